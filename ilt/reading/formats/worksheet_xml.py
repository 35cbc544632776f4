"""The raw XML of a worksheet: how far it reaches, and the cells whose value is not what it seems.

This is looked at before a workbook is parsed: two cells at opposite corners make a parser allocate everything
between them, and a formula that failed or was never calculated comes out of it as a blank cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ilt.reading import limits
from ilt.reading.cells.text import Fault, ShownNumber, column_number
from ilt.reading.formats.archives import walk
from ilt.reading.formats.formulas import MOST_FORMULAS, Cell, Formula, parse
from ilt.reading.formats.number_formats import displayed
from ilt.reading.formats.sheets import ColoredCells, Looks, check_size
from ilt.reading.formats.workbook_looks import Styles, hidden_columns

_CHUNK = 4 * 2**20
_HEAD = 4_000
"""So far reaches what a sheet says before its cells, save of its columns."""
_NAME = re.compile(rb'<c r="([A-Z]{1,3})[0-9]')
_NUMBER = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})"')
_FAR = re.compile(rb'<c r="(?![A-Z][0-9]{1,5}")')
_NEAR_ROWS, _NEAR_COLUMNS = 99_999, 26
"""No cell of a sheet without a far one is beyond these."""
_HIDDEN = re.compile(rb"<(?:[\w.-]+:)?row\s[^<>]*\bhidden\s*=\s*[\"'](?:1|true)")
_RATINGS = frozenset("0123")
_COLORED_BY_RULE = (b"<conditionalFormatting", b":conditionalFormatting", b"<tablePart", b":tablePart")
"""Where one of these is in a sheet, cells may have other colors than their styles say."""
_NO_ZEROS = re.compile(rb"<(?:\w+:)?sheetView\s[^<>]*\bshowZeros\s*=\s*[\"'](?:0|false)")
_DETAILS = (b'"e"', b"'e'", b"<f", b":f>", b":f ")
"""One of these is in a sheet with an error or a formula."""
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d{1,9})[\"']")
_BLANK_STYLE = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}" s="([0-9]{1,9})"(?: t="\w{1,9}")? ?(?:/>|></c>)')
_NAMED = re.compile(r"([A-Za-z]{1,7})([0-9]{1,12})")


@dataclass
class Marks:
    """What the XML of a sheet says that its parsed cells do not.

    Attributes
    ----------
    rows, columns
        No cell is below or to the right of these, counted from 1.
    cells
        (row, column), from 0: the text, ``Fault`` or ``ShownNumber`` that is really there.
    hidden_rows
        Rows that a filter or a person hid.
    booleans
        Whether there may be cells with true or false.
    looks
        What a person sees of the cells besides.
    formulas
        By the cells that hold them.
    """

    rows: int = 0
    columns: int = 0
    hidden_rows: int = 0
    cells: dict[tuple[int, int], str | Fault | ShownNumber] = field(default_factory=dict)
    booleans: bool = False
    looks: Looks = field(default_factory=Looks)
    formulas: dict[Cell, Formula] = field(default_factory=dict)


def scan(xml: bytes, styles: Styles, *, stale: bool) -> Marks:
    """Look a sheet over; its cells are visited one by one only where something in it calls for it.

    Parameters
    ----------
    xml
        The sheet, checked by ``archives.check_plain``.
    styles
        What cell styles and shared texts look like.
    stale
        Whether the workbook says that its formulas wait to be calculated.

    Raises
    ------
    Refused
        It reaches beyond a limit, or is no XML.
    """
    marks = _bounds(xml)
    looked_at = any(mark in xml for mark in _DETAILS) or _has_looks(xml, styles)
    if marks is None or looked_at or _beyond(marks):
        marks = _WorksheetHandler(styles, stale=stale).visit(xml)
        marks.hidden_rows, marks.booleans = _hidden(xml), True
    marks.looks.hidden = hidden_columns(xml)
    check_size(marks.rows, marks.columns)
    return marks


def _beyond(marks: Marks) -> bool:
    return marks.rows * marks.columns > limits.CELLS or marks.columns > limits.COLUMNS or marks.rows > limits.ROWS


def _has_looks(xml: bytes, styles: Styles) -> bool:
    """Tell whether some cell looks other than its text says."""
    if styles.struck_texts or styles.texts or b"strike" in xml:
        return True
    if _NO_ZEROS.search(xml, 0, _HEAD):
        return True
    white = styles.white if styles.white and not _colored_by_rule(xml) else frozenset()
    wanted = {style.encode() for style in styles.percents | styles.struck | white | set(styles.formats)}
    if wanted and any(found[1] in wanted for found in _STYLE.finditer(xml)):
        return True
    colors = {style.encode() for style in styles.colors}
    return bool(colors) and any(found[1] in colors for found in _BLANK_STYLE.finditer(xml))


def _colored_by_rule(xml: bytes) -> bool:
    return any(mark in xml for mark in _COLORED_BY_RULE)


def _bounds(xml: bytes) -> Marks | None:
    """Return the reach of all cells; ``None`` where not every row and cell is written the way that programs write them.

    One search for each thing that may be there, since a sheet may be hundreds of megabytes long.
    """
    if b"<sheetData" not in xml or xml.count(b"<row") != xml.count(b'<row r="'):
        return None
    if xml.count(b"<c") - xml.count(b"<co") != xml.count(b'<c r="'):
        return None
    booleans = b't="b"' in xml
    if not _FAR.search(xml):
        return Marks(_NEAR_ROWS, _NEAR_COLUMNS, _hidden(xml), booleans=booleans)
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    start = found = 0
    while start < len(xml):
        end = xml.rfind(b"<", start + 1, start + _CHUNK)
        end = len(xml) if start + _CHUNK >= len(xml) or end <= start else end
        # Two searches for one thing each are faster than one for pairs.
        names, numbers = _NAME.findall(xml, start, end), _NUMBER.findall(xml, start, end)
        if len(names) != len(numbers):
            return None
        columns.update(names)
        rows.update(numbers)
        found += len(names)
        start = end
    if found != xml.count(b'<c r="'):
        return None
    widest = max((column_number(name.decode()) + 1 for name in columns), default=0)
    return Marks(max(map(int, rows), default=0), widest, _hidden(xml), booleans=booleans)


def _hidden(xml: bytes) -> int:
    return len(_HIDDEN.findall(xml)) if b"hidden" in xml else 0


class _WorksheetHandler:
    """Visits each cell: one that holds nothing reaches nowhere."""

    def __init__(self, styles: Styles, *, stale: bool) -> None:
        self.marks = Marks()
        self.styles = styles
        self.colored = ColoredCells()
        self.stale = stale
        self.row = self.column = -1
        self.white: frozenset[str] = frozenset()
        self.hides_zeros = False
        self.kind = self.style = ""
        self.formula = self.filled = self.struck = False
        self.inside = ""
        self.value: list[str] = []
        self.formula_text: list[str] = []
        self.shared: dict[str, tuple[int, int, Formula | None]] = {}
        self.shares = ""

    def visit(self, xml: bytes) -> Marks:
        self.white = self.styles.white if self.styles.white and not _colored_by_rule(xml) else frozenset()
        self.hides_zeros = _NO_ZEROS.search(xml, 0, _HEAD) is not None
        walk(xml, self.start, self.end, self.text)
        self.colored.show(self.marks.looks)
        return self.marks

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            number = attributes.get("r", "").strip()
            self.row = int(number) - 1 if number.isdecimal() and len(number) < 12 else self.row + 1
            self.column = -1
        elif name == "c":
            match = _NAMED.fullmatch(attributes.get("r", "").strip())
            self.column = column_number(match[1]) if match else self.column + 1
            self.row = int(match[2]) - 1 if match else self.row
            self.kind, self.style = attributes.get("t", ""), attributes.get("s", "")
            self.formula = self.filled = self.struck = False
            self.value, self.formula_text, self.shares = [], [], ""
        else:
            self.filled = True
            self.formula |= name == "f"
            self.struck |= name == "strike" and attributes.get("val") not in ("0", "false")
            self.inside = name if name in ("v", "f") else ""
            if name == "f" and attributes.get("t") == "shared":
                self.shares = attributes.get("si", "")

    def text(self, data: str) -> None:
        if self.inside:
            (self.value if self.inside == "v" else self.formula_text).append(data)

    def end(self, name: str) -> None:
        self.inside = ""
        if name == "row":
            self.colored.end_row()
        if name != "c":
            return
        self.colored.add(self.row, self.column, self.styles.colors.get(self.style, ""), there=self.filled)
        if not self.filled:
            return
        if self.formula and len(self.marks.formulas) < MOST_FORMULAS:
            self._end_formula("".join(self.formula_text))
        self.marks.rows = max(self.marks.rows, self.row + 1)
        self.marks.columns = max(self.marks.columns, self.column + 1)
        value = "".join(self.value).strip()
        truth = self._truth(value)
        if truth is not None:
            self.marks.cells[self.row, self.column] = truth
        if self.struck or self.style in self.styles.struck or (self.kind == "s" and value in self.styles.struck_texts):
            self.marks.looks.struck.add((self.row, self.column))

    def _end_formula(self, text: str) -> None:
        """Note what a formula does; one that is shared stands in its first cell, and moves with the others."""
        if text or not self.shares:
            found = parse(text)
            if self.shares:
                self.shared[self.shares] = self.row, self.column, found
        else:
            row, column, first = self.shared.get(self.shares, (0, 0, None))
            found = first.moved(self.row - row, self.column - column) if first else None
        if found:
            self.marks.formulas[self.row, self.column] = found

    def _truth(self, value: str) -> str | Fault | ShownNumber | None:
        if self.kind == "e":
            return value or "#N/A"
        if self.formula and self.kind != "str" and (not value or (self.stale and value == "0")):
            return Fault.UNCALCULATED
        if self.kind == "s":
            return self.styles.texts.get(value)
        return self._formatted(value) if self.kind in ("", "n") and value else None

    def _formatted(self, value: str) -> str | ShownNumber | None:
        """Return a percentage as its text, and a rating that the cell shows otherwise."""
        if self.style in self.styles.percents:
            try:
                return f"{float(value) * 100:g}%"
            except ValueError:
                return None
        if value.removesuffix(".0") not in _RATINGS:
            return None
        number = float(value)
        text = displayed(self.styles.formats[self.style], number) if self.style in self.styles.formats else None
        if self.style in self.white or (self.hides_zeros and not number):
            text = ""
        return None if text is None else ShownNumber(text, number)

"""Word documents (.docx): each table, with the text above it.

Source: ECMA-376 part 1, 17.4 (tables): ``w:tbl``, ``w:tr``, ``w:tc``, spans by ``w:gridSpan`` and ``w:vMerge``.
"""

from __future__ import annotations

import re
import zipfile

from ilt.reading import limits
from ilt.reading.cells.text import clean
from ilt.reading.formats.archives import unpack, walk
from ilt.reading.formats.sheets import Opened, Sheet, check_size, from_rows
from ilt.reading.problems import Refused

_MEMBERS = re.compile(r"word/document\.xml", re.IGNORECASE)
_FACTS_WIDTH = 2
_SKIPPED = frozenset(("del", "moveFrom", "txbxContent", "Fallback", "instrText"))
_Rows = list[list[str]]


def read(archive: zipfile.ZipFile) -> Opened:
    """Read the tables of a document; a small table with facts belongs to the large ones below it.

    Raises
    ------
    Refused
        It holds no table, or cannot be read.
    """
    members = unpack(archive, _MEMBERS.fullmatch)
    handler = _DocumentHandler()
    walk(next(iter(members.values())), handler.start, handler.end, handler.text)
    above: _Rows = []
    sheets: list[Sheet] = []
    tables = 0
    for block in handler.blocks:
        if isinstance(block, str):
            if clean(block):
                above.append(_fact(block))
            continue
        tables += 1
        rows, merged = block
        width = max((len(row) for row in rows), default=0)
        if width <= _FACTS_WIDTH:
            # Below the name of a fact may be, in the same cell, what to write next to it.
            above += [*([row[0].partition("\n")[0], *row[1:]] for row in rows if row), []]
            continue
        check_size(len(above) + len(rows), width)
        shifted = frozenset((row + len(above), column) for row, column in merged)
        sheets.append(from_rows(f"Table {tables}", [*above, *rows], first=1 - len(above), merged=shifted))
        above = [row for row in above if len(row) == _FACTS_WIDTH]
    if not sheets:
        raise Refused("no-table")
    if len(sheets) > limits.SHEETS:
        raise Refused("too-many-sheets", limit=limits.SHEETS)
    if len(sheets) == 1:
        sheets[0].name = ""
    return Opened(sheets)


def _fact(paragraph: str) -> list[str]:
    """Split ``School: Alder`` into a name and its value, as two cells of a sheet would hold them."""
    name, colon, value = paragraph.partition(":")
    return [name, value] if colon and clean(value) else [paragraph]


def _value(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == "val"), "")


class _DocumentHandler:
    """Visits each element of ``word/document.xml``; what was deleted with tracked changes is not there."""

    def __init__(self) -> None:
        self.blocks: list[str | tuple[_Rows, set[tuple[int, int]]]] = []
        self.tables = 0  # how many tables we are inside of
        self.rows: _Rows = []
        self.cell: list[str] | None = None
        self.paragraph: list[str] = []
        self.skipping = ""
        self.depth = 0
        self.inside_text = self.placeholder = self.below = False
        self.span = 1
        self.cells = 0
        self.merged: set[tuple[int, int]] = set()

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: C901, PLR0912 - one branch an element
        if self.skipping:
            self.depth += name == self.skipping
            return
        if name in _SKIPPED:
            self.skipping, self.depth = name, 1
        elif name == "tbl":
            self.tables += 1
            if self.tables == 1:
                self.rows, self.merged = [], set()
        elif self.tables == 1 and name == "tr":
            self.rows.append([])
        elif self.tables == 1 and name == "tc":
            self.cell = []
        elif self.tables == 1 and name == "gridSpan":
            self.span = min(int(_value(attributes)), limits.COLUMNS) if _value(attributes).isdecimal() else 1
        elif self.tables == 1 and name == "vMerge" and _value(attributes) != "restart":
            self.below = True
        elif name == "showingPlcHdr":
            self.placeholder = True
        elif name == "sdtContent" and self.placeholder:
            self.placeholder, self.skipping, self.depth = False, name, 1
        elif name == "t":
            self.inside_text = True
        elif name in ("br", "cr"):
            self.paragraph.append("\n")
        elif name == "tab" and not self._in_properties(attributes):
            self.paragraph.append("\t")
        elif name == "noBreakHyphen":
            self.paragraph.append("-")

    @staticmethod
    def _in_properties(attributes: dict[str, str]) -> bool:
        # A tab stop of a paragraph's properties has attributes; a tab in the text has none.
        return bool(attributes)

    def text(self, data: str) -> None:
        if self.inside_text and not self.skipping:
            self.paragraph.append(data)

    def end(self, name: str) -> None:
        if self.skipping:
            self.depth -= name == self.skipping
            if not self.depth:
                self.skipping = ""
        elif name == "t":
            self.inside_text = False
        elif name == "p":
            self._end_paragraph()
        elif name == "tc" and self.tables == 1 and self.cell is not None:
            self._end_cell("\n".join(self.cell).strip("\n"))
        elif name == "tbl":
            self.tables -= 1
            if not self.tables:
                self.blocks.append((self.rows, self.merged))

    def _end_cell(self, text: str) -> None:
        row, place = self.rows[-1], len(self.rows[-1])
        if self.below and len(self.rows) > 1 and place < len(self.rows[-2]):
            text = self.rows[-2][place]
            self.merged.add((len(self.rows) - 1, place))
        self.cells += self.span
        if self.cells > limits.CELLS:
            raise Refused("too-many-cells", limit=limits.CELLS)
        row += [text, *[""] * (self.span - 1)]
        self.cell, self.span, self.below = None, 1, False

    def _end_paragraph(self) -> None:
        text = "".join(self.paragraph)
        self.paragraph = []
        if self.cell is not None:
            self.cell.append(text)
        elif not self.tables:
            self.blocks.append(text)

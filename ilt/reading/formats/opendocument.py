"""OpenDocument spreadsheets (.ods): the visible sheets.

A cell and a row may say that they are repeated a million times, so only repetitions that hold something count.
Source: OpenDocument 1.3, part 3, chapter 9 (tables) and 19 (attributes).
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ilt.reading import limits
from ilt.reading.cells import rating_values
from ilt.reading.cells.text import ERRORS, Fault, ShownNumber, cell_text, clean, distinct_name
from ilt.reading.formats.archives import unpack, walk
from ilt.reading.formats.formulas import MOST_FORMULAS, Cell, Formula, computed, fetched_notice, parse
from ilt.reading.formats.opendocument_words import Paragraphs, of_pages
from ilt.reading.formats.sheets import (
    Area,
    ColoredCells,
    Looks,
    Opened,
    Sheet,
    check_size,
    comments_notice,
    fill_down,
    from_rows,
    hidden_notice,
    pictures_notice,
    spanned_cells,
)
from ilt.reading.formats.text_runs import STRUCK, Run, is_struck, with_boxes
from ilt.reading.formats.validations import Reference, of_condition, resolved
from ilt.reading.problems import Refused

_MEMBERS = re.compile(r"(?:content\.xml|styles\.xml|META-INF/manifest\.xml)", re.IGNORECASE)
_SKIPPED = frozenset(("annotation", "tracked-changes", "shapes", "forms", "table-header", "dde-links"))
_FIGURE = re.compile(r"[-+]?\d[\d.,' \u00a0\u202f]*")
_REPEATED = 1_000
_RATINGS = (0, 1, 2, 3)
_FIGURES = ("0", "1", "2", "3")
_NO_COLORS = ("transparent", "#ffffff")
_LINES = {
    "text-line-through-style": STRUCK,
    "text-line-through-type": STRUCK,
    "text-underline-style": "u",
}
_SPANNED = ("number-rows-spanned", "number-columns-spanned")
_PLACED = frozenset(("formula", *_SPANNED))
_HIDDEN = ("collapse", "filter")


def read(archive: zipfile.ZipFile) -> Opened:
    """Read the visible sheets of an OpenDocument spreadsheet.

    Raises
    ------
    Refused
        It cannot be read as a whole.
    """
    members = unpack(archive, _MEMBERS.fullmatch)
    if b"encryption-data" in members.get("META-INF/manifest.xml", b""):
        raise Refused("password")
    handler = _OpenDocumentHandler()
    walk(members["content.xml"], handler.start, handler.end, handler.text)
    if not handler.tables:
        raise Refused("not-a-spreadsheet", what="an OpenDocument file without a sheet")
    notices = hidden_notice(sum(table.hidden for table in handler.tables))
    opened = Opened([], notices)
    formulas = {table.name: table.formulas for table in handler.tables}
    pages = of_pages(members.get("styles.xml", b""))
    taken: dict[str, int] = {}
    listed = {table.name: table.rows for table in handler.tables}
    for table in handler.tables:
        if not table.hidden:
            try:
                found = [(handler.validations[name], tuple(areas)) for name, areas in table.validated.items()]
                table.looks.allowed = resolved(found, {**listed, "": table.rows})
                opened.sheets.append(table.sheet(formulas))
                opened.sheets[-1].around = [*pages, *(("text box", text) for text in table.shapes.found)]
            except Refused as refusal:
                opened.refused[distinct_name(clean(table.name), taken)] = refusal
    return opened


@dataclass(frozen=True)
class _CellLooks:
    place: int
    times: int
    color: str
    struck: bool
    there: bool


class _TableElement:
    def __init__(self, name: str, *, hidden: bool) -> None:
        self.name, self.hidden = name, hidden
        self.rows: list[list[Any]] = []
        self.spans: list[tuple[int, int, int, int]] = []
        self.height = self.width = self.filtered = 0
        self.too_large: Refused | None = None
        self.looks = Looks()
        self.colored = ColoredCells()
        self.column_styles: list[tuple[int, str]] = []
        self.columns = 0
        self.comments = 0
        self.shapes = Paragraphs()
        self.formulas: dict[Cell, Formula] = {}
        self.validated: dict[str, list[Area]] = {}

    def add_column(self, attributes: dict[str, str]) -> None:
        """Take the style of columns over, and whether nobody sees them."""
        times = _times(attributes.get("number-columns-repeated", "1"))
        if attributes.get("visibility") in _HIDDEN:
            self.looks.hidden.update(range(self.columns, min(self.columns + times, limits.COLUMNS)))
        self.columns += times
        self.column_styles.append((self.columns, attributes.get("default-cell-style-name", "")))

    def style_at(self, place: int) -> str:
        """Return the style of a column's cells that have none of their own."""
        return next((style for stop, style in self.column_styles if place < stop), "")

    def add_looks(self, row: list[_CellLooks], times: int) -> None:
        """Take over how the cells of a row look; of a row that is repeated, the first ones."""
        for at in range(self.height, self.height + min(times, _REPEATED)):
            for cell in row:
                for place in range(cell.place, cell.place + min(cell.times, _REPEATED)):
                    self.colored.add(at, place, cell.color, there=cell.there)
                    if cell.struck and cell.there:
                        self.looks.struck.add((at, place))
            self.colored.end_row()

    def add(self, row: list[tuple[Any, int]], times: int, *, filtered: bool) -> None:
        """Take a row over, each cell with how often it is repeated; blank ones at the end reach nowhere."""
        while row and row[-1][0] == "":
            row.pop()
        width = sum(repeated for _, repeated in row)
        if row and not self.too_large:
            self.width = max(self.width, width)
            self.filtered += times if filtered else 0
            try:
                check_size(self.height + times, self.width)
            except Refused as refusal:
                self.too_large = refusal
            else:
                self.rows += [[] for _ in range(self.height - len(self.rows))]
                cells = [cell for cell, repeated in row for _ in range(repeated)]
                self.rows += [list(cells) for _ in range(times)]
        self.height += times

    def add_formula(self, column: int, text: str) -> None:
        """Note what the formula of a cell of the next row does."""
        if len(self.formulas) < MOST_FORMULAS and (found := parse(text)):
            self.formulas[self.height, column] = found

    def sheet(self, formulas: Mapping[str, Mapping[Cell, Formula]]) -> Sheet:
        if self.too_large:
            raise self.too_large
        self.looks.spanned = spanned_cells(self.rows, self.spans)
        merged = fill_down(self.rows, [(top, column, height) for top, column, height, _ in self.spans])
        notices = [f"{self.filtered} hidden (filtered) rows were also read."] if self.filtered else []
        self.colored.show(self.looks)
        self.looks.computed = computed(formulas, self.name, self.rows)
        notices += fetched_notice(formulas.get(self.name, {}), self.name, self.rows)
        notices += [*comments_notice(self.comments), *pictures_notice(self.shapes.pictures)]
        return from_rows(clean(self.name), self.rows, merged=merged, notices=notices, looks=self.looks)


class _OpenDocumentHandler:
    """Visits each element of ``content.xml``."""

    def __init__(self) -> None:
        self.tables: list[_TableElement] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.validations: dict[str, tuple[str, ...] | Reference] = {}
        self.text_looks: dict[str, frozenset[str]] = {}
        self.colors: dict[str, str] = {}
        self.white: set[str] = set()
        self.spans: list[frozenset[str]] = []
        self.runs: list[Run] = []
        self.row_looks: list[_CellLooks] = []
        self.skipping = ""
        self.depth = 0
        self.table: _TableElement | None = None
        self.row: list[tuple[Any, int]] = []
        self.row_times = 1
        self.filtered = False
        self.cell: dict[str, str] | None = None
        self.lines: list[str] = []
        self.in_merged = False

    def start(self, name: str, with_prefix: dict[str, str]) -> None:
        if self.skipping:
            self.depth += name == self.skipping
            self._shape("start", name)
            return
        attributes = {key.rpartition(":")[2]: value for key, value in with_prefix.items()}
        if name in _SKIPPED:
            self.skipping, self.depth = name, 1
            if name == "annotation" and self.table is not None:
                self.table.comments += 1
        elif name in ("text-properties", "table-cell-properties", "map") and self.table is None:
            self._style(name, attributes)
        elif name == "content-validation":
            allowed = of_condition(attributes.get("condition", ""))
            self.validations |= {attributes.get("name", ""): allowed} if allowed else {}
        elif name == "style":
            self.style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "table" and self.table is None:
            self._start_table(attributes)
        elif self.table is not None:
            self._start_inside(name, attributes)

    def _style(self, name: str, attributes: dict[str, str]) -> None:
        """Note how a style looks."""
        color = attributes.get("background-color", "transparent")
        if name == "map":
            # A rule may color the cell.
            self.white.discard(self.style)
            return
        if name == "table-cell-properties":
            if color.casefold() not in _NO_COLORS:
                self.colors[self.style] = color
            return
        self.white |= {self.style} if attributes.get("color", "").casefold() == "#ffffff" else set()
        looks = {"color"} if attributes.get("color", "#000000") != "#000000" else set()
        looks |= {"highlight"} if color.casefold() not in _NO_COLORS else set()
        looks |= {"b"} if attributes.get("font-weight") == "bold" else set()
        for attribute, look in _LINES.items():
            looks |= {look} if attributes.get(attribute, "none") != "none" else set()
        self.text_looks[self.style] = frozenset(looks)

    def _start_table(self, attributes: dict[str, str]) -> None:
        if len(self.tables) >= limits.SHEETS:
            raise Refused("too-many-sheets", limit=limits.SHEETS)
        hidden = attributes.get("style-name", "") in self.hidden_styles
        self.table = _TableElement(attributes.get("name", ""), hidden=hidden)
        self.tables.append(self.table)

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table-row":
            self.row, self.row_looks = [], []
            self.row_times = _times(attributes.get("number-rows-repeated", "1"))
            self.filtered = attributes.get("visibility") in _HIDDEN
        elif name in ("table-cell", "covered-table-cell"):
            self.cell, self.lines, self.runs, self.spans = attributes, [], [], []
            self.in_merged = name == "covered-table-cell"
        elif name == "table-column" and self.table is not None:
            self.table.add_column(attributes)
        elif name == "image" and self.table is not None:
            self.table.shapes.pictures += 1
        elif self.cell is not None and name == "span":
            self.spans.append(self.text_looks.get(attributes.get("style-name", ""), frozenset()))
        elif self.cell is not None and name in ("p", "h"):
            self.runs += [("\n", frozenset())] if self.lines else []
            self.lines.append("")
        elif self.cell is not None and name in ("s", "tab", "line-break") and self.lines:
            self._add({"s": " " * min(_times(attributes.get("c", "1")), 100), "tab": "\t"}.get(name, "\n"))

    def text(self, data: str) -> None:
        if not self.skipping and self.cell is not None and self.lines:
            self._add(data)
        else:
            self._shape("text", data)

    def _shape(self, what: str, said: str) -> None:
        """Hand on what stands in the shapes of a sheet, which are no cells."""
        if self.skipping == "shapes" and self.table is not None:
            getattr(self.table.shapes, what)(said)

    def _add(self, data: str) -> None:
        self.lines[-1] += data
        self.runs.append((data, self.spans[-1] if self.spans else frozenset()))

    def end(self, name: str) -> None:
        if self.skipping:
            self.depth -= name == self.skipping
            self._shape("end", name)
            if not self.depth:
                self.skipping = ""
        elif self.table is None:
            return
        elif name in ("table-cell", "covered-table-cell") and self.cell is not None:
            text = with_boxes(self.runs)
            value = "" if self.in_merged else _value(self.cell, text, hidden=bool(self.lines) and not text.strip())
            value = self._seen(self.cell, value)
            self._end_looks(self.cell, value)
            place = sum(repeated for _, repeated in self.row) if self.cell.keys() & _PLACED else 0
            if "formula" in self.cell:
                self.table.add_formula(place, self.cell["formula"])
            if self.cell.keys() & {*_SPANNED} and value != "":
                height, width = (_times(self.cell.get(name, "1")) for name in _SPANNED)
                self.table.spans.append((self.table.height, place, height, width))
            self.row.append((value, _times(self.cell.get("number-columns-repeated", "1"))))
            self.cell = None
        elif name == "span" and self.spans:
            self.spans.pop()
        elif name == "table-row":
            self.table.add_looks(self.row_looks, self.row_times)
            self.table.add(self.row, self.row_times, filtered=self.filtered)
        elif name == "table":
            self.table = None

    def _seen(self, cell: dict[str, str], value: Any) -> Any:
        """Return what a cell holds; a number in white on white shows nothing."""
        if self.table is None or not self.white or cell_text(value).strip() not in _FIGURES:
            return value
        style = cell.get("style-name") or self.table.style_at(sum(repeated for _, repeated in self.row))
        unseen = style in self.white and style not in self.colors
        return ShownNumber("", float(cell_text(value))) if unseen else value

    def _end_looks(self, cell: dict[str, str], value: Any) -> None:
        """Note how a cell looks, where some style says anything."""
        validation = cell.get("content-validation-name", "")
        if self.table is not None and validation in self.validations and value != "":
            at, place = self.table.height, sum(repeated for _, repeated in self.row)
            self.table.validated.setdefault(validation, []).append((at, at, place, place))
        if self.table is None or not (self.colors or any(self.text_looks.values())):
            return
        place = sum(repeated for _, repeated in self.row)
        style = cell.get("style-name") or self.table.style_at(place)
        struck = STRUCK in self.text_looks.get(style, ()) or is_struck(self.runs)
        color = self.colors.get(style, "")
        if struck or color or value != "":
            times = _times(cell.get("number-columns-repeated", "1"))
            self.row_looks.append(_CellLooks(place, times, color, struck=struck, there=value != ""))


def _times(number: str) -> int:
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 12 else 1


def _is_another(text: str, number: float) -> bool:
    """Tell whether a figure is seen that is not the number, however many places it has."""
    try:
        return bool(text.strip()) and float(text.strip().replace(",", ".")) != number
    except ValueError:
        return False


def _value(cell: dict[str, str], text: str, *, hidden: bool = False) -> Any:  # noqa: PLR0911 - one return a type
    """Return what a cell holds, by the type that it says it has; ``hidden`` tells whether it shows nothing of that."""
    kind = cell.get("value-type", "")
    if text.strip() in ERRORS or text.startswith("Err:"):
        return text.strip() if text.strip() in ERRORS else "#VALUE!"
    if "formula" in cell and not kind:
        return Fault.UNCALCULATED
    try:
        if kind in ("float", "currency"):
            number = float(cell["value"])
            # A number that shows as TRUE or as a date is what it shows; one that is rounded is what it is.
            if not text.strip():
                return ShownNumber("", number) if hidden and number in _RATINGS else number
            if _FIGURE.fullmatch(text.strip()):
                return ShownNumber(text, number) if number in _RATINGS and _is_another(text, number) else number
            seen = rating_values.parse(text)
            return text if seen.code else ShownNumber(text, number) if number in _RATINGS else number
        if kind == "percentage":
            return f"{float(cell['value']) * 100:g}%"
        if kind == "date":
            return dt.datetime.fromisoformat(cell["date-value"].rstrip("Z"))
    except (KeyError, ValueError):
        return text
    if kind == "boolean":
        return cell.get("boolean-value", text).upper()
    return cell["string-value"] if not text and "string-value" in cell else text

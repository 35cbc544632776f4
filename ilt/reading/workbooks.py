"""Excel workbooks (.xlsx, .xlsm): the visible sheets, each as a grid."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd
import python_calamine

from ilt.reading import limits, sheetxml
from ilt.reading.grids import Grid
from ilt.reading.problems import Refused
from ilt.reading.text import Fault, clean

_KEPT = re.compile(r"(?:\[Content_Types\]\.xml|_rels/\.rels|xl/.*\.(?:xml|rels))", re.IGNORECASE)
_PERCENT_FORMATS = frozenset(("9", "10"))
_DIMENSION = re.compile(rb"<(?:[\w.-]+:)?dimension\b[^<>]*/>")
_QUOTED_FORMAT = re.compile(r'"[^"]*"|\\.')
_TRUE = ("1", "true")


@dataclass(frozen=True)
class _Sheet:
    name: str
    member: str
    visible: bool


def read(archive: zipfile.ZipFile, source: str) -> tuple[list[Grid], list[str], dict[str, Refused]]:
    """Read the visible sheets of a workbook.

    Returns
    -------
    tuple
        The grids, what was noticed about the workbook, and the sheets that are refused.

    Raises
    ------
    Refused
        The workbook as a whole cannot be read.
    """
    parts = _unpack(archive)
    sheets, stale = _contents(parts)
    if len(sheets) > limits.SHEETS:
        raise Refused("too-many-sheets", limit=limits.SHEETS)
    hidden = [clean(sheet.name) for sheet in sheets if not sheet.visible]
    notices = [f"The hidden sheet “{name}” was not read." for name in hidden]
    percents = _percent_styles(parts.get("xl/styles.xml", b""))
    marks: dict[str, sheetxml.Marks] = {}
    refused: dict[str, Refused] = {}
    for sheet in sheets:
        try:
            if sheet.visible:
                marks[sheet.name] = sheetxml.scan(parts[sheet.member], percents, stale=stale)
        except Refused as verdict:
            refused[clean(sheet.name)] = verdict
    keep = {sheet.member for sheet in sheets if sheet.name in marks}
    book = _open(_repacked(parts, {sheet.member for sheet in sheets} - keep))
    grids = [_grid(book, source, name, marks[name]) for name in marks]
    return grids, notices, refused


def _unpack(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Return the XML parts of a workbook; pictures, macros and what lies outside ``xl/`` are never unpacked."""
    members = [member for member in archive.infolist() if _KEPT.fullmatch(member.filename.replace("\\", "/"))]
    if sum(member.file_size for member in members) > limits.UNPACKED_BYTES:
        raise Refused("too-many-unpacked-bytes", limit=limits.UNPACKED_BYTES // 2**20)
    parts: dict[str, bytes] = {}
    for member in members:
        if member.flag_bits & 1:
            raise Refused("password")
        try:
            # Reading stops at the declared size, so the sum above holds.
            part = archive.read(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise Refused("damaged") from error
        sheetxml.check_plain(part)
        parts[member.filename.replace("\\", "/")] = part
    return parts


def _xml(part: bytes) -> ET.Element:
    try:
        return ET.fromstring(part)  # noqa: S314 - definitions of entities were refused already
    except (ET.ParseError, ValueError) as error:
        raise Refused("damaged") from error


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _contents(parts: dict[str, bytes]) -> tuple[list[_Sheet], bool]:
    """Return the worksheets, in order, and whether the formulas still wait to be calculated."""
    try:
        book, links = _xml(parts["xl/workbook.xml"]), _xml(parts["xl/_rels/workbook.xml.rels"])
    except KeyError as error:
        raise Refused("damaged") from error
    targets = {_attribute(link, "Id"): _attribute(link, "Target") for link in links}
    known = {name.casefold(): name for name in parts}
    sheets = []
    stale = False
    for element in book.iter():
        if _local(element) == "calcPr":
            stale = _attribute(element, "fullCalcOnLoad") in _TRUE
        if _local(element) != "sheet":
            continue
        target = targets.get(next((v for k, v in element.attrib.items() if k.endswith("}id")), ""), "")
        path = posixpath.normpath(posixpath.join("/xl", target.replace("\\", "/"))).lstrip("/")
        member = known.get(path.casefold())
        if member is None:
            raise Refused("damaged")
        if not member.casefold().startswith("xl/chartsheets/"):
            visible = _attribute(element, "state") not in ("hidden", "veryHidden")
            sheets.append(_Sheet(_attribute(element, "name"), member, visible))
    return sheets, stale


def _percent_styles(styles: bytes) -> frozenset[str]:
    if not styles:
        return frozenset()
    root = _xml(styles)
    formats = set(_PERCENT_FORMATS)
    for element in root.iter():
        if _local(element) == "numFmt" and "%" in _QUOTED_FORMAT.sub("", _attribute(element, "formatCode")):
            formats.add(_attribute(element, "numFmtId"))
    cells = next((element for element in root if _local(element) == "cellXfs"), ())
    return frozenset(str(place) for place, style in enumerate(cells) if _attribute(style, "numFmtId") in formats)


def _repacked(parts: dict[str, bytes], left_out: set[str]) -> bytes:
    """Pack what was checked into a new archive, so that the parser sees that and nothing else."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            if name not in left_out:
                archive.writestr(name, _DIMENSION.sub(b"", part, count=1) if "sheet" in name.casefold() else part)
    return file.getvalue()


def _open(data: bytes) -> python_calamine.CalamineWorkbook:
    book: python_calamine.CalamineWorkbook = _guarded(lambda: python_calamine.load_workbook(io.BytesIO(data)))
    return book


def _guarded(parse: Any) -> Any:
    try:
        return parse()
    except (KeyboardInterrupt, SystemExit, GeneratorExit, Refused):
        raise
    except python_calamine.PasswordError as error:
        raise Refused("password") from error
    except BaseException as error:
        raise Refused("damaged") from error


def _grid(book: python_calamine.CalamineWorkbook, source: str, name: str, marks: sheetxml.Marks) -> Grid:
    rows, merges = _guarded(lambda: _parsed(book, name))
    width = max((len(row) for row in rows), default=0)
    rows = [[_plain(cell) for cell in row] for row in rows]
    for (row, column), truth in marks.cells.items():
        while len(rows) <= row:
            rows.append([""] * width)
        if len(rows[row]) <= column:
            rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = truth
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) if len(row) < width else row for row in rows]
    merged = _fill_down(rows, merges)
    cells = pd.DataFrame(
        {place: pd.Series(column, dtype=object) for place, column in enumerate(zip(*rows, strict=True))}
    )
    numbers = np.arange(1, len(rows) + 1, dtype=np.int64)
    notices = []
    if marks.hidden_rows:
        notices.append(f"{marks.hidden_rows} hidden (filtered) rows were read, too.")
    return Grid(source, clean(name), cells, numbers, merged=merged, notices=notices)


def _parsed(book: python_calamine.CalamineWorkbook, name: str) -> tuple[list[list[Any]], list[Any]]:
    sheet = book.get_sheet_by_name(name)
    return sheet.to_python(skip_empty_area=False), list(sheet.merged_cell_ranges or ())


def _plain(cell: Any) -> Any:
    # Python holds True equal to 1, so the two would be one distinct value.
    return str(cell).upper() if isinstance(cell, bool) else cell


def _fill_down(rows: list[list[Any]], merges: list[Any]) -> frozenset[tuple[int, int]]:
    """Write the value of a merged cell into the rows that it spans; return the cells that got it so."""
    filled: set[tuple[int, int]] = set()
    for (top, column), (bottom, _) in merges:
        if top >= len(rows) or column >= len(rows[top]) or rows[top][column] in ("", Fault.UNCALCULATED):
            continue
        for row in range(top + 1, min(bottom + 1, len(rows))):
            rows[row][column] = rows[top][column]
            filled.add((row, column))
        if len(filled) > limits.ROWS:
            break
    return frozenset(filled)

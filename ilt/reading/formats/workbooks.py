"""Excel workbooks (.xlsx, .xlsm): the visible sheets, each as a grid."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

import python_calamine

from ilt.reading import limits
from ilt.reading.cells.text import clean, distinct_name
from ilt.reading.formats import workbook_looks, worksheet_xml
from ilt.reading.formats.archives import unpack, xml
from ilt.reading.formats.formulas import Cell, Formula, computed, fetched_notice
from ilt.reading.formats.sheets import (
    Around,
    Opened,
    Sheet,
    comments_notice,
    fill_down,
    from_rows,
    hidden_notice,
    pictures_notice,
    spanned_cells,
)
from ilt.reading.formats.validations import Reference, Validation, allowed, resolved
from ilt.reading.formats.workbook_drawings import words_around
from ilt.reading.problems import Refused

_MEMBERS = re.compile(r"(?:\[Content_Types\]\.xml|_rels/\.rels|xl/.*\.(?:xml|rels))", re.IGNORECASE)
_DIMENSION = re.compile(rb"<(?:[\w.-]+:)?dimension\b[^<>]*/>")
_TRUE = ("1", "true")


@dataclass(frozen=True)
class _SheetEntry:
    name: str
    member: str
    visible: bool


def read(archive: zipfile.ZipFile) -> Opened:
    """Read the visible sheets of a workbook.

    Raises
    ------
    Refused
        The workbook as a whole cannot be read.
    """
    members = unpack(archive, _MEMBERS.fullmatch)
    sheets, stale, names = _contents(members)
    if len(sheets) > limits.SHEETS:
        raise Refused("too-many-sheets", limit=limits.SHEETS)
    if len({sheet.name for sheet in sheets}) < len(sheets):
        # No program writes that; one of the two would be read twice, and the other not at all.
        raise Refused("damaged")
    notices = hidden_notice(sum(not sheet.visible for sheet in sheets))
    known = {name.casefold(): member for name, member in members.items()}
    styles = workbook_looks.read(known.get("xl/styles.xml", b""), known.get("xl/sharedstrings.xml", b""))
    marks: dict[str, worksheet_xml.Marks] = {}
    comments: dict[str, list[str]] = {}
    around: dict[str, list[Around]] = {}
    refused: dict[str, Refused] = {}
    taken: dict[str, int] = {}
    for sheet in sheets:
        try:
            if sheet.visible:
                marks[sheet.name] = worksheet_xml.scan(members[sheet.member], styles, stale=stale)
                around[sheet.name], pictures = words_around(members, sheet.member)
                comments[sheet.name] = comments_notice(workbook_looks.count_comments(members, sheet.member))
                comments[sheet.name] += pictures_notice(pictures)
        except Refused as verdict:
            refused[distinct_name(clean(sheet.name), taken)] = verdict
    validations = {sheet.name: list(allowed(members[sheet.member], names)) for sheet in sheets if sheet.name in marks}
    lists = _lists(validations, sheets, members, styles, refused)
    keep = {sheet.member for sheet in sheets if sheet.name in {*marks, *lists}}
    book = _open(_repacked(members, {sheet.member for sheet in sheets} - keep))
    listed = {name: _guarded(partial(_parsed, book, name))[0] for name in lists}
    for name, said in validations.items():
        marks[name].looks.allowed = resolved(said, {**listed, "": listed.get(name, [])})
    formulas = {name: own.formulas for name, own in marks.items()}
    found = [_sheet(book, name, own, comments[name], formulas) for name, own in marks.items()]
    for own, words in zip(found, around.values(), strict=True):
        own.around = words
    return Opened(found, notices, refused)


def _lists(
    validations: dict[str, list[Validation]],
    sheets: list[_SheetEntry],
    members: dict[str, bytes],
    styles: workbook_looks.Styles,
    refused: dict[str, Refused],
) -> set[str]:
    """Return the sheets, hidden or not, that hold the lists of a validation, where they can be read."""
    wanted = {
        what.sheet or name for name, found in validations.items() for what, _ in found if isinstance(what, Reference)
    }
    there = {sheet.name for sheet in sheets if sheet.name in wanted and clean(sheet.name) not in refused}
    for sheet in sheets:
        if sheet.name in there and not sheet.visible:
            try:
                worksheet_xml.scan(members[sheet.member], styles, stale=False)
            except Refused:
                there.discard(sheet.name)
    return there


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _contents(members: dict[str, bytes]) -> tuple[list[_SheetEntry], bool, dict[str, str]]:
    """Return the worksheets, in order, whether the formulas still wait to be calculated, and the names of formulas."""
    try:
        book, links = xml(members["xl/workbook.xml"]), xml(members["xl/_rels/workbook.xml.rels"])
    except KeyError as error:
        raise Refused("damaged") from error
    targets = {_attribute(link, "Id"): _attribute(link, "Target") for link in links}
    known = {name.casefold(): name for name in members}
    sheets = []
    stale = False
    named = {}
    for element in book.iter():
        if _local(element) == "definedName":
            named[_attribute(element, "name").casefold()] = element.text or ""
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
            sheets.append(_SheetEntry(_attribute(element, "name"), member, visible))
    return sheets, stale, named


def _repacked(members: dict[str, bytes], left_out: set[str]) -> bytes:
    """Pack what was checked into a new archive, so that the parser sees that and nothing else."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            if name not in left_out:
                sheet = "sheet" in name.casefold()
                # Without the time: a clock that shows less than 1980 makes no zip.
                archive.writestr(zipfile.ZipInfo(name), _DIMENSION.sub(b"", content, count=1) if sheet else content)
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


def _sheet(
    book: python_calamine.CalamineWorkbook,
    name: str,
    marks: worksheet_xml.Marks,
    notices: list[str],
    formulas: Mapping[str, Mapping[Cell, Formula]],
) -> Sheet:
    rows, merges = _guarded(lambda: _parsed(book, name))
    if marks.booleans:
        # Python holds True equal to 1, so the two would be one distinct value.
        rows = [[str(cell).upper() if cell is True or cell is False else cell for cell in row] for row in rows]
    for (row, column), truth in marks.cells.items():
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = truth
    marks.looks.computed = computed(formulas, name, rows)
    notices += fetched_notice(formulas.get(name, {}), name, rows)
    spans = [(top, column, bottom + 1 - top) for (top, column), (bottom, _) in merges]
    if marks.hidden_rows:
        notices.append(f"{marks.hidden_rows} hidden (filtered) rows were also read.")
    areas = [(*one, right + 1 - one[1]) for one, (_, (_, right)) in zip(spans, merges, strict=True)]
    marks.looks.spanned = spanned_cells(rows, areas)
    merged = fill_down(rows, spans)
    return from_rows(clean(name), rows, merged=merged, notices=notices, looks=marks.looks)


def _parsed(book: python_calamine.CalamineWorkbook, name: str) -> tuple[list[list[Any]], list[Any]]:
    sheet = book.get_sheet_by_name(name)
    return sheet.to_python(skip_empty_area=False), list(sheet.merged_cell_ranges or ())

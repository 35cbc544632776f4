"""What cells are allowed to hold, as workbooks say it: the lists and limits of data validation.

Source: ECMA-376 part 1, 18.3.1.32 (``dataValidation``); lists of other sheets may stand in an extension.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ilt.reading.cells.text import column_number
from ilt.reading.formats.sheets import Allowed, Area

_VALIDATION = re.compile(rb"<(?:[\w.-]+:)?dataValidation\b([^<>]*)>")
_ATTRIBUTE = re.compile(r"\b(type|operator|sqref)\s*=\s*[\"']([^\"']*)[\"']")
_FORMULA = re.compile(r"<(?:[\w.-]+:)?(?:formula[12]|f)>([^<>]+)<")
_AREAS = re.compile(r"<(?:[\w.-]+:)?sqref>([^<>]+)<")
_CORNER = r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})"
_AREA = re.compile(rf"{_CORNER}(?::{_CORNER})?")
_REFERENCE = re.compile(rf"=?(?:'?(?P<sheet>[^'!]{{1,100}})'?!)?(?P<area>{_CORNER}(?::{_CORNER})?)")
_BETWEEN = re.compile(r"is-between\(\s{0,3}([\d.]{1,9})\s{0,3},\s{0,3}([\d.]{1,9})\s{0,3}\)")
_QUOTED = re.compile(r'"([^"]*)"')
_PLACE = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_LISTED_IN = re.compile(
    rf"\[?(?:\$?'?(?P<sheet>[^'.\]\[]{{1,100}})'?)?\.(?P<first>{_PLACE})(?::\.?(?P<last>{_PLACE}))?"
)
_MOST, _LARGEST, _LONGEST = 200, 100, 10_000
"""So many validations are looked at, and so many entries of a list."""


@dataclass(frozen=True)
class Reference:
    """The cells of a sheet (blank: the same) that hold a list."""

    sheet: str
    area: Area


Validation = tuple[tuple[str, ...] | Reference, tuple[Area, ...]]
"""What cells may hold, or where that stands, and the areas of these cells."""


def allowed(xml: bytes, names: dict[str, str]) -> Iterator[Validation]:
    """Return what validation lets the cells of a sheet hold.

    Parameters
    ----------
    names
        What the workbook calls by a name, in small letters -> its formula.
    """
    tail = xml[xml.rfind(b"sheetData") :]
    starts = list(_VALIDATION.finditer(tail))[:_MOST]
    for match, following in zip(starts, [*(other.start() for other in starts[1:]), len(tail)], strict=False):
        said = match[1].decode("utf-8", "replace")
        inside = tail[match.end() : min(following, match.end() + _LONGEST)].decode("utf-8", "replace")
        attributes = dict(_ATTRIBUTE.findall(said))
        formulas = [html.unescape(found).strip() for found in _FORMULA.findall(inside)]
        where = attributes.get("sqref", "") or " ".join(_AREAS.findall(inside))
        areas = tuple(area for text in where.split()[:_MOST] if (area := area_of(text)))
        found = _of_formulas(attributes, formulas, names)
        if found and areas:
            yield found, areas


def _of_formulas(
    attributes: dict[str, str], formulas: list[str], names: dict[str, str]
) -> tuple[str, ...] | Reference | None:
    kind = attributes.get("type", "")
    if kind in ("whole", "decimal") and attributes.get("operator", "between") == "between":
        return between(*formulas[:2])
    if kind != "list" or not formulas:
        return None
    formula = names.get(formulas[0].lstrip("=").casefold(), formulas[0])
    if formula[:1] == '"':
        return tuple(entry.strip() for entry in formula.strip('"').split(",")[:_LARGEST])
    found = _REFERENCE.fullmatch(formula)
    area = area_of(found["area"]) if found else None
    return Reference(found["sheet"] or "", area) if found and area else None


def between(first: str = "", last: str = "") -> tuple[str, ...]:
    """Return the whole numbers from one to another, where these are few.

    >>> between("1", "4"), between("0", "100")
    (('1', '2', '3', '4'), ())
    """
    try:
        low, high = int(float(first)), int(float(last))
    except (ValueError, OverflowError):
        return ()
    return tuple(map(str, range(low, high + 1))) if 0 <= low < high <= _LARGEST // 10 else ()


def area_of(text: str) -> Area | None:
    """Return the area of a text such as ``B5:B30``."""
    found = _AREA.fullmatch(text)
    if not found:
        return None
    first, row, last, bottom = found.groups()
    rows = sorted((int(row) - 1, int(bottom or row) - 1))
    columns = sorted((column_number(first), column_number(last or first)))
    return rows[0], rows[1], columns[0], columns[1]


def of_condition(condition: str) -> tuple[str, ...] | Reference | None:
    """Return what a condition of an OpenDocument spreadsheet lets cells hold.

    >>> of_condition('of:cell-content-is-in-list("1";"2")'), of_condition("of:cell-content-is-between(1,4)")
    (('1', '2'), ('1', '2', '3', '4'))
    """
    limits = _BETWEEN.search(condition)
    if limits:
        return between(*limits.groups())
    listed = condition.partition("is-in-list(")[2]
    found = _LISTED_IN.match(listed)
    if found:
        area = area_of(f"{found['first']}:{found['last'] or found['first']}")
        return Reference(found["sheet"] or "", area) if area else None
    return tuple(_QUOTED.findall(listed)[:_LARGEST]) or None


def entries(rows: list[list[object]], area: Area) -> tuple[str, ...]:
    """Return the texts of the cells of an area."""
    top, bottom, left, right = area
    cells = [cell for row in rows[top : min(bottom, top + _LARGEST) + 1] for cell in row[left : right + 1]]
    return tuple(str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell) for cell in cells)


def resolved(found: list[Validation], sheets: dict[str, list[list[object]]]) -> list[Allowed]:
    """Return what is allowed, with the lists of sheets read; ``sheets`` holds the cells of each that is needed."""
    lists = [
        (entries(sheets.get(what.sheet, []), what.area) if isinstance(what, Reference) else what, areas)
        for what, areas in found
    ]
    return [Allowed(tuple(filter(None, texts)), areas) for texts, areas in lists if any(texts)]

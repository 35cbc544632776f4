"""Survey tools that number the choices of a question from 1 on: where nobody chose the last of four, no 4 shows it.

Qualtrics and SurveyMonkey do so whenever numbers are exported in place of the choices' words; in other tools the scale
of numbers or stars begins at 1 unless its maker says otherwise. A single 0 says that the numbers are ratings. Where
somebody says that 1 is the lowest of four, each code is read as the rating that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from ilt.framework import SCALE, text_key
from ilt.reading.cells import rating_values
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.legend_codes import says
from ilt.reading.cells.rating_values import is_label
from ilt.reading.cells.text import cell_text
from ilt.reading.layouts.columns.time_columns import times_of
from ilt.reading.layouts.table import ANSWER, Table
from ilt.reading.questions import FROM_1, FROM_4
from ilt.reading.stages import ScaleFigures, SheetTable, TableCells, TableLog, TableResult

_NUMBER_CHOICES = ("Qualtrics", "SurveyMonkey")
_ENOUGH, _ENOUGH_OF_OTHERS = 10, 20
"""Of so many ratings one would be a 0, as a rule."""
_CODE = re.compile(r"\s*([1-4])(\.0+)?\s*([-–—:=]\s.*)?", re.DOTALL)
_MOST = 10
_NUMBER = re.compile(r"\s*(\d{1,3})(?:\.0+)?\s*")
_SHIFTED = ("off-scale", "number-and-words-disagree")
_FROM_0 = re.compile(r"(?<![\d.])0 ?(?:[-–—=:]|to\b|a\b|through\b|\()")


def may_begin_at_1(results: Sequence[TableResult], figures: ScaleFigures) -> bool:
    """Tell whether the figures of tables that look alike may be numbers of choices that a tool counts from 1 on."""
    if figures.zeros or figures.above:
        return False
    table = results[0].sheet_table.table
    return figures.rated >= _enough(table) and not any(_has_labels(one.sheet_table.table) for one in results)


def _enough(table: Table) -> float:
    """Return of how many ratings one would be a 0 in a table of a tool that may number choices; else more than any."""
    if table.layout in _NUMBER_CHOICES:
        return _ENOUGH
    rated = table.rated
    headings = [table.title, *(table.headers.get(place, "") for place in rated)]
    by_tool = ANSWER in table.fields or times_of(table.fields, table.facts)[1] or _is_redcap(table)
    form = table.actions_in_header and by_tool
    return _ENOUGH_OF_OTHERS if form and not any(map(_FROM_0.search, headings)) else np.inf


def _is_redcap(table: Table) -> bool:
    """Tell whether a table has the id of REDCap's records, and its column of what is complete."""
    keys = [header_key(text) for text in table.headers.values()]
    return "record id" in keys and any(key.endswith("complete") for key in keys)


def _has_labels(table: Table) -> bool:
    """Tell whether a rating, or the heading of a choice, has the label of the framework with it."""
    headings = (text_key(table.headers.get(place, "")).rstrip(" .)]") for place in table.rated)
    return any(map(is_label, table.fields["rating"].present())) or any(text.endswith(_LABELS) for text in headings)


_LABELS = tuple(text_key(f"{rating} - {label}") for rating, label in SCALE.items())


def may_be_codes(table: Table) -> bool:
    """Tell whether all ratings of a tool's table may be codes of the four choices, from 1 on."""
    return bool(np.isfinite(_enough(table)) and codes_of(table))


def codes_of(table: Table) -> set[int]:
    """Return the numbers of choices, 1 to 4, in a table whose ratings may all be such numbers; else none."""
    fifth = has_fifth(table)
    codes = {_code(cell, fifth=fifth) for cell in table.fields["rating"].present()}
    return set() if None in codes else {code for code in codes if code}


def has_fifth(table: Table) -> bool:
    """Tell whether a 5 may be a choice for none, behind the four, in a tool that numbers choices.

    It stays a problem, whatever the other numbers are.
    """
    cells = table.fields["rating"].present()
    return table.layout in _NUMBER_CHOICES and any(_is_fifth(cell) for cell in cells)


def _is_fifth(cell: Any) -> bool:
    number = _number(cell)
    return number is not None and int(number[1]) == max(SCALE) + 2


def codes_said(own: SheetTable) -> Mapping[int, int | None]:
    """Return what the file's own legend says that the numbers of a table from 1 on stand for; none where one is a 0."""
    numbers = {int(found[1]) for cell in own.table.fields["rating"].present() if (found := _number(cell))}
    return own.codes if numbers & own.codes.keys() and 0 not in numbers else {}


def _number(cell: Any) -> re.Match[str] | None:
    return _NUMBER.fullmatch(cell_text(cell)) if isinstance(cell, str | int | float) else None


def may_begin_from_1(own: SheetTable) -> bool:
    """Tell whether somebody may say that 1 to 4 are the four ratings: a tool, a legend or a 4 makes it likely."""
    codes = codes_of(own.table)
    said = bool(codes) and own.from_1
    return said or may_be_codes(own.table) or bool(codes_said(own)) or max(SCALE) + 1 in codes


def _code(cell: Any, *, fifth: bool = False) -> int | None:
    """Return the code that a cell holds, 0 where it holds none, and ``None`` where it holds a rating that is none."""
    value = rating_values.parse(cell)
    found = _CODE.fullmatch(cell_text(cell)) if isinstance(cell, str | int | float) else None
    if found and (value.rating == int(found[1]) or value.code in _SHIFTED):
        return int(found[1])
    number = _number(cell)
    # A number such as 99 is the code of no answer, and stays a problem.
    above = value.code == "off-scale" and not (number and int(number[1]) > _MOST) and not (fifth and _is_fifth(cell))
    return None if above or (value.rating is not None and not (is_label(cell) and not found)) else 0


def without_codes(cells: TableCells, own: SheetTable, log: TableLog) -> TableCells:
    """Return the cells with the rating that each code stands for, where somebody said which of the choices 1 is."""
    said, table = log.answer("scale"), own.table
    turned = said == FROM_4 and bool(codes_of(table))
    if not turned and not (said == FROM_1 and may_begin_from_1(own)):
        return cells
    ratings = "3 to 0" if turned else "0 to 3"
    codes = {} if turned else codes_said(own)
    log.say(f"As you answered, the numbers 1 to 4 were read as the ratings {ratings}, in that order{says(codes)}.")
    meant = table.fields["rating"].map(partial(_meant, turned=turned, codes=codes))
    return replace(cells, ratings=rating_values.of_column(meant))


def _meant(cell: Any, *, turned: bool, codes: Mapping[int, int | None]) -> Any:
    if codes and (number := _number(cell)) and int(number[1]) in codes:
        rating = codes[int(number[1])]
        return "n/a" if rating is None else str(rating)
    code = _code(cell)
    if not code:
        return cell
    found = _CODE.fullmatch(cell_text(cell))
    return f"{4 - code if turned else code - 1}{found[3] or ''}" if found else cell

"""Sheets with a name each that are no rater's all the same: a final version, a copy, means of the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ilt.reading.cells import rating_values
from ilt.reading.cells.odd_names import odd_ones
from ilt.reading.cells.rater_names import is_no_rater
from ilt.reading.cells.summary_words import name_key
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.columns.nobodys_columns import instead_of_rater
from ilt.reading.layouts.table import BrokenRows, Table
from ilt.reading.problems import sentence
from ilt.reading.stages import SheetTable

_COPY = re.compile(r"\Acopy of | ?\(\d\)\Z| v\d\Z| - copy\Z| copy\Z|\bcopia de ", re.IGNORECASE)
_OTHERS, _ACTIONS, _NEAR, _LOOKED_AT = 3, 12, 0.5, 200
_ODD = "its name looks like a label, not a person's name"
Ratings = dict[str, int]


def without_no_raters(tables: Sequence[SheetTable]) -> list[SheetTable]:
    """Make a problem of each sheet that seems to be no rater's, where sheets are raters."""
    sheets = {name_key(own.sheet) for own in tables}
    rated = [_rated(own) for own in tables]
    odd = odd_ones([own.sheet for own in tables])
    found = []
    for at, own in enumerate(tables):
        others = [ratings for place, ratings in enumerate(rated) if place != at]
        what = _what(own, sheets, rated[at], others)
        why = f"it looks like {what}" if what else _ODD if at in odd else ""
        if why:
            every = np.ones(len(own.table.numbers), dtype=np.bool_)
            broken = BrokenRows(every, "sheet-no-rater", sentence("sheet-no-rater", why=why), whole=True)
            own = replace(own, table=replace(own.table, broken=[broken, *own.table.broken]))  # noqa: PLW2901
        found.append(own)
    return found


def _what(own: SheetTable, sheets: set[str], rated: Ratings, others: Sequence[Ratings]) -> str:
    """Return what a sheet seems to hold in place of a rater's ratings; blank where nothing says so."""
    if not any(map(str.isalpha, own.sheet)) and not all(sheet.isdecimal() for sheet in sheets):
        return "something other than one person's ratings"
    if not own.table.facts.get("rater") and "rater" not in own.table.fields:
        return "ratings without a name, though other sheets have names"
    base = _COPY.sub("", own.sheet)
    if base != own.sheet and name_key(base) in sheets:
        return "a copy of another sheet"
    if is_no_rater(own.sheet, own.table.facts.get("school", "")):
        return "something other than one person's ratings"
    return "the average of the other sheets" if _are_means(rated, others) else ""


def _rated(own: SheetTable) -> Ratings:
    fields = own.table.fields
    cells = fields.get("action_id") or fields["action"]
    pairs = ((cells[at], fields["rating"][at]) for at in range(min(len(own.table.numbers), _LOOKED_AT)))
    found = {action_named(clean(cell_text(cell))): rating_values.parse(rating).rating for cell, rating in pairs}
    return {action: rating for action, rating in found.items() if action and rating is not None}


def _are_means(rated: Mapping[str, int], others: Sequence[Ratings]) -> bool:
    """Tell whether ratings are the rounded means of three others or more, where these differ in many actions."""
    differ = {action: [other[action] for other in others if action in other] for action in rated}
    differ = {action: own for action, own in differ.items() if len(own) >= _OTHERS and len(set(own)) > 1}
    return len(differ) >= _ACTIONS and all(
        abs(rated[action] - float(np.mean(own))) <= _NEAR for action, own in differ.items()
    )


def without_names(tables: Sequence[SheetTable]) -> list[SheetTable]:
    """Return tables whose headings are no names, somebody said, without the problem that one is built as no name is."""
    return [replace(own, table=_as_no_name(own.table)) for own in tables]


def _as_no_name(table: Table) -> Table:
    known = instead_of_rater(table.heading, "", is_odd=False) is None and table.heading
    broken = [one for one in table.broken if not (known and one.whole and one.code == "no-rater")]
    return replace(table, broken=broken)

"""Columns of ratings, each of another rater, whose headings name no rater: a goal, what a team agreed on, a label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ilt.reading.cells.odd_names import odd_ones
from ilt.reading.cells.other_than_ratings import A_COUNT, other_question
from ilt.reading.cells.rater_names import no_name
from ilt.reading.cells.summary_words import SummaryLabel, summary_of
from ilt.reading.layouts.rows.row_labels import ODD
from ilt.reading.layouts.table import BrokenRows, Table
from ilt.reading.problems import sentence


def instead_of_rater(heading: str, label: str | None, *, is_odd: bool) -> SummaryLabel | None:
    """Return what the heading of a column is that is no rater's: a goal, what a team agreed on, last year."""
    found = summary_of(heading) or (SummaryLabel("count") if other_question(heading) == A_COUNT else None)
    if found is None and label in (None, "rater"):
        found = no_name(heading) or (ODD if is_odd else None)
    return found


def odd_columns(facts: Mapping[int, Mapping[str, str]], texts: Sequence[str]) -> set[int]:
    """Return the columns whose headings are of another kind than most; a code is none on a side of its own.

    Visitors may be ``DO1`` and ``DO2`` where the team's own raters are ``KL`` and ``MN``.
    """
    places = list(facts)
    odd = {places[at] for at in odd_ones([texts[place] for place in places])}
    sides = {facts[place].get("perspective", "") for place in places if place not in odd}
    return {at for at in odd if not _CODE.fullmatch(texts[at]) or facts[at].get("perspective", "") in {*sides, ""}}


_CODE = re.compile(r"[A-Z]{1,4}[ .-]?\d{1,2}")


def as_nobodys(table: Table, found: SummaryLabel) -> Table:
    """Make a problem of a column that is called by something else than its rater's name."""
    every = np.ones(len(table.numbers), dtype=np.bool_)
    broken = BrokenRows(
        every,
        "no-rater",
        sentence("no-rater", why=found.why),
        int(table.rating_in[0]),
        whole=True,
        row=table.header_row,
    )
    return replace(table, broken=[broken, *table.broken])

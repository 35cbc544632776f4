"""Rows inside a table that hold a label and nothing else: what stands below may be something else.

``Goals for June`` alone in the column of schools is nobody's row. What a label is known to say is a section's matter
(``sections``); of all others it is asked what the rows below are.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.column import Numbers
from ilt.reading.cells.fact_labels import says_fact
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import fact_of_title
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.entered_for import MAYBE_RATER
from ilt.reading.layouts.table import Table, seen_text

_LONGEST, _MOST, _USUAL = 80, 20, 0.5


def cut_at_labels(grid: Grid, table: Table) -> list[Table]:
    """Return a table cut below each row with nothing but a label, which is no row of ratings; without one, as it is."""
    labels = _labels(grid, table)
    if not labels:
        return [table]
    numbers = sorted(labels)
    cuts = [_cut(table, table.numbers < numbers[0], table.below)]
    for number, end in zip(numbers, [*numbers[1:], np.inf], strict=True):
        cuts.append(_cut(table, (table.numbers > number) & (table.numbers < end), labels[number]))
    return [cut for cut in cuts if len(cut.numbers)]


def _labels(grid: Grid, table: Table) -> dict[int, str]:
    """Return the labels that stand alone, by the numbers of their rows."""
    rated: Numbers = np.unique(table.numbers[table.fields["rating"].where(seen_text)])
    bare = np.setdiff1d(table.numbers, rated)
    if not len(rated) or not 0 < len(bare) <= _MOST * 2:
        return {}
    people = {at for name, at in table.places.items() if name == "rater" or name.startswith(MAYBE_RATER)}
    nobody = {int(number) for own in table.broken if own.code == "no-rater" for number in table.numbers[own.rows]}
    found: dict[int, str] = {}
    for number in bare[(bare > rated[0]) & (bare < rated[-1])].tolist():
        row = grid.row(int(np.searchsorted(grid.numbers, number)))
        filled = [at for at, text in enumerate(row) if clean(text)]
        text = clean(row[filled[0]]) if len(filled) == 1 else ""
        # A name alone is a rater who left all blank; where others leave the cell blank, it is theirs, too.
        if (
            not text
            or (filled[0] in people and number not in nobody)
            or len(text) > _LONGEST
            or not any(map(str.isalpha, text))
        ):
            continue
        if not says_fact(row) and fact_of_title(text) is None and _is_usual(grid, filled[0], rated):
            found[number] = text
    return found if len(found) <= _MOST else {}


def _is_usual(grid: Grid, at: int, rated: Numbers) -> bool:
    """Tell whether most rows of ratings have something in a column: there a label is one row's alone."""
    there = grid.columns[at].where(seen_text)[np.searchsorted(grid.numbers, rated)]
    return bool(there.mean() > _USUAL)


def _cut(table: Table, rows: Mask, below: str) -> Table:
    return replace(table.take(rows), notices=table.notices if not below else [], below=below)

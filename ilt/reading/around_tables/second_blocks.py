"""Columns of a form that some rows fill in place of those that were read, as a second language of the same form has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from ilt.reading.around_tables.unused_ratings import UnusedRatings
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import Table, seen_text

_FEWEST, _MOST, _LONGEST, _DISTINCT = 3, 12, 200, 1_000
"""A scale has so many answers, each of so many characters."""


def second_blocks(grid: Grid, tables: Sequence[Table]) -> list[UnusedRatings]:
    """Return the columns that rows without a rating fill with the same few answers, and rows with ratings do not.

    They are a half of those that were read, or more: a few questions for those who did not rate are none.
    """
    return [own for table in tables if table.actions_in_header for own in _block(grid, table)]


def _block(grid: Grid, table: Table) -> list[UnusedRatings]:
    rated = np.isin(grid.numbers, table.numbers[table.fields["rating"].where(seen_text)])
    without = np.isin(grid.numbers, table.numbers) & ~rated
    answers: dict[int, set[str]] = {}
    for at, column in enumerate(grid.columns) if without.any() else ():
        if at not in table.uses and column.unencoded is None and len(column.values) <= _DISTINCT:
            filled = column.where(seen_text)
            cells = {clean(cell_text(column[row])) for row in np.flatnonzero(filled & without).tolist()}
            if cells and not (filled & rated).any() and max(map(len, cells)) <= _LONGEST:
                answers[at] = cells
    columns = Counter(cell for cells in answers.values() for cell in cells)
    block = [at for at, cells in answers.items() if all(columns[cell] >= _FEWEST for cell in cells)]
    every = {cell for at in block for cell in answers[at]}
    if not _FEWEST <= len(every) <= _MOST or 2 * len(block) < len(table.rated) or len(block) < _FEWEST:
        return []
    filled_in = ((at, without & grid.columns[at].where(seen_text)) for at in block)
    return [UnusedRatings(at, table.headers.get(at, ""), np.flatnonzero(rows).tolist()) for at, rows in filled_in]

"""Columns that say next to each rating the same once more: its label next to its number, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ilt.reading.cells.labels_of_numbers import are_label_and_number
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import Table


def share_of_same(grid: Grid, tables: Sequence[Table], at: int, rows: Sequence[int]) -> float:
    """Return the share of the cells of an unused column that are the rating read in their row, in its other form.

    Parameters
    ----------
    at
        The column.
    rows
        The places of its cells that hold ratings.
    """
    column = grid.columns[at]
    for table in tables:
        if table.actions_in_header or "rating" not in table.fields:
            continue
        place_of = {int(number): place for place, number in enumerate(table.numbers.tolist())}
        own = [place_of.get(int(number)) for number in grid.numbers[np.asarray(rows, dtype=np.int64)].tolist()]
        ratings = table.fields["rating"]
        pairs = [(column[row], ratings[place]) for row, place in zip(rows, own, strict=True) if place is not None]
        if rows and len(pairs) == len(rows):
            return sum(are_label_and_number(cell, rating) for cell, rating in pairs) / len(rows)
    return 0.0

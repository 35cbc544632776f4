"""Merged cells: a text in one holds for each that it covers; a rating does not, and a note stays with the first."""

from __future__ import annotations

from collections.abc import Collection

from ilt.reading.cells import rating_values
from ilt.reading.cells.text import Fault, cell_text, clean
from ilt.reading.formats.grid import Grid


def unmerge(body: Grid, rated: Collection[int], notes: Collection[int]) -> None:
    """Make a problem of each cell of the columns with ratings that a merged one covers; blank the notes so covered."""
    for row, column in sorted(body.looks.spanned):
        if column in rated and _is_rated(body, row, column, rated):
            body.columns[column].put(row, Fault.MERGED)
    for row, column in body.merged:
        if column in rated or column in notes:
            body.columns[column].put(row, Fault.MERGED if column in rated else "")


def _is_rated(body: Grid, row: int, column: int, rated: Collection[int]) -> bool:
    """Tell whether the cell left of merged ones is a rating, not a text over a row or that nobody rated."""
    first = column
    while (row, first) in body.looks.spanned:
        first -= 1
    cell = body.columns[first][row] if first >= 0 else ""
    return first in rated and rating_values.parse(clean(cell_text(cell))).kind != "not rated"

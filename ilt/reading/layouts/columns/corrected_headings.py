"""Headings that somebody corrected, in any row of a header: the column is called so, or is left out."""

from __future__ import annotations

from collections.abc import Sequence

from ilt.reading.cells.text import Fault, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import EACH_ITS_OWN, other_request

LEFT_OUT = "\u2013 left out \u2013"
"""What a column is called whose heading somebody left out."""


def as_corrected(grid: Grid, at: int, last: int, texts: Sequence[str]) -> list[str]:
    """Return what columns are called, with the corrections of cells of their header.

    Of columns whose headings ask the same else of actions, which one problem names, all are left out with one.

    Parameters
    ----------
    at, last
        The first and the last row of the header.
    texts
        What each column is called, as it was found where the header has several rows.
    """
    found = [clean(text) for text in texts]
    for (row, place), was in grid.looks.corrected.items():
        if not at <= row <= last or place >= len(texts):
            continue
        if grid.columns[place][row] is not Fault.LEFT_OUT:
            found[place] = clean(grid.columns[place][row])
            continue
        asks = other_request(clean(texts[place] if last > at else was))
        same = [other for other, text in enumerate(texts) if asks[1] and other_request(clean(text)) == asks]
        for other in (place, *(same if len({place, *same}) > EACH_ITS_OWN else ())):
            found[other] = LEFT_OUT
    return found


def corrected_columns(grid: Grid, at: int, last: int) -> set[int]:
    """Return the columns of which somebody corrected a cell of the header, whose rows are ``at`` to ``last``."""
    return {place for row, place in grid.looks.corrected if at <= row <= last}


def left_out_columns(grid: Grid, header: int) -> set[int]:
    """Return the columns whose heading somebody left out."""
    return {at for at, column in enumerate(grid.columns) if column[header] is Fault.LEFT_OUT}

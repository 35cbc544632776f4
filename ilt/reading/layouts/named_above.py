"""A column of which somebody said that a blank cell is as the one above: what there is a name, and what is none."""

from __future__ import annotations

import numpy as np

from ilt.reading.cells.column import Column
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.summary_words import summary_of
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.rows.legend_rows import legend_rows
from ilt.reading.layouts.table import seen_text


def named_above(grid: Grid, body: Grid, place: int) -> Column:
    """Return a column of the ``body``, each blank cell as the nearest one above that is a name.

    No name is the column's heading once more, the word of a statistic (``Average``) or a legend. Where each heading
    that is repeated has a name just above it, as in a list of sub-items, the one above the headings is the first's.
    """
    column, top = body.columns[place], grid.height - body.height - 1
    heading = header_key(clean(grid.columns[place][top])) if top >= 0 else ""
    again = column.where(lambda cell: bool(heading) and header_key(clean(cell)) == heading)
    names = column.where(seen_text) & ~column.where(lambda cell: bool(summary_of(clean(cell))))
    names &= ~again & ~legend_rows(body)
    filled = np.maximum.accumulate(np.where(names, np.arange(body.height), -1))
    first = again.any() and (again[1:] & names[:-1]).sum() == again.sum()
    found = column.take(filled.clip(0))
    for row in np.flatnonzero(filled < 0).tolist():
        found.put(row, clean(grid.columns[place][top - 1]) if first and top > 0 else "")
    return found

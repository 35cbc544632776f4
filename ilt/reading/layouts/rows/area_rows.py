"""Rows with the title of a focus area between the rows of its actions, alone or with averages of what is below it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells import rating_values
from ilt.reading.cells.area_names import area_keys, names_area
from ilt.reading.cells.text import Fault, cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.rows.means import is_broken_number, is_number
from ilt.reading.layouts.rows.no_rater_rows import left_out
from ilt.reading.layouts.table import seen_text

_ROWS = 20_000


@dataclass(frozen=True)
class Areas:
    """A grid without its rows that title a focus area, and what those are.

    Attributes
    ----------
    titles
        The rows.
    actions
        The grid without any of them, to see what stands around the actions.
    ratings
        The grid with those of them that may be somebody's ratings: figures, of which none is known to be an average.
    notices
        Which rows held averages.
    """

    titles: Mask
    actions: Grid
    ratings: Grid
    notices: list[str]

    def first_row(self, start: int, row: int) -> int:
        """Return the first of the titles right above a row and below ``start``; the row where there are none."""
        while row > start + 1 and self.titles[row - 1]:
            row -= 1
        return row


def areas_of(grid: Grid) -> Areas:
    """Return a grid without the rows that name a focus area and else hold nothing, or figures.

    Such rows hold averages where one of their figures is a broken number or worked out by a formula.
    """
    if "areas" not in grid.memo:
        grid.memo["areas"] = _areas(grid)
    return grid.memo["areas"]  # type: ignore[no-any-return]


def _areas(grid: Grid) -> Areas:
    titles, figures = _titles(grid)
    out = titles | _left_out(grid)
    if not out.any():
        return Areas(out, grid, grid, [])
    filled = np.flatnonzero(figures).tolist()
    averages = any(
        is_broken_number(column[row]) or (row, at) in grid.looks.computed
        for row in filled
        for at, column in enumerate(grid.columns)
    )
    numbers = grid.numbers[figures].tolist() if averages else []
    return Areas(
        out,
        _without(grid, out),
        _without(grid, titles if averages else titles & ~figures),
        left_out({"the average of a focus area": numbers}),
    )


def _titles(grid: Grid) -> tuple[Mask, Mask]:
    """Return the rows whose one text is the name of a focus area, and those of them with figures."""
    titles: Mask = np.zeros(grid.height, dtype=np.bool_)
    figures, keys = titles.copy(), area_keys()
    for column in grid.columns if grid.height <= _ROWS else ():
        titles |= column.where(lambda cell: isinstance(cell, str) and names_area(cell_text(cell), keys))
    for row in np.flatnonzero(titles).tolist():
        cells = [column[row] for column in grid.columns if seen_text(column[row])]
        others = [cell for cell in cells if not (isinstance(cell, str) and names_area(cell))]
        said = [cell for cell in others if not _is_not_rated(cell)]
        titles[row] = len({clean(cell) for cell in cells if cell not in others}) == 1 and all(map(is_number, said))
        figures[row] = titles[row] and bool(said)
    return titles, figures


def _left_out(grid: Grid) -> Mask:
    """Return the rows that somebody left out by the name of their focus area."""
    rows: Mask = np.zeros(grid.height, dtype=np.bool_)
    for (row, at), was in grid.looks.corrected.items():
        rows[row] |= names_area(was) and grid.columns[at][row] is Fault.LEFT_OUT
    return rows


def _is_not_rated(cell: object) -> bool:
    value = rating_values.parse(cell)
    return value.rating is None and not value.code


def _without(grid: Grid, rows: Mask) -> Grid:
    return replace(grid, columns=[column.masked(~rows, "") for column in grid.columns], memo={}) if rows.any() else grid

"""Workbooks of reports that come back: figures are no ratings; single ratings, if one has any, have their sheet."""

from __future__ import annotations

from dataclasses import replace

from ilt.reading.formats.file_types import File
from ilt.reading.formats.grid import Grid
from ilt.reading.problems import Refused

MARK = "This workbook is a report. Only its sheet “Ratings”, if it has one, can be added to the dashboard."
"""Says in a cell that a workbook is one."""
RATINGS, READ_ME = "Ratings", "Read me"
_ROWS = 12


def without_figures(file: File) -> File:
    """Return a file with the sheets that hold single ratings alone, where it is a report; else as it is.

    Raises
    ------
    Refused
        It is a report without single ratings.
    """
    if not any(_is_marked(grid) for grid in file.grids if grid.sheet == READ_ME):
        return file
    own = [grid for grid in file.grids if grid.sheet == RATINGS]
    if not own:
        raise Refused("report-workbook")
    return replace(file, grids=own, notices=[*file.notices, MARK])


def _is_marked(grid: Grid) -> bool:
    return any(MARK in grid.row(place) for place in range(min(_ROWS, grid.height)))


def lists_tables(grid: Grid) -> bool:
    """Tell whether a sheet is the list of tables that Numbers writes in front of them."""
    return grid.height > 0 and any("exported from Numbers" in cell for cell in grid.row(0))

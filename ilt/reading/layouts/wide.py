"""The wide layout: one row a rater, one column an action, named by its id or its wording."""

from __future__ import annotations

from ilt.reading.grids import Grid
from ilt.reading.layouts import survey
from ilt.reading.rows import Rows


class Wide:
    """One row a rater; a column with the notes of each action may stand beside it."""

    name = "wide"

    def header(self, grid: Grid) -> int | None:
        """Return the first row that names actions."""
        return survey.header(grid)

    def rows(self, grid: Grid, header: int) -> list[Rows]:
        """Turn the grid into rows."""
        return survey.rows(grid, self.name, header, grid.row(header))

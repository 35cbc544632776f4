"""Google Forms: ``Timestamp``, then a column a question; of a grid, ``Question title [row text]``.

The timestamp's header follows the language of the form's owner. The same person may have answered twice.
"""

from __future__ import annotations

from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import forms
from ilt.reading.layouts.columns import form_header
from ilt.reading.layouts.table import Table

_GRID_COLUMNS = 2


class GoogleForms:
    """The sheet of responses to a Google Form, of grid and of scale questions."""

    name = "Google Forms"

    def header(self, grid: Grid) -> int | None:
        """Return the row that starts with the time and names actions; or with two questions of a grid."""
        header = form_header.header(grid)
        if header is None:
            return None
        row = [clean(cell) for cell in grid.row(header)]
        rows_of_grids = sum(" [" in cell and cell.endswith("]") for cell in row)
        timed = bool(row) and header_key(row[0]) in form_header.TIMES
        return header if timed or rows_of_grids >= _GRID_COLUMNS else None

    def tables(self, grid: Grid, header: int) -> list[Table]:
        """Turn the grid into tables."""
        texts = [clean(cell) for cell in grid.row(header)]
        if forms.is_time(grid, header):
            texts[0] = "Timestamp"
        return forms.tables(grid, self.name, header, texts)

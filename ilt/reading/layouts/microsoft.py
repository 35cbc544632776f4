"""Microsoft Forms: ``ID, Start time, Completion time, Email, Name``, then the statements alone.

The questions' sections are lost, the order of the columns is not stable, and a header that is there twice gets a digit.
"""

from __future__ import annotations

from ilt.reading.cells.headings import header_key
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import forms
from ilt.reading.layouts.columns import form_header
from ilt.reading.layouts.table import Table

_OWN = frozenset(("id", "start time", "completion time"))
_UNUSED = frozenset(("id", "start time", "last modified time", "total points", "quiz feedback", "grade posted time"))


class MicrosoftForms:
    """The workbook of responses to a Microsoft Form."""

    name = "Microsoft Forms"

    def header(self, grid: Grid) -> int | None:
        """Return the row with Microsoft's own columns and with actions."""
        header = form_header.header(grid)
        if header is None:
            return None
        keys = {header_key(cell) for cell in grid.row(header)}
        return header if keys >= _OWN else None

    def tables(self, grid: Grid, header: int) -> list[Table]:
        """Turn the grid into tables; a column called "Notes" next to an action need not be that action's."""
        return forms.tables(grid, self.name, header, grid.row(header), unused=_UNUSED, notes_on_the_right=False)

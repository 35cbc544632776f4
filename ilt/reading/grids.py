"""A sheet as cells: what every layout is read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from ilt.reading.text import Fault, cell_text, column_number

LEAVE_OUT = "leave out"
"""The correction of a cell that drops it."""


@dataclass
class Grid:
    """The cells of one sheet, or of a CSV file.

    Attributes
    ----------
    cells
        A column per spreadsheet column, labelled 0, 1, 2 ...: text, or (from a workbook) numbers, dates and ``Fault``.
    numbers
        The row number that the user's spreadsheet program shows, for each row of ``cells``.
    widths
        How many cells each row has in a file of separated values; ``None`` for a workbook.
    broken
        The places (rows of ``cells``) whose quotation marks have no partner.
    merged
        (place, column) of cells that a merged cell above fills.
    notices
        What was normalised.
    """

    source: str
    sheet: str
    cells: pd.DataFrame
    numbers: np.ndarray[Any, np.dtype[np.int64]]
    widths: np.ndarray[Any, np.dtype[np.int64]] | None = None
    broken: frozenset[int] = frozenset()
    merged: frozenset[tuple[int, int]] = frozenset()
    notices: list[str] = field(default_factory=list)

    def row(self, place: int) -> list[str]:
        """Return one row as text."""
        return [cell_text(cell) for cell in self.cells.iloc[place]]

    def place(self, reference: str) -> tuple[int, int] | None:
        """Return where a cell such as ``D14`` lies in ``cells``; ``None`` where there is no such cell."""
        name = reference.strip().upper().rstrip("0123456789")
        number = reference.strip()[len(name) :]
        if not name.isascii() or not name.isalpha() or not number or len(name) > 3 or len(number) > 9:
            return None
        column = column_number(name)
        place = int(np.searchsorted(self.numbers, int(number)))
        if column >= self.cells.shape[1] or place >= len(self.numbers) or self.numbers[place] != int(number):
            return None
        return place, column

    def correct(self, fixes: dict[str, str]) -> list[str]:
        """Put corrections (cell reference -> text, or ``LEAVE_OUT``) into the cells; return those that fit no cell."""
        lost = []
        for reference, value in fixes.items():
            found = self.place(reference)
            if found is None:
                lost.append(reference)
                continue
            place, column = found
            if self.cells[column].dtype != object:
                self.cells[column] = self.cells[column].astype(object)
            self.cells.iat[place, column] = Fault.LEFT_OUT if value == LEAVE_OUT else value  # noqa: PD009
            self.merged -= {found}
        return lost

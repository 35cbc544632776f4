"""A sheet as cells: what every layout is read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ilt.reading.cells import rating_values
from ilt.reading.cells.column import Column, Numbers
from ilt.reading.cells.text import LEAVE_OUT, Fault, cell_text, column_number
from ilt.reading.formats.sheets import Around, Looks, Sheet


@dataclass
class Grid:
    """The cells of one sheet, or of a CSV file.

    Attributes
    ----------
    columns
        One a spreadsheet column: text, or (from a workbook) numbers, dates and ``Fault``.
    numbers
        The row number that the user's program shows, for each row.
    widths
        How many cells each row has in a file of separated values; ``None`` where all have as many.
    broken
        The rows (counted from 0) whose quotation marks have no partner.
    merged
        (row, column) of cells that a merged cell above fills.
    notices
        What was normalized.
    looks
        What a person sees of the cells besides what they say.
    around
        Words that stand in no cell, each with its place.
    link
        The heading of the column that says to which answer, in another sheet, each row belongs; blank where none does.
    is_used_elsewhere
        Whether what it says was used for the rows of another sheet.
    memo
        What layouts found out about the grid, so that the next one need not.
    """

    source: str
    sheet: str
    columns: list[Column]
    numbers: Numbers
    widths: Numbers | None = None
    broken: frozenset[int] = frozenset()
    merged: frozenset[tuple[int, int]] = frozenset()
    notices: list[str] = field(default_factory=list)
    looks: Looks = field(default_factory=Looks)
    around: list[Around] = field(default_factory=list)
    link: str = ""
    is_used_elsewhere: bool = False
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.numbers)

    def row(self, place: int) -> list[str]:
        """Return one row as text."""
        return [cell_text(column[place]) for column in self.columns]

    def row_as_found(self, place: int) -> list[str]:
        """Return one row as text, without what somebody corrected in it."""
        return [self.looks.corrected.get((place, at), text) for at, text in enumerate(self.row(place))]

    def places(self, numbers: Numbers) -> Numbers:
        """Return the places of rows by their numbers, as ``np.searchsorted`` does."""
        found: Numbers
        if self.height and np.array_equal(self.numbers, np.arange(self.numbers[0], self.numbers[0] + self.height)):
            found = np.clip(numbers - self.numbers[0], 0, self.height)
        else:
            found = np.searchsorted(self.numbers, numbers)
        return found

    def slice(self, start: int, stop: int) -> Grid:
        """Return some rows of the grid as a grid."""
        if start == 0 and stop == self.height:
            return self
        return Grid(
            self.source,
            self.sheet,
            [column.slice(start, stop) for column in self.columns],
            self.numbers[start:stop],
            None if self.widths is None else self.widths[start:stop],
            frozenset(row - start for row in self.broken if start <= row < stop),
            frozenset((row - start, column) for row, column in self.merged if start <= row < stop),
            looks=self.looks.moved(-start, stop - start),
            link=self.link,
        )

    def corrected(self, column: int) -> list[int]:
        """Return the rows in which somebody corrected the cell of a column."""
        return [row for row, place in self.looks.corrected if place == column]

    def place(self, reference: str) -> tuple[int, int] | None:
        """Return (row, column) of a cell such as ``D14``; ``None`` where there is no such cell."""
        name = reference.strip().upper().rstrip("0123456789")
        number = reference.strip()[len(name) :]
        if not name.isascii() or not name.isalpha() or not number or len(name) > 3 or len(number) > 9:
            return None
        column = column_number(name)
        place = int(np.searchsorted(self.numbers, int(number)))
        if column >= len(self.columns) or place >= len(self.numbers) or self.numbers[place] != int(number):
            return None
        return place, column

    def correct(self, reference: str, value: str) -> tuple[int, str] | None:
        """Put another text, or ``LEAVE_OUT``, into a cell.

        Returns
        -------
        tuple or None
            The cell's column and what it held; ``None`` where there is no such cell.
        """
        found = self.place(reference)
        if found is None:
            return None
        place, column = found
        was = cell_text(self.columns[column][place])
        self.columns[column].put(place, Fault.LEFT_OUT if value == LEAVE_OUT else rating_values.corrected(was, value))
        self.merged -= {found}
        self.looks.corrected.setdefault(found, was)
        self.looks.struck.discard(found)
        self.looks.computed.discard(found)
        self.looks.spanned.discard(found)
        self.looks.colored.pop(found, None)
        self.memo.clear()
        return column, was


def from_sheet(sheet: Sheet, source: str) -> Grid:
    """Return an opened sheet as a grid."""
    columns = [Column(np.frombuffer(codes, dtype=np.int32), values) for codes, values in sheet.columns]
    numbers = np.arange(sheet.first, sheet.first + sheet.height, dtype=np.int64)
    own = Grid(
        source, sheet.name, columns, numbers, merged=sheet.merged, notices=list(sheet.notices), looks=sheet.looks
    )
    own.around = sheet.around
    return own

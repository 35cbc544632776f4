"""A grid: the cells of one sheet, with the row numbers that the person's own program shows."""

from __future__ import annotations

from dataclasses import dataclass, field

from ilt.reading.values import Cell


@dataclass
class Grid:
    """One sheet's cells.

    Attributes
    ----------
    sheet
        The sheet's name; blank for a text file.
    rows
        The cells, row by row; rows may differ in length.
    numbers
        The number of each row, as a spreadsheet program shows it.
    faults
        The code of a problem that a whole row has, by its place in ``rows``.
    oddities
        The code of a problem that only the file shows of a cell (a formula without a value, a percentage), by row number
        and column number from 0.
    ragged
        Whether rows shorter or longer than the header mean that cells have shifted, as in text files.
    """

    sheet: str
    rows: list[list[Cell]]
    numbers: list[int]
    faults: dict[int, str] = field(default_factory=dict)
    oddities: dict[tuple[int, int], str] = field(default_factory=dict)
    ragged: bool = False
    notices: list[str] = field(default_factory=list)


class RefusedError(Exception):
    """A file or sheet that is not read; ``code`` says why, ``more`` what is special."""

    def __init__(self, code: str, more: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.more = more


def column_letters(place: int) -> str:
    """Return a column's letters from its place from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

"""What a layout is: it says whether a grid is laid out its way, and turns the grid into rows of our columns.

To add one, write a module with a class of this shape and put it into ``ilt.reading.understood.LAYOUTS``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import pandas as pd

from ilt.reading.grids import Grid

FIELDS = ("round", "district", "assessment", "school", "rater", "perspective", "action_id", "action", "rating", "note")
Mask = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True)
class Place:
    """Where a field stands: its header as it was written, and the letters of its column."""

    header: str
    letters: str


@dataclass
class Rows:
    """A grid as one row a rating cell, each cell as it was found.

    Attributes
    ----------
    cells
        The columns of ``FIELDS`` that there are; ``action_id`` or ``action``, and ``rating``, always.
    numbers
        The spreadsheet's number of each row.
    places
        Where each field stands.
    broken
        (rows, code, sentence) of rows that cannot be read as rows; nothing else is said about them.
    facts
        Fields that are told once for the whole sheet, outside of the table.
    one_rater
        Whether the whole sheet is one person's where nobody is named.
    header_row
        The spreadsheet's number of the header.
    columns, ignored
        What was taken for what, and what was not used, in words.
    """

    layout: str
    cells: pd.DataFrame
    numbers: np.ndarray[Any, np.dtype[np.int64]]
    places: dict[str, Place]
    header_row: int
    columns: str
    ignored: str
    broken: list[tuple[Mask, str, str]] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    one_rater: bool = False
    notices: list[str] = field(default_factory=list)


class Layout(Protocol):
    """One way of laying out ratings in a sheet."""

    name: str

    def header(self, grid: Grid) -> int | None:
        """Return the place of the header if the grid is laid out this way."""

    def rows(self, grid: Grid, header: int) -> Rows:
        """Turn the grid into rows; raises ``Refused`` where the header cannot be read."""

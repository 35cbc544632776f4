"""What one table of a file gives, on its way into the ratings table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ilt.reading.cells.column import Codes, Column, Numbers
from ilt.reading.layouts.table import Rows

KEYS = ("round", "district", "assessment", "school", "rater", "perspective", "action_id")


@dataclass
class Taken:
    """The ratings of one table that were understood.

    Attributes
    ----------
    numbers, rating_in
        The row and the column that each stands in.
    keys
        A column for each of ``KEYS``.
    rating
        0-3, and -1 where it is not rated.
    note
        A column of text.
    when
        What orders the answers of one rater in time; 0 where nothing tells.
    """

    numbers: Numbers
    rating_in: Codes
    keys: dict[str, Column]
    rating: np.ndarray[Any, np.dtype[np.int8]]
    note: Column
    when: Numbers


@dataclass
class Part:
    """What one table gives.

    ``waiting``: a question that would change numbers is open, so nothing is taken; ``held``: one about its whole file.
    """

    source: str
    sheet: str
    identity: str
    rows: Rows
    taken: Taken | None = None
    seen: int = 0
    rejected: int = 0
    waiting: bool = False
    held: bool = False
    assessments: tuple[str, ...] = ()
    duplicates: int = 0
    blanks: int = 0
    preview: list[dict[str, Any]] = field(default_factory=list)

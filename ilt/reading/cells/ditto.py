"""Ditto marks where names stand: they repeat what stands directly above, and say nothing where that is not there."""

from __future__ import annotations

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.column import Column, Numbers

_MARKS = frozenset(
    (
        *('"', "''", "``", "″", "〃", "”", "“", "„", '- " -', '-"-', '--"--', "↓", "⇓"),
        *("ditto", "same", "same as above", "as above", "idem", "id.", "do.", "s.a.", "siehe oben", "ídem"),
    )
)


def is_ditto(text: str) -> bool:
    """Tell whether a clean text repeats the cell above it.

    >>> is_ditto('"'), is_ditto("Same as above"), is_ditto("Oak")
    (True, True, False)
    """
    return text.casefold().rstrip("; ") in _MARKS


def repeated_from_above(texts: Column, numbers: Numbers) -> tuple[Column, bool, bool]:
    """Return names with those above in place of ditto marks, whether there were such, and whether any stays open.

    Parameters
    ----------
    numbers
        The row of the sheet that each name is in. A mark in the first row, below a row that was left out or below a
        blank cell repeats nothing that is sure, and is left blank.
    """
    marks: Mask = texts.where(is_ditto)
    if not marks.any():
        return texts, False, False
    # A sheet's row is many rows here where its columns are actions; within it, each is the same.
    first = np.concatenate([[True], numbers[1:] != numbers[:-1]])
    at = np.flatnonzero(first)
    below = np.concatenate([[False], numbers[at][1:] - numbers[at][:-1] == 1])
    takes = np.maximum.accumulate(np.where(marks[at] & below, 0, np.arange(len(at))))
    row = np.cumsum(first) - 1
    named = texts.take(np.where(marks, at[takes[row]], np.arange(len(texts))))
    left: Mask = named.where(is_ditto)
    return named.masked(~left, ""), True, bool((marks & ~named.where(lambda text: text and not is_ditto(text))).any())

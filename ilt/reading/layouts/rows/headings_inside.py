"""Rows of headings inside a table: the same once more, or others for what is below, where somebody matched columns."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Container, Sequence

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells import rating_values
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import BrokenRows, seen_text
from ilt.reading.problems import sentence

ANSWERS = frozenset(("response", "open ended response"))
"""What SurveyMonkey writes below a question that has one column."""
_LONGEST, _PAIR = 40, 2
_LOOKED_AT, _OFTEN, _SHARE = 2_000, 4, 20


def headings_again(body: Grid, headings: Sequence[Sequence[str]], rated: Sequence[int]) -> Mask:
    """Return the rows of a form that hold headings of their columns, or ``ANSWERS``, and nothing else.

    Parameters
    ----------
    headings
        The texts of each row of headings.
    rated
        The columns of ratings, of which such a row fills some.
    """
    own = [ANSWERS | {header_key(row[at]) for row in headings} - {""} for at in range(len(body.columns))]
    again: Mask = np.zeros(body.height, dtype=np.bool_)
    for at in rated:
        again |= body.columns[at].where(functools.partial(_is_one_of, own[at]))
    for place in np.flatnonzero(again).tolist():
        keys = (header_key(cell_text(column[place])) for column in body.columns)
        again[place] = all(not key or key in known for key, known in zip(keys, own, strict=True))
    return again


def _is_one_of(keys: Container[str], cell: object) -> bool:
    return isinstance(cell, str) and header_key(cell) in keys


def headings_inside(
    body: Grid, rated: Sequence[int], free: Mask, headings: Sequence[Sequence[str]]
) -> tuple[Mask, list[BrokenRows]]:
    """Return the rows that repeat the headings of the columns of ratings, and those below other headings.

    Parameters
    ----------
    rated
        The columns of ratings.
    free
        The rows that name no action.
    headings
        The texts of each row of headings.
    """
    again: Mask = np.zeros(body.height, dtype=np.bool_)
    below: Mask = np.zeros(body.height, dtype=np.bool_)
    own = [{header_key(row[at]) for row in headings} - {""} for at in rated]
    texts: Mask = free.copy()
    filled = np.zeros(body.height, dtype=np.int64)
    for at in rated:
        column = body.columns[at]
        seen = column.where(seen_text)
        texts &= ~seen | column.where(_may_head)
        filled += seen
    start = -1
    may_head = np.flatnonzero(texts & (filled >= min(_PAIR, len(rated)))).tolist()
    answers = _answers(body, rated) if may_head else frozenset()
    for place in may_head:
        keys = [header_key(clean(body.columns[at][place])) for at in rated]
        if all(key in known for key, known in zip(keys, own, strict=True) if known) and any(own):
            again[place] = True
            below[start:place] |= start >= 0
            start = -1
        elif start < 0 and not answers.issuperset(filter(None, keys)) and _heads(keys, own):
            start = place
    if start >= 0:
        below[start:] = True
    return again, [BrokenRows(below, "second-table", sentence("second-table"))] if below.any() else []


def _answers(body: Grid, rated: Sequence[int]) -> frozenset[str]:
    """Return the texts that come again and again in columns of ratings in words: no row of them alone is headings."""
    rows = range(min(_LOOKED_AT, body.height))
    cells = [cell for at in rated for row in rows if seen_text(cell := body.columns[at][row])]
    words = Counter(header_key(clean(cell)) for cell in cells if _may_head(cell))
    if 2 * words.total() <= len(cells):
        return frozenset()
    return frozenset(key for key, count in words.items() if count >= _OFTEN and _SHARE * count >= len(cells))


def _may_head(cell: object) -> bool:
    text = clean(cell)
    return len(text) <= _LONGEST and rating_values.parse(cell).code == "not-a-rating" and not text.isdigit()


def _heads(keys: Sequence[str], own: Sequence[set[str]]) -> bool:
    """Tell whether texts head the columns otherwise: as another column is called, or each by something else."""
    every = set().union(*own)
    moved = any(key in every and key not in known for key, known in zip(keys, own, strict=True))
    filled = [key for key in keys if key]
    return moved or (len(filled) == len(keys) == len(set(filled)) and len(keys) >= _PAIR and bool(every))

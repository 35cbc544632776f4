"""Columns as codes: in each row, the place of its value among the distinct ones.

Rows are worked through in blocks, so that what is found on the way fits a processor's cache.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

Codes = np.ndarray[Any, np.dtype[Any]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]
Coded = tuple[Codes, int]
"""The codes of a column, and how many values it has."""
BLOCK = 2**14
COUNTABLE = 4_000_000
"""Up to so many combinations are marked in an array; of more, those that occur are sorted."""
_LARGEST = 2**62


def blocks(length: int, size: int = BLOCK) -> Iterator[slice]:
    """Cut rows into blocks."""
    return (slice(start, start + size) for start in range(0, length, size))


def look_up(table: Codes, codes: Codes, out: Codes | None = None) -> Any:
    """Return what a table holds for each code; ``out`` may be the codes themselves."""
    found = np.empty(len(codes), dtype=table.dtype) if out is None else out
    for block in blocks(len(codes)):
        table.take(codes[block], out=found[block], mode="clip")
    return found


def combine(columns: Sequence[Coded]) -> tuple[Codes, list[Codes]]:
    """Return the combinations of codes that occur: which of them each row holds, and the codes of each, sorted."""
    sizes = [max(size, 1) for _, size in columns]
    if math.prod(sizes) > _LARGEST and len(columns) > 2:
        first, places = combine(columns[:-1])
        codes, (one, other) = combine([(first, len(places[0])), columns[-1]])
        return codes, [*(place[one] for place in places), other]
    codes = _joint(columns)
    if math.prod(sizes) <= COUNTABLE:
        there = np.flatnonzero(_occurring(codes, math.prod(sizes)))
        place = np.zeros(math.prod(sizes), dtype=codes.dtype)
        place[there] = np.arange(len(there))
        look_up(place, codes, out=codes)
    else:
        codes, there = pd.factorize(codes, sort=True)
    return codes, list(np.unravel_index(there, sizes))


def occurring(codes: Codes, size: int) -> Codes:
    """Return the codes below ``size`` that occur, sorted."""
    few = 8 * len(codes) < size
    return np.unique(codes) if few else np.flatnonzero(_occurring(codes, size))


def all_differ(columns: Sequence[Coded]) -> bool:
    """Tell whether each row has a combination of its own; where that takes long to find, it is not said."""
    size = math.prod(max(size, 1) for _, size in columns)
    rows = len(columns[0][0])
    return rows <= size <= COUNTABLE and int(np.count_nonzero(_occurring(_joint(columns), size))) == rows


def _joint(columns: Sequence[Coded]) -> Codes:
    """Return one number for the codes of each row."""
    size = math.prod(max(size, 1) for _, size in columns)
    found = np.empty(len(columns[0][0]), dtype=np.int32 if size < 2**31 else np.int64)
    for block in blocks(len(found)):
        own: Any = found[block]
        own[:] = columns[0][0][block]
        for codes, size in columns[1:]:
            if size > 1:
                own *= size
                own += codes[block]
    return found


def _occurring(codes: Codes, size: int) -> Mask:
    found = np.zeros(size, dtype=np.bool_)
    for block in blocks(len(codes)):
        found[codes[block]] = True
    return found

"""What the numbers of ratings say of their scale: whether they look like those of another than 0-3.

A person is asked where they do; see docs/decisions/0056-what-numbers-say-of-their-scale.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from ilt.coded_columns import Mask, look_up
from ilt.reading.cells.column import Column
from ilt.reading.cells.rating_values import Value
from ilt.reading.stages import ScaleFigures, TableCells

ABOVE_SCALE = 3
"""So many numbers above 3 are no slip of the pen."""
_SHARE = 0.1
"""Where there are zeros, too, so many of the numbers are above 3; where there are none, two of so many are enough."""
_ENOUGH = 10
"""Of so many ratings one number above 3 is enough where none is a 0."""
_MANY, _ZEROS_EXPECTED = 100, 12
_HIGHEST = 10
_ONE_NUMBER = re.compile(r"[^\d.,-]*([0-9]{1,2})[^\d.,-]*")
_NUMBER = re.compile(r"[^\d.,-]*[0-9]{1,4}(?:[.,][0-9]{1,4})?[^\d.,-]*")
_NONE, _ZERO, _ONE, _TWO, _THREE, _ABOVE, _FAR = range(7)
_OWN_SCALE = ("assessment", "perspective")
_MAY_HAVE_OWN = ("round", "school")


def figures_of(said: Column, sound: Mask) -> ScaleFigures:
    """Return what the numbers of rating cells (``Value``) say of the scale, in the ``sound`` rows."""
    counts = np.bincount(said.codes if sound.all() else said.codes[sound], minlength=len(said.values)).tolist()
    kinds = Counter[int]()
    for value, count in zip(said.values, counts, strict=True):
        kinds[_kind(value)] += count
    return _figures_of_kinds([kinds[kind] for kind in range(_FAR + 1)])


def seems_other(figures: ScaleFigures) -> bool:
    """Tell whether numbers look like those of another scale.

    They do where several are above 3 and none is a 0, or more than a few are. Without either, they do where 1 stands
    most often: of ratings that a person gives, as many as ``ones ** 2 / (3 * twos)`` would be a 0.
    """
    above, zeros = figures.above, figures.zeros
    if not above:
        lowest = not zeros and figures.rated >= _MANY and figures.ones > figures.twos
        return lowest and figures.ones**2 >= 3 * _ZEROS_EXPECTED * max(figures.twos, 1)
    of_all = above >= _SHARE * (above + figures.rated)
    if not zeros and above + figures.rated >= _ENOUGH:
        return True
    return above >= ABOVE_SCALE - (of_all and not zeros) and (not zeros or of_all)


def what_seems_other(cells: TableCells) -> tuple[ScaleFigures, str] | None:
    """Return the figures of the whole table, or of a part of it, that look like those of another scale, and of what."""
    whole = figures_of(cells.ratings, cells.of_actions)
    if seems_other(whole):
        return whole, ""
    kinds = _kinds(cells.ratings, cells.of_actions)
    texts = {**cells.names.texts, "assessment": cells.actions.assessment}
    for name in _OWN_SCALE:
        for value, figures in _figures(kinds, texts[name]):
            if value and seems_other(figures):
                return figures, value
    # One slip in a school or a round says nothing of it: there are many.
    for name in _MAY_HAVE_OWN if whole.above else ():
        for value, figures in _figures(kinds, texts[name]):
            if value and figures.above >= ABOVE_SCALE - 1 and seems_other(figures):
                return figures, value
    return None


def _kinds(said: Column, sound: Mask) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    kinds: np.ndarray[tuple[int], np.dtype[np.int64]] = look_up(
        np.array([_kind(value) for value in said.values] or [0], dtype=np.int64), said.codes
    )
    return kinds if sound.all() else np.where(sound, kinds, _NONE)


def _kind(value: Value) -> int:
    if value.rating is not None:
        return _ZERO + value.rating
    if value.code != "off-scale":
        return _NONE
    number = _ONE_NUMBER.fullmatch(value.shown)
    far = _FAR if _NUMBER.fullmatch(value.shown) else _NONE
    return _ABOVE if number and int(number[1]) <= _HIGHEST else far


def _figures(kinds: np.ndarray[tuple[int], np.dtype[np.int64]], column: Column) -> Iterator[tuple[str, ScaleFigures]]:
    """Return the figures of the rows with each value of a column."""
    wide = _FAR + 1
    counts = np.bincount(column.codes * np.int64(wide) + kinds, minlength=wide * len(column.values))
    for value, own in zip(column.values, counts.reshape(-1, wide).tolist(), strict=True):
        yield value, _figures_of_kinds(own)


def _figures_of_kinds(counts: Sequence[int]) -> ScaleFigures:
    rated = sum(counts[_ZERO : _THREE + 1])
    above = counts[_ABOVE]
    # What is far above 3 may be a slip, unless most numbers are.
    above += counts[_FAR] if above + counts[_FAR] > rated else 0
    return ScaleFigures(above, counts[_ZERO], counts[_ONE], counts[_TWO], rated)

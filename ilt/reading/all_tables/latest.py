"""Which of several answers of one person is the latest: only where it is certain."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ilt.reading.cells.cell_times import CellTime, compared, readings
from ilt.reading.cells.column import Column
from ilt.reading.stages import TableRatings


class Latest:
    """The times of the ratings of several tables.

    They are read once somebody wants to know, each distinct cell once.

    Parameters
    ----------
    tables
        The tables.
    starts
        With which rating each table begins.
    """

    def __init__(self, tables: Sequence[TableRatings], starts: Sequence[int]) -> None:
        self._tables = tables
        self._starts = starts
        self._times = functools.cache(lambda at: [_Times(column) for column in tables[at].times])
        self._in_order = functools.cache(lambda at: any(times.never_back() for times in self._times(at)))

    def of(self, ratings: Sequence[int], values: Sequence[int]) -> int | None:
        """Return the rating that is surely later than all others with another value; ``None`` where none is.

        Where no table has times, the last one is the latest.

        Parameters
        ----------
        ratings
            Ratings in the order of the files and their rows.
        values
            What each of them is.
        """
        pairs = dict(zip(ratings, values, strict=True))
        return next(
            (
                last
                for last in reversed(ratings)
                if all(pairs[last] == pairs[other] or self._is_before(other, last) for other in ratings)
            ),
            None,
        )

    def _place_of(self, rating: int) -> tuple[int, int]:
        """Return the table of a rating, and which of its ratings it is."""
        at = bisect_right(self._starts, rating) - 1
        return at, rating - self._starts[at]

    def _is_before(self, one: int, other: int) -> bool:
        """Tell whether one rating is surely before another; what has no time is before what stands below it."""
        (first, row), (second, other_row) = self._place_of(one), self._place_of(other)
        own, others = self._times(first), self._times(second)
        if not own and not others:
            return one < other
        if first == second:
            found = {times.order(row, times, other_row) for times in own}
        else:
            found = {times.order(row, more, other_row) for times in own for more in others} or {None}
        if found == {0}:
            table = self._tables[first]
            says_nothing = not table.sent and not self._tables[second].sent
            return one < other and (says_nothing or (first == second and self._in_order(first)))
        return found - {0} == {-1}


class _Times:
    """A column with times, in each way in which it can be read."""

    def __init__(self, column: Column) -> None:
        self.codes = column.codes
        self.readings: list[list[CellTime | None]] = readings(column.values, numbers=True)

    def order(self, row: int, other: _Times, other_row: int) -> int | None:
        """Return -1 where one row's time is before another's, 0 where they are the same; ``None`` where unknown."""
        if other is self:
            pairs = [(own[self.codes[row]], own[self.codes[other_row]]) for own in self.readings]
        else:
            pairs = [
                (own[self.codes[row]], more[other.codes[other_row]]) for own in self.readings for more in other.readings
            ]
        orders = {compared(*pair) if pair[0] and pair[1] else None for pair in pairs}
        return orders.pop() if len(orders) == 1 else None

    def never_back(self) -> bool:
        """Tell whether no row is before the one above it, and some row is after it, in some reading."""
        for own in self.readings:
            rows = [own[code] for code in self.codes]
            orders = {compared(one, two) if one and two else None for one, two in pairwise(rows)}
            if orders in ({-1}, {-1, 0}):
                return True
        return False

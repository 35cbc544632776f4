"""Answers without a name that somebody may have sent twice: two rows of a form with the same ratings, close in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ilt.coded_columns import Mask, look_up
from ilt.ratings import ANONYMOUS
from ilt.reading.cells.cell_times import readings
from ilt.reading.cells.column import Numbers
from ilt.reading.log import Log
from ilt.reading.stages import TableRatings, TableResult

_TEAM = ("district", "assessment", "round", "school", "perspective", "action_id")
_FEWEST, _FEWEST_WITHOUT_TIMES = 5, 10
_SECONDS, _SECONDS_IF_ALL_SAME = 60, 10
_MOST = 20
"""So many pairs are said of a table."""


def say_what_was_sent_twice(tables: Sequence[tuple[TableResult, TableRatings]], log: Log) -> None:
    """Say which rows of a table hold the same answers of nobody who is named; both count."""
    for result, ratings in tables:
        place = result.sheet_table
        for one, other, near in sent_twice(ratings):
            when = ", sent within a minute of each other," if near else ""
            says = f"Rows {one} and {other} have the same answers{when} and no name. Both count. "
            log.say(f"{says}If someone submitted twice, delete one of them.", place.source, place.sheet)


def sent_twice(table: TableRatings) -> list[tuple[int, int, bool]]:
    """Return the rows of answers without a name that hold the same ratings, and whether times say that they are close.

    Where no time is known, many ratings that are not all the same must agree.
    """
    found: list[tuple[int, int, bool]] = []
    for one, other in _alike(table):
        marks = table.rating[one][table.rating[one] >= 0]
        all_same = len(set(marks.tolist())) < 2
        apart = _seconds_apart(table, int(one[0]), int(other[0]))
        near = apart is not None and apart <= (_SECONDS_IF_ALL_SAME if all_same else _SECONDS)
        untimed = not table.times and len(marks) >= _FEWEST_WITHOUT_TIMES and not all_same
        if len(marks) >= _FEWEST and (near or untimed):
            found.append((int(table.numbers[one[0]]), int(table.numbers[other[0]]), near))
        if len(found) == _MOST:
            break
    return found


def _alike(table: TableRatings) -> Iterator[tuple[Numbers, Numbers]]:
    """Return the places of the ratings of each answer, and of the next one that says the same."""
    raters = table.keys["rater"]
    nameless: Mask = raters.where(lambda name: name.startswith(ANONYMOUS))
    rows = np.flatnonzero(nameless)
    if len(rows) < 2 * _FEWEST:
        return
    order = rows[np.argsort(raters.codes[rows], kind="stable")]
    starts = np.flatnonzero(np.diff(raters.codes[order], prepend=-1))
    if len(starts) * _FEWEST > len(rows):
        return
    said = np.zeros(len(raters), dtype=np.uint64)
    for name in _TEAM:
        column = table.keys[name]
        said = said * np.uint64(1_000_003) + look_up(np.arange(len(column.values), dtype=np.uint64), column.codes)
    said = (said * np.uint64(5) + (table.rating + 1).astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
    said ^= said >> np.uint64(29)
    sums = np.add.reduceat(said[order], starts)
    pieces = np.split(order, starts[1:])
    by_sum = np.argsort(sums, kind="stable")
    for at in np.flatnonzero(sums[by_sum][1:] == sums[by_sum][:-1]).tolist():
        one, other = pieces[by_sum[at]], pieces[by_sum[at + 1]]
        if len(one) == len(other) and (np.sort(said[one]) == np.sort(said[other])).all():
            yield one, other


def _seconds_apart(table: TableRatings, one: int, other: int) -> float | None:
    """Return how far two rows are apart in time, at the least; ``None`` where no time of day is known."""
    apart = []
    for column in table.times:
        for first, second in readings([column[one], column[other]], numbers=True):
            if first and second and first.has_clock and second.has_clock:
                apart.append(abs(first.first - second.first))
    return min(apart, default=None)

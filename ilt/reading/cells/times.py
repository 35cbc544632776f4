"""When answers were sent in: only their order counts, and only where it is certain."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import numpy as np

from ilt.reading.cells.column import Column, Numbers
from ilt.reading.cells.text import cell_text, clean

_DAYS = ("%m/%d/%Y", "%d/%m/%Y", "%Y/%m/%d", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%m/%d/%y", "%d/%m/%y")
_ZONE = re.compile(r"\s(?:GMT|UTC)[\d:+\-]*$")
_HOURS = (" %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p", "T%H:%M:%S", "T%H:%M:%SZ", "")


def order_of(column: Column | None, length: int) -> Numbers:
    """Return the time of each row in seconds; all 0 where the times are not certain.

    A column of texts counts where every one of them fits a form of date, and all forms that fit put the rows into the
    same order (3/4 may be in March or in April).
    """
    nothing = np.zeros(length, dtype=np.int64)
    if column is None:
        return nothing
    used = np.unique(column.codes)
    cells = [column.values[code] for code in used]
    if all(isinstance(cell, dt.datetime) for cell in cells):
        seconds = np.zeros(len(column.values), dtype=np.int64)
        seconds[used] = [_seconds(cell) for cell in cells]
        return seconds[column.codes]
    texts = [_ZONE.sub("", clean(cell_text(value))) for value in column.values]
    there = {texts[code] for code in used}
    if not there or "" in there:
        return nothing
    read = [times for day in _DAYS for hour in _HOURS if (times := _all_read(there, day + hour))]
    orders = {tuple(sorted(there, key=lambda text: (times[text], text))) for times in read}
    if len(orders) != 1:
        return nothing
    seconds = np.array([_seconds(read[0][text]) if text in read[0] else 0 for text in texts], dtype=np.int64)
    return seconds[column.codes]


def times_apart(column: Column) -> Column | None:
    """Return which time each row is of, such as ``October 2025``, where rows were sent in months apart; else ``None``.

    All forms of date that fit must put the same rows together; where they disagree on the month, its first day is told.
    """
    cells = {clean(cell_text(cell)): cell for cell in column.present()}
    if "" in cells or not 1 < len(cells) <= _MOST_TIMES:
        return None
    if all(isinstance(cell, dt.datetime) for cell in cells.values()):
        readings = [cells]
    else:
        plain = {text: _ZONE.sub("", text) for text in cells}
        read = [times for day in _DAYS for hour in _HOURS if (times := _all_read(set(plain.values()), day + hour))]
        readings = [{text: times[plain[text]] for text in cells} for times in read]
    groups = [_groups(times) for times in readings]
    if (
        not groups
        or len(groups[0]) < _SEVERAL
        or any(set(map(frozenset, own)) != set(map(frozenset, groups[0])) for own in groups)
    ):
        return None
    labels: dict[str, str] = {}
    for own in groups[0]:
        months = {f"{min(times[text] for text in own):%B %Y}" for times in readings}
        labels |= dict.fromkeys(own, months.pop() if len(months) == 1 else f"from {own[0].split()[0]}")
    return column.map(lambda cell: labels.get(clean(cell_text(cell)), ""))


def _groups(times: dict[str, Any]) -> list[list[str]]:
    """Return texts of times in groups that are far from each other."""
    found: list[list[str]] = []
    last = None
    for text in sorted(times, key=lambda text: (times[text], text)):
        if last is None or times[text] - last > _FAR:
            found.append([])
        found[-1].append(text)
        last = times[text]
    return found


_FAR, _SEVERAL, _MOST_TIMES = dt.timedelta(days=75), 2, 5000


def _seconds(time: dt.datetime) -> int:
    return int((time - dt.datetime(1900, 1, 1)).total_seconds())  # noqa: DTZ001 - only the order counts


def _all_read(texts: set[str], form: str) -> dict[str, Any]:
    found = {}
    for text in texts:
        try:
            found[text] = dt.datetime.strptime(text, form)  # noqa: DTZ007 - only the order counts
        except ValueError:
            return {}
    return found

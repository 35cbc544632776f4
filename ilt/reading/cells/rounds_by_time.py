"""Rounds that times tell: answers that were sent in months apart, and rounds that a program took for days."""

from __future__ import annotations

import datetime as dt
import re

from ilt.reading.cells.cell_times import CellTime, readings
from ilt.reading.cells.column import Column
from ilt.reading.cells.text import cell_text, clean

_FAR, _SEVERAL, _MOST_TIMES = dt.timedelta(days=75), 2, 5000
DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)(?: [\d:]{4,8}(?: ?[ap]m)?)?", re.IGNORECASE)
ISO_DAY = re.compile(r"(\d{4}-\d\d)-\d\d(?:[ T][\d:]{4,8})?")
_START = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def times_apart(
    column: Column, *, to_the_minute: bool = False, apart: dt.timedelta = _FAR
) -> tuple[Column, list[str]] | None:
    """Return which time each row is of, such as ``October 2025``, and all of them in order; ``None`` where it is one.

    In all readings the times must be apart. Where these disagree on which rows go together, the month comes first, as
    in the US; where they disagree on the month alone, its first day is told.

    Parameters
    ----------
    to_the_minute
        Whether days alone say nothing.
    apart
        How much lies between two times.
    """
    cells = {clean(cell_text(cell)): cell for cell in column.present()}
    if "" in cells or not 1 < len(cells) <= _MOST_TIMES:
        return None
    read = [dict(zip(cells, own, strict=True)) for own in readings(list(cells.values()), numbers=True)]
    times = [{text: at for text, at in own.items() if at and (at.has_clock or not to_the_minute)} for own in read]
    groups = [_groups(own, apart) for own in times if len(own) == len(cells)]
    if not groups or min(map(len, groups)) < _SEVERAL:
        return None
    if any(set(map(frozenset, own)) != set(map(frozenset, groups[0])) for own in groups):
        # 10/2 and 3/11 are months apart either way; the month first, as in the US.
        times, groups = times[:1], groups[:1]
    labels: dict[str, str] = {}
    for texts in groups[0]:
        months = {f"{_START + dt.timedelta(seconds=min(own[text].first for text in texts)):%B %Y}" for own in times}
        labels |= dict.fromkeys(texts, months.pop() if len(months) == 1 else f"from {texts[0].split()[0]}")
    return column.map(lambda cell: labels.get(clean(cell_text(cell)), "")), list(dict.fromkeys(labels.values()))


def _groups(times: dict[str, CellTime], apart: dt.timedelta) -> list[list[str]]:
    """Return texts of times in groups that are far from each other."""
    found: list[list[str]] = []
    last = None
    for text in sorted(times, key=lambda text: (times[text].first, text)):
        if last is None or times[text].first - last > apart.total_seconds():
            found.append([])
        found[-1].append(text)
        last = times[text].first
    return found


def named_by_month(column: Column) -> Column:
    """Return a column of rounds with ``October 2024`` for days, where all are the first of a month.

    A spreadsheet program makes that of ``Oct-24`` and ``October 2024``.
    """
    cells = [cell for cell in column.present() if clean(cell_text(cell))]
    if not cells or not all(isinstance(cell, dt.date) and cell.day == 1 and _is_midnight(cell) for cell in cells):
        return column
    return column.map(lambda cell: f"{cell:%B %Y}" if isinstance(cell, dt.date) else cell)


def _is_midnight(cell: dt.date) -> bool:
    return not isinstance(cell, dt.datetime) or cell.time() == dt.time()


def is_day(text: str) -> bool:
    """Tell whether a text is a day in figures.

    >>> is_day("2025-04-15"), is_day("4/15/25"), is_day("April 2025")
    (True, True, False)
    """
    return bool(DAY.fullmatch(text) or ISO_DAY.fullmatch(text))

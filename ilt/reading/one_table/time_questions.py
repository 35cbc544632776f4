"""The question whether answers that were sent in months apart are of a round each, and what its answers say."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence

from ilt.ratings import order_rounds
from ilt.reading.cells.text import clean, fold, listed, shown
from ilt.reading.cells.titles import times_in
from ilt.reading.questions import SAYS_OTHER, SAYS_SO, Question

KEY = "round-times"
_TIMES = 12
_MIDDLE = 7
"""The month in which a school year ends and another begins."""
_TURN = {"January": -1, "February": -1, "November": 1, "December": 1}
"""In these months a winter is called by this year, or by the one before or after it."""


def about_times(source: str, times: Sequence[str]) -> Question:
    """Ask whether times that are months apart are rounds of their own, and how these are called; ``times`` in order."""
    text = (
        f"The responses came in months apart ({listed([f'“{time}”' for time in times], _TIMES)}). Is each of "
        "these a separate round? If so, choose Yes, or enter the rounds' names in this order, with a "
        "semicolon between names."
    )
    return Question(KEY, source, text, (SAYS_SO, SAYS_OTHER))


def names_of_times(answer: str, times: Sequence[str]) -> dict[str, str]:
    """Return which round each time is, as an answer says; nothing where it says that they are none, or fits them not.

    >>> names_of_times("Fall 2025; Spring 2026", ["October 2025", "April 2026"])
    {'October 2025': 'Fall 2025', 'April 2026': 'Spring 2026'}
    >>> names_of_times("no, something else", ["May", "June"]), names_of_times("Fall 2025", ["October", "April"])
    ({}, {})
    """
    return {} if why_unfit(answer, times) else dict(zip(times, _names(answer, times), strict=True))


def is_about_times(answer: str, times: Sequence[str]) -> bool:
    """Tell whether an answer says whether times are rounds of their own."""
    return answer == SAYS_OTHER or not why_unfit(answer, times)


def why_unfit(answer: str, times: Sequence[str]) -> str:
    """Say why an answer does not name times; blank where it does.

    >>> why_unfit("Fall 2026; fall 2026", ["October 2026", "May 2027"])
    '“Fall 2026; fall 2026” uses the same name twice, but the responses from each date are a separate round.'
    >>> why_unfit("Spring 2027; Fall 2026", ["October 2026", "May 2027"])
    '“Spring 2027; Fall 2026” lists the rounds in a different order than the dates: October 2026 and May 2027.'
    """
    names, said = _names(answer, times), f"“{shown(answer)}”"
    if len(names) != len(times) or not all(names):
        return f"{said} needs one round name for each of the {len(times)} dates, with a semicolon between names."
    if len(set(map(fold, names))) < len(names):
        return f"{said} uses the same name twice, but the responses from each date are a separate round."
    ordered = order_rounds(names)
    if not ordered.unplaced and list(ordered.ordered) != names:
        return f"{said} lists the rounds in a different order than the dates: {listed(list(times), _TIMES)}."
    for name, time in zip(names, times, strict=True):
        if _is_of_another_year(name, time):
            return f"{said} says “{shown(name)}” for {time}, which is a different year."
    return ""


def _is_of_another_year(name: str, time: str) -> bool:
    """Tell whether a round is called by another year than the time it is for; a school year has two.

    >>> _is_of_another_year("Fall 2024", "October 2025"), _is_of_another_year("2024-25", "April 2025")
    (True, False)
    >>> _is_of_another_year("Winter 2026", "December 2025"), _is_of_another_year("Fall 2026", "October 2025")
    (False, True)
    """
    seasons, years = times_in(name)
    found = _YEAR.search(time)
    if not years or found is None:
        return False
    month, year = time.partition(" ")[0], int(found[0])
    if seasons - {"winter"}:
        return year not in years
    if "winter" in seasons:
        return not {year, year + _TURN.get(month, 0)} & years
    late = month in month_name[_MIDDLE:]
    return not {year, year + (1 if late else -1)} & years


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _names(answer: str, times: Sequence[str]) -> list[str]:
    return list(times) if answer == SAYS_SO else [clean(name) for name in answer.split(";")]

"""A round that is said in two halves: a year in one place (``2025-26``), and a time of it in another (``Fall``)."""

from __future__ import annotations

import re

from ilt.reading.cells.headings import SMALL_WORDS, header_key
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import is_time_word, school_year
from ilt.reading.cells.whether_rows_count import words_apart

_YEAR = re.compile(r"(?:sy|ay|fy)?[ -]?(20\d\d(?: ?[-\u2010-\u2015/] ?(?:20)?\d\d)?)", re.IGNORECASE)
_SAYS_YEAR = re.compile(r"(?<!\d)(?:20\d\d|\d\d ?[-\u2010-\u2015/] ?\d\d|['\u2019]\d\d)(?!\d)")
_OF_YEARS = frozenset(("year", "schoolyear", "sy", "ay", "fy", "yr", "año", "année", "jahr", "schuljahr", "ano"))
_WITH_YEARS = _OF_YEARS | frozenset(
    (
        *("school", "academic", "calendar", "fiscal", "round", "survey", "term", "rating", "ratings", "name"),
        *("escolar", "scolaire", "letivo", "lectivo", "reporting", "collection", "assessment"),
    )
)
_OF_TIMES = frozenset(
    (
        *("season", "semester", "trimester", "quarter", "term", "window", "round", "month", "period", "cycle", "wave"),
        *("administration", "checkpoint", "phase", "timepoint", "time", "event", "when"),
    )
)
_WITH_TIMES = _OF_TIMES | frozenset(
    ("of", "year", "school", "survey", "rating", "ratings", "name", "point", "assessment", "collection", "review")
)
_NO_ROUND = frozenset(
    (
        *(
            "hired",
            "hire",
            "born",
            "birth",
            "joined",
            "join",
            "since",
            "experience",
            "graduated",
            "graduation",
            "prefer",
        ),
        *("preferred", "started", "start", "began", "built", "opened", "founded", "next", "last", "first", "cohort"),
        *("class", "grade", "goal", "target", "due", "expected", "future", "previous", "prior", "created", "updated"),
    )
)
_LONGEST = 60


def year_in(text: str) -> str:
    """Return the year that a text is, school years in full; blank where it is none, or says more.

    >>> year_in("SY 25-26"), year_in("2026"), year_in("2025-2026"), year_in("Fall 2026")
    ('2025-26', '2026', '2025-2026', '')
    """
    text = clean(text)
    found = _YEAR.fullmatch(text)
    return found[1] if found else school_year(text)


def says_year(text: str) -> bool:
    """Tell whether some year stands in the name of a round.

    >>> says_year("Fall '26"), says_year("SY25-26 Fall"), says_year("Round 2")
    (True, True, False)
    """
    return _SAYS_YEAR.search(text) is not None or any(
        word[-2:].isdecimal() and word[:-2] in ("f", "s", "w", "sp", "su", "fa", "wi", "sy", "fy")
        for word in header_key(text).split()
    )


def is_time_of_year(text: str) -> bool:
    """Tell whether a text names a time that is there in every year: ``Fall``, ``Window 2``, ``October``.

    >>> is_time_of_year("Fall window"), is_time_of_year("Fall 2026"), is_time_of_year("Falls Road")
    (True, False, False)
    """
    words = header_key(text).split()
    named = [word for word in words if word not in SMALL_WORDS]
    return (
        len(named) > 0
        and not says_year(text)
        and any(is_time_word(word) or word in _OF_TIMES for word in named)
        and all(is_time_word(word) or word in _WITH_TIMES or (word.isdecimal() and len(word) == 1) for word in named)
    )


def heads_years(heading: str) -> bool:
    """Tell whether a heading asks for the year of the ratings, and for nothing else.

    >>> heads_years("School year"), heads_years("SchoolYear"), heads_years("SY"), heads_years("Year hired")
    (True, True, True, False)
    """
    return _is_of(heading, _OF_YEARS, _WITH_YEARS)


def heads_times(heading: str) -> bool:
    """Tell whether a heading asks for the time of the year, and for nothing else.

    >>> heads_times("Month"), heads_times("Rating window"), heads_times("Preferred season")
    (True, True, False)
    """
    return _is_of(heading, _OF_TIMES, _WITH_TIMES)


def may_head_half(heading: str) -> bool:
    """Tell whether a column so called may say when the ratings were given, by its cells."""
    return bool(heading) and len(heading) <= 2 * _LONGEST and not _NO_ROUND & set(header_key(heading).split())


def _is_of(heading: str, some: frozenset[str], every: frozenset[str]) -> bool:
    words = {word for word in header_key(words_apart(heading)).split() if word not in SMALL_WORDS}
    return len(heading) <= _LONGEST and bool(words & some) and words <= every


def joined(one: str, other: str) -> str:
    """Return a round of its two halves; the first where it says both, and blank where one is missing.

    >>> joined("Fall", "SY25-26"), joined("2026", "Spring"), joined("Fall 2026", "2026"), joined("Fall", "")
    ('Fall 2025-26', 'Spring 2026', 'Fall 2026', '')
    """
    year = year_in(one)
    if not one or (says_year(one) and not year) or (year and year_in(other)):
        return one
    if not other:
        return ""
    return f"{other} {year}" if year else f"{f'Round {one}' if one.isdecimal() else one} {year_in(other)}"


def halves_of(one: str, other: str) -> str:
    """Return the round of which one text says the year, and the other the time of it; blank where they are no halves.

    >>> halves_of("2025-26", "Fall"), halves_of("Fall", "Fall 2026")
    ('Fall 2025-26', '')
    """
    first, second = (one, other) if year_in(other) else (other, one)
    return joined(first, second) if is_time_of_year(first) and year_in(second) else ""

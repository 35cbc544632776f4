"""What stands behind a school's name and is none of it: the day of a visit, and who came."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from ilt.reading.cells import masks
from ilt.reading.cells.odd_names import looks_like_person

_LONGEST, _MOST_WORDS, _TOP_GRADE = 120, 12, 12
_BRACKET = re.compile(r"\A([^()\[\]]*[^()\[\]\s]) ?[(\[]([^()\[\]]+)[)\]]\Z")
_DIVIDERS = re.compile(r"[,;] |\s[-\u2010-\u2015]\s")
_WORD = re.compile(r"[^\s,;:]+")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?")
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?|\d{1,2}(?::\d\d)?(?:[ap]m)?")
_CUT = re.compile(r"(?:[^\s…]… ?)+")
_VISITS = frozenset(
    (
        *("visit", "visits", "visited", "visiting", "observed", "observation", "walkthrough", "walk", "walked"),
        *("reviewed", "seen", "toured", "tour", "monday", "tuesday", "wednesday", "thursday", "friday"),
        *("mon", "tue", "tues", "wed", "thu", "thurs", "fri"),
    )
)
_SMALL = frozenset(
    ("on", "at", "of", "the", "in", "from", "and", "&", "through", "am", "pm", "a", "our", "date", "day")
)
_BEFORE_PEOPLE = frozenset(("by", "with"))
_OF_PLACES = frozenset(
    (
        *("north", "south", "east", "west", "central", "main", "upper", "lower", "new", "old", "site", "building"),
        *(
            "campus",
            "annex",
            "center",
            "centre",
            "park",
            "hill",
            "heights",
            "valley",
            "lake",
            "street",
            "avenue",
            "road",
        ),
        *("program", "magnet", "charter", "language", "learning", "early", "college", "grades", "grade", "immersion"),
    )
)


class SchoolName(NamedTuple):
    """A school's name without what is none of it; ``is_clear`` is false where that may be a part of the name."""

    name: str
    short: str
    is_clear: bool


@functools.lru_cache(maxsize=20_000)
def school_of(text: str) -> SchoolName:
    """Return the name of a school without a visit behind it.

    What may be a person's name and says no more is cut to its initials, for it may be a campus as well.

    >>> school_of("Oak (visited 10/3 by J. Smith)").name, school_of("Oak - visited October 3").name
    ('Oak', 'Oak')
    >>> school_of("Oak (Jane Smith)"), school_of("Oak (9/12)").is_clear, school_of("Oak (by the Lake)").is_clear
    (SchoolName(name='Oak (J… S…)', short='Oak', is_clear=False), False, False)
    >>> [school_of(name).name for name in ("Oak (K-5)", "Oak (North Campus)", "St. Ann, North Campus", "Oak (6-8)")]
    ['Oak (K-5)', 'Oak (North Campus)', 'St. Ann, North Campus', 'Oak (6-8)']
    """
    whole = SchoolName(text, text, is_clear=True)
    if not text or len(text) > _LONGEST:
        return whole
    bracket = _BRACKET.match(text)
    for divider in _DIVIDERS.finditer(text) if bracket is None else ():
        if divider.start() and _is_visit(text[divider.end() :]):
            return SchoolName(text[: divider.start()], text[: divider.start()], is_clear=True)
    if bracket is None:
        return whole
    name, behind = bracket[1], bracket[2]
    if _is_visit(behind):
        return SchoolName(name, name, is_clear=True)
    if _may_be_person(behind):
        return SchoolName(f"{name} ({masks.initials(behind)})", name, is_clear=False)
    day = _DAY.fullmatch(behind)
    return SchoolName(text, name, is_clear=False) if day or _CUT.fullmatch(behind) else whole


def _is_visit(text: str) -> bool:
    """Tell whether a text says a day, or a visit and by whom, and nothing else."""
    words = _WORD.findall(text)
    if len(words) > _MOST_WORDS:
        return False
    says, others, people = False, [], False
    for word, before, after in zip(words, ["", *words], [*words[1:], ""], strict=False):
        low = word.casefold().strip(".")
        day = _DAY.fullmatch(low)
        month = _MONTH.fullmatch(low) and any(_NUMBER.fullmatch(other.casefold()) for other in (before, after))
        if low in _VISITS or month or (day and (not day[1] or not _may_be_grades(int(day[1]), int(day[2]), words))):
            says, people = True, False
        elif low in _BEFORE_PEOPLE:
            people = True
        elif not (day or low in _SMALL or _NUMBER.fullmatch(low)):
            others.append((word, people))
    named = " ".join(word for word, _ in others)
    by = bool(others) and all(led for _, led in others)
    return says and (not named or by or (len(others) > 1 and looks_like_person(named)))


def _may_be_grades(first: int, second: int, words: list[str]) -> bool:
    return first < second <= _TOP_GRADE and len(words) == 1


def _may_be_person(text: str) -> bool:
    words = [word.casefold().strip(".") for word in text.split()]
    if len(words) > 1 and words[0] in _BEFORE_PEOPLE:
        return True
    return len(words) > 1 and looks_like_person(text) and not (_OF_PLACES | masks.SCHOOL_WORDS) & set(words)

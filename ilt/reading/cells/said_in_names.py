"""What the name of a file or sheet, or a title above a table, says of school, round and side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import fact_of_title, looks_like_school, seasons_next_to

_DIVIDERS = re.compile(r"\s[-–—]\s|[_|;,()\[\]]|:\s")
_TIME = re.compile(
    r"\b(?:fall|autumn|winter|spring|summer|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)[a-z]{0,6}|may|june?|july?)"
    r" \d{4}\b",
    re.IGNORECASE,
)
_SHORT_TIME = re.compile(
    r"\s(?:(?:fa?|wi?n?|spr?|sum?)['\u2019]?|(?:fall|autumn|winter|spring|summer)\s['\u2019]?)[23]\d\Z", re.IGNORECASE
)
"""A season in short behind the name of a school: ``Oak ES F26``."""
_DAY = re.compile(
    r"\b((?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?),? (20\d\d)\b",
    re.IGNORECASE,
)
_ILT = re.compile(
    r" ILT(?: team)?(?: self[- ]?(?:assessment|reflection|rating)s?| (?:rating|score|response|result)s?)?\Z",
    re.IGNORECASE,
)
"""What may stand behind a school's name: ``Oak Elementary ILT Self-Assessment``."""
SEASONS = frozenset(("fall", "autumn", "winter", "spring", "summer", "pre", "post"))
FACTS_OF_NAMES = ("school", "round", "perspective")
_REST_WORDS = 2
Facts = dict[str, str]


def said_by(text: str, seasons: Mapping[str, tuple[str, str]] = MappingProxyType({})) -> tuple[Facts, str]:
    """Return what a name says, and what is left of it; ``seasons`` are pieces that say a round next to other names.

    >>> said_by("Birch Elementary - Fall 2026"), said_by("Birch Spring 2027")
    (({'school': 'Birch Elementary', 'round': 'Fall 2026'}, ''), ({'round': 'Spring 2027'}, 'Birch'))
    """
    facts: Facts = {}
    rest = []
    if len({time.casefold() for time in _TIME.findall(text)}) > 1:
        # "Fall 2025 (updated Spring 2026)": of which of the two is not known.
        text = _TIME.sub(" ", text)
    # The year of a day is no round.
    for piece in filter(None, map(clean, _DIVIDERS.split(_DAY.sub(r"\1 \2", text)))):
        time = _TIME.search(piece)
        other = clean(piece[: time.start()] + piece[time.end() :]) if time else ""
        short = None if time else _SHORT_TIME.search(piece)
        if time and len(other.split()) <= _REST_WORDS and _take(time[0], facts):
            piece = other  # noqa: PLW2901 - what is left of it may say more
        elif short and looks_like_school(piece[: short.start()]) and _take(short[0].strip(), facts):
            piece = piece[: short.start()]  # noqa: PLW2901 - the school
        if piece and not _take(piece, facts, seasons.get(piece)):
            rest.append(piece)
    return facts, " ".join(rest)


def seasons_in(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the pieces of names such as ``S27``, where another name has ``F26`` or the like."""
    return seasons_next_to({clean(piece) for name in names for piece in _DIVIDERS.split(name)})


def _take(piece: str, facts: Facts, known: tuple[str, str] | None = None) -> bool:
    """Add what a piece of a name says to the facts, where none before it said the like."""
    found = known or fact_of_title(piece) or fact_of_title(_ILT.sub("", piece))
    if found is None or found[0] not in FACTS_OF_NAMES or found[0] in facts:
        return False
    facts[found[0]] = found[1]
    return True


def schools_and_rounds(names: Sequence[str]) -> list[Facts]:
    """Return the school and the round that the name of each file says, where those of several files differ.

    Of one file all is returned that it says. A month is not counted: programs write the date of an export.

    >>> schools_and_rounds(["ILT_self-assessment_fall_2026.csv"]), schools_and_rounds(["Survey 2026-11-03.csv"])
    ([{'round': 'Fall 2026'}], [{}])
    """
    texts = [name.rpartition(".")[0] for name in names]
    said = [said_by(text)[0] for text in texts]
    if len(names) == 1:
        own = mentioned(texts[0].replace("_", " "))
        said = [{**own, **said[0], **{name: own[name] for name in ("round",) if name in own}}]
    for facts in said:
        if not set(header_key(facts.get("round", "")).split()) & SEASONS:
            facts.pop("round", None)
    several = {
        name: len(names) == 1 or len({facts[name] for facts in said if name in facts}) > 1
        for name in ("school", "round")
    }
    return [{name: value for name, value in facts.items() if several.get(name)} for facts in said]


def mentioned(text: str) -> Facts:
    """Return the one time that a name mentions among other words, and the school that is left of it.

    >>> mentioned("60 Birch Middle ILT spring 2026")
    {'round': 'Spring 2026', 'school': 'Birch Middle'}
    """
    times = _TIME.findall(text)
    pieces = [_ILT.sub("", clean(_TIME.sub(" ", piece)).lstrip("0123456789 ._-")) for piece in text.split(" | ")]
    school = next(filter(looks_like_school, pieces), "")
    found = {"round": times[0][:1].upper() + times[0][1:]} if len(times) == 1 else {}
    return {**found, "school": school} if school else found

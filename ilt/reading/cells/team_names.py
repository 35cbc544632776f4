"""Teams that are called by their school: whose side somebody is on who says "Harbor Elementary ILT"."""

from __future__ import annotations

from collections.abc import Collection

from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.perspectives import perspective_of
from ilt.reading.cells.titles import distinct_words, looks_like_school

SCHOOL_ILT, DISTRICT_ILT = "School ILT", "District ILT"
_TEAM = frozenset(("ilt", "team", "instructional", "leadership", "member", "members"))
_BEFORE = frozenset(("the", "this", "our", "my", "i", "am", "on", "a", "an", "of", "in", "member", "for"))
_DISTRICT = frozenset(("district", "central", "office", "usd", "isd", "unified", "public", "schools", "county"))


def team_of(text: str, *, alone: bool = False) -> tuple[str, str] | None:
    """Return the side that the name of a team says, and its school or blank; ``None`` where it says none.

    Parameters
    ----------
    alone
        Whether the name of a school alone is that of its team.

    Examples
    --------
    >>> team_of("Harbor Elementary ILT"), team_of("District leadership team"), team_of("Math team")
    (('School ILT', 'Harbor Elementary'), ('District ILT', ''), None)
    >>> team_of("This school's ILT"), team_of("This school's goals")
    (('School ILT', ''), None)
    >>> team_of("Harbor Elementary"), team_of("Harbor Elementary", alone=True)
    (None, ('School ILT', 'Harbor Elementary'))
    """
    if perspective_of(text, "school") is not None:
        return text, ""
    words = text.split()
    left = [word for word in words if not set(words_of(word)) <= _TEAM]
    while left and left[0].casefold() in _BEFORE:
        left.pop(0)
    while left and left[-1].casefold().strip("-–—:,") in {"", "s"}:
        left.pop()
    if len(left) == len(words) and not alone:
        return None
    name = " ".join(left).strip(" -–—:,")
    said = set(words_of(name))
    if "district" in said and said <= _DISTRICT:
        return DISTRICT_ILT, ""
    if said == {"school"} and _TEAM & set(words_of(text)):
        return SCHOOL_ILT, ""
    name = name.removesuffix("'s").removesuffix("’s")
    return (SCHOOL_ILT, name) if looks_like_school(name) else None


def schools_of_teams(names: Collection[str]) -> dict[str, str]:
    """Return what stands in place of a school and names its ILT, and the school: one of ``names``, or called as one.

    >>> schools_of_teams(["Oak ILT", "Oak", "Elm Elementary ILT", "Fir ILT", "District ILT"])
    {'Oak ILT': 'Oak', 'Elm Elementary ILT': 'Elm Elementary'}
    """
    teams = {name: name[: -len(_ILT)].rstrip() for name in names if name.endswith(_ILT)}
    return {name: school for name, school in teams.items() if school in names or looks_like_school(school)}


_ILT = " ILT"


def is_same_school(one: str, other: str) -> bool:
    """Tell whether two names of schools are one, words for schools in general aside."""
    return one.casefold() == other.casefold() or distinct_words(one) == distinct_words(other)

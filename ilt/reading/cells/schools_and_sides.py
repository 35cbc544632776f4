"""Names that say a school and a side in one: ``Oak Elementary - Self``, ``Oak Elementary: District visitors``."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.perspectives import perspective_of
from ilt.reading.cells.school_names import no_school
from ilt.reading.cells.titles import fact_of_title

_BEHIND = re.compile(r"(\S.{0,120}?)(?:\s[-–—|/:]|:)\s(\S.{0,60})")
_SIDES = frozenset(
    (
        *("self", "cross", "own", "ilt", "district", "visitor", "visitors", "visit", "peer", "peers", "external"),
        *("internal", "outside", "inside", "observer", "observers", "reviewer", "reviewers"),
    )
)


def schools_with_sides(names: Collection[str]) -> list[tuple[str, str]]:
    """Return the names behind whose school stands a side, or what else is rated there, and that school.

    >>> schools_with_sides(["Oak - Self", "Oak - Climate walk", "Elm - North", "Oak: District visitors"])
    [('Oak - Self', 'Oak'), ('Oak - Climate walk', 'Oak'), ('Oak: District visitors', 'Oak')]
    >>> schools_with_sides(["Elm - North", "Fir - District 5"])
    []
    """
    read = {name: found.groups() for name in names if (found := _BEHIND.fullmatch(name))}
    schools = {school for school, more in read.values() if _is_side(more)}
    return [(name, school) for name, (school, _) in read.items() if school in schools]


def school_and_side(text: str) -> tuple[str, str]:
    """Return the school and the side of a title that says both; else a blank school, and the whole title as the side.

    >>> school_and_side("Oak Elementary (cross)"), school_and_side("District ILT (self)")
    (('Oak Elementary', 'cross'), ('', 'District ILT (self)'))
    """
    found = _IN_BRACKETS.fullmatch(text) or _BEHIND.fullmatch(text)
    if found is None or perspective_of(found[2], "school") is None:
        return "", text
    fact = fact_of_title(found[1])
    return (found[1], found[2]) if fact is not None and fact[0] == "school" else ("", text)


def name_and_side(text: str) -> tuple[str, str]:
    """Return the name in a heading and the side behind it, in parentheses or behind a dash; a blank side where none is.

    >>> name_and_side("Al Roy (district)"), name_and_side("Oak Elementary - self"), name_and_side("Al Roy (coach)")
    (('Al Roy', 'district'), ('Oak Elementary', 'self'), ('Al Roy (coach)', ''))
    """
    found = _IN_BRACKETS.fullmatch(text) or _BEHIND.fullmatch(text)
    is_side = found is not None and perspective_of(found[2], "school") is not None
    return (found[1].rstrip(), found[2]) if found and is_side else (text, "")


@dataclass(frozen=True)
class NamesWithMore:
    """Headings that may be names, each with what is said behind it.

    Attributes
    ----------
    names, more
        Column -> the name, and what is behind it: a side, or of schools a round; blank where nothing is.
    schools
        Whether all names are schools' beyond doubt.
    says
        Our name for what is behind them.
    """

    names: Mapping[int, str]
    more: Mapping[int, str]
    schools: bool
    says: str

    def facts(self, place: int) -> dict[str, str]:
        """Return what the heading of a column says besides the name of a person."""
        more = {self.says: self.more[place]} if self.more[place] else {}
        return more | ({"school": self.names[place]} if self.schools else {})


def names_with_more(headings: Mapping[int, str]) -> NamesWithMore:
    """Take headings apart: names with sides, people with their schools, or schools with rounds where each has one.

    >>> names_with_more({1: "Al Roy (Oak Elementary)", 2: "Bo Day (Elm Middle)"}).facts(2)
    {'school': 'Elm Middle'}
    >>> names_with_more({1: "Oak Elementary F25", 2: "Oak Elementary F26"}).facts(1)
    {'round': 'F25', 'school': 'Oak Elementary'}
    """
    times = {place: school_and_time(text) for place, text in headings.items()}
    timed = all(school for school, _ in times.values())
    of_schools = {place: _person_and_school(text) for place, text in headings.items()}
    if all(person for person, _ in of_schools.values()):
        people = {place: person for place, (person, _) in of_schools.items()}
        return NamesWithMore(people, {place: school for place, (_, school) in of_schools.items()}, False, "school")
    pairs = times if timed else {place: name_and_side(text) for place, text in headings.items()}
    names = {place: name for place, (name, _) in pairs.items()}
    schools = timed == any(school for school, _ in times.values())
    schools &= all((fact_of_title(name) or ("",))[0] == "school" for name in names.values())
    says = "round" if timed else "perspective"
    return NamesWithMore(names, {place: more for place, (_, more) in pairs.items()}, schools, says)


def _person_and_school(text: str) -> tuple[str, str]:
    """Return the name in a heading and the school in parentheses behind it; blank where it does not say both."""
    found = _IN_BRACKETS.fullmatch(text)
    facts = [fact_of_title(text) for text in found.groups()] if found else []
    is_school = [fact is not None and fact[0] == "school" for fact in facts]
    return (found[1].rstrip(), found[2]) if found and is_school == [False, True] else ("", "")


def school_and_time(text: str) -> tuple[str, str]:
    """Return the school in a heading and the round behind it; a blank school where it does not say both.

    >>> school_and_time("Oak Elementary F26"), school_and_time("Oak Elementary, Fall 2026"), school_and_time("Oak F26")
    (('Oak Elementary', 'F26'), ('Oak Elementary', 'Fall 2026'), ('', ''))
    """
    found = _WITH_TIME.fullmatch(text)
    fact = fact_of_title(found[1]) if found else None
    return (found[1], found[2]) if found and fact is not None and fact[0] == "school" else ("", "")


def side_and_round(heading: str) -> dict[str, str]:
    """Return the side and the round of a heading that says both and nothing else; else nothing.

    >>> side_and_round("Fall 2026 - School"), side_and_round("Self (Fall 2026)"), side_and_round("Goal - School")
    ({'round': 'Fall 2026', 'perspective': 'School ILT'}, {'perspective': 'self', 'round': 'Fall 2026'}, {})
    """
    found = [fact_of_title(piece) for piece in _APART.split(heading) if piece.strip()]
    said = dict(fact for fact in found if fact)
    return said if len(found) == len(_BOTH) and said.keys() == _BOTH else {}


def with_sides_and_rounds(facts: Mapping[int, dict[str, str]], headings: Sequence[str]) -> dict[int, dict[str, str]]:
    """Return what is known of columns, with the side and the round of each heading, where every one says both."""
    said = {place: side_and_round(headings[place]) for place in facts}
    return {place: own | (said[place] if all(said.values()) else {}) for place, own in facts.items()}


_BOTH = frozenset(("perspective", "round"))
_APART = re.compile(r"\s[-–—|/]\s|[:,;\n]\s?|\s?\(|\)")


_WITH_TIME = re.compile(
    r"(\S.{0,120}?)[ ,:\u2013-]{1,3}"
    r"((?:fa?|wi?n?|spr?|sum?|s)['\u2019]?[23]\d|(?:fall|winter|spring|summer) (?:20)?\d\d|(?:20)?\d\d-(?:20)?\d\d)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"(\S.{0,120}?) ?\(([^()]{1,60})\)")


def is_no_school(name: str) -> bool:
    """Tell whether a text names no school, be it with a side behind it.

    >>> is_no_school("District ILT - School leaders"), is_no_school("N/A"), is_no_school("Other: Oak - Self")
    (True, True, False)
    """
    found = _BEHIND.fullmatch(name)
    return bool(no_school(name)) or (found is not None and no_school(found[1]) == "office")


def _is_side(text: str) -> bool:
    return bool(_SIDES & set(words_of(text))) and not any(map(str.isdecimal, text))

"""Names that say a school and a side in one: ``Oak Elementary - Self``, ``Oak Elementary: District visitors``."""

from __future__ import annotations

import re
from collections.abc import Collection

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
    """Return the name in a heading and the side in parentheses behind it; a blank side where there is none.

    >>> name_and_side("Al Roy (district)"), name_and_side("Oak Elementary (self)"), name_and_side("Al Roy (coach)")
    (('Al Roy', 'district'), ('Oak Elementary', 'self'), ('Al Roy (coach)', ''))
    """
    found = _IN_BRACKETS.fullmatch(text)
    is_side = found is not None and perspective_of(found[2], "school") is not None
    return (found[1].rstrip(), found[2]) if found and is_side else (text, "")


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

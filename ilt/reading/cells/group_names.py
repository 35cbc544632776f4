"""Names of several people: ``PLC leads``, ``Oak ILT``, ``Students``. What they rated is no one person's rating."""

from __future__ import annotations

from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.labels_among_names import ROLES

_GROUPS = frozenset(
    (
        *("ilt", "ilts", "plc", "plcs", "team", "teams", "group", "groups", "committee", "council", "cohort", "people"),
        *("we", "us", "everyone", "everybody", "todos", "todas", "nosotros", "parents", "families", "pupils", "equipo"),
    )
)
_FIRST = frozenset(("group", "team", "grupo", "equipo", "groupe"))


def is_group(name: str) -> bool:
    """Tell whether a name ends with a word of several people, or numbers a group.

    >>> is_group("PLC leads"), is_group("Oak ILT"), is_group("Group 2 (4 people)"), is_group("Ana Cruz for the team")
    (True, True, True, True)
    >>> is_group("Team lead"), is_group("ML coordinator"), is_group("James Waters"), is_group("Math department")
    (False, False, False, False)
    """
    words = words_of(name.partition("(")[0])
    if not words:
        return False
    plural = words[-1].endswith("s") and words[-1][:-1] in ROLES
    return plural or words[-1] in _GROUPS or (words[0] in _FIRST and words[-1].isdecimal())

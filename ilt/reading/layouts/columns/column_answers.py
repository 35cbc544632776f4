"""What a person says that a column or a row of a sheet is, in the words of an answer ``column@file.csv!D=rating``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ilt import framework
from ilt.framework import SCALE
from ilt.reading.cells.text import clean, column_number, fold

RATING, ACTION, NOTES, MARKS, HEADINGS, NOT_USED, TIME = (
    *("rating", "action", "notes", "marks", "headings", "not used", "time"),
)
NAMES = {"school": "school", "rater": "rater", "side": "perspective", "round": "round", "district": "district"}
NAMES |= {"assessment": "assessment"}
"""What an answer calls our columns that say whose ratings these are and when."""
SIDE_COLUMN = "Who rated: School or District ILT; self or cross"
"""What the screen calls a column of sides."""
DOWN = "down"
"""Said of a column: a blank cell is as the one above it."""
ASK = "ask"
"""The answer for a whole sheet that has its columns listed though it could be read without."""
_ALSO = {"note": NOTES, "perspective": "side", "action id": ACTION, "action_id": ACTION, "heading": HEADINGS}
_OF_ROWS = (HEADINGS, NOT_USED, "school", "rater", "side", "round", "district")
_DETAILS = ("school", "side", "round")


@dataclass(frozen=True)
class Role:
    """What one column or row is.

    Attributes
    ----------
    kind
        ``rating``, ``action``, ``notes``, ``marks``, ``headings``, ``not used``, ``time`` or one of ``NAMES``.
    action
        The id of the one action whose ratings, marks or notes a column holds; blank where another column says it.
    choice
        The rating that a mark stands for.
    down
        Whether a blank cell is as the one above it.
    facts
        What holds for all ratings of the column: ``school``, ``side`` or ``round``, and its value.
    """

    kind: str
    action: str = ""
    choice: int | None = None
    down: bool = False
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def rated(self) -> bool:
        """Whether the column holds ratings, or marks that stand for them."""
        return self.kind in (RATING, MARKS)

    @property
    def text(self) -> str:
        """The role as an answer says it.

        >>> role_of("s1.1; school = Birch").text
        'S1.1; school=Birch'
        """
        words = [self.action] if self.action else []
        words += [] if self.action and self.kind == RATING else [self.kind]
        words += [] if self.choice is None else [str(self.choice)]
        more = [DOWN] if self.down else []
        return "; ".join([" ".join(words), *more, *(f"{name}={value}" for name, value in self.facts)])


def role_of(text: str) -> Role | None:
    """Return the role that an answer says; ``None`` where it says none.

    >>> role_of("S1.1 notes"), role_of("marks 2").choice, role_of("ratng")
    (Role(kind='notes', action='S1.1', choice=None, down=False, facts=()), 2, None)
    """
    first, *others = [piece.strip() for piece in clean(text).split(";")]
    role = _plain_role(fold(first))
    for piece in filter(None, others):
        name, sign, value = (part.strip() for part in piece.partition("="))
        name = _ALSO.get(fold(name), fold(name))
        if role is None or (not (sign and value and name in _DETAILS) and fold(piece) != DOWN):
            return None
        role = replace(role, facts=(*role.facts, (name, value))) if sign else replace(role, down=True)
    if role is None or (role.facts and not role.rated) or (role.down and role.kind not in (*NAMES, ACTION)):
        return None
    return role


def _plain_role(words: str) -> Role | None:
    words = _ALSO.get(words, words)
    if words in (RATING, ACTION, NOTES, HEADINGS, NOT_USED, TIME, *NAMES):
        return Role(words)
    first, _, rest = words.partition(" ")
    action = first.upper() if first.upper() in framework.current().by_id else ""
    rest = rest.strip() if action else words
    if action and _ALSO.get(rest, rest) in ("", RATING, NOTES):
        return Role(NOTES if rest not in ("", RATING) else RATING, action)
    kind, _, number = rest.partition(" ")
    if kind == MARKS and number in map(str, SCALE):
        return Role(MARKS, action, int(number))
    return None


@dataclass(frozen=True)
class Matching:
    """What is said of the columns and rows of one sheet.

    Attributes
    ----------
    columns, rows
        Column, from 0, and row, as a spreadsheet program numbers it -> its role.
    unclear
        (place, answer) of the answers that say nothing: no such role, or no such place.
    """

    columns: Mapping[int, Role] = field(default_factory=dict)
    rows: Mapping[int, Role] = field(default_factory=dict)
    unclear: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.columns or self.rows or self.unclear)

    @property
    def headings(self) -> list[int]:
        """The rows that hold headings; row 0 says that there are none."""
        return sorted(row for row, role in self.rows.items() if role.kind == HEADINGS)


def matching_of(said: Iterable[tuple[str, str]], width: int, last_row: int) -> Matching:
    """Return what answers (place, role) say of a sheet: places such as ``D``, ``D:H``, ``5`` and ``5:9``."""
    columns: dict[int, Role] = {}
    rows: dict[int, Role] = {}
    unclear: list[tuple[str, str]] = []
    for place, text in said:
        role, first, last = role_of(text), *_ends(place)
        if first.isalpha() and last.isalpha() and first.isascii() and last.isascii():
            found = range(column_number(first), column_number(last) + 1)
            fits = bool(found) and found[-1] < width and role is not None and role.kind != HEADINGS
            columns |= dict.fromkeys(found, role) if role and fits else {}
        else:
            numbers = _numbers(first, last)
            fits = bool(numbers) and numbers[-1] <= last_row and role is not None and _of_row(role)
            rows |= dict.fromkeys(numbers, role) if role and fits else {}
        unclear += [] if fits else [(place, text)]
    return Matching(columns, rows, tuple(unclear))


def _ends(place: str) -> tuple[str, str]:
    first, _, last = place.replace(" ", "").partition(":")
    return first, last or first


def _numbers(first: str, last: str) -> range:
    if not all(end.isascii() and end.isdigit() and len(end) < 10 for end in (first, last)):
        return range(0)
    return range(int(first), int(last) + 1)


def _of_row(role: Role) -> bool:
    return role.kind in _OF_ROWS and not role.facts and not role.down

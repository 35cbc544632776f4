"""Which columns of a matched table belong together: ratings, and what says whose they are, of what, with which notes.

A unit is one column of ratings, or the columns with a mark for each choice. Where several columns say the same thing,
each holds for the ratings to its right, up to the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ilt.reading.cells.text import clean, letters, shown
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.column_answers import ACTION, MARKS, NAMES, NOT_USED, NOTES, RATING, TIME, Role

_SEVERAL = ("rater", ACTION, TIME)
"""What two neighbors may both say: an e-mail address and a name, an id and a wording, a start and an end."""


class UnmatchedError(Exception):
    """What is said of the columns makes no table yet; it carries a sentence that says why."""


@dataclass
class Unit:
    """One column of ratings, or the columns with a mark for each choice.

    Attributes
    ----------
    place
        Its first column.
    marks
        Column -> the rating that a mark in it stands for.
    fields
        What is said (``action``, ``time``, or one of ``NAMES``) -> the columns that say it.
    notes
        The columns with its notes.
    """

    place: int
    role: Role
    marks: dict[int, int] = field(default_factory=dict)
    fields: dict[str, list[int]] = field(default_factory=dict)
    notes: list[int] = field(default_factory=list)

    @property
    def places(self) -> list[int]:
        """The columns with its ratings or marks."""
        return list(self.marks) or [self.place]


def all_roles(said: Mapping[int, Role], sure: Mapping[int, Role], texts: Sequence[str]) -> dict[int, Role]:
    """Return what each column is: as was ``said``, else as its heading says, unless others were said to be that.

    Raises
    ------
    UnmatchedError
        Headings alone say of two columns that they are the rating.
    """
    taken = {_claim(role) for role in said.values()}
    by_heading = {at: role for at, role in sure.items() if at not in said and _claim(role) not in taken}
    ratings = [at for at, role in by_heading.items() if _claim(role) == (RATING, "")]
    if len(ratings) > 1:
        both = " and ".join(f"{letters(at)} (“{shown(texts[at])}”)" for at in ratings)
        raise UnmatchedError(f"We can't tell which of columns {both} has the rating.")
    return {at: role for at, role in sorted({**by_heading, **said}.items()) if role.kind != NOT_USED}


def _claim(role: Role) -> tuple[str, str]:
    """Return what a column is, of whichever dress: marks are ratings, too."""
    return (RATING if role.rated else role.kind, role.action)


def units_of(
    roles: Mapping[int, Role], one_in_each_row: Callable[[Sequence[int]], bool]
) -> tuple[list[Unit], list[str]]:
    """Return the units of a table, each with its columns; and notices.

    Parameters
    ----------
    one_in_each_row
        Whether each row fills one of some columns at most: then all of them say the same.

    Raises
    ------
    UnmatchedError
        There are no ratings, or nothing says of which actions they are, or two columns could both say the same.
    """
    units = _rated(roles)
    for kind in (ACTION, TIME, *NAMES):
        places = [at for at, role in roles.items() if role.kind == kind]
        for unit in units:
            unit.fields[kind] = _nearest(places, unit, units)
            several = len(unit.fields[kind]) > 1 and kind not in _SEVERAL
            if several and (kind not in NAMES or not one_in_each_row(unit.fields[kind])):
                both = " and ".join(map(letters, unit.fields[kind]))
                raise UnmatchedError(f"We can't tell which of columns {both} has the {kind}.")
    for unit in units:
        unit.fields[ACTION] = [] if unit.role.action else unit.fields[ACTION]
        if not (unit.role.action or unit.fields[ACTION]):
            raise UnmatchedError(f"Column {letters(unit.place)} has ratings, but no column says for which actions.")
    return units, _take_notes(units, roles)


_OVER = (
    "Row {0} has a different text above each column of ratings. Say what row {0} is, or which school, side or round "
    "each of these columns is for."
)


def check_titles(
    grid: Grid, headings: Sequence[int], rows: Collection[int], units: Sequence[Unit], texts: Sequence[str]
) -> None:
    """Refuse several units that are headed alike where a row above says something else of each: whose they are.

    Parameters
    ----------
    headings
        The places of the rows of headings.
    rows
        The numbers of the rows of which somebody said what they are.

    Raises
    ------
    UnmatchedError
        Nobody said what that row is, nor anything of the units.
    """
    over = headings[0] - 1 if headings else -1
    number = int(grid.numbers[over]) if over >= 0 else 0
    if number and number not in rows and _titles_over([clean(text) for text in grid.row(over)], units, texts):
        raise UnmatchedError(_OVER.format(number))


def row_above(
    grid: Grid, headings: Sequence[int], guessed: Mapping[int, Role], texts: Sequence[str]
) -> dict[int, Role | None]:
    """Return the number of the row above the headings if it may say whose several columns of ratings are."""
    rated = [at for at, role in guessed.items() if role.kind == RATING and not role.action]
    over = headings[0] - 1 if headings else -1
    alike = len({texts[at] for at in rated}) < len(rated)
    several = over >= 0 and len({text for text in map(clean, grid.row(over)) if text}) > 1
    return {int(grid.numbers[over]): None} if alike and several else {}


def _titles_over(row: Sequence[str], units: Sequence[Unit], texts: Sequence[str]) -> list[str]:
    """Return what is above each of several units that are headed alike, where nothing is said of any; else nothing."""
    said = any(unit.role.action or unit.role.facts for unit in units)
    alike = len({texts[unit.place] for unit in units}) == 1
    own = {tuple(at for kind in NAMES for at in unit.fields[kind]) for unit in units}
    if len(units) == 1 or said or not alike or len(own) > 1:
        return []
    left = max((at for at in units[0].fields[ACTION] if at < units[0].place), default=units[0].place - 1)
    starts = [left, *(unit.place for unit in units[:-1])]
    found = [
        next((row[at] for at in range(unit.place, start, -1) if row[at]), "")
        for start, unit in zip(starts, units, strict=True)
    ]
    return found if all(found) and len(set(found)) > 1 else []


def _rated(roles: Mapping[int, Role]) -> list[Unit]:
    """Return the columns of ratings, those with marks of one action together."""
    units: list[Unit] = []
    for at, role in roles.items():
        last = units[-1] if units and units[-1].marks else None
        if role.kind == MARKS and last and _same_question(last, role):
            last.marks[at] = role.choice or 0
        elif role.rated:
            units.append(Unit(at, role, {at: role.choice or 0} if role.kind == MARKS else {}))
    if not units:
        raise UnmatchedError("No column is marked as ratings yet.")
    return units


def _same_question(unit: Unit, role: Role) -> bool:
    same = (unit.role.action, unit.role.facts) == (role.action, role.facts)
    return same and role.choice not in unit.marks.values()


def _nearest(places: Sequence[int], unit: Unit, units: Sequence[Unit]) -> list[int]:
    """Return which of the columns that say one thing say it of a unit: the nearest to its left, and its neighbors."""
    left = [at for at in places if at < unit.place]
    start = left[-1:] or list(places)[:1]

    def together(at: int) -> bool:
        low, high = sorted((at, start[0]))
        return not any(low < other.place < high for other in units)

    return [at for at in (left or places) if together(at)]


def _take_notes(units: Sequence[Unit], roles: Mapping[int, Role]) -> list[str]:
    """Give each unit its notes: those of its action, or those to its right, where they can be of no other."""
    notices = []
    places = [at for at, role in roles.items() if role.kind == NOTES]
    for at in places:
        action = roles[at].action
        if action:
            left = [unit for unit in units if unit.role.action == action and unit.place < at]
            near = left[-1:] or [unit for unit in units if unit.role.action == action][:1]
        else:
            near = _left_of(at, places, units) or (list(units) if len(units) == 1 else [])
        if len(near) == 1:
            near[0].notes.append(at)
        else:
            notices.append(f"The notes in column {letters(at)} were not used: we can't tell which rating they go with.")
    return notices


def _left_of(at: int, notes: Sequence[int], units: Sequence[Unit]) -> list[Unit]:
    """Return the units to the left of a column of notes, up to the notes of other units."""
    left = [unit for unit in units if unit.place < at]
    if not left:
        return []
    if left[-1].role.action and at - 1 not in left[-1].places:
        # What people write at the end of a form is about no one action.
        return []
    before = max((other for other in notes if other < left[-1].place), default=-1)
    return [unit for unit in left if unit.place > before]

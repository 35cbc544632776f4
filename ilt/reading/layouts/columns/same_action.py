"""Forms that ask an action in several columns: for each school, side or time one, or in branches.

Where neither is so, nobody knows which column counts, and the table is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells import rating_values
from ilt.reading.cells.column import Column
from ilt.reading.cells.fact_labels import WHEN
from ilt.reading.cells.headings import TEAM
from ilt.reading.cells.labels_of_numbers import are_label_and_number
from ilt.reading.cells.text import clean, letters
from ilt.reading.cells.titles import fact_of_title, without_question
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.blocks import Block, by_field, by_title, of_two_sides
from ilt.reading.layouts.columns.form_fields import FormFields
from ilt.reading.layouts.columns.heading_actions import heading_named, labels_of, may_be_branches, title_of
from ilt.reading.layouts.columns.maybe_schools import MAYBE_SCHOOL
from ilt.reading.layouts.columns.time_columns import MAYBE_WHEN
from ilt.reading.layouts.columns.unnamed_columns import MAYBE
from ilt.reading.layouts.table import seen_text
from ilt.reading.problems import Refused

_SEVERAL = 2
_LOOKED_AT = 200


@dataclass(frozen=True)
class ActionColumns:
    """Which columns hold the ratings of which action.

    Attributes
    ----------
    ratings
        Column -> action.
    again
        Column that asks an action once more -> the column that asked it first; nobody answered both.
    blocks
        Column of ``ratings`` -> its block, where the form asks the same actions several times.
    doubles
        Column with the labels of another's numbers, or the numbers of its labels -> that column, which is read.
    """

    ratings: Mapping[int, str] = field(default_factory=dict)
    again: Mapping[int, int] = field(default_factory=dict)
    blocks: Mapping[int, Block] = field(default_factory=dict)
    doubles: Mapping[int, int] = field(default_factory=dict)


def action_columns(  # noqa: PLR0913 - what is known of the columns
    body: Grid,
    texts: Sequence[str],
    asks: Mapping[str, list[int]],
    labeled: Mapping[int, str],
    fields: FormFields,
    *,
    said: Collection[int] = (),
) -> ActionColumns:
    """Decide which columns hold the ratings of an action that is asked several times.

    Parameters
    ----------
    asks
        Action -> the columns whose headings name it, and say nothing else.
    labeled
        Column -> the action that it asks of what stands behind it, such as a school.
    said
        The columns whose headings somebody corrected.

    Raises
    ------
    Refused
        Two columns ask the same action, and nothing tells them apart.
    """
    doubles = {
        places[1]: places[0]
        for places in asks.values()
        if len(places) == _SEVERAL and _are_labels_and_numbers(*(body.columns[at] for at in places))
    }
    asks = {action: _with_ratings(body, [at for at in own if at not in doubles]) for action, own in asks.items()}
    actions = {place: action for action, places in asks.items() for place in places}
    titles = {place: title_of(texts[place]) for place in actions}
    twice = any(len(places) > 1 for places in asks.values())
    if labeled and not actions:
        actions, twice = dict(labeled), True
        titles = labels_of(texts, [*actions])
    if actions and (twice or _all_say(titles)):
        blocks = _blocks(texts, actions, titles, fields, twice=twice)
        if blocks is not None and of_two_sides(body, blocks) and not _of_schools(body, fields, blocks):
            first, second, *_ = actions
            raise two_of_one(first, second, actions[first])
        if blocks is not None:
            return ActionColumns(actions, blocks=blocks, doubles=doubles)
    # Nobody knows whose those with a label are: each becomes a problem by its heading.
    ratings = {place: texts[place] for place in labeled} | {places[0]: action for action, places in asks.items()}
    again = {place: places[0] for places in asks.values() for place in places[1:]}
    names = ("perspective", f"perspective{MAYBE}", TEAM)
    sides = [body.columns[at] for name in names for at in fields.columns.get(name, ())]
    _check_again(body, ratings, again, sides, {place: titles[place] for place in titles if place not in said})
    return ActionColumns(ratings, again, doubles=doubles)


def _of_schools(body: Grid, fields: FormFields, blocks: Mapping[int, Block]) -> bool:
    """Tell whether each row is a school's: nothing in it names a person, and nothing says when one answered."""
    named = fields.columns.keys()
    places = {*blocks, *(place for own in fields.columns.values() for place in own)}
    others = [column for place, column in enumerate(body.columns) if place not in places]
    blank = not any(seen_text(cell) for column in others for cell in column.present())
    return "school" in named and named <= {"school", "round", "district"} and blank


def two_of_one(one: int, other: int, action: str) -> Refused:
    """Return the refusal of two columns that ask the same action."""
    first, second = sorted((one, other))
    return Refused(
        "two-columns-one-name", columns=f"{letters(first)} and {letters(second)}", what=f"the ratings of {action}"
    )


def _blocks(
    texts: Sequence[str], actions: Mapping[int, str], titles: Mapping[int, str], fields: FormFields, *, twice: bool
) -> dict[int, Block] | None:
    """Return the block of each column: by a question that is repeated with its actions, or by their title."""
    repeated = {name: places for name, places in fields.columns.items() if name not in ("rater", WHEN, MAYBE_WHEN)}
    numbers = {**fields.numbers, **{place: heading_named(texts[place]).repeat for place in actions}}
    known = frozenset("perspective" if name == TEAM else name for name in fields.columns if name != "rater")
    if len(set(titles.values())) == 1 and any(name.startswith(MAYBE_SCHOOL) for name in fields.columns):
        # What each row says goes before one title of all.
        known |= {"school"}
    return (by_field(repeated, actions, numbers) if twice else None) or by_title(titles, actions, known)


def _all_say(titles: Mapping[int, str]) -> bool:
    """Tell whether one title is above all actions, and says of which school or time they are."""
    fact = fact_of_title(without_question(next(iter(titles.values()))))
    return len(set(titles.values())) == 1 and fact is not None and fact[0] in ("school", "round")


def _with_ratings(body: Grid, places: list[int]) -> list[int]:
    """Return the columns of an action without those that hold texts alone next to the ratings of others.

    What stands where the others are blank may be an answer in words that are not known.
    """
    if len(places) < _SEVERAL:
        return places
    rated = [place for place in places if holds(body.columns[place], least=0)]
    filled = {place: body.columns[place].where(seen_text) for place in places}
    with_rating = np.any([filled[place] for place in rated], axis=0) if rated else np.zeros(body.height, dtype=np.bool_)
    return [place for place in places if place in rated or not (filled[place] & with_rating).any()]


def _are_labels_and_numbers(one: Column, other: Column) -> bool:
    """Tell whether two columns say the same in every row, one in words and the other in numbers."""
    rows = np.flatnonzero(one.where(seen_text) | other.where(seen_text)).tolist()
    return bool(rows) and all(are_label_and_number(one[row], other[row]) for row in rows)


def holds(column: Column, least: float) -> bool:
    """Tell whether more than so much of what a column holds are ratings."""
    cells = [cell for cell in column.present()[:_LOOKED_AT] if seen_text(cell)]
    rated = sum(rating_values.parse(cell).rating is not None for cell in cells)
    return rated > least * len(cells)


def _check_again(
    body: Grid, ratings: Mapping[int, str], again: Mapping[int, int], sides: Sequence[Column], titles: Mapping[int, str]
) -> None:
    """Let two columns ask the same action, of which no row answers both.

    They are branches of a form, where each row says whose it is; or somebody said of one, which has no title then, that
    it is the action's: a question that took the place of another.
    """
    seen: dict[int, Mask] = {}
    for place, first in again.items():
        one = seen.setdefault(first, body.columns[first].where(seen_text))
        other = body.columns[place].where(seen_text)
        named = place in titles and first in titles
        branches = named and _of_two_sides(sides, one, other) and may_be_branches(titles[first], titles[place])
        if (one & other).any() or (named and not branches):
            raise two_of_one(first, place, ratings[first])
        seen[first] = one | other


def _of_two_sides(sides: Sequence[Column], one: Mask, other: Mask) -> bool:
    """Tell whether a column of sides says others of the rows that fill one column than of those that fill another."""
    said = (({clean(column[at]) for at in np.flatnonzero(rows).tolist()} for rows in (one, other)) for column in sides)
    return any(not (first & second) for first, second in said)

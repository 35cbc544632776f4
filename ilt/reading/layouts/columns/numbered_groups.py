"""A repeated group of a form in columns of its own: ``school_1, s1_1_1, s1_2_1 ... school_2, s1_1_2, s1_2_2 ...``.

The number behind an action is that of the group, and no choice of it, where each action has the same numbers from 1 on,
a question such as the school has them too, and below each number are ratings that are no marks of one choice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ilt.framework import SCALE
from ilt.reading.cells import rating_values
from ilt.reading.cells.headings import question_of
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.blocks import numbered
from ilt.reading.layouts.columns.heading_actions import heading_named
from ilt.reading.layouts.table import seen_text

_LEAST, _LOOKED_AT = 2, 200
_MARKS = frozenset((0, 1))
"""What is below one choice: whether it is marked."""


def without_group_numbers(body: Grid, texts: Sequence[str]) -> list[str]:
    """Return headings in which actions of a repeated group stand without the number of the group."""
    groups: dict[int, dict[int, str]] = defaultdict(dict)
    for place, text in enumerate(texts):
        said = heading_named(text)
        if said.about and not said.in_words and said.after.isdecimal():
            groups[int(said.after)][place] = said.about
    numbers = sorted(groups)
    actions_of = [sorted(own.values()) for own in groups.values()]
    if (
        len(groups) < _LEAST
        or numbers != [*range(1, len(groups) + 1)]
        or any(own != actions_of[0] for own in actions_of)
    ):
        return list(texts)
    if len(set(actions_of[0])) < len(actions_of[0]) or not _is_in_each(texts, numbers):
        return list(texts)
    if not all(_rated(body, [*own]) - _MARKS - {number} for number, own in groups.items()):
        return list(texts)
    actions = {place: action for own in groups.values() for place, action in own.items()}
    return [actions.get(place, text) for place, text in enumerate(texts)]


def _is_in_each(texts: Sequence[str], numbers: Sequence[int]) -> bool:
    """Tell whether a question that we know is there for each number, such as ``school_1`` and ``school_2``."""
    found: dict[str, list[int]] = defaultdict(list)
    for text in texts:
        base, number = numbered(text, texts)
        if number and (name := question_of(base)):
            found[name].append(number)
    return any(sorted(own) == list(numbers) for own in found.values())


def _rated(body: Grid, places: Sequence[int]) -> set[int]:
    """Return the ratings in some columns."""
    cells = {cell for place in places for cell in body.columns[place].present()[:_LOOKED_AT] if seen_text(cell)}
    found = (rating_values.parse(cell).rating for cell in cells)
    return {rating for rating in found if rating in SCALE}

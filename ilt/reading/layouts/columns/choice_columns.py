"""The actions of a form that have a column a choice, such as ``S1.1 - 0`` ... ``S1.1 - 3``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ilt.reading.cells import masks, rating_values
from ilt.reading.cells.text import listed
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns import marks
from ilt.reading.layouts.columns.heading_actions import action_named, heading_named, note_of
from ilt.reading.layouts.columns.marks import Choices, complete
from ilt.reading.layouts.columns.same_action import two_of_one
from ilt.reading.layouts.table import seen_text
from ilt.reading.problems import Refused


@dataclass(frozen=True)
class FormChoices:
    """The choices of a form's actions.

    Attributes
    ----------
    of
        Action -> the columns of its choices, of which one is marked.
    doubles
        Column of a choice -> the column of its action's ratings, which says the same in every row and is read.
    """

    of: Mapping[str, Choices] = field(default_factory=dict)
    doubles: Mapping[int, int] = field(default_factory=dict)

    @property
    def places(self) -> set[int]:
        """All columns of choices."""
        return {*self.doubles, *(place for own in self.of.values() for place in own.places)}


def form_choices(body: Grid, texts: Sequence[str], used: Sequence[bool]) -> FormChoices:
    """Return the choices of each action that has a column a choice.

    Raises
    ------
    Refused
        Some choices of an action are missing, or they say something else than its own column.
    """
    columns: dict[str, list[tuple[int, int]]] = {}
    beyond: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        said = heading_named(text)
        if used[place] and said.choice is not None and not note_of(text):
            columns.setdefault(said.action, []).append((place, said.choice))
        elif used[place] and said.about and not said.action and said.after.isdecimal():
            beyond.setdefault(said.about, []).append(place)
    found: dict[str, Choices] = {}
    for action, own in columns.items():
        whole = complete(own)
        if whole is not None and action not in beyond:
            found[action] = whole
        elif not all(heading_named(texts[place]).repeat for place, _ in own):
            named = listed([f"“{masks.heading(texts[place])}”" for place, _ in own], len(own))
            raise Refused("choices-incomplete", columns=named)
    doubles: dict[int, int] = {}
    for place, text in enumerate(texts):
        action = action_named(text)
        if not used[place] or action not in found or place in found[action].places:
            continue
        if doubles.keys() & {*found[action].places} or not _say_the_same(body, place, found[action], texts):
            raise two_of_one(place, found[action].first, action)
        doubles |= dict.fromkeys(found[action].places, place)
    return FormChoices({a: own for a, own in found.items() if not doubles.keys() & {*own.places}}, doubles)


def _say_the_same(body: Grid, place: int, choices: Choices, texts: Sequence[str]) -> bool:
    """Tell whether the marks of an action say in every row what its own column does."""
    ((marked, _),) = marks.read(body, [choices], texts)
    rated = body.columns[place].map(lambda cell: rating_values.parse(cell).rating if seen_text(cell) else "")
    chosen = marked.map(lambda cell: rating_values.parse(cell).rating if seen_text(cell) else "")
    return all(rated[row] == chosen[row] is not None for row in np.arange(body.height).tolist())

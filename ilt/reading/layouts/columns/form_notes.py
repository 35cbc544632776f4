"""Which columns of a form hold the notes of which column of ratings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ilt.reading.cells import rating_values
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import kind_of
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import NOTE, heading_named
from ilt.reading.layouts.table import seen_text

_NOTE_ALONE = re.compile(rf"(?:your )?{NOTE}[\s.]*\d*", re.IGNORECASE)
_DIGITS = "0123456789"
_SENTENCE, _SEVERAL, _LOOKED_AT = 20, 2, 200
_FARTHEST = 3
"""So far right of its action a note may stand, behind another question about it."""


def is_note(text: str) -> bool:
    """Tell whether a header announces notes, of whatever action."""
    return _NOTE_ALONE.fullmatch(text) is not None


def notes_of(ratings: Mapping[int, str], noted: Mapping[str, list[int]], *, in_blocks: bool) -> dict[int, int]:
    """Return the column of the notes of each column of ratings; where an action is asked in blocks, the next one."""
    notes = {}
    for place, action in ratings.items():
        columns = noted.get(action, [])
        if in_blocks:
            ends = [other for other, own in ratings.items() if own == action and other > place]
            columns = [column for column in columns if place < column < min(ends, default=column + 1)]
        if columns:
            notes[place] = columns[0]
    return notes


def is_note_of_each(text: str, texts: Sequence[str]) -> bool:
    """Tell whether a heading of notes is there again and again, such as "Evidence / comments" after each action."""
    return bool(text) and kind_of(text).name == "note" and texts.count(text) >= _SEVERAL


def notes_on_the_right(
    body: Grid, ratings: Mapping[int, str], texts: Sequence[str], *, in_numbers: bool
) -> dict[int, int]:
    """Return columns with the same heading of notes where one is right of each action, as far from each.

    One before the first action is of no action; elsewhere there are none.

    Where a program does not keep columns in their order, they must be numbered as it numbers them: Notes, Notes2, ...
    """
    texts = _without_groups(ratings, texts)
    if with_numbers := _with_numbers_of_actions(body, ratings, texts):
        return with_numbers
    alone = (
        {place: text for place, text in enumerate(texts) if _NOTE_ALONE.fullmatch(text)}
        or {place: text for place, text in enumerate(texts) if is_note_of_each(text, texts)}
        or _said_of_each(body, ratings, texts)
    )
    if in_numbers:
        digits = [text.rstrip(".")[len(text.rstrip(".").rstrip(_DIGITS)) :] for text in alone.values()]
        if len(alone) < _SEVERAL or digits != ["", *(str(number) for number in range(2, len(alone) + 1))]:
            return {}
    first = min(ratings, default=0)
    own = {place for place in alone if place > first}
    step = min(own, default=0) - first
    apart = min((two - one for one, two in pairwise(sorted(ratings))), default=_FARTHEST + 1)
    right = {place: place + step for place in ratings}
    fits = 0 < step <= _FARTHEST and step < apart and own == {*right.values()} and len(alone) <= len(own) + 1
    return right if fits else {}


def _without_groups(ratings: Mapping[int, str], texts: Sequence[str]) -> list[str]:
    """Return headings without the group that they share with the action to their left: ``Vision/Evidence``."""
    found, left = list(texts), ""
    for place, text in enumerate(texts):
        group, _, own = text.rpartition("/")
        if place in ratings:
            left = text
        elif group and left.startswith(f"{group}/"):
            found[place] = own
    return found


def _with_numbers_of_actions(body: Grid, ratings: Mapping[int, str], texts: Sequence[str]) -> dict[int, int]:
    """Return columns right of each action whose headings differ in its number alone: ``Note 1.1``, ``Why (1.2)?``.

    What is called notes may stand behind another question, and need not be there for each action.
    """
    found: dict[str, dict[int, int]] = {}
    for place, action in ratings.items():
        for at in (at for at in range(place + 1, min(place + 1 + _FARTHEST, len(texts))) if at not in ratings):
            before, number, after = texts[at].partition(_number_of(action))
            if number and not (before[-1:].isdigit() or after[:1].isdigit()):
                found.setdefault(f"{before.strip()} {after.strip()}".strip(), {}).setdefault(place, at)
    for heading, notes in found.items():
        if kind_of(heading).name == "note" and len(notes) >= _SEVERAL:
            return notes
        next_to = all(at == place + 1 for place, at in notes.items())
        enough = next_to and len(notes) >= max(_SEVERAL, len(ratings))
        if enough and are_sentences([body.columns[at] for at in notes.values()]):
            return notes
    return {}


def sentences_of_each(body: Grid, asks: Mapping[str, Sequence[int]], texts: Sequence[str]) -> dict[str, int]:
    """Return the columns of sentences right of actions whose headings say the same words behind the action, by action.

    A comment box is one: ``S1.1 Sets goals - Please tell us what you see:``.
    """
    found: dict[str, dict[str, int]] = {}
    for action, places in asks.items():
        for place in range(places[0] + 1, min(places[0] + _FARTHEST + 1, len(texts))):
            said = heading_named(texts[place])
            if said.about == action and said.after and not said.before and said.action != said.about:
                found.setdefault(said.after, {}).setdefault(action, place)
    several = (own for own in found.values() if len(own) >= _SEVERAL)
    return next((own for own in several if are_sentences([body.columns[at] for at in own.values()])), {})


def _number_of(action: str) -> str:
    """Return the number of an id: that of ``S1.1`` is ``1.1``."""
    return action.lstrip("DS") or action


def _said_of_each(body: Grid, ratings: Mapping[int, str], texts: Sequence[str]) -> dict[int, str]:
    """Return the columns of one heading, but for the number of a program, that is there for each action, over texts."""
    families: dict[str, dict[int, str]] = {}
    for place, text in enumerate(texts):
        if text and place not in ratings and not heading_named(text).about:
            families.setdefault(text.rstrip(_DIGITS), {})[place] = text
    for family in families.values():
        if len(family) >= max(_SEVERAL, len(ratings)) and are_sentences([body.columns[place] for place in family]):
            return family
    return {}


def are_sentences(columns: Sequence[Column]) -> bool:
    """Tell whether columns hold texts that are longer than names and choices, and hardly one twice."""
    cells = [text for column in columns for cell in column.present()[:_LOOKED_AT] if (text := seen_text(cell))]
    long = sum(map(len, cells)) > _SENTENCE * len(cells)
    return long and not any(map(rating_values.is_label, cells)) and 2 * len(set(cells)) > len(cells)

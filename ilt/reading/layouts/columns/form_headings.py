"""The headings of forms: which column holds the ratings of which action, which its notes, and which who, where or when.

A heading names an action by its id or its wording, after whatever the program writes before it. Which assessment it is
decide the headings that name an action exactly; a wording that some program cut short is found within that alone.
What each heading says alone comes first, then who, where and when, then which of several columns of an action count.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ilt.reading.cells import rating_values
from ilt.reading.cells.actions import assessments_of
from ilt.reading.cells.column import Column
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.other_than_ratings import A_COUNT, other_question
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.blocks import Block
from ilt.reading.layouts.columns.choice_columns import form_choices
from ilt.reading.layouts.columns.corrected_headings import LEFT_OUT
from ilt.reading.layouts.columns.cut_headings import by_order
from ilt.reading.layouts.columns.form_fields import named_fields, with_unnamed
from ilt.reading.layouts.columns.form_notes import (
    is_note_of_each,
    notes_of,
    notes_on_the_right,
    sentences_of_each,
)
from ilt.reading.layouts.columns.heading_actions import (
    action_named,
    actions_now,
    cut_named,
    heading_named,
    in_full,
    labeled_actions,
    note_of,
    spellings,
)
from ilt.reading.layouts.columns.marks import Choices
from ilt.reading.layouts.columns.names_in_columns import name_columns
from ilt.reading.layouts.columns.numbered_groups import without_group_numbers
from ilt.reading.layouts.columns.other_answers import other_texts
from ilt.reading.layouts.columns.same_action import action_columns, holds
from ilt.reading.layouts.columns.unnamed_columns import asks_membership
from ilt.reading.layouts.table import seen_text

_IGNORED = re.compile(
    r"(?:points|punkte|puntos|punti|pontos|punten|feedback|score)\s*[-–—:]\s.*", re.IGNORECASE | re.DOTALL
)
_QUIZ = (" [score]", " [feedback]")
_SIMILAR, _STATEMENT, _LOOKED_AT = 0.6, 40, 200
_ID = re.compile(r"\[?[DS]\d", re.IGNORECASE)
_LIKE_RATINGS = 0.8


@dataclass(frozen=True)
class FormColumns:
    """The columns of a form.

    Attributes
    ----------
    ratings
        Column -> action.
    notes
        Column of ``ratings`` -> the column of its notes.
    fields
        Our name -> the columns that say it.
    name
        The columns of a first and of a last name, where a name is in two.
    again
        Column that asks an action once more -> the column that asked it first; nobody answered both.
    cut
        The actions that are known by the start of their wording.
    choices
        Column of ``ratings`` -> the columns of its choices, of which one is marked.
    doubles
        Column of a choice -> the column of ``ratings`` that says the same and is read.
    blocks
        Column of ``ratings`` -> its block, where the form asks the same actions several times.
    others
        Column with what was typed for "Other" -> the column of schools.
    """

    ratings: Mapping[int, str]
    notes: Mapping[int, int]
    fields: Mapping[str, list[int]]
    name: tuple[int, ...]
    again: Mapping[int, int]
    cut: Sequence[str]
    choices: Mapping[int, Choices]
    doubles: Mapping[int, int]
    blocks: Mapping[int, Block]
    others: Mapping[int, int]


@dataclass(frozen=True)
class _HeadingActions:
    """What each heading says of actions, alone.

    Attributes
    ----------
    asks, noted
        Action -> the columns that ask it, and those with its notes.
    cut
        The actions that are known by the start of their wording.
    others
        The columns whose headings name none, and those that say more than an action.
    within
        The assessments of the form.
    """

    asks: Mapping[str, list[int]] = field(default_factory=dict)
    noted: Mapping[str, list[int]] = field(default_factory=dict)
    cut: Sequence[str] = ()
    others: Sequence[int] = ()
    within: Sequence[str] = ()


def form_columns(
    body: Grid, texts: Sequence[str], unused: frozenset[str], *, to_the_right: bool, said: Collection[int] = ()
) -> FormColumns:
    """Return what each column of a form holds.

    Parameters
    ----------
    body
        What is below the headings.
    unused
        Headings (``header_key``) that are not used whatever they are called.
    to_the_right
        Whether a column called "Notes" right of each action holds its notes, also where they are not numbered.
    said
        The columns whose headings somebody corrected.

    Raises
    ------
    Refused
        Columns that ask the same action cannot be told apart, or some choices of an action are missing.
    """
    texts = without_group_numbers(body, in_full(texts))
    used = [bool(text) and not is_unused(text, unused) for text in texts]
    choices = form_choices(body, texts, used)
    named = _with_sentences(body, texts, _named(texts, used, choices.places))
    fields = named_fields(body, texts, named.others)
    known = {place for own in fields.columns.values() for place in own}
    others = [place for place in named.others if place not in known]
    labeled = labeled_actions(texts, others)
    membership = {place for place in others if asks_membership(texts[place], body.columns[place])}
    unknown = _unknown(body, texts, [place for place in others if place not in {*labeled, *membership}], named)
    known = {p for own in (*named.asks.values(), *named.noted.values()) for p in own} | {
        *unknown,
        *labeled,
        *choices.places,
    }
    fields = with_unnamed(body, texts, fields, known | {p for p, use in enumerate(used) if not use})
    actions = action_columns(body, texts, named.asks, labeled, fields, said=said)
    of_blocks = {place for block in actions.blocks.values() for place in block.fields.values()}
    names = name_columns(body, texts, fields.columns.get("rater", ()))
    of_blocks |= {*names}
    free = {name: [place for place in places if place not in of_blocks] for name, places in fields.columns.items()}
    ratings = {**unknown, **actions.ratings, **{own.first: action for action, own in choices.of.items()}}
    ratings = dict(sorted(ratings.items()))
    notes = notes_of(ratings, named.noted, in_blocks=bool(actions.blocks))
    if not actions.again:
        notes |= notes_on_the_right(body, ratings, texts, in_numbers=not to_the_right)
    return FormColumns(
        ratings=ratings,
        notes=notes,
        fields={name: places for name, places in free.items() if places},
        name=names,
        again=actions.again,
        cut=named.cut,
        choices={own.first: own for own in choices.of.values()},
        doubles={**choices.doubles, **actions.doubles},
        blocks=actions.blocks,
        others=other_texts(texts, free.get("school", [])),
    )


def _named(texts: Sequence[str], used: Sequence[bool], marked: set[int]) -> _HeadingActions:
    """Return what each heading says of actions, but those of choices."""
    ids = [action_named(text) for text, use in zip(texts, used, strict=True) if use and not note_of(text)]
    within = assessments_of(actions_now(), filter(None, ids), {one for text in texts for one in spellings(text)})
    asks: dict[str, list[int]] = {}
    noted: dict[str, list[int]] = {}
    cut, others = [], []
    for place, text in enumerate(texts):
        if not used[place] or place in marked:
            continue
        if about := note_of(text, within):
            noted.setdefault(about, []).append(place)
        elif action := action_named(text):
            asks.setdefault(action, []).append(place)
        elif action := cut_named(text, within):
            asks.setdefault(action, []).append(place)
            cut.append(action)
        else:
            others.append(place)
    between = by_order(texts, others, asks)
    asks |= {action: [place] for place, action in between.items()}
    others = [place for place in others if place not in between]
    return _HeadingActions(asks, noted, [*cut, *between.values()], others, within)


def _with_sentences(body: Grid, texts: Sequence[str], named: _HeadingActions) -> _HeadingActions:
    """Return what headings say with the columns of sentences about each action among those of notes."""
    notes = sentences_of_each(body, named.asks, texts)
    noted = {action: named.noted.get(action, []) or [place] for action, place in notes.items()}
    others = [place for place in named.others if place not in notes.values()]
    return replace(named, noted={**named.noted, **noted}, others=others)


def _unknown(body: Grid, texts: Sequence[str], free: Sequence[int], named: _HeadingActions) -> dict[int, str]:
    """Return the columns that hold ratings of nobody knows what, each with its heading: they must not vanish."""
    asks = {place for own in named.asks.values() for place in own}
    return {
        place: texts[place]
        for place in free
        if not (place - 1 in asks and is_note_of_each(texts[place], texts))
        and (
            _looks_rated(body.columns[place], texts[place], named.within)
            or (named.asks and _names_one_too(body.columns[place], texts[place]))
        )
    }


def is_unused(text: str, unused: frozenset[str]) -> bool:
    """Tell whether a form program's own column is never used, such as the points of a quiz."""
    quiz = text.casefold().endswith(_QUIZ) and bool(heading_named(text).about)
    return header_key(text) in unused or quiz or text == LEFT_OUT or bool(_IGNORED.fullmatch(text))


def _looks_rated(column: Column, text: str, within: Sequence[str]) -> bool:
    """Tell whether a column that names no action holds ratings all the same: it must not vanish."""
    cells = [cell for cell in column.present()[:_LOOKED_AT] if seen_text(cell)]
    values = [rating_values.parse(cell) for cell in cells]
    rated = [value for value in values if value.rating is not None]
    if not rated or len(rated) < _LIKE_RATINGS * sum(value.kind != "not rated" for value in values):
        return False
    if any(map(rating_values.is_label, cells)):
        return True
    if other_question(text) == A_COUNT:
        return False
    if len(text) >= _STATEMENT or _ID.match(text):
        return True
    return any(actions_now().suggest(text, (kind,), _SIMILAR) for kind in within)


def _names_one_too(column: Column, text: str) -> bool:
    """Tell whether a column of ratings names an action after other words, such as "Principal S1.1"."""
    return bool(heading_named(text).about) and holds(column, least=_LIKE_RATINGS)

"""What the columns of a sheet are, as far as headings say it beyond doubt; and a guess for a person to correct.

A guess is never taken by itself: it stands above a column until somebody confirms it, or says what else it is.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ilt.framework import ASSESSMENTS, SCALE, Action, text_key
from ilt.reading import limits
from ilt.reading.cells import masks, rating_values
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import kind_of
from ilt.reading.cells.fact_labels import FACTS
from ilt.reading.cells.headings import TEAM, fact_of, field_of, header_key
from ilt.reading.cells.other_than_ratings import sums_up
from ilt.reading.cells.perspectives import perspective_of
from ilt.reading.cells.rater_headings import asks_for, may_hold_names
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.titles import fact_of_title
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns import ids_without_letter
from ilt.reading.layouts.columns.column_answers import ACTION, MARKS, NAMES, NOTES, RATING, TIME, Role
from ilt.reading.layouts.columns.form_fields import field_of_answers
from ilt.reading.layouts.columns.heading_actions import action_named, actions_now, asks_else, heading_named, note_of
from ilt.reading.layouts.columns.job_titles import holds_sides
from ilt.reading.layouts.columns.shared_answers import columns_in_words
from ilt.reading.layouts.columns.time_columns import says_when_sent
from ilt.reading.layouts.table import seen_text

SAMPLE = 500
"""So many rows are looked at."""
_CELLS, _LONGEST, _CHARACTERS = 16, 250, 40_000
"""So many distinct cells of them, so much of each, and so much of the rows that may be headings."""
_MOST, _SOME, _LONG, _SIMILAR = 0.8, 0.5, 25, 0.6
_IN_ORDER = 4
_ROW_NUMBERS = frozenset(("", "id", "no", "nr", "number", "row", "response", "response id"))
_KINDS = {ours: said for said, ours in NAMES.items()} | {TEAM: "side"}
_FACTS = ("school", "side", "round")
_CHOICES = [str(rating) for rating in SCALE]
_CODE = re.compile(r"(?<![A-Za-z])([DS])[\W_]?([1-9])[\W_]?([1-9])(?!\d)", re.IGNORECASE)


def by_heading(text: str, column: Column) -> Role | None:
    """Return what a heading says beyond doubt that its column is; ``column`` is what is below it."""
    text = clean(text)
    if not text or len(text) > limits.HEADING_CHARACTERS:
        return None
    if action := note_of(text) or heading_named(text).action:
        return _of_action(text, action)
    if says_when_sent(text, column):
        return Role(TIME)
    name = field_of(text)
    if name in ("rating", "note", "action", "action_id"):
        return Role({"rating": RATING, "note": NOTES}.get(name, ACTION))
    halves = asks_for(text) not in ("", "whole") and may_hold_names(column)
    name = "rater" if halves else field_of_answers(column, text)
    if name == TEAM and not _most([clean(cell) for cell in sample(column)], _names_side, 1):
        return None
    return Role(_KINDS[name]) if name else None


def _of_action(text: str, action: str) -> Role | None:
    """Return what a heading that names an action says: its notes, its ratings, or the marks of one choice."""
    if note_of(text):
        return Role(NOTES, action)
    said = heading_named(text)
    if said.choice is None or said.repeat:
        return Role(RATING, action)
    return Role(MARKS, action, said.choice) if said.choice in SCALE else None


def sample(column: Column) -> list[object]:
    """Return the first distinct cells of a column that are not blank."""
    cells = column.slice(0, min(SAMPLE, len(column))).present()
    return [_cut(cell) for cell in cells if seen_text(_cut(cell))][:_CELLS]


def _cut(cell: object) -> object:
    return cell[:_LONGEST] if isinstance(cell, str) else cell


def heading_rows(grid: Grid) -> list[int]:
    """Return the places of the rows that look like the headings; none where the ratings begin without any."""
    rows_: list[list[str]] = []
    characters = 0
    for place in range(min(limits.HEADER_ROWS, grid.height)):
        rows_.append([clean(text[:_LONGEST]) for text in grid.row(place)])
        characters += sum(map(len, rows_[-1]))
        if characters > _CHARACTERS:
            break
    found = _heading_row(rows_)
    if found is None:
        return []
    below = rows_[found + 1] if found + 1 < len(rows_) else []
    choices = [text for text in below if text] == _CHOICES
    wordings = [] if _rates(below) else below
    named = {said.about for text in wordings if text and (said := heading_named(text)).about}
    ids = next((at for at in (found + 1, found + 2) if at < len(rows_) and any(map(_is_import_id, rows_[at]))), found)
    # Qualtrics writes ids, wordings and its own ids in three rows.
    last = [*range(found, ids + 1)] if ids > found else [found, found + 1] if choices or len(named) > 1 else [found]
    return [found - 1, *last] if found and _heads_the_blank(rows_[found - 1], rows_[found]) else last


def _heads_the_blank(above: Sequence[str], row: Sequence[str]) -> bool:
    """Tell whether a row heads the columns of which the row below it, that heads the others, says nothing."""
    alone = [at for at, text in enumerate(above) if text and not row[at]]
    return len(alone) >= _SEVERAL and alone == list(range(alone[0], alone[-1] + 1))


_SEVERAL = 3


def _is_import_id(text: str) -> bool:
    return text.startswith('{"ImportId"')


def _heading_row(rows_: Sequence[Sequence[str]]) -> int | None:
    for place, row in enumerate(rows_):
        if not _rates(row) and (len(_known(row)) > 1 or _heads_a_rating(row, rows_[place + 1 : place + 2])):
            return place
    first = next((place for place, row in enumerate(rows_) if _rates(row) or _actions_named(row)), None)
    filled = [sum(map(bool, row)) for row in rows_]
    above = [place for place in range(len(rows_[:first])) if filled[place] > 1]
    above = [place for place in above if not _says_fact(rows_[place])] or above
    # A title has fewer cells; of rows as wide, the first is the headings.
    return max(above, key=lambda place: filled[place], default=None)


def _heads_a_rating(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row names an action just above a rating."""
    return any(
        text and _rates([cell]) and action_named(text) for next_ in below for text, cell in zip(row, next_, strict=True)
    )


def _says_fact(row: Sequence[str]) -> bool:
    """Tell whether a row says a school, a side ... and which, for the whole sheet or for each column."""
    return fact_of(next(filter(None, row))) in FACTS


def _known(row: Sequence[str]) -> set[str]:
    """Return what the headings of a row name."""
    texts = [text for text in row if 0 < len(text) <= limits.HEADING_CHARACTERS]
    named = _actions_named(row) | {name for text in texts if (name := note_of(text) or field_of(text))}
    return named | {str(at) for at in _choices(row)}


def _actions_named(row: Sequence[str]) -> set[str]:
    return {action for text in row if text and (action := action_named(text))}


def _rates(row: Sequence[str]) -> bool:
    """Tell whether a row holds a rating, alone in its cell."""
    return not _choices(row) and any(text in _CHOICES or rating_values.is_label(text) for text in row)


def rows(grid: Grid, below: int) -> dict[int, Role]:
    """Return the rows from a place on, down to the first ratings, that say a school, a side ... of each column."""
    found = {}
    for place in range(below, min(below + len(FACTS), grid.height)):
        row = [text for text in map(clean, grid.row(place)) if text]
        if len(row) < 2 or (name := fact_of(row[0])) not in FACTS:
            break
        found[int(grid.numbers[place])] = Role(_KINDS[name or ""])
    return found


def sure(body: Grid, headings: Sequence[Sequence[str]]) -> dict[int, Role]:
    """Return what columns are by their headings beyond doubt; ``headings`` has the texts of each row of them."""
    found = {}
    for at, column in enumerate(body.columns):
        roles = (by_heading(row[at], column) for row in headings)
        if role := next(filter(None, roles), None):
            found[at] = role
    sides = [at for at, role in found.items() if role.kind == "side"]
    if len(sides) > 1 and any(holds_sides(body.columns[at]) for at in sides):
        # Next to a column of sides, one of job titles says none.
        found = {at: role for at, role in found.items() if at not in sides or holds_sides(body.columns[at])}
    texts = joined(headings, len(body.columns))
    return {at: role for at, role in found.items() if not _says_more(at, role, found, texts)}


def _says_more(at: int, role: Role, found: dict[int, Role], texts: Sequence[str]) -> bool:
    """Tell whether a heading such as ``imp_s1_1`` says more than that of another column of its action, ``s1_1``."""
    others = [other for other, own in found.items() if own == role and other != at]
    return (
        role.kind == RATING
        and bool(role.action)
        and _around(texts[at])
        and not all(map(_around, (texts[other] for other in others)))
    )


def _around(text: str) -> bool:
    said = heading_named(text)
    return bool(said.before or said.after)


def columns(body: Grid, headings: Sequence[Sequence[str]]) -> dict[int, Role]:
    """Guess what each column is, by its heading and by what is in it."""
    known = sure(body, headings)
    found = known | (_choices([clean(text) for text in headings[-1]]) if headings else {})
    texts = joined(headings, len(body.columns))
    samples = {at: sample(column) for at, column in enumerate(body.columns)}
    in_words = in_own_words(samples, set(found))
    rated = [
        at
        for at, column in enumerate(body.columns)
        if at not in found and (at in in_words or holds_ratings(column, texts[at]))
    ]
    for at, cells in samples.items():
        if at not in found and at not in rated:
            kind = NOTES if kind_of(texts[at]).name == "note" and cells else _look(cells)
            found |= {at: Role(kind)} if kind else {}
    if any(role.kind == ACTION for role in found.values()):
        found |= dict.fromkeys(_likeliest(rated, texts, found, samples), Role(RATING))
    else:
        found |= {at: Role(RATING, action) for at, action in _actions(rated, texts, known).items()}
    found |= {at: _with_facts(role, texts[at]) for at, role in found.items() if role.kind == RATING}
    for at, role in found.items():
        left = found.get(at - 1)
        if at not in known and role.kind == NOTES and left and left.rated and left.action:
            found[at] = Role(NOTES, left.action)
    return dict(sorted(found.items()))


def in_own_words(samples: dict[int, list[object]], known: set[int]) -> list[int]:
    """Return the columns that may hold ratings in words of one's own; ``known`` are those that hold something else."""
    free = {at: cells for at, cells in samples.items() if at not in known and _look(cells) in ("", NOTES)}
    return columns_in_words(free)


def joined(headings: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return the heading of each column, the texts of several rows one after the other."""
    rows_ = [row for row in headings if not any(map(_is_import_id, row))]
    return [clean(" ".join(dict.fromkeys(row[at] for row in rows_))) for at in range(width)]


def _look(cells: Sequence[object]) -> str:
    """Return what cells look like; blank where they look like nothing that we know."""
    texts = [clean(cell) for cell in cells]
    if _most(texts, lambda text: bool(action_named(text)), _SOME):
        return ACTION
    if _most(texts, _names_side, _MOST):
        return "side"
    if _most(texts, lambda text: masks.EMAIL.fullmatch(text) is not None, _SOME):
        return "rater"
    if _most(texts, lambda text: masks.TIME.fullmatch(text) is not None, _MOST):
        return TIME
    if texts and sum(map(len, texts)) > _LONG * len(texts):
        return NOTES
    return "school" if _most(texts, lambda text: bool(set(text.casefold().split()) & masks.SCHOOL_WORDS), _SOME) else ""


def _most(texts: Sequence[str], holds: Callable[[str], bool], share: float) -> bool:
    """Tell whether something holds of most texts."""
    return bool(texts) and sum(map(holds, texts)) >= share * len(texts)


def _names_side(text: str) -> bool:
    return perspective_of(text, "school") is not None


def names_actions(column: Column) -> bool:
    """Tell whether some cell of a column names an action, whatever its heading says."""
    return any(action_named(clean(cell)) for cell in sample(column))


def holds_ratings(column: Column, heading: str = "") -> bool:
    """Tell whether a column, or most of its rows, holds 0-3 or their labels, and does not count its rows.

    Of the others a second heading, or the sums of several blocks, may be.
    """
    cells = sample(column)
    values = list(map(rating_values.parse, cells))
    rated = sum(value.rating is not None for value in values)
    headed = rated > 1 and values[0].code == "not-a-rating"
    enough = rated >= max(1, _MOST * (len(cells) - headed)) or (rated > 1 and _in_most_rows(column))
    return enough and not _numbers_rows(cells, column, heading)


def _in_most_rows(column: Column) -> bool:
    first = column.slice(0, min(SAMPLE, len(column)))
    rated = first.where(lambda cell: rating_values.parse(_cut(cell)).rating is not None)
    return bool(rated.sum() >= _MOST * first.where(seen_text).sum())


def _numbers_rows(cells: Sequence[object], column: Column, heading: str) -> bool:
    """Tell whether a column counts its rows: 1, 2, 3 ..."""
    counted = [str(number) for number in range(1, len(cells) + 1)]
    every = [cell_text(column[at]) for at in range(min(_CELLS, len(column)))]
    return [cell_text(cell) for cell in cells] == counted == every and (
        len(counted) >= _IN_ORDER or header_key(heading) in _ROW_NUMBERS
    )


def _choices(row: Sequence[str]) -> dict[int, Role]:
    """Return the columns with a mark for each choice: their headings, and no other figures, are 0, 1, 2 and 3."""
    figures = [at for at, text in enumerate(row) if text.isdigit()]
    if not figures or [row[at] for at in figures] != _CHOICES * (len(figures) // len(_CHOICES)):
        return {}
    return {} if _actions_named(row) else {at: Role(MARKS, choice=int(row[at])) for at in figures}


def _likeliest(
    rated: Sequence[int], texts: Sequence[str], found: dict[int, Role], samples: dict[int, list[object]]
) -> list[int]:
    """Return which of the columns with numbers 0-3 may be the ratings of the actions in each row."""
    if any(role.rated for role in found.values()):
        return []
    several = [at for at in rated if len(samples[at]) > 1] or list(rated)
    several = [at for at in several if not any(rating_values.parse(cell).code for cell in samples[at])] or several
    kinds = {at: kind_of(texts[at]).name for at in several}
    named = [at for at in several if kinds[at] == "rating"]
    named = [at for at in named if not sums_up(texts[at])] or named
    return named or [at for at in several if not kinds[at]] or several


def _with_facts(role: Role, text: str) -> Role:
    """Return the role of a column of ratings with the school, side or time that its heading says."""
    said = heading_named(text)
    fact = fact_of_title((said.after or said.before).title() if said.about else text)
    kind = _KINDS.get(fact[0], "") if fact else ""
    return replace(role, facts=((kind, fact[1]),)) if fact and kind in _FACTS else role


def _actions(rated: Sequence[int], texts: Sequence[str], known: dict[int, Role]) -> dict[int, str]:
    """Return the actions that headings may name, each once for a school, a side or a time; ``known`` are others."""
    found: dict[int, str] = {}
    seen = {(role.action, _with_facts(role, texts[at]).facts) for at, role in known.items() if role.rated}
    numbers = ids_without_letter.of_whole_assessment(texts)
    # What asks something else of an action is guessed last: where nothing else rates it.
    for at in sorted(rated, key=lambda at: bool(asks_else(texts[at]))):
        action = heading_named(texts[at]).about or numbers.get(at) or action_like(texts[at])
        own = (action, _with_facts(Role(RATING), texts[at]).facts)
        if action and own not in seen and not two_actions(texts[at]):
            found[at] = action
            seen.add(own)
    return found | _in_order(rated, found, {at: role.action for at, role in known.items() if role.rated})


def _in_order(rated: Sequence[int], found: dict[int, str], known: dict[int, str]) -> dict[int, str]:
    """Return the actions of an assessment in their order, where that many columns are rated and most are known so."""
    every = sorted({*rated, *known})
    for assessment in ASSESSMENTS:
        ids = [action.id for action in actions_now().by_id.values() if action.assessment == assessment]
        guessed = [id_ == (known | found).get(at) for at, id_ in zip(every, ids, strict=False)]
        if len(every) == len(ids) and sum(guessed) > _SOME * len(ids) and not _others(every, ids, known | found):
            return {at: id_ for at, id_ in zip(every, ids, strict=True) if at not in known}
    return {}


def _others(places: Sequence[int], ids: Sequence[str], said: dict[int, str]) -> bool:
    """Tell whether a column is of another action than the one of its place."""
    return any(said.get(at, id_) != id_ for at, id_ in zip(places, ids, strict=True))


def two_actions(text: str) -> tuple[str, str] | None:
    """Return the action whose id a heading has and the other whose wording it has, where they disagree."""
    code = _CODE.search(text[: limits.HEADING_CHARACTERS])
    if code is None or heading_named(text).about:
        return None
    named, worded = (heading_named(part).about for part in (code[0], f"{text[: code.start()]} {text[code.end() :]}"))
    return (named, worded) if named and worded and named != worded else None


def action_like(text: str) -> str:
    """Return the action that a heading may mean, by its letter and two digits or by its wording; else blank.

    >>> action_like("Q3_s1-1"), action_like("Q3")
    ('S1.1', '')
    """
    known = actions_now()
    code = _CODE.search(text[: limits.HEADING_CHARACTERS])
    id_ = f"{code[1].upper()}{code[2]}.{code[3]}" if code else ""
    if id_ in known.by_id:
        return id_
    found = [like for kind in ASSESSMENTS if (like := known.suggest(clean(text), (kind,), _SIMILAR))]
    return max(found, key=lambda id_: _likeness(text, known.by_id[id_]), default="")


def _likeness(text: str, action: Action) -> float:
    wordings = (action.text, action.framework_wording)
    return max(difflib.SequenceMatcher(None, text_key(text), text_key(one)).ratio() for one in wordings)


def first_filled(column: Column) -> int:
    """Return how many of the first rows of a column hold something."""
    return int(np.count_nonzero(column.slice(0, min(SAMPLE, len(column))).where(seen_text)))

"""The headings of forms: which column holds the ratings of which action, which its notes, and which who, where or when.

A heading names an action by its id or its wording, after whatever the program writes before it. Which assessment it is
decide the headings that name an action exactly; a wording that some program cut short is found within that alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ilt import framework
from ilt.factorize import Mask
from ilt.framework import ASSESSMENTS
from ilt.reading import limits
from ilt.reading.cells import values
from ilt.reading.cells.actions import Actions, assessments_of
from ilt.reading.cells.column import Column
from ilt.reading.cells.headings import TEAM, field_of, header_key, may_be_own_team, question_of
from ilt.reading.cells.text import clean, letters
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.header_row import without_weak
from ilt.reading.layouts.table import WHEN, seen_text
from ilt.reading.problems import Refused

_NOTE = r"(?:notes?|comments?|remarks?|evidence|explanations?|explain(?: your rating)?|rationale)"
_NOTE_FIRST = re.compile(rf"{_NOTE}(?: on| for| about)?[\s:\-–—\[(_]+", re.IGNORECASE)
_NOTE_LAST = re.compile(rf"{_NOTE}\Z", re.IGNORECASE)
_LONGEST_NOTE = 20
_BEFORE_NOTE, _CLOSERS = ":-–—](_.", "])"
_NOTE_ALONE = re.compile(rf"(?:your )?{_NOTE}[\s.]*\d*", re.IGNORECASE)
# Dividers may share a space: "How far are we? - Sets goals".
_DIVIDERS = re.compile(r"(?:(?<=\s)(?:[-–—|]|>>)|[:?.])\s")
_DIGITS = re.compile(r"(?<=\D)[_.]?\d{1,2}$")
_IGNORED = re.compile(r"(?:points|feedback|score)\s*[-–—:]\s.*", re.IGNORECASE | re.DOTALL)
TIMES = frozenset(
    (
        *("timestamp", "completion time", "submitted at", "date submitted", "submitdate", "end date", "enddate"),
        *("recorded date", "recordeddate", "zeitstempel", "marca temporal", "horodateur", "carimbo de data hora"),
        *("informazioni cronologiche", "tijdstempel", "marca de tiempo", "submission time", "submitted"),
    )
)
_SIMILAR = 0.6
LEAST, _STATEMENT = 2, 40
_LONGEST, _SPELLINGS, _CELLS_LOOKED_AT = 700, 6, 20_000
_ID = re.compile(r"\[?[DS]\d", re.IGNORECASE)
_LIKE_RATINGS = 0.8
_TEAMS = frozenset(("school ilt", "district ilt"))
_MEMBERS = frozenset(("ilt member", "team member", "ilt team member"))
_FIRST_NAMES, _LAST_NAMES = ("first name", "given name"), ("last name", "surname", "family name")
_LOOKED_AT = 50
_OTHER_HEADERS = frozenset(("respondent id", "collector id"))


@dataclass
class FormColumns:
    """The columns of a form.

    Attributes
    ----------
    ratings
        Column -> action.
    notes
        Action -> the column of its notes.
    fields
        Our name -> the columns that say it.
    name
        The columns of a first and of a last name, where a name is in two.
    again
        Column that asks an action once more -> the column that asked it first; nobody answered both.
    cut
        The actions that are known by the start of their wording.
    """

    ratings: dict[int, str] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    fields: dict[str, list[int]] = field(default_factory=dict)
    name: tuple[int, ...] = ()
    again: dict[int, int] = field(default_factory=dict)
    cut: list[str] = field(default_factory=list)


def actions_now() -> Actions:
    """Return the actions of the framework in use."""
    return _actions(framework.current())


@functools.lru_cache(maxsize=4)
def _actions(current: framework.Framework) -> Actions:
    return Actions(current)


def spellings(text: str) -> Iterator[str]:
    """Return what of a header may be the statement, the whole first.

    A text beyond ``limits.HEADING_CHARACTERS`` is no heading.

    >>> list(spellings("Rate these [Sets goal(s).]"))[1]
    'Sets goal(s).'
    """
    # A question before the statement may be long; what looks like a novel is none.
    if len(text) > limits.HEADING_CHARACTERS:
        return
    text = text[-_LONGEST:]
    yield text
    brackets = [place for place, letter in enumerate(text) if letter == "["]
    for place in brackets[-_SPELLINGS:]:
        yield text[place + 1 :].removesuffix("]")
    for divider in list(_DIVIDERS.finditer(text))[-_SPELLINGS:]:
        yield text[divider.end() :]
    if _DIGITS.search(text):
        yield _DIGITS.sub("", text)


def action_named(text: str) -> str:
    """Return the id of the action that a header names exactly; else blank."""
    return _exact(framework.current(), text)


@functools.lru_cache(maxsize=8192)
def _exact(current: framework.Framework, text: str) -> str:
    actions = _actions(current)
    for spelling in spellings(text):
        ids = actions.exact(spelling)
        if len(ids) == 1:
            return ids[0]
    return ""


def note_of(text: str, within: Sequence[str] = ()) -> str:
    """Return the id of the action whose notes a header announces; else blank."""
    if len(text) > limits.HEADING_CHARACTERS:
        return ""
    for rest in (_before_note(text), _after_note(text)):
        found = rest and (action_named(rest) or action_named(rest + ".") or (_cut(rest, within) if within else ""))
        if found:
            return found
    return ""


def _before_note(text: str) -> str:
    """Return what comes before a word such as "notes" at the end: ``S1.1 (notes)``; blank where none does."""
    text = text.rstrip(_CLOSERS)
    match = _NOTE_LAST.search(text, max(len(text) - _LONGEST_NOTE, 0))
    if not match:
        return ""
    before = text[: match.start()].removesuffix("[")
    end = len(before)
    while end and (before[end - 1] in _BEFORE_NOTE or before[end - 1].isspace()):
        end -= 1
    return before[:end].strip() if end < len(before) else ""


def _after_note(text: str) -> str:
    """Return what comes after a word such as "notes" at the start: ``Notes on [S1.1]``; blank where none does."""
    match = _NOTE_FIRST.match(text)
    return text[match.end() :].rstrip(_CLOSERS).strip() if match else ""


def _cut(text: str, within: Sequence[str]) -> str:
    for spelling in spellings(text):
        match = actions_now().find(spelling, within)
        if len(match.ids) == 1:
            return match.ids[0]
    return ""


def count_actions(row: Iterable[str]) -> int:
    """Return how many headers of a row name an action exactly, or by so long a start that it can be no other."""
    return sum(
        bool(not note_of(text) and (action_named(text) or _cut(text, ASSESSMENTS))) for text in map(clean, row) if text
    )


def header(grid: Grid) -> int | None:
    """Return the first row that names two actions or more, else one that names an action next to what else forms ask.

    A row that names one action may be a row of some other table: ratings, and no action, are below a header.
    """
    if "header" not in grid.memo:
        grid.memo["header"] = _header(grid)
    return grid.memo["header"]  # type: ignore[no-any-return]


def _header(grid: Grid) -> int | None:
    rows_that_may_be = min(limits.HEADER_ROWS, max(1, _CELLS_LOOKED_AT // max(len(grid.columns), 1)), grid.height)
    alone, characters = [], 0
    for place in range(rows_that_may_be):
        row = grid.row(place)
        named = count_actions(row)
        if named >= LEAST:
            return place
        alone += [place] if named else []
        characters += sum(map(len, row))
        if characters > limits.HEADER_CHARACTERS:
            break
    return next((place for place in alone if _heads_one(grid, place)), None)


def _heads_one(grid: Grid, at: int) -> bool:
    """Tell whether a row that names one action is a header: it names who, where or when, and ratings are below."""
    row, above = ([clean(cell) for cell in grid.row(place)] for place in (at, max(at - 1, 0)))
    known = any(header_key(text) in TIMES or question_of(text) for text in row if text)
    if not known and not {header_key(text) for text in above} & _OTHER_HEADERS:
        return False
    column = next(place for place, text in enumerate(row) if text and count_actions([text]))
    below = grid.columns[column].slice(at + 1, grid.height).present()
    answers = [cell for cell in below if seen_text(cell)]
    rated = sum(values.parse(cell).rating is not None for cell in answers)
    return rated >= max(1, _LIKE_RATINGS * len(answers)) and not any(
        action_named(clean(cell)) for cell in answers if isinstance(cell, str)
    )


def form_columns(body: Grid, texts: Sequence[str], unused: frozenset[str], *, notes_on_the_right: bool) -> FormColumns:
    """Return what each column of a form holds.

    Parameters
    ----------
    body
        What is below the headings.
    unused
        Headings (``header_key``) that are not used whatever they are called.
    notes_on_the_right
        Whether a column called "Notes" right of each action holds its notes, also where they are not numbered.
    """
    found = FormColumns()
    keys = [header_key(text) for text in texts]
    exacts = {place: action_named(text) for place, text in enumerate(texts) if text and not _IGNORED.fullmatch(text)}
    noted = {place: note_of(text) for place, text in enumerate(texts)}
    ids = [action for place, action in exacts.items() if action and not noted[place]]
    within = assessments_of(actions_now(), ids, {spelling for text in texts for spelling in spellings(text)})
    owners: dict[str, int] = {}
    for place, text in enumerate(texts):
        if not text or keys[place] in unused or _IGNORED.fullmatch(text):
            continue
        noted_action = note_of(text, within)
        action = "" if noted_action else exacts[place] or _cut(text, within)
        if noted_action:
            found.notes.setdefault(noted_action, place)
        elif action:
            if action in owners:
                found.again[place] = owners[action]
                continue
            owners[action] = place
            found.ratings[place] = action
            found.cut += [] if exacts[place] else [action]
        elif keys[place] in TIMES:
            found.fields.setdefault(WHEN, []).append(place)
        elif name := _field_of_answers(body.columns[place], text):
            found.fields.setdefault(name, []).append(place)
        elif _looks_rated(body.columns[place], text, within):
            found.ratings[place] = text
    found.fields = {name: without_weak(places, texts) for name, places in found.fields.items()}
    _settle_team(body, found, texts)
    _settle_again(body, found)
    _settle_name(found, keys)
    _take_notes_on_the_right(found, texts, numbered=not notes_on_the_right)
    found.notes = {action: place for action, place in found.notes.items() if action in owners}
    return found


def _looks_rated(column: Column, text: str, within: Sequence[str]) -> bool:
    """Tell whether a column that names no action holds ratings all the same: it must not vanish."""
    cells = [cell for cell in column.present()[:200] if seen_text(cell)]
    rated = [cell for cell in cells if values.parse(cell).rating is not None]
    if not rated or len(rated) < _LIKE_RATINGS * len(cells):
        return False
    if any(map(values.is_label, cells)) or len(text) >= _STATEMENT or _ID.match(text):
        return True
    return any(actions_now().suggest(text, (kind,), _SIMILAR) for kind in within)


def _field_of_answers(column: Column, text: str) -> str | None:
    """Return which of our fields a question asks for; what its words leave open, the first answers decide.

    "ILT member" may be a name, and "Which team are you rating?" a school's, which is no assessment.
    """
    name = question_of(text)
    if name not in (TEAM, "assessment") or field_of(text):
        return name
    answers = {clean(seen_text(cell)).casefold() for cell in column.present()[:_LOOKED_AT]} - {""}
    if name == TEAM:
        return "rater" if header_key(text) in _MEMBERS and not answers & _TEAMS else name
    return name if answers & {*_TEAMS, *ASSESSMENTS} else None


def _settle_team(body: Grid, found: FormColumns, texts: Sequence[str]) -> None:
    """Where no heading says so, take the one column that says which team the rater is of."""
    if {"perspective", TEAM} & found.fields.keys():
        return
    used = {*found.ratings, *found.again, *found.notes.values(), *(p for own in found.fields.values() for p in own)}
    teams = [place for place, text in enumerate(texts) if place not in used and _says_team(body, place, text)]
    if len(teams) == 1:
        found.fields[TEAM] = teams


def _says_team(body: Grid, place: int, text: str) -> bool:
    """Tell whether a column says which team the rater is of: "I am a member of", and School ILT or District ILT."""
    answers = {clean(cell).casefold() for cell in body.columns[place].present() if seen_text(cell)}
    return bool(answers) and answers <= _TEAMS and may_be_own_team(text)


def _settle_again(body: Grid, found: FormColumns) -> None:
    """Let two branches of a form ask the same action, where each row says whose it is and none answers both."""
    sides = "perspective" in found.fields or TEAM in found.fields
    seen: dict[int, Mask] = {}
    for place, first in found.again.items():
        one = seen.setdefault(first, body.columns[first].where(seen_text))
        other = body.columns[place].where(seen_text)
        if not sides or (one & other).any():
            both = f"{letters(first)} and {letters(place)}"
            raise Refused("two-columns-one-name", columns=both, name=found.ratings[first])
        seen[first] = one | other


def _settle_name(found: FormColumns, keys: Sequence[str]) -> None:
    """Take a first and a last name for one."""
    places = [[place for place, key in enumerate(keys) if key in name] for name in (_FIRST_NAMES, _LAST_NAMES)]
    if all(len(own) == 1 for own in places):
        found.name = (places[0][0], places[1][0])


def _take_notes_on_the_right(found: FormColumns, texts: Sequence[str], *, numbered: bool) -> None:
    """Take columns called "Notes" where one is right of each action, and nowhere else.

    Where a program does not keep columns in their order, they must be numbered as it numbers them: Notes, Notes2, ...
    """
    alone = {place: text for place, text in enumerate(texts) if _NOTE_ALONE.fullmatch(text)}
    if numbered:
        digits = [re.sub(r"\D", "", text) for text in alone.values()]
        if len(alone) < LEAST or digits != ["", *(str(number) for number in range(2, len(alone) + 1))]:
            return
    if alone and not found.again and alone.keys() == {place + 1 for place in found.ratings}:
        found.notes |= {action: place + 1 for place, action in found.ratings.items()}

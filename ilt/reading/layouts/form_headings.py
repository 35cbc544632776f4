"""The headings of forms: which column holds the ratings of which action, which its notes, and which who, where or when.

A heading names an action by its id or its wording, after whatever the program writes before it. Which assessment it is
decide the headings that name an action exactly; a wording that some program cut short is found within that alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ilt.factorize import Mask
from ilt.framework import ASSESSMENTS
from ilt.reading import limits
from ilt.reading.cells import rating_values
from ilt.reading.cells.actions import assessments_of
from ilt.reading.cells.column import Column
from ilt.reading.cells.headings import TEAM, field_of, header_key, may_be_own_team, question_of
from ilt.reading.cells.text import clean, letters
from ilt.reading.cells.titles import fact_of_title
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.blocks import Block, by_field, by_title, numbered, of_two_sides
from ilt.reading.layouts.header_row import without_weak
from ilt.reading.layouts.heading_actions import (
    NOTE,
    action_named,
    actions_now,
    count_actions,
    cut_named,
    heading_named,
    in_full,
    is_labeled,
    may_be_branches,
    note_of,
    spellings,
    title_of,
)
from ilt.reading.layouts.marks import Choices, complete
from ilt.reading.layouts.table import WHEN, seen_text
from ilt.reading.layouts.unnamed_columns import more_columns, rated_schools
from ilt.reading.problems import Refused

_NOTE_ALONE = re.compile(rf"(?:your )?{NOTE}[\s.]*\d*", re.IGNORECASE)
_IGNORED = re.compile(r"(?:points|feedback|score)\s*[-–—:]\s.*", re.IGNORECASE | re.DOTALL)
_QUIZ = (" [score]", " [feedback]")
TIMES = frozenset(
    (
        *("timestamp", "completion time", "submitted at", "date submitted", "submitdate", "end date", "enddate"),
        *("recorded date", "recordeddate", "zeitstempel", "marca temporal", "horodateur", "carimbo de data hora"),
        *("informazioni cronologiche", "tijdstempel", "marca de tiempo", "submission time", "submitted"),
    )
)
_SIMILAR, _LOOKED_AT = 0.6, 50
LEAST, _STATEMENT = 2, 40
_CELLS_LOOKED_AT = 20_000
_ID = re.compile(r"\[?[DS]\d", re.IGNORECASE)
_LIKE_RATINGS = 0.8
_TEAMS = frozenset(("school ilt", "district ilt"))
_MEMBERS = frozenset(("ilt member", "team member", "ilt team member"))
_FIRST_NAMES, _LAST_NAMES = ("first name", "given name"), ("last name", "surname", "family name")
_OTHER_HEADERS = frozenset(("respondent id", "collector id"))


@dataclass
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
    blocks
        Column of ``ratings`` -> its block, where the form asks the same actions several times.
    labeled
        Column -> the action that it asks of what stands behind it, such as a school.
    numbers
        Column of ``fields`` -> the number that a program added to its heading.
    """

    ratings: dict[int, str] = field(default_factory=dict)
    notes: dict[int, int] = field(default_factory=dict)
    fields: dict[str, list[int]] = field(default_factory=dict)
    name: tuple[int, ...] = ()
    again: dict[int, int] = field(default_factory=dict)
    cut: list[str] = field(default_factory=list)
    choices: dict[int, Choices] = field(default_factory=dict)
    blocks: dict[int, Block] = field(default_factory=dict)
    labeled: dict[int, str] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)


def is_note(text: str) -> bool:
    """Tell whether a header announces notes, of whatever action."""
    return _NOTE_ALONE.fullmatch(text) is not None


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
    rated = sum(rating_values.parse(cell).rating is not None for cell in answers)
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

    Raises
    ------
    Refused
        Columns that ask the same action cannot be told apart, or some choices of an action are missing.
    """
    found = FormColumns()
    texts = in_full(texts)
    used = [bool(text) and not is_unused(text, unused) for text in texts]
    ids = [action_named(text) for text, use in zip(texts, used, strict=True) if use and not note_of(text)]
    within = assessments_of(actions_now(), filter(None, ids), {one for text in texts for one in spellings(text)})
    asks: dict[str, list[int]] = {}
    noted: dict[str, list[int]] = {}
    choices = _choices(texts, used)
    marked = {place: own for own in choices.values() for place in own.places}
    for place, text in enumerate(texts):
        if not used[place] or place in marked:
            continue
        base, number = numbered(text, texts)
        if about := note_of(text, within):
            noted.setdefault(about, []).append(place)
        elif action := action_named(text) or cut_named(text, within):
            asks.setdefault(action, []).append(place)
            found.cut += [] if action_named(text) else [action]
        elif header_key(text) in TIMES:
            found.fields.setdefault(WHEN, []).append(place)
        elif name := field_of_answers(body.columns[place], base):
            found.fields.setdefault(name, []).append(place)
            found.numbers[place] = number
        elif is_labeled(text):
            found.labeled[place] = heading_named(text).about
        elif _looks_rated(body.columns[place], text, within) or (
            any(ids) and _names_one_too(body.columns[place], text)
        ):
            found.ratings[place] = text
    found.choices = {own.first: own for own in choices.values()}
    _settle_fields(found, texts)
    _settle_team(body, found, texts)
    known = {p for own in (*asks.values(), *noted.values(), *found.fields.values()) for p in own}
    known |= {*found.ratings, *found.labeled, *marked}
    found.fields |= more_columns(body, texts, found.fields, known | {p for p, use in enumerate(used) if not use})
    _settle_asks(body, found, asks, texts)
    found.ratings |= {own.first: action for action, own in choices.items()}
    found.ratings = dict(sorted(found.ratings.items()))
    _settle_name(found, [header_key(text) for text in texts])
    found.notes = _notes_of(found, noted)
    _take_notes_on_the_right(found, texts, in_numbers=not notes_on_the_right)
    return found


def _notes_of(found: FormColumns, noted: dict[str, list[int]]) -> dict[int, int]:
    """Return the column of the notes of each column of ratings; where an action is asked in blocks, the next one."""
    notes = {}
    for place, action in found.ratings.items():
        columns = noted.get(action, [])
        if found.blocks:
            ends = [other for other, own in found.ratings.items() if own == action and other > place]
            columns = [column for column in columns if place < column < min(ends, default=column + 1)]
        if columns:
            notes[place] = columns[0]
    return notes


def is_unused(text: str, unused: frozenset[str]) -> bool:
    """Tell whether a form program's own column is never used, such as the points of a quiz."""
    quiz = text.casefold().endswith(_QUIZ) and bool(heading_named(text).about)
    return header_key(text) in unused or quiz or bool(_IGNORED.fullmatch(text))


def _choices(texts: Sequence[str], used: Sequence[bool]) -> dict[str, Choices]:
    """Return the choices of each action that has a column a choice; where it has its own, too, both must agree."""
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
            named = " and ".join(f"“{clean(texts[place])}”" for place, _ in own[:2])
            raise Refused("choices-incomplete", columns=named)
    for place, text in enumerate(texts):
        if used[place] and action_named(text) in found and place not in found[action_named(text)].places:
            raise _twice(place, found[action_named(text)].first, action_named(text))
    return found


def _twice(one: int, other: int, action: str) -> Refused:
    first, second = sorted((one, other))
    return Refused("two-columns-one-name", columns=f"{letters(first)} and {letters(second)}", name=action)


def _settle_fields(found: FormColumns, texts: Sequence[str]) -> None:
    """Leave out columns that give way to others of the same field."""
    found.fields |= {"school": visited} if (visited := rated_schools(texts)) else {}
    found.fields = {name: without_weak(places, texts) for name, places in found.fields.items()}


def _settle_asks(body: Grid, found: FormColumns, asks: dict[str, list[int]], texts: Sequence[str]) -> None:
    """Decide which columns hold the ratings of an action that is asked several times."""
    asks = {action: _with_ratings(body, places) for action, places in asks.items()}
    actions = {place: action for action, places in asks.items() for place in places}
    titles = {place: title_of(texts[place]) for place in actions}
    twice = any(len(places) > 1 for places in asks.values())
    if found.labeled and not actions:
        actions, twice = found.labeled, True
        titles = {place: title_of(texts[place], behind=True) for place in actions}
    known = frozenset({"perspective" if name == TEAM else name for name in found.fields if name != "rater"})
    if actions and (twice or _all_say(titles)):
        repeated = {name: places for name, places in found.fields.items() if name not in ("rater", WHEN)}
        numbers = found.numbers | {place: heading_named(texts[place]).repeat for place in actions}
        blocks = by_field(repeated, actions, numbers) if twice else None
        blocks = blocks or by_title(titles, actions, known)
        if blocks is not None and of_two_sides(body, blocks):
            first, second, *_ = actions
            raise _twice(first, second, actions[first])
        if blocks is not None:
            found.ratings |= actions
            found.blocks = blocks
            own = {place for block in blocks.values() for place in block.fields.values()}
            found.fields = {name: [p for p in places if p not in own] for name, places in found.fields.items()}
            found.fields = {name: places for name, places in found.fields.items() if places}
            return
    # Nobody knows whose they are: each becomes a problem by its heading.
    found.ratings |= {place: texts[place] for place in found.labeled}
    for action, places in asks.items():
        found.ratings[places[0]] = action
        found.again |= dict.fromkeys(places[1:], places[0])
    _settle_again(body, found, titles)


def _all_say(titles: dict[int, str]) -> bool:
    """Tell whether one title is above all actions, and says of which school or time they are."""
    fact = fact_of_title(next(iter(titles.values())))
    return len(set(titles.values())) == 1 and fact is not None and fact[0] in ("school", "round")


def _with_ratings(body: Grid, places: list[int]) -> list[int]:
    """Return the columns of an action without those that hold texts alone, where others hold ratings."""
    if len(places) < LEAST:
        return places
    rated = [place for place in places if _holds(body.columns[place], least=0)]
    blank = [place for place in places if not any(map(seen_text, body.columns[place].present()))]
    return [place for place in places if place in rated or place in blank] if rated else places


def _holds(column: Column, least: float) -> bool:
    """Tell whether more than so much of what a column holds are ratings."""
    cells = [cell for cell in column.present()[:200] if seen_text(cell)]
    rated = sum(rating_values.parse(cell).rating is not None for cell in cells)
    return rated > least * len(cells)


def _looks_rated(column: Column, text: str, within: Sequence[str]) -> bool:
    """Tell whether a column that names no action holds ratings all the same: it must not vanish."""
    cells = [cell for cell in column.present()[:200] if seen_text(cell)]
    rated = [cell for cell in cells if rating_values.parse(cell).rating is not None]
    if not rated or len(rated) < _LIKE_RATINGS * len(cells):
        return False
    if any(map(rating_values.is_label, cells)) or len(text) >= _STATEMENT or _ID.match(text):
        return True
    return any(actions_now().suggest(text, (kind,), _SIMILAR) for kind in within)


def _names_one_too(column: Column, text: str) -> bool:
    """Tell whether a column of ratings names an action after other words, such as "Principal S1.1"."""
    return bool(heading_named(text).about) and _holds(column, least=_LIKE_RATINGS)


def field_of_answers(column: Column, text: str) -> str | None:
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


def _settle_again(body: Grid, found: FormColumns, titles: dict[int, str]) -> None:
    """Let two branches of a form ask the same action, where each row says whose it is and none answers both."""
    sides = "perspective" in found.fields or TEAM in found.fields
    seen: dict[int, Mask] = {}
    for place, first in found.again.items():
        one = seen.setdefault(first, body.columns[first].where(seen_text))
        other = body.columns[place].where(seen_text)
        if not sides or (one & other).any() or not may_be_branches(titles[first], titles[place]):
            raise _twice(first, place, found.ratings[first])
        seen[first] = one | other


def _settle_name(found: FormColumns, keys: Sequence[str]) -> None:
    """Take a first and a last name for one."""
    places = [[place for place, key in enumerate(keys) if key in name] for name in (_FIRST_NAMES, _LAST_NAMES)]
    if all(len(own) == 1 for own in places):
        found.name = (places[0][0], places[1][0])


def _take_notes_on_the_right(found: FormColumns, texts: Sequence[str], *, in_numbers: bool) -> None:
    """Take columns called "Notes" where one is right of each action, and nowhere else.

    Where a program does not keep columns in their order, they must be numbered as it numbers them: Notes, Notes2, ...
    """
    alone = {place: text for place, text in enumerate(texts) if _NOTE_ALONE.fullmatch(text)}
    if in_numbers:
        digits = [re.sub(r"\D", "", text) for text in alone.values()]
        if len(alone) < LEAST or digits != ["", *(str(number) for number in range(2, len(alone) + 1))]:
            return
    if alone and not found.again and alone.keys() == {place + 1 for place in found.ratings}:
        found.notes |= {place: place + 1 for place in found.ratings}

"""Which column is what, where headings do not say it: what is seen of a sheet, a guess, and the question.

An answer is ``column@file.xlsx#Sheet!D=rating``. One about this very sheet holds whatever its headings say; one about
the whole file, and what is remembered of files with the same headings, where nothing else tells how to read it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from ilt.reading import limits, questions
from ilt.reading.around_tables.report_workbooks import lists_tables
from ilt.reading.cells import masks
from ilt.reading.cells.column import Column
from ilt.reading.cells.headings import field_of, header_key
from ilt.reading.cells.school_visits import school_of
from ilt.reading.cells.text import cell_text, clean, letters, listed, shown
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import table_from_answers, tables_of
from ilt.reading.layouts.columns import guesses
from ilt.reading.layouts.columns.column_answers import (
    ACTION,
    ASK,
    HEADINGS,
    NAMES,
    NOT_USED,
    NOTES,
    Matching,
    Role,
    matching_of,
    role_of,
)
from ilt.reading.layouts.columns.column_groups import UnmatchedError, row_above
from ilt.reading.layouts.columns.heading_actions import action_named, asks_else, other_request, title_of
from ilt.reading.layouts.columns.names_in_columns import name_columns
from ilt.reading.layouts.rows.area_rows import areas_of
from ilt.reading.layouts.table import Table
from ilt.reading.log import Log
from ilt.reading.problems import Refused

PLACE_COLUMNS = ("source", "sheet", "look", "place", "heading", "values", "filled", "holds", "role", "guess")
LEAD_HERE = (
    *("layout-unknown", "two-columns-one-name", "codes-only", "no-marks", "choices-incomplete", "hidden-column"),
    *("rating-columns", "no-rating-column"),
)
"""Where a sheet is refused for one of these, saying which column is what lets it be read."""
RATINGS, WORDS = "0-3", "words"
"""What is said to be in a column that may hold ratings: their numbers or labels, or words that others hold, too."""
_VALUES, _SEEN, _UNDERSTOOD = 3, 6, 2_000
"""So many cells of a column are listed, so many columns fit into a sentence, and so many rows say which is which."""
_A_FORM = 5
"""So many columns of 0-3 side by side may be a form's; a table of counts has one for each choice."""
_PLACES_AND_TIMES, _NO_NAMES = ("school", "round", "district"), (*(set(NAMES) - {"rater"}), ACTION)
_OPEN = "We can't tell for sure which columns have the ratings, and for which actions."
_UNFIT = "Some of your answers about this sheet's columns don't match the sheet."


@dataclass
class SheetColumns:
    """What is open, and seen, of the columns of one sheet.

    Attributes
    ----------
    places
        Rows of ``Reading.columns``.
    why
        Why a person has to say which column is what; blank where nobody has to.
    refusal
        Why the sheet could not be read without.
    """

    places: list[dict[str, Any]] = field(default_factory=list)
    why: str = ""
    refusal: Refused | None = None

    @property
    def rated(self) -> bool:
        """Whether the guess finds ratings of actions in it, or many columns next to each other hold 0-3.

        A sheet without any may be of something else.
        """
        guessed = any((role := role_of(place["guess"])) and role.rated for place in self.places)
        figures = (place.get("holds") == RATINGS for place in self.places)
        return guessed or any(held and len([*run]) >= _A_FORM for held, run in groupby(figures))


def read_sheet(source: str, grid: Grid, log: Log) -> tuple[list[Table], SheetColumns]:
    """Return the tables of a sheet: by what is said of its columns, else by the first layout that knows it.

    Raises
    ------
    Refused
        It cannot be read, and no column may hold ratings.
    """
    said = log.answers.columns(source, grid.sheet)
    whole = log.answers.find(questions.COLUMN, source, grid.sheet)
    if whole == NOT_USED:
        raise Refused("sheet-not-used")
    if said or whole == ASK:
        return _matched(source, grid, said, log)
    try:
        return tables_of(grid), SheetColumns()
    except Refused as refusal:
        if refusal.code not in LEAD_HERE or lists_tables(grid):
            raise
        said = log.answers.columns(source, grid.sheet, of_others=True) or log.answers.recall_columns(
            source, grid.sheet, lambda look, own: look_of(grid, _matching(grid, own)) == look
        )
        if not said and not may_hold_ratings(grid):
            raise
        tables, columns = _matched(source, grid, said, log, is_refused=True)
        columns.refusal = refusal
        columns.why = _reason(grid, refusal, columns.places) if columns.why == _OPEN else columns.why
        return tables, columns


def _matching(grid: Grid, said: Mapping[str, str]) -> Matching:
    return matching_of(said.items(), len(grid.columns), int(grid.numbers[-1]) if grid.height else 0)


def _matched(
    source: str, grid: Grid, said: Mapping[str, str], log: Log, *, is_refused: bool = False
) -> tuple[list[Table], SheetColumns]:
    """Return the tables of a sheet by what is said of its columns; nothing is understood of one that ``is_refused``."""
    matching = _matching(grid, said)
    columns = SheetColumns(places_of(source, grid, matching))
    for place, text in matching.unclear:
        log.say(f"The answer “{shown(text)}” does not fit {shown(place, 20)}.", source, grid.sheet)
    if matching.unclear or not matching:
        columns.why = _UNFIT if matching.unclear else _OPEN
        return [], columns
    in_rows = any(place["guess"] == ACTION or place["role"].startswith(ACTION) for place in columns.places)
    areas = areas_of(grid) if in_rows else None
    try:
        tables = table_from_answers.tables(
            areas.ratings if areas else grid, matching, {} if is_refused else _understood(grid)
        )
    except UnmatchedError as unmatched:
        columns.why = str(unmatched)
        return [], columns
    grid.notices += areas.notices if areas else []
    return tables, columns


def _understood(grid: Grid) -> dict[int, Role]:
    """Return what columns say of each row by the layout that knows the sheet, with nothing said; else nothing."""
    grid = _first_rows(grid)
    try:
        tables = tables_of(grid)
    except Refused:
        return {}
    kinds = {name: kind for kind, name in NAMES.items()}
    found = {
        (at, name)
        for table in tables
        for name, place in table.places.items()
        if name in kinds and name in table.fields
        for at in _columns_of(grid, table, name, place)
    }
    places = [at for at, _ in found]
    return {at: Role(kinds[name]) for at, name in found if places.count(at) == 1}


def _first_rows(grid: Grid) -> Grid:
    """Return as many rows as say which column is what: the layout of a sheet need not be read whole for that."""
    if grid.height <= _UNDERSTOOD:
        return grid
    top = grid.slice(0, _UNDERSTOOD)
    return replace(top, columns=[Column.from_cells([own[at] for at in range(_UNDERSTOOD)]) for own in top.columns])


def _columns_of(grid: Grid, table: Table, name: str, place: int) -> tuple[int, ...]:
    """Return the columns that hold what a table says: one, or those of the halves of a name that it put together."""
    if _texts(table.fields[name]) <= _texts(grid.columns[place]):
        return (place,)
    halves = name_columns(grid, [table.headers.get(at, "") for at in range(len(grid.columns))], ())
    return halves if name == "rater" and place in halves else ()


def _texts(column: Column) -> set[str]:
    return {clean(cell_text(cell)) for cell in column.present()}


def _reason(grid: Grid, refusal: Refused, places: Sequence[Mapping[str, Any]]) -> str:
    """Say what was seen of a sheet, and why it leaves open which column is what."""
    if refusal.code != "layout-unknown":
        return refusal.says
    headings = [grid.row(place) for place in guesses.heading_rows(grid)]
    texts = {letters(at): text for at, text in enumerate(guesses.joined(headings, len(grid.columns)))}
    rated = [str(place["place"]) for place in places if place["holds"] == RATINGS]
    two = [(at, *pair) for at in rated if (pair := guesses.two_actions(texts[at]))]
    if two:
        return ("The IDs and wordings in the headings do not match: {} has the ID {}, but the wording of {}.").format(
            *two[0]
        )
    if asks := {at: what for at in rated if (what := asks_else(texts[at]))}:
        return _about_something_else(asks, {at: texts[at] for at in rated})
    if not rated and (colored := _colored(grid)):
        return _COLORS.format(f"column{'s' * (len(colored) > 1)} {listed(colored, _VALUES)}")
    if not rated:
        words = [str(place["place"]) for place in places if place["holds"] == WORDS]
        return _OWN_WORDS.format(f"column{'s' * (len(words) > 1)} {listed(words, _VALUES)}") if words else _OPEN
    many = f"{len(rated)} columns look" if len(rated) > 1 else "1 column looks"
    named = any(place["guess"] == ACTION for place in places)
    return f"{many} like ratings from 0 to 3 ({listed(rated, _VALUES)}), but {_NO_HEADING if named else _NO_ACTION}."


def _about_something_else(asks: Mapping[str, str], headings: Mapping[str, str]) -> str:
    """Say what columns may hold whose headings name actions; in wordings of their own some words mean nothing else."""
    worded = {at: other_request(text)[1] for at, text in headings.items()}
    if all(worded.values()) and len(set(worded.values())) == len(worded) > 2 * len(asks):
        return _REWORDED.format(listed(list(worded), _VALUES))
    some = f"column{'s' * (len(asks) > 1)} {listed(list(asks), _VALUES)}"
    kinds = listed(list(dict.fromkeys(asks.values())), _VALUES)
    return f"The headings of {some} name actions, but may ask about something else ({kinds}). {_THEN}"


def _colored(grid: Grid) -> list[str]:
    """Return the columns with blank cells of several colors, as many as may rate actions."""
    colors: dict[int, list[str]] = {}
    for (_, column), color in grid.looks.colored.items():
        colors.setdefault(column, []).append(color)
    return [letters(at) for at, own in sorted(colors.items()) if len(own) > _VALUES and len(set(own)) > 1]


_COLORS = (
    "Blank cells in {} are colored, and no legend in this sheet says for certain which color is which rating. In your "
    "file, type 0, 1, 2 or 3 in each of them, and add the file again."
)
_REWORDED = (
    "The headings of columns {} have action IDs, but not the framework's wording. If they are the framework's actions, "
    "choose the action for each column."
)
_OWN_WORDS = "The same few words or phrases repeat in {}. They may be ratings, but we don't recognize them."
_THEN = "Choose “Not used” for any column without ratings, or choose to skip the sheet."
_NO_HEADING = "no heading makes clear that these are ratings of the action in each row"
_NO_ACTION = "no heading makes clear which action they rate"


def ask(source: str, sheets: Mapping[str, SheetColumns], log: Log, *, others: bool) -> dict[str, Refused]:
    """Ask which column is what, where that is open; return the sheets that may as well hold something else.

    Parameters
    ----------
    others
        Whether another sheet of the file holds ratings: then a sheet with numbers, and no actions, is not used.
    """
    unused = {sheet: own.refusal for sheet, own in sheets.items() if own.refusal and others and not own.rated}
    for sheet, columns in sheets.items():
        if sheet not in unused:
            _ask(source, sheet, columns, log)
    return unused


def _ask(source: str, sheet: str, columns: SheetColumns, log: Log) -> None:
    """Ask which column of a sheet is what, and say why it could not be read and what was seen."""
    refusal = columns.refusal or Refused("layout-unknown", limit=limits.HEADER_ROWS)
    seen = [_seen(place) for place in columns.places if place["place"].isalpha() and place["filled"]]
    more = f", and {len(seen) - _SEEN} more" if len(seen) > _SEEN else ""
    why = "" if refusal.code != "layout-unknown" or columns.why in (_OPEN, _UNFIT) else f" {columns.why}"
    log.problem(source, refusal.code, f"{refusal.message}{why} Columns: {', '.join(seen[:_SEEN])}{more}.", sheet=sheet)
    log.questions.append(questions.about_columns(source, columns.why))


def _seen(place: Mapping[str, Any]) -> str:
    return f"{place['place']} “{place['heading']}” ({', '.join(place['values'])})"


def look_of(grid: Grid, said: Matching) -> str:
    """Return what is the same for sheets with the same headings in the same places; blank where there are none."""
    rows = table_from_answers.headings_of(grid, said)
    keys = [header_key(clean(cell)) for place in rows for cell in grid.row(place)]
    if not any(keys):
        return ""
    words = "\x1f".join(["columns", *(str(grid.numbers[place]) for place in rows), *keys])
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def may_hold_ratings(grid: Grid) -> bool:
    """Tell whether some column may hold ratings, or names actions that something may be marked for."""
    _, guessed, _, body = _guessed(grid, Matching())
    if any(role.rated or role.action for role in guessed.values()):
        return True
    named = (body.columns[at] for at, role in guessed.items() if role.kind == ACTION)
    return (
        any(map(guesses.names_actions, named))
        or any(map(guesses.holds_ratings, body.columns))
        or bool(_in_words(body))
        or bool(_colored(grid))
        or _names_actions_somewhere(body)
    )


def _in_words(body: Grid) -> list[int]:
    return guesses.in_own_words({at: guesses.sample(column) for at, column in enumerate(body.columns)}, set())


def _names_actions_somewhere(body: Grid) -> bool:
    """Tell whether a table of some columns names several actions in its cells, among texts of other kinds."""
    filled = [column for column in body.columns if guesses.first_filled(column) > 1]
    named = {action_named(clean(cell)) for column in filled for cell in guesses.sample(column)} - {""}
    return len(filled) > 1 and len(named) > 1


def _guessed(grid: Grid, said: Matching) -> tuple[list[int], dict[int, Role], dict[int, Role], Grid]:
    """Return the places of the headings, the guess for each column and for rows by their numbers, and what is below."""
    headings = table_from_answers.headings_of(grid, said)
    top = headings[-1] + 1 if headings else 0
    rows = guesses.rows(grid, top)
    texts = [grid.row(place) for place in headings]
    body = grid.slice(top + len(rows), grid.height)
    found = guesses.columns(body, texts)
    if any(role.kind == ACTION for role in found.values()) and (areas := areas_of(grid)).titles.any():
        body = areas.actions.slice(top + len(rows), grid.height)
        found = guesses.columns(body, texts)
    return headings, found, rows, body


def places_of(source: str, grid: Grid, said: Matching) -> list[dict[str, Any]]:
    """Return what a person is to see of each column, and of the rows that say something of the columns."""
    headings, guessed, rows, body = _guessed(grid, said)
    look, texts = look_of(grid, said), guesses.joined([grid.row(place) for place in headings], len(grid.columns))
    where = {"source": source, "sheet": grid.sheet, "look": look}
    own_rows = said.headings or [int(grid.numbers[place]) for place in headings] or [0]
    guessed_rows = dict.fromkeys(own_rows, Role(HEADINGS)) | rows | row_above(grid, headings, guessed, texts)
    places = [
        where | _place(str(row), guessed_rows.get(row), said.rows.get(row)) for row in {**guessed_rows, **said.rows}
    ]
    in_words = _in_words(body)
    for at, column in enumerate(body.columns[: limits.PLACES]):
        own, guess = said.columns.get(at), guessed.get(at)
        cells = [cell_text(cell) for cell in guesses.sample(column)]
        about = {
            "heading": masks.heading(_with_end_first(texts[at])),
            "values": _values(cells[:_VALUES], texts[at], own, guess),
            "filled": guesses.first_filled(column),
            "holds": _holds(column, texts[at], in_words=at in in_words),
        }
        places.append(where | _place(letters(at), guess, own) | about)
    return places


def _values(cells: Sequence[str], heading: str, own: Role | None, guess: Role | None) -> list[str]:
    """Return cells as they may be shown: whole where nothing but schools, rounds or districts is below a heading."""
    kind = (own or guess or Role("")).kind
    if kind in _PLACES_AND_TIMES and kind in (own and own.kind, field_of(heading)):
        return masks.cells([school_of(cell).name if kind == "school" else cell for cell in cells], whole=True)
    return list(map(masks.known, cells)) if kind in _NO_NAMES else masks.cells(cells, whole=False)


def _holds(column: Column, heading: str, *, in_words: bool) -> str:
    if guesses.holds_ratings(column, heading):
        return RATINGS
    return WORDS if in_words else ""


def _with_end_first(text: str) -> str:
    """Return a heading with what stands behind its action first, where it is too long to be shown whole."""
    behind = title_of(text, behind=True) if shown(text) != text else ""
    return f"{behind.strip(' []()-–—:')} · {text}" if behind else text


def _place(place: str, guess: Role | None, own: Role | None) -> dict[str, Any]:
    words = {"role": own.text if own else "", "guess": guess.text if guess else ""}
    return {"heading": "", "values": [], "filled": 0, "holds": "", "place": place, **words}


def remembered(answers: Mapping[str, str], headings: Mapping[str, str]) -> bool:
    """Tell whether what is said of a sheet holds for others with the same headings, too.

    It does not where a round, a school or a row is named, which may be others in the next file, nor where a heading
    such as Q1 does not say which action it is, for it may be another one there.

    Parameters
    ----------
    answers
        Place -> role.
    headings
        Place of a column -> its heading.
    """
    roles = {place: role for place, text in answers.items() if (role := role_of(text))}
    if len(roles) < len(answers) or not any(headings.values()):
        return False
    for place, role in roles.items():
        if any(name in ("school", "round") for name, _ in role.facts):
            return False
        if place[:1].isdigit() and role.kind != HEADINGS:
            return False
        if role.action and role.kind != NOTES and guesses.action_like(headings.get(place, "")) != role.action:
            return False
    return True

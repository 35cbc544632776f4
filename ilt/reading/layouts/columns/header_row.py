"""The header of a table: which of its columns is which of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells import masks
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import kind_of, words_of
from ilt.reading.cells.fact_labels import says_fact
from ilt.reading.cells.headings import field_of, gives_way, header_key, question_of
from ilt.reading.cells.rater_headings import asks_for, may_hold_names
from ilt.reading.cells.team_names import team_of
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns import marks
from ilt.reading.layouts.columns.free_notes import MORE_NOTES, are_notes_of_one, free_notes, holds_labels, more_notes
from ilt.reading.layouts.columns.heading_actions import actions_now
from ilt.reading.layouts.columns.job_titles import without_job_titles
from ilt.reading.layouts.columns.marks import Choices
from ilt.reading.layouts.columns.names_in_columns import holds_addresses
from ilt.reading.layouts.columns.rating_columns import (
    RatingColumn,
    choices_in,
    is_rating,
    rating_columns,
    weighted_scores,
)
from ilt.reading.layouts.columns.record_titles import without_titles
from ilt.reading.layouts.columns.tidy_notes import notes_of_each
from ilt.reading.layouts.columns.unnamed_columns import MAYBE, more_columns, rated_schools
from ilt.reading.layouts.table import CALLED, seen_text
from ilt.reading.problems import Refused

_ACTIONS = ("action_id", "action")
_IDS = frozenset(("", "id", "ids", "no", "nr", "number", "code", "ref", "reference", "item", "código", "codigo"))
"""Headings of a column of ids next to the one that is called the actions'."""
_BELOW = _COLUMNS = _LABEL = 60
_ENOUGH, _SEVERAL = 2, 3


@dataclass(frozen=True)
class HeaderRow:
    """The columns of a header, with those of one column of ratings.

    Attributes
    ----------
    fields
        Our name -> place of the column.
    headers
        Our name -> the header as it was written.
    ignored
        The headers that are none of ours.
    rows
        How many rows the header has.
    ratings
        Whose ratings these are, or of when, where the heading of their column says it.
    choices
        The columns of the choices, where a mark under one of them is the rating.
    rated
        All columns of ratings, of choices and of notes that are read, and those that are known to hold none.
    """

    fields: dict[str, int]
    headers: dict[str, str]
    ignored: tuple[str, ...]
    rows: int = 1
    ratings: RatingColumn = field(default_factory=lambda: RatingColumn(0))
    choices: Choices | None = None
    rated: frozenset[int] = frozenset()

    @property
    def by_place(self) -> dict[int, str]:
        """Column -> its header as it was written."""
        return {place: self.headers[name] for name, place in self.fields.items()}

    @property
    def in_words(self) -> str:
        """Which header was taken for what, in words."""
        return "; ".join(f"{header} → {name.partition(' #')[0]}" for name, header in self.headers.items())


def repeats_of_header(body: Grid, headings: Mapping[int, str], at: int) -> Mask:
    """Return the rows below a header that repeat it: column -> its heading, the one ``at`` is looked at first."""
    again: Mask = np.zeros(body.height, dtype=np.bool_)
    key = header_key(headings.get(at, ""))
    if not key:
        return again
    for row in np.flatnonzero(body.columns[at].where(lambda cell: header_key(cell_text(cell)) == key)):
        cells = body.row(int(row))
        again[row] = all(header_key(cells[place]) == header_key(heading) for place, heading in headings.items())
    return again


def is_header(grid: Grid, place: int) -> bool:
    """Tell whether a row is a header of ratings: it names a rating, or has a column a choice, and there are actions."""
    row = grid.row(place)
    choices = choices_in(row)
    if (choices is None and not any(map(is_rating, row))) or any(map(_names_action, row)):
        return False
    if any(field_of(cell) in _ACTIONS for cell in row if cell):
        return True
    if _is_above_headings(grid, place):
        return False
    columns = _action_columns(grid, place, row)
    if choices is not None:
        return any(at not in choices.places and _holds_several(grid, place, at) for at in columns)
    rated = {at for at, cell in enumerate(row) if is_rating(cell)}
    return bool(rated - set(columns)) and any(row[at] for at in columns)


def _is_above_headings(grid: Grid, place: int) -> bool:
    """Tell whether the next row names several actions: it heads their columns, and this one is above it."""
    cells = grid.row(place + 1) if place + 1 < grid.height else []
    return len({named for cell in cells if cell and (named := actions_now().exact(clean(cell)))}) >= _SEVERAL


def header_rows(grid: Grid, place: int) -> int:
    """Return how many rows a header has: 0 | 1 | 2 | 3 may stand below "Rating"."""
    return _choices_of(grid, place, grid.row(place))[1]


def _holds_several(grid: Grid, place: int, column: int) -> bool:
    """Tell whether actions are below a row: four numbers side by side may as well be four ratings."""
    cells = grid.columns[column].slice(place + 1, min(place + 1 + _BELOW, grid.height)).present()
    return sum(_names_action(cell) for cell in cells if isinstance(cell, str)) >= _ENOUGH


def without_weak(places: list[int], row: Sequence[str]) -> list[int]:
    """Return the columns that could be one of ours, without those that give way."""
    keys = {place: header_key(row[place]) for place in places}
    if "rated by" in keys.values():
        # Programs for lists call each row by a "Name".
        places = [place for place in places if keys[place] != "name"]
    return [place for place in places if not gives_way(row[place])] or places


def read_header(grid: Grid, place: int) -> list[HeaderRow]:
    """Match the cells of a header row to our columns; one for each column of ratings.

    Our own name wins over what else people call it, save where two columns could hold the ratings or the actions.

    Raises
    ------
    Refused
        Two columns could both be one of ours; the message says which.
    """
    row = _with_labels_above(grid, place)
    choices, rows = _choices_of(grid, place, row)
    fields = _fields(grid, place, row)
    known = frozenset(fields)
    taken = frozenset((*fields.values(), *(choices.places if choices else ())))
    body = grid.slice(place + rows, grid.height)
    found = rating_columns(body, row, taken, known)
    if choices is not None:
        choices = _marked(body, choices, row, found)
        if choices is not None:
            found = [RatingColumn(choices.first)]
    if not found:
        raise Refused("rating-columns", columns=", ".join(f"“{masks.heading(cell)}”" for cell in row if clean(cell)))
    if len(found) == 1:
        fields |= {f"{MORE_NOTES}{at}": at for at in more_notes(body, row, fields)}
    taken |= {*(own.place for own in found), *fields.values()}
    if len(found) == 1 and "note" not in fields:
        last = max((found[0].place, *(choices.places if choices else ())))
        if (free := free_notes(body, row, last, taken)) is not None:
            fields["note"], taken = free, taken | {free}
    ignored = tuple(clean(cell) for at, cell in enumerate(row) if at not in taken and clean(cell))
    rated = weighted_scores(row) | frozenset((*(own.place for own in found), *(choices.places if choices else ())))
    headers = []
    notes = notes_of_each(row, sorted(own.place for own in found)) if len(found) > 1 else {}
    rated |= {*notes.values()}
    for own in found:
        places = {**fields, "rating": own.place}
        if len(found) > 1:
            places.pop("note", None)
            places |= {"note": notes[own.place]} if own.place in notes else {}
        names = {name: clean(row[own_place]) for name, own_place in places.items()}
        headers.append(HeaderRow(places, names, ignored, rows, own, choices, rated))
    return headers


def _with_labels_above(grid: Grid, place: int) -> list[str]:
    """Return a header; below labels of the choices 0 to 3, what it leaves blank is called as the row of labels says."""
    row = list(grid.row(place))
    choices = choices_in(row)
    if choices is None or not place:
        return row
    above = grid.row(place - 1)
    labels = [clean(above[at]) for at in choices.of.values()]
    if not all(labels) or len(set(labels)) < len(labels) or any(field_of(text) for text in labels):
        return row
    return [text or above[at] for at, text in enumerate(row)]


def _fields(grid: Grid, place: int, row: Sequence[str]) -> dict[str, int]:
    """Return which column is which of ours, ratings aside."""
    claims: dict[str, list[int]] = {}
    for at, cell in enumerate(row):
        name = field_of(cell)
        if name and name != "rating":
            claims.setdefault(name, []).append(at)
    claims = _teams_rated(grid, place, row) | claims
    _claim_actions(grid, place, row, claims)
    _no_raters(claims)
    body, noted = grid.slice(place + 1, grid.height), claims.get("note", [])
    if len(noted) > 1 and (sum(map(is_rating, row)) > 1 or are_notes_of_one(body, row, noted)):
        # Which notes are of which ratings is known once it is known which ratings are read.
        claims["note"] = claims["note"][:1]
    if "note" not in claims:
        noted = [at for at, cell in enumerate(row) if field_of(cell) is None and kind_of(clean(cell)).name == "note"]
        claims |= {"note": own[:1]} if (own := [at for at in noted if not holds_labels(body.columns[at])]) else {}
    if visited := [at for at in rated_schools(row) if at not in claims.get("action", ())]:
        claims["school"] = visited
    known = {at for own in claims.values() for at in own} | {at for at, cell in enumerate(row) if is_rating(cell)}
    raters = claims.pop("rater", [])
    people = without_titles(body, row, raters)
    claims |= {"rater": people} if people else {}
    if "rater" not in claims:
        free = [at for at, cell in enumerate(row) if at not in known and asks_for(cell) == "whole"]
        names = [at for at in free if may_hold_names(body.columns[at])]
        claims |= {"rater": names} if len(names) == 1 else {}
        known.update(names)
    claims |= _addresses_first(body, row, _without_names_of_rows(body, row, claims))
    claims = without_job_titles(body, claims)
    claims |= (more := more_columns(body, [clean(cell) for cell in row], claims, known))
    if f"perspective{MAYBE}" in more:
        claims.pop("perspective", None)
    fields = {}
    for name, claimed in claims.items():
        places = without_weak(claimed, row)
        own = [at for at in places if header_key(row[at]) == name.replace("_", " ")]
        if len(places) > 1 and not name.endswith(MAYBE) and (len(own) != 1 or name in _ACTIONS):
            named = " and ".join(f"“{masks.heading(row[at])}”" for at in places)
            raise Refused("two-columns-one-name", columns=named, what=f"the {name}")
        fields[name] = own[0] if own else places[0]
    return fields


def _teams_rated(grid: Grid, place: int, row: Sequence[str]) -> dict[str, list[int]]:
    """Return the column under a question with a word of ratings that asks which team was rated: it holds teams."""
    found = []
    for at in (at for at, cell in enumerate(row) if is_rating(cell) and question_of(cell) == "assessment"):
        cells = {clean(seen_text(cell)) for cell in grid.columns[at].slice(place + 1, grid.height).present()} - {""}
        found += [at] if cells and all(map(team_of, cells)) else []
    return {"assessment": found} if len(found) == 1 else {}


def _without_names_of_rows(body: Grid, row: Sequence[str], claims: dict[str, list[int]]) -> list[int]:
    """Return the columns of raters; of several, without the one called ``Name`` that has another in each row."""
    raters = claims.get("rater", [])
    names = [at for at in raters if header_key(row[at]) == "name"]
    if len(names) == 1 < len(raters):
        column = body.columns[names[0]]
        if column.filled() == len({clean(cell) for cell in column.filled_cells()}) > _ENOUGH:
            claims["rater"] = raters = [at for at in raters if at not in names]
    return raters


def _addresses(body: Grid, places: list[int]) -> list[int]:
    """Return the one of two columns that ask who rated that holds an e-mail address wherever the other holds a name.

    Of two names, or a code and a name, it is not known which is the person's: one may be the name of the row.
    """
    addresses = [at for at in places if holds_addresses(body.columns[at])]
    if len(places) != _ENOUGH or len(addresses) != 1:
        return places
    filled = [body.columns[at].where(seen_text) for at in (*addresses, *places)]
    return addresses if (filled[0] | ~np.logical_or.reduce(filled)).all() else places


def _addresses_first(body: Grid, row: Sequence[str], raters: list[int]) -> dict[str, list[int]]:
    """Return which of two columns of raters tells them apart, the one with addresses, and which names them."""
    ids = _addresses(body, raters)
    named = any(header_key(row[at]) == "rater" for at in raters)
    names = [at for at in raters if at not in ids]
    return {"rater": ids, CALLED: names} if len(ids) == len(names) == 1 and not named else {}


def _claim_actions(grid: Grid, place: int, row: Sequence[str], claims: dict[str, list[int]]) -> None:
    """Take the columns whose cells name actions for those of the actions, whatever they are called."""
    called = [at for name in _ACTIONS for at in claims.get(name, ())]
    named = _action_columns(grid, place, row)
    if len(called) == 1 and (called[0] in named or not named):
        other = [at for at in named if at != called[0] and header_key(row[at]) in _IDS]
        if len(other) == 1:
            # What an id says must be what the wording says.
            claims["action" if "action_id" in claims else "action_id"] = other
        return
    if called and not named:
        # None of them names an action as the framework does: which is it, is asked.
        return
    if not called or not set(called) & set(named):
        for name in _ACTIONS:
            claims.pop(name, None)
        if len(named) <= _ENOUGH:
            claims |= {name: [at] for name, at in zip(_ACTIONS[::-1], named[::-1], strict=False)}
        else:
            claims["action"] = named
    else:
        for name in _ACTIONS:
            claims[name] = [at for at in claims.get(name, ()) if at in named]
            if not claims[name]:
                del claims[name]


def _no_raters(claims: dict[str, list[int]]) -> None:
    """Take columns that hold the actions for none of raters, whatever they are called."""
    named = {at for name in _ACTIONS for at in claims.get(name, ())}
    raters = [at for at in claims.pop("rater", ()) if at not in named]
    claims |= {"rater": raters} if raters else {}


def _action_columns(grid: Grid, place: int, row: Sequence[str]) -> list[int]:
    """Return the columns in whose cells below a row stand actions, save those that are called something else."""
    body = grid.slice(place + 1, min(place + 1 + _BELOW, grid.height))
    # Programs for lists call their first column "Name": no person's name is an action.
    free = [at for at, cell in enumerate(row[:_COLUMNS]) if field_of(cell) in (None, "rater", *_ACTIONS)]
    return [at for at in free if names_actions(body.columns[at], row[at])]


def names_actions(column: Column, heading: str = "") -> bool:
    """Tell whether most cells of a column name an action exactly, save the heading and what is said of another form."""
    texts = [text for cell in column.present() if isinstance(cell, str) and (text := clean(cell))]
    again = header_key(heading)
    cells = [text for text in texts if len(text) > _LABEL or not (header_key(text) == again or says_fact([text]))]
    named = sum(bool(actions_now().exact(text)) for text in cells)
    return named > 0 and (named >= _ENOUGH or named == len(cells)) and 2 * named >= len(cells)


def _choices_of(grid: Grid, place: int, row: Sequence[str]) -> tuple[Choices | None, int]:
    """Return the columns of choices, and how many rows the header has: 0 | 1 | 2 | 3 may stand below "Rating"."""
    choices = choices_in(row)
    if choices is not None or place + 1 >= grid.height:
        return choices, 1
    below = grid.row(place + 1)
    choices = choices_in(below)
    above = [row[at] for at in choices.places if row[at]] if choices else []
    if choices is None or not all(is_rating(cell) for cell in above) or any(map(_names_action, below)):
        return None, 1
    return choices, 2


def _names_action(cell: str) -> bool:
    return bool(cell and actions_now().exact(clean(cell)))


def _marked(body: Grid, choices: Choices, row: Sequence[str], found: Sequence[RatingColumn]) -> Choices | None:
    """Return the choices if their columns hold marks; ``None`` where they hold their descriptions.

    Raises
    ------
    Refused
        They hold neither, such as counts; or marks next to a column of ratings.
    """
    own = [column for column in found if column.place not in choices.places]
    cells = [seen_text(cell) for place in choices.of.values() for cell in body.columns[place].present()]
    described = [text for text in cells if len(text) > _DESCRIPTION and any(map(str.isalpha, text))]
    if own and described and len(described) == len([text for text in cells if text]):
        return None
    if own and not any(cells):
        return None
    texts = {place: clean(row[place]) or str(choice) for choice, place in choices.of.items()}
    marks.read(body, [choices], texts, _naming_rows(body))
    counted = next((at for at, cell in enumerate(row) if at not in choices.places and _is_total(cell, body, at)), None)
    if counted is not None:
        raise Refused("counts", column=f"“{masks.heading(row[counted])}”")
    if own:
        named = " and ".join(f"“{masks.heading(row[place])}”" for place in (*choices.of.values(), own[0].place))
        raise Refused("rating-columns", columns=named)
    return choices


def _naming_rows(body: Grid) -> Mask:
    """Return the rows in which some cell names an action."""
    naming: Mask = np.zeros(body.height, dtype=np.bool_)
    for column in body.columns:
        if column.unencoded is None:
            naming |= column.where(lambda cell: isinstance(cell, str) and _names_action(cell))
    return naming


_DESCRIPTION = 8
_TOTALS = frozenset(("total", "totals", "n", "count", "answered", "responses", "respondents"))


def _is_total(heading: str, body: Grid, at: int) -> bool:
    """Tell whether a column says of each row how many chose something: next to it, a 1 is one answer and no mark."""
    cells = [text for cell in body.columns[at].present() if (text := seen_text(cell))]
    words = set(words_of(heading))
    return bool(words & _TOTALS) and words <= _TOTALS | {"of"} and "1" in cells and set(cells) <= {"0", "1", *_FOOT}


_FOOT = ("Answered", "Skipped")
"""What a survey tool writes below its totals."""

"""Cells that seem to hold ratings and that no layout took: none is lost in silence, whatever the layout looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ilt import framework
from ilt.coded_columns import Mask
from ilt.framework import SCALE
from ilt.reading import limits
from ilt.reading.around_tables.same_in_words import share_of_same
from ilt.reading.cells import rating_values
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import kind_of, words_of
from ilt.reading.cells.legends import names_a_legend
from ilt.reading.cells.names_in_headings import may_name_a_person
from ilt.reading.cells.other_than_ratings import no_ratings
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.titles import is_difference, is_time_word
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import table_from_answers
from ilt.reading.layouts.columns.guesses import action_like
from ilt.reading.layouts.columns.heading_actions import action_named, asks_else, heading_named, note_of
from ilt.reading.layouts.columns.id_links import is_id
from ilt.reading.layouts.table import Table, seen_text

_LONGEST, _IN_WORDS = 200, 12
_IN_LOWER_CASE = sorted({label[:7].lower() for label in SCALE.values()})
_PIECES = ["0", "1", "2", "3", *(start.split()[-1] for start in _IN_LOWER_CASE)]
_STARTS = [re.escape(start).replace("\\ ", r"\s+") for start in _IN_LOWER_CASE]
_RATES = re.compile("|".join(("[0-3]", "[^\x00-\x7f]", *_STARTS)), re.IGNORECASE)
"""What a longer note holds that is a rating: a figure, how a label begins, or signs that may stand for one."""
_TOGETHER = 256
_PAIR, _MOSTLY = 2, 0.5
_LEAST, _SHARE, _SAMPLE, _DISTINCT = 2, 0.8, 500, 1_000
_FEW_NOTES = 6
"""So few figures in notes may count something."""
_NUMBERS = frozenset(
    ("id", "no", "nr", "number", "order", "grade", "grades", "year", "page", "week", "day", "month", "area", "#")
)
"""Words of headings over numbers that are no ratings."""
_OF_TOOL = re.compile(
    r"(?:(?:form ?)?version|edits|% ?complete|percent complete|attachments ?(?:present|expected)|attempts?"
    r"|\d{1,3}\.\d{1,2})",
    re.IGNORECASE,
)
"""What tools write above their own numbers: of a version, or (Canvas) the points that an answer may have."""
_GOALS = frozenset(("goal", "goals", "target", "targets", "meta", "metas"))
"""Words of a heading over what is wanted, next to those of a time."""
_WHICH_TIME = frozenset(("this", "last", "current", "previous", "prior"))
"""Next to these, "year" says of when figures are."""


@dataclass(frozen=True)
class UnusedRatings:
    """Cells of one column that seem to hold ratings.

    Attributes
    ----------
    column
        From 0.
    heading
        What stands over them; may be blank.
    rows
        Their places in the grid.
    """

    column: int
    heading: str
    rows: list[int]


def unused_ratings(grid: Grid, tables: Sequence[Table]) -> list[UnusedRatings]:
    """Return the cells of a sheet that hold ratings, below or next to what names an action, and were not taken."""
    found = []
    in_rows: Mask | None = None
    missing: list[tuple[Table, set[int]]] | None = None
    for at, column in enumerate(grid.columns):
        free = _not_used(grid, tables, at)
        if not free.any() or not _may_rate(column, free):
            continue
        in_rows = _naming_rows(grid) if in_rows is None else in_rows
        missing = _where_actions_are_missing(grid, tables) if missing is None else missing
        left_open = _left_open(grid, tables, at)
        rated = column.where(_is_rating) | (left_open & column.where(lambda cell: cell_text(cell).strip() == "4"))
        there = (left_open | in_rows | _below_action(column) | _right_of_an_action(grid, tables, at)) & free
        there |= _in_place_of_an_action(grid, missing, at) & free
        there &= ~column.where(_action)
        rows = np.flatnonzero(there & rated).tolist()
        blank = int((there & ~column.where(seen_text)).sum())
        heading = _heading(grid, tables, at, rows[0]) if rows else ""
        enough = len(rows) >= max(_LEAST, _SHARE * (int(there.sum()) - blank))
        other = not left_open.any() and _is_no_rating(grid, at, heading, rows)
        same = share_of_same(grid, tables, at, rows) if enough and not left_open.any() else 0.0
        # Numbers of the labels next to them, of which some differ, are ratings, whatever their heading.
        other &= same <= _MOSTLY
        if enough and not (other or same == 1) and not _subtracts(grid, tables, at, heading, rows):
            found.append(UnusedRatings(at, heading, rows))
    return found + _notes_of_figures(grid, tables)


def _notes_of_figures(grid: Grid, tables: Sequence[Table]) -> list[UnusedRatings]:
    """Return the columns of notes of which most rows hold a figure 0-3 alone, as a second rating would."""
    found = []
    for table in tables:
        if table.actions_in_header or "note" not in table.places:
            continue
        notes, enough = table.fields["note"], max(_FEW_NOTES, _SHARE * len(table.numbers))
        if notes.filled() <= enough:
            continue
        figures = notes.where(_is_figure)
        if int(figures.sum()) > enough:
            rows = np.unique(np.searchsorted(grid.numbers, table.numbers[figures])).tolist()
            at = table.places["note"]
            found.append(UnusedRatings(at, table.headers.get(at, ""), rows))
    return found


def _subtracts(grid: Grid, tables: Sequence[Table], at: int, heading: str, rows: Sequence[int]) -> bool:
    """Tell whether a column is called ``Growth`` and holds what one column of ratings has more than another."""
    above = clean(cell_text(grid.columns[at][rows[0] - 1])) if rows[0] else ""
    in_rows = [table for table in tables if not table.actions_in_header]
    rated = sorted({place for table in in_rows for place in table.rated})
    if len(rated) != _PAIR or not (is_difference(heading) or is_difference(above)):
        return False
    first, second, own = ([_number(grid.columns[place][row]) for row in rows] for place in (*rated, at))
    pairs = zip(first, second, own, strict=True)
    return all(None in row or abs((row[1] or 0) - (row[0] or 0)) == row[2] for row in pairs)


def _number(cell: object) -> int | None:
    return rating_values.parse(cell).rating


def strays(grid: Grid, tables: Sequence[Table], named: Sequence[UnusedRatings]) -> list[UnusedRatings]:
    """Return the cells with a figure 0-3 in rows that name an action and have no rating, outside the columns read.

    A column that has figures in rated rows as well numbers them, or says something else; one that only rises, where
    nothing is rated, numbers areas.
    """
    rows = [table for table in tables if not table.actions_in_header and "rating" in table.fields]
    if not rows or (len(tables) == 1 and tables[0].uses.issuperset(range(len(grid.columns)))):
        return _in_notes(grid, tables)
    numbers = {
        filled: np.concatenate([t.numbers[t.fields["rating"].where(_is_filled) == filled] for t in rows])
        for filled in (True, False)
    }
    rated = np.isin(grid.numbers, numbers[True])
    blank = np.isin(grid.numbers, numbers[False]) & ~rated
    if not blank.any():
        return _in_notes(grid, tables)
    found = []
    for at, column in enumerate(grid.columns):
        free = _not_used(grid, tables, at)
        if not (free & blank).any() or any(own.column == at for own in named) or not _may_rate(column, free & blank):
            continue
        figures = column.where(_is_figure)
        places = np.flatnonzero(figures & free & blank & _naming_rows(grid)).tolist()
        heading = _heading(grid, tables, at, places[0]) if places else ""
        if places and not (figures & rated).any() and not _numbers_rows(grid, at, heading, places, bool(rated.any())):
            found.append(UnusedRatings(at, heading, places))
    return found + _in_notes(grid, tables)


def _in_notes(grid: Grid, tables: Sequence[Table]) -> list[UnusedRatings]:
    """Return the notes that hold a rating where the rating itself is blank; where others are numbers, too, none."""
    found = []
    for table in tables:
        ratings, notes = table.fields["rating"], table.fields.get("note")
        if notes is None or not (blank := ~ratings.where(_is_filled)).any():
            continue
        without = notes.take(blank)
        rating = frozenset(_ratings_in_notes(without.filled_cells()))
        if not rating or notes.take(~blank).where(_is_figure).any():
            continue
        rated = np.flatnonzero(blank)[without.where(rating.__contains__)]
        for at in rated.tolist():
            place = int(np.searchsorted(grid.numbers, table.numbers[at]))
            column = _place_of_note(grid, table, at, place)
            found.append(UnusedRatings(column, table.headers.get(column, ""), [place]))
    return found


def _place_of_note(grid: Grid, table: Table, at: int, row: int) -> int:
    """Return the column of a note: that of all, else the nearest to its rating that holds the same."""
    if "note" in table.places:
        return table.places["note"]
    rated_in, note = int(table.rating_in[at]), clean(cell_text(table.fields["note"][at]))
    same = [place for place, column in enumerate(grid.columns) if clean(cell_text(column[row])) == note]
    return min(same, key=lambda place: abs(place - rated_in), default=rated_in)


def _is_filled(cell: object) -> bool:
    return cell is not None and cell != ""


def _is_figure(cell: object) -> bool:
    return cell_text(cell).strip() in _FIGURES


_FIGURES = frozenset(("0", "1", "2", "3"))


def _numbers_rows(grid: Grid, at: int, heading: str, rows: Sequence[int], some_rated: bool) -> bool:  # noqa: FBT001
    """Tell whether figures next to blank ratings are those of rows, of focus areas, or of what a heading says."""
    if kind_of(heading).name in ("count", "figure", "note", "target"):
        return True
    figures = [int(cell_text(grid.columns[at][place])) for place in rows]
    areas = {_action(column[place])[1:2] for column in grid.columns for place in rows} - {""}
    if some_rated:
        of_areas = all(str(f) in {_action(c[p])[1:2] for c in grid.columns} for f, p in zip(figures, rows, strict=True))
        return of_areas and len(areas) > 1
    return figures == sorted(figures)


def _not_used(grid: Grid, tables: Sequence[Table], at: int) -> Mask:
    """Return the rows whose cell in a column no table used, from each header down to the next."""
    free: Mask = np.ones(grid.height, dtype=np.bool_)
    starts = np.searchsorted(grid.numbers, [table.header_row for table in tables]).tolist()
    for table, start, stop in zip(tables, starts, [*starts[1:], grid.height], strict=False):
        if at in table.uses:
            free[start:stop] = False
        else:
            free[start : start + 1] &= grid.numbers[start : start + 1] != table.header_row
    return free


def _may_rate(column: Column, free: Mask) -> bool:
    """Tell whether the first cells look like ratings; a column of long texts is not looked at further."""
    first = np.flatnonzero(free)[:_SAMPLE]
    cells = {cell for place in first if seen_text(cell := column[int(place)])}
    rated = sum(map(_is_rating, cells))
    return rated > 0 and (len(column.values) <= _DISTINCT if column.unencoded is None else rated > _SHARE * len(cells))


def _is_rating(cell: object) -> bool:
    # A longer text than a rating with its note is looked at by nobody as one.
    return not (isinstance(cell, str) and len(cell) > _LONGEST) and rating_values.parse(cell).rating is not None


def _ratings_in_notes(cells: Sequence[object]) -> Iterator[object]:
    """Yield the notes that are a rating; notes are many, and many together are seen at once to hold none."""
    for start in range(0, len(cells), _TOGETHER):
        own = cells[start : start + _TOGETHER]
        texts = list(map(seen_text, own))
        rates = _may_rate_in_words(" ".join(texts))
        for cell, text in zip(own, texts, strict=True):
            if text and (len(text) <= _IN_WORDS or (rates and _RATES.search(text))) and _is_rating(cell):
                yield cell


def _may_rate_in_words(text: str) -> bool:
    """Tell whether a text may hold what a longer note holds that is a rating (``_RATES``)."""
    lower = text.lower()
    return not text.isascii() or any(piece in lower for piece in _PIECES)


def _naming_rows(grid: Grid) -> Mask:
    """Return the rows in which a cell names an action."""
    naming: Mask = np.zeros(grid.height, dtype=np.bool_)
    for column in grid.columns:
        if column.unencoded is None and len(column.values) <= _DISTINCT:
            naming |= column.where(_action)
    return naming


def _action(cell: object) -> str:
    text = cell_text(cell)
    return action_named(clean(text)) if 0 < len(text) <= limits.HEADING_CHARACTERS else ""


def _below_action(column: Column) -> Mask:
    """Return the rows of a column below a cell that names an action."""
    named = column.where(_action)
    return np.logical_or.accumulate(named) & ~named


def _left_open(grid: Grid, tables: Sequence[Table], at: int) -> Mask:
    """Return the rows of a column that nobody matched, where others were, and whose heading may name an action."""
    rows: Mask = np.zeros(grid.height, dtype=np.bool_)
    for table in tables:
        heading = table.headers.get(at, "")
        if _is_matched(table) and not (note_of(heading) or asks_else(heading)):
            named = heading_named(heading).about or action_like(heading)
            rows |= np.isin(grid.numbers, table.numbers) & bool(named)
    return rows


def _is_matched(table: Table) -> bool:
    """Tell whether somebody said which action each column of ratings is of."""
    return table.layout == table_from_answers.LAYOUT and table.actions_in_header


def _right_of_an_action(grid: Grid, tables: Sequence[Table], at: int) -> Mask:
    """Return the rows of a column right of the ratings of an action, without a heading or with that of each action."""
    rows: Mask = np.zeros(grid.height, dtype=np.bool_)
    for table in tables:
        if table.actions_in_header and (table.rating_in == at - 1).any() and _is_of_each_action(table, at):
            rows |= np.isin(grid.numbers, table.numbers)
    return rows


def _is_of_each_action(table: Table, at: int) -> bool:
    """Tell whether a heading is blank, or there for most actions but for a number, and none of another question."""
    heading = table.headers.get(at, "").rstrip(_DIGITS)
    again = sum(other.rstrip(_DIGITS) == heading for other in table.headers.values())
    return not heading or (again > max(1, len(table.rated) // 2) and not no_ratings(heading))


_DIGITS = "0123456789 ."


def _in_place_of_an_action(grid: Grid, missing: Sequence[tuple[Table, set[int]]], at: int) -> Mask:
    """Return the rows of a column that stands where the headings next to it leave out an action."""
    rows: Mask = np.zeros(grid.height, dtype=np.bool_)
    for table, places in missing:
        if at in places:
            rows |= np.isin(grid.numbers, table.numbers)
    return rows


def _where_actions_are_missing(grid: Grid, tables: Sequence[Table]) -> list[tuple[Table, set[int]]]:
    """Return the tables with actions in their header, and the columns of each where one is missing."""
    return [(table, _where_missing(grid, table)) for table in tables if table.actions_in_header]


def _where_missing(grid: Grid, table: Table) -> set[int]:
    """Return the columns between two actions, or next to one, that are as many as the actions that are missing there.

    Those with another question, or with no figures 0-3, are none of them.
    """
    places, first = np.unique(table.rating_in, return_index=True)
    named = dict(zip(places.tolist(), (str(table.fields["action"][at]) for at in first.tolist()), strict=True))
    below = np.isin(grid.numbers, table.numbers)
    figures = {
        at
        for at in set(range(len(grid.columns))) - table.uses
        if _may_rate(grid.columns[at], below) and not no_ratings(table.headers.get(at, ""))
    }
    found: set[int] = set()
    for assessment in framework.ASSESSMENTS:
        order = [action.id for action in framework.current().of(assessment)]
        own = [(at, order.index(action)) for at, action in sorted(named.items()) if action in order]
        if not own or len(own) < _SHARE * len(order):
            continue
        ends = [(own[0][0] - own[0][1] - 1, -1), *own, (own[-1][0] + len(order) - own[-1][1], len(order))]
        for (left, before), (right, after) in pairwise(ends):
            between = figures & set(range(left + 1, right))
            found |= between if len(between) == after - before - 1 else set()
    return found


def _heading(grid: Grid, tables: Sequence[Table], at: int, first: int) -> str:
    """Return what stands over a cell: in the header of its table, else the nearest text above it."""
    for table in reversed(tables):
        if table.header_row <= grid.numbers[first]:
            return table.headers.get(at, "")
    above = (clean(cell_text(grid.columns[at][place])) for place in range(first - 1, max(first - 20, -1), -1))
    return next(filter(None, above), "")


def _is_no_rating(grid: Grid, at: int, heading: str, rows: Sequence[int]) -> bool:
    """Tell whether numbers are known to be something else: counts, weights, places in a list, focus areas, a legend."""
    if (
        is_id(heading)
        or _OF_TOOL.fullmatch(heading)
        or (_is_something_else(heading) and not may_name_a_person(heading))
    ):
        return True
    numbers = [rating_values.parse(grid.columns[at][place]).rating or 0 for place in rows]
    areas = [{_action(column[place])[1:2] for column in grid.columns} for place in rows]
    steps = {after - before for before, after in pairwise(numbers)}
    listed = len(numbers) > _LEAST and steps in ({1}, {-1})
    return listed or all(str(number) in area for number, area in zip(numbers, areas, strict=True))


def _is_something_else(heading: str) -> bool:
    """Tell whether the words of a heading are those of a count, a number, a note, a goal or a legend."""
    kind = kind_of(heading).name
    words = set(words_of(heading))
    if kind in ("count", "figure", "note") or (_NUMBERS & words and not _WHICH_TIME & words):
        return True
    others = words - _GOALS - {"for", "by"}
    if words & _GOALS and all(is_time_word(word) or word.isdecimal() for word in others):
        return True
    return names_a_legend(heading) and not kind

"""SurveyMonkey: two header rows, the question and below it the row's label, ``Response`` or ``Open-Ended Response``.

The first of the two is blank under a question of several columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.column_kinds import kind_of
from ilt.reading.cells.headings import header_key, question_of
from ilt.reading.cells.named_actions import choice_of
from ilt.reading.cells.other_than_ratings import other_question
from ilt.reading.cells.team_names import team_of
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import forms
from ilt.reading.layouts.columns import form_header, heading_actions
from ilt.reading.layouts.columns.other_answers import says_other
from ilt.reading.layouts.columns.same_action import holds
from ilt.reading.layouts.rows.headings_inside import ANSWERS
from ilt.reading.layouts.table import Table, seen_text

_OWN = frozenset(("respondent id", "collector id"))
_BETWEEN, _MERGED = "; ", "(one of several options)"
"""The heading of an option's column, where the first of its question holds what was marked."""
_UNUSED = frozenset((header_key(_MERGED), "respondent id", "start date", "date created", "date modified", "ip address"))


def _is_choice(question: str, label: str) -> bool:
    """Tell whether a label is a choice of an action, of which each has a column."""
    named = heading_actions.action_named
    return bool(question and named(question)) and not named(label) and choice_of(label) is not None


def _with_options(grid: Grid, header: int) -> tuple[Grid, dict[int, str]]:
    """Return a grid with the label where an option of a school, a side ... is marked, and the questions of these."""
    above, below = ([clean(cell) for cell in grid.row(place)] for place in (header, header + 1))
    options: dict[int, str] = {}
    columns = list(grid.columns)
    for start in (place for place, text in enumerate(above) if text):
        end = next((place for place in range(start + 1, len(above)) if above[place]), len(above))
        labels = {place: below[place] for place in range(start, end)}
        if not question_of(above[start]) and not all(map(team_of, labels.values())):
            continue
        alone = end - start == 1 or not all(labels.values()) or {*map(header_key, labels.values())} & ANSWERS
        if alone or heading_actions.count_actions(labels.values()):
            continue
        own = {place: _option(grid, header + 2, place, label, place - start + 1) for place, label in labels.items()}
        found = {place: column for place, column in own.items() if column is not None}
        if len(found) < len(own):
            continue
        if several := _several_a_row(grid, header + 2, list(found.values())):
            found = {start: several, **dict.fromkeys(range(start + 1, end), Column.constant("", grid.height))}
        options |= {place: above[start] if place == start or not several else _MERGED for place in found}
        for place, column in found.items():
            columns[place] = column
    return replace(grid, columns=columns) if options else grid, options


def _option(grid: Grid, first: int, place: int, label: str, number: int) -> Column | None:
    """Return a column with the label of its option in each cell that has it, its number or a mark; else ``None``.

    What somebody typed for "Other" stays as it is.
    """
    column = grid.columns[place]
    if says_other(label):
        return column
    marks = {label.casefold(), str(number), "1", "x", "yes", "true"}
    body = column.slice(first, grid.height)
    if any(clean(seen_text(cell)).casefold() not in marks for cell in body.present() if seen_text(cell)):
        return None
    return Column.from_cells(
        [column[at] if at < first or not seen_text(column[at]) else label for at in range(grid.height)]
    )


def _several_a_row(grid: Grid, first: int, columns: Sequence[Column]) -> Column | None:
    """Return one column with the options that each row has, where some row has several."""
    chosen = combined(*columns).map(
        lambda cells: _BETWEEN.join(text for cell in cells if (text := clean(seen_text(cell))))
    )
    some = chosen.slice(first, grid.height).present()
    return chosen if any(_BETWEEN in text for text in some) else None


def _second_is_an_answer(grid: Grid, first: int) -> bool:
    """Tell whether the row below the questions is an answer: somebody deleted the second row, which has no ids.

    A second row in which cells of the first are merged down repeats them.
    """
    pairs = [*zip(map(header_key, grid.row(first)), map(header_key, grid.row(first + 1)), strict=True)]
    ids = [below for above, below in pairs if above in _OWN and below != above]
    return bool(ids) and all(ids) and not {below for _, below in pairs} & ANSWERS


def _other_questions(grid: Grid, header: int) -> dict[str, set[str]]:
    """Return what else than ratings the labels below each question ask for."""
    found: dict[str, set[str]] = {}
    question = ""
    for above, label in _headings(grid, header):
        question = above or question
        found.setdefault(question, set()).add(other_question(label))
    return found


def _headings(grid: Grid, header: int) -> list[tuple[str, str]]:
    """Return the question and the label of each column, as they were found: a corrected one is that of its column."""
    above, below = (map(clean, grid.row_as_found(place)) for place in (header, header + 1))
    return list(zip(above, below, strict=True))


def _rates(label: str) -> bool:
    """Tell whether a label names an action and says that it is its rating: other columns hold what else was asked."""
    said = heading_actions.heading_named(label)
    return bool(said.action) and kind_of(said.after).name == "rating"


def _is_of_an_action(question: str, label: str) -> bool:
    """Tell whether a question is an action, and a label says what was asked of it: ``Notes``."""
    return bool(heading_actions.action_named(question)) and not heading_actions.heading_named(label).about


class SurveyMonkey:
    """The export "All individual responses", with a column a row of a matrix."""

    name = "SurveyMonkey"

    def header(self, grid: Grid) -> int | None:
        """Return the first of two header rows that together name actions."""
        found = form_header.header(grid)
        if found is None:
            return None
        for first in (found - 1, found):
            if first < 0 or first + 1 >= grid.height:
                continue
            above = {header_key(cell) for cell in grid.row(first)}
            below = {header_key(cell) for cell in grid.row(first + 1)}
            if above >= _OWN or (below & ANSWERS and not above & ANSWERS):
                return first
        return None

    def tables(self, grid: Grid, header: int) -> list[Table]:
        """Turn the grid into tables: the question is filled to the right, and the label below it says more."""
        if _second_is_an_answer(grid, header):
            texts = [clean(cell) for cell in grid.row(header)]
            return forms.tables(grid, self.name, header, texts, unused=_UNUSED)
        grid, options = _with_options(grid, header)
        texts, question = [], ""
        other = _other_questions(grid, header)
        for place, (above, below) in enumerate(_headings(grid, header)):
            if not above and not below and not holds(grid.columns[place].slice(header + 2, grid.height), least=0):
                # Whoever put this column in gave it no heading: it is no more of the question to its left.
                texts.append("")
                continue
            question = above or question
            label = "" if header_key(below) in ANSWERS else below
            if not label:
                texts.append(question)
            elif (
                _is_choice(question, label)
                or _is_of_an_action(question, label)
                or (heading_actions.action_named(label) and heading_actions.note_of(f"{question} - {label}"))
                or (other_question(question) and not (_rates(label) and other_question(question) in other[question]))
            ):
                texts.append(f"{question} - {label}")
            elif heading_actions.action_named(label) or not above or heading_actions.count_actions([label]):
                texts.append(label)
            else:
                texts.append(f"{question} - {label}" if question else label)
        texts = [options.get(place, text) for place, text in enumerate(texts)]
        return forms.tables(grid, self.name, header, texts, below=header + 1, unused=_UNUSED)

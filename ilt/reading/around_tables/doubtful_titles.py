"""Tables whose title, sheet or name says that they hold something else than ratings of today by one person each.

Whether they do is asked, of each by itself; what somebody leaves out is counted for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from ilt.reading import questions
from ilt.reading.around_tables.summary_sheets import sums_up_another
from ilt.reading.cells import masks
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.group_names import is_group
from ilt.reading.cells.headings import fact_of
from ilt.reading.cells.odd_names import is_source, several_people
from ilt.reading.cells.other_than_ratings import is_copy, no_ratings, other_question, sentence_against, sums_up
from ilt.reading.cells.rater_names import no_name
from ilt.reading.cells.rating_questions import unknown_words
from ilt.reading.cells.summary_words import MEASURES, summary_of
from ilt.reading.cells.text import cell_text, clean, shown
from ilt.reading.cells.titles import side_behind
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import table_from_answers
from ilt.reading.layouts.columns.heading_actions import action_named, heading_named, title_of
from ilt.reading.layouts.table import BrokenRows, Table
from ilt.reading.log import Log
from ilt.reading.problems import sentence
from ilt.reading.questions import AS_ABOVE, COUNTED, LEFT_OUT
from ilt.reading.stages import SheetTable

_ROWS, _CELLS, _QUESTION, _TITLE = 20, 2, 4, 80
_NAMED = {"round": (no_ratings, "the round"), "school": (sums_up, "the school’s name")}
"""What tells that a round or a school is none, and what to write in its place. A school may be called Challenge."""
_OVERVIEWS = ("dashboard", "master", "results", "chart", "charts", "pivot", "report", "overview")
"""Names of sheets next to others; of one alone they say nothing."""
_BY = re.compile(
    r"(?:\w{1,20} )?(?:by|per) (?:school|building|campus|site|team|ilt|role|group|action)s?", re.IGNORECASE
)


def said_around(grid: Grid, tables: Sequence[Table]) -> list[tuple[str, ...]]:
    """Return what each table's title, and the sentences near it, say that its figures are, in place of ratings."""
    found: list[tuple[str, ...]] = []
    above: dict[int, list[list[str]]] = {}
    start = 0
    for table in tables:
        header = int(np.searchsorted(grid.numbers, table.header_row))
        rows = above.setdefault(header, _rows(grid, max(start, header - _ROWS), header))
        own = (*_titles(table, rows), *_sentences(rows))
        # A table without a title has that of the table above it.
        found.append(own if rows or table.title or not found else found[-1])
        start = max(start, int(np.searchsorted(grid.numbers, table.numbers.max(initial=0))) + 1)
    below = _sentences(_rows(grid, start, min(grid.height, start + _ROWS)))
    return [(*own, *below) for own in found]


def _rows(grid: Grid, start: int, end: int) -> list[list[str]]:
    """Return rows of hardly a cell, each as its cells that are not blank."""
    rows = ([text for cell in grid.row(place) if (text := clean(cell))] for place in range(start, end))
    return [row for row in rows if 0 < len(row) <= _CELLS]


def _titles(table: Table, rows: Sequence[list[str]]) -> list[str]:
    # A label and its number is a fact of the file: "Total responses | 12".
    figures = {row[0] for row in rows if len(row) == _CELLS and re.fullmatch(r"\d[\d./%-]*", row[1])}
    titles = dict.fromkeys(filter(None, table.title.split(" | ")))
    actions = {cell for row in rows if any(map(action_named, row)) for cell in row}
    facts = [row for row in rows if any(fact_of(cell.partition(":")[0]) for cell in row)]
    cells = [cell for row in rows if row not in facts for cell in row]
    # Of tables next to each other each has its own title; blocks of one table have those above it, too.
    titles |= {} if any(title in cells for title in titles) else dict.fromkeys(cells)
    figures |= actions
    return [t for t in titles if t not in figures and len(t) <= _TITLE and not heading_named(t).about and no_ratings(t)]


def _sentences(rows: Sequence[list[str]]) -> list[str]:
    texts = (row[0] for row in rows if len(row) == 1 and not fact_of(row[0].partition(":")[0]))
    return list(filter(None, map(sentence_against, texts)))


def with_doubts(tables: Sequence[SheetTable], log: Log) -> list[SheetTable]:
    """Ask about tables that seem to hold something else; make a problem of each that somebody left out."""
    several = len({own.sheet for own in tables}) > 1
    tables = [replace(own, table=_without_doubtful_rows(own.table)) for own in tables]
    summed = [several and sums_up_another(own, tables) for own in tables]
    found = [
        _as_answered(own, log, *(("an average", own.sheet) if means else _doubt(own, log, several=several)))
        for own, means in zip(tables, summed, strict=True)
    ]
    return [_below_label(own, log) if own.table.below and not own.is_left_out else own for own in found]


def _below_label(own: SheetTable, log: Log) -> SheetTable:
    """Ask what the rows below a label are; leave them out where somebody said so."""
    label = f"“{shown(own.table.below)}” is alone in its row."
    says = f"{label} Count the rows below it like the rows above, or leave them out?"
    question = questions.Question(f"rows-below:{own.table.below}", own.source, says, (AS_ABOVE, LEFT_OUT))
    if log.answers.find(question.key, own.source, own.sheet) == LEFT_OUT:
        return left_out(own, own.table.below)
    return replace(own, is_doubtful=log.ask(question, own.sheet, (AS_ABOVE, LEFT_OUT).__contains__) or own.is_doubtful)


_COUNTED = "They count as ratings. If they should not, remove the file."


def left_out(own: SheetTable, title: str) -> SheetTable:
    """Return a table that is left out, as somebody said of its title."""
    every = np.ones(len(own.table.numbers), dtype=np.bool_)
    broken = BrokenRows(every, "table-left-out", sentence("table-left-out", title=shown(title)), whole=True)
    return replace(own, table=replace(own.table, broken=[broken]), is_left_out=True)


def _without_doubtful_rows(table: Table) -> Table:
    """Make a problem of each row whose round or school says that it is something else: ``Goal``, ``All schools``."""
    found = []
    for name, (says_other, word) in _NAMED.items():
        column = table.fields.get(name)
        if column is not None and column.unencoded is None:
            rows = column.where(partial(_of_cell, says_other))
            says = sentence("not-to-count", where=f"What is entered as the {name}", word=word)
            found += [BrokenRows(rows, "not-to-count", says, table.places.get(name))] if rows.any() else []
    return replace(table, broken=[*table.broken, *found]) if found else table


def _unknown_question(table: Table) -> str:
    """Return the question in front of the actions of a form, where words of it may turn it into another one.

    Titles that differ from one action to the next are those of sections. What a program writes there is no question.
    Where somebody said which columns hold the ratings, that is known.
    """
    if table.layout == table_from_answers.LAYOUT:
        return ""
    headings = [table.headers.get(place, "") for place in table.rated]
    if not table.actions_in_header or not all(map(_is_question, headings)):
        return ""
    unknown = [unknown_words(heading_named(heading).before) for heading in headings]
    schools = table.fields["school"].present()[:_ROWS] if "school" in table.fields else []
    known = {word for school in schools for word in words_of(clean(cell_text(school)))}
    return title_of(headings[0]) if unknown and frozenset.intersection(*unknown) - known else ""


def _is_question(heading: str) -> bool:
    title = title_of(heading)
    behind = heading[heading.find(title) + len(title) :][:1] if title else ""
    return bool(title) and behind not in ("/", "_", ".")


def _of_cell(says_other: Callable[[str], str], cell: object) -> str:
    return says_other(clean(cell_text(cell)))


def _as_answered(own: SheetTable, log: Log, what: str, text: str) -> SheetTable:
    if what and log.answers.find(f"counts:{text}", own.source, own.sheet) == LEFT_OUT:
        return left_out(own, text)
    question = questions.about_counting(own.source, text, what)
    is_open = bool(what) and log.ask(question, own.sheet, (COUNTED, LEFT_OUT).__contains__)
    return replace(own, is_doubtful=is_open)


def _doubt(own: SheetTable, log: Log, *, several: bool) -> tuple[str, str]:
    """Return what a table seems to hold in place of ratings, and which text says so; blank where none does."""
    for text in own.said_around:
        return no_ratings(text), text
    if title := _unknown_question(own.table):
        return "something else", title
    # A sheet that is filled in may still be called a template, or a copy, where it is the only one.
    what = no_ratings(own.sheet)
    if several and (own.sheet.casefold() in _OVERVIEWS or _BY.fullmatch(own.sheet)):
        what = "an overview"
    if what and (several or not is_copy(own.sheet)):
        return what, own.sheet
    file = own.source.rpartition(".")[0]
    if (what := no_ratings(file)) and not is_copy(file):
        log.say(f"The file name may mean that {questions.in_place_of_ratings(what)}. {_COUNTED}", own.source)
    for field, (says_other, _) in _NAMED.items():
        if what := says_other(own.table.facts.get(field, "")):
            return what, own.table.facts[field]
    if (found := _of_rater(own.table))[0]:
        return found
    heading = own.table.headers.get(own.table.places.get("action", -1), "")
    return (other_question(heading) if len(heading.split()) >= _QUESTION else ""), heading


def _of_rater(table: Table) -> tuple[str, str]:
    """Return what the name of a sheet's rater says in place of one, and how it may be shown."""
    name, _ = side_behind(table.facts.get("rater", ""))
    if any(broken.whole for broken in table.broken) or "rater" in table.places:
        return "", ""
    if is_group(name):
        return "answers that several people gave together", name
    if several_people([name, "", ""]):
        return "answers that several people gave together", masks.initials(name)
    label = no_name(name) or summary_of(name)
    if label is not None and not (label.name_like and label.kind in MEASURES):
        return label.says, name
    return ("observations or evidence" if is_source(name) else ""), name

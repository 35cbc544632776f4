"""Names that are nobody's in a column that somebody said names the raters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.column import Column
from ilt.reading.cells.headings import TEAM
from ilt.reading.cells.text import clean, letters
from ilt.reading.cells.wrapped_names import unwrapped_name
from ilt.reading.column_questions import about_raters
from ilt.reading.layouts.columns.entered_for import MAYBE_RATER
from ilt.reading.layouts.rows.fill_down import filled_down
from ilt.reading.layouts.rows.row_labels import names_in_doubt
from ilt.reading.layouts.table import BrokenRows, Table
from ilt.reading.problems import sentence
from ilt.reading.questions import SAYS_SO, YES_OR_NO, Question
from ilt.reading.stages import TableLog

_TEAMS = ("school", "perspective", "assessment", "district", TEAM)


def with_nobodys_names(table: Table, log: TableLog) -> Table:
    """Make a problem of the rows whose name is nobody's, where an answer says which column names the raters.

    A name that stands in the first row of its block alone is that of the whole block.
    """
    name = "" if "rater" in table.fields or table.rater_of is not None else confirmed(table, log)
    if not isinstance(name, str) or not name:
        return table
    out: Mask = np.logical_or.reduce([np.zeros(len(table.numbers), np.bool_), *(own.rows for own in table.broken)])
    if not table.actions_in_header:
        own = {field: table.fields[field] for field in table.fields if field in ("action_id", "action")}
        filled, notices = filled_down({**own, "rater": names_of(table, name)}, ~out)
        table = replace(table, fields={**table.fields, name: filled["rater"]})
        for notice in notices:
            log.say(notice)
    place, names = table.places[name], names_of(table, name)
    teams = [table.fields[team].map(clean) for team in _TEAMS if team in table.fields]
    found = names_in_doubt(names, teams, out, corrected_rows(table, place, log))
    broken = [
        BrokenRows(rows, "no-rater", sentence("no-rater", why=what.why), place)
        for what in dict.fromkeys(found.values())
        if (rows := np.isin(names.codes, [code for code, own in found.items() if own == what]) & ~out).any()
    ]
    return replace(table, broken=[*table.broken, *broken])


def corrected_rows(table: Table, place: int | None, log: TableLog) -> list[int]:
    """Return the rows of a table whose cell in one column somebody corrected."""
    if place is None:
        return []
    fixed = log.log.answers.fixes(log.source, log.sheet)
    numbers = [int(cell.removeprefix(letters(place))) for cell in fixed if _is_in(cell, letters(place))]
    return np.flatnonzero(np.isin(table.numbers, numbers)).tolist()


def _is_in(cell: str, column: str) -> bool:
    return cell.startswith(column) and cell[len(column) :].isdecimal()


def confirmed(table: Table, log: TableLog) -> str | Question:
    """Return the field that somebody said to name the raters, or the question of the first that is left open.

    Where all were said to be something else, the field is blank.
    """
    names = sorted((name for name in table.fields if name.startswith(MAYBE_RATER)), key=lambda name: (len(name), name))
    for name in names:
        at = table.places[name]
        heading = table.headers.get(at, "")
        cells = map(name_in, table.fields[name].present())
        question = about_raters(log.source, heading, log.called(heading, at), cells, first=name == MAYBE_RATER)
        said = log.answer_to(question, YES_OR_NO)
        if not said:
            return question
        if said == SAYS_SO:
            return name
    return ""


def name_in(cell: object) -> str:
    """Return a name or an answer without what programs put around it: ``Oak;``, ``12;#Oak``."""
    return unwrapped_name(clean(cell)).rstrip("; ")


def names_of(table: Table, name: str) -> Column:
    """Return the names in a column of raters."""
    return table.fields[name].map(name_in)

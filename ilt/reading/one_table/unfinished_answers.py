"""Answers that nobody finished: whether they count is asked, since their rater may have answered once more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ilt.reading import questions
from ilt.reading.cells.rating_values import of_column
from ilt.reading.layouts.rows.unfinished_rows import UNFINISHED
from ilt.reading.layouts.table import BrokenRows, Table
from ilt.reading.problems import sentence
from ilt.reading.questions import COUNT_THEM, NOT_COUNT_THEM
from ilt.reading.stages import TableLog


def without_unfinished(table: Table, log: TableLog) -> tuple[Table, bool]:
    """Return a table without the answers that were not finished where somebody left them out.

    Returns
    -------
    tuple
        The table, and whether it is an open question.
    """
    column = table.fields.get(UNFINISHED)
    if column is None:
        return table, False
    rows = column.where(bool)
    for broken in table.broken:
        rows &= ~broken.rows
    rated = rows & of_column(table.fields["rating"]).where(lambda value: value.kind != "not rated")
    if not rated.any():
        return table, False
    count = len(np.unique(table.numbers[rated]))
    heading = next(filter(None, column.present()))
    if log.ask(questions.about_unfinished(log.source, heading, count), (COUNT_THEM, NOT_COUNT_THEM).__contains__):
        return table, True
    if log.answer("unfinished") == COUNT_THEM:
        return table, False
    responses = "1 unfinished response" if count == 1 else f"{count:,} unfinished responses"
    out = BrokenRows(rows, "unfinished", sentence("unfinished", responses=responses), whole=True)
    return replace(table, broken=[*table.broken, out]), False

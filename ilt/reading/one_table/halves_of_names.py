"""Whether a second column belongs to the names of the raters, where no heading says so."""

from __future__ import annotations

from ilt.reading.cells.column import Column
from ilt.reading.column_questions import about_other_half
from ilt.reading.layouts.columns.names_in_columns import OTHER_HALF, with_half
from ilt.reading.layouts.table import Table
from ilt.reading.questions import SAYS_SO, YES_OR_NO, Question
from ilt.reading.stages import TableLog


def take_other_half(table: Table, texts: dict[str, Column], log: TableLog) -> tuple[Question, ...]:
    """Put a column that somebody said to belong to the names behind them; return the question while it is open."""
    column = table.fields.get(OTHER_HALF)
    if column is None or not any(texts["rater"].present()):
        return ()
    at, names = table.places[OTHER_HALF], table.places.get("rater", -1)
    called = [log.called(table.headers.get(place, ""), place) for place in (at, names)]
    question = about_other_half(log.source, *called)
    said = log.answer_to(question, YES_OR_NO)
    if said == SAYS_SO:
        texts["rater"] = with_half(texts["rater"], column)
    return () if said else (question,)

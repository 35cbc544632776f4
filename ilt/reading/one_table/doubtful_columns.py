"""Columns headed like rounds or schools whose cells are names of people, or may be lessons: of these it is asked first.

``Window`` and ``Period`` head times, and as well who was at the window; who is responsible for a ``Site`` may stand
under it. A name that is taken for a round or a school would stand on every screen.
"""

from __future__ import annotations

from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.column_questions import about_school_column, about_unnamed_column
from ilt.reading.layouts.columns.maybe_raters import are_people, are_whole_names
from ilt.reading.layouts.columns.unnamed_columns import names_time
from ilt.reading.layouts.table import Table
from ilt.reading.questions import SAYS_SO, YES_OR_NO, Question
from ilt.reading.stages import TableLog

_NO_DOUBT = {"round": frozenset(("round", "rounds")), "school": frozenset(("school", "schools", "escuela", "schule"))}

_LESSONS = frozenset(("class", "period", "periods", "periodo", "período", "période"))
"""What numbers are below it may be those of lessons in which somebody visited."""


def doubtful(table: Table, name: str, texts: dict[str, Column], log: TableLog) -> Question | None:
    """Leave out the rounds or schools that may be people, unless somebody said that they are none.

    Parameters
    ----------
    name
        ``round`` or ``school``.

    Returns
    -------
    Question
        What is asked first; ``None`` where there is no doubt, or somebody said that the column holds them.
    """
    at, said = table.places.get(name, -1), texts[name]
    heading = table.headers.get(at, "")
    cells = [text for text in said.present() if text]
    if len(cells) < 2 or not heading or _NO_DOUBT[name] & set(words_of(heading)):
        return None
    if name == "round":
        lessons = set(words_of(heading)) <= _LESSONS and all(map(str.isdecimal, cells))
        people = lessons or (are_whole_names(said, heading) and not any(map(names_time, cells)))
        question = about_unnamed_column(log.source, name, log.called(heading, at), cells)
    else:
        others = {field: column for field, column in table.fields.items() if field != name}
        people = "rater" not in others and are_people(others, said, heading)
        question = about_school_column(log.source, heading, log.called(heading, at), cells, first=True)
    if not people or log.answer_to(question, YES_OR_NO) == SAYS_SO:
        return None
    texts[name] = Column.constant("", len(table.numbers))
    return question

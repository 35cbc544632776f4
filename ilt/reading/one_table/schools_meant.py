"""Which school each row is of: by a column that somebody said to name it, and what a spelling was said to mean."""

from __future__ import annotations

from functools import partial

from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.school_visits import school_of
from ilt.reading.cells.text import shown
from ilt.reading.column_questions import about_school_column
from ilt.reading.layouts.columns.maybe_schools import MAYBE_SCHOOL
from ilt.reading.layouts.table import Table
from ilt.reading.one_table.confirmed_raters import name_in
from ilt.reading.questions import SAYS_SO, YES_OR_NO, Question
from ilt.reading.stages import TableLog

_VISIT = "A day, a visit or a person's name after a school's name was not read as part of the school's name."


def school_column(table: Table, log: TableLog, texts: dict[str, Column], places: dict[str, int]) -> Question | None:
    """Take the columns that somebody said to name the schools; return the question of the first that is left open.

    After one, only those are asked about that are filled where it is blank, and nowhere else.
    """
    if any(texts["school"].present()) and "school" not in places:
        return None
    names = [name for name in table.fields if name.startswith(MAYBE_SCHOOL)]
    for name in sorted(names, key=lambda name: (len(name), name)):
        said, at = table.fields[name].map(name_in), table.places[name]
        if at == places.get("perspective") or ("school" in places and not _fills(said, texts["school"])):
            continue
        heading = table.headers.get(at, "")
        schools = [text for text in said.present() if text]
        question = about_school_column(
            log.source, heading, log.called(heading, at), schools, first=name == MAYBE_SCHOOL
        )
        answer = log.answer_to(question, YES_OR_NO)
        if not answer:
            return question
        if answer == SAYS_SO:
            own = said.map(partial(as_answered, log))
            texts["school"] = combined(texts["school"], own).map(lambda pair: pair[0] or pair[1])
            places.setdefault("school", at)
    return None


def _fills(said: Column, known: Column) -> bool:
    """Tell whether a column names a school in some row, and in none that has one."""
    there, has = said.where(bool), known.where(bool)
    return bool(there.any()) and not (there & has).any()


def as_answered(log: TableLog, text: str) -> str:
    """Return the school that somebody said is meant by a spelling, without the day of a visit and who came."""
    school = school_of(text)
    if school.is_clear and school.name != text:
        log.say(_VISIT)
    text = school.name
    other = log.answer(f"school:{text}") if text else ""
    if other and other != text:
        say_what_is_meant("school", text, other, log)
    return other or text


def say_what_is_meant(name: str, text: str, other: str, log: TableLog) -> None:
    """Say that a school or a round was read as somebody answered."""
    log.say(f"The {name} “{shown(text)}” was read as “{shown(other)}”, as you answered.")

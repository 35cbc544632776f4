"""Rounds and schools that are named in two ways, or by something that is no name of one: which is meant is asked.

A title, a sheet or a file may say another school or time than the table; a round may be a day, or two times, and a
school two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from ilt.framework import text_key
from ilt.ratings import says_when
from ilt.reading import limits, questions
from ilt.reading.cells.answer_codes import is_answer_code
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.not_rated import NOT_RATED
from ilt.reading.cells.rounds_by_time import DAY, ISO_DAY
from ilt.reading.cells.school_lists import lists_of_schools
from ilt.reading.cells.school_visits import school_of
from ilt.reading.cells.schools_and_sides import schools_with_sides
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.titles import distinct_words, times_in
from ilt.reading.layouts.columns.fact_columns import MAYBE_FACT
from ilt.reading.layouts.limesurvey import LimeSurvey
from ilt.reading.questions import Question
from ilt.reading.stages import NameColumns, SheetTable, TableLog

_MOST, _WORDS = 20, 4
_JOINED = re.compile(r"\s?[,;/&+|]\s?|\s(?:and|y)\s")
_ROUND = re.compile(r"(?:round|r)?\s?#?\d{1,3}", re.IGNORECASE)


def ask(own: SheetTable, names: NameColumns, log: TableLog) -> bool:
    """Ask which round or school is meant where a table's own may be another, or no name; tell whether one is open."""
    is_open = False
    for question in _questions(own, names):
        is_open |= log.ask(question)
    return is_open


def contradiction(own: SheetTable, name: str, texts: Collection[str], log: TableLog) -> Question | None:
    """Return the question which of two is meant, where a table has one school or round and its title says another.

    What is answered holds for the tables that ask, and for no others that have the same school or round. Where several
    contradict the same name in different ways, the second question names both.
    """
    said = {text for text in texts if text}
    if len(said) != 1 or len(texts) > limits.NAMES_LOOKED_AT:
        return None
    (one,) = said
    differs = _DIFFERS[name]
    for where, field, other in own.said_elsewhere:
        if field == name and differs(one, other):
            question = questions.about_two_names(own.source, name, one, where, other)
            first = log.log.first_about.setdefault((own.source, question.key), other)
            return question if first == other else replace(question, key=f"{question.key} | {other}")
    return None


def rounds_meant(own: SheetTable, texts: Collection[str], log: TableLog) -> dict[str, str]:
    """Return which round is meant by each text that was asked about and answered."""
    said = {text for text in texts if text}
    unclear = {text for text, _ in _odd_rounds(said)} | {text for text in said if not says_when(text)}
    if "round" in own.to_ask:
        unclear |= said
    return {text: answer for text in sorted(unclear) if (answer := log.answer(f"round:{text}"))}


def ask_what_numbers_are(own: SheetTable, names: NameColumns, log: TableLog) -> bool:
    """Ask which school a bare number, or the code of an answer, is; tell whether one is open.

    Somebody may say that it is called so.
    """
    is_open = False
    said = set(names.texts["school"].present())
    codes = {text for text in said if is_answer_code(text)}
    codes = codes if own.table.layout == LimeSurvey.name else _in_other_columns(own, codes)
    numbers = sorted(codes | {text for text in said if text.isdecimal()})
    for text in numbers[:_MOST]:
        count = int(names.texts["school"].where(text.__eq__).sum())
        is_open |= log.ask(questions.about_number(own.source, text, count))
    return is_open


def _in_other_columns(own: SheetTable, codes: set[str]) -> set[str]:
    """Return the codes that stand in an unused column or in that of the sides, too, as no school's name does."""
    others = [column for name, column in own.table.fields.items() if name.startswith((MAYBE_FACT, "perspective"))]
    cells = {clean(cell_text(cell)) for column in others if codes for cell in column.present()}
    return codes & cells


def _questions(own: SheetTable, names: NameColumns) -> Iterable[Question]:
    for name in _DIFFERS:
        if name in names.missing or len(names.texts[name].present()) > limits.NAMES_LOOKED_AT:
            continue
        if name in names.contradicted:
            yield names.contradicted[name]
            continue
        said = sorted({text for text in names.texts[name].present() if text})
        odd = _odd_rounds(said) if name == "round" else lists_of_schools(said, _school_cells(own))
        yield from [questions.about_odd_name(own.source, name, text, pieces) for text, pieces in odd][:_MOST]
        behind = [(text, school) for text in said if not (school := school_of(text)).is_clear and name == "school"]
        yield from [questions.about_phrase(own.source, text, [school.short]) for text, school in behind][:_MOST]
        sides = schools_with_sides(said) if name == "school" else []
        yield from [questions.about_phrase(own.source, text, [school]) for text, school in sides][:_MOST]
        phrases = _phrases(said) if name == "school" else []
        others = [text for text in said if text not in phrases][:_MOST]
        yield from [questions.about_phrase(own.source, text, others) for text in phrases[:_MOST]]


def _phrases(said: Collection[str]) -> list[str]:
    """Return what somebody wrote of a school, without a capital, where the others' names have them."""
    small = [text for text in said if text == text.casefold() and len(words_of(text)) >= _WORDS]
    named = [text for text in said if text[:1].isupper()]
    return small if len(named) > len(small) else []


def other_round(one: str, other: str) -> bool:
    """Tell whether two names of rounds say different seasons or different years."""
    (seasons, years), (other_seasons, other_years) = times_in(one), times_in(other)
    return bool(seasons and other_seasons and not seasons & other_seasons) or bool(
        years and other_years and not years & other_years
    )


def _other_school(one: str, other: str) -> bool:
    """Tell whether neither of two names of schools may be the other in fewer words."""
    first, second = distinct_words(one), distinct_words(other)
    return bool(first and second) and not (first <= second or second <= first)


_DIFFERS: dict[str, Callable[[str, str], bool]] = {"round": other_round, "school": _other_school}


def _odd_rounds(said: Collection[str]) -> list[tuple[str, Sequence[str]]]:
    """Return the names that are a day, two times, or no time at all, next to others that are numbers or not."""
    numbered = [text for text in said if _ROUND.fullmatch(text)]
    months = [match[1] for text in said if (match := ISO_DAY.fullmatch(text))]
    found: list[tuple[str, Sequence[str]]] = []
    for text in said:
        day = ISO_DAY.fullmatch(text)
        seasons, _ = times_in(text)
        if (
            DAY.fullmatch(text)
            or (day is not None and months.count(day[1]) > 1)
            or text_key(text) in NOT_RATED
            or (text in numbered and text.isdecimal() and len(numbered) < len(said))
            or (len(seasons) > 1 and _JOINED.search(text))
        ):
            found.append((text, ()))
    return found


def _school_cells(own: SheetTable) -> Iterable[object]:
    """Return the cells of the schools as they were written."""
    column = own.table.fields.get("school")
    return () if column is None or column.unencoded is not None else column.present()

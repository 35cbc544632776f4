"""Who rated whom and when: what the columns of a table, the facts above it and the answers say of each row."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from operator import not_

import numpy as np

from ilt.coded_columns import Mask
from ilt.ratings import ANONYMOUS
from ilt.reading import limits
from ilt.reading.cells import masks
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.ditto import repeated_from_above
from ilt.reading.cells.headings import TEAM, gives_way
from ilt.reading.cells.labels_among_names import ROLES
from ilt.reading.cells.prompts import is_prompt
from ilt.reading.cells.rater_headings import without_prompt
from ilt.reading.cells.rater_names import that_are_anonymous
from ilt.reading.cells.rounds_by_time import named_by_month, times_apart
from ilt.reading.cells.school_names import without_codes
from ilt.reading.cells.schools_and_sides import is_no_school
from ilt.reading.cells.team_names import schools_of_teams, team_of
from ilt.reading.cells.text import clean, listed, shown
from ilt.reading.cells.titles import without_arm
from ilt.reading.cells.wrapped_names import unwrapped_name
from ilt.reading.column_questions import (
    about_second_name,
    about_two_lines,
    about_unnamed_column,
    about_who_rated,
)
from ilt.reading.layouts.columns.entered_for import MAYBE_RATER, SECOND_RATER, says_who_rated
from ilt.reading.layouts.columns.time_columns import times_of
from ilt.reading.layouts.columns.unnamed_columns import MAYBE
from ilt.reading.layouts.rows.facts import named_in_lines
from ilt.reading.layouts.table import Table
from ilt.reading.one_table.confirmed_raters import confirmed, name_in, names_of
from ilt.reading.one_table.contradicting_columns import ask_what_counts
from ilt.reading.one_table.doubtful_columns import doubtful
from ilt.reading.one_table.doubtful_names import contradiction, rounds_meant
from ilt.reading.one_table.fact_answers import offered, said_by_column
from ilt.reading.one_table.halves_of_names import take_other_half
from ilt.reading.one_table.halves_of_rounds import put_together
from ilt.reading.one_table.nameless_raters import people_of, submissions_of
from ilt.reading.one_table.same_person import with_one_person
from ilt.reading.one_table.schools_meant import as_answered, say_what_is_meant, school_column
from ilt.reading.one_table.sides_in_names import take_sides
from ilt.reading.one_table.team_columns import as_sides, take_team
from ilt.reading.one_table.time_questions import about_times, is_about_times, names_of_times, why_unfit
from ilt.reading.questions import (
    SAYS_OTHER,
    SAYS_SO,
    YES_OR_NO,
    Question,
    quoted,
)
from ilt.reading.stages import NameColumns, SheetTable, TableLog

FACTS_OF_COLUMNS = ("round", "perspective", "school")
NAMES = ("round", "district", "assessment", "school", "rater", "perspective", TEAM)


def name_columns(sheet_table: SheetTable, log: TableLog) -> NameColumns:
    """Return what the columns, and the facts above the table, say of who rated whom and when."""
    table = sheet_table.table
    sound: Mask = np.ones(len(table.numbers), dtype=np.bool_)
    for broken in table.broken:
        sound &= ~broken.rows
    texts = {name: _text(table, name, sound, log) for name in NAMES}
    texts["rater"] = texts["rater"].map(without_prompt)
    places = dict(table.places)
    people = {name: found for name in ("round", "school") if (found := doubtful(table, name, texts, log))}
    for name in people:
        places.pop(name)
    said = _without_no_schools(texts)
    known = texts["school"]
    free = not any(texts["perspective"].present()) or _gives_way(table, "perspective")
    if any(map(team_of, texts["perspective"].present())):
        as_sides(texts["perspective"], texts, log, own=False)
    _take_fact_columns(table, log, texts, places)
    of_school = _still_open(people, "school", log) or school_column(table, log, texts, places)
    of_team = take_team(table, log, texts, places, free=free)
    if texts["school"] is not known:
        said = _without_no_schools(texts)
    of_round = (people["round"],) if "round" in people else ()
    maybe = (*of_round, *of_team, *_maybe(table, log, texts, places))
    take_sides(texts, log)
    maybe += take_other_half(table, texts, log)
    entered = _entered_for(table, log, texts)
    maybe += (*entered, *put_together(table, log, texts), *ask_what_counts(table, log, texts))
    maybe += () if entered else with_one_person(table, texts, log)
    _say_who_names_nobody(texts["rater"], log)
    _say_who_may_be_one(texts["rater"], table, log)
    missing = frozenset(name for name in NAMES if not any(texts[name].present()))
    offers = {name: offered(table, name, places, log) for name in FACTS_OF_COLUMNS if name in missing}
    contradicted = _as_meant(sheet_table, texts, log)
    sides_open = "perspective" not in {*places, *missing} and bool(texts["perspective"].where(not_)[sound].any())
    return NameColumns(texts, places, missing, sound, said, maybe, of_school, offers, contradicted, sides_open)


def _still_open(found: Mapping[str, Question], name: str, log: TableLog) -> Question | None:
    question = found.get(name)
    return question if question and not log.answer_to(question, YES_OR_NO) else None


def _as_meant(sheet_table: SheetTable, texts: dict[str, Column], log: TableLog) -> dict[str, Question]:
    """Take the round and the school that somebody said is meant; return the questions where something says another."""
    found: dict[str, Question] = {}
    for name in ("round", "school"):
        said = texts[name].present()
        question = contradiction(sheet_table, name, said, log)
        if question is not None:
            found[name] = question
            answer = log.answer(question.key)
            meant = {text: answer for text in said if text and answer}
        else:
            meant = rounds_meant(sheet_table, said, log) if name == "round" else {}
        meant = {text: other for text, other in meant.items() if text != other}
        for text, other in meant.items():
            say_what_is_meant(name, text, other, log)
        if meant:
            texts[name] = texts[name].map(partial(_other_of, meant))
    return found


def _other_of(meant: Mapping[str, str], text: str) -> str:
    return meant.get(text, text)


def _without_no_schools(texts: dict[str, Column]) -> Column:
    """Make the schools blank that are none (``N/A``, ``Other``, ``Central Office``); return what stood there."""
    said = texts["school"]
    texts["school"] = said.map(lambda text: "" if text and is_no_school(text) else text)
    return said


def _take_fact_columns(table: Table, log: TableLog, texts: dict[str, Column], places: dict[str, int]) -> None:
    """Take the columns that somebody said to tell the round, the side or the school, where nothing else does."""
    for name in FACTS_OF_COLUMNS:
        found = None if any(texts[name].present()) else said_by_column(table, name, log)
        if found is not None:
            column, places[name] = found
            if name == "perspective":
                as_sides(column.map(name_in), texts, log, own=False)
            elif name == "round":
                texts[name] = named_by_month(column).map(lambda cell: without_arm(clean(cell)))
            else:
                texts[name] = column.map(name_in).map(partial(as_answered, log))


def _say_who_names_nobody(names: Column, log: TableLog) -> None:
    """Say what stands in place of a name where others are named."""
    named = [text for text in names.present() if text]
    anonymous = that_are_anonymous(named)
    nobody = [text for text in named if text in anonymous]
    if nobody and len(nobody) < len(named):
        some = quoted([shown(text) for text in nobody])
        log.say(f"In place of a name, the file has {some}. Each such row counts as coming from a different person.")


def _say_who_may_be_one(names: Column, table: Table, log: TableLog) -> None:
    """Say where a name stands alone and with a role behind it: two people, unless somebody writes both alike."""
    if not any("," in name for name in names.values):
        return
    codes = {name.casefold(): code for code, name in enumerate(names.values) if name}
    for name, code in codes.items():
        alone, comma, role = name.partition(",")
        other = codes.get(alone.strip())
        if comma and other is not None and ROLES & set(words_of(role)):
            rows = sorted(int(table.numbers[np.argmax(names.codes == one)]) for one in (code, other))
            log.say(
                f"The names in rows {rows[0]} and {rows[1]} differ only by the role after one of them. They "
                "count as two people. If they are the same person, spell the name the same way in both places."
            )


def _maybe(table: Table, log: TableLog, texts: dict[str, Column], places: dict[str, int]) -> tuple[Question, ...]:
    """Take columns that somebody said to be the round or the side; return the questions about those left open."""
    found = []
    for name in ("round", "perspective"):
        column = table.fields.get(name + MAYBE)
        if column is None or any(texts[name].present()):
            continue
        said = (named_by_month(column) if name == "round" else column).map(lambda cell: without_arm(clean(cell)))
        at = table.places[name + MAYBE]
        heading = table.headers.get(at, "")
        question = about_unnamed_column(
            log.source, name, log.called(heading, at), [text for text in said.present() if text]
        )
        if log.answer_to(question, YES_OR_NO) == SAYS_SO:
            places[name] = table.places[name + MAYBE]
            if name == "perspective":
                as_sides(said, texts, log, own=False)
            else:
                texts[name] = said.map(partial(_numbered, heading))
        else:
            found.append(question)
    if not any(texts["round"].present()) and "round" + MAYBE not in table.fields:
        found += _times(table, log, texts)
    return tuple(found)


def _entered_for(table: Table, log: TableLog, texts: dict[str, Column]) -> tuple[Question, ...]:
    """Take those for whom somebody entered ratings for the raters; return the question where that is not certain."""
    name = SECOND_RATER if SECOND_RATER in table.fields else MAYBE_RATER
    column = table.fields.get(name)
    if column is None:
        return _two_lines(table, log, texts)
    if "rater" not in table.fields:
        return () if any(texts["rater"].present()) or table.rater_of is not None else _unknown(table, log, texts)
    at = table.places[name]
    heading = table.headers.get(at, "")
    called = log.called(heading, at)
    question = about_who_rated(log.source, called, map(name_in, column.present()))
    question = about_second_name(log.source, called) if name == SECOND_RATER else question
    said = log.answer_to(question, YES_OR_NO)
    if said == SAYS_OTHER:
        return ()
    if said != SAYS_SO and (name == SECOND_RATER or not says_who_rated(heading)):
        return (question,)
    texts["rater"] = combined(texts["rater"], column.map(name_in)).map(lambda pair: pair[1] or pair[0])
    where = (
        "two columns name different people" if name == SECOND_RATER else "one person entered several people's ratings"
    )
    log.say(f"Where {where}, the column “{masks.heading(heading)}” says who rated.")
    return ()


def _two_lines(table: Table, log: TableLog, texts: dict[str, Column]) -> tuple[Question, ...]:
    """Take the person whom somebody said to have rated, of several above the table; return the question while open."""
    named = {} if "rater" in table.fields else named_in_lines(table.facts)
    if not named:
        return ()
    question = about_two_lines(log.source, list(named))
    said = log.answer_to(question, question.choices.__contains__)
    texts["rater"] = Column.constant(named.get(said, ""), len(table.numbers))
    return () if said else (question,)


def _unknown(table: Table, log: TableLog, texts: dict[str, Column]) -> tuple[Question, ...]:
    """Take the column that somebody said to name the raters; return the question of the first that is left open."""
    found = confirmed(table, log)
    if isinstance(found, Question):
        return (found,)
    if found:
        texts["rater"] = names_of(table, found)
    return ()


def _times(table: Table, log: TableLog, texts: dict[str, Column]) -> list[Question]:
    """Take times that are months apart for rounds where somebody said so; return the question while it is open."""
    columns, sent = times_of(table.fields, table.facts)
    found = next(filter(None, (times_apart(column, to_the_minute=not sent) for column in reversed(columns))), None)
    if found is None:
        return []
    times, in_order = found
    question = about_times(log.source, in_order)
    own = listed(in_order, len(in_order))
    if log.log.first_about.setdefault((log.source, question.key), own) != own:
        # Another sheet of the file has other times, which have names of their own.
        question = replace(question, key=f"{question.key}:{own}")
    said = log.answer_to(question, partial(is_about_times, times=in_order))
    names = names_of_times(said, in_order)
    if not names:
        if (said := log.answer(question.key)) and not is_about_times(said, in_order):
            log.say(why_unfit(said, in_order))
        return [question]
    texts["round"] = times.map(lambda time: names.get(time, ""))
    return []


def shortened(name: str) -> str:
    """Return a name that a question can be about, and an answer be saved of; two different names stay two.

    >>> len(shortened("7" * 2000)), shortened("Birch")
    (500, 'Birch')
    """
    if len(name) <= limits.LONGEST_NAME:
        return name
    own = hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:12]
    return f"{name[: limits.LONGEST_NAME - len(own) - 2]}… {own}"


def _numbered(heading: str, text: str) -> str:
    """Return what a number is one of: ``Cycle 2``."""
    return f"{heading} {text}" if text.isdecimal() else text


def _text(table: Table, name: str, sound: Mask, log: TableLog) -> Column:
    column = table.fields.get(name)
    answer = log.answer("district") if name == "district" else ""
    if column is None or (_gives_way(table, name) and table.facts.get(name)):
        texts = Column.constant(table.facts.get(name, ""), len(table.numbers))
    else:
        column = named_by_month(column) if name == "round" else column
        texts = column.cleaned().map(_without_mark).masked(sound, "")
        if any(len(text) > limits.LONGEST_NAME for text in texts.present()):
            log.say(f"A {name} of more than {limits.LONGEST_NAME} characters was shortened.")
            texts = texts.map(shortened)
        texts = _without_ditto(texts, table, name, log)
    if answer:
        return texts.map(lambda text: text or answer)
    if name == "round":
        texts = texts.map(lambda text: "" if is_prompt(text) else without_arm(text))
    if name == "school":
        if bare := without_codes(set(texts.present())):
            name_and_code, name_alone = next(iter(bare.items()))
            log.say(f"The codes after schools' names were not read: “{name_and_code}” is “{name_alone}”.")
            texts = texts.map(lambda text: bare.get(text, text))
        if teams := schools_of_teams(set(texts.present())):
            log.say("Where a school's ILT is named in place of a school, we read it as that school.")
            texts = texts.map(lambda text: teams.get(text, text))
        return texts.map(partial(as_answered, log))
    return texts


def _without_ditto(texts: Column, table: Table, name: str, log: TableLog) -> Column:
    texts, marked, is_open = repeated_from_above(texts, table.numbers)
    if marked:
        log.say(f"Ditto marks for the {name} were read as the entry directly above.")
    if is_open:
        log.say(f"A ditto mark for the {name} has no name above it, so it was not used.")
    return texts


def _without_mark(text: str) -> str:
    return unwrapped_name(text).rstrip("; ")


def _gives_way(table: Table, name: str) -> bool:
    return name in table.places and gives_way(table.headers.get(table.places[name], ""))


def raters(sheet_table: SheetTable, columns: NameColumns, actions: Column, log: TableLog) -> Column:
    """Return who rated: a name, or for each row, team or sheet without one a rater of its own.

    Parameters
    ----------
    actions
        The action of each row; blank where it is not known.
    """
    anonymous = that_are_anonymous(columns.texts["rater"].values)
    names = columns.texts["rater"]
    names = names.map(lambda name: "" if name in anonymous else name) if anonymous else names
    nameless = names.where(lambda name: not name)
    if not nameless.any():
        return names
    start = f"{ANONYMOUS}{sheet_table.identity}"
    if sheet_table.table.one_rater:
        return names.map(lambda name: name or start)
    table = sheet_table.table
    rater_of = table.numbers if table.rater_of is None else table.rater_of
    answers = submissions_of(sheet_table, columns, actions)
    if answers is None:
        people = people_of(sheet_table, columns, actions, log)
        rater_of = rater_of if people is None else people
    else:
        # The sheets of one form are of the same people.
        of_form = f"{ANONYMOUS}{sheet_table.identity.partition('#')[0]}"
        log.say("The file does not say who rated, so each response to the form counts as one person.")
        names = combined(names, answers).map(lambda pair: pair[0] or (f"{of_form}:{pair[1]}" if pair[1] else ""))
        nameless = names.where(lambda name: not name)
    numbers, places = np.unique(rater_of[nameless], return_inverse=True)
    codes = names.codes.copy()
    codes[nameless] = places + len(names.values)
    return Column(codes, [*names.values, *(f"{start}:{number}" for number in numbers)])

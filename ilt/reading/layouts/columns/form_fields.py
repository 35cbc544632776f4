"""The columns of a form that say who rated whom and when: by their headings, and by their first answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ilt.framework import ASSESSMENTS
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.fact_labels import WHEN
from ilt.reading.cells.headings import MEMBERS, TEAM, field_of, header_key, may_be_own_team, question_of
from ilt.reading.cells.rater_headings import may_hold_names
from ilt.reading.cells.team_names import team_of
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.blocks import numbered
from ilt.reading.layouts.columns.header_row import without_weak
from ilt.reading.layouts.columns.job_titles import only_job_titles, without_job_titles
from ilt.reading.layouts.columns.maybe_schools import MAYBE_SCHOOL, columns_with_schools
from ilt.reading.layouts.columns.names_in_columns import addresses_of, name_columns
from ilt.reading.layouts.columns.record_titles import without_titles
from ilt.reading.layouts.columns.repeats import OWN_OF_ODK, is_of_kobo, is_of_odk
from ilt.reading.layouts.columns.time_columns import MAYBE_WHEN, columns_with_times, says_when_sent
from ilt.reading.layouts.columns.unnamed_columns import MAYBE, YES_NO, more_columns, rated_schools, schools_by_level
from ilt.reading.layouts.table import seen_text

_LOOKED_AT = 50
_TEAMS = frozenset(("school ilt", "district ilt"))
_IDS = frozenset(("id", "uuid", "guid", "responseid", "instanceid", "submissionid"))
_OF_ANSWERS = frozenset(("response", "respondent", "submission", "entry", "instance", "answer", "result", "meta"))


@dataclass(frozen=True)
class FormFields:
    """The columns that say who, where and when.

    Attributes
    ----------
    columns
        Our name -> the columns that say it.
    numbers
        Column -> the number that a program added to its heading, because it was there already.
    """

    columns: Mapping[str, list[int]] = field(default_factory=dict)
    numbers: Mapping[int, int] = field(default_factory=dict)


def named_fields(body: Grid, texts: Sequence[str], free: Sequence[int]) -> FormFields:
    """Return the columns, of those that are ``free``, whose headings name one of our fields."""
    columns: dict[str, list[int]] = {}
    numbers: dict[int, int] = {}
    of_odk, of_kobo = is_of_odk(texts), is_of_kobo(texts)
    for place in (place for place in free if not _is_coded_option(texts[place])):
        base, number = numbered(texts[place], texts)
        # A group of a form stands before the names of its questions: "about-rater".
        base = base.rpartition("-" if of_odk else "/")[2] if of_odk or of_kobo else base
        if says_when_sent(texts[place], body.columns[place]):
            columns.setdefault(WHEN, []).append(place)
        elif name := field_of_answers(body.columns[place], base):
            columns.setdefault(name, []).append(place)
            numbers[place] = number
    people = [place for place in columns.get("rater", ()) if not (of_odk and texts[place] in OWN_OF_ODK)]
    people = [place for place in people if any(map(seen_text, body.columns[place].present()))]
    others = {name: places for name, places in columns.items() if name != "rater"}
    columns = _without_titles(body, texts, others | ({"rater": people} if people else {}))
    if visited := rated_schools(texts):
        both = [*visited, *columns.get("school", ())]
        columns["school"] = both if one_a_row(body, both) else visited
    if "school" not in columns and (lists := schools_by_level(texts)):
        columns["school"] = lists
    columns = without_job_titles(body, {name: without_weak(places, texts) for name, places in columns.items()})
    return FormFields(columns, numbers)


def one_a_row(body: Grid, places: Sequence[int]) -> bool:
    """Tell whether each row has at most one of several columns filled, such as a list of schools for each level."""
    filled = np.sum([body.columns[place].where(seen_text) for place in places], axis=0)
    return bool((filled <= 1).all())


def _is_coded_option(text: str) -> bool:
    """Tell whether a heading is that of an option as REDCap writes it, by a code that says nothing: ``role___1``."""
    question, _, code = text.partition("___")
    return bool(question and code) and text.replace("_", "").isalnum()


def _without_titles(body: Grid, texts: Sequence[str], columns: Mapping[str, list[int]]) -> dict[str, list[int]]:
    raters = without_titles(body, texts, columns.get("rater", ()))
    return {**{name: own for name, own in columns.items() if name != "rater"}, **({"rater": raters} if raters else {})}


def with_unnamed(body: Grid, texts: Sequence[str], fields: FormFields, known: set[int]) -> FormFields:
    """Return the fields with the columns whose cells, and no heading, say the rater's team, the side or the round.

    Parameters
    ----------
    known
        The columns that hold ratings, or notes of an action, or are never used.
    """
    columns = dict(fields.columns)
    if not {"perspective", TEAM} & columns.keys() or only_job_titles(body, columns):
        used = known | {place for own in columns.values() for place in own}
        teams = [place for place, text in enumerate(texts) if place not in used and _says_team(body, place, text)]
        if len(teams) == 1:
            columns[TEAM] = teams
            columns.pop("perspective", None)
    used = known | {place for own in columns.values() for place in own}
    columns |= (more := more_columns(body, texts, columns, used))
    columns |= _further_schools(body, texts, columns, used)
    if f"perspective{MAYBE}" in more:
        columns.pop("perspective", None)
    names = name_columns(body, texts, columns.get("rater", ()))
    used = known | {*names, *(place for own in columns.values() for place in own)}
    people = [*columns.get("rater", ()), *(at for at in names if at not in columns.get("rater", ()))]
    if addresses := addresses_of(body, texts, people, sorted({*range(len(texts))} - used)):
        columns["rater"] = [*columns.get("rater", ()), *addresses]
    used |= {*addresses}
    if WHEN not in columns:
        times = columns_with_times(body, texts, sorted({*range(len(texts))} - used))
        columns |= {MAYBE_WHEN: times} if times else {}
    return FormFields(columns, fields.numbers)


def _further_schools(
    body: Grid, texts: Sequence[str], columns: Mapping[str, list[int]], used: set[int]
) -> dict[str, list[int]]:
    """Return the columns that may say the school where the one that does is blank, and nowhere else."""
    known = columns.get("school", [])
    if len(known) != 1:
        return {}
    free = [at for at in range(len(texts)) if at not in used and at not in known and one_a_row(body, [*known, at])]
    found = columns_with_schools(body, texts, free)
    places = [at for own in found.values() for at in own]
    return {f"{MAYBE_SCHOOL}{number or ''}": [at] for number, at in enumerate(places)}


def field_of_answers(column: Column, text: str) -> str | None:
    """Return which of our fields a question asks for; what its words leave open, the first answers decide.

    "ILT member" may be a name, and "Which team are you rating?" a school's, which is no assessment.
    """
    name = question_of(text)
    if name == "rater" and not field_of(text) and not may_hold_names(column):
        return None
    if name not in (TEAM, "assessment") or field_of(text):
        return name
    answers = {clean(seen_text(cell)).casefold() for cell in column.present()[:_LOOKED_AT]} - {""}
    if name == TEAM and header_key(text) in MEMBERS:
        return _of_members(column, answers)
    if name == TEAM:
        return name
    return name if answers & {*_TEAMS, *ASSESSMENTS} else None


def _of_members(column: Column, answers: set[str]) -> str | None:
    """Return what is below "ILT member": teams, names, or none of ours, such as a yes or no or codes of teams."""
    if answers & _TEAMS or (answers and all(map(team_of, answers))):
        return TEAM
    coded = all(answer.isdecimal() and len(answer) == 1 for answer in answers) and len(answers) < column.filled()
    return None if answers and (coded or answers <= YES_NO) else "rater"


def _says_team(body: Grid, place: int, text: str) -> bool:
    """Tell whether a column says which team the rater is of: "I am a member of", and School ILT or District ILT."""
    if not may_be_own_team(text):
        return False
    answers = {clean(cell) for cell in body.columns[place].present() if seen_text(cell)}
    return bool(answers) and all(team_of(answer) and {"ilt", "team"} & set(words_of(answer)) for answer in answers)


def answer_ids(texts: Sequence[str]) -> list[int]:
    """Return the columns with an id of each answer, by their headings.

    >>> answer_ids(["_uuid", "Respondent ID", "Student ID", "#"])
    [0, 1, 3]
    """
    words = [set(header_key(text).split()) for text in texts]
    return [
        place
        for place, (own, text) in enumerate(zip(words, texts, strict=True))
        if text.strip() == "#" or (own & _IDS and own <= _IDS | _OF_ANSWERS)
    ]

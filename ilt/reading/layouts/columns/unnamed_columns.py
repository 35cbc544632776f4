"""Columns whose heading is none of ours, and whose cells say all the same when it was, which side, or which school.

Where heading and cells can mean nothing else, they are used; otherwise ``round?`` and ``perspective?`` are asked about.
None of them is left aside while one answer is taken for all rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ilt.reading import limits
from ilt.reading.cells.cell_times import has_clock
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.headings import (
    ORDINAL,
    SMALL_WORDS,
    TEAM,
    asks_about_oneself,
    asks_what_is_rated,
    may_be_own_team,
    question_of,
    says_person,
)
from ilt.reading.cells.legends import legend_of
from ilt.reading.cells.round_spellings import time_meant
from ilt.reading.cells.summary_words import MEASURES, summary_of
from ilt.reading.cells.team_names import team_of
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import fact_of_title, without_arm
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.job_titles import only_job_titles
from ilt.reading.layouts.columns.maybe_schools import columns_with_schools
from ilt.reading.layouts.table import seen_text

MAYBE = "?"
"""Behind the name of a field: a column that may say it."""
_MOST, _LOOKED_AT, _LONGEST = 12, 400, 60
_TIME_HEADS = frozenset(
    (
        *("event", "season", "wave", "semester", "trimester", "quarter", "cycle", "administration", "phase", "year"),
        *("when", "checkpoint", "round", "window", "period", "term", "timepoint"),
    )
)
_WITH_TIMES = frozenset(
    (
        *("name", "redcap", "school", "survey", "time", "review", "assessment", "collection", "no", "reflection"),
        *("evaluation", "observation", "visit", "walkthrough"),
    )
)
_OTHER_TIMES = frozenset(
    (
        *("date", "day", "hired", "hire", "born", "birth", "joined", "join", "since", "experience", "next", "future"),
        *("graduated", "graduation", "started", "start", "end", "timestamp", "submitted", "created", "modified"),
        *("completed", "updated", "last", "first", "prefer", "preferred", "grade", "expected", "due", "deadline"),
    )
)
_YEARS = re.compile(r"(?:sy ?)?20\d\d(?: ?[-\u2010-\u2015/] ?(?:20)?\d\d)?", re.IGNORECASE)
_SPRING = re.compile(r"S(?:20)?\d\d", re.IGNORECASE)
_DEADLINE = re.compile(r"\bby (?:when|what)\b|\bdeadlines?\b|\btimelines?\b|\btarget date\b", re.IGNORECASE)
_DATE = re.compile(r"\d[./-]\d{1,2}[./-]\d|\d:\d\d")
_SIDES, _SIDE_HEADS = frozenset(("self", "cross")), frozenset(("perspectiva", "equipo", "rol", "rolle"))
YES_NO = frozenset(("yes", "no", "y", "n", "true", "false", "1", "0", "sí", "si"))
_EXPLAINED = re.compile(r"((?:yes|no|sí|si)\b)(?: ?[(,;:.\u2013\u2014]| - ).*", re.IGNORECASE)
"""A yes or no with more words: ``No (I work for the district)``."""
_OWN_OR_OTHER = frozenset(
    ("own", "other", "own team", "other team", "another team", "our team", "own ilt", "other ilt", "another ilt")
)
_FLAGGED = frozenset(
    ("rater", "raters", "reviewer", "evaluator", "observer", "respondent", "ilt", "team", "member", "members", "side")
)
_SCHOOLS = frozenset(("school", "building", "campus", "site", "escuela"))
_VISITS = frozenset(
    (
        *("visited", "visit", "visiting", "observed", "observing", "reviewed", "reviewing", "review", "evaluated"),
        *("partner", "host", "peer", "walkthrough", "visitada", "observada", "evaluada"),
    )
)
_SCHOOLS_ALL = _SCHOOLS | {"schools", "buildings"}
_LEVELS = frozenset(("elementary", "middle", "high", "primary", "secondary", "k8", "level", "es", "ms", "hs", "k"))
_LISTS = frozenset(("pick", "list", "name", "names", "if", "5", "8", "12", "6", "9"))
_WITH_VISITS = frozenset(("name", "today", "first", "second", "third", "fourth"))


def more_columns(
    body: Grid, texts: Sequence[str], fields: Mapping[str, Sequence[int]], used: set[int]
) -> dict[str, list[int]]:
    """Return columns that say the round, the side or the school by their cells: ``?`` where that has to be asked.

    Parameters
    ----------
    texts
        The headings.
    fields
        Our name -> columns, as headings say it.
    used
        Columns of which it is known what they hold.
    """
    found: dict[str, list[int]] = {}
    unused = [at for at, text in enumerate(texts) if text and at not in used]
    free = [at for at in unused if len(texts[at]) <= _LONGEST]
    if "round" not in fields:
        found |= _sure_or_open("round", {at: _says_time(texts[at], _times(body.columns[at])) for at in free})
    if not {"perspective", TEAM} & fields.keys() or only_job_titles(body, fields):
        sides = {at: _says_side(texts[at], _cells(body.columns[at])) for at in free}
        coded = {at: "asked" for at in unused if _names_codes(texts[at], _cells(body.columns[at]))}
        found |= _sure_or_open("perspective", sides | coded)
    if "school" not in fields:
        taken = used | {at for own in found.values() for at in own}
        found |= columns_with_schools(body, texts, [at for at in range(len(texts)) if at not in taken])
    return found


def rated_schools(texts: Sequence[str]) -> list[int]:
    """Return the columns that say which school was rated, next to one that says whose the rater is."""
    found = []
    for at, text in enumerate(texts):
        words = set(words_of(text)) - SMALL_WORDS if len(text) <= _LONGEST and not says_person(text) else set()
        if words & _SCHOOLS and words & _VISITS and words <= _SCHOOLS | _VISITS | _WITH_VISITS:
            found.append(at)
    return found


def schools_by_level(texts: Sequence[str]) -> list[int]:
    """Return the columns of a form that asks for the school in a list for each level; none where it has one alone."""
    found = []
    for at, text in enumerate(texts):
        words = set(words_of(text)) - SMALL_WORDS if len(text) <= _LONGEST else set()
        named = words & _LEVELS - {"level"}
        if words & _SCHOOLS_ALL and named and words <= _SCHOOLS_ALL | _LEVELS | _LISTS:
            found.append(at)
    return found if len(found) > 1 else []


def _sure_or_open(name: str, said: Mapping[int, str]) -> dict[str, list[int]]:
    """Return the one column that is sure; else all that may be it."""
    sure = [at for at, how in said.items() if how == "sure"]
    if len(sure) == 1:
        return {name: sure}
    several = sure or [at for at, how in said.items() if how]
    return {name + MAYBE: several} if several else {}


def _cells(column: Column) -> list[str]:
    """Return the few distinct texts of a column; none where they are many."""
    if len({clean(cell) for cell in column.slice(0, min(len(column), _LOOKED_AT)).present()}) > _MOST:
        return []
    cells = list(dict.fromkeys(clean(cell) for cell in column.present() if seen_text(cell)))
    return cells if len(cells) <= _MOST and all(len(cell) <= _LONGEST for cell in cells) else []


def _times(column: Column) -> list[str]:
    """Return the few texts of a column that may say a round: a word such as "Total" says that its row sums up."""
    labels = ((cell, summary_of(cell)) for cell in _cells(column))
    return [cell for cell, label in labels if label is None or label.kind not in MEASURES]


def _says_time(heading: str, cells: list[str]) -> str:
    heading = ORDINAL.sub("", heading)
    words = {word for word in words_of(heading) if word not in SMALL_WORDS}
    other = words & _OTHER_TIMES or _DEADLINE.search(heading)
    if not cells or other or says_person(heading) or all(map(has_clock, cells)):
        return ""
    if {"by", "when"} <= set(words_of(heading)):
        return ""
    if "this" in words_of(heading) and all(map(str.isdecimal, cells)):
        # Figures below "This year" are this year's.
        return ""
    times = all(map(_is_time, cells))
    known = bool(words & _TIME_HEADS) and words <= _TIME_HEADS | _WITH_TIMES
    if len(cells) == 1:
        # "Spring" or "2025-26" alone says less than the answer for the whole file.
        cell = without_arm(cells[0])
        whole = known and times and (fact_of_title(cell) or ("",))[0] == "round"
        return "sure" if whole and len(words_of(cell)) > 1 and not _YEARS.fullmatch(cell) else ""
    if known:
        return "sure" if times else "asked"
    return "asked" if times or all(map(names_time, cells)) or _are_codes(cells) else ""


def _are_codes(cells: Sequence[str]) -> bool:
    """Tell whether cells are codes of seasons: ``F25`` and ``S26``, of which the second alone may be anything."""
    seasons = [time_meant(cell) is not None for cell in cells]
    return any(seasons) and all(known or _SPRING.fullmatch(cell) for known, cell in zip(seasons, cells, strict=True))


def _is_time(cell: str) -> bool:
    text = without_arm(cell)
    if _DATE.search(text):
        return False
    fact = fact_of_title(text)
    return bool(_YEARS.fullmatch(text)) or (fact is not None and fact[0] == "round" and any(map(str.isalpha, text)))


def names_time(cell: str) -> bool:
    """Tell whether a part of a cell is a time: ``First review (October)``."""
    return any(piece.strip() and _is_time(piece) for piece in re.split(r"[(),:;]", cell))


def asks_membership(heading: str, column: Column) -> bool:
    """Tell whether a question asks if somebody is of a team, and yes and no, or 1 and 0, are its answers."""
    cells = _cells(column)
    answers = len(cells) > 1 and may_be_own_team(heading) and _says_side(heading, cells) == "asked"
    return answers or _names_codes(heading, cells)


def _names_codes(heading: str, cells: Sequence[str]) -> bool:
    """Tell whether a heading says which side each code below it is."""
    codes = sides_of_codes(heading) if cells and all(map(str.isdecimal, cells)) else frozenset()
    return bool(codes) and set(map(int, cells)) <= codes


def sides_of_codes(heading: str) -> frozenset[int]:
    """Return the numbers that a heading explains as sides, where it explains all of them so.

    >>> sides_of_codes("I am (1 = on the district ILT, 2 = school leader)"), sides_of_codes("Grade (1 = 6th, 2 = 7th)")
    (frozenset({1, 2}), frozenset())
    """
    legend = legend_of([heading]) if len(heading) <= limits.HEADING_CHARACTERS else {}
    sides = [label for label in legend.values() if _OF_SIDES & set(words_of(label))]
    return frozenset(legend) if len(legend) > 1 and len(sides) == len(legend) else frozenset()


_OF_SIDES = frozenset(("district", "school", "ilt", "team", "office"))


def _is_flag(words: Sequence[str]) -> bool:
    """Tell whether a heading over yes and no, or 1 and 0, says which side somebody may be of: ``district_rater``."""
    sides = {"district", "school"} & {*words}
    return len(sides) == 1 and bool({*words} & _FLAGGED) and {*words} <= _FLAGGED | sides


def _says_side(heading: str, cells: list[str]) -> str:
    if not cells:
        return ""
    heading = ORDINAL.sub("", heading)
    words = [word for word in words_of(heading) if word not in SMALL_WORDS]
    own = may_be_own_team(heading)
    if {_EXPLAINED.sub(r"\1", cell).casefold() for cell in cells} <= YES_NO:
        team = bool({"ilt", "team"} & set(words))
        # "Are you rating your own team?" asks for the side, although it names what is rated.
        # One answer for all rows is asked for anyway.
        return "asked" if len(cells) > 1 and ((team and (own or "own" in words)) or _is_flag(words)) else ""
    asks_who = own or question_of(heading) == TEAM or (not words and not asks_what_is_rated(heading))
    known = [team_of(cell) is not None for cell in cells]
    asks_group = asks_about_oneself(heading) or (own and {*words} <= {"ilt", "team"})
    numbered = asks_group and all(cell.isdecimal() and len(cell) == 1 for cell in cells)
    if len(cells) > 1 and (numbered or {cell.casefold() for cell in cells} <= _OWN_OR_OTHER):
        # "I am answering as", "Which best describes you?": 1, 2 are the numbers of a form's choices.
        return "asked"
    if not all(known):
        # Of those that are not known it is asked what each means.
        return "sure" if asks_who and any(known) else ""
    if {cell.casefold() for cell in cells} <= _SIDES or set(words) & _SIDE_HEADS:
        return "sure"
    teams = all({"ilt", "team", "member", "members"} & set(words_of(cell)) for cell in cells)
    return "sure" if own or (teams and asks_who) else "asked"

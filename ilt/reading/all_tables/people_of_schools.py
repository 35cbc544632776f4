"""Codes and job titles that stand for raters of several schools: in each, they are people of their own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from ilt.ratings import ANONYMOUS, CROSS, SELF
from ilt.reading.cells.column import Column, Numbers, combined
from ilt.reading.cells.titles import fact_of_title
from ilt.reading.log import Log
from ilt.reading.questions import Question
from ilt.reading.stages import SheetTable, TableRatings

_PERSON_SIDE = {("school", SELF), ("district", CROSS)}
"""The assessment and the side of raters who are of the school that stands beside them."""
_NUMBER = re.compile(r"([^\W\d_]{0,12}[ #._-]{0,2}?)(\d{1,2})")
_TITLE = "title"
_MANY, _ALL_OF = 2, 3
"""So many schools share a code, and so many one account."""
ONE_PERSON, EACH_ANOTHER = "one person", "each answer is another person's"
Tables = Sequence[tuple[SheetTable, TableRatings]]


def about_one_name(source: str, schools: int) -> Question:
    """Ask whether one person rated in several schools of their own, or several people under one name."""
    text = (
        f"All the responses, for {schools} schools, are under one name. That happens when people share an "
        "account, a tablet or a link. Are they all from one person?"
    )
    return Question("one-name", source, text, (ONE_PERSON, EACH_ANOTHER))


def may_be_several(name: str) -> str:
    """Return what codes that count from 1 on have in common, or ``title`` for a job title; blank for other names.

    >>> may_be_several("R1"), may_be_several("Assistant principal"), may_be_several("Rater 12")
    ('r', 'title', 'rater ')
    >>> may_be_several("Self: Instr. Coach"), may_be_several("Teacher Lead"), may_be_several("Jo Lead")
    ('title', 'title', '')
    >>> may_be_several("Ana"), may_be_several("Ana Ruiz"), may_be_several("A-104")
    ('', '', '')
    """
    if found := _NUMBER.fullmatch(name):
        return found[1].casefold() or "#"
    fact = fact_of_title(name)
    return _TITLE if fact is not None and fact[0] == "rater" else ""


def of_own_schools(keys: dict[str, Column], tables: Tables, starts: Sequence[int], log: Log) -> tuple[Column, set[int]]:
    """Return the raters, those of several schools apart where one word or code stands for them all.

    Returns
    -------
    tuple
        The rater of each rating, and the tables, by their place, that wait for what is asked.
    """
    raters, schools = keys["rater"], keys["school"]
    at_school = combined(keys["assessment"], keys["perspective"]).where(_PERSON_SIDE.__contains__) & schools.where(bool)
    if not _some_of_several(raters, schools, np.flatnonzero(at_school)):
        return raters, set()
    of_tables = Column(np.repeat(np.arange(len(tables)), np.diff(starts)), list(range(len(tables))))
    own = combined(keys["district"], raters, schools, of_tables)
    there = own.take(np.flatnonzero(at_school)).present()
    raters, waiting = _shared_names(raters, there, tables, starts, log)
    several = _that_begin_anew(there, {at for at, (place, _) in enumerate(tables) if _answer(place, log) == ONE_PERSON})
    if not several:
        return raters, waiting
    for at in sorted({at for district, name, _, at in there if (district, name) in several}):
        place = tables[at][0]
        log.say(
            "The same code or job title appears at several schools. It counts as a different person at each school.",
            place.source,
            place.sheet,
        )
    pairs = combined(raters, own, Column(at_school.astype(np.int32), [False, True]))
    return pairs.map(lambda row: f"{row[0]} ({row[1][2]})" if row[2] and row[1][:2] in several else row[0]), waiting


def _some_of_several(raters: Column, schools: Column, rows: Numbers) -> bool:
    """Tell whether some rater stands beside two schools or more."""
    rater, school = raters.codes[rows], schools.codes[rows]
    last = np.zeros(len(raters.values), dtype=school.dtype)
    last[rater] = school
    return not np.array_equal(last[rater], school)


def _that_begin_anew(there: Sequence[tuple[str, str, str, int]], one: set[int]) -> set[tuple[str, str]]:
    """Return the raters, by district, that are other people in each school: codes from 1 on, and job titles."""
    if len({(district, name) for district, name, _, _ in there}) == len(there):
        return set()
    in_schools = defaultdict[tuple[str, str], set[str]](set)
    for district, name, school, at in there:
        if at not in one:
            in_schools[district, name].add(school)
    several = {one for one, schools in in_schools.items() if len(schools) >= _MANY and not one[1].startswith(ANONYMOUS)}
    kinds = {one: kind for one in several if (kind := may_be_several(one[1]))}
    times = Counter((district, kind) for (district, _), kind in kinds.items())
    first = {(district, kind) for (district, name), kind in kinds.items() if _is_first(name)}
    found = {
        one
        for one, kind in kinds.items()
        if (one[0], kind) in first and (times[one[0], kind] >= _MANY or kind == _TITLE)
    }
    # Where nobody is of one school alone, and most are called by a title, the others' titles are some that no list has.
    alone = {district for district, name in in_schools if (district, name) not in several}
    return found | {
        one
        for one in several
        if one[0] not in alone and times[one[0], _TITLE] > sum(district == one[0] for district, _ in several) / 2
    }


def _is_first(name: str) -> bool:
    found = _NUMBER.fullmatch(name)
    return found is None or int(found[2]) == 1


def _answer(place: SheetTable, log: Log) -> str:
    return log.answers.find("one-name", place.source, place.sheet)


def _shared_names(
    raters: Column, there: Sequence[tuple[str, str, str, int]], tables: Tables, starts: Sequence[int], log: Log
) -> tuple[Column, set[int]]:
    """Ask who rated where a whole table of several schools is under one name, as that of a link or a tablet is."""
    waiting = set[int]()
    for at, (place, ratings) in enumerate(tables):
        schools = {school for _, _, school, own in there if own == at}
        names = {name for _, name, _, own in there if own == at}
        column = place.table.fields.get("rater")
        if len(schools) < _ALL_OF or len(names) != 1 or column is None or len(ratings.keys["rater"].present()) != 1:
            continue
        if log.ask(about_one_name(place.source, len(schools)), place.sheet, (ONE_PERSON, EACH_ANOTHER).__contains__):
            waiting.add(at)
        elif _answer(place, log) == EACH_ANOTHER:
            codes, values = raters.codes.copy(), list(raters.values)
            rows = np.unique(ratings.numbers, return_inverse=True)
            codes[starts[at] : starts[at + 1]] = rows[1] + len(values)
            start = f"{ANONYMOUS}{place.identity or f'{place.source}#{place.sheet}'}"
            raters = Column(codes, [*values, *(f"{start}:{number}" for number in rows[0])])
    return raters, waiting

"""One full name with several addresses: whether it is one person, where that changes who gave which rating."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.text import clean, listed
from ilt.reading.layouts.table import CALLED, Table, seen_text
from ilt.reading.questions import Question
from ilt.reading.stages import TableLog

ONE_PERSON, SEVERAL_PEOPLE = "one person", "several people"
_TEAM = ("round", "district", "assessment", "school", "perspective")
_MOST_NAMES, _SAID, _TWO = 20_000, 20, 2


def with_one_person(table: Table, texts: dict[str, Column], log: TableLog) -> tuple[Question, ...]:
    """Give one rater to addresses that somebody said are one person's; return the question while it is open.

    It is asked where the same name rates the same action of one team under two addresses. Elsewhere each address is
    another person, which is said.
    """
    called = table.fields.get(CALLED)
    if called is None or called.unencoded is not None or len(called.values) > _MOST_NAMES:
        return ()
    pairs = combined(called.map(_full_name), texts["rater"])
    of_name: dict[str, set[str]] = defaultdict(set)
    for name, rater in pairs.present():
        if name and rater:
            of_name[name].add(rater)
    again = pairs.where(lambda pair: bool(pair[1]) and len(of_name.get(pair[0], ())) > 1)
    if not again.any():
        return ()
    first = _first_of_those_who_meet(table, texts, pairs, again)
    rows = again & pairs.where(first.__contains__) if first else again
    numbers = [f"{row:,}" for row in np.unique(table.numbers[rows]).tolist()]
    where = listed(numbers, _SAID)
    if not first:
        log.say(
            f"The same full name has several email addresses (rows {where}). Each address counts as a different person."
        )
        return ()
    question = _about(log.source, where, len(first))
    said = log.answer_to(question, question.choices.__contains__)
    if said == ONE_PERSON:
        texts["rater"] = pairs.map(lambda pair: first.get(pair, pair[1]))
    return () if said else (question,)


def _full_name(cell: object) -> str:
    name = clean(cell).casefold()
    return name if " " in name else ""


def _first_of_those_who_meet(
    table: Table, texts: dict[str, Column], pairs: Column, again: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> dict[tuple[str, str], str]:
    """Return (name, rater) -> the first of the raters of that name who rated an action of one team that it rated."""
    rated = again & table.fields["rating"].where(seen_text)
    actions = [table.fields[name].map(clean) for name in ("action_id", "action") if name in table.fields]
    teams = combined(*(texts[name] for name in _TEAM), *actions)
    met: dict[tuple[str, int], list[str]] = defaultdict(list)
    for at in np.flatnonzero(rated).tolist():
        name, rater = pairs[at]
        own = met[name, int(teams.codes[at])]
        own += [] if rater in own else [rater]
    first: dict[tuple[str, str], str] = {}
    for (name, _), raters in met.items():
        if len(raters) > 1:
            known = next((first[name, rater] for rater in raters if (name, rater) in first), raters[0])
            first |= {(name, rater): known for rater in raters}
    return first


def _about(source: str, rows: str, addresses: int) -> Question:
    text = (
        f"One full name appears with two email addresses that sent ratings of the same team (rows {rows}). Is that one "
        "person who responded twice, or are they different people?"
        if addresses == _TWO
        else "The same full name appears with several email addresses that sent ratings of the same team (rows "
        f"{rows}). Is that one person who responded more than once, or are they different people? If some are one "
        "person and some are not, use one address for each person in the file."
    )
    return Question("same-person", source, text, (ONE_PERSON, SEVERAL_PEOPLE))

"""Forms that ask the same actions several times: for each school, side or time a block of columns of its own.

What a block is of says the title before its actions (``Birch Elementary [S1.1 ...]``), the row label behind them
(``S1.1 ... [Birch Elementary]``), or a question that is repeated with them (``School``, ``School2``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.headings import question_of
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import (
    fact_of_title,
    is_question_number,
    looks_like_school,
    seasons_next_to,
    without_question,
)
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import seen_text

_NUMBER = re.compile(r"[_. ]?(\d{1,2})\Z")


@dataclass(frozen=True)
class Block:
    """What all ratings of a block share.

    Attributes
    ----------
    facts
        Our name -> what the title says.
    fields
        Our name -> the column that says it of each row.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, int] = field(default_factory=dict)


def by_title(titles: Mapping[int, str], actions: Mapping[int, str], known: frozenset[str]) -> dict[int, Block] | None:
    """Return the block of each column, where each title says what its block is of.

    Parameters
    ----------
    titles, actions
        Column -> the title that it is under, and the action that it asks.
    known
        The fields that columns of the form say: a title may not say it in another way.
    """
    if any(map(is_question_number, titles.values())):
        return None
    facts = {title: fact_of_title(without_question(title)) for title in set(titles.values())}
    facts |= seasons_next_to(list(facts))
    if not any(facts.values()):
        facts |= {title: ("school", school) for title, school in schools_named(list(facts)).items()}
    said = [fact for fact in facts.values() if fact is not None]
    names = {name for name, _ in said}
    pairs = {(titles[place], action) for place, action in actions.items()}
    whole = len(said) == len(facts) == len(set(said)) and len(pairs) == len(actions)
    if not whole or len(names) != 1 or names & known:
        return None
    blocks = {title: Block({fact[0]: fact[1]}) for title, fact in facts.items() if fact is not None}
    return {place: blocks[title] for place, title in titles.items()}


def schools_named(questions: Sequence[str]) -> dict[str, str]:
    """Return the school in each of some questions that differ in nothing else; none where they differ otherwise.

    >>> schools_named(["How present is it at Oak Middle?", "How present is it at Elm Middle?"])
    {'How present is it at Oak Middle?': 'Oak Middle', 'How present is it at Elm Middle?': 'Elm Middle'}
    """
    words = [question.split() for question in questions]
    if len(words) < _SECOND:
        return {}
    if first_of_all := _schools_first(questions):
        return first_of_all
    first, shortest = words[0], min(map(len, words))
    start = next((at for at in range(shortest) if any(own[at] != first[at] for own in words)), shortest)
    end = next((at for at in range(shortest - start) if any(own[-1 - at] != first[-1 - at] for own in words)), 0)
    # A name goes on where capital letters do: the schools of a district may share a word of it.
    while start > 1 and first[start - 1][:1].isupper():
        start -= 1
    while end and first[len(first) - end][:1].isupper():
        end -= 1
    names = [" ".join(own[start : len(own) - end]).strip("?.:,;!-– ") for own in words]
    schools = len(set(names)) == len(names) and all(map(looks_like_school, names))
    return dict(zip(questions, names, strict=True)) if schools and start else {}


def _schools_first(questions: Sequence[str]) -> dict[str, str]:
    """Return the school that each question begins with, where they are one question with and without their schools.

    >>> _schools_first(["Oak Middle: how present is it?", "Elm Middle: how present is it?"])
    {'Oak Middle: how present is it?': 'Oak Middle', 'Elm Middle: how present is it?': 'Elm Middle'}
    """
    pieces = {question: _DIVIDER.split(question, maxsplit=1) for question in questions}
    if not all(len(own) == _SECOND and looks_like_school(own[0]) for own in pieces.values()):
        return {}
    schools = {question: clean(own[0]) for question, own in pieces.items()}
    questions_alone = {own[1].replace(own[0], "") for own in pieces.values()}
    return schools if len(questions_alone) == 1 and len(set(schools.values())) == len(schools) else {}


_DIVIDER = re.compile(r":\s|\s[-–—|]\s")


def by_field(
    repeated: Mapping[str, Sequence[int]], actions: Mapping[int, str], numbers: Mapping[int, int]
) -> dict[int, Block] | None:
    """Return the block of each column, where a question is repeated before the actions of each block.

    Parameters
    ----------
    repeated
        Our name -> the columns that ask it, from left to right.
    numbers
        The number that a program added to a column's heading, 0 where it added none. A program that numbers headings
        need not leave their order as it was, so both must say the same.
    """
    starts = next((places for places in repeated.values() if len(places) > 1), ())
    alike = {name: places for name, places in repeated.items() if len(places) == len(starts)}
    if not starts or min(actions) < starts[0]:
        return None
    found: dict[int, Block] = {}
    seen: set[tuple[int, str]] = set()
    for place, action in actions.items():
        at = max(n for n, start in enumerate(starts) if start < place)
        if (at, action) in seen or numbers.get(place, 0) not in (0, at + 1):
            return None
        seen.add((at, action))
        found[place] = Block(fields={name: places[at] for name, places in alike.items()})
    ordered = all(numbers.get(place, 0) in (0, at + 1) for places in alike.values() for at, place in enumerate(places))
    return found if ordered else None


def of_two_sides(body: Grid, blocks: Mapping[int, Block]) -> bool:
    """Tell whether some row answers the blocks of two sides: nobody is of both, so it is not one person's."""
    sides: dict[str, Mask] = {}
    for place, block in blocks.items():
        side = block.facts.get("perspective", "")
        seen = body.columns[place].where(seen_text)
        sides[side] = sides[side] | seen if side in sides else seen
    return len(sides) > 1 and bool((np.sum(list(sides.values()), axis=0) > 1).any())


def counts_blocks(body: Grid, place: int, blocks: Mapping[int, Block]) -> bool:
    """Tell whether a column says of each row how many blocks it answered, as programs count a repeated group."""
    if not blocks:
        return False
    answered: dict[tuple[object, ...], Mask] = {}
    for at, block in blocks.items():
        seen, own = body.columns[at].where(seen_text), (*block.facts.items(), *block.fields.items())
        answered[own] = answered[own] | seen if own in answered else seen
    many = np.sum(list(answered.values()), axis=0)
    return all(clean(body.columns[place][row]) == str(many[row]) for row in range(body.height) if many[row])


def numbered(text: str, texts: Sequence[str]) -> tuple[str, int]:
    """Return a heading without the number that a program added because it was there already, and the number.

    >>> numbered("School2", ["School", "School2"]), numbered("Q2", ["Q2"])
    (('School', 2), ('Q2', 0))
    """
    match = _NUMBER.search(text)
    if match and question_of(text[: match.start()]):
        alike = text[: match.start(1)]
        if f"{alike}1" in texts and f"{alike}2" in texts:
            return text[: match.start()], int(match[1])
    base = text[: match.start()] if match else ""
    if match is None or int(match[1]) < _SECOND or base not in texts:
        return text, 0
    return base, int(match[1])


_SECOND = 2

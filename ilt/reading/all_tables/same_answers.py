"""Answers without a name that two files or sheets hold: an early and a late export of a form, or one that was resaved.

Two of them are one where both have the same id of the answer, or the same time and the same ratings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from ilt.ratings import ANONYMOUS
from ilt.reading.cells.cell_times import readings
from ilt.reading.cells.column import Column, Numbers
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import without_copy
from ilt.reading.stages import TableRatings

_LONG_ID, _MINUTE, _RATINGS, _RATERS = 8, 60, 5, 3
_NEARLY_ALL = 0.8
_TABLES = 2
_MOST = 50
"""With so many others of the same minute an answer is compared."""


@dataclass(frozen=True)
class SameAnswers:
    """The raters of all tables, where one answer that several hold has one rater.

    Attributes
    ----------
    raters
        The column of raters.
    again
        The place of a table, and of the one before it that holds the same -> how many answers.
    in_two_rounds
        The ratings of answers that two tables hold, each for a round of its own -> the place of the other table.
    """

    raters: Column
    again: Mapping[tuple[int, int], int] = field(default_factory=dict)
    in_two_rounds: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Answer:
    """An answer of a table: its rater, and where its ratings are."""

    table: int
    rater: str
    rows: Numbers


class _AllRatings:
    """What is known of all ratings, to compare those of two answers."""

    def __init__(self, keys: Mapping[str, Column], rating: Any) -> None:
        self._actions = keys["action_id"].codes
        self._teams = [keys[name].codes for name in ("district", "school", "perspective")]
        self._rounds = keys["round"].codes
        self._rating = rating

    def of(self, answer: _Answer) -> dict[int, int]:
        """Return action -> rating of an answer, what is not rated aside."""
        pairs = zip(self._actions[answer.rows].tolist(), self._rating[answer.rows].tolist(), strict=True)
        return {action: rating for action, rating in pairs if rating >= 0}

    def teams(self, answer: _Answer) -> set[tuple[int, ...]]:
        """Return the schools and sides that an answer is of."""
        return set(zip(*(codes[answer.rows].tolist() for codes in self._teams), strict=True))

    def rounds(self, answer: _Answer) -> set[int]:
        """Return the rounds that an answer is of."""
        return set(self._rounds[answer.rows].tolist())

    def are_one(self, one: _Answer, other: _Answer, *, seconds: bool | None, by_id: bool) -> bool:
        """Tell whether two answers are one.

        An id may be a person's, who answers again in another round; the ratings tell.

        Parameters
        ----------
        seconds
            Whether both are of the same second; ``None`` where that is not known.
        """
        if by_id:
            return self.rounds(one) == self.rounds(other) or self._agree(one, other, to_the_second=True)
        return seconds is not False and self._agree(one, other, to_the_second=seconds is True)

    def _agree(self, one: _Answer, other: _Answer, *, to_the_second: bool) -> bool:
        """Tell whether the ratings of two answers are the same; one that somebody corrected later may differ."""
        own, others = self.of(one), self.of(other)
        both = own.keys() & others.keys()
        same = sum(own[action] == others[action] for action in both)
        if not both or not self.teams(one) & self.teams(other):
            return False
        if to_the_second and same == len(both):
            return True
        least = _NEARLY_ALL * len(both) if to_the_second else len(both)
        return len(both) >= _RATINGS and same >= least


def same_answers(
    tables: Sequence[TableRatings],
    starts: Sequence[int],
    keys: Mapping[str, Column],
    rating: Any,
    sheets: Sequence[tuple[str, str]] = (),
) -> SameAnswers:
    """Give one rater to each answer without a name that several tables hold.

    Parameters
    ----------
    starts
        With which rating each table begins.
    keys, rating
        What is known of the ratings of all tables.
    sheets
        The file and the sheet of each table: a copied sheet is called as the one before it.
    """
    raters = keys["rater"]
    if len(tables) < _TABLES:
        return SameAnswers(raters)
    nameless = raters.where(lambda name: name.startswith(ANONYMOUS))
    spans = list(pairwise(starts))
    with_some = [at for at, (start, stop) in enumerate(spans) if nameless[start:stop].any()]
    if len(with_some) < _TABLES:
        return SameAnswers(raters)
    known = _AllRatings(keys, rating)
    answers = {at: _answers(raters, nameless, spans[at], at) for at in with_some}
    first: dict[str, _Answer] = {}
    seen: dict[Any, list[tuple[_Answer, int | None]]] = defaultdict(list)
    for at, own in answers.items():
        taken: set[str] = set()
        for answer, key, exact in _with_keys(tables[at], own, starts[at]):
            for other, other_exact in seen[key][:_MOST]:
                if answer.rater in first or other.table == at or other.rater in taken:
                    continue
                seconds = None if None in (exact, other_exact) else exact == other_exact
                if known.are_one(answer, other, seconds=seconds, by_id=key[0] == "id"):
                    first[answer.rater] = other
                    taken.add(other.rater)
            if answer.rater not in first:
                seen[key].append((answer, exact))
    _find_copies(answers, known, first, sheets)
    if not first:
        return SameAnswers(raters)
    names = {rater: other.rater for rater, other in first.items()}
    pairs = [(answer, first[answer.rater]) for own in answers.values() for answer in own if answer.rater in first]
    same_round = [known.rounds(one) == known.rounds(other) for one, other in pairs]
    return SameAnswers(
        raters.map(lambda name: names.get(name, name)),
        Counter((one.table, other.table) for (one, other), same in zip(pairs, same_round, strict=True) if same),
        {
            row: other.table
            for (one, two), same in zip(pairs, same_round, strict=True)
            if not same
            for answer, other in ((one, two), (two, one))
            for row in answer.rows.tolist()
        },
    )


def _answers(raters: Column, nameless: Any, span: tuple[int, int], at: int) -> list[_Answer]:
    """Return the answers without a name of a table, where it has several ratings in each."""
    rows = np.flatnonzero(nameless[span[0] : span[1]]) + span[0]
    codes = raters.codes[rows]
    order = np.argsort(codes, kind="stable")
    found, begins = np.unique(codes[order], return_index=True)
    if len(found) * 2 > len(rows):
        return []
    pieces = np.split(rows[order], begins[1:])
    own = [_Answer(at, raters.values[code], piece) for code, piece in zip(found.tolist(), pieces, strict=True)]
    return sorted(own, key=lambda answer: int(answer.rows[0]))


def _with_keys(table: TableRatings, answers: list[_Answer], start: int) -> Iterator[tuple[_Answer, Any, int | None]]:
    """Give each answer with what it can be found by, its id or its minute; and its second, where that is known."""
    if table.answer is not None:
        texts = [clean(table.answer[int(answer.rows[0]) - start]) for answer in answers]
        there = [text for text in texts if text]
        if len(set(there)) == len(there):
            for answer, text in zip(answers, texts, strict=True):
                if len(text) >= _LONG_ID:
                    yield answer, ("id", text), None
    for column in table.times:
        for own in readings(column.values, numbers=True):
            for answer in answers:
                time = own[column.codes[int(answer.rows[0]) - start]]
                if time is not None and time.has_clock:
                    key = ("time", time.zone, time.first // _MINUTE)
                    yield answer, key, time.first if time.to_the_second else None


def _find_copies(
    answers: Mapping[int, list[_Answer]],
    known: _AllRatings,
    first: dict[str, _Answer],
    sheets: Sequence[tuple[str, str]],
) -> None:
    """Find tables all of whose answers another one holds: three or more, or all of a sheet that is called as a copy."""
    seen: list[dict[Any, _Answer]] = []
    for at, own in answers.items():
        if not own or any(answer.rater in first for answer in own):
            continue
        whole = {_whole(known, answer): answer for answer in own}
        if len(whole) < len(own) or any(len(key[0]) < _RATINGS for key in whole):
            continue
        for held in seen:
            copied = bool(sheets) and _is_copy(sheets[next(iter(held.values())).table], sheets[at])
            if whole.keys() <= held.keys() and (len(own) >= _RATERS or copied):
                first |= {answer.rater: held[key] for key, answer in whole.items()}
                break
        else:
            seen.append(whole)


def _is_copy(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two sheets of a file are called as one and its copy are."""
    return one != other and one[0] == other[0] and without_copy(one[1]) == without_copy(other[1])


def _whole(known: _AllRatings, answer: _Answer) -> tuple[frozenset[Any], ...]:
    """Return the ratings, the teams and the rounds of an answer."""
    return frozenset(known.of(answer).items()), frozenset(known.teams(answer)), frozenset(known.rounds(answer))

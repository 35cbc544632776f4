"""Names that are nearly the same: found without comparing each with each, however many there are.

``ratio`` is the rule. A quick upper bound of it, computed in C for names of about the same length, leaves few pairs to
check by the rule itself. Of very many names only those are checked that differ in spaces, marks or one letter.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from ilt.framework import text_key
from ilt.reading import limits
from ilt.reading.cells.school_names import (
    cut_key,
    cut_short,
    in_full,
    may_be_cut,
    of_two_levels,
    same_school,
    without_code,
)

SIMILAR = 0.9
"""Schools whose names are this much alike may be one: which is meant is asked, or they are named in a notice."""
_BOUND = 100 * SIMILAR - 0.1
_LONGER = (2 - SIMILAR) / SIMILAR
"""A name that is longer than another by more than this factor cannot be alike."""
_BLOCK = 256
_SHORTENED = 2
"""So many letters are no slip, but left out."""
_MARK = re.compile(r"\d+\w?$|[ivx]+$|[a-z]$|north|south|east|west|upper|lower")
_LETTERS = "".join(map(chr, range(1, 2 * limits.NAME_CHARACTERS + 1)))
_WORD, _NO_LETTER = re.compile(r"\w+"), re.compile(r"[\W_]+")


@dataclass(frozen=True)
class SimilarNames:
    """Names that are nearly the same.

    Attributes
    ----------
    pairs
        The first and the second, in the order of the alphabet, and how much they are alike: 1 where they differ in
        spaces, marks, case and what is shortened alone.
    compared_by
        Blank where all were compared; else what the names that were compared differ in, in words.
    """

    pairs: list[tuple[str, str, float]]
    compared_by: str = ""


def differ_in_mark(one: str, other: str) -> bool:
    """Tell whether two names that are alike differ in a number, a letter, a direction or a level, as two schools do.

    >>> differ_in_mark("Lincoln Elementary I", "Lincoln Elementary II")
    True
    >>> differ_in_mark("Northside School", "Southside School"), differ_in_mark("Birch", "Birch Elementary")
    (True, True)
    """
    (first, marks), (second, other_marks) = _marks(one), _marks(other)
    if first == second:
        return marks != other_marks
    if in_full(one)[1] != in_full(other)[1]:
        return same_school(one, other)
    if len(marks) != len(other_marks):
        return False
    return any(mark and another and mark != another for mark, another in zip(marks, other_marks, strict=True))


@functools.lru_cache(maxsize=20_000)
def _marks(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the level of a name and its words, those blank that begin as a mark does; and these, the others blank."""
    words = [(word, bool(_MARK.match(word))) for word in _words(name)]
    others = tuple("" if is_mark else word for word, is_mark in words)
    return (in_full(name)[1], *others), tuple(word if is_mark else "" for word, is_mark in words)


@functools.lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text_key(name)))


@functools.lru_cache(maxsize=20_000)
def _letters(name: str) -> str:
    return _NO_LETTER.sub("", text_key(name))


def fuller(one: str, other: str) -> str:
    """Return which of two names is the other in more letters, where one is shortened, or without a code; else blank.

    What somebody typed without a capital is not how a school is called.

    >>> fuller("Harbor Elem.", "Harbor Elementary School"), fuller("Oak Hi", "oak high school"), fuller("St. A", "St A")
    ('Harbor Elementary School', '', '')
    """
    if _is_coded(one, other) or _is_coded(other, one):
        return min(one, other, key=len)
    small, large = sorted((_letters(one), _letters(other)), key=len)
    if len(large) - len(small) < _SHORTENED or not (same_school(one, other) or cut_short(one, other)):
        return ""
    full, short = (one, other) if _letters(one) == large else (other, one)
    return "" if full.islower() and not short.islower() else full


def ratio(one: str, other: str) -> float:
    """Return how much two names are alike, 0 to 1."""
    # "St. Mary's" and "St Marys" are short, so that two marks are much of them.
    return 1.0 if _is_same(one, other) else _ratio_of_places(*_places(one, other))


def _places(one: str, other: str) -> tuple[str, str]:
    """Return two names with other letters in place of theirs, the same ones for all pairs that are alike as these are.

    Of thousands of schools whose names differ in a number, few pairs are left to compare.
    """
    letters = "".join(dict.fromkeys(one + other))
    places = str.maketrans(letters, _LETTERS[: len(letters)])
    return one.translate(places), other.translate(places)


@functools.lru_cache(maxsize=20_000)
def _ratio_of_places(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _is_same(one: str, other: str) -> bool:
    same = _letters(one) == _letters(other) or same_school(one, other) or cut_short(one, other)
    return same or _is_coded(one, other) or _is_coded(other, one)


def _is_coded(one: str, other: str) -> bool:
    """Tell whether a name is another with a code; two of different codes may be two schools."""
    return (bare := without_code(one)) != one and _letters(bare) == _letters(other)


def to_ask_about(names: SimilarNames) -> list[tuple[str, str, float]]:
    """Return the pairs of which it is asked whether they are one school.

    Two that differ in a mark are not; a name without its level is, where another spelling of that school is.
    """
    open_, marked = list[tuple[str, str, float]](), list[tuple[str, str, float]]()
    for pair in names.pairs:
        (marked if differ_in_mark(*pair[:2]) else open_).append(pair)
    shortened = {name for one, other, _ in open_ if fuller(one, other) for name in (one, other)}
    return open_ + [pair for pair in marked if shortened & {*pair[:2]} and same_school(*pair[:2])]


def fullest(names: Sequence[str]) -> list[str]:
    """Return names without those that are another one of them, shortened."""
    return [name for name in names if not any(fuller(name, other) == other for other in names)]


def similar(names: Iterable[str]) -> SimilarNames:
    """Return the names that are nearly the same; of one name, no more than ``limits.SIMILAR_EACH`` others."""
    short = [name for name in sorted(set(names) - {""}) if len(name) <= limits.NAME_CHARACTERS]
    rule, compared_by = ratio, ""
    if len(short) <= limits.SCHOOLS_COMPARED:
        found = _close(short)
    elif len(short) <= limits.SCHOOLS:
        found, rule, compared_by = _sharing_a_key(short, _one_letter_off), _quick_ratio, "spaces, marks or one letter"
    else:
        found, compared_by = iter(()), "spaces and marks"
    cut = {cut_key(name) for name in short if may_be_cut(name)}
    same = (
        _sharing_a_key(short, lambda name: {_letters(name)}),
        _sharing_a_key(short, lambda name: {in_full(name)[0]}),
        _sharing_a_key(short, lambda name: cut & {cut_key(name)}),
        _sharing_a_key(short, lambda name: {_letters(without_code(name))}),
    )
    pairs = {(one, other) if one < other else (other, one) for one, other in itertools.chain(found, *same)}
    rated = [(one, other, rule(one, other)) for one, other in sorted(pairs) if not of_two_levels(one, other)]
    return SimilarNames([pair for pair in rated if pair[2] >= SIMILAR], compared_by)


def _quick_ratio(one: str, other: str) -> float:
    return 1.0 if _is_same(one, other) else fuzz.ratio(one, other) / 100


def _sharing_a_key(names: Sequence[str], keys: Callable[[str], set[str]]) -> Iterator[tuple[str, str]]:
    """Return the pairs of names that have one of their keys in common."""
    shared: dict[str, list[str]] = defaultdict(list)
    for name in names:
        others: dict[str, None] = {}
        for key in sorted(keys(name)):
            own = shared[key]
            others |= dict.fromkeys(own)
            if len(own) < limits.SIMILAR_EACH:
                own.append(name)
        yield from ((name, other) for other in _nearest(name, list(others)))


def _nearest(name: str, others: Sequence[str]) -> list[str]:
    """Return the names to keep; ``others`` come with the most similar first."""
    looked_at = others[: limits.SIMILAR_LOOKED_AT]
    if len(looked_at) <= limits.SIMILAR_EACH:
        return list(looked_at)
    # Two schools of one name and another number are no news, so they come last.
    return sorted(looked_at, key=functools.partial(differ_in_mark, name))[: limits.SIMILAR_EACH]


def _one_letter_off(name: str) -> set[str]:
    """Return a name's letters, and these with each one left out: names that differ in one letter share one of them."""
    text = _letters(name)
    most = len(text) if len(text) <= limits.NAME_CHARACTERS else 0
    return {text, *(text[:at] + text[at + 1 :] for at in range(most))}


def _close(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Return the pairs whose letters, in order, are alike enough; the ratio is never more than what this counts."""
    ordered = sorted(names, key=len)
    lengths = np.array([len(name) for name in ordered], dtype=np.int64)
    for start in range(0, len(ordered), _BLOCK):
        rows = ordered[start : start + _BLOCK]
        stop = int(np.searchsorted(lengths, len(rows[-1]) * _LONGER, side="right"))
        scores = process.cdist(rows, ordered[start:stop], scorer=fuzz.ratio, score_cutoff=_BOUND, dtype=np.uint8)
        for at, row in enumerate(scores):
            row[: at + 1] = 0
            near = np.flatnonzero(row)
            best = near[np.argsort(-row[near].astype(np.int64), kind="stable")[: limits.SIMILAR_LOOKED_AT]].tolist()
            yield from ((rows[at], other) for other in _nearest(rows[at], [ordered[start + place] for place in best]))


def similar_schools(schools: Iterable[tuple[str, str]]) -> dict[str, SimilarNames]:
    """Return the schools that are nearly the same, of (district, school), by their district."""
    districts: dict[str, set[str]] = defaultdict(set)
    for district, school in schools:
        districts[district].add(school)
    return {district: similar(districts[district]) for district in sorted(districts)}


def similar_in_table(table: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the pairs of schools of a ratings table, within a district, whose names are nearly the same.

    The most similar come first, and those last that differ in a number, a letter or a direction.
    """
    named = table[["district", "school"]].drop_duplicates().itertuples(index=False, name=None)
    pairs = (pair for found in similar_schools(named).values() for pair in found.pairs)
    ordered = sorted(pairs, key=lambda pair: (differ_in_mark(*pair[:2]), -pair[2], pair))
    return list(dict.fromkeys((one, other) for one, other, _ in ordered))


def groups(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return names that are alike, directly or by way of others, together; each group and all of them in order.

    >>> groups([("a", "b"), ("c", "d"), ("b", "e")])
    [['a', 'b', 'e'], ['c', 'd']]
    """
    group: dict[str, list[str]] = {}
    for pair in pairs:
        one, other = (group.setdefault(name, [name]) for name in pair)
        if one is not other:
            small, large = sorted((one, other), key=len)
            large += small
            group |= dict.fromkeys(small, large)
    return sorted(sorted(names) for names in {id(names): names for names in group.values()}.values())

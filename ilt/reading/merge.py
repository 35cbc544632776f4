"""Tables to one table: who is the same rater, what is said twice, and what one rater says in two ways."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from ilt import ratings
from ilt.codes import Mask, all_differ, combine, look_up
from ilt.framework import text_key
from ilt.reading.grids import Column, Numbers, combined
from ilt.reading.log import Log
from ilt.reading.parts import KEYS, Part, Taken
from ilt.reading.questions import ASIDE, LATEST, Question
from ilt.reading.text import letters

ALIKE = 0.9
"""Schools whose names are this much alike may be one: which is meant is asked, or they are named in a notice."""
_MARK = re.compile(r"\d+\w?$|[ivx]+$|[a-z]$|north|south|east|west|upper|lower")


@dataclass
class _Together:
    """The ratings of all parts, one below the other.

    Attributes
    ----------
    parts
        Those that gave ratings; ``starts`` says with which rating each begins, and where the last one ends.
    notes
        Notes that were put together, by the place of their rating.
    """

    parts: list[Part]
    starts: list[int]
    keys: dict[str, Column]
    rating: np.ndarray[Any, np.dtype[np.int8]]
    when: Numbers
    notes: dict[int, str]

    def place(self, at: int) -> tuple[Part, Taken, int]:
        """Return the part of one rating, what was taken of it, and the rating's place in that."""
        which = bisect_right(self.starts, at) - 1
        part = self.parts[which]
        assert part.taken is not None  # noqa: S101 - for the type checker: only parts with ratings are here
        return part, part.taken, at - self.starts[which]

    def part(self, at: int) -> Part:
        """Return the part of one rating."""
        return self.place(at)[0]

    def note(self, at: int) -> str:
        """Return the note of one rating."""
        _, taken, place = self.place(at)
        return self.notes.get(at) or str(taken.note[place] or "")

    def spans(self) -> list[tuple[Part, slice]]:
        """Return each part and where its ratings are."""
        return list(zip(self.parts, map(slice, self.starts, self.starts[1:]), strict=True))


@dataclass
class Table:
    """A ratings table by columns, its texts not written out yet.

    Attributes
    ----------
    rating
        0-3, and -1 where it is not rated.
    """

    keys: dict[str, Column]
    rating: np.ndarray[Any, np.dtype[np.int8]]
    note: pa.ChunkedArray

    def frame(self) -> pd.DataFrame:
        """Return the table of ``ilt.ratings.COLUMNS``."""
        columns = {name: _as_column(column) for name, column in self.keys.items()}
        columns["note"] = ratings.text_column(self.note)
        rating = pd.arrays.IntegerArray(np.maximum(self.rating, 0).astype(np.int64), self.rating < 0)
        columns["rating"] = pd.Series(rating)
        return pd.DataFrame(columns, columns=list(ratings.COLUMNS))


def parts(found: list[Part], log: Log) -> Table:
    """Gather the ratings of parts into one ratings table; count duplicates, ask about conflicts.

    A duplicate is the same known rater, round, district, assessment, school, perspective and action: the same rating
    twice is taken once; two different ratings are a question, and their sources wait.
    """
    together = _together(found, log)
    _ask_which_school(together, log)
    groups = _groups(together)
    keep: Mask = np.ones(len(together.rating), dtype=np.bool_)
    conflicts = [group for group in groups if len({int(together.rating[at]) for at in group} - {-1}) > 1]
    for part in {id(part): part for group in conflicts for part in map(together.part, group)}.values():
        if log.answers.find("duplicates", part.source, part.sheet) not in (LATEST, ASIDE):
            part.waiting = True
            asks = "Some raters gave two different ratings of one action. Keep the latest, or set both aside?"
            log.questions.append(Question("duplicates", part.source, asks, (LATEST, ASIDE)))
    for part, span in together.spans():
        if part.waiting:
            keep[span] = False
    for group in conflicts:
        if not any(together.part(at).waiting for at in group):
            _settle(together, group, keep, log)
    for group in groups:
        _once(together, [at for at in group if keep[at]], keep)
    for part, span in together.spans():
        part.blanks += int((keep[span] & (together.rating[span] < 0)).sum())
    _say_what_is_alike(together, keep, log)
    return _table(together, keep)


def _ask_which_school(together: _Together, log: Log) -> None:
    """Ask of a school's name that is nearly another's which is meant; what holds the rarer of the two waits."""
    schools = combined(together.keys["district"], together.keys["school"])
    counts = np.bincount(schools.codes, minlength=len(schools.values))
    often = {schools.values[code]: int(counts[code]) for code in np.flatnonzero(counts)}
    others: dict[tuple[str, str], list[str]] = defaultdict(list)
    for district, one, other in _pairs(often):
        # Who said of a school that it is itself said that the two are two.
        if not told_apart(one, other) and not any(log.answers.find(f"school:{name}") == name for name in (one, other)):
            known, rare = sorted((one, other), key=lambda name: (-often[district, name], name))
            others[district, rare].append(known)
    codes = {school: code for code, school in enumerate(schools.values)}
    for (district, rare), kept in others.items():
        there = np.flatnonzero(schools.codes == codes[district, rare])
        for at in np.unique(np.searchsorted(together.starts, there, side="right") - 1):
            part = together.parts[at]
            if not log.answers.find(f"school:{rare}", part.source, part.sheet):
                part.waiting = True
                names = " and ".join(f"“{name}”" for name in kept)
                asks = f"“{rare}” is spelled nearly as {names}. Which school is meant?"
                log.questions.append(Question(f"school:{rare}", part.source, asks, (*kept, rare)))


def told_apart(one: str, other: str) -> bool:
    """Tell whether two names that are alike differ in a number, a letter or a direction, as those of two schools do.

    >>> told_apart("Lincoln Elementary I", "Lincoln Elementary II"), told_apart("Northside School", "Southside School")
    (True, True)
    """
    first, second = (re.findall(r"\w+", text_key(name)) for name in (one, other))
    if len(first) != len(second):
        return False
    unlike = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return any(all(_MARK.match(text) for text in pair) for pair in unlike)


def _together(found: list[Part], log: Log) -> _Together:
    own = [part for part in found if part.taken is not None and not part.waiting]
    taken = [part.taken for part in own if part.taken]
    starts = [0, *itertools.accumulate(len(one.rating) for one in taken)]
    keys = {name: _joined([one.keys[name] for one in taken]) for name in KEYS}
    keys["round"] = _same_rounds(keys["round"], own, starts, log)
    keys["rater"] = _same_names(keys["district"], keys["rater"])
    rating, when = (_below([getattr(one, name) for one in taken]) for name in ("rating", "when"))
    return _Together(own, starts, keys, rating, when, {})


def _below(arrays: list[Any]) -> Any:
    return arrays[0] if len(arrays) == 1 else np.concatenate([np.zeros(0, dtype=np.int8), *arrays])


def _joined(columns: list[Column]) -> Column:
    """Return columns one below the other, with each distinct value once."""
    if len(columns) == 1:
        return columns[0]
    known: dict[Any, int] = {}
    codes = [np.zeros(0, dtype=np.int32)]
    for column in columns:
        places = np.array([known.setdefault(value, len(known)) for value in column.values], dtype=np.int32)
        codes.append(places[column.codes] if len(places) else column.codes)
    return Column(np.concatenate(codes), list(known))


def _same_names(districts: Column, names: Column) -> Column:
    """Give one person one spelling, the first, within a district."""
    if len({name.casefold() for name in names.values}) == len(names.values):
        return names
    first: dict[tuple[str, str], str] = {}
    pairs = combined(districts, names)
    # Combinations stand in no order of the rows, so the first row of each is asked for.
    for at in sorted(pairs.firsts()):
        district, name = pairs[at]
        if not name.startswith(ratings.ANONYMOUS):
            first.setdefault((district, name.casefold()), name)
    return pairs.map(lambda pair: first.get((pair[0], pair[1].casefold()), pair[1]))


def _same_rounds(rounds: Column, own: list[Part], starts: list[int], log: Log) -> Column:
    """Give rounds that differ in case one spelling, the first."""
    first: dict[str, str] = {}
    for part, start, stop in zip(own, starts, starts[1:], strict=False):
        own_rounds = rounds.part(start, stop)
        for place in sorted(own_rounds.firsts()):
            label = own_rounds[place]
            kept = first.setdefault(label.casefold(), label)
            if kept != label:
                log.say(f"The round “{label}” was read as “{kept}”.", part.source, part.sheet)
    return rounds.map(lambda label: first.get(label.casefold(), label))


def _groups(together: _Together) -> list[list[int]]:
    """Return the ratings that one known rater gave of one action, wherever they stand, where there is more than one."""
    columns = {name: (column.codes, len(column.values)) for name, column in together.keys.items()}
    if all_differ([columns["rater"], columns["action_id"]]):
        return []
    codes, _ = combine(list(columns.values()))
    known = together.keys["rater"].where(lambda name: not name.startswith(ratings.ANONYMOUS))
    several = look_up(np.bincount(codes, minlength=1) > 1, codes)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in np.flatnonzero(known & several).tolist():
        groups[int(codes[at])].append(at)
    return list(groups.values())


def _settle(together: _Together, group: list[int], keep: Mask, log: Log) -> None:
    """Keep the latest of one rater's different ratings, or set all aside, as was answered."""
    rated = [at for at in group if together.rating[at] >= 0]
    if all(together.when[at] for at in rated):
        rated.sort(key=lambda at: int(together.when[at]))
    last = together.part(rated[-1])
    aside = log.answers.find("duplicates", last.source, last.sheet) == ASIDE
    for at in rated if aside else rated[:-1]:
        part, taken, place = together.place(at)
        keep[at] = False
        part.rejected += 1
        row, column = int(taken.numbers[place]), int(taken.rating_in[place])
        log.problem(
            part.source,
            "set-aside" if aside else "replaced",
            sheet=part.sheet,
            row=row,
            column=part.rows.headers.get(column, ""),
            value=str(together.rating[at]),
            cell=f"{letters(column)}{row}",
        )


def _once(together: _Together, group: list[int], keep: Mask) -> None:
    """Take what is said twice once: the first rating stands, the rest is counted; no note is lost."""
    if len(group) < 2:
        return
    first = next((at for at in group if together.rating[at] >= 0), group[0])
    together.notes[first] = "\n".join(dict.fromkeys(filter(None, map(together.note, group))))
    for at in group:
        if at != first:
            keep[at] = False
            part = together.part(at)
            if together.rating[at] < 0:
                part.blanks += 1
            else:
                part.duplicates += 1


def _table(together: _Together, keep: Mask) -> Table:
    keys = {name: column.take(keep) for name, column in together.keys.items()}
    notes = [_as_text(part.taken.note) for part in together.parts if part.taken is not None]
    note = pa.chunked_array([chunk for text in notes for chunk in text.chunks], type=pa.large_string())
    if together.notes:
        mask = np.zeros(len(note), dtype=np.bool_)
        mask[list(together.notes)] = True
        mended = pa.array([together.notes[int(at)] for at in np.flatnonzero(mask)], type=pa.large_string())
        note = pa.compute.replace_with_mask(note, pa.array(mask), mended)
    return Table(keys, together.rating[keep], note if keep.all() else note.filter(pa.array(keep)))


def _as_column(column: Column) -> pd.Series:
    return ratings.column_of(column.codes, [str(value) for value in column.values], column.text)


def _as_text(column: Column) -> pa.ChunkedArray:
    if column.text is not None:
        return column.text
    texts = pa.array([str(value or "") for value in column.values], type=pa.large_string())
    return pa.chunked_array([texts.take(pa.array(column.codes))])


def _say_what_is_alike(together: _Together, keep: Mask, log: Log) -> None:
    """Name rounds that tell no time, and schools that may be one."""
    rounds = together.keys["round"].take(keep)
    for label in ratings.order_rounds(rounds[at] for at in sorted(rounds.firsts())).unplaced:
        log.say(f"“{label}” does not say when it was; rounds stand in the order of the files until you arrange them.")
    schools = combined(together.keys["district"], together.keys["school"]).take(keep)
    for _, one, other in _pairs(schools.present()):
        if log.answers.find(f"school:{one}") or log.answers.find(f"school:{other}"):
            continue
        log.say(f"“{one}” and “{other}” are spelled alike and count as two schools. Are they one?")


def alike(table: pd.DataFrame) -> list[tuple[str, str]]:
    """Return pairs of schools of a ratings table, within a district, whose names are nearly the same."""
    pairs = _pairs(table[["district", "school"]].drop_duplicates().itertuples(index=False, name=None))
    return [(one, other) for _, one, other in pairs]


def _pairs(schools: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Return (district, school, school) of those whose names are nearly the same."""
    districts: dict[str, set[str]] = defaultdict(set)
    for district, school in schools:
        districts[district].add(school)
    return [
        (district, *pair)
        for district in sorted(districts)
        for pair in itertools.combinations(sorted(districts[district] - {""}), 2)
        if _alike(*pair)
    ]


@functools.lru_cache(maxsize=20_000)
def _alike(one: str, other: str) -> bool:
    # "St. Mary's" and "St Marys" are short, so that two marks are much of them.
    if re.sub(r"[\W_]+", "", text_key(one)) == re.sub(r"[\W_]+", "", text_key(other)):
        return True
    matcher = SequenceMatcher(None, one, other)
    # The first two are quick, and never smaller than the third.
    return min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= ALIKE and matcher.ratio() >= ALIKE

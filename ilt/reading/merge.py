"""Tables to one table: who is the same rater, what is said twice, and what one rater says in two ways."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from ilt import ratings
from ilt.factorize import Mask, all_differ, combine, look_up
from ilt.reading import limits
from ilt.reading.cells.column import Column, Numbers, combined
from ilt.reading.cells.text import letters
from ilt.reading.log import Log
from ilt.reading.parts import KEYS, Part, Taken
from ilt.reading.questions import ASIDE, LATEST, Question
from ilt.reading.similar_names import Alike, grouped, schools, told_apart

_NAMED, _SAID = 3, 20
"""So many names stand in a sentence; so many rounds are said to tell no time."""


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
    found_alike = schools(_schools(together).present())
    _ask_which_school(together, found_alike, log)
    groups = _groups(together)
    keep: Mask = np.ones(len(together.rating), dtype=np.bool_)
    conflicts = [group for group in groups if len({int(together.rating[at]) for at in group} - {-1}) > 1]
    for part in {id(part): part for group in conflicts for part in map(together.part, group)}.values():
        if log.answers.find("duplicates", part.source, part.sheet) not in (LATEST, ASIDE):
            part.waiting = True
            asks = "Some raters gave two different ratings of one action. "
            asks += "Keep the latest (without a time: the last), or set both aside?"
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
    _say_what_is_alike(together, found_alike, keep, log)
    return _table(together, keep)


def _ask_which_school(together: _Together, found: Mapping[str, Alike], log: Log) -> None:
    """Ask of a school's name that is nearly another's which is meant; what holds the rarer of the two waits."""
    schools = _schools(together)
    often = dict(zip(schools.values, np.bincount(schools.codes, minlength=len(schools.values)).tolist(), strict=True))
    others: dict[tuple[str, str], list[tuple[float, int, str]]] = defaultdict(list)
    for district, near in found.items():
        for one, other, how in near.pairs:
            if not told_apart(one, other) and not _said_to_be_two(one, other, log):
                known, rare = sorted((one, other), key=lambda name: (-often[district, name], name))
                others[district, rare].append((-how, -often[district, known], known))
    if not others:
        return
    codes = {school: code for code, school in enumerate(schools.values)}
    order = np.argsort(schools.codes, kind="stable")
    bounds = np.searchsorted(schools.codes[order], np.arange(len(schools.values) + 1))
    # What is most certain comes first, then what holds back most.
    for place, kept in sorted(others.items(), key=lambda item: (min(item[1])[0], -often[item[0]], item[0])):
        there = order[bounds[codes[place]] : bounds[codes[place] + 1]]
        nearest = tuple(name for _, _, name in sorted(kept)[: limits.ALIKE_EACH])
        parts, counts = np.unique(np.searchsorted(together.starts, there, side="right") - 1, return_counts=True)
        for at, count in zip(parts.tolist(), counts.tolist(), strict=True):
            _ask_which(together.parts[at], place[1], nearest, count, log)


def _schools(together: _Together) -> Column:
    return combined(together.keys["district"], together.keys["school"])


def _said_to_be_two(one: str, other: str, log: Log) -> bool:
    """Tell whether somebody said of either school that it is itself, and so not the other."""
    return any(log.answers.exact(f"school:{name}") == name for name in (one, other))


def _ask_which(part: Part, rare: str, known: tuple[str, ...], count: int, log: Log) -> None:
    if not log.answers.find(f"school:{rare}", part.source, part.sheet):
        part.waiting = True
        asks = f"“{rare}” is spelled nearly as {_names(known)}. Which school is meant?"
        log.questions.append(Question(f"school:{rare}", part.source, asks, (*known, rare), count))


def _names(names: Sequence[str]) -> str:
    """Join names in their quotation marks, and say how many more there are than a sentence has room for."""
    quoted = [f"“{name}”" for name in names[:_NAMED]]
    more = [f"{len(names) - _NAMED:,} more"] if len(names) > _NAMED else []
    *first, last = [*quoted, *more]
    return f"{', '.join(first)} and {last}" if first else last


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
    if len({label.casefold() for label in rounds.values}) == len(rounds.values):
        return rounds
    first: dict[str, str] = {}
    for part, start, stop in zip(own, starts, starts[1:], strict=False):
        for code in pd.unique(rounds.codes[start:stop]).tolist():
            label = rounds.values[code]
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


def _say_what_is_alike(together: _Together, found: Mapping[str, Alike], keep: Mask, log: Log) -> None:
    """Name rounds that tell no time, and schools that may be one."""
    rounds = together.keys["round"].take(keep)
    unplaced = ratings.order_rounds(rounds[at] for at in sorted(rounds.firsts())).unplaced
    for label in unplaced[:_SAID]:
        log.say(f"“{label}” does not say when it was; rounds stand in the order of the files until you arrange them.")
    if len(unplaced) > _SAID:
        log.say(f"Nor do {len(unplaced) - _SAID:,} more rounds say when they were.")
    left = set(_schools(together).take(keep).present())
    for district, near in found.items():
        if near.how:
            named = f" of {district}" if district else ""
            log.say(f"There are so many schools{named} that only names were compared that differ in {near.how}.")
        pairs = [pair[:2] for pair in near.pairs if {(district, name) for name in pair[:2]} <= left]
        for names in grouped(pair for pair in pairs if not any(log.answers.exact(f"school:{name}") for name in pair)):
            many = "two" if len(names) == 2 else f"{len(names):,}"
            log.say(f"{_names(names)} are spelled alike and count as {many} schools. Are they one?")

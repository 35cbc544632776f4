"""Tables to one table: who is the same rater, what is said twice, and what one rater says in two ways."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from ilt.coded_columns import Mask, all_differ, combine, look_up
from ilt.ratings import COLUMNS, column_of, order_rounds, says_when, text_column
from ilt.reading import limits
from ilt.reading.all_tables.different_ratings import RatedRow, first_raters, in_rows
from ilt.reading.all_tables.later_blanks import OneAnswer, left_blank_later, say_later_blanks
from ilt.reading.all_tables.latest import Latest
from ilt.reading.all_tables.one_person import with_one_person
from ilt.reading.all_tables.people_of_schools import of_own_schools
from ilt.reading.all_tables.same_answers import SameAnswers, same_answers
from ilt.reading.all_tables.same_names import same_names
from ilt.reading.all_tables.same_rounds import one_name
from ilt.reading.all_tables.sent_twice import say_what_was_sent_twice
from ilt.reading.all_tables.similar_names import SimilarNames, fuller, fullest, groups, similar_schools, to_ask_about
from ilt.reading.cells import masks
from ilt.reading.cells.column import Column, combined, one_below_the_other
from ilt.reading.cells.text import letters
from ilt.reading.log import Log
from ilt.reading.problems import sentence
from ilt.reading.questions import ASIDE, LATEST, about_duplicates, about_similar_school, quoted
from ilt.reading.stages import KEYS, TableRatings, TableResult

_ROUNDS = 20
"""So many rounds are named that give no time."""


@dataclass(frozen=True)
class RatingsTable:
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
        columns["note"] = text_column(self.note)
        rating = pd.arrays.IntegerArray(np.maximum(self.rating, 0).astype(np.int64), self.rating < 0)
        columns["rating"] = pd.Series(rating)
        return pd.DataFrame(columns, columns=list(COLUMNS))


@dataclass(frozen=True)
class _Stacked:
    """The ratings of all tables, one below the other.

    Attributes
    ----------
    tables
        Those that gave ratings, and what they gave; ``starts`` says with which rating each begins, and where the last
        one ends.
    waiting
        The tables, by their place, that wait for what is asked about their rounds.
    """

    tables: list[tuple[TableResult, TableRatings]]
    starts: list[int]
    keys: dict[str, Column]
    rating: np.ndarray[Any, np.dtype[np.int8]]
    latest: Latest
    same: SameAnswers
    waiting: set[int]

    def table_at(self, rating: int) -> int:
        """Return the place of the table that a rating is of."""
        return bisect_right(self.starts, rating) - 1

    def said(self, rating: int, *, taken: bool) -> OneAnswer:
        """Return what a rater says of an action."""
        rater = tuple(int(column.codes[rating]) for name, column in self.keys.items() if name != "action_id")
        return OneAnswer(rating, bool(self.rating[rating] >= 0), taken, rater, self.table_at(rating))

    def note(self, rating: int) -> str:
        """Return the note of one rating."""
        return str(self.tables[at := self.table_at(rating)][1].note[rating - self.starts[at]] or "")

    def source(self, rating: int) -> str:
        """Return the file that one rating is in."""
        return self.tables[self.table_at(rating)][0].sheet_table.source

    def row(self, rating: int) -> RatedRow:
        """Return the rater and the action of one rating, and where it stands."""
        at, (rater, action) = self.table_at(rating), (self.keys[name][rating] for name in ("rater", "action_id"))
        place, number = self.tables[at][0].sheet_table, self.tables[at][1].numbers[rating - self.starts[at]]
        return RatedRow(rater, action, place.source, place.sheet, int(number))

    def spans(self) -> list[slice]:
        """Return where the ratings of each table are."""
        return list(map(slice, self.starts, self.starts[1:]))

    @cached_property
    def schools(self) -> Column:
        """Return (district, school) of each rating."""
        return combined(self.keys["district"], self.keys["school"])


@dataclass(frozen=True)
class _Outcome:
    """What becomes of the ratings, in figures by the place of their table.

    Attributes
    ----------
    keep
        The ratings that are taken.
    notes
        Notes that were put together, by their rating.
    """

    keep: Mask
    waiting: set[int] = field(default_factory=set)
    rejected: Counter[int] = field(default_factory=Counter)
    not_rated: Counter[int] = field(default_factory=Counter)
    duplicates: Counter[int] = field(default_factory=Counter)
    notes: dict[int, str] = field(default_factory=dict)


def merge(results: Sequence[TableResult], log: Log) -> tuple[RatingsTable, list[TableResult]]:
    """Put the ratings of tables into one ratings table; count duplicates, ask about conflicts.

    A duplicate is the same rater, round, district, assessment, school, perspective and action: the same rating
    twice is taken once; two different ratings are a question, and their sources wait.

    Returns
    -------
    tuple
        The ratings table, and the results with what was found of each here.
    """
    stacked = _stack(results, log)
    say_what_was_sent_twice(stacked.tables, log)
    similar = similar_schools(stacked.schools.present())
    outcome = _Outcome(np.ones(len(stacked.rating), dtype=np.bool_))
    outcome.waiting.update(stacked.waiting)
    outcome.waiting.update(_ask_which_school(stacked, similar, log))
    repeated = _repeated(stacked)
    conflicts = [ratings for ratings in repeated if len({int(stacked.rating[at]) for at in ratings} - {-1}) > 1]
    outcome.waiting.update(_ask_about_conflicts(stacked, conflicts, log))
    for at, span in enumerate(stacked.spans()):
        if at in outcome.waiting:
            outcome.keep[span] = False
    _set_aside_of_two_rounds(stacked, outcome, log)
    for ratings in conflicts:
        if outcome.waiting.isdisjoint(map(stacked.table_at, ratings)):
            _settle(stacked, ratings, outcome, log)
    sheets = [result.sheet_table for result, _ in stacked.tables]

    def corrects(at: int) -> bool:
        return log.answers.find("duplicates", sheets[at].source, sheets[at].sheet) == LATEST

    said = [[stacked.said(at, taken=bool(outcome.keep[at])) for at in ratings] for ratings in repeated]
    say_later_blanks(left_blank_later(said, stacked.latest, corrects), sheets, log)
    for ratings in repeated:
        _take_once(stacked, [at for at in ratings if outcome.keep[at]], outcome)
    for at, span in enumerate(stacked.spans()):
        outcome.not_rated[at] += int((outcome.keep[span] & (stacked.rating[span] < 0)).sum())
    _say_what_is_similar(stacked, similar, outcome.keep, log)
    return _table(stacked, outcome), _counted(results, stacked, outcome)


def _counted(results: Sequence[TableResult], stacked: _Stacked, outcome: _Outcome) -> list[TableResult]:
    """Return the results with the figures of the outcome."""
    counted = {
        id(result): replace(
            result,
            waiting=at in outcome.waiting,
            rejected=result.rejected + outcome.rejected[at],
            not_rated=result.not_rated + outcome.not_rated[at],
            duplicates=outcome.duplicates[at],
        )
        for at, (result, _) in enumerate(stacked.tables)
    }
    return [counted.get(id(result), result) for result in results]


def _ask_which_school(stacked: _Stacked, similar: Mapping[str, SimilarNames], log: Log) -> set[int]:
    """Ask which school is meant of a name that is nearly another's, the shorter or rarer one; return its tables."""
    schools = stacked.schools
    counts = np.bincount(schools.codes, minlength=len(schools.values)).tolist()
    often = dict(zip(schools.values, counts, strict=True))
    others: dict[tuple[str, str], list[tuple[float, int, str]]] = defaultdict(list)
    for district, names in similar.items():
        for one, other, ratio in to_ask_about(names):
            if not _said_to_be_two(one, other, log):
                full = fuller(one, other)
                known, rare = sorted((one, other), key=lambda name: (name != full, -often[district, name], name))
                others[district, rare].append((-ratio, -often[district, known], known))
    waiting: set[int] = set()
    if not others:
        return waiting
    codes = {school: code for code, school in enumerate(schools.values)}
    order = np.argsort(schools.codes, kind="stable")
    bounds = np.searchsorted(schools.codes[order], np.arange(len(schools.values) + 1))
    # What is most certain comes first, then what keeps most ratings waiting.
    for school, known_names in sorted(others.items(), key=lambda item: (min(item[1])[0], -often[item[0]], item[0])):
        ratings = order[bounds[codes[school]] : bounds[codes[school] + 1]]
        nearest = fullest([name for _, _, name in sorted(known_names)[: limits.SIMILAR_EACH]])
        tables, numbers = np.unique(np.searchsorted(stacked.starts, ratings, side="right") - 1, return_counts=True)
        for at, count in zip(tables.tolist(), numbers.tolist(), strict=True):
            place = stacked.tables[at][0].sheet_table
            # An answer changes the table as it is read, so one that is remembered comes too late here.
            if not log.answers.find(f"school:{school[1]}", place.source, place.sheet):
                waiting.add(at)
                log.questions.append(about_similar_school(place.source, school[1], nearest, count))
    return waiting


def _said_to_be_two(one: str, other: str, log: Log) -> bool:
    """Tell whether somebody said of either school that it is itself, and so not the other."""
    return any(log.answers.exact(f"school:{name}") == name for name in (one, other))


def _ask_about_conflicts(stacked: _Stacked, conflicts: list[list[int]], log: Log) -> set[int]:
    """Ask what holds where a rater gave two different ratings, as ``_settle`` has it; return the tables that wait."""
    rated = [[at for at in ratings if stacked.rating[at] >= 0] for ratings in conflicts]
    found = first_raters(rated, stacked.keys["rater"].codes, stacked.source)
    files: dict[str, set[str]] = defaultdict(set)
    tables: dict[int, set[int]] = defaultdict(set)
    for ratings in rated:
        files[stacked.source(ratings[-1])].update(map(stacked.source, ratings))
        tables[stacked.table_at(ratings[-1])].update(map(stacked.table_at, ratings))
    waiting: set[int] = set()
    for at, of in tables.items():
        place = stacked.tables[at][0].sheet_table
        many, first = found[place.source]
        where = in_rows([list(map(stacked.row, own)) for own in first])[place.source]
        question = about_duplicates(place.source, many, where, files=len(files[place.source]))
        if log.ask(question, place.sheet, (LATEST, ASIDE).__contains__):
            waiting |= of
    return waiting


def _stack(results: Sequence[TableResult], log: Log) -> _Stacked:
    tables = [(result, result.ratings) for result in results if result.ratings is not None]
    own = [ratings for _, ratings in tables]
    starts = [0, *itertools.accumulate(len(ratings.rating) for ratings in own)]
    keys = {name: one_below_the_other([ratings.keys[name] for ratings in own]) for name in KEYS}
    sheets = [result.sheet_table for result, _ in tables]
    keys["round"], waiting = one_name(keys["round"], list(zip(sheets, own, strict=True)), starts, log)
    keys["rater"] = same_names(keys["district"], keys["rater"], sheets, starts, log)
    keys["rater"], more = of_own_schools(keys, list(zip(sheets, own, strict=True)), starts, log)
    keys["rater"], same_person = with_one_person(keys, list(zip(sheets, own, strict=True)), starts, log)
    waiting |= more | same_person
    arrays = [ratings.rating for ratings in own]
    rating = arrays[0] if len(arrays) == 1 else np.concatenate([np.zeros(0, dtype=np.int8), *arrays])
    same = same_answers(own, starts, keys, rating, [(sheet.source, sheet.sheet) for sheet in sheets])
    for (at, other), count in same.again.items():
        place, first = tables[at][0].sheet_table, tables[other][0].sheet_table
        where = first.source if first.source != place.source else f"the sheet {first.sheet}"
        answers, they = ("1 response is", "It is") if count == 1 else (f"{count:,} responses are", "They are")
        log.say(f"{answers} also in {where}. {they} counted only once.", place.source, place.sheet)
    return _Stacked(tables, starts, {**keys, "rater": same.raters}, rating, Latest(own, starts), same, waiting)


def _repeated(stacked: _Stacked) -> list[list[int]]:
    """Return the ratings that one rater gave of one action, wherever they are, where there is more than one."""
    columns = {name: (column.codes, len(column.values)) for name, column in stacked.keys.items()}
    if all_differ([columns["rater"], columns["action_id"]]):
        return []
    codes, _ = combine(list(columns.values()))
    several = look_up(np.bincount(codes, minlength=1) > 1, codes)
    repeated: dict[int, list[int]] = defaultdict(list)
    for at in np.flatnonzero(several).tolist():
        repeated[int(codes[at])].append(at)
    return list(repeated.values())


def _set_aside_of_two_rounds(stacked: _Stacked, outcome: _Outcome, log: Log) -> None:
    """Set aside answers without a name that two files hold, each for a round of its own."""
    said, code = set[tuple[int, int]](), "answer-in-two-rounds"
    for rating, other in sorted(stacked.same.in_two_rounds.items()):
        at = stacked.table_at(rating)
        if not outcome.keep[rating] or at in outcome.waiting:
            continue
        result, own = stacked.tables[at]
        row = int(own.numbers[rating - stacked.starts[at]])
        outcome.keep[rating] = False
        outcome.rejected[at] += 1
        if (at, row) not in said:
            said.add((at, row))
            place, elsewhere = result.sheet_table, stacked.tables[other][0].sheet_table.source
            where = {place.source: "another sheet of this file"}.get(elsewhere, elsewhere)
            log.problem(place.source, code, sentence(code, where=where), sheet=place.sheet, row=row)


def _settle(stacked: _Stacked, ratings: list[int], outcome: _Outcome, log: Log) -> None:
    """Keep the latest of one rater's different ratings, or set all aside, as was answered."""
    rated = [at for at in ratings if stacked.rating[at] >= 0]
    last = stacked.tables[stacked.table_at(rated[-1])][0].sheet_table
    aside = log.answers.find("duplicates", last.source, last.sheet) == ASIDE
    latest = None if aside else stacked.latest.of(rated, [int(stacked.rating[at]) for at in rated])
    code = "set-aside" if aside else "replaced" if latest is not None else "latest-unknown"
    for rating in rated:
        if rating == latest:
            continue
        at = stacked.table_at(rating)
        result, own = stacked.tables[at]
        outcome.keep[rating] = False
        outcome.rejected[at] += 1
        row, column = (int(places[rating - stacked.starts[at]]) for places in (own.numbers, own.rating_in))
        log.problem(
            result.sheet_table.source,
            code,
            sheet=result.sheet_table.sheet,
            row=row,
            column=masks.heading(result.sheet_table.table.headers.get(column, "")),
            value=str(stacked.rating[rating]),
            cell=f"{letters(column)}{row}",
        )


def _take_once(stacked: _Stacked, ratings: list[int], outcome: _Outcome) -> None:
    """Take what is said twice once: the first rating, and the notes of all; the rest is counted."""
    if len(ratings) < 2:
        return
    first = next((at for at in ratings if stacked.rating[at] >= 0), ratings[0])
    outcome.notes[first] = "\n".join(dict.fromkeys(filter(None, map(stacked.note, ratings))))
    for at in ratings:
        if at != first:
            outcome.keep[at] = False
            counter = outcome.not_rated if stacked.rating[at] < 0 else outcome.duplicates
            counter[stacked.table_at(at)] += 1


def _table(stacked: _Stacked, outcome: _Outcome) -> RatingsTable:
    keep, notes = outcome.keep, outcome.notes
    keys = {name: column.take(keep) for name, column in stacked.keys.items()}
    chunks = [chunk for _, ratings in stacked.tables for chunk in _as_text(ratings.note).chunks]
    note = pa.chunked_array(chunks, type=pa.large_string())
    if notes:
        mask = np.zeros(len(note), dtype=np.bool_)
        mask[list(notes)] = True
        replacements = pa.array([notes[int(at)] for at in np.flatnonzero(mask)], type=pa.large_string())
        note = pa.compute.replace_with_mask(note, pa.array(mask), replacements)
    return RatingsTable(keys, stacked.rating[keep], note if keep.all() else note.filter(pa.array(keep)))


def _as_column(column: Column) -> pd.Series:
    return column_of(column.codes, [str(value) for value in column.values], column.text)


def _as_text(column: Column) -> pa.ChunkedArray:
    if column.text is not None:
        return column.text
    texts = pa.array([str(value or "") for value in column.values], type=pa.large_string())
    return pa.chunked_array([texts.take(pa.array(column.codes))])


def _say_what_is_similar(stacked: _Stacked, similar: Mapping[str, SimilarNames], keep: Mask, log: Log) -> None:
    """Name rounds that give no time, and schools that may be one."""
    rounds = stacked.keys["round"].take(keep)
    unplaced = order_rounds(rounds[at] for at in sorted(rounds.first_rows())).unplaced
    for label in unplaced[:_ROUNDS]:
        why = "may not say when the round took place"
        if says_when(label):
            why = "gives its date in a different way than the other rounds"
        log.say(f"“{label}” {why}. Until you put the rounds in order, they follow the order of the files.")
    if len(unplaced) > _ROUNDS:
        more = len(unplaced) - _ROUNDS
        log.say(
            "1 more round name does not say when the round took place."
            if more == 1
            else f"{more:,} more round names do not say when the rounds took place."
        )
    left = set(stacked.schools.take(keep).present())
    is_answered = cache(lambda name: bool(log.answers.exact(f"school:{name}")))
    for district, names in similar.items():
        if names.compared_by:
            where = f" of {district}" if district else ""
            log.say(f"There are so many schools{where} that we only compared names that differ in {names.compared_by}.")
        pairs = [pair[:2] for pair in names.pairs if {(district, name) for name in pair[:2]} <= left]
        unanswered = [pair for pair in pairs if not any(map(is_answered, pair))]
        for group in groups(unanswered):
            count = f"count as {'two' if len(group) == 2 else f'{len(group):,}'} schools. If they are the same school,"
            log.say(f"{quoted(group)} are similar names, but {count} correct one of the names.")

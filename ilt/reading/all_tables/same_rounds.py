"""One round, one name: spellings of it in all tables, and the year of a name that says none (``Fall``)."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ilt.reading.cells.column import Column, combined, one_below_the_other
from ilt.reading.cells.round_halves import says_year
from ilt.reading.cells.round_spellings import same_words, time_meant
from ilt.reading.cells.rounds_by_time import times_apart
from ilt.reading.log import Log
from ilt.reading.questions import about_round_spelled, about_year_of_round
from ilt.reading.stages import SheetTable, TableRatings

_DAYS = re.compile(r"(?<!\d)(?:20\d\d[-_.]\d\d[-_.]\d\d|20\d{6}|\d\d?[-_.]\d\d?[-_.]\d{2,4})(?!\d)")
_YEARS = re.compile(r"(?<!\d)20\d\d(?: ?[-\u2010-\u2015/_] ?(?:20)?\d\d)?(?!\d)")
_GAP = dt.timedelta(days=200)
_MOST, _LONGEST = 200, 200


@dataclass
class _NamedRounds:
    """The round of each rating; ``table`` has the place of its table, and ``tables`` what each is."""

    labels: Column
    table: Column
    tables: Sequence[tuple[SheetTable, TableRatings]]
    log: Log

    def answer(self, key: str, at: int) -> str:
        place = self.tables[at][0]
        return self.log.answers.find(key, place.source, place.sheet)


def one_name(
    labels: Column, tables: Sequence[tuple[SheetTable, TableRatings]], starts: Sequence[int], log: Log
) -> tuple[Column, set[int]]:
    """Give each round one name; ask where it may be another's, or that of another year.

    Returns
    -------
    tuple
        The round of each rating, and the tables, by their place, that a question is open about.
    """
    named = [label for label in labels.present() if label]
    if len(named) > _MOST:
        return labels, set()
    of_tables = Column(np.repeat(np.arange(len(tables)), np.diff(starts)), list(range(len(tables))))
    rounds = _NamedRounds(labels, of_tables, tables, log)
    waiting = set[int]()
    for label in [label for label in named if not says_year(label)]:
        waiting |= _of_years(rounds, label)
    _join(rounds)
    waiting |= _of_spellings(rounds)
    return rounds.labels, waiting


def _of_years(rounds: _NamedRounds, label: str) -> set[int]:
    """Tell the years of a round apart that says none, where names of files and sheets, or times, say several."""
    rows = rounds.labels.where(label.__eq__)
    years = _years_of_names(rounds, rows) or _years_of_times(rounds, rows)
    if years is None:
        return set()
    waiting = set[int]()
    triples = combined(rounds.labels, years, rounds.table)
    times = sorted({(at, year) for own, year, at in triples.present() if own == label and year})
    for at, year in times:
        place = rounds.tables[at][0]
        if rounds.log.ask(about_year_of_round(place.source, label, year), place.sheet):
            waiting.add(at)
    rounds.labels = triples.map(
        lambda own: (own[0] == label and own[1] and rounds.answer(f"round-year:{label} {own[1]}", own[2])) or own[0]
    )
    return waiting


def _years_of_names(rounds: _NamedRounds, rows: np.ndarray) -> Column | None:
    """Return the year that the title, the sheet or the file of each rating says, where those of some rows differ."""
    said = [_year_said(place) for place, _ in rounds.tables]
    own = {said[at] for at in set(rounds.table.codes[rows].tolist())} - {""}
    if not any(_differ(one, other) for one in own for other in own):
        return None
    return rounds.table.map(lambda at: said[at])


def _year_said(place: SheetTable) -> str:
    for text in (place.table.title, place.sheet, place.source.rpartition(".")[0]):
        years = set(_YEARS.findall(_DAYS.sub(" ", text[:_LONGEST])))
        if years:
            return years.pop().replace("_", "-") if len(years) == 1 else ""
    return ""


def _differ(one: str, other: str) -> bool:
    """Tell whether two years, or school years, are not the same: ``2025`` may be ``2025-26``."""
    return bool(one and other) and not (one.startswith(other) or other.startswith(one))


def _years_of_times(rounds: _NamedRounds, rows: np.ndarray) -> Column | None:
    """Return when the ratings of some rows were sent in, where that was most of a year apart."""
    timed = [ratings.times[-1] if ratings.times else None for _, ratings in rounds.tables]
    lengths = [len(ratings.rating) for _, ratings in rounds.tables]
    if not any(timed[at] for at in set(rounds.table.codes[rows].tolist())):
        return None
    columns = [own or Column.constant("", length) for own, length in zip(timed, lengths, strict=True)]
    times = one_below_the_other(columns)
    dated = rows & np.isin(rounds.table.codes, [at for at, own in enumerate(timed) if own])
    found = times_apart(times.take(np.flatnonzero(dated)), apart=_GAP)
    if found is None:
        return None
    every = np.full(len(rows), len(found[0].values))
    every[dated] = found[0].codes
    return Column(every, [*found[0].values, ""])


def _join(rounds: _NamedRounds) -> None:
    """Give rounds of the same words one spelling, the first, in whatever case and order these are."""
    known = {label: same_words(label) for label in rounds.labels.present()}
    if len(set(known.values())) == len(known):
        return
    first: dict[str, str] = {}
    pairs = combined(rounds.labels, rounds.table)
    for row in sorted(pairs.first_rows()):
        label, at = pairs[row]
        same = first.setdefault(known[label], label)
        if same != label:
            place = rounds.tables[at][0]
            rounds.log.say(f"The round “{label}” was read as “{same}”.", place.source, place.sheet)
    rounds.labels = rounds.labels.map(lambda label: first.get(known.get(label, ""), label))


def _of_spellings(rounds: _NamedRounds) -> set[int]:
    """Ask which round is meant by a name that may be another's in other words; take what was answered."""
    meant = defaultdict[tuple[str, int], list[str]](list)
    for label in rounds.labels.present():
        if label and (time := time_meant(label)):
            meant[time].append(label)
    several = [labels for labels in meant.values() if len(labels) > 1]
    if not several:
        return set()
    pairs = combined(rounds.labels, rounds.table)
    often = Counter(dict(zip(*np.unique(rounds.labels.codes, return_counts=True), strict=True)))
    code = {label: at for at, label in enumerate(rounds.labels.values)}
    waiting = set[int]()
    for labels in several:
        known = max(labels, key=lambda label: (often[code[label]], label))
        for label, at in sorted(pair for pair in pairs.present() if pair[0] in labels and pair[0] != known):
            place = rounds.tables[at][0]
            if rounds.log.ask(about_round_spelled(place.source, label, known), place.sheet):
                waiting.add(at)
    others = {label for labels in several for label in labels}
    rounds.labels = pairs.map(
        lambda own: (own[0] in others and rounds.answer(f"same-round:{own[0]}", own[1])) or own[0]
    )
    return waiting

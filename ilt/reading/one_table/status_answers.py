"""Rows that a status may rule out: which of its words count is asked, once for each such column of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading import column_questions
from ilt.reading.cells.column import Column
from ilt.reading.cells.text import clean
from ilt.reading.layouts.columns.status_columns import (
    NO,
    OTHER,
    STATUS,
    may_rule_out,
    says_in,
    tells,
    word_of,
    yes_or_no,
)
from ilt.reading.layouts.rows.unfinished_rows import UNFINISHED
from ilt.reading.layouts.table import BrokenRows, Table, seen_text
from ilt.reading.problems import sentence
from ilt.reading.questions import ALL_BUT, BLANK, COUNT_ALL, ONLY
from ilt.reading.stages import TableLog

_PAIR = 2
_LEFT_OUT = "status-left-out"


def only_what_counts(table: Table, log: TableLog) -> tuple[Table, bool]:
    """Return a table without the rows that do not count by a status, as somebody said, and whether that is open."""
    is_open = False
    for number, name in enumerate(_columns(table)):
        rows: Mask = table.fields["rating"].where(seen_text)
        for broken in table.broken:
            rows &= ~broken.rows
        said = table.fields[name].map(lambda cell: word_of(cell).casefold())
        spelled = {word_of(cell).casefold(): word_of(cell) for cell in table.fields[name].present()}
        counts = _rows_of_each(said, table, rows)
        at = table.places[name]
        heading = table.headers.get(at, "")
        only_no = len(counts) == _PAIR and counts.keys() - NO == {""}
        said_already = not any(map(tells, counts)) and (
            OTHER in counts or not any(map(yes_or_no, filter(None, counts)))
        )
        one = len(counts) == 1 and not any(may_rule_out(heading, spelled[key]) for key in counts)
        if not counts or one or said_already or (only_no and not says_in(heading)):
            continue
        words = {spelled[key] or BLANK: count for key, count in counts.items()}
        question = column_questions.about_status(log.source, heading, log.called(heading, at), words, first=not number)

        def fits(answer: str, known: Mapping[str, int] = words) -> bool:
            return ruled_out(answer, known) is not None

        if log.ask(question, fits):
            is_open = True
            continue
        out = ruled_out(log.answer(question.key), words) or frozenset()
        left = said.map(lambda key: key or BLANK).where(out.__contains__)
        if (rows & left).any():
            count = len(np.unique(table.numbers[rows & left]))
            says = sentence(_LEFT_OUT, rows="1 row" if count == 1 else f"{count:,} rows")
            table = replace(table, broken=[*table.broken, BrokenRows(left, _LEFT_OUT, says, whole=True)])
    return table, is_open


def leaves_all_out(table: Table) -> bool:
    """Tell whether no row of ratings counts, by a status: then nothing has to be asked of it."""
    rows: Mask = table.fields["rating"].where(seen_text)
    for broken in table.broken:
        rows &= ~broken.rows
    return not rows.any() and any(broken.code == _LEFT_OUT for broken in table.broken)


def _columns(table: Table) -> list[str]:
    """Return the columns that may say which rows count, save that of the answers that were not finished."""
    unfinished = table.fields.get(UNFINISHED)
    other = next(filter(None, unfinished.present()), "") if unfinished is not None else ""
    names = [name for name in table.fields if name.startswith(STATUS)]
    return [name for name in names if not other or table.headers.get(table.places[name], "") != other]


def _rows_of_each(said: Column, table: Table, rows: Mask) -> dict[str, int]:
    """Return how many rows with ratings hold each word of a column."""
    pairs = np.unique(np.stack([table.numbers[rows], said.codes[rows].astype(np.int64)]), axis=1)
    codes, counts = np.unique(pairs[1], return_counts=True)
    found: dict[str, int] = {}
    for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
        found[said.values[code]] = found.get(said.values[code], 0) + count
    return dict(sorted(found.items(), key=lambda one: -one[1]))


def ruled_out(answer: str, words: Mapping[str, int]) -> frozenset[str] | None:
    """Return which words of a column an answer rules out, in small letters; ``None`` where it says nothing of them.

    >>> sorted(ruled_out("only Approved", {"Approved": 7, "On hold": 1, "blank": 2}))
    ['blank', 'on hold']
    >>> ruled_out("all but archived", {"Approved": 7}), ruled_out("count all", {"Approved": 7})
    (None, frozenset())
    """
    every = frozenset(word.casefold() for word in words)
    if answer.casefold() == COUNT_ALL:
        return frozenset()
    for start in (ONLY, ALL_BUT):
        if answer.casefold().startswith(start):
            named = frozenset(filter(None, (clean(word).casefold() for word in answer[len(start) :].split(";"))))
            return (every - named if start == ONLY else named) if named and named <= every else None
    return None

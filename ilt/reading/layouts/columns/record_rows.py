"""What one row of a REDCap record says of its other rows.

REDCap writes a row for each event of a record and for each time that an instrument was repeated. Who somebody is stands
in the first of them, or in the row of another instrument, and the other rows leave it blank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells import masks
from ilt.reading.cells.cell_times import looks_like_time
from ilt.reading.cells.column import Column, Numbers
from ilt.reading.cells.headings import TEAM, field_of, header_key, question_of
from ilt.reading.cells.rater_headings import asks_for
from ilt.reading.cells.text import clean, listed
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import heading_named
from ilt.reading.layouts.table import BrokenRows, seen_text
from ilt.reading.problems import sentence

_INSTRUMENT = ("repeat instrument", "redcap repeat instrument")
_EVENT = ("event name", "redcap event name")
_ID, _COMPLETE = "record id", "complete"
_WHO = ("rater", "school", "perspective", "district", TEAM)
_SAID, _MOST, _HALF = 6, 0.8, 0.5
_UNNAMED = "rows without the name of their record"
SAID = "Where REDCap splits a record into several rows, these answers count for all of its rows: {columns}."


@dataclass(frozen=True)
class _Records:
    """The rows of records.

    Attributes
    ----------
    base
        For each row, the row that speaks for its record: the first that repeats no instrument.
    again
        The other rows of records.
    rated
        The rows with a rating.
    in_groups
        Whether rows repeat an instrument alone, and are of no later event.
    """

    base: Numbers
    again: Mask
    rated: Mask
    in_groups: bool


def with_base_rows(body: Grid, texts: Sequence[str]) -> Grid:
    """Return the rows of a REDCap export with what other rows of their record alone say, and a notice of it.

    That is what the record's first row says in columns that are blank in all others, ratings and times aside; and who
    somebody is, as the first row says it, or one that rates nothing, where no row of any record says something else.
    """
    records = _records(body, texts)
    if records is None:
        return body
    columns, said = list(body.columns), []
    unnamed: list[tuple[int, Mask]] = []
    for at, column in enumerate(body.columns):
        if not texts[at] or heading_named(texts[at]).about or _is_of_tool(texts[at]):
            continue
        who = field_of(texts[at]) or question_of(texts[at]) or asks_for(texts[at])
        rows = _rows_of(column, records, is_who=who in _WHO or bool(asks_for(texts[at])))
        if rows is not None:
            columns[at] = column.take(rows)
            said.append(f"“{masks.heading(texts[at])}”")
        elif who == "rater":
            unnamed.append((at, _unnamed(column, records)))
    found = replace(body, columns=columns, notices=[SAID.format(columns=listed(said, _SAID))] if said else [])
    found.memo[_UNNAMED] = unnamed
    return found


def unnamed_rows(body: Grid, out: Mask) -> list[BrokenRows]:
    """Return the rows without a name whose record names somebody elsewhere, and others two people."""
    found = [(at, rows & ~out) for at, rows in body.memo.get(_UNNAMED, ())]
    return [BrokenRows(rows, "names-nobody", sentence("names-nobody"), at) for at, rows in found if rows.any()]


def _records(body: Grid, texts: Sequence[str]) -> _Records | None:
    """Return the records of an export of REDCap; ``None`` where it is none, or each has one row."""
    keys = [header_key(text) for text in texts]
    instrument = [at for at, key in enumerate(keys) if key in _INSTRUMENT]
    events = [at for at, key in enumerate(keys) if key in _EVENT]
    complete = _ID in keys and any(key.split()[-1:] == [_COMPLETE] for key in keys)
    at = keys.index(_ID) if _ID in keys else 0
    if not (instrument or events or complete) or at in (*instrument, *events) or len(instrument) > 1:
        return None
    repeated = body.columns[instrument[0]].where(seen_text) if instrument else np.zeros(body.height, dtype=np.bool_)
    ids = body.columns[at].map(clean)
    first: dict[str, int] = {}
    for row in (*np.flatnonzero(~repeated).tolist(), *np.flatnonzero(repeated).tolist()):
        first.setdefault(ids[row] or f"\0{row}", row)
    base = np.array([first[ids[row] or f"\0{row}"] for row in range(body.height)], dtype=np.int64)
    again: Mask = base != np.arange(body.height)
    rated: Mask = np.zeros(body.height, dtype=np.bool_)
    for place, text in enumerate(texts):
        if heading_named(text).about:
            rated |= body.columns[place].where(seen_text)
    return _Records(base, again, rated, bool(instrument and not events)) if again.any() else None


def _is_of_tool(text: str) -> bool:
    return header_key(text) in (*_INSTRUMENT, *_EVENT, _ID)


def _rows_of(column: Column, records: _Records, *, is_who: bool) -> Numbers | None:
    """Return the row from which each row of a column takes what it says; ``None`` where each says its own."""
    filled = column.where(seen_text)
    if filled.any() and not (filled & records.again).any():
        is_time = not records.in_groups and any(looks_like_time(clean(cell)) for cell in column.present())
        return None if is_time else records.base
    if not is_who:
        return None
    says = _said_by(column, records, filled)
    blank = np.flatnonzero(~filled).tolist()
    if says is None or not any(records.base[row] in says for row in blank):
        return None
    rows = np.arange(len(column))
    rows[blank] = [says.get(int(records.base[row]), row) for row in blank]
    return rows


def _said_by(column: Column, records: _Records, filled: Mask) -> Mapping[int, int] | None:
    """Return the row that says it for each record, by its first row; ``None`` where rows of one record say others."""
    said: dict[int, str] = {}
    speaks: dict[int, int] = {}
    for row in np.flatnonzero(filled).tolist():
        record, text = int(records.base[row]), clean(column[row])
        if said.setdefault(record, text).casefold() != text.casefold():
            return None
        if row == record or not records.rated[row]:
            speaks.setdefault(record, row)
    return speaks


def _unnamed(column: Column, records: _Records) -> Mask:
    """Return the rated rows without a name, of records that have one, where nearly only first rows have names."""
    filled = column.where(seen_text)
    first = filled & ~records.again
    is_once = first.sum() >= _MOST * (~records.again).sum() and filled[records.again].mean() <= _HALF
    return records.again & ~filled & records.rated & filled[records.base] if is_once else np.zeros_like(filled)

"""Notes that say against the ratings next to them: each is a problem with both readings, until somebody says which."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ilt.coded_columns import Mask, look_up
from ilt.reading.cells.column import Column, Numbers
from ilt.reading.cells.label_words import rating_in_words
from ilt.reading.cells.notes_against import LONGEST, MAY_SAY, Against, against
from ilt.reading.cells.rating_values import Value
from ilt.reading.cells.text import cell_text, clean_note, letters, shown
from ilt.reading.layouts.columns.free_notes import MORE_NOTES
from ilt.reading.layouts.table import Table
from ilt.reading.problems import sentence
from ilt.reading.stages import TableLog

_MOST_ROWS, _FIGURES = 20_000, 3
"""Of more notes that may say so, the first are looked at: a file of so many has none that a person reads."""


def with_notes_against(table: Table, ratings: Column, log: TableLog) -> Column:
    """Return the values of rating cells, those as problems that the note next to them contradicts.

    A rating that somebody corrected is one, whatever its note says. What stands next to as many other ratings as
    zeros (``N/A`` for "no comment") says nothing of a zero.
    """
    column = table.fields.get("note")
    if column is None:
        return ratings
    # Of notes in several columns, each is a line that may say so by itself.
    joined = sum(name.startswith(MORE_NOTES) for name in table.places)
    rated = np.flatnonzero(ratings.where(lambda value: value.rating is not None))
    rows = _may_say(column, rated, joined)[:_MOST_ROWS]
    if not len(rows):
        return ratings
    if len(rows) == _MOST_ROWS:
        log.say(f"We checked only the first {_MOST_ROWS:,} notes that may contradict their rating.")
    notes = [clean_note(cell_text(column[at])) for at in rows.tolist()]
    pairs = [(note, ratings[at].rating) for note, at in zip(notes, rows.tolist(), strict=True)]
    lines = {note: (note, *(note.split("\n") if joined else ())) for note, _ in pairs}
    first: dict[tuple[str, int], str] = {}
    said: dict[tuple[str, int], Against] = {}
    for note, rating in set(pairs):
        each = ((line, against(line, rating)) for line in lines[note])
        first[note, rating], said[note, rating] = next((one for one in each if one[1]), ("", ""))
    of_zero = Counter(note for note, rating in pairs if said[note, rating] == "none" and not rating)
    of_more = Counter(note for note, rating in pairs if rating and note in of_zero and not said[note, rating])
    figures = sum(note.strip().isdecimal() for note in notes)
    of_figures = figures >= _FIGURES and 2 * figures >= column.filled()
    fixed = log.log.answers.fixes(log.source, log.sheet) if any(said.values()) else {}
    codes, values = ratings.codes.copy(), list(ratings.values)
    known: dict[tuple[str, int], int] = {}
    for (note, rating), at in zip(pairs, rows.tolist(), strict=True):
        what = said[note, rating]
        counts = of_figures and note.strip().isdecimal()
        settled = f"{letters(int(table.rating_in[at]))}{int(table.numbers[at])}" in fixed
        if not what or counts or settled or (what == "none" and of_more[note] >= of_zero[note] > 0):
            continue
        if (note, rating) not in known:
            known[note, rating] = len(values)
            values.append(_problem(ratings[at], note, rating, what, rating_in_words(first[note, rating])))
        codes[at] = known[note, rating]
    return Column(codes, values) if known else ratings


def _may_say(column: Column, rows: Numbers, joined: int) -> Numbers:
    """Return those of some rows whose note may say something against its rating."""
    if column.unencoded is not None:
        # Most are blank, and Arrow reads the pattern anew for each chunk.
        filled = pc.greater(pc.binary_length(column.unencoded), 0).to_numpy()
        rows = rows[filled[rows]]
        return rows[_likely(column.unencoded.take(pa.array(rows)).combine_chunks(), joined)]
    found = _likely(pa.array([cell_text(cell) for cell in column.values], type=pa.large_string()), joined)
    return rows[look_up(found, column.codes[rows])] if found.any() else rows[:0]


def _likely(texts: pa.Array, joined: int) -> Mask:
    pattern = MAY_SAY.replace(r"\A", r"(?:\A|\n)") if joined else MAY_SAY
    short = pc.less_equal(pc.utf8_length(texts), LONGEST * (1 + joined))
    found: Mask = pc.and_(short, pc.match_substring_regex(texts, pattern)).to_numpy(zero_copy_only=False)
    return found


def _problem(value: Value, note: str, rating: int, what: str, meant: int | None) -> Value:
    text = shown(f"{rating} - {note}")
    code = {"none": "zero-or-none", "other": "not-one-rating", "time": "another-time"}.get(what, "")
    if what == "out":
        says = sentence("not-to-count", where=f"The note “{shown(note)}”", word=f"“{rating}”")
        return replace(value, kind="problem", rating=None, note="", code="not-to-count", message=says, shown=text)
    if what == "words":
        says = sentence("number-and-words-disagree", number=rating, words=meant)
        code = "number-and-words-disagree"
    else:
        says = sentence(code, value=text, number=rating)
    return replace(value, kind="problem", rating=None, note="", code=code, message=says, shown=text)

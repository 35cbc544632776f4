"""Columns whose few values tell some rows from the others: ``now`` in three, ``ideal`` in one."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from ilt.coded_columns import Mask
from ilt.framework import current, text_key
from ilt.reading.cells import masks
from ilt.reading.cells.cell_times import looks_like_time
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.headings import says_person
from ilt.reading.cells.text import cell_text, clean

_MOST, _DISTINCT, _LONGEST, _FEWEST, _FIGURES = 4, 2_000, 40, 3, 2
_TWICE = re.compile(r"[\w-]{1,30}--[12]")
"""A record of REDCap that two people typed in."""
_TICKS = frozenset(("yes", "y", "true", "x"))


def few_values(heading: str, column: Column, rows: Mask) -> str:
    """Return the few values of a column with their counts in some rows, the most frequent first; blank where not few.

    A column that is blank in most rows says something only where its cells are ticks, and one of figures where they are
    two. What may be names is cut to its initials.
    """
    if column.unencoded is not None or len(column.values) > _DISTINCT or int(rows.sum()) < _FEWEST:
        return ""
    counts = Counter[str]()
    for code, times in enumerate(np.bincount(column.codes[rows], minlength=len(column.values)).tolist()):
        counts[clean(cell_text(column.values[code]))] += times
    blank, values = counts[""], [text for text, times in counts.most_common() if text and times]
    if len(values) > 1 and all(map(_TWICE.fullmatch, values)):
        return f"answers typed twice, {', '.join(sorted(values)[:2])} and so on"
    sparse = 2 * blank >= int(rows.sum())
    if sparse and not (len(values) == 1 and values[0].casefold() in _TICKS):
        return ""
    if not 1 < len(values) + sparse <= _MOST or max(counts.values()) < 2 or _says_nothing(values):
        return ""
    if len(values) > _FIGURES and not any(letter.isalpha() for text in values for letter in text):
        return ""
    people = says_person(heading) or any(len(words_of(value)) > 1 and value.istitle() for value in values)
    named = zip(masks.cells(values, whole=not people), values, strict=True)
    said = [f"{text} ({counts[value]:,})" for text, value in named]
    return ", ".join([*said, f"blank ({blank:,})"] if blank else said)


def _says_nothing(values: list[str]) -> bool:
    """Tell whether values are long, times, addresses or focus areas."""
    areas = [text_key(area.name) for area in current().areas]
    return any(
        len(text) > _LONGEST or looks_like_time(text) or "@" in text or text_key(text).endswith(tuple(areas))
        for text in values
    )

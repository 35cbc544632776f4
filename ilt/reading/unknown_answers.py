"""Answers of a table that are no ratings as they stand, such as labels in another language.

Which rating each is, is asked where no cell of the table holds a rating, and a few texts that come again and again are
in place of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ilt.reading import questions
from ilt.reading.cells import rating_values
from ilt.reading.cells.column import Column
from ilt.reading.cells.text import clean
from ilt.reading.layouts.table import Table
from ilt.reading.stages import TableLog

_CODE = re.compile(r"[A-Za-z]{1,3}\d{1,3}")
_FEWEST, _MOST, _LONGEST = 2, 6, 200


def with_answers(table: Table, log: TableLog) -> tuple[Table, bool]:
    """Return a table with the ratings that somebody said its texts are, and whether that is still open."""
    counts = unknown_answers(table.fields["rating"])
    is_open = False
    for text, count in counts.items():
        is_open |= log.ask(questions.about_answer(log.source, text, count), questions.RATINGS_SAID.__contains__)
    if is_open or not counts:
        return table, is_open
    meant = {text: log.answer(f"rating:{text}") for text in counts}
    ratings = table.fields["rating"].map(lambda cell: _rating(cell, meant) if isinstance(cell, str) else cell)
    return replace(table, fields={**table.fields, "rating": ratings}), False


def _rating(cell: str, meant: Mapping[str, str]) -> str:
    answer = meant.get(clean(cell), questions.NO_RATING)
    return {questions.NOT_RATED: "N/A", questions.NO_RATING: cell}.get(answer, answer)


def unknown_answers(ratings: Column) -> dict[str, int]:
    """Return the texts in place of ratings, and how many cells hold each; none where some cell holds a rating."""
    if len(ratings.values) > _MOST * _MOST:
        return {}
    cells = [(cell, count) for cell, count in zip(ratings.values, _counts(ratings), strict=True) if count]
    found: dict[str, int] = {}
    for cell, count in cells:
        value = rating_values.parse(cell)
        if value.rating is not None or not (value.code in ("", "not-a-rating") or _is_code(cell)):
            return {}
        if value.code:
            text = clean(cell) if isinstance(cell, str) else ""
            if not 0 < len(text) <= _LONGEST or text[0].isdigit():
                # A number with words is asked about as a scale of its own.
                return {}
            found[text] = found.get(text, 0) + count
    repeated = sum(found.values()) >= _FEWEST * len(found)
    return found if _FEWEST <= len(found) <= _MOST and repeated else {}


def _is_code(cell: object) -> bool:
    """Tell whether a cell holds the code of an answer: ``A2``, ``AO02``."""
    return isinstance(cell, str) and bool(_CODE.fullmatch(cell.strip()))


def _counts(column: Column) -> list[int]:
    return np.bincount(column.codes, minlength=len(column.values)).tolist()  # type: ignore[no-any-return]

"""Answers of a table that are no ratings as they stand, such as labels in another language.

Which rating each is, is asked where a few texts that come again and again are in place of ratings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ilt.framework import SCALE, text_key
from ilt.reading import questions
from ilt.reading.cells import rating_values
from ilt.reading.cells.column import Column
from ilt.reading.cells.text import clean
from ilt.reading.cells.wrappings import BOXES
from ilt.reading.layouts.table import Table
from ilt.reading.stages import TableLog

_CODE = re.compile(r"[A-Za-z]{1,3}\d{1,3}")
_FEWEST, _CHOICES, _MOST, _LONGEST, _SHARE = 2, 3, 12, 200, 0.1
"""Twelve are the labels of a form in three languages."""
_DISTINCT, _PARTLY = 36, frozenset("◔◑◕◐◒◓")


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
    """Return the texts in place of ratings, and how many cells hold each; none where they are no few words of a form.

    Other cells may hold labels that are known; next to more numbers alone, or with a note, than there are such texts, a
    text is a problem of its own.
    """
    cells = [(cell, count) for cell, count in zip(ratings.values, _counts(ratings), strict=True) if count]
    if len(cells) > _DISTINCT:
        return {}
    # Between circles that are partly filled, an empty and a full one are choices, too.
    by_degrees = any(isinstance(cell, str) and clean(cell) in _PARTLY for cell, _ in cells)
    found: Counter[str] = Counter()
    labels: Counter[int] = Counter()
    others = 0
    for cell, count in cells:
        value = rating_values.parse(cell)
        text = clean(cell) if isinstance(cell, str) else ""
        if value.rating is not None and _has_label(text):
            labels[value.rating] += count
        elif text and text in BOXES and not by_degrees:
            # Which choice a box is for is said by what is above or next to it, never by the box.
            others += count
        elif (value.code == "not-a-rating" or _is_code(cell)) and 0 < len(text) <= _LONGEST:
            found[text] += count
        elif value.code or value.rating is not None:
            others += count
    texts = _choices(found, labels)
    return texts if not others or (len(texts) >= _CHOICES and sum(texts.values()) >= others) else {}


def _choices(found: Counter[str], labels: Counter[int]) -> dict[str, int]:
    """Return the texts that are a few choices of a form, by how often they, and known labels, come in a table."""
    repeated = Counter({text: count for text, count in found.items() if count >= _FEWEST}) if labels else found
    if repeated.total() < max(_FEWEST * len(repeated), _SHARE * labels.total()):
        return {}
    numbers = [text[0] for text in repeated if text[0].isdecimal()]
    if numbers and not (len(set(numbers)) == len(numbers) and "0" in {*numbers, *map(str, labels)} <= set("0123")):
        # Without a 0, or with a 4, they are asked about as another scale.
        return {}
    fewest = max(1, _CHOICES - len(labels)) if labels else _FEWEST
    return dict(repeated) if fewest <= len(repeated) <= _MOST else {}


def _has_label(text: str) -> bool:
    return any(text_key(label) in text_key(text) for label in SCALE.values())


def _is_code(cell: object) -> bool:
    """Tell whether a cell holds the code of an answer: ``A2``, ``AO02``."""
    return isinstance(cell, str) and bool(_CODE.fullmatch(cell.strip()))


def _counts(column: Column) -> list[int]:
    return np.bincount(column.codes, minlength=len(column.values)).tolist()  # type: ignore[no-any-return]

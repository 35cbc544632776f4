"""Notes in rating cells without what is only the scale's label: ``2 = Mostly consistent and effective``."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from ilt.coded_columns import Mask
from ilt.framework import text_key
from ilt.reading.cells.column import Column
from ilt.reading.cells.legends import is_own, is_short
from ilt.reading.cells.rating_values import Value
from ilt.reading.cells.text import clean_note

_FEW, _SEVERAL, _NUMBERS = 2, 3, 2
_ALIKE = 0.8
_BETWEEN = " \t\n.:;,=-‐‑‒–—―−()[]|/"  # noqa: RUF001 - every dash that people's programs write


def notes_of(ratings: Column, good: Mask) -> Column:
    """Return the note in each rating cell, without the label of its number.

    Parameters
    ----------
    ratings
        A ``Value`` for each cell.
    good
        The cells that are ratings: those of another question may have other words.
    """
    if not any(value.note for value in ratings.values):
        return ratings.map(lambda value: value.note)
    labels = _labels(ratings.take(good))
    return ratings.map(lambda value: _without(value.note, labels.get(value.rating, "")) if value.note else "")


def _labels(ratings: Column) -> dict[int | None, str]:
    """Return the label of each number, as a key: what stands behind most of its cells, and behind no other number.

    Many words, or words with figures, are one behind nearly all of them, where nearly all ratings have one. Words of
    the framework's own label are one behind a number that hardly comes, too, where others have labels; so are any where
    no cell says more than the label.
    """
    counts = np.bincount(ratings.codes, minlength=len(ratings.values)).tolist()
    said: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for value, count in zip(ratings.values, counts, strict=True):
        if isinstance(value, Value) and value.rating is not None and count:
            said[value.rating][text_key(value.note)] += count
    of_numbers = Counter(key for own in said.values() for key in own)
    labels: dict[int | None, str] = {}
    labeled: dict[int | None, int] = {}
    for number, own in said.items():
        key = max(own, key=lambda key: (own[key], key))
        count = sum(own[other] for other in own if _without(other, key) != other)
        enough = _FEW if key and is_own({number: key}) else _SEVERAL
        most = 2 * count > own.total() if _is_plain(key) else count >= _ALIKE * own.total()
        if key and of_numbers[key] == 1 and count >= enough and most:
            labels[number] = key
            labeled[number] = count
    if sum(labeled.values()) < _ALIKE * sum(own.total() for own in said.values()):
        labels = {number: key for number, key in labels.items() if _is_plain(key)}
    alone = {number: next(iter(own)) for number, own in said.items() if len(own) == 1}
    all_alone = len(alone) == len(said) == len(of_numbers) and len(labels) >= _NUMBERS
    if labels:
        labels |= {number: key for number, key in alone.items() if key and (all_alone or is_own({number: key}))}
    return (
        labels if len(labels) >= _NUMBERS or all(is_own({number or 0: key}) for number, key in labels.items()) else {}
    )


def _is_plain(key: str) -> bool:
    """Tell whether words may be a label: "in 2 of 5 grades" is a note."""
    return is_short(key) and not any(map(str.isdigit, key))


def _without(note: str, label: str) -> str:
    """Return a note without the label that it begins with."""
    if not label or not text_key(note).startswith(label):
        return note
    # The label may be written with other spaces than its key has.
    end = next((at for at in range(len(label), len(note) + 1) if text_key(note[:at]) == label), len(label))
    rest = note[end:]
    return note if rest[:1].isalnum() else clean_note(rest.lstrip(_BETWEEN))

"""Columns that may hold ratings in words of one's own: the same few texts in several, or words with a number 0-3."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ilt.framework import SCALE
from ilt.reading.cells.text import clean

_COLUMNS, _TEXTS, _LONGEST, _NUMBERED = 3, 8, 250, 3
_LETTER = re.compile(r"[^\W\d_]")
_YES_OR_NO = frozenset(("yes", "no", "y", "n", "true", "false", "x", "checked", "unchecked", "sí", "si", "oui", "non"))
_NUMBERS = frozenset(map(str, SCALE))


def columns_in_words(samples: Mapping[int, list[object]]) -> list[int]:
    """Return the columns whose cells are a few texts that several of them share, or hold words with 0-3.

    One cell may be another, such as a second heading; a yes or no alone is no rating. ``samples`` are the distinct
    cells of each column that are not blank.
    """
    texts = {at: found for at, cells in samples.items() if (found := _few_texts(cells))}
    columns_of = Counter(text for own in texts.values() for text in own)
    shared = {text for text, count in columns_of.most_common(_TEXTS) if count > 1}
    if len(shared) == 1 or shared <= _YES_OR_NO:
        shared = set()
    alike = [at for at, own in texts.items() if own <= shared or len(own - shared) == 1 < len(own & shared)]
    alike = alike if len(alike) >= _COLUMNS else []
    return sorted({*alike, *(at for at, cells in samples.items() if _numbered(cells))})


def _few_texts(cells: list[object]) -> set[str]:
    """Return the cells of a column where they are few, short, and hold letters; else nothing."""
    if not 0 < len(cells) <= _TEXTS or not all(isinstance(cell, str) for cell in cells):
        return set()
    texts = {clean(str(cell)).casefold() for cell in cells}
    return texts if all(len(text) <= _LONGEST and _LETTER.search(text) for text in texts) else set()


def _numbered(cells: list[object]) -> bool:
    """Tell whether three cells or more hold words with one of 0-3 before or behind them, each other words."""
    words: dict[str, str] = {}
    for cell in cells:
        text = clean(cell) if isinstance(cell, str) else ""
        digits = [letter for letter in text if letter.isdecimal()]
        if len(digits) == 1 and digits[0] in _NUMBERS and digits[0] in (text[:1], *text[-2:]) and _LETTER.search(text):
            words.setdefault(digits[0], text.replace(digits[0], "").casefold())
    return len(words) >= _NUMBERED and len(set(words.values())) == len(words)

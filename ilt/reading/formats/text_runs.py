"""Text in runs that look different: which of the choices in a cell is the one that stands out."""

from __future__ import annotations

import re
from collections.abc import Sequence

STRUCK = "struck"
Run = tuple[str, frozenset[str]]
"""Some text, and how it looks."""
_CHOICES = re.compile(r"[\W_]{0,9}0\b[^0-3]{0,300}1\b[^0-3]{0,300}2\b[^0-3]{0,300}3\b[^0-3]{0,300}")
_LONGEST = 1_000


def is_struck(runs: Sequence[Run]) -> bool:
    """Tell whether some text is struck through."""
    return any(STRUCK in looks and text.strip() for text, looks in runs)


def with_boxes(runs: Sequence[Run]) -> str:
    """Return the text of a cell; where it shows the choices 0 to 3 and one alone looks different, each with a box.

    >>> with_boxes([("0 ", frozenset()), ("1", frozenset({"bold"})), (" 2 3", frozenset())])
    '☐ 0 ☒ 1 ☐ 2 ☐ 3'
    """
    text = "".join(part for part, _ in runs)
    if len({looks for _, looks in runs}) < 2 or len(text) > _LONGEST or not _CHOICES.fullmatch(text):
        return text
    at = [text.index(digit) for digit in "0123"]
    looks = [look for part, look in runs for _ in part]
    shown = [looks[place] for place in at]
    alone = [number for number, look in enumerate(shown) if shown.count(look) == 1]
    if len(alone) != 1 or not all(look <= shown[alone[0]] for look in shown) or len(set(shown)) != 2:
        return text
    pieces = [text[start:stop].strip(" \t\n/|,;") for start, stop in zip(at, [*at[1:], len(text)], strict=True)]
    return " ".join(f"{'☒' if number == alone[0] else '☐'} {piece}" for number, piece in enumerate(pieces))

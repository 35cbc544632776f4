"""Which of many texts may hold one of some words, found over all of them at once: hardly any name does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress

_TOGETHER, _LONGEST = 256, 80
_PLAIN_LINES = re.compile(r"(?:[A-Za-z0-9][^\n]{0,79}+\n)*+")
_LETTERS = str.maketrans({char: char.lower() if char.isalpha() else " " for char in map(chr, range(128))})


def ascii_words(text: str) -> list[str]:
    """Return the words of a text of ASCII letters, in lower case."""
    return text.translate(_LETTERS).split()


def may_hold(texts: Sequence[str], words: frozenset[str], starts: tuple[str, ...] = ()) -> list[int]:
    """Return the places of the texts that may hold one of some words in lower case, or a word that starts so.

    Each text is among them that is no plain one: blank, longer than 80 characters, with other signs than ASCII, with
    ``#`` or ``%``, or with another sign than a letter or a figure at its start.

    >>> may_hold(["Ann Bay", "ann TEST", "R1", "-", "Testa", ""], frozenset(("test",)))
    [1, 3, 5]
    """
    found: list[int] = []
    for start in range(0, len(texts), _TOGETHER):
        own = texts[start : start + _TOGETHER]
        text = "\n".join((*own, ""))
        all_plain = _PLAIN_LINES.fullmatch(text) is not None and text.count("\n") == len(own)
        if not all_plain or _may_hold(text, words, starts):
            each = (not _is_plain(text) or _may_hold(text, words, starts) for text in own)
            found += compress(range(start, start + len(own)), each)
    return found


def _may_hold(text: str, words: frozenset[str], starts: tuple[str, ...]) -> bool:
    if not text.isascii() or "#" in text or "%" in text:
        return True
    there = set(ascii_words(text))
    return not words.isdisjoint(there) or (bool(starts) and any(word.startswith(starts) for word in there))


def _is_plain(text: str) -> bool:
    return len(text) <= _LONGEST and text[:1].isalnum()

"""Which characters the PDF prints, and which are boxes in it because its fonts have none of them.

``fonts/characters.txt`` has a range of code points on each line, in hexadecimal: those that the fonts beside it and
typst's own have both as regular and as bold. A test prints their ends.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "fonts" / "characters.txt"
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Zl", "Zp", "Zs"}
_SCRIPTS = {
    "Cjk": "Chinese",
    "Ideographic": "Chinese",
    "Hiragana": "Japanese",
    "Katakana": "Japanese",
    "Hangul": "Korean",
}


def boxed(texts: Iterable[str]) -> tuple[str, ...]:
    """Return what kinds of characters in some texts are printed as boxes, in alphabetical order.

    >>> boxed(["Niños 👍 ✓ Привет שלום"]), boxed(["雅洲 학교"])
    ((), ('Chinese', 'Korean'))
    """
    found: set[str] = set().union(*(text for text in texts if not text.isascii()))
    return tuple(sorted({_kind(one) for one in found if not _printed(one)}))


@cache
def ranges() -> tuple[tuple[int, int], ...]:
    """Return the first and the last code point of each range that is printed."""
    lines = _FILE.read_text(encoding="ascii").splitlines()
    pairs = (one.split("-") for one in lines)
    return tuple((int(first, 16), int(last, 16)) for first, last in pairs)


def _printed(character: str) -> bool:
    at = bisect_right(ranges(), (ord(character), 0x110000)) - 1
    inside = at >= 0 and ord(character) <= ranges()[at][1]
    return inside or unicodedata.category(character) in _UNSEEN or unicodedata.combining(character) > 0


def _kind(character: str) -> str:
    """Name the script or kind of a character by the first word of its name in Unicode."""
    word = unicodedata.name(character, "OTHER").split()[0].capitalize()
    return _SCRIPTS.get(word, word)

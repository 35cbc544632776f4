"""How a round may be spelled: ``Fall, 2026``, ``2026 Fall`` and ``F26`` may be one."""

from __future__ import annotations

import re

from ilt.framework import text_key
from ilt.ratings import SEASONS
from ilt.reading.cells.titles import is_time_word

_PIECE = re.compile(r"['\u2019]?\d+(?:\s?[-\u2010-\u2015/]\s?\d+)?|[^\W\d_]+")
_IN_SHORT = {
    "fall": ("f", "fa", "aut"),
    "winter": ("w", "wi", "win"),
    "spring": ("sp", "spr"),
    "summer": ("su", "sum"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHORT = SEASONS | {word: season for season, words in _IN_SHORT.items() for word in words}
_SMALL = frozenset(("of", "in", "the", "sy", "ay", "school", "academic", "year", "semester", "term", "window", "round"))
_YEARS = re.compile(r"['\u2019]?(?:20)?(\d\d)(?:\s?[-\u2010-\u2015/]\s?(?:20)?(\d\d))?")
_LONGEST = 60


def same_words(label: str) -> str:
    """Return what is the same of a round in whatever case and order its words are, with a comma or without.

    >>> same_words("Fall, 2026") == same_words("2026 FALL"), same_words("Fall 2026") == same_words("Fall 26")
    (True, False)
    """
    pieces = [re.sub(r"\s", "", piece) for piece in _PIECE.findall(text_key(label))]
    rest = _PIECE.sub("", text_key(label)).strip(" ,.-\u2013\u2014")
    figures = [piece for piece in pieces if piece[-1].isdecimal()]
    # Where two figures change places, so may their meaning; and a sign may mean something.
    if rest.strip(" ,-\u2013\u2014") or len(figures) != 1 or len(label) > _LONGEST:
        return text_key(label)
    return " ".join(sorted(piece for piece in pieces if piece != "of"))


def time_meant(label: str) -> tuple[str, int] | None:
    """Return the season or month, and the calendar year, that a round seems to mean; ``None`` where it says more.

    >>> time_meant("F26"), time_meant("SY26-27 Fall"), time_meant("2025-26 Spring"), time_meant("Round 2")
    (('fall', 2026), ('fall', 2026), ('spring', 2026), None)
    """
    pieces = [piece for piece in _PIECE.findall(text_key(label)) if piece not in _SMALL]
    years = [found for piece in pieces if (found := _YEARS.fullmatch(piece))]
    words = [piece for piece in pieces if not piece[-1].isdecimal()]
    if len(label) > _LONGEST or len(years) != 1 or len(words) != 1 or len(pieces) != len(years) + len(words):
        return None
    word = _SHORT.get(words[0], words[0][:3] if is_time_word(words[0]) else "")
    if word not in _IN_SHORT and word not in _MONTHS:
        return None
    start, end = years[0][1], years[0][2]
    # Of a school year, the fall and the months from July on are in its first calendar year.
    later = bool(end) and not (word == "fall" or word in _MONTHS[6:])
    return word, 2000 + int(start) + later

"""A school's name in full: ``Harbor ES``, ``Harbor Elem.`` and ``harbor_elementary`` are one."""

from __future__ import annotations

import functools
import re

from ilt.framework import text_key

_LEVELS = {
    "elementary": "es elem elementary elementry ele primaria",
    "middle": "ms mid middle",
    "high": "hs high",
    "junior": "jh jhs jr junior",
    "intermediate": "int inter intermediate",
    "academy": "acad academy",
    "preparatory": "prep preparatory",
}
_LEVEL = {short: level for level, words in _LEVELS.items() for short in words.split()}
_IN_FULL = {"st": "saint", "mt": "mount", "ft": "fort", "ctr": "center", "centre": "center"}
_DROPPED = frozenset(("school", "schools", "sch", "the", "and", "of", "at"))
_DOT_IN_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_WORD = re.compile(r"[^\W_]+")


@functools.lru_cache(maxsize=20_000)
def in_full(name: str) -> tuple[str, str]:
    """Return the letters of a school's name without its level, and the level; each blank where there is none.

    >>> in_full("Harbor E.S."), in_full("St. Mary's Elementary School"), in_full("Jr High")
    (('harbor', 'elementary'), ('saintmarys', 'elementary'), ('', 'junior'))
    """
    words = _WORD.findall(_DOT_IN_INITIALS.sub("", text_key(name)).replace("'", ""))
    level = ""
    stem: list[str] = []
    for word in words:
        own = _LEVEL.get(word, "") if stem or level or len(words) > 1 else ""
        if own and (not level or (level == "junior" and own == "high")):
            level = level or own
        elif word not in _DROPPED:
            stem.append(_IN_FULL.get(word, word))
    return "".join(stem), level


def same_school(one: str, other: str) -> bool:
    """Tell whether two names may be one in full, or one of them without its level.

    >>> same_school("Millbrook MS", "Millbrook Middle"), same_school("Millbrook", "Millbrook Middle")
    (True, True)
    >>> same_school("Millbrook MS", "Millbrook ES")
    False
    """
    first, second = in_full(one)[0], in_full(other)[0]
    return bool(first) and first == second and not of_two_levels(one, other)


def of_two_levels(one: str, other: str) -> bool:
    """Tell whether two names say two levels: an elementary and a middle school."""
    levels = {in_full(one)[1], in_full(other)[1]} - {""}
    return len(levels) > 1

"""The names of the framework's focus areas, as people write them above their actions."""

from __future__ import annotations

import functools
import re

from ilt import framework
from ilt.framework import text_key

_LONGEST = 700
_NUMBERED = re.compile(r"\A(?:(?:focus )?(?:area )?|fa ?)\d{0,2} ?[.:)–—-]? ?")


def area_keys() -> frozenset[str]:
    """Return what ``names_area`` compares with, for who has many texts."""
    return _keys(framework.current().areas)


def names_area(text: str, keys: frozenset[str] | None = None) -> bool:
    """Tell whether a text is the name of a focus area, with its number or not."""
    keys = area_keys() if keys is None else keys
    if len(text) < _shortest(keys) and text.isascii():
        return False
    key = _NUMBERED.sub("", text_key(text[:_LONGEST]))
    return bool(key) and key in keys


def without_area(text: str, area: str) -> str:
    """Return a text in small letters without the name of a focus area at its start, with its number or not.

    >>> without_area("3. monitor instructional effectiveness: rate each", "Monitor Instructional Effectiveness")
    ': rate each'
    """
    key, name = _NUMBERED.sub("", text[:_LONGEST]), text_key(area)
    return key[len(name) :] if name and key.startswith(name) else text


@functools.lru_cache(maxsize=8)
def _shortest(keys: frozenset[str]) -> int:
    return min(map(len, keys), default=0)


@functools.lru_cache(maxsize=8)
def _keys(areas: tuple[framework.FocusArea, ...]) -> frozenset[str]:
    return frozenset(text_key(area.name) for area in areas)

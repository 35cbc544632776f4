"""The names of the framework's focus areas, as people write them above their actions."""

from __future__ import annotations

import functools
import re

from ilt import framework
from ilt.framework import text_key

_LONGEST = 700
_NUMBERED = re.compile(r"\A(?:(?:focus )?(?:area )?|fa ?)\d{0,2} ?[.:)–—-]? ?")


def names_area(text: str) -> bool:
    """Tell whether a text is the name of a focus area, with its number or not."""
    key = _NUMBERED.sub("", text_key(text[:_LONGEST]))
    return bool(key) and key in _keys(framework.current().areas)


@functools.lru_cache(maxsize=8)
def _keys(areas: tuple[framework.FocusArea, ...]) -> frozenset[str]:
    return frozenset(text_key(area.name) for area in areas)

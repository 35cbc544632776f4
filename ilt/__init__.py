"""Ratings of instructional leadership teams: read, counted, and what they say."""

from __future__ import annotations

import importlib

TYPE_CHECKING = False  # of typing, which takes longer to load than all else here: meanwhile Ctrl+C ends in a traceback
if TYPE_CHECKING:
    from typing import Any

    from ilt.counts import count, raters
    from ilt.guard import read
    from ilt.reading import Reading

__all__ = ["Reading", "count", "raters", "read"]

_HOMES = {"Reading": "ilt.reading", "read": "ilt.guard", "count": "ilt.counts", "raters": "ilt.counts"}
_ROOMS = ("counts", "findings", "framework", "ratings", "reading")


def __getattr__(name: str) -> Any:
    # Lazy, so that whoever wants the framework alone does not load pandas with it.
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    if name in _ROOMS:
        return importlib.import_module(f"ilt.{name}")
    raise AttributeError(f"module 'ilt' has no attribute {name!r}")

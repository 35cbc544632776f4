"""Presses of Back, Next or a step of the map: which slide a meeting is at after them, however windows send them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ilt.meetings.slides import step_of
from ilt.meetings.stored import place_of

_WINDOWS = 200
"""So many windows are remembered with their last press: more than a meeting opens.

One that is open and not remembered would have its presses counted again; those left out were closed long ago.
"""

Press = tuple[int, str]
"""A press in one window: its number there, counted from 1, and what it wants: ``next``, ``back`` or a slide."""


def pressed(stored: Any, slides: Sequence[str], window: str, presses: Iterable[Press], now: int) -> dict[str, Any]:
    """Return the entry ``place`` after the presses of a window that have not counted yet.

    Parameters
    ----------
    stored
        The entry as the workspace has it.
    slides
        The names of all slides in order, ``step`` or ``step:what``.
    now
        In milliseconds since 1970 (UTC).
    """
    place = place_of(stored)
    last = place.taken.get(window, 0)
    at = position(slides, place.slide)
    for number, wish in sorted(presses):
        if number <= last:
            continue
        last = number
        to = at + {"next": 1, "back": -1}[wish] if wish in ("next", "back") else position(slides, wish, at)
        at = min(max(to, 0), len(slides) - 1)
    slide = slides[at]
    stays = place.passed(now) is not None and step_of(slide) == step_of(place.slide)
    taken = {name: n for name, n in place.taken.items() if name != window} | {window: last}
    return {
        "slide": slide,
        "since": place.since if stays else now,
        "begun": place.begun or now,
        "taken": dict(list(taken.items())[-_WINDOWS:]),
    }


def position(slides: Sequence[str], name: str, otherwise: int = 0) -> int:
    """Return where a slide is; where there is none of that name, its step's first; without its step, ``otherwise``."""
    if name in slides:
        return slides.index(name)
    return next((at for at, one in enumerate(slides) if step_of(one) == step_of(name)), otherwise)

"""What people can write in a meeting, as data: the kind of each field, its key in the workspace, and its label.

``ilt.ui.meeting.facilitator`` draws a field by its kind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ilt import framework
from ilt.meetings.meeting import MOST_CHOSEN

TEXT, RATING, VOTES, AREA, ACTIONS = "text", "rating", "votes", "focus area", "actions"
"""Kinds of fields that a meeting stores: typed text, a rating 0-3, a number of votes, a focus area, chosen actions."""
STATUSES, NEXT_STEPS, SUMMARY = "statuses", "next steps", "summary"
"""Kinds that store nothing in the meeting: how far earlier next steps are, new next steps, the summary to download."""


def whole(value: Any) -> int:
    """Return a whole number; -1 where the value is none."""
    return value if type(value) is int else -1


def actions(value: Any) -> tuple[str, ...]:
    """Return the actions of the framework in a list, each once."""
    known = framework.current().by_id
    names = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name in known))


def _area(value: Any) -> int | None:
    return value if whole(value) in [area.number for area in framework.current().areas] else None


_READ: dict[str, Callable[[Any], Any]] = {
    TEXT: lambda value: value if isinstance(value, str) and value.strip() else None,
    RATING: lambda value: value if whole(value) in framework.SCALE else None,
    VOTES: lambda value: value if whole(value) > 0 else None,
    AREA: _area,
    ACTIONS: lambda value: actions(value)[:MOST_CHOSEN] or None,
}


@dataclass(frozen=True)
class Field:
    """Something that people write, choose or download at a step.

    Attributes
    ----------
    kind
        What it holds, and so how the screen draws it.
    key
        Its name in a stored meeting; blank for a kind that stores nothing there.
    label
        What the screen asks. Of a kind with buttons, blank: the slide asks.
    per_action
        Whether there is one of each action: its key is then ``key.S3.1``.
    which
        For a field of one action at a time, the question which action is meant.
    default, height
        For a text: what is there before anybody types, and its height in pixels.
    on_slide
        Whether the slide of its step shows it, too.
    """

    kind: str
    key: str = ""
    label: str = ""
    per_action: bool = False
    which: str = ""
    default: str = ""
    height: int = 110
    on_slide: bool = False

    def read(self, value: Any) -> Any:
        """Return a stored value; ``None`` where it is none of this kind."""
        return _READ[self.kind](value)

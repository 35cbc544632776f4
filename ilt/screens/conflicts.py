"""Conflicts: what an entry of a workspace is called where a person chooses between two versions of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from ilt import format, settings
from ilt.screens.next_steps import LABELS

_KINDS = {
    "answer": "an answer",
    "setting": "a setting",
    "source": "a file",
    "confirmed": "what was confirmed",
    "step": "a next step",
    "meeting": "what was said in a meeting",
    "remembered": "an answer for files that look alike",
}
_ITEMS = {"step": "a next step", "meeting": "a meeting"}
_DAYS = ("due", "again")


def entry(kind: str, key: str, label: str = "") -> str:
    """Say what an entry of a workspace is: ``the cell D14 of a.xlsx``, ``“Who?” of a next step``.

    ``label`` is that of its field in a meeting.

    A sheet is not named: its name may be a rater's.
    """
    if kind == "answer" and key.startswith("fix@"):
        place, _, cell = key.removeprefix("fix@").rpartition("!")
        return f"the cell {cell} of {place.partition('#')[0]}"
    if kind in ("step", "meeting"):
        label = LABELS.get(key.rpartition(".")[2], "") if kind == "step" else label
        return f"“{label}” of {_ITEMS[kind]}" if label else _KINDS[kind]
    name = key.partition("@")[0] if kind == "answer" else key
    if kind == "setting" and key in settings.OF_WORKSPACE:
        name = settings.OF_WORKSPACE[key].does
    named = f" ({name})"
    return _KINDS.get(kind, kind) + (named if kind != "remembered" else "")


def entry_value(kind: str, key: str, value: Any) -> str:
    """Say an entry's value, as a person chooses between two."""
    if value is None:
        return "taken back"
    if kind == "source":
        return f"{value['size']:,} bytes"
    if kind == "step" and key.rpartition(".")[2] in _DAYS:
        return _day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return format.listing(list(map(str, value))) or "blank"
    return "reviewed" if kind == "confirmed" else str(value) or "blank"


def _day(value: str) -> str:
    try:
        return format.day(date.fromisoformat(value))
    except ValueError:
        return value or "blank"

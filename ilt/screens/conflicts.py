"""Conflicts: what an entry of a workspace is called where a person chooses between two versions of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from ilt import format, settings
from ilt.screens import questions
from ilt.screens.next_steps import LABELS

YOURS, THEIRS = "Yours", "Theirs"
IN_FULL_DETAIL = (
    "Someone else made changes at the same time as you. Open the full-detail view to choose which ones to keep."
)
_KINDS = {
    "answer": "an answer",
    "setting": "a setting",
    "source": "a file",
    "step": "a next step",
    "meeting": "a meeting entry",
    "remembered": "an answer that is used again for files with the same headings",
}
_ITEMS = {"step": "a next step", "meeting": "a meeting"}
_DAYS = ("due", "again")


def asks(what: str) -> str:
    """Ask which of two versions of ``what`` stays."""
    return f"You and someone else both changed {what}. Which version do you want to keep? Choose before you leave."


def entry(kind: str, key: str, label: str = "") -> str:
    """Say what an entry of a workspace is: ``cell D14 in a.xlsx``, ``“Who?” in a next step``.

    ``label`` is that of its field in a meeting.

    A sheet is not named: its name may be a rater's.
    """
    if kind == "answer" and key.startswith("fix@"):
        place, _, cell = key.removeprefix("fix@").rpartition("!")
        return f"cell {cell} in {place.partition('#')[0]}"
    if kind in ("step", "meeting"):
        label = LABELS.get(key.rpartition(".")[2], "") if kind == "step" else label
        return f"“{label}” in {_ITEMS[kind]}" if label else _KINDS[kind]
    if kind == "confirmed":
        return f"whether {key} is confirmed"
    name = _question(key) if kind == "answer" else key
    if kind == "setting" and key in settings.OF_WORKSPACE:
        name = settings.OF_WORKSPACE[key].does
    named = f" ({name})"
    return _KINDS.get(kind, kind) + (named if kind != "remembered" else "")


def _question(key: str) -> str:
    """Say what an answer is about, and of which file: ``“Coach”: school or district? in a.xlsx``."""
    name, _, place = key.partition("@")
    which = questions.WHICH.get(name.partition(":")[0], "") if ":" in name else ""
    said = f"{questions.about(name)}: {which.lower()}" if which else questions.about(name)
    return f"{said} in {place.partition('#')[0]}" if place else said


def entry_value(kind: str, key: str, value: Any) -> str:
    """Say an entry's value, as a person chooses between two."""
    if value is None or kind == "confirmed":
        return ("not " if value is None else "") + "confirmed" if kind == "confirmed" else "removed"
    if kind == "source":
        return f"{value['size'] / 1000:,.1f} KB"
    if kind == "step" and key.rpartition(".")[2] in _DAYS:
        return _day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return format.listing(list(map(str, value))) or "blank"
    is_answer = kind == "answer" and not key.startswith("fix@")
    return (questions.in_words(str(value)) if is_answer else str(value)) or "blank"


def _day(value: str) -> str:
    try:
        return format.day(date.fromisoformat(value))
    except ValueError:
        return value or "blank"

"""Conflicts: what an entry of a workspace is called where a person chooses between two versions of it."""

from __future__ import annotations

from typing import Any

_KINDS = {
    "answer": "an answer",
    "setting": "a setting",
    "source": "a file",
    "confirmed": "what was confirmed",
    "step": "a next step",
    "meeting": "what was said in a meeting",
    "remembered": "an answer for files that look alike",
}


def entry(kind: str, key: str) -> str:
    """Say what an entry of a workspace is: ``the cell D14 of a.xlsx``, ``a setting (cover)``.

    A sheet is not named: its name may be a rater's.
    """
    if kind == "answer" and key.startswith("fix@"):
        place, _, cell = key.removeprefix("fix@").rpartition("!")
        return f"the cell {cell} of {place.partition('#')[0]}"
    named = {"answer": key.partition("@")[0], "step": key.rpartition(".")[2], "meeting": key.partition(".")[2]}
    return _KINDS.get(kind, kind) + (f" ({named.get(kind, key)})" if kind != "remembered" else "")


def entry_value(kind: str, value: Any) -> str:
    """Say an entry's value, as a person chooses between two."""
    if value is None:
        return "taken back"
    if kind == "source":
        return f"{value['size']:,} bytes"
    return "looked over" if kind == "confirmed" else str(value)

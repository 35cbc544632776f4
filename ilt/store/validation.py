"""What an entry of each kind may say: checked when a workspace is imported, and whenever an entry is read back.

Whoever has a link can write, a file may come from a stranger, and a database may hold what an older version wrote. So
an entry that is not as its kind says counts as missing: no screen ever sees it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from ilt import framework, rules, settings, shown_before
from ilt.meetings import field_kinds, steps
from ilt.meetings.meeting import MOST_CHOSEN
from ilt.meetings.plan import LONGEST
from ilt.next_steps import DATES, FIELDS, STATUSES, TEXTS
from ilt.store import limits
from ilt.store.entries import RELEASED, SOURCE, Edit, Entry, is_source
from ilt.store.links import SHARE, VIEWED

CONFIRMED, SETTING, BEGUN = "confirmed", "setting", "begun"
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_LATEST = 10**14
"""Milliseconds since 1970: the year 5138."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOST_NAMES = 1_000

Check = Callable[[Any], bool]


def text(value: Any, most: int = limits.TEXT_CHARACTERS) -> bool:
    """Tell whether this is a text that every browser and database takes: no half of a pair, and not too long."""
    if not isinstance(value, str) or len(value) > most:
        return False
    return value.isascii() or not re.search("[\ud800-\udfff]", value)


def _name(value: Any) -> bool:
    return text(value, limits.KEY_CHARACTERS)


def _digest(value: Any) -> bool:
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def _whole(first: int, last: int) -> Check:
    return lambda value: type(value) is int and first <= value <= last  # True and False are no numbers


def _one_of(choices: Iterable[Any]) -> Check:
    known = tuple(choices)
    return lambda value: any(type(value) is type(choice) and value == choice for choice in known)


def _names(most: int) -> Check:
    return lambda value: isinstance(value, list) and len(value) <= most and all(map(_name, value))


def _day(value: Any) -> bool:
    try:
        return text(value) and FIRST_DAY <= date.fromisoformat(value) <= LAST_DAY
    except ValueError:
        return False


def _place(value: Any) -> bool:
    if not isinstance(value, dict) or not value.keys() <= {"slide", "since", "begun", "taken"}:
        return False
    taken = value.get("taken", {})
    return (
        _name(value.get("slide", ""))
        and all(_whole(0, _LATEST)(value.get(name, 0)) for name in ("since", "begun"))
        and isinstance(taken, dict)
        and len(taken) <= _MOST_NAMES
        and all(_name(window) and _whole(0, _LATEST)(number) for window, number in taken.items())
    )


def _link(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"link", "at"} and all(map(_name, value.values()))


SETTINGS: dict[str, Check] = {
    settings.MINIMUM.name: _one_of(rules.MINIMUM_CHOICES),
    settings.MINIMUM_IN_OFFICE.name: _one_of(rules.MINIMUM_CHOICES),
    settings.HIDE_ALIKE.name: _one_of((True, False)),
    settings.ROUND_ORDER.name: _names(_MOST_NAMES),
    settings.FRAMEWORK.name: _digest,
}
"""Every setting of a workspace, by its name."""
_FIELDS: dict[str, Check] = {
    field_kinds.TEXT: text,
    field_kinds.RATING: _one_of(framework.SCALE),
    field_kinds.VOTES: _whole(0, 999),
    field_kinds.AREA: _whole(0, 99),
    field_kinds.ACTIONS: _names(MOST_CHOSEN),
}
"""What each kind of field of a meeting's steps may hold."""
_MEETING: dict[str, Check] = {
    "assessment": _one_of(framework.ASSESSMENTS),
    **dict.fromkeys(("district", "school", "round", "seat"), _name),
    "day": _day,
    "minutes": _whole(1, LONGEST),
    "plan": _names(len(steps.KEYS)),
    "observed": _names(_MOST_NAMES),
    "place": _place,
    **{field.key: _FIELDS[field.kind] for field in steps.FIELDS if not field.per_action},
}
_OF_ACTIONS: dict[str, Check] = {field.key: _FIELDS[field.kind] for field in steps.FIELDS if field.per_action}
_STEP: dict[str, Check] = {
    **dict.fromkeys(FIELDS, _name),
    **dict.fromkeys(TEXTS, text),
    **dict.fromkeys(DATES, lambda value: value == "" or _day(value)),
    "status": _one_of(("", *STATUSES)),
}


def _meeting(key: str, value: Any) -> bool:
    meeting, _, field = key.partition(".")
    name, of, action = field.partition(".")
    known = _OF_ACTIONS if of and action else _MEETING
    return bool(meeting) and name in known and known[name](value)


def _step(key: str, value: Any) -> bool:
    step, _, field = key.rpartition(".")
    return bool(step) and field in _STEP and _STEP[field](value)


def _remembered(key: str, value: Any) -> bool:
    try:
        parsed = json.loads(key)
    except (ValueError, RecursionError):
        return False
    return isinstance(parsed, list) and len(parsed) == 2 and all(map(_name, parsed)) and text(value)


def _shared(key: str, value: Any) -> bool:
    known = isinstance(value, dict) and value.keys() == {"id", "sealed"}
    return key == VIEWED and known and _digest(value["id"]) and _name(value["sealed"])


KINDS: dict[str, Callable[[str, Any], bool]] = {
    SOURCE: lambda key, value: bool(key.strip(" .")) and is_source(value),
    "answer": lambda key, value: bool(key) and text(value),
    "remembered": _remembered,
    CONFIRMED: lambda _, value: _digest(value),
    SETTING: lambda key, value: key in SETTINGS and SETTINGS[key](value),
    "meeting": _meeting,
    "step": _step,
    BEGUN: lambda key, value: _digest(key) and value is True,
    RELEASED: lambda _, value: shown_before.sound(value),
    SHARE: _shared,
    "mine": lambda key, value: _digest(key) and _link(value),
}
"""Every kind of entry that a workspace holds: whether a key and a value are as they should be."""
STAY_BEHIND = (CONFIRMED, BEGUN, RELEASED, SHARE, "mine")
"""What no import brings: files are reviewed again, links lead to one workspace, and a file cannot say who began a
workspace or what was shown of it, which could be made up."""
NOT_EXPORTED = tuple(kind for kind in STAY_BEHIND if kind != CONFIRMED)
"""What no export holds. Which files were confirmed it says, for reports that are made of it without the app."""


def sound(kind: str, key: str, value: Any) -> bool:
    """Tell whether an entry is as its kind says; one that was taken back (``None``) always is."""
    if value is None:
        return True
    return kind in KINDS and _name(key) and KINDS[kind](key, value)


def item_of(kind: str, key: str) -> str:
    """Return the meeting or next step that an entry is of; the key of a step may hold a point, a meeting's none."""
    return key.rpartition(".")[0] if kind == "step" else key.partition(".")[0]


def sound_entry(entry: Entry) -> Entry:
    """Return an entry; one that is not as its kind says counts as taken back."""
    known = entry.kind in KINDS
    return replace(entry, value=None) if known and not sound(*entry.place, entry.value) else entry


def made_by(make: Callable[[Any], Any], waits: Edit | None) -> Callable[[Entry], Any]:
    """Return what makes a value of an entry as it is stored, after what makes the edit that waits to be written."""
    before = (waits.make if waits else None) or (lambda stored: sound_entry(stored).value)
    return lambda stored: make(before(stored))

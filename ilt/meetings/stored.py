"""Meetings as a workspace stores them: small entries, ``meeting.field`` or ``meeting.field.action``.

Two people who write in different fields do not collide, and a server that stops loses at most the field that somebody
types in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ilt import framework
from ilt.meetings import field_kinds, plan
from ilt.meetings.meeting import Meeting, Place
from ilt.meetings.slides import step_of
from ilt.meetings.steps import BY_KEY, FIELDS
from ilt.next_steps import day_of

FACILITATOR_KEY = "seat"
"""The field that holds the secret of the facilitator view."""


def meetings(entries: Mapping[str, Any]) -> list[Meeting]:
    """Return the meetings that a workspace holds, the newest first.

    ``entries`` are ``meeting.field`` to a value; what is no meeting, or of another framework, is left out.
    """
    found: dict[str, dict[str, Any]] = {}
    for name, value in entries.items():
        key, _, about = name.partition(".")
        found.setdefault(key, {})[about] = value
    made = [one for key, stored in found.items() if key and (one := _meeting(key, stored))]
    return sorted(made, key=lambda one: (one.day, one.place.begun), reverse=True)


def _meeting(key: str, stored: Mapping[str, Any]) -> Meeting | None:
    texts = {name: stored.get(name) for name in ("assessment", "district", "school", "round", FACILITATOR_KEY)}
    day = day_of(_text(stored.get("day")))
    if day is None or not all(isinstance(text, str) for text in texts.values()) or not texts[FACILITATOR_KEY]:
        return None
    if texts["assessment"] not in framework.ASSESSMENTS or (texts["school"] and texts["assessment"] != "school"):
        return None
    minutes = field_kinds.whole(stored.get("minutes"))
    return Meeting(
        key=key,
        assessment=str(texts["assessment"]),
        district=str(texts["district"]),
        school=str(texts["school"]),
        round=str(texts["round"]),
        day=day,
        minutes=minutes if minutes > 0 else plan.LENGTHS[0],
        plan=plan.arranged(stored.get("plan")),
        observed=tuple(field_kinds.actions(stored.get("observed")) or ()),
        facilitator_key=str(texts[FACILITATOR_KEY]),
        place=place_of(stored.get("place")),
        said={field.key: said for field in FIELDS if (said := _said(field, stored)) is not None},
    )


def _said(field: field_kinds.Field, stored: Mapping[str, Any]) -> Any:
    """Return what a field holds, of a field about actions by action; ``None`` where that is nothing."""
    if not field.per_action:
        return field.read(stored.get(field.key))
    known = framework.current().by_id
    found = {}
    for name, value in stored.items():
        key, _, action = name.partition(".")
        if key == field.key and action in known and (said := field.read(value)) is not None:
            found[action] = said
    return found or None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def place_of(stored: Any) -> Place:
    """Return the place that an entry holds; before the first slide where it names no step."""
    if not isinstance(stored, Mapping):
        return Place()
    slide, taken = _text(stored.get("slide")), stored.get("taken")
    since, begun = (field_kinds.whole(stored.get(name)) for name in ("since", "begun"))
    return Place(
        slide if step_of(slide) in BY_KEY else "",
        max(since, 0),
        max(begun, 0),
        {str(name): n for name, n in taken.items() if field_kinds.whole(n) > 0} if isinstance(taken, Mapping) else {},
    )


def entries(meeting: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a meeting (``cause.S3.1``, ``here``) as entries of a workspace."""
    return {f"{meeting}.{name}": value for name, value in values.items()}

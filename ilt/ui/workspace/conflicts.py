"""What two people wrote at one time, of which a person chooses; kept off what is projected, like any single entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from ilt import framework, screens
from ilt.meetings.field_kinds import AREA
from ilt.meetings.slides.rows import area_name
from ilt.meetings.steps import FIELDS, STEPS
from ilt.next_steps import STATUSES, team_name
from ilt.store import Conflict
from ilt.ui import news, privacy, sheets_on_screen
from ilt.ui.markdown import plain
from ilt.ui.session import Session, session
from ilt.ui.teams import OfTeams, or_say_why
from ilt.ui.workspace import current_workspace
from ilt.ui.workspace.current_workspace import PROTECTS, TEAMS, Entries

_IN_LISTS: Mapping[str, Callable[[str], str]] = {
    "status": lambda status: STATUSES.get(status, status),
    "action_id": screens.actions.with_id,
    "school": team_name,
}
"""Fields of a next step that are chosen in a list, and what the list calls a choice."""
BUTTON_CHARACTERS = 40
"""What is longer may be cut off on a button, and stands above it in full."""


def draw() -> None:
    """Let this visitor choose between what they wrote and what somebody else did meanwhile."""
    found = [one for one in _found() if not _in_open_next_step(one)]
    open_ = [one for one in found if not privacy.presenting() or _may_be_projected(one)]
    with news.place("conflicts"):
        for conflict in open_:
            _choice(conflict)
        if len(open_) < len(found):
            with st.container(border=True, horizontal=True, vertical_alignment="center", key="conflicts"):
                st.text(screens.conflicts.IN_FULL_DETAIL)
                st.button(screens.workspace.FULL_DETAIL, on_click=privacy.ask, key="_ask_conflicts")


def is_open(kind: str, key: str) -> bool:
    """Tell whether this visitor has to choose about an entry."""
    return any(one.mine.place == (kind, key) for one in _found())


def choice(kind: str, key: str) -> None:
    """Let this visitor choose about a field of an open next step, where they have to."""
    for conflict in _found():
        if conflict.mine.place == (kind, key):
            _choice(conflict)


def choose(kind: str, keys: Iterable[str], *, mine: bool) -> None:
    """Let what this visitor wrote stay, or what somebody else did, wherever there is a choice."""
    for place in {(kind, key) for key in keys} & {one.mine.place for one in _found()}:
        _choose(place, mine=mine)


def _found() -> list[Conflict]:
    mine = current_workspace.saver()
    return list(mine.conflicts.values()) if mine else []


def _in_open_next_step(conflict: Conflict) -> bool:
    kind, key = conflict.mine.place
    return kind == "step" and key.rpartition(".")[0] == current_workspace.written_next_step()


def _may_be_projected(conflict: Conflict) -> bool:
    """Tell whether both values may be on a projected screen; the facilitator's view is not projected."""
    kind, key = conflict.mine.place
    return (kind == "setting" and key in PROTECTS) or session.page == "facilitator"


def _choice(conflict: Conflict) -> None:
    place = conflict.mine.place
    with st.container(border=True, key=sheets_on_screen.key("conflict", *place)):
        what = screens.conflicts.entry(*place, _label(*place))
        st.text(screens.conflicts.asks(what))
        both = (
            (True, screens.conflicts.YOURS, conflict.mine.value),
            (False, screens.conflicts.THEIRS, conflict.theirs.value),
        )
        labels = {
            mine: f"{whose}: {screens.conflicts.entry_value(*place, _as_on_screens(*place, value))}"
            for mine, whose, value in both
        }
        for label in labels.values():
            if len(label) > BUTTON_CHARACTERS:
                st.text(label)
        with st.container(horizontal=True):
            for mine, label in labels.items():
                # By what it is about: pressed twice, a key that says its place would settle the next one unseen.
                key = sheets_on_screen.key(f"choose_{'mine' if mine else 'theirs'}", *place)
                st.button(plain(label), key=key, on_click=_choose, args=(place,), kwargs={"mine": mine})


@or_say_why()
def _choose(place: tuple[str, str], *, mine: bool) -> None:
    kind, key = place
    (OfTeams if kind in TEAMS else Entries)(kind).choose(key, mine=mine)
    if not mine:
        session.show_newest(_field(kind, key))


def _as_on_screens(kind: str, key: str, value: Any) -> Any:
    """Return what a team chose in a list as the list shows it; anything else as it is."""
    of_step = _IN_LISTS.get(key.rpartition(".")[2]) if kind == "step" else None
    if of_step and value is not None:
        return of_step(value)
    if isinstance(value, list):
        return [screens.actions.with_id(str(one)) for one in value]
    name = key.split(".")[1] if kind == "meeting" else ""
    areas = {field.key for field in FIELDS if field.kind == AREA}
    numbers = [area.number for area in framework.current().areas]
    return area_name(value) if name in areas and value in numbers else value


def _label(kind: str, key: str) -> str:
    """Return what a meeting's field is called on the screen, or its step where buttons have no label; else blank."""
    name = key.split(".")[1] if kind == "meeting" else ""
    return next((field.label or step.name for step in STEPS for field in step.fields if name and field.key == name), "")


def _field(kind: str, key: str) -> str:
    """Return the key of the field in which a team writes an entry."""
    if kind == "step":
        item, _, name = key.rpartition(".")
        return Session.step_field.key(name, item)
    return Session.meeting_field.key(*key.split(".", 1)) if kind == "meeting" else ""

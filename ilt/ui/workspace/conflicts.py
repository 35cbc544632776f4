"""What two people wrote at one time, of which a person chooses; kept off what is projected, like any single entry."""

from __future__ import annotations

import streamlit as st

from ilt import screens
from ilt.store import Conflict
from ilt.ui import file_places, privacy
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.teams import OfTeams
from ilt.ui.workspace import current_workspace
from ilt.ui.workspace.current_workspace import PROTECTS, TEAMS, Entries


def draw() -> None:
    """Let this visitor choose between what they wrote and what somebody else did meanwhile."""
    mine = current_workspace.saver()
    found = list(mine.conflicts.values()) if mine else []
    open_ = [one for one in found if not privacy.presenting() or _may_be_projected(one)]
    for at, conflict in enumerate(open_):
        _choice(at, conflict)
    if len(open_) < len(found):
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="conflicts"):
            st.text(
                "Somebody else changed the same things at the same time. Choose which stay in the full-detail view."
            )
            st.button("Full-detail view…", on_click=privacy.ask, key="_ask_conflicts")


def _may_be_projected(conflict: Conflict) -> bool:
    """Tell whether both values may be on a projected screen; the facilitator's view is not projected."""
    kind, key = conflict.mine.place
    return (kind == "setting" and key in PROTECTS) or session.page == "facilitator"


def _choice(at: int, conflict: Conflict) -> None:
    place = conflict.mine.place
    with st.container(border=True, key=f"conflict_{at}"):
        st.text(f"Somebody else changed {screens.workspace.entry(*place)} at the same time. Which one stays?")
        with st.container(horizontal=True):
            for mine, value in ((True, conflict.mine.value), (False, conflict.theirs.value)):
                label = f"{'Yours' if mine else 'Theirs'}: {screens.workspace.entry_value(place[0], value)}"
                # By what it is about: pressed twice, a key that says its place would settle the next one unseen.
                key = file_places.key(f"choose_{'mine' if mine else 'theirs'}", *place)
                st.button(plain(label), key=key, on_click=_choose, args=(place,), kwargs={"mine": mine})


def _choose(place: tuple[str, str], *, mine: bool) -> None:
    kind, key = place
    (OfTeams if kind in TEAMS else Entries)(kind).choose(key, mine=mine)

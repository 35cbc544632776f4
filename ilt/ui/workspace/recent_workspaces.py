"""Recent workspaces, offered where none is open: of the person who signed in, or of this browser of their computer."""

from __future__ import annotations

import streamlit as st

from ilt import screens
from ilt.access import COORDINATOR
from ilt.store import StoreError
from ilt.ui import local_day, messages, sign_in
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.workspace import addresses, browser, current_workspace, stored_recent_workspaces
from ilt.ui.workspace.database import database


@st.fragment
def listen() -> None:
    """Hear which browser this is, and draw the screen again where that changes it."""
    if not current_workspace.lasts() or not browser.listen():
        return
    mine = current_workspace.saver()
    if mine is not None:
        current_workspace.remember(mine)
    if (mine is None and database().store.listed) or session.page == "ratings":
        messages.again()
        st.rerun()


def _go_to(link: str) -> None:
    st.query_params[addresses.WORKSPACE] = link


def offer() -> None:
    """Offer, where no workspace is open, those that this person or browser opened before."""
    if current_workspace.saver() is not None or not current_workspace.lasts():
        return
    theirs = bool(sign_in.person().key)
    try:
        found = stored_recent_workspaces.workspaces(database().store)
    except StoreError as error:
        st.info(plain(str(error)))
        return
    if not found:
        if theirs and not sign_in.person().may(COORDINATOR):
            st.text(screens.start.NO_WORKSPACE)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="recent"):
        st.text(screens.start.YOUR_WORKSPACES if theirs else screens.start.RECENT)
        for one in found[: None if theirs else _FEW]:
            label = screens.start.recent(one.sources, one.changed.astimezone(local_day.zone()))
            st.button(
                plain(label), key=f"_recent {one.changed}", on_click=_go_to, args=(one.link,), icon=":material/history:"
            )


_FEW = 3

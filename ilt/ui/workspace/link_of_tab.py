"""The workspace's link, kept by the tab of the slides: their address is projected, and does not hold it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from ilt.store import is_view_only
from ilt.ui import messages
from ilt.ui.session import session
from ilt.ui.workspace import addresses, current_workspace

MOST_CHARACTERS = 200
_component = st.components.v2.component(
    "ilt_link_of_tab", js=(Path(__file__).parent / "link_of_tab.js").read_text(encoding="utf-8")
)


def listen() -> bool:
    """Let the tab remember the link; where a refresh lost the workspace, open it by what the tab remembers.

    Returns whether that is known: a tab answers a moment after the screen was drawn.
    """
    mine = current_workspace.saver()
    link = mine.link if mine is not None and current_workspace.lasts() and not is_view_only(mine.link) else ""
    with st.container(key="_script_link_of_tab"):
        data = {"link": link, "known": mine is not None}
        state: Any = _component(key="_tab_tells", data=data, on_remembered_change=messages.again)
    remembered = state.get("remembered")
    sent = remembered.get("link") if isinstance(remembered, Mapping) else None
    if mine is None and isinstance(sent, str) and len(sent) <= MOST_CHARACTERS and sent != session.link_of_tab:
        current_workspace.open_link(sent)
        session.link_of_tab = sent  # only now: another run may interrupt this one, and tries again
        if session.unavailable:
            st.query_params[addresses.WORKSPACE] = sent  # it is tried again by itself
        st.rerun()
    return mine is not None or remembered is not None

"""Recent workspaces, offered where none is open: of the person who signed in, or of a computer of one's own."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from ilt import sentences
from ilt.access import COORDINATOR
from ilt.store import StoreError
from ilt.ui import shelf, signin, workspace
from ilt.ui.markdown import plain


def at_this_machine() -> bool:
    """Tell whether the visitor's browser speaks to this machine itself: behind a proxy it names another host."""
    return urlsplit(str(st.context.headers.get("Origin", ""))).hostname in workspace.OWN_MACHINE


def _go_to(link: str) -> None:
    st.query_params[workspace.ADDRESS] = link


def offer() -> None:
    """Offer, where no workspace is open, those of the person who signed in, or of a computer of one's own."""
    theirs = bool(signin.person().key)
    if workspace.known() is not None or not workspace.kept() or not (theirs or at_this_machine()):
        return
    try:
        store = workspace.database().store
        found = shelf.workspaces(store) if theirs else store.recent(3)
    except StoreError as error:
        st.info(plain(str(error)))
        return
    if not found:
        if theirs and not signin.person().may(COORDINATOR):
            st.text("You have no workspace yet: ask a coordinator for the link of yours.")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="recent"):
        st.text("Your workspaces" if theirs else "Go on with")
        for one in found:
            files = sentences.number(one.sources, "file") if one.sources else "sample data"
            label = f"{files}, {one.changed.astimezone():%d %b %Y, %H:%M}"
            st.button(
                plain(label), key=f"_recent {one.changed}", on_click=_go_to, args=(one.link,), icon=":material/history:"
            )

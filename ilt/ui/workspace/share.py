"""The two links of a workspace: what each of them lets people do, and how each is withdrawn."""

from __future__ import annotations

import streamlit as st

from ilt.access import COORDINATOR, RefusedError
from ilt.store import Saver, StoreError, sharing
from ilt.ui import sign_in
from ilt.ui.session import session
from ilt.ui.workspace import addresses, browser, current_workspace

SHARE = "share"
"""What the dialog is called among those that are to be opened."""
VIEW_ONLY = """
People with this link see the screens as you project them: no group below the smallest size, no notes, no names. They
can't change anything, delete anything, or open the full-detail view.
"""
WORK = """
People with this link can do what you can: add and delete files, change everything, and open the full-detail view.
"""
NEW = "Anyone who has the old link needs the new one, and so does a phone that leads a meeting."


def offer() -> None:
    """Offer the links of the workspace that is open to who may change everything in it."""
    if not _may():
        return
    st.button("Share…", icon=":material/share:", type="tertiary", on_click=_ask, key="_share")


def draw() -> None:
    """Draw the dialog, where somebody asked for it."""
    if session.take_question(SHARE) and _may():
        _dialog()


def _may() -> bool:
    mine = current_workspace.saver()
    saved = mine is not None and mine.started and current_workspace.lasts()
    return saved and sign_in.person().may(COORDINATOR)


def _ask() -> None:
    session.asks = SHARE


@st.dialog("Share this workspace", width="medium")
def _dialog() -> None:
    mine = current_workspace.saver()
    if mine is None or sign_in.changed():
        st.rerun()
    current_workspace.message()
    st.subheader("View only", anchor=False)
    st.markdown(VIEW_ONLY)
    _view_link(mine)
    st.subheader("Work together", anchor=False)
    st.markdown(WORK)
    st.code(addresses.of("overview", mine.link), language=None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Withdraw it and make a new link", type="tertiary", on_click=_renew, key="_renew_link")
        st.caption(NEW)
    if sign_in.required():
        st.caption("People still sign in first, and see what is for them.")
    if addresses.here_only():
        st.caption(addresses.HERE_ONLY)


def _view_link(mine: Saver) -> None:
    link = sharing.view_link(mine)
    if link is None:
        st.button("Make a view-only link", type="primary", on_click=_share, key="_make_view_link")
        return
    if link:
        st.code(addresses.of("overview", link), language=None)
    else:
        st.text("There is a view-only link that can't be shown here. Withdraw it to make another.")
    st.button("Withdraw the view-only link", type="tertiary", on_click=_withdraw, key="_withdraw_view_link")


def _workspace() -> Saver | None:
    """Return the workspace for who may share it now; ``None`` and a message where that has changed."""
    try:
        sign_in.must(COORDINATOR)
    except RefusedError as error:
        session.message = str(error)
        return None
    return current_workspace.saver()


def _share() -> None:
    if mine := _workspace():
        sharing.share(mine)


def _withdraw() -> None:
    if mine := _workspace():
        sharing.withdraw(mine)


def _renew() -> None:
    mine = _workspace()
    if mine is None:
        return
    began = browser.began(mine)
    try:
        mine.renew()
    except StoreError as error:
        session.message = str(error)
        return
    browser.mark(mine, agreed=began)
    st.query_params[addresses.WORKSPACE] = mine.link

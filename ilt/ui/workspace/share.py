"""The two links of a workspace: what each of them lets people do, and how each is withdrawn."""

from __future__ import annotations

import streamlit as st

from ilt import screens
from ilt.access import COORDINATOR, RefusedError
from ilt.store import Saver, StoreError, sharing
from ilt.ui import sign_in
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.workspace import addresses, browser, current_workspace

SHARE = "share"
"""What the dialog is called among those that are to be opened."""


def offer() -> None:
    """Offer the links of the workspace that is open to who may change everything in it."""
    if not _may():
        return
    st.button(screens.share.SHARE, icon=":material/share:", type="tertiary", on_click=_ask, key="_share")


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


@st.dialog(screens.share.TITLE, width="medium")
def _dialog() -> None:
    mine = current_workspace.saver()
    if mine is None or sign_in.changed():
        st.rerun()
    current_workspace.message()
    st.subheader(screens.share.VIEW_ONLY, anchor=False)
    st.markdown(screens.share.ABOUT_VIEW_ONLY)
    _view_link(mine)
    st.subheader(screens.share.WORK_TOGETHER, anchor=False)
    if sign_in.required():
        st.markdown(screens.share.ABOUT_WORK_TOGETHER_SIGNED_IN)
    else:
        st.markdown(screens.share.ABOUT_WORK_TOGETHER)
    st.code(addresses.of("overview", mine.link), language=None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(screens.share.RENEW, type="tertiary", on_click=_renew, key="_renew_link")
        st.caption(screens.share.NEW_LINK)
    if sign_in.required():
        st.caption(screens.share.SIGN_IN_FIRST)
    if words := addresses.here_only():
        st.caption(plain(words))


def _view_link(mine: Saver) -> None:
    link = sharing.view_link(mine)
    if link is None:
        st.button(screens.share.MAKE_VIEW_ONLY, type="primary", on_click=_share, key="_make_view_link")
        return
    if link:
        st.code(addresses.of("overview", link), language=None)
    else:
        st.text(screens.share.NOT_SHOWN)
    st.button(screens.share.TURN_OFF_VIEW_ONLY, type="tertiary", on_click=_withdraw, key="_withdraw_view_link")


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

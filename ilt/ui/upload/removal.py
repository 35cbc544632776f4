"""Removing one file, or all there is: asked once, and then for good."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ilt import screens
from ilt.ui import filters, sheets_on_screen, widgets
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.teams import or_say_why
from ilt.ui.workspace import current_workspace, files

MOST_FILES = 100
DELETION = "deletion"


def draw(names: Sequence[str]) -> None:
    """Offer to forget files, or all there is."""
    st.subheader(screens.ratings.REMOVE, anchor=False)
    st.button(screens.ratings.DELETE, on_click=_ask_to_forget, icon=":material/delete_forever:")
    if session.take_question(DELETION):
        _forget()
    chosen = session.file_to_remove
    if chosen not in names:  # somebody else removed it
        _ask_to_remove(None)
    with st.expander(screens.ratings.REMOVE_ONE, expanded=chosen in names) if len(names) > 1 else st.container():
        here = names[widgets.page("files", len(names), MOST_FILES)]
        elsewhere = [chosen] if chosen is not None and chosen in names and chosen not in here else []
        for name in [*elsewhere, *here]:
            if name != chosen:
                key = sheets_on_screen.key("remove", name)
                st.button(plain(screens.ratings.remove(name)), key=key, on_click=_ask_to_remove, args=(name,))
                continue
            with st.container(border=True, key="asked_to_remove"):
                st.text(screens.ratings.remove_warning(name))
                with st.container(horizontal=True):
                    st.button(
                        screens.ratings.REMOVE_IT, key="_remove_it", type="primary", on_click=_removed, args=(name,)
                    )
                    st.button(screens.ratings.KEEP_IT, key="_keep_it", on_click=_ask_to_remove, args=(None,))


def _ask_to_remove(name: str | None) -> None:
    session.file_to_remove = name


@or_say_why()
def _removed(name: str) -> None:
    _ask_to_remove(None)
    if name in files.uploads():
        files.remove(name)
        filters.reset_filters()


def _ask_to_forget() -> None:
    session.asks = DELETION


@st.dialog(screens.ratings.DELETE_ALL_TITLE)
def _forget() -> None:
    st.text(screens.ratings.DELETE_WARNING)
    if st.button(screens.ratings.DELETE_ALL, type="primary", on_click=_forgotten):
        st.rerun()


@or_say_why()
def _forgotten() -> None:
    current_workspace.forget()
    filters.reset_filters()

"""Removing one file, or all there is: asked once, and then for good."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ilt.ui import filters, sheets_on_screen, widgets
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.teams import or_say_why
from ilt.ui.workspace import current_workspace, files

MOST_FILES = 100
DELETION = "deletion"


def draw(names: Sequence[str]) -> None:
    """Offer to forget files, or all there is."""
    st.subheader("Remove", anchor=False)
    st.button("Delete permanently…", on_click=_ask_to_forget, icon=":material/delete_forever:")
    if session.take_question(DELETION):
        _forget()
    chosen = session.file_to_remove
    if chosen not in names:  # somebody else removed it
        _ask_to_remove(None)
    with st.expander("Remove one file", expanded=chosen in names) if len(names) > 1 else st.container():
        here = names[widgets.page("files", len(names), MOST_FILES)]
        elsewhere = [chosen] if chosen is not None and chosen in names and chosen not in here else []
        for name in [*elsewhere, *here]:
            if name != chosen:
                key = sheets_on_screen.key("remove", name)
                st.button(f"Remove {plain(name)}…", key=key, on_click=_ask_to_remove, args=(name,))
                continue
            with st.container(border=True, key="asked_to_remove"):
                st.text(
                    f"Remove {name}? Its ratings leave every screen, with what was answered and corrected in it, for "
                    "everybody who has the link. To have it back, add the file again."
                )
                with st.container(horizontal=True):
                    st.button("Remove it", key="_remove_it", type="primary", on_click=_removed, args=(name,))
                    st.button("Keep it", key="_keep_it", on_click=_ask_to_remove, args=(None,))


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


@st.dialog("Delete everything permanently?")
def _forget() -> None:
    st.text(
        "Files, answers, corrections and settings are deleted for good, for everybody who has the link. Nobody can "
        "bring them back."
    )
    if st.button("Delete everything", type="primary", on_click=_forgotten):
        st.rerun()


@or_say_why()
def _forgotten() -> None:
    current_workspace.forget()
    filters.reset_filters()

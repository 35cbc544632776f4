"""Ratings that name no district beside others that do, on the Ratings screen; nothing is joined by itself."""

from __future__ import annotations

import streamlit as st

from ilt import format, screens
from ilt.reading import Reading
from ilt.ui import sheets_on_screen
from ilt.ui.markdown import plain
from ilt.ui.workspace import answer_questions, files

_MOST = 3
"""So many districts have a button each; of more, files must say which is theirs."""


def draw(reading: Reading) -> None:
    """Ask whose the ratings are that name no district, where others do: two halves of one are never compared."""
    table = reading.ratings
    unnamed = int((table["rating"].notna() & (table["district"] == "")).sum())
    named = sorted(set(table["district"]) - {""})
    if not unnamed or not named or not files.uploads():
        return
    st.subheader(screens.questions.NO_DISTRICT, anchor=False)
    quoted = format.listing([f"“{name}”" for name in named[:_MOST]])
    others = quoted if len(named) <= _MOST else screens.questions.others(len(named))
    st.text(screens.questions.without_district(unnamed, others))
    if len(named) > _MOST:
        st.caption(screens.questions.ADD_DISTRICT)
        return
    with st.container(horizontal=True):
        for name in named:
            key = sheets_on_screen.key("district", name)
            st.button(
                plain(screens.questions.from_district(name)),
                key=key,
                on_click=answer_questions.of_district,
                args=(name,),
            )

"""Ratings that name no district beside others that do, on the Ratings screen; nothing is joined by itself."""

from __future__ import annotations

import streamlit as st

from ilt import format
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
    st.subheader("Ratings that name no district", anchor=False)
    count = format.number(unnamed, "rating")
    others = format.listing([f"“{name}”" for name in named[:_MOST]]) if len(named) <= _MOST else f"{len(named)} others"
    st.text(f"{count} without a district count as a district of their own, beside {others}. Whose are they?")
    if len(named) > _MOST:
        st.caption("Write the district into a column named district, and add the files again.")
        return
    with st.container(horizontal=True):
        for name in named:
            key = sheets_on_screen.key("district", name)
            st.button(f"They are from {plain(name)}", key=key, on_click=answer_questions.of_district, args=(name,))

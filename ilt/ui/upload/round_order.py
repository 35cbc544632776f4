"""Rounds that do not say when they were, on Ratings: somebody puts them in order."""

from __future__ import annotations

import streamlit as st

from ilt import ratings, screens, settings
from ilt.reading import Reading
from ilt.ui import filters
from ilt.ui.session import Session, session
from ilt.ui.workspace import files


def draw(reading: Reading) -> None:
    """Let the person arrange rounds that do not say when they were."""
    options = list(dict.fromkeys(reading.ratings["round"]))
    if not ratings.order_rounds(options).unplaced:
        return
    st.subheader(screens.questions.ROUND_ORDER, anchor=False)
    st.text(screens.questions.ABOUT_ROUND_ORDER)
    st.multiselect(
        screens.questions.EARLIEST_FIRST,
        options,
        default=filters.arranged_rounds(options),
        key=Session.round_order.key,
        on_change=lambda: files.set_setting(settings.ROUND_ORDER, list(session.round_order)),
    )

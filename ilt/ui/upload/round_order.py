"""Rounds that do not say when they were, on Add and review ratings: somebody puts them in order."""

from __future__ import annotations

import streamlit as st

from ilt import ratings, settings
from ilt.reading import Reading
from ilt.ui import filters
from ilt.ui.session import Session, session
from ilt.ui.workspace import files


def draw(reading: Reading) -> None:
    """Let the person arrange rounds that do not say when they were."""
    options = list(dict.fromkeys(reading.ratings["round"]))
    if not ratings.order_rounds(options).unplaced:
        return
    st.subheader("Order of the rounds", anchor=False)
    st.text(
        "Some rounds do not say when they were. Choose all of them, the earliest first; the last is shown by default."
    )
    st.multiselect(
        "Rounds, earliest first",
        options,
        default=filters.arranged_rounds(options),
        key=Session.round_order.key,
        on_change=lambda: files.set_setting(settings.ROUND_ORDER, list(session.round_order)),
    )

"""A screen of which nobody rated anything: what is missing, and the filters that lead to what is rated."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ilt import screens
from ilt.ratings import PERSPECTIVES
from ilt.ui import filters, frame, script_run, sheets_on_screen, widgets
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.view import SHOWS, View


def stop_if(view: View, sides: Sequence[str] = PERSPECTIVES) -> None:
    """End the screen where none of these sides rated what is looked at."""
    if screens.missing_ratings.unrated(view, sides):
        frame.heading(screens.missing_ratings.sentence(view, sides), view.where, view, screens.missing_ratings.HOW)
        offer(view, sides)
        script_run.stop()


def offer(view: View, sides: Sequence[str]) -> None:
    """Say why these sides are missing, and offer the filters that lead to what is rated."""
    st.text(screens.missing_ratings.why(view, sides))
    with st.container(horizontal=True, vertical_alignment="center"):
        ways = screens.missing_ratings.ways(view, sides)
        if session.page not in ("heatmaps", "attention"):  # which alone have this filter
            ways = [way for way in ways if "perspective" not in way.filters]
        for way in ways:
            # By what it sets, too: a round may be called "all schools".
            key = sheets_on_screen.key("way", way.label, *(f"{name} {value}" for name, value in way.filters.items()))
            st.button(plain(way.label), key=key, on_click=_take, args=(way,))
        st.page_link(
            "pages/ratings.py", label=screens.frame.ADD_RATINGS, icon=":material/arrow_forward:", icon_position="right"
        )


def one_sided(view: View) -> None:
    """Say what is missing to set two sides side by side, and offer the filters that lead to what is rated."""
    if lacking := screens.missing_ratings.lacking(view):
        offer(view, lacking)
    else:
        widgets.nothing(screens.frame.NOT_BOTH_SIDES, screens.frame.CHOOSE_ANOTHER)


def _take(way: screens.missing_ratings.Way) -> None:
    for name, value in way.filters.items():
        if name == "assessment":
            filters.show_assessment(value)
        elif name == "perspective":
            session.choose("show", SHOWS[value])
            session.choose("perspective", SHOWS[value])
        else:
            session.choose(name, {"area": "All", "schools": []}.get(name, value))

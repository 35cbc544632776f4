"""Confirming on Ratings that files were read right, so that they are charted: above the problems and below them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ilt import screens
from ilt.reading import Reading
from ilt.ui import filters, privacy, sheets_on_screen
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.upload import similar_schools
from ilt.ui.workspace import files


def draw(reading: Reading) -> None:
    """Say what comes next: look it over and confirm; or go to the heatmaps, where that is done."""
    if not files.uploads():
        return
    if empty := screens.ratings.no_ratings(privacy.at_desk(reading).sources):
        st.warning(plain(empty))
    if not _any(reading):
        return
    if files.other_framework():
        st.text(screens.ratings.FRAMEWORK_CHANGED)
    with st.container(horizontal=True, vertical_alignment="center"):
        if not files.unconfirmed():
            st.page_link("pages/heatmaps.py", label=screens.ratings.SEE_HEATMAPS, icon=":material/arrow_forward:")
        elif len(reading.questions):
            st.button(screens.ratings.WITHOUT_WAITING, **_confirms("_confirm"))
        else:
            look: Any = {"type": "primary", "icon": ":material/check:"}
            st.button(screens.ratings.CONFIRM, **look, **_confirms("_confirm"))
            seen = len(screens.ratings.unsettled(privacy.at_desk(reading).problems))
            elsewhere = len(screens.ratings.unsettled(reading.problems)) - seen
            open_ = screens.ratings.before_confirming(seen, len(similar_schools.left(reading)), elsewhere=elsewhere)
            st.caption(plain(open_), width="stretch")


def _any(reading: Reading) -> bool:
    """Tell whether there is a rating to chart."""
    return bool(reading.ratings["rating"].notna().any())


def draw_below_problems(reading: Reading) -> None:
    """Offer below the problems what stands above them: to confirm."""
    if files.unconfirmed() and not len(reading.questions) and _any(reading):
        st.button(screens.ratings.DONE, icon=":material/check:", **_confirms("_go_on"))


def _confirms(button: str) -> dict[str, Any]:
    """Return what makes a button confirm the files on this screen: pressed on an older one, it does nothing here."""
    shown = files.digests()
    key = sheets_on_screen.key(button, *(word for file in shown.items() for word in file))
    return {"key": key, "on_click": _confirm, "args": (shown,)}


def _confirm(seen: Mapping[str, str]) -> None:
    """Let the files that the screen showed be charted, from the filters' defaults on."""
    files.confirm(seen)
    filters.reset_filters()
    session.confirmed_now = True

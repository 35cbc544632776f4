"""What Add and review ratings says where the ratings stay in a database or a folder."""

from __future__ import annotations

import streamlit as st

from ilt import screens
from ilt.reading import Reading
from ilt.sources.statements import MOST_FAULTS
from ilt.ui import frame, privacy, widgets
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.upload import add_files, round_order


def draw(reading: Reading) -> None:
    """Say what was counted of the district that is looked at, and what cannot be; offer to add files all the same."""
    words = screens.districts
    about = session.connected or screens.frame.NO_DISTRICT
    frame.heading(screens.districts.title(reading.sources), about, None, words.HOW)
    for notice in reading.notices["message"]:
        st.text(notice)
    if len(reading.problems):
        widgets.data(words.problems(reading.problems), alt=words.PROBLEMS_ALT)
        if len(reading.problems) >= MOST_FAULTS:
            st.caption(plain(words.ONE_OF_MANY))
    privacy.offer_minimums()
    round_order.draw(reading)
    st.text(words.ADD_FILES)
    add_files.draw()

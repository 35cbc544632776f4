"""On the wall: one slide at a time, and nothing else."""

import streamlit as st

from ilt import ui
from ilt.slides import deck, drawn
from ilt.ui import meetings, seat, steps, taps, workspace

ui.enter_without_ratings()
meeting = meetings.here()
if meeting is None or meetings.nothing_to_show(meeting):
    st.title("No meeting is shown here")
    st.text("Its team’s ratings are not here, or it was deleted. Choose or begin one on Meeting.")
    st.page_link("pages/meeting.py", label="Go to Meeting")
    st.stop()
slides = meetings.slides(meeting)
slide = slides[deck.at(meeting, slides)]
st.html(f"<style>{drawn.style()}</style>")
st.html(drawn.html(slide))
if steps.may_write():
    with st.container(key="taps"):
        taps.draw(meeting, slide, meetings.deck(meeting).ratings)
    if not workspace.kept():  # no other window shares anything, so things are typed here
        seat.only(slide.name)
        with st.container(key="typed"):
            seat.fields(meeting, meetings.deck(meeting).ratings)
    meetings.remote(meeting, slides, meetings.seat(meeting))
if workspace.kept():
    workspace.listen(quiet=True)

"""The facilitator's view: the same meeting on a phone, with prompts, time, and the fields for typing."""

import streamlit as st

from ilt import ui
from ilt.slides import deck
from ilt.ui import meetings, seat, steps, workspace

ui.enter_without_ratings()
meeting = meetings.seated() if steps.may_write() else None
if meeting is None or meetings.nothing_to_show(meeting):
    st.title("This seat needs its link")
    st.text("The facilitator’s view opens with the link or the QR code that Meeting shows to who prepares one.")
    st.stop()
slides = meetings.slides(meeting)
at = deck.at(meeting, slides)
with st.container(key="seat_status"):
    workspace.listen()
seat.only(slides[at].name)
seat.lead(meeting, slides, at)
seat.fields(meeting, meetings.deck(meeting).ratings)
seat.sources()
meetings.remote(meeting, slides)

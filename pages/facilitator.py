"""The facilitator view: the same meeting on a phone, with prompts, time, and the fields for typing."""

import streamlit as st

from ilt.meetings.slides import deck
from ilt.ui import frame, news, next_steps, script_run
from ilt.ui.meeting import facilitator, meetings
from ilt.ui.workspace import current_workspace

frame.enter_without_ratings()
meeting = meetings.by_facilitator_link() if next_steps.may_write() else None
if meeting is None:
    st.title("This page opens with its own link")
    st.text("Meeting shows that link, and a QR code for a phone, to whoever prepares the meeting.")
    script_run.stop()
if meetings.nothing_to_show(meeting):
    st.title("The ratings of this meeting are not here now")
    st.text("What was written in it stays. Once its team’s ratings are added and confirmed, it goes on here.")
    current_workspace.listen()
    script_run.stop()
slides = meetings.slides(meeting)
at = deck.at(meeting, slides)
with st.container(key="facilitator_status"):
    current_workspace.listen()
facilitator.hide_other_steps(slides[at].name)
facilitator.current_slide(meeting, slides, at)
with news.place("meeting"):
    if meetings.gone(meeting):
        st.text("Somebody else deleted this meeting: what is typed in it is not saved any more. Copy what you need.")
facilitator.fields(meeting, meetings.deck(meeting).ratings)
facilitator.sources()
meetings.controls(meeting, slides)

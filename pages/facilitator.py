"""The facilitator view: the same meeting on a phone, with prompts, time, and the fields for typing."""

import streamlit as st

from ilt import screens
from ilt.meetings import facilitator_view
from ilt.meetings.slides import deck
from ilt.ui import frame, news, next_steps, script_run, unsaved_text
from ilt.ui.meeting import facilitator, meetings
from ilt.ui.session import session
from ilt.ui.workspace import current_workspace

frame.enter_without_ratings()
meeting = meetings.by_facilitator_link() if next_steps.may_write() else None
if meeting is None:
    st.title(facilitator_view.OPEN_FROM_LINK)
    st.text(facilitator_view.WHERE_LINK_IS)
    st.page_link("pages/meeting.py", label=screens.meeting.GO_TO)
    script_run.stop()
if meetings.nothing_to_show(meeting):
    st.title(facilitator_view.NO_RATINGS)
    st.text(facilitator_view.WHAT_THEN)
    unsaved_text.show(session.fields_gone)
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
        st.text(facilitator_view.DELETED)
del session.fields_gone
facilitator.fields(meeting, meetings.deck(meeting).ratings)
facilitator.sources()
meetings.controls(meeting, slides)

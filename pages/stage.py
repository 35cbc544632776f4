"""The slides of a meeting, to be projected: one at a time, and nothing else."""

import streamlit as st

from ilt import screens
from ilt.meetings.slides import deck, html
from ilt.ui import frame, next_steps, script_run
from ilt.ui.markdown import plain
from ilt.ui.meeting import facilitator, meetings, voting
from ilt.ui.workspace import current_workspace, link_of_tab

frame.enter_without_ratings()
known = link_of_tab.listen()
meeting = meetings.by_address()
if meeting is None or meetings.nothing_to_show(meeting):
    title, why = screens.meeting.none_to_show(there=meeting is not None, known=known)
    st.title(plain(title))
    st.text(why)
    st.page_link("pages/meeting.py", label=screens.meeting.GO_TO)
    if current_workspace.lasts():
        current_workspace.listen(quiet=True)  # they may be added, or be there again
    script_run.stop()
slides = meetings.slides(meeting)
slide = slides[deck.at(meeting, slides)]
st.html(f"<style>{html.style()}</style>")
st.html(html.html(slide))
if next_steps.may_write():
    with st.container(key="choices"):
        voting.on_slide(meeting, slide, meetings.deck(meeting).ratings)
    if not current_workspace.lasts():  # no other window shares anything, so things are typed here
        facilitator.hide_other_steps(slide.name)
        with st.container(key="fields"):
            facilitator.fields(meeting, meetings.deck(meeting).ratings)
    meetings.controls(meeting, slides, meetings.facilitator_link(meeting), leaves=True)
if current_workspace.lasts():
    current_workspace.listen(quiet=True)

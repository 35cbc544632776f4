"""Meeting: prepare one, run it on a projector and from a phone, and take its summary along."""

import streamlit as st

from ilt import screens
from ilt.ui import frame, next_steps, teams
from ilt.ui.meeting import meetings, phones, setup

view = frame.enter()
words = screens.meeting
frame.heading(words.TITLE, " · ".join(filter(None, [view.named_district, words.LENGTH])), view, words.HOW)
found = meetings.every()
if next_steps.may_begin(view):
    about = setup.team(view)
    with st.expander(words.STEPS if about["school"] else words.STEPS_AND_ACTIONS, icon=":material/tune:"):
        plan, observed = setup.plan(view, about)
    whole = {**about, "plan": list(plan), "observed": list(observed)}
    if lacking := setup.lacking(view, about):
        st.text(lacking)
    follows = phones.offer()
    with st.container(horizontal=True, vertical_alignment="center"):
        waits = bool(lacking)
        # A press may come together with another choice of the team: nothing is begun that has nothing to show.
        begins = st.button(words.BEGIN, type="primary", icon=":material/co_present:", disabled=waits)
        if begins and not waits:
            st.switch_page("pages/stage.py", query_params={meetings.ADDRESS: meetings.begin(whole, follows=follows)})
        # Not by a callback: its arguments are those of the last time this was drawn, before a choice of a moment ago.
        if st.button(words.SAVE, disabled=waits) and not waits:
            meetings.begin(whole, follows=follows)
            st.rerun()
        st.caption(words.THEN)
elif next_steps.may_write():
    st.text(screens.next_steps.ONE_DISTRICT)
else:
    st.text(words.NOT_YOURS)
if found:
    st.subheader(words.MEETINGS, anchor=False)
setup.cards(found, several=teams.of_several_districts(view, found))

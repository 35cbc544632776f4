"""Meeting: prepare one, run it on a projector and from a phone, and take its summary along."""

import streamlit as st

from ilt.ui import frame, next_steps, teams
from ilt.ui.meeting import meetings, phones, setup

HOW = """
A meeting leads a team from what it sees to one, two or three next steps, in 45 to 60 minutes. Choose the team, the
round and the time, and begin: the wall shows one idea at a time. **→** or **Page Down** goes on, **←** or **Page Up**
back, as a presenter’s remote does; **M** opens the map of the steps. A step that turns out to have next to nothing to
show gets a quarter of its time.

Open the **facilitator’s view** on a phone or in a second window: it stays in step with the wall, has the prompts and
the time, and is where things are typed, so that nobody watches anybody type. Its link is for whoever leads.

Everything is kept in this workspace as it is written. The order, from predictions to what is seen and only then to
reasons, follows *data-driven dialogue* and *ATLAS*; the facilitator’s view names its sources.
"""

view = frame.enter()
title = "From data to next steps"
length = "A meeting of 45 to 60 minutes, on a projector and a phone"
frame.heading(title, " · ".join(filter(None, [view.named_district, length])), view, HOW)
found = meetings.every()
if next_steps.may_begin(view):
    about = setup.team(view)
    with st.expander("Steps" if about["school"] else "Steps and what to observe", icon=":material/tune:"):
        plan, observed = setup.plan(view, about)
    whole = {**about, "plan": list(plan), "observed": list(observed)}
    if lacking := setup.lacking(view, about):
        st.text(lacking)
    follows = phones.offer()
    with st.container(horizontal=True, vertical_alignment="center"):
        waits = bool(lacking)
        # A press may come together with another choice of the team: nothing is begun that has nothing to show.
        begins = st.button("Begin the meeting", type="primary", icon=":material/co_present:", disabled=waits)
        if begins and not waits:
            st.switch_page("pages/stage.py", query_params={meetings.ADDRESS: meetings.begin(whole, follows=follows)})
        # Not by a callback: its arguments are those of the last time this was drawn, before a choice of a moment ago.
        if st.button("Prepare it for later", disabled=waits) and not waits:
            meetings.begin(whole, follows=follows)
            st.rerun()
        st.caption("Slides open here; Escape leads back. The facilitator’s link and QR code then appear below.")
elif next_steps.may_write():
    st.text(next_steps.ONE_DISTRICT)
else:
    st.text("Facilitators begin and lead meetings.")
if found:
    st.subheader("Meetings", anchor=False)
setup.cards(found, several=teams.of_several_districts(view, found))

"""Ratings: upload, what was understood, questions, problems, templates, downloads, and removing what was uploaded."""

import streamlit as st

from ilt import sentences, ui
from ilt.ui import asked, given, kept, showing, spellings, upload, workspace

HOW = """
Drop in what you have: exports of Google Forms, Microsoft Forms, SurveyMonkey, Qualtrics or LimeSurvey, filled-in
templates (Word, Excel, OpenDocument, CSV), or a table of your own. See below **what was understood** of it, answer what
nobody could know, and confirm. **A rating is never guessed**: what cannot be read for certain is listed under Problems,
where you can correct it or leave it out.

Every rating cell is counted once: *seen = accepted + not rated + rejected + waiting*. What you add, answer and correct
is kept as a **workspace**: this page's address brings it back, for everybody who has it. Nothing leaves the machine
that runs this app, and *Forget all of this* deletes it for good.
"""

view = ui.enter_without_ratings()
if st.session_state.pop("_confirmed_now", False):
    st.switch_page("pages/heatmaps.py")
if not kept.coordinates():
    given.for_others(HOW)
    st.stop()
known = kept.understood()
reading = known.reading
title = sentences.understood(reading.sources, reading.problems, reading.questions)
about = (
    "Your files; whoever has this page’s address can open them" if workspace.kept() else "Your files, in this tab only"
)
if known.sample:
    title, about = "Add your ratings", "Until you do, every screen shows the sample data of an invented district"
ui.heading(title, about, view if known.sample else None, HOW)

at_desk = showing.at_desk(reading)
if len(at_desk.questions):
    asked.draw(at_desk)
given.next_step(reading)

upload.draw()

given.cover()

showing.off_the_wall(reading)
given.understood(at_desk)
spellings.draw(reading)
given.problems(at_desk.problems)
if len(at_desk.corrections):
    given.corrections(at_desk.corrections)
if len(at_desk.problems) or len(at_desk.corrections):
    given.go_on(reading)
given.rounds(reading)

left, right = st.columns(2, gap="large")
with left:
    if known.sample or kept.working() or not kept.confirmed():
        given.downloads(reading)
        if kept.uploads():
            given.export()
    if workspace.known() is not None:
        given.remove(list(kept.uploads()))
with right:
    given.templates()

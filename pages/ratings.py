"""Ratings: upload, what was understood, questions, problems, templates, downloads, and removing what was uploaded."""

import streamlit as st

from ilt import screens
from ilt.ui import frame, privacy, widgets
from ilt.ui.session import Session, session
from ilt.ui.upload import add_files, districts, questions, removal, review, similar_schools
from ilt.ui.workspace import current, files

HOW = """
Drop in what you have: exports of Google Forms, Microsoft Forms, SurveyMonkey, Qualtrics or LimeSurvey, filled-in
templates (Word, Excel, OpenDocument, CSV), or a table of your own. See below **what was understood** of it, answer what
nobody could know, and confirm. **A rating is never guessed**: what cannot be read for certain is listed under Problems,
where you can correct it or leave it out.

Every rating cell is counted once: *seen = accepted + not rated + rejected + waiting*. What you add, answer and correct
is kept as a **workspace**: this page's address brings it back, for everybody who has it. Nothing leaves the machine
that runs this app, and *Forget all of this* deletes it for good.
"""

view = frame.enter_without_ratings()
if session.take(Session.confirmed_now):
    widgets.go("heatmaps")
if not files.coordinates():
    review.for_others(HOW)
    st.stop()
known = files.understood()
reading = known.reading
title = screens.ratings.title(reading.sources, reading.problems, reading.questions)
whose = "The files of this workspace" if add_files.begun_elsewhere() else "Your files"
about = f"{whose}; whoever has this page’s address can open them" if current.kept() else "Your files, in this tab only"
if known.sample:
    title, about = "Add your ratings", "Until you do, every screen shows the sample data of an invented district"
frame.heading(title, about, view if known.sample else None, HOW)

at_desk = privacy.at_desk(reading)
if len(at_desk.questions):
    questions.draw(at_desk)
review.next_step(reading)
districts.draw(reading)

add_files.draw()

review.cover()

privacy.off_the_wall(reading)
review.understood(at_desk)
similar_schools.draw(reading)
review.problems(at_desk.problems)
if len(at_desk.corrections):
    review.corrections(at_desk.corrections)
if len(at_desk.problems) or len(at_desk.corrections):
    review.go_on(reading)
review.rounds(reading)

left, right = st.columns(2, gap="large")
with left:
    if known.sample or files.working() or not files.confirmed():
        review.downloads(reading)
        if files.uploads():
            review.export()
    if current.known() is not None:
        removal.draw(list(files.uploads()))
with right:
    review.templates()

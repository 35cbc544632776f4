"""Ratings: upload, what was understood, questions, problems, templates, downloads, and removing what was uploaded."""

import streamlit as st

from ilt import screens
from ilt.ui import frame, privacy, script_run, widgets
from ilt.ui.session import Session, session
from ilt.ui.upload import add_files, columns, districts, questions, removal, review, similar_schools
from ilt.ui.workspace import current_workspace, files

view = frame.enter_without_ratings()
if session.take(Session.confirmed_now):
    widgets.go("heatmaps")
if not files.coordinates():
    review.for_others(screens.ratings.HOW)
    script_run.stop()
known = files.understood()
reading = known.reading
title = screens.ratings.title(reading.sources, reading.problems, reading.questions)
whose = "The files of this workspace" if add_files.begun_elsewhere() else "Your files"
about = (
    f"{whose}; whoever has this page’s address can open them"
    if current_workspace.lasts()
    else "Your files, in this tab only"
)
if known.sample:
    title, about = "Add your ratings", "Until you do, every screen shows the sample data of an invented district"
frame.heading(title, about, view if known.sample else None, screens.ratings.HOW)

at_desk = privacy.at_desk(reading)
columns.draw(at_desk)
questions.draw(at_desk)
review.next_step(reading)
districts.draw(reading)

add_files.draw()

review.offer_minimums()

privacy.hidden_here(reading)
review.understood(at_desk)
similar_schools.draw(reading)
review.problems(columns.other_problems(at_desk))
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
    if current_workspace.saver() is not None:
        removal.draw(list(files.uploads()))
with right:
    review.collect()

"""Add and review ratings: upload, what was understood, questions, problems, templates, downloads and removal."""

import streamlit as st

from ilt import screens
from ilt.access import COORDINATOR, WHO
from ilt.ui import frame, privacy, script_run, widgets
from ilt.ui.session import Session, session
from ilt.ui.upload import (
    add_files,
    columns,
    confirmation,
    connection,
    districts,
    file_list,
    problem_list,
    question_list,
    removal,
    round_order,
    similar_schools,
    take_home,
)
from ilt.ui.workspace import connected, current_workspace, files

view = frame.enter_without_ratings()
if session.take(Session.confirmed_now):
    widgets.go("heatmaps")
if not files.coordinates():
    who = WHO[COORDINATOR]
    frame.heading(screens.ratings.FOR_COORDINATORS, screens.ratings.files_for(who), None, screens.ratings.HOW)
    if privacy.may_set_minimums():
        privacy.offer_minimums()
    take_home.collect()
    script_run.stop()
known = files.understood()
reading = known.reading
if connected.on() and not files.uploads():
    connection.draw(reading)
    script_run.stop()
few = privacy.few_confirmed()
title = screens.ratings.title(reading.sources, reading.problems, reading.questions, few=few)
whose = screens.ratings.SHARED_FILES if add_files.begun_elsewhere() else screens.ratings.YOUR_FILES
about = screens.ratings.shared(whose) if current_workspace.lasts() else screens.ratings.ONLY_THIS_TAB
if known.sample:
    title, about = screens.ratings.ADD_YOURS, screens.ratings.SAMPLE_UNTIL_THEN
frame.heading(title, about, view if known.sample else None, screens.ratings.HOW)

at_desk = privacy.at_desk(reading)
columns.draw(at_desk)
question_list.draw(at_desk)
confirmation.draw(reading)
districts.draw(reading)

add_files.draw()

privacy.offer_minimums()

privacy.hidden_here(reading)
file_list.draw(at_desk)
similar_schools.draw(reading)
problem_list.draw(columns.other_problems(at_desk))
if len(at_desk.corrections):
    problem_list.draw_corrections(at_desk.corrections)
if len(at_desk.problems) or len(at_desk.corrections):
    confirmation.draw_below_problems(reading)
round_order.draw(reading)

left, right = st.columns([0.36, 0.64], gap="large")
with left:
    if known.sample or files.working() or not files.confirmed():
        take_home.offer(reading)
        if files.uploads():
            take_home.export()
    if current_workspace.saver() is not None:
        removal.draw(list(files.uploads()))
with right:
    take_home.collect()

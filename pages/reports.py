"""Slides and reports: of what is looked at, or of each school."""

import streamlit as st

from ilt import screens
from ilt.ui import frame, missing_ratings, plan_form, reports
from ilt.ui.markdown import plain

view = frame.enter()
words = screens.report
missing_ratings.stop_if(view)
frame.heading(words.TITLE, f"{view.where} — {view.who}", view, words.HOW)
st.subheader(plain(words.ONE), anchor=False)
reports.one(view)
reports.template()
st.subheader(plain(words.EACH), anchor=False)
if view.assessment == "school" and len(view.schools or view.every_school) > 1:
    reports.each(view)
else:
    st.text(words.ONE_SCHOOL_ONLY)
plan_form.draw(view)

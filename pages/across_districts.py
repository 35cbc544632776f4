"""Across districts: how districts compare, ranked and in pages, under the minimum group sizes."""

import streamlit as st

from ilt import charts, screens
from ilt.charts import layout
from ilt.ui import filters, frame, script_run, widgets
from ilt.ui.markdown import plain
from ilt.ui.session import Session
from ilt.ui.workspace import connected, districts, files
from ilt.view import ASSESSMENT_NAMES

A_PAGE = 20

frame.enter_without_ratings()
words = screens.across_districts
if not connected.may_compare():
    st.title(words.TITLE, anchor=False)
    st.text(words.NOT_FOR_YOU if connected.configured() else words.NO_CONNECTION)
    st.page_link("pages/overview.py", label=words.GO_TO_OVERVIEW, icon=":material/arrow_forward:")
    script_run.stop()
head = st.container()
with st.container(horizontal_alignment="right"):
    st.page_link("pages/overview.py", label=words.ONE, icon=":material/arrow_forward:", icon_position="right")
first, second, third, fourth = st.columns(4, vertical_alignment="bottom")
with first:
    rounds = filters.arranged_rounds(districts.rounds())
    round_ = filters.pick(screens.frame.ROUND, {label: label for label in rounds[::-1]}, "round", rounds[-1])
with second:
    assessment = filters.pick(screens.frame.ASSESSMENT, ASSESSMENT_NAMES, "assessment", "school")
with third:
    by, lowest = filters.pick(words.ORDER, words.ORDERS, "rank_by", ("self", True), pills=False)
with fourth:
    named = st.text_input(screens.districts.SEARCH, key=Session.district_words.key, type="search", max_chars=200)
how = {"round_": round_, "assessment": assessment, "by": by, "lowest_first": lowest, "words": named or ""}
ranking = districts.ranked(**how, many=A_PAGE)
pages = -(-ranking.found // A_PAGE)
number = min(st.pagination(pages, key=Session.districts_page.key), pages) if pages > 1 else 1
if number > 1:
    ranking = districts.ranked(**how, first=(number - 1) * A_PAGE, many=A_PAGE)
with head:
    about = words.about(assessment, round_, ranking.found, ranking.unranked, files.minimums())
    frame.heading(screens.across_districts.title(assessment, by), about, None, words.HOW)
rows = ranking.rows
if rows.empty:
    st.text(words.NO_MATCH)
    script_run.stop()
blank = screens.frame.NO_DISTRICT
placed = layout.rows_of(rows, words.items(rows, blank))
figures = words.for_chart(rows, assessment, blank)
structure = charts.dumbbell.structure(layout.height(placed), words.TIPS, words=False, label_px=layout.LABEL_PX)
title = screens.across_districts.title(assessment, by)
widgets.chart_or_list(charts.dumbbell.data(placed, figures), structure, (placed, figures), alt=title, name="districts")
if not rows[["self_n", "cross_n"]].all(axis=None):
    st.caption(plain(words.NO_CIRCLE))
widgets.table(screens.across_districts.table(rows, blank), alt=title, name="across_districts.csv")
with st.container(horizontal=True, vertical_alignment="bottom"):
    names = list(rows["district"])
    chosen = st.selectbox(
        words.OPEN, names, format_func=lambda name: name or blank, key=Session.district_to_open.key, width=400
    )
    if st.button(plain(words.OPEN_IT), key="_open_district"):
        connected.look_at(chosen)
        widgets.go("overview")

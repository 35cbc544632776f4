"""Priorities: which one to three actions to choose, every reason with its number, every weight to be changed."""

import streamlit as st

from ilt import charts, findings, framework, priorities, rules, screens
from ilt.charts import layout
from ilt.ui import downloads, filters, frame, missing_ratings, next_steps, script_run, widgets
from ilt.ui.markdown import plain
from ilt.ui.present import presenting

MORE = 8

words = screens.priorities
view = frame.enter()
missing_ratings.stop_if(view)
usual = priorities.usual(view.assessment)
head, front = st.container(), st.container()
with st.expander(words.ADJUST, icon=":material/tune:"):
    partly_first = filters.pick(words.COUNTS_EXTRA, words.EXTRA, "first", rules.PARTLY_FIRST)
    called = words.reason_names(view.sides, priorities.Weighing(partly_first=partly_first))
    weights = dict(usual.weights)
    with st.container(horizontal=True, gap="medium"):
        for name in (name for name in priorities.REASONS if usual.weights[name]):
            weights[name] = filters.pick(called[name], words.LEVELS, f"weigh_{name}", usual.weights[name])
    st.caption(words.LEVELS_MEAN)
weighing = priorities.Weighing(weights, partly_first)
found = priorities.ranked(view.selected, view.whole, view.scope, view.one_school, weighing)
levels = screens.one_team.both_sides(findings.scoped(view.selected), view.scope, view.one_school)
title = screens.priorities.title(found, weighing, view.one_school, levels)
counted = "" if presenting.on() and weighing == usual else words.weighed(view.sides, weighing)
widgets.caption(counted)
with head:
    frame.heading(title, f"{view.where} — {view.who}", view, words.HOW)
if not found:
    widgets.nothing(words.NOTHING_LOW, words.CHOOSE_ANOTHER)
    script_run.stop()

actions = framework.current().by_id
with front:
    if (common := words.why(found, view.sides, weighing)) and not presenting.on():
        st.subheader(f"{plain(common)}.", anchor=False)
    first = [(one, words.because(one, view.sides, weighing)) for one in priorities.first(found)]
    for one, why in first[presenting.texts([[because] for _, because in first], counted)]:
        action = actions[one.action_id]
        with st.container(key=f"item_{one.place}", gap=None):
            name = action.short_label if presenting.on() else action.text
            st.header(plain(f"{one.place} · {name}"), anchor=False)
            text, more = st.columns([0.82, 0.18], vertical_alignment="center")
            text.markdown(f"**Because** {plain(why)}.")
            with more:
                widgets.link("heatmaps", words.BY_SCHOOL, view, area=str(action.focus_area), action=action.id)
                next_steps.offer(action.id, str(one.place))
    presenting.ends()
    weighed = "" if weighing == usual else words.WEIGHED
    flags = screens.attention.in_order(view.selected, view.whole, view.scope, view.one_school)
    for line in [
        *words.tied(found),
        screens.attention.unlike_priorities(flags, found, view.sides, weighed=weighed),
    ]:
        if line:
            st.text(line)

st.subheader(words.POINTS_FROM, anchor=False)
if any(weights.values()):
    many = len(found)
    if many > MORE and not st.toggle(plain(words.every_action(many)), key="every_action", bind="query-params"):
        many = MORE
    bars = words.for_chart(found, view.sides, weighing, many)
    items = [(charts.priorities.HEAD, "", ""), *screens.actions.items(map(actions.__getitem__, bars.scores))]
    placed = layout.rows_of(bars.bars, items, label_px=layout.WIDE_LABEL_PX)
    structure = charts.priorities.structure(layout.height(placed), len(bars.heads), words.TIPS)
    with widgets.wide("points"):  # the points are in the table, too
        widgets.chart(charts.priorities.data(placed, bars), structure, alt=title)
else:
    st.text(words.ALL_OFF)
flat = screens.priorities.table(found, view.sides, weighing)
widgets.table(flat, alt=words.TABLE_ALT, name="priorities.csv")
notes = [words.uncounted(found, view.sides, weighing)]
if not usual.weights["named"]:
    notes.append(words.NONE_NAMED)
notes.append(words.EQUAL)
st.caption(plain(" ".join(filter(None, notes))))
downloads.offer_table(view, words.DOWNLOAD, lambda: flat, "priorities.csv")

"""Priorities: which one to three actions to choose, every reason with its number, every weight to be changed."""

import streamlit as st

from ilt import charts, framework, priorities, rules, screens
from ilt.charts import layout
from ilt.ui import downloads, filters, frame, missing_ratings, next_steps, script_run, widgets
from ilt.ui.markdown import plain
from ilt.ui.present import presenting

MORE = presenting.rows(8)

view = frame.enter()
missing_ratings.stop_if(view)
school = view.assessment == "school"
head, front = st.container(), st.container()
with st.expander("Adjust the weights", icon=":material/tune:"):
    order = {True: "1s: partly present", False: "0s: not present"}
    partly_first = filters.pick("Which low ratings count once more", order, "first", rules.PARTLY_FIRST)
    called = screens.priorities.reason_names(view.sides, priorities.Weighing(partly_first=partly_first))
    reasons = [name for name in priorities.REASONS if name != "named" or school]
    weights = dict.fromkeys(priorities.REASONS, 0)
    with st.container(horizontal=True, gap="medium"):
        for name in reasons:
            weights[name] = filters.pick(called[name], screens.priorities.LEVELS, f"weigh_{name}", rules.WEIGHTS[name])
    st.caption("Much counts twice as much as some. Defaults are our convention; *How it’s calculated* has the reasons.")
weighing = priorities.Weighing(weights, partly_first)
found = priorities.ranked(view.selected, view.whole, view.scope, view.one_school, weighing)
title = screens.priorities.title(found, weighing)
st.caption(plain(screens.priorities.weighed(view.sides, weighing)))
with head:
    frame.heading(title, f"{view.where} — {view.who}", view, screens.priorities.HOW)
if not found:
    widgets.nothing("Nothing is low here", "Choose another school, focus area or round.")
    script_run.stop()

actions = framework.current().by_id
with front:
    if common := screens.priorities.why(found, view.sides, weighing):
        st.subheader(f"{plain(common)}.", anchor=False)
    for one in priorities.first(found):
        action = actions[one.action_id]
        with st.container(key=f"item_{one.place}", gap=None):
            st.header(plain(f"{one.place} · {action.text}"), anchor=False)
            text, more = st.columns([0.82, 0.18], vertical_alignment="center")
            because = screens.priorities.because(one, view.sides, weighing)
            text.markdown(f"**Because** {plain(because)}.")
            with more:
                widgets.link("heatmaps", "Show by school", view, area=str(action.focus_area), action=action.id)
                next_steps.offer(action.id, str(one.place))
    weighed = "" if weighing == priorities.DEFAULT else " as weighed here"
    flags = screens.attention.in_order(view.selected, view.whole, view.scope, view.one_school)
    for line in [
        *screens.priorities.tied(found),
        screens.attention.unlike_priorities(flags, found, view.sides, weighed=weighed),
    ]:
        if line:
            st.text(line)

st.subheader("Where the points come from", anchor=False)
if any(weights.values()):
    few = found
    if len(found) > MORE and not st.toggle(f"All {len(found)} actions", key="every_action", bind="query-params"):
        few = found[:MORE]
    items = [(charts.priorities.HEAD, "", ""), *screens.actions.items(actions[one.action_id] for one in few)]
    placed = layout.place_rows(items, label_px=layout.WIDE_LABEL_PX)
    bars = screens.priorities.for_chart(few, view.sides, weighing)
    structure = charts.priorities.structure(layout.height(placed), len(bars.heads), screens.priorities.TIPS)
    with widgets.wide("points"):  # the points are in the table, too
        widgets.chart(charts.priorities.data(placed, bars), structure, alt=title)
else:
    st.text("Give at least one reason some weight above. Until then the table is in the order of the framework.")
flat = screens.priorities.table(found, view.sides, weighing)
widgets.table(flat, alt="The points of each action and where they come from", name="priorities.csv")
notes = [screens.priorities.uncounted(found, view.sides, weighing)]
if not school:
    notes.append("No district action names MLs or SWDs, so that cannot count here.")
notes.append("Where points are equal, actions stand in the order of the framework.")
st.caption(plain(" ".join(filter(None, notes))))
downloads.offer_table(view, "Download the table (CSV)", lambda: flat, "priorities.csv")

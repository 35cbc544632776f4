"""Priorities: which one to three actions to choose, every reason with its number, every weight to be changed."""

import streamlit as st

from ilt import framework, layout, priorities, rules, sentences, ui
from ilt.charts import priorities as charts
from ilt.reports import tables

FIRST, MORE = 3, 8

HOW = """
Every action that anybody rates 0 or 1 gets **points** for what speaks for choosing it, 100 at most. Each column is one
reason: its bar is as long as the points that it gives, the pale bar is what it could give, and the figure above it is
where they come from. A row's bars add up to its points; nothing else counts.

*What counts, and how much* changes the weights; the address keeps them. **Partly present first**: teams get further
with what is begun (1s) than with what is absent (0s), so low ratings of 1 count more; you can turn it round.

The order is a start for your talk, not a verdict: you know what a table does not.
"""

view = ui.enter()
if view.selected.empty:
    ui.nothing("No ratings here", "No one rated these actions in this round. Choose another round or focus area.")
    st.stop()
head = st.container()
with st.expander("What counts, and how much", icon=":material/tune:"):
    order = {True: "Partly present first (1s)", False: "Absent first (0s)"}
    partly_first = ui.pick("Among low ratings", order, "first", rules.PARTLY_FIRST)
    called = priorities.names(view.assessment, priorities.Weighing(partly_first=partly_first))
    parts = [name for name in priorities.PARTS if name != "named" or view.assessment == "school"]
    weights = dict.fromkeys(priorities.PARTS, 0)
    for column, name in zip(st.columns(len(parts)), parts, strict=True):
        with column:
            weights[name] = ui.pick(called[name], priorities.LEVELS, f"weigh_{name}", rules.WEIGHTS[name])
    st.caption("Defaults are our convention; *Numbers* has the reasons.")
weighing = priorities.Weighing(weights, partly_first)
found = priorities.ranked(view.selected, view.whole, view.scope, view.one_school, weighing)
with head:
    ui.heading(priorities.title(found, FIRST), f"{view.where} — {view.who}", view, HOW)
if not found:
    ui.nothing("Nothing is low here", "Choose another school, focus area or round.")
    st.stop()

actions = framework.current().by_id
for one, column in zip(found[:FIRST], st.columns(FIRST, gap="medium"), strict=False):
    action = actions[one.action_id]
    with column, st.container(key=f"item_{one.place}", gap="xsmall"):
        st.markdown(f"**{one.place}. {ui.plain(action.short_label)}**")
        if action.populations:
            st.badge(" · ".join(action.populations), color="gray")
        st.text(action.text)
        st.text(f"{sentences.capital(priorities.because(one, view.assessment, weighing))}.")
        ui.link("heatmaps", "Show by school", view, area=str(action.focus_area), action=action.id)

st.subheader("Where the points come from", anchor=False)
few = found
if len(found) > MORE and not st.toggle(f"All {len(found)} actions", key="every_action", bind="query-params"):
    few = found[:MORE]
items = [(charts.HEAD, "", ""), *layout.action_items(actions[one.action_id] for one in few)]
placed = layout.rows(items, label_px=layout.WIDE_LABEL_PX)
if any(weights.values()):
    data, columns = charts.parts_data(placed, few, called, weights)
    ui.chart(data, charts.parts(layout.height(placed), columns), alt=priorities.title(found, FIRST))
else:
    st.text("Nothing counts: every weight is off. The actions stand in the order of the framework.")
flat = priorities.listed(found, view.assessment, weighing)
ui.table(flat, alt="The points of each action and where they come from")
st.caption("Where points are equal, actions stand in the order of the framework.")
ui.download("Download the table (CSV)", lambda: tables.csv_bytes(flat), "priorities.csv")

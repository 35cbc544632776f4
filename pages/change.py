"""Change over time: what rose and what fell between two rounds, how sure that is, and every round in a row."""

import functools

import pandas as pd
import streamlit as st

from ilt import changes, charts, findings, framework, screens
from ilt.charts import layout
from ilt.ratings import PERSPECTIVES
from ilt.ui import downloads, filters, frame, missing_ratings, script_run, widgets
from ilt.ui.markdown import plain

FIRST, FEW_ROUNDS = 8, 5
LARGEST, FRAMEWORKS = "largest change first", "in the order of the framework"

view = frame.enter()
missing_ratings.stop_if(view)
earlier = view.rounds[: view.rounds.index(view.round)]
if not earlier:
    frame.heading("No earlier round to compare with", view.where, view, screens.change.HOW)
    later = "Choose a later round at the left, or add the ratings of an earlier one."
    widgets.nothing(f"{view.round} is the first round here", later)
    script_run.stop()
head = st.container()
shapes = ["Focus areas", "Actions", "Schools", "Trend"]
shapes = [name for name in shapes if not (name == "Schools" and view.one_school) and (name != "Trend" or earlier[1:])]
with st.container(horizontal=True, gap="medium"):
    shape = filters.pick("Look at", {name: name for name in shapes}, "view", shapes[0])
    then = filters.pick("Compare with", {label: label for label in earlier[::-1]}, "then", earlier[-1])
    scoped = view.of_scope(findings.scoped(view.selected))
    sides = {side: side.capitalize() for side in PERSPECTIVES}
    side = filters.pick("Whose ratings", sides, "whose", screens.one_team.main_side(scoped))

counts = view.choose(view.counts, round_=None, actions=None)
every = changes.compare(counts, then, view.round)
team = view.of_scope(every)
names = framework.current().by_id
chosen = [action.id for action in view.actions]
labels = [*earlier, view.round]
if shape == "Focus areas":
    table = view.of_scope(changes.compare_areas(counts, every, then, view.round))
    areas = sorted({names[key].focus_area for key in chosen})
    table = screens.change.of_areas(table, side, areas)
    title = screens.change.title(table, then)
elif shape == "Actions":
    table = screens.change.by_size(screens.change.of_actions(team, side, chosen))
    title = screens.change.title(table, then)
elif shape == "Schools":
    own = screens.change.of_actions(team, side, chosen)
    first = screens.change.largest(own, 1)["action_id"].tolist()
    options = {key: filters.action_words(key) for key in chosen}
    action = filters.pick("Action", options, "action", (first or chosen)[0], pills=False)
    table = screens.change.of_actions(every, side, [action])
    single = screens.change.by_size(screens.self_and_cross.of_schools(table))
    title = screens.change.title(single, then, action_id=action)
    table = screens.change.of_schools(table, view.scope)
else:
    title = f"The focus areas in {len(labels)} rounds, {labels[0]} to {labels[-1]}"
about = "every round" if shape == "Trend" else f"compared with {then}"
with head:
    frame.heading(title, f"{view.where} — {about}", view, screens.change.HOW)
if shape != "Trend":
    st.caption(plain("   ".join(screens.change.who(changes.people(view.raters, then, view.round), view.sides))))


def draw(items: list[layout.Item], table: pd.DataFrame, key: str, words: dict[str, str], order: str) -> None:
    """Draw then and now of each row, with its table."""
    if table.empty:
        widgets.nothing(f"Nobody rated this by {side} in either round", "Choose the other side, school or focus area.")
        return
    placed = layout.rows_of(table, items, label_px=layout.WIDE_LABEL_PX)
    data = charts.change.data(placed, screens.change.for_chart(table, key, tuple(words.items())))
    widgets.chart(data, charts.change.structure(layout.height(placed), screens.change.TIPS), alt=title)
    said = f"┃ {then}   ▶◀ {view.round}   mean ratings by {side}, 0-3; {order}"
    widgets.caption(said, screens.focus_areas.leaves_out(table), screens.composition.rounds(view, then, (side,)))
    widgets.table(table, screens.change.table, alt="Then, now and change in figures", name="change.csv")


if shape == "Trend":
    every_area = view.of_scope(findings.scoped_areas(counts))
    trends = screens.change.trend(every_area[every_area["round"].isin(labels)], labels)
    for column, (number, data) in zip(st.columns(len(trends)), trends.items(), strict=True):
        with column:
            st.caption(plain(f"{number} · {framework.current().area(number).name}"))
            structure = charts.trend.structure(screens.change.TREND_TIPS, upright=len(labels) <= FEW_ROUNDS)
            widgets.chart(data, structure, alt=f"Focus area {number} in every round")
    how = "● self   ○ cross   mean ratings 0-3. A line claims no change: look at two rounds for how sure one is."
    pools = {screens.composition.rounds(view, label) for label in earlier}
    widgets.caption(how, screens.focus_areas.leaves_out(every_area), *pools)
    widgets.table(screens.change.trend_table(trends), alt="Means of every focus area in every round", name="trend.csv")
elif shape == "Focus areas":
    items = screens.focus_areas.items(map(framework.current().area, table["focus_area"]))
    draw(items, table, "focus_area", {k: label for k, label, _ in items}, FRAMEWORKS)
elif shape == "Actions":
    table = widgets.first_rows(table, FIRST, f"All {len(table)} actions", "every_action")
    items = screens.actions.items(map(names.__getitem__, table["action_id"]))
    draw(items, table, "action_id", {key: names[key].text for key in table["action_id"]}, LARGEST)
else:
    table = widgets.first_rows(table, FIRST + 1, f"All {len(table) - 1} schools", "every_school")
    words = {name: name or view.pool_name for name in table["school"]}
    draw([(name, words[name], "") for name in table["school"]], table, "school", words, LARGEST)

lists = screens.change.ways(team, chosen)
for column, (name, largest) in zip(st.columns(2), lists.items(), strict=True):
    with column:
        st.subheader(plain(name), anchor=False)
        for row in largest.to_dict("records"):
            with st.container(gap=None):
                widgets.link("heatmaps", names[row["action_id"]].short_label, view, action=row["action_id"])
                st.caption(plain(f"{screens.change.said(row, view.sides)}; {screens.change.sure(row)}"))
        if largest.empty:
            st.caption("Nothing more than could be chance.")
flat = functools.partial(screens.change.table, every)
downloads.offer_table(view, "Download every change (CSV)", flat, "change.csv")

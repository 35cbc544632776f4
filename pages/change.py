"""Change: what rose and what fell between two rounds, how sure that is, and every round in a row."""

import pandas as pd
import streamlit as st

from ilt import changes, findings, framework
from ilt.charts import change as charts
from ilt.charts import layout
from ilt.ratings import PERSPECTIVES
from ilt.reports import tables
from ilt.screens import change as moves
from ilt.screens import figures
from ilt.ui import filters, frame, no_ratings, widgets
from ilt.ui.markdown import plain

FIRST = 8
FEW_ROUNDS = 5
LARGEST = "largest change first"


view = frame.enter()
no_ratings.stop_if(view)
earlier = view.rounds[: view.rounds.index(view.round)]
if not earlier:
    frame.heading("No earlier round to compare with", view.where, view, moves.HOW)
    later = "Choose a later round at the left, or add the ratings of an earlier one on Ratings."
    widgets.nothing(f"{view.round} is the first round here", later)
    st.stop()
head = st.container()
shapes = ["Focus areas", "Actions", "Schools", "Trend"]
shapes = [name for name in shapes if not (name == "Schools" and view.one_school) and (name != "Trend" or earlier[1:])]
with st.container(horizontal=True, gap="medium"):
    shape = filters.pick("Look at", {name: name for name in shapes}, "view", shapes[0])
    then = filters.pick("Compare with", {label: label for label in earlier[::-1]}, "then", earlier[-1])
    scoped = view.of_scope(findings.scoped(view.selected))
    side = filters.pick(
        "Whose ratings", {side: side.capitalize() for side in PERSPECTIVES}, "whose", figures.main_side(scoped)
    )

counts = view.choose(view.counts, round_=None, actions=None)
every = changes.compare(counts, then, view.round)
team = view.of_scope(every)
areas = view.of_scope(changes.compare_areas(counts, every, then, view.round))
chosen = [action.id for action in view.actions]
own = team[(team["perspective"] == side) & team["action_id"].isin(chosen)]
with head:
    frame.heading(moves.title(own, then), f"{view.where} — compared with {then}", view, moves.HOW)
people = moves.who(changes.people(view.raters, then, view.round), view.sides)
st.caption(plain("   ".join(people)))
names = framework.current().by_id


def draw(items: list[layout.Item], table: pd.DataFrame, keys: pd.Series, words: dict[str, str], order: str) -> None:
    """Draw then and now of each row, with its table."""
    if table.empty:
        widgets.nothing(f"Nobody rated this by {side} in either round", "Choose the other side, school or focus area.")
        return
    placed = layout.rows(items, label_px=layout.WIDE_LABEL_PX)
    data = charts.then_and_now_data(placed, moves.rows(table, keys, words))
    widgets.chart(data, charts.then_and_now(layout.height(placed)), alt=moves.title(own, then))
    st.caption(plain(f"┃ {then}   ▶◀ {view.round}   mean ratings by {side}, 0-3; {order}"))
    widgets.table(moves.listed(table), alt="Then, now and change in figures")


if shape == "Trend":
    labels = [*earlier, view.round]
    trends = moves.trend(view.of_scope(findings.scoped_areas(counts)), labels)
    for column, (number, data) in zip(st.columns(len(trends)), trends.items(), strict=True):
        with column:
            st.caption(plain(f"{number} · {framework.current().area(number).name}"))
            widgets.chart(
                data, charts.trend(upright=len(labels) <= FEW_ROUNDS), alt=f"Focus area {number} in every round"
            )
    st.caption("● self   ○ cross   mean ratings 0-3. A line claims no change: look at two rounds for how sure one is.")
    widgets.table(moves.trend_table(trends), alt="Means of every focus area in every round")
elif shape == "Focus areas":
    table = areas[(areas["perspective"] == side) & areas["focus_area"].isin({names[key].focus_area for key in chosen})]
    keys = table["focus_area"].astype("str")
    items = layout.area_items(map(framework.current().area, table["focus_area"]))
    draw(items, table, keys, {key: label for key, label, _ in items}, "in the order of the framework")
elif shape == "Actions":
    table = own.sort_values("change", key=lambda change: -change.abs(), kind="stable")
    if len(table) > FIRST and not st.toggle(f"All {len(table)} actions", key="every_action", bind="query-params"):
        table = table.head(FIRST)
    items = layout.action_items(map(names.__getitem__, table["action_id"]))
    draw(items, table, table["action_id"], {key: names[key].text for key in table["action_id"]}, LARGEST)
else:
    first = moves.largest(own, 1)["action_id"].tolist() or chosen
    action = filters.pick("Action", {key: filters.action_words(key) for key in chosen}, "action", first[0], pills=False)
    table = every[(every["action_id"] == action) & (every["perspective"] == side)]
    table = table[(table["scope"] == findings.SCHOOL) | (table["scope"] == view.scope)]
    table = table.sort_values("change", key=lambda change: -change.abs(), kind="stable")
    table = table.sort_values("school", key=lambda school: school != "", kind="stable")
    if len(table) > FIRST + 1 and not st.toggle(
        f"All {len(table) - 1} schools", key="every_school", bind="query-params"
    ):
        table = table.head(FIRST + 1)
    words = {name: name or view.pool_name for name in table["school"]}
    draw([(name, words[name], "") for name in table["school"]], table, table["school"], words, LARGEST)

found = team[team["action_id"].isin(chosen)]
for column, name, table in zip(
    st.columns(2), ("Rose", "Fell"), (found[found["change"] > 0], found[found["change"] < 0]), strict=True
):
    with column:
        st.subheader(plain(name), anchor=False)
        for row in moves.largest(table).to_dict("records"):
            with st.container(gap=None):
                widgets.link("heatmaps", names[row["action_id"]].short_label, view, action=row["action_id"])
                st.caption(plain(f"{moves.said(row, view.sides)}; {moves.sure(row)}"))
        if moves.largest(table).empty:
            st.caption("Nothing more than could be chance.")
flat = moves.listed(every)
widgets.download("Download every change (CSV)", lambda: tables.csv_bytes(flat), "change.csv")

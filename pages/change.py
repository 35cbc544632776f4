"""Change over time: what rose and what fell between two rounds, how sure that is, and every round in a row."""

import functools

import pandas as pd
import streamlit as st

from ilt import cache, changes, charts, findings, framework, screens
from ilt.charts import layout, presented
from ilt.ratings import PERSPECTIVES
from ilt.ui import downloads, filters, frame, missing_ratings, script_run, widgets
from ilt.ui.markdown import plain
from ilt.ui.present import presenting

FIRST, FEW_ROUNDS = 8, 5

words = screens.change
view = frame.enter()
missing_ratings.stop_if(view)
earlier = view.rounds[: view.rounds.index(view.round)]
if not earlier:
    frame.heading(words.FIRST_ROUND, view.where, view, words.HOW)
    widgets.nothing(*words.no_earlier(view.rounds))
    script_run.stop()
head = st.container()
shapes = [words.AREAS, words.ACTIONS, words.SCHOOLS, words.TREND]
if view.one_school:
    shapes.remove(words.SCHOOLS)
if not earlier[1:]:
    shapes.remove(words.TREND)
with st.container(horizontal=True, gap="medium"):
    shape = filters.pick(words.LOOK_AT, {name: name for name in shapes}, "view", shapes[0])
    then = filters.pick(words.COMPARE_WITH, {label: label for label in earlier[::-1]}, "then", earlier[-1])
    scoped = view.of_scope(findings.scoped(view.selected))
    sides, called = {side: side.capitalize() for side in PERSPECTIVES}, screens.frame.side_names(view.sides)
    side = filters.pick(words.WHOSE, sides, "whose", screens.one_team.main_side(scoped), shown=called)

counts = view.choose(view.counts, round_=None, actions=None)
every = changes.compare(counts, then, view.round)
team = screens.one_team.both_sides(every, view.scope, view.one_school)
names = framework.current().by_id
chosen = [action.id for action in view.actions]
labels, action = [*earlier, view.round], ""
if shape == words.AREAS:
    table = changes.compare_areas(counts, every, then, view.round)
    table = screens.one_team.both_sides(table, view.scope, view.one_school)
    table = screens.change.of_areas(table, side, sorted({names[key].focus_area for key in chosen}))
    title = screens.change.title(table, then, side=side) + words.of_single(team, side, chosen, table)
elif shape == words.ACTIONS:
    table = words.by_size(words.of_actions(team, side, chosen))
    title = screens.change.title(table, then, side=side)
elif shape == words.SCHOOLS:
    first = words.largest(words.of_actions(team, side, chosen), 1)["action_id"].tolist()
    options = {key: filters.action_words(key) for key in chosen}
    action = filters.pick(words.ACTION, options, "action", (first or chosen)[0], pills=False)
    table = words.of_actions(every, side, [action])
    single = words.by_size(screens.self_and_cross.of_schools(table))
    title = screens.change.title(single, then, action_id=action, side=side)
    table = words.of_schools(table, view.scope)
else:
    title = words.trend_title(labels)
with head:
    about = words.EVERY_ROUND if shape == words.TREND else words.compared_with(then)
    frame.heading(title, f"{view.where} — {about}", view, words.HOW, on_slide=screens.frame.on_slide(view, about))
who = "" if shape == words.TREND else "   ".join(words.who(changes.people(view.raters, then, view.round), view.sides))
widgets.caption(who)


def draw(items: list[layout.Item], table: pd.DataFrame, key: str, called: dict[str, str], order: str) -> None:
    """Draw then and now of each row, with its table."""
    if table.empty:
        widgets.nothing(words.nobody(side), words.OTHER_SIDE)
        return
    pools = screens.focus_areas.leaves_out(table), screens.composition.rounds(view, then, (side,), action)
    said = screens.change.caption(then, view.round, view.sides.who(side), order), *pools
    placed = presenting.placed(table, items, *said, who)
    figures = words.for_chart(table, key, tuple(called.items()))
    structure = charts.change.structure(layout.height(placed), words.TIPS)
    picture = charts.change.data(placed, figures), structure, (placed, figures)
    widgets.chart_or_list(*picture, alt=title, name="then_and_now", marks=said[:1], more=said[1:])
    presenting.ends()
    widgets.table(table, words.table, alt=words.TABLE_ALT, name="change.csv")


if shape == words.TREND:
    every_area = screens.one_team.both_sides(findings.scoped_areas(counts), view.scope, view.one_school)
    trends = words.trend(every_area, labels)
    few = list(trends.items())[presenting.page([presented.PICTURE_PX] * len(trends))]
    for column, (number, data) in zip(st.columns(len(few)), few, strict=True):
        with column:
            st.caption(plain(f"{number} · {framework.current().area(number).name}"))
            structure = charts.trend.structure(words.TREND_TIPS, upright=len(labels) <= FEW_ROUNDS)
            widgets.chart(data, structure, alt=words.area_alt(number))
    pools = {screens.composition.rounds(view, label) for label in earlier}
    widgets.caption(words.trend_caption(view.sides), screens.focus_areas.leaves_out(every_area), *pools)
    presenting.ends()
    widgets.table(words.trend_table(trends), alt=words.TREND_TABLE_ALT, name="trend.csv")
elif shape == words.AREAS:
    items = screens.focus_areas.items(map(framework.current().area, table["focus_area"]))
    draw(items, table, "focus_area", {k: label for k, label, _ in items}, words.FRAMEWORKS)
elif shape == words.ACTIONS:
    table = widgets.first_rows(table, FIRST, words.every_row(len(table), words.ACTIONS), "every_action")
    items = screens.actions.items(map(names.__getitem__, table["action_id"]))
    draw(items, table, "action_id", {key: names[key].text for key in table["action_id"]}, words.LARGEST_FIRST)
else:
    table = widgets.first_rows(table, FIRST + 1, words.every_row(len(table) - 1, words.SCHOOLS), "every_school")
    called = {name: name or view.pool_name for name in table["school"]}
    draw([(name, called[name], "") for name in table["school"]], table, "school", called, words.LARGEST_FIRST)

lists = words.ways(team, chosen)
for column, (name, largest) in zip(st.columns(2), lists.items(), strict=True):
    with column:
        st.subheader(plain(name), anchor=False)
        for row in cache.records(largest):
            with st.container(gap=None):
                widgets.link("heatmaps", names[row["action_id"]].short_label, view, action=row["action_id"])
                st.caption(plain(words.listed(row, view.sides)))
        widgets.caption(words.NOTHING if largest.empty else "")
downloads.offer_table(view, words.DOWNLOAD, functools.partial(words.table, every), "change.csv")

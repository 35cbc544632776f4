"""Attention: actions rated 0 or 1, those that focus on MLs and SWDs first, and the notes behind them."""

from collections.abc import Sequence

import streamlit as st

from ilt import charts, findings, framework, priorities, screens
from ilt.cache import records
from ilt.charts import layout
from ilt.ratings import PERSPECTIVES, SELF
from ilt.ui import downloads, filters, frame, missing_ratings, script_run, widgets
from ilt.ui.markdown import plain
from ilt.ui.present import presenting
from ilt.view import BOTH

FIRST = 6

view = frame.enter()
side = view.perspective
sides = PERSPECTIVES if side == BOTH else (side,)
missing_ratings.stop_if(view, sides)
table = screens.attention.in_order(view.selected, view.whole, view.scope, view.one_school, side)
first = screens.in_words.first_verdicts(view.whole, side)
whose = dict(zip(first["action_id"], first["perspective"], strict=True)) if view.assessment == "school" else {}
lines = screens.across_schools.lines(view.whole, view.assessment, side)
every_school = view.all_schools if view.assessment == "school" else ""
several = len(view.every_school) > 1
title = screens.attention.title(table, view.sides, sides)
frame.heading(title, f"{view.where} — {view.who}", view, screens.attention.how(several=several))
ranked = priorities.ranked(view.selected, view.whole, view.scope, view.one_school)
why = screens.attention.unlike_priorities(table, ranked, view.sides, sides)
if why and not presenting.on():
    st.text(why)
notes = screens.attention.behind(view.notes, sides)
called = screens.attention.called(view.notes, sides)


def item(row: screens.in_words.Record) -> None:
    """Show one action: what, how many of how many, one school or many, and the notes of those who rated it low."""
    action = framework.current().by_id[row["action_id"]]
    with st.container(key=f"item_{action.id.replace('.', '_')}", gap="xsmall"):
        widgets.named(action)
        st.text(action.text)
        many = lines.get(action.id) if several and row["level"] else None
        by_school = screens.attention.by_school(many, every_school) if many else ""
        widgets.caption(screens.attention.said(row, view.sides, sides), by_school)
        behind = notes.get(action.id)
        with st.container(horizontal=True, vertical_alignment="center"):
            if behind is not None:
                words, key = called[action.id], f"_notes {action.id}"
                with st.popover(plain(words), type="tertiary", key=key, on_change="rerun") as opened:
                    if opened.open:
                        widgets.notes(behind, limit=8, key=action.id)
            label = screens.attention.BY_SCHOOL if several else screens.attention.ON_HEATMAPS
            widgets.link("heatmaps", label, view, area=str(action.focus_area), action=action.id)
            if several:
                across = screens.attention.ACROSS
                widgets.link(
                    "across_schools",
                    across,
                    view,
                    area=str(action.focus_area),
                    side=whose.get(action.id, SELF).capitalize(),
                )


def chart(few: Sequence[screens.in_words.Record]) -> None:
    """Draw how many gave each rating to each of these actions."""
    both = screens.one_team.both_sides(findings.scoped(view.selected), view.scope, view.one_school)
    spreads = screens.all_ratings.for_chart(both)
    items = screens.actions.items(framework.current().by_id[row["action_id"]] for row in few)
    legend = view.sides.slide_legend if presenting.on() else view.sides.legend
    placed = presenting.placed(spreads, items, legend)
    shown = layout.of_rows(spreads if side == BOTH else findings.of_side(spreads, side), placed)
    bars, most = charts.spread.data(placed, shown)
    structure = charts.spread.structure(layout.height(placed), most, screens.all_ratings.TIPS)
    alt = screens.attention.chart_alt(title)
    widgets.chart_or_list(bars, structure, (placed, shown), alt=alt, name="named")
    widgets.legend(legend)


rows = records(table)
if presenting.on():
    if shown := [row for row in rows if row["level"] or row["populations"]]:
        chart(shown)
    script_run.stop()
named = [row for row in rows if row["populations"]]
st.subheader(screens.attention.MLS_AND_SWDS, anchor=False)
if not named:
    st.text(screens.attention.none_named(view.assessment))
    if not framework.current().naming_populations(view.assessment):
        st.button(screens.attention.SEE_SCHOOLS, on_click=filters.show_assessment, args=("school",))
else:
    chart(named)
for row in named:
    item(row)

st.subheader(screens.attention.OTHERS if named else screens.attention.WITH_LOW, anchor=False)
others = [row for row in rows if row["level"] and not row["populations"]]
if not others:
    st.text(screens.attention.NO_OTHERS_SHOWN if table["hidden"].any() else screens.attention.NO_OTHERS)
more = screens.attention.every_flag(len(others), other=bool(named))
every = len(others) <= FIRST or st.toggle(plain(more), key="every_flag", bind="query-params")
for row in others if every else others[:FIRST]:
    item(row)

flat = screens.attention.table(table, sides=sides)
with st.container(key="desk_flags"):
    st.subheader(screens.attention.TABLE, anchor=False)
    widgets.data(flat, alt=screens.attention.TABLE_ALT)
downloads.offer_table(view, screens.attention.DOWNLOAD, lambda: flat, "attention.csv")

"""Attention: actions rated 0 or 1, those that name MLs and SWDs first, and the notes behind them."""

import streamlit as st

from ilt import charts, findings, format, framework, priorities, rules, screens
from ilt.charts import layout
from ilt.ratings import CROSS, PERSPECTIVES
from ilt.ui import downloads, filters, frame, missing_ratings, widgets
from ilt.ui.markdown import badge, plain
from ilt.view import BOTH

FIRST = 6

view = frame.enter()
side = view.perspective
sides = PERSPECTIVES if side == BOTH else (side,)
missing_ratings.stop_if(view, sides)
table = screens.attention.in_order(view.selected, view.whole, view.scope, view.one_school, side)
across_side = "Cross" if side == CROSS else "Self"
lines = screens.across_schools.lines(view.whole, view.assessment, side)
every_school = view.all_schools if view.assessment == "school" else "By school"
several = len(view.every_school) > 1
title = screens.attention.title(table, view.sides, sides)
frame.heading(title, f"{view.where} — {view.who}", view, screens.attention.how(several=several))
ranked = priorities.ranked(view.selected, view.whole, view.scope, view.one_school)
if why := screens.attention.unlike_priorities(table, ranked, view.sides, sides):
    st.text(why)
notes = screens.attention.notes(view.notes, sides)


def item(row) -> None:  # noqa: ANN001
    """Show one action: what, how many of how many, one school or many, and the notes of those who rated it low."""
    action = framework.current().by_id[row.action_id]
    with st.container(key=f"item_{row.action_id.replace('.', '_')}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(action.short_label)}**", width="content")
            if action.populations:
                st.markdown(badge(screens.actions.tag(action)), width="content")
        st.text(action.text)
        st.caption(plain(screens.attention.said(row._asdict(), view.sides, sides)))
        many = lines.get(row.action_id)
        if several and many and row.level:
            st.caption(plain(f"{every_school}: {'. '.join([many.said, *many.schools])}"))
        behind = notes[notes["action_id"] == row.action_id]
        with st.container(horizontal=True, vertical_alignment="center"):
            if len(behind):
                with st.popover(plain(format.number(len(behind), "note")), type="tertiary"):
                    widgets.notes(behind, limit=8, key=row.action_id)
            by_school = "Show by school" if several else "Show on Heatmaps"
            widgets.link("heatmaps", by_school, view, area=str(action.focus_area), action=action.id)
            if several:
                widgets.link("across_schools", "Across schools", view, area=str(action.focus_area), side=across_side)


named = table[table["populations"] != ""]
st.subheader("Actions that name MLs and SWDs", anchor=False)
if named.empty:
    st.text(screens.attention.none_named(view.assessment))
    if not framework.current().naming_populations(view.assessment):
        st.button("See the school assessment", on_click=filters.show_assessment, args=("school",))
else:
    spreads = screens.all_ratings.for_chart(view.of_scope(findings.scoped(view.selected)))
    items = screens.actions.items(map(framework.current().by_id.__getitem__, named["action_id"]))
    placed = layout.rows_of(spreads, items, label_px=layout.WIDE_LABEL_PX)
    few = layout.of_rows(spreads if side == BOTH else findings.of_side(spreads, side), placed)
    bars, most = charts.spread.data(placed, few)
    structure = charts.spread.structure(layout.height(placed), most, screens.all_ratings.TIPS)
    widgets.chart(bars, structure, alt="Numbers of 0s, 1s, 2s and 3s: " + title)
    widgets.legend("● self  ○ cross")
for row in named.itertuples():
    item(row)

st.subheader("Other actions with low ratings", anchor=False)
others = table[(table["populations"] == "") & (table["level"] != "")]
if others.empty:
    st.text(
        f"No other action got a {rules.LOW_IN_WORDS} here." if not table["hidden"].any() else "No other is shown here."
    )
every = len(others) <= FIRST or st.toggle(f"All {len(others)} flagged actions", key="every_flag", bind="query-params")
for row in others.itertuples() if every else others.head(FIRST).itertuples():
    item(row)

st.subheader("All flags as a table", anchor=False)
flat = screens.attention.table(table[(table["level"] != "") | (table["populations"] != "")], sides=sides)
widgets.data(flat, alt="Flagged actions in the order of attention")
downloads.offer_table(view, "Download the table (CSV)", lambda: flat, "attention.csv")

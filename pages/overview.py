"""Overview: who rated what, the five focus areas, what is furthest up and down, the largest gaps, the first flags."""

import streamlit as st

from ilt import changes, charts, findings, format, framework, rules, screens
from ilt.charts import layout
from ilt.ui import frame, missing_ratings, widgets
from ilt.ui.markdown import plain

FIRST = 3

view = frame.enter()
missing_ratings.stop_if(view)
areas = view.of_scope(findings.focus_areas(view.selected))
title = screens.overview.title(areas, view.sides)
frame.heading(title, f"{view.where} — {view.who}", view, screens.overview.HOW)

scoped = view.of_scope(findings.scoped(view.selected))
side = screens.one_team.main_side(scoped)
own = findings.of_side(scoped, side)
gaps = screens.self_and_cross.by_size(view.of_scope(findings.gaps(view.selected)), known=True)
table = screens.attention.in_order(view.selected, view.whole, view.scope, view.one_school)
names = framework.current().by_id
cell = view.one_school or view.pool_name


def line(action_id: str, text: str, page: str, **params: str) -> None:
    """Show one action as a link to its screen, and its figure in words under it."""
    area = str(names[action_id].focus_area)
    with st.container(gap=None):
        widgets.link(page, names[action_id].short_label, view, area=area, action=action_id, **params)
        st.caption(plain(text))


left, right = st.columns([0.6, 0.4], gap="medium")
with left:
    placed = layout.rows_of(areas, screens.focus_areas.items(map(framework.current().area, areas["focus_area"])))
    widgets.chart(
        charts.dumbbell.data(placed, screens.self_and_cross.for_chart(areas, "focus_area")),
        charts.dumbbell.structure(
            layout.height(placed), screens.self_and_cross.TIPS, words=False, label_px=layout.LABEL_PX
        ),
        alt=title,
    )
    widgets.caption(
        "● self   ○ cross   mean rating of each focus area, 0-3",
        screens.focus_areas.leaves_out(areas),
        screens.composition.sides(view),
    )
    widgets.table(screens.overview.table(areas), alt="Self and cross of each focus area", name="focus_areas.csv")
with right:
    st.subheader("Attention first", anchor=False)
    flagged = table[table["level"] != ""]
    for row in flagged.head(FIRST).itertuples():
        tag = f"Focuses on {names[row.action_id].names}. " if row.populations else ""
        line(row.action_id, tag + screens.attention.rated_low(row._asdict(), view.sides), "attention")
    if flagged.empty:
        st.caption("Too few raters to show." if table["hidden"].any() else f"No action is rated {rules.LOW_IN_WORDS}.")
    widgets.link("attention", f"All {len(flagged)} flags", view)

left, right = st.columns([0.6, 0.4], gap="medium")
with left:
    together = "" if view.one_school else f", {'these' if view.schools else 'all'} schools together"
    st.subheader(f"Largest gaps{plain(together)}", anchor=False)
    for row in gaps.head(FIRST).to_dict("records"):
        line(row["action_id"], f"{row['pair']}: {screens.in_words.gap(row)}", "self_and_cross")
    if gaps.empty:
        st.caption("No action is shown from both sides.")
    widgets.link("self_and_cross", "District and schools, side by side", view, view="Side by side")
with right:
    st.subheader("Highest and lowest rated", anchor=False)
    top, bottom, same = screens.overview.highest_and_lowest(own)
    for row in [*top.itertuples(), *bottom[::-1].itertuples()]:
        said = f"{view.sides.who(side)} {format.mean_of(row.mean, row.n)}"
        line(row.action_id, format.capital(said), "heatmaps", cell=cell)
    for words in same:
        st.caption(plain(words))

left, right = st.columns([0.6, 0.4], gap="medium")
earlier = view.rounds[: view.rounds.index(view.round)]
with left:
    if earlier:
        st.subheader(f"Since {plain(earlier[-1])}", anchor=False)
        compared = changes.compare(view.choose(view.counts, round_=None, actions=None), earlier[-1], view.round)
        compared = view.of_scope(view.choose(compared, round_=None, schools=()))
        largest = screens.change.largest(compared)
        for row in largest.to_dict("records"):
            whose = row["perspective"].capitalize()
            line(row["action_id"], screens.change.said(row, view.sides), "change", then=earlier[-1], whose=whose)
        if largest.empty:
            st.caption(plain(screens.change.title(compared, earlier[-1])))
        widgets.caption(screens.composition.rounds(view, earlier[-1]))
        widgets.link("change", "Every change", view, then=earlier[-1])
with right:
    st.subheader("Who rated", anchor=False)
    for words in view.participation:
        st.text(words)
    widgets.link("ratings", "Where these ratings come from", view)

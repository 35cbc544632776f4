"""Overview: who rated what, the five focus areas, the highest and lowest rated, the largest gaps, the first flags."""

import streamlit as st

from ilt import changes, charts, findings, framework, screens
from ilt.cache import records
from ilt.charts import layout
from ilt.ui import frame, missing_ratings, widgets
from ilt.ui.markdown import plain
from ilt.ui.present import presenting

FIRST = 3

view = frame.enter()
missing_ratings.stop_if(view)
areas = screens.one_team.both_means(findings.focus_areas(view.selected), view.scope, view.one_school)
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
    marks = screens.overview.caption(view.sides)
    captions = screens.focus_areas.leaves_out(areas), screens.composition.sides(view)
    items = screens.focus_areas.items(map(framework.current().area, areas["focus_area"]))
    label_px = presenting.label_px(layout.LABEL_PX)
    placed = presenting.placed(areas, items, marks, *captions, label_px=label_px)
    figures = screens.self_and_cross.for_chart(areas, "focus_area")
    widgets.chart_or_list(
        charts.dumbbell.data(placed, figures),
        charts.dumbbell.structure(layout.height(placed), screens.self_and_cross.TIPS, words=False, label_px=label_px),
        (placed, figures),
        alt=title,
        name="areas",
        marks=(marks,),
        more=captions,
    )
    presenting.ends()
    widgets.table(screens.overview.table(areas), alt=screens.overview.TABLE_ALT, name="focus_areas.csv")
with right:
    st.subheader(screens.overview.ATTENTION, anchor=False)
    flagged = [row for row in records(table) if row["level"]]
    for at, row in enumerate(flagged[:FIRST]):
        line(row["action_id"], screens.overview.flagged(row, view.sides, in_full=not at), "attention")
    if not flagged:
        st.caption(screens.overview.TOO_FEW if table["hidden"].any() else screens.overview.NONE_LOW)
    widgets.link("attention", screens.overview.every_flag(len(flagged)), view)
    if view.assessment == "school" and not view.one_school:
        low = findings.low_actions(findings.of_side(screens.in_words.verdicts(view.selected), side))
        if len(low):
            with st.container(gap=None):
                widgets.link("across_schools", screens.overview.lowest_schools(low), view, side=side.capitalize())
                st.caption(plain(screens.overview.low_on(low, side, some_hidden=bool(view.hidden_schools))))

left, right = st.columns([0.6, 0.4], gap="medium")
with left:
    heading = screens.overview.largest_gaps(one_school=bool(view.one_school), some_schools=bool(view.schools))
    st.subheader(plain(heading), anchor=False)
    for row in records(gaps)[:FIRST]:
        line(row["action_id"], screens.overview.pair_and_gap(row), "self_and_cross")
    if gaps.empty:
        st.caption(screens.overview.ONE_SIDE_ONLY)
    if not view.one_school:
        widgets.caption(screens.overview.none_notable(gaps))
    widgets.link("self_and_cross", screens.overview.SIDE_BY_SIDE, view, view=screens.self_and_cross.SIDE_BY_SIDE)
with right:
    st.subheader(screens.overview.HIGHEST_AND_LOWEST, anchor=False)
    top, bottom, same = screens.overview.highest_and_lowest(own)
    for end, rows in zip(screens.overview.ENDS, (records(top), reversed(records(bottom))), strict=True):
        for row in rows:
            line(row["action_id"], f"{end}: {screens.overview.rated(row, view.sides, side)}", "heatmaps", cell=cell)
    for words in same:
        st.caption(plain(words))

left, right = st.columns([0.6, 0.4], gap="medium")
earlier = view.rounds[: view.rounds.index(view.round)]
with left:
    if earlier:
        st.subheader(plain(screens.overview.since(earlier[-1])), anchor=False)
        compared = changes.compare(view.choose(view.counts, round_=None, actions=None), earlier[-1], view.round)
        compared = view.choose(compared, round_=None, schools=())
        compared = screens.one_team.both_sides(compared, view.scope, view.one_school)
        largest = screens.change.largest(compared)
        for row in records(largest):
            whose = row["perspective"].capitalize()
            line(row["action_id"], screens.change.said(row, view.sides), "change", then=earlier[-1], whose=whose)
        if largest.empty:
            st.caption(plain(screens.change.title(compared, earlier[-1])))
        widgets.caption(screens.composition.rounds(view, earlier[-1]))
        widgets.link("change", screens.overview.EVERY_CHANGE, view, then=earlier[-1])
with right:
    st.subheader(screens.overview.WHO_RATED, anchor=False)
    for words in view.participation:
        st.text(words)
    widgets.link("ratings", screens.overview.SOURCES, view)

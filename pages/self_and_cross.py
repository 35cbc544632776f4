"""Self vs. cross: where the two sides see it differently, action by action; and the mirror."""

import dataclasses

import streamlit as st

from ilt import charts, findings, framework, screens
from ilt.charts import layout
from ilt.meetings import agreed_ratings
from ilt.ui import agreed, filters, frame, missing_ratings, script_run, widgets
from ilt.ui.markdown import plain
from ilt.ui.present import presenting
from ilt.view import ALL_DISTRICTS, ILTS_APART

FIRST, MIRROR_LABEL_PX, TIPS = presenting.rows(8), 190, screens.self_and_cross.TIPS

view = frame.enter()
missing_ratings.stop_if(view)
shapes = ["Largest gaps", "By action", "Where raters disagree", "All ratings", "Side by side"][bool(view.one_school) :]
gaps, splits = findings.gaps(view.selected), findings.splits(view.selected)
said = agreed.of(view)
by_size = {"by": "gap", "key": lambda gap: -gap.abs(), "kind": "stable"}
here = view.of_scope(gaps).sort_values(**by_size)
heads = {
    "Largest gaps": lambda: screens.self_and_cross.title(gaps, findings.SCHOOL),
    "Where raters disagree": lambda: screens.disagreement.title(
        splits, hidden=bool((view.selected["hidden"] > 0).any())
    ),
    "Side by side": lambda: "How each side sees itself, and how the other side sees it",
}
head = st.container()
# Where no single school may be shown from both sides, all together may.
first = shapes[0] if gaps.loc[gaps["scope"] == findings.SCHOOL, "gap"].notna().any() else "By action"
shape = filters.pick("View", {name: name for name in shapes}, "view", first, label_visibility="collapsed")
with head:
    title = heads.get(shape, lambda: screens.self_and_cross.title(gaps, view.scope))()
    if shape not in ("Where raters disagree", "Side by side") and (lacking := screens.missing_ratings.lacking(view)):
        title = screens.missing_ratings.sentence(view, lacking)
    frame.heading(title, f"{view.where} — {view.who}", view, screens.self_and_cross.HOW)

items = screens.actions.items(map(framework.current().by_id.__getitem__, here["action_id"]))
many = shape in ("By action", "All ratings") and len(items) > FIRST
if many and not st.toggle(f"All {len(items)} actions", key="every_action", bind="query-params"):
    items = items[:FIRST]

if shape in ("Largest gaps", "By action"):
    rows = here.head(len(items))
    if shape == "Largest gaps":
        rows, items = screens.self_and_cross.largest(gaps, FIRST)
    if rows.empty:
        missing_ratings.one_sided(view)
        script_run.stop()
    placed = layout.place_rows(items, label_px=layout.WIDE_LABEL_PX)
    rows = agreed_ratings.with_agreed(rows, said)
    agreed_tips = screens.self_and_cross.AGREED_TIPS if "agreed" in rows else ()
    structure = charts.dumbbell.structure(layout.height(placed), TIPS, agreed_tips=agreed_tips)
    figures = screens.self_and_cross.for_chart(rows)
    data = charts.dumbbell.data(placed, figures)
    widgets.chart_or_list(data, structure, (placed, figures), alt=title, name="dumbbells")
    pools = screens.composition.sides(view) if shape == "By action" else ""
    agreed.caption(rows, "● self   ○ cross   figures are means of ratings 0-3; largest gap first", pools)
    every = gaps[gaps["scope"] == findings.SCHOOL] if shape == "Largest gaps" else here
    every = screens.composition.with_schools(
        agreed_ratings.with_agreed(every.dropna(subset="gap").sort_values(**by_size), said), view
    )
    widgets.table(every, screens.self_and_cross.table, alt="Self, cross and gap in figures", name="self_and_cross.csv")
elif shape == "Where raters disagree":
    few = widgets.first_rows(splits, FIRST, f"All {len(splits)} splits", "every_split")
    if not few.empty:
        items, spreads = screens.disagreement.for_chart(few, view.selected)
        placed = layout.place_rows(items, label_px=layout.WIDE_LABEL_PX)
        data, most = charts.spread.data(placed, spreads)
        widgets.legend("Ratings")
        structure = charts.spread.structure(layout.height(placed), most, screens.all_ratings.TIPS)
        widgets.chart_or_list(data, structure, (placed, spreads), alt=title, name="splits")
        st.caption(screens.disagreement.CAPTION)
        widgets.table(splits, screens.disagreement.table, alt="Every split in figures", name="splits.csv")
    close = view.of_scope(findings.agreement(view.selected))
    own = st.container(key="desk_agreement")
    own.subheader("How close the raters are", anchor=False)
    own.dataframe(screens.disagreement.agreement(close), hide_index=True, alt="Agreement of each focus area in words")
    own.caption("How far two raters of one team are apart on one action, on average: the mean difference of all pairs.")
elif shape == "All ratings":
    both = screens.one_team.both_sides(findings.scoped(view.selected), view.scope, view.one_school)
    spreads = screens.all_ratings.for_chart(agreed_ratings.with_agreed(both, said))
    placed = layout.place_rows(items, label_px=layout.WIDE_LABEL_PX)
    few = spreads[spreads["key"].isin(placed["key"])]
    data, most = charts.spread.data(placed, few)
    px, tips, with_agreed = layout.height(placed), screens.all_ratings.TIPS, "agreed" in few
    structure = charts.spread.structure(px, most, tips, with_agreed=with_agreed)
    widgets.legend("Ratings")
    about = "Number of 0s, 1s, 2s and 3s of each action"
    widgets.chart_or_list(data, structure, (placed, few), alt=about, name="all_ratings")
    st.caption("0 and 1 stand left of the line, 2 and 3 right. Numbers are ratings. ● self above, ○ cross below.")
    agreed.caption(few, screens.composition.sides(view))
    flat = screens.all_ratings.table(spreads)
    widgets.table(flat, alt="Number of 0s, 1s, 2s and 3s of each action and perspective", name="all_ratings.csv")
else:
    areas = findings.focus_areas(view.choose(view.counts, assessment=None, actions=None))
    placed = layout.place_rows(screens.focus_areas.items(framework.current().areas), label_px=MIRROR_LABEL_PX)
    structure = charts.dumbbell.structure(layout.height(placed), TIPS, words=False, label_px=MIRROR_LABEL_PX)
    for (scope, kind, name, words), column in zip(screens.self_and_cross.PANELS, st.columns(2), strict=True):
        with column:
            st.subheader(plain(name), anchor=False)
            rows = areas[areas["scope"] == scope]
            if rows.empty:
                apart = kind == "district" and view.district == ALL_DISTRICTS
                st.text(ILTS_APART if apart else "Nobody rated this in this round.")
                continue
            st.caption(plain(f"{words} — {dataclasses.replace(view, assessment=kind).who}"))
            figures = screens.self_and_cross.for_chart(rows, "focus_area")
            data, about = charts.dumbbell.data(placed, figures), f"{name}: {words}, per focus area"
            widgets.chart_or_list(data, structure, (placed, figures), alt=about, name=f"areas_{kind}")
    widgets.caption(
        screens.focus_areas.leaves_out(areas),
        screens.composition.sides(dataclasses.replace(view, assessment="school", area=None)),
    )
    flat = screens.self_and_cross.side_by_side(areas, of_schools_alone=view.district == ALL_DISTRICTS)
    widgets.table(flat, alt="What each side says of each focus area", name="self_and_cross_focus_areas.csv")

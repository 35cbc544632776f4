"""Self vs. cross: where the two sides see it differently, action by action; and the mirror."""

import streamlit as st

from ilt import charts, findings, framework, screens
from ilt.charts import layout
from ilt.meetings import agreed_ratings
from ilt.ui import agreed, filters, frame, missing_ratings, script_run, widgets
from ilt.ui.markdown import plain
from ilt.view import ALL_DISTRICTS, ILTS_APART

FIRST = 8
MIRROR_LABEL_PX = 190

view = frame.enter()
missing_ratings.stop_if(view)
shapes = ["Largest gaps", "By action", "Where raters disagree", "All ratings", "Side by side"][bool(view.one_school) :]
gaps = findings.gaps(view.selected)
splits = findings.splits(view.selected)
said = agreed.of(view)
here = screens.self_and_cross.by_size(view.of_scope(gaps))
heads = {
    "Largest gaps": lambda: screens.self_and_cross.title(gaps, findings.SCHOOL),
    "Where raters disagree": lambda: screens.disagreement.title(
        splits, hidden=bool((view.selected["hidden"] > 0).any())
    ),
    "Side by side": lambda: "How each side sees itself, and how the other side sees it",
}
head = st.container()
# Where no single school may be shown from both sides, all together may.
of_schools = screens.self_and_cross.of_schools(gaps)
first = shapes[0] if of_schools["gap"].notna().any() else "By action"
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
    placed = layout.rows_of(gaps, items, label_px=layout.WIDE_LABEL_PX)
    rows = agreed_ratings.with_agreed(rows, said)
    structure = charts.dumbbell.structure(
        layout.height(placed),
        screens.self_and_cross.TIPS,
        agreed_tips=screens.self_and_cross.AGREED_TIPS if "agreed" in rows else (),
    )
    widgets.chart(charts.dumbbell.data(placed, screens.self_and_cross.for_chart(rows)), structure, alt=title)
    pools = screens.composition.sides(view) if shape == "By action" else ""
    agreed.caption(rows, "● self   ○ cross   figures are means of ratings 0-3; largest gap first", pools)
    every = screens.self_and_cross.by_size(of_schools if shape == "Largest gaps" else here, known=True)
    every = screens.composition.with_schools(agreed_ratings.with_agreed(every, said), view)
    widgets.table(every, screens.self_and_cross.table, alt="Self, cross and gap in figures", name="self_and_cross.csv")
elif shape == "Where raters disagree":
    few = widgets.first_rows(splits, FIRST, f"All {len(splits)} splits", "every_split")
    if not few.empty:
        items, spreads = screens.disagreement.for_chart(few, view.selected)
        placed = layout.rows_of(splits, items, label_px=layout.WIDE_LABEL_PX)
        data, most = charts.spread.data(placed, spreads)
        widgets.legend("Ratings")
        widgets.chart(data, charts.spread.structure(layout.height(placed), most, screens.all_ratings.TIPS), alt=title)
        st.caption(screens.disagreement.CAPTION)
        widgets.table(splits, screens.disagreement.table, alt="Every split in figures", name="splits.csv")
    st.subheader("How close the raters are", anchor=False)
    close = view.of_scope(findings.agreement(view.selected))
    st.dataframe(screens.disagreement.agreement(close), hide_index=True, alt="Agreement of each focus area in words")
    st.caption("How far two raters of one team are apart on one action, on average: the mean difference of all pairs.")
elif shape == "All ratings":
    both = screens.one_team.both_sides(findings.scoped(view.selected), view.scope, view.one_school)
    spreads = screens.all_ratings.for_chart(agreed_ratings.with_agreed(both, said))
    placed = layout.rows_of(spreads, items, label_px=layout.WIDE_LABEL_PX)
    few = layout.of_rows(spreads, placed)
    data, most = charts.spread.data(placed, few)
    structure = charts.spread.structure(
        layout.height(placed), most, screens.all_ratings.TIPS, with_agreed="agreed" in few
    )
    widgets.legend("Ratings")
    widgets.chart(data, structure, alt="Number of 0s, 1s, 2s and 3s of each action")
    st.caption("0 and 1 stand left of the line, 2 and 3 right. Numbers are ratings. ● self above, ○ cross below.")
    agreed.caption(few, screens.composition.sides(view))
    flat = screens.all_ratings.table(spreads)
    widgets.table(flat, alt="Number of 0s, 1s, 2s and 3s of each action and perspective", name="all_ratings.csv")
else:
    areas = findings.focus_areas(view.choose(view.counts, assessment=None, actions=None))
    placed = layout.rows_of(areas, screens.focus_areas.items(framework.current().areas), label_px=MIRROR_LABEL_PX)
    tips, px = screens.self_and_cross.TIPS, layout.height(placed)
    structure = charts.dumbbell.structure(px, tips, words=False, label_px=MIRROR_LABEL_PX)
    for (scope, kind, name, words), column in zip(screens.self_and_cross.PANELS, st.columns(2), strict=True):
        with column:
            st.subheader(plain(name), anchor=False)
            rows = areas[areas["scope"] == scope]
            if rows.empty:
                apart = kind == "district" and view.district == ALL_DISTRICTS
                st.text(ILTS_APART if apart else "Nobody rated this in this round.")
                continue
            st.caption(plain(f"{words} — {view.but(assessment=kind).who}"))
            data = charts.dumbbell.data(placed, screens.self_and_cross.for_chart(rows, "focus_area"))
            widgets.chart(data, structure, alt=f"{name}: {words}, per focus area")
    widgets.caption(
        screens.focus_areas.leaves_out(areas),
        screens.composition.sides(view.but(assessment="school", area=None)),
    )
    flat = screens.self_and_cross.side_by_side(areas, of_schools_alone=view.district == ALL_DISTRICTS)
    widgets.table(flat, alt="What each side says of each focus area", name="self_and_cross_focus_areas.csv")

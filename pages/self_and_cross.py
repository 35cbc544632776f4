"""Self vs. cross: where the two sides see it differently, action by action; where raters disagree; side by side."""

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
words = screens.self_and_cross
shapes = list(words.VIEWS[bool(view.one_school) :])
gaps, splits = findings.gaps(view.selected), findings.splits(view.selected)
agreed_on = agreed.of(view)
here, of_schools = words.by_size(view.of_scope(gaps)), words.of_schools(gaps)
heads = {
    words.LARGEST: lambda: screens.self_and_cross.title(gaps, findings.SCHOOL),
    words.DISAGREE: lambda: screens.disagreement.title(splits, hidden=bool((view.selected["hidden"] > 0).any())),
    words.SIDE_BY_SIDE: lambda: words.SIDES_TITLE,
}
head = st.container()
# Where no single school may be shown from both sides, all together may.
first = shapes[0] if of_schools["gap"].notna().any() else words.BY_ACTION
shape = filters.pick(words.VIEW, {name: name for name in shapes}, "view", first, label_visibility="collapsed")
with head:
    title = heads.get(shape, lambda: screens.self_and_cross.title(gaps, view.scope))()
    if shape not in (words.DISAGREE, words.SIDE_BY_SIDE) and (lacking := screens.missing_ratings.lacking(view)):
        title = screens.missing_ratings.sentence(view, lacking)
    frame.heading(title, f"{view.where} — {view.who}", view, words.HOW)

items = screens.actions.items(map(framework.current().by_id.__getitem__, here["action_id"]))
many = shape in (words.BY_ACTION, words.ALL_RATINGS) and len(items) > FIRST
if many and not st.toggle(plain(words.every_action(len(items))), key="every_action", bind="query-params"):
    items = items[:FIRST]

if shape in (words.LARGEST, words.BY_ACTION):
    rows = here.head(len(items))
    if shape == words.LARGEST:
        rows, items = words.largest(gaps, FIRST)
    if rows.empty:
        missing_ratings.one_sided(view)
        script_run.stop()
    placed = layout.rows_of(gaps, items, label_px=layout.WIDE_LABEL_PX)
    rows = agreed_ratings.with_agreed(rows, agreed_on)
    agreed_tips = words.AGREED_TIPS if "agreed" in rows else ()
    structure = charts.dumbbell.structure(layout.height(placed), words.TIPS, agreed_tips=agreed_tips)
    figures = words.for_chart(rows)
    data = charts.dumbbell.data(placed, figures)
    widgets.chart_or_list(data, structure, (placed, figures), alt=title, name="dumbbells")
    pools = screens.composition.sides(view) if shape == words.BY_ACTION else ""
    agreed.caption(rows, words.CAPTION, pools)
    every = words.by_size(of_schools if shape == words.LARGEST else here, known=True)
    every = screens.composition.with_schools(agreed_ratings.with_agreed(every, agreed_on), view)
    widgets.table(every, words.table, alt=words.TABLE_ALT, name="self_and_cross.csv")
elif shape == words.DISAGREE:
    few = widgets.first_rows(splits, FIRST, words.every_split(len(splits)), "every_split")
    if not few.empty:
        items, spreads = screens.disagreement.for_chart(few, view.selected)
        placed = layout.rows_of(splits, items, label_px=layout.WIDE_LABEL_PX)
        data, most = charts.spread.data(placed, spreads)
        widgets.legend(words.RATINGS)
        structure = charts.spread.structure(layout.height(placed), most, screens.all_ratings.TIPS)
        widgets.chart_or_list(data, structure, (placed, spreads), alt=title, name="splits")
        st.caption(screens.disagreement.CAPTION)
        widgets.table(splits, screens.disagreement.table, alt=words.SPLITS_ALT, name="splits.csv")
    close = view.of_scope(findings.agreement(view.selected))
    own = st.container(key="desk_agreement")
    own.subheader(words.HOW_CLOSE, anchor=False)
    own.dataframe(screens.disagreement.agreement(close), hide_index=True, alt=words.AGREEMENT_ALT)
    own.caption(words.AGREEMENT_CAPTION)
elif shape == words.ALL_RATINGS:
    both = screens.one_team.both_sides(findings.scoped(view.selected), view.scope, view.one_school)
    spreads = screens.all_ratings.for_chart(agreed_ratings.with_agreed(both, agreed_on))
    placed = layout.rows_of(spreads, items, label_px=layout.WIDE_LABEL_PX)
    few = layout.of_rows(spreads, placed)
    data, most = charts.spread.data(placed, few)
    px, tips, with_agreed = layout.height(placed), screens.all_ratings.TIPS, "agreed" in few
    structure = charts.spread.structure(px, most, tips, with_agreed=with_agreed)
    widgets.legend(words.RATINGS)
    widgets.chart_or_list(data, structure, (placed, few), alt=words.RATINGS_ALT, name="all_ratings")
    st.caption(words.RATINGS_CAPTION)
    agreed.caption(few, screens.composition.sides(view))
    flat = screens.all_ratings.table(spreads)
    widgets.table(flat, alt=words.RATINGS_TABLE_ALT, name="all_ratings.csv")
else:
    areas = findings.focus_areas(view.choose(view.counts, assessment=None, actions=None))
    placed = layout.rows_of(areas, screens.focus_areas.items(framework.current().areas), label_px=MIRROR_LABEL_PX)
    structure = charts.dumbbell.structure(layout.height(placed), words.TIPS, words=False, label_px=MIRROR_LABEL_PX)
    for (scope, kind, name, said), column in zip(words.PANELS, st.columns(2), strict=True):
        with column:
            st.subheader(plain(name), anchor=False)
            rows = areas[areas["scope"] == scope]
            if rows.empty:
                apart = kind == "district" and view.district == ALL_DISTRICTS
                st.text(ILTS_APART if apart else words.NOT_RATED)
                continue
            st.caption(plain(f"{said} — {view.but(assessment=kind).who}"))
            figures = words.for_chart(rows, "focus_area")
            data, about = charts.dumbbell.data(placed, figures), words.panel_alt(name, said)
            widgets.chart_or_list(data, structure, (placed, figures), alt=about, name=f"areas_{kind}")
    widgets.caption(
        screens.focus_areas.leaves_out(areas),
        screens.composition.sides(view.but(assessment="school", area=None)),
    )
    flat = words.side_by_side(areas, of_schools_alone=view.district == ALL_DISTRICTS)
    widgets.table(flat, alt=words.SIDES_TABLE_ALT, name="self_and_cross_focus_areas.csv")

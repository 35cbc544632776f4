"""Self vs. cross: where the two sides see it differently, action by action; where raters disagree; side by side."""

import streamlit as st

from ilt import charts, findings, framework, screens
from ilt.charts import layout, presented
from ilt.meetings import agreed_ratings
from ilt.ui import agreed, filters, frame, missing_ratings, script_run, widgets
from ilt.ui.markdown import plain
from ilt.ui.present import presenting
from ilt.view import ALL_DISTRICTS, ILTS_APART

FIRST, MIRROR_LABEL_PX = 8, 190

words, view = screens.self_and_cross, frame.enter()
missing_ratings.stop_if(view)
shapes = list(words.VIEWS[bool(view.one_school) :])
gaps, splits = findings.gaps(view.selected), findings.splits(view.selected)
agreed_on = agreed.of(view)
of_team = screens.one_team.both_means(gaps, view.scope, view.one_school)
here, of_schools = words.by_size(of_team), words.of_schools(gaps)
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
    every = of_team if view.one_school else gaps
    title = heads.get(shape, lambda: screens.self_and_cross.title(every, view.scope, some_schools=bool(view.schools)))()
    if shape not in (words.DISAGREE, words.SIDE_BY_SIDE) and (lacking := screens.missing_ratings.lacking(view)):
        title = screens.missing_ratings.sentence(view, lacking)
    about, round_alone = f"{view.where} — {view.who}", view.round if shape == words.SIDE_BY_SIDE else ""
    frame.heading(title, about, view, words.HOW, on_slide=round_alone)

items = screens.actions.items(map(framework.current().by_id.__getitem__, here["action_id"]))
many = shape in (words.BY_ACTION, words.ALL_RATINGS) and len(items) > FIRST and not presenting.on()
if many and not st.toggle(plain(words.every_action(len(items))), key="every_action", bind="query-params"):
    items = items[:FIRST]

if shape in (words.LARGEST, words.BY_ACTION):
    rows = words.first(here, len(items))
    if shape == words.LARGEST:
        rows, items = words.largest(gaps, FIRST)
    if rows.empty:
        missing_ratings.one_sided(view)
        script_run.stop()
    under = words.explained(view.sides), screens.composition.sides(view) if shape == words.BY_ACTION else ""
    placed = presenting.placed(gaps, items, *under)
    rows = agreed_ratings.with_agreed(rows, agreed_on)
    of_agreed = words.AGREED_TIPS if "agreed" in rows else ()
    structure = charts.dumbbell.structure(layout.height(placed), words.TIPS, agreed_tips=of_agreed)
    figures = words.for_chart(rows)
    picture = charts.dumbbell.data(placed, figures), structure, (placed, figures)
    marks = under[0], agreed.explained(rows)
    widgets.chart_or_list(*picture, alt=title, name="dumbbells", marks=marks, more=under[1:])
    presenting.ends()
    every = words.by_size(of_schools if shape == words.LARGEST else here, known=True)
    every = screens.composition.with_schools(agreed_ratings.with_agreed(every, agreed_on), view)
    widgets.table(every, words.table, alt=words.TABLE_ALT, name="self_and_cross.csv")
elif shape == words.DISAGREE:
    few = widgets.first_rows(splits, FIRST, words.every_split(len(splits)), "every_split")
    if not few.empty:
        items, spreads = screens.disagreement.for_chart(few, view.selected)
        placed = presenting.placed(splits, items, words.RATINGS, screens.disagreement.explained(view.sides))
        spreads = layout.of_rows(spreads, placed)
        data, most = charts.spread.data(placed, spreads)
        widgets.legend(words.RATINGS)
        structure = charts.spread.structure(layout.height(placed), most, screens.all_ratings.TIPS)
        spread_marks = (screens.disagreement.explained(view.sides),)
        widgets.chart_or_list(data, structure, (placed, spreads), alt=title, name="splits", marks=spread_marks)
        presenting.ends()
        widgets.table(splits, screens.disagreement.table, alt=words.SPLITS_ALT, name="splits.csv")
    close = screens.one_team.both_sides(findings.agreement(view.selected), view.scope, view.one_school)
    own = st.container(key="desk_agreement")
    own.subheader(words.HOW_CLOSE, anchor=False)
    own.dataframe(screens.disagreement.agreement(close), hide_index=True, alt=words.AGREEMENT_ALT)
    own.caption(words.AGREEMENT_CAPTION)
elif shape == words.ALL_RATINGS:
    both = screens.one_team.both_sides(findings.scoped(view.selected), view.scope, view.one_school)
    spreads = screens.all_ratings.for_chart(agreed_ratings.with_agreed(both, agreed_on))
    sides = screens.composition.sides(view)
    placed = presenting.placed(spreads, items, words.RATINGS, words.ratings_explained(view.sides), sides)
    few = layout.of_rows(spreads, placed)
    data, most = charts.spread.data(placed, few)
    px, tips = layout.height(placed), screens.all_ratings.TIPS
    structure = charts.spread.structure(px, most, tips, with_agreed="agreed" in few)
    widgets.legend(words.RATINGS)
    picture, marks = (data, structure, (placed, few)), (words.ratings_explained(view.sides), agreed.explained(few))
    widgets.chart_or_list(*picture, alt=words.RATINGS_ALT, name="all_ratings", marks=marks, more=(sides,))
    presenting.ends()
    widgets.table(screens.all_ratings.table(spreads), alt=words.RATINGS_TABLE_ALT, name="all_ratings.csv")
else:
    areas = findings.focus_areas(view.choose(view.counts, assessment=None, actions=None))
    label_px, row_px = presenting.label_px(MIRROR_LABEL_PX), presented.ROW_PX if presenting.on() else layout.TALL_PX
    placed = layout.rows_of(areas, screens.focus_areas.items(framework.current().areas), row_px, label_px)
    structure = charts.dumbbell.structure(layout.height(placed), words.TIPS, words=False, label_px=label_px)
    panels = list(words.PANELS)[presenting.page([presented.PICTURE_PX] * len(words.PANELS))]
    for (scope, kind, name, said), column in zip(panels, st.columns(len(panels)), strict=True):
        with column:
            st.subheader(plain(name), anchor=False)
            if (rows := areas[areas["scope"] == scope]).empty:
                apart = kind == "district" and view.district == ALL_DISTRICTS
                st.text(ILTS_APART if apart else words.NOT_RATED)
                continue
            st.caption(plain(f"{said} — {view.but(assessment=kind).who}"))
            figures = words.for_chart(rows, "focus_area")
            picture = charts.dumbbell.data(placed, figures), structure, (placed, figures)
            widgets.chart_or_list(*picture, alt=words.panel_alt(name, said), name=f"areas_{kind}")
    widgets.caption(
        screens.focus_areas.leaves_out(areas[areas["scope"].isin([scope for scope, *_ in panels])]),
        "" if presenting.on() else screens.composition.sides(view.but(assessment="school", area=None)),
    )
    presenting.ends()
    flat = words.side_by_side(areas, of_schools_alone=view.district == ALL_DISTRICTS)
    widgets.table(flat, alt=words.SIDES_TABLE_ALT, name="self_and_cross_focus_areas.csv")

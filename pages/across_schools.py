"""Across schools: in how many schools is an action low, who to ask; whose experience is the district's own view."""

import streamlit as st

from ilt import charts, findings, format, framework, rules, screens
from ilt.charts import layout
from ilt.ratings import PERSPECTIVES
from ilt.ui import downloads, filters, frame, missing_ratings, script_run, widgets
from ilt.ui.markdown import plain
from ilt.ui.present import presenting

FIRST = 6

view = frame.enter()
every = view.but(schools=())
missing_ratings.stop_if(every)
district, several = view.assessment == "district", len(view.every_school) > 1
head = st.container()
with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
    if district:
        picture, show = screens.across_schools.experiences(every.selected), "Both"
    else:
        first = screens.one_team.main_side(findings.standings(every.selected))
        names = {side: side.capitalize() for side in PERSPECTIVES}
        called = screens.frame.side_names(every.sides)
        side = filters.pick(screens.across_schools.WHOSE, names, "side", first, shown=called)
        picture, show = screens.across_schools.schools(every.selected, side), side.capitalize()
    lines = picture.lines
    if len(lines) > FIRST and not presenting.on():
        label = screens.across_schools.every_action(len(lines))
        lines = lines if st.toggle(plain(label), key="every_action", bind="query-params") else lines[:FIRST]
with head:
    frame.heading(picture.title, f"{every.where} — {every.who}", every, screens.across_schools.how(several=several))
    widgets.caption(screens.across_schools.ALWAYS_ALL if view.schools and several else "")
actions = framework.current().by_id
if not picture.lines:
    script_run.stop()
if lines and picture.points.empty and not district:
    st.info(screens.across_schools.ELSEWHERE, title=plain(lines[0].said))
    lines = []
captions = screens.across_schools.DISTRICT_LEGEND, screens.school_marks.stands_for(picture.a_mark)
points, words = screens.across_schools.of_lines(picture.points, lines)
if len(points):
    items = screens.actions.items(actions[line.action_id] for line in lines)
    placed = presenting.placed(points, items, *captions, row_px=charts.strip_plot.row_px(points))
    data = charts.strip_plot.data(placed, points, words, rules.NOTABLE_GAP)
    structure = charts.strip_plot.structure(layout.height(placed), screens.across_schools.TIPS)
    with widgets.wide("strips"):  # the schools are named below, too
        widgets.chart(data, structure, alt=picture.title)
        widgets.caption(captions[1])
        if district:
            st.caption(screens.across_schools.DISTRICT_LEGEND)
        else:
            st.html(screens.legend.schools(screens.across_schools.whose(side)))
    presenting.ends()
(label, flat), *others = picture.tables.items()
widgets.table(flat.rows, flat.printed, alt=picture.title, label=label, name="across_schools.csv")

for line in lines:
    action = actions[line.action_id]
    with st.container(key=f"item_{action.id.replace('.', '_')}", gap="xsmall"):
        widgets.named(action)
        st.caption(plain(format.capital(line.said)))
        if line.schools:
            st.text("\n".join(line.schools))
        by_school = screens.across_schools.BY_SCHOOL if several else screens.across_schools.ON_HEATMAPS
        widgets.link("heatmaps", by_school, view, area=str(action.focus_area), action=action.id, show=show)
if several:
    with st.container(key="desk_schools"):
        st.subheader(screens.across_schools.SCHOOL_BY_SCHOOL, anchor=False)
for label, table in others:
    widgets.table(table.rows, table.printed, alt=label, label=label, name=f"{label.lower().replace(' ', '_')}.csv")
downloads.offer_table(view, screens.across_schools.DOWNLOAD, flat.whole, "across_schools.csv")

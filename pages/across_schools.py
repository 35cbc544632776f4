"""Across schools: in how many schools is an action low, whom to ask; whose experience is the district's own view."""

import streamlit as st

from ilt import charts, findings, framework, rules, screens
from ilt.charts import layout
from ilt.ratings import PERSPECTIVES
from ilt.ui import downloads, filters, frame, missing_ratings, widgets
from ilt.ui.markdown import badge, plain

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
        side = filters.pick("Whose ratings", names, "side", first, label_visibility="collapsed")
        picture, show = screens.across_schools.schools(every.selected, side), side.capitalize()
    lines = picture.lines
    if len(lines) > FIRST and not st.toggle(f"All {len(lines)} actions", key="every_action", bind="query-params"):
        lines = lines[:FIRST]
with head:
    frame.heading(picture.title, f"{every.where} — {every.who}", view, screens.across_schools.how(several=several))
actions = framework.current().by_id
if lines and picture.points.empty and not district:
    st.info(screens.across_schools.ELSEWHERE, title=plain(lines[0].said))
    lines = []
points, words = screens.across_schools.of_lines(picture.points, lines)
if len(points):
    items = screens.actions.items(actions[line.action_id] for line in lines)
    placed = layout.rows_of(points, items, charts.strip_plot.row_px(points), layout.WIDE_LABEL_PX)
    data = charts.strip_plot.data(placed, points, words, rules.NOTABLE_GAP)
    widgets.chart(
        data, charts.strip_plot.structure(layout.height(placed), screens.across_schools.TIPS), alt=picture.title
    )
    widgets.caption(screens.school_marks.stands_for(picture.a_mark))
    if district:
        st.caption(
            plain(f"● the district ILT’s own view · ○ a school’s people · shaded: under {rules.NOTABLE_GAP} away")
        )
    else:
        st.html(screens.legend.schools())
(label, flat), *others = picture.tables.items()
widgets.table(flat.rows, flat.printed, alt=picture.title, label=label, name="across_schools.csv")

for line in lines:
    action = actions[line.action_id]
    with st.container(key=f"item_{action.id.replace('.', '_')}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(action.short_label)}**", width="content")
            if action.populations:
                st.markdown(badge(screens.actions.tag(action)), width="content")
        st.caption(plain(line.said))
        for schools in line.schools:
            st.text(schools)
        by_school = "Show by school" if several else "Show on Heatmaps"
        widgets.link("heatmaps", by_school, view, area=str(action.focus_area), action=action.id, show=show)
if several:
    st.subheader("School by school", anchor=False)
for label, table in others:
    widgets.table(table.rows, table.printed, alt=label, label=label, name=f"{label.lower().replace(' ', '_')}.csv")
downloads.offer_table(view, "Download the table (CSV)", flat.whole, "across_schools.csv")

"""Heatmaps: for each focus area, its actions by schools; a cell opens to its ratings and notes."""

import functools

import streamlit as st

from ilt import charts, findings, format, framework, screens
from ilt.charts import layout
from ilt.meetings import agreed_ratings
from ilt.ratings import PERSPECTIVES
from ilt.ui import agreed, cell, frame, missing_ratings, script_run, widgets
from ilt.ui.markdown import plain
from ilt.ui.present import heatmap_slide, presenting
from ilt.view import BOTH

COLUMNS = 8


view = frame.enter()
show = view.perspective
missing_ratings.stop_if(view)
for one in {"gap": PERSPECTIVES, BOTH: ()}.get(show, (show,)):
    missing_ratings.stop_if(view, (one,))

scoped = findings.scoped(view.selected)
pooled = screens.one_team.both_sides(scoped, view.scope, view.one_school)
side = screens.one_team.first_side(show, pooled)
if show == "gap":
    title = screens.self_and_cross.title(findings.gaps(view.selected))
else:
    verdicts = findings.of_side(findings.verdicts(view.whole), side)
    shown = verdicts.head(0) if view.schools else verdicts
    title = screens.heatmaps.title(shown, findings.of_side(pooled, side), view.sides, side)
pooled_name = "" if view.scope == findings.SCHOOL and view.assessment == "school" else view.pool_name
frame.heading(
    title, f"{view.where} — {view.who}", view, screens.heatmaps.how(show, view.sides, pooled=bool(pooled_name))
)

said = agreed.of(view)
if presenting.on():
    heatmap_slide.draw(view, (pooled_name, view.all_schools), said)
    script_run.stop()

schools = list(view.schools or view.every_school)
if len(schools) > COLUMNS:
    schools = screens.heatmaps.in_order(view.selected, schools, show)
    pages = -(-len(schools) // COLUMNS)
    with st.container(horizontal=True, vertical_alignment="center", key="pages"):
        number = st.pagination(pages, key="page", bind="query-params")
        st.caption(plain(screens.heatmaps.schools_in_order(len(schools), show)))
    schools = schools[(number - 1) * COLUMNS : number * COLUMNS]
here = said[said["school"].isin(["", *schools])]
cells_of = functools.partial(screens.heatmaps.cells, view.selected, schools, show, (pooled_name, view.all_schools))
every = agreed_ratings.with_agreed_cells(cells_of(), said, view.pool_name, marked=show != "gap")

places = [*filter(None, [pooled_name]), *(view.schools or view.every_school)]
action, place = cell.choose(places, screens.details.first_action(pooled, side))
if place:
    cell.dialog(view, scoped, said, action, place)


def heatmap(placed, table, *, key: str, words: str) -> None:  # noqa: ANN001
    """Draw the cells of one heatmap and their table."""
    cells = layout.of_rows(table, placed)
    if cells.empty:
        st.text(screens.heatmaps.NOT_RATED)
        return
    (columns, head_lines), halves = charts.heatmap.columns(cells), show == "both" and view.assessment == "school"
    structure = charts.heatmap.structure(
        layout.height(placed),
        screens.heatmaps.TIPS,
        head_lines=head_lines,
        halves=halves,
        columns=columns,
        with_agreed="agreed" in cells,
        without=charts.heatmap.lacking(cells),
    )
    data, click = charts.heatmap.data(placed, cells), functools.partial(cell.click, key)
    width = charts.heatmap.width(columns, halves=halves)
    with widgets.wide(key):
        widgets.chart(
            data, structure, alt=words, width=width, key=cell.key_of(key), on_select=click, selection_mode=["cell"]
        )
    widgets.narrow(key, screens.figures.listed(placed, cells))
    widgets.table(screens.heatmaps.table(cells), alt=screens.heatmaps.table_alt(words), name=f"{key}.csv")


if view.area is None:
    area_cells = cells_of(areas=True)
    areas = layout.rows_of(area_cells, screens.focus_areas.items(framework.current().areas))
    heatmap(areas, area_cells, key="areas_heatmap", words=screens.heatmaps.alt(show))
    if show == "gap":
        widgets.caption(screens.heatmaps.GAP_CAPTION)
    else:
        widgets.legend(screens.heatmaps.legend(show, view.sides), means=True)
        widgets.caption(agreed.explained(here))
    widgets.caption(format.LEFT_OUT_MEANS if area_cells["text"].str.endswith(format.LEFT_OUT).any() else "")
if show in ("gap", BOTH):
    widgets.caption(screens.composition.sides(view))
for area in framework.current().areas:
    actions = framework.current().of(view.assessment, area.number)
    if actions and (view.area == area.number or view.area is None):
        st.subheader(plain(f"{area.number} · {area.name}"), anchor=False)
        heatmap(
            layout.rows_of(every, screens.actions.items(actions), layout.TALL_PX if view.area else layout.ROW_PX),
            every,
            key=f"heatmap_{area.number}",
            words=screens.heatmaps.alt(show, area),
        )
if view.area is not None and show != "gap":
    widgets.legend(screens.heatmaps.legend(show, view.sides), means=True)
    widgets.caption(agreed.explained(here))

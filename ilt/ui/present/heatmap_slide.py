"""The heatmap of a slide: a row a school, a column a focus area or action: as many schools as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from ilt import charts, framework, screens
from ilt.charts import layout, presented
from ilt.meetings import agreed_ratings
from ilt.ui import widgets
from ilt.ui.present import presenting
from ilt.view import BOTH, View

LABEL_PX = 170


def draw(view: View, pools: tuple[str, str], said: pd.DataFrame) -> None:
    """Draw it, with its legend.

    Parameters
    ----------
    view
        What is looked at.
    pools
        As ``screens.heatmaps.cells`` takes them.
    said
        What teams agreed on: ``ui.agreed.of``.
    """
    show, areas, schools = view.perspective, view.area is None, list(view.schools or view.every_school)
    items = screens.focus_areas.items(framework.current().areas) if areas else screens.actions.items(view.actions)
    alt = screens.heatmaps.alt(show, None if view.area is None else framework.current().area(view.area))

    def cells(schools: Sequence[str]) -> pd.DataFrame:
        found = screens.heatmaps.cells(view.selected, schools, show, pools, areas=areas)
        if not areas:
            found = agreed_ratings.with_agreed_cells(found, said, view.pool_name, marked=show != screens.heatmaps.GAP)
        return screens.heatmaps.turned(found, items)

    heads = screens.heatmaps.turned_heads(items)
    room, least = presented.room(heads), layout.ROW_PX if not areas and len(said) else layout.DENSE_PX
    pooled = cells([])["key"].nunique()
    heights = layout.heights(_rows(schools, least)) if schools else []
    if sum(heights) + least * pooled > room:
        schools = screens.heatmaps.in_order(view.selected, schools, show)
        heights = layout.heights(_rows(schools, least))
    whole, lines = cells(schools[:1]), list[str]()
    for captions in range(3):
        room = presented.room(heads, captions)
        whole = cells(schools[presenting.page(heights, room - least * pooled)])
        agreed = [agreed_ratings.MARK_MEANS] if "agreed" in whole and (whole["agreed"] != "").any() else []
        lines = [*filter(None, [screens.heatmaps.marks_mean(whole)]), *agreed]
        if len(lines) <= captions:
            break
    if whole.empty:
        st.text(screens.heatmaps.NOT_RATED)
        return
    names = list(dict.fromkeys(whole["key"]))
    rows = _rows(names, least)
    if layout.height(rows) == least * len(names):  # all on one line: they take the room that there is
        rows = _rows(names, max(least, min(layout.TALL_PX, room // len(names))))
    structure = charts.heatmap.structure(
        layout.height(rows),
        screens.heatmaps.TIPS,
        head_lines=heads,
        halves=show == BOTH and view.assessment == "school",
        columns=charts.heatmap.FEW + 1,
        with_agreed="agreed" in whole,
        without=charts.heatmap.lacking(whole),
        label_px=LABEL_PX,
    )
    rows = layout.with_corner(rows, screens.heatmaps.corner(show, view.sides))
    widgets.chart(charts.heatmap.data(rows, whole), structure, alt=alt)
    if show == screens.heatmaps.GAP:
        widgets.caption(screens.heatmaps.GAP_CAPTION)
    else:
        widgets.legend("", means=True)
    widgets.caption(*lines)


def _rows(names: Sequence[str], row_px: int) -> pd.DataFrame:
    return layout.place_rows([(name, name, "") for name in names], row_px, LABEL_PX)

"""A heatmap: a row an action or focus area, a column a school, the figure printed in each cell."""

from __future__ import annotations

from typing import Any, Literal

import altair as alt
import pandas as pd

from ilt import colors
from ilt.cache import once
from ilt.charts import agreed
from ilt.charts.layout import LABEL_PX
from ilt.charts.structure import Tips, finished, label_rows, labels, of_any_px, tooltips, y

HEAD_LINE_PX = 14
COLUMN_PX, HALVES_PX = 120, 170
"""The width of a column where there are few: they do not grow as wide as the screen."""
FEW, MANY = 3, 9
_HATCH = {
    "gradient": "linear",
    "x1": 0,
    "y1": 0,
    "x2": 1,
    "y2": 1,
    "stops": [
        {"offset": round((place + half * 0.72) / 14, 4), "color": color}
        for place in range(14)
        for half, color in ((0, "#80808000"), (1, "#80808000"), (1, "rgba(128,128,128,0.34)"))
    ],
}
_LOCK = (
    "M-0.6,-0.1H0.6V0.8H-0.6ZM-0.45,-0.1V-0.4A0.45,0.45,0,0,1,0.45,-0.4V-0.1H0.25V-0.4A0.25,0.25,0,0,0,-0.25,-0.4V-0.1Z"
)


@of_any_px
def structure(  # noqa: PLR0913 - each says one thing about how it looks
    px: int,
    tips: Tips,
    *,
    head_lines: int = 2,
    halves: bool = False,
    columns: int = 4,
    with_agreed: bool = False,
    without: frozenset[str] = frozenset(),
    label_px: int = LABEL_PX,
) -> dict[str, Any]:
    """Return the structure of a heatmap: rows of laid-out labels, a column for each ``col``, the figure in each cell.

    A click selects ``cell`` (fields ``key``, ``school``). ``with_agreed``: cells have a second line;
    ``without`` the kinds that none is of (``lacking``), which take a third of what is sent. Data: ``data``.
    """
    cells = alt.Chart()
    x = alt.X(
        "col",
        type="nominal",
        # Without it, a chart that is on screen already would keep its order.
        sort=alt.EncodingSortField("at", op="min", order="ascending"),
        title=None,
        scale=alt.Scale(paddingInner=0.05, paddingOuter=0),
        axis=alt.Axis(
            orient="top",
            labelAngle=0,
            labelExpr="split(datum.value, '\\n')",
            labelFontSize=11 if columns > MANY else 12,
            labelFontWeight=600,
            labelLineHeight=HEAD_LINE_PX,
            labelColor="currentColor",
            labelLimit=0,
            labelOverlap=False,
            labelFlush=False,
            labelPadding=6 + HEAD_LINE_PX * (head_lines - 1),
            ticks=False,
            domain=False,
        ),
    )
    place: dict[str, Any] = {"x": x, "y": y("y0", px), "y2": alt.Y2("y1")}
    middle: dict[str, Any] = {"x": x, "y": y("y", px)}
    if halves:
        side = alt.XOffset("side", type="nominal", sort="descending", scale=alt.Scale(paddingInner=0.03))
        place["xOffset"] = middle["xOffset"] = side
    click = alt.selection_point(name="cell", fields=["key", "school"], on="click", clear="dblclick")
    size = (15 if halves else 17) + 5 * (columns <= FEW)
    rated = (
        cells.transform_filter("datum.kind == 'figure'")
        .mark_rect(cornerRadius=3, cursor="pointer")
        .encode(
            fill=alt.Fill("fill", type="nominal", scale=None),
            stroke=alt.when(click, empty=False).then(alt.value("currentColor")).otherwise(alt.value(None)),
            strokeWidth=alt.value(2.5),
            tooltip=tooltips(tips),
            **place,
        )
        .add_params(click)
    )
    blank = (
        cells.transform_filter("datum.kind == 'not rated'")
        .mark_rect(cornerRadius=3, fill=_HATCH)
        .encode(tooltip=tooltips(tips), **place)
    )
    figures = (
        cells.transform_filter("datum.kind == 'figure'")
        .mark_text(fontSize=size, fontWeight=600, baseline="middle", tooltip=None, cursor="pointer")
        .encode(text=alt.Text("text", type="nominal"), color=alt.Color("ink", type="nominal", scale=None), **middle)
    )
    words = (
        cells.transform_filter("datum.kind == 'not rated'")
        .mark_text(
            fontSize=11,
            baseline="middle",
            lineBreak="\n",
            color="currentColor",
            lineHeight=12,
            dy=-5 if halves and label_px == LABEL_PX else 0,
        )
        .encode(text=alt.Text("text", type="nominal"), **middle)
    )
    hidden = cells.transform_filter("datum.kind == 'hidden'")
    gray = hidden.mark_rect(cornerRadius=3, fill=colors.HIDDEN).encode(tooltip=tooltips(tips), **place)
    locks = hidden.mark_point(
        shape=_LOCK, size=170, filled=True, opacity=1, color=colors.ink_on(colors.HIDDEN), tooltip=None
    ).encode(**middle)
    layers = [("figure", rated), ("not rated", blank), ("hidden", gray), ("hidden", locks)]
    layers += [("figure", figures), ("not rated", words)]
    there = [layer for kind, layer in layers if kind not in without]
    whole = finished(alt.layer(*there, labels(px, label_px)), px, HEAD_LINE_PX * head_lines + 10)
    return agreed.in_cells(whole, px) if with_agreed else whole


@once
def data(layout: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Join cells to laid-out rows.

    ``cells`` has ``key, school, col, side, who, kind`` (``figure``, ``not rated`` or ``hidden``), ``text, fill,
    action, tip``, and ``agreed, agreed_words`` where teams agreed on any, in the order of the columns. Returns them
    with places, ink and ``at``, the place of their column, and the labels' rows after them.
    """
    data = _placed(layout, agreed.said_in_tips(cells))
    return agreed.placed_in_cells(data, cells) if "agreed" in cells else data


@once
def with_ink(cells: pd.DataFrame) -> pd.DataFrame:
    """Add to cells the color of their figures on their fill."""
    return cells.assign(ink=cells["fill"].map(lambda fill: colors.ink_on(fill) if fill else ""))


@once
def columns(cells: pd.DataFrame) -> tuple[int, int]:
    """Return how many columns cells have, and how many lines the heads of these."""
    heads = set(cells["col"])
    return len(heads), max(head.count("\n") for head in heads) + 1


@once
def lacking(cells: pd.DataFrame) -> frozenset[str]:
    """Return the kinds, of those that a heatmap may have beside figures, that no cell is of."""
    return frozenset({"not rated", "hidden"} - set(cells["kind"]))


def width(columns: int, *, halves: bool = False) -> int | Literal["stretch"]:
    """Return the width of a heatmap of so many columns: few are no wider than several."""
    return LABEL_PX + 10 + columns * (HALVES_PX if halves else COLUMN_PX) if columns <= FEW else "stretch"


def _placed(layout: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    cells = cells.assign(at=pd.factorize(cells["col"])[0])
    cells = cells[cells["key"].isin(layout["key"])]
    places = {name: cells["key"].map(dict(zip(layout["key"], layout[name], strict=True))) for name in ("y0", "y1", "y")}
    return pd.concat([with_ink(cells.assign(**places)), label_rows(layout)], ignore_index=True)

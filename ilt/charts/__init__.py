"""Charts: an Altair structure built once without data, and the data beside it. Pure: findings in, drawings out.

Every figure arrives as printed text, every colour as a value, every row with its place in pixels, so that the
structure holds no number of its own. Ink is ``currentColor``: it follows the light or the dark theme.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import pandas as pd

from ilt import colors, framework
from ilt.charts.layout import LABEL_PX, LINE_PX, TAG_PX, WIDE_LABEL_PX
from ilt.counts import NS

HEAD_LINE_PX = 14
AXIS_PX = 26
RIM_PX = 9
SIDE_PX = 84
COLUMN_CHARS = 10
DOTS_A_ROW, MOST_DOTS = 8, 160
"""Where one rating was given more often than by so many, a dot stands for several."""

_HATCH = {
    "gradient": "linear",
    "x1": 0,
    "y1": 0,
    "x2": 1,
    "y2": 1,
    "stops": [
        {"offset": (place + half * 0.72) / 14, "color": colour}
        for place in range(14)
        for half, colour in ((0, "rgba(128,128,128,0)"), (1, "rgba(128,128,128,0)"), (1, "rgba(128,128,128,0.34)"))
    ],
}
_LOCK = (
    "M-0.6,-0.1H0.6V0.8H-0.6ZM-0.45,-0.1V-0.4A0.45,0.45,0,0,1,0.45,-0.4V-0.1H0.25V-0.4A0.25,0.25,0,0,0,-0.25,-0.4V-0.1Z"
)
_TAG = "M-1,-0.22H1V0.22H-1Z"


def _y(field: str, px: int) -> alt.Y:
    return alt.Y(field, type="quantitative", axis=None, scale=alt.Scale(domain=[0, px], range=[0, px], nice=False))


def _labels(px: int, label_px: int) -> Any:
    base = alt.Chart().transform_filter("datum.kind == 'label'")
    text = base.mark_text(
        align="left", baseline="middle", lineBreak="\n", lineHeight=LINE_PX, fontSize=15, color="currentColor"
    ).encode(x=alt.value(-label_px), y=_y("label_y", px), text=alt.Text("label", type="nominal"))
    tags = base.transform_filter("datum.tag != ''")
    outline = tags.mark_point(shape=_TAG, size=TAG_PX**2, filled=False, strokeWidth=1, stroke="currentColor").encode(
        x=alt.X("tag_x", type="quantitative", scale=None), y=_y("tag_y", px)
    )
    words = tags.mark_text(fontSize=11, fontWeight=600, baseline="middle", color="currentColor").encode(
        x=alt.X("tag_x", type="quantitative", scale=None), y=_y("tag_y", px), text=alt.Text("tag", type="nominal")
    )
    return alt.layer(text, outline, words)


def _structure(chart: Any, px: int, axis_px: int = 0) -> dict[str, Any]:
    """Return the specification of a chart without its data and without Altair's own configuration.

    ``px`` are the rows', ``axis_px`` the axis's; labels left and words right of the rows find their room themselves.
    """
    spec = chart.properties(height=px + axis_px + 10, padding={"left": 5, "top": 5, "right": 5, "bottom": 5}).to_dict()
    return _without_data({name: part for name, part in spec.items() if name != "config"})


def _without_data(spec: dict[str, Any]) -> dict[str, Any]:
    kept = {name: part for name, part in spec.items() if name not in ("data", "datasets")}
    if "mark" in kept:
        # A chart has one name, its alt text, and a table; a hundred nameless marks would say nothing.
        kept["mark"] = {**kept["mark"], "aria": False}
    if "layer" in kept:
        kept["layer"] = [_without_data(layer) for layer in kept["layer"]]
    return kept


@functools.cache
def heatmap(px: int, *, head_lines: int = 2, halves: bool = False, narrow: bool = False) -> dict[str, Any]:
    """Return the structure of a heatmap: rows of laid-out labels, a column for each ``col``, the figure in each cell.

    A click selects ``cell`` (fields ``key``, ``school``). Data: ``heatmap_data``.
    """
    cells = alt.Chart()
    x = alt.X(
        "col",
        type="nominal",
        # A chart that is drawn already would keep the order that it had.
        sort=alt.EncodingSortField("at", op="min", order="ascending"),
        title=None,
        scale=alt.Scale(paddingInner=0.05, paddingOuter=0),
        axis=alt.Axis(
            orient="top",
            labelAngle=0,
            labelExpr="split(datum.value, '\\n')",
            labelFontSize=11 if narrow else 12,
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
    place: dict[str, Any] = {"x": x, "y": _y("y0", px), "y2": alt.Y2("y1")}
    middle: dict[str, Any] = {"x": x, "y": _y("y", px)}
    if halves:
        side = alt.XOffset("side", type="nominal", sort="descending", scale=alt.Scale(paddingInner=0.03))
        place["xOffset"] = middle["xOffset"] = side
    tooltip = [
        alt.Tooltip("action", type="nominal", title="Action"),
        alt.Tooltip("school", type="nominal", title="School"),
        alt.Tooltip("who", type="nominal", title="Whose ratings"),
        alt.Tooltip("tip", type="nominal", title="Ratings"),
    ]
    click = alt.selection_point(name="cell", fields=["key", "school"], on="click", clear="dblclick")
    size = 15 if halves else 17
    rated = (
        cells.transform_filter("datum.kind == 'figure'")
        .mark_rect(cornerRadius=3, cursor="pointer")
        .encode(
            fill=alt.Fill("fill", type="nominal", scale=None),
            stroke=alt.when(click, empty=False).then(alt.value("currentColor")).otherwise(alt.value(None)),
            strokeWidth=alt.value(2.5),
            tooltip=tooltip,
            **place,
        )
        .add_params(click)
    )
    blank = (
        cells.transform_filter("datum.kind == 'not rated'")
        .mark_rect(cornerRadius=3, fill=_HATCH)
        .encode(tooltip=tooltip, **place)
    )
    figures = (
        cells.transform_filter("datum.kind == 'figure'")
        .mark_text(fontSize=size, fontWeight=600, baseline="middle", tooltip=None, cursor="pointer")
        .encode(text=alt.Text("text", type="nominal"), color=alt.Color("ink", type="nominal", scale=None), **middle)
    )
    words = (
        cells.transform_filter("datum.kind == 'not rated'")
        .mark_text(
            fontSize=11, baseline="middle", lineBreak="\n", color="currentColor", lineHeight=12, dy=-5 if halves else 0
        )
        .encode(text=alt.Text("text", type="nominal"), **middle)
    )
    hidden = cells.transform_filter("datum.kind == 'hidden'")
    covered = hidden.mark_rect(cornerRadius=3, fill=colors.HIDDEN).encode(tooltip=tooltip, **place)
    locks = hidden.mark_point(
        shape=_LOCK, size=170, filled=True, opacity=1, color=colors.ink_on(colors.HIDDEN), tooltip=None
    ).encode(**middle)
    return _structure(
        rated + blank + covered + locks + figures + words + _labels(px, LABEL_PX), px, HEAD_LINE_PX * head_lines + 10
    )


def heatmap_data(layout: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Join cells to laid-out rows.

    ``cells`` has ``key, school, col, side, who, kind`` (``figure``, ``not rated`` or ``hidden``), ``text, fill,
    action, tip``, in the order of the columns. Returns them with places, ink and ``at``, the place of their
    column, and the labels' rows after them.
    """
    cells = cells.assign(at=pd.factorize(cells["col"])[0])
    data = cells.merge(layout[["key", "y0", "y1", "y"]], on="key")
    data["ink"] = data["fill"].map(lambda fill: colors.ink_on(fill) if fill else "")
    return pd.concat([data, layout.assign(kind="label").drop(columns=["y0", "y1", "y"])], ignore_index=True)


def _on_scale() -> tuple[alt.Scale, alt.Axis]:
    """Return the scale of ratings, with room for a mark at its ends, and its axis above the rows."""
    axis = alt.Axis(
        orient="top",
        values=list(framework.SCALE),
        format="d",
        labelFontSize=14,
        labelColor="currentColor",
        grid=True,
        domain=False,
        ticks=False,
        title=None,
    )
    return alt.Scale(domain=[-0.12, 3.12], nice=False, zero=False), axis


@functools.cache
def dumbbell(px: int, *, words: bool = True, label_px: int = WIDE_LABEL_PX) -> dict[str, Any]:
    """Return the structure of self (filled) and cross (open) on the scale 0-3, a row an action or focus area.

    Data: ``dumbbell_data``.
    """
    scale, axis = _on_scale()
    base = alt.Chart().transform_filter("datum.kind == 'row'")
    both = base.transform_filter("isValid(datum.self) && isValid(datum.cross)")
    # The line ends at the open circle's rim: on the left where self is right of cross, else on the right.
    lines = [
        both.transform_filter(f"datum.self_outward == {outward}")
        .mark_rule(opacity=0.35, color="currentColor", xOffset=RIM_PX * (outward > 0), x2Offset=-RIM_PX * (outward < 0))
        .encode(
            x=alt.X("left", type="quantitative", scale=scale, axis=axis),
            x2=alt.X2("right"),
            y=_y("y", px),
            strokeWidth=alt.StrokeWidth("width", type="quantitative", scale=None),
        )
        for outward in (1, -1)
    ]
    tooltip = [
        alt.Tooltip("action", type="nominal", title="Action"),
        alt.Tooltip("tip", type="nominal", title="Ratings"),
        alt.Tooltip("gap_words", type="nominal", title="In words"),
    ]

    def side(name: str, *, filled: bool) -> Any:
        at = alt.X(name, type="quantitative", scale=scale, axis=axis)
        dots = base.transform_filter(f"isValid(datum.{name})")
        mark = dots.mark_point(
            filled=filled,
            size=190 if filled else 240,
            opacity=1,
            stroke="currentColor",
            fill="currentColor" if filled else "transparent",
            strokeWidth=2.5,
        ).encode(x=at, y=_y("y", px), tooltip=tooltip)
        figures = (
            dots.transform_filter(f"datum.{name}_outward == {outward}")
            .mark_text(fontSize=13, fontWeight=600, baseline="middle", color="currentColor", dx=24 * outward)
            .encode(x=at, y=_y("y", px), text=alt.Text(f"{name}_text", type="nominal"))
            for outward in (-1, 1)
        )
        return alt.layer(mark, *figures)

    chart = lines[0] + lines[1] + side("self", filled=True) + side("cross", filled=False) + _labels(px, label_px)
    if words:
        chart += base.mark_text(align="left", baseline="middle", fontSize=14, color="currentColor", dx=18).encode(
            x=alt.value("width"), y=_y("y", px), text=alt.Text("pair", type="nominal")
        )
    return _structure(chart, px, AXIS_PX)


def dumbbell_data(layout: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Join figures to laid-out rows.

    ``figures`` has ``key, self, cross`` (means 0-3 or missing), ``self_text, cross_text, size, pair, action, tip,
    gap_words``. Figures stand on the outer side of each circle.
    """
    data = figures.merge(layout[["key", "y"]], on="key")
    data["left"] = data[["self", "cross"]].min(axis=1)
    data["right"] = data[["self", "cross"]].max(axis=1)
    data["width"] = data["size"].map({"large": 6.0, "notable": 3.5}).fillna(2.0)
    data["self_outward"] = (data["self"] < data["cross"]).map({True: -1, False: 1})
    data["cross_outward"] = -data["self_outward"]
    return pd.concat(
        [data.assign(kind="row"), layout.assign(kind="label").drop(columns=["y0", "y1", "y"])], ignore_index=True
    )


@functools.cache
def spread(px: int, most: int) -> dict[str, Any]:
    """Return the structure of diverging bars: 0s and 1s left of the line, 2s and 3s right, their numbers in them.

    ``most`` is the longest side, in raters. Data: ``spread_data``.
    """
    x = alt.X("x0", type="quantitative", axis=None, scale=alt.Scale(domain=[-most, most], nice=False))
    base = alt.Chart()
    bars = base.transform_filter("datum.kind == 'bar'")
    tooltip = [
        alt.Tooltip("action", type="nominal", title="Action"),
        alt.Tooltip("who", type="nominal", title="Whose ratings"),
        alt.Tooltip("tip", type="nominal", title="Ratings"),
    ]
    rects = bars.mark_rect(cornerRadius=2, stroke=None).encode(
        x=x,
        x2=alt.X2("x1"),
        y=_y("y0", px),
        y2=alt.Y2("y1"),
        fill=alt.Fill("fill", type="nominal", scale=None),
        tooltip=tooltip,
    )
    middle = alt.X("x", type="quantitative", axis=None, scale=alt.Scale(domain=[-most, most], nice=False))
    numbers = bars.mark_text(fontSize=13, fontWeight=600, baseline="middle", tooltip=None).encode(
        x=middle,
        y=_y("y", px),
        text=alt.Text("text", type="nominal"),
        color=alt.Color("ink", type="nominal", scale=None),
    )
    marks = base.transform_filter("datum.kind == 'side'")
    sides = marks.mark_point(size=90, opacity=1, stroke="currentColor", strokeWidth=2).encode(
        x=alt.value(6), y=_y("y", px), fill=alt.Fill("fill", type="nominal", scale=None)
    )
    blank = marks.mark_text(fontSize=12, align="left", baseline="middle", color="currentColor").encode(
        x=alt.value(20), y=_y("y", px), text=alt.Text("text", type="nominal")
    )
    line = base.mark_rule(strokeWidth=2, color="currentColor").encode(
        x=alt.datum(0, type="quantitative"), y=alt.value(0), y2=alt.value(px)
    )
    return _structure(rects + numbers + sides + blank + line + _labels(px, WIDE_LABEL_PX), px)


def spread_data(layout: pd.DataFrame, spreads: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Turn counts into bars, self above cross in each laid-out row, one side alone in its middle.

    ``spreads`` has ``key, perspective, n0, n1, n2, n3, action, who, tip``. Returns the data and the longest side.
    """
    data: list[dict[str, Any]] = []
    places = layout.set_index("key")
    sides = spreads.groupby("key")["perspective"].nunique()
    for row in spreads.itertuples():
        place = places.loc[row.key]
        half = (place["y1"] - place["y0"]) / 2
        top = place["y0"] + (half / 2 if sides[row.key] == 1 else half if row.perspective == "cross" else 0)
        y = {"y0": top + 1, "y1": top + half - 1, "y": top + half / 2}
        ns = [int(getattr(row, name)) for name in NS]
        filled = "currentColor" if row.perspective == "self" else "transparent"
        data.append({"kind": "side", "fill": filled, "text": "" if sum(ns) else "not rated", **y})
        at = -(ns[0] + ns[1])
        for n, fill in zip(ns, colors.RATINGS, strict=True):
            if n:
                told = {"action": row.action, "who": row.who, "tip": row.tip}
                bar = {
                    "x0": at,
                    "x1": at + n,
                    "x": at + n / 2,
                    "text": str(n),
                    "fill": fill,
                    "ink": colors.ink_on(fill),
                }
                data.append({"kind": "bar", **bar, **y, **told})
            at += n
    most = int(max(spreads[list(NS[:2])].sum(axis=1).max(), spreads[list(NS[2:])].sum(axis=1).max(), 1))
    labels = layout.assign(kind="label").drop(columns=["y0", "y1", "y"])
    # Where nothing of these rows is shown there is no bar, but the structure asks for what a bar has.
    columns = ["kind", "fill", "text", "y0", "y1", "y", "x0", "x1", "x", "ink", "action", "who", "tip"]
    return pd.concat([pd.DataFrame(data, columns=columns), labels], ignore_index=True), most


@functools.cache
def dots(px: int) -> dict[str, Any]:
    """Return the structure of one dot a rater on the scale 0-3; self filled, cross open. Data: ``dots_data``."""
    scale = alt.Scale(domain=[-0.45, 3.45], nice=False, zero=False)
    axis = alt.Axis(
        values=list(framework.SCALE),
        format="d",
        labelFontSize=14,
        labelColor="currentColor",
        domain=False,
        ticks=False,
        title=None,
    )
    base = alt.Chart()
    marks = (
        base.transform_filter("datum.kind == 'dot'")
        .mark_point(size=110, opacity=1, stroke="currentColor", strokeWidth=2)
        .encode(
            x=alt.X("x", type="quantitative", scale=scale, axis=axis),
            y=_y("y", px),
            fill=alt.Fill("fill", type="nominal", scale=None),
        )
    )
    names = (
        base.transform_filter("datum.kind == 'side'")
        .mark_text(align="left", baseline="middle", fontSize=14, color="currentColor")
        .encode(x=alt.value(-SIDE_PX), y=_y("y", px), text=alt.Text("text", type="nominal"))
    )
    return _structure(marks + names, px, AXIS_PX)


def a_dot(sides: Iterable[tuple[str, str, Sequence[int]]]) -> int:
    """Return how many ratings each dot of ``dots_data`` stands for: one, but where there are very many."""
    return -(-max((n for _, _, ns in sides for n in ns), default=0) // MOST_DOTS) or 1


def dots_data(sides: Sequence[tuple[str, str, Sequence[int]]]) -> tuple[pd.DataFrame, int]:
    """Place the dots: ``sides`` are (perspective, words, [n0, n1, n2, n3]); returns data and height."""
    data: list[dict[str, Any]] = []
    top, each = 0, a_dot(sides)
    for perspective, words, given in sides:
        ns = [-(-n // each) for n in given]
        lines = max(1, *(-(-n // DOTS_A_ROW) for n in ns))
        px = max(30, 15 * lines + 12)
        data.append({"kind": "side", "text": words, "y": top + px / 2})
        fill = "currentColor" if perspective == "self" else "transparent"
        for value, n in enumerate(ns):
            for place in range(n):
                line, at = divmod(place, DOTS_A_ROW)
                width = min(n - line * DOTS_A_ROW, DOTS_A_ROW)
                x = value + (at - (width - 1) / 2) * 0.11
                y = top + px / 2 + (line - (-(-n // DOTS_A_ROW) - 1) / 2) * 15
                data.append({"kind": "dot", "x": x, "y": y, "fill": fill})
        top += px
    return pd.DataFrame(data, columns=["kind", "text", "x", "y", "fill"]), top

"""Change: where a mean stood then and where it stands now, and every round in a row."""

from __future__ import annotations

import functools
from typing import Any

import altair as alt
import pandas as pd

from ilt import framework
from ilt.charts import AXIS_PX, _labels, _on_scale, _structure, _y
from ilt.charts.layout import WIDE_LABEL_PX

CERTAIN_PX = {"clear": 7.0, "maybe": 3.0, "could be chance": 1.5, "too few to say": 1.5}
"""How thick the line from then to now is: what could be chance is a hair, and dotted."""
TREND_PX = 190
_DASHES = {"solid": [1, 0], "dotted": [2, 4]}


@functools.cache
def then_and_now(px: int, label_px: int = WIDE_LABEL_PX) -> dict[str, Any]:
    """Return the structure of then (a stroke) and now (a triangle that points the way) on the scale 0-3.

    Data: ``then_and_now_data``.
    """
    scale, axis = _on_scale()
    base = alt.Chart().transform_filter("datum.kind == 'row'")
    tooltip = [
        alt.Tooltip("action", type="nominal", title="What"),
        alt.Tooltip("tip", type="nominal", title="Then and now"),
        alt.Tooltip("certain", type="nominal", title="How sure"),
    ]

    def at(name: str) -> alt.X:
        return alt.X(name, type="quantitative", scale=scale, axis=axis)

    line = (
        base.transform_filter("isValid(datum.was) && isValid(datum.now)")
        .mark_rule(color="currentColor", opacity=0.55)
        .encode(
            x=at("was"),
            x2=alt.X2("now"),
            y=_y("y", px),
            strokeWidth=alt.StrokeWidth("width", type="quantitative", scale=None),
            strokeDash=alt.StrokeDash(
                "line",
                type="nominal",
                scale=alt.Scale(domain=list(_DASHES), range=list(_DASHES.values())),
                legend=None,
            ),
            tooltip=tooltip,
        )
    )
    stroke = (
        base.transform_filter("isValid(datum.was)")
        .mark_tick(thickness=3, size=20, color="currentColor", orient="vertical", opacity=1)
        .encode(x=at("was"), y=_y("y", px), tooltip=tooltip)
    )
    arrow = (
        base.transform_filter("isValid(datum.now)")
        .mark_point(filled=True, size=260, opacity=1, color="currentColor")
        .encode(
            x=at("now"),
            y=_y("y", px),
            shape=alt.Shape("shape", type="nominal", scale=None),
            tooltip=tooltip,
        )
    )
    figures = [
        base.transform_filter(f"isValid(datum.{name}) && datum.{name}_outward == {outward}")
        .mark_text(
            fontSize=14 if name == "now" else 13,
            fontWeight=600 if name == "now" else 400,
            baseline="middle",
            color="currentColor",
            dx=24 * outward,
        )
        .encode(x=at(name), y=_y("y", px), text=alt.Text(f"{name}_text", type="nominal"))
        for name in ("was", "now")
        for outward in (-1, 1)
    ]
    words = base.mark_text(align="left", baseline="middle", fontSize=14, color="currentColor", dx=18).encode(
        x=alt.value("width"), y=_y("y", px), text=alt.Text("words", type="nominal")
    )
    return _structure(alt.layer(line, stroke, arrow, *figures, words, _labels(px, label_px)), px, AXIS_PX)


def then_and_now_data(layout: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Join figures to laid-out rows.

    ``figures`` has ``key, was, now`` (means 0-3 or missing; Vega takes no field called "then"), ``was_text, now_text,
    certainty, certain, words, action, tip``. Figures stand on the outer side of each mark.
    """
    data = figures.merge(layout[["key", "y"]], on="key")
    data["width"] = data["certainty"].map(CERTAIN_PX)
    data["line"] = data["certainty"].isin(["clear", "maybe"]).map({True: "solid", False: "dotted"})
    rises = data["now"] > data["was"]
    falls = data["now"] < data["was"]
    data["shape"] = pd.Series("diamond", index=data.index).mask(rises, "triangle-right").mask(falls, "triangle-left")
    data["now_outward"] = falls.map({True: -1, False: 1})
    data["was_outward"] = -data["now_outward"]
    return pd.concat(
        [data.assign(kind="row"), layout.assign(kind="label").drop(columns=["y0", "y1", "y"])], ignore_index=True
    )


@functools.cache
def trend(*, upright: bool = True) -> dict[str, Any]:
    """Return the structure of one focus area in every round: self filled, cross open.

    Data: ``round`` (in order), ``perspective, mean, text, fill, above, tip``.
    """
    rounds = alt.X(
        "round",
        type="nominal",
        sort=None,
        title=None,
        scale=alt.Scale(padding=0.4),
        axis=alt.Axis(
            labelAngle=0 if upright else -90,
            labelExpr="split(datum.value, ' ')" if upright else "datum.value",
            labelFontSize=12,
            labelColor="currentColor",
            labelOverlap=False,
            ticks=False,
            domain=False,
        ),
    )
    means = alt.Y(
        "mean",
        type="quantitative",
        title=None,
        scale=alt.Scale(domain=[-0.3, 3.3], nice=False),
        axis=alt.Axis(
            values=list(framework.SCALE),
            format="d",
            labelFontSize=13,
            labelColor="currentColor",
            domain=False,
            ticks=False,
        ),
    )
    base = alt.Chart().transform_filter("isValid(datum.mean)")
    line = base.mark_line(color="currentColor", strokeWidth=2, opacity=0.45).encode(
        x=rounds, y=means, detail=alt.Detail("perspective", type="nominal")
    )
    dots = base.mark_point(size=120, opacity=1, stroke="currentColor", strokeWidth=2.5).encode(
        x=rounds,
        y=means,
        fill=alt.Fill("fill", type="nominal", scale=None),
        tooltip=[
            alt.Tooltip("area", type="nominal", title="Focus area"),
            alt.Tooltip("round", type="nominal", title="Round"),
            alt.Tooltip("tip", type="nominal", title="Ratings"),
        ],
    )
    figures = [
        base.transform_filter(f"{'' if above else '!'}datum.above")
        .mark_text(fontSize=13, fontWeight=600, color="currentColor", dy=-15 if above else 17)
        .encode(x=rounds, y=means, text=alt.Text("text", type="nominal"))
        for above in (True, False)
    ]
    return _structure(alt.layer(line, dots, *figures), TREND_PX, 36)

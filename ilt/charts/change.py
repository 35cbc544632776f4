"""Change: where a mean was then and where it is now."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from ilt.cache import once
from ilt.charts.layout import WIDE_LABEL_PX
from ilt.charts.structure import (
    AXIS_PX,
    FIGURES_ROOM,
    Tips,
    finished,
    label_rows,
    labels,
    of_any_px,
    rating_scale,
    tooltips,
    y,
)

CERTAIN_PX = {"clear": 7.0, "maybe": 3.0, "could be chance": 1.5, "too few to say": 1.5}
"""How thick the line from then to now is: what could be chance is a hair, and dotted."""
_DASHES = {"solid": [1, 0], "dotted": [2, 4]}


@of_any_px
def structure(px: int, tips: Tips, label_px: int = WIDE_LABEL_PX) -> dict[str, Any]:
    """Return the structure of then (a stroke) and now (a triangle that points the way) on the scale 0-3.

    Data: ``data``.
    """
    scale, axis = rating_scale(FIGURES_ROOM)
    base = alt.Chart().transform_filter("datum.kind == 'row'")

    def at(name: str) -> alt.X:
        return alt.X(name, type="quantitative", scale=scale, axis=axis)

    line = (
        base.transform_filter("isValid(datum.was) && isValid(datum.now)")
        .mark_rule(color="currentColor", opacity=0.55)
        .encode(
            x=at("was"),
            x2=alt.X2("now"),
            y=y("y", px),
            strokeWidth=alt.StrokeWidth("width", type="quantitative", scale=None),
            strokeDash=alt.StrokeDash(
                "line",
                type="nominal",
                scale=alt.Scale(domain=list(_DASHES), range=list(_DASHES.values())),
                legend=None,
            ),
            tooltip=tooltips(tips),
        )
    )
    stroke = (
        base.transform_filter("isValid(datum.was)")
        .mark_tick(thickness=3, size=20, color="currentColor", orient="vertical", opacity=1)
        .encode(x=at("was"), y=y("y", px), tooltip=tooltips(tips))
    )
    arrow = (
        base.transform_filter("isValid(datum.now)")
        .mark_point(filled=True, size=260, opacity=1, color="currentColor")
        .encode(
            x=at("now"),
            y=y("y", px),
            shape=alt.Shape("shape", type="nominal", scale=None),
            tooltip=tooltips(tips),
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
        .encode(x=at(name), y=y("y", px), text=alt.Text(f"{name}_text", type="nominal"))
        for name in ("was", "now")
        for outward in (-1, 1)
    ]
    words = base.mark_text(align="left", baseline="middle", fontSize=14, color="currentColor", dx=18).encode(
        x=alt.value("width"), y=y("y", px), text=alt.Text("words", type="nominal")
    )
    return finished(alt.layer(line, stroke, arrow, *figures, words, labels(px, label_px)), px, AXIS_PX)


@once
def data(layout: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
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
    return pd.concat([data.assign(kind="row"), label_rows(layout)], ignore_index=True)

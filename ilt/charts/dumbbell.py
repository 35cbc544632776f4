"""A dumbbell: self and cross on the scale 0-3, and the gap between them."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from ilt.cache import once
from ilt.charts import agreed
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

RIM_PX = 9


@of_any_px
def structure(
    px: int, tips: Tips, *, words: bool = True, label_px: int = WIDE_LABEL_PX, agreed_tips: Tips = ()
) -> dict[str, Any]:
    """Return the structure of self (filled) and cross (open) on the scale 0-3, a row an action or focus area.

    With ``agreed_tips`` diamonds stand above the rows. Data: ``data``.
    """
    scale, axis = rating_scale(FIGURES_ROOM)
    base = alt.Chart().transform_filter("datum.kind == 'row'")
    both = base.transform_filter("isValid(datum.self) && isValid(datum.cross)")
    # The line ends at the open circle's rim: on the left where self is right of cross, else on the right.
    lines = [
        both.transform_filter(f"datum.self_outward == {outward}")
        .mark_rule(opacity=0.35, color="currentColor", xOffset=RIM_PX * (outward > 0), x2Offset=-RIM_PX * (outward < 0))
        .encode(
            x=alt.X("left", type="quantitative", scale=scale, axis=axis),
            x2=alt.X2("right"),
            y=y("y", px),
            strokeWidth=alt.StrokeWidth("width", type="quantitative", scale=None),
        )
        for outward in (1, -1)
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
        ).encode(x=at, y=y("y", px), tooltip=tooltips(tips))
        figures = (
            dots.transform_filter(f"datum.{name}_outward == {outward}")
            .mark_text(fontSize=13, fontWeight=600, baseline="middle", color="currentColor", dx=24 * outward)
            .encode(x=at, y=y("y", px), text=alt.Text(f"{name}_text", type="nominal"))
            for outward in (-1, 1)
        )
        return alt.layer(mark, *figures)

    chart = lines[0] + lines[1] + side("self", filled=True) + side("cross", filled=False) + labels(px, label_px)
    if words:
        chart += base.mark_text(align="left", baseline="middle", fontSize=14, color="currentColor", dx=18).encode(
            x=alt.value("width"), y=y("y", px), text=alt.Text("pair", type="nominal")
        )
    whole = finished(chart, px, AXIS_PX)
    return agreed.above_rows(whole, px, agreed_tips) if agreed_tips else whole


@once
def data(layout: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
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
    return pd.concat([data.assign(kind="row"), label_rows(layout)], ignore_index=True)

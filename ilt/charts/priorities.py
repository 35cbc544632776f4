"""Priorities: a column a part, a bar its points, all on one scale, so that a row's bars add up to its score."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from ilt import format
from ilt.charts import _labels, _structure, _y
from ilt.charts.layout import WIDE_LABEL_PX, wrapped
from ilt.priorities import PARTS, POINTS, Part, Priority

HEAD = "head"
HEAD_CHARS = 13
_GAP = 0.12
SCORE = 0.8
"""The room of the score left of the bars, in the longest bar's length."""
_BAR_PX = 9
_LINE_PX = 15


@functools.cache
def parts(px: int, columns: int) -> dict[str, Any]:
    """Return the structure of one bar for each part in each row. Data: ``parts_data``."""
    scale = alt.Scale(domain=[-SCORE, columns * (1 + _GAP)], nice=False, zero=False)
    base = alt.Chart()

    def at(field: str) -> alt.X:
        return alt.X(field, type="quantitative", axis=None, scale=scale)

    bars = base.transform_filter("datum.kind == 'bar'")
    tooltip = [
        alt.Tooltip("action", type="nominal", title="Action"),
        alt.Tooltip("part", type="nominal", title="Reason"),
        alt.Tooltip("tip", type="nominal", title="Points"),
    ]
    room = bars.mark_rect(color="currentColor", opacity=0.12, cornerRadius=2).encode(
        x=at("x0"), x2=alt.X2("room"), y=_y("y0", px), y2=alt.Y2("y1"), tooltip=tooltip
    )
    filled = bars.mark_rect(color="currentColor", opacity=1, cornerRadius=2).encode(
        x=at("x0"), x2=alt.X2("x1"), y=_y("y0", px), y2=alt.Y2("y1"), tooltip=tooltip
    )
    figures = bars.mark_text(align="left", baseline="middle", fontSize=14, color="currentColor", tooltip=None).encode(
        x=at("x0"), y=_y("text_y", px), text=alt.Text("text", type="nominal")
    )
    heads = (
        base.transform_filter("datum.kind == 'column'")
        .mark_text(
            align="left",
            baseline="top",
            lineBreak="\n",
            lineHeight=_LINE_PX,
            fontSize=12,
            fontWeight=600,
            color="currentColor",
        )
        .encode(x=at("x0"), y=_y("y", px), text=alt.Text("text", type="nominal"))
    )
    scores = (
        base.transform_filter("datum.kind == 'score'")
        .mark_text(align="left", baseline="middle", fontSize=20, fontWeight=600, color="currentColor")
        .encode(x=at("x0"), y=_y("y", px), text=alt.Text("text", type="nominal"))
    )
    return _structure(room + filled + figures + heads + scores + _labels(px, WIDE_LABEL_PX), px)


def parts_data(
    layout: pd.DataFrame,
    found: Sequence[Priority],
    called: Mapping[str, str],
    weights: Mapping[str, int],
    shown: Callable[[str, Part], str],
) -> tuple[pd.DataFrame, int]:
    """Place the bars of each laid-out row; the row ``HEAD`` has the columns' names. Returns data and columns."""
    columns = [name for name in PARTS if weights[name]]
    most = max(weights.values()) or 1
    total = sum(weights.values()) or 1
    places = layout.set_index("key")
    heads = [(-SCORE, f"points\nof {POINTS}")]
    heads += [(at * (1 + _GAP), wrapped(called[name], HEAD_CHARS)) for at, name in enumerate(columns)]
    data: list[dict[str, Any]] = [
        {"kind": "column", "x0": x0, "y": places.loc[HEAD, "y1"] - _LINE_PX * (text.count("\n") + 1), "text": text}
        for x0, text in heads
    ]
    for one in found:
        place = places.loc[one.action_id]
        data.append({"kind": "score", "x0": -SCORE, "y": place["y"], "text": format.figure(float(one.score))})
        for at, name in enumerate(columns):
            start = at * (1 + _GAP)
            limit = POINTS * weights[name] / total
            data.append(
                {
                    "kind": "bar",
                    "x0": start,
                    "x1": start + float(one.parts[name].share) * weights[name] / most,
                    "room": start + weights[name] / most,
                    "y0": place["y"] + 4,
                    "y1": place["y"] + 4 + _BAR_PX,
                    "text_y": place["y"] - 8,
                    "text": shown(name, one.parts[name]),
                    "part": called[name],
                    "action": one.action_id,
                    "tip": f"{format.figure(float(one.points[name]))} of {format.figure(limit)}",
                }
            )
    labels = layout[layout["key"] != HEAD].assign(kind="label").drop(columns=["y0", "y1", "y"])
    return pd.concat([pd.DataFrame(data), labels], ignore_index=True), len(columns)

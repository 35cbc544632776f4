"""Dots: one for each rating of an action, on the scale 0-3."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import pandas as pd

from ilt import framework
from ilt.charts.structure import AXIS_PX, finished, y

SIDE_PX = 84
DOTS_A_ROW, MOST_DOTS = 8, 160
"""Where more people than so many gave the same rating, a dot stands for several."""


@functools.cache
def structure(px: int) -> dict[str, Any]:
    """Return the structure of one dot a rater on the scale 0-3; self filled, cross open. Data: ``data``."""
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
            y=y("y", px),
            fill=alt.Fill("fill", type="nominal", scale=None),
        )
    )
    names = (
        base.transform_filter("datum.kind == 'side'")
        .mark_text(align="left", baseline="middle", fontSize=14, color="currentColor")
        .encode(x=alt.value(-SIDE_PX), y=y("y", px), text=alt.Text("text", type="nominal"))
    )
    return finished(marks + names, px, AXIS_PX)


def ratings_a_dot(sides: Iterable[tuple[str, str, Sequence[int]]]) -> int:
    """Return how many ratings each dot of ``data`` stands for: one, but where there are very many."""
    return -(-max((n for _, _, ns in sides for n in ns), default=0) // MOST_DOTS) or 1


def data(sides: Sequence[tuple[str, str, Sequence[int]]]) -> tuple[pd.DataFrame, int]:
    """Place the dots: ``sides`` are (perspective, words, [n0, n1, n2, n3]); returns data and height."""
    rows: list[dict[str, Any]] = []
    top, each = 0, ratings_a_dot(sides)
    for perspective, words, counts in sides:
        ns = [-(-n // each) for n in counts]
        lines = max(1, *(-(-n // DOTS_A_ROW) for n in ns))
        px = max(30, 15 * lines + 12)
        rows.append({"kind": "side", "text": words, "y": top + px / 2})
        fill = "currentColor" if perspective == "self" else "transparent"
        for value, n in enumerate(ns):
            for place in range(n):
                line, at = divmod(place, DOTS_A_ROW)
                width = min(n - line * DOTS_A_ROW, DOTS_A_ROW)
                x = value + (at - (width - 1) / 2) * 0.11
                y = top + px / 2 + (line - (-(-n // DOTS_A_ROW) - 1) / 2) * 15
                rows.append({"kind": "dot", "x": x, "y": y, "fill": fill})
        top += px
    return pd.DataFrame(rows, columns=["kind", "text", "x", "y", "fill"]), top

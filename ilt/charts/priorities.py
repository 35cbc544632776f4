"""Priorities: a column a reason, a bar its points, all on one scale, so that a row's bars add up to its score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from ilt.cache import once
from ilt.charts.layout import WIDE_LABEL_PX, wrapped
from ilt.charts.structure import Tips, finished, label_rows, labels, of_any_px, tooltips, y

HEAD = "head"
HEAD_CHARS = 13
_GAP = 0.12
SCORE = 0.8
"""The room of the score left of the bars, in the longest bar's length."""
_BAR_PX = 9
_LINE_PX = 15


@of_any_px
def structure(px: int, columns: int, tips: Tips) -> dict[str, Any]:
    """Return the structure of one bar for each reason in each row. Data: ``data``."""
    scale = alt.Scale(domain=[-SCORE, columns * (1 + _GAP)], nice=False, zero=False)
    base = alt.Chart()

    def at(field: str) -> alt.X:
        return alt.X(field, type="quantitative", axis=None, scale=scale)

    bars = base.transform_filter("datum.kind == 'bar'")
    room = bars.mark_rect(color="currentColor", opacity=0.12, cornerRadius=2).encode(
        x=at("x0"), x2=alt.X2("room"), y=y("y0", px), y2=alt.Y2("y1"), tooltip=tooltips(tips)
    )
    filled = bars.mark_rect(color="currentColor", opacity=1, cornerRadius=2).encode(
        x=at("x0"), x2=alt.X2("x1"), y=y("y0", px), y2=alt.Y2("y1"), tooltip=tooltips(tips)
    )
    figures = bars.mark_text(align="left", baseline="middle", fontSize=14, color="currentColor", tooltip=None).encode(
        x=at("x0"), y=y("text_y", px), text=alt.Text("text", type="nominal")
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
        .encode(x=at("x0"), y=y("y", px), text=alt.Text("text", type="nominal"))
    )
    scores = (
        base.transform_filter("datum.kind == 'score'")
        .mark_text(align="left", baseline="middle", fontSize=20, fontWeight=600, color="currentColor")
        .encode(x=at("x0"), y=y("y", px), text=alt.Text("text", type="nominal"))
    )
    return finished(room + filled + figures + heads + scores + labels(px, WIDE_LABEL_PX), px)


@dataclass(frozen=True)
class Bars:
    """What the chart shows.

    Attributes
    ----------
    score_head, heads
        The names of the column of scores, and of each column of bars.
    scores
        Key of a row -> its score, in print.
    bars
        ``key, column`` (a place in ``heads``), ``filled, room`` (0-1: how long the bar is, and could be), ``text, part,
        tip``.
    """

    score_head: str
    heads: Sequence[str]
    scores: Mapping[str, str]
    bars: pd.DataFrame


@once
def data(layout: pd.DataFrame, shown: Bars) -> pd.DataFrame:
    """Place the bars of each laid-out row; the row ``HEAD`` has the columns' names."""
    middles = dict(zip(layout["key"], layout["y"], strict=True))
    bottoms = dict(zip(layout["key"], layout["y1"], strict=True))
    names = [
        (-SCORE, shown.score_head),
        *((at * (1 + _GAP), wrapped(name, HEAD_CHARS)) for at, name in enumerate(shown.heads)),
    ]
    rows: list[dict[str, Any]] = [
        {"kind": "column", "x0": x0, "y": bottoms[HEAD] - _LINE_PX * (text.count("\n") + 1), "text": text}
        for x0, text in names
    ]
    of_row: dict[str, list[dict[str, Any]]] = {}
    for bar in shown.bars.to_dict("records"):
        of_row.setdefault(bar["key"], []).append(bar)
    for key, score in shown.scores.items():
        middle = middles[key]
        rows.append({"kind": "score", "x0": -SCORE, "y": middle, "text": score})
        for bar in of_row.get(key, []):
            start = bar["column"] * (1 + _GAP)
            rows.append(
                {
                    "kind": "bar",
                    "x0": start,
                    "x1": start + bar["filled"],
                    "room": start + bar["room"],
                    "y0": middle + 4,
                    "y1": middle + 4 + _BAR_PX,
                    "text_y": middle - 8,
                    "text": bar["text"],
                    "part": bar["part"],
                    "action": key,
                    "tip": bar["tip"],
                }
            )
    return pd.concat([pd.DataFrame(rows), label_rows(layout[layout["key"] != HEAD])], ignore_index=True)

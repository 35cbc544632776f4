"""A strip: every school on the scale 0-3 in the row of one action, and the reach of the district's own view."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from ilt import colors, framework
from ilt.cache import once
from ilt.charts.layout import WIDE_LABEL_PX
from ilt.charts.structure import AXIS_PX, Tips, finished, label_rows, labels, of_any_px, rating_scale, tooltips, y

LOW, STRONG, BETWEEN, CROSS, OWN = "low", "strong", "between", "cross", "own"
"""Marks: a school's square by its standing; a school's view of the district ILT, and the district ILT's own."""
_LOOKS = {
    LOW: ("square", colors.RATINGS[1], 190),
    STRONG: ("square", colors.RATINGS[2], 190),
    BETWEEN: ("square", "transparent", 190),
    CROSS: ("circle", "transparent", 200),
    OWN: ("circle", "currentColor", 260),
}
_SMALLER, _MANY_SCHOOLS = 0.6, 24
ROW_PX, MARK_PX, RIM_PX = 56, 17, 10
NEAR = 0.15
"""Two means closer than this would cover one another at the narrowest."""


@once
def swarm(points: pd.DataFrame) -> pd.DataFrame:
    """Return the points with a ``slot`` above (less than 0) or below the middle of their row: none covers another.

    The district ILT's own view keeps the middle.
    """
    gap = NEAR * (_SMALLER if _many(points) else 1)
    points = points.sort_values(["key", "mean", "mark"], kind="stable").reset_index(drop=True)
    slots = []
    for _, rows in points.groupby("key", sort=False):
        last: dict[int, float] = {}
        for row in rows.itertuples():
            slot = 0
            if row.mark != OWN:
                # 0, 1, -1, 2, -2 ...: the first that is free.
                while row.mean - last.get(slot, -gap) < gap:
                    slot = -slot if slot > 0 else 1 - slot
                last[slot] = row.mean
            slots.append(slot)
    return points.assign(slot=slots)


@once
def _many(points: pd.DataFrame) -> bool:
    return bool(len(points)) and points["key"].value_counts().max() > _MANY_SCHOOLS


@once
def row_px(points: pd.DataFrame) -> dict[str, int]:
    """Return how tall each row must be for the schools that stand above each other."""
    size = MARK_PX * (_SMALLER if _many(points) else 1)
    placed = swarm(points)
    most = placed["slot"].abs().groupby(placed["key"]).max()
    return {str(key): int(max(ROW_PX, size * (2 * slot + 1) + RIM_PX)) for key, slot in most.items()}


@of_any_px
def structure(px: int, tips: Tips, label_px: int = WIDE_LABEL_PX) -> dict[str, Any]:
    """Return the structure of one mark a school in each laid-out row, with two lines of words behind it.

    Data: ``data``.
    """
    scale, axis = rating_scale()
    base = alt.Chart()
    reach = (
        base.transform_filter("datum.kind == 'reach'")
        .mark_rect(color="currentColor", opacity=0.12, stroke=None)
        .encode(
            x=alt.X("x0", type="quantitative", scale=scale, axis=axis),
            x2=alt.X2("x1"),
            y=y("y0", px),
            y2=alt.Y2("y1"),
        )
    )
    marks = (
        base.transform_filter("datum.kind == 'mark'")
        .mark_point(stroke="currentColor", strokeWidth=2, opacity=1)
        .encode(
            x=alt.X("mean", type="quantitative", scale=scale, axis=axis),
            y=y("y", px),
            shape=alt.Shape("shape", type="nominal", scale=None),
            fill=alt.Fill("fill", type="nominal", scale=None),
            size=alt.Size("size", type="quantitative", scale=None),
            tooltip=tooltips(tips),
        )
    )
    words = [
        base.transform_filter("datum.kind == 'words'")
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=size,
            fontWeight=weight,  # type: ignore[arg-type]
            color="currentColor",
            dx=18,
        )
        .encode(x=alt.value("width"), y=y(f"{name}_y", px), text=alt.Text(name, type="nominal"))
        for name, size, weight in (("first", 15, 600), ("second", 14, 400))
    ]
    return finished(alt.layer(reach, marks, *words, labels(px, label_px)), px, AXIS_PX)


@once
def data(layout: pd.DataFrame, points: pd.DataFrame, words: pd.DataFrame, reach: float = 0) -> pd.DataFrame:
    """Place points and words in laid-out rows.

    Parameters
    ----------
    points
        ``key, mean`` (0-3), ``mark, school, action, tip``: what is seen of each school.
    words
        ``key, first, second``: what stands behind each row.
    reach
        How far to shade on both sides of the district's own view.
    """
    placed = swarm(points).merge(layout[["key", "y0", "y1", "y"]], on="key")
    looks = placed["mark"].map(_LOOKS)
    for place, name in enumerate(("shape", "fill", "size")):
        placed[name] = [look[place] for look in looks]
    small = _SMALLER if _many(points) else 1
    placed["size"] *= small**2
    placed["y"] += placed["slot"] * MARK_PX * small
    shaded = placed[(placed["mark"] == OWN) & (reach > 0)]
    shaded = shaded.assign(
        kind="reach",
        x0=(shaded["mean"] - reach).clip(lower=min(framework.SCALE)),
        x1=(shaded["mean"] + reach).clip(upper=max(framework.SCALE)),
    )
    behind = words.merge(layout[["key", "y"]], on="key")
    single = behind["second"] == ""
    behind = behind.assign(kind="words", first_y=behind["y"] - (~single) * 10, second_y=behind["y"] + 10).drop(
        columns="y"
    )
    marks = placed.assign(kind="mark").drop(columns=["y0", "y1", "slot"])
    reaches = shaded[["kind", "key", "x0", "x1", "y0", "y1"]]
    return pd.concat([reaches, marks, behind, label_rows(layout)], ignore_index=True)

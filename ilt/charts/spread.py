"""The spread: how many 0s and 1s left of a line, how many 2s and 3s right of it."""

from __future__ import annotations

import functools
from typing import Any

import altair as alt
import pandas as pd

from ilt import colors
from ilt.cache import once
from ilt.charts import agreed
from ilt.charts.layout import WIDE_LABEL_PX
from ilt.charts.structure import ANY, Tips, finished, label_rows, labels, of_any_px, put_in, tooltips, y
from ilt.counts import NS

_ANY_MOST = ANY + 1
_SIDE_PX = 18
"""So wide is the place of the mark of a side, left of the longest bar."""


@functools.cache
def structure(px: int, most: int, tips: Tips, *, with_agreed: bool = False) -> dict[str, Any]:
    """Return the structure of diverging bars: 0s and 1s left of the line, 2s and 3s right, their numbers in them.

    ``most`` is the longest side, in raters. With ``with_agreed`` what was agreed on is right of a row. Data: ``data``.
    """
    bars: dict[str, Any] = put_in(_of_any_most(px, tips, with_agreed=with_agreed), {_ANY_MOST: most, -_ANY_MOST: -most})
    return bars


@of_any_px
def _of_any_most(px: int, tips: Tips, *, with_agreed: bool) -> dict[str, Any]:
    most = _ANY_MOST
    scale = alt.Scale(domain=[-most, most], nice=False, rangeMin=_SIDE_PX)
    x = alt.X("x0", type="quantitative", axis=None, scale=scale)
    base = alt.Chart()
    bars = base.transform_filter("datum.kind == 'bar'")
    rects = bars.mark_rect(cornerRadius=2, stroke=None).encode(
        x=x,
        x2=alt.X2("x1"),
        y=y("y0", px),
        y2=alt.Y2("y1"),
        fill=alt.Fill("fill", type="nominal", scale=None),
        tooltip=tooltips(tips),
    )
    middle = alt.X("x", type="quantitative", axis=None, scale=scale)
    numbers = bars.mark_text(fontSize=13, fontWeight=600, baseline="middle", tooltip=None).encode(
        x=middle,
        y=y("y", px),
        text=alt.Text("text", type="nominal"),
        color=alt.Color("ink", type="nominal", scale=None),
    )
    marks = base.transform_filter("datum.kind == 'side'")
    sides = marks.mark_point(size=90, opacity=1, stroke="currentColor", strokeWidth=2).encode(
        x=alt.value(_SIDE_PX / 3), y=y("y", px), fill=alt.Fill("fill", type="nominal", scale=None)
    )
    blank = marks.mark_text(fontSize=12, align="left", baseline="middle", color="currentColor").encode(
        x=alt.value(_SIDE_PX), y=y("y", px), text=alt.Text("text", type="nominal")
    )
    line = base.mark_rule(strokeWidth=2, color="currentColor").encode(
        x=alt.datum(0, type="quantitative"), y=alt.value(0), y2=alt.value(px)
    )
    whole = finished(rects + numbers + sides + blank + line + labels(px, WIDE_LABEL_PX), px)
    return agreed.right_of_rows(whole, px) if with_agreed else whole


@once
def data(layout: pd.DataFrame, spreads: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Turn counts into bars, self above cross in each laid-out row, one side alone in its middle.

    ``spreads`` has ``key, perspective, n0, n1, n2, n3, action, who, tip`` and ``blank``, the words of a side without
    ratings; with ``agreed`` also that. Returns the data and the longest side.
    """
    rows: list[dict[str, Any]] = []
    places = layout.set_index("key")
    sides = spreads.groupby("key")["perspective"].nunique()
    for row in spreads.itertuples():
        place = places.loc[row.key]
        half = (place["y1"] - place["y0"]) / 2
        top = place["y0"] + (half / 2 if sides[row.key] == 1 else half if row.perspective == "cross" else 0)
        y = {"y0": top + 1, "y1": top + half - 1, "y": top + half / 2}
        ns = [int(getattr(row, name)) for name in NS]
        filled = "currentColor" if row.perspective == "self" else "transparent"
        rows.append({"kind": "side", "fill": filled, "text": row.blank, **y})
        at = -(ns[0] + ns[1])
        for n, fill in zip(ns, colors.RATINGS, strict=True):
            if n:
                about = {"action": row.action, "who": row.who, "tip": row.tip}
                bar = {
                    "x0": at,
                    "x1": at + n,
                    "x": at + n / 2,
                    "text": str(n),
                    "fill": fill,
                    "ink": colors.ink_on(fill),
                }
                rows.append({"kind": "bar", **bar, **y, **about})
            at += n
    low_and_high = (spreads[list(part)].sum(axis=1) for part in (NS[:2], NS[2:]))
    most = max([1, *(int(side.max()) for side in low_and_high if len(side))])
    # Where nothing of these rows is shown there is no bar, but the structure asks for what a bar has.
    columns = ["kind", "fill", "text", "y0", "y1", "y", "x0", "x1", "x", "ink", "action", "who", "tip"]
    found = pd.concat([pd.DataFrame(rows, columns=columns), label_rows(layout)], ignore_index=True)
    return agreed.placed_right(found, layout, spreads) if "agreed" in spreads else found, most

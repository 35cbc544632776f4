"""A trend: the mean ratings of one focus area in every round."""

from __future__ import annotations

import functools
from typing import Any

import altair as alt

from ilt import framework
from ilt.charts.structure import Tips, finished, tooltips

PX = 190


@functools.cache
def structure(tips: Tips, *, upright: bool = True) -> dict[str, Any]:
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
        tooltip=tooltips(tips),
    )
    figures = [
        base.transform_filter(f"{'' if above else '!'}datum.above")
        .mark_text(fontSize=13, fontWeight=600, color="currentColor", dy=-15 if above else 17)
        .encode(x=rounds, y=means, text=alt.Text("text", type="nominal"))
        for above in (True, False)
    ]
    return finished(alt.layer(line, dots, *figures), PX, 36)

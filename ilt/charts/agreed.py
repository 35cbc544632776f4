"""The charts of ratings with what teams agreed on beside them: a diamond in ink, of no colour and in no figure."""

from __future__ import annotations

import functools
from typing import Any

import altair as alt
import pandas as pd

from ilt import charts, colors
from ilt.charts import _on_scale, _structure, _y
from ilt.charts.layout import WIDE_LABEL_PX

FIGURE_UP_PX, MARK_DOWN_PX = 7, 12
"""In a cell the figure makes way for the second line."""
ABOVE_PX, FOOT_PX = 17, 7
"""On a row the diamond stands above the line, so that no circle covers it, on a foot that says whose it is."""


def _with(structure: dict[str, Any], *layers: Any) -> dict[str, Any]:
    drawn = (_structure(layer, 0) for layer in layers)
    own = [{name: part[name] for name in ("transform", "mark", "encoding")} for part in drawn]
    return {**structure, "layer": [*structure["layer"], *own]}


@functools.cache
def heatmap(px: int, **more: Any) -> dict[str, Any]:
    """Return the structure of ``charts.heatmap`` with a second line in cells. Data: ``heatmap_data``."""
    whole = charts.heatmap(px, **more)
    second = (
        alt.Chart()
        .transform_filter("datum.agreed")
        .mark_text(fontSize=14, fontWeight=600, baseline="middle", dy=FIGURE_UP_PX + MARK_DOWN_PX, tooltip=None)
        .encode(
            y=_y("y", px),
            text=alt.Text("agreed", type="nominal"),
            color=alt.Color("agreed_ink", type="nominal", scale=None),
        )
    )
    # The cells' own columns, so that both layers have one axis.
    place = {name: part for name, part in whole["layer"][0]["encoding"].items() if name in ("x", "xOffset")}
    drawn = _with(whole, second)
    drawn["layer"][-1]["encoding"] |= place
    return drawn


def heatmap_data(layout: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Do as ``charts.heatmap_data`` for cells with ``agreed`` and ``agreed_words``."""
    said = cells["agreed_words"].where(cells["agreed_words"] == "", ". " + cells["agreed_words"])
    data = charts.heatmap_data(layout, cells.assign(tip=cells["tip"] + said).drop(columns="agreed_words"))
    drawn = data["agreed"].fillna("") != ""
    data["y"] = data["y"].mask(drawn, data["y"] - FIGURE_UP_PX)
    if not cells.duplicated(["key", "col"]).any():  # half a cell has no room for words on one line
        data["text"] = data["text"].mask(drawn, data["text"].str.replace("\n", " "))
    inks = {"hidden": colors.ink_on(colors.HIDDEN), "not rated": "currentColor"}
    data["agreed_ink"] = data["kind"].map(inks).fillna(data["ink"]).where(drawn)
    return data


@functools.cache
def dumbbell(px: int, *, label_px: int = WIDE_LABEL_PX) -> dict[str, Any]:
    """Return the structure of ``charts.dumbbell`` with diamonds above the line. Data: ``charts.dumbbell_data``."""
    scale, axis = _on_scale()
    base = alt.Chart().transform_filter("isValid(datum.agreed)")
    place = {"x": alt.X("agreed", type="quantitative", scale=scale, axis=axis), "y": _y("y", px)}
    tooltip = [
        alt.Tooltip("action", type="nominal", title="Action"),
        alt.Tooltip("agreed_words", type="nominal", title="In a meeting"),
    ]
    diamonds = base.mark_point(
        shape="diamond", size=140, filled=True, opacity=1, color="currentColor", yOffset=-ABOVE_PX
    ).encode(tooltip=tooltip, **place)
    feet = base.mark_rule(strokeWidth=2, color="currentColor", yOffset=-ABOVE_PX, y2Offset=-FOOT_PX).encode(
        y2=alt.Y2("y"), **place
    )
    figures = base.mark_text(
        align="left", baseline="middle", fontSize=14, fontWeight=600, color="currentColor", dx=11, dy=-ABOVE_PX
    ).encode(text=alt.Text("agreed", type="nominal"), **place)
    return _with(charts.dumbbell(px, label_px=label_px), feet, diamonds, figures)


@functools.cache
def spread(px: int, most: int) -> dict[str, Any]:
    """Return the structure of ``charts.spread`` with what was agreed on right of a row. Data: ``spread_data``."""
    right = (
        alt.Chart()
        .transform_filter("datum.kind == 'agreed'")
        .mark_text(align="left", baseline="middle", fontSize=14, fontWeight=600, color="currentColor", dx=14)
        .encode(x=alt.value("width"), y=_y("y", px), text=alt.Text("text", type="nominal"))
    )
    return _with(charts.spread(px, most), right)


def spread_data(layout: pd.DataFrame, spreads: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Do as ``charts.spread_data`` for rows with ``agreed``."""
    data, most = charts.spread_data(layout, spreads)
    said = spreads.dropna(subset="agreed").drop_duplicates("key").merge(layout[["key", "y"]], on="key")
    said["text"] = [f"◆ {rating}" for rating in said["agreed"]]
    return pd.concat([data, said[["y", "text"]].assign(kind="agreed")], ignore_index=True), most

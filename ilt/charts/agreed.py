"""What teams agreed on, in charts of ratings: a diamond in ink, of no color and in no figure."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from ilt import colors
from ilt.charts.structure import FIGURES_ROOM, Tips, rating_scale, tooltips, with_layers, y

FIGURE_UP_PX, MARK_DOWN_PX = 7, 12
"""In a cell the figure makes way for the second line."""
ABOVE_PX, FOOT_PX = 17, 7
"""On a row the diamond stands above the line, so that no circle covers it, on a foot that says whose it is."""


def in_cells(whole: dict[str, Any], px: int) -> dict[str, Any]:
    """Return the structure of a heatmap with a second line in cells. Data: ``placed_in_cells``."""
    second = (
        alt.Chart()
        .transform_filter("datum.agreed")
        .mark_text(fontSize=14, fontWeight=600, baseline="middle", dy=FIGURE_UP_PX + MARK_DOWN_PX, tooltip=None)
        .encode(
            y=y("y", px),
            text=alt.Text("agreed", type="nominal"),
            color=alt.Color("agreed_ink", type="nominal", scale=None),
        )
    )
    # The cells' own columns, so that both layers have one axis.
    place = {name: part for name, part in whole["layer"][0]["encoding"].items() if name in ("x", "xOffset")}
    marked = with_layers(whole, second)
    marked["layer"][-1]["encoding"] |= place
    return marked


def said_in_tips(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of a heatmap with what was agreed on, where anything was, in the words of their tooltips."""
    if "agreed" not in cells:
        return cells
    said = cells["agreed_words"].where(cells["agreed_words"] == "", ". " + cells["agreed_words"])
    return cells.assign(tip=cells["tip"] + said).drop(columns="agreed_words")


def placed_in_cells(data: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the data of a heatmap with room for the second line in the cells that have one."""
    marked = data["agreed"].fillna("") != ""
    data["y"] = data["y"].mask(marked, data["y"] - FIGURE_UP_PX)
    if not cells.duplicated(["key", "col"]).any():  # half a cell has no room for words on one line
        data["text"] = data["text"].mask(marked, data["text"].str.replace("\n", " "))
    inks = {"hidden": colors.ink_on(colors.HIDDEN), "not rated": "currentColor"}
    data["agreed_ink"] = data["kind"].map(inks).fillna(data["ink"]).where(marked)
    return data


def above_rows(whole: dict[str, Any], px: int, tips: Tips) -> dict[str, Any]:
    """Return the structure of a dumbbell with diamonds above the line, at ``agreed`` (0-3) of its data."""
    scale, axis = rating_scale(FIGURES_ROOM)
    base = alt.Chart().transform_filter("isValid(datum.agreed)")
    place = {"x": alt.X("agreed", type="quantitative", scale=scale, axis=axis), "y": y("y", px)}
    diamonds = base.mark_point(
        shape="diamond", size=140, filled=True, opacity=1, color="currentColor", yOffset=-ABOVE_PX
    ).encode(tooltip=tooltips(tips), **place)
    feet = base.mark_rule(strokeWidth=2, color="currentColor", yOffset=-ABOVE_PX, y2Offset=-FOOT_PX).encode(
        y2=alt.Y2("y"), **place
    )
    figures = base.mark_text(
        align="left", baseline="middle", fontSize=14, fontWeight=600, color="currentColor", dx=11, dy=-ABOVE_PX
    ).encode(text=alt.Text("agreed", type="nominal"), **place)
    return with_layers(whole, feet, diamonds, figures)


def right_of_rows(whole: dict[str, Any], px: int) -> dict[str, Any]:
    """Return the structure of the spread with what was agreed on right of a row. Data: ``placed_right``."""
    right = (
        alt.Chart()
        .transform_filter("datum.kind == 'agreed'")
        .mark_text(align="left", baseline="middle", fontSize=14, fontWeight=600, color="currentColor", dx=14)
        .encode(x=alt.value("width"), y=y("y", px), text=alt.Text("text", type="nominal"))
    )
    return with_layers(whole, right)


def placed_right(data: pd.DataFrame, layout: pd.DataFrame, spreads: pd.DataFrame) -> pd.DataFrame:
    """Return the data of the spread with ``agreed`` of its rows."""
    said = spreads.dropna(subset="agreed").drop_duplicates("key").merge(layout[["key", "y"]], on="key")
    said["text"] = [f"◆ {rating}" for rating in said["agreed"]]
    return pd.concat([data, said[["y", "text"]].assign(kind="agreed")], ignore_index=True)

"""Across districts: how districts compare, ranked; for who sees all of them."""

from __future__ import annotations

import pandas as pd

from ilt import format
from ilt.charts.layout import Item
from ilt.people import Sides
from ilt.ratings import PERSPECTIVES
from ilt.screens import in_words
from ilt.suppression import Minimums

TITLE = "Across districts"
NOT_FOR_YOU = "Only people who see every district can compare districts."
NO_CONNECTION = "There is only one set of ratings here, so there are no districts to compare."
NO_MATCH = "No district with ratings in this round matches your search."
ORDER, OPEN, OPEN_IT, ONE = "Order", "Open a district", "Open", "See one district"
GO_TO_OVERVIEW = "Go to Overview"
NO_CIRCLE = "Where a circle is missing, no one on that side rated, or too few people did for us to show it."
ORDERS = {
    ("self", True): "Self, lowest first",
    ("self", False): "Self, highest first",
    ("cross", True): "Cross, lowest first",
    ("cross", False): "Cross, highest first",
    ("gap", False): "Largest gap first",
    ("name", False): "By name",
}
"""What districts are ranked by and whether the lowest come first, and what that is called."""
TIPS = (("action", "District"), ("tip", "Ratings"), ("gap_words", "In words"))
HOW = """
A **filled circle** shows how a team rates itself (self). An **open circle** shows how others rate it (cross). Each is
the mean of all ratings of all actions in a district. Groups (one side of one team on one action) with too few
raters are left out; the table shows how many. A district's own screens may combine small groups instead, so means there
can differ a little.

A low mean is not a judgment: ratings are people's own views, and districts differ in who rated. This
screen always uses the newest ratings; a district's own screens may wait until a few more people have rated.
"""


def title(assessment: str, by: str) -> str:
    """Say what is ranked.

    >>> title("school", "self"), title("district", "gap"), title("school", "name")
    ('Districts by the ratings of school teams', 'Districts by the gap between self and cross', 'Districts by name')
    """
    if by in PERSPECTIVES:
        return f"Districts by the ratings of {Sides(assessment).who(by)}"
    return "Districts by the gap between self and cross" if by == "gap" else "Districts by name"


def about(assessment: str, round_: str, found: int, unranked: int, minimums: Minimums) -> str:
    """Say which districts these are, and how many have no figure that may be shown."""
    what = "school ILTs" if assessment == "school" else "district ILTs"
    said = f"{round_} · {what} · {format.number(found, 'district')}"
    if not unranked:
        return said
    least = max(minimums.k, minimums.in_office)
    return f"{said}, {unranked:,} of them hidden ({format.fewer_than(least)})"


def items(rows: pd.DataFrame, blank: str) -> list[Item]:
    """Return districts as rows to lay out, each with its rank."""
    ranks = [f"{rank}. " if pd.notna(rank) else "" for rank in rows["rank"]]
    return [(name, f"{rank}{name or blank}", "") for rank, name in zip(ranks, rows["district"], strict=True)]


def for_chart(rows: pd.DataFrame, assessment: str, blank: str) -> pd.DataFrame:
    """Return districts as a dumbbell wants them."""
    known = rows.assign(assessment=assessment, school="").to_dict("records")
    return pd.DataFrame(
        {
            "key": rows["district"],
            "self": rows["self_mean"],
            "cross": rows["cross_mean"],
            "self_text": [format.mean(mean) for mean in rows["self_mean"]],
            "cross_text": [format.mean(mean) for mean in rows["cross_mean"]],
            "size": "",
            "pair": "",
            "action": rows["district"].where(rows["district"] != "", blank),
            "tip": [format.capital(in_words.both_means(row)) for row in known],
            "gap_words": [in_words.gap(row, "them") if pd.notna(row["gap"]) else "" for row in known],
        }
    )


def table(rows: pd.DataFrame, blank: str) -> pd.DataFrame:
    """Return districts as a table."""
    return pd.DataFrame(
        {
            "Rank": rows["rank"],
            "District": rows["district"].where(rows["district"] != "", blank),
            "Schools": rows["schools"],
            "Self": [format.mean(mean) for mean in rows["self_mean"]],
            "Self ratings": rows["self_n"].astype("int64"),
            "Cross": [format.mean(mean) for mean in rows["cross_mean"]],
            "Cross ratings": rows["cross_n"].astype("int64"),
            "Gap": [format.gap(gap) if pd.notna(gap) else "–" for gap in rows["gap"]],
            "Groups hidden": rows["hidden"].astype("int64"),
        }
    )

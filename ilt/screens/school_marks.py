"""The marks of the chart of Across schools: one a school, and where there are very many, one for several alike."""

from __future__ import annotations

import pandas as pd

from ilt import format
from ilt.screens import actions

MOST = 200
"""Where more schools are in a row of the chart, a mark stands for several."""


def marks(table: pd.DataFrame, mean: pd.Series, n: pd.Series, mark: pd.Series) -> pd.DataFrame:
    """Return ``key, mean, n, mark, school`` of what is shown: a school a mark."""
    found = pd.DataFrame({"key": table["action_id"], "mean": mean, "n": n, "mark": mark, "school": table["school"]})
    return found[n > 0]


def gathered(table: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Return ``marks`` as ``charts.strip_plot`` takes them, and how many schools one stands for at most.

    One, but where a row has more than ``MOST``: then schools that stand alike, at the same printed mean, share one.
    """
    a_mark = -(-int(table.groupby("key").size().max()) // MOST) if len(table) else 1
    table = _together(table, a_mark) if a_mark > 1 else table.assign(many=1)
    each = list(zip(table["school"], table["mean"], table["n"], table["many"], strict=True))
    points = pd.DataFrame(
        {
            **table[["key", "mean", "mark"]],
            "school": pd.Series([format.some([name], 1, of=many) for name, *_, many in each], table.index, dtype="str"),
            "action": actions.texts(table["key"]),
            "tip": [_tip(mean, n, many) for _, mean, n, many in each],
        }
    )
    return points, a_mark


def stands_for(a_mark: int) -> str:
    """Say for how many schools a mark stands; blank where it is one."""
    return f"Each mark is up to {a_mark:,} schools with about the same mean." if a_mark > 1 else ""


def _together(table: pd.DataFrame, a_mark: int) -> pd.DataFrame:
    """Put up to so many schools of one row, mark and printed mean together."""
    table = table.sort_values(["key", "mark", "mean", "school"])
    table = table.assign(printed=format.each(table["mean"], format.mean))
    alike = ["key", "mark", "printed"]
    table["place"] = table.groupby(alike).cumcount() // a_mark
    figures = {"mean": ("mean", "mean"), "n": ("n", "first"), "school": ("school", "first"), "many": ("n", "size")}
    return table.groupby([*alike, "place"], sort=False).agg(**figures).reset_index()


def _tip(mean: float, n: int, many: int) -> str:
    return f"mean {format.mean_of(mean, n)}" if many == 1 else f"mean {format.mean(mean)} each"

"""Focus areas as tables and charts name them, and their means, marked where they leave out hidden actions."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ilt import format, framework
from ilt.cache import once
from ilt.charts.layout import Item


def names(keys: pd.Series) -> pd.Series:
    """Return the name of each focus area's number, which may be text."""
    return keys.astype("str").map({str(area.number): area.name for area in framework.current().areas})


def column(numbers: pd.Series) -> dict[str, list[str]]:
    """Return the column with which a table of focus areas begins: number and name."""
    return {"Focus area": [f"{number} {name}" for number, name in zip(numbers, names(numbers), strict=True)]}


def items(areas: Iterable[framework.FocusArea]) -> list[Item]:
    """Return focus areas as rows to lay out; the key is the number as text."""
    return [(str(area.number), f"{area.number} · {area.name}", "") for area in areas]


@once
def hidden_actions(table: pd.DataFrame, prefix: str = "") -> pd.Series:
    """Return how many actions each mean of a focus area leaves out; none of those of single actions."""
    return table.get(f"{prefix}hidden_actions", pd.Series(0, index=table.index)).fillna(0)


@once
def means(table: pd.DataFrame, name: str) -> list[str]:
    """Print the means of a side or a round (``self``, ``now``) as ``format.area_mean`` does."""
    left_out = hidden_actions(table, f"{name}_")
    return [format.area_mean(*row) for row in zip(table[f"{name}_mean"], left_out, strict=True)]


@once
def leaves_out(table: pd.DataFrame) -> str:
    """Explain the mark of means that leave out hidden actions; blank where none of these rows has one.

    Where all of an area is hidden, it has no mean to mark.
    """
    names = [name.removesuffix("hidden_actions") for name in table.columns if name.endswith("hidden_actions")]
    marked = [(table[f"{name}hidden_actions"] > 0) & table[f"{name}mean"].notna() for name in names]
    return format.LEFT_OUT_MEANS if any(rows.any() for rows in marked) else ""

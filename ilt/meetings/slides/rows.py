"""What rows of slides show: the label of an action or focus area, the bars and marks of its ratings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ilt import format, framework, screens
from ilt.counts import NS
from ilt.meetings.ratings import Ratings
from ilt.meetings.slides import Bar, Mark
from ilt.ratings import CROSS, PERSPECTIVES, SELF

MARKS = {SELF: "●", CROSS: "○"}


def action_label(action_id: str) -> str:
    """Return the short label of an action."""
    return framework.current().by_id[action_id].short_label


def action_tag(action_id: str) -> str:
    """Return the students that an action names; blank where it names none."""
    return " · ".join(framework.current().by_id[action_id].populations)


def area_name(number: int) -> str:
    """Return a focus area with its number."""
    return f"{number} · {framework.current().area(number).name}"


def bar_of(row: screens.in_words.Record | None, mark: str) -> Bar:
    """Return one row of ``findings.scoped`` as a bar."""
    if row is None or not row["n"]:
        hidden = 0 if row is None else int(row["hidden"])
        return Bar(mark, words=format.fewer_than(hidden) if hidden else format.NOT_RATED, hidden=bool(hidden))
    return Bar(mark, tuple(int(row[name]) for name in NS))


def both_bars(ratings: Ratings, action_id: str) -> tuple[Bar, ...]:
    """Return the team's own ratings of an action and the other side's as bars."""
    own = ratings.team[ratings.team["action_id"] == action_id].set_index("perspective")
    return tuple(bar_of(own.loc[side] if side in own.index else None, MARKS[side]) for side in PERSPECTIVES)


def pair_of_marks(row: screens.in_words.Record) -> tuple[Mark, ...]:
    """Return self and cross of a row of gaps; their figures are on the outer sides."""
    own, other = row["self_mean"], row["cross_mean"]
    found = []
    for shape, value, opposite in ((SELF, own, other), (CROSS, other, own)):
        if not pd.isna(value):
            right = value > opposite or (value == opposite and shape == SELF) or pd.isna(opposite)
            text = format.area_mean(value, row.get(f"{shape}_hidden_actions", 0))
            found.append(Mark(shape, float(value), text, bool(right)))
    return tuple(found)


def in_order(of: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return what is said of actions, in the order of the framework."""
    order = framework.current().order
    return sorted(of.items(), key=lambda item: order[item[0]])

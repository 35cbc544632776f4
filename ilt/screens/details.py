"""Details: one cell of a heatmap opened, with each of its ratings."""

from __future__ import annotations

import pandas as pd

from ilt import format, framework, rules
from ilt.cache import once
from ilt.counts import NS
from ilt.people import MARKS, Sides
from ilt.ratings import CROSS, PERSPECTIVES, SELF
from ilt.screens import in_words

ACTION, SCHOOL = "Action", "School"
CHOOSE, OR_CLICK = "Choose a school", "or click a number"
OTHERS = f"Also rated {rules.LOW_IN_WORDS} by {rules.MOST_IN_WORDS} or more here"
_AXIS = {
    ("school", SELF): "Team",
    ("school", CROSS): "District",
    ("district", SELF): "District",
    ("district", CROSS): "School",
}
"""What stands beside the dots of a side of an assessment, where there is little room."""


def each_dot(ratings: int) -> str:
    """Say for how many ratings a dot stands."""
    return f"Each dot is {ratings:,} ratings."


def more(n: int) -> str:
    """Count what is not listed."""
    return f"and {n} more"


def cell(scoped: pd.DataFrame, action_id: str, school: str) -> tuple[list[tuple[str, str, list[int]]], list[str]]:
    """Open one cell: for each perspective its words and its numbers of 0s, 1s, 2s, 3s; and both in a sentence.

    ``scoped`` are rows of ``findings.scoped``; ``school`` blank means the pooled rows. The district ILT's view of
    itself is the same whatever school's view of it is open.
    """
    rows = scoped[scoped["action_id"] == action_id]
    spread, words = [], []
    assessment = framework.current().by_id[action_id].assessment
    sides = Sides(assessment, school)
    for perspective in PERSPECTIVES:
        own = perspective == SELF and assessment == "district"
        found = rows[(rows["perspective"] == perspective) & (rows["school"] == ("" if own else school))]
        ns = [int(found[name].sum()) for name in NS]
        several = "" if school or _AXIS[assessment, perspective] == "District" else "s"
        spread.append((perspective, f"{_AXIS[assessment, perspective]}{several} {MARKS[perspective]}", ns))
        said = in_words.ratings(found.iloc[0].to_dict()) if len(found) else format.NOT_RATED
        words.append(f"{format.capital(sides.who(perspective))}: {said}")
    return spread, words


@once
def first_action(scoped: pd.DataFrame, side: str) -> str:
    """Return the action with the largest share of low ratings in rows of ``findings.scoped``; blank: none is rated."""
    rated = scoped[(scoped["perspective"] == side) & (scoped["n"] > 0)]
    if rated.empty:
        return ""
    return str(rated.loc[(rated["low"] / rated["n"]).idxmax(), "action_id"])

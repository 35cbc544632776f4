"""Districts by their means, ranked and in pages where the counts are, under the minimum group sizes."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ilt.ratings import CROSS, SELF
from ilt.sources.saved_counts import SavedCounts
from ilt.suppression import Minimums

BY = ("self", "cross", "gap", "name")
"""What districts are ranked by."""
_SCHOOL_SIDE = {"school": SELF, "district": CROSS}
"""Of an assessment, the side that people of schools give; the other one is the district's."""


@dataclass(frozen=True)
class Ranking:
    """Some of the districts, ranked.

    Attributes
    ----------
    rows
        ``rank`` (missing where it has none), ``district, schools, self_mean, self_n, cross_mean, cross_n, gap`` and
        ``hidden`` (groups with too few raters): means 0-3 of all groups with raters enough, pooled, and how many
        ratings they have.
    found
        How many districts there are in all.
    unranked
        How many of them have no such figure.
    """

    rows: pd.DataFrame
    found: int
    unranked: int


def rounds(counts: SavedCounts) -> list[str]:
    """Return the rounds that any district has."""
    return [str(label) for label in counts.ask("SELECT DISTINCT round FROM sums ORDER BY round")["round"]]


def ranked(  # noqa: PLR0913 - what is ranked, how, and which of it
    counts: SavedCounts,
    *,
    round_: str,
    assessment: str,
    minimums: Minimums,
    by: str = "self",
    lowest_first: bool = False,
    words: str = "",
    first: int = 0,
    many: int = 20,
) -> Ranking:
    """Return a page of the districts that have ratings in a round and words in their name.

    A mean is of groups that are each large enough, and so is each rank: no group that is hidden is in it.
    """
    own = f"perspective = '{_SCHOOL_SIDE[assessment]}'"
    shown = f"raters >= CASE WHEN {own} THEN $k ELSE $in_office END"
    if minimums.alike:
        shown += f" AND NOT (alike AND CASE WHEN {own} THEN $k ELSE $in_office END > 1)"
    sides = ", ".join(
        f"SUM(points) FILTER ({of_side}) / NULLIF(SUM(ratings) FILTER ({of_side}), 0) AS {side}_mean, "
        f"COALESCE(SUM(ratings) FILTER ({of_side}), 0) AS {side}_n"
        for side in (SELF, CROSS)
        if (of_side := f"perspective = '{side}' AND {shown}")
    )
    figure = {"self": "self_mean", "cross": "cross_mean", "gap": "abs(self_mean - cross_mean)", "name": "NULL"}[by]
    order = "ASC" if lowest_first else "DESC"
    found = counts.ask(
        f"""WITH figures AS (
          SELECT district, {sides}, COALESCE(SUM(groups) FILTER (NOT ({shown})), 0) AS hidden
          FROM sums WHERE round = $round AND assessment = $assessment GROUP BY district
        ), ranks AS (
          SELECT *, self_mean - cross_mean AS gap, {figure} AS figure FROM figures
        ), placed AS (
          SELECT *, CASE WHEN figure IS NOT NULL THEN RANK() OVER (ORDER BY figure {order} NULLS LAST) END AS rank
          FROM ranks
        ), named AS MATERIALIZED (SELECT * FROM placed WHERE contains(lower(district), lower($words))
        ), page AS (SELECT * FROM named ORDER BY rank NULLS LAST, district LIMIT {many} OFFSET {first})
        SELECT page.*, schools, (SELECT COUNT(*) FROM named) AS found,
          (SELECT COUNT(*) FROM named WHERE self_n + cross_n = 0) AS unranked
        FROM page JOIN districts USING (district) ORDER BY rank NULLS LAST, district""",
        round=round_,
        assessment=assessment,
        words=words,
        k=minimums.k,
        in_office=minimums.in_office,
    )
    rows = found.drop(columns=["found", "unranked", "figure"]).astype({"rank": "Int64"})
    whole = {name: int(found[name].max()) if len(found) else 0 for name in ("found", "unranked")}
    return Ranking(rows, **whole)

"""Counts, the heart: how many 0s, 1s, 2s and 3s each team got on each action, from each side, in each round.

Every mean, gap, split and flag is a function of this one small table. Only notes, and who rated, need the ratings.
"""

from __future__ import annotations

import pandas as pd

from ilt.ratings import SELF, TEAM, rater_codes

KEYS = (*TEAM, "action_id")
NS = ("n0", "n1", "n2", "n3")
COLUMNS = (*KEYS, *NS, "not_rated", "raters")
RATER_COLUMNS = (*TEAM, "rater", "rated", "not_rated", "sum")


def count(ratings: pd.DataFrame) -> pd.DataFrame:
    """Count the ratings of each team, perspective and action.

    Parameters
    ----------
    ratings
        A ratings table (``ilt.ratings.COLUMNS``).

    Returns
    -------
    pandas.DataFrame
        ``round, district, assessment, school, perspective, action_id`` (keys, sorted), ``n0, n1, n2, n3`` (ratings of
        that value), ``not_rated`` (blank or N/A) and ``raters`` (people who rated it 0-3). One row for each
        combination that occurs, also where nobody rated.
    """
    table = ratings[list(KEYS)].copy()
    for value, name in enumerate(NS):
        table[name] = ratings["rating"].eq(value).fillna(value=False).astype("int64")
    table["not_rated"] = ratings["rating"].isna().astype("int64")
    sums = table.groupby(list(KEYS), observed=True, sort=True)[[*NS, "not_rated"]].sum()
    rated = ratings[ratings["rating"].notna()]
    raters = rated.groupby(list(KEYS), observed=True)["rater"].nunique()
    sums["raters"] = raters.reindex(sums.index, fill_value=0).astype("int64")
    return sums.reset_index()[list(COLUMNS)]


def raters(ratings: pd.DataFrame) -> pd.DataFrame:
    """List who rated: one row a rater, team and round, under a key that is not the name.

    Returns
    -------
    pandas.DataFrame
        ``round, district, assessment, school, perspective``, ``rater`` (such as ``Rater 7``, the same person the same
        key within these ratings), ``rated`` and ``not_rated`` (actions) and ``sum`` (of the ratings 0-3).
    """
    table = ratings[list(TEAM)].copy()
    table["rater"] = rater_codes(ratings)
    table["rated"] = ratings["rating"].notna().astype("int64")
    table["not_rated"] = 1 - table["rated"]
    table["sum"] = ratings["rating"].fillna(0).astype("int64")
    keys = [*TEAM, "rater"]
    return table.groupby(keys, observed=True, sort=True)[["rated", "not_rated", "sum"]].sum().reset_index()


def select(  # noqa: PLR0913 - one for each filter
    counts: pd.DataFrame,
    *,
    district: str | None = None,
    round_: str | None = None,
    assessment: str | None = None,
    schools: tuple[str, ...] = (),
    actions: tuple[str, ...] | None = None,
) -> pd.DataFrame:
    """Return the counts (or the raters, or the ratings) that a choice leaves; ``None`` and ``()`` leave all.

    No choice of schools removes the district ILT's own view of itself: it is the view of the whole team.
    """
    keep = pd.Series(data=True, index=counts.index)
    for name, value in (("district", district), ("round", round_), ("assessment", assessment)):
        if value is not None:
            keep &= counts[name] == value
    if schools:
        own = (counts["assessment"] == "district") & (counts["perspective"] == SELF)
        keep &= counts["school"].isin(schools) | own
    if actions is not None:
        keep &= counts["action_id"].isin(actions)
    return counts[keep]


def pool_districts(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the counts (or ratings) of several districts as those of one called ``name``.

    A school keeps its district in its name, since two districts may each have a Lincoln Elementary.
    """
    several = len(table["district"].unique()) > 1
    labels = table["school"].where(
        (table["school"] == "") | (table["district"] == "") | (not several),
        table["school"] + " (" + table["district"] + ")",
    )
    table = table.assign(district=name, school=labels)
    if "n0" not in table:
        return table
    return table.groupby(list(KEYS), sort=True)[[*NS, "not_rated", "raters"]].sum().reset_index()

"""Candour: what may be shown on a wall of ratings that few people gave.

Ratings are shown in groups. A group is what one side said of one action in one team; where it has fewer raters than
the cover asks, it is hidden. Hidden groups of one action are shown only together, as ``OTHERS``, and only where
together they have raters enough and do not all say the same, which would tell what each of them says; otherwise they
are left out of every figure. So every figure is a sum of groups that are each large enough, and no difference of
figures is smaller than one of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ilt import rules
from ilt.counts import NS
from ilt.ratings import OTHERS, SELF, TEAM

_SUMS = (*NS, "not_rated")
_BESIDE_SCHOOL = ("round", "district", "assessment", "perspective", "action_id")


@dataclass(frozen=True)
class Cover:
    """How many raters a group must have to be shown.

    Attributes
    ----------
    k
        A school's own raters, and school people who rate the district: 1 to 10.
    in_office
        District people: visitors of a school, and the district ILT about itself.
    """

    k: int = rules.COVER
    in_office: int = rules.COVER_IN_OFFICE

    def of(self, table: pd.DataFrame) -> pd.Series:
        """Return how many raters each row's group must have, by its ``assessment`` and ``perspective``."""
        school_people = (table["assessment"] == "school") == (table["perspective"] == SELF)
        return pd.Series(np.where(school_people, self.k, self.in_office), index=table.index)


def counts(table: pd.DataFrame, ratings: pd.DataFrame, cover: Cover) -> pd.DataFrame:
    """Return counts in which no figure comes from a group that is too small.

    Parameters
    ----------
    table
        ``ilt.count(ratings)``.
    ratings
        The ratings: who is the same rater in several hidden groups is known from them alone.

    Returns
    -------
    pandas.DataFrame
        The columns of ``table`` and ``hidden``: 0, or how many raters a hidden row's group would have to have; such a
        row has 0 in every figure. Rows of the school ``OTHERS`` hold what hidden rows have together.
    """
    wanted = cover.of(table)
    hidden = (table["raters"] > 0) & (table["raters"] < wanted)
    shown = table.assign(hidden=wanted.where(hidden, 0))
    shown.loc[hidden, [*_SUMS, "raters"]] = 0
    small = table[hidden]
    if small.empty:
        return shown
    people = _raters_together(small, ratings)
    others = small.groupby(list(_BESIDE_SCHOOL))[list(_SUMS)].sum().reset_index()
    others = others.merge(people, on=list(_BESIDE_SCHOOL)).assign(school=OTHERS, hidden=0)
    several = (others[list(NS)] > 0).sum(axis=1) > 1
    others = others[(others["raters"] >= cover.of(others)) & several]
    return pd.concat([shown, others[list(shown.columns)]], ignore_index=True)


def _raters_together(small: pd.DataFrame, ratings: pd.DataFrame) -> pd.DataFrame:
    """Return how many people gave the ratings of some groups, the groups of one action together."""
    keys = [*_BESIDE_SCHOOL, "school"]
    rated = ratings.loc[ratings["rating"].notna(), [*keys, "rater"]]
    rated = rated.merge(small[keys], on=keys)
    return rated.groupby(list(_BESIDE_SCHOOL))["rater"].nunique().rename("raters").reset_index()


def raters(table: pd.DataFrame, cover: Cover) -> pd.DataFrame:
    """Return ``ilt.raters`` of the teams that are large enough; those of the others as one, or not at all.

    Nothing but who rated is left of them: ``sum``, one person's ratings, is taken out.
    """
    table = table.drop(columns="sum")
    rated = table[table["rated"] > 0]
    sizes = rated.groupby(list(TEAM))["rater"].nunique().rename("size").reset_index()
    table = table.merge(sizes, on=list(TEAM), how="left")
    small = table["size"].fillna(0) < cover.of(table)
    together = [name for name in TEAM if name != "school"]
    people = table[small & (table["rated"] > 0)].groupby(together)["rater"].nunique().rename("together").reset_index()
    table = table.merge(people, on=together, how="left")
    keep = ~small | (table["together"].fillna(0) >= cover.of(table))
    table["school"] = table["school"].mask(small, OTHERS)
    return table.loc[keep, [*TEAM, "rater", "rated", "not_rated", "known"]]


def notes(ratings: pd.DataFrame, shown: pd.DataFrame, cover: Cover) -> pd.DataFrame:
    """Return the notes that may be shown, without their rater.

    Parameters
    ----------
    shown, cover
        ``counts`` of these ratings, under this cover.

    Returns
    -------
    pandas.DataFrame
        The columns of a ratings table but ``rater``: notes on actions whose group is shown. Their ``rating`` is
        missing, and ``labelled`` false, unless each rating that the group gave was given by raters enough: the rating
        of one person, told beside the person's words, would be a group of one.
    """
    keys = [*TEAM, "action_id"]
    table = ratings.loc[ratings["note"] != ""].drop(columns="rater")
    groups = shown[(shown["hidden"] == 0) & (shown["raters"] > 0)]
    given = groups[list(_SUMS)].to_numpy()
    smallest = np.where(given > 0, given, np.iinfo(np.int64).max).min(axis=1)
    groups = groups[keys].assign(labelled=smallest >= cover.of(groups).to_numpy())
    table = table.merge(groups, on=keys)
    table["rating"] = table["rating"].where(table["labelled"])
    # In the order of a file, notes of one person would stand in the same place of each action.
    return table.sort_values([*keys, "note", "rating"], ignore_index=True)

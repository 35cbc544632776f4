"""Suppression: what may be shown to a room of ratings that few people gave.

Ratings are shown in groups. A group is what one side said of one action in one team; where it has fewer raters than
the minimum group size, it is hidden, and so is what a team that small left blank. Hidden groups of one action are
shown only together, as ``OTHERS``, and only where together they have raters enough; otherwise they are left out of
every figure. So every figure is a sum of groups that are each large enough, and no difference of figures is smaller
than one of them. Figures that were shown stay as they are until raters enough have joined (``ilt.shown_before``):
no difference of yesterday's and today's is smaller either. What is hidden follows from who rated what, never from how.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ilt import framework, group_members, rules, shown_before
from ilt.coded_columns import Codes, combine
from ilt.counts import KEYS, NS, groups_of, raters_of, rows_of
from ilt.ratings import OTHERS, SELF, TEAM, codes_of_all
from ilt.shown_before import FIGURES

_SUMS = (*NS, "not_rated")
_LATER = (*KEYS, "waits", "joined", "renewed")
_WITHOUT_SCHOOL = ("round", "district", "assessment", "perspective", "action_id")


@dataclass(frozen=True)
class Minimums:
    """How many raters a group must have to be shown.

    Attributes
    ----------
    k
        A school's own raters, and school people who rate the district: 1 to 10.
    in_office
        District people: visitors of a school, and the district ILT about itself.
    alike
        Whether a team's focus area is hidden too where all raters of an action gave it the same low rating.
    """

    k: int = rules.MINIMUM
    in_office: int = rules.MINIMUM_IN_OFFICE
    alike: bool = rules.HIDE_ALIKE

    def of(self, table: pd.DataFrame) -> pd.Series:
        """Return how many raters each row's group must have, by its ``assessment`` and ``perspective``."""
        school_people = (table["assessment"] == "school") == (table["perspective"] == SELF)
        return pd.Series(np.where(school_people, self.k, self.in_office), index=table.index)


@dataclass(frozen=True)
class Release:
    """What may be shown of some ratings.

    Attributes
    ----------
    counts
        The columns of ``ilt.count`` and ``hidden``: 0, or how many raters a hidden row's group would have to have (and
        ``rules.OR_ALIKE`` more where groups may also be hidden for agreeing); such a row has 0 in every figure. Rows of
        the school ``OTHERS`` hold what hidden rows have together.
    shown
        What has been shown by now, as the next ``release`` takes it (``ilt.shown_before``).
    later
        ``KEYS``, ``waits``, ``joined`` and ``renewed`` of the groups whose figures are, or were once, those of before:
        whether newer ratings wait, of how many more raters, and whether some were let in since the first were shown.
    """

    counts: pd.DataFrame
    shown: pd.DataFrame
    later: pd.DataFrame


def none_later() -> pd.DataFrame:
    """Return ``Release.later`` where nothing was shown before."""
    return shown_before.none().assign(waits=False, joined=0)[list(_LATER)]


def counts(table: pd.DataFrame, ratings: pd.DataFrame, minimums: Minimums) -> pd.DataFrame:
    """Return ``Release.counts`` of ratings of which nothing was shown before."""
    return release(table, ratings, minimums, shown_before.none()).counts


def release(table: pd.DataFrame, ratings: pd.DataFrame, minimums: Minimums, before: pd.DataFrame) -> Release:
    """Return counts in which no figure comes from a group that is too small, given what was shown before.

    Parameters
    ----------
    table
        ``ilt.count(ratings)``.
    ratings
        The ratings: who is the same rater in several hidden groups is known from them alone.
    before
        ``Release.shown`` of the last time, or ``shown_before.none()``.
    """
    before = before[~(before["pooled"] | (before["school"] == OTHERS)) | (before["k"] <= minimums.of(before))]
    wanted = minimums.of(table)
    members = group_members.members(ratings)
    people = table.assign(members=members["members"].reindex(rows_of(table, members)).array)
    before, borrowed = group_members.follow(before, people.assign(wanted=wanted))
    team, _ = combine(codes_of_all(table, TEAM))
    begun = _most(table["raters"], team) > 0
    groups = shown_before.hold(people.assign(borrowed=borrowed), before, wanted)
    hidden = groups["pooled"] | groups["apart"] | _small(table, wanted, begun) | _small(groups, wanted, begun)
    # Once shown by itself, a group is never counted among others; once counted among others, it stays there.
    small = people[hidden & ~groups["known"] & ~groups["apart"]]
    if small.empty:
        pools = groups[:0]
    else:
        pools = _together(small, ratings, minimums)
        pools = shown_before.hold(pools, before, minimums.of(pools))
        pools = pools[pools["raters"] >= minimums.of(pools)]
    pools = pools.assign(hidden=0, pooled=False)
    # A school that has raters enough by now, and stays among others.
    stays = groups["apart"] | (groups["pooled"] & (table["raters"] >= wanted))
    groups = groups.assign(hidden=wanted.where(hidden, 0), pooled=False, waits=(groups["waits"] & ~hidden) | stays)
    groups.loc[hidden, list(FIGURES)] = 0
    # Of a pool that is shown as before, nobody is in it who was not: also where its figures are the same by chance.
    newly = pools.loc[~pools["held"], [*_WITHOUT_SCHOOL, "k"]]
    place = rows_of(small, newly, _WITHOUT_SCHOOL)
    counted = small[place >= 0].assign(
        **dict.fromkeys(FIGURES, 0), k=newly["k"].to_numpy()[place[place >= 0]], pooled=True, renewed=False
    )
    own = groups[groups["raters"] > 0]
    every = pd.concat([groups, pools], ignore_index=True)
    later = every[every["waits"] | (every["renewed"] & (every["hidden"] == 0))]
    shown = pd.concat([_with_unrated(groups, begun, team, minimums), pools], ignore_index=True)[
        [*table.columns, "hidden"]
    ]
    return Release(
        counts=_without_alike(shown, minimums) if minimums.alike else shown,
        shown=shown_before.record(before, pd.concat([own, pools, counted], ignore_index=True)),
        later=later[list(_LATER)].reset_index(drop=True),
    )


def _small(table: pd.DataFrame, wanted: pd.Series, begun: pd.Series) -> pd.Series:
    """Tell of which groups too few people rated; where all of them left it blank, whether they are too few.

    Of a team that has not begun to rate that may be said.
    """
    people = table["raters"].where(table["raters"] > 0, table["not_rated"].where(begun, 0))
    return (people > 0) & (people < wanted)


def _most(figures: pd.Series, team: Codes) -> pd.Series:
    """Return for each row the largest figure, at least 0, of its team."""
    most = np.zeros(team.max(initial=-1) + 1, dtype=np.int64)
    np.maximum.at(most, team, figures.to_numpy())
    return pd.Series(most[team], index=figures.index)


def _with_unrated(groups: pd.DataFrame, begun: pd.Series, team: Codes, minimums: Minimums) -> pd.DataFrame:
    """Add a hidden row for each action that a small team left out altogether: it would tell what one person skipped."""
    size = (groups["raters"] + groups["not_rated"]).mask(groups["hidden"] > 0, 0)
    small = groups.loc[begun & (_most(size, team) < minimums.of(groups)), list(TEAM)]
    if small.empty:
        return groups
    there = set(zip(*(groups[name].tolist() for name in KEYS), strict=True))
    teams = small.drop_duplicates().itertuples(index=False)
    every = [(*one, action.id) for one in teams for action in framework.current().of(one.assessment)]
    missing = [key for key in every if key not in there]
    if not missing:
        return groups
    rows = pd.DataFrame(missing, columns=list(KEYS), dtype="str")
    rows = rows.assign(**dict.fromkeys(FIGURES, 0), hidden=minimums.of(rows))
    return pd.concat([groups, rows]).sort_values(list(KEYS), ignore_index=True)


def _without_alike(shown: pd.DataFrame, minimums: Minimums) -> pd.DataFrame:
    """Hide what a team gave in a focus area where all gave one of its actions the same low rating.

    The whole area, so that it stays open which action it is. Nothing tells such a row from one with too few raters.
    """
    wanted = minimums.of(shown)
    same = (shown[list(NS[: rules.LOW + 1])].max(axis=1) == shown[list(NS)].sum(axis=1)) & (shown["raters"] > 0)
    places = [*(shown[name] for name in TEAM), shown["action_id"].map(framework.current().area_of)]
    alike = (same & (wanted > 1)).groupby(places, sort=False).transform("any") & (shown["hidden"] == 0)
    shown = shown.assign(hidden=wanted.where(alike, shown["hidden"]))
    shown.loc[alike, list(FIGURES)] = 0
    shown["hidden"] += rules.OR_ALIKE * (shown["hidden"] > 0)
    return shown[~(alike & (shown["school"] == OTHERS))].reset_index(drop=True)


def _together(small: pd.DataFrame, ratings: pd.DataFrame, minimums: Minimums) -> pd.DataFrame:
    """Return counts of what the groups of one action have together, where that is of raters enough."""
    pool, places = combine(codes_of_all(small, _WITHOUT_SCHOOL))
    many, row = len(places[0]), np.unique(pool, return_index=True)[1]
    sums = {name: np.bincount(pool, small[name].to_numpy(), many).astype(np.int64) for name in _SUMS}
    members = [""] * many
    for number, text in zip(pool.tolist(), small["members"].tolist(), strict=True):
        members[number] += text
    keys, group = groups_of(ratings)
    place = rows_of(pd.DataFrame(keys), small)[group]
    people = raters_of(ratings[place >= 0], pool[place[place >= 0]], many)
    pools = small.iloc[row].assign(**sums, members=members, raters=people, school=OTHERS, borrowed=0)
    return pools[people >= minimums.of(pools)].sort_values(list(_WITHOUT_SCHOOL), ignore_index=True)


def raters(table: pd.DataFrame, minimums: Minimums) -> pd.DataFrame:
    """Return ``ilt.raters`` of the teams that are large enough; those of the others as one, or not at all.

    Nothing but who rated is left of them: ``sum``, one person's ratings, is taken out.
    """
    table = table.drop(columns="sum")
    rated = table[table["rated"] > 0]
    sizes = rated.groupby(list(TEAM))["rater"].nunique().rename("size").reset_index()
    table = table.merge(sizes, on=list(TEAM), how="left")
    small = table["size"].fillna(0) < minimums.of(table)
    together = [name for name in TEAM if name != "school"]
    people = table[small & (table["rated"] > 0)].groupby(together)["rater"].nunique().rename("together").reset_index()
    table = table.merge(people, on=together, how="left")
    keep = ~small | (table["together"].fillna(0) >= minimums.of(table))
    table["school"] = table["school"].mask(small, OTHERS)
    return table.loc[keep, [*TEAM, "rater", "rated", "not_rated", "known"]]


def notes(ratings: pd.DataFrame, shown: Release, minimums: Minimums) -> pd.DataFrame:
    """Return the notes that may be shown, without their rater.

    Parameters
    ----------
    shown, minimums
        ``release`` of these ratings, under these minimums.

    Returns
    -------
    pandas.DataFrame
        The columns of a ratings table but ``rater``: notes on actions whose group is shown, and of which no newer
        ratings wait. Their ``rating`` is missing, and ``labeled`` false, unless each rating that the group gave was
        given by raters enough, all at once: the rating of one person, next to the person's words, would be a group
        of one, and a new note is of who came later.
    """
    keys = list(KEYS)
    table = ratings.loc[ratings["note"] != ""].drop(columns="rater")
    groups = shown.counts[(shown.counts["hidden"] == 0) & (shown.counts["raters"] > 0)]
    groups = groups.merge(shown.later[[*keys, "waits", "renewed"]], on=keys, how="left")
    groups = groups[~groups["waits"].eq(other=True)]
    figures = groups[list(_SUMS)].to_numpy()
    smallest = np.where(figures > 0, figures, np.iinfo(np.int64).max).min(axis=1)
    enough = smallest >= minimums.of(groups).to_numpy()
    groups = groups[keys].assign(labeled=enough & ~groups["renewed"].eq(other=True))
    table = table.merge(groups, on=keys)
    table["rating"] = table["rating"].where(table["labeled"])
    # In the order of a file, notes of one person would stand in the same place of each action.
    return table.sort_values([*keys, "note", "rating"], ignore_index=True)

"""Findings: what the counts say. Gaps, flags, splits, focus areas, one school or many.

The framework gives no cutoff and no average; every threshold is our convention, named in ``ilt.rules``. Comparisons
with a threshold are made on whole numbers, so that no rounding decides.

``scope`` says whom a row is about: ``school`` (one school; for the district assessment, the district ILT as that
school's people see it), ``all schools`` (every school's ILT, pooled) or ``district ILT`` (pooled over all who rated
it). ``school`` is blank in the pooled rows.
"""

from __future__ import annotations

import itertools

import pandas as pd

from ilt import framework
from ilt.cache import each_by_itself, once
from ilt.counts import NS, places
from ilt.ratings import CROSS, OTHERS, PERSPECTIVES, SELF
from ilt.rules import (
    CLOSE,
    DISTRICT_WIDE_SCHOOLS,
    DISTRICT_WIDE_SHARE,
    FAR_APART,
    LARGE_GAP,
    LOW,
    MOST_SHARE,
    NOTABLE_GAP,
    SPLIT_DISTANCE,
    STRENGTH,
    STRONG_SHARE,
    reaches,
)

SCHOOL, ALL_SCHOOLS, DISTRICT_ILT = "school", "all schools", "district ILT"
MOST, SOME, CONSISTENT, INCONSISTENT = "most", "some", "consistent", "not consistent"
DISTRICT_WIDE, SEVERAL, SPECIFIC = "district-wide", "several schools", "school-specific"
SEVERAL_AT_LEAST, ONE_AT_LEAST = f"{SEVERAL}, possibly {DISTRICT_WIDE}", "at least one school"
LOW_STANDING, STRONG, BETWEEN, BOTH_CLOSE = "low", "strong", "between", "both close to 2"

_WHO, _SUMS = ["round", "district", "assessment", "scope", "school"], [*NS, "not_rated"]


@once
def of_side(table: pd.DataFrame, perspective: str) -> pd.DataFrame:
    """Return the rows of a finding that are of one perspective."""
    return table[table["perspective"] == perspective]


@once
def of_scope(table: pd.DataFrame, scope: str, school: str = "") -> pd.DataFrame:
    """Return the rows of a finding that are of one scope, and of one school where one is named."""
    if not school:
        return table[table["scope"] == scope]
    return table.take(places(table, ("scope", "school")).get((scope, school), []))


@each_by_itself("action_id")
def scoped(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the counts of each school, and pooled over schools: the counts' columns, ``scope``, ``n`` and ``total``.

    ``n`` is the number of ratings, ``total`` their sum, ``low`` those of 0 or 1, ``mean`` total / n (missing where
    n is 0). ``hidden`` is 0, or how many raters a group asks for where some have fewer (``ilt.suppression``): a
    row without ratings is then hidden, not missing.
    """
    table = counts[["round", "district", "assessment", "school", "perspective", "action_id", *_SUMS]].assign(
        hidden=counts.get("hidden", 0)
    )
    of_district = table["assessment"] == "district"
    single = table[(~of_district | (table["school"] != "")) & (table["school"] != OTHERS)].assign(scope=SCHOOL)
    # A school belongs to the cross side of the district assessment alone; the self side is the whole district ILT.
    single = single[(single["assessment"] == "school") | (single["perspective"] == CROSS)]
    pooled = table.assign(scope=of_district.map({True: DISTRICT_ILT, False: ALL_SCHOOLS}), school="")
    keys = [*_WHO, "perspective", "action_id"]
    return _totals(_pooled(pd.concat([single, pooled]), keys))


def _pooled(table: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    sums = [name for name in (*_SUMS, "hidden_actions") if name in table]
    return table.groupby(keys, sort=True).agg(dict.fromkeys(sums, "sum") | {"hidden": "max"}).reset_index()


@each_by_itself("focus_area")
def scoped_areas(counts: pd.DataFrame) -> pd.DataFrame:
    """Return what ``scoped`` does for each ``focus_area`` instead of each action, all its ratings pooled.

    ``hidden_actions`` is the number of its actions that are hidden, and so are not in ``n``, ``total`` and ``mean``.
    """
    table = scoped(counts)
    table = table.assign(hidden_actions=((table["n"] == 0) & (table["hidden"] > 0)).astype("int64"))
    area = table["action_id"].map(framework.current().area_of).astype("int64")
    return _totals(_pooled(table.assign(focus_area=area), [*_WHO, "perspective", "focus_area"]))


def _totals(table: pd.DataFrame) -> pd.DataFrame:
    table = table.copy()
    table["n"] = table[list(NS)].sum(axis=1)
    table["total"] = table["n1"] + 2 * table["n2"] + 3 * table["n3"]
    table["low"] = table[list(NS[: LOW + 1])].sum(axis=1)
    table["mean"] = table["total"] / table["n"].where(table["n"] > 0)
    return table


def _sides(table: pd.DataFrame, what: str) -> pd.DataFrame:
    """Return one row for each team and ``what``, self beside cross; the district ILT's own view meets each school's."""
    keys = [*_WHO, what]
    self_side = table[table["perspective"] == SELF].drop(columns="perspective")
    cross_side = table[table["perspective"] == CROSS].drop(columns="perspective")
    whole = self_side[self_side["scope"] == DISTRICT_ILT].drop(columns=["scope", "school"])
    views = cross_side.loc[
        (cross_side["assessment"] == "district") & (cross_side["scope"] == SCHOOL), keys
    ].drop_duplicates()
    self_side = pd.concat([self_side, views.merge(whole, on=["round", "district", "assessment", what])])
    figures = [name for name in ("n", "total", "mean", "hidden", "hidden_actions") if name in table]
    both = self_side[[*keys, *figures]].merge(
        cross_side[[*keys, *figures]], on=keys, how="outer", suffixes=("_self", "_cross")
    )
    for side in PERSPECTIVES:
        for name in (name for name in figures if name != "mean"):
            both[f"{name}_{side}"] = both[f"{name}_{side}"].fillna(0).astype("int64")
    some = (both[["n_self", "n_cross", "hidden_self", "hidden_cross"]] > 0).any(axis=1)
    return both[some].sort_values(keys, ignore_index=True)


def _gap_figures(both: pd.DataFrame) -> pd.DataFrame:
    """Return ``self_mean, self_n, cross_mean, cross_n, gap, size`` for each row, exact at the thresholds."""
    known = (both["n_self"] > 0) & (both["n_cross"] > 0)
    # self - cross = difference / scale, in whole numbers.
    difference = both["total_self"] * both["n_cross"] - both["total_cross"] * both["n_self"]
    scale = both["n_self"] * both["n_cross"]
    size = pd.Series("small", index=both.index).mask(reaches(difference.abs(), scale, NOTABLE_GAP), "notable")
    size = size.mask(reaches(difference.abs(), scale, LARGE_GAP), "large").where(known, "")
    # Of a side that is shown some may be hidden, too: that is not what a gap lacks.
    hidden = pd.concat([both[f"hidden_{side}"].where(both[f"n_{side}"] == 0, 0) for side in PERSPECTIVES], axis=1)
    return pd.DataFrame(
        {
            "self_mean": both["mean_self"],
            "self_n": both["n_self"],
            "cross_mean": both["mean_cross"],
            "cross_n": both["n_cross"],
            "gap": difference / scale.where(known),
            "size": size,
            "hidden": hidden.max(axis=1),
        }
    )


@each_by_itself("action_id")
def gaps(counts: pd.DataFrame) -> pd.DataFrame:
    """Compare the two perspectives on each action.

    Returns
    -------
    pandas.DataFrame
        ``round, district, assessment, scope, school, action_id, self_mean, self_n, cross_mean, cross_n``, ``gap``
        (mean of self minus mean of cross, -3 to 3; missing where a side did not rate), ``size`` (``large`` from 1.0,
        ``notable`` from 0.5, else ``small``) and ``pair``: ``shared strength`` (both means 2 or more), ``shared
        need`` (both under 2), ``blind spot`` (self 2 or more, cross under) and ``hidden strength`` (the reverse)
        where the gap is notable, else ``both close to 2``. Of suppressed counts (``ilt.suppression``) also
        ``hidden``: how many raters a side would have to have to be shown, else 0.
    """
    both = _sides(scoped(counts), "action_id")
    table = pd.concat([both[[*_WHO, "action_id"]], _gap_figures(both)], axis=1)
    high_self = reaches(both["total_self"], both["n_self"], STRENGTH)
    high_cross = reaches(both["total_cross"], both["n_cross"], STRENGTH)
    pair = pd.Series(BOTH_CLOSE, index=both.index)
    pair = pair.mask(high_self & high_cross, "shared strength").mask(~high_self & ~high_cross, "shared need")
    notable = table["size"].isin(["notable", "large"])
    pair = pair.mask(high_self & ~high_cross & notable, "blind spot")
    pair = pair.mask(~high_self & high_cross & notable, "hidden strength")
    return _without_hidden(table.assign(pair=pair.where(table["size"] != "", "")), counts)


@each_by_itself("focus_area")
def focus_areas(counts: pd.DataFrame) -> pd.DataFrame:
    """Compare the two perspectives on each focus area, all its ratings pooled.

    Returns
    -------
    pandas.DataFrame
        ``round, district, assessment, scope, school, focus_area, self_mean, self_n, cross_mean, cross_n, gap, size``;
        ``n`` are ratings. Of suppressed counts also ``hidden`` as in ``gaps``, and ``self_hidden_actions`` and
        ``cross_hidden_actions``: how many of its actions are hidden, and so are not in the mean.
    """
    both = _sides(scoped_areas(counts), "focus_area")
    left_out = {f"{side}_hidden_actions": both[f"hidden_actions_{side}"] for side in PERSPECTIVES}
    return _without_hidden(
        pd.concat([both[[*_WHO, "focus_area"]], _gap_figures(both).assign(**left_out)], axis=1), counts
    )


def _without_hidden(table: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """Leave out what is said of hidden groups where there can be none."""
    hidden = ["hidden", *(f"{side}_hidden_actions" for side in PERSPECTIVES)]
    return table if "hidden" in counts else table.drop(columns=hidden, errors="ignore")


@each_by_itself("action_id")
def flags(counts: pd.DataFrame) -> pd.DataFrame:
    """List each action with a low rating (0 or 1), for each perspective apart.

    Returns
    -------
    pandas.DataFrame
        ``round, district, assessment, scope, school, action_id, perspective``, ``low`` (ratings of 0 or 1), ``n``
        (ratings), ``zeros``, ``level`` (``most`` where half or more are low, else ``some``) and ``populations`` (as
        in framework.csv). In the order of attention: actions that name populations first, then most before some
        (by either perspective), then the higher share of low ratings, then the number of 0s.
    """
    table = scoped(counts)
    table = table[table["low"] > 0].copy()
    table["level"] = reaches(table["low"], table["n"], MOST_SHARE).map({True: MOST, False: SOME})
    actions = framework.current().by_id
    table["populations"] = table["action_id"].map(lambda key: ";".join(actions[key].populations)).astype("str")
    table = table.rename(columns={"n0": "zeros"})
    table["_share"] = table["low"] / table["n"]
    item = [*_WHO, "action_id"]
    table["_named"] = table["populations"] == ""
    table["_some"] = table["level"] != MOST
    table["_item_some"] = table.groupby(item)["_some"].transform("min")
    table["_item_share"] = table.groupby(item)["_share"].transform("max")
    table["_item_zeros"] = table.groupby(item)["zeros"].transform("max")
    table["_place"] = table["action_id"].map(framework.current().order)
    table["_side"] = table["perspective"] == CROSS
    table = table.sort_values(
        [*_WHO, "_named", "_item_some", "_item_share", "_item_zeros", "_place", "_side"],
        ascending=[True] * len(_WHO) + [True, True, False, False, True, True],
        ignore_index=True,
    )
    return table[[*item, "perspective", "low", "n", "zeros", "level", "populations"]]


@each_by_itself("action_id")
def splits(counts: pd.DataFrame) -> pd.DataFrame:
    """List the actions on which one team, in one perspective, lies two or more apart.

    Returns
    -------
    pandas.DataFrame
        ``round, district, assessment, scope, school, action_id, perspective, n, lowest, highest``, ``apart`` (pairs
        of raters that far apart), ``pairs`` (all pairs) and ``share`` (apart / pairs, 0-1), largest share first. The
        schools' view of the district is judged school by school; nothing is judged across teams.
    """
    table = scoped(counts)
    table = table[_teams(table)].copy()
    ns = [table[name] for name in NS]
    table["apart"] = sum(
        ns[low] * ns[high] for low, high in itertools.combinations(range(len(NS)), 2) if high - low >= SPLIT_DISTANCE
    )
    table["pairs"] = table["n"] * (table["n"] - 1) // 2
    table = table[table["apart"] > 0].copy()
    table["share"] = table["apart"] / table["pairs"]
    rated = table[list(NS)].to_numpy() > 0
    table["lowest"] = rated.argmax(axis=1)
    table["highest"] = len(NS) - 1 - rated[:, ::-1].argmax(axis=1)
    names = [*_WHO, "action_id", "perspective", "n", "lowest", "highest", "apart", "pairs", "share"]
    return table.sort_values(
        ["round", "district", "assessment", "share", "n", "school", "action_id"],
        ascending=[True, True, True, False, False, True, True],
        ignore_index=True,
    )[names]


@each_by_itself("focus_area")
def agreement(counts: pd.DataFrame) -> pd.DataFrame:
    """Say how close the raters of one team are, per focus area, by the mean difference of their pairs (Gini 1912).

    Returns
    -------
    pandas.DataFrame
        ``round, district, assessment, scope, school, focus_area, perspective``, ``pairs`` (of two raters of one team on
        one action), ``apart`` (their mean difference, 0-3) and ``level``: ``close`` (0.5 or less), ``far apart`` (1.0
        or more), else ``mixed``. Over schools, pairs within each school are pooled; none is made across teams.
    """
    table = scoped(counts)
    table = table[_teams(table)].copy()
    ns = [table[name] for name in NS]
    table["pairs"] = table["n"] * (table["n"] - 1) // 2
    table["distance"] = sum(
        (high - low) * ns[low] * ns[high] for low, high in itertools.combinations(range(len(NS)), 2)
    )
    table["focus_area"] = table["action_id"].map(framework.current().area_of).astype("int64")
    schools = table[table["scope"] == SCHOOL]
    whole = schools["assessment"].map({"district": DISTRICT_ILT, "school": ALL_SCHOOLS})
    keys = [*_WHO, "focus_area", "perspective"]
    table = pd.concat([table, schools.assign(scope=whole, school="")]).groupby(keys)[["pairs", "distance"]].sum()
    table = table[table["pairs"] > 0].reset_index()
    table["apart"] = table["distance"] / table["pairs"]
    level = pd.Series("mixed", index=table.index).mask(
        reaches(table["distance"], table["pairs"], FAR_APART), "far apart"
    )
    table["level"] = level.mask(table["distance"] <= CLOSE * table["pairs"], "close")
    return table.drop(columns="distance")


def _teams(table: pd.DataFrame) -> pd.Series:
    """Tell the rows of ``scoped`` that are one team's ratings: of a school, or of the district ILT about itself."""
    return (table["scope"] == SCHOOL) | ((table["scope"] == DISTRICT_ILT) & (table["perspective"] == SELF))


@each_by_itself("action_id")
def standings(counts: pd.DataFrame) -> pd.DataFrame:
    """Say how each school stands on each action, for each perspective apart.

    Returns
    -------
    pandas.DataFrame
        ``round, district, assessment, perspective, action_id, school, total, n, low, mean, hidden`` (as ``scoped``) and
        ``standing``: ``low`` (half or more of the raters are low), ``strong`` (a mean of 2 or more, three quarters of
        the raters at 2 or 3, and not low from the other side, where that is shown), else ``between``; blank where
        nothing is shown.
    """
    table = scoped(counts)
    table = table[table["scope"] == SCHOOL].drop(columns="scope").reset_index(drop=True)
    rated = table["n"] > 0
    low = rated & reaches(table["low"], table["n"], MOST_SHARE)
    strong = (
        rated
        & reaches(table["total"], table["n"], STRENGTH)
        & reaches(table["n"] - table["low"], table["n"], STRONG_SHARE)
    )
    team = ["round", "district", "assessment", "action_id", "school"]
    doubted = low.groupby([table[name] for name in team]).transform("any")
    standing = pd.Series(BETWEEN, index=table.index).mask(strong & ~doubted, STRONG).mask(low, LOW_STANDING)
    table["standing"] = standing.where(rated, "")
    keys = ["round", "district", "assessment", "perspective", "action_id", "school"]
    return table[[*keys, "total", "n", "low", "mean", "hidden", "standing"]]


@each_by_itself("action_id")
def verdicts(counts: pd.DataFrame) -> pd.DataFrame:
    """Say of each action whether it is low in one school or in many, for each perspective apart.

    Give it the counts of every school, whatever schools are looked at.

    Returns
    -------
    pandas.DataFrame
        ``round, district, assessment, perspective, action_id``, ``low_schools`` (schools where half or more of the
        raters are low), ``schools`` (with ratings that are shown), ``hidden_schools``, ``verdict``, ``where`` (the
        names of the low schools, a tuple) and ``strong`` (of those to ask, the highest mean first). ``district-wide``:
        in half or more of the schools and at least two; ``school-specific``: in one; ``several schools``: in several
        but fewer; blank: in none, or there is one school in all. Of hidden schools nothing is claimed: where they could
        change the verdict it is ``several schools, possibly district-wide`` or ``at least one school``.
    """
    table = standings(counts)
    table = table[(table["n"] > 0) | (table["hidden"] > 0)].assign(
        is_low=table["standing"] == LOW_STANDING, shown=table["n"] > 0, is_hidden=table["n"] == 0
    )
    keys = ["round", "district", "assessment", "perspective", "action_id"]
    result = table.groupby(keys).agg(
        low_schools=("is_low", "sum"), schools=("shown", "sum"), hidden_schools=("is_hidden", "sum")
    )
    highest = table.sort_values(["mean", "school"], ascending=[False, True], kind="stable")
    for name, rows in (("where", table[table["is_low"]]), ("strong", highest[highest["standing"] == STRONG])):
        names = rows.groupby(keys)["school"].agg(tuple).reindex(result.index)
        result[name] = names.map(lambda names: names if isinstance(names, tuple) else ())
    result = result.reset_index()
    n, hidden = result["low_schools"], result["hidden_schools"]
    every = result["schools"] + hidden
    verdict = pd.Series("", index=result.index, dtype="str")
    verdict = verdict.mask(n == 1, SPECIFIC).mask((n == 1) & (hidden > 0), ONE_AT_LEAST)
    verdict = verdict.mask(n > 1, SEVERAL).mask((n > 1) & _wide(n + hidden, every), SEVERAL_AT_LEAST)
    result["verdict"] = verdict.mask(_wide(n, every), DISTRICT_WIDE).mask(every < 2, "")
    return result[[*keys, "low_schools", "schools", "hidden_schools", "verdict", "where", "strong"]]


@once
def low_actions(verdicts: pd.DataFrame) -> pd.Series:
    """Return on how many actions each school is low, the most first; ``verdicts`` are of one perspective."""
    return verdicts["where"].explode().dropna().value_counts()


def _wide(low: pd.Series, every: pd.Series) -> pd.Series:
    return (low >= DISTRICT_WIDE_SCHOOLS) & reaches(low, every, DISTRICT_WIDE_SHARE)


@each_by_itself("action_id")
def consistency(counts: pd.DataFrame) -> pd.DataFrame:
    """Say whether each school's experience of the district ILT is consistent with the district ILT's own view.

    The template asks it; that a gap under 0.5 is consistent is our convention.

    Returns
    -------
    pandas.DataFrame
        ``round, district, action_id, school, self_mean, self_n, cross_mean, cross_n, gap, hidden`` (as ``gaps``) and
        ``consistent``: ``consistent``, ``not consistent``, or blank where a side did not rate or is hidden.
    """
    table = gaps(counts)
    table = table[(table["assessment"] == "district") & (table["scope"] == SCHOOL)]
    table = table.assign(
        hidden=table.get("hidden", 0),
        consistent=table["size"].map({"": "", "small": CONSISTENT}).fillna(INCONSISTENT),
    ).reset_index(drop=True)
    keys = ["round", "district", "action_id", "school"]
    return table[[*keys, "self_mean", "self_n", "cross_mean", "cross_n", "gap", "hidden", "consistent"]]

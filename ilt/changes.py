"""Change between two rounds: then, now, and whether it could be chance.

The test needs counts alone, and is exact up to ``COUNTED`` ratings. Were the round of no influence, any of a school's
ratings of both rounds could as well have been given in the other: so, given these ratings, the sum of those of "now"
has a known distribution (Mantel 1963; a permutation test within strata). Schools are strata, so that other schools
taking part is no change.
``docs/decisions/0011-change-between-rounds.md`` says what is assumed, and why a focus area is judged by its actions.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ilt import findings, framework
from ilt.cache import once
from ilt.counts import NS
from ilt.ratings import OTHERS, PERSPECTIVES
from ilt.rules import CLEAR, MAYBE

CERTAIN, PERHAPS, CHANCE, FEW = ("clear", "maybe", "could be chance", "too few to say")
ONE_ROUND, NO_SCHOOL, FEW_RATERS, OTHER_WAY = "one round", "no school both times", "few raters", "other way"
"""Why there are too few to say: see ``compare``."""
TEAM_KEYS = ("district", "assessment", "scope", "school", "perspective")
"""A family: what is listed of one team, from one side, is judged together."""
_FIGURES = ("n", "total", "mean", "hidden")
COUNTED, COUNTED_IN_ALL = 60, 1_000
"""Where both rounds have more ratings of an action by one school's people, or by all, chances are not counted one by
one: the normal distribution is as good then, and takes no minutes."""
_EXACT = 1e-9
"""Sums of binary fractions differ by less than this where the fractions are equal."""

Chances = np.ndarray[Any, np.dtype[np.float64]]


class Stratum(NamedTuple):
    """The ratings of one action by one school's people, in both rounds: how many of each, how many and what sum now."""

    ns: tuple[int, ...]
    now: int
    sum_now: int


class Test(NamedTuple):
    """How probable a change at least as large is: either way (``p``), upwards, downwards.

    ``moved`` is the sum of the ratings now less what chance expects. ``least`` and ``least_one_way`` are the smallest
    ``p`` and one-way chance that so many raters could have reached, whatever they had rated.
    """

    p: float
    up: float
    down: float
    moved: float
    least: float
    least_one_way: float
    schools: int


@functools.lru_cache(maxsize=1 << 14)
def _hypergeometric(wanted: int, others: int, taken: int) -> Chances:
    """Return the chances that 0, 1 ... ``wanted`` of the wanted are among those taken."""
    ways = math.comb(wanted + others, taken)
    kinds = range(min(wanted, taken) + 1)
    return np.array([math.comb(wanted, n) * math.comb(others, taken - n) / ways for n in kinds])


def chances(ns: tuple[int, ...], taken: int) -> Chances:
    """Return the chance of each sum (0 ... 3 x taken) of ratings taken at random from n0 0s, n1 1s, n2 2s, n3 3s."""
    if 2 * taken <= sum(ns):
        return _chances(ns, taken)
    # What is taken and what is left are all there is; to draw the fewer takes less time.
    left, every = _chances(ns, sum(ns) - taken), sum(k * n for k, n in enumerate(ns))
    found = np.zeros(3 * taken + 1)
    sums = np.flatnonzero(left)
    found[every - sums] = left[sums]
    return found


@functools.lru_cache(maxsize=1 << 14)
def _chances(ns: tuple[int, ...], taken: int) -> Chances:
    n0, n1, n2, n3 = ns
    found = np.zeros(3 * taken + 1)
    high = _hypergeometric(n2 + n3, n0 + n1, taken)
    for n in range(max(0, taken - n0 - n1), len(high)):
        above = np.convolve(_hypergeometric(n1, n0, taken - n), _hypergeometric(n3, n2, n))
        found[2 * n : 2 * n + len(above)] += high[n] * above
    return found


@functools.lru_cache(maxsize=1 << 14)
def _alone(stratum: Stratum) -> Test:
    return test([stratum])


def test(strata: Sequence[Stratum]) -> Test:
    """Test one action of one team: two-sided by the distance of the sum now from what is expected.

    >>> test([Stratum((3, 0, 0, 4), now=4, sum_now=12)]).p == 1 / math.comb(7, 3)
    True
    """
    total = sum(one.sum_now for one in strata)
    expected = sum(one.now * sum(k * n for k, n in enumerate(one.ns)) / sum(one.ns) for one in strata)
    moved = 0.0 if abs(total - expected) < _EXACT else total - expected
    least = math.prod(map(_least, strata))
    # As many then as now in every school: each outcome has its mirror.
    mirrored = all(2 * one.now == sum(one.ns) for one in strata)
    many = any(map(_large, strata)) or sum(map(_fewer, strata)) > COUNTED_IN_ALL
    found = (_normal if many else _counted)(strata, total, expected)
    p, up, down = (min(1.0, chance) for chance in found)
    return Test(p, up, down, moved, least=least * (1 + mirrored), least_one_way=least, schools=len(strata))


def _counted(strata: Sequence[Stratum], total: int, expected: float) -> tuple[float, float, float]:
    """Return the chances of a sum at least as far from what is expected, at least as high, at least as low: counted."""
    found = functools.reduce(np.convolve, [chances(one.ns, one.now) for one in strata])
    far = np.abs(np.arange(len(found)) - expected) >= abs(total - expected) - _EXACT
    return float(found[far].sum()), float(found[total:].sum()), float(found[: total + 1].sum())


def _fewer(one: Stratum) -> int:
    """Return how many ratings the round has that has fewer."""
    return min(one.now, sum(one.ns) - one.now)


def _large(one: Stratum) -> bool:
    return _fewer(one) > COUNTED


def _normal(strata: Sequence[Stratum], total: int, expected: float) -> tuple[float, float, float]:
    """Return the same by the normal distribution, with a correction for sums being whole."""
    variance = sum(map(_variance, strata))
    if not variance:
        return 1.0, 1.0, 1.0
    distance, scale = abs(total - expected), math.sqrt(2 * variance)
    above, below = math.ceil(expected + distance - _EXACT), math.floor(expected - distance + _EXACT)

    def up(least: int) -> float:
        return math.erfc((least - 0.5 - expected) / scale) / 2

    def down(most: int) -> float:
        return math.erfc((expected - most - 0.5) / scale) / 2

    return up(above) + down(below), up(total), down(total)


def _variance(one: Stratum) -> float:
    """Return the variance of the sum of ratings that are drawn from all of a school's, each once at most."""
    size = sum(one.ns)
    if size < 2:
        return 0.0
    mean = sum(k * n for k, n in enumerate(one.ns)) / size
    each = sum((k - mean) ** 2 * n for k, n in enumerate(one.ns)) / size
    return one.now * each * (size - one.now) / (size - 1)


def _least(one: Stratum) -> float:
    """Return the chance of one outcome among all, were all of them equally likely."""
    size = sum(one.ns)
    if _large(one):
        return math.exp(math.lgamma(one.now + 1) + math.lgamma(size - one.now + 1) - math.lgamma(size + 1))
    return 1 / math.comb(size, one.now)


@once
def compare(counts: pd.DataFrame, then: str, now: str) -> pd.DataFrame:
    """Set two rounds side by side, action by action, and say of each change how certain it is.

    Parameters
    ----------
    counts
        Every action of the assessments that are compared: what is listed together is judged together.
    then, now
        Two rounds.

    Returns
    -------
    pandas.DataFrame
        ``district, assessment, scope, school, perspective, action_id``; ``then_n, then_total, then_mean, then_hidden``
        (as in ``findings.scoped``) and the same of ``now``; ``change`` (now minus then, -3 to 3; missing where one
        round has no ratings to show); ``p`` (0-1) and ``adjusted`` (Benjamini and Hochberg over ``TEAM_KEYS``);
        ``certainty`` and ``why``: ``one round``; ``no school both times``; ``few raters``: had all of them said 0
        then and 3 now, it could still be chance; ``other way``: the schools that rated both times moved against the
        pooled mean.
    """
    table = _then_and_now(findings.scoped(counts), "action_id", then, now)
    return judged(table.merge(_tests(counts, then, now), on=[*TEAM_KEYS, "action_id"], how="left"))


@once
def compare_areas(counts: pd.DataFrame, actions: pd.DataFrame, then: str, now: str) -> pd.DataFrame:
    """Do the same for each focus area; ``actions`` is ``compare`` of the same counts.

    One rater rates several actions, so the ratings of an area are not independent and cannot be permuted one by one.
    ``p`` is twice the average of its actions' chances in the area's direction, which holds however they depend on each
    other (Vovk and Wang 2020), doubled for the two directions. Actions rated by too few to say are left out of it.
    """
    table = _then_and_now(findings.scoped_areas(counts), "focus_area", then, now)
    keys = [*TEAM_KEYS, "focus_area"]
    own = actions.assign(focus_area=actions["action_id"].map(framework.current().area_of).astype("int64"))
    schools = own.groupby(keys)["schools"].max()
    own = own[own["least"] <= CLEAR + _EXACT]
    tests = own.groupby(keys)[["p", "up", "down", "moved", "least", "least_one_way"]].agg("mean")
    tests["actions"] = own.groupby(keys).size()
    table = table.merge(tests.reset_index(), on=keys, how="left").merge(schools.reset_index(), on=keys, how="left")
    one_way = table["up"].where(table["change"] > 0, table["down"])
    several = table["actions"] > 1
    table["p"] = table["p"].where(~several, (4 * one_way).clip(upper=1).where(table["change"] != 0, 1.0))
    table["least"] = table["least"].where(~several, 4 * table["least_one_way"]).fillna(1.0)
    return judged(table)


def judged(table: pd.DataFrame, family: Sequence[str] = TEAM_KEYS) -> pd.DataFrame:
    """Say how certain each change is, each family of rows judged together."""
    table = table.copy()
    enough = table["change"].notna() & (table["least"] <= CLEAR + _EXACT)
    table["adjusted"] = _controlled(table[enough], list(family)).reindex(table.index)
    clear = enough & (table["adjusted"] <= CLEAR + _EXACT)
    maybe = enough & (table["p"] <= MAYBE + _EXACT)
    difference = table["now_total"] * table["then_n"] - table["then_total"] * table["now_n"]
    other_way = (clear | maybe) & (np.sign(difference) != np.sign(table["moved"]))
    certainty = pd.Series(CHANCE, index=table.index, dtype="str")
    certainty = certainty.mask(maybe, PERHAPS).mask(clear, CERTAIN).mask(~enough | other_way, FEW)
    why = pd.Series("", index=table.index, dtype="str").mask(other_way, OTHER_WAY).mask(~enough, FEW_RATERS)
    why = why.mask(table["schools"].isna(), NO_SCHOOL).mask(table["change"].isna(), ONE_ROUND)
    return table.assign(certainty=certainty, why=why)


def _controlled(table: pd.DataFrame, family: list[str]) -> pd.Series:
    """Adjust ``p`` within each family; families of one size are one matrix."""
    if table.empty:
        return pd.Series(dtype="float64")
    groups = table.groupby(family, sort=False)["p"]
    own, size = groups.ngroup(), groups.transform("size")
    adjusted = []
    for rows in size.unique():
        members = own[size == rows].sort_values().index
        matrix = table.loc[members, "p"].to_numpy().reshape(-1, rows)
        adjusted.append(pd.Series(adjusted_together(matrix).ravel(), index=members))
    return pd.concat(adjusted)


def adjusted_together(families: Chances) -> Chances:
    """Adjust chances, each row of which is a family, so that few of those that are called clear are chance.

    Benjamini and Hochberg (1995): each by how many there are to one as small, and none above one that is larger.

    >>> adjusted_together(np.array([[0.01, 0.04, 0.03]])).round(3).tolist()
    [[0.03, 0.04, 0.04]]
    """
    order = np.argsort(families, axis=1)
    many = families.shape[1]
    raised = np.take_along_axis(families, order, axis=1) * (many / np.arange(1, many + 1))
    least = np.minimum.accumulate(raised[:, ::-1], axis=1)[:, ::-1]
    adjusted = np.empty_like(least)
    np.put_along_axis(adjusted, order, np.minimum(least, 1), axis=1)
    return adjusted


def _then_and_now(scoped: pd.DataFrame, what: str, then: str, now: str) -> pd.DataFrame:
    """Set the rows of two rounds side by side; what one round lacks has n 0."""
    keys = [*TEAM_KEYS, what]
    scoped = scoped[(scoped["n"] > 0) | (scoped["hidden"] > 0)]
    figures = [name for name in (*_FIGURES, "hidden_actions") if name in scoped]
    sides = [
        scoped.loc[scoped["round"] == label, [*keys, *figures]].rename(
            columns={figure: f"{name}_{figure}" for figure in figures}
        )
        for label, name in ((then, "then"), (now, "now"))
    ]
    both = sides[0].merge(sides[1], on=keys, how="outer")
    whole = [f"{name}_{figure}" for name in ("then", "now") for figure in figures if figure != "mean"]
    both[whole] = both[whole].fillna(0).astype("int64")
    return both.assign(change=both["now_mean"] - both["then_mean"])


def _tests(counts: pd.DataFrame, then: str, now: str) -> pd.DataFrame:
    """Test every action of every school by itself, and pooled; only who rated in both rounds counts."""
    keys = ["district", "assessment", "school", "perspective", "action_id"]
    # Who is small may be another school each time, so what small schools have together is no stratum.
    rated = counts[(counts[list(NS)].sum(axis=1) > 0) & (counts["school"] != OTHERS)]
    first, second = (rated.loc[rated["round"] == label, [*keys, *NS]] for label in (then, now))
    both = first.merge(second, on=keys, suffixes=("", "_now"))
    of_now = both[[f"{name}_now" for name in NS]].to_numpy()
    pooled = both[list(NS)].to_numpy() + of_now
    both["stratum"] = [
        Stratum(tuple(ns), taken, total)
        for ns, taken, total in zip(
            pooled.tolist(), of_now.sum(axis=1).tolist(), (of_now @ np.arange(len(NS))).tolist(), strict=True
        )
    ]
    single = both[both["school"] != ""].assign(scope=findings.SCHOOL)
    single["test"] = single["stratum"].map(_alone)
    whole = both.groupby([name for name in keys if name != "school"])["stratum"].agg(list).reset_index()
    whole["test"] = whole["stratum"].map(test)
    of_district = whole["assessment"] == "district"
    whole["scope"] = of_district.map({True: findings.DISTRICT_ILT, False: findings.ALL_SCHOOLS})
    every = pd.concat([single, whole.assign(school="")], ignore_index=True)
    figures = pd.DataFrame(list(every["test"]), columns=list(Test._fields), dtype="float64")
    return pd.concat([every[[*TEAM_KEYS, "action_id"]], figures], axis=1)


@once
def people(raters: pd.DataFrame, then: str, now: str) -> pd.DataFrame:
    """Count who rated in two rounds, and in both.

    Parameters
    ----------
    raters
        Rows of ``ilt.raters`` of one team or several, with or without ``sum``.

    Returns
    -------
    pandas.DataFrame
        Per ``perspective``: ``then``, ``now`` and ``both`` (people; ``both`` is missing where some have no identity
        that holds from one file to another).
    """
    found: dict[tuple[str, str], set[tuple[str, str]]] = {
        (side, of): set() for side in PERSPECTIVES for of in (then, now)
    }
    unknown = set()
    columns = (raters[name] for name in ("perspective", "round", "district", "rater", "known", "rated"))
    for perspective, round_, district, rater, known, rated in zip(*columns, strict=True):
        if rated and (perspective, round_) in found:
            found[perspective, round_].add((district, rater))
            unknown |= set() if known else {perspective}
    rows = []
    for perspective in PERSPECTIVES:
        first, second = found[perspective, then], found[perspective, now]
        rows.append((perspective, len(first), len(second), pd.NA if perspective in unknown else len(first & second)))
    table = pd.DataFrame(rows, columns=["perspective", "then", "now", "both"])
    return table.astype({"both": "Int64"})

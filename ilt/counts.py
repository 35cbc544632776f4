"""Counts, the heart: how many 0s, 1s, 2s and 3s each team got on each action, from each side, in each round.

Every mean, gap, split and flag is a function of this one small table. Only notes, and who rated, need the ratings.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ilt.cache import chosen_from, once
from ilt.coded_columns import Codes, all_differ, combine, look_up
from ilt.ratings import ANONYMOUS, OTHERS, SELF, TEAM, codes_of, codes_of_all, codes_of_people, people, text_column

KEYS = (*TEAM, "action_id")
NS = ("n0", "n1", "n2", "n3")
COLUMNS = (*KEYS, *NS, "not_rated", "raters")
_NONE = len(NS)
UNNAMED = "no district named"
_PARENTHESES, _ESCAPED = re.compile(r"[()\\]"), r"\\\g<0>"


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
    keys, group = groups_of(ratings)
    groups = len(keys[KEYS[0]])
    rating = ratings["rating"].to_numpy(dtype="int64", na_value=_NONE)
    found = np.bincount(group * (_NONE + 1) + rating, minlength=groups * (_NONE + 1)).reshape(groups, _NONE + 1)
    raters = found[:, :_NONE].sum(axis=1) if _rated_once(ratings) else raters_of(ratings, group, groups)
    return pd.DataFrame({**keys, **dict(zip((*NS, "not_rated"), found.T, strict=True)), "raters": raters})


def _rated_once(ratings: pd.DataFrame) -> bool:
    """Tell whether no rater stands twice beside one action, so that each rating is another rater's."""
    return all_differ(codes_of_all(ratings, ("rater", "action_id")))


def raters_of(ratings: pd.DataFrame, group: Codes, groups: int) -> Codes:
    """Return how many raters each group has: each counts once in it, however often they rated."""
    rater, people = codes_of(ratings["rater"])
    rated = ratings["rating"].notna().to_numpy()
    _, (pairs, _) = combine([(group[rated], groups), (rater[rated], len(people))])
    return np.bincount(pairs, minlength=groups)


def groups_of(ratings: pd.DataFrame) -> tuple[dict[str, pd.Index], Codes]:
    """Return the combinations of ``KEYS`` that occur, sorted, and which of them each row belongs to."""
    coded = {name: codes_of(ratings[name]) for name in KEYS}
    group, places = combine([(codes, len(values)) for codes, values in coded.values()])
    texts = [values.astype("str") for _, values in coded.values()]
    order = np.lexsort([text.argsort().argsort()[place] for text, place in zip(texts, places, strict=True)][::-1])
    keys = [text[place[order]] for text, place in zip(texts, places, strict=True)]
    return dict(zip(KEYS, keys, strict=True)), look_up(order.argsort().astype(group.dtype), group)


def rows_of(table: pd.DataFrame, among: pd.DataFrame, names: Sequence[str] = KEYS) -> Codes:
    """Return for each row of a table which row of another one has its names (each has them once), or -1.

    Tables of counts are small, and to merge such by six columns of text takes pandas longer than all else.
    """
    places = {key: row for row, key in enumerate(zip(*(among[name].tolist() for name in names), strict=True))}
    keys = zip(*(table[name].tolist() for name in names), strict=True)
    return np.fromiter((places.get(key, -1) for key in keys), dtype=np.int64, count=len(table))


def raters(ratings: pd.DataFrame) -> pd.DataFrame:
    """List who rated: one row a rater, team and round, under a key that is not the name.

    Returns
    -------
    pandas.DataFrame
        ``round, district, assessment, school, perspective``, ``rater`` (such as ``Rater 7``, the same person the same
        key within these ratings), ``rated`` and ``not_rated`` (actions), ``sum`` (of the ratings 0-3) and ``known``
        (whether a column names the rater, so that the same key elsewhere is the same person).
    """
    who, numbers, names = people(ratings)
    coded = {name: codes_of(ratings[name]) for name in TEAM}
    group, places = combine([*((codes, len(values)) for codes, values in coded.values()), (who, len(numbers))])
    *teams, person = places
    rating = ratings["rating"].to_numpy(dtype="int64", na_value=-1)
    rated = np.bincount(group[rating >= 0], minlength=len(person))
    sums = np.bincount(group, weights=np.maximum(rating, 0), minlength=len(person)).astype(np.int64)
    codes = codes_of_people(numbers)
    texts = [values.astype("str") for _, values in coded.values()]
    ranks = [text.argsort().argsort()[place] for text, place in zip(texts, teams, strict=True)]
    ranks.append(np.argsort(pc.sort_indices(codes).to_numpy())[person])
    order = np.lexsort(ranks[::-1])
    columns: dict[str, Any] = {name: text[place[order]] for name, text, place in zip(TEAM, texts, teams, strict=True)}
    _, values = codes_of(ratings["rater"])
    known = ~values.str.startswith(ANONYMOUS).astype("bool")
    return pd.DataFrame(
        {
            **columns,
            "rater": text_column(pa.chunked_array([codes.take(pa.array(person[order]))])),
            "rated": rated[order],
            "not_rated": (np.bincount(group, minlength=len(person)) - rated)[order],
            "sum": sums[order],
            "known": known[names[person[order]]],
        }
    )


@once
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
    how: dict[str, Any] = {"district": district, "round_": round_, "assessment": assessment}
    how = {name: one for name, one in how.items() if one is not None}
    if actions is not None:
        how |= {"schools": schools} if schools else {}
        return of_actions(select(counts, **how), actions)
    if schools:
        return _of_schools(select(counts, **how) if how else counts, schools)
    keep = pd.Series(data=True, index=counts.index)
    for name, value in (("district", district), ("round", round_), ("assessment", assessment)):
        if value is not None:
            keep &= counts[name] == value
    return counts[keep]


def _of_schools(counts: pd.DataFrame, schools: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows of some schools, and of the district ILT's own view of itself."""
    rows = places(counts, ("school",))
    own = places(counts, ("assessment", "perspective")).get(("district", SELF), np.array([], dtype=np.int64))
    return counts.take(np.unique(np.concatenate([own, *(rows[name,] for name in schools if (name,) in rows)])))


@once
def places(table: pd.DataFrame, names: tuple[str, ...]) -> dict[tuple[str, ...], Codes]:
    """Return which rows of a table have which values in some columns of text: looked for once for all of them."""
    found: dict[tuple[str, ...], list[int]] = {}
    for row, key in enumerate(zip(*(table[name].tolist() for name in names), strict=True)):
        found.setdefault(key, []).append(row)
    return {key: np.array(rows, dtype=np.int64) for key, rows in found.items()}


@once
def of_actions(table: pd.DataFrame, actions: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows of some actions, which know the table that they are from (``cache.each_by_itself``)."""
    keep = table["action_id"].isin(actions)
    return table if keep.all() else chosen_from(table, table[keep], actions)


@once
def distinct(table: pd.DataFrame, name: str) -> tuple[str, ...]:
    """Return what stands in a column, in order of first appearance."""
    return tuple(table[name].unique())


@once
def schools_of(table: pd.DataFrame) -> tuple[str, ...]:
    """Return the schools in a table by name; small teams that are counted together are none."""
    return tuple(sorted({*distinct(table, "school")} - {"", OTHERS}))


@once
def most_rated(table: pd.DataFrame, name: str) -> str:
    """Return which name in a column has the most ratings, the first of several."""
    return str(table[list(NS)].sum(axis=1).groupby(table[name]).sum().idxmax())


def pooled_name(team: str, district: str) -> str:
    """Return what a team of a district is called where several districts are looked at: ``Lincoln (North)``.

    No two teams have one name, whatever they are called: the last parenthesis closes the one that begins the district.
    """
    named = f"\\{district}" if district == UNNAMED else district or UNNAMED
    return f"{team} ({named if _balanced(named) else _PARENTHESES.sub(_ESCAPED, named)})"


def _balanced(text: str) -> bool:
    """Tell whether each parenthesis in a text has its other."""
    depth = list(itertools.accumulate((one == "(") - (one == ")") for one in text))
    return min([0, *depth]) == 0 == [0, *depth][-1]


@once
def pool_districts(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the counts (or ratings) of the schools of several districts as those of one district called ``name``.

    A school keeps its district in its name, since two districts may each have a Lincoln Elementary. What is about a
    district ILT is left out: pooled, it would be nobody's own (``docs/decisions/0049-all-districts-together.md``).
    """
    table = table[table["assessment"] == "school"]
    teams = table[["school", "district"]].drop_duplicates().itertuples(index=False, name=None)
    names = {team: team[0] if team[0] in ("", OTHERS) else pooled_name(*team) for team in teams}
    whose = zip(table["school"], table["district"], strict=True)
    labels = pd.Series([names[team] for team in whose], index=table.index, dtype="str")
    table = table.assign(district=name, school=labels)
    if "n0" not in table:
        return table
    sums = dict.fromkeys([*NS, "not_rated", "raters"], "sum") | ({"hidden": "max"} if "hidden" in table else {})
    return table.groupby(list(KEYS), sort=True).agg(sums).reset_index()

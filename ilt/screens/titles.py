"""Titles: the finding that heads a screen or a slide. A superlative is claimed only where one is alone, as printed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ilt import findings, framework, rules
from ilt.format import capital, fewer_than, gap, gap_in_words, listing, mean, most_low, number, quoted, share
from ilt.people import Sides
from ilt.ratings import PERSPECTIVES

HALF = "within half a point of each other on every action shown from both"
_FEW = 2
"""So many that are equal as printed are named; more are counted."""


def _lowest(means: pd.Series) -> list[int]:
    """Return the focus area of the lowest mean, and all that print the same."""
    printed = means.dropna().map(mean)
    return [int(area) for area in printed.index[printed == mean(means.min())]]


def gaps(table: pd.DataFrame, scope: str = "") -> str:
    """Head a screen with the largest gap of rows of ``findings.gaps``, of one ``scope`` or of all; equals are counted.

    Where all schools together are close and single schools are not, both is said.
    """
    rows = table[table["scope"] == scope] if scope else table
    known = rows[rows["gap"].notna()]
    if known.empty:
        return _too_few(rows, "to set the two sides side by side") or "No action is rated from both sides yet"
    row = known.loc[known["gap"].abs().idxmax()]
    if row["size"] == "small":
        return _close(table, known, scope)
    others = int((known["gap"].map(gap) == gap(row["gap"])).sum()) - 1
    more = f" ({number(others, 'other gap')} as large)" if others else ""
    return capital(gap_in_words(row.to_dict(), quoted(row["action_id"]))) + more


def _close(table: pd.DataFrame, known: pd.DataFrame, scope: str) -> str:
    if scope in (findings.ALL_SCHOOLS, findings.DISTRICT_ILT):
        single = table[(table["scope"] == findings.SCHOOL) & table["size"].isin(["notable", "large"])]
        apart = int(single["school"].nunique())
        further = f"; in {number(apart, 'school')} they are further apart" if apart else ""
        return f"All schools together, both sides are {HALF}{further}"
    schools = known.loc[known["scope"] == findings.SCHOOL, "school"].unique()
    where = f"{schools[0]}: both" if len(schools) == 1 else "In each school, both"
    return f"{where} sides are {HALF}"


def low(verdicts: pd.DataFrame, levels: pd.DataFrame, sides: Sides, side: str) -> str:
    """Head a screen with the action that is low in most schools, or with the highest share of low ratings.

    Parameters
    ----------
    verdicts
        Rows of ``findings.verdicts`` in one perspective.
    levels
        Rows of ``findings.scoped`` of the pooled scope, or of the one school looked at, in one perspective.
    sides, side
        Whose ratings these are.
    """
    wide = verdicts[(verdicts["low_schools"] > 1) & (verdicts["schools"] > 1)]
    if not wide.empty:
        row = wide.sort_values(["low_schools", "schools"], ascending=[False, True], kind="stable").iloc[0]
        same = (wide["low_schools"] == row["low_schools"]) & (wide["schools"] == row["schools"])
        more = f" and {number(int(same.sum()) - 1, 'other action')}" if same.sum() > 1 else ""
        shown = " shown" if row["hidden_schools"] else ""
        where = f"in {row['low_schools']} of {row['schools']} schools{shown}"
        return f"Most {sides.people(side)}s rated {quoted(row['action_id'])}{more} 0 or 1 {where}"
    rated = levels[levels["n"] > 0]
    if rated.empty:
        return _too_few(levels, "to show what they rated 0 or 1") or "Nobody has rated these actions yet"
    most = rated[rules.reaches(rated["low"], rated["n"], rules.MOST_SHARE)]
    if most.empty:
        return f"No action is mostly rated 0 or 1 by {sides.who(side)}"
    row = most.loc[(most["low"] / most["n"]).idxmax()]
    return share(sides, side, int(row["low"]), int(row["n"]), what=quoted(row["action_id"]))


def areas(table: pd.DataFrame, sides: Sides) -> str:
    """Head the overview with the focus area that each side rates lowest; rows of ``findings.focus_areas`` of a team."""
    rated = [side for side in PERSPECTIVES if (table[f"{side}_n"] > 0).any()]
    if not rated:
        return _too_few(table, "to show a focus area") or "Nobody has rated yet"
    means = {side: table.set_index("focus_area")[f"{side}_mean"] for side in rated}
    there = set(table["focus_area"])
    if len(there) == 1:  # there is no other that it could be lower than
        figures = capital(", ".join(f"{sides.who(side)} {mean(means[side].min())}" for side in rated))
        return f"{_areas([*map(int, there)])}: {figures}"
    lowest = {side: _lowest(means[side]) for side in rated}
    first = lowest[rated[0]]
    same = any(len(lowest[side]) == means[side].count() for side in rated)
    if all(found == first for found in lowest.values()) and len(first) <= _FEW and not same:
        figures = capital(", ".join(f"{sides.who(side)} {mean(means[side].min())}" for side in rated))
        return f"{_areas(first)} {'is rated lowest' if len(first) == 1 else 'are rated equally low'}: {figures}"
    said = [f"{sides.who(side)} {sides.rate(side)} {_how_low(lowest[side], means[side])}" for side in rated]
    return capital("; ".join(said))


def _how_low(lowest: Sequence[int], means: pd.Series) -> str:
    """Say which areas are lowest; none is where all that are shown print the same."""
    shown = mean(means.min())
    if len(lowest) < means.count():
        return f"{_areas(lowest)} {'lowest' if len(lowest) == 1 else 'equally low'} ({shown})"
    if len(lowest) == 1:
        return f"{_areas(lowest)} {shown}, and no other focus area is shown"
    return f"{_all(means)} the same ({shown})"


def _all(means: pd.Series) -> str:
    """Count the focus areas that have a mean, and say whether that is all of them."""
    rated = int(means.count())
    of = number(rated, "focus area")
    return f"all {of}" if rated == len(framework.current().areas) else f"the {of} shown"


def _areas(areas: Sequence[int]) -> str:
    names = [f"“{framework.current().area(area).name}”" for area in areas]
    return listing(names) if len(names) <= _FEW else number(len(names), "focus area")


def predicted(table: pd.DataFrame, sides: Sides, guess: int) -> str:
    """Hold the focus area that a team expected to be lowest against the ratings, as printed."""
    if not guess:
        return "nobody predicted which would be lowest"
    said = f"you predicted {_areas([guess])} would be lowest"
    side = next((side for side in PERSPECTIVES if (table[f"{side}_n"] > 0).any()), PERSPECTIVES[0])
    means = table.set_index("focus_area")[f"{side}_mean"].dropna()
    if guess not in means.index:
        return f"{said}: it is not shown"
    return f"{said}. {capital(sides.who(side))} {sides.rate(side)} {_held(guess, means)}"


def _held(guess: int, means: pd.Series) -> str:
    """Say how low the focus area that was expected to be lowest is rated beside the others."""
    lowest = _lowest(means)
    if len(means) == 1:
        return f"it {mean(means[guess])}, and no other focus area is shown"
    if len(lowest) == len(means):
        return f"{_all(means)} the same"
    if lowest == [guess]:
        return "it lowest"
    if guess in lowest:
        return f"it and {_areas([area for area in lowest if area != guess])} equally low"
    lower = [int(area) for area, value in means.items() if value < means[guess] and mean(value) != mean(means[guess])]
    return f"one area lower: {_areas(lower)}" if len(lower) == 1 else f"{len(lower)} areas lower"


def attention(table: pd.DataFrame, sides: Sides, shown: Sequence[str] = PERSPECTIVES) -> str:
    """Head Attention; ``table`` is ``attention.rows``, ``shown`` the perspectives that it is of."""
    named = table[table["populations"] != ""]
    students = dict.fromkeys(name.removesuffix("s") for names in named["populations"] for name in names.split(";"))
    title = _mostly(named, f"of the {len(named)} {'/'.join(students)} actions", sides, shown)
    title = title or _mostly(table, f"of {number(len(table), 'action')}", sides, shown)
    if title:
        return title
    some = int((table["level"] != "").sum())
    if some:
        return f"No action is mostly rated 0 or 1; {number(some, 'action')} got at least one 0 or 1"
    seen = table[[f"{side}_n" for side in shown]].to_numpy().any()
    return ("" if seen else _too_few(table, "to show which actions are rated 0 or 1")) or "No action is rated 0 or 1"


def _mostly(table: pd.DataFrame, of: str, sides: Sides, shown: Sequence[str]) -> str:
    """Say how many of some actions a side rated mostly 0 or 1, and which sides did; blank where none."""
    found = [low for row in table.to_dict("records") if (low := most_low(row, shown))]
    who = [sides.who(side) for side in shown if any(side in low for low in found)]
    verb = "is" if len(found) == 1 else "are"
    return f"{len(found)} {of} {verb} mostly rated 0 or 1 by {' or '.join(who)}" if found else ""


def _too_few(table: pd.DataFrame, to_do: str) -> str:
    """Say that raters are hidden, where they are; else return blank. ``hidden`` is how many a group must have."""
    hidden = int(table["hidden"].max()) if "hidden" in table and len(table) else 0
    return f"Too few raters {to_do}: {fewer_than(hidden)}" if hidden else ""

"""Findings in words, as several screens and slides say them: ratings, shares of low ratings, gaps."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from ilt import findings, format, rules
from ilt.cache import once
from ilt.counts import NS
from ilt.people import Sides
from ilt.ratings import PERSPECTIVES, SELF
from ilt.view import ALL_DISTRICTS

Record = Mapping[Hashable, Any]
"""One row of a finding."""
HALF = f"{rules.MOST_IN_WORDS} or more of the schools"
MAYBE_HALF = f"{findings.SEVERAL}, possibly {rules.MOST_IN_WORDS} or more"
"""What is said of all districts together in place of "district-wide": no one district may have it."""
_TOGETHER = {findings.DISTRICT_WIDE: HALF, findings.SEVERAL_AT_LEAST: MAYBE_HALF}


@once
def verdicts(counts: pd.DataFrame) -> pd.DataFrame:
    """Return ``findings.verdicts`` as screens say them."""
    table = findings.verdicts(counts)
    together = table["district"] == ALL_DISTRICTS
    return table.assign(verdict=table["verdict"].mask(together, table["verdict"].replace(_TOGETHER)))


@once
def first_verdicts(counts: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return one row of ``verdicts`` for each action: of the side that is chosen; of both, as the screens explain it.

    That is of the teams' own ratings, or of the other side's where only those are shown; for the district ILT, of the
    schools' ratings.
    """
    table = verdicts(counts)
    district = table["assessment"] == "district"
    if side in PERSPECTIVES and not district.any():
        return findings.of_side(table, side)
    own = (table["perspective"] == SELF) & ~district
    place = (
        pd.Series(0, index=table.index)
        .mask(~own, 1)
        .mask(table["schools"] == 0, 2)
        .mask(~own & (table["schools"] == 0), 3)
    )
    return table.loc[place.sort_values(kind="stable").index].drop_duplicates("action_id")


def ratings(row: Record) -> str:
    """Say a row of ``findings.scoped`` in words: its mean, how many ratings, how many 0s, 1s, 2s and 3s."""
    if not row["n"]:
        return format.no_figure(int(row["hidden"]))
    counted = [f"{value}s: {row[name]}" for value, name in enumerate(NS) if row[name]]
    blank = f", {format.NOT_RATED}: {row['not_rated']}" if row["not_rated"] else ""
    hidden = row.get("hidden_actions", 0)
    left_out = f"; {format.number(int(hidden), 'action')} hidden" if hidden else ""
    return f"mean {format.mean_of(row['mean'], row['n'])}. {', '.join(counted)}{blank}{left_out}"


def share(sides: Sides, side: str, part: int, n: int, *, what: str = "it", rated: str = rules.LOW_IN_WORDS) -> str:  # noqa: PLR0913 - a share of whose ratings, of what, rated how
    """Say how many of a side's ratings of one action are low: of people where each rating is another person's.

    >>> share(Sides("school", "Birch"), "self", 3, 5), share(Sides("school"), "cross", 14, 17)
    ('3 of 5 team members rated it 0 or 1', '14 of 17 district ratings are 0 or 1')
    """
    of = format.part(part, n, sides.counted(side))
    if sides.are_people(side):
        return f"{of} rated {what} {rated}"
    about = "" if what == "it" else f" of {what}"
    return f"{of}{about} {'is' if part == 1 else 'are'} {rated}"


def of_schools(low: int, schools: int, hidden: int) -> str:
    """Say in how many of the schools something is so; ``hidden``: how many are not shown.

    >>> of_schools(6, 7, 1), of_schools(0, 7, 0), of_schools(2, 2, 1), of_schools(1, 1, 1)
    ('6 of the 7 schools shown', 'none of the 7 schools', 'both schools shown', 'the one school shown')
    """
    shown = " shown" if hidden else ""
    said = format.part(low, schools, f"school{shown}", f"schools{shown}")
    return said.replace(" of ", " of the ", 1) if 0 < low < schools else said


def gap(row: Record, what: str = "this") -> str:
    """Say a row of ``findings.gaps`` or ``findings.focus_areas``: who rates ``what`` how much higher than whom.

    A side that did not rate is named.
    """
    district = row["assessment"] == "district"
    sides = Sides(row["assessment"], row["school"])
    own, rate = sides.who(SELF), sides.rate(SELF)
    other = (row["school"] or "the schools") if district else "the district"
    several = other == "the schools"
    if pd.isna(row["gap"]) and row.get("hidden"):
        few = [sides.who(side) for side in PERSPECTIVES if not row[f"{side}_n"]]
        return f"no gap shown: {format.listing(few) or 'one side'} hidden ({format.fewer_than(int(row['hidden']))})"
    if pd.isna(row["gap"]):
        if not row["self_n"]:
            return f"{own} {'has' if rate == 'rates' else 'have'} not rated {what}"
        return f"{other} {'have' if several else 'has'} not rated {what}"
    size = format.gap(row["gap"])
    if not size.strip("0."):
        return f"{own} and {other} rate {what} {'' if row['gap'] == 0 else 'almost '}the same"
    direction = "higher" if row["gap"] > 0 else "lower"
    return f"{own} {rate} {what} {size} {direction} than {other} {'do' if several else 'does'}"


def both_means(row: Record) -> str:
    """Say the means of both sides of a row of gaps: ``Birch’s team 1.2 (5 ratings), district raters …``."""
    sides = Sides(row["assessment"], row["school"])
    return ", ".join(
        f"{sides.who(side)} {format.mean_of(row[f'{side}_mean'], row[f'{side}_n'])}"
        if row[f"{side}_n"]
        else f"{sides.who(side)} {_no_mean(row)}"
        for side in PERSPECTIVES
    )


def _no_mean(row: Record) -> str:
    return f"hidden ({format.fewer_than(int(row['hidden']))})" if row.get("hidden") else format.NOT_RATED


def who(table: pd.DataFrame) -> list[str]:
    """Say whose ratings each row of ``findings.scoped`` is."""
    rows = zip(table["assessment"], table["school"], table["perspective"], strict=True)
    return [format.capital(Sides(assessment, school).who(side)) for assessment, school, side in rows]


def too_few(table: pd.DataFrame, to_do: str) -> str:
    """Say that raters are hidden, where they are; else return blank. ``hidden`` is how many a group must have."""
    hidden = int(table["hidden"].max()) if "hidden" in table and len(table) else 0
    return f"{format.capital(format.fewer_than(hidden))}: too few {to_do}" if hidden else ""


def too_few_of_both(table: pd.DataFrame, to_do: str) -> str:
    """Say the same of rows with two sides, none of which has both: not where a side is missing, not hidden."""
    one_side = table[(table["self_n"] > 0) | (table["cross_n"] > 0)]
    return too_few(table if one_side.empty else one_side, to_do)

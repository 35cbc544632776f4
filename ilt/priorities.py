"""Priorities: which actions to choose first: a weighted sum of reasons that are all shown (``ilt.screens.priorities``).

Each reason is a share (0-1) with the numbers it is made of; its points are its share times its weight, of 100 points in
all. ``docs/decisions/0012-priorities.md`` says why.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import pandas as pd

from ilt import findings, format, framework
from ilt.cache import once, records
from ilt.ratings import CROSS, SELF
from ilt.rules import DISTRICT_WIDE_SCHOOLS, PARTLY_FIRST, PRIORITIES, WEIGHTS

Rows = Mapping[str, Mapping[Hashable, Any]]
"""Of each action, a row of ``findings.scoped``."""
REASONS = ("own", "other", "named", "wide", "reach")
POINTS = 100


@dataclass(frozen=True)
class Weighing:
    """What counts: 0, 1 or 2 for each of ``REASONS``; and whether 1s or 0s are counted once more, as ``reach``."""

    weights: Mapping[str, int] = field(default_factory=lambda: WEIGHTS)
    partly_first: bool = PARTLY_FIRST

    def __hash__(self) -> int:
        return hash((*sorted(self.weights.items()), self.partly_first))


@dataclass(frozen=True)
class Reason:
    """One reason to choose an action: ``share`` is ``of`` of ``whole``; ``why`` says why there is none, or of what."""

    of: int
    whole: int
    why: str = ""

    @property
    def share(self) -> Fraction:
        """0-1; 0 where nothing is known."""
        return Fraction(self.of, self.whole) if self.whole else Fraction(0)


@dataclass(frozen=True)
class Priority:
    """An action with its reasons, their points, and the place that they give it."""

    action_id: str
    place: int
    reasons: Mapping[str, Reason]
    points: Mapping[str, Fraction]

    @property
    def score(self) -> Fraction:
        """The sum of the points, 0-100; exact, so that what is equal is."""
        return sum(self.points.values(), Fraction(0))


DEFAULT = Weighing()


def usual(assessment: str) -> Weighing:
    """Return what counts as long as nobody chooses: a focus on MLs or SWDs only where an action has one."""
    if framework.current().naming_populations(assessment):
        return DEFAULT
    return replace(DEFAULT, weights={**DEFAULT.weights, "named": 0})


class RankedActions(list[Priority]):
    """Actions in order, most points first; what screens work out of them stays with them (``cache.once``)."""


@once
def ranked(
    counts: pd.DataFrame, whole: pd.DataFrame, scope: str, school: str = "", weighing: Weighing | None = None
) -> RankedActions:
    """Rank the actions of one team that are rated 0 or 1 by anybody, most points first.

    Parameters
    ----------
    counts
        Of one round, district and assessment, as filtered, as may be shown.
    whole
        The same of every school: how many schools share it.
    scope, school
        The team, as in ``findings``.
    weighing
        What counts, and how much; by itself as ``usual``.

    Returns
    -------
    RankedActions
        Where points are equal, in the order of the framework.
    """
    if weighing is None:
        weighing = usual(str(whole["assessment"].iloc[0])) if len(whole) else DEFAULT
    return weigh(_reasons(counts, whole, scope, school, partly_first=weighing.partly_first), weighing.weights)


def weigh(actions: Mapping[str, Mapping[str, Reason]], weights: Mapping[str, int]) -> RankedActions:
    """Give actions the points of their reasons, and order them: most points first, then the framework's order."""
    total = sum(weights.values()) or 1
    order = framework.current().order
    found = []
    for key in sorted(actions, key=order.__getitem__):
        points = {name: Fraction(POINTS * weights[name], total) * reason.share for name, reason in actions[key].items()}
        found.append(Priority(key, 0, actions[key], points))
    found.sort(key=lambda one: -one.score)
    return RankedActions(replace(one, place=place) for place, one in enumerate(found, 1))


@once
def _reasons(
    counts: pd.DataFrame, whole: pd.DataFrame, scope: str, school: str, *, partly_first: bool
) -> dict[str, dict[str, Reason]]:
    """Return the reasons for each action that anybody rates 0 or 1."""
    table = findings.of_scope(findings.scoped(counts), scope, school)
    sides = {side: _by_action(table[table["perspective"] == side]) for side in (SELF, CROSS)}
    if scope == findings.SCHOOL and (counts["assessment"] == "district").any():
        # With one school's view of the district ILT comes its own view of itself, also of what the school left out.
        own = findings.scoped(whole)
        own = own[(own["scope"] == findings.DISTRICT_ILT) & (own["perspective"] == SELF)]
        sides[SELF] = _by_action(own)
    many = _schools(whole)
    actions = framework.current().by_id
    found = {}
    for key in sides[SELF].keys() | sides[CROSS].keys():
        own_low, other_low = (_rated(of, key, "low") for of in sides.values())
        if own_low.of + other_low.of:
            found[key] = {
                "own": own_low,
                "other": other_low,
                "named": Reason(int(bool(actions[key].populations)), 1),
                "wide": many.get(key, Reason(0, 0, "only one school")),
                # Of the raters, not of their low ratings: there, a single 1 would be all of it.
                "reach": _rated(sides[SELF], key, "n1" if partly_first else "n0"),
            }
    return found


def _by_action(table: pd.DataFrame) -> Rows:
    return {row["action_id"]: row for row in records(table)}


def _rated(rows: Rows, key: str, what: str) -> Reason:
    """Return how many ratings of one side are low (``low``), 1s (``n1``) or 0s (``n0``)."""
    if key not in rows:
        return Reason(0, 0, format.NOT_RATED)
    row = rows[key]
    if not row["n"]:
        return Reason(0, 0, format.no_figure(row["hidden"]))
    return Reason(row[what], row["n"])


@once
def _schools(whole: pd.DataFrame) -> dict[str, Reason]:
    """Return in how many schools each action is low: by their teams; for the district ILT, by school raters."""
    verdicts = findings.verdicts(whole)
    side = verdicts["assessment"].map({"school": SELF, "district": CROSS})
    verdicts = verdicts[(verdicts["perspective"] == side) & (verdicts["schools"] + verdicts["hidden_schools"] > 1)]
    return {
        row.action_id: Reason(int(row.low_schools), int(row.schools), " shown" if row.hidden_schools else "")
        if row.schools >= DISTRICT_WIDE_SCHOOLS
        else Reason(0, 0, "too few schools shown")
        for row in verdicts.itertuples()
    }


def first(found: list[Priority]) -> list[Priority]:
    """Return the actions to choose from: those in front for which anything that counts speaks."""
    return [one for one in found[:PRIORITIES] if one.score]


def ties(found: list[Priority]) -> list[list[Priority]]:
    """Return the actions of equal points that only the framework's order puts among the first, or behind them."""
    groups: dict[Fraction, list[Priority]] = {}
    for one in found:
        groups.setdefault(one.score, []).append(one)
    return [group for score, group in groups.items() if score and group[1:] and group[0].place <= PRIORITIES]

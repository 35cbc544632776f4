"""Priorities: which actions to choose first, and why: a weighted sum of parts that are all shown.

Each part is a share (0-1) with the numbers it is made of; a part's points are its share times its weight, of 100 points
in all. ``docs/decisions/0012-priorities.md`` says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from ilt import findings, framework, sentences
from ilt.ratings import CROSS, SELF
from ilt.rules import PARTLY_FIRST, WEIGHTS

PARTS = ("own", "other", "named", "wide", "reach")
LEVELS = {0: "off", 1: "some", 2: "much"}
POINTS = 100


@dataclass(frozen=True)
class Weighing:
    """What counts: 0, 1 or 2 for each of ``PARTS``; and whether 1s or 0s count among the low ratings."""

    weights: Mapping[str, int] = field(default_factory=lambda: WEIGHTS)
    partly_first: bool = PARTLY_FIRST


@dataclass(frozen=True)
class Part:
    """One reason to choose an action: ``share`` is ``of`` of ``whole``; ``why`` says why there is none, or of what."""

    of: int
    whole: int
    why: str = ""

    @property
    def share(self) -> float:
        """0-1; 0 where nothing is known."""
        return self.of / self.whole if self.whole else 0.0


@dataclass(frozen=True)
class Priority:
    """An action with its parts, their points, and the place that they give it."""

    action_id: str
    place: int
    parts: Mapping[str, Part]
    points: Mapping[str, float]

    @property
    def score(self) -> float:
        """The sum of the points, 0-100."""
        return sum(self.points.values())


DEFAULT = Weighing()


def ranked(
    counts: pd.DataFrame, whole: pd.DataFrame, scope: str, school: str = "", weighing: Weighing = DEFAULT
) -> list[Priority]:
    """Rank the actions of one team that are rated 0 or 1 by anybody, most points first.

    Parameters
    ----------
    counts
        Of one round, district and assessment, as filtered, under cover.
    whole
        The same of every school: how many schools share it.
    scope, school
        The team, as in ``findings``.
    weighing
        What counts, and how much.

    Returns
    -------
    list of Priority
        Where points are equal, in the order of the framework.
    """
    table = findings.scoped(counts)
    table = table[(table["scope"] == scope) & (table["school"] == school)]
    sides = {side: table[table["perspective"] == side].set_index("action_id") for side in (SELF, CROSS)}
    if scope == findings.SCHOOL and (counts["assessment"] == "district").any():
        # Beside one school's view of the district ILT stands its own view of itself.
        own = findings.scoped(whole)
        own = own[(own["scope"] == findings.DISTRICT_ILT) & (own["perspective"] == SELF)]
        sides[SELF] = own[own["action_id"].isin(table["action_id"])].set_index("action_id")
    many = _schools(whole)
    actions = framework.current().by_id
    keys = sorted(set(sides[SELF].index) | set(sides[CROSS].index), key=framework.current().order.__getitem__)
    total = sum(weighing.weights.values()) or 1
    found = []
    for key in keys:
        low = [(int(of["n0"][key]), int(of["n1"][key])) for of in sides.values() if key in of.index]
        zeros, ones = sum(n for n, _ in low), sum(n for _, n in low)
        if not zeros + ones:
            continue
        parts = {
            "own": _low(sides[SELF], key),
            "other": _low(sides[CROSS], key),
            "named": Part(int(bool(actions[key].populations)), 1),
            "wide": many.get(key, Part(0, 0, "one school")),
            "reach": Part(ones if weighing.partly_first else zeros, zeros + ones),
        }
        points = {name: POINTS * weighing.weights[name] / total * part.share for name, part in parts.items()}
        found.append(Priority(key, 0, parts, points))
    # Rounded, so that equal sums of binary fractions are equal.
    found.sort(key=lambda one: -round(one.score, 9))
    return [replace(one, place=place) for place, one in enumerate(found, 1)]


def _low(table: pd.DataFrame, key: str) -> Part:
    if key not in table.index:
        return Part(0, 0, sentences.NOT_RATED)
    row = table.loc[key]
    if not row["n"]:
        return Part(0, 0, sentences.fewer_than(int(row["hidden"])) if row["hidden"] else sentences.NOT_RATED)
    return Part(int(row["low"]), int(row["n"]))


def _schools(whole: pd.DataFrame) -> dict[str, Part]:
    """Return in how many schools each action is low: by their own raters; for the district ILT, by their people."""
    verdicts = findings.verdicts(whole)
    side = verdicts["assessment"].map({"school": SELF, "district": CROSS})
    verdicts = verdicts[(verdicts["perspective"] == side) & (verdicts["schools"] > 1)]
    return {
        row.action_id: Part(int(row.low_schools), int(row.schools), " shown" if row.hidden_schools else "")
        for row in verdicts.itertuples()
    }


def names(assessment: str, weighing: Weighing = DEFAULT) -> dict[str, str]:
    """Return what the parts are called."""
    school = assessment == "school"
    return {
        "own": "Own raters put it low" if school else "Its members put it low",
        "other": "Visitors put it low" if school else "School people put it low",
        "named": "It names MLs or SWDs",
        "wide": "Low in many schools",
        "reach": "Partly present: 1s, not 0s" if weighing.partly_first else "Absent: 0s, not 1s",
    }


def told(name: str, part: Part, assessment: str, weighing: Weighing = DEFAULT) -> str:
    """Say one part with its numbers, as a reason; blank where it gives none."""
    if not part.of:
        return ""
    school = assessment == "school"
    low = f"{part.of} of {part.whole}"
    kind = 1 if weighing.partly_first else 0
    return {
        "own": f"{low} {'own raters' if school else 'of its members'} rate it low",
        "other": f"{low} {'district visitors' if school else 'school people'} rate it low",
        "named": "it names MLs or SWDs",
        "wide": f"it is low in {low} schools{part.why}",
        "reach": f"{low} low ratings are {kind}s",
    }[name]


def because(one: Priority, assessment: str, weighing: Weighing = DEFAULT) -> str:
    """Say why an action stands where it does: every reason that gave it points, those that gave most first."""
    order = sorted((name for name in PARTS if weighing.weights[name]), key=lambda name: -round(one.points[name], 9))
    reasons = [told(name, one.parts[name], assessment, weighing) for name in order]
    action = framework.current().by_id[one.action_id]
    reasons = [reason.replace("MLs or SWDs", action.names) for reason in reasons if reason]
    return f"because {sentences.listing(reasons)}" if reasons else "nothing that counts here speaks for it"


def title(found: list[Priority], most: int = 3) -> str:
    """Head the screen with the actions to choose from."""
    if not found:
        return "No action is rated 0 or 1, so nothing has to come first"
    first = [sentences.quoted(one.action_id) for one in found[:most]]
    return "Start with " + " or ".join(filter(None, [", ".join(first[:-1]), first[-1]]))


def listed(found: list[Priority], assessment: str, weighing: Weighing = DEFAULT) -> pd.DataFrame:
    """Return every action as people read and download it: its place, its points, and each part with its numbers."""
    actions = framework.current().by_id
    called = names(assessment, weighing)
    rows = []
    for one in found:
        row: dict[str, object] = {
            "Place": one.place,
            "Id": one.action_id,
            "Action": actions[one.action_id].text,
            "Points of 100": sentences.figure(one.score),
        }
        for name in PARTS:
            part = one.parts[name]
            row[called[name]] = shown(name, part)
            row[f"{called[name]}: points"] = sentences.figure(one.points[name])
        rows.append(row)
    return pd.DataFrame(rows)


def shown(name: str, part: Part) -> str:
    """Print a part's numbers: ``5 of 7``; ``yes`` or ``no`` for the names."""
    if name == "named":
        return "yes" if part.of else "no"
    return f"{part.of} of {part.whole}" if part.whole else part.why

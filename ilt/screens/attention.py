"""Attention: every action of a team with its low ratings, in the order in which they ask for attention."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pandas as pd

from ilt import findings, format, framework, rules
from ilt.cache import each_by_itself, once, records
from ilt.people import Sides
from ilt.priorities import Priority
from ilt.ratings import PERSPECTIVES
from ilt.screens import actions, in_words, one_team
from ilt.screens.across_schools import Line
from ilt.screens.in_words import Record

_FLAGGED = f"""
An action is **flagged** if it got at least one rating of {rules.LOW_IN_WORDS}. The two sides are judged separately:
*At least half* means that {rules.MOST_IN_WORDS} or more of a side's ratings are {rules.LOW_IN_WORDS}; *some* means
that fewer are.
Actions that focus on MLs (multilingual learners) and SWDs (students with disabilities) always come first. The rest
come in this order: first, actions that got a {rules.LOW_IN_WORDS} in {rules.MOST_IN_WORDS} or more of either side's
ratings, then all others. Within each group, the action with the larger share of low ratings on either side comes
first; ties go to the one with more 0s. One district rater may rate several
schools, so there can be more district ratings than district raters. The notes shown here go with a low rating, or with
a rating that is hidden. The *Notes* screen has every note.
"""
_WHERE = f"""
A school is **low** on an action if {rules.MOST_IN_WORDS} or more of its ratings are {rules.LOW_IN_WORDS}. It is
**strong** if its mean is {rules.STRENGTH} or more, at least {rules.STRONG_IN_WORDS} of its ratings are 2 or 3, and
the other side, if its ratings are shown, rates it low less than half of the time.
**District-wide**: at least {rules.WIDE_IN_WORDS} schools, and {rules.MOST_IN_WORDS} or more of all schools, are low on
it. **Several schools**: more than one, but fewer than half. **School-specific**: one school. You see *possibly* or *at
least* if hidden schools could change the answer. Every school is counted, even if you choose only some on the left.
These labels use the teams' own ratings, or the other side's if only those are shown. For the district ILT, they use
the schools' ratings.
"""
MLS_AND_SWDS = "Actions that focus on MLs and SWDs"
OTHERS, WITH_LOW = "Other actions with low ratings", "Actions with low ratings"
NO_OTHERS = f"No other action got a {rules.LOW_IN_WORDS} here."
NO_OTHERS_SHOWN = "No other action has enough raters to show."
SEE_SCHOOLS = "See the school assessment"
BY_SCHOOL, ON_HEATMAPS, ACROSS = "Show by school", "Show on Heatmaps", "Compare schools"
TABLE = "All flags in one table"
TABLE_ALT = "Flagged actions, in the order above"
DOWNLOAD = "Download the table (CSV)"
_NONE_NAMED = (
    "No district action focuses on MLs or SWDs, so there is nothing to flag here. That doesn’t mean that these "
    "students are well served. Four actions in the school assessment focus on them."
)


def how(*, several: bool) -> str:
    """Say how to read the flags; ``several``: more than one school is rated, so they may be in one or in many."""
    return f"{_FLAGGED}{_WHERE if several else ''}\nThe framework sets no cutoffs; this dashboard added these."


def every_flag(flags: int, *, other: bool) -> str:
    """Name the switch that shows all flags but those of MLs and SWDs, if there are any: these are always shown."""
    return f"Show all {format.number(flags, 'other action' if other else 'action')}"


def chart_alt(title: str) -> str:
    """Describe the chart under a title."""
    return f"Numbers of 0s, 1s, 2s and 3s: {title}"


def by_school(line: Line, all_schools: str) -> str:
    """Say in which schools an action is low; ``all_schools``: what all of them are called, blank for the district."""
    return f"{'Across schools' if all_schools else 'By school'} — {'. '.join([line.said, *line.schools])}"


def _levels(scoped: pd.DataFrame) -> dict[str, tuple[str, tuple[object, ...]]]:
    """Return the level of each action, and its place: most, some, none; the higher share; more 0s; the framework's."""
    found: dict[str, tuple[str, tuple[object, ...]]] = {}
    order = framework.current().order
    sides: dict[str, list[Record]] = {}
    for row in records(scoped):
        sides.setdefault(row["action_id"], []).append(row)
    for key, own in sides.items():
        rated = [row for row in own if row["n"] > 0]
        share = max((Fraction(row["low"], row["n"]) for row in rated), default=0)
        most = bool(share) and any(rules.reaches(row["low"], row["n"], rules.MOST_SHARE) for row in rated)
        level = findings.MOST if most else findings.SOME if share else ""
        found[key] = level, (not share, not most, -share, -max(row["n0"] for row in own), order[key])
    return found


@each_by_itself("action_id")
def in_order(counts: pd.DataFrame, whole: pd.DataFrame, scope: str, school: str, side: str = "both") -> pd.DataFrame:
    """List every action of one team in the order of attention, flagged or not.

    Parameters
    ----------
    counts
        Of one round, district and assessment, as filtered.
    whole
        The same of every school: a verdict looks at all.
    scope, school
        The team, as in ``findings``.
    side
        ``self``, ``cross`` or ``both``: whose flags count; the verdict is that of ``in_words.first_verdicts``.

    Returns
    -------
    pandas.DataFrame
        ``action_id, populations, level`` (most, some, blank), ``self_low, self_n, self_zeros, self_hidden, cross_low,
        cross_n, cross_zeros, cross_hidden, hidden`` (how many raters a side without figures would have to have, or 0),
        ``low_schools, schools, verdict, where``.
    """
    table = one_team.both_sides(findings.scoped(counts), scope, school)
    table = findings.of_side(table, side) if side in PERSPECTIVES else table
    by_id, levels = framework.current().by_id, _levels(table)
    keys = sorted(levels, key=lambda key: (not by_id[key].populations, *levels[key][1]))
    result: dict[str, pd.Series] = {
        "action_id": pd.Series(keys, dtype="str"),
        "populations": pd.Series([";".join(by_id[key].populations) for key in keys], dtype="str"),
        "level": pd.Series([levels[key][0] for key in keys], dtype="str"),
    }
    own = {(row["perspective"], row["action_id"]): row for row in records(table)}
    none: Record = dict.fromkeys(("low", "n", "n0", "hidden", "low_schools", "schools"), 0) | {
        "verdict": "",
        "where": (),
    }
    for name in PERSPECTIVES:
        rows = [own.get((name, key), none) for key in keys]
        for column, source in (("low", "low"), ("n", "n"), ("zeros", "n0")):
            result[f"{name}_{column}"] = pd.Series([row[source] for row in rows], dtype="int64")
        # Where some raters of what is pooled are hidden, the others are shown; only a side without a figure is hidden.
        hidden = [0 if row["n"] else row["hidden"] for row in rows]
        result[f"{name}_hidden"] = pd.Series(hidden, dtype="int64")
    result["hidden"] = np.maximum(*(result[f"{name}_hidden"] for name in PERSPECTIVES))
    where = {row["action_id"]: row for row in records(in_words.first_verdicts(whole, side))}
    for name, dtype in (("low_schools", "int64"), ("schools", "int64"), ("verdict", "str"), ("where", "object")):
        result[name] = pd.Series([where.get(key, none)[name] for key in keys], dtype=dtype)
    return pd.DataFrame(result)


def _level(row: Record, sides: Sequence[str]) -> str:
    """Say of whose ratings half or more are low: ``at least half (self)``; else ``some``, or blank."""
    most = mostly_low(row, sides)
    return f"at least {rules.MOST_IN_WORDS} ({', '.join(most)})" if most else str(row["level"])


@once
def notes(written: pd.DataFrame, sides: Sequence[str]) -> pd.DataFrame:
    """Return the notes of those who rated low, and those whose rating is not shown."""
    own = written[written["perspective"].isin(sides)]
    return own[own["rating"].le(rules.LOW).fillna(value=False) | ~own["labeled"]]


@once
def called(written: pd.DataFrame, sides: Sequence[str]) -> dict[str, str]:
    """Name the notes behind each action that has any: those of ``notes``, which may not be all of its notes."""
    own = written[written["perspective"].isin(sides)]
    every = own["action_id"].value_counts()
    found = {}
    for key, some in behind(written, sides).items():
        n, of = len(some), int(every[key])
        if some["labeled"].all():
            found[key] = f"{format.number(n, 'note')} from low ratings"
        else:
            found[key] = format.number(n, "note") if n == of else f"{n} of {of} notes"
    return found


@once
def behind(written: pd.DataFrame, sides: Sequence[str]) -> dict[str, pd.DataFrame]:
    """Return ``notes`` by their action."""
    return {str(key): own for key, own in notes(written, sides).groupby("action_id")}


@once
def table(found: pd.DataFrame, *, sides: Sequence[str] = PERSPECTIVES) -> pd.DataFrame:
    """Return the flagged actions of ``in_order``, and those that name populations, as people read and sort them."""
    found = found[(found["level"] != "") | (found["populations"] != "")]
    columns: dict[str, object] = {
        **actions.columns(found["action_id"]),
        f"Rated {rules.LOW_IN_WORDS}": [_level(row, sides) for row in records(found)],
    }
    for name in sides:
        columns[f"{name.capitalize()} {rules.LOW_IN_WORDS}"] = found[f"{name}_low"]
        columns[f"{name.capitalize()} ratings"] = [
            format.fewer_than(hidden) if hidden else str(n)
            for n, hidden in zip(found[f"{name}_n"], found[f"{name}_hidden"], strict=True)
        ]
        columns[f"{name.capitalize()} 0s"] = found[f"{name}_zeros"]
    columns["How widespread"] = found["verdict"]
    columns["Schools low"] = found["low_schools"]
    columns["Schools shown"] = found["schools"]
    columns["Which schools"] = found["where"]
    return pd.DataFrame(columns)


def first(found: pd.DataFrame) -> str:
    """Return the first action of ``in_order`` that has a low rating; blank where none has."""
    return next((str(key) for key, level in zip(found["action_id"], found["level"], strict=True) if level), "")


@once
def unlike_priorities(
    found: pd.DataFrame,
    ranked: Sequence[Priority],
    sides: Sides,
    shown: Sequence[str] = PERSPECTIVES,
    weighed: str = "",
) -> str:
    """Say why Attention and Priorities start with different actions; blank where they start with the same.

    ``found`` is ``in_order`` of the perspectives ``shown``; ``weighed`` says how others weigh, if not by default.
    """
    here = _other_start(found, ranked)
    if not here:
        return ""
    named = _named(found, here)
    low = "the highest share of low ratings" if len(shown) > 1 else f"the share of low {sides.ratings(shown[0])}s"
    low += ", then the number of 0s"
    return (
        f"The Attention screen starts with {format.quoted(here)} "
        f"({'ML/SWD actions first, then ' if named else ''}{low}). "
        f"The Priorities screen{weighed} starts with {format.quoted(ranked[0].action_id)} because it weighs several "
        "reasons. To choose what to work on, go by Priorities."
    )


def unlike_priorities_on_slide(found: pd.DataFrame, ranked: Sequence[Priority]) -> str:
    """Say the same to a room, which has no screens before it."""
    here = _other_start(found, ranked)
    named = here and _named(found, here)
    why = "ML/SWD actions always lead that list" if named else "that list looks only at low ratings"
    return (
        f"On Attention, {format.quoted(here)} comes first, because {why}. This list weighs several reasons together."
        if here
        else ""
    )


def _other_start(found: pd.DataFrame, ranked: Sequence[Priority]) -> str:
    """Return the action with which Attention starts, if Priorities starts with another; else blank."""
    here = first(found)
    alike = not here or not ranked or not ranked[0].score or ranked[0].action_id == here
    return "" if alike else here


def _named(found: pd.DataFrame, action_id: str) -> bool:
    return bool(found.loc[found["action_id"] == action_id, "populations"].ne("").all())


def rated_low(row: Record, sides: Sides, shown: Sequence[str] = PERSPECTIVES) -> str:
    """Say how many of each side rated an action 0 or 1; ``row`` is one of ``in_order``.

    ``Rated 0 or 1 by 25 of 38 team members and in 14 of 17 district ratings``; a side without figures is named.
    """
    some: list[str] = []
    nobody: list[str] = []
    none: list[str] = []
    for side in shown:
        low, n, hidden = (int(row[f"{side}_{what}"]) for what in ("low", "n", "hidden"))
        if n:
            by = "by" if sides.are_people(side) else "in"
            counted = sides.counted(side)
            said = f"{by} {format.part(low, n, counted)}" if low or n > 1 else f"not {by} the one {counted}"
            (some if low else nobody).append(said)
        elif hidden:
            none.append(f"{sides.people(side)}s hidden ({format.fewer_than(hidden)})")
        else:
            none.append(f"not rated by {sides.people(side)}s")
    nobody.sort(key=lambda said: said.startswith("not"))
    by_whom = ", but ".join(filter(None, map(format.listing, (some, nobody))))
    rated = f"rated {rules.LOW_IN_WORDS} {by_whom}" if by_whom else ""
    if by_whom.startswith("not"):
        rated = f"not rated {rules.LOW_IN_WORDS} {by_whom.removeprefix('not ')}"
    return format.capital("; ".join(filter(None, [rated, *none])))


def said(row: Record, sides: Sides, shown: Sequence[str] = PERSPECTIVES) -> str:
    """Say which sides gave half or more low ratings, if any, and how many of each did, as ``rated_low``."""
    most = [sides.who(side) for side in mostly_low(row, shown)]
    head = "Some low ratings" if row["level"] else ""
    if most:
        head = f"At least {rules.MOST_IN_WORDS} of the ratings by {most[0]} are low"
        head += "".join(f", and so are at least {rules.MOST_IN_WORDS} of those by {who}" for who in most[1:])
    return ". ".join(filter(None, [head, rated_low(row, sides, shown)]))


def mostly_low(row: Record, shown: Sequence[str] = PERSPECTIVES) -> list[str]:
    """Return the sides of which half or more rated an action 0 or 1."""
    return [
        side
        for side in shown
        if row[f"{side}_n"] and rules.reaches(row[f"{side}_low"], row[f"{side}_n"], rules.MOST_SHARE)
    ]


@once
def title(table: pd.DataFrame, sides: Sides, shown: Sequence[str] = PERSPECTIVES) -> str:
    """Head Attention; ``table`` is ``in_order``, ``shown`` the perspectives that it is of."""
    named = table[table["populations"] != ""]
    students = dict.fromkeys(name.removesuffix("s") for names in named["populations"] for name in names.split(";"))
    title = _mostly(named, f"{'/'.join(students)} action", sides, shown) or _mostly(table, "action", sides, shown)
    if title:
        return title
    some = int((table["level"] != "").sum())
    if some:
        got = f"{format.number(some, 'action')} got at least one {rules.LOW_IN_WORDS}"
        return f"No action got {rules.LOW_IN_WORDS} in {rules.MOST_IN_WORDS} or more of its ratings; {got}"
    seen = table[[f"{side}_n" for side in shown]].to_numpy().any()
    return (
        "" if seen else in_words.too_few(table, f"to show which actions are rated {rules.LOW_IN_WORDS}")
    ) or f"No action is rated {rules.LOW_IN_WORDS}"


def none_named(assessment: str) -> str:
    """Say why no action that names MLs or SWDs is listed, which is no good sign."""
    if everywhere := framework.current().naming_populations(assessment):
        ids = format.listing([action.id for action in everywhere])
        return f"No action in this focus area names MLs or SWDs. These do: {ids}."
    return _NONE_NAMED


def _mostly(table: pd.DataFrame, noun: str, sides: Sides, shown: Sequence[str]) -> str:
    """Say how many of some actions a side rated mostly 0 or 1, and which sides did; blank where none."""
    found = [low for row in records(table) if (low := mostly_low(row, shown))]
    who = [sides.who(side) for side in shown if any(side in low for low in found)]
    rated = f"{' or '.join(who)} gave a {rules.LOW_IN_WORDS} at least {rules.MOST_IN_WORDS} of the time"
    return f"On {_of(len(found), len(table), noun)}, {rated}" if found else ""


def _of(n: int, every: int, noun: str) -> str:
    """Say how many of all.

    >>> _of(1, 1, "action"), _of(2, 2, "action"), _of(4, 4, "action"), _of(3, 4, "action")
    ('the only action', 'both actions', 'all 4 actions', '3 of the 4 actions')
    """
    if n < every:
        return f"{n} of the {every} {noun}s"
    return f"the only {noun}" if n == 1 else f"both {noun}s" if n == 2 else f"all {n} {noun}s"

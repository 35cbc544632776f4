"""Priorities: the reasons for each action in words, each with its number, and as a table."""

from __future__ import annotations

import pandas as pd

from ilt import format, framework, rules
from ilt.cache import once
from ilt.charts.priorities import Bars
from ilt.people import Sides
from ilt.priorities import DEFAULT, POINTS, REASONS, Priority, RankedActions, Reason, Weighing, first, ties
from ilt.ratings import CROSS, PERSPECTIVES, SELF
from ilt.rules import MOST_SHARE, reaches
from ilt.screens import in_words

HOW = f"""
Each action that anyone rated {rules.LOW_IN_WORDS} gets **points**, up to {POINTS}. Each column is one reason to choose
it. A longer bar means more points, and the pale bar shows the most points that a reason can give. The number above a
bar says how many ratings (or schools) it is based on. Add up the bars in a row to get the action's points. Actions with
no ratings, or too few raters to show, get none.

Use *Adjust the weights* to change how much each reason counts. If you bookmark the page, the weights are saved with it.
**Why 1s count extra**: it may be easier to build on an action that is present but inconsistent (1) than on one that
is not present (0), so each 1 from the team itself adds points. You can reverse this or turn it off. A school is **low**
on an action if {rules.MOST_IN_WORDS} or more of its ratings are {rules.LOW_IN_WORDS}.

The order is a starting point for your discussion, not a decision. You know things that numbers cannot show.
"""
ADJUST = "Adjust the weights"
COUNTS_EXTRA = "Which low ratings count extra"
EXTRA = {True: "1s: present but inconsistent", False: "0s: not present"}
LEVELS_MEAN = "High counts twice as much as medium. *How it’s calculated* explains the defaults."
NOTHING_LOW, CHOOSE_ANOTHER = "No low ratings shown", "Choose another school, focus area or round."
BY_SCHOOL = "Show by school"
WEIGHED = " with these weights"
POINTS_FROM, TABLE_ALT = "Where the points come from", "The points for each action and where they come from"
ALL_OFF = "All weights are off. Turn on at least one above. Until then, the table is in framework order."
NONE_NAMED = "No district action focuses on MLs or SWDs, so that reason does not apply here."
EQUAL = "Actions with equal points are in framework order."
DOWNLOAD = "Download the table (CSV)"


def every_action(actions: int) -> str:
    """Name the switch that shows all actions."""
    return f"Show all {actions} actions"


LEVELS = {0: "Off", 1: "Medium", 2: "High"}
TIPS = (("action", "Action"), ("part", "Reason"), ("tip", "Points"))
"""What a tooltip says: fields, each with its name."""
KINDS = {True: "1", False: "0"}
_COUNTS_EXTRA = {
    True: "present but inconsistent, so it may be easier to improve",
    False: "not present, so it may matter most",
}
_TIED = 4
"""So many actions of equal points are named in a line; the table has all."""


def reason_names(sides: Sides, weighing: Weighing = DEFAULT) -> dict[str, str]:
    """Return what the reasons are called."""
    own, other = (format.capital(f"{sides.people(side)}s") for side in PERSPECTIVES)
    return {
        "own": f"{own} rated it {rules.LOW_IN_WORDS}",
        "other": f"{other} rated it {rules.LOW_IN_WORDS}",
        "named": "It focuses on MLs or SWDs",
        "wide": "Rated low by many schools" if sides.assessment == "district" else "Low in many schools",
        "reach": f"{own} rated it {KINDS[weighing.partly_first]}",
    }


def weighed(sides: Sides, weighing: Weighing) -> str:
    """Say how much each reason counts: ``High weight: “Team members rated it 0 or 1”. ... Off: ...``."""
    called = reason_names(sides, weighing)
    levels = []
    for level in sorted(LEVELS, reverse=True):
        counted = [called[name] for name in REASONS if weighing.weights[name] == level]
        counted = [name for name in counted if sides.assessment == "school" or name != called["named"]]
        if counted:
            levels.append(f"{LEVELS[level]}{' weight' if level else ''}: {', '.join(f'“{name}”' for name in counted)}.")
    return " ".join(levels)


def reason_in_words(name: str, reason: Reason, sides: Sides, weighing: Weighing = DEFAULT) -> str:
    """Say one reason with its numbers; blank where it gives no points."""
    if not reason.of:
        return ""
    if name == "named":
        return "it focuses on MLs or SWDs"
    if name == "wide":
        schools = in_words.of_schools(reason.of, reason.whole, bool(reason.why))
        if sides.assessment == "district":
            return f"{schools} rate{'s' if reason.of < 2 else ''} the district ILT low on it"
        return f"{schools} {'is' if reason.of < 2 else 'are'} low on it"
    side, rated = (CROSS, rules.LOW_IN_WORDS) if name == "other" else (SELF, rules.LOW_IN_WORDS)
    rated = KINDS[weighing.partly_first] if name == "reach" else rated
    said = in_words.share(sides, side, reason.of, reason.whole, rated=rated)
    return f"{said} ({_COUNTS_EXTRA[weighing.partly_first]})" if name == "reach" else said


def because(one: Priority, sides: Sides, weighing: Weighing = DEFAULT) -> str:
    """Say why an action stands where it does: every reason that gave it points, those that gave most first."""
    order = sorted((name for name in REASONS if weighing.weights[name]), key=lambda name: -one.points[name])
    reasons_in_words = {name: reason_in_words(name, one.reasons[name], sides, weighing) for name in order}
    if reasons_in_words.get("own") and reasons_in_words.get("reach"):
        # Two shares of the same people, one after the other, would sound like a repetition.
        del reasons_in_words["reach"]
        reasons_in_words["own"] += f" ({_of_them(one, sides, weighing)})"
    reasons = list(reasons_in_words.values())
    action = framework.current().by_id[one.action_id]
    reasons = [reason.replace("MLs or SWDs", action.names) for reason in reasons if reason]
    if not reasons:
        return "none of the reasons that count here apply"
    return "; ".join([*reasons[:-1], f"and {reasons[-1]}" if reasons[1:] else reasons[-1]])


def _of_them(one: Priority, sides: Sides, weighing: Weighing) -> str:
    """Say how many of a team's low ratings count extra, and why: ``24 rated it 1: present but inconsistent``."""
    part, low, kind = one.reasons["reach"].of, one.reasons["own"].of, KINDS[weighing.partly_first]
    many = f"{part} of them" if part < low else ("both of them" if low == 2 else f"all {low} of them")
    rated = "rated it" if sides.are_people(SELF) else f"{'is' if part == 1 else 'are'} a"
    return f"{f'{many} {rated}' if low > 1 else 'a'} {kind}: {_COUNTS_EXTRA[weighing.partly_first]}"


def title(
    found: list[Priority], weighing: Weighing = DEFAULT, school: str = "", levels: pd.DataFrame | None = None
) -> str:
    """Head the screen with the actions to choose from, for the one ``school`` that is looked at.

    ``levels``: the rows of ``findings.scoped`` of the team, which say whether ratings are hidden.
    """
    labels = [format.quoted(one.action_id) for one in first(found)]
    if labels:
        return f"{f'{school}: start' if school else 'Start'} with {format.listing(labels, 'or')}"
    if not found:
        hidden = in_words.too_few(levels, "to say where to start") if levels is not None else ""
        if hidden and levels is not None and not levels["n"].any():
            return hidden
        return f"No action{' shown' if hidden else ''} is rated {rules.LOW_IN_WORDS}, so nothing has to come first"
    if any(weighing.weights.values()):
        return "None of the reasons that count here apply to any action"
    return "All weights are off, so no action comes first"


def why(found: list[Priority], sides: Sides, weighing: Weighing = DEFAULT) -> str:
    """Say what most of the first actions have in common, of what counts; blank where nothing is to be said of any."""
    front = {one.place: one for one in first(found)}
    said: dict[tuple[int, ...], list[str]] = {}
    for name in (name for name in REASONS if weighing.weights[name] and name != "reach"):
        reasons = {at: one.reasons[name] for at, one in front.items()}
        holds = tuple(at for at, one in reasons.items() if one.of and reaches(one.of, one.whole, MOST_SHARE))
        said.setdefault(holds, []).append(name)
    said.pop((), None)
    if not said:
        return ""
    who = max(said, key=lambda holds: (len(holds), [-at for at in holds]))
    subject = ("it", "both", "all three")[len(who) - 1]
    if len(who) < len(front):
        subject = "the " + format.listing([("first", "second", "third")[at - 1] for at in who])
    return format.capital(_common(said[who], [front[at] for at in who], subject, sides))


def _common(names: list[str], ones: list[Priority], subject: str, sides: Sides) -> str:
    """Say what actions share: ``for all three, half or more of the district ratings are low; they focus on MLs``."""
    actions = framework.current().by_id
    rated = [f"the {sides.ratings(side)}s" for name, side in (("own", SELF), ("other", CROSS)) if name in names]
    for_whom = "" if subject == "it" else f"for {subject}, "
    said = [f"{for_whom}{rules.MOST_IN_WORDS} or more of {' and of '.join(rated)} are low"] if rated else []
    more = []
    if "named" in names:
        students = dict.fromkeys(actions[one.action_id].names for one in ones)
        more.append(f"focus{'es' if len(ones) == 1 else ''} on {format.listing(tuple(students))}")
    if "wide" in names:
        shown = " shown" if any(one.reasons["wide"].why for one in ones) else ""
        low = "rated low by" if sides.assessment == "district" else "low in"
        more.append(f"{'is' if len(ones) == 1 else 'are'} {low} {rules.MOST_IN_WORDS} or more of the schools{shown}")
    again = subject if not said else ("it" if len(ones) == 1 else "they")
    return "; ".join([*said, *([f"{again} {' and '.join(more)}"] if more else [])])


def tied(found: list[Priority]) -> list[str]:
    """Say which actions have equal points, where that decides who is among the first."""
    return [
        f"{format.some_or_all([format.quoted(one.action_id) for one in group], _TIED)} have equal points, so they are "
        "in framework order."
        for group in ties(found)
    ]


def uncounted(found: list[Priority], sides: Sides, weighing: Weighing = DEFAULT) -> str:
    """Say which reasons give nothing because no action has figures for them; blank where each has some."""
    called = reason_names(sides, weighing)
    missing = [
        f"{called[name]} ({found[0].reasons[name].why})"
        for name in REASONS
        if found and weighing.weights[name] and not any(one.reasons[name].whole for one in found)
    ]
    return f"No numbers for: {', '.join(missing)}." if missing else ""


@once
def table(found: RankedActions, sides: Sides, weighing: Weighing = DEFAULT) -> pd.DataFrame:
    """Return every action as people read and download it: its place, its points, and each reason with its numbers."""
    by_id = framework.current().by_id
    called = reason_names(sides, weighing)
    rows = []
    for one in found:
        row: dict[str, object] = {
            "Rank": one.place,
            "Id": one.action_id,
            "Action": by_id[one.action_id].text,
            f"Points out of {POINTS}": format.figure(float(one.score)),
        }
        for name in REASONS:
            row[called[name]] = numbers(name, one.reasons[name])
            row[f"{called[name]}: points"] = format.figure(float(one.points[name]))
        rows.append(row)
    return pd.DataFrame(rows)


def numbers(name: str, reason: Reason) -> str:
    """Print a reason's numbers: ``5 of 7``; ``yes`` or ``no`` for the names."""
    if name == "named":
        return "yes" if reason.of else "no"
    return f"{reason.of} of {reason.whole}" if reason.whole else reason.why


@once
def for_chart(found: RankedActions, sides: Sides, weighing: Weighing = DEFAULT, most: int | None = None) -> Bars:
    """Return the first actions as ``charts.priorities`` takes them: a column a reason that counts, all on one scale."""
    called, weights = reason_names(sides, weighing), weighing.weights
    counted = [name for name in REASONS if weights[name]]
    few, highest, total = found[:most], max(weights.values()) or 1, sum(weights.values()) or 1
    rows = [
        {
            "key": one.action_id,
            "column": at,
            "filled": float(one.reasons[name].share) * weights[name] / highest,
            "room": weights[name] / highest,
            "text": numbers(name, one.reasons[name]),
            "part": called[name],
            "tip": f"{format.figure(float(one.points[name]))} of {format.figure(POINTS * weights[name] / total)}",
        }
        for one in few
        for at, name in enumerate(counted)
    ]
    return Bars(
        f"points\nof {POINTS}",
        [called[name] for name in counted],
        {one.action_id: format.figure(float(one.score)) for one in few},
        pd.DataFrame(rows),
    )

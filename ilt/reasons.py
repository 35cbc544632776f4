"""Reasons: priorities in words, each with its number, and as a table."""

from __future__ import annotations

import pandas as pd

from ilt import framework, sentences
from ilt.priorities import DEFAULT, PARTS, POINTS, Part, Priority, Weighing, first, ties
from ilt.rules import MOST_SHARE, reaches

LEVELS = {0: "Off", 1: "Some", 2: "Much"}
KINDS = {True: "1", False: "0"}
_TIED = 4
"""So many actions of equal points are named in a line; the table has all."""


def names(assessment: str, weighing: Weighing = DEFAULT) -> dict[str, str]:
    """Return what the parts are called."""
    school = assessment == "school"
    return {
        "own": "Own raters put it low" if school else "Its members put it low",
        "other": "Visitors put it low" if school else "School people put it low",
        "named": "It names MLs or SWDs",
        "wide": "Low in many schools",
        "reach": ("Own raters" if school else "Its members") + f" give it a {KINDS[weighing.partly_first]}",
    }


def weighed(assessment: str, weighing: Weighing) -> str:
    """Say how much each part counts: ``Much: own raters put it low. Some: ... Off: ...``."""
    called = names(assessment, weighing)
    levels = []
    for level in sorted(LEVELS, reverse=True):
        parts = [called[name] for name in PARTS if weighing.weights[name] == level]
        parts = [f"{part[0].lower()}{part[1:]}" for part in parts if assessment == "school" or part != called["named"]]
        if parts:
            levels.append(f"{LEVELS[level]}: {', '.join(parts)}.")
    return " ".join(levels)


def _sides(assessment: str) -> tuple[str, str]:
    return ("own raters", "district visitors") if assessment == "school" else ("members", "school people")


def told(name: str, part: Part, assessment: str, weighing: Weighing = DEFAULT) -> str:
    """Say one part with its numbers, as a reason; blank where it gives none."""
    if not part.of:
        return ""
    own, other = _sides(assessment)
    low, s = f"{part.of} of {part.whole}", "s" * (part.of == 1)
    if part.whole == 1:
        own, other = own.removesuffix("s"), other.removesuffix("s")
    return {
        "own": f"{low} {own} rate{s} it low",
        "other": f"{low} {other} rate{s} it low",
        "named": "it names MLs or SWDs",
        "wide": f"it is low in {low} schools{part.why}",
        "reach": f"{low} {own} give{s} it a {KINDS[weighing.partly_first]}",
    }[name]


def because(one: Priority, assessment: str, weighing: Weighing = DEFAULT) -> str:
    """Say why an action stands where it does: every reason that gave it points, those that gave most first."""
    order = sorted((name for name in PARTS if weighing.weights[name]), key=lambda name: -one.points[name])
    reasons = [told(name, one.parts[name], assessment, weighing) for name in order]
    action = framework.current().by_id[one.action_id]
    reasons = [reason.replace("MLs or SWDs", action.names) for reason in reasons if reason]
    return sentences.listing(reasons) if reasons else "nothing that counts here speaks for it"


def title(found: list[Priority], weighing: Weighing = DEFAULT) -> str:
    """Head the screen with the actions to choose from."""
    labels = [sentences.quoted(one.action_id) for one in first(found)]
    if labels:
        return "Start with " + " or ".join(filter(None, [", ".join(labels[:-1]), labels[-1]]))
    if not found:
        return "No action is rated 0 or 1, so nothing has to come first"
    if any(weighing.weights.values()):
        return "Nothing that counts here speaks for any action"
    return "Every weight is off, so no action comes first"


def why(found: list[Priority], assessment: str, weighing: Weighing = DEFAULT) -> str:
    """Say what most of the first actions have in common, of what counts; blank where nothing is to be said of any."""
    front = {one.place: one for one in first(found)}
    own, other = _sides(assessment)
    actions = framework.current().by_id
    said: dict[tuple[int, ...], list[str]] = {}
    for name in (name for name in PARTS if weighing.weights[name] and name != "reach"):
        parts = {at: one.parts[name] for at, one in front.items()}
        holds = tuple(at for at, part in parts.items() if part.of and reaches(part.of, part.whole, MOST_SHARE))
        named = dict.fromkeys(actions[front[at].action_id].names for at in holds)
        clause = {
            "own": f"low with most {own}",
            "other": f"low with most {other}",
            "named": f"name{'s' * (len(holds) == 1)} {sentences.listing(tuple(named))}",
            "wide": "low in most schools" + "".join({part.why for part in parts.values() if part.of}),
        }[name]
        said.setdefault(holds, []).append(clause)
    said.pop((), None)
    if not said:
        return ""
    who = max(said, key=lambda holds: (len(holds), [-at for at in holds]))
    low = [clause for clause in said[who] if clause.startswith("low")]
    clauses = [f"{'is' if len(who) == 1 else 'are'} {sentences.listing(low)}"] * bool(low)
    clauses += [clause for clause in said[who] if clause not in low]
    subject = ("it", "both", "all three")[len(who) - 1]
    if len(who) < len(front):
        subject = "the " + sentences.listing([("first", "second", "third")[at - 1] for at in who])
    return sentences.capital(f"{subject} {sentences.listing(clauses)}")


def tied(found: list[Priority]) -> list[str]:
    """Say which actions have equal points, where that decides who is among the first."""
    return [
        f"{sentences.some([sentences.quoted(one.action_id) for one in group], _TIED)} have equal points: only the "
        "framework’s order puts one before the other."
        for group in ties(found)
    ]


def uncounted(found: list[Priority], assessment: str, weighing: Weighing = DEFAULT) -> str:
    """Say which parts give nothing because no action has figures for them; blank where each has some."""
    called = names(assessment, weighing)
    missing = [
        f"{called[name]} ({found[0].parts[name].why})"
        for name in PARTS
        if found and weighing.weights[name] and not any(one.parts[name].whole for one in found)
    ]
    return f"No figures for: {', '.join(missing)}." if missing else ""


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
            f"Points of {POINTS}": sentences.figure(float(one.score)),
        }
        for name in PARTS:
            row[called[name]] = shown(name, one.parts[name])
            row[f"{called[name]}: points"] = sentences.figure(float(one.points[name]))
        rows.append(row)
    return pd.DataFrame(rows)


def shown(name: str, part: Part) -> str:
    """Print a part's numbers: ``5 of 7``; ``yes`` or ``no`` for the names."""
    if name == "named":
        return "yes" if part.of else "no"
    return f"{part.of} of {part.whole}" if part.whole else part.why

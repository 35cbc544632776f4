"""The plan of a meeting: its steps in order, and how its minutes are shared out among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LENGTHS = (45, 50, 60)
"""Minutes that are offered first."""
SHORTEST, LONGEST = 15, 180


@dataclass(frozen=True)
class Part:
    """One step of a meeting.

    Attributes
    ----------
    name
        What the map calls it.
    share
        How much of the time it gets, beside the others.
    """

    key: str
    name: str
    share: int


PARTS = (
    Part("before", "Last time’s next steps", 3),
    Part("purpose", "Purpose and norms", 2),
    Part("who", "Who rated", 1),
    Part("predict", "Predict", 2),
    Part("reveal", "The five areas", 2),
    Part("observe", "Observe", 8),
    Part("sides", "We and they", 3),
    Part("splits", "Where we are split", 3),
    Part("attention", "Attention", 3),
    Part("change", "What changed", 2),
    Part("infer", "Why", 6),
    Part("agree", "Agree", 4),
    Part("choose", "Choose", 4),
    Part("next", "Next steps", 6),
    Part("close", "Close", 1),
)
BY_KEY = {part.key: part for part in PARTS}
KEYS = tuple(BY_KEY)


def arranged(given: object) -> tuple[str, ...]:
    """Return the steps that a kept plan names, in its order; all of them where it names none."""
    named = [key for key in given if isinstance(key, str) and key in BY_KEY] if isinstance(given, Sequence) else []
    return tuple(dict.fromkeys(named)) or KEYS


def seconds(plan: Iterable[str], minutes: int) -> dict[str, int]:
    """Share the minutes of a meeting out among its steps, in whole seconds; together they are all of it."""
    plan = tuple(plan)
    whole = sum(BY_KEY[key].share for key in plan)
    found, given, shares = {}, 0, 0
    for key in plan:
        shares += BY_KEY[key].share
        until = minutes * 60 * shares // whole
        found[key], given = until - given, until
    return found


def moved(plan: Sequence[str], key: str, by: int) -> tuple[str, ...]:
    """Return a plan with one step so many places later (earlier, where it is less than 0)."""
    others = [one for one in plan if one != key]
    place = min(max(plan.index(key) + by, 0), len(others))
    return (*others[:place], key, *others[place:])

"""The plan of a meeting: its steps in order, and how its minutes are shared among them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ilt.meetings.steps import BY_KEY, KEYS

LENGTHS = (45, 50, 60)
"""Minutes that are offered first."""
SHORTEST, LONGEST = 15, 180
BRIEF = 4
"""A step with next to nothing to show gets so many times less."""


def arranged(stored: object) -> tuple[str, ...]:
    """Return the steps that a stored plan names, in its order; all of them where it names none."""
    named = [key for key in stored if isinstance(key, str) and key in BY_KEY] if isinstance(stored, Sequence) else []
    return tuple(dict.fromkeys(named)) or KEYS


def seconds(plan: Iterable[str], minutes: int, brief: Collection[str] = ()) -> dict[str, int]:
    """Share the minutes of a meeting among its steps, in whole seconds; together they are all of it.

    Each of ``brief``, which have next to nothing to show, gets a quarter of what it would.
    """
    share = {key: BY_KEY[key].share * (1 if key in brief else BRIEF) for key in plan}
    whole = sum(share.values())
    found, spent, shares = {}, 0, 0
    for key, own in share.items():
        shares += own
        until = minutes * 60 * shares // whole
        found[key], spent = until - spent, until
    return found


def moved(plan: Sequence[str], key: str, by: int) -> tuple[str, ...]:
    """Return a plan with one step so many places later (earlier, where it is less than 0)."""
    others = [one for one in plan if one != key]
    place = min(max(plan.index(key) + by, 0), len(others))
    return (*others[:place], key, *others[place:])

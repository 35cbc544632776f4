"""How long a store has lived, by a clock that may jump: a workspace is only as old as the time that was lived since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

HOUR = 3_600_000
DAY = 24 * HOUR
FIRST = 1_767_225_600_000
"""1 January 2026, in milliseconds: a clock that shows less has lost its battery, and is not listened to."""
STEP = 2 * DAY
"""A step of the clock up to this long counts at once: a night, a weekend's start."""
BELIEVED = 400 * DAY
"""A longer leap is never counted."""
CONFIRMED = DAY
"""A leap in between, such as a laptop's summer, counts once the clock has stood by it for so long."""


def when(milliseconds: int) -> datetime:
    """Return a time of the database, in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


@dataclass(frozen=True)
class Clock:
    """What is known of time, all in milliseconds.

    Attributes
    ----------
    seen
        What the computer's clock showed last; 0 where it was never seen.
    lived
        The time that counts for an age.
    doubted, since
        A leap (back: negative) that is not counted yet, and what the clock showed right after it.
    """

    seen: int = 0
    lived: int = 0
    doubted: int = 0
    since: int = 0

    def tick(self, now: int) -> Clock:
        """Return the clock after the computer's showed ``now``."""
        if now < FIRST:
            return self
        if not self.seen:
            return replace(self, seen=now)
        step = now - self.seen
        clock = replace(self, seen=now)
        if abs(step) <= STEP:
            clock = replace(clock, lived=clock.lived + step)
        elif abs(step) <= BELIEVED or clock.doubted:
            # Leaps there and back undo each other; one back is never counted by itself.
            leap = clock.doubted + step
            clock = replace(clock, doubted=leap if abs(leap) <= BELIEVED else 0, since=now)
        if clock.doubted and now - clock.since >= CONFIRMED:
            clock = replace(clock, lived=clock.lived + max(clock.doubted, 0), doubted=0)
        return clock

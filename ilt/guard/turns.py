"""Whose turn it is: few readings at once, and none waits long because another visitor has many."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """So many at once; who has none goes first, and nobody has all of them while another waits or may come.

    Parameters
    ----------
    most
        How many work at once, at least 2.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._changed = threading.Condition()
        self._working: Counter[object] = Counter()
        self._waiting: list[tuple[object, object]] = []

    @contextmanager
    def taken(self, who: object) -> Iterator[None]:
        """Wait for a turn, and have it while the block runs."""
        ticket = (who, object())
        with self._changed:
            self._waiting.append(ticket)
            try:
                self._changed.wait_for(lambda: self._next() is ticket)
            finally:
                self._waiting.remove(ticket)
            self._working[who] += 1
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._working[who] -= 1
                self._working += Counter()
                self._changed.notify_all()

    def _next(self) -> tuple[object, object] | None:
        """Return whoever may begin: of those with the fewest turns, the one who has waited longest."""
        if self._working.total() >= self.most:
            return None
        may = [ticket for ticket in self._waiting if self._working[ticket[0]] < self.most - 1]
        return min(may, key=lambda ticket: self._working[ticket[0]], default=None)

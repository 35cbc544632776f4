"""Who uses a database just now: what everybody's connections share is closed while nobody does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Uses:
    """Counts uses; ``lock`` is held while one begins, and while the database is opened."""

    def __init__(self, ready: Callable[[], None]) -> None:
        self._ready = ready
        self.lock = threading.Lock()
        self._count, self._ended = 0, threading.Condition(self.lock)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Use the database once it is ``ready``, which is called under the lock."""
        with self.lock:
            self._ready()
            self._count += 1
        try:
            yield
        finally:
            with self.lock:
                self._count -= 1
                self._ended.notify_all()

    def none(self, seconds: float) -> bool:
        """Under the lock, which others may have meanwhile: wait until nobody uses it; return whether that is so."""
        return self._ended.wait_for(lambda: not self._count, seconds)

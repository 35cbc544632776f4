"""Connections to PostgreSQL that are given up when the server says nothing: a line cut on its way tells nobody."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any

import psycopg

ENCODING = "UTF8"
"""What we speak, also to a database that knows no language (SQL_ASCII), which else hands out bytes in place of text."""


class HeardConnection(psycopg.Connection):
    """A connection that fails once nothing came from the server, and nothing could be sent, for so many seconds.

    Without it whoever waits would wait for ever: a firewall that drops a line in silence, or a server whose disk hangs,
    ends no connection.
    """

    silent_seconds: float = 15

    def wait(self, gen: Any, *arguments: Any, **more: Any) -> Any:
        """Wait for what the server does next, as psycopg does."""
        return super().wait(self._while_heard(gen), *arguments, **more)

    def _while_heard(self, steps: Any) -> Generator[Any, Any, Any]:
        heard = time.monotonic()
        try:
            waits_for = next(steps)
            while True:
                ready = yield waits_for
                now = time.monotonic()
                if ready:
                    heard = now
                elif now > heard + self.silent_seconds:
                    self.pgconn.finish()
                    raise psycopg.OperationalError("the server says nothing")
                waits_for = steps.send(ready)
        except StopIteration as done:
            return done.value

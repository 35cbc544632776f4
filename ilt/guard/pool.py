"""Guard processes: started beforehand, kept warm, given one reading at a time, and ended alone."""

from __future__ import annotations

import atexit
import contextlib
import math
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ilt.guard import frames
from ilt.guard.turns import Turns
from ilt.reading import limits

AT_ONCE = 2
"""So many read at once: each may take a processor, and the memory of its limit."""
_PROGRAM = Path(__file__).with_name("process.py")
_START_SECONDS = 60
_LOOK_SECONDS = 0.5
_REST_SECONDS = 0.5
_PIPE = 2**20
"""So many bytes wait in a pipe, where the system lets them."""
_SETTINGS = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
"""Others reserve address space by the gigabyte, and what is reserved already no limit of memory counts."""
turns = Turns(AT_ONCE)


class DiedError(Exception):
    """A guard ended before it was done.

    Attributes
    ----------
    at
        What it was at: the place of a file, how many files there are where it was at all of them together, or ``None``
        where it had begun with none.
    late
        Whether it was ended because it took too long.
    why
        What failed in our own program, where that is what happened; nothing of a file is in it.
    """

    def __init__(self, at: int | None, *, late: bool, why: str = "") -> None:
        super().__init__(why)
        self.at, self.late, self.why = at, late, why


class Guard:
    """One guard process."""

    def __init__(self) -> None:
        # The arguments are our own: files go in as bytes. With -P it takes no module from its own folder.
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", str(_PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pipesize=_PIPE,
            env={**os.environ, **_SETTINGS},
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        self._late = False
        self.ended = False

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    def ask(
        self, request: dict[str, Any], blob: Callable[[int], bytes], limit: Callable[[int, float], float]
    ) -> tuple[dict[str, Any], list[bytes]]:
        """Ask for a reading, hand in each file when it is wanted, and return the answer.

        Parameters
        ----------
        request
            What ``process`` takes.
        blob
            The bytes of a file, by its place.
        limit
            How many seconds it may be at what comes next, by the place of the file, and by the seconds of a
            processor that it has had in all.

        Raises
        ------
        DiedError
            It ended, or was ended, before it was done.
        """
        at: int | None = None
        many = len(request["files"])
        try:
            with self._ended_after(_START_SECONDS):
                self._send(request)
                header, blobs = self._receive()
            while "at" in header:
                at = int(header["at"])
                with self._ended_after(limit(at, self._worked())):
                    if at < many:
                        self._send({}, [blob(at)])
                    header, blobs = self._receive()
        except (frames.BrokenError, OSError, ValueError) as error:
            self.end()
            raise DiedError(at, late=self._late) from error
        if "done" not in header:
            self.end()
            raise DiedError(at, late=False, why=str(header.get("failed", "")))
        return header, blobs

    def rest(self) -> bool:
        """Wait until it has forgotten what it read; ``False`` where another takes its place."""
        try:
            with self._ended_after(_START_SECONDS):
                return bool(self._receive()[0].get("rested"))
        except (frames.BrokenError, OSError, ValueError):
            return False

    def end(self) -> None:
        """End it now."""
        self.ended = True
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _send(self, header: dict[str, Any], blobs: list[bytes] | None = None) -> None:
        assert self._process.stdin  # noqa: S101 - for the type checker
        frames.send(self._process.stdin, header, blobs or [])

    def _receive(self) -> tuple[dict[str, Any], list[bytes]]:
        assert self._process.stdout  # noqa: S101 - for the type checker
        return frames.receive(self._process.stdout)

    @contextlib.contextmanager
    def _ended_after(self, seconds: float) -> Iterator[None]:
        """End it when it has had so many seconds; later, where a busy machine let it work for under half of them."""
        stop = threading.Event()
        watch = threading.Thread(target=self._watch, args=(stop, seconds), daemon=True)
        watch.start()
        try:
            yield
        finally:
            stop.set()

    def _watch(self, stop: threading.Event, seconds: float) -> None:
        worked, patience = self._worked(), limits.BUSY * seconds
        if stop.wait(seconds):
            return
        while patience > seconds and self._worked() - worked < seconds / 2:
            patience -= _LOOK_SECONDS
            if stop.wait(_LOOK_SECONDS):
                return
        self._late = True
        self._process.kill()

    def _worked(self) -> float:
        """Return for how many seconds it had a processor; all there are, where the system does not tell."""
        try:
            stat = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii", errors="replace")
        except OSError:
            return math.inf
        return sum(map(int, stat.rpartition(")")[2].split()[11:13])) / os.sysconf("SC_CLK_TCK")


class _Pool:
    """The guards that wait for work."""

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._idle: list[Guard] = []
        self._ages = 0
        self._resting = 0

    def take(self) -> tuple[Guard, int]:
        with self._lock:
            # One that is about to come back is there sooner than a new one.
            self._lock.wait_for(lambda: self._idle or not self._resting, timeout=_REST_SECONDS)
            while self._idle:
                guard = self._idle.pop()
                if guard.alive:
                    return guard, self._ages
                guard.end()
            return Guard(), self._ages

    def give_back(self, guard: Guard, age: int) -> None:
        """Take a guard back when it has forgotten what it read, and start another where none waits."""
        with self._lock:
            self._resting += 1
        threading.Thread(target=self._rest, args=(guard, age), daemon=True).start()

    def _rest(self, guard: Guard, age: int) -> None:
        rested = not guard.ended and guard.rest()
        with self._lock:
            self._resting -= 1
            returned = rested and age == self._ages and len(self._idle) < AT_ONCE
            if returned:
                self._idle.append(guard)
            self._lock.notify_all()
        if not returned:
            guard.end()
            self.warm()

    def warm(self) -> None:
        with self._lock, contextlib.suppress(OSError):
            if not self._idle:
                self._idle.append(Guard())

    def end(self) -> None:
        with self._lock:
            self._ages += 1
            idle, self._idle = self._idle, []
        for guard in idle:
            guard.end()


_pool = _Pool()


def ask(
    request: dict[str, Any], blob: Callable[[int], bytes], limit: Callable[[int, float], float]
) -> tuple[dict[str, Any], list[bytes]]:
    """Ask a guard, as ``Guard.ask`` does; one that ended while it waited is not what is asked about."""
    for again in (True, True, False):
        try:
            guard, age = _pool.take()
        except OSError as error:  # no process, or no memory for one
            raise DiedError(None, late=False) from error
        try:
            return guard.ask(request, blob, limit)
        except DiedError as died:
            if died.at is not None or not again:
                raise
        finally:
            _pool.give_back(guard, age)
    raise AssertionError


def warm() -> None:
    """Start a guard if none waits, so that the first reading need not."""
    _pool.warm()


def end() -> None:
    """End all guards that wait, and each other one after its reading: nothing that was read stays in any memory."""
    _pool.end()


atexit.register(end)
if hasattr(os, "register_at_fork"):
    # Two processes at the end of one pipe would get each other's answers.
    os.register_at_fork(after_in_child=_pool.__init__)  # type: ignore[misc]

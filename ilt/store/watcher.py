"""One watcher a process: it hears of what is written to a store, by whomever, and wakes only the windows concerned."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from weakref import ref

from ilt.store import database
from ilt.store.errors import StoreError, in_words
from ilt.store.saver import Saver
from ilt.store.workspaces import CHANNEL, Store

LOOK_SECONDS = 0.25
"""So often it looks whether another program wrote to an SQLite file, and how savers are."""
NET_SECONDS = 10.0
"""So often it asks for the versions of all workspaces although nothing was heard: a message may be lost."""
DEAF_SECONDS = 1.0
"""So often it asks while PostgreSQL sends it no messages."""
AGAIN_SECONDS = 2.0
"""A window that did not come is woken again after so long, and a database that failed is tried again."""
GONE = -1
_log = logging.getLogger(__name__)


class Waiting:
    """What a window has while its workspace cannot be opened."""


@dataclass(eq=False)
class Window:
    """A window that shows a workspace, or waits for one that cannot be opened now.

    Attributes
    ----------
    has
        Its saver, or what it has while it waits: held weakly, so that the window ends with its visitor's session.
    shown
        What it last showed of saving: ``Saver.status``, and how many databases were put aside.
    woken
        Whether it was woken and has not looked since.
    """

    name: Hashable
    key: str
    has: ref[Saver | Waiting]
    wake: Callable[[Window], object]
    shown: tuple[Any, int]
    woken: bool = False
    reason: object = "waiting"
    at: float = 0.0


class Watcher:
    """Wakes windows when their workspace was changed, deleted or could not be saved; usable from any thread.

    It compares versions, not messages: many changes at once wake a window once, and a window that was woken in vain is
    woken again. While no window watches, it does nothing.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._windows: dict[Hashable, Window] = {}
        self._versions: dict[str, int] = {}
        self._fallen: set[str] = set()
        self._heard: set[str] = set()
        self._state, self._stir, self._stop = threading.RLock(), threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._stale, self._queried, self._failed = True, 0.0, 0.0
        self._fault: StoreError | None = None
        self._identity = ""
        self._ear: Any = None
        self._ear_in_use = threading.Lock()
        self._seen = -1
        store.listeners.append(self.heard)
        store.reopening.append(self._deafen)

    def watch(self, name: Hashable, has: Saver | Waiting, wake: Callable[[Window], object]) -> None:
        """Wake a window from now on; to be called each time that it has looked. ``wake`` is called in our thread.

        One that waits is woken every few seconds, while the database does not fail.
        """
        saver = has if isinstance(has, Saver) else None
        key = saver.key if saver else ""
        shown = (saver.status if saver else None, len(self._store.put_aside))
        with self._state:
            window = self._windows.get(name)
            if window is None or window.has() is not has or window.key != key:
                window = Window(name, key, ref(has), wake, shown, at=time.monotonic())
                self._windows[name] = window
            window.woken, window.shown, window.wake = False, shown, wake
            if saver and key not in self._versions:
                self._stale = True
            if self._thread is None and not self._stop.is_set():
                self._thread = threading.Thread(target=self._run, name="watching", daemon=True)
                self._thread.start()
        self._stir.set()

    def leave(self, name: Hashable) -> None:
        """Wake a window no more."""
        with self._state:
            self._windows.pop(name, None)
            watched = {window.key for window in self._windows.values()}
            self._versions = {key: version for key, version in self._versions.items() if key in watched}

    def heard(self, key: str, version: int) -> None:
        """Take in that a workspace has a new version (``GONE``: that it is deleted); a blank key: that any may have."""
        with self._state:
            self._heard.add(key)
            if not key:
                self._stale = True
            elif key in self._versions:
                self._versions[key] = GONE if version == GONE else max(self._versions[key], version)
        self._stir.set()

    def close(self) -> None:
        """Stop, and give back what it listens with."""
        self._stop.set()
        self._stir.set()
        if self._thread is not None:
            self._thread.join(10)
        self._store.listeners.remove(self.heard)
        self._store.reopening.remove(self._deafen)

    def __len__(self) -> int:
        """Return how many windows watch."""
        return len(self._windows)

    def _run(self) -> None:
        while not self._stop.is_set():
            if not self._windows:
                self._deafen()
                self._stir.wait()
                self._stir.clear()
                continue
            try:
                self._look()
                for window in self._due():
                    window.wake(window)
            except Exception:  # noqa: BLE001 - without this thread no window hears anything any more
                _log.exception("Could not look for changes; trying again.")
                self._stop.wait(AGAIN_SECONDS)
            self._wait()
        self._deafen()

    def _wait(self) -> None:
        """Wait until something is written in this program, or PostgreSQL says so, or it is time to look."""
        if self._ear is not None and self._postgresql:
            try:
                for note in self._ear.notifies(timeout=LOOK_SECONDS, stop_after=1):
                    key, _, version = note.payload.partition(" ")
                    self.heard(key, int(version or GONE))
            except self._driver_error:
                self._deafen()
        else:
            self._stir.wait(LOOK_SECONDS)
        self._stir.clear()

    def _look(self) -> None:
        """Learn the versions of all workspaces that are watched, where they may be others than those that are known."""
        now = time.monotonic()
        if self._fault and now < self._failed + AGAIN_SECONDS:
            return
        try:
            listening = self._ear is not None or self._in_memory
            if self._elsewhere() or self._stale or now > self._queried + (NET_SECONDS if listening else DEAF_SECONDS):
                self._ask()
            self._fault = None
        except StoreError as error:
            self._fault, self._failed, self._stale = error, now, True
            self._deafen()
            for saver in self._savers():
                if saver.started and not saver.trouble:
                    saver.fail(error)

    def _elsewhere(self) -> bool:
        """Tell whether another program may have written, or another database took the place of this one."""
        identity = self._store.open()
        if identity != self._identity:
            self._identity = identity
            self._deafen()
            self._stale = True
        if self._in_memory:
            return False
        try:
            return self._listening() if self._postgresql else self._data_version()
        except self._driver_error as error:
            self._deafen()
            raise StoreError("unreachable" if self._postgresql else "disk") from error

    def _listening(self) -> bool:
        """Have PostgreSQL send its messages; return whether some may have been missed before."""
        if self._ear is not None:
            if time.monotonic() > self._queried + NET_SECONDS:
                self._ear.execute("SELECT 1")  # a connection that died in silence is found out
            return False
        ear = self._own_connection()
        ear.autocommit = True
        ear.execute(f"LISTEN {CHANNEL}")
        self._ear = ear
        return True

    def _data_version(self) -> bool:
        """Tell whether anybody wrote to the SQLite file since the last look.

        Whoever opens the database anew closes this connection, in another thread: never amid a question, and none is
        opened while that goes on.
        """
        with self._store.uses.one(), self._ear_in_use:
            ear = self._ear = self._ear or self._own_connection()
            before = self._seen
            (self._seen,) = ear.execute("PRAGMA data_version").fetchone()
            return self._seen != before

    def _own_connection(self) -> Any:
        with in_words():
            pooled = self._store.engine.raw_connection()
            connection = pooled.driver_connection
            pooled.detach()
        return connection

    def _deafen(self) -> None:
        with self._ear_in_use:
            ear, self._ear, self._seen = self._ear, None, -1
            if ear is not None:
                with suppress(self._driver_error):
                    ear.close()

    def _ask(self) -> None:
        """Ask for the versions of all workspaces that are watched, by one query."""
        with self._state:
            self._stale = False
            self._heard.clear()
            keys = {window.key for window in self._windows.values()} - {""}
        found = self._store.versions(keys)
        with self._state:
            self._queried = time.monotonic()
            for key in keys - self._heard:
                version = found.get(key, GONE)
                if version < self._versions.get(key, GONE):  # an older copy of the database was put in its place
                    self._fallen.add(key)
                self._versions[key] = version
            # What was written while the question was under way is newer than its answer.
            for key in keys & self._heard:
                self._versions[key] = max(self._versions.get(key, GONE), found.get(key, GONE))

    def _savers(self) -> Iterable[Saver]:
        with self._state:
            windows = list(self._windows.values())
        found = (window.has() for window in windows)
        return [saver for saver in found if isinstance(saver, Saver)]

    def _due(self) -> list[Window]:
        """Return the windows that have to look, and take them for woken."""
        now = time.monotonic()
        with self._state:
            windows = list(self._windows.values())
        due = []
        for window in windows:
            has = window.has()
            if has is None:  # its visitor left
                self.leave(window.name)
                continue
            reason = self._reason(window, has)
            # Nobody is woken twice for one thing, or while on the way, unless that did not help.
            if reason is None or ((window.woken or reason == window.reason) and now < window.at + AGAIN_SECONDS):
                continue
            window.reason, window.at, window.woken = reason, now, True
            due.append(window)
        return due

    def _reason(self, window: Window, saver: Saver | Waiting) -> object:
        if isinstance(saver, Waiting):
            return None if self._fault else "waiting"
        if saver.saving:
            return None
        shown = (saver.status, len(self._store.put_aside))
        if shown != window.shown:
            return shown
        version = self._versions.get(window.key)
        if self._fault or not saver.started or version is None or saver.gone:
            return None
        if version == GONE or version > saver.version or (version < saver.version and window.key in self._fallen):
            return version
        return "it answers again" if saver.trouble and not saver.unsaved else None

    @property
    def _postgresql(self) -> bool:
        return self._store.engine.dialect.name == "postgresql"

    @property
    def _in_memory(self) -> bool:
        return not self._postgresql and database.file_of(self._store.engine) is None

    @property
    def _driver_error(self) -> type[Exception]:
        found: type[Exception] = self._store.engine.dialect.loaded_dbapi.Error
        return found

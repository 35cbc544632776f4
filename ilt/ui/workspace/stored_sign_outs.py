"""Who signed out, remembered in the database: a copy of their cookie lets nobody in at another server, or a new one.

Digests of sign-ins are stored in a workspace of its own, which no link leads to: where it is follows from the cookie
secret.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from ilt.access import SetupError
from ilt.settings import SettingError
from ilt.store import Saver, Store, StoreError
from ilt.ui import sign_in
from ilt.ui.workspace.database import database

KIND = "sign_out"
COOKIE_DAYS = 31
"""Streamlit (1.67) lets a cookie in for 30 days."""
EVERY_SECONDS = 1.0
WAIT_SECONDS = 0.5
"""So long a click waits for a database that does not answer, until it answers again."""


class _Look:
    """The last look at the database, the list that it found, and which sign-ins are in it, or were."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.saver: Saver | None = None
        self.store: Store | None = None
        self.thread: threading.Thread | None = None
        self.at = -EVERY_SECONDS
        self.stored: set[str] = set()


_last = _Look()


def follow() -> None:
    """Hear who signed out, and store who did here; to be called in each run before it asks who looks."""
    try:
        if not sign_in.set_up() or not database().lasts:
            return
        store, link = database().store, sign_in.link_of_sign_outs()
    except (SetupError, SettingError):  # the screen says so
        return
    with _last.lock:
        news = bool(sign_in.signed_out - _last.stored)
        if (_last.thread and _last.thread.is_alive()) or (time.monotonic() < _last.at + EVERY_SECONDS and not news):
            return
        _last.at = time.monotonic()
        looks = _last.thread = threading.Thread(target=_look, args=(store, link), name="sign-outs", daemon=True)
        looks.start()
    looks.join(WAIT_SECONDS)


def _look(store: Store, link: str) -> None:
    with suppress(StoreError):
        mine = _open(store, link)
        mine.refresh()
        found = mine.all(KIND)
        if new := sign_in.signed_out.difference(_last.stored, found):
            today = datetime.now(UTC).date()
            ended = [key for key, day in found.items() if str(day) < f"{today - timedelta(days=COOKIE_DAYS)}"]
            mine.put_all(KIND, {**dict.fromkeys(ended), **dict.fromkeys(new, f"{today}")})
        sign_in.signed_out.update(found)
        _last.stored.update(new, found)


def _open(store: Store, link: str) -> Saver:
    """Return the list of this server's cookie secret; one of another secret is of no use any more."""
    mine = _last.saver
    if mine is None or (mine.link, _last.store) != (link, store) or mine.gone or not mine.started:
        try:
            mine = Saver.open(store, link, visitor=KIND)
        except StoreError as error:
            if error.kind != "gone":
                raise
            mine = Saver(store, link, visitor=KIND)
        _last.saver, _last.store = mine, store
    return mine

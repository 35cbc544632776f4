"""Workspaces in a database: written whole or not at all, never over what somebody else wrote meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, and_, delete, func, insert, select, update
from sqlalchemy.engine import URL

from ilt.store import clock, database
from ilt.store.entries import (
    RELEASED,
    SOURCE,
    Changes,
    Conflict,
    Edit,
    Entry,
    Written,
    check,
    entry,
    find,
    found_by,
    json_text,
    of_link,
    put,
    put_sources,
    put_view_link,
    rename,
    same,
    sha256,
)
from ilt.store.errors import StoreError, in_words
from ilt.store.links import is_view_only, key_of
from ilt.store.schema import about, contents, entries, workspaces
from ilt.store.uses import Uses


@dataclass(frozen=True)
class Recent:
    """A workspace, for a list of recent ones."""

    link: str
    created: datetime
    changed: datetime
    sources: int


CHANNEL = "ilt_workspaces"
"""Where PostgreSQL says what was written: a workspace's key and version, or nothing where many were deleted."""
_NO_FILE: tuple[int, int] | None = None
_REOPEN = ("damaged", "disk", "read-only", "failed")


class Store:
    """Workspaces in SQLite or PostgreSQL, opened when first used and again after a fault; usable from any thread.

    Parameters
    ----------
    url
        As ``database.connect`` takes it; ``sqlite://`` keeps in memory only.
    listed
        Whether it is of a computer of one's own, where each browser has a list of the workspaces that it opened, and
        folders may be named on screen. Of a link only its SHA-256 is kept, so nobody who sees the database has one.
    now
        The computer's clock, in seconds since 1970.
    most_bytes
        How many bytes of sources all workspaces together may have; ``None``: as many as there is room for.
    """

    def __init__(
        self,
        url: str | URL,
        *,
        listed: bool = False,
        now: Callable[[], float] = time.time,
        most_bytes: int | None = None,
    ) -> None:
        self.engine = database.connect(url)
        self.listed, self.most_bytes = listed, most_bytes
        self.put_aside: list[Path] = []
        """Where damaged databases were put aside to since this program began."""
        self.listeners: list[Callable[[str, int], None]] = []
        """Called with the key and version of a workspace that was written here (-1: deleted); a blank key for any."""
        self.reopening: list[Callable[[], None]] = []
        """Called before the database is opened again: whoever has a connection of their own gives it back."""
        self.identity = ""
        """Tells one database, or copy of it, from another that took its place; blank until it was opened."""
        self.in_memory = self.engine.dialect.name == "sqlite" and not database.file_of(self.engine)
        self._now = now
        self.uses, self._writer = Uses(self._ready), threading.Lock()
        self._opened, self._log = _NO_FILE, _NO_FILE
        self._places: list[tuple[int, int] | None] = []
        self._ticked = 0

    def write(
        self,
        link: str,
        edits: Sequence[Edit],
        *,
        visitor: str,
        sources: Mapping[str, bytes] | None = None,
        begin: bool = False,
    ) -> Written:
        """Keep edits, all of them or, where one conflicts, none.

        Parameters
        ----------
        sources
            Bytes by SHA-256, for edits of kind ``source``; what no entry speaks of any more is deleted.
        begin
            Whether to begin the workspace where there is none.
        """
        check(edits, sources or {})
        if is_view_only(link) and any(edit.kind != RELEASED for edit in edits):
            raise StoreError("view-only")
        with self._writing() as connection:
            now = self._milliseconds()
            lived = self._lived(connection, now)
            begun = begin and not is_view_only(link) and self._begin(connection, key_of(link), now, lived)
            found = connection.execute(
                update(workspaces)
                .where(found_by(link))
                .values(version=workspaces.c.version + 1, changed=now, lived=lived)
                .returning(workspaces.c.id, workspaces.c.version)
            ).one_or_none()
            if found is None:
                raise StoreError("gone")
            key, version = found
            # The row above is ours until the end: nobody writes to this workspace meanwhile.
            known = find(connection, key, {edit.place for edit in edits})
            now_stored = {edit.place: known.get(edit.place) or Entry(edit.kind, edit.key, None) for edit in edits}
            edits = [edit.anew(now_stored[edit.place], visitor) for edit in edits]
            check(edits, {})
            edited = [edit for edit in edits if not same(edit.value, now_stored[edit.place].value)]
            conflicts = [edit for edit in edited if edit.seen != now_stored[edit.place].version]
            if conflicts or not (edited or begun):
                connection.rollback()
                pairs = tuple(Conflict(edit, now_stored[edit.place]) for edit in conflicts)
                return Written(version - 1, () if pairs else tuple(now_stored.values()), pairs)
            changed = [Entry(edit.kind, edit.key, edit.value, version, visitor, now) for edit in edited]
            put(connection, key, changed, known, self.most_bytes)
            if any(edit.kind == SOURCE for edit in edited) and put_sources(
                connection, key, sources or {}, edited, self.most_bytes
            ):
                _set(connection, "to wipe", 1)  # by the next sweep
            put_view_link(connection, key, edited)
            _announce(connection, f"{key} {version}")
        self._say(key, version)
        now_stored |= {one.place: one for one in changed}
        return Written(version, tuple(now_stored.values()))

    def changes(self, link: str, since: int = 0) -> Changes:
        """Return what was written after a version (0: all there is), by one query that an index answers."""
        later = and_(entries.c.workspace == workspaces.c.id, entries.c.version > since)
        chosen = select(workspaces.c.id, workspaces.c.version.label("current"), entries).select_from(
            workspaces.outerjoin(entries, later)
        )
        with self._reading() as connection:
            rows = connection.execute(chosen.where(found_by(link))).all()
            if not rows:
                raise StoreError("gone")
            found = tuple(entry(row) for row in rows if row.kind is not None)
            return Changes(rows[0].current, found, rows[0].id)

    def versions(self, keys: Iterable[str]) -> dict[str, int]:
        """Return the versions of workspaces by their key (``key_of``), by one query; those that are not there lack."""
        with self._reading() as connection:
            chosen = select(workspaces.c.id, workspaces.c.version).where(workspaces.c.id.in_(sorted(keys)))
            return {row.id: row.version for row in connection.execute(chosen)}

    def source(self, link: str, digest: str) -> bytes:
        """Return the bytes of a source, as they were uploaded."""
        wanted = select(contents.c.content).where(of_link(link), contents.c.sha256 == digest)
        with self._reading() as connection:
            content = connection.scalar(wanted)
        if content is None:
            raise StoreError("gone")
        if sha256(bytes(content)) != digest:
            raise StoreError("damaged")
        return bytes(content)

    def all_of(self, link: str) -> tuple[Changes, dict[str, bytes]]:
        """Return everything that is kept of a workspace, as it stood at one moment; sources' bytes by SHA-256."""
        for _ in range(3):
            changes = self.changes(link)
            stored = select(contents.c.sha256, contents.c.content).where(of_link(link))
            with self._reading() as connection:
                found = {row.sha256: bytes(row.content) for row in connection.execute(stored)}
            if all(one.value["sha256"] in found for one in changes.entries if one.kind == SOURCE and one.value):
                return changes, found
        raise StoreError("failed")

    def renew(self, link: str, new: str) -> None:
        """Let a workspace be found by another link, and by the old one no more; a view-only link stays as it is."""
        if is_view_only(link) or is_view_only(new):
            raise StoreError("view-only")
        with self._writing() as connection:
            rename(connection, key_of(link), key_of(new))
            _announce(connection, key_of(link))
        self._say(key_of(link), -1)

    def forget(self, link: str) -> bool:
        """Delete a workspace for good; return whether its bytes left the files too, else ``sweep`` sees to it."""
        if is_view_only(link):
            raise StoreError("view-only")
        with self._writing() as connection:
            # Its entries and sources go with it.
            key = key_of(link)
            connection.execute(delete(workspaces).where(workspaces.c.id == key))
            _set(connection, "to wipe", 1)
            _announce(connection, key)
        self._say(key, -1)
        return self._wipe()

    def sweep(self, days: int | None = None, spared: str = "") -> int:
        """Forget workspaces not changed for so many days (``None``: none) but one; return how many. Each hour."""
        with self._writing() as connection:
            time_ = _tick(connection, self._milliseconds())
            count = 0
            if days is not None:
                old = workspaces.c.lived < time_.lived - days * clock.DAY
                count = connection.execute(delete(workspaces).where(old, workspaces.c.id != key_of(spared))).rowcount
            if count:
                _set(connection, "to wipe", 1)
                _announce(connection, "")
            wipe = _numbers(connection).get("to wipe")
        if count:
            self._say("", -1)
        if wipe:
            self._wipe()
        return count

    def recent(self, links: Iterable[str]) -> list[Recent]:
        """Return those of some links' workspaces that are still kept, the latest changed first."""
        by_key = {key_of(link): link for link in links}
        sources = func.count(entries.c.key)
        of = and_(
            entries.c.workspace == workspaces.c.id, entries.c.kind == json_text(SOURCE), entries.c.value.is_not(None)
        )
        chosen = (
            select(workspaces.c.id, workspaces.c.created, workspaces.c.changed, sources.label("sources"))
            .select_from(workspaces.outerjoin(entries, of))
            .where(workspaces.c.id.in_(by_key))
            .group_by(workspaces.c.id)
            .order_by(workspaces.c.changed.desc())
        )
        with self._reading() as connection:
            rows = connection.execute(chosen).all()
        return [Recent(by_key[row.id], clock.when(row.created), clock.when(row.changed), row.sources) for row in rows]

    def lying_aside(self) -> list[Path]:
        """Return the damaged databases that were ever put aside, and still lie where they were put."""
        file = database.file_of(self.engine)
        return database.lying_aside(file) if file else []

    def open(self) -> str:
        """Open the database if it is not open; return its identity, which no other has, one in its place neither."""
        with self.uses.lock:
            self._ready()
            return self.identity

    def close(self) -> None:
        """Give back connections and files; it opens again when it is used."""
        self.engine.dispose()
        self._opened = None

    def _begin(self, connection: Connection, key: str, now: int, lived: int) -> bool:
        if connection.scalar(select(workspaces.c.id).where(workspaces.c.id == key)) is not None:
            return False
        row = {"id": key, "link": None, "version": 0}
        connection.execute(insert(workspaces).values(**row, created=now, changed=now, lived=lived))
        return True

    def _lived(self, connection: Connection, now: int) -> int:
        """Return the time that counts; the clock's own row, which all writers share, is written once an hour."""
        if abs(now - self._ticked) < clock.HOUR:
            return _numbers(connection).get("lived", 0)
        lived = _tick(connection, now).lived
        self._ticked = now
        return lived

    def _say(self, key: str, version: int) -> None:
        for listener in list(self.listeners):
            listener(key, version)

    def _milliseconds(self) -> int:
        return int(self._now() * 1000)

    def _wipe(self) -> bool:
        try:
            with self.uses.one():
                done = database.wipe(self.engine)
            if done:
                with self._writing() as connection:
                    _set(connection, "to wipe", 0)
        except StoreError:
            return False
        # An open connection keeps the pages that it read, and a statement the values that it was first used with.
        if not self.in_memory:
            self._log = None
            self.engine.dispose()
            with suppress(StoreError), self._reading():
                self._log = database.log_of(self.engine)
        self.engine.clear_compiled_cache()
        return done

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        writing = self.engine.execution_options(**database.WRITES)
        with self._turn(), self.uses.one(), self._in_words(), writing.connect() as connection:
            yield connection
            connection.commit()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Let one thread at a time write to SQLite, in the order in which they came: its own lock knows no order."""
        if self.engine.dialect.name != "sqlite":
            yield
            return
        if not self._writer.acquire(timeout=database.WAIT_SECONDS):
            raise StoreError("locked")
        try:
            yield
        finally:
            self._writer.release()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self.uses.one(), self._in_words(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            with in_words():
                yield
        except StoreError as error:
            if error.kind in _REOPEN and not self.in_memory:
                self._opened = None
            raise

    def _ready(self) -> None:
        """Open the database if it is not open, or if another file lies in its place, or its log is gone."""
        file = database.file_of(self.engine)
        there = self._opened is not None and self._opened == database.place(file)
        # Connections to a log that is gone and to the next one share what SQLite knows of it: never both at once.
        if there and database.lost_log(self.engine, self._log) and not self.uses.none(database.WAIT_SECONDS):
            return
        log_is_lost = there and database.lost_log(self.engine, self._log)
        if there and not log_is_lost:
            return
        if file:
            for let_go in self.reopening:
                let_go()
            if log_is_lost:
                database.rescue_log(self.engine)
            self.engine.dispose()  # of connections to a file that may be another one now
        self.put_aside += filter(None, [database.ready(self.engine)])
        with in_words(), self.engine.connect() as connection:
            identity = connection.scalar(select(about.c.value).where(about.c.name == "identity")) or ""
            self._log = database.log_of(self.engine)
        self._ticked = 0
        self._opened = database.place(file)
        if self._opened not in self._places[-1:] or log_is_lost:
            self._places.append(self._opened)
        self.identity = f"{identity} {len(self._places)}"


def _announce(connection: Connection, message: str) -> None:
    """Have PostgreSQL tell other programs, once this is committed; SQLite's see that its file changed."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_notify(CHANNEL, message)))


def _numbers(connection: Connection) -> dict[str, int]:
    names = ("seen", "lived", "doubted", "since", "to wipe")
    rows = connection.execute(select(about).where(about.c.name.in_(names)))
    return {row.name: int(row.value) for row in rows}


def _set(connection: Connection, name: str, value: int) -> None:
    connection.execute(update(about).where(about.c.name == name).values(value=str(value)))


def _tick(connection: Connection, now: int) -> clock.Clock:
    if connection.dialect.name == "postgresql":  # one at a time
        connection.execute(select(about).where(about.c.name == "version").with_for_update())
    known = _numbers(connection)
    known.pop("to wipe", None)
    ticked = clock.Clock(**known).tick(now)
    for name in ("seen", "lived", "doubted", "since"):
        _set(connection, name, getattr(ticked, name))
    return ticked

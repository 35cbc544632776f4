"""Databases: SQLite in one file or in memory, PostgreSQL by URL; how each is opened, and how it really deletes."""

from __future__ import annotations

import glob
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ilt.store import schema
from ilt.store.errors import StoreError, in_words

FILE = "workspaces.sqlite"
APPLICATION = 0x494C5464
"""SQLite's application_id: "ILTd"; says that a file is ours."""
WAIT_SECONDS = 5
STATEMENT_SECONDS = 60
WRITES = {"writes": True}
"""Execution options of a connection that will write."""
_SQLITE, _POSTGRESQL = "sqlite", "postgresql+psycopg"
_DRIVERS = dict.fromkeys((_SQLITE, "sqlite+pysqlite"), _SQLITE) | dict.fromkeys(
    ("postgres", "postgresql", _POSTGRESQL), _POSTGRESQL
)
"""What the address of a database begins with, and what that is called here."""
LOG = "-wal"
_ENDINGS = ("", LOG, "-shm", "-journal")


def own_file() -> Path:
    """Return where workspaces are kept unless somebody says otherwise: in the user's data folder."""
    return Path(platformdirs.user_data_dir("ilt-dashboard", appauthor=False)) / FILE


def connect(url: str | URL) -> Engine:
    """Return an engine for ``sqlite:///path``, ``sqlite://`` (in memory) or ``postgresql://...``; nothing is opened.

    Raises
    ------
    StoreError
        It is no such address.
    """
    asks = "?" in str(url)  # also where nothing that follows has a name
    try:
        url = make_url(url)
    except (ArgumentError, ValueError) as error:  # its text may have a password
        raise StoreError("no-address") from error
    if url.drivername not in _DRIVERS or "\0" in (url.database or ""):
        raise StoreError("no-address")
    url = url.set(drivername=_DRIVERS[url.drivername])
    if url.get_backend_name() == "sqlite":
        if asks:  # none of what could stand there is of use here, and some of it fails later
            raise StoreError("no-address")
        return _sqlite(url)
    wait = WAIT_SECONDS * 1000
    options = f"-c lock_timeout={wait} -c statement_timeout={STATEMENT_SECONDS * 1000} -c synchronous_commit=on"
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_timeout=WAIT_SECONDS,
        connect_args={"connect_timeout": WAIT_SECONDS, "options": options, "client_encoding": "UTF8"},
    )
    event.listen(engine, "do_connect", _connect_to_server)
    return engine


def _connect_to_server(_dialect: Any, _record: Any, arguments: Any, more: Any) -> Any:
    from ilt.silent_server import HeardConnection  # noqa: PLC0415 - who uses SQLite loads no driver of PostgreSQL

    return HeardConnection.connect(*arguments, **more)


def _sqlite(url: URL) -> Engine:
    pool: dict[str, Any] = {"pool_timeout": WAIT_SECONDS}
    if not url.database or url.database == ":memory:":
        # One connection is one memory: all threads take turns with it.
        pool = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": 12 * WAIT_SECONDS}
    # A disk is waited for in SQLite itself. A statement that is kept for later would keep the last file it was given.
    options = {"timeout": WAIT_SECONDS, "check_same_thread": False, "cached_statements": 0}
    engine = create_engine(url, connect_args=options, **pool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions begin in _begin, not where sqlite3 thinks fit
    for pragma in ("synchronous = FULL", "secure_delete = ON", "foreign_keys = ON", "journal_size_limit = 16777216"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # To take the lock late, after reading, would fail where another has written in between.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def file_of(engine: Engine) -> Path | None:
    """Return the file of an SQLite engine; none in memory and for PostgreSQL."""
    if engine.dialect.name != "sqlite" or engine.url.database in (None, "", ":memory:"):
        return None
    return Path(str(engine.url.database))


def place(file: Path | None, ending: str = "") -> tuple[int, int] | None:
    """Tell a file, or what belongs to it, from another one in its place; ``None`` where there is none."""
    if file is None:
        return 0, 0
    try:
        found = os.stat(f"{file}{ending}")  # noqa: PTH116 - before each use, and a path takes longer than the file
    except OSError:
        return None
    return found.st_dev, found.st_ino


def log_of(engine: Engine) -> tuple[int, int] | None:
    """Return which file an SQLite file's log is; a connection to it has to be open."""
    file = file_of(engine)
    return place(file, LOG) if file else None


def lost_log(engine: Engine, known: tuple[int, int] | None) -> bool:
    """Tell whether the log that is open (``None``: not known) is gone from its place."""
    return known not in (None, log_of(engine))


def rescue_log(engine: Engine) -> None:
    """Write into an SQLite file what is in its log, which somebody removed: only what has it open still knows it.

    Where another log is in its place, another program may write by that: nothing is done.
    """
    if log_of(engine) is None:
        with suppress(StoreError), in_words(), _raw(engine) as run:
            run("PRAGMA wal_checkpoint(TRUNCATE)")


def ready(engine: Engine) -> Path | None:
    """Open a database, make or migrate its tables; return where a damaged file was put aside to, if one was.

    Raises
    ------
    StoreError
        It cannot be opened.
    """
    file = file_of(engine)
    if file is None:
        _migrate(engine)
        return None
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            _open_file(engine, file)
        except StoreError as error:
            engine.dispose()
            if error.kind == "damaged":
                aside = put_aside(file)
                _open_file(engine, file)
                return aside
            # Two programs that begin the same file at once get in each other's way for a moment.
            if error.kind != "locked" or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return None


def _open_file(engine: Engine, file: Path) -> None:
    with in_words():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            # Workspaces are nobody else's to read. A file that is there is SQLite's: to close it would give up the
            # locks of every connection that this process has to it, and whoever reads it next would throw its log away.
            os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with _raw(engine) as run:
            new = not run("SELECT count(*) FROM sqlite_master")
            if not new and run("PRAGMA application_id") != APPLICATION:
                raise StoreError("foreign")
            if not new and run("PRAGMA quick_check(1)") != "ok":
                raise StoreError("damaged")
            if new:
                run("PRAGMA auto_vacuum = INCREMENTAL")
            run("PRAGMA journal_mode = WAL")
            run(f"PRAGMA application_id = {APPLICATION}")
    _migrate(engine)


@contextmanager
def _raw(engine: Engine) -> Iterator[Callable[[str], Any]]:
    """Give a way to run SQL outside of any transaction; it returns the first value of the first row."""
    pooled = engine.raw_connection()
    try:
        cursor = pooled.cursor()
        yield lambda sql: (cursor.execute(sql).fetchone() or (None,))[0]
    finally:
        pooled.close()


def _migrate(engine: Engine) -> None:
    with in_words(), engine.connect().execution_options(**WRITES) as connection, connection.begin():
        schema.migrate(connection)


def put_aside(file: Path) -> Path:
    """Give a damaged database another name, with what belongs to it; nothing that has this name is overwritten."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    count = 0
    while True:
        aside = file.with_name(f"{file.stem}-damaged-{stamp}{f'-{count}' if count else ''}{file.suffix}")
        if not any(Path(f"{aside}{ending}").exists() for ending in _ENDINGS):
            break
        count += 1
    with in_words():
        for ending in _ENDINGS:
            part = Path(f"{file}{ending}")
            if part.exists():
                part.rename(f"{aside}{ending}")
    return aside


def lying_aside(file: Path) -> list[Path]:
    """Return the damaged databases that lie beside a file, the oldest first."""
    return sorted(file.parent.glob(f"{glob.escape(file.stem)}-damaged-*{file.suffix}"))


def wipe(engine: Engine) -> bool:
    """Leave nothing of deleted rows in the database's pages; return whether that is done, else try again later.

    SQLite: its pages are written anew, and the log is emptied. PostgreSQL: dead rows are vacuumed; its own log and
    whatever backups there are keep them until they are recycled.
    """
    with in_words():
        if engine.dialect.name == "postgresql":
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                driver: Any = connection.connection.driver_connection
                usual, driver.silent_seconds = driver.silent_seconds, STATEMENT_SECONDS  # silent until it is done
                try:
                    connection.exec_driver_sql("VACUUM workspaces, entries, contents")
                finally:
                    driver.silent_seconds = usual
            return True
        with _raw(engine) as run:
            run("VACUUM")
            until = time.monotonic() + WAIT_SECONDS
            # A page that somebody is still reading stays in the log.
            while run("PRAGMA wal_checkpoint(TRUNCATE)"):
                if time.monotonic() > until:
                    return False
                time.sleep(0.05)
            return True

"""The tables, and how a database of an older version becomes one of this version."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    LargeBinary,
    MetaData,
    Table,
    Text,
    insert,
    inspect,
    select,
    update,
)

from ilt.store.errors import StoreError

metadata = MetaData()
about = Table("about", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
workspaces = Table(
    "workspaces",
    metadata,
    Column("id", Text, primary_key=True),  # SHA-256 of what stands in the link
    Column("link", Text),  # blank: an older version kept the link itself here
    Column("version", BigInteger, nullable=False),
    Column("created", BigInteger, nullable=False),  # milliseconds since 1970, UTC
    Column("changed", BigInteger, nullable=False),
    Column("lived", BigInteger, nullable=False),  # ilt.store.clock at the last change
    Column("viewed", Text),  # SHA-256 of its view-only link, where it has one
)
entries = Table(
    "entries",
    metadata,
    Column("workspace", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text),  # JSON; missing where it was taken back
    Column("version", BigInteger, nullable=False),  # the workspace's, when it was written
    Column("visitor", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)
contents = Table(
    "contents",
    metadata,
    Column("workspace", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE workspaces (
            id TEXT PRIMARY KEY NOT NULL, link TEXT, version BIGINT NOT NULL,
            created BIGINT NOT NULL, changed BIGINT NOT NULL, lived BIGINT NOT NULL)""",
        """CREATE TABLE entries (
            workspace TEXT NOT NULL REFERENCES workspaces ON DELETE CASCADE, kind TEXT NOT NULL, key TEXT NOT NULL,
            value TEXT, version BIGINT NOT NULL, visitor TEXT NOT NULL, at BIGINT NOT NULL,
            PRIMARY KEY (workspace, kind, key))""",
        "CREATE INDEX entries_by_version ON entries (workspace, version)",
        """CREATE TABLE contents (
            workspace TEXT NOT NULL REFERENCES workspaces ON DELETE CASCADE, sha256 TEXT NOT NULL,
            content {blob} NOT NULL, PRIMARY KEY (workspace, sha256))""",
    ),
    (
        "ALTER TABLE workspaces ADD COLUMN viewed TEXT",
        "CREATE UNIQUE INDEX workspaces_by_viewed ON workspaces (viewed)",
    ),
)
"""What each version adds, as SQL that is never edited once released: a change is one more tuple at the end."""


def migrate(connection: Connection, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
    """Bring a database to this version, inside the caller's transaction: wholly or not at all.

    Raises
    ------
    StoreError
        It is of a newer version (``newer``), or our table of versions is lost (``damaged``).
    """
    postgresql = connection.dialect.name == "postgresql"
    if postgresql:  # two servers that start at once; SQLite's transaction is the only one that writes
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(741852963)")
    tables = set(inspect(connection).get_table_names())
    if "about" not in tables:
        if tables and not postgresql:  # in PostgreSQL other tables may lie beside ours
            raise StoreError("damaged")
        connection.exec_driver_sql("CREATE TABLE about (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)")
        first = dict.fromkeys(("version", "to wipe", "seen", "lived", "doubted", "since"), "0")
        first["identity"] = secrets.token_hex(16)
        connection.execute(insert(about), [{"name": name, "value": value} for name, value in first.items()])
    version = int(connection.scalar(select(about.c.value).where(about.c.name == "version")) or 0)
    if version > len(migrations):
        raise StoreError("newer")
    for statements in migrations[version:]:
        for statement in statements:
            connection.exec_driver_sql(statement.replace("{blob}", "BYTEA" if postgresql else "BLOB"))
    if version < len(migrations):
        connection.execute(update(about).where(about.c.name == "version").values(value=str(len(migrations))))

"""A table of a PostgreSQL database, which counts it; nothing is ever written there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import psycopg
import pyarrow as pa
from psycopg import errors
from pyarrow.parquet import ParquetWriter, write_table

from ilt.counts import KEYS
from ilt.silent_server import ENCODING, HeardConnection
from ilt.sources.connection import SourceError, in_place
from ilt.sources.server_table import MOST_SECONDS, MOST_SECONDS_OF_ALL, WAIT_SECONDS, ServerTable

ROWS_AT_A_TIME = 100_000
_ASK = "Ask the person who runs the database."
_WHY: Mapping[type[psycopg.Error], str] = {
    errors.UndefinedTable: (
        f"The table of ratings is not in the database. Check the setting “table” in secrets.toml. {_ASK}"
    ),
    errors.UndefinedColumn: "The table does not have the columns that ratings need.",
    errors.InsufficientPrivilege: f"The dashboard is not allowed to read the table of ratings. {_ASK}",
    errors.QueryCanceled: (
        "The database took too long. Try again. If it happens again, add an index on district to the table."
    ),
    errors.LockNotAvailable: (
        "The ratings are locked. Someone may be loading new ones right now. Try again in a few minutes."
    ),
    errors.SyntaxError: "The database does not understand the statement. Check the setting “version” in secrets.toml.",
}
_NOT_OF_TABLE = ("08", "28", "3D", "53", "57")
"""What SQLSTATEs begin with that say that there is no connection."""
_OWN = "The database can’t read the table or view of ratings, or the setting “version” (its error is {code}). {ask}"
_UNREACHED = (
    "We can’t reach the database, or it does not accept our sign-in. Check the setting “url” in secrets.toml, and try "
    "again."
)


class PostgreSQL(ServerTable):
    """The engine for a table of a PostgreSQL database."""

    def ask(self, statements: Sequence[str], parameters: Mapping[str, str]) -> list[pd.DataFrame]:
        """Run statements in one transaction that sees one moment and can change nothing."""
        found = []
        with self._connected(MOST_SECONDS) as connection:
            for statement in statements:
                text, own = in_place(statement, parameters, "%({})s")
                cursor = connection.execute(text.encode(), own or None)
                names = [column.name for column in cursor.description or ()]
                found.append(pd.DataFrame(cursor.fetchall(), columns=names))
        return found

    def write(self, statement: str, file: Path) -> None:
        """Write what a statement finds to a Parquet file, some rows at a time."""
        with self._connected(MOST_SECONDS_OF_ALL) as connection, connection.cursor("every") as cursor:
            cursor.execute(statement.encode())
            writer = None
            while rows := cursor.fetchmany(ROWS_AT_A_TIME):
                names = [column.name for column in cursor.description or ()]
                columns = [list(map(_whole, column)) for column in zip(*rows, strict=True)]
                table = pa.table(dict(zip(names, columns, strict=True)))
                writer = writer or ParquetWriter(file, table.schema)
                writer.write_table(table)
            if writer is None:
                names = [column.name for column in cursor.description or ()]
                write_table(pa.table({name: pa.array([], type=_empty_type(name)) for name in names}), file)
            else:
                writer.close()

    @contextmanager
    def _connected(self, seconds: int) -> Iterator[psycopg.Connection]:
        limits = f"-c statement_timeout={1000 * seconds} -c lock_timeout={1000 * WAIT_SECONDS}"
        more: dict[str, Any] = {
            "connect_timeout": WAIT_SECONDS,
            "options": f"-c default_transaction_read_only=on {limits}",
            "client_encoding": ENCODING,
        }
        try:
            with HeardConnection.connect(self._url, **more) as connection:
                connection.silent_seconds = seconds + WAIT_SECONDS  # the server itself ends what takes longer
                connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
                yield connection
        except psycopg.Error as error:
            why = (words for kind, words in _WHY.items() if isinstance(error, kind))
            raise SourceError(next(why, _otherwise(error))) from None


def _otherwise(error: psycopg.Error) -> str:
    code = error.sqlstate or _NOT_OF_TABLE[0]
    return _UNREACHED if code.startswith(_NOT_OF_TABLE) else _OWN.format(code=code, ask=_ASK)


def _whole(value: object) -> object:
    """Return a sum of whole numbers, which comes as a decimal, as the number that it is."""
    return int(value) if isinstance(value, Decimal) else value


def _empty_type(name: str) -> pa.DataType:
    return pa.string() if name in KEYS else pa.int64()

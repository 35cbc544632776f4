"""A table that Spark has, which counts it: reached by Spark Connect, so this computer needs no Java."""

from __future__ import annotations

import atexit
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import grpc
import pandas as pd
import pyarrow as pa
from pyarrow.parquet import write_table

from ilt.sources.connection import SourceError, in_place
from ilt.sources.server_table import MOST_SECONDS, MOST_SECONDS_OF_ALL, WAIT_SECONDS, ServerTable

with warnings.catch_warnings():
    # It warns of pandas 3, which nothing here gives to it: what it finds comes as Arrow.
    warnings.simplefilter("ignore", FutureWarning)
    from pyspark.errors import PySparkException
    from pyspark.errors.exceptions.connect import SparkConnectGrpcException
    from pyspark.logger import PySparkLogger
    from pyspark.sql.connect.client import DefaultChannelBuilder
    from pyspark.sql.connect.session import SparkSession

_ASK = "Ask the person who runs Spark."
_WHY = {
    "42P01": f"The table of ratings is not in Spark. Check the setting “table” in secrets.toml. {_ASK}",
    "42703": "The table does not have the columns that ratings need.",
    "42501": f"The dashboard is not allowed to read the table of ratings. {_ASK}",
    "42601": "Spark does not understand the statement. Check the setting “version” in secrets.toml.",
}
"""What SQL's own numbers of errors mean here."""
_FAILED = "Spark could not count the ratings. Try again. If it happens again, ask the person who runs Spark."
_TOO_LONG = "Spark took too long. Try again. If it happens again, partition the table by district."
_UNREACHED = (
    "We can’t reach Spark, or it does not accept our sign-in. Check the setting “url” in secrets.toml, and try again."
)
PySparkLogger.getLogger("SQLQueryContextLogger").disabled = True  # it writes down what errors quote


class Spark(ServerTable):
    """The engine for a table of Spark's."""

    mark = "`"

    def ask(self, statements: Sequence[str], parameters: Mapping[str, str]) -> list[pd.DataFrame]:
        """Run statements; where the table changed in between, the results do not fit, and whoever asked sees it."""
        with self._connected(MOST_SECONDS) as session:
            return [session.sql(*in_place(one, parameters, ":{}")).toArrow().to_pandas() for one in statements]

    def write(self, statement: str, file: Path) -> None:
        """Write what a statement finds to a Parquet file."""
        with self._connected(MOST_SECONDS_OF_ALL) as session:
            write_table(session.sql(statement).toArrow(), file)

    @contextmanager
    def _connected(self, seconds: int) -> Iterator[SparkSession]:
        """Open a session that ends, and with it what still runs for it, after so many seconds."""
        until = time.monotonic() + seconds
        try:
            channel = DefaultChannelBuilder(self._url, [("grpc.min_reconnect_backoff_ms", int(1000 * WAIT_SECONDS))])
            channel.add_interceptor(_Limit(until))
            session = SparkSession(connection=channel)
            session.client.disable_reattachable_execute()  # what is given up on stops
            session.client.set_retry_policies([])
            try:
                yield session
            finally:
                session.stop()
                atexit.unregister(getattr(session.client, "_on_exit", session.stop))  # which would keep it in memory
        except (PySparkException, grpc.RpcError, pa.ArrowException, ValueError) as error:
            raise SourceError(_TOO_LONG if time.monotonic() > until else _why(error)) from None


class _Limit(grpc.UnaryUnaryClientInterceptor, grpc.UnaryStreamClientInterceptor):  # type: ignore[misc]
    """Lets no call last beyond a moment, but each as long as a call needs to say that a session is over."""

    def __init__(self, until: float) -> None:
        self._until = until

    def intercept_unary_unary(self, call: Callable[[Any, Any], Any], details: Any, request: Any) -> Any:
        """Pass on a call with how long it may last."""
        left = max(self._until - time.monotonic(), WAIT_SECONDS)
        return call(details._replace(timeout=left), request)

    intercept_unary_stream = intercept_unary_unary


def _why(error: Exception) -> str:
    if not isinstance(error, SparkConnectGrpcException) or error.getGrpcStatusCode() != grpc.StatusCode.INTERNAL:
        return _UNREACHED
    return _WHY.get(str(error.getSqlState()), _FAILED)

"""A folder of Parquet files, read where it is by DuckDB inside this process: it needs no server and no network."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from ilt.sources.connection import RatingsSource, SourceError, in_place
from ilt.sources.statements import quoted, where_district

_READ = "Check that its files are Parquet files that the app’s user can read."
_DELTA = 'Let Spark read it (kind = "spark"); docs/server.md shows how.'
_OFFLINE: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
"""DuckDB would fetch what it lacks from its makers."""
_MEMORY = {"memory_limit": "1GB"}
"""By itself it takes most of the computer's, also where a service may have less. Counting puts the rest on the disk."""


def opened(file: Path | str = ":memory:", *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB, an empty one in memory by itself, that contacts nobody."""
    return duckdb.connect(file, read_only=read_only, config=_OFFLINE | _MEMORY)


class Parquet:
    """The engine for a folder of Parquet files."""

    def __init__(self, source: RatingsSource) -> None:
        self._folder = Path(source.folder).expanduser()
        self._columns: tuple[str, tuple[str, ...]] = ("", ())

    def _files(self) -> dict[Path, os.stat_result]:
        """Return the files, and their sizes and times; a folder may be called .parquet, too, as Spark calls a table."""
        try:
            names = sorted(self._folder.rglob("*"))
            known = {name: name.stat() for name in names if self._has_ratings(name)}
        except OSError:
            raise SourceError(f"The files of ratings changed while we were reading them. {_READ}") from None
        if any(name.name == "_delta_log" for name in names):
            raise SourceError(f"The folder of ratings has a Delta table, whose files also have deleted rows. {_DELTA}")
        files = {name: about for name, about in known.items() if not stat.S_ISDIR(about.st_mode)}
        if not all(stat.S_ISREG(about.st_mode) for about in files.values()):  # to open a pipe could take for ever
            raise SourceError(f"The folder of ratings has a .parquet that is not a file. {_READ}")
        if not files:
            raise SourceError(f"The folder of ratings is not there, or has no .parquet file. {_READ}")
        return files

    def _has_ratings(self, name: Path) -> bool:
        """Tell whether a name is of ratings: what Spark is still writing begins with an underscore or a dot."""
        hidden = any(part.startswith(("_", ".")) for part in name.relative_to(self._folder).parts)
        return name.suffix.lower() == ".parquet" and not hidden

    def columns(self) -> tuple[str, ...]:
        """Return the names of the source's columns."""
        version = self.version()
        if self._columns[0] != version:
            (table,) = self.ask([f"SELECT * FROM {self.table()} LIMIT 0"], {})
            self._columns = version, tuple(table.columns)
        return self._columns[1]

    def version(self) -> str:
        """Return names, sizes and times of the files."""
        known = {name.relative_to(self._folder): about for name, about in self._files().items()}
        return ";".join(f"{name} {about.st_size} {about.st_mtime_ns}" for name, about in known.items())

    def table(self) -> str:
        """Return the source as a statement names it."""
        return "ratings"

    def ask(self, statements: Sequence[str], parameters: Mapping[str, str]) -> list[pd.DataFrame]:
        """Run statements; of one district, its rows are searched for once.

        Where files changed since, the results do not fit what was found before, and whoever asked sees it.
        """
        with self._opened() as engine:
            if "district" in parameters:
                one = f"SELECT * FROM {self.table()} {where_district(parameters['district'])}"
                text, own = in_place(one, parameters, "${}")
                engine.execute(f"CREATE TEMP TABLE own AS {text}", own)
                engine.execute(f"CREATE OR REPLACE TEMP VIEW {self.table()} AS SELECT * FROM own")
            return [engine.execute(*in_place(statement, parameters, "${}")).df() for statement in statements]

    def write(self, statement: str, file: Path) -> None:
        """Write what a statement finds to a Parquet file."""
        with self._opened() as engine:
            engine.execute(f"SET temp_directory = {quoted(str(file.parent / 'counting'))}")
            engine.execute("SET preserve_insertion_order = false")
            engine.execute(f"COPY ({statement}) TO {quoted(str(file))} (FORMAT parquet)")

    @contextmanager
    def _opened(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open the files as a table."""
        files = ", ".join(quoted(str(file)) for file in self._files())
        rows = f"SELECT * FROM read_parquet([{files}], union_by_name = true)"
        try:
            with opened() as engine:
                engine.execute("SET temp_directory = ''")  # by itself one in the folder where the app was started
                engine.execute(f"CREATE TEMP VIEW {self.table()} AS {rows}")
                yield engine
        except (duckdb.Error, OSError) as error:
            raise SourceError(f"{_why(error)} {_READ}") from None


def _why(error: Exception) -> str:
    if isinstance(error, duckdb.BinderException):
        return "The Parquet files do not have the columns that ratings need."
    if isinstance(error, duckdb.OutOfMemoryException):
        return "There was not enough memory to count the ratings."
    return "The folder of ratings could not be read."

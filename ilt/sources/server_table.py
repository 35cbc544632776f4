"""What is the same of a table, whatever server has it: its columns, its name and its version."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence

import pandas as pd

from ilt.sources.connection import RatingsSource

WAIT_SECONDS, MOST_SECONDS, MOST_SECONDS_OF_ALL = 5, 120, 3600
"""So long is waited for a server, for what is asked of a district, and for the counts of all districts."""


class ServerTable(ABC):
    """A table that a server has and counts; ``mark`` stands around each part of its name."""

    mark = '"'

    def __init__(self, source: RatingsSource) -> None:
        self._url, self._table, self._version = source.url, source.table, source.version

    @abstractmethod
    def ask(self, statements: Sequence[str], parameters: Mapping[str, str]) -> list[pd.DataFrame]:
        """Run statements; ``:name`` in them stands for a parameter."""

    def columns(self) -> tuple[str, ...]:
        """Return the names of the source's columns."""
        (table,) = self.ask([f"SELECT * FROM {self.table()} LIMIT 0"], {})
        return tuple(table.columns)

    def version(self) -> str:
        """Return what whoever runs the server asks for; blank where they ask for nothing."""
        if not self._version:
            return ""
        (table,) = self.ask([self._version], {})
        return str(table.to_numpy().tolist())

    def table(self) -> str:
        """Return the source as a statement names it."""
        return ".".join(f"{self.mark}{name}{self.mark}" for name in self._table.split("."))

"""A connection: where ratings are that stay where they are, as whoever runs the server says it in secrets.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pandas as pd

from ilt import settings

PARQUET, POSTGRESQL, SPARK = "parquet", "postgresql", "spark"
NEEDED = ("round", "district", "school", "perspective", "action_id", "rating")
"""Columns that a source must have; an action says whose assessment it is, and a blank rater is a person by itself."""
_NEEDS = {PARQUET: settings.SOURCE_FOLDER, POSTGRESQL: settings.SOURCE_URL, SPARK: settings.SOURCE_URL}
_TABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*")
_MOST_NAMES = {POSTGRESQL: 2, SPARK: 3}
"""In one of a table: its schema's and its own, in Spark also that of its catalog."""
_PARAMETER = re.compile(r"(?<!:):(\w+)")
_SECTION = settings.SOURCE_KIND.place
DOCS = "docs/server.md shows how."


class SourceError(Exception):
    """A source cannot give what it is asked for; ``str`` is why, and what to do, and holds no address and no name."""


@dataclass(frozen=True)
class RatingsSource:
    """Where the ratings are.

    Attributes
    ----------
    kind
        ``parquet``, ``postgresql`` or ``spark``.
    folder
        Of Parquet files; all in it, also in folders within.
    url
        Of the database or of Spark, with its password or token; never shown.
    table
        There: a table or a view.
    version
        A statement whose result differs once the ratings did; blank: found otherwise, or not at all.
    counts
        The folder for the counts that are kept; blank: in the user's own for such files.
    """

    kind: str
    folder: str = ""
    url: str = field(default="", repr=False)
    table: str = ""
    version: str = ""
    counts: str = ""


def connection_of(section: Mapping[str, Any]) -> RatingsSource:
    """Return the connection that a section of secrets.toml describes, or raise ``SourceError``."""
    known = {one.name for one in settings.SOURCE}
    if unknown := [name for name in section if name not in known]:
        raise SourceError(f"secrets.toml, [{_SECTION}]: “{unknown[0]}” is not a setting. {DOCS}")
    texts = {name: value for name, value in section.items() if isinstance(value, str)}
    if other := [name for name in section if name not in texts]:
        raise SourceError(f"secrets.toml, [{_SECTION}]: {other[0]} is not text. Put it in quotes.")
    kind = texts.get(settings.SOURCE_KIND.name, "")
    if kind not in _NEEDS:
        raise SourceError(f"secrets.toml, [{_SECTION}]: kind is not {PARQUET}, {POSTGRESQL} or {SPARK}. {DOCS}")
    if not texts.get(name := _NEEDS[kind].name):
        raise SourceError(f"secrets.toml, [{_SECTION}]: {name} is missing. {DOCS}")
    table = texts.get(settings.SOURCE_TABLE.name, "")
    if kind in _MOST_NAMES and not (_TABLE.fullmatch(table) and table.count(".") < _MOST_NAMES[kind]):
        what = "is missing" if not table else "is not the name of a table, such as ratings or survey.ratings"
        raise SourceError(f"secrets.toml, [{_SECTION}]: table {what}. {DOCS}")
    return RatingsSource(**texts)


class Engine(Protocol):
    """What runs statements where the ratings are. It raises ``SourceError``, and nothing else that tells an address."""

    def columns(self) -> tuple[str, ...]:
        """Return the names of the source's columns."""

    def version(self) -> str:
        """Return what differs once the ratings do; blank where that cannot be known."""

    def table(self) -> str:
        """Return the source as a statement names it."""

    def ask(self, statements: Sequence[str], parameters: Mapping[str, str]) -> list[pd.DataFrame]:
        """Run statements, all of the same moment; ``:name`` in them stands for a parameter."""

    def write(self, statement: str, file: Path) -> None:
        """Write what a statement finds to a Parquet file, however much it is."""


def in_place(statement: str, parameters: Mapping[str, str], pattern: str) -> tuple[str, dict[str, str]]:
    """Return a statement with its ``:name`` as an engine writes them, and the parameters that are in it.

    >>> in_place("SELECT a::text WHERE b = :b", {"b": "x", "c": "y"}, "${}")
    ('SELECT a::text WHERE b = $b', {'b': 'x'})
    """
    own: dict[str, str] = {}

    def put(found: re.Match[str]) -> str:
        name = found[1]
        if name not in parameters:
            return found[0]
        own[name] = parameters[name]
        return pattern.format(name)

    return _PARAMETER.sub(put, statement), own

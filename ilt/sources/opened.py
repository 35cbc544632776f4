"""A source that is open: its districts, and each of them as it was last read, for all visitors."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Collection
from contextlib import suppress

import pandas as pd

from ilt.access import Permitted, Person
from ilt.shown import VisitorRatings
from ilt.sources import district
from ilt.sources.connection import POSTGRESQL, SPARK, Engine, RatingsSource, SourceError
from ilt.sources.parquet import Parquet
from ilt.sources.saved_counts import SavedCounts, saved

MOST_DISTRICTS = 32
"""So many districts are in memory at a time, those last used."""
LOOKS_SECONDS = 10
"""So often it is looked whether a source differs, while somebody looks at it."""
NO_SPARK = (
    "The Spark package (pyspark-client) is not installed. Install it in the dashboard’s own Python environment, as "
    "docs/server.md says, then restart the dashboard."
)


class OpenSource:
    """A source, and what was read of it.

    Parameters
    ----------
    secret
        Under which raters become keys.
    """

    def __init__(self, source: RatingsSource, secret: bytes) -> None:
        self._source, self._secret = source, secret
        self._engine = _engine(source)
        self._lock, self._reading = threading.Lock(), threading.Lock()
        self._counts: SavedCounts | None = None
        self._looked = 0.0
        self._failed: tuple[float, SourceError] | None = None
        self._districts: OrderedDict[str, tuple[SavedCounts, VisitorRatings]] = OrderedDict()

    def counts(self, *, newest: bool = False) -> SavedCounts:
        """Return the counts of all districts, made anew where the source differs by now.

        While somebody waits for that, everybody else goes on with those of before, unless the ``newest`` are wanted: a
        table may be locked, and to count millions of ratings takes long.
        """
        began, known = time.monotonic(), self._counts
        if not self._lock.acquire(blocking=newest or known is None):
            assert known is not None  # noqa: S101 - for the type checker
            return known
        try:
            if self._failed is not None and self._failed[0] > began:  # meanwhile: it would fail again as slowly
                raise self._failed[1]
            if self._counts is None or time.monotonic() - self._looked > LOOKS_SECONDS:
                try:
                    counts = saved(self._source, self._engine)
                except SourceError as error:
                    self._failed = time.monotonic(), error
                    raise
                # The same ones stay open.
                self._counts = counts if self._counts is None or self._counts.folder != counts.folder else self._counts
                self._looked = time.monotonic()
            return self._counts
        finally:
            self._lock.release()

    def district(self, name: str) -> VisitorRatings:
        """Return one district as the source has it now, the same one for as long as that is so."""
        if (own := self._known(name, self.counts())) is not None:  # nobody waits while another district is read
            return own
        counts = self.counts(newest=True)
        with self._reading:
            if (own := self._known(name, counts)) is not None:
                return own
            counted = counts.of(name) if self._engine.version() else None
            try:
                read = district.read(self._engine, name, self._secret, counted)
            except SourceError:
                self._looked = 0  # it may have changed since
                raise
            own = VisitorRatings(read.reading, read.counts, read.raters, sample=False, notes=read.notes)
            self._districts[name] = counts, own
            while len(self._districts) > MOST_DISTRICTS:
                self._districts.popitem(last=False)
            return own

    def _known(self, name: str, counts: SavedCounts) -> VisitorRatings | None:
        """Return a district as it was read last, where its counts are these."""
        found = self._districts.get(name)
        if found is None or found[0] is not counts:
            return None
        with suppress(KeyError):  # another thread may just have taken it out
            self._districts.move_to_end(name)
        return found[1]

    def has(self, name: str) -> bool:
        """Tell whether there is a district of this name."""
        return bool(len(self.counts().ask("SELECT 1 FROM districts WHERE district = $name", name=name)))

    def find(self, words: str, among: Collection[str] | None, first: int, many: int) -> tuple[pd.DataFrame, int]:
        """Return some of the districts whose name has these words, in order, and how many there are in all.

        ``district, schools, raters, ratings``; ``among`` are those that may be seen, or ``None``: all.
        """
        where = "WHERE contains(lower(district), lower($words))"
        about: dict[str, object] = {"words": words} | ({} if among is None else {"among": list(among)})
        where += "" if among is None else " AND list_contains($among, district)"
        found = self.counts().ask(
            f"""SELECT district, schools, raters, ratings, COUNT(*) OVER () AS found FROM districts {where}
            ORDER BY number LIMIT {many} OFFSET {first}""",
            **about,
        )
        return found.drop(columns="found"), int(found["found"].max()) if len(found) else 0

    def among(self, person: Person) -> list[str] | None:
        """Return the districts that a person sees something of; ``None``: all of them."""
        if person.schools is None:
            return None if person.districts is None else list(person.districts)
        return sorted({place[0] for place in self.places(person)})

    def places(self, person: Person) -> list[tuple[str, str]]:
        """Return district and name of the schools that a person is limited to; a name of two districts is none."""
        return Permitted(person, self.counts().ask("SELECT district, school FROM schools")).places


def _engine(source: RatingsSource) -> Engine:
    if source.kind == POSTGRESQL:
        from ilt.sources.postgresql import PostgreSQL  # noqa: PLC0415 - where there is one

        return PostgreSQL(source)
    if source.kind == SPARK:
        try:
            from ilt.sources.spark import Spark  # noqa: PLC0415 - an extra package
        except ImportError:
            raise SourceError(NO_SPARK) from None
        return Spark(source)
    return Parquet(source)

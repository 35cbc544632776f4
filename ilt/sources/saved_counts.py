"""Counts of a source that are saved, sorted by district, so that one district is found among many thousands at once.

They lie in a folder that only the app's own user can read: names of districts and schools, no names of raters, no
notes. They are made anew once the source differs (``Engine.version``), or what it is counted by.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb
import pandas as pd
import platformdirs

from ilt import framework, rules
from ilt.counts import KEYS
from ilt.ratings import TEAM
from ilt.sources import statements
from ilt.sources.connection import Engine, RatingsSource, SourceError
from ilt.sources.district import as_counts, columns
from ilt.sources.parquet import opened

HOUR = 3600
"""So long counts of a source hold that cannot say whether it differs."""
FILE = "counts.duckdb"


@dataclass(frozen=True)
class SavedCounts:
    """Counts of a source as they were made last."""

    folder: Path

    @cached_property
    def _engine(self) -> duckdb.DuckDBPyConnection:
        return opened(self.folder / FILE, read_only=True)

    def ask(self, statement: str, **parameters: object) -> pd.DataFrame:
        """Run a statement on ``counts``, ``districts``, ``schools`` and ``sums``; ``$name`` stands for a parameter."""
        try:
            return self._engine.cursor().execute(statement, parameters).df()
        except duckdb.Error:
            raise SourceError("The counts of the ratings could not be read. Try again.") from None

    def of(self, district: str) -> pd.DataFrame:
        """Return ``ilt.count`` of one district."""
        # A number is found at once; of names, DuckDB remembers where those are that begin with the same eight letters.
        number = self.ask("SELECT number FROM districts WHERE district = $district", district=district)["number"]
        return as_counts(
            self.ask("SELECT * FROM counts WHERE number = $number", number=int(number.max() if len(number) else 0))
        )


def folder_of(source: RatingsSource) -> Path:
    """Return where the counts of a source are saved."""
    where = Path(source.counts).expanduser() if source.counts else Path(platformdirs.user_cache_dir("ilt-dashboard"))
    about = f"{source.kind}\n{source.folder}\n{source.url}\n{source.table}"
    return where / f"counts-{hashlib.sha256(about.encode()).hexdigest()[:16]}"


_making = threading.Lock()


def saved(source: RatingsSource, engine: Engine) -> SavedCounts:
    """Return the counts of a source, made anew where they are not those of now."""
    folder, version = folder_of(source), engine.version()
    with _making:
        current = folder / "current.json"
        try:
            known = dict(json.loads(current.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            known = {}
        counted_by = hashlib.sha256(statements.counts("source", ()).encode()).hexdigest()
        same = known.get("version") == version and known.get("counted by") == counted_by
        # Without a version, only time tells.
        fresh = bool(version) or 0 <= time.time() - known.get("made", 0) < HOUR
        place = folder / str(known.get("place", "-"))
        if not (same and fresh and _readable(place)):
            place = _make(engine, folder)
            about = {"version": version, "counted by": counted_by, "made": time.time(), "place": place.name}
            _write(current, json.dumps(about))
        return SavedCounts(place)


def _readable(place: Path) -> bool:
    """Tell whether there are counts: whoever tidies a cache deletes files, and leaves folders."""
    try:
        with opened(place / FILE, read_only=True) as saving:
            return bool(saving.execute("SELECT COUNT(*) FROM districts").fetchone())
    except (OSError, duckdb.Error):
        return False


def _make(engine: Engine, folder: Path) -> Path:
    """Make counts in a folder of their own, of which nothing is left where that fails: it is tried again and again."""
    with ExitStack() as undoing:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
            place = Path(tempfile.mkdtemp(prefix="at-", dir=folder))
            undoing.callback(shutil.rmtree, place, ignore_errors=True)
            _fill(engine, place)
            _forget_others(folder, place)
        except (OSError, duckdb.Error):
            raise SourceError(
                "The counts of the ratings could not be saved. Check that the disk has room, and that the app can "
                "write to the folder of counts."
            ) from None
        undoing.pop_all()
    return place


def _fill(engine: Engine, place: Path) -> None:
    there, table = columns(engine), engine.table()
    made = {"counts": statements.counts(table, there), "districts": statements.districts(table, there)}
    for name, statement in made.items():
        engine.write(statement, place / name)
    with opened(place / FILE) as saving:
        for name, statement in _tables(place).items():
            saving.execute(f"CREATE TABLE {name} AS {statement}")
    for name in made:
        (place / name).unlink()


def _tables(place: Path) -> dict[str, str]:
    """Return the statements for what is saved, in order.

    ``sums`` is what groups of as many raters have together: of a district, a round and a side. ``alike`` are groups of
    a team's focus area where all raters of an action gave it the same low rating, as ``suppression`` hides them where
    that is chosen.
    """
    unsorted = {name: f"read_parquet({statements.quoted(str(place / name))})" for name in ("counts", "districts")}
    area_of = framework.current().area_of
    area = " ".join(f"WHEN {statements.quoted(key)} THEN {number}" for key, number in area_of.items())
    low = ", ".join(f"n{rating}" for rating in range(rules.LOW + 1))
    return {
        "districts": f"""WITH own AS (
              SELECT district, COUNT(DISTINCT CASE WHEN school <> '' THEN school END) AS schools,
                SUM(n0 + n1 + n2 + n3)::BIGINT AS ratings
              FROM {unsorted["counts"]} GROUP BY district
            ) SELECT ROW_NUMBER() OVER (ORDER BY district) AS number, every.*, COALESCE(schools, 0) AS schools,
              COALESCE(ratings, 0) AS ratings
            FROM {unsorted["districts"]} AS every LEFT JOIN own USING (district) ORDER BY number""",
        "counts": f"""SELECT number, own.* FROM {unsorted["counts"]} AS own JOIN districts USING (district)
            ORDER BY number, {", ".join(KEYS)}""",
        "schools": "SELECT DISTINCT district, school FROM counts ORDER BY ALL",
        "sums": f"""WITH groups AS (
              SELECT *, BOOL_OR(raters > 0 AND GREATEST({low}) = n0 + n1 + n2 + n3)
                OVER (PARTITION BY {", ".join(TEAM)}, CASE action_id {area} END) AS alike
              FROM counts WHERE raters > 0
            ) SELECT round, district, assessment, perspective, alike,
              LEAST(raters, {rules.MINIMUM_CHOICES[-1]})::INTEGER AS raters,
              SUM(n1 + 2 * n2 + 3 * n3)::BIGINT AS points, SUM(n0 + n1 + n2 + n3)::BIGINT AS ratings, COUNT(*) AS groups
            FROM groups GROUP BY ALL ORDER BY ALL""",
    }


def _forget_others(folder: Path, place: Path) -> None:
    """Delete what was saved before the last time: somebody may still read that."""
    others = sorted((one for one in folder.glob("at-*") if one != place), key=lambda one: one.stat().st_mtime)
    for old in others[:-1]:
        shutil.rmtree(old, ignore_errors=True)


def _write(file: Path, text: str) -> None:
    """Write a file as a whole or not at all."""
    try:
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
        Path(name).replace(file)
    except OSError:
        raise SourceError("The counts of the ratings could not be saved.") from None

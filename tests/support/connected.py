"""Ratings in a folder of Parquet files, in PostgreSQL and in Spark, with rows that cannot be ratings among them."""

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import psycopg

from ilt import framework
from ilt.ratings import COLUMNS
from ilt.sources.connection import PARQUET, POSTGRESQL, SPARK, Engine, RatingsSource
from ilt.sources.parquet import Parquet
from ilt.sources.postgresql import PostgreSQL

SECRET = b"a secret of the tests"
Row = tuple[str | None, ...]


def made_rows(seed: int, districts: int = 3, raters: int = 5) -> list[Row]:
    """Make up rows of ``COLUMNS``, all text: blanks, spaces, repeated and different ratings, and what is no rating."""
    made_up = random.Random(seed)
    rows: list[Row] = []
    for district in [f"District {n}" for n in range(districts)]:
        for round_ in ("Fall 2026", "Spring 2027"):
            for action in made_up.sample(framework.current().actions, 6):
                for side in ("self", "cross"):
                    for school in ["Lincoln", f"School of {district}", ""]:
                        for rater in [f"Person {n}" for n in range(made_up.randint(0, raters))]:
                            rating = made_up.choice(["0", "1", "2", "3", None, "", "N/A", "2.0"])
                            note = made_up.choice([None, "", f"{rater} saw “{action.id}” at {school}"])
                            row = [round_, district, action.assessment, school, rater, side, action.id, rating, note]
                            if made_up.random() < 0.08:
                                at, value = made_up.choice(
                                    [(0, None), (2, "other"), (3, None), (4, None), (4, " "), (5, "both"), (5, "Self")]
                                    + [(5, "School ILT"), (6, "S9.9"), (7, "4"), (7, "often"), (7, " 1 "), (2, None)]
                                )
                                row[at] = value
                            rows.append(tuple(row))
                            if made_up.random() < 0.06:
                                rows.append((*row[:7], made_up.choice([row[7], "3", "1", None]), "Said again."))
    made_up.shuffle(rows)
    return rows


def parquet(folder: Path, rows: Sequence[Row], columns: Sequence[str] = COLUMNS, files: int = 2) -> Engine:
    """Write rows to a folder of Parquet files, some in a folder within."""
    for number in range(files):
        place = folder / f"part {number}" if number else folder
        place.mkdir(parents=True, exist_ok=True)
        frame = pd.DataFrame(rows[number::files], columns=list(COLUMNS), dtype="str")
        frame[list(columns)].to_parquet(place / "ratings.parquet", index=False)
    return Parquet(RatingsSource(PARQUET, folder=str(folder)))


def postgresql_of(url: str, rows: Sequence[Row]) -> Engine:
    """Write rows to a table of an empty database."""
    with psycopg.connect(url) as connection:
        connection.execute(f"CREATE TABLE ratings ({', '.join(f'{name} text' for name in COLUMNS)})")
        with connection.cursor().copy("COPY ratings FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    return PostgreSQL(RatingsSource(POSTGRESQL, url=url, table="ratings"))


def spark_of(url: str, folder: Path, rows: Sequence[Row], files: int = 2) -> Engine:
    """Let Spark have Parquet files in a folder as its table."""
    from ilt.sources.spark import Spark  # noqa: PLC0415 - it takes long to import

    parquet(folder, rows, files=files)
    engine = Spark(RatingsSource(SPARK, url=url, table="ratings"))
    columns = ", ".join(f"{name} STRING" for name in COLUMNS)
    files_of = f"({columns}) USING parquet OPTIONS (path '{folder}', recursiveFileLookup true)"
    engine.ask(["DROP TABLE IF EXISTS ratings", f"CREATE TABLE ratings {files_of}"], {})
    return engine


def plainly(rows: Sequence[Row], district: str) -> tuple[list[tuple], Counter]:
    """Work out in plain Python which ratings of a district count, and how many rows each fault has.

    Returns (round, district, assessment, school, rater, perspective, action_id, rating, notes) of each.
    """
    kinds = {action.id: action.assessment for action in framework.current().actions}
    faults: Counter = Counter()
    named: dict[tuple, list[tuple[int | None, str]]] = {}
    for row in rows:
        round_, where, said_kind, school, rater, side, action, value, note = ((cell or "").strip() for cell in row)
        if where != district:
            continue
        kind, side = kinds.get(action, ""), side.lower()
        if side in ("school ilt", "district ilt"):
            side = "self" if side == f"{kind} ilt" else "cross"
        rating = {"0": 0, "1": 1, "2": 2, "3": 3, "2.0": 2}.get(value)
        fault = next(
            (
                name
                for name, wrong in (
                    ("action-unknown", not kind),
                    ("assessment-disagrees", said_kind and said_kind != kind),
                    ("perspective-unknown", side not in ("self", "cross")),
                    ("round-missing", not round_),
                    ("school-missing", kind == "school" and not school),
                    ("not-a-rating", rating is None and value.lower() not in ("", "n/a")),
                )
                if wrong
            ),
            "",
        )
        if fault:
            faults[fault] += 1
            continue
        school = "" if kind == "district" and side == "self" else school
        key = (round_, where, kind, school, rater, side, action)
        # Whom no column names is a rater of their own.
        named.setdefault(key if rater else (*key[:4], f"\0{len(named)}", *key[5:]), []).append((rating, note))
    counted = []
    for key, said in named.items():
        values = {value for value, _ in said if value is not None}
        notes = sorted({note for _, note in said if note})
        if len(values) > 1:
            faults["different-ratings"] += sum(value is not None for value, _ in said)
        if len(values) < 2 or None in [value for value, _ in said]:
            counted.append((*key, values.pop() if len(values) == 1 else None, notes))
    return counted, faults

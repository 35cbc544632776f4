"""What a nation costs: 20 million ratings of 98,000 schools in 13,067 districts, in Parquet files that no order helps.

They are made up by DuckDB, and counted where they are: the first time, one district, a list of districts, a ranking.
"""

import resource
import statistics
from collections.abc import Callable
from pathlib import Path

from ilt import framework
from ilt.sources import district, ranking, saved_counts
from ilt.sources.connection import PARQUET, RatingsSource
from ilt.sources.opened import OpenSource
from ilt.sources.parquet import opened
from ilt.suppression import Minimums
from tests.benchmark.times import say, seconds

SCHOOLS, A_DISTRICT, FILES = 98_000, 7.5, 8
ROUNDS = ("Fall 2026", "Spring 2027")
RATERS = 5
"""Of a school and of a district ILT in a round; the last one is of the other side."""
TIMES = 21


def make(folder: Path, schools: int = SCHOOLS) -> None:
    """Make up ratings: in each round and of each action four of a team's own and one of the other side."""
    folder.mkdir()
    actions = ", ".join(f"('{action.id}', '{action.assessment}')" for action in framework.current().actions)
    labels = ", ".join(f"('{label}')" for label in ROUNDS)
    with opened() as engine:
        engine.execute(f"SET temp_directory = '{folder}'")
        for number in range(FILES):
            # Schools follow each other closest: each file has some of every district's ratings.
            rows = f"""
            SELECT round, 'District ' || lpad(floor(team / {A_DISTRICT})::INT::TEXT, 5, '0') AS district, assessment,
              CASE WHEN assessment = 'school' THEN 'School ' || team WHEN rater = {RATERS - 1} THEN 'School ' || team
                ELSE '' END AS school,
              'person ' || rater || ' of ' || team AS rater,
              CASE WHEN rater < {RATERS - 1} THEN 'self' ELSE 'cross' END AS perspective, action_id,
              (hash(team, rater, action_id, round) % 4)::INT AS rating,
              CASE WHEN hash(rater, team, action_id) % 10 = 0 THEN 'What person ' || rater || ' saw.' ELSE '' END AS note
            FROM (VALUES {actions}) AS a(action_id, assessment), (VALUES {labels}) AS r(round), range({RATERS}) AS p(rater),
              range({schools}) AS t(team)
            WHERE hash(action_id, round, rater) % {FILES} = {number}
              AND (assessment = 'school' OR team % ceil({A_DISTRICT})::INT = 0)"""
            engine.execute(f"COPY ({rows}) TO '{folder / f'part{number}.parquet'}' (FORMAT parquet)")


def median_ms(work: Callable[[], object]) -> float:
    work()
    return 1000 * statistics.median(seconds(work) for _ in range(TIMES))


def measure(folder: Path, schools: int = SCHOOLS) -> None:
    made = seconds(lambda: make(folder / "ratings", schools))
    place = folder / "ratings"
    size = sum(file.stat().st_size for file in place.iterdir()) / 2**20
    source = RatingsSource(PARQUET, folder=str(place), counts=str(folder / "counts"))
    known = OpenSource(source, b"a secret")
    first = seconds(known.counts)
    counts = known.counts()
    rows = int(counts.ask("SELECT SUM(seen) AS n FROM districts")["n"].iloc[0])
    saved = sum(file.stat().st_size for file in counts.folder.iterdir()) / 2**20
    say(f"{rows:,} ratings of {schools:,} schools in {len(counts.ask('SELECT 1 FROM districts')):,} districts")
    say(f"made up in {made:.0f} s, {size:,.0f} MB; counted the first time in {first:.1f} s, counts {saved:,.0f} MB")
    name = f"District {int(schools / A_DISTRICT) // 2:05}"
    engine = district.read(known._engine, name, b"a secret").engine
    how = {"round_": ROUNDS[-1], "assessment": "school", "minimums": Minimums()}
    for what, work in {
        "looked whether the files differ": engine.version,
        "counts of one district": lambda: counts.of(name),
        "one district opened: rows without names, counts, what is no rating": lambda: district.read(
            engine, name, b"a secret", counts.of(name)
        ),
        "notes of one district and round": lambda: known.district(name).notes({"round": ROUNDS[-1]}),
        "first page of districts": lambda: known.find("", None, 0, 20),
        "districts searched": lambda: known.find("district 0999", None, 0, 20),
        "districts ranked, first page": lambda: ranking.ranked(counts, **how),
        "districts ranked, page 300": lambda: ranking.ranked(counts, **how, first=6000),
    }.items():
        say(f"{what}: {median_ms(work):.1f} ms")
    say(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    assert saved_counts.folder_of(source).is_dir()

"""One district of a source: the same counts wherever it is, no names, and nothing dropped in silence."""

import os
from collections import Counter

import pandas as pd
import psycopg
import pytest

import ilt
from ilt import ratings, settings
from ilt.counts import KEYS
from ilt.sources import district
from ilt.sources.connection import PARQUET, POSTGRESQL, SPARK, RatingsSource, SourceError, connection_of
from ilt.sources.parquet import Parquet
from ilt.sources.postgresql import PostgreSQL
from tests.support.connected import SECRET, made_rows, parquet, plainly, postgresql_of, spark_of

IN_SPARK = pytest.mark.xdist_group("spark")  # one Spark is enough for a machine
KINDS = [PARQUET, POSTGRESQL, pytest.param(SPARK, marks=[pytest.mark.full, IN_SPARK])]
TEXTS = ("round", "district", "assessment", "school", "rater", "perspective", "action_id")


@pytest.fixture(params=KINDS)
def engine_of(request, tmp_path):
    """Return what puts rows into one of the engines."""
    if request.param == PARQUET:
        return lambda rows: parquet(tmp_path, rows)
    if request.param == SPARK:
        server = request.getfixturevalue("spark")
        return lambda rows: spark_of(server.url, tmp_path, rows)
    server = request.getfixturevalue("postgresql")
    return lambda rows: postgresql_of(server.url(), rows)


def _same(rows, engine, name):
    found = district.read(engine, name, SECRET)
    counted, faults = plainly(rows, name)
    table = pd.DataFrame(counted, columns=[*TEXTS, "rating", "note"])
    table["rater"] = [rater or f"\0{number}" for number, rater in enumerate(table["rater"])]
    expected = ratings.typed(table.assign(note=""))
    pd.testing.assert_frame_equal(found.counts, ilt.count(expected))
    pd.testing.assert_frame_equal(ilt.count(found.reading.ratings), ilt.count(expected))
    plain = Counter((*one[:4], *one[5:8]) for one in counted)
    by_rating = found.counts.set_index(list(KEYS))
    for (*key, rating), many in plain.items():
        assert by_rating.loc[tuple(key), "not_rated" if rating is None else f"n{rating}"] == many
    sums = ["rated", "not_rated", "sum"]
    assert found.raters[sums].sum().tolist() == ilt.raters(expected)[sums].sum().tolist()
    assert len(found.raters) == len(ilt.raters(expected))
    problems = found.reading.problems.groupby("code")["many"].sum().to_dict()
    assert problems == dict(faults)
    row = found.reading.sources.iloc[0]
    assert row["seen"] == row["accepted"] + row["not_rated"] + row["rejected"] + row["waiting"]
    assert row["seen"] == sum((cells[1] or "") == name for cells in rows)
    assert row["rejected"] == sum(faults.values())
    return found


@pytest.mark.parametrize("seed", range(3))
def test_a_district_counts_as_in_plain_python(engine_of, seed):
    rows = made_rows(seed)
    engine = engine_of(rows)
    for name in ("District 0", "District 2"):
        _same(rows, engine, name)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(100, 110))
def test_a_large_district_counts_as_in_plain_python(engine_of, seed):
    rows = made_rows(seed, districts=20, raters=60)
    engine = engine_of(rows)
    for name in ("District 0", "District 7", "District 19"):
        _same(rows, engine, name)


@IN_SPARK
def test_engines_give_the_same(tmp_path, postgresql, spark):
    rows = made_rows(7)
    one = district.read(parquet(tmp_path / "one", rows), "District 1", SECRET)
    in_spark = spark_of(spark.url, tmp_path / "other", rows)
    chosen = {"round": "Fall 2026", "assessment": "school"}
    for other in (
        district.read(postgresql_of(postgresql.url(), rows), "District 1", SECRET),
        _same(rows, in_spark, "District 1"),
    ):
        for name in ("ratings", "problems", "sources", "notices"):
            pd.testing.assert_frame_equal(getattr(one.reading, name), getattr(other.reading, name))
        pd.testing.assert_frame_equal(one.counts, other.counts)
        pd.testing.assert_frame_equal(one.raters, other.raters)
        pd.testing.assert_frame_equal(one.notes(chosen), other.notes(chosen))
    assert spark.processes() == 2


def test_no_name_and_no_note_comes_back_with_the_ratings(engine_of):
    found = district.read(engine_of(made_rows(3)), "District 0", SECRET)
    assert "Person" not in found.reading.ratings.to_csv()
    assert set(found.reading.ratings["note"]) == {""}
    other = district.read(found.engine, "District 0", b"another secret")
    named = ~found.reading.ratings["rater"].str.startswith("\0")
    assert not set(found.reading.ratings["rater"][named]) & set(other.reading.ratings["rater"])


def test_notes_are_those_of_what_is_chosen(engine_of):
    rows = made_rows(5)
    found = district.read(engine_of(rows), "District 1", SECRET)
    written = [dict(zip((*TEXTS, "rating", "notes"), one, strict=True)) for one in plainly(rows, "District 1")[0]]
    for chosen in ({}, {"round": "Fall 2026"}, {"school": "Lincoln", "assessment": "school", "perspective": "cross"}):
        expected = [
            (*(one[name] for name in KEYS), -1 if one["rating"] is None else one["rating"], "\n".join(one["notes"]))
            for one in written
            if one["notes"] and all(one[name] == value for name, value in chosen.items())
        ]
        notes = found.notes(chosen)
        notes["note"] = ["\n".join(sorted(note.split("\n"))) for note in notes["note"]]
        notes["rating"] = notes["rating"].fillna(-1)
        assert sorted(notes[[*KEYS, "rating", "note"]].itertuples(index=False, name=None)) == sorted(expected)


def test_columns_that_may_be_missing(tmp_path):
    rows = made_rows(4)
    whole = [name for name in ratings.COLUMNS if name not in ("assessment", "rater", "note")]
    engine = parquet(tmp_path, rows, whole)
    found = district.read(engine, "District 0", SECRET)
    without = [(*row[:2], None, row[3], None, *row[5:8], None) for row in rows]
    counted, faults = plainly(without, "District 0")
    assert len(found.reading.ratings) == len(counted)
    assert found.reading.problems.groupby("code")["many"].sum().to_dict() == dict(faults)
    assert found.reading.ratings["rater"].str.startswith("\0").all()
    assert found.notes({}).empty
    with pytest.raises(SourceError, match="no column school and rating"):
        district.read(
            parquet(tmp_path, rows, [name for name in whole if name not in ("rating", "school")]), "x", SECRET
        )


def test_a_district_that_is_not_there_has_no_ratings(engine_of):
    found = district.read(engine_of(made_rows(1)), "x' OR '1' = '1", SECRET)
    assert len(found.reading.ratings) == len(found.counts) == 0


SECRETS = ("p4ssw0rd", "db.internal", "ilt_reader", "/srv/")


@pytest.mark.parametrize(
    "engine",
    [
        PostgreSQL(RatingsSource(POSTGRESQL, url="postgresql://ilt_reader:p4ssw0rd@db.internal.invalid/x", table="r")),
        PostgreSQL(RatingsSource(POSTGRESQL, url="postgresql://ilt_reader:p4ssw0rd@127.0.0.1:1/x", table="r")),
        PostgreSQL(RatingsSource(POSTGRESQL, url="nonsense p4ssw0rd", table="r")),
        Parquet(RatingsSource(PARQUET, folder="/srv/p4ssw0rd")),
    ],
)
def test_a_source_that_cannot_be_reached_says_why_and_nothing_of_where(engine, caplog, capsys):
    with pytest.raises(SourceError) as found:
        district.read(engine, "District 0", SECRET)
    said = f"{found.value}{found.value.__cause__}{caplog.text}{''.join(capsys.readouterr())}"
    assert "secrets.toml" in said or "Parquet" in said
    assert not [word for word in SECRETS if word in said]
    assert found.value.__context__ is None or found.value.__suppress_context__


@pytest.mark.parametrize(
    ("ruin", "says"),
    [
        ("DROP TABLE ratings", "not in the database"),
        ("ALTER TABLE ratings DROP COLUMN rating", "no column rating"),
        ("REVOKE SELECT ON ratings FROM reader", "not allowed to read"),
    ],
)
def test_a_database_that_changed_says_what_is_wrong(postgresql, ruin, says):
    url = postgresql.url()
    postgresql_of(url, made_rows(1))
    rights = ("GRANT USAGE ON SCHEMA public TO reader", "GRANT SELECT ON ratings TO reader")
    for statement in ("DROP ROLE IF EXISTS reader", "CREATE ROLE reader LOGIN", *rights, ruin):
        postgresql.sql(statement)
    engine = PostgreSQL(RatingsSource(POSTGRESQL, url=url.replace("//ilt@", "//reader@"), table="ratings"))
    with pytest.raises(SourceError, match=says):
        district.read(engine, "District 0", SECRET)
    postgresql.sql("DROP OWNED BY reader")
    postgresql.sql("DROP ROLE reader")


def test_a_table_that_is_locked_says_so_soon(postgresql, monkeypatch):
    """Whoever loads ratings in one transaction may lock it for as long as that takes."""
    monkeypatch.setattr("ilt.sources.postgresql.WAIT_SECONDS", 1)
    url = postgresql.url()
    engine = postgresql_of(url, made_rows(1))
    with psycopg.connect(url) as loading:
        loading.execute("TRUNCATE ratings")
        with pytest.raises(SourceError, match="The ratings are locked"):
            engine.columns()


def test_a_view_that_fails_is_not_said_to_be_out_of_reach(postgresql):
    url = postgresql.url()
    postgresql.sql("CREATE VIEW ratings AS SELECT 1 / (n - n) AS rating FROM generate_series(1, 2) AS n")
    with pytest.raises(SourceError, match="error is 22012"):
        PostgreSQL(RatingsSource(POSTGRESQL, url=url, table="ratings")).ask(["SELECT * FROM ratings"], {})


def test_nothing_can_be_written(postgresql):
    engine = postgresql_of(postgresql.url(), made_rows(1))
    with pytest.raises(SourceError):
        engine.ask(["DELETE FROM ratings RETURNING 1"], {})
    assert postgresql.sql("SELECT count(*) > 0 FROM ratings") == "t"


def test_a_table_as_spark_writes_it_is_read_and_what_it_is_still_writing_is_not(tmp_path):
    rows = made_rows(1)
    parquet(tmp_path / "ratings.parquet", rows, files=1)
    finished = tmp_path / "ratings.parquet" / "ratings.parquet"
    for unfinished in ("_temporary/0/task/part.parquet", "ratings.parquet/.part.parquet", "_metadata.parquet"):
        (tmp_path / unfinished).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / unfinished).write_bytes(finished.read_bytes())
    engine = Parquet(RatingsSource(PARQUET, folder=str(tmp_path)))
    (found,) = engine.ask(["SELECT COUNT(*) AS rows FROM ratings"], {})
    assert found["rows"].tolist() == [len(rows)]
    parquet(tmp_path / "more", rows, files=1)
    (tmp_path / "more" / "ratings.parquet").rename(tmp_path / "more" / "RATINGS.PARQUET")
    (found,) = engine.ask(["SELECT COUNT(*) AS rows FROM ratings"], {})
    assert found["rows"].tolist() == [2 * len(rows)]
    (tmp_path / "ratings.parquet" / "_delta_log").mkdir()
    with pytest.raises(SourceError, match="also have deleted rows"):
        engine.version()


def test_counting_takes_a_gigabyte_of_memory_and_no_folder_of_the_app(tmp_path, monkeypatch):
    parquet(tmp_path / "ratings", made_rows(1))
    monkeypatch.chdir(tmp_path)
    engine = Parquet(RatingsSource(PARQUET, folder=str(tmp_path / "ratings")))
    setting = "SELECT value FROM duckdb_settings() WHERE name = '{}'"
    memory, place = engine.ask([setting.format("memory_limit"), setting.format("temp_directory")], {})
    assert memory["value"].tolist() == ["953.6 MiB"]  # 1 GB
    assert place["value"].tolist() == [""]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_among_the_files_is_not_waited_for(tmp_path):
    parquet(tmp_path, made_rows(1))
    os.mkfifo(tmp_path / "pipe.parquet")
    with pytest.raises(SourceError, match="not a file"):
        Parquet(RatingsSource(PARQUET, folder=str(tmp_path))).columns()


def test_a_file_that_is_no_parquet(tmp_path):
    (tmp_path / "ratings.parquet").write_text("not that")
    with pytest.raises(SourceError, match="could not be read"):
        district.read(Parquet(RatingsSource(PARQUET, folder=str(tmp_path))), "x", SECRET)


@pytest.mark.parametrize(
    ("section", "says"),
    [
        ({"kind": "oracle"}, "kind is not parquet, postgresql or spark"),
        ({}, "kind is not parquet, postgresql or spark"),
        ({"kind": "parquet"}, "folder is missing"),
        ({"kind": "postgresql", "table": "ratings"}, "url is missing"),
        ({"kind": "spark", "table": "ratings"}, "url is missing"),
        ({"kind": "spark", "url": "sc://h/;token=p4ssw0rd"}, "table is missing"),
        ({"kind": "spark", "url": "sc://h/;token=p4ssw0rd", "table": "a.b.c.d"}, "not the name of a table"),
        ({"kind": "postgresql", "url": "postgresql://p4ssw0rd", "table": "a.b.c"}, "not the name of a table"),
        ({"kind": "postgresql", "url": "postgresql://p4ssw0rd"}, "table is missing"),
        ({"kind": "postgresql", "url": "postgresql://p4ssw0rd", "table": "ratings; DROP"}, "not the name of a table"),
        ({"kind": "parquet", "folder": "x", "password": "p4ssw0rd"}, "“password” is not a setting"),
        ({"kind": "parquet", "folder": 3}, "folder is not text"),
    ],
)
def test_a_connection_that_is_not_set_up_says_what_is_missing(section, says):
    with pytest.raises(SourceError, match=says) as found:
        connection_of(section)
    assert "p4ssw0rd" not in str(found.value)
    assert f"[{settings.SOURCE_KIND.place}]" in str(found.value)


def test_a_connection_tells_its_password_to_nobody():
    section = {"kind": "postgresql", "url": "postgresql://a:p4ssw0rd@h/d", "table": "survey.ratings"}
    connection = connection_of(section)
    assert connection.table == "survey.ratings"
    assert "p4ssw0rd" not in repr(connection)

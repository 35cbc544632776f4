"""Counts that are saved, sorted by district: the same as counted anew, private, without names, made anew when due."""

import json
import os
import stat
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from ilt.access import Person
from ilt.sources import district, opened, saved_counts
from ilt.sources.connection import PARQUET, POSTGRESQL, SPARK, RatingsSource, SourceError
from ilt.sources.opened import OpenSource
from tests.support.app_pages import ROOT
from tests.support.connected import SECRET, made_rows, parquet, plainly, postgresql_of, spark_of

ROWS = made_rows(11, districts=25)


@pytest.fixture(
    params=[
        PARQUET,
        POSTGRESQL,
        pytest.param(SPARK, marks=[pytest.mark.full, pytest.mark.xdist_group("spark")]),
    ]
)
def source(request, tmp_path):
    """A source of 25 districts in one of the engines."""
    counts = str(tmp_path / "counts")
    if request.param == PARQUET:
        parquet(tmp_path / "ratings", ROWS)
        return RatingsSource(PARQUET, folder=str(tmp_path / "ratings"), counts=counts)
    version = "SELECT count(*), max(note) FROM ratings WHERE note LIKE '%::a' OR true"
    if request.param == SPARK:
        url = request.getfixturevalue("spark").url
        spark_of(url, tmp_path / "ratings", ROWS)
        return RatingsSource(SPARK, url=url, table="ratings", version=version, counts=counts)
    url = request.getfixturevalue("postgresql").url()
    postgresql_of(url, ROWS)
    return RatingsSource(POSTGRESQL, url=url, table="ratings", version=version, counts=counts)


def test_a_district_is_counted_as_it_is_anew(source):
    known = OpenSource(source, SECRET)
    counts = known.counts()
    for name in ("District 0", "District 24"):
        own = district.read(opened._engine(source), name, SECRET)
        pd.testing.assert_frame_equal(counts.of(name), own.counts)
        pd.testing.assert_frame_equal(known.district(name).counts, own.counts)
    assert counts.of("Nowhere").empty
    assert known.district("District 3") is known.district("District 3")


def test_districts_are_found_by_their_name_in_pages(source):
    known = OpenSource(source, SECRET)
    names = sorted(f"District {n}" for n in range(25))
    table, found = known.find("", None, 0, 10)
    assert (list(table["district"]), found) == (names[:10], 25)
    assert list(known.find("", None, 20, 10)[0]["district"]) == names[20:]
    assert list(known.find("ICT 2", None, 0, 10)[0]["district"]) == [name for name in names if "t 2" in name]
    assert known.find("%", None, 0, 10)[1] == 0
    assert list(known.find("", ["District 4", "Nowhere"], 0, 10)[0]["district"]) == ["District 4"]
    assert known.find("", [], 0, 10)[1] == 0
    for row in table.to_dict("records"):
        counted = plainly(ROWS, row["district"])[0]
        rated = [one for one in counted if one[7] is not None]
        assert row["ratings"] == len(rated)
        assert row["schools"] == len({one[3] for one in counted} - {""})


def test_raters_are_counted_once(source):
    table, _ = OpenSource(source, SECRET).find("", None, 0, 25)
    for row in table.to_dict("records"):
        # Of a rater whose ratings differ none counts, though the person did rate.
        least = {one[4] for one in plainly(ROWS, row["district"])[0] if one[7] is not None}
        assert row["raters"] >= len(least)
        assert row["raters"] <= len(least) + 2


def test_a_person_sees_districts_with_schools_of_theirs(source):
    known = OpenSource(source, SECRET)
    assert known.among(Person()) is None
    assert known.among(Person(districts=("District 1",))) == ["District 1"]
    assert known.among(Person(schools=("Lincoln",))) == []
    assert known.among(Person(schools=("School of District 9", "lincoln (District 3)"))) == ["District 3", "District 9"]
    assert known.among(Person(schools=("School of District 9",), districts=("District 3",))) == []


def test_what_is_saved_is_private_and_names_nobody(source):
    OpenSource(source, SECRET).counts()
    folder = saved_counts.folder_of(source)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert {file.name for file in files} == {"counts.duckdb", "current.json"}
    assert not [file for file in files if b"Person" in file.read_bytes() or b"saw" in file.read_bytes()]
    text = (folder / "current.json").read_text()
    assert "postgresql://" not in text + str(folder)


def test_counts_are_made_anew_when_the_source_differs(tmp_path):
    engine = parquet(tmp_path / "ratings", ROWS[:500])
    source = RatingsSource(PARQUET, folder=str(tmp_path / "ratings"), counts=str(tmp_path / "counts"))
    first = saved_counts.saved(source, engine)
    assert saved_counts.saved(source, engine) == first
    parquet(tmp_path / "ratings", ROWS)
    second = saved_counts.saved(source, engine)
    assert second.folder != first.folder
    pd.testing.assert_frame_equal(second.of("District 2"), district.read(engine, "District 2", SECRET).counts)
    # Whoever reads the ones before may do so for as long as no third ones are there.
    assert first.folder.is_dir()
    os.utime(tmp_path / "ratings" / "ratings.parquet", (1, 1))
    assert saved_counts.saved(source, engine).folder.is_dir()
    assert not first.folder.is_dir()


def test_without_a_version_counts_hold_an_hour(postgresql, tmp_path, monkeypatch):
    url = postgresql.url()
    engine = postgresql_of(url, ROWS)
    source = RatingsSource(POSTGRESQL, url=url, table="ratings", counts=str(tmp_path))
    first = saved_counts.saved(source, engine)
    assert saved_counts.saved(source, engine) == first
    later = time.time() + saved_counts.HOUR + 1
    monkeypatch.setattr(saved_counts, "time", SimpleNamespace(time=lambda: later))
    assert saved_counts.saved(source, engine) != first


@pytest.mark.parametrize("ruin", ["{", json.dumps({"place": "../.."}), json.dumps([1])])
def test_what_was_saved_and_is_damaged_is_made_anew(tmp_path, ruin):
    engine = parquet(tmp_path / "ratings", ROWS)
    source = RatingsSource(PARQUET, folder=str(tmp_path / "ratings"), counts=str(tmp_path / "counts"))
    saved_counts.saved(source, engine)
    (saved_counts.folder_of(source) / "current.json").write_text(ruin)
    assert len(saved_counts.saved(source, engine).of("District 1"))


@pytest.mark.parametrize("ruined", [Path.unlink, lambda file: file.write_bytes(b"x" * 5_000)])
def test_counts_whose_file_is_gone_or_damaged_are_made_anew(tmp_path, ruined):
    """Whoever tidies a cache deletes files, and leaves folders."""
    engine = parquet(tmp_path / "ratings", ROWS[:500])
    source = RatingsSource(PARQUET, folder=str(tmp_path / "ratings"), counts=str(tmp_path / "counts"))
    ruined(saved_counts.saved(source, engine).folder / saved_counts.FILE)
    assert len(saved_counts.saved(source, engine).of("District 1"))


def test_of_counts_that_fail_nothing_is_left(tmp_path):
    """They are tried again every ten seconds, and whatever each leaves would fill the disk."""
    engine = parquet(tmp_path / "ratings", ROWS[:50])
    source = RatingsSource(PARQUET, folder=str(tmp_path / "ratings"), counts=str(tmp_path / "counts"))
    write = engine.write

    def fails(statement, file):
        write(statement, file)
        raise SourceError("The database took too long.")

    engine.write = fails
    for _ in range(2):
        with pytest.raises(SourceError, match="too long"):
            saved_counts.saved(source, engine)
    assert list(saved_counts.folder_of(source).iterdir()) == []


def test_a_folder_that_cannot_be_written_to_says_so(tmp_path):
    engine = parquet(tmp_path / "ratings", ROWS[:50])
    (tmp_path / "p4ssw0rd").write_text("a file")
    source = RatingsSource(PARQUET, folder=str(tmp_path / "ratings"), counts=str(tmp_path / "p4ssw0rd" / "counts"))
    with pytest.raises(SourceError, match="could not be saved") as found:
        saved_counts.saved(source, engine)
    assert "p4ssw0rd" not in str(found.value)


@pytest.mark.full
def test_a_district_of_ratings_that_change_is_read_again(tmp_path, monkeypatch):
    parquet(tmp_path / "ratings", ROWS[:800])
    known = OpenSource(
        RatingsSource(PARQUET, folder=str(tmp_path / "ratings"), counts=str(tmp_path / "counts")), SECRET
    )
    first = known.district("District 1")
    parquet(tmp_path / "ratings", ROWS)
    monkeypatch.setattr(opened, "LOOKS_SECONDS", -1)
    second = known.district("District 1")
    assert len(second.reading.ratings) > len(first.reading.ratings)
    assert Path(saved_counts.folder_of(known._source)).is_dir()


class _Counted:
    """A lock that says how often somebody came to it."""

    def __init__(self, lock) -> None:
        self.release, self._acquire, self.came = lock.release, lock.acquire, threading.Semaphore(0)

    def acquire(self, *, blocking: bool) -> bool:
        self.came.release()
        return self._acquire(blocking=blocking)


def test_nobody_waits_while_somebody_looks_whether_ratings_changed(tmp_path, monkeypatch):
    """The database may be locked, silent, or busy with counting millions of ratings."""
    parquet(tmp_path / "ratings", ROWS[:400])
    about = RatingsSource(PARQUET, folder=str(tmp_path / "ratings"), counts=str(tmp_path / "counts"))
    known = OpenSource(about, SECRET)
    first = known.district("District 1")
    monkeypatch.setattr(opened, "LOOKS_SECONDS", -1)
    monkeypatch.setattr(known, "_lock", _Counted(known._lock))
    looking, answer, looks = threading.Event(), threading.Event(), []

    def version() -> str:
        looking.set()
        looks.append(answer.wait(30))
        raise SourceError("It is locked.")

    monkeypatch.setattr(known._engine, "version", version)
    with ThreadPoolExecutor() as threads:
        waits = [threads.submit(known.counts)]
        assert looking.wait(30)
        # A district that is open, and the list of all, are shown as they are known.
        assert threads.submit(known.district, "District 1").result(10) is first
        assert threads.submit(known.has, "District 2").result(10)
        # Who needs the newest waits once, and hears the same.
        waits += [threads.submit(known.counts, newest=True) for _ in range(2)]
        assert all(known._lock.came.acquire(timeout=30) for _ in range(5))
        answer.set()
        for one in waits:
            with pytest.raises(SourceError, match="It is locked"):
                one.result(30)
    assert looks == [True]


@pytest.mark.full
def test_no_more_districts_are_in_memory_than_some(tmp_path, monkeypatch):
    monkeypatch.setattr(opened, "MOST_DISTRICTS", 2)
    parquet(tmp_path / "ratings", ROWS)
    known = OpenSource(
        RatingsSource(PARQUET, folder=str(tmp_path / "ratings"), counts=str(tmp_path / "counts")), SECRET
    )
    for name in ("District 1", "District 2", "District 1", "District 3"):
        known.district(name)
    assert list(known._districts) == ["District 1", "District 3"]


@pytest.mark.skipif(sys.platform != "linux", reason="the service is systemd's")
def test_the_service_of_the_docs_lets_counts_be_saved(monkeypatch):
    """It may write to no folder but those that it names; /opt/ilt, its user's home, is not one of them."""
    lines = (ROOT / "docs/server/ilt.service").read_text(encoding="utf-8").splitlines()
    said = [tuple(line.split("=", 1)) for line in lines if "=" in line and not line.startswith("#")]
    monkeypatch.setenv("HOME", "/opt/ilt")
    for name, value in said:
        if name == "Environment":
            monkeypatch.setenv(*value.split("=", 1))
    assert ("ProtectSystem", "strict") in said
    writable = Path("/var/cache") / dict(said)["CacheDirectory"]
    assert writable in saved_counts.folder_of(RatingsSource(PARQUET, folder="/srv/ratings")).parents

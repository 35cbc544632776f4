"""Workspaces are kept whole, found again, never mixed and never written over in silence: in SQLite and in PostgreSQL."""

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import Mock

import pytest
from sqlalchemy import event, inspect, select

from ilt.store import (
    MEMORY,
    SOURCE,
    Edit,
    Entry,
    Saver,
    Store,
    StoreError,
    fingerprint,
    is_view_only,
    limits,
    new_link,
    own_file,
    own_store,
    schema,
    sha256,
)
from ilt.store.sharing import share, view_link, withdraw
from tests.support.app_pages import ROOT
from tests.support.store_writer import KEYS, content

PATIENCE = 60
"""How many seconds a database may take on a busy machine where a test is not about that."""
STRANGE = ("Ärger 🙂", "=1+1", "nul \0 in it", "half \ud83d of a pair", 'it\'s "quoted" \\ \n', "%s :x {y} ?", "")


def write(store, link, key, value, *, seen=0, visitor="v"):
    return store.write(link, [Edit("answer", key, value, seen)], visitor=visitor, begin=True)


# What is kept


def test_what_was_written_is_there_after_a_restart(url):
    link, before = new_link(), Store(url)
    edits = [Edit("answer", text, {"text": text, "more": [1, 2.5, True, None, {"k": "v"}]}) for text in STRANGE]
    sources = {sha256(data): data for data in (b"", b"a,b\r\n1,2", bytes(range(256)) * 999)}
    edits += [Edit(SOURCE, f"{n}.csv", fingerprint(data)) for n, data in enumerate(sources.values())]
    written = before.write(link, edits, visitor="v", sources=sources, begin=True)
    before.close()
    after = Store(url)
    changes = after.changes(link)
    assert {(entry.kind, entry.key): entry.value for entry in changes.entries} == {e.place: e.value for e in edits}
    assert sorted(changes.entries, key=str) == sorted(written.entries, key=str)
    assert {entry.visitor for entry in changes.entries} == {"v"}
    assert abs(changes.entries[0].at / 1000 - time.time()) < 60
    assert {digest: after.source(link, digest) for digest in sources} == sources
    assert after.all_of(link) == (changes, sources)
    after.close()


def test_a_wrong_link_finds_nothing(store):
    write(store, new_link(), "round", "Fall")
    for link in (new_link(), "", "\ud83d"):
        with pytest.raises(StoreError, match="its link is wrong"):
            store.changes(link)
        with pytest.raises(StoreError, match="its link is wrong"):
            store.write(link, [Edit("answer", "round", "Fall")], visitor="v")


def test_links_cannot_be_guessed():
    links = {new_link() for _ in range(1000)}
    assert len(links) == 1000
    assert all(len(link) >= 43 and link.isascii() for link in links)  # 256 bits, 6 a letter


@pytest.mark.parametrize("listed", [False, True])
def test_no_store_holds_a_link(url, listed):
    store, names = Store(url, listed=listed), ("a.csv", "b.csv")
    links = [new_link() for _ in range(3)]
    for each in links:
        edits = [Edit(SOURCE, name, fingerprint(b"x")) for name in names]
        store.write(each, edits, visitor="v", sources={sha256(b"x"): b"x"}, begin=True)
        time.sleep(0.002)
    store.write(links[0], [Edit(SOURCE, "b.csv", None, 1)], visitor="v")
    tables = [schema.about, schema.workspaces, schema.entries, schema.contents]
    with store.engine.connect() as connection:
        stored = str([connection.execute(select(table)).all() for table in tables])
    assert not [link for link in links if link in stored]
    found = [(one.link, one.sources) for one in store.recent([links[1], "gone", links[0], links[2]])]
    assert found == [(links[0], 1), (links[2], 2), (links[1], 2)]
    assert store.recent([]) == []
    store.close()


def test_all_workspaces_together_keep_no_more_than_the_server_says(url):
    store = Store(url, most_bytes=2_000)
    for n, fits in enumerate((True, True, False)):
        content, link = bytes([n]) * 900, new_link()
        edits = [Edit(SOURCE, "a.csv", fingerprint(content))]
        sources = {sha256(content): content}
        if fits:
            store.write(link, edits, visitor="v", sources=sources, begin=True)
        else:
            with pytest.raises(StoreError, match="0 MB of files for all workspaces together"):
                store.write(link, edits, visitor="v", sources=sources, begin=True)
            store.write(link, [Edit("answer", "round", "Fall")], visitor="v", begin=True)  # all else goes on
    store.close()


def test_entries_of_many_workspaces_do_not_fill_the_disk(url):
    """They come in an import of kilobytes, in as many workspaces as somebody begins."""
    store, chance = Store(url, most_bytes=250_000), random.Random(1)

    def fits(length):
        # No database compresses this.
        edits = [Edit("answer", f"{n}", chance.randbytes(length // 2).hex()) for n in range(10)]
        try:
            return bool(store.write(new_link(), edits, visitor="v", begin=True))
        except StoreError as error:
            return error.kind

    assert [fits(18_000) for _ in range(6)] in ([True] * n + ["no-room"] * (6 - n) for n in (1, 2))
    assert fits(100) is True  # what a person does with small ones goes on
    store.close()


def test_keeping_turned_off_is_a_store_that_ends_with_the_program():
    store, other = Store(MEMORY), Store(MEMORY)
    link = new_link()
    with ThreadPoolExecutor(8) as threads:  # each thread sees the same memory
        list(threads.map(lambda n: write(store, link, f"key {n}", n), range(100)))
    assert {entry.value for entry in store.changes(link).entries} == set(range(100))
    assert [one.link for one in store.recent([link])] == [link]
    assert other.recent([link]) == []
    assert store.forget(link)
    assert store.recent([link]) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no setting for the user's folder")
def test_a_store_of_ones_own_lies_in_the_users_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "Ann's ?mode=x #1 %41 Ä"))
    store, link = own_store(), new_link()
    write(store, link, "round", "Fall")
    assert own_file() == tmp_path / "Ann's ?mode=x #1 %41 Ä" / "ilt-dashboard" / "workspaces.sqlite"
    assert own_file().stat().st_size > 0
    assert [one.link for one in own_store().recent([link])] == [link]
    store.close()


def test_the_database_is_written_through_and_really_deletes(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'w.sqlite'}")
    store.open()
    with store.engine.connect() as connection:
        pragmas = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "auto_vacuum": 2}
        for pragma, value in pragmas.items():
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    store.close()


def test_bytes_that_no_source_speaks_of_are_deleted(store):
    link, data = new_link(), {sha256(file): file for file in (b"one", b"two")}
    one, two = (fingerprint(file) for file in data.values())
    edits = [Edit(SOURCE, "a.csv", one), Edit(SOURCE, "copy of a.csv", one), Edit(SOURCE, "b.csv", two)]
    store.write(link, edits, visitor="v", sources=data, begin=True)
    store.write(link, [Edit(SOURCE, "a.csv", None, 1), Edit(SOURCE, "b.csv", None, 1)], visitor="v")
    assert set(store.all_of(link)[1]) == {one["sha256"]}
    store.write(link, [Edit(SOURCE, "copy of a.csv", None, 1)], visitor="v")
    assert store.all_of(link)[1] == {}


def test_more_than_a_workspace_can_hold_is_refused_in_words(store, monkeypatch):
    link = new_link()
    text = Edit("answer", "k", "x" * 20_001)  # it would count as missing, and was said to be saved
    for edit in (Edit("k" * 65, "", 1), Edit("answer", "k" * 2001, 1), Edit("answer", "k", ["x" * 1_000_000]), text):
        with pytest.raises(StoreError, match="more than a workspace can hold"):
            store.write(link, [edit], visitor="v", begin=True)
    monkeypatch.setattr(limits, "SOURCES", 2)
    monkeypatch.setattr(limits, "ENTRIES", 4)
    sources = [Edit(SOURCE, f"{n}.csv", fingerprint(b"x")) for n in range(3)]
    with pytest.raises(StoreError, match="2 files, 200 MB together"):
        store.write(link, sources, visitor="v", sources={sha256(b"x"): b"x"}, begin=True)
    with pytest.raises(StoreError, match="4 entries"):
        store.write(link, [Edit("answer", str(n), n) for n in range(5)], visitor="v", begin=True)
    with pytest.raises(StoreError, match="deleted"):
        store.changes(link)


# Two people


def test_an_edit_of_what_was_not_seen_changes_nothing_and_returns_both(store):
    link = new_link()
    write(store, link, "round", "Fall", visitor="ann")
    stored = write(store, link, "round", "Spring", seen=1, visitor="bob").entries[0]
    both = [Edit("answer", "other", "new"), Edit("answer", "round", "Winter", 1)]
    written = store.write(link, both, visitor="ann")
    (conflict,) = written.conflicts
    assert (conflict.mine, conflict.theirs) == (both[1], stored)
    assert (conflict.theirs.value, conflict.theirs.visitor) == ("Spring", "bob")
    assert written.entries == ()
    assert store.changes(link).entries == (stored,)
    assert store.changes(link).version == written.version == 2
    # Not to have seen that there is one, or that it was taken back, is the same.
    assert write(store, link, "round", "Winter", seen=0).conflicts
    write(store, link, "round", None, seen=2)
    assert write(store, link, "round", "Winter", seen=2).conflicts[0].theirs.value is None
    assert write(store, link, "round", "Winter", seen=3).conflicts == ()


def test_the_same_value_twice_is_no_conflict(store):
    link = new_link()
    first = write(store, link, "round", {"a": 1, "b": [2]}, visitor="ann")
    again = write(store, link, "round", {"b": [2], "a": 1}, visitor="bob")
    assert again == first
    assert write(store, link, "round", {"a": True, "b": [2]}).conflicts  # True is not 1


def test_changes_since_a_version_are_one_query(store):
    link = new_link()
    write(store, link, "kept", 1)
    for n in range(3):
        write(store, link, f"key {n}", n)
    write(store, link, "kept", None, seen=1)
    queries = []
    event.listen(store.engine, "before_cursor_execute", lambda *arguments: queries.append(arguments[2]))
    changes = store.changes(link, 3)
    assert len([query for query in queries if "SELECT" in query]) == 1
    assert changes.version == 5
    assert {(entry.key, entry.value, entry.version) for entry in changes.entries} == {
        ("key 2", 2, 4),
        ("kept", None, 5),
    }
    assert store.changes(link, 5).entries == ()
    with store.engine.connect() as connection:
        if store.engine.dialect.name == "sqlite":
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {queries[-1]}", ("x", 3)).all()
            assert "SCAN" not in str(plan)


class Writer:
    """The program of tests/support/store_writer.py."""

    def __init__(self):
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.support.store_writer"], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def order(self, **order):
        self.program.stdin.write(json.dumps(order) + "\n")
        self.program.stdin.flush()
        return int(self.program.stdout.readline())

    def go_on(self):
        self.program.stdin.write("\n")
        self.program.stdin.flush()

    def line(self):
        return self.program.stdout.readline().strip()

    def said(self):
        lines = []
        while (line := self.line()) != "ended":
            assert line, "the program ended by itself"
            lines.append(int(line))
        return lines

    def end(self):
        self.program.stdin.close()
        self.program.wait(10)
        self.program.stdout.close()


@pytest.fixture(scope="module")
def writers():
    both = Writer(), Writer()
    yield both
    for writer in both:
        writer.end()


def test_two_processes_that_add_to_one_sum_lose_nothing(store, writers):
    link = new_link()
    store.write(link, [Edit("sum", "", [0, ""])], visitor="v", begin=True)
    url = store.engine.url.render_as_string(hide_password=False)
    for number, writer in enumerate(writers):
        writer.order(task="add up", url=url, link=link, visitor=str(number))
    assert [writer.line() for writer in writers] == ["1", "1"]  # both have read the same
    for writer in writers:
        writer.go_on()
    conflicts = [writer.said() for writer in writers]
    (entry,) = store.changes(link).entries
    assert entry.value[0] == 120
    assert entry.version == 121
    assert sum(sum(said) for said in conflicts) > 0  # they did meet


def test_every_change_is_made_once_of_what_others_changed_meanwhile(url, monkeypatch):
    monkeypatch.setattr("ilt.store.database.WAIT_SECONDS", PATIENCE)
    with contextlib.ExitStack() as stack:
        changed_by_two([stack.enter_context(contextlib.closing(Store(url))) for _ in range(2)])


def changed_by_two(stores):
    first = Saver.begin(stores[0], visitor="0")
    assert first.put("sum", "", {"whole": 0})
    savers = [first, Saver.open(stores[1], first.link, visitor="1")]

    def count(place):
        def more(stored):
            return {**stored, "whole": stored["whole"] + 1, str(place): stored.get(str(place), 0) + 1}

        for _ in range(50):
            assert savers[place].change("sum", "", more), savers[place].trouble

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(count, range(2)))
    for saver in savers:
        saver.refresh()
        assert saver.get("sum", "") == {"whole": 100, "0": 50, "1": 50}
        assert saver.conflicts == {}
        assert saver.unsaved == 0


def test_a_change_counts_although_somebody_else_always_writes_first(store, monkeypatch):
    saver = Saver.begin(store, visitor="v")
    assert saver.put("sum", "votes", ["v"])
    other = Saver.open(store, saver.link, visitor="o")
    write, names = store.write, iter(range(100))

    def write_second(link, edits, *, visitor, **more):
        if visitor == "v":
            assert other.change("sum", "votes", lambda stored: [*stored, next(names)])
        return write(link, edits, visitor=visitor, **more)

    monkeypatch.setattr(store, "write", write_second)
    assert saver.change("sum", "votes", lambda stored: [*stored, "again"])
    assert saver.get("sum", "votes") == ["v", 0, "again"]
    assert saver.conflicts == {}


def test_changes_that_waited_for_the_database_are_made_of_what_others_wrote_meanwhile(store, monkeypatch):
    saver = Saver.begin(store, visitor="v", pause=60)
    assert saver.put("sum", "votes", ["v"])
    other = Saver.open(store, saver.link, visitor="o")
    with monkeypatch.context() as failing:
        failing.setattr(store, "write", Mock(side_effect=StoreError("failed")))
        for name in ("one", "two"):
            assert not saver.change("sum", "votes", lambda stored, name=name: [*stored, name])
    assert saver.get("sum", "votes") == ["v", "one", "two"]
    assert other.change("sum", "votes", lambda stored: [*stored, "o"])
    assert saver.save()
    saver.close()
    other.refresh()
    assert saver.get("sum", "votes") == other.get("sum", "votes") == ["v", "o", "one", "two"]


def test_a_change_is_of_what_is_there_and_settles_what_was_open(store):
    saver = Saver.begin(store, visitor="v")
    assert saver.change("sum", "", lambda stored: (stored or 0) + 1)
    other = Saver.open(store, saver.link, visitor="o")
    assert saver.put("sum", "", 5)
    assert other.change("sum", "", lambda stored: stored + 1)  # theirs, which it had not heard of
    assert not saver.put("sum", "", 7)
    assert saver.conflicts
    assert saver.change("sum", "", lambda stored: stored + 1)
    assert saver.conflicts == {}
    other.refresh()
    assert other.get("sum", "") == saver.get("sum", "") == 7
    assert saver.change("sum", "", lambda _: None)
    assert saver.get("sum", "") is None


def test_twenty_workspaces_at_once_with_the_same_file_names_are_never_mixed(store):
    links = [new_link() for _ in range(20)]
    ready = threading.Barrier(20)

    def live(number):
        saver = Saver.begin(store, visitor=str(number))
        saver.link = links[number]
        ready.wait()
        for n in range(3):
            saver.add_source("ratings.csv", f"{number} {n}".encode() * 1000)
            saver.put("answer", "round@ratings.csv", [number, n])
        while not saver.save():  # a busy machine may take more than one try
            time.sleep(0.1)

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(live, range(20)))
    for number, link in enumerate(links):
        changes, sources = store.all_of(link)
        assert list(sources.values()) == [f"{number} 2".encode() * 1000]
        assert {entry.key: entry.value for entry in changes.entries} == {
            "round@ratings.csv": [number, 2],
            "ratings.csv": fingerprint(f"{number} 2".encode() * 1000),
        }
        assert {entry.visitor for entry in changes.entries} == {str(number)}


# Pull the plug


def _begun(store):
    store.open()
    with store.engine.connect() as connection:
        return bool(connection.execute(select(schema.workspaces.c.id)).all())


EVERY_DAY, IN_FULL = range(1), range(1, 110)


@pytest.mark.parametrize(
    "kills", [pytest.param(EVERY_DAY, id="few"), pytest.param(IN_FULL, id="many", marks=pytest.mark.full)]
)
def test_what_was_called_saved_survives_kill_9(url, store, writers, kills):
    link, saved, waited = new_link(), 0, 0
    for kill in kills:
        chance = random.Random(kill)
        process = writers[0].order(task="write on", url=url, link=link, visitor="v", first=saved + 1)
        # Some while the database is being made or opened, most amid writes.
        said = [int(writers[0].program.stdout.readline())] if chance.random() < 0.7 else []
        waited += len(said)
        time.sleep(chance.uniform(0, 0.15))
        os.kill(process, signal.SIGKILL)
        said += writers[0].said()
        assert said == list(range(saved + 1, saved + 1 + len(said)))
        saved += len(said)
        if url.startswith("sqlite"):
            file = Path(store.engine.url.database)
            file.parent.mkdir(exist_ok=True)
            with contextlib.closing(sqlite3.connect(file)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not saved and not _begun(store):  # killed before its first word
            continue
        changes, sources = store.all_of(link)
        values = {entry.value for entry in changes.entries if entry.kind == "answer"} or {0}
        (value,) = values  # all or nothing
        assert value in (saved, saved + 1)  # the last may be kept, and not yet called so
        if value:
            assert {entry.key for entry in changes.entries if entry.kind == "answer"} == set(KEYS)
            assert list(sources.values()) == [content(value)]
        saved = value
    assert saved >= waited >= len(kills) // 2
    assert store.put_aside == []


# Forgetting

NOTE = "Our grade 4 team has not met since September"


def _files(store):
    database = store.engine.url.database
    files = [Path(f"{database}{ending}") for ending in ("", "-wal", "-shm")]
    return b"".join(file.read_bytes() for file in files if file.exists())


def test_a_forgotten_workspace_is_gone_from_the_files_bytes(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'w.sqlite'}", listed=True)
    chance = random.Random(1)
    links = [new_link() for _ in range(24)]
    versions = dict.fromkeys(links, 0)
    for n in range(240):  # rows of all sizes, written again and again, so that pages split and move
        link = chance.choice(links)
        text = f"{NOTE} {links.index(link)};" * chance.choice((1, 3, 30, 200))
        data = text.encode() * 2
        edits = [Edit("answer", f"{NOTE} {n}", text), Edit(SOURCE, f"{n}.csv", fingerprint(data))]
        if n % 3 == 0:
            edits.append(Edit("answer", "always", text, versions[link]))
        written = store.write(link, edits, visitor="v", sources={sha256(data): data}, begin=True)
        assert not written.conflicts
        versions[link] = written.entries[-1].version if n % 3 == 0 else versions[link]
    before = _files(store)
    assert before.count(f"{NOTE} 7;".encode()) > 50
    reader = Store(f"sqlite:///{tmp_path / 'w.sqlite'}")  # another program that has it open
    stored = {link: reader.all_of(link) for link in links[12:]}
    for link in links[:12]:
        assert store.forget(link)
    after = _files(store)
    assert len(after) < len(before)
    for number, link in enumerate(links[:12]):
        assert f"{NOTE} {number};".encode() not in after
        assert link.encode() not in after
        with pytest.raises(StoreError, match="deleted"):
            reader.changes(link)
    assert {link: reader.all_of(link) for link in links[12:]} == stored
    assert f"{NOTE} 17;".encode() in after
    for link in links[12:]:
        store.forget(link)
    assert NOTE.encode() not in _files(store)
    store.close()
    reader.close()


def test_forgetting_waits_for_who_is_reading_and_sweeping_ends_it(tmp_path, monkeypatch):
    monkeypatch.setattr("ilt.store.database.WAIT_SECONDS", 0.2)
    store, link = Store(f"sqlite:///{tmp_path / 'w.sqlite'}"), new_link()
    write(store, link, "note", NOTE)
    with store.engine.connect() as reading:
        assert reading.execute(select(schema.entries.c.value)).scalar() == f'"{NOTE}"'
        assert not store.forget(link)
        assert NOTE.encode() in _files(store)
    assert store.sweep() == 0
    assert NOTE.encode() not in _files(store)
    store.close()


def test_forgetting_leaves_no_row(store):
    links = [new_link() for _ in range(2)]
    for link in links:
        edits = [Edit(SOURCE, "a.csv", fingerprint(NOTE.encode())), Edit("answer", "note", NOTE)]
        store.write(link, edits, visitor="v", sources={sha256(NOTE.encode()): NOTE.encode()}, begin=True)
    assert store.forget(links[0])
    with store.engine.connect() as connection:
        for table, rows in ((schema.workspaces, 1), (schema.entries, 2), (schema.contents, 1)):
            assert len(connection.execute(select(table)).all()) == rows
    with pytest.raises(StoreError, match="deleted"):
        store.write(links[0], [Edit("answer", "note", NOTE)], visitor="v")
    assert len(store.changes(links[1]).entries) == 2
    assert store.forget(links[0])  # twice is as good


DAY = 86_400
START = 1_790_000_000  # September 2026


@pytest.mark.parametrize(
    ("days", "forgotten"),
    [
        ([0, 1, 2, 3, 29], 0),
        ([*range(31)], 0),
        ([*range(32)], 1),
        # Away all summer: believed once the clock has stood by it for a day.
        ([0, 1, 80], 0),
        ([0, 1, 80, 80.5], 0),
        ([0, 1, 80, 81], 1),
        # Leaps that are taken back, at once or after some hours, once or often.
        ([0, 1, 80, 80.5, 1.5, 2.5], 0),
        ([0, 1, -60, -59.9, 1, 2.5, 3.5], 0),
        ([0, *([50, 0.1] * 20), 1], 0),
        # Ten years ahead, and back to 1970, are never believed.
        ([0, 3650, 3651, 3652, 3653], 0),
        ([0, 1, -20_000, 2, 3], 0),
        ([-20_000, 0, 1, 2, 3], 0),
        # What a clock ahead counted in small steps is given back in small steps.
        ([*range(26), *range(25, 0, -1), *range(1, 11)], 0),
    ],
)
def test_only_lived_days_make_a_workspace_old(days, forgotten):
    """``days``: what the computer's clock shows at each sweep; the workspace is from the first."""
    now = [START + days[0] * DAY]
    store, link = Store(MEMORY, now=lambda: now[0]), new_link()
    store.sweep(30)
    write(store, link, "note", NOTE)
    found = 0
    for day in days[1:]:
        now[0] = START + day * DAY
        found += store.sweep(30)
    assert found == forgotten
    store.close()


def test_a_change_makes_a_workspace_young_again(url):
    now = [START]
    store = Store(url, now=lambda: now[0])
    links = [new_link() for _ in range(2)]
    for link in links:
        write(store, link, "note", NOTE)
    for day in range(1, 40, 2):
        now[0] = START + day * DAY
        if day == 21:
            write(store, links[0], "note", "again", seen=1)
        store.sweep(30)
    assert store.changes(links[0]).entries[0].value == "again"
    with pytest.raises(StoreError, match="deleted"):
        store.changes(links[1])
    store.close()


# Versions of the schema


def test_the_tables_that_migrations_make_are_those_that_are_used(store):
    store.open()
    made = inspect(store.engine)
    for table in schema.metadata.tables.values():
        columns = {column["name"]: column["nullable"] for column in made.get_columns(table.name)}
        assert columns == {column.name: bool(column.nullable) for column in table.columns}
        assert set(made.get_pk_constraint(table.name)["constrained_columns"]) == {c.name for c in table.primary_key}


def _migrate(store, *more):
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        schema.migrate(connection, [*schema.MIGRATIONS, *more])


def test_a_later_version_adds_its_own_wholly_or_not_at_all(url):
    store, link = Store(url), new_link()
    write(store, link, "round", "Fall")
    with pytest.raises(Exception, match="no_such_table"):
        _migrate(store, ["ALTER TABLE workspaces ADD COLUMN title TEXT"], ["INSERT INTO no_such_table VALUES (1)"])
    assert "title" not in {column["name"] for column in inspect(store.engine).get_columns("workspaces")}
    _migrate(store, ["ALTER TABLE workspaces ADD COLUMN title TEXT", "UPDATE workspaces SET title = 'T'"])
    assert "title" in {column["name"] for column in inspect(store.engine).get_columns("workspaces")}
    store.close()
    # This version no longer writes to it, and says so.
    older = Store(url)
    for use in (lambda: write(older, link, "round", "Spring", seen=1), lambda: older.changes(link), older.sweep):
        with pytest.raises(StoreError, match="newer version of this dashboard"):
            use()
    older.close()


def test_two_programs_may_begin_one_database_at_once(url):
    stores = [Store(url) for _ in range(6)]
    with ThreadPoolExecutor(6) as threads:
        identities = list(threads.map(Store.open, stores))
    assert len(set(identities)) == 1
    for store in stores:
        store.close()


def test_an_entry_that_never_was_has_version_0():
    assert Entry("answer", "round", None).version == 0


def test_a_view_only_link_shows_everything_and_changes_nothing_and_is_withdrawn_alone(store):
    mine = Saver.begin(store, visitor="colleague")
    mine.add_source("r.csv", b"content")
    mine.put("answer", "round", "Fall")
    assert view_link(mine) is None
    assert share(mine)
    link = view_link(mine)
    assert is_view_only(link)
    assert mine.link not in link
    assert view_link(Saver.open(store, mine.link, visitor="another")) == link

    guest = Saver.open(store, link, visitor="guest")
    assert guest.key == mine.key
    assert (guest.get("answer", "round"), guest.source("r.csv")) == ("Fall", b"content")
    assert view_link(guest) == ""  # the key that it is sealed with is the workspace's own
    for change in (lambda one: one.put("answer", "round", "Spring"), lambda one: one.add_source("s.csv", b"more")):
        other = Saver.open(store, link, visitor="guest")
        assert not change(other)
        assert other.trouble.kind == "view-only"
        other.close()
    for refused in (guest.forget, guest.renew, lambda: store.write(link, [Edit("x", "y", 1)], visitor="g", begin=True)):
        with pytest.raises(StoreError, match="view only"):
            refused()
    assert guest.put("released", "group", [])  # what is shown to whoever looks protects everybody
    mine.refresh()
    assert mine.all("answer") == {"round": "Fall"}
    assert list(mine.all("source")) == ["r.csv"]

    assert share(mine)
    assert view_link(mine) != link
    guest.refresh()
    assert guest.gone
    guest = Saver.open(store, view_link(mine), visitor="guest")
    withdraw(mine)
    guest.refresh()
    assert guest.gone
    mine.put("answer", "round", "Winter")
    assert not mine.trouble


def test_a_link_that_may_change_things_is_withdrawn_and_the_view_only_one_stays(store):
    mine = Saver.begin(store, visitor="colleague")
    mine.add_source("r.csv", b"content")
    share(mine)
    colleague = Saver.open(store, mine.link, visitor="another")
    old, looked_at = mine.link, view_link(mine)
    mine.renew()
    assert mine.link != old
    assert view_link(mine) == looked_at
    colleague.put("answer", "round", "Theirs")
    assert colleague.gone
    with pytest.raises(StoreError, match="turned off"):
        Saver.open(store, old, visitor="another")
    assert mine.put("answer", "round", "Fall")
    for link in (mine.link, looked_at):
        guest = Saver.open(store, link, visitor="guest")
        assert (guest.all("answer"), guest.source("r.csv")) == ({"round": "Fall"}, b"content")
    assert [one.link for one in store.recent([old, mine.link, looked_at])] == [mine.link]
    with store.engine.connect() as connection:
        for table in schema.metadata.tables.values():
            text = repr(connection.execute(select(table)).all())
            assert not any(secret in text for secret in (old, mine.link, looked_at))

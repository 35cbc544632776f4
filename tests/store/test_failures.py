"""Where the store fails, a sentence says so, the work goes on in memory, and saving resumes by itself."""

import contextlib
import errno
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select

from ilt.store import MEMORY, SOURCE, Edit, Saver, Store, StoreError, Watcher, fingerprint, new_link, opened, sha256
from ilt.store.errors import SENTENCES
from ilt.store.schema import contents, entries, workspaces
from ilt.store.sharing import share, view_link
from tests.support.disks import flip, limit, small_disk

PAUSE = 0.1
TEXT = "what we said"
TABLES = (workspaces, entries, contents)


def until(true, seconds=15):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.05)


def fill(store, size=50_000, times=60):
    """Begin a workspace of some rows and sources."""
    link, chance = new_link(), random.Random(3)
    data = [chance.randbytes(size) for _ in range(3)]
    edits = [Edit(SOURCE, f"{n}.csv", fingerprint(content)) for n, content in enumerate(data)]
    edits += [Edit("answer", f"key {n}", TEXT * 20) for n in range(times)]
    store.write(link, edits, visitor="v", sources={sha256(content): content for content in data}, begin=True)
    return link


def goes_on(store, begin, end, *, kind, says, again=None):
    """Hold that a saver works through a failure: ``begin`` makes it, ``end`` fixes it."""
    saver = Saver.begin(store, visitor="ann", pause=PAUSE)
    assert saver.add_source("before.csv", b"before")
    assert saver.put("answer", "before", "1")
    begin()
    try:
        assert not saver.add_source("during.csv", os.urandom(300_000))
        assert saver.trouble.kind == kind
        assert says in str(saver.trouble)
        assert not saver.put("answer", "during", "2")
        assert not saver.put("answer", "before", "3")
        assert saver.unsaved == 3
        assert saver.all("answer") == {"before": "3", "during": "2"}
        assert len(saver.source("during.csv")) == 300_000
        edits, sources = opened(saver.export())  # the download of what would be lost
        assert {edit.key for edit in edits} == {"before.csv", "during.csv", "before", "during"}
        assert len(sources) == 2
        time.sleep(3 * PAUSE)
        assert saver.unsaved == 3
        if again:
            again(saver)
    finally:
        end()
    until(lambda: not saver.unsaved)
    assert saver.trouble is None
    assert saver.conflicts == {}
    other = Saver.open(store, saver.link, visitor="bob")
    assert other.all("answer") == {"before": "3", "during": "2"}
    assert other.source("during.csv") == saver.source("during.csv")
    assert other.source("before.csv") == b"before"
    assert saver.put("answer", "after", "4")
    saver.close()
    return saver


# Disks


def test_a_full_disk(tmp_path):
    folder = tmp_path / "disk"
    with small_disk(folder, 2**20) as small:
        store, filler = Store(f"sqlite:///{folder / 'w.sqlite'}"), folder / "filler"

        def fill_up():
            if small:
                with contextlib.suppress(OSError), filler.open("wb", 0) as file:
                    while True:
                        file.write(bytes(4096))
            else:
                limit(2**17)

        says = "The disk is full" if small else "The disk can’t be written to"
        kind = "full" if small else "disk"
        goes_on(store, fill_up, lambda: filler.unlink() if small else limit(-1), kind=kind, says=says)
        _sound(folder / "w.sqlite")
        store.close()


def test_files_that_may_not_grow(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'w.sqlite'}")
    goes_on(store, lambda: limit(2**17), lambda: limit(-1), kind="disk", says="The disk can’t be written to")
    _sound(tmp_path / "w.sqlite")
    store.close()


def _sound(file):
    with contextlib.closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@contextlib.contextmanager
def as_ordinary_user():
    """Root may write anywhere; for a while be nobody."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_folder_that_may_not_be_written_to():
    Store(MEMORY).open()  # an ordinary user may not read all modules
    folder = Path(f"/tmp/ilt-read-only-{os.getpid()}")  # noqa: S108 - one that an ordinary user reaches
    folder.mkdir()
    try:
        store = Store(f"sqlite:///{folder / 'kept' / 'w.sqlite'}")
        folder.chmod(0o555)
        with as_ordinary_user():
            saver = Saver.begin(store, visitor="ann", pause=PAUSE)
            assert not saver.put("answer", "round", "Fall")
            assert saver.trouble.kind == "read-only"
            assert "is read-only" in str(saver.trouble)
            assert saver.get("answer", "round") == "Fall"
        if os.geteuid() == 0:
            os.chown(folder, 65534, 65534)
        folder.chmod(0o755)
        until(lambda: not saver.unsaved)  # as root again, or in a folder that may be written to
        assert Saver.open(store, saver.link, visitor="bob").all("answer") == {"round": "Fall"}
        assert (folder / "kept" / "w.sqlite").stat().st_mode & 0o077 == 0
        assert (folder / "kept").stat().st_mode & 0o077 == 0
        store.close()
    finally:
        shutil.rmtree(folder)


# SQLite's file


def test_a_database_that_another_program_holds(tmp_path, monkeypatch):
    monkeypatch.setattr("ilt.store.database.WAIT_SECONDS", 0.3)
    store, holder = Store(f"sqlite:///{tmp_path / 'w.sqlite'}"), []

    def hold():
        holder.append(sqlite3.connect(tmp_path / "w.sqlite", isolation_level=None))
        holder[0].execute("BEGIN IMMEDIATE")

    def let_go():
        holder[0].close()

    goes_on(store, hold, let_go, kind="locked", says="Another program is using the database")
    store.close()


@pytest.mark.parametrize("where", ["header", "pages", "all", "cut"])
def test_a_damaged_file_is_put_aside_and_never_overwritten(tmp_path, where):
    file = tmp_path / "w.sqlite"
    store = Store(f"sqlite:///{file}")
    fill(store)
    store.close()
    size, chance = file.stat().st_size, random.Random(7)
    places = {
        "header": range(16),
        "pages": range(100, size, 4096),
        "all": [chance.randrange(size) for _ in range(2000)],
        "cut": [],
    }[where]
    flip(file, places)
    if where == "cut":
        os.truncate(file, size // 2)
    damaged = file.read_bytes()
    link = new_link()
    assert store.write(link, [Edit("answer", "round", "Fall")], visitor="v", begin=True).version == 1
    (aside,) = store.put_aside
    assert store.lying_aside() == [aside]
    assert aside.read_bytes() == damaged
    assert aside.name.startswith("w-damaged-20")
    assert aside.parent == file.parent
    again = Store(f"sqlite:///{file}")
    assert again.changes(link).entries[0].value == "Fall"
    assert again.put_aside == []
    for each in (store, again):
        each.close()


def test_a_damaged_file_that_cannot_be_put_aside_is_a_sentence():
    Store(MEMORY).open()  # an ordinary user may not read all modules
    folder = Path(f"/tmp/ilt-damaged-{os.getpid()}")  # noqa: S108 - one that an ordinary user reaches
    folder.mkdir()
    try:
        file = folder / "w.sqlite"
        file.write_bytes(b"no database" * 1000)
        file.chmod(0o666)
        folder.chmod(0o555)
        store = Store(f"sqlite:///{file}")
        with as_ordinary_user(), pytest.raises(StoreError, match="is read-only"):
            store.open()
        assert file.read_bytes() == b"no database" * 1000
        assert store.lying_aside() == []
        store.close()
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.parametrize("files", [15, pytest.param(300, marks=pytest.mark.full)])
def test_flipped_bytes_end_in_a_sentence_and_a_store_that_works(tmp_path, files):
    chance, sound = random.Random(11), tmp_path / "sound.sqlite"
    store = Store(f"sqlite:///{sound}")
    link = fill(store)
    store.close()
    whole, seen = sound.read_bytes(), set()
    for number in range(files):
        file = tmp_path / f"{number}.sqlite"
        file.write_bytes(whole)
        few = [chance.randrange(len(whole)) for _ in range(chance.choice((1, 5, 100)))]
        flip(file, [*few, chance.randrange(4096)])
        store = Store(f"sqlite:///{file}")
        for use, *arguments in ((store.all_of, link), (fill, store), (store.changes, link), (store.sweep,)):
            try:
                use(*arguments)
            except StoreError as error:
                seen.add(error.kind)
        store.close()
        if store.put_aside:
            other = fill(store)
            assert len(store.changes(other).entries) == 63
        store.close()
    assert "gone" in seen  # in a new database
    assert seen <= {"gone", "damaged", "foreign", "newer", "failed"}


def test_a_database_damaged_while_it_is_used_is_begun_anew_with_all_that_is_known(tmp_path):
    file = tmp_path / "w.sqlite"
    store = Store(f"sqlite:///{file}")
    ann = Saver.begin(store, visitor="ann", pause=PAUSE)
    ann.add_source("ratings.csv", b"some ratings" * 1000)
    ann.put_all("answer", {f"key {n}": TEXT * 50 for n in range(200)})
    bob = Saver.open(store, ann.link, visitor="bob", pause=PAUSE)
    store.engine.dispose()  # all is in the file, and nothing in memory
    flip(file, range(100, file.stat().st_size, 512))
    ann.put("answer", "key 3", "also ann's")
    until(lambda: not ann.unsaved)
    bob.put("answer", "key 1", "bob's")
    until(lambda: not bob.unsaved)
    assert len(store.put_aside) == 1
    ann.put("answer", "key 2", "ann's")
    until(lambda: not ann.unsaved)
    assert ann.refresh() == {("answer", "key 1")}
    assert set(bob.conflicts) == {("answer", "key 3")}  # he had not seen it, and in the new file nothing tells
    assert bob.choose(("answer", "key 3"), mine=False)
    reopened = Saver.open(store, ann.link, visitor="cy")
    assert reopened.all("answer") == {f"key {n}": TEXT * 50 for n in range(200)} | {
        "key 1": "bob's",
        "key 2": "ann's",
        "key 3": "also ann's",
    }
    assert reopened.source("ratings.csv") == b"some ratings" * 1000
    store.close()


def test_a_file_that_a_process_opens_twice_loses_nothing_when_another_program_has_read_it(tmp_path):
    """As where the code is updated while the server runs, and a backup is made: SQLite has one log for all of them."""
    file = tmp_path / "kept.sqlite"
    saver = Saver.begin(Store(f"sqlite:///{file}"), visitor="one")
    assert saver.put("answer", "round", "Fall 2026")
    again = Store(f"sqlite:///{file}")
    again.open()
    script = "import sqlite3, sys; own = sqlite3.connect(sys.argv[1]); print(own.execute('SELECT value FROM entries').fetchall())"

    def read_elsewhere() -> str:
        return subprocess.run(
            [sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True
        ).stdout

    assert "Fall 2026" in read_elsewhere()
    assert saver.put("answer", "school", "Alder")
    assert "Alder" in read_elsewhere()


def test_a_file_of_another_program_is_left_as_it_is(tmp_path):
    file = tmp_path / "photos.sqlite"
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE photos (name TEXT)")
        connection.commit()
    before = file.read_bytes()
    store = Store(f"sqlite:///{file}")
    with pytest.raises(StoreError, match="belongs to another program"):
        store.open()
    assert file.read_bytes() == before
    store.close()


def test_a_file_that_is_moved_away_is_not_written_to(tmp_path):
    file = tmp_path / "w.sqlite"
    store = Store(f"sqlite:///{file}")
    saver = Saver.begin(store, visitor="ann")
    saver.put("answer", "round", "Fall")
    for end in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            Path(f"{file}{end}").rename(tmp_path / f"moved.sqlite{end}")
    assert saver.put("answer", "school", "Maple")
    assert Saver.open(Store(f"sqlite:///{file}"), saver.link, visitor="bob").all("answer") == saver.all("answer")
    store.close()


def restored(store, work):
    """Let a copy of the database be made, then do some work, then put the copy in its place."""
    with store.engine.connect() as connection:
        rows = {table: connection.execute(select(table)).mappings().all() for table in TABLES}
    work()
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        for table in reversed(TABLES):
            connection.execute(delete(table))
        for table in TABLES:
            if rows[table]:
                connection.execute(insert(table), list(map(dict, rows[table])))


def test_where_an_older_copy_is_put_in_place_nothing_is_lost_and_all_see_the_same(store):
    ann = Saver.begin(store, visitor="ann", pause=PAUSE)
    ann.put_all("answer", {"round": "Fall", "school": "Maple"})
    bob = Saver.open(store, ann.link, visitor="bob", pause=PAUSE)

    def work():
        ann.put("answer", "round", "Spring")
        ann.add_source("late.csv", b"ratings")
        for count in range(5):
            ann.put("answer", "count", str(count))
        bob.refresh()

    restored(store, work)
    ann.refresh()
    assert set(ann.conflicts) == {("answer", "round")}  # which of the two is right only a person knows
    bob.refresh()
    ann.choose(("answer", "round"), mine=True)
    late = Saver.open(store, ann.link, visitor="cy", pause=PAUSE)
    assert late.source("late.csv") == b"ratings"
    assert late.put("answer", "new", "cy's")
    for saver in (ann, bob, late):
        saver.refresh()
        assert saver.all("answer") == {"round": "Spring", "school": "Maple", "count": "4", "new": "cy's"}
        assert not saver.conflicts


def test_by_a_view_only_link_an_older_copy_is_what_is_seen(store):
    ann = Saver.begin(store, visitor="ann", pause=PAUSE)
    share(ann)
    ann.put("answer", "round", "Fall")
    room = Saver.open(store, view_link(ann), visitor="room", pause=PAUSE)

    def work():
        ann.put("answer", "round", "Spring")
        room.refresh()

    restored(store, work)
    room.refresh()
    assert room.all("answer") == {"round": "Fall"}
    assert not room.unsaved


# PostgreSQL's server


def test_a_server_that_goes_away(postgresql):
    store = Store(postgresql.url())

    def still_shown(saver):
        assert saver.refresh() == set()
        assert saver.trouble.kind == "unreachable"

    goes_on(store, postgresql.stop, postgresql.start, kind="unreachable", says="is not responding", again=still_shown)
    store.close()


def test_a_server_whose_disk_is_full(postgresql):
    if os.geteuid() != 0:
        pytest.skip("a disk of its own needs root")
    folder = postgresql.folder / "disk"
    owner = postgresql.folder.stat().st_uid
    with small_disk(folder, 14 * 2**20, owner) as small:
        assert small
        space = folder / "space"
        space.mkdir()
        os.chown(space, owner, -1)
        postgresql.sql(f"CREATE TABLESPACE small LOCATION '{space}'")
        store, filler = Store(postgresql.url("TABLESPACE small")), folder / "filler"

        def fill_up():
            with contextlib.suppress(OSError), filler.open("wb", 0) as file:
                while True:
                    file.write(bytes(4096))

        goes_on(store, fill_up, filler.unlink, kind="full", says="The disk is full")
        store.close()
        postgresql.sql(f"DROP DATABASE {store.engine.url.database}")
        postgresql.sql("DROP TABLESPACE small")


def test_a_server_that_refuses(postgresql):
    url = postgresql.url("OWNER ilt")
    for wrong in (url.replace("ilt@/w", "ilt@/no"), url.replace("ilt@", "nobody@")):
        with pytest.raises(StoreError, match="The database refused the connection"):
            Store(wrong).open()
    store = Store(url)
    fill(store)
    name = store.engine.url.database
    postgresql.sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    store.close()
    with pytest.raises(StoreError, match="is read-only"):
        fill(store)
    store.close()


def test_a_database_that_knows_no_language(postgresql):
    """As Debian makes it on a computer for which no language was chosen."""
    store = Store(postgresql.url("ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0"))
    saver = Saver.begin(store, visitor="ann", pause=PAUSE)
    assert saver.add_source("Otoño 2026.csv", b"data")
    assert saver.put("answer", "round", "Otoño")
    reopened = Saver.open(store, saver.link, visitor="bob")
    assert reopened.all("answer") == {"round": "Otoño"}
    assert reopened.source("Otoño 2026.csv") == b"data"
    store.close()
    postgresql.sql(f"DROP DATABASE {store.engine.url.database}")


def test_a_server_whose_tables_were_dropped_gets_all_that_is_known(postgresql):
    store = Store(postgresql.url())
    saver = Saver.begin(store, visitor="ann", pause=PAUSE)
    saver.add_source("a.csv", b"data")
    postgresql.sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    saver.put("answer", "round", "Fall")
    until(lambda: not saver.unsaved)
    reopened = Saver.open(store, saver.link, visitor="bob")
    assert (reopened.source("a.csv"), reopened.all("answer")) == (b"data", {"round": "Fall"})
    store.close()


def test_a_server_that_is_nowhere():
    for url in ("postgresql://ilt@/w?host=/nowhere", "postgresql://ilt:secret@127.0.0.1:1/w"):
        with pytest.raises(StoreError, match="is not responding") as error:
            Store(url).open()
        assert "secret" not in str(error.value)


class Line:
    """A line to a server's socket that can fall silent: nothing comes through any more, and no end either."""

    def __init__(self, address):
        self._address, self._open = str(address), threading.Event()
        self._open.set()
        self._entrance = socket.create_server(("127.0.0.1", 0))
        self.port = self._entrance.getsockname()[1]
        self._ends = []
        threading.Thread(target=self._let_in, daemon=True).start()

    def silent(self):
        self._open.clear()

    def close(self):
        for end in (self._entrance, *self._ends):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._open.set()

    def _let_in(self):
        with contextlib.suppress(OSError):
            while True:
                near, far = self._entrance.accept()[0], socket.socket(socket.AF_UNIX)
                self._ends += [near, far]
                far.connect(self._address)
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one, other):
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                self._open.wait()
                other.sendall(data)


@pytest.mark.full
def test_a_server_that_says_nothing_any_more(postgresql, monkeypatch):
    monkeypatch.setattr("ilt.silent_server.HeardConnection.silent_seconds", PAUSE)
    monkeypatch.setattr("ilt.store.database.WAIT_SECONDS", 2)  # the least that the driver knows
    postgresql.url()
    with contextlib.closing(Line(postgresql.folder / ".s.PGSQL.5432")) as line:
        store = Store(f"postgresql://ilt@127.0.0.1:{line.port}/postgres")
        link = fill(store)
        line.silent()
        with pytest.raises(StoreError, match="is not responding"):
            store.changes(link)
    store.close()


# Savers


def test_a_change_that_was_written_although_the_connection_broke_is_not_made_again(store):
    def chosen_or_taken_back(stored):
        return [name for name in ("S1.1",) if name not in (stored or ())]

    def broken(edits, **more):
        write(link, edits, **more)
        raise StoreError("unreachable")

    link = fill(store)
    saver, write = Saver.open(store, link, visitor="ann", pause=PAUSE), store.write
    store.write = lambda _, edits, **more: broken(edits, **more)
    assert not saver.change("chosen", "actions", chosen_or_taken_back)
    store.write = write
    assert saver.save()
    assert saver.get("chosen", "actions") == ["S1.1"]
    saver.close()


def test_a_forgotten_workspace_does_not_come_back(store):
    ann = Saver.begin(store, visitor="ann", pause=PAUSE)
    ann.put("answer", "round", "Fall")
    bob = Saver.open(store, ann.link, visitor="bob", pause=PAUSE)
    assert ann.forget()
    assert ann.all("answer") == {}
    assert not bob.put("answer", "round", "Spring")
    assert bob.trouble.kind == "gone"
    time.sleep(3 * PAUSE)
    with pytest.raises(StoreError, match="deleted"):
        Saver.open(store, ann.link, visitor="cy")
    assert bob.all("answer") == {"round": "Spring"}  # his to export


def test_two_savers_see_each_other_and_choose(store):
    ann = Saver.begin(store, visitor="ann")
    ann.put_all("answer", {"round": "Fall", "school": "Maple"})
    bob = Saver.open(store, ann.link, visitor="bob")
    bob.put("answer", "round", "Spring")
    bob.add_source("b.csv", b"bob's")
    assert not ann.put("answer", "round", "Winter")  # she had not seen Spring
    place = ("answer", "round")
    assert (ann.conflicts[place].mine.value, ann.conflicts[place].theirs.value) == ("Winter", "Spring")
    assert ann.get(*place) == "Spring"
    ann.put("answer", "round", "Winter 2")  # still typing: hers, and still not over his
    assert ann.conflicts[place].mine.value == "Winter 2"
    assert bob.refresh() == set()
    assert ann.refresh() == {(SOURCE, "b.csv")}
    assert ann.source("b.csv") == b"bob's"
    assert ann.choose(place, mine=True)
    assert bob.refresh() == {place}
    assert bob.all("answer") == {"round": "Winter 2", "school": "Maple"}
    bob.put("answer", "round", None)
    bob.remove_source("b.csv")
    assert ann.refresh() == {place, (SOURCE, "b.csv")}
    assert ann.all("answer") == {"school": "Maple"}
    assert ann.all(SOURCE) == {}
    assert not ann.conflicts
    assert ann.put("answer", "round", "Fall again")


def test_what_came_while_one_was_typing_is_a_conflict(store):
    ann = Saver.begin(store, visitor="ann")
    ann.put_all("answer", {"round": "Fall", "school": "Maple"})
    bob = Saver.open(store, ann.link, visitor="bob")
    seen = bob.all("answer")
    ann.put_all("answer", {"round": "Spring", "district": "Lake"})
    assert bob.refresh() == {("answer", "round"), ("answer", "district")}
    assert not bob.put_all("answer", {"round": "Winter", "school": "Oak", "district": "Lake"}, seen=seen)
    (conflict,) = bob.conflicts.values()
    assert (conflict.mine.value, conflict.theirs.value) == ("Winter", "Spring")
    assert bob.all("answer") == {"round": "Spring", "school": "Oak", "district": "Lake"}
    assert bob.choose(("answer", "round"), mine=True)
    ann.refresh()
    assert ann.all("answer") == bob.all("answer") == {"round": "Winter", "school": "Oak", "district": "Lake"}


@pytest.mark.parametrize("looks", [False, True])
def test_what_is_deleted_while_somebody_writes_in_it_stays_whole(store, looks):
    ann = Saver.begin(store, visitor="ann")
    ann.put_all("step", {"a.what": "Walk", "a.who": "Ana"})
    bob = Saver.open(store, ann.link, visitor="bob")
    ann.put("step", "a.who", "Cem")
    if looks:  # in memory for a while, then heard of before it is written
        bob._thread = threading.current_thread()
        assert bob.delete("step", ["a.what", "a.who"])
        bob._thread = None
        assert bob.refresh() == {("step", "a.who")}
    else:
        assert not bob.delete("step", ["a.what", "a.who"])
    ann.refresh()
    assert ann.all("step") == bob.all("step") == {"a.what": "Walk", "a.who": "Cem"}
    assert (bob.conflicts, bob.unsaved) == ({}, 0)
    assert bob.delete("step", ["a.what", "a.who"])
    ann.refresh()
    assert ann.all("step") == {}


def test_a_conflict_is_met_by_looking_too(store):
    ann = Saver.begin(store, visitor="ann")
    ann.put("answer", "round", "Fall")
    bob = Saver.open(store, ann.link, visitor="bob")
    bob.put("answer", "round", "Spring")
    ann.put("answer", "round", "Winter")
    bob.put("answer", "round", "Summer")
    assert ann.refresh() == {("answer", "round")}
    assert ann.conflicts["answer", "round"].theirs.value == "Summer"
    assert ann.choose(("answer", "round"), mine=False)
    assert ann.get("answer", "round") == "Summer"
    assert not ann.unsaved


def test_nothing_is_stored_of_a_visitor_who_gave_nothing(store):
    saver = Saver.begin(store, visitor="ann")
    assert saver.save()
    assert saver.refresh() == set()
    with pytest.raises(StoreError, match="deleted"):
        store.changes(saver.link)


@pytest.mark.parametrize("kind", SENTENCES)
def test_each_sentence_is_one_for_a_person(kind):
    says = str(StoreError(kind, limit="5 files", why="It is damaged." if kind == "no-room" else "it is damaged"))
    assert says[0].isupper()
    assert says.endswith(".")
    assert not any(word in says for word in ("Error", "SQL", "None", "{"))


def test_what_is_not_known_is_said_to_be_so(tmp_path):
    folder = tmp_path / "file"
    folder.write_bytes(b"")
    with pytest.raises(StoreError) as error:  # a file where a folder should be
        Store(f"sqlite:///{folder / 'w.sqlite'}").open()
    assert error.value.kind == "failed"
    assert error.value.__cause__.errno in (errno.ENOTDIR, errno.EEXIST)


def test_a_file_that_is_removed_while_one_looks_is_no_lost_workspace(store, monkeypatch):
    ann = Saver.begin(store, visitor="ann", pause=PAUSE)
    ann.add_source("kept.csv", b"kept")
    bob = Saver.open(store, ann.link, visitor="bob", pause=PAUSE)
    ann.add_source("gone.csv", b"gone")
    look = store.changes

    def removed_meanwhile(*arguments):
        found = look(*arguments)
        monkeypatch.undo()
        ann.remove_source("gone.csv")
        return found

    monkeypatch.setattr(store, "changes", removed_meanwhile)
    bob.refresh()
    assert bob.trouble is None
    assert list(bob.all(SOURCE)) == ["kept.csv"]


@pytest.mark.parametrize("watched", [False, True])
def test_nothing_is_lost_where_somebody_removes_the_log_of_a_file_that_is_open(tmp_path, watched):
    file = tmp_path / "w.sqlite"
    store = Store(f"sqlite:///{file}")
    gone, here = (Saver.begin(store, visitor=name) for name in ("gone", "here"))
    assert gone.put("answer", "before", "1")
    assert here.put("answer", "before", "2")
    watcher = Watcher(store)
    if watched:
        watcher.watch("window", here, lambda _: None)
        until(lambda: watcher._ear is not None)
    for ending in ("-wal", "-shm"):
        Path(f"{file}{ending}").unlink()
    gone.close()  # whoever left gives nothing again
    here.refresh()
    assert here.put("answer", "after", "3")
    # As after a power cut: what a process that ends well would write first is not there.
    copied = tmp_path / "copy"
    copied.mkdir()
    for ending in ("", "-wal"):
        if Path(f"{file}{ending}").exists():
            shutil.copy(f"{file}{ending}", copied)
    other = Store(f"sqlite:///{copied / file.name}")
    assert Saver.open(other, gone.link, visitor="later").all("answer") == {"before": "1"}
    assert Saver.open(other, here.link, visitor="later").all("answer") == {"before": "2", "after": "3"}
    assert store.forget(gone.link)
    identity = store.open()
    assert here.put("answer", "after", "4")
    assert store.open() == identity
    watcher.close()


def test_a_log_that_is_removed_amid_the_work_of_many_damages_nothing(tmp_path):
    file = tmp_path / "w.sqlite"
    store = Store(f"sqlite:///{file}")
    savers = [Saver.begin(store, visitor=str(number), pause=PAUSE) for number in range(3)]
    ends = threading.Event()

    def work(saver):
        for number in range(10_000):
            if ends.is_set():
                break
            saver.put_all("answer", {"newest": str(number), f"{number % 20}": "x" * 3_000})
            saver.refresh()

    threads = [threading.Thread(target=work, args=(saver,)) for saver in savers]
    for thread in threads:
        thread.start()
    for _ in range(3):
        time.sleep(0.1)
        for ending in ("-wal", "-shm"):
            Path(f"{file}{ending}").unlink(missing_ok=True)
    time.sleep(0.1)
    ends.set()
    for thread in threads:
        thread.join()
    until(lambda: not any(saver.unsaved for saver in savers))
    assert store.put_aside == []
    store.close()
    for saver in savers:
        again = Saver.open(Store(f"sqlite:///{file}"), saver.link, visitor="later")
        assert again.all("answer") == saver.all("answer")

"""One watcher hears of every change, whoever wrote it, and wakes the windows of that workspace alone, once."""

import contextlib
import gc
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import event

from ilt.store import Saver, Store, Waiting, Watcher

SECONDS = 20
LOOKS = 6
"""Where nothing is due, nothing may happen while the watcher looks so many times."""


@pytest.fixture(autouse=True)
def often(monkeypatch):
    """Let the watcher look more often than on a server: what it does at a look is the same."""
    monkeypatch.setattr("ilt.store.watcher.LOOK_SECONDS", 0.05)


@pytest.fixture
def soon(monkeypatch):
    """Let what failed be tried again soon."""
    monkeypatch.setattr("ilt.store.watcher.AGAIN_SECONDS", 0.3)


class Windows:
    """Windows as the screen has them: woken, they look, and watch on; what woke them is counted."""

    def __init__(self, store: Store) -> None:
        self.store, self.watcher = store, Watcher(store)
        self.woken: dict[str, int] = {}
        self.heard: dict[str, set] = {}
        self.savers: dict[str, Saver] = {}
        self.looks = 0
        self._look = self.watcher._look
        self.watcher._look = self.look

    def look(self) -> None:
        self._look()
        self.looks += 1

    def open(self, name: str, saver: Saver) -> Saver:
        self.savers[name], self.woken[name] = saver, 0
        self.heard[name] = set()
        self.watcher.watch(name, saver, self.wake)
        return saver

    def wake(self, window) -> None:
        name = window.name
        self.woken[name] += 1
        self.heard[name] |= self.savers[name].refresh()
        self.watcher.watch(name, self.savers[name], self.wake)

    def until(self, true) -> None:
        deadline = time.monotonic() + SECONDS
        while not true():
            assert time.monotonic() < deadline, (self.woken, self.heard)
            time.sleep(0.01)

    def wait(self, looks: int = LOOKS) -> None:
        """Wait until the watcher has looked so many times more, and has done what came of it."""
        enough = self.looks + looks + 1
        self.until(lambda: self.looks >= enough)

    def settle(self) -> None:
        """Wait until nobody has been woken for a while, and count anew."""
        count = None
        while count != sum(self.woken.values()):
            count = sum(self.woken.values())
            self.wait()
        self.woken = dict.fromkeys(self.woken, 0)


@pytest.fixture
def windows(store):
    made = Windows(store)
    yield made
    made.watcher.close()


def begun(store: Store) -> Saver:
    saver = Saver.begin(store, visitor="one")
    saver.put("answer", "first", "1")
    return saver


def test_a_write_wakes_the_windows_of_its_workspace_once_and_no_other(windows, store):
    first = begun(store)
    windows.open("slides", first)
    windows.open("phone", Saver.open(store, first.link, visitor="two"))
    windows.open("elsewhere", begun(store))
    windows.settle()
    first.put("answer", "said", "by the slides")
    windows.until(lambda: windows.heard["phone"])
    assert windows.savers["phone"].get("answer", "said") == "by the slides"
    windows.wait()
    # Who wrote it knows it; who shows another workspace has nothing to do with it.
    assert windows.woken == {"slides": 0, "phone": 1, "elsewhere": 0}


def test_windows_that_nobody_touches_ask_the_database_for_next_to_nothing(windows, store):
    for n in range(10):
        saver = windows.open(f"slides {n}", begun(store))
        windows.open(f"phone {n}", Saver.open(store, saver.link, visitor="two"))
    windows.settle()
    queries = []
    event.listen(store.engine, "before_cursor_execute", lambda *arguments: queries.append(arguments[2]))
    windows.wait(2 * LOOKS)
    assert set(windows.woken.values()) == {0}
    assert len(queries) <= 1  # the one question for all, that is asked every ten seconds


def test_another_program_is_heard(windows, store, url):
    first = begun(store)
    windows.open("phone", Saver.open(store, first.link, visitor="two"))
    windows.open("elsewhere", begun(store))
    windows.settle()
    other = Store(url)
    start = time.monotonic()
    Saver.open(other, first.link, visitor="three").put("answer", "said", "by another server")
    windows.until(lambda: windows.heard["phone"])
    assert time.monotonic() - start < 5  # not by the last resort, which asks every ten seconds
    assert windows.woken == {"phone": 1, "elsewhere": 0}
    other.forget(first.link)
    windows.until(lambda: windows.savers["phone"].gone)
    other.close()


@pytest.mark.full
def test_where_an_older_copy_is_put_in_place_every_window_hears_and_goes_on_hearing(tmp_path):
    file = tmp_path / "kept.sqlite"
    store = Store(f"sqlite:///{file}")
    windows = Windows(store)
    first = begun(store)
    store.close()  # all is in the file
    shutil.copy(file, tmp_path / "copy.sqlite")
    for count in range(4):
        first.put("answer", "said", str(count))
    windows.open("phone", Saver.open(store, first.link, visitor="two"))
    windows.settle()
    for end in ("-wal", "-shm"):
        Path(f"{file}{end}").unlink(missing_ok=True)
    (tmp_path / "copy.sqlite").replace(file)
    windows.until(lambda: windows.woken["phone"])
    assert windows.savers["phone"].all("answer") == {"first": "1", "said": "3"}
    windows.settle()
    other = Store(f"sqlite:///{file}")
    start = time.monotonic()
    Saver.open(other, first.link, visitor="three").put("answer", "said", "by another server")
    windows.until(lambda: windows.heard["phone"])
    assert time.monotonic() - start < 5
    windows.watcher.close()
    other.close()
    store.close()


@pytest.mark.full
def test_many_changes_at_once_wake_a_window_few_times(windows, store):
    first = begun(store)
    windows.open("phone", Saver.open(store, first.link, visitor="two"))
    windows.settle()
    slow = threading.Event()
    wake = windows.wake

    def slowly(window) -> None:
        slow.wait(SECONDS)
        wake(window)

    windows.watcher.watch(
        "phone", windows.savers["phone"], lambda window: threading.Thread(target=slowly, args=[window]).start()
    )
    for n in range(30):
        first.put("answer", "said", str(n))
    slow.set()
    windows.until(lambda: windows.savers["phone"].get("answer", "said") == "29")
    windows.wait()
    assert windows.woken["phone"] <= 2


def test_a_conflict_reaches_the_window_that_made_it(windows, store):
    first = windows.open("slides", begun(store))
    other = Saver.open(store, first.link, visitor="two")
    windows.settle()
    first._thread = threading.current_thread()  # as while it is saving in the background
    first.put("answer", "said", "mine")
    first._thread = None
    other.put("answer", "said", "theirs")
    windows.until(lambda: first.conflicts)
    windows.until(lambda: windows.woken["slides"])


def test_a_window_whose_visitor_left_is_let_go(windows, store):
    for n in range(500):
        windows.open(f"window {n}", Saver.begin(store, visitor="v"))
    assert len(windows.watcher) == 500
    windows.savers.clear()
    gc.collect()
    windows.until(lambda: len(windows.watcher) == 0)
    assert windows.watcher._versions == {}


@pytest.mark.usefixtures("soon")
def test_a_database_that_fails_is_reported_and_so_is_its_return(windows, store, tmp_path, url, request):
    saver = windows.open("slides", begun(store))
    windows.settle()
    if store.engine.dialect.name == "postgresql":
        server = request.getfixturevalue("postgresql")
        server.stop()
        windows.until(lambda: windows.woken["slides"] and saver.trouble)
        server.start()
    else:
        folder = tmp_path / "kept"
        folder.rename(tmp_path / "away")
        folder.write_text("a file where a folder should be")
        windows.until(lambda: windows.woken["slides"] and saver.trouble)
        folder.unlink()
        (tmp_path / "away").rename(folder)
    windows.until(lambda: saver.trouble is None)
    # It hears again as before.
    with contextlib.closing(Store(url)) as other:
        Saver.open(other, saver.link, visitor="two").put("answer", "said", "after it")
        windows.until(lambda: saver.get("answer", "said") == "after it")


@pytest.mark.usefixtures("soon")
def test_a_window_that_waits_is_woken_only_while_the_database_answers(store):
    woken = threading.Event()
    watcher = Watcher(store)
    waiting = Waiting()
    watcher.watch("waiting", waiting, lambda window: woken.set())  # noqa: ARG005
    assert woken.wait(SECONDS)
    watcher.close()


def test_in_memory_windows_hear_each_other():
    store = Store("sqlite://")
    windows = Windows(store)
    first = begun(store)
    windows.open("phone", Saver.open(store, first.link, visitor="two"))
    windows.settle()
    first.put("answer", "said", "in memory")
    windows.until(lambda: windows.savers["phone"].get("answer", "said") == "in memory")
    windows.watcher.close()
    store.close()


def test_its_connection_is_not_closed_amid_a_question(tmp_path):
    """Whoever opens the database anew closes it, in a thread of their own: amid a question, that ended the server."""
    store = Store(f"sqlite:///{tmp_path / 'w.sqlite'}")
    watcher = Watcher(store)
    store.open()
    watcher._data_version()
    begun, goes_on = threading.Event(), threading.Event()
    watcher._ear.set_trace_callback(lambda _: begun.set() or goes_on.wait(5))
    with ThreadPoolExecutor(2) as pool:
        looked = pool.submit(watcher._data_version)
        assert begun.wait(5)
        closed = pool.submit(watcher._deafen)
        with pytest.raises(TimeoutError):
            closed.result(0.2)
        goes_on.set()
        assert looked.result(5) is False
        assert closed.result(5) is None
    watcher.close()

"""What fails below a workspace is said on its screen; the work goes on, and saving resumes by itself."""

import contextlib
import os
import subprocess
import time
from contextlib import contextmanager

import pytest
from streamlit.testing.v1 import AppTest

from ilt.store import Saver, Store, opened
from ilt.store.clock import DAY
from ilt.store.errors import SENTENCES
from ilt.ui.session import Session
from ilt.ui.workspace import addresses, current_workspace
from ilt.ui.workspace.database import forget_database
from tests.support.disks import flip, held_by_another, limit, small_disk
from tests.support.saved_workspaces import PAUSE, saved_workspace, until_saved, visit
from tests.support.screens import said


@pytest.fixture
def keep_in(monkeypatch):
    """Let the app of this process keep workspaces at an address."""
    monkeypatch.setattr("ilt.store.database.WAIT_SECONDS", 0.3)

    def keep(url: str) -> str:
        monkeypatch.setenv("ILT_DATABASE", url)
        forget_database()
        return url

    yield keep
    forget_database()


def choose(app: AppTest, raters: int) -> None:
    """Write something on screen, how many raters a group must have, and see that it stands."""

    def number():
        return next(box for box in app.selectbox if box.label.startswith("Minimum group size: school"))

    number().set_value(raters).run()
    assert not app.exception
    assert number().value == raters


def goes_on(app: AppTest, says: str) -> None:
    """Hold that a screen says why nothing is saved, offers what would be lost, and works all the same."""
    Session(app.session_state).saver._pause = PAUSE
    choose(app, 5)
    words = said(app)
    assert f"Not saved: {SENTENCES[says]}" in words
    assert "Saved. Bookmark" not in words
    assert [button.proto.label for button in app.get("download_button")].count("Download what is not saved yet") == 1
    edits, sources = opened(Session(app.session_state).saver.export())
    assert ("setting", "cover", 5) in [(edit.kind, edit.key, edit.value) for edit in edits]
    assert len(sources) == len(Session(app.session_state).saver.all("source"))
    choose(app, 10)
    assert "Not saved" in said(app)


def comes_back(app: AppTest, url: str) -> None:
    """Hold that saving resumes by itself, and that whoever opens the link then sees what was done meanwhile."""
    until_saved(app)
    store = Store(url)
    assert Saver.open(store, Session(app.session_state).saver.link, visitor="other").get("setting", "cover") == 10
    store.close()


@contextmanager
def full_disk(folder):
    filler = folder / "filler"
    if os.path.ismount(folder):
        with contextlib.suppress(OSError), filler.open("wb", 0) as file:
            while True:
                file.write(bytes(4096))
        yield "full"
        filler.unlink()
    else:
        limit(2**10)
        yield "disk"
        limit(-1)


@pytest.mark.parametrize("failure", [pytest.param(full_disk, marks=pytest.mark.full), held_by_another])
def test_what_sqlite_cannot_write(tmp_path, keep_in, failure):
    folder = tmp_path / "disk"
    with small_disk(folder, 2**20):
        url = keep_in(f"sqlite:///{folder / 'kept.sqlite'}")
        store, saver = saved_workspace(url)
        app = visit(saver.link, "ratings")
        with failure(folder) as says:
            goes_on(app, says)
        comes_back(app, url)
        store.close()
        current_workspace.database().store.close()


def test_a_server_that_stops_and_starts(keep_in, postgresql):
    url = keep_in(postgresql.url())
    store, saver = saved_workspace(url)
    app = visit(saver.link, "ratings")
    postgresql.stop()
    try:
        goes_on(app, "unreachable")
        late = visit(saver.link, "ratings")
        words = said(late)
        assert "This workspace can’t be opened right now" in words
        assert SENTENCES["unreachable"] in words
        assert "sample data" not in words
        assert late.query_params[addresses.WORKSPACE] in (saver.link, [saver.link])
    finally:
        postgresql.start()
    comes_back(app, url)
    until_saved(late)
    assert "fewer than 10 raters" in said(late.switch_page("pages/attention.py").run())
    store.close()


@pytest.fixture
def read_only(tmp_path):
    """A folder that nobody may write to, and what fixes that."""
    folder = tmp_path / "disk"
    with small_disk(folder, "1M,ro") as small:
        if small:
            yield folder, lambda: subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
        elif os.geteuid() == 0:
            pytest.skip("root may write anywhere, and a disk of its own cannot be had here")
        else:
            folder.chmod(0o555)
            yield folder, lambda: folder.chmod(0o755)
            folder.chmod(0o755)


def test_a_folder_that_may_not_be_written_to(keep_in, read_only):
    folder, fix = read_only
    url = keep_in(f"sqlite:///{folder / 'kept.sqlite'}")
    app = visit(page="ratings")
    choose(app, 4)
    goes_on(app, "read-only")
    fix()
    comes_back(app, url)
    current_workspace.database().store.close()


@pytest.mark.full
def test_a_damaged_database_is_put_aside_and_that_is_said(tmp_path, keep_in):
    file = tmp_path / "kept.sqlite"
    url = keep_in(f"sqlite:///{file}")
    store, saver = saved_workspace(url)
    lost = Saver.begin(store, visitor="other")
    lost.put("setting", "cover", 7)
    app, other = visit(saver.link, "ratings"), visit(saver.link, "ratings")
    store.close()
    current_workspace.database().store.engine.dispose()  # all is in the file, and nothing in memory
    flip(file, range(100, file.stat().st_size, 512))
    damaged = file.read_bytes()
    Session(app.session_state).saver._pause = PAUSE
    choose(app, 10)
    words = until_saved(app)
    (aside,) = file.parent.glob("kept-damaged-*.sqlite")
    assert aside.read_bytes() == damaged
    assert "was damaged. It was set aside unchanged, and a new one was started" in words
    assert f"The damaged file is {aside.name}." in words
    assert str(tmp_path) not in words  # a server's folders are nobody's business
    assert "All other workspaces are only in the damaged file" in words
    assert "was damaged" in said(other.run())
    comes_back(app, url)
    next(button for button in app.button if button.label == "I have read this").click().run()
    assert "was damaged" not in said(app)
    # Who comes later and has lost nothing hears nothing; who has, hears where it is.
    assert "was damaged" not in said(visit(saver.link, "ratings"))
    late = said(visit(lost.link, "ratings"))
    assert (
        "deleted, or its link is wrong or was turned off. Your workspace may be in a damaged database that was set aside"
        in late
    )
    assert aside.name in late


@pytest.mark.full
def test_a_clock_that_jumps_loses_nothing(tmp_path, keep_in, monkeypatch):
    monkeypatch.setenv("ILT_KEEP_DAYS", "30")
    url = keep_in(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    store, saver = saved_workspace(url)
    app, now = visit(saver.link, "ratings"), time.time()
    mine = current_workspace.database().store
    for jump in (10 * 365, -20 * 365, 90, 0):
        mine._now = lambda jump=jump: now + jump * DAY / 1000
        assert mine.sweep(30) == 0
        choose(app, 10 if jump == 0 else 4 if jump == 90 else 5)
        assert "Saved. Bookmark" in said(app)
    comes_back(app, url)
    store.close()

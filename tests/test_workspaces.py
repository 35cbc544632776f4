"""A workspace on screen: its link brings it back, two visitors share it, nobody overwrites in silence, forgetting holds."""

import re
import sqlite3
import time
from contextlib import closing, contextmanager

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ilt import framework
from ilt.store import Saver, Store, StoreError, sha256
from ilt.store import opened as exported
from ilt.ui import workspace
from tests.app_pages import APP
from tests.test_pages import ONE, as_csv, ratings_of, said

FILE = as_csv([*ratings_of(["Alder"], raters=8, note="Words to be forgotten"), [*ONE[:7], "2.5", ""]])


def kept(file) -> tuple[Store, Saver]:
    """Keep a workspace as another visitor would."""
    store = Store(f"sqlite:///{file}")
    saver = Saver.begin(store, visitor="other")
    assert saver.add_source("ratings.csv", FILE)
    assert saver.put("confirmed", "ratings.csv", sha256(FILE))
    return store, saver


def opened(link: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params[workspace.ADDRESS] = link
    return app.run()


def test_the_address_brings_everything_back(database):
    _, saver = kept(database)
    saver.put("answer", "fix@ratings.csv!H10", "1")
    saver.put("setting", "cover", 5)
    app = opened(saver.link)
    assert not app.exception
    assert "sample data" not in said(app)
    assert "Saved: this page" in said(app)
    assert app.query_params[workspace.ADDRESS] in (saver.link, [saver.link])
    app.session_state["_working"] = True
    app.switch_page("pages/ratings.py").run()
    assert "1 correction" in said(app)
    assert next(box for box in app.selectbox if box.label.startswith("A school's own raters")).value == 5


@pytest.mark.usefixtures("database")
def test_files_are_looked_over_anew_under_another_framework(database, tmp_path, monkeypatch):
    _, saver = kept(database)
    app = opened(saver.link)
    app.switch_page("pages/ratings.py").run()
    assert "See the heatmaps" in [link.proto.label for link in app.get("page_link")]
    saver.put("setting", "framework", framework.current().digest)
    other = tmp_path / "framework.csv"
    text = framework.path().read_text(encoding="utf-8")
    other.write_text(text.replace("Has a clear purpose", "Has a clear aim"), encoding="utf-8")
    monkeypatch.setenv("ILT_FRAMEWORK", str(other))
    app = opened(saver.link)
    app.switch_page("pages/ratings.py").run()
    assert "The framework is another one than when these files were looked over" in said(app)
    next(button for button in app.button if button.label.startswith("This is right")).click().run()
    app.switch_page("pages/ratings.py").run()
    assert "The framework is another one" not in said(app)
    assert "See the heatmaps" in [link.proto.label for link in app.get("page_link")]


def test_a_wrong_link_is_told():
    app = opened("no-such-link")
    assert "forgotten, or its link is wrong" in said(app)
    assert "sample data" in said(app)
    assert workspace.ADDRESS not in app.query_params


def test_what_another_writes_is_heard(database):
    _, saver = kept(database)
    app = opened(saver.link)
    saver.put("setting", "cover", 9)
    app.switch_page("pages/heatmaps.py").run()
    assert "fewer than 9 raters" in said(app)


def test_two_edits_of_one_thing_are_both_shown_and_one_is_chosen(database):
    _, saver = kept(database)
    app = opened(saver.link)
    mine = app.session_state["_saver"]
    saver.put("setting", "cover", 9)
    mine.put("setting", "cover", 4)
    app.run()
    words = said(app)
    assert "Somebody else changed a setting (cover) at the same time" in words
    assert "Yours: 4" in words
    assert "Theirs: 9" in words
    next(button for button in app.button if button.label == "Yours: 4").click()
    app.run()
    assert "Somebody else" not in said(app)
    saver.refresh()
    assert saver.get("setting", "cover") == 4


def test_forgetting_deletes_it_for_everybody(database):
    store, saver = kept(database)
    app, other = opened(saver.link), opened(saver.link)
    app.switch_page("pages/ratings.py").run()
    next(button for button in app.button if button.label.startswith("Forget all")).click().run()
    next(button for button in app.button if button.label == "Forget it").click().run()
    assert not app.exception
    assert "This workspace was forgotten" in said(app)
    assert "sample data" in said(app)
    with pytest.raises(StoreError):
        store.changes(saver.link)
    for file in database.parent.glob("kept.sqlite*"):
        assert b"Words to be forgotten" not in file.read_bytes(), file
    other.run()
    other.run()
    assert "sample data" in said(other)
    held = [key for key in ("_saver", "_readings", "_shown", "_opened") if key in other.session_state]
    assert not held


def test_a_removed_file_leaves_nothing_behind(database):
    _, saver = kept(database)
    other = as_csv(ratings_of(["Birch"], raters=8, note="Words that stay"))
    saver.add_source("birch.csv", other)
    saver.put("confirmed", "birch.csv", sha256(other))
    app = opened(saver.link)
    app.switch_page("pages/ratings.py").run()
    next(button for button in app.button if button.label.replace("\\", "") == "Remove ratings.csv").click().run()
    readings = app.session_state["_readings"].values()
    notes = {note for known in readings for note in known.reading.ratings["note"]}
    assert notes == {"Words that stay"}
    assert not any(b"to be forgotten" in content for content in app.session_state["_opened"].values())


def test_keeping_turned_off_is_said(monkeypatch):
    monkeypatch.setenv("ILT_DATABASE", "off")
    st.cache_resource.clear()
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page("pages/ratings.py").run()
    next(box for box in app.selectbox if box.label.startswith("A school's own raters")).set_value(5).run()
    assert "Not kept: a refresh of this page loses it" in said(app)
    assert workspace.ADDRESS not in app.query_params
    st.cache_resource.clear()


def set_cover(app: AppTest, number: int) -> AppTest:
    return next(box for box in app.selectbox if box.label.startswith("A school's own raters")).set_value(number).run()


@contextmanager
def held(file):
    """Another program writes to the database."""
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def grown(file):
    """No file of this process may grow, as if its disk were full."""
    import resource  # noqa: PLC0415 - not on every system

    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.with_name("kept.sqlite-wal").stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def moved(file):
    """In place of the folder is something that is none, as where a drive is gone."""
    folder, aside = file.parent, file.parent.with_name("away")
    folder.rename(aside)
    folder.write_text("in the way")
    yield
    folder.unlink()
    aside.rename(folder)


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (held, "Another program holds the database: saving is tried again."),
        (grown, "The disk does not take what is written"),
        (moved, "Saving failed for a reason that is not known"),
    ],
)
def test_a_fault_is_told_the_work_goes_on_and_saving_resumes(database, monkeypatch, fault, says):
    monkeypatch.setattr("ilt.store.database.WAIT_SECONDS", 0.3)
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page("pages/ratings.py").run()
    assert "Saved: this page" in said(set_cover(app, 5))
    with fault(database):
        goes_on(app, says)
    resumes(app)


def test_a_server_that_goes_away_is_told_the_work_goes_on_and_saving_resumes(postgresql, monkeypatch):
    monkeypatch.setenv("ILT_DATABASE", postgresql.url())
    st.cache_resource.clear()
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page("pages/ratings.py").run()
    assert "Saved: this page" in said(set_cover(app, 5))
    postgresql.stop()
    try:
        goes_on(app, "The database that workspaces are kept in does not answer: saving is tried again.")
    finally:
        postgresql.start()
    resumes(app)
    st.cache_resource.clear()


def goes_on(app: AppTest, says: str) -> None:
    """While saving fails: why, everything as a file, and what is chosen is shown."""
    assert f"Not saved: {says}" in said(set_cover(app, 7))
    assert not app.exception
    assert "Download what would be lost" in [button.label for button in app.get("download_button")]
    edits, _ = exported(app.session_state["_saver"].export())
    assert [edit.value for edit in edits if edit.key == "cover"] == [7]


def resumes(app: AppTest) -> None:
    until = time.monotonic() + 20
    while "Saved: this page" not in said(app.run()):
        assert time.monotonic() < until
        time.sleep(0.2)
    saver = app.session_state["_saver"]
    assert Saver.open(workspace.database().store, saver.link, visitor="other").get("setting", "cover") == 7


def test_a_damaged_database_is_put_aside_and_that_is_told_once(database):
    _, saver = kept(database)
    for file in database.parent.glob("kept.sqlite-*"):
        file.unlink()
    content = database.read_bytes()
    database.write_bytes(bytes(byte ^ 0xFF for byte in content[:100]) + content[100:])
    app = opened(saver.link)
    words = said(app)
    assert "was damaged. It was put aside, beside the new one" in words
    assert len(list(database.parent.glob("kept-damaged-*.sqlite"))) == 1
    assert "was damaged" not in said(app.run())
    assert "was damaged" in said(AppTest.from_file(str(APP), default_timeout=60).run())


def test_a_database_that_cannot_be_written_is_told_and_the_work_goes_on(tmp_path, monkeypatch):
    (tmp_path / "folder").write_text("in the way")
    monkeypatch.setenv("ILT_DATABASE", f"sqlite:///{tmp_path}/folder/kept.sqlite")
    st.cache_resource.clear()
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page("pages/ratings.py").run()
    next(box for box in app.selectbox if box.label.startswith("A school's own raters")).set_value(7).run()
    assert not app.exception
    words = said(app)
    assert re.search("Not saved: .*", words)
    assert app.session_state["_saver"].get("setting", "cover") == 7
    st.cache_resource.clear()

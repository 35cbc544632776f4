"""A workspace on screen: its link brings it back, two visitors share it, nobody overwrites in silence, forgetting holds."""

import csv
import gc
import io
import re
import threading
import weakref

import pytest
import streamlit as st

from ilt import framework
from ilt.access import FACILITATOR, Person
from ilt.reading.cells import rating_values
from ilt.store import RELEASED, Saver, Store, StoreError, limits, sha256
from ilt.ui.session import Session
from ilt.ui.workspace import addresses, browser, current_workspace, database, files
from ilt.ui.workspace.database import forget_database
from tests.support.guards import guards
from tests.support.ratings_files import HEAD, ONE, as_csv, ratings_of
from tests.support.saved_workspaces import FILE, saved_workspace, visit
from tests.support.screens import everything, said
from tests.support.visitors import uploaded


def test_the_address_brings_everything_back(database):
    _, saver = saved_workspace(f"sqlite:///{database}")
    saver.put("answer", "fix@ratings.csv!H10", "1")
    saver.put("setting", "cover", 5)
    app = visit(saver.link)
    assert not app.exception
    assert "sample data" not in said(app)
    assert "Saved. Bookmark" in said(app)
    assert app.query_params[addresses.WORKSPACE] in (saver.link, [saver.link])
    Session(app.session_state).full_detail = True
    app.switch_page("pages/ratings.py").run()
    assert "1 correction" in said(app)
    assert next(box for box in app.selectbox if box.label.startswith("Minimum group size: school")).value == 5


@pytest.mark.full
@pytest.mark.usefixtures("database")
def test_files_are_looked_over_anew_under_another_framework(database, tmp_path, monkeypatch):
    _, saver = saved_workspace(f"sqlite:///{database}")
    app = visit(saver.link)
    app.switch_page("pages/ratings.py").run()
    assert "See the heatmaps" in [link.proto.label for link in app.get("page_link")]
    saver.put("setting", "framework", framework.current().digest)
    other = tmp_path / "framework.csv"
    text = framework.path().read_text(encoding="utf-8")
    other.write_text(text.replace("a clear purpose, agreed", "a clear aim, agreed"), encoding="utf-8")
    monkeypatch.setenv("ILT_FRAMEWORK", str(other))
    app = visit(saver.link)
    app.switch_page("pages/ratings.py").run()
    assert "The framework changed since you reviewed these files" in said(app)
    next(button for button in app.button if button.label.startswith("This is right")).click().run()
    app.switch_page("pages/ratings.py").run()
    assert "The framework changed" not in said(app)
    assert "See the heatmaps" in [link.proto.label for link in app.get("page_link")]


def test_a_wrong_link_is_said_to_be_wrong():
    app = visit("no-such-link")
    assert "deleted, or its link is wrong" in said(app)
    assert "sample data" in said(app)
    assert addresses.WORKSPACE not in app.query_params


def test_what_another_writes_is_heard(database):
    _, saver = saved_workspace(f"sqlite:///{database}")
    app = visit(saver.link, "ratings")
    saver.put("setting", "cover", 9)
    app.switch_page("pages/attention.py").run()
    assert "fewer than 9 raters" in said(app)


def test_two_edits_of_one_thing_are_both_shown_and_one_is_chosen(database):
    _, saver = saved_workspace(f"sqlite:///{database}")
    app = visit(saver.link, "ratings")
    mine = Session(app.session_state).saver
    saver.put("setting", "cover", 9)
    mine.put("setting", "cover", 4)
    app.run()
    words = said(app)
    assert "You and someone else both changed a setting (minimum group size for school teams" in words
    assert "Yours: 4" in words
    assert "Theirs: 9" in words
    next(button for button in app.button if button.label == "Yours: 4").click()
    app.run()
    assert "Somebody else" not in said(app)
    saver.refresh()
    assert saver.get("setting", "cover") == 4


@pytest.mark.full
def test_two_edits_of_what_is_not_for_the_projector_are_shown_in_the_full_detail_view(database):
    _, saver = saved_workspace(f"sqlite:///{database}")
    app = visit(saver.link, "ratings")
    mine = Session(app.session_state).saver
    key = "fix@Zq File.csv#ZqSheet!D14"
    saver.put("answer", key, "ZqTheirs")
    mine.put("answer", key, "ZqMine")
    app.run()
    words = everything(app)
    assert "Someone else made changes at the same time as you" in words
    assert "Zq" not in words.replace("ZqFile.csv", "")
    next(button for button in app.button if button.key == "_ask_conflicts").click().run()
    assert "Show every rating and note" in [button.label for button in app.button]
    Session(app.session_state).full_detail = True
    app.run()
    words = said(app)
    assert "You and someone else both changed cell D14 in Zq File.csv. Which" in words
    assert "ZqSheet" not in words  # it may be a rater's name
    next(button for button in app.button if button.label == "Theirs: ZqTheirs").click().run()
    assert mine.conflicts == {}
    assert mine.get("answer", key) == "ZqTheirs"


@pytest.mark.full
def test_a_list_of_problems_stays_while_others_correct(database):
    def heads():
        return [head.value for head in app.subheader if re.search("problem|correction", head.value)]

    _, saver = saved_workspace(f"sqlite:///{database}")
    app = visit(saver.link, "ratings")
    Session(app.session_state).full_detail = True
    app.run()
    assert heads() == ["1 problem"]
    saver.put("answer", "fix@ratings.csv!H258", "1")
    app.run()
    assert heads() == ["1 problem", "1 correction"]
    next(button for button in app.button if button.label == "Refresh this list").click().run()
    assert heads() == ["1 correction"]
    saver.put("answer", "fix@ratings.csv!H258", None)
    app.run()
    assert heads() == ["1 problem"]
    saver.remove_source("ratings.csv")
    app.run()
    assert heads() == []


def test_forgetting_deletes_it_for_everybody(database):
    store, saver = saved_workspace(f"sqlite:///{database}")
    app, other = visit(saver.link, "ratings"), visit(saver.link, "ratings")
    next(button for button in app.button if button.label.startswith("Delete permanently…")).click().run()
    next(button for button in app.button if button.label == "Delete everything").click().run()
    assert not app.exception
    assert "This workspace was deleted" in said(app)
    assert "sample data" in said(app)
    with pytest.raises(StoreError):
        store.changes(saver.link)
    for file in database.parent.glob("kept.sqlite*"):
        assert b"Words to be forgotten" not in file.read_bytes(), file
    other.run()
    other.run()
    assert "sample data" in said(other)
    left = Session(other.session_state)
    assert (left.saver, left.readings, left.shown, left.unpacked) == (None, {}, None, {})


SECOND = as_csv(ratings_of(["Gingko"], raters=8))


def test_who_comes_by_a_link_of_others_hears_who_will_see_the_files(database):
    """A link that looks like a fresh start is none: before the first file somebody chooses whom it goes to."""
    store = Store(f"sqlite:///{database}")
    prepared = Saver.begin(store, visitor="other")
    prepared.put("setting", "cover", 3)
    app = visit(prepared.link, "ratings")
    assert "sample data" in said(app)  # it looks like nothing
    assert "Someone else started this workspace, or it was started in another browser" in said(app)
    assert not app.file_uploader
    next(button for button in app.button if button.label == "Start a new workspace").click().run()
    assert "Someone else started this workspace" not in said(app)
    app.file_uploader[0].upload("second.csv", SECOND, "text/csv").run()
    assert app.query_params[addresses.WORKSPACE] not in (prepared.link, [prepared.link])
    prepared.refresh()
    assert prepared.all("source") == {}
    # Who wants to may, and is asked once: by this browser's secret also on another day.
    app = visit(prepared.link, "ratings")
    Session(app.session_state).browser_secret = "ab" * 32
    next(button for button in app.button if button.label == "Add files to this one").click().run()
    app.file_uploader[0].upload("second.csv", SECOND, "text/csv").run()
    prepared.refresh()
    assert list(prepared.all("source")) == ["second.csv"]
    for secret, asks in (("ab" * 32, False), ("cd" * 32, True)):
        app = visit(prepared.link, "ratings")
        Session(app.session_state).browser_secret = secret
        assert ("Someone else started this workspace" in said(app.run())) == asks


def test_what_an_import_would_show_is_a_question_and_its_files_are_reviewed(database):
    _, saver = saved_workspace(f"sqlite:///{database}")
    saver.put("setting", "cover", 1)
    file = saver.export()
    app = visit(page="ratings")
    app.file_uploader[0].upload("workspace.zip", file, "application/zip").run()
    assert not app.exception
    words = said(app)
    assert "the minimum is 3 here and 1 in the workspace you imported" in words
    assert [button.label for button in app.button if button.label.startswith("This is right")]  # not charted yet
    assert "sample data" in said(app.switch_page("pages/overview.py").run())
    app.switch_page("pages/ratings.py").run()
    held = Session(app.session_state).saver
    assert held.get("setting", "cover") is None
    next(button for button in app.button if button.label == "Keep 3").click().run()
    assert "in the workspace you imported" not in said(app)
    assert held.get("setting", "cover") is None
    app.file_uploader[0].upload("workspace.zip", file, "application/zip").run()
    next(button for button in app.button if button.label == "Use 1").click().run()
    assert held.get("setting", "cover") == 1
    assert "in the workspace you imported" not in said(app)


def test_keeping_turned_off_is_said(monkeypatch):
    monkeypatch.setenv("ILT_DATABASE", "off")
    forget_database()
    app = visit(page="ratings")
    next(box for box in app.selectbox if box.label.startswith("Minimum group size: school")).set_value(5).run()
    assert "Not saved. If you refresh this page, you will lose your work" in said(app)
    assert addresses.WORKSPACE not in app.query_params
    forget_database()


@pytest.mark.usefixtures("each_workspace_reads_for_itself")
def test_nothing_is_left_of_a_removed_file(database):
    """Neither with whoever removes it nor with a colleague, nor in what is remembered for all, nor on the disk."""
    _, saver = saved_workspace(f"sqlite:///{database}")
    app = visit(saver.link, "ratings")
    next(button for button in app.button if button.label == "Add files to this one").click().run()
    second = as_csv([[*ONE[:3], "Gingko", *ONE[4:7], "3 - Words of the second", ""]])
    app.file_uploader[0].upload("second.csv", second, "text/csv").run()
    next(button for button in app.button if button.label.startswith("This is right")).click().run()
    other = visit(saver.link, "ratings")
    made = []
    for session in map(Session, (app.session_state, other.session_state)):
        made += map(weakref.ref, [*session.readings.values(), session.shown[2], session.view])
        assert "Gingko" in str(made[-1]().counts)
    readers = guards()
    assert readers
    app.switch_page("pages/ratings.py").run()
    next(button for button in app.button if button.label == "Remove second.csv…").click().run()
    app.get_by_key("_remove_it").click().run()
    other.run()
    gc.collect()
    # What was made of the file that stays is used again; of the other nothing is left.
    assert not any("Gingko" in str(left().counts) for left in made if left())
    for visitor in (app, other):
        assert not visitor.exception
        assert "256 ratings" in visitor.title[0].value
        assert "second.csv" not in repr(visitor.session_state) + said(visitor)
    assert "Words of the second" not in repr(gc.get_referents(rating_values.parse))
    assert not readers & guards()
    assert not any(guard.holds(b"Words of the second") for guard in guards())
    current_workspace.database().store.sweep()
    for file in database.parent.glob("kept.sqlite*"):
        assert b"Words of the second" not in file.read_bytes(), file
        assert file.name.endswith(("wal", "shm")) or b"Words to be forgotten" in file.read_bytes()


@pytest.mark.full
@pytest.mark.usefixtures("each_workspace_reads_for_itself")
def test_the_windows_of_a_workspace_read_its_files_once(database):
    """And of no other workspace, even where it has the same file; what nobody has open is not in memory."""
    links = [saved_workspace(f"sqlite:///{database}")[1].link for _ in range(2)]
    apps = [visit(link) for link in (links[0], links[0], links[1])]
    one, other, third = ([*Session(app.session_state).readings.values()] for app in apps)
    assert one
    assert all(mine is theirs for mine, theirs in zip(one, other, strict=True))
    assert not any(mine is theirs for mine in one for theirs in third)
    left = [weakref.ref(reading) for reading in one]
    del one, other
    for app in apps[:2]:
        assert all(reading() for reading in left)
        Session(app.session_state).clear()
        gc.collect()
    assert not any(reading() for reading in left)


@pytest.mark.usefixtures("each_workspace_reads_for_itself")
def test_windows_share_what_they_show_only_where_they_may_show_the_same(database, monkeypatch):
    """Nobody who may see less, no other workspace, and not the full-detail view; what nobody shows is not in memory."""

    def opened(link, person, *, full_detail=False):
        with monkeypatch.context() as patched:
            patched.setattr(files, "_person", lambda: person)
            patched.setattr(files, "working", lambda: full_detail)
            return Session(visit(link, "numbers").session_state)

    links = [saved_workspace(f"sqlite:///{database}")[1].link for _ in range(2)]
    one, colleague = opened(links[0], Person(key="one")), opened(links[0], Person(FACILITATOR, key="other"))
    assert one.shown[2] is colleague.shown[2]
    apart = [
        opened(links[0], Person(schools=("Elsewhere",))),
        opened(links[0], Person(district=False)),
        opened(links[0], Person(), full_detail=True),
        opened(links[1], Person()),
    ]
    everybody = [one, *apart]
    assert len({id(each.shown[2]) for each in everybody}) == len(everybody)
    assert not {id(each.shown[2].counts) for each in apart} & {id(one.shown[2].counts)}
    assert [len(each.shown[2].counts) for each in apart[:2]] == [0, 2 * 19]  # 19 school actions, from both sides
    released = [each.saver.all(RELEASED) for each in (apart[0], apart[1])]
    assert released[0]
    assert all(rows is released[1][key] for key, rows in released[0].items())
    left = weakref.ref(one.shown[2])
    for session, there in ((one, True), (colleague, False)):
        session.clear()
        gc.unfreeze()  # a server settles its memory now and then
        gc.collect()
        assert (left() is not None) == there


@pytest.mark.full
@pytest.mark.usefixtures("database")
def test_no_visitor_opens_the_database_again():
    """A browser may ask Streamlit to empty its caches, again and again, whoever it is."""
    visit(page="ratings")
    before, threads = database.database(), threading.active_count()
    for _ in range(3):
        st.cache_resource.clear()
        assert not visit(page="overview").exception
    assert database.database() is before
    assert threading.active_count() <= threads + 1


@pytest.mark.full
@pytest.mark.parametrize(
    "name",
    ["E\u0301te\u0301.csv", "Fall  2026.csv", " Fall.csv", "Fall\u200b.csv"],
)
def test_a_file_is_called_the_same_by_whoever_keeps_and_by_whoever_reads_it(name):
    """Two spaces, and the accents as a Mac writes them, are in many names; what is kept about a file is kept by its name."""
    app = visit(page="ratings")
    app.file_uploader[0].upload(name, FILE, "text/csv").run()
    saver = Session(app.session_state).saver
    (saved_as,) = saver.all("source")
    (known,) = Session(app.session_state).readings.values()
    assert saved_as == known.reading.sources["source"][0]
    next(button for button in app.button if button.label.startswith("This is right")).click().run()
    app.switch_page("pages/ratings.py").run()
    assert "2.5" not in said(app)  # a cell of a confirmed file, while presenting
    saver.put("answer", f"fix@{saved_as}!H10", "1")
    next(button for button in app.button if button.label.startswith("Remove ")).click().run()
    next(button for button in app.button if button.label == "Remove it").click().run()
    assert not app.exception
    assert saver.all("answer") == {}


def test_an_older_workspace_has_names_that_reading_changes(database):
    store = Store(f"sqlite:///{database}")
    saver = Saver.begin(store, visitor="other")
    saver.add_source("Fall  2026.csv", FILE)
    saver.put("confirmed", "Fall  2026.csv", sha256(FILE))
    saver.put("answer", "fix@Fall 2026.csv!H10", "1")
    app = visit(saver.link, "ratings")
    assert "2.5" not in said(app)
    assert "The full-detail view has 1 problem to review." in said(app)
    next(button for button in app.button if button.label.startswith("Remove ")).click().run()
    next(button for button in app.button if button.label == "Remove it").click().run()
    assert not app.exception
    saver.refresh()
    assert saver.all("answer") == {}


def test_notes_that_were_turned_on_are_those_of_one_workspace(database):
    """Whoever goes on to another one while projecting has not said that its notes may be seen."""
    (_, first), (_, second) = (saved_workspace(f"sqlite:///{database}") for _ in range(2))
    app = visit(first.link, "notes")
    next(toggle for toggle in app.toggle if toggle.key == "_notes").set_value(True).run()
    assert "Words to be forgotten" in said(app)
    app.query_params[addresses.WORKSPACE] = second.link
    app.run()
    assert Session(app.session_state).saver.link == second.link
    assert "Words to be forgotten" not in said(app)
    toggle = next(toggle for toggle in app.toggle if toggle.key == "_notes")
    assert toggle.proto.set_value  # a browser keeps what was chosen until it is told otherwise
    assert not toggle.proto.value
    app.run()
    assert "Words to be forgotten" not in said(app)


@pytest.mark.full
def test_what_was_shown_of_very_many_groups_holds_up_nothing(monkeypatch):
    """With 3,000 schools every screen ended in an error, and with 900 districts nothing more was saved."""
    monkeypatch.setattr(limits, "VALUE_CHARACTERS", 2_000)
    monkeypatch.setattr(limits, "ENTRIES", 25)
    monkeypatch.setattr(limits, "ENTRIES_CHARACTERS", 4_000)
    app = uploaded({"ratings.csv": as_csv(ratings_of([f"School {n} of many" for n in range(40)], raters=6))}).run()
    assert not app.exception
    saver = Session(app.session_state).saver
    released = saver.all("released")
    assert len(released) > limits.ENTRIES
    assert saver.put("answer", "round", "Fall")
    # Of more than can be remembered, nothing is; the screens go on.
    monkeypatch.setattr(limits, "RELEASED_GROUPS", 10)
    app = uploaded({"ratings.csv": as_csv(ratings_of(["Alder"], raters=6))}).run()
    for _ in range(2):
        assert not app.exception
        app.run()
    assert Session(app.session_state).saver.all("released") == {}


@pytest.mark.full
def test_the_round_of_a_form_is_not_the_round_of_its_next_export():
    """Both have the same headings; spring's ratings would be counted as fall's, and nobody asked."""
    rows = [[*row[1:5], "Coach" if row[5] == "cross" else row[5], *row[6:]] for row in ratings_of(["Alder"], raters=6)]
    fall, spring = (as_csv([[*row[:3], f"{row[3]} {name}", *row[4:]] for row in rows], HEAD[1:]) for name in "ab")
    app = uploaded({"fall.csv": fall}, confirmed=False).run()
    app.switch_page("pages/ratings.py").run()
    app.radio[0].set_value("District ILT")
    next(box for box in app.text_input if "round" in box.label).set_value("Fall 2026")
    next(button for button in app.button if button.label == "Use these answers").click().run()
    saver = Session(app.session_state).saver
    assert set(saver.all("answer")) == {"round@fall.csv", "perspective:Coach@fall.csv"}
    saver.add_source("spring.csv", spring)
    app.run()
    assert not app.exception
    (known,) = [one for one in Session(app.session_state).readings.values() if len(one.reading.sources) > 1][-1:]
    assert list(known.reading.questions[["key", "source"]].itertuples(index=False, name=None)) == [
        ("round", "spring.csv")
    ]
    # What "Coach" means was answered of a file that looks the same: the first reading knew, and it is saved.
    assert len([one for one in Session(app.session_state).readings.values() if len(one.reading.sources) > 1]) == 1
    assert saver.all("answer")["perspective:Coach@spring.csv"] == "District ILT"


@pytest.mark.full
def test_a_list_stays_when_somebody_else_confirms_another_file(database):
    """What was shown is kept by whoever looks next; that is no edit of theirs, and their lists stay as they are."""
    _, saver = saved_workspace(f"sqlite:///{database}")
    other = as_csv([*ratings_of(["Birch"], raters=8), [*ONE[:3], "Birch", *ONE[4:7], "2.5", ""]])
    assert saver.add_source("other.csv", other)
    app = visit(saver.link, "ratings")
    listed = Session(app.session_state).lists["problems"]
    assert set(listed.table["source"]) == {"other.csv"}
    third = as_csv(ratings_of(["Cedar"], raters=8))
    assert saver.add_source("third.csv", third)
    assert saver.put("confirmed", "third.csv", sha256(third))
    app.run()
    saver.refresh()
    assert any("Cedar" in str(value) for value in saver.all("released").values())
    assert Session(app.session_state).lists["problems"] is listed
    assert saver.put("confirmed", "other.csv", sha256(other))  # now its cells are hidden while presenting
    app.run()
    assert "other.csv" not in set(Session(app.session_state).lists["problems"].table["source"])


@pytest.mark.full
def test_the_sample_is_of_the_framework_as_its_file_is_now(tmp_path, monkeypatch):
    """Somebody takes the actions of schools out of the file while the dashboard runs."""
    file = tmp_path / "framework.csv"
    whole = framework.path().read_text(encoding="utf-8")
    file.write_text(whole, encoding="utf-8")
    monkeypatch.setenv("ILT_FRAMEWORK", str(file))
    assert not visit(page="attention").exception
    head, *rows = csv.reader(io.StringIO(whole))
    district = [row for row in rows if row[1] == "district"]
    assert 0 < len(district) < len(rows)
    with file.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows([head, *district])
    for page in ("attention", "meeting"):
        assert not visit(page=page).exception


def test_what_is_wrong_with_a_link_is_still_said_once_the_browser_has_answered(monkeypatch):
    answers = iter([True])
    monkeypatch.setattr(browser, "listen", lambda: next(answers, False))
    app = visit("gone-and-forgotten", "ratings")
    assert next(answers, None) is None
    assert "link is wrong" in said(app)
    assert "link is wrong" not in said(app.run())

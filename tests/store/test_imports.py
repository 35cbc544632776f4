"""An exported workspace is added to another that holds files already: nothing of it is lost, and nothing changes."""

import time

import pytest

from ilt.screens import ratings
from ilt.store import MEMORY, SOURCE, Edit, Saver, Store, StoreError, fingerprint, limits, opened, sha256
from ilt.store.imports import imported
from ilt.ui.session import Session
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.screens import said
from tests.support.visitors import uploaded

MINE, THEIRS = b"action_id,rating\nS1.1,0\n", b"action_id,rating\nS1.1,3\n"


def saver(files: dict[str, bytes], **kinds: dict[str, object]) -> Saver:
    made = Saver.begin(Store(MEMORY), visitor="x")
    for name, content in files.items():
        made.add_source(name, content)
    for kind, values in kinds.items():
        made.put_all(kind, values)
    return made


def sources(of: Saver) -> dict[str, bytes]:
    return {name: of.source(name) for name in of.all(SOURCE)}


def test_a_file_of_the_same_name_stands_next_to_the_one_that_is_here():
    mine = saver({"ratings.csv": MINE}, answer={"round@ratings.csv": "Fall"}, confirmed={"ratings.csv": sha256(MINE)})
    answers = {
        "round@ratings.csv": "Spring",
        "school@ratings.csv#Sheet 1": "Alder",
        "fix@ratings.csv!B2": "3",
        "fix@ratings.csv#Sheet 1!B2": "2",
        "perspective:a@b.org@ratings.csv": "self",
    }
    assert mine.take_in(saver({"ratings.csv": THEIRS}, answer=answers).export())
    assert sources(mine) == {"ratings.csv": MINE, "ratings (2).csv": THEIRS}
    moved = {key.replace("ratings.csv", "ratings (2).csv"): value for key, value in answers.items()}
    assert mine.all("answer") == {"round@ratings.csv": "Fall", **moved}
    assert mine.all("confirmed") == {"ratings.csv": sha256(MINE)}
    # Once more is no third file.
    assert mine.take_in(saver({"ratings.csv": THEIRS}).export())
    assert list(sources(mine)) == ["ratings.csv", "ratings (2).csv"]


def test_answers_hold_for_the_files_that_came_with_them():
    mine = saver({"a.csv": MINE}, confirmed={"a.csv": sha256(MINE)})
    planted = {
        "fix@a.csv!B2": "3",
        "round@later.csv": "Fall",
        "round": "Fall 1999",
        "school:Alder": "Elm",
        "schools:Alder | Elder": "two schools",
    }
    other = saver({"b.csv": THEIRS}, answer=planted, remembered={'["x","round"]': "Fall 1999"})
    other.put("setting", "round_order", ["Fall 1999"])
    assert mine.take_in(other.export())
    taken = {"round@b.csv": "Fall 1999", "school:Alder@b.csv": "Elm", "schools:Alder | Elder": "two schools"}
    assert mine.all("answer") == taken
    assert mine.all("remembered") == mine.all("setting") == {}
    assert mine.all("confirmed") == {"a.csv": sha256(MINE)}


def test_a_file_that_is_here_already_keeps_its_answers_and_is_looked_over_again_for_new_ones():
    mine = saver({"a.csv": MINE}, answer={"round@a.csv": "Fall"}, confirmed={"a.csv": sha256(MINE)})
    same = saver({"a.csv": MINE}, answer={"round@a.csv": "Spring"}).export()
    assert mine.take_in(same)
    assert mine.all("answer") == {"round@a.csv": "Fall"}
    assert mine.all("confirmed") == {"a.csv": sha256(MINE)}
    more = saver({"a.csv": MINE}, answer={"fix@a.csv!B2": "3"}).export()
    assert mine.take_in(more)
    assert mine.all("answer") == {"round@a.csv": "Fall", "fix@a.csv!B2": "3"}
    assert mine.all("confirmed") == {}


def test_meetings_and_next_steps_that_are_here_stay_as_they_are():
    before = {"m~S1.1.what": "Old", "m~S1.1.action_id": "S1.1"}
    mine = saver({}, step={**before, "m~S1.1.what": "New"}, meeting={"m.here": "Ann", "m.minutes": 45})
    old = saver({}, step={**before, "m~S1.1.who": "Bo", "m~S1.2.what": "Lost"}, meeting={"m.norms": "x", "n.here": "C"})
    assert mine.take_in(old.export())
    assert mine.all("step") == {**before, "m~S1.1.what": "New", "m~S1.2.what": "Lost"}
    assert mine.all("meeting") == {"m.here": "Ann", "m.minutes": 45, "n.here": "C"}


def test_what_is_charted_does_not_change_by_an_import():
    content = as_csv(ratings_of(["Alder", "Birch"], raters=8))
    app = uploaded({"ratings.csv": content}).run()
    before = said(app)
    planted = {f"fix@ratings.csv!H{row}": "3" for row in range(2, 200)} | {"school:Alder": "Elm", "round": "X"}
    Session(app.session_state).saver.take_in(saver({}, answer=planted).export())
    app.run()
    assert not app.exception
    assert said(app) == before


def test_what_would_be_too_much_together_is_refused_before_it_holds_up_the_rest(monkeypatch):
    monkeypatch.setattr(limits, "SOURCES", 2)
    mine = saver({"a.csv": MINE})
    with pytest.raises(StoreError, match="2 files"):
        mine.take_in(saver({"b.csv": THEIRS, "c.csv": THEIRS + b"S1.2,1\n"}).export())
    assert mine.put("answer", "round", "Fall")
    assert sources(mine) == {"a.csv": MINE}
    monkeypatch.setattr(limits, "ENTRIES", 3)
    with pytest.raises(StoreError, match="3 entries"):
        mine.take_in(saver({}, meeting={"m.here": "Ann", "m.norms": "x"}).export())
    assert mine.put("answer", "round", "Spring")


def test_an_import_says_which_meetings_and_next_steps_stay_as_they_are_here():
    """Of two computers: what was done at home is in the export, and what is at school stays; said, not in silence."""
    here = {"one.what": "Walk weekly", "one.status": "open", "two.what": "Meet", "three.what": "Read"}
    mine = saver({}, step=here, meeting={"m.day": "2026-11-25", "m.place": {"slide": "close"}})
    there = here | {"one.status": "done", "two.who": "Ann", "four.what": "New"}
    other = saver({}, step=there, meeting={"m.day": "2026-11-25", "m.place": {"slide": "next"}, "n.day": "2026-11-26"})
    assert mine.take_in(other.export())
    assert mine.stayed == {"step": 2}
    assert mine.all("step") == here | {"four.what": "New"}
    assert ratings.stayed(mine.stayed).startswith("2 next steps are different in this export. What is here stayed")
    other.put("meeting", "m.here", "Ann")
    mine.take_in(other.export())
    assert ratings.stayed(mine.stayed).startswith("1 meeting and 2 next steps are different")
    mine.take_in(mine.export())
    assert mine.stayed == {}


@pytest.mark.parametrize(("kind", "field", "value"), [("meeting", "minutes", 45), ("step", "what", "Visit")])
def test_an_import_does_not_lead_to_more_meetings_or_next_steps_than_screens_can_show(kind, field, value):
    def edits(count):
        return [Edit(kind, f"new{n}.{field}", value) for n in range(count)]

    every = {kind: {f"old.{field}": value}}
    here = (lambda *_: None, lambda of: every.get(of, {}))
    assert len(imported(edits(limits.ITEMS - 1), *here)[0]) == limits.ITEMS - 1
    with pytest.raises(StoreError, match="1,000 meetings"):
        imported(edits(limits.ITEMS), *here)


def test_what_an_import_costs_grows_with_its_length():
    """Of these, each had cost a minute or more: whatever is compared with all others is compared 10,000 times less."""
    chain = [Edit("answer", f"school:{n}", str(n + 1)) for n in range(20_000)]
    circle = [*chain, Edit("answer", "school:20000", "10000")]
    files = [Edit(SOURCE, f"{n}@.csv", fingerprint(b"%d" % n)) for n in range(limits.SOURCES)]
    about = [Edit("answer", f"round{'@' * 1_000}{n}.csv", "Fall") for n in range(100)]
    start = time.process_time()
    taken = [len(imported(edits, lambda *_: None, lambda _: {})[0]) for edits in (chain, circle, [*files, *about])]
    assert time.process_time() - start < 5
    assert taken == [20_000, 10_000, limits.SOURCES]


def test_an_export_says_what_was_confirmed_and_nothing_else_that_no_import_takes():
    mine = saver({"a.csv": MINE}, confirmed={"a.csv": sha256(MINE)}, begun={"0" * 64: True})
    assert [edit.kind for edit in opened(mine.export())[0]] == [SOURCE, "confirmed"]
    other = saver({})
    other.take_in(mine.export())
    assert other.all("confirmed") == {}


def test_names_of_files_are_those_that_reading_gives_them():
    old = Saver.begin(Store(MEMORY), visitor="x")
    for name, content in (("Fall  2026.csv", MINE), ("Fall 2026.csv", THEIRS), ("E\u0301te\u0301.csv", b"x")):
        old.add_source(name, content)  # as an earlier version kept them
    mine = saver({})
    assert mine.take_in(old.export())
    assert sources(mine) == {"Fall 2026.csv": MINE, "Fall 2026 (2).csv": THEIRS, "\u00c9t\u00e9.csv": b"x"}

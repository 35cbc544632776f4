"""Another window adds or removes a file: what a screen shows stays where it can, and else the screen says what it shows."""

import pytest

from ilt.store import Saver, Store, sha256
from ilt.ui.session import Session
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.saved_workspaces import visit
from tests.support.screens import said
from tests.support.visitors import at

FALL, SPRING, SAMPLE = (
    *("now shows Fall 2026, not Spring 2027", "still shows Spring 2027"),
    "now shows sample ratings from a made-up district",
)


def of_round(label: str) -> bytes:
    rows = ratings_of(["Alder"], raters=6)
    return as_csv([[label, *row[1:]] for row in rows])


def added(saver: Saver, label: str) -> None:
    content = of_round(label)
    assert saver.add_source(f"{label}.csv", content)
    assert saver.put("confirmed", f"{label}.csv", sha256(content))


@pytest.fixture
def other(database):
    """Another window of a workspace with two rounds."""
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="other")
    for label in ("Fall 2026", "Spring 2027"):
        added(saver, label)
    return saver


def shown_round(app) -> str:
    return Session(app.session_state).view.round


@pytest.mark.full
def test_a_screen_says_what_it_shows_once_its_file_is_gone(other):
    app = visit(other.link, "heatmaps")
    assert shown_round(app) == "Spring 2027"
    other.remove_source("Spring 2027.csv")
    assert FALL in said(app.run())
    other.put("answer", "round", "Fall 2026")  # whatever else they do, it is to be read meanwhile
    assert FALL in said(app.run())
    other.remove_source("Fall 2026.csv")
    assert SAMPLE in said(app.run())
    assert "another window" not in said(app.run())


def test_a_slide_says_it_below_its_title(other):
    app = visit(other.link, "heatmaps")
    Session(app.session_state).choose("present", value=True)
    app.run()
    other.remove_source("Spring 2027.csv")
    app.run()
    assert FALL in " ".join(caption.value for caption in app.caption)


@pytest.mark.full
def test_a_newer_round_that_another_window_adds_waits_until_it_is_chosen(other):
    app = visit(other.link, "heatmaps")
    added(other, "Fall 2027")
    assert "Fall 2027 was added in another window" in said(app.run())
    assert SPRING in said(app)
    app.run()
    assert shown_round(app) == "Spring 2027"
    app.switch_page("pages/attention.py").run()
    assert shown_round(app) == "Spring 2027"
    assert shown_round(visit(other.link, "heatmaps")) == "Fall 2027"


@pytest.mark.parametrize("present", [False, True])
def test_a_screen_whose_workspace_is_gone_says_what_it_shows(other, present):
    app = visit(other.link, "heatmaps")
    Session(app.session_state).choose("present", value=present)
    app.run()
    other.remove_source("Spring 2027.csv")
    Session(app.session_state).changed_elsewhere = True  # a window that a dialog held back heard of it before
    other.forget()
    words = said(app.run())
    assert words.count("This workspace was deleted") == words.count(SAMPLE) == 1
    assert "another window" not in words
    assert (SAMPLE in " ".join(caption.value for caption in app.caption)) is present
    assert SAMPLE not in said(app.run())


@pytest.mark.full
def test_own_choices_and_files_are_not_said(other):
    app = visit(other.link, "heatmaps")
    Session(app.session_state).choose("round", "Fall 2026")
    assert "another window" not in said(app.run())
    app.switch_page("pages/ratings.py").run()
    next(button for button in app.button if button.label == "Remove Spring 2027.csv…").click().run()
    next(button for button in app.button if button.label.startswith("Remove it")).click().run()
    app.switch_page("pages/heatmaps.py").run()
    assert "another window" not in said(app)


@pytest.mark.full
def test_slides_say_that_their_ratings_are_gone_and_not_that_the_meeting_is(other):
    meeting = {"district": "Riverbend", "school": "Alder", "round": "Spring 2027", "assessment": "school"}
    meeting |= {"day": "2027-03-05", "minutes": 45, "seat": "0123456789abcdef"}
    assert other.put_all("meeting", {f"m.{name}": value for name, value in meeting.items()})
    app = at("stage", other.link, meeting="m")
    other.remove_source("Spring 2027.csv")
    assert "We can’t find the ratings for this meeting" in said(app.run())
    other.put_all("meeting", {f"m.{name}": None for name in meeting})
    assert "There is no meeting to show" in said(app.run())

"""Setting up a meeting: teams that have ratings of its round, and what an imported meeting chose can be taken back."""

import pytest

from ilt.meetings import stored
from ilt.store import Saver, Store, sha256
from ilt.ui.session import Session
from tests.support.made_meetings import DAY
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.saved_workspaces import saved_meetings
from tests.support.screens import said
from tests.support.visitors import at, opened

BLANK = ratings_of(["Cedar"], raters=8, rating="")
FALL = ratings_of(["Alder", "Birch"], raters=8)
SPRING = [["Spring 2027", *row[1:]] for row in ratings_of(["Birch"], raters=8) if row[2] == "school"]


@pytest.fixture
def saver(database):
    """A workspace of two rounds; in the last, of two schools only one has ratings, and another left all blank."""
    content = as_csv([*FALL, *SPRING, *BLANK])
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="other")
    assert saver.add_source("ratings.csv", content)
    assert saver.put("confirmed", "ratings.csv", sha256(content))
    return saver


def begins(app):
    return [button for button in app.button if button.label in ("Begin the meeting", "Save this meeting for later")]


def test_teams_without_any_rating_are_not_offered(saver):
    assert at("meeting", saver.link).get_by_key("_meeting_team").options == ["District ILT", "Alder", "Birch"]


@pytest.mark.full
def test_where_one_school_rated_its_meeting_is_offered_first():
    for schools, first in ((["Alder"], "Alder"), (["Alder", "Birch"], "")):
        app = opened(as_csv(ratings_of(schools, raters=4)), "meeting")
        assert app.get_by_key("_meeting_team").value == first


def test_a_round_in_which_a_team_has_no_ratings_is_said_and_nothing_begins(saver):
    app = at("meeting", saver.link, round="Spring 2027")
    app.get_by_key("_meeting_team").set_value("Birch").run()
    assert [button.disabled for button in begins(app)] == [False, False]
    # The press comes together with the choice, before the screen could say anything.
    app.get_by_key("_meeting_team").set_value("Alder")
    begins(app)[1].click().run()
    assert not app.exception
    assert "Alder has no ratings for this in Spring 2027. Choose Fall 2026." in said(app)
    assert [button.disabled for button in begins(app)] == [True, True]
    assert saved_meetings(saver) == []
    app.get_by_key("_meeting_round").set_value("Fall 2026").run()
    begins(app)[1].click().run()
    (found,) = saved_meetings(saver)
    assert (found.team, found.round) == ("Alder", "Fall 2026")


@pytest.mark.full
def test_choices_of_another_assessment_can_be_taken_back(saver):
    fields = {"assessment": "school", "district": "Riverbend", "school": "Alder", "round": "Fall 2026"}
    fields |= {"day": DAY.isoformat(), "minutes": 45, "seat": "secret", "place": {"slide": "choose"}}
    saver.put_all("meeting", stored.entries("m", {**fields, "chosen": ["D1.1", "D1.2", "D2.1"]}))
    app = at("facilitator", saver.link, seat="secret")
    strays = [button for button in app.button if "no longer in this meeting" in button.label]
    assert len(strays) == 3
    assert not any(button.disabled for button in strays)
    others = [button for button in app.button if button.key.startswith("_facilitator choose S")]
    assert others
    assert all(button.disabled for button in others)
    strays[1].click().run()
    assert not app.exception
    (found,) = saved_meetings(saver)
    assert found.chosen == ("D1.1", "D2.1")
    app.get_by_key(others[0].key).click().run()
    assert saved_meetings(saver)[0].chosen == ("D1.1", "D2.1", others[0].key.split()[-1])


def test_a_step_with_next_to_nothing_to_show_has_a_quarter_of_its_time_before_the_meeting_too():
    """Where all raters agree there is no split: 0.75 of 42.75 shares of 45 minutes, counted in whole seconds."""
    app = opened(as_csv(ratings_of(["Alder", "Birch"], raters=8, rating=2)), "meeting")
    app.get_by_key("_meeting_team").set_value("Alder").run()
    assert not app.exception
    times = [caption.value.replace("\\::gray[]", ":") for caption in app.caption]
    assert ("0:48" in times, "3:00" in times) == (True, False)


def test_an_action_to_observe_that_is_not_in_the_framework_any_more_is_left_out():
    """It was chosen, and then somebody changed the framework; the browser still says it."""
    app = opened(as_csv(ratings_of(["Alder", "Birch"], raters=8)), "meeting")
    app.get_by_key("_meeting_team").set_value("").run()
    app.get_by_key(Session.observed.key("district"))._value = ["D9.9"]
    app.run()
    assert not app.exception
    begins(app)[1].click().run()
    assert not app.exception
    (found,) = saved_meetings(Session(app.session_state).saver)
    assert found.observed == ()


def cards_of(app):
    return [button.key.removeprefix("_delete ") for button in app.button if (button.key or "").startswith("_delete m")]


@pytest.mark.full
def test_hundreds_of_meetings_are_shown_by_pages_and_each_can_be_deleted(saver):
    fields = {"assessment": "school", "district": "Riverbend", "school": "Alder", "round": "Fall 2026", "minutes": 45}
    entries = {}
    for number in range(45):
        whole = {**fields, "day": f"2026-{1 + number // 28:02}-{1 + number % 28:02}", "seat": f"secret {number}"}
        entries |= stored.entries(f"m{number}", whole)
    assert saver.put_all("meeting", entries)
    newest_first = [f"m{number}" for number in range(44, -1, -1)]
    app = at("meeting", saver.link)
    assert cards_of(app) == newest_first[:20]
    app.get_by_key("_page_of meetings 45").set_value(40).run()
    assert cards_of(app) == newest_first[40:]
    app.get_by_key("_delete m2").click().run()
    app.get_by_key("_delete_it").click().run()
    assert not app.exception
    assert [one.key for one in saved_meetings(saver)] == [key for key in newest_first if key != "m2"]

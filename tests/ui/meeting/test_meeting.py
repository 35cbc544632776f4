"""Meetings on screen: what people begin, choose and type is saved, and only its link opens the facilitator view."""

import re
import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from ilt import format, framework, next_steps
from ilt.meetings import plan, stored
from ilt.meetings.meeting import Place
from ilt.meetings.steps import KEYS
from ilt.store import sharing
from ilt.store.errors import SENTENCES
from ilt.ui.meeting import meetings
from ilt.ui.session import Session
from tests.support.app_pages import APP
from tests.support.browser.server import running
from tests.support.disks import held_by_another
from tests.support.made_meetings import DAY
from tests.support.made_next_steps import next_step_entries
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.saved_workspaces import PAUSE, saved_meetings, saved_workspace, until_saved
from tests.support.screens import everything, said
from tests.support.sign_in import keep
from tests.support.visitors import at, opened
from tests.support.wire import visiting

KEYS_OF = {"Alder": "seat-of-alder", "Birch": "seat-of-birch", "": "seat-of-the-district"}
NO_LINK = "Use the facilitator link to open this page"
NO_MEETING = "There is no meeting to show"
NO_RATINGS = "We can’t find the ratings for this meeting"


def entries(school: str = "Alder", key: str = "", **more: object) -> dict[str, object]:
    """Return a meeting as a workspace stores it; its key is from its school."""
    whole = {
        "assessment": "school",
        "district": "Riverbend",
        "school": school,
        "round": "Fall 2026",
        "day": DAY.isoformat(),
        "minutes": 45,
        "seat": KEYS_OF[school],
        "norms": f"Norms of {school or 'the district'}",
    }
    return stored.entries(key or f"m{school}", {**whole, **more})


@pytest.fixture
def saver(database):
    """A workspace of one school that somebody else saved."""
    return saved_workspace(f"sqlite:///{database}")[1]


def facilitator_view(saver, token: str = KEYS_OF["Alder"]) -> AppTest:
    return at("facilitator", saver.link, seat=token)


def put(app: AppTest, key: str, value: object) -> None:
    app.get_by_key(key).set_value(value).run()
    assert not app.exception


def click(app: AppTest, key: str) -> None:
    app.get_by_key(key).click().run()
    assert not app.exception


def place(app: AppTest, slide: str) -> None:
    """Go to a slide, as a press does."""
    Session(app.session_state).saver.put_all("meeting", {"mAlder.place": {"slide": slide, "since": 1, "begun": 1}})
    app.run()
    assert not app.exception


# Beginning


@pytest.mark.full
def test_a_meeting_begins_as_it_was_chosen(saver):
    app = at("meeting", saver.link)
    put(app, "_meeting_team", "Alder")
    put(app, "_meeting_minutes", 60)
    put(app, "_with splits", value=False)
    click(app, "_Move up predict")
    click(app, "_Move down who")
    next(button for button in app.button if button.label == "Begin the meeting").click().run()
    (found,) = saved_meetings(saver)
    # before, purpose, who, predict: predict goes before who, and then who past what follows it.
    assert found.plan == ("before", "purpose", "predict", "reveal", "who", *KEYS[5:7], *KEYS[8:])
    assert (found.team, found.assessment, found.district) == ("Alder", "school", "Riverbend")
    assert (found.round, found.minutes, found.day) == ("Fall 2026", 60, date.today())  # noqa: DTZ011 - as the app
    assert (found.observed, found.place, found.chosen) == ((), Place(), ())
    assert len(found.facilitator_key) >= 32
    assert sum(plan.seconds(found.plan, found.minutes).values()) == 3600


@pytest.mark.full
def test_a_district_ilt_chooses_what_it_looks_at_and_observes(saver):
    app = at("meeting", saver.link)
    put(app, "_meeting_team", "")
    assert app.get_by_key("_meeting_looks").value == "district"
    put(app, "_observed district", ["D2.1", "D1.1"])
    next(button for button in app.button if button.label == "Begin the meeting").click().run()
    (found,) = saved_meetings(saver)
    assert (found.team, found.assessment, found.observed) == ("District ILT", "district", ("D2.1", "D1.1"))
    app = at("meeting", saver.link)
    put(app, "_meeting_team", "")
    put(app, "_meeting_looks", "school")
    next(button for button in app.button if button.label == "Begin the meeting").click().run()
    assert {(one.assessment, one.observed, one.plan) for one in saved_meetings(saver)} == {
        ("district", ("D2.1", "D1.1"), KEYS),
        ("school", (), KEYS),
    }
    assert len({one.facilitator_key for one in saved_meetings(saver)}) == 2


def test_a_plan_without_any_step_is_all_of_them(saver):
    app = at("meeting", saver.link)
    for key in KEYS:
        app.get_by_key(f"_with {key}").set_value(False)
    next(button for button in app.button if button.label == "Begin the meeting").click().run()
    assert saved_meetings(saver)[0].plan == KEYS


def test_a_meeting_is_listed_with_its_state_and_deleted_without_its_steps(saver):
    saver.put_all("meeting", entries(chosen=["S3.1"], place={"slide": "observe:2", "since": 1, "begun": 1}))
    saver.put_all("meeting", entries("", place={"slide": "gone:2", "since": 1, "begun": 1}))
    saver.put_all("step", next_step_entries("mAlder~S3.1"))
    app = at("meeting", saver.link)
    words = said(app)
    assert "Nov 25, 2026 · 45 minutes · at Observe, 1 chosen" in words.replace("\\", "")
    assert "not started" in words
    click(app, "_delete mAlder")
    assert len(saved_meetings(saver)) == 2
    click(app, "_delete_it")
    assert [one.key for one in saved_meetings(saver)] == ["m"]
    assert [key for key in saver.all("meeting") if key.startswith("mAlder")] == []
    assert [step.what for step in next_steps.from_entries(saver.all("step"))] == ["Walk weekly"]


# The facilitator view


def test_without_its_link_the_facilitator_view_shows_nothing(saver):
    saver.put_all("meeting", entries(**{"cause.S3.1": "No time"}))
    app = at("facilitator", saver.link)
    for token in ("", "wrong", "seat-of-alde", "mAlder", "séat", KEYS_OF["Birch"]):
        at("facilitator", to=app, seat=token)
        assert app.title[0].value == NO_LINK
        assert not re.search("Norms of|No time|seat-of|mAlder|Alder", everything(app))
        assert not app.text_area
    assert "Norms of Alder" in everything(at("facilitator", to=app, seat=KEYS_OF["Alder"]))


def test_the_link_of_another_meeting_opens_that_meeting_alone(saver):
    saver.put_all("meeting", entries() | entries("", seat="other"))
    app = at("facilitator", saver.link, seat="other", meeting="mAlder")
    assert "Norms of the district" in everything(app)
    assert "Norms of Alder" not in everything(app)


def test_without_the_workspace_there_is_no_facilitator_view(saver):
    saver.put_all("meeting", entries())
    app = at("facilitator", seat=KEYS_OF["Alder"])
    assert app.title[0].value == NO_LINK


def test_a_meeting_that_is_not_there_is_not_shown(saver):
    saver.put_all("meeting", entries())
    saver.put_all("meeting", entries("Birch"))  # whose ratings are not here
    app = at("stage", saver.link)
    for key, title in {"": NO_MEETING, "m": NO_MEETING, "mBirch": NO_RATINGS}.items():
        at("stage", to=app, meeting=key)
        assert app.title[0].value == title
    assert not at("stage", to=app, meeting="mAlder").title


def test_slides_that_are_loaded_anew_wait_for_what_their_tab_remembers_before_they_say_there_is_nothing():
    app = at("stage", meeting="mAlder")
    assert app.title[0].value == "Opening the meeting…"
    assert not re.search(NO_MEETING, said(app))
    assert re.search('"known": ?false', everything(app))


def test_a_view_only_window_need_not_say_what_its_tab_remembers(saver):
    saver.put_all("meeting", entries())
    sharing.share(saver)
    app = at("stage", sharing.view_link(saver), meeting="mAlder")
    assert re.search('"known": ?true', everything(app))


def test_the_facilitator_view_says_where_the_meeting_is_and_no_finding_ahead(saver):
    saver.put_all("meeting", entries(plan=["predict", "reveal"]))
    app = facilitator_view(saver)
    assert app.title[0].value == r"Which focus area will be rated lowest?"
    assert [text.value for text in app.text if text.value.startswith("Next: The five areas")]
    assert "lowest \\(" not in everything(app)
    place(app, "reveal")
    assert "lowest" in app.title[0].value
    assert "This is the last slide." in [text.value for text in app.text]


# What people choose and type


@pytest.mark.full
def test_a_prediction_is_chosen_and_taken_back(saver):
    saver.put_all("meeting", entries(place={"slide": "predict", "since": 1, "begun": 1}))
    projector = at("stage", saver.link, meeting="mAlder")
    click(projector, "_slide predict 3")
    assert saved_meetings(saver)[0].predicted == 3
    assert framework.current().area(3).name in everything(projector)
    phone = facilitator_view(saver)
    assert phone.get_by_key("_facilitator predict 3").label.startswith("✓")
    click(phone, "_facilitator predict 5")
    assert saved_meetings(saver)[0].predicted == 5
    click(projector.run(), "_slide predict 5")
    assert saved_meetings(saver)[0].predicted == 0


def test_three_actions_at_most_are_chosen_in_the_order_of_the_presses(saver):
    saver.put_all("meeting", entries(place={"slide": "choose", "since": 1, "begun": 1}))
    projector = at("stage", saver.link, meeting="mAlder")
    offered = [button.key.split()[-1] for button in projector.button if button.key.startswith("_slide choose")]
    assert len(offered) == 6
    for action in offered[3:0:-1]:
        click(projector, f"_slide choose {action}")
    assert list(saved_meetings(saver)[0].chosen) == offered[3:0:-1]
    buttons = {button.key.split()[-1]: button for button in projector.button if button.key.startswith("_slide choose")}
    assert list(buttons) == offered  # their order stays
    assert [action for action, button in buttons.items() if not button.disabled] == offered[1:4]
    click(projector, f"_slide choose {offered[2]}")
    click(projector, f"_slide choose {offered[0]}")
    assert list(saved_meetings(saver)[0].chosen) == [offered[3], offered[1], offered[0]]
    phone = facilitator_view(saver)
    click(phone, f"_facilitator choose {offered[3]}")
    assert list(saved_meetings(saver)[0].chosen) == [offered[1], offered[0]]
    # A press counts on top of what is chosen by now, whatever a window shows.
    click(projector.run(), f"_slide choose {offered[1]}")
    click(phone, f"_facilitator choose {offered[4]}")
    click(projector, f"_slide choose {offered[5]}")
    assert list(saved_meetings(saver)[0].chosen) == [offered[0], offered[4], offered[5]]
    click(phone, f"_facilitator choose {offered[2]}")
    assert list(saved_meetings(saver)[0].chosen) == [offered[0], offered[4], offered[5]]
    assert "Somebody else changed" not in said(projector) + said(phone)


@pytest.mark.full
def test_what_is_typed_in_the_facilitator_view_is_saved_and_shown_to_the_next_facilitator(saver):
    saver.put_all("meeting", entries(chosen=["S5.1", "S3.1"]))
    app = facilitator_view(saver)
    assert app.get_by_key("_write mAlder agree_about").value == "S5.1"
    saver.put_all("meeting", entries(chosen=["S3.1"]))
    app.run()
    assert app.get_by_key("_write mAlder agree_about").value == "S3.1"
    put(app, "_write mAlder here", "Ana, Bo")
    put(app, "_write mAlder norms", "Listen\nOne at a time ")
    put(app, "_write mAlder infer_about", "S3.1")
    put(app, "_write mAlder cause.S3.1", "No time in the week")
    put(app, "_write mAlder agree_about", "S1.2")
    put(app, "_write mAlder agreed.S1.2", 0)
    votes = next(box.key for box in app.number_input if box.key.startswith("_write mAlder votes"))
    put(app, votes, 7)
    put(app, "_step_what mAlder~S3.1", "Walk weekly")
    put(app, "_step_who mAlder~S3.1", "Ana")
    put(app, "_step_due mAlder~S3.1", date(2026, 12, 1))
    (found,) = saved_meetings(saver)
    assert (found.here, found.norms) == ("Ana, Bo", "Listen\nOne at a time")
    assert (found.causes, found.agreed) == ({"S3.1": "No time in the week"}, {"S1.2": 0})
    assert found.votes == {votes.rpartition("votes.")[2]: 7}
    (step,) = found.next_steps(next_steps.from_entries(saver.all("step")))
    assert (step.what, step.who, step.due, step.school) == ("Walk weekly", "Ana", date(2026, 12, 1), "Alder")
    other = facilitator_view(saver)
    for key, value in (
        ("_write mAlder here", "Ana, Bo"),
        ("_write mAlder norms", "Listen\nOne at a time"),
        (votes, 7),
        ("_step_what mAlder~S3.1", "Walk weekly"),
        ("_step_who mAlder~S3.1", "Ana"),
        ("_step_due mAlder~S3.1", date(2026, 12, 1)),
    ):
        assert other.get_by_key(key).value == value
    put(other, "_write mAlder infer_about", "S3.1")
    assert other.get_by_key("_write mAlder cause.S3.1").value == "No time in the week"
    put(other, "_write mAlder agree_about", "S1.2")
    assert other.get_by_key("_write mAlder agreed.S1.2").value == 0
    put(other, "_write mAlder cause.S3.1", " ")
    put(other, "_write mAlder agreed.S1.2", None)
    (found,) = saved_meetings(saver)
    assert (found.causes, found.agreed) == ({}, {})


def test_the_slides_show_what_was_typed_but_not_who_is_here(saver):
    saver.put_all("meeting", entries(here="Ana, Bo", **{"cause.S3.1": "No time in the week"}))
    projector = at("stage", saver.link, meeting="mAlder")
    assert "Norms of Alder" in everything(projector)
    place(projector, "infer")
    assert "No time in the week" in everything(projector)
    for name in ("purpose", "who", "close"):
        place(projector, name)
        assert "Ana, Bo" not in everything(projector)


def test_the_screen_says_saved_only_when_it_is(saver, database, monkeypatch):
    monkeypatch.setattr("ilt.store.database.WAIT_SECONDS", 0.3)
    saver.put_all("meeting", entries())
    app = facilitator_view(saver)
    assert "Saved. Bookmark" in said(app)
    Session(app.session_state).saver._pause = PAUSE
    with held_by_another(database.parent) as says:
        put(app, "_write mAlder here", "Ana")
        words = said(app)
        assert f"Not saved: {SENTENCES[says]}" in words
        assert "Saved. Bookmark" not in words
        assert app.get_by_key("_write mAlder here").value == "Ana"
        projector = at("stage", to=app, meeting="mAlder")
        assert "Not saved" in said(projector)  # the slides say nothing else
    until_saved(at("facilitator", to=app, seat=KEYS_OF["Alder"]))
    end = time.monotonic() + 5
    while saved_meetings(saver)[0].here != "Ana":
        assert time.monotonic() < end
    assert "Saved" not in said(at("stage", saver.link, meeting="mAlder"))


# Who may see what


def slide_and_buttons(app: AppTest) -> list[str]:
    """Return the slide and the labels of its buttons."""
    return re.findall("(?s)<section.*</section>", everything(app)) + [button.label for button in app.button]


def test_slides_ignore_the_full_detail_view():
    few = as_csv(ratings_of(["Alder"], raters=3))  # two team members, one district rater
    app = opened(few, "meeting")
    Session(app.session_state).saver.put_all("meeting", entries())
    at("stage", to=app, meeting="mAlder")
    seen = {}
    for name in ("who", "observe:1", "splits", "choose:why"):
        place(app, name)
        seen[name] = slide_and_buttons(app)
    assert "fewer than 3 raters" in seen["observe:1"][0]
    Session(app.session_state).full_detail = True
    assert "fewer than 3 raters" not in said(at("attention", to=app))
    at("stage", to=app, meeting="mAlder")
    for name, before in seen.items():
        place(app, name)
        assert slide_and_buttons(app) == before, name
    assert "fewer than 3 raters" in everything(at("facilitator", to=app, seat=KEYS_OF["Alder"]))


@pytest.fixture
def shared(database):
    """A workspace of two schools on a server with a sign-in, with a meeting and a next step of each team."""
    mine = keep(database)
    for school in KEYS_OF:
        mine.put_all("meeting", entries(school, place={"slide": "purpose", "since": 1, "begun": 1}))
        mine.put_all("step", next_step_entries(f"s{school}", school=school, what=f"Walk in {school or 'the district'}"))
    return mine


def test_viewers_get_no_facilitator_link_and_neither_begin_nor_lead(shared):
    app = at("meeting", shared.link, who="alder@r.example")
    assert "Only facilitators and coordinators can begin and lead meetings." in said(app)
    assert not [button for button in app.button if button.label in ("Begin the meeting", "Delete…")]
    assert not app.get("link_button")
    assert KEYS_OF["Alder"] not in everything(app)
    for token in KEYS_OF.values():
        at("facilitator", to=app, seat=token)
        assert app.title[0].value == NO_LINK
        assert "Norms of" not in everything(app)
    at("stage", to=app, meeting="mAlder")
    sent = everything(app)
    assert "Norms of Alder" in sent
    assert KEYS_OF["Alder"] not in sent
    assert "ilt_controls" not in sent
    assert not app.button


def test_a_facilitator_of_a_school_sees_its_meetings_alone(shared):
    app = at("meeting", shared.link, who="birch@r.example")
    sent = everything(app)
    assert KEYS_OF["Birch"] in sent
    assert app.get_by_key("_meeting_team").options == ["Birch"]
    assert [button.key for button in app.button if (button.key or "").startswith("_delete")] == ["_delete mBirch"]
    for other in ("Alder", ""):
        assert KEYS_OF[other] not in sent
        for page, address, title in (
            ("facilitator", {"seat": KEYS_OF[other]}, NO_LINK),
            ("stage", {"meeting": f"m{other}"}, NO_MEETING),
        ):
            there = at(page, to=app, **address)
            assert there.title[0].value == title
            assert not re.search("Norms of|Alder", everything(there))
    assert "Norms of Birch" in everything(at("facilitator", to=app, seat=KEYS_OF["Birch"]))
    there = at("next_steps", to=app)
    assert "Walk in Birch" in said(there)
    assert not re.search("Walk in (Alder|the district)", everything(there))


def test_who_sees_all_finds_every_meeting(shared):
    app = at("meeting", shared.link, who="lead@r.example")
    assert all(token in everything(app) for token in KEYS_OF.values())
    assert app.get_by_key("_meeting_team").options == ["District ILT", "Alder", "Birch"]


def test_a_district_ilts_step_about_a_school_action_is_found_under_both_assessments(database):
    rows = [row for row in ratings_of(["Alder", "Birch"], raters=8) if row[5] == "self"]
    content = as_csv([[*row[:7], "1", ""] if row[6] == "S3.1" else row for row in rows])
    mine = keep(database, content)
    mine.put_all("step", next_step_entries("d", school="", what="Walk in every school"))
    mine.put_all("step", next_step_entries("own", school="", action_id="D1.1", what="Say the vision"))
    app = at("next_steps", mine.link)
    for assessment, own in (("School ILTs", False), ("District ILT", True)):
        put(app, "assessment", assessment)
        words = said(app).replace("\\", "")
        assert "Walk in every school" in words, assessment
        assert "the team’s own ratings: 1.0 (8 ratings) in Fall 2026" in words
        assert ("Say the vision" in words) == own
    put(app, "assessment", "School ILTs")
    put(app, "schools", ["Birch"])
    assert "Walk in every school" not in said(app)


@pytest.mark.full
def test_without_a_database_there_is_no_facilitator_view(monkeypatch):
    monkeypatch.setattr(meetings.current_workspace, "lasts", lambda: False)
    app = opened(as_csv(ratings_of(["Alder"], raters=6)), "meeting")
    Session(app.session_state).saver.put_all("meeting", entries())
    app.run()
    assert "so there is no facilitator view" in said(app)
    assert KEYS_OF["Alder"] not in everything(app)


NORMS = "_write mAlder norms"


def test_a_text_that_may_be_being_typed_stays_when_somebody_else_writes_there(saver):
    """Neither is lost: what they wrote is next to the field, and who writes over it is asked whose stays."""
    saver.put_all("meeting", entries())
    app = facilitator_view(saver)
    saver.put("meeting", "mAlder.norms", "Theirs")
    app.run()
    assert app.get_by_key(NORMS).value == "Norms of Alder"
    assert "Someone else wrote: Theirs" in said(app)
    put(app, NORMS, "Mine")
    words = said(app)
    assert "Which version do you want to keep?" in words
    assert {"Yours: Mine", "Theirs: Theirs"} <= {button.label for button in app.button}
    next(button for button in app.button if button.label == "Yours: Mine").click().run()
    assert app.get_by_key(NORMS).value == "Mine"
    assert "Somebody else" not in said(app)
    saver.refresh()
    assert saver.get("meeting", "mAlder.norms") == "Mine"


def test_what_somebody_else_wrote_comes_into_the_field_when_it_is_wanted(saver):
    saver.put_all("meeting", entries())
    app = facilitator_view(saver)
    saver.put("meeting", "mAlder.norms", None)
    app.run()
    assert "Someone else removed this text." in said(app)
    app.get_by_key(f"_newest {NORMS}").click().run()
    assert app.get_by_key(NORMS).value != "Norms of Alder"
    assert "Somebody else" not in said(app)


@pytest.mark.parametrize("who", ["", "birch@r.example"])
def test_what_is_typed_in_a_meeting_that_somebody_else_deleted_stays_in_its_field(database, who):
    saver = keep(database)
    saver.put_all("meeting", entries("Birch"))
    app = at("facilitator", saver.link, who=who, seat=KEYS_OF["Birch"])
    saver.put_all("meeting", dict.fromkeys(saver.all("meeting")))
    put(app, "_write mBirch here", "Ana, Ben")
    assert app.get_by_key("_write mBirch here").value == "Ana, Ben"
    words = said(app)
    assert "Someone else deleted this meeting" in words
    assert "not saved" in words
    saver.refresh()
    assert saver.all("meeting") == {}
    assert NO_LINK in said(facilitator_view(saver, KEYS_OF["Birch"]))


def test_a_text_of_a_next_step_in_a_meeting_stays_when_somebody_else_writes_there(saver):
    """And so do their other fields; who writes over one is asked whose stays, and gets what is chosen."""
    saver.put_all("meeting", entries(chosen=["S3.1"]))
    saver.put_all("step", next_step_entries("mAlder~S3.1", who="Ana"))
    app = facilitator_view(saver)
    what, who = (Session.step_field.key(name, "mAlder~S3.1") for name in ("what", "who"))
    saver.put_all("step", {"mAlder~S3.1.what": "Theirs", "mAlder~S3.1.who": "Ben"})
    put(app, what, "Mine")
    assert {"Yours: Mine", "Theirs: Theirs"} <= {button.label for button in app.button}
    assert (app.get_by_key(what).value, app.get_by_key(who).value) == ("Mine", "Ana")
    assert "Someone else wrote: Ben" in said(app)
    next(button for button in app.button if button.label == "Theirs: Theirs").click().run()
    assert app.get_by_key(what).value == "Theirs"
    saver.refresh()
    assert (saver.get("step", "mAlder~S3.1.what"), saver.get("step", "mAlder~S3.1.who")) == ("Theirs", "Ben")


def test_a_next_step_of_a_meeting_that_somebody_else_deleted_is_saved_again(saver):
    saver.put_all("meeting", entries(chosen=["S3.1"]))
    saver.put_all("step", next_step_entries("mAlder~S3.1", who="Ana", status="begun"))
    app = facilitator_view(saver)
    saver.put_all("step", dict.fromkeys(saver.all("step")))
    put(app, Session.step_field.key("who", "mAlder~S3.1"), "Ben")
    assert "Someone else deleted this next step." in said(app)
    next(button for button in app.button if button.label == "Save it again").click().run()
    assert "Somebody else" not in said(app)
    saver.refresh()
    (found,) = next_steps.from_entries(saver.all("step"))
    assert (found.what, found.who, found.status, found.school) == ("Walk weekly", "Ben", "begun", "Alder")


def test_what_to_do_is_cleared_and_written_anew(saver):
    """Nobody deleted anything: what both windows write from then on is saved."""
    saver.put_all("meeting", entries(chosen=["S3.1"]))
    one, other = facilitator_view(saver), facilitator_view(saver)
    what, who, know = (Session.step_field.key(name, "mAlder~S3.1") for name in ("what", "who", "know"))
    put(one, what, "Walk weekly")
    other.run()
    put(one, what, "")
    put(other, who, "Ben")
    put(one, what, "Walk daily")
    put(other, know, "Each is visited")
    assert not [app for app in (one, other) if "deleted" in said(app)]
    saver.refresh()
    (found,) = next_steps.from_entries(saver.all("step"))
    assert (found.what, found.who, found.know, found.school) == ("Walk daily", "Ben", "Each is visited", "Alder")


@pytest.mark.full
def test_a_meeting_is_on_the_day_where_the_team_is(tmp_path):
    zones = ["Pacific/Niue", "Pacific/Kiritimati"]  # 11 hours behind and 14 ahead: never the same day
    with running(APP, tmp_path / "log.txt", env={"ILT_DATABASE": "off"}) as server:
        for zone in zones:
            with visiting(server.url, "meeting") as visitor:
                visitor.zone = zone
                days = [datetime.now(ZoneInfo(zone)).date()]
                visitor.click("Save this meeting for later")
                days.append(datetime.now(ZoneInfo(zone)).date())
                said = [element.body for element in visitor.elements("markdown")]
                assert any(format.day(day) in text for day in days for text in said), zone
            with visiting(server.url, "meeting") as visitor:
                visitor.zone = "../of nowhere"
                visitor.click("Save this meeting for later")
                assert not visitor.elements("exception")
        assert server.complaints() == ""

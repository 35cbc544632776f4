"""Next steps: what counts as one, which are late, how their action was rated, and how they are kept on screen."""

import csv
import io
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

import ilt
from ilt import findings, next_steps, screens, suppression
from ilt.reports import tables
from ilt.store import Conflict, Saver, Store
from ilt.store.entries import Edit, Entry
from ilt.suppression import Minimums
from ilt.ui.session import Session, session
from ilt.ui.teams import OfTeams
from tests.support.daily import the_rest_in_full
from tests.support.made_next_steps import next_step_entries
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.saved_workspaces import at_saved, saved_workspace, visit
from tests.support.screens import said
from tests.support.short_ratings import table
from tests.support.sign_in import keep, signed_in
from tests.support.visitors import opened, uploaded

TODAY = date(2026, 11, 25)


def step(**fields: str) -> next_steps.NextStep:
    return next_steps.from_entries(next_step_entries(**fields))[0]


def test_a_step_is_what_its_fields_say():
    found = step(who="Ana", know="Each is visited", due="2026-12-01", again="2027-03-01", status="begun")
    assert found == next_steps.NextStep(
        *("a", "school", "Riverbend", "Alder", "Fall 2026", "S3.1", "Walk weekly", "Ana", "Each is visited"),
        *(date(2026, 12, 1), date(2027, 3, 1), "begun"),
    )
    assert found.team == "Alder"
    assert step(school="").team == "District ILT"


@pytest.mark.parametrize(
    "stored",
    [
        {"a.what": "Walk weekly"},  # of no action
        next_step_entries(action_id="S9.9"),  # of another framework
        next_step_entries(what=""),
        {"what": "Walk weekly", "action_id": "S3.1"},
        {"a.what": 3, "a.action_id": ["S3.1"]},
    ],
)
def test_what_is_no_step_is_left_out(stored):
    assert next_steps.from_entries(stored) == []


def test_what_cannot_be_read_of_a_step_is_left_blank():
    found = step(due="soon", again="2026-02-30", status="forgotten")
    assert (found.due, found.again, found.status) == (None, None, "open")


@pytest.mark.parametrize(
    ("due", "status", "late"),
    [
        ("2026-11-24", "open", True),
        ("2026-11-24", "begun", True),
        ("2026-11-25", "open", False),  # its day is not over
        ("2026-11-24", "done", False),
        ("2026-11-24", "dropped", False),
        ("", "open", False),
    ],
)
def test_late_is_what_is_open_after_its_day(due, status, late):
    assert step(due=due, status=status).late(TODAY) == late


def test_late_ones_come_first_then_the_nearest_day():
    stored = [("a", "", "open"), ("b", "2027-02-01", "open"), ("c", "2026-11-01", "begun"), ("d", "2026-12-01", "open")]
    stored += [("e", "2026-01-01", "done"), ("f", "", "dropped")]
    every = next_steps.from_entries(
        {k: v for key, due, status in stored for k, v in next_step_entries(key, due=due, status=status).items()}
    )
    still, ended = next_steps.ordered(every, TODAY)
    assert ["".join(one.key for one in part) for part in (still, ended)] == ["cdba", "ef"]
    assert screens.next_steps.title(every, TODAY) == "4 next steps are open, 1 of them overdue"
    assert screens.next_steps.title(still[:1], TODAY) == "1 next step is overdue"
    assert screens.next_steps.title(still[:1] * 2, TODAY) == "2 next steps are overdue"
    assert screens.next_steps.title(ended, TODAY) == "No open next steps; 1 is done"
    assert screens.next_steps.title([], TODAY) == "No next steps yet"
    assert screens.next_steps.title([], TODAY, elsewhere=2) == "No next steps here; 2 are outside these filters"
    assert screens.next_steps.table(every)["By when"].tolist() == [one.due for one in every]


def test_next_steps_are_those_of_the_teams_in_view():
    teams = (("a", "Riverbend", "Alder"), ("b", "Riverbend", "Birch"), ("c", "Riverbend", ""), ("d", "Oak", "Alder"))
    every = next_steps.from_entries(
        {
            k: v
            for key, district, school in teams
            for k, v in next_step_entries(key, district=district, school=school).items()
        }
    )
    of = [
        next_steps.of_teams(every, "Riverbend", *wanted) for wanted in (("school", ["Alder"]), ("district", ["Alder"]))
    ]
    assert ["".join(one.key for one in part) for part in of] == ["a", "c"]


def test_no_next_step_is_lost_when_a_school_or_the_district_has_another_name_by_now(database):
    """A year later: Cedar has closed, and a file of then named no district."""
    teams = {"a": ("Riverbend", "Alder"), "b": ("Riverbend", "Cedar"), "c": ("", "Dogwood"), "d": ("", "")}
    entries = [
        next_step_entries(key, district=of, school=school, what=f"{key} of all") for key, (of, school) in teams.items()
    ]
    app = at_saved(f"sqlite:///{database}", "next_steps", step={k: v for one in entries for k, v in one.items()})
    assert app.title[0].value == "4 next steps are open"
    app.session_state["schools"] = ["Alder"]
    app.run()
    assert app.title[0].value == "1 next step is open"
    assert "a of all" in said(app)


def test_a_next_step_shows_the_teams_own_ratings_since_the_round_in_which_it_was_chosen():
    rounds = ("Spring 2026", "Fall 2026", "Spring 2027", "Fall 2027")
    stored = ("3 3 3", "0 1 1", "2 2 2 1", "3 3")
    ratings = table(
        *(f"{label} | school | Alder | self | S3.1 | {values}" for label, values in zip(rounds, stored, strict=True)),
        *(f"{label} | school | Alder | cross | S3.1 | 0 0 0" for label in rounds),
        *(f"{label} | school | Birch | self | S3.1 | 0 0 0" for label in rounds),
    )
    scoped = findings.scoped(suppression.counts(ilt.count(ratings), ratings, Minimums(3)))
    chosen = step(district=ratings["district"].iloc[0])
    assert screens.next_steps.team_ratings(chosen, scoped, rounds) == [
        "0.7 (3 ratings) in Fall 2026",  # 2 / 3
        "1.8 (4 ratings) in Spring 2027",  # 7 / 4, half up
        "too few raters to show in Fall 2027",
    ]
    assert screens.next_steps.team_ratings(step(round="Fall 2020"), scoped, rounds) == []


def test_an_entry_is_named_by_its_field():
    """As the screen does, and a value is as screens print it."""
    assert screens.conflicts.entry("step", "x1.who") == "“Who?” in a next step"
    assert screens.conflicts.entry("step", "x1.district") == "a next step"
    assert screens.conflicts.entry("meeting", "m1.here", "Who is here?") == "“Who is here?” in a meeting"
    values = (("x1.due", "2026-12-01"), ("x1.again", ""), ("x1.who", ""), ("x1.what", "2026-12-01"), ("x1.due", None))
    assert [screens.conflicts.entry_value("step", *one) for one in values] == [
        "Dec 1, 2026",
        *("blank", "blank", "2026-12-01", "removed"),
    ]


def test_an_entry_of_files_is_said_in_words():
    entry, value = screens.conflicts.entry, screens.conflicts.entry_value
    assert entry("answer", "perspective:Coach@a.xlsx#Ann") == "an answer (“Coach”: school or district? in a.xlsx)"
    assert entry("answer", "duplicates") == "an answer (two ratings by one rater)"
    assert value("answer", "duplicates", "set both aside") == "Count neither"
    assert entry("confirmed", "a.xlsx") == "whether a.xlsx is confirmed"
    assert [value("confirmed", "a.xlsx", one) for one in ("5f3a", None)] == ["confirmed", "not confirmed"]
    assert value("source", "a.xlsx", {"sha256": "5f3a", "size": 47_210}) == "47.2 KB"


# On screen


def fill(app: AppTest, **fields) -> None:
    """Write into the open dialog, field by field."""
    for name, value in fields.items():
        key = Session.step_field.key(name, Session(app.session_state).next_step[0])
        app.get_by_key(key).set_value(value).run()
        assert not app.exception


def test_a_next_step_is_saved_with_every_field_and_comes_back_by_the_link(database):
    _, saver = saved_workspace(f"sqlite:///{database}")
    app = visit(saver.link)
    app.switch_page("pages/priorities.py").run()
    next(button for button in app.button if button.label == "Make it a next step").click().run()
    chosen = Session(app.session_state).next_step[1]
    app.switch_page("pages/next_steps.py").run()
    assert app.title[0].value == "No next steps yet"
    fill(app, who="Ana")
    assert next_steps.from_entries(Session(visit(saver.link).session_state).saver.all("step")) == []
    fill(app, what="Walk weekly", due=date(2026, 12, 1))
    saver.refresh()
    (found,) = next_steps.from_entries(saver.all("step"))
    assert (found.what, found.who, found.due, found.action_id) == ("Walk weekly", "Ana", date(2026, 12, 1), chosen)
    assert (found.team, found.round, found.status) == ("Alder", "Fall 2026", "open")
    other = visit(saver.link)
    other.switch_page("pages/next_steps.py").run()
    assert "Alder · Ana · by Dec 1, 2026" in said(other)
    other.get_by_key(f"_status {found.key} open").set_value("done").run()
    saver.refresh()
    assert next_steps.from_entries(saver.all("step"))[0].status == "done"
    assert other.title[0].value.replace("\\", "") == "No open next steps; 1 is done"


def test_a_step_is_deleted(database):
    _, saver = saved_workspace(f"sqlite:///{database}")
    saver.put_all("step", next_step_entries())
    app = visit(saver.link)
    app.switch_page("pages/next_steps.py").run()
    app.get_by_key("_change a").click().run()
    app.get_by_key("_step_delete").click().run()
    saver.refresh()
    assert saver.all("step") == {}
    assert app.title[0].value == "No next steps yet"


# Two people with one next step


WHAT, WHO, DUE, TEAM, ACTION = (
    Session.step_field.key(name, "a") for name in ("what", "who", "due", "school", "action_id")
)


@pytest.fixture
def shared(database):
    """A workspace with one next step, as somebody else has it."""
    saver = saved_workspace(f"sqlite:///{database}")[1]
    saver.put_all("step", next_step_entries(who="Ana", status="begun"))
    return saver


def changing(saver) -> AppTest:
    """Open the dialog of that next step."""
    app = visit(saver.link)
    app.switch_page("pages/next_steps.py").run()
    app.get_by_key("_change a").click().run()
    return app


def put(app: AppTest, key: str, value: object) -> None:
    app.get_by_key(key).set_value(value).run()
    assert not app.exception


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def stored(saver) -> dict[str, str]:
    saver.refresh()
    return {key.removeprefix("a."): value for key, value in saver.all("step").items()}


def test_a_text_of_a_next_step_stays_when_somebody_else_writes_there(shared):
    """Neither is lost: what they wrote is next to the field, and who writes over it is asked whose stays."""
    app = changing(shared)
    shared.put("step", "a.what", "Theirs")
    app.run()
    assert app.get_by_key(WHAT).value == "Walk weekly"
    assert "Someone else wrote: Theirs" in said(app)
    put(app, WHAT, "Mine")
    assert (app.get_by_key(WHAT).value, stored(shared)["what"]) == ("Mine", "Theirs")
    press(app, "Yours: Mine")
    assert (app.get_by_key(WHAT).value, stored(shared)["what"]) == ("Mine", "Mine")
    assert "Somebody else" not in said(app)


def test_both_texts_stand_in_full_where_a_button_would_cut_them(shared):
    mine, theirs = ("Walk through every classroom once a week, " + who for who in ("with the coaches", "alone"))
    app = changing(shared)
    shared.put("step", "a.what", theirs)
    put(app, WHAT, mine)
    assert {f"Yours: {mine}", f"Theirs: {theirs}"} <= {text.value for text in app.text}


def test_theirs_comes_into_the_field_when_it_is_chosen(shared):
    app = changing(shared)
    shared.put_all("step", {"a.what": "Theirs", "a.due": "2026-12-01", "a.school": "Birch"})
    put(app, WHAT, "Mine")
    put(app, DUE, date(2026, 12, 2))
    for theirs in ("Theirs: Theirs", "Theirs: Dec 1, 2026"):
        press(app, theirs)
    assert "Which version do you want to keep?" not in said(app)
    assert [app.get_by_key(key).value for key in (WHAT, DUE, TEAM)] == ["Theirs", date(2026, 12, 1), "Birch"]
    assert (stored(shared)["what"], stored(shared)["due"], stored(shared)["school"]) == (
        "Theirs",
        "2026-12-01",
        "Birch",
    )


def test_what_is_chosen_in_a_list_is_called_so_where_one_of_two_stays(shared):
    """No status, action or team stands there as it is stored."""
    app = changing(shared)
    choices = {"status": ("dropped", "done"), "action_id": ("S3.2", "S1.1"), "school": ("", "Birch")}
    saver = Session(app.session_state).saver
    for name, (mine, theirs) in choices.items():
        shared.put("step", f"a.{name}", theirs)
        saver.put_all("step", {f"a.{name}": mine}, seen={f"a.{name}": "what was there"})
    saver.put("meeting", "m.chosen", ["S3.1"])
    saver.conflicts["meeting", "m.chosen"] = Conflict(
        Edit("meeting", "m.chosen", []), Entry("meeting", "m.chosen", ["S3.1"])
    )
    saver.conflicts["meeting", "m.predicted"] = Conflict(
        Edit("meeting", "m.predicted", 2), Entry("meeting", "m.predicted", None)
    )
    Session(app.session_state).full_detail = True
    del Session(app.session_state).next_step
    app.run()
    labels = {button.label.replace("\\", "") for button in app.button if button.label.startswith(("Yours", "Theirs"))}
    assert labels == {
        *("Yours: Dropped", "Theirs: Done", "Yours: District ILT", "Theirs: Birch"),
        *(
            "Yours: S3.2 Reviews student tasks and work samples",
            "Theirs: S1.1 Sets expectations for inclusive teaching",
        ),
        *("Yours: blank", "Theirs: S3.1 Observes instruction on a regular schedule"),
        *("Yours: 2 · Establish Team Expectations & Norms", "Theirs: removed"),
    }


def test_a_form_saves_what_was_written_in_it_and_nothing_else(shared):
    """What somebody else wrote in other fields meanwhile stays."""
    app = changing(shared)
    shared.put_all("step", {"a.who": "Ben", "a.school": "Birch", "a.status": "done", "a.due": "2026-12-01"})
    put(app, WHAT, "Mine")
    whole = stored(shared)
    assert (whole["what"], whole["who"], whole["school"], whole["status"]) == ("Mine", "Ben", "Birch", "done")
    words = said(app)
    assert "Someone else wrote: Ben" in words
    assert "Someone else wrote: Dec 1, 2026" in words
    assert "Which version do you want to keep?" not in words
    assert app.get_by_key(TEAM).value == "Birch"
    app.get_by_key(f"_newest {WHO}").click().run()
    app.get_by_key(f"_newest {DUE}").click().run()
    assert (app.get_by_key(WHO).value, app.get_by_key(DUE).value) == ("Ben", date(2026, 12, 1))
    shared.put("step", "a.due", "")
    app.run()
    assert "Someone else removed this date." in said(app)


def test_nobody_deletes_what_they_have_not_seen(shared):
    app = changing(shared)
    shared.put("step", "a.who", "Ben")
    app.get_by_key("_step_delete").click().run()
    assert stored(shared)["who"] == "Ben"
    assert "Someone else wrote: Ben" in said(app)
    app.get_by_key(f"_newest {WHO}").click().run()
    app.get_by_key("_step_delete").click().run()
    assert stored(shared) == {}


def deleted(saver) -> None:
    saver.put_all("step", dict.fromkeys(saver.all("step")))


def test_what_is_written_in_a_next_step_that_somebody_else_deleted_is_saved_again_with_all_of_it(shared):
    app = changing(shared)
    deleted(shared)
    put(app, WHAT, "Mine")
    assert stored(shared) == {}
    assert "Someone else deleted this next step." in said(app)
    put(app, WHO, "Ben")
    assert (app.get_by_key(WHAT).value, stored(shared)) == ("Mine", {})
    press(app, "Save it again")
    assert "Somebody else" not in said(app)
    shared.refresh()
    (found,) = next_steps.from_entries(shared.all("step"))
    assert (found.what, found.who, found.status, found.school, found.action_id) == (
        "Mine",
        "Ben",
        "begun",
        "Alder",
        "S3.1",
    )
    assert (found.district, found.round) == ("Riverbend", "Fall 2026")


def test_a_next_step_that_somebody_else_deleted_stays_so(shared):
    app = changing(shared)
    deleted(shared)
    app.run()
    press(app, "Leave it deleted")
    assert app.title[0].value == "No next steps yet"
    assert Session(app.session_state).next_step is None
    assert stored(shared) == {}


def test_a_next_step_that_is_another_teams_by_now_is_not_called_deleted_nor_written(database):
    saver = keep(database)
    saver.put_all("step", next_step_entries("a", school="Birch", who="Ana"))
    app = signed_in("birch@r.example", saver.link)
    app.switch_page("pages/next_steps.py").run()
    app.get_by_key("_change a").click().run()
    saver.put_all("step", {"a.school": "Alder", "a.who": "Ben"})
    put(app, WHO, "Cem")
    words = said(app)
    assert "Someone else moved this next step to another team." in words
    assert "deleted" not in words
    assert "Ben" not in words
    assert "Save it again" not in [button.label for button in app.button]
    assert (app.get_by_key(WHO).value, stored(saver)["who"]) == ("Cem", "Ben")
    press(app, "Close")
    assert Session(app.session_state).next_step is None


def test_a_press_that_is_refused_by_now_says_so(database):
    """The card of a step that is another team's by now is on the screen still."""
    saver = keep(database)
    saver.put_all("step", next_step_entries("a", school="Birch"))
    app = signed_in("birch@r.example", saver.link)
    app.switch_page("pages/next_steps.py").run()
    saver.put("step", "a.school", "Alder")
    put(app, "_status a open", "done")
    assert "Only people who work with this team can do this." in said(app)
    assert "status" not in stored(saver)


def test_the_status_of_a_deleted_step_is_not_saved(shared):
    app = visit(shared.link)
    app.switch_page("pages/next_steps.py").run()
    deleted(shared)
    put(app, "_status a begun", "done")
    assert "Someone else deleted this." in said(app)
    assert stored(shared) == {}


def test_a_saved_step_keeps_what_it_says_and_takes_its_other_fields_while_that_is_blank(shared):
    app = changing(shared)
    put(app, WHAT, "")
    put(app, WHO, "Ben")
    assert "Until you do, we keep the old text: “Walk weekly”" in said(app)
    press(app, "Done")
    assert (stored(shared)["what"], stored(shared)["who"]) == ("Walk weekly", "Ben")


@pytest.mark.full
def test_a_step_whose_what_another_cleared_is_not_deleted(shared):
    """In a meeting it can be cleared, to write it anew."""
    app = changing(shared)
    shared.put_all("step", {"a.what": "", "a.school": "Birch"})
    put(app, WHO, "Ben")
    words = said(app)
    assert "deleted" not in words
    assert "Someone else removed this text." in words
    assert app.get_by_key(TEAM).value == "Birch"
    whole = stored(shared)
    assert (whole["what"], whole["who"], whole["status"]) == ("", "Ben", "begun")
    put(app, WHAT, "Walk daily")
    press(app, "Yours: Walk daily")
    assert stored(shared)["what"] == "Walk daily"


def test_a_step_that_changed_a_moment_ago_is_looked_at_again_before_it_is_deleted(shared, database, monkeypatch):
    """Also where what came is new to it: nothing of it is left behind."""
    mine = Saver.open(Store(f"sqlite:///{database}"), shared.link, visitor="me")
    monkeypatch.setattr(session, "saver", mine)
    shared.put("step", "a.know", "Each is visited")
    assert not OfTeams("step").delete("a")
    assert stored(shared)["know"] == "Each is visited"
    assert OfTeams("step").delete("a")
    assert stored(shared) == {}


def test_an_action_or_school_that_is_not_looked_at_hides_its_steps():
    app = opened(None, "next_steps")
    Session(app.session_state).next_step = ("x", "S3.1")
    app.run()
    fill(app, what="Walk weekly", school="Birch Elementary")
    assert app.title[0].value == "1 next step is open"
    app.session_state["schools"] = ["Cedar Middle"]
    assert app.run().title[0].value == "No next steps here; 1 is outside these filters"
    app.session_state["schools"] = ["Birch Elementary"]
    assert app.run().title[0].value == "1 next step is open"
    app.session_state["area"] = "5"
    assert app.run().title[0].value == "No next steps here; 1 is outside these filters"


def test_who_may_not_see_a_school_sees_none_of_its_steps_and_viewers_change_none(database):
    saver = keep(database)
    for key, school in (("a", "Alder"), ("b", "Birch")):
        saver.put_all("step", next_step_entries(key, school=school, what=f"Walk in {school}"))
    app = signed_in("birch@r.example", saver.link)
    app.switch_page("pages/next_steps.py").run()
    assert "Walk in Birch" in said(app)
    assert "Walk in Alder" not in said(app)
    assert "Add a next step" in [button.label for button in app.button]
    app = signed_in("alder@r.example", saver.link)
    app.switch_page("pages/next_steps.py").run()
    assert "Walk in Alder" in said(app)
    assert "Walk in Birch" not in said(app)
    assert not [button for button in app.button if button.label in ("Add a next step", "Edit…")]


def test_steps_with_days_are_a_csv():
    made = tables.csv_bytes(screens.next_steps.table([step(due="2026-12-01"), step(what="=1+1")])).decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(made))
    assert (first["By when"], first["Check in on"]) == ("2026-12-01", "")
    assert (second["By when"], second["Next step"]) == ("", "'=1+1")


def test_a_step_is_begun_where_the_round_has_no_ratings_of_schools():
    """One assessment may be rated in a round in which the other is not; both can be chosen at the left."""
    rows = ratings_of(["Alder", "Birch"], raters=6)
    later = [["Spring 2027", *row[1:]] for row in rows if row[2] == "district"]
    app = opened(as_csv(rows + later), "next_steps", round="Spring 2027", assessment="School ILTs")
    next(button for button in app.button if button.label == "Add a next step").click().run()
    assert not app.exception
    (team,) = (box for box in app.selectbox if box.label == "Team")
    # Of what several schools need, the district ILT's comes first.
    assert team.options == ["District ILT", "Alder", "Birch"]
    assert team.value == ""


LINCOLNS = as_csv(ratings_of(["Lincoln"]) + ratings_of(["Lincoln"], district="Lakeside"))
TOGETHER = "All districts together"


def lincolns(page: str, district: str) -> AppTest:
    """Open a screen of two districts with a school of one name and the step of each, of one district or of both."""
    app = uploaded({"ratings.csv": LINCOLNS})
    state = Session(app.session_state)
    state.saver.put_all("step", next_step_entries("a", school="Lincoln", what="Walk weekly"))
    state.saver.put_all("step", next_step_entries("b", school="Lincoln", what="Meet daily", district="Lakeside"))
    state.saver.put_all(
        "step", next_step_entries("c", school="", what="Fund it", action_id="D1.1", district="Lakeside")
    )
    app.query_params["district"] = district
    app.run()
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


@pytest.mark.full
def test_all_districts_together_show_the_steps_of_each_and_whose_they_are():
    app = lincolns("next_steps", TOGETHER)
    flat = app.dataframe[0].value
    assert dict(zip(flat["Next step"], flat["Team"], strict=True)) == {
        "Walk weekly": "Lincoln (Riverbend)",
        "Meet daily": "Lincoln (Lakeside)",
        "Fund it": "District ILT (Lakeside)",
    }
    # Each by its own team's ratings; those of district ILTs are not pooled.
    assert len([caption for caption in app.caption if "the team’s own ratings" in caption.value]) == 2
    app.get_by_key("_change b").click().run()
    assert next(box for box in app.selectbox if box.label == "Team").options == ["Lincoln"]
    app.text_area[0].set_value("Meet weekly").run()
    assert not app.exception
    saved = Session(app.session_state).saver.all("step")
    assert (saved["b.what"], saved["b.district"], saved["b.school"]) == ("Meet weekly", "Lakeside", "Lincoln")
    assert saved["a.what"] == "Walk weekly"
    assert "Fund it" in said(lincolns_of_the_district())


def lincolns_of_the_district() -> AppTest:
    app = lincolns("next_steps", TOGETHER)
    app.session_state["assessment"] = "District ILT"
    return app.run()


@pytest.mark.parametrize("page", the_rest_in_full(["meeting"], ["next_steps", "priorities"]))
def test_nothing_is_begun_for_a_team_of_all_districts(page):
    begins = {"Add a next step", "Make it a next step", "Begin the meeting", "Save this meeting for later"}
    app = lincolns(page, TOGETHER)
    assert not begins & {button.label for button in app.button}
    if page != "priorities":
        assert "Choose one district first" in said(app)
    assert begins & {button.label for button in lincolns(page, "Lakeside").button}


def test_a_field_that_is_not_on_the_screen_says_nothing_and_was_not_emptied():
    """A browser says what it likes; what is saved in a field is not taken back because the field is not there."""
    here = Session({})
    here.show_saved("_step_what a", "Walk weekly", "Walk weekly")
    assert here.typed("_step_what a") == "Walk weekly"
    del here.state["_step_what a"]
    assert here.typed("_step_what a") == ""
    assert not here.written("_step_what a")


def test_a_field_takes_what_a_page_can_hold_and_what_is_longer_already_is_not_cut():
    app = opened(as_csv(ratings_of(["Alder"])), "next_steps")
    Session(app.session_state).saver.put_all("step", next_step_entries(what="w" * 2_001, who="Ana"))
    app.run()
    next(button for button in app.button if button.label == screens.next_steps.EDIT).click().run()
    labels = screens.next_steps.LABELS
    most = {field.label: field.proto.max_chars for field in [*app.text_area, *app.text_input]}
    assert (most[labels["what"]], most[labels["who"]]) == (20_000, 2_000)


@pytest.mark.full
def test_hundreds_of_next_steps_are_shown_by_pages(database):
    entries = {}
    for number in range(45):
        day = f"2099-{1 + number // 28:02}-{1 + number % 28:02}"
        entries |= next_step_entries(f"s{number}", what=f"Walk {number}", status="open", due=day)
        entries |= next_step_entries(f"e{number}", what=f"Ended {number}", status="done")
    app = at_saved(f"sqlite:///{database}", "next_steps", step=entries)
    cards = [button.key for button in app.button if button.label == screens.next_steps.EDIT]
    assert cards[:20] == [f"_change s{number}" for number in range(20)]
    assert cards[20:] == [f"_change e{number}" for number in range(20)]
    app.get_by_key("_page_of next steps 45").set_value(40).run()
    assert not app.exception
    cards = [button.key for button in app.button if button.label == screens.next_steps.EDIT]
    assert cards[:-20] == [f"_change s{number}" for number in range(40, 45)]

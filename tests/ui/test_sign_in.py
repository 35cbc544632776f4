"""On screen: nothing without a sign-in, nothing of other schools, nothing that the role may not; and one's workspaces."""

import random
import re
import sqlite3

import pytest
import streamlit as st

from ilt import settings
from ilt.access import Person, RefusedError
from ilt.store import StoreError
from ilt.ui import next_steps, privacy, sign_in
from ilt.ui.session import Session, session
from ilt.ui.teams import OfTeams
from ilt.ui.workspace import addresses, current_workspace, database, files
from tests.support.app_pages import BARE, app_pages, new_app
from tests.support.ratings_files import NAME
from tests.support.saved_workspaces import visit
from tests.support.screens import everything, said, seen
from tests.support.sign_in import AUTH, BROKEN, PEOPLE, file_of, keep, signed_in

PAGES = [page.stem for page in app_pages() if not page.default and page.stem not in BARE]


@pytest.mark.parametrize("page", [None, "ratings", "framework"])
def test_nobody_sees_anything_without_signing_in(database, page):
    app = signed_in(link=keep(database).link)
    if page:
        app.switch_page(f"pages/{page}.py").run()
    assert app.title[0].value == "Sign in to see ratings"
    assert [button.label for button in app.button] == ["Sign in"]
    assert not [word for word in ("Alder", "Birch", "sample", NAME) if word in everything(app)]
    assert not app.sidebar.children
    assert Session(app.session_state).saver is None


@pytest.mark.parametrize(
    ("claims", "says"),
    [
        ({"email": "who@r.example"}, "is not on the list"),
        ({"email": "all@r.example "}, "is not on the list"),
        ({"email": "a\u0142l@r.example"}, "is not on the list"),
        ({"email": "bir\u0441h@r.example"}, "is not on the list"),  # a Cyrillic letter
        ({"email": ["all@r.example"]}, "is not on the list"),
        ({"email": ""}, "didn’t share"),
        ({"email": None}, "didn’t share"),
        ({"email": "all@r.example", "email_verified": False}, "is not verified"),
        ({"email": "all@r.example", "email_verified": "false"}, "is not verified"),
        ({"email": "all@r.example", "email_verified": 1}, "is not verified"),
        ({"email": "all@r.example", "email_verified": None}, "didn’t say"),
    ],
)
def test_who_is_not_on_the_list_reads_one_sentence(claims, says):
    app = signed_in("x", **claims)
    assert app.title[0].value == "You do not have access yet"
    assert [text.value for text in app.text if says in text.value]
    assert [button.label for button in app.button] == ["Sign out"]
    assert "r.example" not in everything(app)
    assert "sample" not in everything(app)


@pytest.mark.parametrize("secrets", [{"auth": dict(AUTH)}, {"people": PEOPLE}, {"auth": {}, "people": PEOPLE}])
def test_a_server_that_is_half_set_up_says_so_and_shows_nothing(secrets):
    app = new_app()
    app.secrets = secrets
    app.run()
    assert not app.exception
    assert app.title[0].value == "Sign-in is not set up yet"
    assert app.text[0].value.startswith("secrets.toml, [")
    assert "sample" not in everything(app)


def test_secrets_that_cannot_be_read_let_nobody_in(tmp_path, monkeypatch):
    broken = tmp_path / "secrets.toml"
    broken.write_text("[people]\nann@x.org = {}\n", encoding="utf-8")
    monkeypatch.setattr(sign_in.st, "get_option", lambda name: [str(broken)] if name == "secrets.files" else None)
    app = new_app().run()
    assert app.text[0].value.startswith("secrets.toml, the file: it cannot be read")


def test_nothing_of_another_school_reaches_a_screen_or_download(database, downloads):
    few = random.Random(20261126).sample([page for page in PAGES if page not in ("notes", "ratings")], 2)
    nothing_of_another(database, downloads, ["ratings", *few, "notes"])


@pytest.mark.full
def test_nothing_of_another_school_reaches_any_screen_or_download(database, downloads):
    nothing_of_another(database, downloads, PAGES)


def nothing_of_another(database, downloads, pages) -> None:
    """Two workspaces differ in everything but one's own school: whoever sees it alone gets the same, byte for byte."""
    files = (
        file_of("Birch", "Cedar", raters=6, rating="1", note="Words of Cedar"),
        file_of("Birch", "Dogwood", "Elm", raters=3, note="Words of Elm"),
    )
    one, other = (signed_in("birch@r.example", keep(database, content).link) for content in files)
    for app in (one, other):
        Session(app.session_state).notes = Session(app.session_state).full_detail = True
    words = ""
    for page in pages:
        first = seen(one, (page, "School ILTs", (), {}), downloads)
        assert first == seen(other, (page, "School ILTs", (), {}), downloads), page
        words += everything(one) + str(first[1])
    assert "Words of Birch" in words
    assert "Full-detail view: shows individual ratings" in words
    assert "ratings-with" not in words
    assert not re.search(f"Cedar|Dogwood|Elm|{NAME}|r\\.example|{BROKEN}", words)
    assert one.get_by_key("assessment").options == ["School ILTs"]


@pytest.mark.full
def test_of_the_district_assessment_one_sees_its_own_view_and_ones_schools(database):
    app = signed_in("alder@r.example", keep(database).link)
    app.session_state["assessment"] = "District ILT"
    Session(app.session_state).notes = True
    for page in ("heatmaps", "notes", "across_schools"):
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        assert "Birch" not in everything(app).replace("Words of Birch", "")  # which the district ILT wrote
    assert "Alder" in everything(app)


def test_who_has_no_school_here_reads_so(database):
    app = signed_in("nowhere@r.example", keep(database).link)
    assert app.title[0].value == "No ratings here that you can see yet"
    assert "No ratings here for Nowhere" in said(app)
    assert not re.search("Alder|Birch|sample data", everything(app))


def test_each_role_finds_what_it_may(database):
    link = keep(database).link
    found = {}
    for address in ("all@r.example", "lead@r.example", "alder@r.example"):
        app = signed_in(address, link)
        controls = {"Full-detail view…"} & {button.label for button in app.button}
        app.switch_page("pages/ratings.py").run()
        if agree := [button for button in app.button if button.label == "Add files to this one"]:
            agree[0].click().run()
        controls |= {"cover" for box in app.selectbox if box.label.startswith("Minimum group size: school")}
        controls |= {"upload" for _ in app.get("file_uploader")}
        controls |= {button.label for button in app.button if button.label.startswith("Delete perm")}
        controls |= {"export" for item in app.get("download_button") if "workspace" in item.proto.label}
        found[address] = controls
        if address != "all@r.example":
            assert "are for coordinators" in said(app)
            assert NAME not in everything(app)
    assert found["alder@r.example"] == set()
    assert "Only facilitators and coordinators can open the full-detail view" in said(app)
    assert found["lead@r.example"] == {"Full-detail view…", "cover"}
    assert {"upload", "cover", "Full-detail view…", "Delete permanently…"} <= found["all@r.example"]


def is_refused(do) -> bool:
    """Tell whether something is refused: it raises, or, where a press would do it, it says why."""
    try:
        do()
    except RefusedError:
        return True
    return bool(session.take(Session.message))


@pytest.mark.parametrize("role", ["viewer", "facilitator"])
def test_what_a_role_may_not_is_refused_where_it_is_done(monkeypatch, role):
    for now in ("person", "current"):
        monkeypatch.setattr(sign_in, now, lambda: sign_in.Person(role))
    monkeypatch.setattr(session, "full_detail", True)
    refused = [
        lambda: files.answers().update({"round": "Fall 2026"}),
        lambda: files.answers().put({"round": "Fall 2026"}),
        lambda: files.answers().pop("round", None) or files.answers().__delitem__("round"),
        files.understood,
        files.uploads,
        lambda: current_workspace.Entries("confirmed").put({"a.csv": "0"}),
        lambda: current_workspace.Entries("confirmed").choose("a.csv", mine=True),
        lambda: files.set_setting(settings.FRAMEWORK, "0"),
        lambda: files.set_setting(settings.ROUND_ORDER, ["Fall"]),
        lambda: current_workspace.Entries("decision").put({"1": "Visit weekly"}),
        lambda: current_workspace.add_source("a.csv", b"a"),
        lambda: current_workspace.remove_source("a.csv"),
        lambda: current_workspace.take_in(b""),
        current_workspace.exporter,
        current_workspace.forget,
    ]
    if role == "viewer":
        refused += [
            lambda: files.set_setting(settings.MINIMUM, 1),
            lambda: OfTeams("step").put({"1.what": "Visit weekly"}),
        ]
    assert all(map(is_refused, refused))
    assert files.working() == privacy.may_work() == (role == "facilitator")


def test_who_comes_next_in_the_same_session_finds_nothing_of_who_was_there(database):
    app = signed_in("all@r.example", keep(database).link)
    Session(app.session_state).full_detail = True
    app.run()
    del app.query_params[addresses.WORKSPACE]
    app.user = {"is_logged_in": True, "email": "birch@r.example", "email_verified": True}
    app.run()
    assert "See the sample" in said(app)
    left = Session(app.session_state)
    assert (left.saver, left.readings, left.full_detail) == (None, {}, False)
    app.user = {"is_logged_in": False}
    app.run()
    assert app.title[0].value == "Sign in to see ratings"
    assert Session(app.session_state).shown is None


@pytest.mark.full
def test_who_signs_out_is_signed_out_however_their_cookies_are_sent_again(monkeypatch, database):  # noqa: ARG001
    monkeypatch.setattr(sign_in, "signed_out", set())
    first = {"iat": 1, "sub": "a", "tokens": {"id": "x"}}
    app = signed_in("All@r.example", **first)
    next(button for button in app.button if button.label == "Sign out").click().run()
    for same in (first, {**first, "tokens": {}}, {"sub": "a", "iat": 1}):
        assert signed_in("All@r.example", **same).title[0].value == "Sign in to see ratings"
    later = signed_in("All@r.example", **{**first, "iat": 2})
    assert "Sign out" in [button.label for button in later.button]


def test_a_role_that_is_taken_back_counts_at_the_next_click(database):
    app = signed_in("lead@r.example", keep(database).link)
    Session(app.session_state).full_detail = True
    assert "Full-detail view: shows individual ratings" in said(app.run())
    app.secrets = {"auth": dict(AUTH), "people": {"lead@r.example": {"role": "viewer", "schools": ["Birch"]}}}
    app.run()
    assert "Full-detail view: shows individual ratings" not in said(app)
    assert "Alder" not in everything(app)


def test_a_role_that_was_taken_back_writes_nothing_any_more(database):
    saver = keep(database)
    app = signed_in("lead@r.example", saver.link)
    app.switch_page("pages/ratings.py").run()
    app.secrets = {"auth": dict(AUTH), "people": {"lead@r.example": {"role": "viewer"}}}
    next(box for box in app.selectbox if box.label.startswith("Minimum group size: school")).set_value(1).run()
    assert not app.exception
    assert "Only facilitators and coordinators can do this." in said(app)
    saver.refresh()
    assert saver.all("setting") == {}


@pytest.mark.parametrize(
    ("pressed", "then"),
    [
        (f"Remove {NAME}.csv", "Remove it"),
        ("Change the answers", None),
        pytest.param("Delete permanently…", "Delete everything", marks=pytest.mark.full),
    ],
)
def test_a_press_after_a_role_was_taken_back_says_why_it_did_nothing(database, pressed, then):
    saver = keep(database)
    saver.put_all("answer", {"round": "Fall 2026"})
    app = signed_in("all@r.example", saver.link)
    Session(app.session_state).full_detail = True
    app.switch_page("pages/ratings.py").run()
    press = lambda label: next(one for one in app.button if one.label.startswith(label)).click()  # noqa: E731
    if then:
        press(pressed).run()
    app.secrets = {"auth": dict(AUTH), "people": {"all@r.example": {"role": "viewer"}}}
    press(then or pressed).run()
    assert not app.exception
    assert "Only coordinators can do this." in said(app)
    saver.refresh()
    assert list(saver.all("source")) == [f"{NAME}.csv"]
    assert saver.all("answer") == {"round": "Fall 2026"}


def test_a_role_taken_back_in_the_midst_of_a_run_ends_in_the_screen_of_the_new_role(database, monkeypatch):
    app = visit(keep(database).link, "ratings")

    def must(role):
        monkeypatch.setattr(sign_in, "current", lambda: Person("viewer"))
        sign_in.current().must(role)

    monkeypatch.setattr(sign_in, "must", must)
    app.run()
    assert not app.exception
    assert "Only coordinators can do this." in said(app)
    assert not app.get("file_uploader")
    assert sign_in.current() == Person("viewer")


@pytest.mark.full
def test_ones_workspaces_are_offered_again_until_they_are_forgotten(database):
    saver = keep(database)
    signed_in("all@r.example", saver.link)
    signed_in("birch@r.example", saver.link)
    assert not [button for button in signed_in("lead@r.example").button if button.label.startswith("1 file")]
    app = signed_in("birch@r.example")
    assert "Your workspaces" in said(app)
    next(button for button in app.button if button.label.startswith("1 file")).click().run()
    assert "sample data" not in said(app)
    assert app.query_params[addresses.WORKSPACE] in (saver.link, [saver.link])
    # Nothing in the database says who they are, or where one could enter.
    for file in database.parent.glob("files.sqlite*"):
        content = file.read_bytes()
        assert not [word for word in (b"r.example", b"birch@", saver.link.encode()) if word in content]
    app = signed_in("All@R.example")
    next(button for button in app.button if button.label.startswith("1 file")).click().run()
    app.switch_page("pages/ratings.py").run()
    next(button for button in app.button if button.label.startswith("Delete permanently…")).click().run()
    next(button for button in app.button if button.label == "Delete everything").click().run()
    with pytest.raises(StoreError):
        saver._store.changes(saver.link)
    assert not [button for button in signed_in("birch@r.example").button if button.label.startswith("1 file")]
    with sqlite3.connect(database) as connection:
        saved_links = connection.execute("select value from entries where kind = '\"mine\"'").fetchall()
    assert [value for (value,) in saved_links if value is not None] == []


@pytest.mark.parametrize("required", [True, False])
def test_with_a_sign_in_a_computer_lists_nobodys_links(tmp_path, monkeypatch, required):
    monkeypatch.setenv("ILT_DATABASE", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sign_in, "required", lambda: required)
    monkeypatch.setattr(st, "get_option", lambda name: "127.0.0.1" if name == "server.address" else None)
    monkeypatch.setattr(database, "_sweep", lambda *_: None)
    assert database.Database("workspaces").store.listed == (not required)


TEAMS_OF = {  # whose, and whether Birch's facilitator works with it
    "mine": ("Riverbend", "Birch", True),
    "theirs": ("Riverbend", "Alder", False),
    "office": ("Riverbend", "", False),
}
STEP = {"what": "Visit", "action_id": "S1.1"}


@pytest.fixture
def birch(database, monkeypatch):
    """Return a workspace with a meeting and a step of each team, as Birch's facilitator has it open."""
    saver = keep(database)
    for name, (district, school, _) in TEAMS_OF.items():
        whose = {"district": district, "school": school}
        saver.put_all("step", {f"{name}~S1.1.{key}": text for key, text in {**whose, **STEP}.items()})
        saver.put_all("meeting", {f"{name}.{key}": text for key, text in whose.items()})
    person = Person("facilitator", ("Birch",), district=False, key="b")
    for now in ("person", "current"):
        monkeypatch.setattr(sign_in, now, lambda: person)
    app = signed_in("birch@r.example", saver.link)
    for name in ("saver", "readings"):
        monkeypatch.setattr(session, name, getattr(Session(app.session_state), name))
    return saver


@pytest.mark.parametrize("name", TEAMS_OF)
def test_who_works_with_one_school_changes_what_is_its_own(birch, name):
    writes = [
        lambda: OfTeams("step").put({f"{name}~S1.1.what": "Other"}),
        lambda: OfTeams("step").put({f"{name}~S1.1.{key}": None for key in (*STEP, "district", "school")}),
        lambda: OfTeams("meeting").put({f"{name}.here": "Ann"}),
        lambda: OfTeams("meeting").change(f"{name}.place", lambda _: {"slide": "next"}),
        lambda: OfTeams("meeting").put({f"{name}.{key}": None for key in ("district", "school")}),
    ]
    for write in writes:
        if TEAMS_OF[name][2]:
            write()
        else:
            assert is_refused(write)
    birch.refresh()
    left = {key for kind in ("step", "meeting") for key in birch.all(kind) if key.startswith(f"{name}")}
    whole = {f"{name}~S1.1.{key}" for key in ("district", "school", *STEP)} | {f"{name}.district", f"{name}.school"}
    assert left == ({f"{name}.here", f"{name}.place"} if TEAMS_OF[name][2] else whole)


def test_who_works_with_one_school_takes_nothing_over_gives_nothing_away_and_protects_nobody_else(birch):
    before = {kind: birch.all(kind) for kind in ("step", "meeting", "setting", "answer")}
    refused = [
        lambda: OfTeams("step").put({"theirs~S1.1.school": "Birch"}),
        lambda: OfTeams("step").put({"mine~S1.1.school": "Alder"}),
        lambda: OfTeams("step").put({"new.what": "Visit"}),
        lambda: OfTeams("step").put({"new.what": "Visit", "new.district": "Riverbend", "new.school": "Alder"}),
        lambda: OfTeams("step").put({"new.what": "Visit", "new.district": "Elsewhere", "new.school": "Birch"}),
        lambda: OfTeams("step").put({"new.what": "Visit", "new.district": "Riverbend", "new.school": ["Birch"]}),
        lambda: OfTeams("step").put({"mine~S1.1.what": "Other", "theirs~S1.1.what": "Other"}),
        lambda: OfTeams("meeting").choose("theirs.here", mine=True),
        lambda: current_workspace.Entries("step").put({"mine~S1.1.what": "Other"}),
        lambda: files.set_setting(settings.MINIMUM, 1),
        lambda: files.set_setting(settings.MINIMUM_IN_OFFICE, 1),
        lambda: current_workspace.Entries("setting").choose("cover", mine=True),
    ]
    assert all(map(is_refused, refused))
    birch.refresh()
    assert {kind: birch.all(kind) for kind in before} == before
    OfTeams("step").put({"new.what": "Visit", "new.district": "Riverbend", "new.school": "Birch"})
    assert not privacy.may_set_minimums()
    birch.refresh()
    assert "new.what" in birch.all("step")


@pytest.mark.usefixtures("birch")
def test_a_screen_shows_the_meetings_and_steps_of_ones_own_teams():
    shown = [step.school for step in next_steps.every()]
    assert shown == ["Birch"]


@pytest.mark.full
def test_a_limited_facilitator_is_offered_no_minimum_group_size(database):
    app = signed_in("birch@r.example", keep(database).link)
    app.switch_page("pages/ratings.py").run()
    assert not [box for box in app.selectbox if "Minimum group size" in box.label]

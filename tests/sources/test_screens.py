"""On a server with a connection: the district first, then every screen as it is with a file of the same ratings."""

import csv
import io
import re
import subprocess
import sys

import pytest

from ilt.sources.parquet import Parquet
from ilt.ui.session import Session
from tests.support.app_pages import BARE, ROOT, app_pages, new_app
from tests.support.connected import made_rows, parquet
from tests.support.daily import the_rest_in_full
from tests.support.on_connection import opened
from tests.support.screens import everything, said
from tests.support.sign_in import AUTH
from tests.support.twin_districts import SCHOOLS, district
from tests.support.visitors import uploaded

PAGES = [page.stem for page in app_pages() if not page.default and page.stem not in ("ratings", "reports", *BARE)]
SCREENS = [
    (page, kind, schools) for page in PAGES for kind in ("School ILTs", "District ILT") for schools in ([], SCHOOLS[:1])
]


@pytest.fixture
def folder(tmp_path):
    """Thirty small districts; each has a school called Lincoln, and one that no other has."""
    parquet(tmp_path / "ratings", made_rows(1, districts=30))
    return tmp_path / "ratings"


def _title(app):
    return app.title[0].value


def _press(app, label):
    next(button for button in app.button if button.label == label).click()
    return app.run()


def test_a_district_is_chosen_before_anything_else(folder):
    app = opened(folder)
    assert _title(app) == "Which district?"
    assert "30 districts, page 1 of 2" in said(app)
    assert [button.label for button in app.button][:3] == ["District 0", "District 1", "District 10"]
    app.text_input[0].set_value("ICT 2").run()
    assert "11 districts" in said(app)
    _press(app, "District 2")
    assert not app.exception
    assert app.query_params["district"] == "District 2"
    assert "2 schools" in said(app)
    app.switch_page("pages/heatmaps.py").run()
    assert app.query_params["district"] == "District 2"
    _press(app, "Another district")
    assert _title(app) == "Which district?"
    assert "district" not in app.query_params


@pytest.mark.full
def test_the_address_names_the_district(folder):
    app = opened(folder, district="District 7", page="heatmaps")
    assert Session(app.session_state).connected == "District 7"
    assert not app.exception
    for name in ("Nowhere", "", "x' OR '1' = '1"):
        app.query_params["district"] = name
        assert _title(app.run()) == "Which district?"
    app.query_params["district"] = "District 8"
    app.run()
    assert Session(app.session_state).connected == "District 8"


def test_one_district_needs_no_choice(tmp_path):
    parquet(tmp_path / "ratings", made_rows(2, districts=1))
    app = opened(tmp_path / "ratings", page="heatmaps")
    assert app.query_params["district"] == "District 0"
    assert "Another district" not in said(app)


def _in_main(app) -> list[bytes]:
    """Return what is drawn beside the sidebar."""
    found = []

    def walk(block) -> None:
        for child in getattr(block, "children", {}).values():
            proto = getattr(child, "proto", None)
            if proto is not None:
                text = proto.SerializeToString(deterministic=True)
                found.append(re.sub(rb"/media/[^\x00-\x1f\"]*|[0-9a-f]{32,}", b"", text))
            walk(child)

    walk(app.main)
    return found


@pytest.mark.parametrize("full_detail", the_rest_in_full([True], [False]))
@pytest.mark.parametrize("screens", the_rest_in_full([SCREENS[::12]], [SCREENS]))
def test_a_district_looks_as_it_does_from_a_file(tmp_path, screens, full_detail):
    content = district(1, "Anna Bell")
    rows = list(csv.reader(io.StringIO(content.decode())))[1:]
    parquet(tmp_path / "ratings", [tuple(row) for row in rows])
    file, connection = uploaded({"ratings.csv": content}).run(), opened(tmp_path / "ratings")
    for app in (file, connection):
        session = Session(app.session_state)
        session.notes, session.full_detail = True, full_detail
    for page, assessment, schools in screens:
        for app in (file, connection):
            app.session_state["assessment"], app.session_state["schools"] = assessment, list(schools)
            app.switch_page(f"pages/{page}.py").run()
            assert not app.exception
        assert len(_in_main(file)) > 10
        assert _in_main(file) == _in_main(connection), (page, assessment, schools)
        assert "Anna" not in everything(connection) if not full_detail else True


def test_notes_come_when_they_are_looked_at(folder, monkeypatch):
    queries = []
    ask = Parquet.ask

    def listen(engine, statements, parameters):
        queries.extend((statement, dict(parameters)) for statement in statements if "note <> ''" in statement)
        return ask(engine, statements, parameters)

    monkeypatch.setattr(Parquet, "ask", listen)
    app = opened(folder, district="District 3", page="heatmaps")
    assert queries == []
    Session(app.session_state).notes = True
    app.switch_page("pages/notes.py").run()
    assert queries
    assert all(own["district"] == "District 3" and own["round"] and own["assessment"] for _, own in queries)
    assert "saw “" in said(app)


def test_what_cannot_be_a_rating_is_said(folder):
    app = opened(folder, district="District 1", page="ratings")
    assert re.search(r"\d+ ratings count; 62 rows can’t be used", _title(app))
    assert "The same rater gave this action different ratings" in said(app)
    assert "“both” doesn't tell us who rated." in said(app)
    app.switch_page("pages/heatmaps.py").run()
    assert "62 rows can’t be used" in said(app)


@pytest.mark.full
def test_files_of_ones_own_come_first(folder):
    app = opened(folder, district="District 1", page="ratings")
    app.file_uploader[0].upload("ratings.csv", district(1, "Anna Bell"), "text/csv").run()
    assert not app.exception
    assert "Which district?" not in said(app)


PEOPLE = {
    "all@r.example": {"role": "coordinator"},
    "two@r.example": {"role": "facilitator", "districts": ["District 4", "District 5", "Nowhere"]},
    "one@r.example": {"role": "viewer", "districts": ["District 9"]},
    "own@r.example": {"role": "viewer", "schools": ["School of District 6", "Lincoln (District 7)"]},
    "any@r.example": {"role": "viewer", "schools": ["Lincoln"]},
    "none@r.example": {"role": "viewer", "districts": ["Nowhere"]},
}


def _signed_in(folder, address, **more):
    user = {"is_logged_in": True, "email": address, "email_verified": True}
    return opened(folder, user=user, auth=dict(AUTH), people=PEOPLE, **more)


@pytest.mark.full
@pytest.mark.parametrize(
    "person",
    the_rest_in_full(
        [("two@r.example", ["District 4", "District 5"])],
        [("none@r.example", []), ("own@r.example", ["District 6", "District 7"]), ("any@r.example", [])],
    ),
)
def test_people_choose_among_the_districts_that_are_theirs(folder, person):
    address, districts = person
    app = _signed_in(folder, address)
    assert [button.label for button in app.button if button.label.startswith("District")] == districts
    assert "ratings" not in said(app).replace("see its ratings", "").replace("has ratings", "")
    for name in ("District 1", *districts):
        app = _signed_in(folder, address, district=name, page="heatmaps")
        assert (Session(app.session_state).connected == name) == (name in districts)


@pytest.mark.full
def test_a_person_of_one_district_and_one_of_all(folder):
    app = _signed_in(folder, "one@r.example", page="heatmaps")
    assert app.query_params["district"] == "District 9"
    assert "30 districts" in said(_signed_in(folder, "all@r.example"))


@pytest.mark.full
def test_a_school_is_that_of_its_own_district_alone(folder):
    app = _signed_in(folder, "own@r.example", district="District 6", page="across_schools")
    assert app.multiselect[0].placeholder == "School of District 6"
    assert app.multiselect[0].options == ["School of District 6"]


def test_nobody_sees_a_district_without_signing_in(folder):
    app = opened(folder, district="District 1", auth=dict(AUTH), people=PEOPLE, user={"is_logged_in": False})
    assert _title(app) == "Sign in to see ratings"
    assert "District 1" not in said(app)


@pytest.mark.parametrize("what", ["folder is gone", "no Parquet", "url", "setting"])
def test_a_connection_that_fails_says_why_and_leaves_the_app_up(tmp_path, what):
    place = tmp_path / "p4ssw0rd"
    place.mkdir()
    if what == "no Parquet":
        (place / "ratings.parquet").write_text("p4ssw0rd")
    section = {"kind": "parquet", "folder": str(place)}
    if what == "url":
        section = {"kind": "postgresql", "url": "postgresql://me:p4ssw0rd@127.0.0.1:1/x", "table": "ratings"}
    if what == "setting":
        section = {"kind": "postgresql", "url": "postgresql://me:p4ssw0rd@127.0.0.1:1/x", "tables": "p4ssw0rd"}
    app = opened(place, section={**section, "counts": str(tmp_path / "counts")} if what != "setting" else section)
    assert not app.exception
    assert _title(app) == "We can’t read the ratings right now"
    assert "Try again" in said(app)
    assert "p4ssw0rd" not in everything(app)


def test_a_source_that_comes_back_is_read_again(tmp_path):
    place = tmp_path / "ratings"
    app = opened(place)
    assert _title(app) == "We can’t read the ratings right now"
    parquet(place, made_rows(1))
    assert _title(_press(app, "Try again")) == "Which district?"


@pytest.mark.full
def test_without_a_connection_no_engine_is_imported():
    program = (
        "import sys; from tests.support.app_pages import new_app; app = new_app().run();"
        "assert not app.exception; print('duckdb' in sys.modules, 'ilt.sources.opened' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_all_districts_are_compared_by_who_sees_them_all(folder):
    app = opened(folder, page="across_districts")
    assert not app.exception
    assert _title(app) == "Districts by the ratings of school teams"
    assert "Spring 2027 · school ILTs · 30 districts" in said(app)
    table = app.dataframe[0].value
    assert len(table) == 20
    assert table["Rank"].dropna().is_monotonic_increasing
    app.get_by_key("rank_by").set_value("Cross, highest first").run()
    assert _title(app) == "Districts by the ratings of district raters"
    shown = app.dataframe[0].value.dropna(subset="Rank")
    assert shown["Cross"].is_monotonic_decreasing
    app.text_input[0].set_value("ICT 2").run()
    assert len(app.dataframe[0].value) == 11
    app.get_by_key("_district_to_open").set_value("District 21")
    _press(app, "Open")
    assert Session(app.session_state).connected == "District 21"


def test_small_groups_are_in_no_mean_of_a_district(tmp_path):
    rows = [
        ("Fall 2026", name, "school", "Birch", f"r{n}", "self", "S1.1", str(rating), "")
        for name, ratings in (("Small", [0, 3]), ("Large", [1, 1, 2]))
        for n, rating in enumerate(ratings)
    ]
    parquet(tmp_path / "ratings", rows)
    app = opened(tmp_path / "ratings", page="across_districts")
    table = app.dataframe[0].value.set_index("District")
    assert table["Self"].to_dict() == {"Large": "1.3", "Small": "–"}
    assert table["Self ratings"].to_dict() == {"Large": 3, "Small": 0}
    assert table["Groups hidden"].to_dict() == {"Large": 0, "Small": 1}
    assert "2 districts, 1 of them hidden (fewer than 3 raters)" in said(app)


@pytest.mark.parametrize("address", ["two@r.example", "one@r.example", "own@r.example"])
def test_who_does_not_see_all_districts_compares_none(folder, address):
    app = _signed_in(folder, address, page="across_districts")
    assert "Only people who see every district" in said(app)
    assert not app.dataframe
    app = _signed_in(folder, "all@r.example", page="across_districts")
    assert len(app.dataframe[0].value) == 20


def test_without_a_connection_there_is_nothing_to_compare():
    app = new_app().run()
    app.switch_page("pages/across_districts.py").run()
    assert not app.exception
    assert "no districts to compare" in said(app)

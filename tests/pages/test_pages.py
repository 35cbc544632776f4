"""Every page with every kind of ratings: no error, a title, honest words, and no rater's name."""

import random

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ilt.ui.session import Session
from tests.support.app_pages import BARE, app_pages, new_app
from tests.support.ratings_files import FILES, NAME, ONE, as_csv, ratings_of
from tests.support.screens import said
from tests.support.visitors import opened, uploaded

PAGES = [page for page in app_pages() if not page.default]


def walked(app: AppTest, page: str) -> AppTest:
    """Go to another screen, as the same visitor."""
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception, page
    return app


DAILY = ["one school", "notes", "sixty schools", "two districts", "hostile"]
"""Every day these are walked, and what lacks something by test_every_screen; all of them under ``full``."""
SEED = 20261126


def some_pages(place: int) -> list[str]:
    """Return a fifth of the pages: of five kinds of ratings one fifth each, so that each is walked."""
    every = [page.stem for page in PAGES]
    random.Random(SEED).shuffle(every)
    return every[place::5]


@pytest.mark.parametrize("name", DAILY)
def test_some_pages_with_every_kind_of_ratings(name: str) -> None:
    walk_pages(FILES[name], some_pages(DAILY.index(name)))


@pytest.mark.full
@pytest.mark.parametrize("name", FILES)
def test_every_page_with_every_kind_of_ratings(name: str) -> None:
    walk_pages(FILES[name], [page.stem for page in PAGES])


def walk_pages(content: bytes | None, pages: list[str]) -> None:
    app = opened(content, "ratings")
    for page in pages:
        words = said(walked(app, page))
        assert len(app.title) == 1, page
        assert NAME not in words, page
        assert "DO-0" not in words, page
        assert ("sample data" in words) == (content is None and page not in BARE), page


@pytest.mark.parametrize(
    ("assessment", "area"),
    [
        ("School ILTs", "3"),
        pytest.param("District ILT", "All", marks=pytest.mark.full),
        pytest.param("School ILTs", "All", marks=pytest.mark.full),
        pytest.param("District ILT", "3", marks=pytest.mark.full),
    ],
)
def test_every_page_with_filters(assessment: str, area: str) -> None:
    app = opened(None, "overview", assessment=assessment, area=area, show="Both", schools="Birch Elementary")
    for page in ("overview", "heatmaps", "self_and_cross", "attention", "across_schools", "priorities", "notes"):
        walked(app, page)
        assert app.get_by_key("assessment").value == assessment, page
        assert app.get_by_key("schools").value == ["Birch Elementary"], page


def test_the_district_assessment_says_that_nothing_names_mls_or_swds() -> None:
    app = opened(None, "attention", assessment="District ILT")
    heads = [one.value for one in app.subheader]
    assert "Actions with low ratings" in heads  # others than which? the framework names MLs or SWDs in none of these
    assert "No district action focuses on MLs or SWDs" in said(app)
    assert "at least half of the time" in app.title[0].value or "No action" in app.title[0].value


def test_what_people_typed_is_shown_as_text() -> None:
    app = opened(FILES["hostile"], "ratings")
    for page in ("heatmaps", "attention", "across_schools", "notes", "overview"):
        walked(app, page)
        for kind in ("title", "markdown", "caption", "subheader"):
            for item in app.get(kind):
                assert "](http" not in item.value
                assert "<script>" not in item.value


def test_open_questions_stand_once_and_are_answered_once() -> None:
    app = opened(FILES["open question"], "ratings")
    assert "1 question to answer" in app.title[0].value
    Session(app.session_state).saver.put("answer", "round", "Fall 2026")
    app.run()
    assert not app.exception
    assert "question" not in app.title[0].value
    app.switch_page("pages/heatmaps.py").run()
    assert "Alder" in str(app.get("multiselect")[0].options)


def test_two_districts_are_pooled_only_when_that_is_chosen() -> None:
    app = opened(FILES["two districts"], "heatmaps")
    assert app.get_by_key("district").value == "Lakeside"
    assert list(app.get("multiselect")[0].options) == ["Lincoln"]
    pooled = opened(FILES["two districts"], "heatmaps", district="All districts together")
    assert list(pooled.get("multiselect")[0].options) == ["Lincoln (Lakeside)", "Lincoln (Riverbend)"]


@pytest.mark.full
def test_no_school_has_the_name_of_what_is_pooled() -> None:
    low, high = (ratings_of([name], raters=8, rating=rating) for name, rating in (("Elm", "0"), ("Alder", "3")))
    app = opened(as_csv([row for row in low + high if row[2] == "school"]), "heatmaps", show="Self")
    assert pooled_and_schools(app) == {"All schools": "1.5", "Elm": "0.0", "Alder": "3.0"}
    # In a file and as an answer such a name is a problem: its ratings wait for one that a school has.
    Session(app.session_state).saver.put("answer", "school:Elm", "All schools")
    app.run()
    figures = app.dataframe[0].value
    assert [name for name in figures.columns if "·" in name] == ["Alder · self ●"]
    assert app.get_by_key("cell").options == ["Alder"]


def pooled_and_schools(app) -> dict[str, str]:
    figures = app.dataframe[0].value
    columns = {name.partition(" · ")[0]: name for name in figures.columns if "·" in name}
    assert app.get_by_key("cell").options == ["All schools", *sorted(set(columns) - {"All schools"})]
    return {name: figures[column].iloc[0][:3] for name, column in columns.items()}


@pytest.mark.full
def test_the_address_without_a_screen_is_the_start_until_there_are_ratings_or_choices() -> None:
    assert [button.label for button in new_app().run().button] == [
        "Add your ratings",
        "See the sample",
        "Run a meeting",
    ]
    chosen, added = new_app(), uploaded({"ratings.csv": as_csv(ratings_of(["Alder", "Birch"], raters=6))})
    chosen.query_params["round"] = "Spring 2026"
    for app in (chosen, added):
        first = said(app.run())
        assert "Needs attention first" in first
        assert first == said(walked(app, "overview"))
        assert walked(app, "start").button[0].label == "Add your ratings"


def test_a_malformed_framework_stops_with_a_sentence(tmp_path, monkeypatch) -> None:
    broken = tmp_path / "framework.csv"
    broken.write_text("action_id,assessment\nS1.1,school\n", encoding="utf-8")
    monkeypatch.setenv("ILT_FRAMEWORK", str(broken))
    app = new_app().run()
    assert not app.exception
    assert "line 1: the column focus_area is missing" in app.text[0].value


@pytest.mark.full
def test_single_cells_of_a_confirmed_file_are_hidden_while_presenting() -> None:
    rows = [*ratings_of(["Alder"], raters=6, note="Words of one person"), [*ONE[:4], "Zed", *ONE[5:7], "2.5", ""]]
    app = opened(as_csv(rows), "ratings")
    words = said(app)
    assert "files that you have confirmed. The full-detail view has 1 problem to review." in words
    assert "2.5" not in words
    assert not [button for button in app.get("download_button") if "accepted" in button.proto.label]
    Session(app.session_state).full_detail = True
    words = said(app.run())
    assert "2.5" in words
    assert [button for button in app.get("download_button") if "accepted" in button.proto.label]


def test_the_cells_of_a_file_that_nobody_has_looked_over_are_shown() -> None:
    app = uploaded({"ratings.csv": as_csv([[*ONE[:7], "2.5", ""], ONE])}, confirmed=False)
    app.run()
    words = said(app.switch_page("pages/ratings.py").run())
    assert "2.5" in words
    assert "this screen hides the cells" not in words


def test_no_star_is_explained_below_charts_that_have_none() -> None:
    # Of the sample, actions of single schools are hidden, none of all schools together nor of the district ILT.
    app = opened(None, "self_and_cross", view="Side by side")
    assert [caption.value for caption in app.caption if "ratings by the district" in caption.value]
    assert "leaves out actions" not in said(app)


def test_the_minimums_are_chosen_on_ratings() -> None:
    app = opened(as_csv(ratings_of(["Alder", "Birch"], raters=8)), "ratings")
    choice = next(box for box in app.selectbox if box.label.startswith("Minimum group size: school"))
    choice.set_value(10).run()
    words = said(app.switch_page("pages/heatmaps.py").run())
    assert "Fewer than 10 raters: too few" in words


def test_priorities_say_why_and_follow_the_weights_in_the_address() -> None:
    # The sample, Fall 2026, at least 3 raters a school: 25 of 38 team members (each in one team) and 14 of 17
    # district ratings (of 8 people) of S3.1 are 0 or 1.
    app = opened(None, "priorities")
    assert app.title[0].value.replace("\\", "").startswith("Start with “Observes instruction on a regular schedule,”")
    words = said(app).replace("\\", "")
    for reason in (
        "25 of 38 team members rated it 0 or 1",
        "14 of 17 district ratings are 0 or 1",
        "6 of the 7 schools shown are low on it",
    ):
        assert reason in words
    assert "all three" in words
    alone = dict.fromkeys(("weigh_other", "weigh_named", "weigh_wide", "weigh_reach"), "Off")
    app = opened(None, "priorities", **alone)
    # By the teams alone: 25 of 38, 21 of 39, 18 of 37.
    flat = app.dataframe[0].value
    assert flat["Id"].tolist()[:3] == ["S3.1", "S5.3", "S4.1"]
    assert flat["Points out of 100"].tolist()[:3] == ["65.8", "53.8", "48.6"]
    assert app.get_by_key("weigh_named").value == "Off"
    assert "High weight: “Team members rated it 0 or 1”. Off: " in said(app).replace("\\", "")
    app.get_by_key("weigh_own").set_value("Off")
    assert app.run().title[0].value == "All weights are off, so no action comes first"
    reset = next(button for button in app.button if button.label == "Reset filters")
    assert "Start with" in reset.click().run().title[0].value


def test_priorities_of_a_school_that_is_too_small_say_how_many_raters_it_takes() -> None:
    rows = ratings_of(
        ["Alder", "Birch", "Cedar"], raters=4
    )  # two of each school rate themselves, two are district raters
    app = opened(as_csv(rows), "priorities", schools="Alder")
    words = said(app).replace("\\", "")
    assert not app.exception
    assert "No numbers for: Team members rated it 0 or 1 (fewer than 3 raters)" in words
    assert "team members rated it 0 or 1;" not in words
    only_self = [row for row in rows if row[5] == "self" and row[2] == "school"]
    app = opened(as_csv(only_self), "priorities", schools="Alder")
    assert app.title[0].value == "Alder has too few raters to show"
    assert "fewer than 3 raters" in said(app)


def test_priorities_of_one_rater() -> None:
    rows = ratings_of(["Alder"], raters=1, rating="1")
    app = opened(as_csv([row for row in rows if row[2] == "school"]), "priorities")
    assert app.title[0].value == "Alder has too few raters to show"
    assert "come from one person" in said(app)
    Session(app.session_state).full_detail = True
    words = said(app.run()).replace("\\", "")
    assert "the one team member rated it 0 or 1" in words
    assert "have equal points" in words


@pytest.mark.full
@pytest.mark.parametrize(
    "page", ["overview", *(pytest.param(page, marks=pytest.mark.full) for page in ("notes", "heatmaps", "attention"))]
)
def test_where_there_are_two_districts_a_screen_names_the_one_it_shows(page):
    app = opened(FILES["two districts"], page, district="Riverbend")
    assert [caption for caption in app.caption if "Fall 2026 · Riverbend · " in caption.value]
    app = opened(FILES["one school"], page)
    assert not [caption for caption in app.caption if "Riverbend" in caption.value]


def test_screens_of_the_menus_are_looked_for_on_the_disk_once(monkeypatch):
    app = new_app().run()
    monkeypatch.setattr(st, "Page", None)
    for page in ("numbers", "framework"):
        assert not app.switch_page(f"pages/{page}.py").run().exception

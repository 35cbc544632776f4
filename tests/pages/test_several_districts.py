"""Several districts in one workspace: each team is told from another of its name, and compared with its own side alone."""

import io
import itertools

import pytest

import ilt
from ilt.counts import pool_districts, pooled_name
from ilt.meetings import stored
from ilt.meetings.slides import html
from ilt.next_steps import NextStep, called, of_all_districts, team_name
from ilt.screens import heatmaps
from ilt.store import Saver, Store, sha256
from ilt.ui.session import Session
from ilt.view import ILTS_APART, district_names
from tests.support.made_meetings import DAY, deck, meeting
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.screens import said
from tests.support.visitors import at, opened

ALL_DISTRICTS = "All districts together"
NOTED = ratings_of(["Lincoln"], raters=8, district="Lakeside", note="Words of Lakeside")
BOTH = as_csv(ratings_of(["Lincoln"], raters=8) + NOTED)
TEAMS = [
    ("Lincoln", "South"),
    ("Lincoln", ""),
    ("Lincoln (South)", ""),
    ("Lincoln (South)", "North"),
    ("Lincoln", "South) (North"),
    ("Lincoln", "Fulton County (GA)"),
    ("Lincoln (Fulton County", "GA)"),
    ("Lincoln", "no district named"),
]


def some(*pages: str, more: tuple[str, ...]) -> list:
    """Return what is tried every day, and what more is tried under ``full``."""
    return [*pages, *(pytest.param(page, marks=pytest.mark.full) for page in more)]


@pytest.fixture
def link(database):
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="other")
    saver.add_source("ratings.csv", BOTH)
    saver.put("confirmed", "ratings.csv", sha256(BOTH))
    for district in ("Riverbend", "Lakeside"):
        fields = {"assessment": "school", "district": district, "school": "Lincoln", "round": "Fall 2026"}
        fields |= {"day": DAY.isoformat(), "minutes": 45, "seat": f"seat of {district}"}
        saver.put_all("meeting", stored.entries(f"m{district}", {**fields, "place": {"slide": "who"}}))
    return saver.link


def ratings():
    source = io.BytesIO(BOTH)
    source.name = "ratings.csv"
    return ilt.read(source).ratings


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(TEAMS, 2)))
def test_no_two_teams_have_one_name(one, other):
    assert pooled_name(*one) != pooled_name(*other)


def test_a_name_is_plain_where_it_can_be():
    assert [pooled_name(*team) for team in TEAMS[:2]] == ["Lincoln (South)", "Lincoln (no district named)"]
    assert pooled_name("Lincoln", "Fulton County (GA)") == "Lincoln (Fulton County (GA))"


def test_together_nothing_is_said_of_district_ilts():
    counted = ilt.count(ratings())
    assert set(counted["assessment"]) == {"school", "district"}
    assert set(pool_districts(counted, ALL_DISTRICTS)["assessment"]) == {"school"}


@pytest.mark.parametrize("page", some("self_and_cross", more=("attention", "heatmaps", "across_schools")))
def test_a_school_is_never_compared_with_the_ilts_of_all_districts(link, page):
    app = at(page, link, district=ALL_DISTRICTS, assessment="District ILT")
    assert app.get_by_key("district").value == ALL_DISTRICTS
    assert list(app.get_by_key("assessment").options) == ["School ILTs"]
    assert ILTS_APART in said(app)
    assert list(at(page, link, district="Lakeside").get_by_key("assessment").options) == ["School ILTs", "District ILT"]


def test_the_mirror_says_why_the_district_ilts_are_not_in_it(link):
    app = at("self_and_cross", link, district=ALL_DISTRICTS, view="Side by side")
    assert ILTS_APART in [text.value for text in app.text]
    assert not [name for name in app.dataframe[0].value.columns if "District ILT" in name or "district ILT" in name]


def test_notes_of_one_district_alone_keep_their_school(link):
    app = at("notes", link, district=ALL_DISTRICTS, schools="Lincoln (Lakeside)")
    Session(app.session_state).notes = True
    app.run()
    assert "Words of Lakeside" in said(app)


def test_every_slide_says_whose_it_is():
    slides = deck(ratings(), meeting(school="Lincoln", district="Lakeside")).slides(
        meeting(school="Lincoln", district="Lakeside"), (), DAY
    )
    assert len(slides) > 5
    assert all("Lakeside" in html.html(slide) for slide in slides)
    one = ratings()
    one = one[one["district"] == "Lakeside"]
    slides = deck(one, meeting(school="Lincoln", district="Lakeside")).slides(
        meeting(school="Lincoln", district="Lakeside"), (), DAY
    )
    assert not any("Lakeside" in html.html(slide) for slide in slides)


def test_the_facilitators_view_and_the_list_of_meetings_say_of_which_district_they_are(link):
    assert "Lincoln (Lakeside) · Who rated" in said(at("facilitator", link, seat="seat of Lakeside"))
    words = said(at("meeting", link, district="Riverbend"))
    assert "Lincoln (Lakeside), Fall 2026" in words
    assert "Lincoln (Riverbend), Fall 2026" in words


@pytest.mark.parametrize("page", some("next_steps", more=("attention", "priorities", "across_schools")))
def test_what_is_taken_along_says_of_which_district_it_is(link, page):
    view = Session(at(page, link, district="Lakeside").session_state).view
    table = view.selected.head(2).drop(columns="district")
    assert list(view.with_district(table)["District"]) == ["Lakeside", "Lakeside"]
    assert list(view.with_district(table).columns)[1:] == list(table.columns)


@pytest.mark.parametrize("page", some("heatmaps", more=("meeting", "attention", "next_steps")))
def test_where_some_ratings_name_no_district_every_screen_says_where_to_say_it(database, page):
    content = as_csv(ratings_of(["Alder"], raters=8) + ratings_of(["Birch"], raters=8, district=""))
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="other")
    saver.add_source("ratings.csv", content)
    saver.put("confirmed", "ratings.csv", sha256(content))
    app = at(page, saver.link)
    assert "Some ratings do not name a district. We count them as a separate district." in said(app)
    assert "Name the district" in [link.proto.label for link in app.get("page_link")]
    saver.put("answer", "district", "Riverbend")
    assert "name no district" not in said(app.run())


def pressed(app, key: str, value: str):
    app.get_by_key(key).set_value(value).run()
    assert not app.exception
    return app


def test_no_two_choices_of_a_district_have_one_name():
    assert list(district_names(["", "Avon"]).values()) == ["No district named", "Avon", ALL_DISTRICTS]
    hostile = ["", "No district named", "No district named (blank)", ALL_DISTRICTS, f"{ALL_DISTRICTS} (all)"]
    assert len(set(district_names(hostile).values())) == len(hostile) + 1
    assert all(district_names(hostile)[name] == name for name in hostile if name)


@pytest.mark.full
def test_a_district_may_be_called_as_all_of_them_are():
    alone = opened(as_csv(ratings_of(["Alder"], raters=8, district=ALL_DISTRICTS)), "heatmaps")
    assert list(alone.get_by_key("assessment").options) == ["School ILTs", "District ILT"]
    assert list(alone.get_by_key("schools").options) == ["Alder"]
    app = opened(
        as_csv(ratings_of(["Alder"], raters=8, district=ALL_DISTRICTS) + ratings_of(["Birch"], raters=6)),
        "heatmaps",
        district=ALL_DISTRICTS,
    )
    assert list(app.get_by_key("district").options) == [ALL_DISTRICTS, "Riverbend", f"{ALL_DISTRICTS} (all)"]
    assert app.get_by_key("district").value == ALL_DISTRICTS
    assert list(app.get_by_key("schools").options) == ["Alder"]
    pressed(app, "district", f"{ALL_DISTRICTS} (all)")
    assert list(app.get_by_key("schools").options) == [f"Alder ({ALL_DISTRICTS})", "Birch (Riverbend)"]
    assert list(app.get_by_key("assessment").options) == ["School ILTs"]


@pytest.mark.full
def test_a_district_may_be_called_as_none_is():
    blank = ratings_of(["Alder"], raters=8, district="")
    app = opened(as_csv(blank + ratings_of(["Birch"], raters=6, district="No district named")), "heatmaps")
    options = list(app.get_by_key("district").options)
    assert sorted(options) == [ALL_DISTRICTS, "No district named", "No district named (blank)"]
    for name, school in (("No district named", "Birch"), ("No district named (blank)", "Alder")):
        assert list(pressed(app, "district", name).get_by_key("schools").options) == [school]


def of_rounds(district: str, raters: int, *rounds: str) -> list[list[str]]:
    return [[round_, *row[1:]] for round_ in rounds for row in ratings_of(["Alder"], raters=raters, district=district)]


ROUNDS = as_csv(of_rounds("Avon", 8, "Spring 2026", "Fall 2026") + of_rounds("Bay", 6, "Fall 2025", "Spring 2026"))


@pytest.mark.parametrize("page", some("overview", more=("heatmaps",)))
def test_a_round_that_nobody_chose_is_the_latest_of_the_district(page):
    app = opened(ROUNDS, page)
    seen = [pressed(app, "district", name).get_by_key("round").value for name in ("Avon", "Bay", "Avon")]
    assert seen == ["Fall 2026", "Spring 2026", "Fall 2026"]


@pytest.mark.full
def test_a_round_that_was_chosen_stays_where_there_is_one():
    app = pressed(opened(ROUNDS, "heatmaps"), "round", "Spring 2026")
    assert pressed(app, "district", "Bay").get_by_key("round").value == "Spring 2026"
    assert pressed(app, "district", "Avon").get_by_key("round").value == "Spring 2026"
    app = opened(ROUNDS, "heatmaps", round="Spring 2026", district="Bay")
    assert app.get_by_key("district").value == "Bay"
    assert pressed(app, "district", "Avon").get_by_key("round").value == "Spring 2026"


@pytest.mark.full
def test_reset_shows_what_a_fresh_visitor_sees():
    app = opened(ROUNDS, "heatmaps")
    fresh = {name: app.get_by_key(name).value for name in ("district", "round", "assessment")}
    pressed(pressed(app, "district", "Bay"), "assessment", "District ILT")
    next(button for button in app.button if button.label == "Reset filters").click().run()
    assert (
        {name: app.get_by_key(name).value for name in fresh}
        == fresh
        == {
            "district": "Avon",
            "round": "Fall 2026",
            "assessment": "School ILTs",
        }
    )


def test_a_school_may_be_called_as_the_district_ilt_is():
    names = ["", "Alder", "District ILT", "District ILT (school)"]
    assert [team_name(name) for name in names] == [
        "District ILT",
        "Alder",
        "District ILT (school)",
        "District ILT (school) (school)",
    ]
    own = "District ILT itself"
    source = io.BytesIO(as_csv(ratings_of([own, "Birch"], raters=6)))
    source.name = "ratings.csv"
    counted = ilt.count(ilt.read(source).ratings)
    counted = counted[counted["assessment"] == "district"]
    cells = heatmaps.cells(counted, [own, "Birch"], "both", ("District ILT", "All schools"))
    columns = cells.groupby(cells["col"].str.split().str.join(" "))["school"].nunique()
    assert columns.to_dict() == {"All schools": 1, "Birch": 1, f"{own} (together)": 1, own: 1}


@pytest.mark.full
def test_nothing_is_district_wide_in_all_districts_together(link):
    for page in ("across_schools", "attention"):
        words = said(at(page, link, district="Lakeside")) + said(at(page, link, district=ALL_DISTRICTS))
        assert "half or more of the schools" in words.replace("*half or more of the schools*", "")
        assert "istrict-wide: " not in words
        assert "district-wide\n" not in words


def test_a_district_ilt_and_a_school_of_its_name_have_two_names_in_all_districts_together():
    steps = [
        NextStep(key, "school" if school else "district", "North", school, "Fall 2026", "S1.1", "Walk")
        for key, school in (("a", "District ILT"), ("b", ""))
    ]
    every = of_all_districts(steps, ["District ILT (North)", ""])
    assert [called(step.team, step.district, several=True) for step in every] == [
        "District ILT (school) (North)",
        "District ILT (North)",
    ]

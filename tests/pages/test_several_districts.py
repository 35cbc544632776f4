"""Several districts in one workspace: each team is told from another of its name, and compared with its own side alone."""

import io
import itertools

import pytest

import ilt
from ilt.counts import pool_districts, pooled_name
from ilt.meetings import stored
from ilt.meetings.slides import html
from ilt.store import Saver, Store, sha256
from ilt.ui.session import Session
from ilt.view import ALL_DISTRICTS, ILTS_APART
from tests.support.made_meetings import DAY, deck, meeting
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.screens import said
from tests.support.visitors import at

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


@pytest.mark.parametrize("page", ["heatmaps", "self_and_cross", "across_schools", "attention"])
def test_a_school_is_never_compared_with_the_ilts_of_all_districts(link, page):
    app = at(page, link, district=ALL_DISTRICTS, assessment="District ILT")
    assert app.get_by_key("district").value == ALL_DISTRICTS
    assert list(app.get_by_key("assessment").options) == ["School ILTs"]
    assert ILTS_APART in said(app)
    assert list(at(page, link, district="Lakeside").get_by_key("assessment").options) == ["School ILTs", "District ILT"]


def test_the_mirror_says_why_the_district_ilts_are_not_in_it(link):
    app = at("self_and_cross", link, district=ALL_DISTRICTS, view="Mirror")
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


@pytest.mark.parametrize("page", ["attention", "priorities", "across_schools", "next_steps"])
def test_what_is_taken_along_says_of_which_district_it_is(link, page):
    view = Session(at(page, link, district="Lakeside").session_state).view
    table = view.selected.head(2).drop(columns="district")
    assert list(view.with_district(table)["District"]) == ["Lakeside", "Lakeside"]
    assert list(view.with_district(table).columns)[1:] == list(table.columns)


@pytest.mark.parametrize("page", ["heatmaps", "attention", "next_steps", "meeting"])
def test_where_some_ratings_name_no_district_every_screen_says_where_to_say_it(database, page):
    content = as_csv(ratings_of(["Alder"], raters=8) + ratings_of(["Birch"], raters=8, district=""))
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="other")
    saver.add_source("ratings.csv", content)
    saver.put("confirmed", "ratings.csv", sha256(content))
    app = at(page, saver.link)
    assert "Some ratings name no district, and count as a district of their own." in said(app)
    assert "Say whose they are" in [link.proto.label for link in app.get("page_link")]
    saver.put("answer", "district", "Riverbend")
    assert "name no district" not in said(app.run())

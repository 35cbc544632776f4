"""The Present switch: what a presented screen draws, and what it never shows."""

import json

import pandas as pd
import pyarrow as pa
import pytest

from ilt import charts
from ilt.charts.presented import WIDTH_PX
from ilt.ui.present import presenting
from ilt.ui.session import Session
from tests.support.app_pages import app_pages
from tests.support.daily import one_in
from tests.support.visitors import at, opened

SCREENS = [page.stem for page in app_pages() if not page.hidden]


def sizes(part):
    """Return each size of letters in a chart's structure."""
    if isinstance(part, dict):
        own = [value for name, value in part.items() if name in ("fontSize", "labelFontSize")]
        return own + [size for value in part.values() for size in sizes(value)]
    return [size for value in part for size in sizes(value)] if isinstance(part, list) else []


def layers(structure):
    """Return each layer of a chart's structure."""
    return [structure, *(one for layer in structure.get("layer", ()) for one in layers(layer))]


def charts_of(app) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def presented_screen(page: str, **params: str):
    return at(page, present="true", **params)


def presented(page: str, content: bytes):
    return opened(content, page, present="true")


@pytest.mark.parametrize("page", SCREENS)
def test_every_screen_but_the_meeting_and_the_files_has_the_switch(page):
    app = presented_screen(page)
    assert not app.exception
    assert [toggle.label for toggle in app.toggle if toggle.label == "Present"] == (
        [] if page in presenting.NEVER else ["Present"]
    )
    for chart in charts_of(app) if page not in presenting.NEVER else []:
        assert min(sizes(chart)) >= 15
        assert chart["width"] == WIDTH_PX


def test_the_full_detail_view_ends_where_presenting_begins():
    app = at("attention")
    Session(app.session_state).full_detail = True
    app.run()
    assert Session(app.session_state).full_detail
    next(toggle for toggle in app.toggle if toggle.label == "Present").set_value(True).run()
    assert not Session(app.session_state).full_detail
    Session(app.session_state).full_detail = True  # as an address that somebody goes back to may find it
    app.run()
    assert not Session(app.session_state).full_detail


def data_of(chart) -> pd.DataFrame:
    return pa.ipc.open_stream(chart.proto.data.data).read_pandas()


def rows_of(app) -> list[str]:
    """Return the labels of the rows of a slide's picture, from the top."""
    (chart,) = app.get("vega_lite_chart")
    data = data_of(chart)
    labels = data[(data["kind"] == "label") & (data["key"] != "")].sort_values("label_y")
    return labels["label"].str.replace("\n", " ").tolist()


EIGHT = [
    *("Alder Elementary", "Birch Elementary", "Cedar Middle", "Dogwood Elementary", "Elm Middle", "Fir High"),
    *("Hazel Elementary", "Maple Elementary"),
]


def bar_of(app) -> dict:
    bars = [one.proto for one in app.get("bidi_component") if one.proto.component_name == "ilt_present"]
    return json.loads(bars[0].json)


def turn(app, number: int) -> None:
    session = Session(app.session_state)
    session.slide_page = session.page, number
    app.run()
    assert not app.exception


@pytest.mark.full
def test_a_slide_has_a_row_for_each_of_eight_schools():
    assert len(charts_of(at("heatmaps"))) == 6
    for area in ({}, {"area": "3"}):
        app = presented_screen("heatmaps", **area)
        assert rows_of(app) == ["All schools", *EIGHT]
        assert bar_of(app)["pages"] == 1
    assert rows_of(presented_screen("heatmaps", assessment="District ILT")) == [
        *("District ILT itself", "All schools"),
        *EIGHT,
    ]


def test_of_sixty_schools_each_is_on_one_page_the_lowest_first():
    # Schools 0 to 19 have a mean of 1, 20 to 39 of 2, 40 to 59 of 3.
    text = "Round,District,School,Perspective,Rater,Action id,Rating\n" + "".join(
        f"Fall 2026,North,School {school:02},self,{school} {rater},{action},{school // 20 + 1}\n"
        for school in range(60)
        for rater in range(3)
        for action in ("S1.1", "S2.1", "S3.1", "S4.1", "S5.1")
    )
    app = presented("heatmaps", text.encode())
    found, pages = [], bar_of(app)["pages"]
    assert 5 < pages < 9
    for number in range(1, pages + 1):
        turn(app, number)
        first, *schools = rows_of(app)
        assert first == "All schools"
        assert bar_of(app)["turned"] == f"{number} of {pages}"
        found += schools
    assert found == [f"School {school:02}" for school in range(60)]
    turn(app, 1_000)  # a page that an earlier choice had
    assert bar_of(app)["at"] == pages


@pytest.mark.full
def test_what_has_no_room_on_a_slide_is_on_its_next_pages():
    # 19 actions: 4 that focus on MLs and SWDs, then those that somebody rated 0 or 1.
    app, found = presented_screen("attention"), []
    for number in range(1, bar_of(app)["pages"] + 1):
        turn(app, number)
        found += rows_of(app)
    assert found[:4] == [
        "Observes instruction on a regular schedule",
        "Uses data year-round to plan PD",
        "Sets short-term goals and measures",
        "Leads through a fully representative team",
    ]
    assert len(found) == len(set(found)) > 12
    assert not app.get("expander")  # what follows on the screen is for the desk


def order_of(page: str, **params: str) -> list[str]:
    """Return the screens that a remote leads to from the first one on."""
    found, bar = [], bar_of(presented_screen(page, **params))
    while bar["next"]:
        found.append(bar["next"])
        bar = bar_of(presented_screen(bar["next"], **params))
    return found


@pytest.mark.full
def test_screens_with_nothing_to_show_are_passed_by():
    # Of the sample: notes are shown only when asked for, and there are no next steps.
    every = ["heatmaps", "self_and_cross", "attention", "change", "across_schools", "priorities"]
    assert order_of("overview") == every
    assert bar_of(presented_screen("overview"))["place"] == "1 of 7"
    assert order_of("overview", round="Spring 2026") == [page for page in every if page != "change"]
    one_side = "Round,School,Perspective,Rater,Action id,Rating\n" + "".join(
        f"Fall 2026,Birch,self,{rater},S1.1,{rating}\n" for rater, rating in enumerate((1, 1, 2))
    )
    app, found = presented("overview", one_side.encode()), []
    while following := bar_of(app)["next"]:
        found.append(following)
        app.switch_page(f"pages/{following}.py").run()
    assert found == ["heatmaps", "attention", "priorities"]
    of_itself = "Round,Perspective,Rater,Action id,Rating\n" + "".join(f"Fall 2026,self,{n},D1.1,1\n" for n in range(3))
    app = presented("attention", of_itself.encode())
    assert bar_of(app)["next"] == "priorities"  # no school has rated the district
    empty = opened(of_itself.encode(), "across_schools")
    assert "No action has ratings from both" in empty.title[0].value
    assert not empty.get("expander")


@pytest.mark.parametrize("chart", [charts.dumbbell, charts.change])
def test_the_figure_of_a_mean_at_an_end_of_the_scale_has_room(chart):
    structure, label_px = chart.structure(300, ()), 316
    words = next(
        layer["mark"]["dx"] for layer in layers(structure) if layer.get("encoding", {}).get("x") == {"value": "width"}
    )
    low, high = next(
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in layers(structure)
        if "scale" in layer.get("encoding", {}).get("x", {})
    )
    plot = WIDTH_PX - label_px - words - 104  # "hidden strength" in letters of 15 pixels
    figure = 24 + 12  # its middle is 24 from the mark, and "3.0" is 24 wide
    assert (high - 3) * plot / (high - low) + words > figure + 4
    assert -low * plot / (high - low) + 18 > figure  # labels break 18 before the plot at the latest


@pytest.mark.parametrize("page", one_in(6, [page for page in SCREENS if page not in presenting.NEVER]))
def test_a_slide_of_one_team_without_a_low_rating_says_so(page):
    rows = "".join(f"Fall 2026,{side},{rater},D1.1,3\n" for side in ("self", "cross") for rater in range(3))
    app = presented(page, f"Round,Perspective,Rater,Action id,Rating\n{rows}".encode())
    assert not app.exception
    assert app.title[0].value
    assert bar_of(app)["page"] == page


def test_what_the_bar_sends_may_be_anything():
    app = presented_screen("heatmaps")
    session = Session(app.session_state)
    for sent in ("3", {"turn": "2"}, {"turn": None}, {"area": "9"}, {"area": ["3"]}, {"go": "../app"}, {"go": {}}):
        session.state[Session.present_bar.key] = sent
        app.run()
        assert not app.exception
        assert session.choice("area") == "All"


@pytest.mark.full
def test_a_caption_that_begins_with_a_plus_is_no_list():
    app = presented_screen("heatmaps", show="Gap")
    assert any(caption.value.startswith("\\+ the team rates itself higher") for caption in app.caption)


@pytest.mark.parametrize("side", ["Self", "Both"])
def test_the_slide_of_a_schools_view_of_the_district_has_the_districts_own_ratings_too(side):
    """As the words above the slide have them; they are of no school."""
    app = presented_screen("attention", assessment="District ILT", schools="Birch Elementary", perspective=side)
    (chart,) = charts_of(app)
    bars = data_of(app.get("vega_lite_chart")[0]).query("kind == 'bar'")
    assert any("district ILT" in who for who in bars["who"]), bars["who"].unique()
    assert chart

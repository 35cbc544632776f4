"""The Present switch: what a presented screen draws, and what it never shows."""

import json

import pytest

from ilt.charts import presented
from ilt.ui.present import presenting
from ilt.ui.session import Session
from tests.support.app_pages import app_pages
from tests.support.visitors import at

SCREENS = [page.stem for page in app_pages() if not page.hidden]


def sizes(part):
    """Return each size of letters in a chart's structure."""
    if isinstance(part, dict):
        own = [value for name, value in part.items() if name in ("fontSize", "labelFontSize")]
        return own + [size for value in part.values() for size in sizes(value)]
    return [size for value in part for size in sizes(value)] if isinstance(part, list) else []


def charts_of(app) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def presented_screen(page: str, **params: str):
    return at(page, present="true", **params)


@pytest.mark.parametrize("page", SCREENS)
def test_every_screen_but_the_meeting_and_the_files_has_the_switch(page):
    app = presented_screen(page)
    assert not app.exception
    assert [toggle.label for toggle in app.toggle if toggle.label == "Present"] == (
        [] if page in ("meeting", "reports", "ratings") else ["Present"]
    )
    for chart in charts_of(app) if page not in presenting.NEVER else []:
        assert min(sizes(chart)) >= 15
        assert chart["width"] == presented.WIDTH_PX


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


def test_five_schools_and_the_focus_areas_alone_are_while_presenting():
    every, while_presenting = charts_of(at("heatmaps")), charts_of(presented_screen("heatmaps"))
    assert (len(every), len(while_presenting)) == (6, 1)
    assert len(charts_of(presented_screen("heatmaps", area="3"))) == 1


def test_what_the_bar_sends_may_be_anything():
    app = presented_screen("heatmaps")
    session = Session(app.session_state)
    for sent in ("3", {"area": "9"}, {"area": ["3"]}, {"go": "../app"}, {"go": {}}):
        session.state[Session.present_bar.key] = sent
        app.run()
        assert not app.exception
        assert session.choice("area") == "All"

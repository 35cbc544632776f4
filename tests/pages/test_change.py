"""Change: its title and its chart speak of the same things."""

import re

import pytest

from ilt import framework, screens
from tests.support.ratings_files import as_csv
from tests.support.screens import chart_data
from tests.support.visitors import uploaded

THEN, NOW = "Spring 2026", "Fall 2026"


def test_the_title_of_change_speaks_of_what_its_chart_shows():
    rows = [
        [round_, "R", "school", school, f"{school} {n}", "self", action.id, value, ""]
        for round_, value in ((THEN, "0"), (NOW, "3"))
        for school in ("Alder", "Birch")
        for n in range(8)
        for action in framework.current().of("school")
    ]
    app = uploaded({"ratings.csv": as_csv(rows)}).run()
    for shape in ("Focus areas", "Actions", "Schools"):
        app.session_state["view"] = app.query_params["view"] = shape
        app.switch_page("pages/change.py").run()
        assert not app.exception
        title = app.title[0].value.replace("\\", "")
        assert "clearly rose" in title
        assert title.endswith("since Spring 2026")
        chart = chart_data(app)[0]
        named = re.findall("“([^”]+)”", title) if shape != "Schools" else re.findall(r"\bat (\w+)", title)
        labels = set(chart["label"].dropna().str.replace("\n", " ")) | set(chart["action"].dropna())
        assert named
        assert all(any(name in label for label in labels) for name in named), (shape, title, labels)


@pytest.mark.full
def test_the_title_of_the_trend_claims_no_change_and_names_its_rounds():
    rows = [
        [round_, "R", "school", "Alder", f"{n}", "self", action.id, value, ""]
        for round_, value in (("Fall 2025", "0"), (THEN, "0"), (NOW, "3"))
        for n in range(8)
        for action in framework.current().of("school")
    ]
    app = uploaded({"ratings.csv": as_csv(rows)}).run()
    app.session_state["view"] = app.query_params["view"] = "Trend"
    app.switch_page("pages/change.py").run()
    assert app.title[0].value == "The focus areas over 3 rounds, Fall 2025 to Fall 2026"


def test_where_there_is_one_round_no_later_one_is_offered():
    assert screens.change.no_earlier(["Fall 2026"]) == (
        "Fall 2026 is the only round so far",
        "Add ratings from another round to see what changed.",
    )
    assert screens.change.no_earlier(["Fall 2026", "Spring 2027"]) == (
        "Fall 2026 is the first round here",
        "Choose a later round, or add ratings from an earlier one.",
    )

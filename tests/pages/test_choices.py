"""A choice that does not fit what is looked at is dropped, and the browser hears of it: one action's words and numbers."""

import csv
import itertools
import random
import re
from collections import Counter

import pytest

from ilt.ui.session import Session
from tests.support import walk
from tests.support.app_pages import ROOT
from tests.support.districts import district
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.visitors import opened, uploaded

FRAMEWORK = {
    row["action_id"]: row
    for row in csv.DictReader((ROOT / "data/framework.csv").read_text(encoding="utf-8").splitlines())
}
SAID = {
    "self": re.compile("(School teams|.+’s team|The district ILT): "),
    "cross": re.compile("(District raters|School raters|.+’s raters): "),
}
SWITCHES = {
    "assessment": ["School ILTs", "District ILT"],
    "round": ["Fall 2025", "Spring 2026", "Fall 2026"],
    "district": ["Riverbend", "Lakeside", "All districts together"],
    "area": ["All", "1", "3", "5"],
    "schools": [[], ["Alder Elementary"], ["Birch Elementary", "Cedar K-8"]],
}


@pytest.fixture
def rows():
    """The ratings of two districts, of which one has neither the last round nor all assessments."""
    one = district(("a second district's last round",), 5)
    return one, list(csv.DictReader(one.content.decode().splitlines()))


def visitor(one) -> walk.Walk:
    found = walk.Walk(one, random.Random(1), {}, Counter())
    Session(found.app.session_state).full_detail = True
    found.go("heatmaps")
    return found


def chosen(visit: walk.Walk, key: str) -> str:
    """Return what the browser shows in a list, as walk.Walk follows it."""
    widget = visit.app.get_by_key(key)
    return "" if widget is None else (visit.browser[widget.id] or [""])[0]


def counted(rows: list[dict], visit: walk.Walk, action: str, side: str) -> list[int]:
    """Return how many 0s, 1s, 2s and 3s a cell has, counted one by one."""
    where = {name: chosen(visit, name) for name in ("district", "round", "cell")}
    schools = visit.app.get_by_key("schools").value
    pooled = not any(row["school"] == where["cell"] for row in rows) and "(" not in where["cell"]
    own = [
        row["rating"]
        for row in rows
        if (row["round"], row["action_id"], row["perspective"]) == (where["round"], action, side)
        and (where["district"].startswith("All") or row["district"] == where["district"])
        and (
            (action[0], side) == ("D", "self")
            or (pooled and (not schools or row["school"] in schools))
            or f"{row['school']} ({row['district']})".startswith(where["cell"])
        )
    ]
    return [own.count(str(value)) for value in range(4)]


def stated(caption: str) -> list[int]:
    """Return how many 0s, 1s, 2s and 3s a caption tells."""
    each = {int(value): int(n) for value, n in re.findall(r"\b(\d)s: (\d+)", caption)}
    found = [each.get(value, 0) for value in range(4)]
    assert str(sum(found)) in caption or not each, caption
    return found


def belongs_together(rows: list[dict], visit: walk.Walk) -> None:
    """Hold the details of the open cell to the action and the place that the browser names in the lists."""
    dialogs = [node for node in visit.app._tree if node.type == "dialog"]
    assert len(dialogs) == bool(chosen(visit, "cell")), visit.steps
    if not dialogs:
        return
    action = chosen(visit, "action").split(" ")[0]
    shown = [text.value for text in visit.app.text]
    assert FRAMEWORK[action]["action"] in shown, (visit.steps, action, shown)
    assert FRAMEWORK[action]["assessment"] == ("school" if chosen(visit, "assessment") == "School ILTs" else "district")
    assert chosen(visit, "area") in ("All", FRAMEWORK[action]["focus_area"]), visit.steps
    for side in ("self", "cross"):
        said = next(words for words in shown if SAID[side].match(words))
        assert stated(said) == counted(rows, visit, action, side), (visit.steps, action, chosen(visit, "cell"), said)


@pytest.mark.parametrize(
    "switch", [one if one == "assessment" else pytest.param(one, marks=pytest.mark.full) for one in SWITCHES]
)
def test_details_are_of_one_action_after_every_switch(rows, switch):
    one, ratings = rows
    visit = visitor(one)
    # The last rounds are of one district alone.
    for place, to in zip(itertools.cycle((1, -1)), SWITCHES[switch], strict=False):
        for key, at in (("action", -place), ("cell", place)):
            options = visit.app.get_by_key(key).options
            visit._set(visit.app.get_by_key(key), options[at % len(options)])
        visit._run()
        assert chosen(visit, "cell")
        belongs_together(ratings, visit)
        if to in visit.app.get_by_key(switch).options or isinstance(to, list):
            visit._set(visit.app.get_by_key(switch), to)
            visit._run()
            belongs_together(ratings, visit)


@pytest.mark.full
def test_what_was_chosen_before_a_screen_stopped_early_shows_as_it_counts(rows):
    visit = walk.Walk(rows[0], random.Random(1), {}, Counter())
    visit.go("notes")

    def set_to(key: str, value: object) -> None:
        visit._set(next(one for one in walk._widgets(visit.app) if key in (one.key, one.label)), value)
        visit._run()  # which holds what the browser shows to what the screen is drawn with

    set_to("Show notes", True)
    every = walk.said(visit.app)
    set_to("rating", ["1"])
    some = walk.said(visit.app)
    assert some != every
    set_to("_notes", False)
    assert "rating" not in [one.key for one in walk._widgets(visit.app)]
    set_to("Show notes", True)
    assert visit.browser[visit.app.get_by_key("rating").id] == ["1"]
    assert walk.said(visit.app) == some


@pytest.mark.parametrize("said", ["Cross", "District raters", "District raters (cross)"])
def test_an_address_names_a_side_as_it_is_shown_or_as_it_was(said):
    app = opened(None, "across_schools", side=said)
    assert app.get_by_key("side").value == "Cross"


def test_who_rated_follows_the_assessment_after_files_were_confirmed():
    app = uploaded({"ratings.csv": as_csv(ratings_of(["Alder"], raters=6))}, confirmed=False)
    app.switch_page("pages/ratings.py").run()
    next(button for button in app.button if button.label.startswith("This is right")).click().run()
    app.switch_page("pages/heatmaps.py").run()
    Session(app.session_state).choose("assessment", "District ILT")
    app.run()
    assert Session(app.session_state).view.perspective == "both"

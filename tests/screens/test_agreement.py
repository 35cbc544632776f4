"""Every screen, slide and download says the same of the same thing, and what the ratings say in plain Python.

Made-up districts of many kinds (`recount.KINDS`), and the sample: what is claimed is found by patterns (`claims`), and
each claim is recomputed from the rows of the file (`recount`).
"""

import csv
import io
import random
import re
from collections import Counter
from fractions import Fraction

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ilt import framework, ratings
from ilt.meetings.steps import KEYS
from ilt.reading.questions import WAS_0_TO_3
from ilt.suppression import Minimums
from ilt.ui.session import Session
from tests.support.claims import SIDES, Judge, Place, labels
from tests.support.made_meetings import DAY, deck, meeting
from tests.support.recount import HEAD, KINDS, District, as_csv, gap, made_up, mean
from tests.support.screens import chart_data, texts
from tests.support.visitors import uploaded

ASSESSMENTS = {"school": "School ILTs", "district": "District ILT"}
VIEWS = [
    ("overview", {}),
    *(("heatmaps", {"show": show}) for show in ("Self", "Cross", "Both", "Gap")),
    *(
        ("self_and_cross", {"view": view})
        for view in ("Largest gaps", "By action", "Where raters disagree", "All ratings")
    ),
    ("change", {}),
    *(("attention", {"perspective": side}) for side in ("Both", "Self", "Cross")),
    *(("across_schools", {"side": side}) for side in ("Self", "Cross")),
    ("priorities", {}),
]
WHOLE, MANY = 300, 25
"""So many made-up districts are walked in the whole proof, and in one test: a few of their screens, and all slides."""


def rows_of(name: str) -> list[list[str]]:
    with open(name, encoding="utf-8-sig", newline="") as file:  # noqa: PTH123 - one line
        rows = [[row[column] for column in HEAD] for row in csv.DictReader(file)]
    return [[*row[:7], row[7] if row[7].isdigit() else "", row[8]] for row in rows]


class Walk:
    """One visitor of one district, and what is said on the way."""

    def __init__(self, rows: list[list[str]], *, private: bool, downloads: list, minimum: int = 3) -> None:
        self.truth = District(rows, 1 if private else minimum)
        self.found: Counter[str] = Counter()
        self.downloads = downloads
        # Where nobody gave a 0, the scale is asked.
        self.app: AppTest = uploaded({"ratings.csv": as_csv(rows)}, answers={"scale": WAS_0_TO_3})
        session = Session(self.app.session_state)
        session.full_detail = private
        session.saver.put("setting", "cover", minimum)
        self.app.run()
        self.first: dict[tuple, str] = {}

    def at(self, page: str, assessment: str, schools: tuple[str, ...], view: dict[str, str]) -> None:
        """Go to a screen and judge all that it says."""
        app, state = self.app, self.app.session_state
        self.downloads.clear()
        state["assessment"], state["schools"] = ASSESSMENTS[assessment], list(schools)
        for key, value in view.items():
            state[key] = app.query_params[key] = value  # the address wins where a screen is entered
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception, (page, assessment, schools, view, app.exception)
        assert all(app.get_by_key(key).value == value for key, value in view.items() if key in ("perspective", "show"))
        if app.title[0].value.startswith(("Too few", "No ")) and page == "self_and_cross":
            return
        if page == "heatmaps" and re.search(" (?:has|have) rated .* yet$", app.title[0].value):
            actions = [action.id for action in framework.current().of(assessment)]
            rated = [any(self.truth.of(assessment, side, one, schools).rated for one in actions) for side in SIDES]
            assert not all(rated), (assessment, schools, view)
            return
        whose = view.get("perspective", view.get("side", "Both"))
        shown = SIDES if whose == "Both" else (whose.lower(),)
        judge = Judge(
            self.truth, Place(page, assessment, () if page == "across_schools" else schools, shown), self.found
        )
        assert app.title[0].value != "No ratings to show yet", (page, assessment, schools, view)
        lines = list(texts(app.main))
        judge.words(lines)
        if page == "heatmaps":
            self.open_cell(judge)
        for data in chart_data(app):
            self.chart(judge, data, view)
        frames = [item.value for item in app.dataframe]
        frames += [pd.read_csv(io.BytesIO(data)) for _, name, data in self.downloads if name.endswith(".csv")]
        for frame in frames:
            self.table(judge, frame)
        if page in ("attention", "priorities") and shown == SIDES:
            self.starts(judge, page, lines, next((f for f in frames if "Id" in f), None))

    def open_cell(self, judge: Judge) -> None:
        """Open the first action's cell of all that is looked at, and judge what is behind it."""
        place = self.app.get_by_key("cell").options[0]
        self.app.get_by_key("cell").set_value(place).run()
        (dialog,) = [node for node in self.app._tree if node.type == "dialog"]
        judge.words(texts(dialog), self.app.get_by_key("action").value.split()[0])

    def chart(self, judge: Judge, data: pd.DataFrame, view: dict[str, str]) -> None:
        if not {"school", "side", "text", "kind", "key"} <= set(data):
            return
        for row in data[data["kind"] == "figure"].to_dict("records"):
            place = (row["school"],) if row["school"] in self.truth.schools else judge.place.schools
            if row["key"] not in framework.current().by_id:
                continue
            if view.get("show") == "Gap":
                found = self.truth.gap(judge.place.assessment, row["key"], place)
                assert row["text"].lstrip("+−") == gap(found), (judge.place, row)
            else:
                side = "self" if "self" in row["side"] else "cross"
                group = judge.of(side, row["key"], place)
                assert row["text"] == mean(group.ratings), (judge.place, row)
                assert f"({len(group.rated)} rating" in row["tip"]
            self.found["cell"] += 1

    def table(self, judge: Judge, frame: pd.DataFrame) -> None:
        """Judge each row of a table that is of one action: counts of low ratings, means, gaps."""
        if "Id" not in frame or "Rank" in frame:
            return
        for row in frame.to_dict("records"):
            schools = judge.place.schools
            if isinstance(row.get("School"), str) and row["School"]:
                schools = (row["School"],)
            for side in SIDES:
                name = side.capitalize()
                group = judge.of(side, row["Id"], schools)
                if f"{name} 0 or 1" in row:
                    assert row[f"{name} 0 or 1"] == len(group.low), (judge.place, row)
                    values = str(row[f"{name} ratings"])
                    assert not values.isdigit() or int(values) == len(group.rated), (judge.place, row)
                    self.found["table, low"] += 1
                if name in row and f"{name} ratings" in row and str(row[name]) != "–":
                    assert float(row[name]) == float(mean(group.ratings)), (judge.place, row)
                    assert row[f"{name} ratings"] == len(group.rated), (judge.place, row)
                    self.found["table, mean"] += 1
            if "Gap" in row and isinstance(row["Gap"], str) and row["Gap"] != "–":
                found = self.truth.gap(judge.place.assessment, row["Id"], schools)
                assert str(row["Gap"]).lstrip("'+−") == gap(found), (judge.place, row)
                self.found["table, gap"] += 1

    def starts(self, judge: Judge, page: str, lines: list[str], frame: pd.DataFrame | None) -> None:
        """Both screens that name a first say the same, or each says in words why they differ."""
        key = judge.place.assessment, judge.place.schools
        expected = in_order(judge)
        if page == "attention":
            ids = [] if frame is None else list(frame["Id"])
            flagged = [one for one in ids if one in expected]
            assert flagged == expected, (judge.place, flagged, expected)
        here = expected[0] if page == "attention" and expected else ""
        if page == "priorities":
            here = "" if frame is None else frame.sort_values("Rank")["Id"].iloc[0]
        known = {**self.first, (*key, page): here}
        self.first = known
        other = known.get((*key, "priorities" if page == "attention" else "attention"))
        if other is None or not here:
            return
        named = {name: key for name, key in labels().items() if key in (here, other)}
        start = "The Attention screen starts with"
        said = [line for line in lines if line.startswith(start) and "The Priorities screen" in line]
        assert bool(said) == (here != other), (judge.place, here, other, said)
        assert all({named[n] for n in re.findall("“([^”]+)”", line) if n in named} == {here, other} for line in said)
        self.found["first"] += 1

    def slides(self, assessment: str, school: str) -> None:
        """Judge every slide of a team's meeting."""
        table = ratings.typed(
            pd.DataFrame(self.truth.rows, columns=HEAD).replace({"rating": {"": None}}).astype({"rating": "Int64"})
        )
        plan = [key for key in KEYS if key not in ("before", "purpose")]
        one = meeting(assessment=assessment, district=self.truth.rows[0][1], school=school, plan=plan, predicted=2)
        minimums = Minimums(self.truth.minimum)
        schools = (school,) if school else ()
        made = deck(table, one, minimums)
        titles = {}
        for slide in made.slides(one, (), DAY):
            name = slide.name.partition(":")[0]
            judge = Judge(self.truth, Place(f"slide {slide.name}", assessment, schools), self.found)
            titles.setdefault(name, slide.title)
            judge.words([slide.kicker, slide.title, slide.ask, *slide.foot.split("\n")], self.labeled(slide.title))
            for row in slide.rows:
                action, place = self.labeled(row.label), schools
                if row.label in self.truth.schools:
                    action, place = self.labeled(slide.title), (row.label,)
                elif ": " in row.label and row.label.partition(": ")[0] in self.truth.schools:
                    action, place = self.labeled(row.label.partition(": ")[2]), (row.label.partition(": ")[0],)
                Judge(self.truth, Place(judge.place.name, assessment, place), self.found).words([row.words], action)
                self.check_bar(judge, row, action, place)

    def labeled(self, text: str) -> str:
        return labels().get(text, "")

    def check_bar(self, judge: Judge, row, action: str, place: tuple[str, ...]) -> None:
        for bar in row.bars:
            if bar.counts and bar.mark:
                side = {"●": "self", "○": "cross"}[bar.mark]
                values = judge.of(side, action, place).ratings
                assert bar.counts == tuple(values.count(value) for value in range(4)), (judge.place, row)
                self.found["bar"] += 1
        for mark in row.marks:
            if mark.shape in SIDES and action:
                assert mark.text == mean(judge.of(mark.shape, action, place).ratings), (judge.place, row)
                self.found["mark"] += 1


def in_order(judge: Judge) -> list[str]:
    """Return the flagged actions in the order of attention, as the rules ask."""
    found = []
    frame = framework.current()
    for place, action in enumerate(frame.of(judge.place.assessment)):
        groups = [group for side in SIDES if (group := judge.of(side, action.id)).low]
        if groups and (not judge.place.schools or judge._listed(action.id)):
            most = any(group.most_low for group in groups)
            share = max(Fraction(len(group.low), len(group.rated)) for group in groups)
            zeros = max(group.ratings.count(0) for group in groups)
            found.append((not action.populations, not most, -share, -zeros, place, action.id))
    return [one[-1] for one in sorted(found)]


def screens(walk: Walk, chance: random.Random, few: int) -> None:
    """Walk some screens of one team or all, Attention and Priorities always among them; and every slide."""
    schools = chance.choice([(), (), (chance.choice(walk.truth.schools),)])
    assessment = chance.choice(list(ASSESSMENTS))
    for page, view in [*chance.sample(VIEWS, few), ("attention", {"perspective": "Both"}), ("priorities", {})]:
        walk.at(page, assessment, schools, view)
    walk.slides("school", chance.choice(walk.truth.schools))
    walk.slides(assessment, "")


def walked(seed: int, downloads: list, few: int) -> Counter[str]:
    minimum = 3 + max(0, seed // 100 - 1)  # 4 from 200 on, 5 from 300 on
    walk = Walk(made_up(seed, minimum), private=seed % 5 < 2, downloads=downloads, minimum=minimum)
    screens(walk, random.Random(seed), few)
    return walk.found


# In 194 a team too small to be among the people is in the pool of one action.
@pytest.mark.parametrize(
    "seeds", [(1, 194), pytest.param((0, *range(2, 8)), marks=pytest.mark.full)], ids=["few", "more"]
)
def test_screens_and_slides_say_the_same_of_the_same_thing(downloads, seeds):
    found = Counter()
    for seed in seeds:
        found += walked(seed, downloads, 2)
    assert found.total() > 500
    assert set(found) >= {"low, people", "low, ratings", "people", "mean", "gap", "table, low", "first"}, found


@pytest.mark.full
@pytest.mark.parametrize("first", range(100, 100 + WHOLE, MANY))
def test_screens_and_slides_of_many_districts_say_the_same_of_the_same_thing(downloads, first):
    found = Counter()
    for seed in range(first, first + MANY):
        found += walked(seed, downloads, 5)
    kinds = {"low, people", "low, ratings", "people", "participation", "mean", "gap", "close", "lowest", "verdict"}
    kinds |= {"low schools", "mostly", "some low", "split", "cell", "table, low", "table, mean", "table, gap", "first"}
    assert set(found) >= {*kinds, "bar", "mark"}, kinds - set(found)
    assert len(KINDS) < MANY


@pytest.mark.parametrize("many", [1, pytest.param(len(VIEWS), marks=pytest.mark.full)])
def test_every_screen_of_the_sample_says_what_its_ratings_say(downloads, many):
    walk = Walk(rows_of("data/sample_ratings.csv"), private=False, downloads=downloads)
    chance = random.Random(14)
    for assessment in ASSESSMENTS:
        for page, view in chance.sample(VIEWS, many):
            walk.at(page, assessment, (), view)
    walk.slides("school", "")
    walk.slides("school", "Birch Elementary")
    assert walk.found["low, ratings"] > 3
    assert walk.found["low, people"] > 3

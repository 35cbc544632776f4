"""Agreed ratings next to the individual ones: right team, round and action, for those who may see them, in no figure."""

import re
from datetime import date

import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from ilt import charts, findings, framework, screens
from ilt.access import VIEWER, Permitted, Person
from ilt.charts import layout
from ilt.meetings import agreed_ratings, stored
from ilt.ratings import OTHERS
from ilt.ui.session import Session
from tests.support.made_charts import COUNTS, LAYOUT, SCHOOLS, check
from tests.support.screens import everything, said
from tests.support.sign_in import keep, signed_in
from tests.support.visitors import uploaded

DISTRICT, ALDER, BIRCH = "Riverbend", *SCHOOLS
DAY = date(2026, 11, 25)
POOL = "All schools"


def entries(key: str, school: str, agreed: dict[str, int], **fields: str) -> dict[str, object]:
    """Return a meeting as a workspace holds it; of the school actions, unless it says otherwise."""
    whole = {"assessment": "school", "district": DISTRICT, "school": school, "round": "Fall 2026", "seat": "s"}
    whole |= {"day": DAY.isoformat(), **fields, **{f"agreed.{action}": rating for action, rating in agreed.items()}}
    return stored.entries(key, whole)


def agreed(*teams: tuple[str, dict[str, int]], person: Person = Person(), **fields: str) -> pd.DataFrame:  # noqa: B008
    """Return what a person sees of what teams agreed on."""
    held = {
        k: v for n, (school, rated) in enumerate(teams) for k, v in entries(f"m{n}", school, rated, **fields).items()
    }
    return agreed_ratings.visible(agreed_ratings.of_meetings(stored.meetings(held)), Permitted(person, COUNTS))


BOTH = (ALDER, {"S3.1": 2, "S3.2": 0}), (BIRCH, {"S3.1": 3}), ("", {"S3.1": 1})


def test_a_sentence_says_who_agreed_on_what_and_when():
    assert agreed_ratings.sentence(2, DAY, school=ALDER, assessment="school") == "The team agreed on 2 (Nov 25, 2026)"
    assert agreed_ratings.sentence(0, date(2027, 2, 3), school="", assessment="district") == (
        "The district ILT agreed on 0 (Feb 3, 2027)"
    )
    assert agreed(BOTH[2])["agreed_words"].tolist() == [
        "The district ILT agreed on 1 for all schools together (Nov 25, 2026)"
    ]


@pytest.mark.parametrize(
    ("schools", "district", "school_actions", "district_actions"),
    [
        (None, True, {ALDER, BIRCH, ""}, {""}),
        (None, False, {ALDER, BIRCH}, set()),
        ((ALDER,), False, {ALDER}, set()),
        ((ALDER,), True, {ALDER}, {""}),  # what is said of all schools is for who sees them all
        (("Nowhere",), True, set(), set()),
        ((OTHERS, ""), True, set(), set()),
        ((), True, set(), {""}),
    ],
)
def test_who_may_see_a_teams_ratings_sees_what_it_agreed_on(schools, district, school_actions, district_actions):
    person = Person(VIEWER, schools, district)
    assert set(agreed(*BOTH, person=person)["school"]) == school_actions
    assert set(agreed(("", {"D1.1": 2}), person=person, assessment="district")["school"]) == district_actions


def rows_of(table: pd.DataFrame, what: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Return what was agreed on in each row, by school and action."""
    table = agreed_ratings.with_agreed(table, what)
    rated = table.dropna(subset="agreed")
    return {(row.school, row.action_id): row.agreed for row in rated.itertuples()}


def test_an_agreed_rating_is_in_the_row_of_its_team_and_action_and_changes_nothing_else():
    gaps = findings.gaps(COUNTS)
    assert rows_of(gaps, agreed(*BOTH)) == {
        (ALDER, "S3.1"): 2,
        (ALDER, "S3.2"): 0,  # a 0 is a rating
        (BIRCH, "S3.1"): 3,
        ("", "S3.1"): 1,
    }
    whole = agreed_ratings.with_agreed(gaps, agreed(*BOTH))
    assert whole.drop(columns=["agreed", "agreed_words"]).equals(gaps)
    for none in (agreed(), agreed((ALDER, {"S5.1": 2})), agreed(("Elsewhere", {"S3.1": 2}))):
        assert agreed_ratings.with_agreed(gaps, none) is gaps


def test_the_districts_own_is_in_the_row_of_each_schools_view_of_it():
    of = {"round": "Fall 2026", "district": DISTRICT, "assessment": "district", "action_id": "D1.1"}
    views = pd.DataFrame([{**of, "school": ""}, {**of, "school": ALDER}, {**of, "school": BIRCH, "action_id": "D1.2"}])
    rated = agreed(("", {"D1.1": 2}), assessment="district")
    assert rows_of(views, rated) == {("", "D1.1"): 2, (ALDER, "D1.1"): 2}
    assert agreed_ratings.in_words(rated, "D1.1", ALDER) == ["The district ILT agreed on 2 (Nov 25, 2026)"]
    assert agreed_ratings.in_words(rated, "D1.2", ALDER) == []


def cells_of(show: str, *teams: tuple[str, dict[str, int]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the cells of a heatmap, without and with what was agreed on."""
    cells = screens.heatmaps.cells(COUNTS, SCHOOLS, show, (POOL, POOL))
    return cells, agreed_ratings.with_agreed_cells(cells, agreed(*teams), POOL, marked=show != "gap")


@pytest.mark.parametrize("show", ["self", "cross", "both", "gap"])
def test_a_heatmap_has_it_once_in_the_cell_of_its_team(show):
    plain, cells = cells_of(show, *BOTH)
    assert set(cells.columns) - set(plain.columns) == {"agreed", "agreed_words"}
    assert cells[plain.columns].head(len(plain)).equals(plain.reset_index(drop=True))
    shown = cells[cells["agreed"] != ""]
    expected = {(ALDER, "S3.1"): "◆ 2", (ALDER, "S3.2"): "◆ 0", (BIRCH, "S3.1"): "◆ 3", (POOL, "S3.1"): "◆ 1"}
    found = [((row.school, row.key), row.agreed) for row in shown.itertuples()]
    assert sorted(found) == ([] if show == "gap" else sorted(expected.items()))
    assert set(shown["side"]) <= {"cross ○" if show == "cross" else "self ●"} | (
        {"cross ○"} if show == "both" else set()
    )
    in_words = cells[cells["agreed_words"] != ""]
    assert set(zip(in_words["school"], in_words["key"], strict=True)) == set(expected)
    data = charts.heatmap.data(LAYOUT, cells)
    if show in ("self", "both"):
        check(
            charts.heatmap.structure(
                layout.height(LAYOUT), screens.heatmaps.TIPS, halves=show == "both", with_agreed=True
            ),
            data,
        )
    assert "The team agreed on 2 (Nov 25, 2026)" in " ".join(data["tip"].dropna())
    table = screens.heatmaps.table(cells).set_index("Id")
    if show == "self":
        found = table.loc["S3.1", [f"{name} · self ●" for name in (ALDER, POOL)]].tolist()
        assert found == ["1.3 ◆ 2", "1.9 ◆ 1"]  # 5 / 4, 13 / 7
        assert table.loc["S3.2", f"{BIRCH} · self ●"] == "not rated"


def test_a_cell_without_a_figure_has_the_team_s_word():
    _, cells = cells_of("self", (BIRCH, {"S3.2": 2, "S5.1": 1}))
    data = charts.heatmap.data(LAYOUT, cells).set_index(["key", "school"])
    cell = data.loc[("S3.2", BIRCH)]
    assert (cell["kind"], cell["text"], cell["agreed"], cell["agreed_ink"]) == (
        *("not rated", "not rated", "◆ 2"),
        "currentColor",
    )
    # The action that the file does not have is not rated, too.
    found = cells[(cells["key"] == "S5.1")]
    assert found[["school", "kind", "agreed"]].to_numpy().tolist() == [[BIRCH, "not rated", "◆ 1"]]
    assert found["action"].item() == framework.current().by_id["S5.1"].text
    hidden = cells.assign(kind=screens.heatmaps.HIDDEN, text="", tip="fewer than 3 raters")
    assert screens.heatmaps.table(hidden).set_index("Id").loc["S3.2", f"{BIRCH} · self ●"] == "fewer than 3 raters ◆ 2"


def test_without_any_nothing_changes():
    plain, cells = cells_of("self")
    assert cells is plain
    assert "agreed" not in screens.self_and_cross.for_chart(findings.gaps(COUNTS))
    assert "Agreed" not in screens.self_and_cross.table(findings.gaps(COUNTS))


@pytest.mark.full
def test_a_dumbbell_has_a_diamond_and_its_table_a_column():
    gaps = agreed_ratings.with_agreed(findings.gaps(COUNTS).query("school == @ALDER"), agreed(*BOTH))
    data = charts.dumbbell.data(LAYOUT, screens.self_and_cross.for_chart(gaps))
    tips, agreed_tips = screens.self_and_cross.TIPS, screens.self_and_cross.AGREED_TIPS
    check(charts.dumbbell.structure(layout.height(LAYOUT), tips, agreed_tips=agreed_tips), data)
    assert data.dropna(subset="agreed").set_index("key")["agreed"].to_dict() == {"S3.1": 2, "S3.2": 0}
    assert screens.self_and_cross.table(gaps).set_index("Id")["Agreed"].to_dict() == {"S3.1": 2, "S3.2": 0}


def test_a_spread_has_it_right_of_the_bars_and_in_its_table():
    scoped = agreed_ratings.with_agreed(findings.scoped(COUNTS).query("school == @ALDER"), agreed((ALDER, {"S3.1": 2})))
    rows = screens.all_ratings.for_chart(scoped)
    data, most = charts.spread.data(LAYOUT, rows)
    check(charts.spread.structure(layout.height(LAYOUT), most, screens.all_ratings.TIPS, with_agreed=True), data)
    assert data.loc[data["kind"] == "agreed", "text"].tolist() == ["◆ 2"]
    without, same = charts.spread.data(LAYOUT, rows.drop(columns="agreed"))
    assert most == same
    assert data.loc[data["kind"] == "bar", "text"].tolist() == without.loc[without["kind"] == "bar", "text"].tolist()
    assert screens.all_ratings.table(rows).query("Id == 'S3.1'")["Agreed"].tolist() == [2, 2]


# On screen

SAMPLE = {"district": "Riverbend Public Schools"}
LEGEND = "agreed by the team in a meeting"


def charts_of(app: AppTest) -> list[bytes]:
    """Return each chart as it was sent: its structure and its data."""
    assert not app.exception
    return [chart.proto.SerializeToString() for chart in app.get("vega_lite_chart")]


def marks(app: AppTest) -> set[tuple[str, str]]:
    """Return the diamonds that were sent: which school's (blank: not said) on which action."""
    found = set()
    for chart in app.get("vega_lite_chart"):
        data = pa.ipc.open_stream(chart.proto.data.data).read_pandas()
        if "agreed" in data:
            data = data[data["agreed"].notna() & (data["agreed"] != "")]
            found |= {(row.get("school", ""), row["key"]) for row in data.to_dict("records")}
    return found


def figures_of(app: AppTest) -> list[str]:
    """Return the title and all tables, without what is agreed on."""
    tables = [item.value.drop(columns="Agreed", errors="ignore").to_csv() for item in app.dataframe]
    return [app.title[0].value, *(re.sub(" ◆ [0-3]", "", table) for table in tables)]


@pytest.mark.parametrize(
    ("page", "address", "diamonds"),
    [
        ("heatmaps", {"area": "3"}, {(BIRCH, "S3.1"), (BIRCH, "S3.2"), ("All schools", "S3.1")}),
        # Of the largest gaps.
        pytest.param("self_and_cross", {}, {("", f"{BIRCH} S3.1")}, marks=pytest.mark.full),
        ("self_and_cross", {"view": "By action", "schools": BIRCH, "area": "3"}, {("", "S3.1"), ("", "S3.2")}),
    ],
)
def test_screens_show_it_in_its_round_alone_and_no_number_changes(page, address, diamonds):
    app = uploaded({})
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    app.switch_page(f"pages/{page}.py").run()
    before, numbers = charts_of(app), figures_of(app)
    held = Session(app.session_state).saver
    held.put_all("meeting", entries("spring", BIRCH, {"S3.1": 0}, **SAMPLE, round="Spring 2026"))
    held.put_all("meeting", entries("elsewhere", BIRCH, {"S3.1": 0}, district="Lakeside"))
    assert charts_of(app.run()) == before
    assert LEGEND not in said(app)
    held.put_all("meeting", entries("fall", BIRCH, {"S3.1": 2, "S3.2": 0}, **SAMPLE))
    held.put_all("meeting", entries("district", "", {"S3.1": 1}, **SAMPLE))
    assert charts_of(app.run()) != before
    assert marks(app) == diamonds
    assert LEGEND in said(app)
    assert figures_of(app) == numbers
    if page == "heatmaps":
        app.get_by_key("cell").set_value("All schools").run()
        assert "The district ILT agreed on 1 for all schools together" in said(app)  # of the cell that is open
        app.get_by_key("show").set_value("Gap").run()
        assert marks(app) == set()
        assert LEGEND not in said(app)


def test_who_may_not_see_a_school_is_sent_nothing_that_it_agreed_on(database):
    saver = keep(database)
    days = {"Alder": "2027-01-31", "Birch": "2027-02-01", "": "2027-02-02"}
    for school, day in days.items():
        saver.put_all("meeting", entries(f"m{school}", school, {"S3.1": 2}, day=day))
    words = {"Alder": "Jan 31, 2027", "Birch": "Feb 1, 2027", "": "Feb 2, 2027"}
    for address, own in (("all@r.example", set(days)), ("birch@r.example", {"Birch"})):
        app = signed_in(address, saver.link)
        app.session_state["area"] = "3"
        app.switch_page("pages/heatmaps.py").run()
        sent = everything(app)
        assert {school for school, word in words.items() if word in sent} == own, address
        assert {school for school, _ in marks(app)} == {school or "All schools" for school in own}, address

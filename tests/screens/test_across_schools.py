"""One school or many, whom to ask, and whose experience is consistent: against plain Python over the single ratings."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt import charts, findings, framework, rules, screens, suppression
from ilt.charts import layout
from ilt.suppression import Minimums
from tests.support.made_charts import check
from tests.support.ratings_files import FILES, as_csv, ratings_of
from tests.support.screens import said
from tests.support.short_ratings import table
from tests.support.visitors import opened

F = "Fall 2026 | school |"
D = "Fall 2026 | district |"
RATINGS = st.lists(st.integers(0, 3), max_size=6)


def counted(*lines: str, k: int = 1) -> pd.DataFrame:
    """Count them as suppression shows them; of other actions it would be said that small teams are hidden, too."""
    ratings = table(*lines)
    shown = suppression.counts(ilt.count(ratings), ratings, Minimums(k))
    return shown[shown["action_id"].isin(ratings["action_id"])]


def low(values: list[int]) -> bool:
    return bool(values) and 2 * sum(value <= 1 for value in values) >= len(values)


def strong(values: list[int]) -> bool:
    return bool(values) and sum(values) >= 2 * len(values) and 4 * sum(value <= 1 for value in values) <= len(values)


@given(st.lists(st.tuples(RATINGS, RATINGS), min_size=1, max_size=7), st.integers(1, 4))
def test_every_school_stands_as_its_own_ratings_say(schools: list[tuple[list[int], list[int]]], k: int) -> None:
    lines = [
        f"{F} School {place} | {side} | S1.1 | {' '.join(map(str, ratings)) or '-'}"
        for place, school in enumerate(schools)
        for side, ratings in zip(("self", "cross"), school, strict=True)
    ]
    counts = counted(*lines, k=k)
    stands = findings.standings(counts).set_index(["school", "perspective"])["standing"]
    shown = {place: own for place, (own, _) in enumerate(schools) if len(own) >= k and own}
    for place, (own, other) in enumerate(schools):
        name = f"School {place}"
        wanted = "low" if low(own) else "strong" if strong(own) and not low(other) else "between"
        assert stands[name, "self"] == (wanted if place in shown else "")
        doubted = place in shown and low(own)
        wanted = "low" if low(other) else "strong" if strong(other) and not doubted else "between"
        assert stands[name, "cross"] == (wanted if other else "")
    verdicts = findings.verdicts(counts).set_index("perspective")
    if "self" not in verdicts.index:
        assert not any(own for own, _ in schools)
        return
    row = verdicts.loc["self"]
    hidden = [place for place, (own, _) in enumerate(schools) if 0 < len(own) < k]
    assert (row["schools"], row["hidden_schools"]) == (len(shown), len(hidden))
    assert row["where"] == tuple(f"School {place}" for place, own in shown.items() if low(own))
    examples = [place for place, own in shown.items() if strong(own) and not low(schools[place][1])]
    examples.sort(key=lambda place: (-Fraction(sum(shown[place]), len(shown[place])), f"School {place}"))
    assert row["strong"] == tuple(f"School {place}" for place in examples)
    assert row["verdict"] == possible(sum(map(low, shown.values())), len(shown), len(hidden))


def verdict(n: int, of: int) -> str:
    if of < 2 or not n:
        return ""
    return "district-wide" if n > 1 and 2 * n >= of else "several schools" if n > 1 else "school-specific"


def possible(n: int, shown: int, hidden: int) -> str:
    """Return the verdict, if it is the same whatever the hidden schools say; else the least that holds."""
    if not n:
        return ""
    every = {verdict(n + more, shown + hidden) for more in range(hidden + 1)}
    if len(every) == 1:
        return every.pop()
    return "several schools, possibly district-wide" if n > 1 else "at least one school"


@pytest.mark.parametrize(
    ("own", "other", "standing"),
    [
        ("2 2 2 2", "-", "strong"),
        ("1 2 2 3", "-", "strong"),  # a mean of 2 and three of four at 2 or 3
        ("1 1 3 3 3", "-", "between"),  # a mean over 2, but two of five low
        ("0 2 2 2", "-", "between"),  # three of four at 2, but a mean of 1.5
        ("1 1 3 3", "-", "low"),  # half low, whatever the mean
        ("3 3 3 3", "1", "between"),  # the visitor sees it low
        ("3 3 3 3", "2 1 2", "strong"),
    ],
)
def test_low_strong_and_between(own: str, other: str, standing: str) -> None:
    found = findings.standings(counted(f"{F} Alder | self | S1.1 | {own}", f"{F} Alder | cross | S1.1 | {other}"))
    assert found.set_index("perspective")["standing"]["self"] == standing


FOUR = [
    f"{F} Alder | self | S3.1 | 0 1 1",
    f"{F} Birch | self | S3.1 | 1 1 2",
    f"{F} Cedar | self | S3.1 | 3 3 2",
    f"{F} Elm | self | S3.1 | 3 3",
    f"{F} Alder | self | S1.1 | 3 2 3",
    f"{F} Birch | self | S1.1 | 0 1 1",
    f"{F} Cedar | self | S1.1 | 2 1 1",
    f"{F} Alder | self | S1.2 | 1 1 0",
    f"{F} Birch | self | S1.2 | 2 2 3",
    f"{F} Cedar | self | S1.3 | 2 2 3",
]


@pytest.mark.full
def test_one_school_or_many_in_words() -> None:
    picture = screens.across_schools.schools(counted(*FOUR, k=3), "self")
    assert picture.title == "2 actions are low district-wide and 1 in only one of the schools shown"
    lines = {line.action_id: line for line in picture.lines}
    assert [line.action_id for line in picture.lines] == ["S1.1", "S3.1", "S1.2", "S1.3"]
    assert lines["S3.1"].said == ("district-wide: 2 of the 3 schools shown are low on it; 1 school hidden")
    assert (lines["S3.1"].first, lines["S3.1"].second) == ("2 of 3 low, 1 hidden", "district-wide")
    assert lines["S3.1"].schools == ("Low at: Alder, Birch", "Others can learn from Cedar")
    # Elm did not rate these: with two raters, what it left out is hidden too.
    assert lines["S1.2"].said.startswith("at least one school: 1 of the 2 schools shown is low on it")
    assert lines["S1.3"].said == ("the one school shown is not low on it; 1 school hidden")
    high = screens.across_schools.schools(counted(*FOUR, f"{F} Alder | self | S1.3 | 2 3 3", k=3), "self").lines
    assert {line.action_id: line.said for line in high}["S1.3"] == (
        "neither school shown is low on it; 1 school hidden"
    )
    lines = {
        line.action_id: line
        for line in screens.across_schools.schools(counted(*FOUR[:3], *FOUR[4:], k=3), "self").lines
    }
    assert lines["S1.2"].said == "school-specific: 1 of the 2 schools is low on it"
    assert lines["S1.3"].said == "fewer than half of the team members rated it 0 or 1 (only one school rated it)"


def test_nothing_is_said_of_a_school_that_is_hidden() -> None:
    for k in (2, 3):
        picture = screens.across_schools.schools(counted(*FOUR, k=k), "self")
        words = [picture.title, *[text for line in picture.lines for text in (line.said, *line.schools)]]
        words += [picture.tables["As a table"].whole().to_csv(), picture.points.to_csv()]
        assert ("Elm" in " ".join(words)) == (k == 2)
    every = picture.tables["All schools and actions"].whole().set_index(["School", "Id"])
    assert every.loc[("Elm", "S3.1"), ["Mean", "Ratings", "Low ratings", "Level"]].tolist() == [
        "–",
        "fewer than 3 raters",
        0,
        "",
    ]


def test_where_every_school_is_hidden_that_is_said() -> None:
    picture = screens.across_schools.schools(counted(*FOUR, k=4), "self")
    assert picture.title == "Too few raters to show a school"
    assert {line.said for line in picture.lines} >= {"4 schools hidden (too few raters)"}
    assert picture.points.empty


def test_no_school_and_one_school() -> None:
    assert screens.across_schools.schools(counted(*FOUR), "cross").title == "No district rater has rated here yet"
    assert screens.across_schools.schools(counted(FOUR[0]), "self").title.startswith("Only one school has ratings here")
    nobody = screens.across_schools.schools(counted(FOUR[2], FOUR[3]), "self")
    assert nobody.title == "No school is low on any action"
    assert nobody.lines[0].schools == ("Others can learn from Elm and Cedar",)


DISTRICT = [
    f"{D} | self | D1.1 | 2 3 2 3",  # 2.5
    f"{D} Alder | cross | D1.1 | 2 2 2",  # exactly 0.5 lower: not consistent
    f"{D} Birch | cross | D1.1 | 2 2 3 2 2 2 2 2 2 2",  # 2.1: 0.4 lower
    f"{D} Cedar | cross | D1.1 | 1 1 1",  # 1.5 lower
    f"{D} Elm | cross | D1.1 | 0 0",
    f"{D} | cross | D1.1 | 0 0 0",  # from no school: in the pool alone
    f"{D} | self | D1.2 | 0 0 1 0",
    f"{D} Alder | cross | D1.2 | 0 0 0",
    f"{D} Birch | cross | D1.2 | 3 3 3",
    f"{D} Cedar | cross | D1.3 | 3 3 3",
]


@pytest.mark.full
@given(RATINGS.filter(bool), st.lists(RATINGS, min_size=1, max_size=4), st.integers(1, 4))
def test_consistent_is_less_than_half_a_point_away(own: list[int], schools: list[list[int]], k: int) -> None:
    lines = [f"{D} | self | D1.1 | {' '.join(map(str, own))}"]
    lines += [f"{D} School {n} | cross | D1.1 | {' '.join(map(str, one)) or '-'}" for n, one in enumerate(schools)]
    found = findings.consistency(counted(*lines, k=k)).set_index("school")["consistent"]
    for n, one in enumerate(schools):
        wanted = ""
        if one and len(one) >= k:
            gap = Fraction(sum(own), len(own)) - Fraction(sum(one), len(one))
            wanted = "consistent" if abs(gap) < Fraction(1, 2) else "not consistent"
        assert found[f"School {n}"] == wanted


def test_consistency_in_words() -> None:
    picture = screens.across_schools.experiences(counted(*DISTRICT, k=3))
    label = framework.current().by_id["D1.1"].short_label
    assert picture.title == f"2 of 3 schools shown see “{label}” differently than the district ILT does"
    first, second, third = picture.lines
    assert first.said == (
        "the district ILT rates itself 2.5 (4 ratings). 1 of the 3 schools shown sees it about the same; 1 school hidden"
    )
    assert first.schools == (
        "About the same: Birch",
        "Rate it lower than the district ILT does: Cedar (by 1.5), Alder (by 0.5)",
    )
    assert (first.first, first.second) == ("1 of 3 about the same", "own view 2.5, 1 hidden")
    assert second.schools == ("About the same: Alder", "Rate it higher than the district ILT does: Birch (by 2.8)")
    assert third.said == "the district ILT’s own view: not rated"
    assert "Elm" not in picture.points.to_csv()


def test_schools_that_are_all_hidden_are_looked_at_together() -> None:
    # 3 2 is 2.5; 0 0 1 1 of two schools of two raters is 0.5.
    lines = [f"{D} | self | D1.1 | 3 2", f"{D} Alder | cross | D1.1 | 0 1", f"{D} Birch | cross | D1.1 | 0 1"]
    picture = screens.across_schools.experiences(counted(*lines, k=3))
    label = framework.current().by_id["D1.1"].short_label
    assert picture.title == f"The district ILT rates “{label}” 2.0 higher than the schools do"
    (line,) = picture.lines
    assert line.said == "the district ILT rates itself 2.5 (2 ratings); 2 schools hidden"
    assert line.schools == ("All schools together: the district ILT rates this 2.0 higher than the schools do",)
    assert set(picture.points["school"]) == {"District ILT"}


def test_consistency_as_tables() -> None:
    picture = screens.across_schools.experiences(counted(*DISTRICT, k=3))
    tables = {label: table.whole() for label, table in picture.tables.items()}
    row = tables["As a table"].set_index("Id").loc["D1.1"]
    assert row[
        ["Own view", "Own ratings", "About the same", "Different", "Schools shown", "Schools hidden"]
    ].tolist() == [
        "2.5",
        4,
        ("Birch",),
        ("Alder", "Cedar"),
        3,
        1,
    ]
    schools = tables["All schools"].set_index("School")
    assert schools.loc["Alder", ["Actions shown", "About the same on", "Different on"]].tolist() == [2, 1, 1]
    assert schools.loc["Birch", "Different: which"] == "D1.2"
    every = tables["All schools and actions"].set_index(["School", "Id"])
    assert every.loc[("Cedar", "D1.1"), "Own view minus school’s"] == "+1.5"


@pytest.mark.full
def test_the_district_without_a_view_of_its_own_and_without_schools() -> None:
    assert (
        screens.across_schools.experiences(counted(DISTRICT[9])).title
        == "No action has ratings from both the district ILT and a school yet"
    )
    alone = screens.across_schools.experiences(counted(*DISTRICT[:2], k=11))
    assert alone.title.startswith(
        "Fewer than 11 raters: too few to compare schools’ experience with the district’s own view"
    )
    assert alone.lines[0].said == "the district ILT rates itself 2.5 (4 ratings); 1 school hidden"
    consistent = screens.across_schools.experiences(counted(DISTRICT[0], DISTRICT[2]))
    assert consistent.title == "Every school sees the district’s work about the same as the district does"
    one = screens.across_schools.experiences(counted(DISTRICT[0], DISTRICT[3]))
    assert one.title.startswith("Cedar sees “")


def points_of(picture: screens.across_schools.Picture) -> pd.DataFrame:
    actions = [framework.current().by_id[line.action_id] for line in picture.lines]
    placed = layout.place_rows(
        screens.actions.items(actions), charts.strip_plot.row_px(picture.points), layout.WIDE_LABEL_PX
    )
    data = charts.strip_plot.data(
        placed, *screens.across_schools.of_lines(picture.points, picture.lines), rules.NOTABLE_GAP
    )
    check(charts.strip_plot.structure(layout.height(placed), screens.across_schools.TIPS), data)
    return data


def test_the_strip_has_a_mark_for_each_school_that_is_shown() -> None:
    data = points_of(screens.across_schools.schools(counted(*FOUR, k=3), "self"))
    marks = data[(data["kind"] == "mark") & (data["key"] == "S3.1")].set_index("school")
    assert marks["mean"].round(6).to_dict() == {"Alder": 0.666667, "Birch": 1.333333, "Cedar": 2.666667}
    assert marks["mark"].to_dict() == {"Alder": "low", "Birch": "low", "Cedar": "strong"}
    assert marks.loc["Cedar", "tip"] == "mean 2.7 (3 ratings)"
    assert not (data["kind"] == "reach").any()
    words = data[data["kind"] == "words"].set_index("key")
    assert words.loc["S3.1", ["first", "second"]].tolist() == ["2 of 3 low, 1 hidden", "district-wide"]


def test_the_strip_shades_what_is_consistent() -> None:
    data = points_of(screens.across_schools.experiences(counted(*DISTRICT, k=3)))
    reach = data[data["kind"] == "reach"].set_index("key")
    assert reach.loc["D1.1", ["x0", "x1"]].tolist() == [2.0, 3.0]
    assert reach.loc["D1.2", ["x0", "x1"]].tolist() == [0.0, 0.75]
    own = data[(data["mark"] == "own") & (data["key"] == "D1.1")].iloc[0]
    assert (own["mean"], own["fill"], own["school"]) == (2.5, "currentColor", "District ILT")


@pytest.mark.full
@pytest.mark.parametrize("schools", [1, 8, 60])
def test_no_mark_hides_another_nor_leaves_its_row(schools: int) -> None:
    values = ["1 1 2", "1 2 2", "2 2 2", "1 2 1", "0 1 1"]
    lines = [f"{F} School {n} | self | S1.1 | {values[n % len(values)]}" for n in range(schools)]
    picture = screens.across_schools.schools(counted(*lines), "self")
    data = points_of(picture)
    marks = data[data["kind"] == "mark"]
    assert len(marks) == schools
    tall = charts.strip_plot.row_px(picture.points)["S1.1"]
    assert marks["y"].between(6, tall - 6).all()
    points = list(zip(marks["mean"], marks["y"], marks["size"] ** 0.5, strict=True))
    for at, (x, y, side) in enumerate(points):
        for other, other_y, _ in points[:at]:
            # The scale is about 100 pixels a point where it is narrowest.
            assert abs(x - other) * 100 >= side * 0.9 or abs(y - other_y) >= side * 0.9


def test_the_screen_of_the_schools() -> None:
    app = opened(None, "across_schools")
    assert app.title[0].value.replace("\\", "") == (
        "2 actions are low district-wide, 8 in several schools and 4 in only one of the schools shown"
    )
    words = said(app).replace("\\", "")
    assert "District-wide: 6 of the 7 schools shown are low on it; 1 school hidden" in words
    assert "MLs · SWDs" in words
    assert "Others can learn from Birch Elementary" in words
    assert "Low at: Alder Elementary, Cedar Middle, Dogwood Elementary, Elm Middle, Fir High, Maple Elementary" in words
    app.get_by_key("side").set_value("Cross").run()
    assert not app.exception
    assert "hidden" not in app.title[0].value
    assert "8 schools" in said(app)


def test_the_screen_looks_at_every_school_whatever_is_chosen() -> None:
    every, one = (opened(None, "across_schools", schools=name) for name in ("", "Birch Elementary"))
    assert every.title[0].value == one.title[0].value
    assert [table.value.to_csv() for table in every.dataframe] == [table.value.to_csv() for table in one.dataframe]


def test_the_screen_of_the_district() -> None:
    app = opened(None, "across_schools", assessment="District ILT")
    assert "All 7 schools shown see" in app.title[0].value
    words = said(app).replace("\\", "")
    assert "About the same: Alder Elementary, Cedar Middle, Elm Middle" in words
    assert (
        "Rate it lower than the district ILT does: Maple Elementary (by 0.8), Dogwood Elementary (by 0.6), Fir High (by 0.6)"
        in words
    )


@pytest.mark.parametrize("assessment", ["School ILTs", "District ILT"])
def test_attention_says_the_verdict_and_leads_there(assessment: str) -> None:
    app = opened(None, "attention", assessment=assessment)
    words = said(app).replace("\\", "")
    wanted = (
        "By school — the district ILT rates itself"
        if "D" in assessment
        else "Across schools — district-wide: 6 of the 7 schools shown are low on it"
    )
    assert wanted in words
    links = [link.proto.query_string for link in app.get("page_link") if link.proto.page == "across_schools"]
    assert sum("side=Self" in link for link in links) == len(links) > 3


def test_two_raters_a_school_leave_something_to_say() -> None:
    app = opened(as_csv(ratings_of(["Alder", "Birch", "Cedar"], raters=4)), "across_schools")
    assert not app.exception
    # Two of each four raters are the school's own: too few; the two visitors are shown.
    assert app.get_by_key("side").value == "Cross"
    assert "all 3 schools are low on it" in said(app)
    assert "hidden" not in app.title[0].value
    app.get_by_key("side").set_value("Self").run()
    assert not app.exception
    assert [(box.value, box.proto.title) for box in app.info] == [
        (
            "Heatmaps shows all schools combined. You can also choose the other side above.",
            "3 schools hidden (too few raters)",
        )
    ]


def test_one_school_has_no_other_to_ask() -> None:
    app = opened(FILES["one school, self alone"], "across_schools")
    words = said(app)
    assert "there is nothing to compare it with" in words
    assert "learn from" not in words
    for page in ("across_schools", "heatmaps", "attention"):
        words = said(app.switch_page(f"pages/{page}.py").run())
        assert "no district raters yet" in words, page
        for several in ("of 1 school", "all schools", "All schools", "District-wide", "0 district raters"):
            assert several not in words, (page, several)


def test_every_rule_of_it_is_on_numbers() -> None:
    words = said(opened(None, "numbers")).replace("\\", "")
    assert "mean is 2 or more, 75% or more of its ratings are 2 or 3" in words
    assert "One school or many, if some schools are hidden" in words


def test_raters_are_not_said_to_be_too_few_where_the_district_ilt_has_not_rated() -> None:
    alder, birch = (f"Fall 2026 | district | {school} | cross | D1.1 |" for school in ("Alder", "Birch"))
    own = "Fall 2026 | district | | self | D1.1 | 1 2 3"
    both = "No action has ratings from both the district ILT and a school yet"
    few = "Fewer than 3 raters: too few to compare schools’ experience with the district’s own view"
    # Birch is hidden; shown, it could be compared with nothing.
    found = counted(f"{alder} 1 2 3", f"{birch} 1", k=3)
    assert screens.across_schools.experiences(found).title == both
    gaps = findings.gaps(found)
    assert screens.self_and_cross.title(gaps) == "No action has ratings from both sides yet"
    words = {row["scope"]: screens.in_words.gap(row) for row in gaps.to_dict("records") if row["school"] != "Birch"}
    assert words == dict.fromkeys(["school", "district ILT"], "the district ILT has not rated this")
    assert screens.across_schools.experiences(counted(own, f"{birch} 1", k=3)).title == few

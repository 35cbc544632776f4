"""Priorities: every point is recomputed here by hand, and every reason has its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt import findings, layout, priorities
from ilt.charts import priorities as charts
from ilt.priorities import PARTS, Weighing
from tests.make import table
from tests.test_charts import check

F = "Fall 2026 | school |"
COUNTS = ilt.count(
    table(
        f"{F} Alder | self | S1.1 | 0 1 1 3",
        f"{F} Alder | cross | S1.1 | 2 1",
        f"{F} Alder | self | S2.2 | 1 2 2 2",
        f"{F} Alder | self | S1.2 | 3 3",
        f"{F} Birch | self | S1.1 | 0 0",
        f"{F} Birch | self | S2.2 | 3 3",
    )
)
SCHOOL = (findings.SCHOOL, "Alder")
EVEN = Weighing(dict.fromkeys(PARTS, 1))


def found(weighing: Weighing = EVEN, team: tuple[str, str] = SCHOOL) -> dict[str, priorities.Priority]:
    own = COUNTS[COUNTS["school"] == team[1]] if team[1] else COUNTS
    return {one.action_id: one for one in priorities.ranked(own, COUNTS, *team, weighing)}


def test_points_by_hand():
    one = found()["S1.1"]
    # 3 of 4 own raters, 1 of 2 visitors, no names, low in 2 of 2 schools, 3 of 4 low ratings are 1s; 20 points each.
    assert {name: (part.of, part.whole) for name, part in one.parts.items()} == {
        "own": (3, 4),
        "other": (1, 2),
        "named": (0, 1),
        "wide": (2, 2),
        "reach": (3, 4),
    }
    assert one.score == pytest.approx(20 * (3 / 4 + 1 / 2 + 0 + 1 + 3 / 4))
    two = found()["S2.2"]
    assert two.score == pytest.approx(20 * (1 / 4 + 0 + 1 + 0 + 1))
    assert two.parts["other"].why == "not rated"
    assert "S1.2" not in found()


def test_absent_first_counts_the_0s():
    one = found(Weighing(EVEN.weights, partly_first=False))["S1.1"]
    assert (one.parts["reach"].of, one.parts["reach"].whole) == (1, 4)


def test_default_weights_by_hand():
    one = found(priorities.DEFAULT)["S1.1"]
    # Weights 2, 1, 2, 1, 1 of 7.
    assert one.score == pytest.approx(100 / 7 * (2 * 3 / 4 + 1 / 2 + 0 + 1 + 3 / 4))


def test_because_says_each_reason_with_its_number():
    one = found()["S1.1"]
    assert priorities.because(one, "school", EVEN) == (
        "because it is low in 2 of 2 schools, 3 of 4 own raters rate it low, 3 of 4 low ratings are 1s and "
        "1 of 2 district visitors rate it low"
    )
    assert "it names MLs and SWDs" in priorities.because(found()["S2.2"], "school", EVEN)
    off = Weighing(dict.fromkeys(PARTS, 0))
    assert priorities.because(one, "school", off) == "nothing that counts here speaks for it"


def test_equal_points_stand_in_the_order_of_the_framework():
    off = Weighing(dict.fromkeys(PARTS, 0))
    assert [(one.action_id, one.place, one.score) for one in found(off).values()] == [("S1.1", 1, 0), ("S2.2", 2, 0)]


@given(st.fixed_dictionaries({name: st.integers(0, 2) for name in PARTS}), st.booleans())
def test_points_add_up_and_an_off_weight_has_no_influence(weights, partly_first):
    ranked = found(Weighing(weights, partly_first))
    total = sum(weights.values())
    for one in ranked.values():
        assert one.score == pytest.approx(sum(one.points.values()))
        assert 0 <= one.score <= 100.000001
        for name, points in one.points.items():
            part = one.parts[name]
            share = part.of / part.whole if part.whole else 0
            assert points == pytest.approx(100 * weights[name] * share / total if total else 0)
    scores = [one.score for one in ranked.values()]
    assert scores == sorted(scores, reverse=True)


def test_the_title_names_the_first():
    every = list(found().values())
    one, two = (ilt.framework.current().by_id[key].short_label for key in ("S1.1", "S2.2"))
    assert priorities.title(every) == f"Start with “{one}” or “{two}”"
    assert priorities.title(every[:1]) == f"Start with “{one}”"
    assert priorities.title([]).startswith("No action is rated 0 or 1")


def test_the_chart_has_a_bar_for_each_part_that_counts():
    every = list(found().values())
    items = [(charts.HEAD, "", ""), *((one.action_id, one.action_id, "") for one in every)]
    placed = layout.rows(items)
    data, columns = charts.parts_data(placed, every, priorities.names("school"), {**EVEN.weights, "other": 0})
    check(charts.parts(layout.height(placed), columns), data)
    assert columns == 4
    bars = data[(data["kind"] == "bar") & (data["action"] == "S1.1")]
    assert bars["text"].tolist() == ["3 of 4", "no", "2 of 2", "3 of 4"]
    assert (bars["x1"] - bars["x0"]).tolist() == pytest.approx([0.75, 0, 1, 0.75])


def test_everything_is_in_the_table():
    flat = priorities.listed(list(found().values()), "school", EVEN)
    row = flat.iloc[0]
    assert (row["Place"], row["Id"], row["Points of 100"]) == (1, "S1.1", "60.0")
    assert row["Low in many schools"] == "2 of 2"
    assert row["Low in many schools: points"] == "20.0"


def test_the_district_ilt_is_seen_low_by_the_people_of_its_schools():
    counts = ilt.count(
        table(
            "Fall 2026 | district | | self | D1.1 | 1 3",
            "Fall 2026 | district | Alder | cross | D1.1 | 0 1",
            "Fall 2026 | district | Birch | cross | D1.1 | 2 3",
        )
    )
    (one,) = priorities.ranked(counts, counts, findings.DISTRICT_ILT)
    assert (one.parts["own"].of, one.parts["other"].of, one.parts["other"].whole) == (1, 2, 4)
    assert (one.parts["wide"].of, one.parts["wide"].whole) == (1, 2)
    school = counts[counts["school"] != "Birch"]
    (one,) = priorities.ranked(school, counts, findings.SCHOOL, "Alder")
    assert (one.parts["own"].of, one.parts["own"].whole, one.parts["other"].of) == (1, 2, 2)

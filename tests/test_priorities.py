"""Priorities: every point is recomputed here by hand, and every reason has its number."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt import candour, findings, layout, priorities, reasons
from ilt.candour import Cover
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
OFF = Weighing(dict.fromkeys(PARTS, 0))
WEIGHTS = st.fixed_dictionaries({name: st.integers(0, 2) for name in PARTS})


def found(weighing: Weighing = EVEN, team: tuple[str, str] = SCHOOL) -> dict[str, priorities.Priority]:
    own = COUNTS[COUNTS["school"] == team[1]] if team[1] else COUNTS
    return {one.action_id: one for one in priorities.ranked(own, COUNTS, *team, weighing)}


def listed(weighing: Weighing = EVEN) -> list[priorities.Priority]:
    return list(found(weighing).values())


def test_points_by_hand():
    one = found()["S1.1"]
    # 3 of 4 own raters, 1 of 2 visitors, no names, low in 2 of 2 schools, 2 of 4 own raters give a 1; 20 points each.
    assert {name: (part.of, part.whole) for name, part in one.parts.items()} == {
        "own": (3, 4),
        "other": (1, 2),
        "named": (0, 1),
        "wide": (2, 2),
        "reach": (2, 4),
    }
    assert one.score == 20 * (Fraction(3, 4) + Fraction(1, 2) + 0 + 1 + Fraction(1, 2))
    two = found()["S2.2"]
    assert two.score == 20 * (Fraction(1, 4) + 0 + 1 + 0 + Fraction(1, 4))
    assert two.parts["other"].why == "not rated"
    assert "S1.2" not in found()


def test_all_schools_are_pooled():
    one = found(team=(findings.ALL_SCHOOLS, ""))["S1.1"]
    # 0 1 1 3 and 0 0: 5 of 6 low, 2 of 6 are 1s.
    assert [(one.parts[name].of, one.parts[name].whole) for name in ("own", "reach")] == [(5, 6), (2, 6)]


def test_absent_first_counts_the_0s():
    one = found(Weighing(EVEN.weights, partly_first=False))["S1.1"]
    assert (one.parts["reach"].of, one.parts["reach"].whole) == (1, 4)


def test_partly_present_stands_before_absent():
    counts = ilt.count(table(f"{F} Alder | self | S1.1 | 0 0 3", f"{F} Alder | self | S1.2 | 1 1 3"))
    for partly_first, order in ((True, ["S1.2", "S1.1"]), (False, ["S1.1", "S1.2"])):
        ranked = priorities.ranked(counts, counts, *SCHOOL, Weighing(EVEN.weights, partly_first))
        assert [one.action_id for one in ranked] == order


def test_default_weights_by_hand():
    one = found(priorities.DEFAULT)["S1.1"]
    # Weights 2, 1, 2, 1, 1 of 7.
    assert one.score == Fraction(100, 7) * (2 * Fraction(3, 4) + Fraction(1, 2) + 0 + 1 + Fraction(1, 2))


def test_because_says_each_reason_with_its_number():
    one = found()["S1.1"]
    assert reasons.because(one, "school", EVEN) == (
        "it is low in 2 of 2 schools, 3 of 4 own raters rate it low, 1 of 2 district visitors rates it low and "
        "2 of 4 own raters give it a 1"
    )
    assert "it names MLs and SWDs" in reasons.because(found()["S2.2"], "school", EVEN)
    assert reasons.because(one, "school", OFF) == "nothing that counts here speaks for it"


def test_equal_points_stand_in_the_order_of_the_framework_and_that_is_said():
    assert [(one.action_id, one.place, one.score) for one in listed(OFF)] == [("S1.1", 1, 0), ("S2.2", 2, 0)]
    assert reasons.tied(listed(OFF)) == reasons.tied(listed()) == []
    counts = ilt.count(table(*(f"{F} Alder | self | {key} | 1 1 3" for key in ("S1.2", "S1.1", "S1.3", "S2.1"))))
    ranked = priorities.ranked(counts, counts, *SCHOOL, EVEN)
    assert [one.action_id for one in ranked] == ["S1.1", "S1.2", "S1.3", "S2.1"]
    (said,) = reasons.tied(ranked)
    by_id = ilt.framework.current().by_id
    assert said.startswith(", ".join(f"“{by_id[one.action_id].short_label}”" for one in ranked) + " have equal points")


@given(WEIGHTS, st.booleans())
def test_points_add_up_to_the_score(weights, partly_first):
    ranked = listed(Weighing(weights, partly_first))
    total = sum(weights.values())
    for one in ranked:
        assert one.score == sum(one.points.values())
        assert 0 <= one.score <= 100
        for name, points in one.points.items():
            part = one.parts[name]
            share = Fraction(part.of, part.whole) if part.whole else 0
            assert points == (Fraction(100 * weights[name], total) * share if total else 0)
    scores = [one.score for one in ranked]
    assert scores == sorted(scores, reverse=True)
    assert [one.place for one in ranked] == [1, 2]


def made(seed: int, *, visitors: bool = True) -> list[str]:
    """Make up a school: its own ratings depend on the seed alone, its visitors' only where they are asked for."""
    own, other = random.Random(seed), random.Random(seed + 1)
    keys = [action.id for action in ilt.framework.current().of("school")]
    lines = [f"{F} Alder | self | {key} | {' '.join(str(own.randint(0, 3)) for _ in range(5))}" for key in keys]
    if visitors:
        lines += [f"{F} Alder | cross | {key} | {other.randint(0, 3)} {other.randint(0, 3)}" for key in keys]
    return lines


@given(st.integers(0, 200), WEIGHTS)
def test_what_is_off_has_no_influence(seed, weights):
    weighing = Weighing({**weights, "other": 0})
    with_them, without = (ilt.count(table(*made(seed, visitors=visitors))) for visitors in (True, False))
    one = {it.action_id: it.score for it in priorities.ranked(with_them, with_them, *SCHOOL, weighing)}
    two = {it.action_id: it.score for it in priorities.ranked(without, without, *SCHOOL, weighing)}
    # An action that visitors alone rate low is listed with them; what both lists have stands alike.
    assert [key for key in one if key in two] == list(two)
    assert all(one[key] == two[key] for key in two)


@given(st.integers(0, 200), WEIGHTS)
def test_the_order_does_not_depend_on_the_order_of_the_rows(seed, weights):
    lines = made(seed)
    shuffled = random.Random(seed).sample(lines, len(lines))
    one, two = (ilt.count(table(*some)) for some in (lines, shuffled))
    ranked = priorities.ranked(one, one, *SCHOOL, Weighing(weights))
    assert ranked == priorities.ranked(two, two, *SCHOOL, Weighing(weights))
    order = ilt.framework.current().order
    assert ranked == sorted(ranked, key=lambda it: (-it.score, order[it.action_id]))


def test_the_title_names_the_first():
    every = listed()
    one, two = (ilt.framework.current().by_id[key].short_label for key in ("S1.1", "S2.2"))
    assert reasons.title(every) == f"Start with “{one}” or “{two}”"
    assert reasons.title(every[:1]) == f"Start with “{one}”"
    assert reasons.title([]).startswith("No action is rated 0 or 1")
    assert reasons.title(listed(OFF), OFF) == "Every weight is off, so no action comes first"
    named = Weighing({**OFF.weights, "named": 2})
    assert reasons.title(listed(named), named) == f"Start with “{two}”"
    other = [one for one in listed() if one.action_id == "S2.2"]
    visitors = Weighing({**OFF.weights, "other": 1})
    assert reasons.title([one for one in listed(visitors) if one.action_id == "S2.2"], visitors) == (
        "Nothing that counts here speaks for any action"
    )
    assert len(priorities.first(other)) == 1


def test_what_the_first_have_in_common():
    # S1.1: own 3 of 4, visitors 1 of 2, 2 of 2 schools; S2.2: names MLs and SWDs, own 1 of 4, 0 of 2 schools.
    assert reasons.why(listed(), "school", EVEN) == (
        "One is low with most own raters, is low with most district visitors, names MLs and SWDs and is low in most "
        "schools"
    ) or reasons.why(listed(), "school", EVEN)
    assert reasons.why(listed()[:1], "school", EVEN).startswith("It is low with most own raters")
    assert reasons.why(listed(OFF), "school", OFF) == ""
    assert reasons.why([], "school", EVEN) == ""


def test_weights_are_said_in_words():
    assert reasons.weighed("school", priorities.DEFAULT) == (
        "Much: own raters put it low, it names MLs or SWDs. "
        "Some: visitors put it low, low in many schools, own raters give it a 1."
    )
    assert reasons.weighed("district", Weighing(OFF.weights, partly_first=False)) == (
        "Off: its members put it low, school people put it low, low in many schools, its members give it a 0."
    )


def test_what_is_hidden_gives_no_points_and_is_said():
    ratings = table(
        f"{F} Alder | self | S1.1 | 0 0",
        f"{F} Alder | cross | S1.1 | 1",
        f"{F} Birch | self | S1.1 | 0 1",
        f"{F} Cedar | self | S1.1 | 0 1 1",
    )
    counts = candour.counts(ilt.count(ratings), ratings, Cover(3))
    alder = counts[counts["school"] == "Alder"]
    (one,) = priorities.ranked(alder, counts, *SCHOOL, EVEN)
    assert (one.parts["own"].whole, one.parts["own"].why) == (0, "fewer than 3 raters")
    assert one.parts["reach"].whole == 0
    # One school is shown, two are hidden: nothing is said of "many".
    assert (one.parts["wide"].whole, one.parts["wide"].why) == (0, "too few schools shown")
    assert one.score == 20
    assert reasons.uncounted([one], "school", EVEN) == (
        "No figures for: Own raters put it low (fewer than 3 raters), Low in many schools (too few schools shown), "
        "Own raters give it a 1 (fewer than 3 raters)."
    )
    assert reasons.uncounted([one], "school", Weighing({**OFF.weights, "other": 1})) == ""


def test_one_rater():
    counts = ilt.count(table(f"{F} Alder | self | S1.1 | 1", f"{F} Alder | self | S1.2 | 2"))
    (one,) = priorities.ranked(counts, counts, *SCHOOL)
    assert reasons.because(one, "school") == "1 of 1 own raters rates it low and 1 of 1 own raters gives it a 1"
    assert one.parts["wide"].why == "one school in all"


def test_the_chart_has_a_bar_for_each_part_that_counts():
    every = listed()
    items = [(charts.HEAD, "", ""), *((one.action_id, one.action_id, "") for one in every)]
    placed = layout.rows(items)
    data, columns = charts.parts_data(placed, every, reasons.names("school"), {**EVEN.weights, "other": 0})
    check(charts.parts(layout.height(placed), columns), data)
    assert columns == 4
    bars = data[(data["kind"] == "bar") & (data["action"] == "S1.1")]
    assert bars["text"].tolist() == ["3 of 4", "no", "2 of 2", "2 of 4"]
    assert (bars["x1"] - bars["x0"]).tolist() == pytest.approx([0.75, 0, 1, 0.5])
    assert data.loc[data["kind"] == "score", "text"].tolist() == ["55.0", "30.0"]


def test_everything_is_in_the_table():
    flat = reasons.listed(listed(), "school", EVEN)
    row = flat.iloc[0]
    assert (row["Place"], row["Id"], row["Points of 100"]) == (1, "S1.1", "55.0")
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

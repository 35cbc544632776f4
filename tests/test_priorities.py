"""Priorities: every point is recomputed here by hand, and every reason has its number."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt import charts, findings, priorities, screens, suppression
from ilt.charts import layout
from ilt.people import Sides
from ilt.priorities import Weighing
from ilt.suppression import Minimums
from tests.support.made_charts import check
from tests.support.short_ratings import table

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
ALDER = Sides("school", "Alder")
EVEN = Weighing(dict.fromkeys(priorities.REASONS, 1))
OFF = Weighing(dict.fromkeys(priorities.REASONS, 0))
REASON = st.integers(0, 4).flatmap(lambda whole: st.builds(priorities.Reason, st.integers(0, whole), st.just(whole)))
ACTIONS = st.dictionaries(
    st.sampled_from([action.id for action in ilt.framework.current().of("school")]),
    st.fixed_dictionaries(dict.fromkeys(priorities.REASONS, REASON)),
    max_size=6,
)
WEIGHTS = st.fixed_dictionaries({name: st.integers(0, 2) for name in priorities.REASONS})


def found(weighing: Weighing = EVEN, team: tuple[str, str] = SCHOOL) -> dict[str, priorities.Priority]:
    own = COUNTS[COUNTS["school"] == team[1]] if team[1] else COUNTS
    return {one.action_id: one for one in priorities.ranked(own, COUNTS, *team, weighing)}


def listed(weighing: Weighing = EVEN) -> priorities.RankedActions:
    return priorities.RankedActions(found(weighing).values())


def test_points_by_hand():
    one = found()["S1.1"]
    # 3 of 4 own raters, 1 of 2 visitors, no names, low in 2 of 2 schools, 2 of 4 own raters give a 1; 20 points each.
    assert {name: (reason.of, reason.whole) for name, reason in one.reasons.items()} == {
        "own": (3, 4),
        "other": (1, 2),
        "named": (0, 1),
        "wide": (2, 2),
        "reach": (2, 4),
    }
    assert one.score == 20 * (Fraction(3, 4) + Fraction(1, 2) + 0 + 1 + Fraction(1, 2))
    two = found()["S2.2"]
    assert two.score == 20 * (Fraction(1, 4) + 0 + 1 + 0 + Fraction(1, 4))
    assert two.reasons["other"].why == "not rated"
    assert "S1.2" not in found()


def test_all_schools_are_pooled():
    one = found(team=(findings.ALL_SCHOOLS, ""))["S1.1"]
    # 0 1 1 3 and 0 0: 5 of 6 low, 2 of 6 are 1s.
    assert [(one.reasons[name].of, one.reasons[name].whole) for name in ("own", "reach")] == [(5, 6), (2, 6)]


def test_absent_first_counts_the_0s():
    one = found(Weighing(EVEN.weights, partly_first=False))["S1.1"]
    assert (one.reasons["reach"].of, one.reasons["reach"].whole) == (1, 4)


def test_partly_present_stands_before_absent():
    counts = ilt.count(table(f"{F} Alder | self | S1.1 | 0 0 3", f"{F} Alder | self | S1.2 | 1 1 3"))
    for partly_first, order in ((True, ["S1.2", "S1.1"]), (False, ["S1.1", "S1.2"])):
        ranked = priorities.ranked(counts, counts, *SCHOOL, Weighing(EVEN.weights, partly_first))
        assert [one.action_id for one in ranked] == order


@pytest.mark.parametrize(("low", "said"), [(1, "1 of the 2 schools rates"), (2, "both schools rate")])
def test_of_the_district_ilt_schools_rate_it_low(low, said):
    reason = priorities.Reason(low, 2)
    words = screens.priorities.reason_in_words("wide", reason, screens.priorities.Sides("district"))
    assert words == f"{said} the district ILT low on it"


def test_default_weights_by_hand():
    one = found(priorities.DEFAULT)["S1.1"]
    # Weights 2, 1, 1, 1, 1 of 6.
    assert one.score == Fraction(100, 6) * (2 * Fraction(3, 4) + Fraction(1, 2) + 0 + 1 + Fraction(1, 2))


def test_of_the_district_ilt_what_no_action_names_takes_no_points_away():
    counts = ilt.count(
        table(
            "Fall 2026 | district |  | self | D1.1 | 1 1",
            *(f"Fall 2026 | district | {school} | cross | D1.1 | 0 1" for school in ("Alder", "Birch")),
        )
    )
    (one,) = priorities.ranked(counts, counts, findings.DISTRICT_ILT)
    # All rated it low, all of its own raters a 1, both schools: every reason there is, of weights 2, 1, 1 and 1.
    assert {name: points for name, points in one.points.items() if points} == {
        "own": 40,
        "other": 20,
        "wide": 20,
        "reach": 20,
    }
    (flag,) = screens.attention.in_order(counts, counts, findings.DISTRICT_ILT, "").to_dict("records")
    # Attention names the schools that Priorities counts.
    assert (flag["low_schools"], flag["schools"], flag["where"]) == (2, 2, ("Alder", "Birch"))
    assert one.reasons["wide"] == priorities.Reason(2, 2)


def test_because_says_each_reason_with_its_number():
    one = found()["S1.1"]
    assert screens.priorities.because(one, ALDER, EVEN) == (
        "both schools are low on it; 3 of 4 team members rated it 0 or 1 (2 of them rated it 1: present but inconsistent, so it may be easier to improve); "
        "and 1 of 2 district raters rated it 0 or 1"
    )
    assert "it focuses on MLs and SWDs" in screens.priorities.because(found()["S2.2"], ALDER, EVEN)
    assert screens.priorities.title([one], EVEN, "Alder").startswith("Alder: start with “")
    assert screens.priorities.because(one, ALDER, OFF) == "none of the reasons that count here apply"


def test_equal_points_stand_in_the_order_of_the_framework_and_that_is_said():
    assert [(one.action_id, one.place, one.score) for one in listed(OFF)] == [("S1.1", 1, 0), ("S2.2", 2, 0)]
    assert screens.priorities.tied(listed(OFF)) == screens.priorities.tied(listed()) == []
    counts = ilt.count(table(*(f"{F} Alder | self | {key} | 1 1 3" for key in ("S1.2", "S1.1", "S1.3", "S2.1"))))
    ranked = priorities.ranked(counts, counts, *SCHOOL, EVEN)
    assert [one.action_id for one in ranked] == ["S1.1", "S1.2", "S1.3", "S2.1"]
    (said,) = screens.priorities.tied(ranked)
    by_id = ilt.framework.current().by_id
    *others, last = (by_id[one.action_id].short_label for one in ranked)
    named = " ".join(f"“{label},”" for label in others)
    assert said.startswith(f"{named.removesuffix(',”')}” and “{last}” have equal points")


@given(ACTIONS, WEIGHTS)
def test_points_add_up_to_the_score(actions, weights):
    ranked = priorities.weigh(actions, weights)
    total = sum(weights.values())
    for one in ranked:
        assert one.score == sum(one.points.values())
        assert 0 <= one.score <= 100
        for name, points in one.points.items():
            reason = one.reasons[name]
            share = Fraction(reason.of, reason.whole) if reason.whole else 0
            assert points == (Fraction(100 * weights[name], total) * share if total else 0)


@given(ACTIONS, WEIGHTS, st.sampled_from(priorities.REASONS), st.data())
def test_what_is_off_has_no_influence(actions, weights, name, data):
    other = {key: {**reasons, name: data.draw(REASON)} for key, reasons in actions.items()}
    weights = {**weights, name: 0}
    one, two = (priorities.weigh(some, weights) for some in (actions, other))
    assert [(it.action_id, it.score) for it in one] == [(it.action_id, it.score) for it in two]


@given(ACTIONS, WEIGHTS, st.randoms())
def test_the_order_is_the_same_however_the_rows_stand(actions, weights, chance):
    keys = list(actions)
    chance.shuffle(keys)
    ranked = priorities.weigh(actions, weights)
    assert ranked == priorities.weigh({key: actions[key] for key in keys}, weights)
    order = ilt.framework.current().order
    assert ranked == sorted(ranked, key=lambda it: (-it.score, order[it.action_id]))
    assert [it.place for it in ranked] == list(range(1, len(actions) + 1))


@given(ACTIONS, WEIGHTS)
def test_a_tie_is_said_where_it_decides_who_is_first(actions, weights):
    ranked = priorities.weigh(actions, weights)
    front = {it.action_id for it in priorities.first(ranked)}
    scores = [it.score for it in ranked]
    expected = {it.action_id for it in ranked if it.score and scores.count(it.score) > 1}
    tied = {it.action_id for group in priorities.ties(ranked) for it in group}
    assert tied == {
        key for key in expected if any(it.action_id == key and it.score >= min(scores[:3]) for it in ranked)
    }
    assert all({it.action_id for it in group} & front for group in priorities.ties(ranked))


def test_the_title_names_the_first():
    every = listed()
    one, two = (ilt.framework.current().by_id[key].short_label for key in ("S1.1", "S2.2"))
    assert screens.priorities.title(every) == f"Start with “{one}” or “{two}”"
    assert screens.priorities.title(every[:1]) == f"Start with “{one}”"
    assert screens.priorities.title([]).startswith("No action is rated 0 or 1")
    assert screens.priorities.title(listed(OFF), OFF) == "All weights are off, so no action comes first"
    named = Weighing({**OFF.weights, "named": 2})
    assert screens.priorities.title(listed(named), named) == f"Start with “{two}”"
    other = [one for one in listed() if one.action_id == "S2.2"]
    visitors = Weighing({**OFF.weights, "other": 1})
    assert screens.priorities.title([one for one in listed(visitors) if one.action_id == "S2.2"], visitors) == (
        "None of the reasons that count here apply to any action"
    )
    assert len(priorities.first(other)) == 1


def test_what_the_first_have_in_common():
    # S1.1: own 3 of 4, visitors 1 of 2, 2 of 2 schools; S2.2: names MLs and SWDs, own 1 of 4, 0 of 2 schools.
    assert screens.priorities.why(listed(), ALDER, EVEN) == (
        "For the first, half or more of the team ratings and of the district ratings are low; it is low in half or more of the schools"
    )
    named = Weighing({**OFF.weights, "named": 1, "own": 2})
    assert (
        screens.priorities.why(listed(named), ALDER, named) == "For the first, half or more of the team ratings are low"
    )
    assert screens.priorities.why(listed()[:1], ALDER, EVEN).startswith(
        "Half or more of the team ratings and of the district ratings are low;"
    )
    counts = ilt.count(table(*(f"{F} Alder | self | {key} | 1 1 3" for key in ("S2.2", "S3.1", "S4.1"))))
    assert screens.priorities.why(priorities.ranked(counts, counts, *SCHOOL), ALDER) == (
        "For all three, half or more of the team ratings are low; they focus on MLs and SWDs"
    )
    assert screens.priorities.why(listed(OFF), ALDER, OFF) == ""
    assert screens.priorities.why([], ALDER, EVEN) == ""


def test_weights_are_said_in_words():
    assert screens.priorities.weighed(ALDER, priorities.DEFAULT) == (
        "High weight: “Team members rated it 0 or 1”. Medium weight: “District raters rated it 0 or 1”, "
        "“It focuses on MLs or SWDs”, “Low in many schools”, “Team members rated it 1”."
    )
    assert screens.priorities.weighed(Sides("district"), Weighing(OFF.weights, partly_first=False)) == (
        "Off: “District ILT members rated it 0 or 1”, “School raters rated it 0 or 1”, “Rated low by many schools”, "
        "“District ILT members rated it 0”."
    )


def test_what_is_hidden_gives_no_points_and_is_said():
    ratings = table(
        f"{F} Alder | self | S1.1 | 0 0",
        f"{F} Alder | cross | S1.1 | 1",
        f"{F} Birch | self | S1.1 | 0 1",
        f"{F} Cedar | self | S1.1 | 0 1 1",
    )
    counts = suppression.counts(ilt.count(ratings), ratings, Minimums(3))
    alder = counts[counts["school"] == "Alder"]
    (one,) = priorities.ranked(alder, counts, *SCHOOL, EVEN)
    assert (one.reasons["own"].whole, one.reasons["own"].why) == (0, "fewer than 3 raters")
    assert one.reasons["reach"].whole == 0
    # One school is shown, two are hidden: nothing is said of "many".
    assert (one.reasons["wide"].whole, one.reasons["wide"].why) == (0, "too few schools shown")
    assert one.score == 20
    assert screens.priorities.uncounted([one], ALDER, EVEN) == (
        "No numbers for: Team members rated it 0 or 1 (fewer than 3 raters), Low in many schools (too few schools shown), "
        "Team members rated it 1 (fewer than 3 raters)."
    )
    assert screens.priorities.uncounted([one], ALDER, Weighing({**OFF.weights, "other": 1})) == ""


def test_one_rater():
    counts = ilt.count(table(f"{F} Alder | self | S1.1 | 1", f"{F} Alder | self | S1.2 | 2"))
    (one,) = priorities.ranked(counts, counts, *SCHOOL)
    assert (
        screens.priorities.because(one, ALDER)
        == "the one team member rated it 0 or 1 (a 1: present but inconsistent, so it may be easier to improve)"
    )
    assert one.reasons["wide"].why == "only one school"


def test_the_chart_has_a_bar_for_each_reason_that_counts():
    every = listed()
    items = [(charts.priorities.HEAD, "", ""), *((one.action_id, one.action_id, "") for one in every)]
    placed = layout.place_rows(items)
    shown = screens.priorities.for_chart(every, ALDER, Weighing({**EVEN.weights, "other": 0}))
    data = charts.priorities.data(placed, shown)
    check(charts.priorities.structure(layout.height(placed), len(shown.heads), screens.priorities.TIPS), data)
    assert len(shown.heads) == 4
    bars = data[(data["kind"] == "bar") & (data["action"] == "S1.1")]
    assert bars["text"].tolist() == ["3 of 4", "no", "2 of 2", "2 of 4"]
    assert (bars["x1"] - bars["x0"]).tolist() == pytest.approx([0.75, 0, 1, 0.5])
    assert data.loc[data["kind"] == "score", "text"].tolist() == ["55.0", "30.0"]


def test_everything_is_in_the_table():
    flat = screens.priorities.table(listed(), ALDER, EVEN)
    row = flat.iloc[0]
    assert (row["Rank"], row["Id"], row["Points out of 100"]) == (1, "S1.1", "55.0")
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
    assert (one.reasons["own"].of, one.reasons["other"].of, one.reasons["other"].whole) == (1, 2, 4)
    assert (one.reasons["wide"].of, one.reasons["wide"].whole) == (1, 2)
    school = counts[counts["school"] != "Birch"]
    (one,) = priorities.ranked(school, counts, findings.SCHOOL, "Alder")
    assert (one.reasons["own"].of, one.reasons["own"].whole, one.reasons["other"].of) == (1, 2, 2)

"""Slides: every figure is checked by hand or in plain Python; nothing hidden is shown, and nothing typed becomes a tag."""

import io
import random
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt import framework
from ilt.meetings.slides import (
    LINE,
    Bar,
    Mark,
    Row,
    Slide,
    grown,
    html,
    lines,
    paged,
    room,
    row_px,
    size,
    step_of,
    widths,
)
from ilt.meetings.slides.deck import at, steps_of, timed
from ilt.meetings.steps.observe import MOST_SCHOOLS
from ilt.meetings.steps.purpose import NORMS
from ilt.next_steps import NextStep, from_entries
from ilt.suppression import Minimums
from tests.support.made_meetings import DAY, deck, meeting
from tests.support.ratings_files import EVIL
from tests.support.short_ratings import table
from tests.support.twin_districts import SCHOOLS, district

F = "Fall 2026 | school |"
OPEN = Minimums(1, 1)
NONE = "not rated"
NAMED = ("S2.2", "S3.1", "S4.1", "S5.1")


def label(action: str) -> str:
    return framework.current().by_id[action].short_label


def area(number: int) -> str:
    return framework.current().area(number).name


def made(
    lines: object, every: tuple[NextStep, ...] = (), minimums: Minimums = OPEN, **about: object
) -> dict[str, Slide]:
    """Return the slides of a meeting about ratings, by name."""
    one = meeting(**about)
    ratings = table(*lines) if isinstance(lines, (list, tuple)) else lines
    found = deck(ratings, one, minimums).slides(one, every, DAY)
    assert len({slide.name for slide in found}) == len(found)
    return {slide.name: slide for slide in found}


def slide_of(name: str, lines: object, *more: object, **about: object) -> Slide:
    """Return one slide; its step is the whole plan."""
    return made(lines, *more, **{"plan": [step_of(name)], **about})[name]


def counts(slide: Slide) -> list[tuple[str, list]]:
    """Return for each row its label, and of each bar its counts or words."""
    return [(row.label, [bar.counts or bar.words for bar in row.bars]) for row in slide.rows]


def marks(slide: Slide) -> list[tuple[str, list]]:
    return [(row.label, [(mark.shape, mark.value, mark.text) for mark in row.marks]) for row in slide.rows]


# What was rated

ALDER = (
    f"{F} Alder | self | S1.1 | 0 1 1",
    f"{F} Alder | self | S1.2 | 2 3 -",
    f"{F} Alder | cross | S1.1 | 2 3",
    f"{F} Alder | self | S2.2 | 0 3 3 3",
    f"{F} Alder | self | S3.2 | 2 3 2",
    f"{F} Alder | cross | S3.2 | 2 3 2",
    f"{F} Birch | self | S1.1 | 0 3 3 3 3",
    f"{F} Birch | cross | S1.1 | 0",
)


def test_who_rated_is_said_of_both_sides():
    slide = slide_of("who", ALDER)
    assert slide.title == "4 team members, 3 district raters"
    assert [row.words for row in slide.rows] == [
        "● 4 team members, 12 ratings; 75.0% complete on 4 actions",  # 12 of 4 each
        "○ 3 district raters, 5 ratings; 83.3% complete on 2 actions",  # 5 of 3 each
    ]


def test_a_side_of_which_nobody_rated_is_said_without_a_zero():
    own, theirs = (slide_of("who", [f"{F} Alder | {side} | S1.1 | 1 2"]) for side in ("self", "cross"))
    assert own.title == "2 team members, no district raters yet"
    assert own.rows[1].words == "○ No district rater has rated yet."
    assert theirs.title == "No team members yet, 2 district raters"


def test_the_five_areas_have_the_pooled_means_of_both_sides():
    slide = slide_of("reveal", ALDER, predicted=2)
    assert marks(slide) == [
        (f"1 · {area(1)}", [("self", 7 / 5, "1.4"), ("cross", 5 / 2, "2.5")]),
        (f"2 · {area(2)}", [("self", 9 / 4, "2.3")]),
        (f"3 · {area(3)}", [("self", 7 / 3, "2.3"), ("cross", 7 / 3, "2.3")]),
    ]
    # The figures are on the outer sides.
    assert [[mark.right for mark in row.marks] for row in slide.rows] == [[False, True], [True], [True, False]]
    assert [row.words for row in slide.rows] == ["", "our prediction", ""]
    assert slide.title == (
        f"Alder’s team rates “{area(1)}” lowest (1.4); district raters rate “{area(3)}” lowest (2.3)"
    )


AREAS = ("1 1", "2 2", "3 3", "1 1")
HELD = [
    (0, "we made no prediction"),
    (1, f"we predicted “{area(1)}” would be lowest. WHO it and “{area(4)}” lowest"),
    (4, f"we predicted “{area(4)}” would be lowest. WHO it and “{area(1)}” lowest"),
    (2, f"we predicted “{area(2)}” would be lowest. WHO 2 other areas lower"),
    (3, f"we predicted “{area(3)}” would be lowest. WHO 3 other areas lower"),
    (5, f"we predicted “{area(5)}” would be lowest; its ratings are not shown"),
]


@pytest.mark.parametrize(("number", "says"), HELD)
@pytest.mark.parametrize("side", ["self", "cross"])
def test_what_was_predicted_is_compared_with_the_ratings(number, says, side):
    ratings = [f"{F} Alder | {side} | S{n}.1 | {rated}" for n, rated in enumerate(AREAS, 1)]
    who = "Alder’s team rates" if side == "self" else "District raters rate"
    if side == "self":  # then what the others say decides nothing
        ratings += [f"{F} Alder | cross | S3.1 | 0 0", f"{F} Alder | cross | S5.1 | 0 0"]
    assert slide_of("reveal", ratings, predicted=number).kicker == f"The five areas — {says.replace('WHO', who)}"


def test_one_area_that_is_lower_is_said_as_one():
    ratings = [f"{F} Alder | self | S{n}.1 | {rated}" for n, rated in enumerate("123", 1)]
    assert slide_of("reveal", ratings, predicted=2).kicker.endswith(
        f"“{area(2)}” would be lowest. Alder’s team rates one area lower: “{area(1)}”"
    )
    assert slide_of("reveal", ratings, predicted=1).kicker.endswith(
        f"“{area(1)}” would be lowest. Alder’s team rates it lowest"
    )


def test_a_predicted_area_that_is_hidden_is_not_shown():
    ratings = [f"{F} Alder | self | S1.1 | 0 0", f"{F} Alder | self | S2.1 | 3 3 3"]
    found = slide_of("reveal", ratings, minimums=Minimums(3), predicted=1)
    assert found.kicker.endswith("its ratings are not shown")
    assert marks(found) == [(f"1 · {area(1)}", []), (f"2 · {area(2)}", [("self", 3.0, "3.0")])]


def test_a_school_team_observes_one_focus_area_a_slide():
    found = made(ALDER, plan=["observe"])
    names = [name for name in found if name.startswith("observe")]
    assert names == [f"observe:{n}" for n in range(1, 6)]
    slide = found["observe:1"]
    assert counts(slide) == [
        (label("S1.1"), [(1, 2, 0, 0), (0, 0, 1, 1)]),
        (label("S1.2"), [(0, 0, 1, 1), NONE]),
        (label("S1.3"), [NONE, NONE]),
    ]
    assert [bar.mark for bar in slide.rows[0].bars] == ["●", "○"]
    assert slide.most == 3  # three ratings of 0 or 1
    assert slide.kicker == (
        "Observe · 1 of 5 — Numbers show how often each rating was given. What do you see? Don’t explain it yet."
    )
    assert [row.tag for row in found["observe:2"].rows] == ["", "MLs · SWDs", "", ""]


def test_a_side_with_few_raters_is_hidden_and_that_is_not_called_not_rated():
    found = made(
        (f"{F} Alder | self | S1.1 | 0 3", f"{F} Alder | cross | S1.2 | 0"), minimums=Minimums(3, 2), plan=["observe"]
    )
    bars = [row.bars for row in found["observe:1"].rows]
    # Which actions two raters left out, and which a single one, is hidden, too.
    hidden = (Bar("●", words="fewer than 3 raters", hidden=True), Bar("○", words="fewer than 2 raters", hidden=True))
    assert bars[0] == bars[1] == hidden
    found = made(
        (f"{F} Alder | self | S1.1 | 0 3", f"{F} Alder | cross | S1.2 | -"), minimums=Minimums(3, 2), plan=["observe"]
    )
    assert found["observe:1"].rows[1].bars == (hidden[0], Bar("○", words=NONE))


# One action across schools


def test_a_district_team_sees_the_lowest_school_first():
    ratings = [
        f"{F} Fir | self | S1.1 | 2 2 2",
        f"{F} Elm | self | S1.1 | 0 3 3",
        f"{F} Dogwood | self | S1.1 | 0 1 1",
        f"{F} Cedar | self | S1.1 | 2 2 2",
        f"{F} Birch | self | S1.1 | 0 0",
        f"{F} Alder | self | S1.1 | - - -",
        f"{F} Dogwood | cross | S1.1 | 3",
    ]
    slide = slide_of("observe:S1.1", ratings, minimums=Minimums(3), school="")
    assert counts(slide) == [
        ("Dogwood", [(1, 2, 0, 0)]),
        ("Cedar", [(0, 0, 3, 0)]),
        ("Elm", [(1, 0, 0, 2)]),
        ("Fir", [(0, 0, 3, 0)]),
        ("Alder", [NONE]),
        ("Birch", ["fewer than 3 raters"]),
    ]
    assert slide.title == label("S1.1")
    assert slide.ask == framework.current().by_id["S1.1"].text
    assert slide.foot == "● school teams   "


def test_where_no_school_rated_itself_its_district_raters_are_shown():
    slide = slide_of("observe:S1.1", [f"{F} Fir | cross | S1.1 | 2", f"{F} Elm | cross | S1.1 | 1"], school="")
    assert [row.label for row in slide.rows] == ["Elm", "Fir"]
    assert slide.foot.startswith("○ district raters")


@pytest.mark.parametrize(
    ("schools", "action"), [(9, "S1.1"), (12, "S1.1"), (60, "S3.1"), pytest.param(60, "S1.1", marks=pytest.mark.full)]
)
def test_schools_without_room_are_counted_in_words(schools, action):
    chance = random.Random(schools)
    rated, lines_of = {}, []
    for n in range(schools):
        name = f"School {n}"
        size_ = chance.choice((0, 1, 2, 3, 4, 5, 6))
        rated[name] = [chance.randint(0, 3) for _ in range(size_)]
        lines_of.append(f"{F} {name} | self | {action} | {' '.join(map(str, rated[name])) or '-'}")
    slide = slide_of(f"observe:{action}", lines_of, minimums=Minimums(3), school="", observed=[action])
    shown = {name: ratings for name, ratings in rated.items() if len(ratings) >= 3}
    order = sorted(shown, key=lambda name: (Fraction(sum(shown[name]), len(shown[name])), name))
    order += sorted(set(rated) - set(shown))
    on = len(slide.rows)
    assert 3 < on <= MOST_SCHOOLS
    assert [row.label for row in slide.rows] == order[:on]
    for row in slide.rows:
        ratings = shown.get(row.label)
        expected = tuple(ratings.count(value) for value in range(4)) if ratings else ()
        assert row.bars[0].counts == expected
    rest = order[on:]
    seen = [name for name in rest if name in shown]
    low = sum(2 * sum(rating < 2 for rating in shown[name]) >= len(shown[name]) for name in seen)
    hidden = [name for name in rest if 1 <= len(rated[name]) < 3]
    blank = [name for name in rest if not rated[name]]

    def called(names: list[str]) -> str:
        return " and ".join(names) if len(names) < 3 else f"{len(names)} schools"

    those = f" ({low} of them with half or more ratings of 0 or 1)" if low else ""
    said = [f"{called(seen)} rated this at least as high as the schools listed{those}"] * bool(seen)
    said += [f"{called(hidden)} {'has' if len(hidden) == 1 else 'have'} too few raters to show"] * bool(hidden)
    said += [f"{called(blank)} {'is' if len(blank) == 1 else 'are'} not rated"] * bool(blank)
    assert slide.foot.split("\n")[0] == f"Not listed: {'; '.join(said)}."
    assert slide.most == max(max(sum(bar.counts[:2]), sum(bar.counts[2:])) for row in slide.rows for bar in row.bars)


def test_schools_that_are_hidden_are_not_said_to_be_rated_higher():
    ratings = [f"{F} A{n} | self | S1.1 | 3 3 3" for n in range(7)]
    ratings += [f"{F} B{n} | self | S1.1 | 0 0" for n in range(2)] + [f"{F} C | self | S1.1 | -"]
    foot = slide_of("observe:S1.1", ratings, minimums=Minimums(3), school="").foot.split("\n")[0]
    assert foot == "Not listed: B0 and B1 have too few raters to show; C is not rated."


D = "Fall 2026 | district |"


def test_of_the_district_ilt_its_own_row_comes_first_then_the_schools():
    ratings = [
        f"{D} | self | D1.1 | 2 3 3",
        f"{D} Alder | cross | D1.1 | 3 3",
        f"{D} Birch | cross | D1.1 | 0 1",
        f"{D} | self | D2.1 | 0 0 0",
    ]
    found = made(ratings, school="", assessment="district", plan=["observe"])
    own = "District ILT itself"
    assert counts(found["observe:D1.1"]) == [
        (own, [(0, 0, 1, 2)]),
        ("Birch", [(1, 1, 0, 0)]),
        ("Alder", [(0, 0, 0, 2)]),
    ]
    assert counts(found["observe:D2.1"]) == [(own, [(3, 0, 0, 0)])]
    assert found["observe:D1.1"].foot.startswith("○ school raters   ")
    many = [f"{D} S{n:02} | cross | D1.1 | {n % 4}" for n in range(20)]
    slide = slide_of("observe:D1.1", [*ratings, *many], school="", assessment="district")
    assert slide.rows[0].label == own
    # Of 22 schools those with a mean of 0 come first, then Birch's 0.5.
    assert [row.label for row in slide.rows[1:6]] == ["S00", "S04", "S08", "S12", "S16"]
    rest = 22 - (len(slide.rows) - 1)
    assert slide.foot.startswith(f"Not listed: {rest} schools rated this at least as high as the schools listed")


def test_the_actions_that_are_observed_are_those_that_were_chosen_or_the_lowest_of_each_area():
    ratings = [f"{F} Alder | self | S1.1 | 2 2", f"{F} Birch | self | S1.1 | 2 2", f"{F} Alder | self | S1.2 | 1 3 1"]
    ratings += [f"{F} Alder | self | S1.3 | -", f"{F} Alder | self | S4.2 | 3 3", f"{F} Alder | cross | S1.1 | 0"]
    found = made(ratings, school="", plan=["observe"])
    assert [name for name in found if name.startswith("observe")] == ["observe:S1.2", "observe:S4.2"]  # 5/3 < 2
    found = made(ratings, school="", plan=["observe"], observed=["S4.2", "S1.3", "S1.1"])
    assert [name for name in found if name.startswith("observe")] == ["observe:S4.2", "observe:S1.3", "observe:S1.1"]
    assert found["observe:S1.3"].kicker.startswith("Observe · 2 of 3")
    assert counts(found["observe:S1.3"]) == [("Alder", [NONE])]


def test_a_focus_area_that_only_the_other_side_rated_is_observed_by_its_ratings():
    ratings = (f"{F} Alder | self | S1.1 | 2 2", f"{F} Alder | cross | S2.1 | 0 3", f"{F} Alder | cross | S2.2 | 0 1")
    found = made(ratings, school="", plan=["observe"])
    assert [name for name in found if name.startswith("observe")] == ["observe:S1.1", "observe:S2.2"]
    assert counts(found["observe:S2.2"]) == [("Alder", [(1, 1, 0, 0)])]
    assert found["observe:S2.2"].foot.startswith("○ district raters")


# Where people differ


def test_the_largest_gap_comes_first_and_a_school_is_named_where_there_are_several():
    ratings = (
        *ALDER,
        f"{F} Birch | self | S2.1 | 3 3",
        f"{F} Birch | cross | S2.1 | 0",
    )
    slide = slide_of("sides", ratings)
    assert marks(slide) == [
        (label("S1.1"), [("self", pytest.approx(2 / 3), "0.7"), ("cross", 2.5, "2.5")]),
        (label("S3.2"), [("self", pytest.approx(7 / 3), "2.3"), ("cross", pytest.approx(7 / 3), "2.3")]),
    ]
    assert [row.words for row in slide.rows] == ["hidden strength", "shared strength"]
    assert slide.title == f"Alder’s team rates “{label('S1.1')}” 1.8 lower than the district does"  # 11/6
    wide = slide_of("sides", ratings, school="")
    # -11/6, 12/5, 0 and 3.
    assert [row.label for row in wide.rows] == [
        f"Birch: {label('S2.1')}",
        f"Birch: {label('S1.1')}",
        f"Alder: {label('S1.1')}",
        f"Alder: {label('S3.2')}",
    ]


def test_at_most_five_gaps_are_shown():
    ratings = [f"{F} Alder | self | S{a} | 3" for a in ("1.1", "1.2", "2.1", "3.2", "4.2", "5.2")]
    ratings += [line.replace("self", "cross").replace("| 3", f"| {n % 3}") for n, line in enumerate(ratings)]
    slide = slide_of("sides", ratings)
    assert len(slide.rows) == 5
    assert [round(row.marks[0].value - row.marks[1].value) for row in slide.rows] == [3, 3, 2, 2, 1]


def test_splits_are_of_the_teams_own_raters_alone():
    ratings = (*ALDER, f"{F} Alder | cross | S4.2 | 0 3 0 3", f"{F} Alder | self | S4.2 | 1 3")
    slide = slide_of("splits", ratings)
    # S2.2: 3 of 6 pairs are two or more apart; S4.2: 1 of 1; Birch, the widest, is another team.
    assert counts(slide) == [(label("S4.2"), [(0, 1, 0, 1)]), (label("S2.2"), [(1, 0, 0, 3)])]
    assert slide.title == f"Alder’s team rates “{label('S4.2')}” anywhere from 1 to 3"
    wide = slide_of("splits", ratings, school="")
    assert counts(wide) == [
        (f"Alder: {label('S4.2')}", [(0, 1, 0, 1)]),
        (f"Alder: {label('S2.2')}", [(1, 0, 0, 3)]),
        (f"Birch: {label('S1.1')}", [(1, 0, 0, 4)]),  # 4 of 10 pairs
    ]
    ratings += (f"{F} Cedar | self | S1.1 | 0 2 2 2 2 2 2 2",)
    assert slide_of("splits", ratings, school="").foot.startswith(
        "Not shown here: 1 more disagreement within school teams."
    )


@pytest.mark.parametrize(
    ("rated", "title"),
    [
        (["self | S1.1 | 1 2 2"], "No team’s raters are more than one point apart on any action"),
        (["self | S1.1 | 0 3"], "With fewer than 3 raters, we can’t say where raters disagree"),
        (["cross | S1.1 | 0 3"], "No one on the team has rated yet"),
        (["self | S1.1 | - -", "cross | S1.1 | 0 3"], "No one on the team has rated yet"),
        (
            ["self | S1.1 | 1 2 2", "self | S1.2 | 0 3"],
            "On the actions shown, no team’s raters are more than one point apart",
        ),
    ],
)
def test_nobody_is_said_to_agree_who_is_hidden_or_did_not_rate(rated, title):
    slide = slide_of("splits", [f"{F} Alder | {line}" for line in rated], minimums=Minimums(3))
    assert (slide.title, slide.rows, slide.foot) == (title, (), "")


# Attention


def test_the_four_actions_that_name_students_always_come_first():
    for ratings in ([f"{F} Alder | self | S3.1 | 3 3 3"], [f"{F} Alder | self | S1.1 | 3 3 3"]):
        found = made(ratings, plan=["attention"])
        slide = found["attention"]
        assert {row.label for row in slide.rows} == {label(action) for action in NAMED}
        assert {row.tag for row in slide.rows} == {"MLs · SWDs"}
        assert slide.title == "No action is rated 0 or 1"
        assert "attention:others" not in found
    ratings = [
        f"{F} Alder | self | {action} | {rated}"
        for action, rated in zip(NAMED, ("1 2 2", "3", "0 1", "1 2"), strict=True)
    ]
    slide = slide_of("attention", [*ratings, f"{F} Alder | cross | S3.1 | 0"])
    # Most before some, the higher share first, by either side; what is equal in the framework's order.
    assert counts(slide) == [
        (label("S3.1"), [(0, 0, 0, 1), (1, 0, 0, 0)]),
        (label("S4.1"), [(1, 1, 0, 0), NONE]),
        (label("S5.1"), [(0, 1, 1, 0), NONE]),
        (label("S2.2"), [(0, 1, 2, 0), NONE]),
    ]
    assert (
        slide.title
        == "On 3 of the 4 ML/SWD actions, Alder’s team or district raters gave a 0 or 1 at least half of the time"
    )


def test_other_low_actions_follow_in_words():
    rated = {"S1.1": "0 0 2", "S1.2": "1 2 3", "S1.3": "1 1 1", "S2.1": "3 3 3"}
    ratings = [f"{F} Alder | self | {action} | {values}" for action, values in rated.items()]
    ratings += [f"{F} Alder | cross | S1.2 | 0"]
    slide = slide_of("attention:others", ratings)
    assert slide.title == "3 other actions got at least one 0 or 1"
    assert [(row.label, row.words) for row in slide.rows] == [
        (label("S1.2"), "Rated 0 or 1 by 1 of 3 team members and by the one district rater"),
        (label("S1.3"), f"Rated 0 or 1 by all 3 team members; {NONE} by district raters"),
        (label("S1.1"), f"Rated 0 or 1 by 2 of 3 team members; {NONE} by district raters"),
    ]
    assert slide.foot == "Low means 0 or 1."
    many = [f"{F} Alder | self | {action.id} | 0 0 2" for action in framework.current().of("school")]
    slide = slide_of("attention:others", many)
    assert slide.title == "15 other actions got at least one 0 or 1"
    assert len(slide.rows) == 6
    assert slide.foot == "Low means 0 or 1. 9 more actions are not shown here."


def test_of_the_district_assessment_it_is_said_that_no_action_names_them():
    found = made([f"{D} | self | D1.1 | 0 1 1"], school="", assessment="district", plan=["attention"])
    assert found["attention"].title == "No district action focuses on MLs or SWDs"
    assert found["attention"].rows[0].words.startswith("No district action focuses on MLs or SWDs")
    assert found["attention:others"].title == "1 action got at least one 0 or 1"
    assert "attention:others" not in made(
        [f"{D} | self | D1.1 | 2"], school="", assessment="district", plan=["attention"]
    )


# Rounds

THEN, NOW = "Spring 2026 | school | Alder", "Fall 2026 | school | Alder"
ROUNDS = (
    f"{THEN} | self | S1.1 | 0 0 0 1 1 1",
    f"{NOW} | self | S1.1 | 3 3 3 3 2 2",
    f"{THEN} | self | S1.2 | 3 3 3 3 3 3",
    f"{NOW} | self | S1.2 | 0 0 0 0 0 0",
    f"{THEN} | self | S1.3 | 2 2 2 2 2 2",
    f"{NOW} | self | S1.3 | 2 2 2 2 2 2",
)


def test_what_changed_is_shown_the_largest_first_where_there_is_a_round_before():
    slide = slide_of("change", ROUNDS)
    assert marks(slide) == [
        (label("S1.2"), [("then", 3.0, "3.0"), ("now down", 0.0, "0.0")]),
        (label("S1.1"), [("then", 0.5, "0.5"), ("now up", pytest.approx(16 / 6), "2.7")]),
    ]
    assert [row.words for row in slide.rows] == ["● −3.0 clear", "● +2.2 clear"]
    assert [[mark.right for mark in row.marks] for row in slide.rows] == [[True, False], [False, True]]
    assert slide.kicker == "What changed since Spring 2026"
    first = made(ROUNDS, round="Spring 2026", plan=["who", "change"])
    assert not [name for name in first if name.startswith("change")]
    assert not [
        name
        for name in made([line for line in ROUNDS if NOW in line], plan=["who", "change"])
        if name.startswith("change")
    ]


def earlier(**fields: str) -> tuple[NextStep, ...]:
    whole = {"district": "Riverbend", "school": "Alder", "round": "Spring 2026", "action_id": "S1.1", "what": "Walk"}
    return tuple(from_entries({f"a.{name}": text for name, text in {**whole, **fields}.items()}))


@pytest.mark.full
def test_a_meeting_opens_on_the_steps_of_the_round_before_and_says_what_became_of_them():
    every = earlier(who="Ana", due="2026-11-01", status="begun")
    found = made(ROUNDS, every, plan=["before", "purpose", "change"])
    assert next(iter(found)) == "before"
    assert [(row.label, row.words) for row in found["before"].rows] == [
        ("Walk", "In progress, overdue · Ana · by Nov 1, 2026")
    ]
    assert found["before"].title == "1 next step is overdue"
    assert [(row.label, row.words) for row in found["change:steps"].rows] == [
        (f"{label('S1.1')}: 0.5 (6 ratings) in Spring 2026; 2.7 (6 ratings) in Fall 2026", "In progress: Walk")
    ]
    for other in ((), earlier(round="Fall 2026"), earlier(school="Birch"), earlier(school="")):
        names = list(made(ROUNDS, other, plan=["before", "purpose", "change"]))
        assert names[0] == "purpose"
        assert "change:steps" not in names


# What the team says


def test_norms_are_the_teams_own_one_a_line():
    assert [row.words for row in slide_of("purpose", ALDER).rows] == list(NORMS)
    slide = slide_of("purpose", ALDER, norms=" Listen \n\nOne at a time", minutes=50)
    assert [row.words for row in slide.rows] == ["Listen", "One at a time"]
    assert slide.kicker == "Alder · Fall 2026 · 50 minutes"


def test_what_is_typed_predicted_and_agreed_on_is_shown_in_the_frameworks_order():
    said = {"cause.S3.1": "No time", "cause.S1.1": "No plan", "agreed.S3.1": 0, "agreed.S1.1": 2}
    found = made(
        ALDER, plan=["predict", "infer", "agree", "choose"], predicted=4, **said, **{"votes.S1.1": 2, "votes.S3.1": 5}
    )
    assert found["predict"].ask == f"Our prediction: {area(4)}"
    assert [(row.label, row.tag, row.words) for row in found["infer"].rows] == [
        (label("S1.1"), "", "No plan"),
        (label("S2.2"), "MLs · SWDs", "Why?"),  # the one action besides with a 0 or 1
        (label("S3.1"), "MLs · SWDs", "No time"),
    ]
    # 2 of 3 team members gave S1.1 a 1: 0.7; 2 district raters 2.5.
    assert [(row.label, row.words, row.rating) for row in found["agree"].rows] == [
        (label("S1.1"), "● 0.7 (3 ratings)   ○ 2.5 (2 ratings)", 2),
        (label("S3.1"), NONE, 0),
    ]


def test_a_cause_takes_the_place_of_its_own_question_alone():
    ratings = [f"{F} Alder | self | S{n}.1 | {rated}" for n, rated in enumerate(("0 0", "1 1", "0 1", "1 2", "3 3"), 1)]

    def shown(**said: str) -> dict[str, str]:
        return {row.label: row.words for row in slide_of("infer", ratings, **said).rows}

    before = shown()
    assert list(before.values()) == ["Why?"] * 3
    typed = shown(**{"cause.S2.1": "No norms"})
    assert list(typed.items()) == [(one, "No norms" if one == label("S2.1") else "Why?") for one in before]
    four = {f"cause.S{n}.1": f"Cause {n}" for n in (1, 3, 4, 5)}
    assert list(shown(**four).values()) == ["Cause 1", "Cause 3", "Cause 4", "Cause 5"]


def test_what_to_agree_on_first_is_offered_until_something_is():
    rated = {"S1.1": "3 3 3", "S3.2": "2 3 2", "S4.1": "0 0 0"}
    ratings = [f"{F} Alder | self | {action} | {values}" for action, values in rated.items()]
    found = {
        said: slide_of("agree", ratings, **about).title
        for said, about in (
            ("nothing", {}),
            ("talked about", {"cause.S3.2": "No time"}),
            ("chosen", {"cause.S3.2": "No time", "chosen": ["D1.1", "S1.2", "S1.1"]}),
        )
    }
    assert found == {"nothing": label("S4.1"), "talked about": label("S3.2"), "chosen": label("S1.2")}
    slide = slide_of("agree", ALDER, chosen=["S1.1"])
    assert (slide.ask, slide.foot) == (
        "What rating can everyone support?",
        "Mean of the individual ratings: ● Alder’s team 0.7 (3 ratings)   ○ district raters 2.5 (2 ratings)",
    )
    assert [row.label[:1] for row in slide.rows] == ["0", "1", "2", "3"]


def test_each_choice_has_a_slide_for_its_next_step_and_the_close_says_them_all():
    fields = {"district": "Riverbend", "school": "Alder", "round": "Fall 2026", "action_id": "S1.1", "what": "Walk"}
    fields |= {"who": "Ana", "due": "2026-12-01", "again": "2027-03-01", "know": "Each is visited"}
    every = tuple(from_entries({f"m~S1.1.{name}": text for name, text in fields.items()}))
    found = made(ALDER, every, plan=["next", "close"], chosen=["S1.1", "S2.2"])
    assert [row.words for row in found["next:S1.1"].rows] == [
        *("Walk", "Ana", "Dec 1, 2026", "Each is visited", "Mar 1, 2027")
    ]
    assert [row.words for row in found["next:S2.2"].rows] == ["…"] * 5
    assert found["next:S2.2"].kicker.startswith("Next steps · 2 of 2")
    assert [(row.label, row.words) for row in found["close"].rows] == [
        (label("S1.1"), "Walk · Ana · by Dec 1, 2026"),
        (label("S2.2"), "no next step yet"),
    ]
    assert found["close"].title == "We’ll check in on Mar 1, 2027"
    assert found["close"].foot.startswith("1 next step. The facilitator can send you the meeting summary")
    assert slide_of("close", ALDER).foot.startswith("The facilitator can send you")
    assert slide_of("next", ALDER).title == "We have not chosen an action yet"


# The deck


def test_slides_follow_the_order_of_the_plan_and_steps_without_one_give_their_time():
    one = meeting(plan=["close", "before", "who", "observe"], minutes=45)
    found = deck(table(*ALDER), one, OPEN).slides(one, (), DAY)
    assert [slide.name for slide in found] == ["close", "who", *(f"observe:{n}" for n in range(1, 6))]
    assert timed(one, found) == {"close": 270, "who": 270, "observe": 2160}  # shares 1, 1 and 8 of 45 minutes
    assert steps_of(found) == [
        *(("close", "Close", "close"), ("who", "Who rated", "who"), ("observe", "Observe", "observe:1"))
    ]
    assert at(one, found) == 0
    assert at(meeting(place={"slide": "observe:3"}), found) == 4
    assert at(meeting(place={"slide": "observe:S1.1"}), found) == 2


def test_a_step_with_a_title_alone_gets_a_quarter_of_its_time():
    one = meeting(plan=["sides", "splits", "infer", "next"], minutes=45)
    found = deck(table(f"{F} Alder | self | S1.1 | 0 0 3"), one, OPEN).slides(one, (), DAY)
    assert [(slide.name, bool(slide.rows)) for slide in found] == [
        *(("sides", False), ("splits", True), ("infer", True), ("next", False))
    ]
    # Shares 3/4, 3, 6 and 6 of 2,700 seconds; a next step is still to be written.
    assert timed(one, found) == {"sides": 128, "splits": 514, "infer": 1029, "next": 1029}


@pytest.mark.parametrize("plan", [["before"], ["change"], ["before", "change"]])
def test_a_plan_of_steps_without_a_slide_ends_at_once(plan):
    one = meeting(plan=plan)
    found = deck(table(*ALDER), one, OPEN).slides(one, (), DAY)
    assert [slide.name for slide in found] == ["close"]
    assert timed(one, found) == {"close": 45 * 60}


# Room

WORDS = st.integers(0, 60).map(lambda n: " ".join(["walk"] * n))
ROWS = st.lists(st.builds(lambda head, words: Row(head, words=words), WORDS, WORDS), min_size=1, max_size=40)


@given(ROWS, st.sampled_from(["infer", "change:steps"]), st.integers(1, 9))
def test_pages_hold_every_row_once_in_its_order(rows, name, most):
    whole = Slide(name, "Why", "What could be the root causes?", rows=tuple(rows), ask="?")
    pages = paged(whole, most)
    assert [row for page in pages for row in page.rows] == rows
    assert pages[0].name == name
    assert len({page.name for page in pages}) == len(pages)
    assert {page.name.partition(":")[0] for page in pages} == {name.partition(":")[0]}
    assert all(1 <= len(page.rows) <= most for page in pages)
    for n, page in enumerate(pages, 1):
        assert page.kicker == ("Why" if len(pages) == 1 else f"Why ({n} of {len(pages)})")
        px = sum(row_px(row, page.kind) for row in page.rows)
        assert len(page.rows) == 1 or px <= room(whole)
        assert grown(page) == 1 or sum(row_px(row, page.kind, grown(page)) for row in page.rows) <= room(page)


def test_longer_titles_are_smaller_and_leave_less_room():
    short, long, longer = ("word " * n for n in (10, 20, 40))
    assert [size(title) for title in (short, long, longer)] == ["", "long", "longer"]
    assert lines("a\nb") == 2
    assert room(Slide("a", "k", "t")) - room(Slide("a", "k", "t", foot="words")) == LINE + 12
    assert room(Slide("a", "k", "t")) - room(Slide("a", "k", "t", kind="scale")) == 30


@given(st.lists(st.integers(0, 130), min_size=4, max_size=4), st.integers(0, 130))
def test_bars_are_as_wide_as_their_raters_ask_and_never_wider_than_their_side(found, more):
    most = max(1, sum(found[:2]), sum(found[2:])) + more
    wide = widths(found, most)
    for side in (0, 2):
        ns, said = found[side : side + 2], wide[side : side + 2]
        assert sum(said) <= 100
        assert [part > 0 for part in said] == [n > 0 for n in ns]
        needs = [(16 * len(str(n)) + 12) / 364 * 100 if n else 0 for n in ns]
        # Every figure has its room.
        assert all(part >= need - 0.1 for part, need in zip(said, needs, strict=True))
        plain = [100 * n / most for n in ns]
        if all(share >= need for share, need in zip(plain, needs, strict=True)):
            assert said == pytest.approx(plain, abs=0.11)


def test_equal_halves_have_their_widths():
    assert widths((2, 0, 2, 0), 2) == [100.0, 0.0, 100.0, 0.0]
    assert widths((0, 5, 0, 5), 10) == [0.0, 50.0, 0.0, 50.0]
    assert widths((1, 1, 1, 1), 2) == [50.0] * 4
    assert widths((1, 3, 0, 4), 4) == [25.0, 75.0, 0.0, 100.0]


def test_a_bar_has_a_section_for_each_rating():
    text = html.html(Slide("s", "k", "t", "bars", (Row("Walks", bars=(Bar("●", (2, 0, 2, 0)),)),), most=2))
    assert re.findall(r"width:([\d.]+)%.*?rated (\d): </span>(\d)", text) == [("100.0", "0", "2"), ("100.0", "2", "2")]
    marked = Row("Walks", marks=(Mark("self", 1.5, "1.5", right=True), Mark("cross", 3.0, "3.0", right=False)))
    text = html.html(Slide("s", "k", "t", "scale", (marked,)))
    assert re.findall(r'class="on (\w+)" style="left:([\d.]+)%', text) == [("self", "50.0"), ("cross", "100.0")]
    assert re.findall(r'class="figure (\w+)".*?>([\d.]+)<', text) == [("right", "1.5"), ("left", "3.0")]


# Nothing that is hidden

SAID = {
    "predicted": 2,
    "cause.S3.1": "No time",
    "agreed.S1.1": 1,
    "agreed.D1.1": 1,
    "votes.S1.1": 3,
    "chosen": ["S1.1"],
}
TEAMS = [
    {"school": SCHOOLS[0]},
    {"school": ""},
    {"school": "", "assessment": "district"},
]
STEP = {"district": "R", "round": "Fall 2025", "action_id": "S1.1", "what": "Walk weekly"}


def slides_of(content: bytes, about: dict) -> list[str]:
    """Return all slides as HTML, small groups hidden as in a new workspace."""
    file = io.BytesIO(content)
    file.name = "ratings.csv"
    one = meeting(**{"district": "R", **about, **SAID})
    every = from_entries({f"a.{name}": text for name, text in {**STEP, "school": one.school}.items()})
    return [html.html(slide) for slide in deck(ilt.read(file).ratings, one).slides(one, every, DAY)]


@pytest.fixture(scope="module")
def districts() -> tuple[bytes, bytes]:
    """Two districts that differ in nothing but what is hidden."""
    return district(1, "Zebulon Quix"), district(2, "Anna Bell")


@pytest.mark.parametrize(
    "about",
    [TEAMS[1], *(pytest.param(about, marks=pytest.mark.full) for about in (TEAMS[0], TEAMS[2]))],
    ids=lambda about: f"{about}",
)
def test_what_is_hidden_changes_nothing_on_any_slide(districts, about):
    one, other = (slides_of(content, about) for content in districts)
    assert len(one) > 12
    assert one == other
    assert not re.search("Zebulon|Quix|Anna|Bell", " ".join(one))
    assert "fewer than" in " ".join(one)


@pytest.mark.full
def test_two_districts_that_differ_in_what_is_shown_do_differ(districts):
    """So that the test above could fail."""
    first = districts[0]
    assert slides_of(first, TEAMS[2]) != slides_of(first.replace(b"self,D1.1,0", b"self,D1.1,3"), TEAMS[2])


def test_no_slide_has_a_figure_of_a_team_that_is_hidden():
    rated = " ".join(["0"] * 7 + ["3"] * 4)  # figures that appear nowhere else: 7, 4, 11, a mean of 1.1
    ratings = [f"{F} Alder | self | {action.id} | {rated}" for action in framework.current().of("school")]
    ratings += [line.replace("Fall", "Spring") for line in ratings]
    hidden = made(ratings, minimums=Minimums(20, 20), **SAID)
    words = " ".join(re.sub("<[^>]*>", " ", html.html(slide)) for slide in hidden.values())
    assert "fewer than 20 raters" in words
    assert not re.search(r"\b(7|11|1\.1|0\.4|63\.6)\b", words)
    assert not [bar for slide in hidden.values() for row in slide.rows for bar in row.bars if bar.counts]
    assert not [mark for slide in hidden.values() for row in slide.rows for mark in row.marks]
    shown = " ".join(re.sub("<[^>]*>", " ", html.html(slide)) for slide in made(ratings, **SAID).values())
    assert re.search(r"\b7\b", shown)
    assert re.search(r"\b1\.1\b", shown)


# No tags

WILD = "<b onclick=\"x()\">bold</b><img src=x onerror='x()'>{{ 7 * 7 }}{% raw %}&lt;i&gt;</p></section><script>x()</script>"
TAGS = {"section", "p", "h1", "div", "span", "b", "i", "u"}
ATTRIBUTES = {"class", "data-slide", "style", "aria-label"}


def test_whatever_is_typed_is_text_and_no_tag():
    wild = WILD + EVIL.replace("|", "")
    said = {f"cause.{action}": wild for action in ("S1.1", "S3.1")}
    said |= {"norms": wild, "here": wild, "agreed.S1.1": 2, "chosen": ["S1.1"], "school": wild}
    ratings = table(*ROUNDS, f"{NOW} | cross | S1.1 | 0 0 1").assign(school=wild)
    fields = {"district": "Riverbend", "school": wild, "action_id": "S1.1", "what": wild, "who": wild, "know": wild}
    every = from_entries(
        {
            f"{key}.{name}": text
            for key, round_ in (("m~S1.1", "Fall 2026"), ("a", "Spring 2026"))
            for name, text in {**fields, "round": round_}.items()
        }
    )
    found = made(ratings, tuple(every), **said)
    wide = made(ratings, school="", observed=["S1.1"])
    for slide in [*found.values(), *wide.values()]:
        text = html.html(slide)
        assert {tag.strip("</") for tag in re.findall(r"</?[^\s>]+", text)} <= TAGS, slide.name
        opened = re.findall(r"<\w+([^>]*)>", text)
        names = {name for attributes in opened for name in re.findall(r'([\w-]+)="[^"]*"', attributes)}
        assert names <= ATTRIBUTES, slide.name
        assert all(re.fullmatch(r'(\s+[\w-]+="[^"<>]*")*', attributes) for attributes in opened), slide.name
        assert text.count("<section") == text.count("</section>") == 1
        assert " 49" not in text
    for name in ("purpose", "infer", "before", "next:S1.1", "close", "change:steps"):
        assert "&lt;script&gt;x()&lt;/script&gt;" in html.html(found[name]), name
        assert "{{ 7 * 7 }}" in html.html(found[name]), name
    assert "&lt;script&gt;" in html.html(wide["observe:S1.1"])


def test_slides_name_no_screen_that_the_room_has_not_seen():
    rated = {action.id: "0 1 2" for action in framework.current().of("school")}
    rated |= {"S4.4": "1 1 1"}  # Priorities starts with it, Attention with an ML/SWD action
    for school in ("Alder", ""):
        ratings = [f"{F} Alder | self | {action} | {values}" for action, values in rated.items()]
        for slide in made(ratings, school=school).values():
            words = [slide.kicker, slide.title, slide.ask, slide.foot, *(row.words for row in slide.rows)]
            assert not re.search(r"\bscreens?\b", " ".join(words)), slide.name

"""Change between rounds: the exact test against plain enumeration, and what is said of it."""

import itertools
import math
import random
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt import candour, changes, findings, moves
from ilt.candour import Cover
from ilt.changes import Stratum
from tests.make import table

THEN, NOW = "Spring 2026", "Fall 2026"
RATINGS = st.lists(st.integers(0, 3), min_size=1, max_size=4)


def enumerated(schools: list[tuple[list[int], list[int]]]) -> tuple[Fraction, Fraction, Fraction]:
    """Give each school's ratings of both rounds to "now" in every possible way; return p two-sided, upwards, downwards."""
    ways = [[sum(chosen) for chosen in itertools.combinations([*then, *now], len(now))] for then, now in schools]
    sums = [sum(way) for way in itertools.product(*ways)]
    expected = Fraction(sum(sums), len(sums))
    seen = sum(sum(now) for _, now in schools)
    far = sum(abs(value - expected) >= abs(seen - expected) for value in sums)
    up, down = sum(value >= seen for value in sums), sum(value <= seen for value in sums)
    return tuple(Fraction(found, len(sums)) for found in (far, up, down))


def stratum(then: list[int], now: list[int]) -> Stratum:
    every = [*then, *now]
    return Stratum(tuple(every.count(value) for value in range(4)), len(now), sum(now))


@given(st.lists(st.tuples(RATINGS, RATINGS), min_size=1, max_size=2))
def test_the_chances_are_those_of_every_permutation(schools):
    found = changes.test([stratum(*school) for school in schools])
    for got, wanted in zip((found.p, found.up, found.down), enumerated(schools), strict=True):
        assert got == pytest.approx(float(wanted), abs=1e-12)


def test_a_published_example():
    """Fisher's tea: of 8 cups 4 are of each kind, and all 4 are named rightly; one-sided 1/70, two-sided 2/70."""
    found = changes.test([Stratum((4, 4, 0, 0), now=4, sum_now=4)])
    assert found.up == pytest.approx(1 / 70)
    assert found.p == pytest.approx(2 / 70)
    assert found.least == pytest.approx(2 / 70)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=3), st.integers(0, 2**32))
def test_no_ratings_of_so_many_raters_reach_less_than_the_least(sizes, seed):
    made = random.Random(seed)
    schools = [([made.randint(0, 3) for _ in range(n)], [made.randint(0, 3) for _ in range(n)]) for n in sizes]
    found = changes.test([stratum(*school) for school in schools])
    assert found.p >= found.least - 1e-12


def test_all_0_then_and_all_3_now_is_the_least():
    found = changes.test([stratum([0] * 3, [3] * 4), stratum([0] * 2, [3] * 3)])
    assert found.p == pytest.approx(1 / (math.comb(7, 4) * math.comb(5, 3)))
    assert found.p == pytest.approx(found.least)


def compared(*lines: str) -> pd.DataFrame:
    return changes.compare(ilt.count(table(*lines)), THEN, NOW).set_index(
        ["scope", "school", "perspective", "action_id"]
    )


def test_two_rounds_stand_side_by_side():
    row = compared(f"{THEN} | school | Alder | self | S2.4 | 1 1 2", f"{NOW} | school | Alder | self | S2.4 | 2 3").loc[
        ("school", "Alder", "self", "S2.4")
    ]
    assert (row["then_mean"], row["then_n"], row["now_mean"], row["now_n"]) == (pytest.approx(4 / 3), 3, 2.5, 2)
    assert row["change"] == pytest.approx(7 / 6)


def test_what_is_said_of_a_clear_change_and_of_none():
    found = compared(
        f"{THEN} | school | Alder | self | S1.1 | 0 0 0 0 0",
        f"{NOW} | school | Alder | self | S1.1 | 3 3 3 3 3",
        f"{THEN} | school | Alder | self | S1.2 | 0 1 2 3 2",
        f"{NOW} | school | Alder | self | S1.2 | 2 1 2 3 0",
    )
    clear = found.loc[("school", "Alder", "self", "S1.1")]
    # 2 of comb(10, 5) = 252 ways are as far apart; of two actions judged together, twice that.
    assert clear["p"] == pytest.approx(2 / 252)
    assert clear["adjusted"] == pytest.approx(4 / 252)
    assert (clear["certainty"], clear["why"], clear["change"]) == ("clear", "", 3.0)
    same = found.loc[("school", "Alder", "self", "S1.2")]
    assert (same["certainty"], same["change"], same["p"]) == ("could be chance", 0.0, pytest.approx(1))


def test_maybe_is_a_small_chance_that_does_not_hold_among_many():
    # 0 0 0 0 -> 3 3 3 3 has p = 2 / 70; of five actions judged together the smallest counts five times: 1/7.
    still = [
        line
        for n in (2, 3)
        for action in (f"S1.{n}", f"S2.{n}")
        for line in (
            f"{THEN} | school | Alder | self | {action} | 0 1 2 3",
            f"{NOW} | school | Alder | self | {action} | 3 2 1 0",
        )
    ]
    found = compared(
        f"{THEN} | school | Alder | self | S1.1 | 0 0 0 0", f"{NOW} | school | Alder | self | S1.1 | 3 3 3 3", *still
    )
    row = found.loc[("school", "Alder", "self", "S1.1")]
    assert row["adjusted"] == pytest.approx(5 * 2 / 70)
    assert row["certainty"] == "maybe"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([f"{THEN} | school | Alder | self | S1.1 | 0 0", f"{NOW} | school | Alder | self | S1.1 | 3 3"], "few raters"),
        ([f"{THEN} | school | Alder | self | S1.1 | 0 0 0 0"], "one round"),
    ],
)
def test_too_few_to_say(lines, why):
    row = compared(*lines).loc[("school", "Alder", "self", "S1.1")]
    assert (row["certainty"], row["why"]) == ("too few to say", why)


def test_other_schools_taking_part_are_no_change():
    found = compared(
        f"{THEN} | school | Alder | self | S1.1 | 0 0 0 0 0 0", f"{NOW} | school | Birch | self | S1.1 | 3 3 3 3 3 3"
    )
    row = found.loc[("all schools", "", "self", "S1.1")]
    assert (row["change"], row["certainty"], row["why"]) == (3.0, "too few to say", "no school both times")


def test_a_mean_that_moves_because_others_rate_is_not_called_a_change_the_other_way():
    """Each school falls, but the high school has more raters now: the pooled mean rises."""
    found = compared(
        f"{THEN} | school | Alder | self | S1.1 | {'1 ' * 12}",
        f"{NOW} | school | Alder | self | S1.1 | {'0 ' * 4}",
        f"{THEN} | school | Birch | self | S1.1 | {'3 ' * 4}",
        f"{NOW} | school | Birch | self | S1.1 | {'2 ' * 12}",
    )
    row = found.loc[("all schools", "", "self", "S1.1")]
    assert row["then_mean"] == 1.5
    assert row["now_mean"] == 1.5
    assert row["moved"] < 0
    assert (row["certainty"], row["why"]) == ("too few to say", "other way")


def test_a_focus_area_is_judged_by_its_actions():
    lines = [
        line
        for n in (1, 2)
        for line in (
            f"{THEN} | school | Alder | self | S1.{n} | 0 0 0 0 0 0",
            f"{NOW} | school | Alder | self | S1.{n} | 3 3 3 3 3 3",
        )
    ]
    counts = ilt.count(table(*lines))
    areas = changes.compare_areas(counts, changes.compare(counts, THEN, NOW), THEN, NOW)
    row = areas[areas["scope"] == findings.SCHOOL].iloc[0]
    # One action goes up this far in 1 of 924 ways; twice the mean of the two, doubled for the two directions.
    assert row["p"] == pytest.approx(4 / 924)
    assert (row["certainty"], row["then_n"], row["now_n"], row["change"]) == ("clear", 12, 12, 3.0)


def test_who_is_in_both_rounds():
    lines = [[THEN, "R", "school", "Alder", name, "self", "S1.1", 1, ""] for name in ("Ann", "Ben", "Cy")] + [
        [NOW, "R", "school", "Alder", name, "self", "S1.1", 2, ""] for name in ("Ann", "Cy", "Dee", "Eve")
    ]
    people = pd.DataFrame(lines, columns=list(ilt.ratings.COLUMNS))
    found = changes.people(ilt.raters(ilt.ratings.typed(people)), THEN, NOW).set_index("perspective")
    assert list(found.loc["self"]) == [3, 4, 2]
    assert moves.who(found.reset_index(), ["rater", "district visitor"]) == ["● self: 3 raters then, 4 now, 2 in both"]
    people["rater"] = [f"{ilt.ratings.ANONYMOUS}{n}" for n in range(len(people))]
    found = changes.people(ilt.raters(ilt.ratings.typed(people)), THEN, NOW)
    assert moves.who(found, ["rater", "visitor"]) == ["● self: 3 raters then, 4 now, not known whether the same people"]


def test_hidden_schools_are_no_part_of_a_change():
    ratings = table(
        f"{THEN} | school | Alder | self | S1.1 | 0 0 0 0 0",
        f"{NOW} | school | Alder | self | S1.1 | 3 3 3 3 3",
        f"{THEN} | school | Birch | self | S1.1 | 3 3",
        f"{NOW} | school | Birch | self | S1.1 | 0 0",
    )
    shown = candour.counts(ilt.count(ratings), ratings, Cover(3, 1))
    found = changes.compare(shown, THEN, NOW).set_index(["scope", "school"])
    assert found.loc[("all schools", ""), "change"] == 3.0
    assert found.loc[("all schools", ""), "schools"] == 1
    birch = found.loc[("school", "Birch")]
    assert (birch["then_n"], birch["now_n"], birch["then_hidden"]) == (0, 0, 3)
    assert moves.sure(birch.to_dict()) == "too few to say: too few raters to show in one of the rounds"


def test_in_words():
    found = compared(
        f"{THEN} | school | Alder | self | S1.1 | 0 0 0 0 0",
        f"{NOW} | school | Alder | self | S1.1 | 3 3 3 3 3",
        f"{THEN} | school | Alder | self | S1.2 | 3 3 3 3 3",
        f"{NOW} | school | Alder | self | S1.2 | 0 0 0 0 1",
    ).reset_index()
    own = found[found["scope"] == findings.SCHOOL]
    up, down = (ilt.framework.current().by_id[key].short_label for key in ("S1.1", "S1.2"))
    assert moves.title(own, THEN) == f"“{up}” rose clearly and “{down}” fell clearly since Spring 2026"
    assert moves.told(own.iloc[1].to_dict()) == "3.0 of 5 ratings then, 0.2 of 5 ratings now"
    assert moves.sure(own.iloc[0].to_dict()) == "clear: chance alone would do as much once in 100 times"
    assert list(moves.listed(own)["Change"]) == ["+3.0", "−2.8"]


def test_a_trend_has_every_round_in_order():
    counts = ilt.count(
        table(
            "Fall 2025 | school | Alder | self | S1.1 | 0 2",
            f"{THEN} | school | Alder | self | S1.1 | 1 2",
            f"{NOW} | school | Alder | self | S1.1 | 3 2",
            f"{NOW} | school | Alder | cross | S1.1 | 1",
        )
    )
    areas = findings.scoped_areas(counts)
    found = moves.trend(areas[areas["scope"] == findings.SCHOOL], ["Fall 2025", THEN, NOW])[1]
    own = found[found["perspective"] == "self"]
    assert list(own["round"]) == ["Fall 2025", THEN, NOW]
    assert list(own["mean"]) == [1.0, 1.5, 2.5]
    cross = found[found["perspective"] == "cross"]
    assert list(cross["text"]) == ["–", "–", "1.0"]
    assert list(cross["above"])[-1] is False
    wide = moves.trend_table(moves.trend(areas[areas["scope"] == findings.SCHOOL], ["Fall 2025", THEN, NOW]))
    assert list(wide.iloc[0])[1:] == ["self", "1.0 of 2 ratings", "1.5 of 2 ratings", "2.5 of 2 ratings"]

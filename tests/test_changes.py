"""Change between rounds: the exact test against plain enumeration, and what is said of it."""

import itertools
import math
import random
import time
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt import changes, findings, screens, suppression
from ilt.changes import Stratum
from ilt.people import Sides
from ilt.suppression import Minimums
from tests.support.plain_findings import Ratings, counted, mean, plain, rated, ratings_by_scope, rows_of
from tests.support.short_ratings import table

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
        assert got <= 1
    # Nobody could have said more than 0 then and 3 now.
    most = enumerated([([0] * len(then), [3] * len(now)) for then, now in schools])
    assert (found.least, found.least_one_way) == (pytest.approx(float(most[0])), pytest.approx(float(most[1])))
    expected = sum(Fraction(sum(then + now) * len(now), len(then + now)) for then, now in schools)
    moved = sum(sum(now) for _, now in schools) - expected
    assert found.moved == pytest.approx(float(moved), abs=1e-9)
    assert (found.moved == 0) == (moved == 0)
    assert found.schools == len(schools)


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


def test_other_schools_that_rate_are_no_change():
    found = compared(
        f"{THEN} | school | Alder | self | S1.1 | 0 0 0 0 0 0", f"{NOW} | school | Birch | self | S1.1 | 3 3 3 3 3 3"
    )
    row = found.loc[("all schools", "", "self", "S1.1")]
    assert (row["change"], row["certainty"], row["why"]) == (3.0, "too few to say", "no school both times")


def test_a_mean_that_changes_because_others_rate_is_not_called_a_change_the_other_way():
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
    assert screens.change.who(found.reset_index(), Sides("school")) == ["● 3 team members then, 4 now, 2 in both"]
    people["rater"] = [f"{ilt.ratings.ANONYMOUS}{n}" for n in range(len(people))]
    found = changes.people(ilt.raters(ilt.ratings.typed(people)), THEN, NOW)
    assert screens.change.who(found, Sides("school")) == [
        "● 3 team members then, 4 now, we can’t tell if they are the same people"
    ]


def test_hidden_schools_are_left_out_of_a_change():
    ratings = table(
        f"{THEN} | school | Alder | self | S1.1 | 0 0 0 0 0",
        f"{NOW} | school | Alder | self | S1.1 | 3 3 3 3 3",
        f"{THEN} | school | Birch | self | S1.1 | 3 3",
        f"{NOW} | school | Birch | self | S1.1 | 0 0",
    )
    shown = suppression.counts(ilt.count(ratings), ratings, Minimums(3, 1))
    found = changes.compare(shown[shown["action_id"] == "S1.1"], THEN, NOW).set_index(["scope", "school"])
    assert found.loc[("all schools", ""), "change"] == 3.0
    assert found.loc[("all schools", ""), "schools"] == 1
    birch = found.loc[("school", "Birch")]
    assert (birch["then_n"], birch["now_n"], birch["then_hidden"]) == (0, 0, 3)
    assert screens.change.sure(birch.to_dict()) == "too few to say: too few raters to show in one of the rounds"


def test_what_one_side_did_not_rate_twice_is_said_of_that_side():
    found = compared(
        f"{THEN} | school | Alder | self | S1.1 | 0 1 2",
        *(f"{label} | school | Alder | cross | S1.1 | 0 1 2" for label in (THEN, NOW)),
    ).reset_index()
    for scope, who in ((findings.SCHOOL, "Alder’s team"), (findings.ALL_SCHOOLS, "school teams")):
        own = found[(found["scope"] == scope) & (found["perspective"] == "self")]
        assert (
            screens.change.title(own, THEN, side="self")
            == f"Nothing here was rated by {who} both in Spring 2026 and now"
        )
        assert screens.change.title(own.head(0), THEN, side="self") == "No self ratings in either round"


def test_in_words():
    found = compared(
        f"{THEN} | school | Alder | self | S1.1 | 0 0 0 0 0",
        f"{NOW} | school | Alder | self | S1.1 | 3 3 3 3 3",
        f"{THEN} | school | Alder | self | S1.2 | 3 3 3 3 3",
        f"{NOW} | school | Alder | self | S1.2 | 0 0 0 0 1",
    ).reset_index()
    own = found[found["scope"] == findings.SCHOOL]
    up, down = (ilt.framework.current().by_id[key].short_label for key in ("S1.1", "S1.2"))
    assert screens.change.title(own, THEN) == (
        f"Ratings of “{up}” clearly rose and those of “{down}” clearly fell since Spring 2026"
    )
    steady = own.assign(certainty=changes.CHANCE)
    assert screens.change.title(steady, THEN) == "No clear change since Spring 2026"
    areas = steady.drop(columns="action_id").assign(focus_area=1)
    assert screens.change.title(areas, THEN) == "No clear change in any focus area since Spring 2026"
    assert (
        screens.change.of_single(own, "self", ["S1.1", "S1.2"], areas)
        == "; 1 action is clearly up and 1 action is clearly down"
    )
    assert screens.change.of_single(own, "cross", ["S1.1", "S1.2"], areas) == ""
    schools = own[own["action_id"] == "S1.1"]
    said = screens.change.title(schools, THEN, action_id="S1.1")
    assert said == f"Ratings of “{up}” clearly rose at Alder since Spring 2026"
    assert (
        screens.change.title(own.head(0), THEN, action_id="S1.1")
        == f"“{up}”: nothing here was rated both in Spring 2026 and now"
    )
    assert screens.change.then_and_now(own.iloc[1].to_dict()) == "3.0 (5 ratings) then, 0.2 (5 ratings) now"
    assert screens.change.sure(own.iloc[0].to_dict()) == (
        "clear: if nothing had really changed, a difference this large would appear about 1 time in 100"
    )
    assert list(screens.change.table(own)["Change"]) == ["+3.0", "−2.8"]


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
    found = screens.change.trend(areas[areas["scope"] == findings.SCHOOL], ["Fall 2025", THEN, NOW])[1]
    own = found[found["perspective"] == "self"]
    assert list(own["round"]) == ["Fall 2025", THEN, NOW]
    assert list(own["mean"]) == [1.0, 1.5, 2.5]
    cross = found[found["perspective"] == "cross"]
    assert list(cross["text"]) == ["–", "–", "1.0"]
    assert list(cross["above"])[-1] is False
    wide = screens.change.trend_table(
        screens.change.trend(areas[areas["scope"] == findings.SCHOOL], ["Fall 2025", THEN, NOW])
    )
    assert list(wide.iloc[0])[1:] == ["self", "1.0 (2 ratings)", "1.5 (2 ratings)", "2.5 (2 ratings)"]


# Whole comparisons against plain Python: the same rules in fractions, each sum of each way counted one by one.


def moved_about(seed: int) -> Ratings:
    """Make up ratings of two rounds and two schools: actions that rise, fall, or move by chance."""
    made = random.Random(seed)
    found = {}
    teams = [("school", school, side) for school in ("Alder", "Birch") for side in ("self", "cross")]
    teams += [("district", "", "self"), ("district", "Alder", "cross"), ("district", "", "cross")]
    for assessment, school, side in teams:
        for action in ("S1.1", "S1.2", "S1.3", "S2.1") if assessment == "school" else ("D1.1", "D1.2", "D2.1"):
            then, now = made.choice([([0, 1], [2, 3]), ([0, 1], [1, 2]), ([3], [0, 1]), ([0, 1, 2, 3], [0, 1, 2, 3])])
            for round_, values in ((THEN, then), (NOW, now), ("Fall 2025", then)):
                by_team = [made.choice([*values, *values, None]) for _ in range(made.choice([0, 2, 4, 5, 6]))]
                if by_team:
                    found[round_, assessment, school, side, action] = by_team
    return found


def ways(schools: list[tuple[list[int], list[int]]]) -> dict[str, Fraction | int]:
    """Count in how many ways the ratings of both rounds could have been given to "now"."""
    ways = Counter({0: 1})
    for then, now in schools:
        own = Counter(sum(chosen) for chosen in itertools.combinations([*then, *now], len(now)))
        more: Counter[int] = Counter()
        for (a, n), (b, m) in itertools.product(ways.items(), own.items()):
            more[a + b] += n * m
        ways = more
    every = ways.total()
    expected = Fraction(sum(value * n for value, n in ways.items()), every)
    seen = sum(sum(now) for _, now in schools)
    return {
        "p": Fraction(sum(n for value, n in ways.items() if abs(value - expected) >= abs(seen - expected)), every),
        "up": Fraction(sum(n for value, n in ways.items() if value >= seen), every),
        "down": Fraction(sum(n for value, n in ways.items() if value <= seen), every),
        "moved": seen - expected,
        "least": Fraction(1 + all(len(then) == len(now) for then, now in schools), every),
        "least_one_way": Fraction(1, every),
        "schools": len(schools),
    }


def chances_of(by_team: Ratings) -> dict[tuple, dict]:
    """Test each action of each team on the schools that rated both times."""
    found: dict[tuple, list] = {}
    for (round_, assessment, school, side, action), values in by_team.items():
        now = rated(by_team.get((NOW, assessment, school, side, action), []))
        if round_ != THEN or not rated(values) or not now:
            continue
        scopes = [("district ILT" if assessment == "district" else "all schools", "")]
        for scope in [*scopes, *([("school", school)] if school else [])]:
            found.setdefault((assessment, *scope, side, action), []).append((rated(values), now))
    return {key: ways(schools) for key, schools in found.items()}


def both_rounds(by_team: Ratings, *, areas: bool) -> dict[tuple, tuple[list, list]]:
    """Return what each team said then and now of what it rated in either round."""
    rows = ratings_by_scope(by_team, areas=areas)
    keys = sorted({key[1:] for key, values in rows.items() if key[0] in (THEN, NOW) and rated(values)})
    return {key: (rows.get((THEN, *key), []), rows.get((NOW, *key), [])) for key in keys}


def controlled(family: list[Fraction]) -> list[Fraction]:
    """Adjust as Benjamini and Hochberg (1995) do: the k-th smallest of m counts m / k times, and never more than a larger."""
    order = sorted(range(len(family)), key=lambda n: family[n])
    found, least = {}, Fraction(1)
    for place in range(len(order), 0, -1):
        least = min(least, family[order[place - 1]] * len(order) / place)
        found[order[place - 1]] = least
    return [found[n] for n in range(len(family))]


def said(pairs: dict[tuple, tuple[list, list]], tests: dict[tuple, dict]) -> dict[tuple, tuple]:
    """Return p, adjusted, certainty and why of each row."""
    change = {key: None if None in (mean(a), mean(b)) else mean(b) - mean(a) for key, (a, b) in pairs.items()}
    enough = [
        key
        for key, test in tests.items()
        if change[key] is not None and test["schools"] and test.get("least", 1) <= Fraction(1, 20)
    ]
    adjusted = {}
    for family in {key[:4] for key in enough}:
        own = [key for key in enough if key[:4] == family]
        adjusted |= dict(zip(own, controlled([tests[key]["p"] for key in own]), strict=True))
    found = {}
    for key in pairs:
        test = tests.get(key, {"schools": 0})
        certainty, why = "too few to say", "few raters"
        if change[key] is None:
            why = "one round"
        elif not test["schools"]:
            why = "no school both times"
        elif key in adjusted:
            certainty = "clear" if adjusted[key] <= Fraction(1, 20) else "maybe" if test["p"] <= Fraction(1, 5) else ""
            certainty, why = certainty or "could be chance", ""
            same_way = (change[key] > 0) == (test["moved"] > 0) and (change[key] < 0) == (test["moved"] < 0)
            if certainty != "could be chance" and not same_way:
                certainty, why = "too few to say", "other way"
        found[key] = (change[key], test.get("p"), adjusted.get(key), certainty, why)
    return found


def expected_rows(pairs: dict[tuple, tuple[list, list]], tests: dict[tuple, dict]) -> list[tuple]:
    judged = said(pairs, tests)
    return [
        tuple(
            map(
                plain,
                (
                    *key,
                    len(rated(then)),
                    sum(rated(then)),
                    mean(then),
                    0,
                    len(rated(now)),
                    sum(rated(now)),
                    mean(now),
                    0,
                ),
            )
        )
        + tuple(map(plain, judged[key]))
        for key, (then, now) in pairs.items()
    ]


def columns(what: str) -> Iterable[str]:
    sides = [f"{side}_{figure}" for side in ("then", "now") for figure in ("n", "total", "mean", "hidden")]
    return ["assessment", "scope", "school", "perspective", what, *sides, "change", "p", "adjusted", "certainty", "why"]


MOVED = pytest.mark.parametrize("by_team", [moved_about(seed) for seed in range(3)], ids=["one", "two", "three"])


@MOVED
def test_every_change_is_judged_by_the_rules(by_team):
    found = changes.compare(counted(by_team), THEN, NOW)
    assert sorted(rows_of(found, *columns("action_id")), key=lambda row: row[:5]) == expected_rows(
        both_rounds(by_team, areas=False), chances_of(by_team)
    )


@MOVED
def test_every_focus_area_is_judged_by_its_actions_that_enough_rated(by_team):
    pairs = both_rounds(by_team, areas=True)
    actions: dict[tuple, list[dict]] = {}
    for key, test in chances_of(by_team).items():
        actions.setdefault((*key[:4], int(key[4][1])), []).append(test)
    tests = {}
    for key, every in actions.items():
        own = [test for test in every if test["least"] <= Fraction(1, 20)]
        tests[key] = {"schools": max(test["schools"] for test in every)}
        if not own:
            continue
        average = {name: sum(test[name] for test in own) / len(own) for name in own[0] if name != "schools"}
        if len(own) > 1:
            change = mean(pairs[key][1]) - mean(pairs[key][0])
            average["p"] = Fraction(1) if not change else min(Fraction(1), 4 * average["up" if change > 0 else "down"])
            average["least"] = 4 * average["least_one_way"]
        tests[key] |= average
    counts = counted(by_team)
    found = changes.compare_areas(counts, changes.compare(counts, THEN, NOW), THEN, NOW)
    assert sorted(rows_of(found, *columns("focus_area")), key=lambda row: row[:5]) == expected_rows(pairs, tests)


def test_what_small_schools_have_together_is_in_the_mean_and_in_no_test():
    """Who is small may be another school each time: the pooled change counts both, the test only Elm."""
    lines = [f"{THEN} | school | Elm | self | S1.1 | 0 0 0 0 0", f"{NOW} | school | Elm | self | S1.1 | 3 3 3 3 3"]
    lines += [
        f"{round_} | school | {name} | self | S1.1 | 1 2" for round_ in (THEN, NOW) for name in ("Alder", "Birch")
    ]
    ratings = table(*lines)
    shown = suppression.counts(ilt.count(ratings), ratings, Minimums(3))
    found = changes.compare(shown[shown["action_id"] == "S1.1"], THEN, NOW)
    rows = rows_of(
        found, "scope", "school", "then_n", "then_hidden", "now_n", "now_hidden", "change", "p", "schools", "why"
    )
    assert sorted(rows) == [
        ("all schools", "", 9, 3, 9, 3, round(15 / 9, 9), round(2 / 252, 9), 1, ""),
        ("school", "Alder", 0, 3, 0, 3, None, None, None, "one round"),
        ("school", "Birch", 0, 3, 0, 3, None, None, None, "one round"),
        ("school", "Elm", 5, 0, 5, 0, 3, round(2 / 252, 9), 1, ""),
    ]


def test_nothing_to_compare():
    counts = ilt.count(table(f"{THEN} | school | Alder | self | S1.1 | 1 2"))
    found = changes.compare(counts, "Fall 2024", "Spring 2025")
    assert found.empty
    assert {"certainty", "why", "adjusted"} <= set(found.columns)


def test_whoever_rated_nothing_is_not_counted():
    lines = [
        [round_, "R", "school", "Alder", name, "self", "S1.1", rating, ""]
        for round_, name, rating in [(THEN, "Ann", 1), (NOW, "Ann", None), (NOW, "Ben", 2), ("Fall 2025", "Cy", 2)]
    ]
    people = changes.people(
        ilt.raters(ilt.ratings.typed(pd.DataFrame(lines, columns=list(ilt.ratings.COLUMNS)))), THEN, NOW
    )
    assert people.to_numpy().tolist() == [["self", 1, 1, 0], ["cross", 0, 0, 0]]


def test_the_chances_of_each_sum_are_counted_from_0_to_all_3s():
    ways = Counter(sum(chosen) for chosen in itertools.combinations([0, 1, 1, 2, 3], 2))
    assert list(changes.chances((1, 2, 1, 1), 2)) == [pytest.approx(ways[value] / 10) for value in range(7)]


def one_now(*then: int, now: int = 3) -> pd.Series:
    """Compare many ratings then with one now, which is as likely to be any of them."""
    rated_then = " ".join(map(str, then))
    found = compared(
        f"{THEN} | school | Elm | self | S1.1 | {rated_then}", f"{NOW} | school | Elm | self | S1.1 | {now}"
    )
    return found.loc[("school", "Elm", "self", "S1.1")]


@pytest.mark.parametrize(
    ("threes", "zeros", "p", "certainty"),
    [
        (0, 19, 1 / 20, "clear"),  # at the edge itself
        (1, 19, 2 / 21, "maybe"),
        (3, 16, 4 / 20, "maybe"),  # at the edge itself
        (4, 15, 5 / 20, "could be chance"),
        (0, 18, 1 / 19, "too few to say"),  # nothing that one rater says is rarer than one in 19
    ],
)
def test_what_is_certain_begins_at_the_edge_itself(threes, zeros, p, certainty):
    row = one_now(*[3] * threes, *[0] * zeros)
    assert (row["p"], row["certainty"]) == (pytest.approx(p), certainty)


def test_of_a_maybe_too_the_other_way_is_no_change():
    """Elm's one rater fell, by a chance of 1 in 10; Fir's all say 3, but there are more of them now."""
    row = compared(
        f"{THEN} | school | Elm | self | S1.1 | {'1 ' * 9}",
        f"{NOW} | school | Elm | self | S1.1 | 0",
        f"{THEN} | school | Fir | self | S1.1 | 3",
        f"{NOW} | school | Fir | self | S1.1 | {'3 ' * 9}",
    ).loc[("all schools", "", "self", "S1.1")]
    assert (row["change"], row["p"], row["adjusted"]) == (pytest.approx(1.5), pytest.approx(0.1), pytest.approx(0.1))
    assert (row["certainty"], row["why"]) == ("too few to say", "other way")


def area(then: int, now: int, actions: tuple[str, ...] = ("S1.1", "S1.2")) -> pd.Series:
    """Compare a focus area whose raters all said 0 then and 3 now."""
    lines = [
        line
        for action in actions
        for line in (
            f"{THEN} | school | Elm | self | {action} | {'0 ' * then}",
            f"{NOW} | school | Elm | self | {action} | {'3 ' * now}",
        )
    ]
    counts = ilt.count(table(*lines))
    found = changes.compare_areas(counts, changes.compare(counts, THEN, NOW), THEN, NOW)
    return found[found["scope"] == findings.SCHOOL].iloc[0]


@pytest.mark.parametrize(
    ("then", "now", "p", "certainty"),
    [
        (4, 4, 4 / 70, "too few to say"),  # 1 of 70 ways in each action, times four
        (6, 3, 4 / 84, "clear"),
        (3, 2, None, "too few to say"),  # 1 in 10: none of its actions was rated by enough
    ],
)
def test_an_area_needs_more_raters_than_an_action(then, now, p, certainty):
    row = area(then, now)
    assert certainty == row["certainty"]
    assert pd.isna(row["p"]) if p is None else row["p"] == pytest.approx(p)
    assert row["why"] == ("few raters" if certainty == "too few to say" else "")


def test_an_area_of_one_action_is_that_action():
    row = area(4, 4, ("S1.1",))
    assert (row["p"], row["certainty"]) == (pytest.approx(2 / 70), "clear")
    row = area(19, 1, ("S1.1",))
    assert (row["p"], row["certainty"]) == (pytest.approx(1 / 20), "clear")


def test_what_nobody_rated_is_no_row():
    lines = [f"{round_} | school | Elm | self | S1.1 | - -" for round_ in (THEN, NOW)]
    counts = ilt.count(table(*lines, f"{THEN} | school | Elm | self | S2.1 | 2 2"))
    found = changes.compare(counts, THEN, NOW)
    assert set(found["action_id"]) == {"S2.1"}
    assert set(changes.compare_areas(counts, found, THEN, NOW)["focus_area"]) == {2}


@pytest.mark.parametrize(
    ("then", "now", "change"), [("1 " * 6, "1 1 2 2 2 2", 2 / 3), ("1 1 2 2 2 2", "1 " * 6, -2 / 3)]
)
def test_an_area_is_judged_in_its_own_direction(then, now, change):
    """Of the 924 ways in which six of twelve are those of now, 28 have all four 2s on one side."""
    lines = [
        f"{round_} | school | Elm | self | {action} | {by_team}"
        for action in ("S1.1", "S1.2")
        for round_, by_team in ((THEN, then), (NOW, now))
    ]
    counts = ilt.count(table(*lines))
    found = changes.compare_areas(counts, changes.compare(counts, THEN, NOW), THEN, NOW)
    row = found[found["scope"] == findings.SCHOOL].iloc[0]
    assert (row["change"], row["p"]) == (pytest.approx(change), pytest.approx(4 * 28 / 924))
    assert (row["certainty"], row["why"]) == ("maybe", "")


def test_an_area_whose_mean_stands_still_has_not_changed():
    """Elm and Fir both fall; since Fir has more raters now, the mean of all is 1.5 both times."""
    lines = [
        line
        for action in ("S1.1", "S1.2")
        for line in (
            f"{THEN} | school | Elm | self | {action} | {'1 ' * 12}",
            f"{NOW} | school | Elm | self | {action} | {'0 ' * 4}",
            f"{THEN} | school | Fir | self | {action} | {'3 ' * 4}",
            f"{NOW} | school | Fir | self | {action} | {'2 ' * 12}",
        )
    ]
    counts = ilt.count(table(*lines))
    found = changes.compare_areas(counts, changes.compare(counts, THEN, NOW), THEN, NOW)
    row = found[found["scope"] == "all schools"].iloc[0]
    assert (row["change"], row["p"], row["certainty"], row["why"]) == (0, 1, "could be chance", "")


@pytest.mark.parametrize("ratings", [(0, 3), (1, 1, 2), (0, 1, 2, 3)])
def test_the_sum_of_some_ratings_varies_as_that_of_every_choice_does(ratings):
    for now in range(1, len(ratings)):
        sums = [Fraction(sum(some)) for some in itertools.combinations(ratings, now)]
        middle = sum(sums) / len(sums)
        varies = sum((one - middle) ** 2 for one in sums) / len(sums)
        one = Stratum(tuple(ratings.count(k) for k in range(4)), now, 0)
        assert changes._variance(one) == pytest.approx(float(varies))


@pytest.mark.parametrize("now", [30, 45, 61, 70, 85, 100])
def test_large_groups_are_judged_as_if_every_way_were_counted(now):
    """Both ways of finding the chances are held to each other where both can be had, for groups of many sizes."""
    chance = random.Random(now)
    for _ in range(10):
        ratings = [chance.choices(range(4), [1, 2, 3, 2])[0] for _ in range(now + chance.randint(61, 120))]
        shift = sorted(ratings[:now]) if chance.random() < 0.3 else ratings[:now]
        one = stratum(ratings[now:], shift)
        counted = changes._counted([one], one.sum_now, now * sum(ratings) / len(ratings))
        normal = changes._normal([one], one.sum_now, now * sum(ratings) / len(ratings))
        assert [min(found, 1.0) for found in normal] == pytest.approx(counted, abs=0.005)


def test_what_is_taken_and_what_is_left_are_one():
    assert changes.chances((2, 3, 4, 5), 11) == pytest.approx(changes._chances((2, 3, 4, 5), 11))


def test_a_survey_of_many_thousands_is_compared_in_no_time():
    """Counted one by one, the ratings of one school with a thousand raters took minutes, and no visitor was answered."""
    started = time.process_time()
    for many in (1_000, 100_000):
        found = changes.test([Stratum((many, many, many, many), now=2 * many, sum_now=3 * many + many // 10)])
        assert found.up < found.p < 0.01
        assert found.least == 0
    school = [Stratum((7, 7, 7, 7), now=14, sum_now=23) for _ in range(2_000)]
    assert changes.test(school).p < 1e-9
    one = changes.test([Stratum((100_000, 1, 1, 1), now=100_000, sum_now=6)])
    assert (one.p, one.least_one_way) == (pytest.approx(1), pytest.approx(6 / 100_003**3, rel=1e-4))
    assert time.process_time() - started < 5


def titles(*lines: str) -> tuple[str, str]:
    """Return what is said of all schools' actions and of their focus areas."""
    counts = ilt.count(table(*lines))
    every = changes.compare(counts, THEN, NOW)
    areas = changes.compare_areas(counts, every, THEN, NOW)
    own = [found[found["scope"] == findings.ALL_SCHOOLS] for found in (every, areas)]
    return screens.change.title(own[0], THEN), screens.change.title(own[1], THEN)


def test_where_other_schools_rated_it_is_not_said_that_there_were_too_few_raters():
    title = "Different schools rated in Spring 2026, so we can’t say what changed"
    many = "0 1 2 3 " * 10
    assert titles(
        f"{THEN} | school | Alder | self | S1.1 | {many}", f"{NOW} | school | Birch | self | S1.1 | {many}"
    ) == (
        title,
        title,
    )
    # All of Alder's rose, and the mean of all schools fell: Birch is new.
    assert titles(
        f"{THEN} | school | Alder | self | S1.1 | 2 2 2 2 2 2 2 2",
        f"{NOW} | school | Alder | self | S1.1 | 3 3 3 3 3 3 3 3",
        f"{NOW} | school | Birch | self | S1.1 | {'0 ' * 20}",
    ) == (title, title)


def test_focus_areas_with_too_few_raters_say_nothing_of_their_actions():
    lines = [
        f"{label} | school | Alder | self | S1.{n} | {rated}"
        for n in (1, 2, 3)
        for label, rated in ((THEN, "0 0 0 0"), (NOW, "3 3 3 3"))
    ]
    actions, areas = titles(*lines)
    assert "risen" in actions or "rose" in actions
    assert areas == "Too few raters to say whether a focus area changed since Spring 2026"

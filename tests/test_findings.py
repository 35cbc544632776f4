"""Findings, against figures computed by hand or in plain Python from the single ratings."""

import itertools
import random
from fractions import Fraction
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt import findings, suppression
from ilt.suppression import Minimums
from tests.support.plain_findings import Ratings, counted, mean, plain, rated, ratings_by_scope, rows_of
from tests.support.short_ratings import table

F = "Fall 2026 | school |"


def gap_of(own: str, other: str) -> pd.Series:
    counted = ilt.count(table(f"{F} Alder | self | S1.1 | {own}", f"{F} Alder | cross | S1.1 | {other}"))
    found = findings.gaps(counted)
    return found[found["scope"] == "school"].iloc[0]


@pytest.mark.parametrize(
    ("own", "other", "gap", "size", "pair"),
    [
        ("2 3 2", "2 2", 1 / 3, "small", "shared strength"),
        ("1 1 1", "1 1", 0, "small", "shared need"),
        ("2 2", "1 1", 1, "large", "blind spot"),
        ("2 3 2 2 2", "1 1", 1.2, "large", "blind spot"),
        ("1 1 2", "2 3", 4 / 3 - 2.5, "large", "hidden strength"),
        ("2 2", "2 1", 0.5, "notable", "blind spot"),
        ("2 2 2", "2 1 2", 1 / 3, "small", "both close to 2"),
        ("2 1 2", "2 2 2", -1 / 3, "small", "both close to 2"),
        ("3 3", "2 2", 1, "large", "shared strength"),
        ("1 1", "0 0", 1, "large", "shared need"),
        # 29/30 = 0.97 prints as 1.0 in one decimal and is none; 1/2 exactly is notable.
        (
            "3 2 3 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2",
            "1 1 2 1 1 1 1 1 1 1",
            29 / 30,
            "notable",
            "blind spot",
        ),
    ],
)
def test_a_gap_its_size_and_its_name(own: str, other: str, gap: float, size: str, pair: str) -> None:
    row = gap_of(own, other)
    assert row["gap"] == pytest.approx(gap)
    assert (row["size"], row["pair"]) == (size, pair)


def test_a_side_that_did_not_rate_makes_no_gap() -> None:
    row = gap_of("1 2", "- -")
    assert pd.isna(row["gap"])
    assert (row["size"], row["pair"], row["self_n"], row["cross_n"]) == ("", "", 2, 0)


def test_columns_are_the_contract() -> None:
    counted = ilt.count(table(f"{F} Alder | self | S1.1 | 0 3"))
    who = ["round", "district", "assessment", "scope", "school", "action_id"]
    assert list(findings.gaps(counted).columns) == [
        *who, "self_mean", "self_n", "cross_mean", "cross_n", "gap", "size", "pair",
    ]  # fmt: skip
    assert list(findings.flags(counted).columns) == [
        *who, "perspective", "low", "n", "zeros", "level", "populations",
    ]  # fmt: skip


def test_means_over_schools_pool_the_ratings_and_not_the_means() -> None:
    counted = ilt.count(table(f"{F} Alder | self | S1.1 | 3 3 3 3", f"{F} Birch | self | S1.1 | 0"))
    pooled = findings.scoped(counted).set_index("scope").loc["all schools"]
    assert pooled["mean"] == pytest.approx(12 / 5)


def test_the_district_ilts_own_view_meets_each_schools_and_all() -> None:
    counted = ilt.count(
        table(
            "Fall 2026 | district |  | self | D1.1 | 3 2 1",
            "Fall 2026 | district | Alder | cross | D1.1 | 1 1",
            "Fall 2026 | district | Birch | cross | D1.1 | 3",
            "Fall 2026 | district |  | cross | D1.1 | 0",
        )
    )
    found = findings.gaps(counted).set_index(["scope", "school"])
    assert found.loc[("district ILT", ""), ["self_n", "cross_n", "gap"]].tolist() == [3, 4, 2 - 5 / 4]
    assert found.loc[("school", "Alder"), ["self_n", "cross_n", "gap"]].tolist() == [3, 2, 1]
    assert found.loc[("school", "Birch"), ["self_n", "cross_n", "gap"]].tolist() == [3, 1, -1]
    assert len(found) == 3


def test_flags_stand_in_the_order_of_attention() -> None:
    counted = ilt.count(
        table(
            f"{F} Alder | self | S1.1 | 1 1 1 3",  # most, 3 of 4
            f"{F} Alder | self | S1.2 | 0 1 1 3",  # most, 3 of 4, with a 0
            f"{F} Alder | self | S1.3 | 1 1 1 1",  # most, 4 of 4
            f"{F} Alder | self | S2.1 | 1 2 2 3",  # some
            f"{F} Alder | self | S3.1 | 1 2 2 2",  # some, but names MLs and SWDs
            f"{F} Alder | self | S3.2 | 1 3 3 3",  # some by self ...
            f"{F} Alder | cross | S3.2 | 0 1",  # ... most by cross
            f"{F} Alder | self | S3.3 | 2 3",  # no flag
        )
    )
    flags = findings.flags(counted)
    flags = flags[flags["scope"] == "school"]
    assert list(flags["action_id"].unique()) == ["S3.1", "S3.2", "S1.3", "S1.2", "S1.1", "S2.1"]
    by_side = flags.set_index(["action_id", "perspective"])
    assert by_side.loc[("S3.2", "self"), ["low", "n", "zeros", "level"]].tolist() == [1, 4, 0, "some"]
    assert by_side.loc[("S3.2", "cross"), ["low", "n", "zeros", "level"]].tolist() == [2, 2, 1, "most"]
    assert by_side.loc[("S3.1", "self"), "populations"] == "MLs;SWDs"


@pytest.mark.parametrize(("by_team", "level"), [("1 2", "most"), ("1 2 2", "some"), ("1 1 2 2", "most")])
def test_most_is_half_or_more(by_team: str, level: str) -> None:
    assert findings.flags(ilt.count(table(f"{F} Alder | self | S1.1 | {by_team}")))["level"].iloc[0] == level


@given(st.lists(st.integers(0, 3), min_size=1, max_size=9))
def test_splits_count_the_pairs_two_or_more_apart(by_team: list[int]) -> None:
    counted = ilt.count(table(f"{F} Alder | self | S1.1 | {' '.join(map(str, by_team))}"))
    apart = sum(abs(a - b) >= 2 for a, b in combinations(by_team, 2))
    found = findings.splits(counted)
    if not apart:
        assert found.empty
        return
    row = found.iloc[0]
    pairs = len(by_team) * (len(by_team) - 1) // 2
    assert (row["apart"], row["pairs"], row["lowest"], row["highest"]) == (apart, pairs, min(by_team), max(by_team))
    assert row["share"] == pytest.approx(apart / pairs)


def test_splits_stand_district_by_district() -> None:
    """Oak's is the wider one, and the second in the alphabet."""
    lines = f"{F} Alder | self | S1.1 | 0 2 2", f"{F} Alder | self | S1.1 | 0 2"
    two = [ilt.count(table(line)).assign(district=name) for line, name in zip(lines, ("Lakeside", "Oak"), strict=True)]
    found = findings.splits(pd.concat(two[::-1], ignore_index=True))
    assert found["district"].tolist() == ["Lakeside", "Oak"]
    assert found["share"].tolist() == pytest.approx([2 / 3, 1])


def test_splits_are_judged_team_by_team() -> None:
    counted = ilt.count(
        table(
            "Fall 2026 | district |  | self | D1.1 | 3 2",
            "Fall 2026 | district | Alder | cross | D1.1 | 0 0",
            "Fall 2026 | district | Birch | cross | D1.1 | 3 3",
            f"{F} Alder | self | S1.1 | 0 0",
            f"{F} Birch | self | S1.1 | 3 3",
        )
    )
    assert findings.splits(counted).empty


@pytest.mark.parametrize(
    ("schools", "verdict", "low"),
    [
        (["1 1", "1 3", "2 3", "3 3"], "district-wide", 2),
        (["1 1", "1 3", "2 3", "3 3", "3 3"], "several schools", 2),
        (["1 1", "2 3", "3 3"], "school-specific", 1),
        (["1 1", "2 2"], "school-specific", 1),
        (["2 2", "3 3"], "", 0),
        (["1 1"], "", 1),
        (["1 1", "0 1"], "district-wide", 2),
        (["1 1", "-", "3 3"], "school-specific", 1),
    ],
)
def test_one_school_or_many(schools: list[str], verdict: str, low: int) -> None:
    lines = [f"{F} School {place} | self | S1.1 | {by_team}" for place, by_team in enumerate(schools)]
    row = findings.verdicts(ilt.count(table(*lines))).iloc[0]
    assert (row["verdict"], row["low_schools"]) == (verdict, low)
    assert row["where"] == tuple(
        f"School {place}"
        for place, by_team in enumerate(schools)
        if "-" not in by_team and 2 * sum(int(one) <= 1 for one in by_team.split()) >= len(by_team.split())
    )


def test_the_school_that_is_low_on_the_most_actions_comes_first() -> None:
    # Low, with half or more at 0 or 1: Birch on two actions, Alder on one, Cedar on none.
    ratings = {"Alder": ("0 1 3", "2 2 3", "3 3 3"), "Birch": ("1 2", "1 0 0", "2 3 1"), "Cedar": ("2", "3", "3")}
    lines = [
        f"{F} {school} | self | S1.{place} | {values}"
        for school, rated in ratings.items()
        for place, values in enumerate(rated, 1)
    ]
    low = findings.low_actions(findings.verdicts(ilt.count(table(*lines))))
    assert list(low.items()) == [("Birch", 2), ("Alder", 1)]


@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.sampled_from(["self", "cross"]), st.integers(0, 3)),
        min_size=1,
        max_size=20,
    )
)
def test_every_mean_is_the_mean_of_its_ratings(rows: list[tuple[str, str, int]]) -> None:
    lines = {}
    for school, side, value in rows:
        lines.setdefault((school, side), []).append(value)
    counted = ilt.count(
        table(*(f"{F} {s} | {side} | S1.1 | {' '.join(map(str, v))}" for (s, side), v in lines.items()))
    )
    for row in findings.gaps(counted).itertuples():
        values = {side: [v for s, p, v in rows if p == side and row.school in ("", s)] for side in ("self", "cross")}
        for side, mine in values.items():
            assert getattr(row, f"{side}_n") == len(mine)
            if mine:
                assert getattr(row, f"{side}_mean") == pytest.approx(sum(mine) / len(mine))
        if values["self"] and values["cross"]:
            gap = Fraction(sum(values["self"]), len(values["self"])) - Fraction(
                sum(values["cross"]), len(values["cross"])
            )
            assert row.gap == pytest.approx(float(gap))
            assert row.size == ("large" if abs(gap) >= 1 else "notable" if abs(gap) >= Fraction(1, 2) else "small")


def test_focus_areas_pool_their_actions() -> None:
    counted = ilt.count(
        table(f"{F} Alder | self | S1.1 | 0 0 0", f"{F} Alder | self | S1.2 | 3", f"{F} Alder | cross | S1.3 | 2")
    )
    row = findings.focus_areas(counted).query("scope == 'school'").iloc[0]
    assert row[["focus_area", "self_n", "cross_n"]].tolist() == [1, 4, 1]
    assert row["gap"] == pytest.approx(3 / 4 - 2)


@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=5), min_size=1, max_size=3))
def test_agreement_is_the_mean_difference_of_all_pairs_within_each_school(schools: list[list[int]]) -> None:
    lines = [f"{F} School {n} | self | S1.1 | {' '.join(map(str, ratings))}" for n, ratings in enumerate(schools)]
    found = findings.agreement(ilt.count(table(*lines))).query("scope == 'all schools'")
    distances = [abs(a - b) for ratings in schools for a, b in itertools.combinations(ratings, 2)]
    if not distances:
        assert found.empty
        return
    mean = Fraction(sum(distances), len(distances))
    row = found.iloc[0]
    assert (row["pairs"], row["apart"]) == (len(distances), pytest.approx(float(mean)))
    assert row["level"] == ("close" if mean <= Fraction(1, 2) else "far apart" if mean >= 1 else "mixed")


def test_agreement_makes_no_pair_across_teams() -> None:
    counted = ilt.count(table(f"{F} Alder | self | S1.1 | 0 0", f"{F} Birch | self | S1.1 | 3 3"))
    found = findings.agreement(counted)
    assert set(found["apart"]) == {0.0}
    assert set(found["level"]) == {"close"}


# Whole tables against plain Python: made-up ratings of two rounds, both assessments, three schools.

NAMED = {"S2.2": "MLs;SWDs", "S3.1": "MLs;SWDs"}


def made(seed: int) -> Ratings:
    """Make up ratings: (round, assessment, school, perspective, action) -> each rater's."""
    made_up = random.Random(seed)
    found = {}
    for round_ in ("Fall 2026", "Spring 2026"):
        for assessment, actions in (
            ("school", ("S1.1", "S1.3", "S2.2", "S3.1")),
            ("district", ("D1.1", "D1.2", "D2.1")),
        ):
            for school in ("", "Alder", "Birch", "Cedar"):
                for side in ("self", "cross"):
                    if (assessment, side) != ("district", "cross") and (assessment == "school") != bool(school):
                        continue
                    for action in actions:
                        values = [
                            made_up.choice([0, 1, 1, 2, 2, 3, None]) for _ in range(made_up.choice([0, 1, 2, 4, 5]))
                        ]
                        if values:
                            found[round_, assessment, school, side, action] = values
    return found


def lows(values: list[int | None]) -> int:
    return sum(value <= 1 for value in rated(values))


def figures(*values: object) -> tuple:
    return tuple(map(plain, values))


SEEDS = pytest.mark.parametrize("by_team", [made(seed) for seed in range(2)], ids=["one", "two"])
WHO = ("round", "assessment", "scope", "school")


@SEEDS
def test_every_row_counts_its_ratings(by_team: Ratings) -> None:
    for areas in (False, True):
        found = (findings.scoped_areas if areas else findings.scoped)(counted(by_team))
        expected = [
            (*key[:5], plain(key[5]), *figures(*(values.count(one) for one in (0, 1, 2, 3, None)), len(rated(values))))
            + figures(sum(rated(values)), lows(values), mean(values), 0)
            for key, values in ratings_by_scope(by_team, areas=areas).items()
        ]
        what = "focus_area" if areas else "action_id"
        figures_ = ("n0", "n1", "n2", "n3", "not_rated", "n", "total", "low", "mean", "hidden")
        assert rows_of(found, *WHO, "perspective", what, *figures_) == expected
        assert list(found.index) == list(range(len(expected)))


def sides(by_team: Ratings, *, areas: bool) -> dict[tuple, tuple[list, list]]:
    """Return self and cross of each row that has ratings; the district ILT's own view meets each school's."""
    rows = ratings_by_scope(by_team, areas=areas)
    found = {}
    for round_, assessment, scope, school, _, what in rows:
        own = ("district ILT", "") if assessment == "district" else (scope, school)
        pair = (
            rows.get((round_, assessment, *own, "self", what), []),
            rows.get((round_, assessment, scope, school, "cross", what), []),
        )
        if rated(pair[0]) or rated(pair[1]):
            found[round_, assessment, scope, school, what] = pair
    return {key: found[key] for key in sorted(found)}


def gap_figures(own: list, other: list) -> tuple:
    first, second = mean(own), mean(other)
    gap = None if first is None or second is None else first - second
    size = "" if gap is None else "large" if abs(gap) >= 1 else "notable" if 2 * abs(gap) >= 1 else "small"
    return (*figures(first, len(rated(own)), second, len(rated(other)), gap), size)


def pair_of(own: list, other: list) -> str:
    first, second = mean(own), mean(other)
    if first is None or second is None:
        return ""
    if (first >= 2) == (second >= 2):
        return "shared strength" if first >= 2 else "shared need"
    return "both close to 2" if 2 * abs(first - second) < 1 else "blind spot" if first >= 2 else "hidden strength"


GAP = ("self_mean", "self_n", "cross_mean", "cross_n", "gap", "size")


@SEEDS
def test_every_gap_compares_the_two_sides(by_team: Ratings) -> None:
    found = findings.gaps(counted(by_team))
    pairs = sides(by_team, areas=False)
    assert rows_of(found, *WHO, "action_id", *GAP, "pair") == [
        (*key, *gap_figures(*pair), pair_of(*pair)) for key, pair in pairs.items()
    ]
    areas = findings.focus_areas(counted(by_team))
    assert rows_of(areas, *WHO, "focus_area", *GAP) == [
        (*key[:4], plain(key[4]), *gap_figures(*pair)) for key, pair in sides(by_team, areas=True).items()
    ]
    consistent = findings.consistency(counted(by_team))
    assert rows_of(consistent, "round", "action_id", "school", *GAP[:5], "hidden", "consistent") == [
        (
            key[0],
            key[4],
            key[3],
            *gap_figures(*pair)[:5],
            0,
            {"": "", "small": "consistent"}.get(size, "not consistent"),
        )
        for key, pair in pairs.items()
        if (key[1], key[2]) == ("district", "school")
        for size in [gap_figures(*pair)[5]]
    ]
    for one in (found, areas, consistent):
        assert list(one.index) == list(range(len(one)))


@SEEDS
def test_every_low_rating_is_flagged_in_the_order_of_attention(by_team: Ratings) -> None:
    flagged = {key: values for key, values in ratings_by_scope(by_team).items() if lows(values)}

    def place(key: tuple) -> tuple:
        item = [values for other, values in flagged.items() if (*other[:4], other[5]) == (*key[:4], key[5])]
        some = all(2 * lows(values) < len(rated(values)) for values in item)
        share = max(Fraction(lows(values), len(rated(values))) for values in item)
        zeros = max(values.count(0) for values in item)
        return (*key[:4], key[5] not in NAMED, some, -share, -zeros, key[5], key[4] == "cross")

    expected = []
    for key in sorted(flagged, key=place):
        values = flagged[key]
        level = "most" if 2 * lows(values) >= len(rated(values)) else "some"
        figures_of_low = figures(lows(values), len(rated(values)), values.count(0))
        expected.append((*key[:4], key[5], key[4], *figures_of_low, level, NAMED.get(key[5], "")))
    found = findings.flags(counted(by_team))
    names = ("action_id", "perspective", "low", "n", "zeros", "level", "populations")
    assert rows_of(found, *WHO, *names) == expected
    assert list(found.index) == list(range(len(found)))


@SEEDS
def test_every_split_of_one_team_stands_widest_first(by_team: Ratings) -> None:
    expected = []
    for key, values in ratings_by_scope(by_team).items():
        pairs = list(combinations(rated(values), 2))
        apart = sum(abs(a - b) >= 2 for a, b in pairs)
        if apart and (key[2] == "school" or (key[2] == "district ILT" and key[4] == "self")):
            expected.append((key, rated(values), apart, len(pairs)))
    expected.sort(key=lambda row: (*row[0][:2], -Fraction(row[2], row[3]), -len(row[1]), row[0][3], row[0][5]))
    found = findings.splits(counted(by_team))
    names = ("action_id", "perspective", "n", "lowest", "highest", "apart", "pairs", "share")
    assert rows_of(found, *WHO, *names) == [
        (
            *key[:4],
            key[5],
            key[4],
            *figures(len(values), min(values), max(values), apart, pairs, Fraction(apart, pairs)),
        )
        for key, values, apart, pairs in expected
    ]
    assert list(found.index) == list(range(len(found)))


@SEEDS
def test_agreement_is_said_of_each_team_and_of_all(by_team: Ratings) -> None:
    distances: dict[tuple, list[int]] = {}
    for (round_, assessment, school, side, action), values in by_team.items():
        if assessment == "district" and side == "cross" and not school:
            continue  # of no school: nobody's team
        whole = ("district ILT" if assessment == "district" else "all schools", "")
        for scope in {whole, ("school", school) if school else whole}:
            key = (round_, assessment, *scope, int(action[1]), side)
            distances.setdefault(key, []).extend(abs(a - b) for a, b in combinations(rated(values), 2))
    expected = []
    for key in sorted(key for key, found in distances.items() if found):
        apart = Fraction(sum(distances[key]), len(distances[key]))
        level = "close" if 2 * apart <= 1 else "far apart" if apart >= 1 else "mixed"
        expected.append((*key[:4], plain(key[4]), key[5], *figures(len(distances[key]), apart), level))
    found = findings.agreement(counted(by_team))
    assert rows_of(found, *WHO, "focus_area", "perspective", "pairs", "apart", "level") == expected
    assert list(found.columns) == [
        "round",
        "district",
        *WHO[1:],
        "focus_area",
        "perspective",
        "pairs",
        "apart",
        "level",
    ]


def standing(values: list, others: list[list]) -> str:
    """Say how a school stands; ``others`` is what both sides said of it."""
    n = len(rated(values))
    if not n:
        return ""
    if 2 * lows(values) >= n:
        return "low"
    doubted = any(rated(other) and 2 * lows(other) >= len(rated(other)) for other in others)
    return "strong" if sum(rated(values)) >= 2 * n and 4 * (n - lows(values)) >= 3 * n and not doubted else "between"


@SEEDS
def test_every_school_stands_somewhere_and_every_action_has_a_verdict(by_team: Ratings) -> None:
    schools = {key: values for key, values in ratings_by_scope(by_team).items() if key[2] == "school"}
    stands = {
        key: standing(values, [schools.get((*key[:4], side, key[5]), []) for side in ("self", "cross")])
        for key, values in schools.items()
    }
    names = (
        "round",
        "assessment",
        "perspective",
        "action_id",
        "school",
        "total",
        "n",
        "low",
        "mean",
        "hidden",
        "standing",
    )
    assert rows_of(findings.standings(counted(by_team)), *names) == [
        (key[0], key[1], key[4], key[5], key[3])
        + figures(sum(rated(values)), len(rated(values)), lows(values), mean(values), 0)
        + (stands[key],)
        for key, values in schools.items()
    ]
    expected = []
    for group in sorted({(key[0], key[1], key[4], key[5]) for key, values in schools.items() if rated(values)}):
        here = {
            key: values
            for key, values in schools.items()
            if (key[0], key[1], key[4], key[5]) == group and rated(values)
        }
        low = [key[3] for key in here if stands[key] == "low"]
        strong = sorted((key for key in here if stands[key] == "strong"), key=lambda key: (-mean(schools[key]), key[3]))
        verdict = {0: "", 1: "school-specific"}.get(len(low), "several schools")
        verdict = "district-wide" if len(low) > 1 and 2 * len(low) >= len(here) else verdict
        verdict = verdict if len(here) > 1 else ""
        examples = tuple(key[3] for key in strong)
        expected.append((*group, *figures(len(low), len(here), 0), verdict, tuple(low), examples))
    found = findings.verdicts(counted(by_team))
    names = ("low_schools", "schools", "hidden_schools", "verdict", "where", "strong")
    assert rows_of(found, "round", "assessment", "perspective", "action_id", *names) == expected


def test_where_a_school_stands() -> None:
    cases = [
        ("1 1 2 2", "low"),  # half are low
        ("1 1 3 3 3", "between"),  # a mean of 2.2, but two of five are low
        ("1 2 2 3", "strong"),  # a mean of 2, and three of four at 2 or 3
        ("1 2 2 2", "between"),  # a mean under 2
        ("0 1 2 2 3 3 3", "between"),  # a mean of 2; five of seven are under three quarters
    ]
    lines = [f"{F} School {n} | self | S1.1 | {by_team}" for n, (by_team, _) in enumerate(cases)]
    assert findings.standings(ilt.count(table(*lines)))["standing"].tolist() == [stands for _, stands in cases]


def test_of_hidden_schools_nothing_is_claimed() -> None:
    cases = [  # low, fine and hidden schools
        (1, 3, 0, "school-specific"),
        (1, 3, 1, "at least one school"),
        (1, 0, 1, "at least one school"),
        (2, 2, 1, "several schools, possibly district-wide"),
        (2, 1, 1, "district-wide"),
        (2, 5, 1, "several schools"),  # were the hidden one low, three of eight
        (2, 4, 1, "several schools"),  # three of seven
        (2, 3, 1, "several schools, possibly district-wide"),  # three of six
        (0, 2, 2, ""),
        (0, 0, 1, ""),
        (0, 1, 1, ""),
    ]
    ratings = table(
        *(
            f"Round {place:02} | school | School {n} | self | S1.1 | {by_team}"
            for place, (low, fine, hidden, _) in enumerate(cases)
            for n, by_team in enumerate(["1 1 1"] * low + ["2 2 2"] * fine + ["1 1"] * hidden)
        )
    )
    found = findings.verdicts(suppression.counts(ilt.count(ratings), ratings, Minimums(3)))
    assert (found.loc[found["action_id"] != "S1.1", "schools"] == 0).all()  # hidden schools hide what they left out
    found = found[found["action_id"] == "S1.1"]
    assert rows_of(found, "low_schools", "schools", "hidden_schools", "verdict") == [
        (low, low + fine, hidden, verdict) for low, fine, hidden, verdict in cases
    ]


def test_a_hidden_side_differs_from_one_that_did_not_rate() -> None:
    ratings = table(
        f"{F} Alder | self | S1.1 | 1 1",
        f"{F} Alder | cross | S1.1 | 2",
        f"{F} Birch | self | S1.1 | 1 1 1",
        f"{F} Cedar | self | S1.1 | 1 3 2",
        f"{F} Cedar | cross | S1.1 | 2 2 2",
        f"{F} Elm | self | S1.1 | - -",
        "Fall 2026 | district |  | self | D1.1 | 2 2",
        "Fall 2026 | district | Alder | cross | D1.1 | 1 1",
        "Fall 2026 | district | Birch | cross | D1.1 | 1 1 1 1",
    )
    shown = suppression.counts(ilt.count(ratings), ratings, Minimums(4, 2))
    shown = shown[shown["action_id"].isin(["S1.1", "D1.1"])]  # of others, hidden schools hide that they left them out
    found = findings.gaps(shown)
    names = ("self_n", "cross_n", "gap", "size", "pair", "hidden")
    assert rows_of(found[found["scope"] == "school"], "school", "action_id", *names) == [
        ("Alder", "D1.1", 2, 0, None, "", "", 4),
        ("Birch", "D1.1", 2, 4, 1, "large", "blind spot", 0),
        ("Alder", "S1.1", 0, 0, None, "", "", 4),  # the visitor too is one of the two wanted
        ("Birch", "S1.1", 0, 0, None, "", "", 4),
        ("Cedar", "S1.1", 0, 3, None, "", "", 4),
    ]
    areas = findings.focus_areas(shown)
    assert rows_of(areas[areas["scope"] == "school"], "school", "hidden") == [
        ("Alder", 4), ("Birch", 0), ("Alder", 4), ("Birch", 4), ("Cedar", 4),
    ]  # fmt: skip
    consistent = findings.consistency(shown)
    assert rows_of(consistent, "school", "gap", "hidden", "consistent") == [
        ("Alder", None, 4, ""), ("Birch", 1, 0, "not consistent"),
    ]  # fmt: skip
    scoped = findings.scoped(shown)
    whole = scoped[(scoped["scope"] == "all schools") & (scoped["perspective"] == "self")]
    # 1 1 1 1 1 1 3 2 together are eight; two blanks of Elm are no ratings.
    assert rows_of(whole, "n", "total", "not_rated", "hidden") == [(8, 11, 2, 4)]

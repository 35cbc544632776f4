"""Findings, against figures computed by hand or in plain Python from the single ratings."""

import itertools
from fractions import Fraction
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt import findings
from tests.make import table

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


@pytest.mark.parametrize(("given_", "level"), [("1 2", "most"), ("1 2 2", "some"), ("1 1 2 2", "most")])
def test_most_is_half_or_more(given_: str, level: str) -> None:
    assert findings.flags(ilt.count(table(f"{F} Alder | self | S1.1 | {given_}")))["level"].iloc[0] == level


@given(st.lists(st.integers(0, 3), min_size=1, max_size=9))
def test_splits_count_the_pairs_two_or_more_apart(given_: list[int]) -> None:
    counted = ilt.count(table(f"{F} Alder | self | S1.1 | {' '.join(map(str, given_))}"))
    apart = sum(abs(a - b) >= 2 for a, b in combinations(given_, 2))
    found = findings.splits(counted)
    if not apart:
        assert found.empty
        return
    row = found.iloc[0]
    pairs = len(given_) * (len(given_) - 1) // 2
    assert (row["apart"], row["pairs"], row["lowest"], row["highest"]) == (apart, pairs, min(given_), max(given_))
    assert row["share"] == pytest.approx(apart / pairs)


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
    lines = [f"{F} School {place} | self | S1.1 | {given_}" for place, given_ in enumerate(schools)]
    row = findings.verdicts(ilt.count(table(*lines))).iloc[0]
    assert (row["verdict"], row["low_schools"]) == (verdict, low)
    assert row["where"] == tuple(
        f"School {place}"
        for place, given_ in enumerate(schools)
        if "-" not in given_ and 2 * sum(int(one) <= 1 for one in given_.split()) >= len(given_.split())
    )


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

"""Counts: how many 0s, 1s, 2s and 3s."""

from collections import Counter

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt import counts, ratings
from tests.support.short_ratings import table

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Fall 2026", "Spring 2026"]),
        st.sampled_from(["Alder", "Birch"]),
        st.sampled_from(["ann", "ben", "cy"]),
        st.sampled_from(ratings.PERSPECTIVES),
        st.sampled_from(["S1.1", "S2.2"]),
        st.sampled_from([0, 1, 2, 3, None]),
    ),
    unique_by=lambda row: row[:5],
    max_size=30,
)


def as_table(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    names = ("round", "school", "rater", "perspective", "action_id", "rating")
    frame = pd.DataFrame(rows, columns=list(names)).assign(district="Riverbend", assessment="school", note="")
    return ratings.typed(frame)


def test_each_value_is_counted_and_blank_is_no_zero() -> None:
    counted = ilt.count(table("Fall 2026 | school | Alder | self | S1.1 | 0 1 1 3 -"))
    row = counted.iloc[0]
    assert list(counted.columns) == list(counts.COLUMNS)
    assert tuple(row[["n0", "n1", "n2", "n3", "not_rated", "raters"]]) == (1, 2, 0, 1, 1, 4)


def test_a_combination_that_nobody_rated_has_a_row() -> None:
    counted = ilt.count(table("Fall 2026 | school | Fir | self | S3.3 | - -"))
    assert tuple(counted.loc[0, ["n0", "n1", "n2", "n3", "not_rated", "raters"]]) == (0, 0, 0, 0, 2, 0)


@given(ROWS)
def test_counts_sum_to_the_ratings(rows: list[tuple[object, ...]]) -> None:
    counted = ilt.count(as_table(rows))
    expected = Counter((round_, school, side, action, value) for round_, school, _, side, action, value in rows)
    for row in counted.itertuples():
        where = (row.round, row.school, row.perspective, row.action_id)
        found = (row.n0, row.n1, row.n2, row.n3, row.not_rated)
        assert found == tuple(expected[(*where, value)] for value in (0, 1, 2, 3, None))
    assert int(counted[["n0", "n1", "n2", "n3", "not_rated"]].sum().sum()) == len(rows)


@given(ROWS, st.randoms())
def test_the_order_of_rows_changes_nothing(rows: list[tuple[object, ...]], random: object) -> None:
    shuffled = rows.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    pd.testing.assert_frame_equal(ilt.count(as_table(rows)), ilt.count(as_table(shuffled)))


def test_raters_are_counted_and_not_named() -> None:
    people = ilt.raters(
        table("Fall 2026 | school | Alder | self | S1.1 | 0 3", "Fall 2026 | school | Alder | self | S1.2 | 2 -")
    )
    assert sorted(zip(people["rated"], people["not_rated"], people["sum"], strict=True)) == [(1, 1, 3), (2, 0, 2)]
    assert people["rater"].str.fullmatch(r"Rater \d+").all()


def test_no_choice_of_schools_removes_the_district_ilts_own_view() -> None:
    counted = ilt.count(
        table(
            "Fall 2026 | district |  | self | D1.1 | 2 2",
            "Fall 2026 | district | Alder | cross | D1.1 | 1",
            "Fall 2026 | district | Birch | cross | D1.1 | 0",
        )
    )
    chosen = counts.select(counted, schools=("Birch",))
    assert list(zip(chosen["school"], chosen["perspective"], strict=True)) == [("", "self"), ("Birch", "cross")]


def test_two_districts_with_one_school_name_stay_apart_until_pooled_and_then_too() -> None:
    one = table("Fall 2026 | school | Lincoln | self | S1.1 | 0 0")
    both = pd.concat([one, one.assign(district="Lakeside", rating=3)])
    counted = ilt.count(ratings.typed(both))
    assert len(counted) == 2
    pooled = counts.pool_districts(counted, "All")
    assert set(pooled["school"]) == {"Lincoln (Riverbend)", "Lincoln (Lakeside)"}
    assert set(pooled["district"]) == {"All"}

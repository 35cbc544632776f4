"""Figures as they are printed; lists, numbers and dates."""

import datetime as dt
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilt import format


@pytest.mark.parametrize(
    ("value", "thresholds", "printed"),
    [
        (0.25, (), "0.3"),
        (0.35, (), "0.4"),  # in binary, 0.35 lies a little under
        (7 / 20, (), "0.4"),
        (1.05, (), "1.1"),
        (-0.04, (), "0.0"),
        (2.449999, (), "2.4"),
        (0.97, (1.0,), "0.97"),
        (0.996, (1.0,), "0.99"),
        (1.0, (1.0,), "1.0"),
        (1.04, (1.0,), "1.0"),
        (0.46, (0.5, 1.0), "0.46"),
        (1.96, (2,), "1.96"),
        (None, (), "–"),
        (float("nan"), (), "–"),
    ],
)
def test_figures_round_half_up_and_never_print_a_threshold_that_they_miss(
    value: float | None, thresholds: tuple[float, ...], printed: str
) -> None:
    assert format.figure(value, *thresholds) == printed


@given(st.integers(1, 60), st.data())
def test_every_mean_prints_as_its_fraction_rounds(n: int, data: st.DataObject) -> None:
    exact = Fraction(data.draw(st.integers(0, 3 * n)), n)
    tenths = int(exact * 10 + Fraction(1, 2))
    assert format.figure(float(exact)) == f"{tenths // 10}.{tenths % 10}"


@given(st.integers(1, 40), st.integers(1, 40), st.data())
def test_a_gap_under_a_threshold_never_prints_as_one(own: int, other: int, data: st.DataObject) -> None:
    gap = Fraction(data.draw(st.integers(0, 3 * own)), own) - Fraction(data.draw(st.integers(0, 3 * other)), other)
    printed = Fraction(format.gap(float(gap)))
    for threshold in (Fraction(1, 2), Fraction(1)):
        assert (printed >= threshold) == (abs(gap) >= threshold)


def test_lists_and_numbers() -> None:
    assert format.number(1, "rater") == "1 rater"
    assert format.number(1204, "rater") == "1,204 raters"
    assert format.listing(["A", "B", "C"]) == "A, B and C"
    assert format.listing(["A"]) == "A"
    assert format.signed(pd.NA) == "–"  # type: ignore[arg-type]
    assert (format.signed(1.25), format.signed(-0.44), format.signed(0.01)) == ("+1.3", "−0.4", "0.0")


def test_a_date_is_printed_as_people_write_it():
    assert format.day(dt.date(2026, 9, 4)) == "Sep 4, 2026"
    assert format.day(None) == ""

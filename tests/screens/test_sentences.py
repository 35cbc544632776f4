"""Figures as they are printed, and findings in words."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt import findings, format, screens
from ilt.people import Sides
from tests.support.short_ratings import table


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


def gap_row(assessment: str, own: str, other: str, school: str = "Birch") -> dict[str, object]:
    own_school = "" if assessment == "district" else school
    action = "D1.1" if assessment == "district" else "S1.1"
    counted = ilt.count(
        table(
            f"Fall 2026 | {assessment} | {own_school} | self | {action} | {own}",
            f"Fall 2026 | {assessment} | {school} | cross | {action} | {other}",
        )
    )
    found = findings.gaps(counted)
    return found[found["scope"] == "school"].iloc[0].to_dict()


@pytest.mark.parametrize(
    ("assessment", "own", "other", "words"),
    [
        ("school", "2 2", "1 1", "Birch’s team rates this 1.0 higher than the district does"),
        ("school", "1 1 2", "2 3", "Birch’s team rates this 1.2 lower than the district does"),
        ("school", "2 2", "2", "Birch’s team and the district rate this the same"),
        ("school", "2 2", "-", "the district has not rated this"),
        ("school", "-", "2", "Birch’s team has not rated this"),
        ("district", "3 3", "1 2", "the district ILT rates this 1.5 higher than Birch does"),
    ],
)
def test_a_gap_in_words(assessment: str, own: str, other: str, words: str) -> None:
    assert screens.in_words.gap(gap_row(assessment, own, other)) == words


def test_a_gap_in_words_over_all_schools() -> None:
    counted = ilt.count(
        table("Fall 2026 | school | Birch | self | S1.1 | 2 3", "Fall 2026 | school | Birch | cross | S1.1 | 1 1")
    )
    pooled = findings.gaps(counted).query("scope == 'all schools'").iloc[0]
    assert screens.in_words.gap(pooled.to_dict()) == "school teams rate this 1.5 higher than the district does"


def test_titles_say_the_finding() -> None:
    lines = [
        f"Fall 2026 | school | School {place} | self | S3.1 | {given}"
        for place, given in enumerate(["1 1", "0 2", "3 3"])
    ]
    counted = ilt.count(table(*lines, "Fall 2026 | school | School 2 | cross | S3.1 | 1 2"))
    pooled = findings.scoped(counted).query("scope == 'all schools' and perspective == 'self'")
    schools = Sides("school")
    title = screens.heatmaps.title(findings.verdicts(counted).query("perspective == 'self'"), pooled, schools, "self")
    assert title == "Most team members rated “Regularly observes instruction to a plan” 0 or 1 in 2 of 3 schools"
    assert screens.self_and_cross.title(findings.gaps(counted), "school") == (
        "School 2’s team rates “Regularly observes instruction to a plan” 1.5 higher than the district does"
    )
    areas = findings.focus_areas(counted).query("scope == 'all schools'")
    assert screens.overview.title(areas, schools) == (
        "“Monitor Instructional Effectiveness”: School teams 1.7, district raters 1.5"
    )
    flags = screens.attention.in_order(counted, counted, "all schools", "")
    assert screens.attention.title(flags, schools) == (
        "1 of the 1 ML/SWD actions is mostly rated 0 or 1 by school teams or district raters"
    )


def test_titles_where_there_is_nothing_to_say() -> None:
    counted = ilt.count(table("Fall 2026 | school | Birch | self | S1.1 | - -"))
    assert screens.self_and_cross.title(findings.gaps(counted)) == "No action is rated from both sides yet"
    assert screens.overview.title(findings.focus_areas(counted), Sides("school")) == "Nobody has rated yet"
    levels = findings.scoped(counted).query("scope == 'school'")
    title = screens.heatmaps.title(findings.verdicts(counted), levels, Sides("school"), "self")
    assert title == "Nobody has rated these actions yet"


def test_lists_and_numbers() -> None:
    assert format.number(1, "rater") == "1 rater"
    assert format.number(1204, "rater") == "1,204 raters"
    assert format.listing(["A", "B", "C"]) == "A, B and C"
    assert format.listing(["A"]) == "A"
    assert format.signed(pd.NA) == "–"  # type: ignore[arg-type]
    assert (format.signed(1.25), format.signed(-0.44), format.signed(0.01)) == ("+1.3", "−0.4", "0.0")


def test_what_was_understood_of_tables_that_look_alike() -> None:
    table = {
        "source": ["a.docx", "b.docx"],
        "sheet": ["", ""],
        "layout": ["template"] * 2,
        "header_row": [1, 1],
        "assessment": ["school"] * 2,
        "accepted": [18, 0],
        "not_rated": [1, 0],
        "rejected": [0, 0],
        "duplicates": [0, 0],
        "waiting": [0, 19],
    }
    both = pd.DataFrame(table)
    assert screens.ratings.tables(both, "a.docx") == (
        "2 files that look alike, such as a.docx: filled-in template, school assessment. "
        "18 ratings accepted, 1 not rated, 19 rating cells waiting for an answer"
    )
    assert screens.ratings.tables(both.tail(1), "b.docx") == (
        "b.docx: filled-in template, header in row 1, school assessment. 19 rating cells waiting for an answer"
    )
    sheets = both.assign(source="a.xlsx", layout="tidy", waiting=0, rejected=[0, 2])
    assert screens.ratings.tables(sheets, "a.xlsx, sheet One") == (
        "2 sheets that look alike, such as a.xlsx, sheet One: one rating a row, school assessment. "
        "18 ratings accepted, 1 not rated, 2 not taken"
    )


def test_whose_ratings_is_asked_in_words() -> None:
    assert list(screens.ratings.whose("school")) == ["School ILT", "District ILT"]
    assert list(screens.ratings.whose("district and district")) == ["District ILT", "School ILT"]
    assert list(screens.ratings.whose("district and school")) == ["School ILT", "District ILT", "self", "cross"]
    assert screens.ratings.answer("round", "Fall 2026") == "round: Fall 2026"
    assert screens.ratings.answer("perspective", "self") == "whose ratings: self"


def test_what_is_open_before_confirming() -> None:
    assert screens.ratings.before_confirming(0, 0).startswith("Nothing of a new file")
    assert screens.ratings.before_confirming(1, 0).startswith("Below: 1 problem. ")
    assert screens.ratings.before_confirming(2, 3).startswith("Below: 2 problems and schools that are spelled alike. ")
    assert screens.ratings.before_confirming(0, 0, elsewhere=26) == (
        "26 problems of files you confirmed before are in the full-detail view."
    )


AREA = "Establish a shared instructional vision"
EVERY = [f"S{area}.1" for area in range(1, 6)]
SAME = [
    (
        dict.fromkeys(EVERY, "3 3"),
        "School teams rate all 5 focus areas the same (3.0)",
        "School teams rate all 5 focus areas the same",
    ),
    (
        dict.fromkeys(EVERY[:3], "0 0"),
        "School teams rate the 3 focus areas shown the same (0.0)",
        "School teams rate the 3 focus areas shown the same",
    ),
    ({"S1.1": "2 2"}, f"“{AREA}”: School teams 2.0", "School teams rate it 2.0, and no other focus area is shown"),
    (
        {**dict.fromkeys(EVERY, "3 3"), "S1.1": "2 2"},
        f"“{AREA}” is rated lowest: School teams 2.0",
        "School teams rate it lowest",
    ),
]


@pytest.mark.parametrize(("rated", "says", "held"), SAME)
def test_no_area_is_low_where_all_that_are_shown_are_the_same(rated, says, held) -> None:
    lines = [f"Fall 2026 | school | Birch | self | {action} | {rated.get(action, '- -')}" for action in EVERY]
    areas = findings.focus_areas(ilt.count(table(*lines))).query("scope == 'all schools'")
    assert screens.overview.title(areas, Sides("school")) == says
    assert screens.overview.predicted(areas, Sides("school"), 1) == f"you predicted “{AREA}” would be lowest. {held}"

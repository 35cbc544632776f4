"""Which column is what, on Ratings: choices and answers, in words."""

import pandas as pd
import pytest

from ilt.reading import read_here
from ilt.reading.layouts.columns.column_answers import role_of
from ilt.screens import which_column
from tests.support.files import source, text

WHO = {"round": "Fall 2026", "school": "Birch", "perspective": "self"}


def seen(rows, said=None):
    answers = WHO | {f"column@a.csv!{place}": role for place, role in (said or {}).items()}
    return read_here(source(text(rows), "a.csv"), answers=answers)


ROWS = [["Practice", "Now", "Why"], ["S1.1", "2", "so"], ["S1.2", "0", ""]]


def test_every_role_is_one_that_an_answer_may_say():
    roles = which_column.roles(["S1.1 marks 2"])
    assert all(role_of(text) for text in roles)
    assert len(set(roles.values())) == len(roles)
    assert roles["S1.1 marks 2"] == "S1.1: a mark here means 2"


def test_a_table_has_a_row_for_each_column_with_its_guess_or_what_was_said():
    table = which_column.table(seen(ROWS).columns)
    assert table["column"].tolist() == ["A", "B", "C"]
    assert table["is"].tolist() == ["action", "rating", "notes"]
    assert table["first_cells"].tolist() == ["S1.1 · S1.2", "2 · 0", "s…"]
    said = which_column.table(seen(ROWS, {"A": "action", "B": "rating; side=cross", "C": "not used"}).columns)
    assert said["is"].tolist() == ["action", "rating", "not used"]


def test_choices_become_answers_that_read_as_they_say():
    places = seen(ROWS).columns
    chosen = {"A": "action", "B": "rating", "C": "not used"}
    said = which_column.answers(
        places, chosen, {"B": {"side": "cross", "school": "", "round": "A; B"}}, "1", {"3": "not used"}
    )
    assert said == {
        "1": "headings",
        "3": "not used",
        "A": "action",
        "B": "rating; side=cross; round=A, B",
        "C": "not used",
    }
    assert seen(ROWS, said).ratings[["action_id", "round", "perspective"]].to_numpy().tolist() == [
        ["S1.1", "A, B", "cross"]
    ]


def test_what_nobody_guessed_and_nobody_uses_is_no_answer():
    rows = [["Practice", "Now", "Code"], ["S1.1", "2", "x7"], ["S1.2", "0", "y8"]]
    said = which_column.answers(seen(rows).columns, {"A": "action", "B": "rating", "C": "not used"}, {}, "1", {})
    assert said == {"1": "headings", "A": "action", "B": "rating"}


@pytest.mark.parametrize(
    ("words", "rows"),
    [("", {}), ("5", {"5": "not used"}), ("5, 7-9;12", {"5": "not used", "7:9": "not used", "12": "not used"}),
     ("five", None), ("5-", {"5": "not used"}), ("5,,", {"5": "not used"}), ("²", None)],
)  # fmt: skip
def test_rows_that_hold_no_ratings_are_written_as_numbers(words, rows):
    assert which_column.left_out(words) == rows


def test_where_headings_may_be():
    places = seen([["Review", ""], *[row[:2] for row in ROWS]]).columns
    assert which_column.headings_of(places) == "2"
    assert which_column.headings_options(places, 3) == ["2", "0", "1", "3"]


def test_what_columns_give_is_said_with_each_rating():
    reading = seen([*ROWS, ["S2.2", "", ""], ["S2.3", "7", ""]], {"A": "action", "B": "rating"})
    said = which_column.outcome(reading.sources, reading.ratings)
    assert said == "2 ratings (1 × 0, 0 × 1, 1 × 2, 0 × 3); 1 not rated; 1 cell not counted; 1 rater."


def test_a_column_with_ratings_that_is_not_used_is_said_to_be_not_used_and_no_problem():
    rows = [["Practice", "Now", "Weight"], ["S1.1", "2", "1"], ["S1.2", "0", "3"], ["S2.2", "1", "1"]]
    said = which_column.answers(seen(rows).columns, {"A": "action", "B": "rating", "C": "not used"}, {}, "1", {})
    assert said["C"] == "not used"
    assert seen(rows, said).problems.empty
    assert which_column.unused(seen(rows).columns, {"B": "rating", "C": "not used"}) == ["C"]


def test_as_many_columns_as_actions_may_be_them_in_order():
    rows = [
        ["Who", *(f"Q{at}" for at in range(1, 20))],
        ["r1", *("2" for _ in range(19))],
        ["r2", *("1" for _ in range(19))],
    ]
    ordered = which_column.in_order(seen(rows).columns)
    assert list(ordered)[:2] == ["B", "C"]
    assert (ordered["B"], ordered["T"]) == ("S1.1", "S5.3")
    assert which_column.in_order(seen([row[:19] for row in rows]).columns) == {}
    numbered = [[str(at or "#"), *row] for at, row in enumerate([*rows, rows[1]])]
    assert which_column.in_order(seen(numbered).columns)["C"] == "S1.1"


def test_columns_that_rate_the_same_need_details():
    assert which_column.rated_twice({"A": "S1.1", "B": "S1.1", "C": "S1.2", "D": "notes"}) == ["A", "B"]
    assert which_column.rated_twice({"A": "action", "B": "rating", "C": "rating"}) == ["B", "C"]
    places = pd.DataFrame({"place": ["B"], "role": ["rating; school=Elm"], "guess": [""]})
    assert which_column.details(places) == {"B": {"school": "Elm"}}

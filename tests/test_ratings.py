"""The order of rounds, and codes for raters."""

import pytest

from ilt import ratings
from tests.support.short_ratings import table


@pytest.mark.parametrize(
    "ordered",
    [
        ["Winter 2026", "Spring 2026", "Summer 2026", "Fall 2026", "Winter 2027"],
        ["2025-26 Fall", "Spring 2026", "Fall 2026", "2026-27 Spring"],
        ["BOY 2025-26", "MOY 2025-26", "EOY 2025-26", "BOY 2026-27"],
        ["2026-02-01", "2026-02-11", "2026-10-01"],
        ["Sep 2026", "October 2026", "Oct. 5, 2026", "2026-11-02", "Dec-2026", "March 2027"],
        ["Round 1", "Round 2", "Round 10"],
        ["2025-26", "2026-27"],
    ],
)
def test_rounds_are_ordered_in_time(ordered: list[str]) -> None:
    assert ratings.order_rounds(ordered[::-1]) == ratings.Rounds(tuple(ordered), ())


@pytest.mark.parametrize(
    ("labels", "unplaced"),
    [
        (["Fall 2026", "Baseline", "Spring 2026"], ("Baseline",)),
        (["Kick-off", "Later"], ("Kick-off", "Later")),
        (["Fall 2026", "Spring 2026", "Round 2"], ("Round 2",)),
        (["2026-28 Fall", "Fall 2026"], ("2026-28 Fall",)),
        (["Marching 2026", "March 2026", "April 2026"], ("Marching 2026",)),
        (["Kick-off"], ()),
    ],
)
def test_a_round_that_cannot_be_placed_leaves_the_order_of_appearance(
    labels: list[str], unplaced: tuple[str, ...]
) -> None:
    assert ratings.order_rounds(labels) == ratings.Rounds(tuple(labels), unplaced)


def test_a_code_shows_neither_name_nor_order() -> None:
    one = table("Fall 2026 | school | Alder | self | S1.1 | 0 1 2 3")
    codes = ratings.rater_codes(one)
    assert sorted(codes) == ["Rater 1", "Rater 2", "Rater 3", "Rater 4"]
    backwards = one.iloc[::-1].reset_index(drop=True)
    assert list(ratings.rater_codes(backwards)) == list(codes)[::-1]


def test_rounds_that_come_after_somebody_arranged_them_leave_the_arrangement_as_it_is():
    """Kick-off, which gives no time, came first; a year later two more rounds are there, in the order of files."""
    wanted = ["Kick-off", "Fall 2026", "Spring 2027", "Look back"]
    labels = [
        "Fall 2027",
        "Spring 2027",
        "Look back",
        "Winter 2027",
        "Kick-off",
        "Fall 2026",
        "Third visit",
        "Fall 2025",
    ]
    assert ratings.arranged(labels, wanted) == (
        *("Kick-off", "Fall 2025", "Fall 2026", "Winter 2027", "Spring 2027", "Fall 2027", "Look back", "Third visit"),
    )
    assert ratings.arranged(labels[::-1], wanted)[:5] == (
        "Kick-off",
        "Fall 2025",
        "Fall 2026",
        "Winter 2027",
        "Spring 2027",
    )
    assert ratings.arranged(["B", "A"], []) == ("B", "A")
    assert ratings.arranged([f"Round {n}" for n in range(900)][::-1], ["Round 7"])[:2] == ("Round 0", "Round 1")

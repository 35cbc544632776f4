"""Headings that a program cut short: an id and the start of its wording, spaces and signs as lines."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

WHO = ["School", "Name", "Team", "Round"]
ANA = ["Oak", "Ana Ruiz", "School ILT", "Fall 2026"]

CASES = [
    Case(
        "cut headings: an id and the start of the wording",
        lambda: {
            "a.csv": text(
                [[*WHO, "S1.1_Establishes/", "S1.3_Ensures_all_t", "S5.1_Sets_short-t", "_id"], [*ANA, 2, 0, 3, 1]]
            )
        },
        ratings=("Oak | self | S1.1 2 | S1.3 0 | S5.1 3",),
        sources=("a.csv: wide: 3 3 0 0 0",),
    ),
    Case(
        "cut headings: the start of another action's wording is none",
        lambda: {
            "a.csv": text([[*WHO, "S1.1_Establishes/", "S1.2_Establishes_s", "S2.3_Holds_regular"], [*ANA, 2, 0, 3]])
        },
        ratings=("Oak | self | S1.1 2 0",),
        problems=("a.csv!G1: action-unknown: S2.3_Holds_regular",),
        sources=("a.csv: wide: 3 2 0 1 0",),
    ),
    Case(
        "cut headings: which team was rated, next to the ratings, and whether it is one's own",
        lambda: {
            "a.csv": text(
                [
                    [
                        "School",
                        "Name",
                        "Which ILT did you rate?",
                        "Is this your own team?",
                        "Round",
                        "Action",
                        "Rating",
                    ],
                    ["Oak", "Ana Ruiz", "District ILT", "No", "Fall 2026", "D1.1", 2],
                    ["Oak", "Ana Ruiz", "School ILT", "Yes", "Fall 2026", "S1.1", 0],
                ]
            )
        },
        answers={"side-column": "yes", "perspective:Yes": "self", "perspective:No": "cross"},
        questions=("side-column@a.csv", "perspective:Yes@a.csv", "perspective:No@a.csv"),
        ratings=("Oak | cross | D1.1 2 || Oak | self | S1.1 0",),
        sources=("a.csv: tidy: 2 2 0 0 0",),
    ),
]

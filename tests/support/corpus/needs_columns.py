"""Sheets and columns that lead to matching columns: what nobody could know, and what a person can say of it."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

ROW = ["Fall 2026", "self"]


CASES = [
    Case(
        "needs columns: a sheet with a column for each item, next to one that is read",
        lambda: {
            "both.xlsx": book(
                {
                    "Oak": [["Round", "Perspective", "School", "Action", "Rating"], [*ROW, "Oak", "S1.1", 2]],
                    "Elm": [
                        ["Team member", "Item 1", "Item 2", "Item 3", "Item 4", "Item 5", "Total"],
                        ["Ann Roy", 2, 1, 0, 3, 1, 7],
                        ["Bob Lee", 1, 1, 2, 0, 3, 7],
                        ["Cy Ode", 3, 0, 1, 1, 2, 7],
                    ],
                }
            )
        },
        questions=("column@both.xlsx",),
        before=1,
        ratings=("Oak | self | S1.1 2",),
        problems=("both.xlsx#Elm: layout-unknown: ",),
        sources=("both.xlsx#Oak: tidy: 1 1 0 0 0", "both.xlsx#Elm: : 0 0 0 0 0"),
    ),
    Case(
        "needs columns: two columns are called the actions, and neither names one",
        lambda: {
            "items.csv": text(
                [
                    ["Round", "Perspective", "School", "Item", "Item text", "Score"],
                    [*ROW, "Oak", "7.1", "Bells ring on time", 2],
                    [*ROW, "Oak", "7.2", "Buses come on time", 1],
                ]
            )
        },
        questions=("column@items.csv",),
        problems=("items.csv: two-columns-one-name: ",),
        sources=("items.csv: : 0 0 0 0 0",),
        says=("could both be the action",),
    ),
    Case(
        "needs columns: each row fills one of two columns of schools",
        lambda: {
            "two.csv": text(
                [
                    ["Round", "Perspective", "School visited", "School", "Rater", "S1.1", "S1.2"],
                    ["Fall 2026", "cross", "Oak", "", "Ann", 2, 0],
                    ["Fall 2026", "self", "", "Elm", "Bob", 1, 3],
                ]
            )
        },
        answers={"column@two.csv!C": "school", "column@two.csv!D": "school"},
        ratings=("Elm | self | S1.1 1 3", "Oak | cross | S1.1 2 0"),
        sources=("two.csv: matched: 4 4 0 0 0",),
    ),
    Case(
        "needs columns: the level of a school is none of its lists",
        lambda: {
            "levels.csv": text(
                [
                    [
                        "Round",
                        "Perspective",
                        "School level",
                        "Elementary school",
                        "High school",
                        "Rater",
                        "S1.1",
                        "S1.2",
                    ],
                    [*ROW, "Elementary", "Oak", "", "Ann", 2, 0],
                    [*ROW, "Secondary", "", "Elm", "Bob", 1, 3],
                ]
            )
        },
        ratings=("Elm | self | S1.1 1 3", "Oak | self | S1.1 2 0"),
        sources=("levels.csv: wide: 4 4 0 0 0",),
    ),
]

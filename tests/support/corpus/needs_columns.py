"""Sheets and columns that lead to matching columns: what nobody could know, and what a person can say of it."""

from tests.support.corpus.case import Case
from tests.support.corpus.own_wordings import SHORT
from tests.support.corpus.writers import WORDS, D, S, book, document, text

ROW = ["Fall 2026", "self"]
OWN = {**SHORT, "D1.3": "Hires and retains staff in line with the vision"}
WHO = ["Round", "Perspective", "School"]


def part(actions, ours, theirs):
    """Return a table of a document: some actions, and a column for each side."""
    return [
        ["Action", "ILT", "District"],
        *([WORDS[id_], *own] for id_, *own in zip(actions, ours, theirs, strict=True)),
    ]


LETTERS = ["NIC", "ICM", "CMN", "MNI", "NII", "ICC", "CMM"]
"""What three people gave seven actions: N, I, C and M stand for 0 to 3."""


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
        says=("has the action.",),
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
    Case(
        "needs columns: numbers of all actions without the letter",
        lambda: {"numbers.csv": text([[*WHO, "Item", "Score"], *([*ROW, "Oak", id_[1:], 2] for id_ in S)])},
        answers={"ids": "yes"},
        questions=("ids@numbers.csv",),
        ratings=("Oak | self | S1.1" + 19 * " 2",),
        sources=("numbers.csv: tidy: 19 19 0 0 0",),
    ),
    Case(
        "needs columns: numbers of another list",
        lambda: {"numbers.csv": text([[*WHO, "Item", "Score"], *([*ROW, "Oak", id_[1:], 2] for id_ in S)])},
        answers={"ids": "no, something else"},
        questions=("ids@numbers.csv",),
        problems=tuple(f"numbers.csv!D{row}: action-unknown: {id_[1:]}" for row, id_ in enumerate(S, 2)),
        sources=("numbers.csv: tidy: 19 0 0 19 0",),
    ),
    Case(
        "needs columns: wordings of one's own without ids, in the framework's order, rated in words",
        lambda: {
            "short.csv": text(
                [
                    ["What we do", "Ann", "Bob", "Cy"],
                    *([OWN[id_], *own] for id_, own in zip(D, (*LETTERS, *LETTERS), strict=False)),
                ]
            )
        },
        answers={
            "column@short.csv!A": "action",
            **{f"column@short.csv!{at}": "rating" for at in "BCD"},
            **{f"rating:{letter}": str(rating) for rating, letter in enumerate("NICM")},
            "ids": "yes",
            "round": "Fall 2026",
            "perspective": "self",
        },
        questions=("column@short.csv",),
        ratings=(
            " | self | D1.1 0 1 2 3 0 1 2 0 1 2 3 0 1",
            " | self | D1.1 1 2 3 0 1 2 3 1 2 3 0 1 2",
            " | self | D1.1 2 3 0 1 1 2 3 2 3 0 1 1 2",
        ),
        sources=("short.csv: matched: 39 39 0 0 0",),
    ),
    Case(
        "needs columns: a document's tables with a column for each side and time, nobody named",
        lambda: {
            "sides.docx": document(part(("S1.1", "S1.2"), (2, 1), (0, 3)), part(("S2.1", "S2.2"), (1, 1), (3, 2)))
        },
        answers={
            **{f"column@sides.docx#Table {number}!A": "action" for number in (1, 2)},
            **{f"column@sides.docx#Table {number}!B": "rating; side=School ILT" for number in (1, 2)},
            **{f"column@sides.docx#Table {number}!C": "rating; side=District ILT" for number in (1, 2)},
            "round": "Fall 2026",
            "school": "Oak",
        },
        questions=("column@sides.docx",),
        ratings=("Oak | cross | S1.1 0 3 | S2.1 3 2", "Oak | self | S1.1 2 1 | S2.1 1 1"),
        sources=("sides.docx#Table 1: matched: 4 4 0 0 0", "sides.docx#Table 2: matched: 4 4 0 0 0"),
        notices=("so each column counts as one person’s, in all tables",),
    ),
    Case(
        "needs columns: an action that somebody did not rate is no title above the rows below it",
        lambda: {
            "again.csv": text(
                [
                    ["Who", "What we do", "How far"],
                    *(
                        [who if id_ == "D1.1" else "", OWN[id_], mark.strip()]
                        for who, marks in (("Ann", "0 23012301230"), ("Bob", "3210321032103"))
                        for id_, mark in zip(D, marks, strict=True)
                    ),
                ]
            )
        },
        answers={
            "column@again.csv!A": "rater; down",
            "column@again.csv!B": "action",
            "column@again.csv!C": "rating",
            "ids": "yes",
            "round": "Fall 2026",
            "perspective": "self",
        },
        questions=("column@again.csv",),
        ratings=(" | self | D1.1 0 - 2 3 0 1 2 3 0 1 2 3 0", " | self | D1.1 3 2 1 0 3 2 1 0 3 2 1 0 3"),
        sources=("again.csv: matched: 26 25 1 0 0",),
    ),
]

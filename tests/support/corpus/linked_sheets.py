"""Sheets of one file that are linked by ids of their own, and pages of one form in a sheet each."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, span, text

ACTIONS = ("S1.1", "S1.2")
FORM = [
    ["Visit_Id", "Name_First", "Name_Last", "School", "Team", "Round", "Entry_Status"],
    [1, "Ana", "Ruiz", "Oak", "School ILT", "Fall 2026", "Submitted"],
    [2, "Ben", "Cole", "Elm", "District ILT", "Fall 2026", "Submitted"],
]
RATED = {1: (0, 1), 2: (2, 3)}
TABLE = [
    ["Visit_Id", "Ratings_Id", "Action", "Rating"],
    *([at, f"{at}-{action}", action, r] for at, own in RATED.items() for action, r in zip(ACTIONS, own, strict=True)),
]
TWO = ("Oak | self | S1.1 0 1", "Elm | cross | S1.1 2 3")
NOTICE = "The details on the sheet “{}” were matched to the rows of this sheet."
WALKS = [["Walk_Id", "Observer_First", "Observer_Last"], [1, "Ana", "Ruiz"], [2, "Ben", "Cole"]]
VISITS = [["Walk_Id", "Visits_Id", "School"], [1, 1, "Oak"], [1, 2, "Elm"], [2, 1, "Elm"], [2, 2, "Oak"]]
NAMELESS_SIDES = {"answers": {"perspective": "District ILT", "round": "Fall 2026"}}
BOTH = ("Oak | cross | S1.1 {} || Elm | cross | S1.1 {}", "Elm | cross | S1.1 {} || Oak | cross | S1.1 {}")
ROSTER = [["ID", "Room", "Town"], *([at, f"B{at}", town] for at, town in enumerate(("Ashton", "Byton", "Corby"), 1))]
ROWS = [
    ["ID", "Rater", "School", "Team", "Round", *ACTIONS],
    *([at, name, "Oak", "School ILT", "Fall 2026", at, 3] for at, name in enumerate(("Ana Ruiz", "Ben Cole"), 1)),
]


def walk(rated):
    """Return the actions of two visits of two walks, by their ids."""
    rows = [
        [one, two, number, action, rated(one, two, number)]
        for one in (1, 2)
        for two in (1, 2)
        for number, action in enumerate(ACTIONS)
    ]
    return [["Walk_Id", "Visits_Id", "Actions_Id", "Action", "Rating"], *rows]


def pages(title):
    """Return the pages of a printed form: what stands above the first holds for the second, which has no headings."""
    first, second = span("S1.1", "S1.3"), span("S2.1", "S2.3")
    head = [["Rater: Ana Ruiz", "School: Oak", "Round: Fall 2026"], ["School ILT Actions", "Rating"]]
    return {
        "p.xlsx": book(
            {
                f"{title} 1": [*head, *([WORDS[action], number] for number, action in enumerate(first))],
                f"{title} 2": [[WORDS[action], own] for action, own in zip(second, (2, 3, 1), strict=True)],
            }
        )
    }


def matched(title):
    """Return what is asked of the two pages, and the answers."""
    answers = {f"column@p.xlsx#{title} 2!A": "action", f"column@p.xlsx#{title} 2!B": "rating"}
    return {**answers, "perspective": "School ILT"}


CASES = [
    Case(
        "linked sheets: a table within a form bears the ids of the form's answers",
        lambda: {"c.xlsx": book({"Visit": FORM, "Ratings": TABLE})},
        ratings=TWO,
        notices=(NOTICE.format("Visit"),),
        sources=("c.xlsx#Visit: : 0 0 0 0 0", "c.xlsx#Ratings: tidy: 4 4 0 0 0"),
    ),
    Case(
        "linked sheets: an answer that names nobody is one person's",
        lambda: {"c.xlsx": book({"Visit": [[row[0], *row[3:]] for row in FORM], "Ratings": TABLE})},
        ratings=TWO,
        notices=("so each response to the form counts as one person.",),
        sources=("c.xlsx#Visit: : 0 0 0 0 0", "c.xlsx#Ratings: tidy: 4 4 0 0 0"),
    ),
    Case(
        "linked sheets: a table within a table, by both ids, and names in two columns",
        lambda: {
            "w.xlsx": book(
                {"Walk": WALKS, "Visits": VISITS, "Actions": walk(lambda one, two, at: (one + two + at) % 4)}
            )
        },
        **NAMELESS_SIDES,
        questions=("perspective@w.xlsx", "round@w.xlsx"),
        ratings=(BOTH[1].format("3 0", "2 3"), BOTH[1].format("3 0", "0 1")),
        notices=(NOTICE.format("Walk"), NOTICE.format("Visits")),
        sources=("w.xlsx#Walk: : 0 0 0 0 0", "w.xlsx#Visits: : 0 0 0 0 0", "w.xlsx#Actions: tidy: 8 8 0 0 0"),
    ),
    Case(
        "linked sheets: a number alone counts the rows of each sheet and links none",
        lambda: {"n.xlsx": book({"Towns": ROSTER, "Form": ROWS})},
        ratings=("Oak | self | S1.1 1 3", "Oak | self | S1.1 2 3"),
        notices=("This sheet has no table of ratings, so it was skipped.",),
        sources=("n.xlsx#Towns: : 0 0 0 0 0", "n.xlsx#Form: wide: 4 4 0 0 0"),
    ),
    Case(
        "linked sheets: pages of one form are one person's, and what stands above the first holds for all",
        lambda: pages("Page"),
        answers=matched("Page"),
        questions=("column@p.xlsx", "perspective@p.xlsx"),
        ratings=("Oak | self | S1.1 0 1 2 2 3 1",),
        notices=("The sheets are pages of one form, so the rater, the round and the school on “Page 1” apply",),
        sources=("p.xlsx#Page 1: template: 3 3 0 0 0", "p.xlsx#Page 2: matched: 3 3 0 0 0"),
    ),
    Case(
        "linked sheets: each is called by a person and a school",
        lambda: {
            "r.xlsx": book(
                {
                    name: [
                        ["School ILT Actions", "Rating"],
                        *([WORDS[a], r] for a, r in zip(ACTIONS, own, strict=True)),
                    ]
                    for name, own in (
                        ("Ana - Oak Middle", (0, 1)),
                        ("Bo - Oak Middle", (1, 1)),
                        ("Ana - Elm High", (2, 3)),
                    )
                }
            )
        },
        answers={"sheets": "raters", "round": "Fall 2026", "perspective": "District ILT"},
        questions=("sheets@r.xlsx", "round@r.xlsx", "perspective@r.xlsx"),
        ratings=("Elm High | cross | S1.1 2 3 || Oak Middle | cross | S1.1 0 1", "Oak Middle | cross | S1.1 1 1"),
        sources=tuple(
            f"r.xlsx#{name}: template: 2 2 0 0 0" for name in ("Ana - Oak Middle", "Bo - Oak Middle", "Ana - Elm High")
        ),
    ),
    Case(
        "linked sheets: the schools above tables next to each other are the title of none",
        lambda: {
            "t.csv": text(
                [
                    ["", "Oak Middle", "", "Elm High", ""],
                    ["Action", *("Self", "District") * 2],
                    *([action, at, at + 1, 3 - at, 1] for at, action in enumerate(ACTIONS)),
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@t.csv",),
        ratings=(
            *("Oak Middle | self | S1.1 0 1", "Oak Middle | cross | S1.1 1 2"),
            *("Elm High | self | S1.1 3 2", "Elm High | cross | S1.1 1 1"),
        ),
        sources=("t.csv: by column: 8 8 0 0 0",),
    ),
    Case(
        "linked sheets: two parts of the same responses",
        lambda: {
            "b.xlsx": book(
                {
                    "About": [
                        ["Response ID", *row[3:6]] if at == 0 else [at, *row[3:6]] for at, row in enumerate(FORM)
                    ],
                    "Answers": [["Response ID", *ACTIONS], *([at, *own] for at, own in RATED.items())],
                }
            )
        },
        ratings=TWO,
        notices=(NOTICE.format("About"),),
        sources=("b.xlsx#About: : 0 0 0 0 0", "b.xlsx#Answers: wide: 4 4 0 0 0"),
    ),
    Case(
        "linked sheets: labels with their values above columns without a heading head none",
        lambda: {
            "f.csv": text(
                [
                    ["School", "Oak Middle", "Round", "Fall 2026", "", ""],
                    ["", "", "", "", *ACTIONS],
                    ["Ana Ruiz", "School ILT", "x", "y", 0, 1],
                    ["Ben Cole", "School ILT", "x", "y", 2, 3],
                ]
            )
        },
        answers={"perspective": "School ILT", "school": "Oak Middle", "round": "Fall 2026", "rater-column": "yes"},
        questions=("perspective@f.csv", "school@f.csv", "round@f.csv", "rater-column@f.csv"),
        ratings=("Oak Middle | self | S1.1 0 1", "Oak Middle | self | S1.1 2 3"),
        sources=("f.csv: wide: 4 4 0 0 0",),
    ),
]

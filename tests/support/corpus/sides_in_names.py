"""A side that one column or one name says, and others do not; and headings of columns that are nobody's name."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

ACTIONS = ("S1.1", "S1.2", "S1.3", "S2.1")
ROUND, FACTS = ["Round", "Fall 2026"], [["Round", "Fall 2026"], ["School", "Oak"]]
PERSPECTIVE = {"answers": {"perspective": "School ILT"}, "questions": ("perspective@a.csv",)}
RUNS = ("0 1 2 3", "1 2 3 0", "2 3 0 1")
OF_THREE = (f"Oak | self | S1.1 {RUNS[0]}", f"Oak | self | S1.1 {RUNS[1]}", f"Oak | cross | S1.1 {RUNS[2]}")
SCHOOLS = (f"Aspen | self | S1.1 {RUNS[0]}", f"Aspen | cross | S1.1 {RUNS[1]}", f"Birch | self | S1.1 {RUNS[2]}")
NAMED = ["Aspen (self)", "Aspen (cross)", "Birch (self)"]
PLACES = {"A": "action", "B:C": "rating", "D": "rating; side=District ILT", "3": "headings"}


def columns(*above):
    """Return the actions below some rows, and three ratings of each: 0 1 2, then 1 2 3, and so on."""
    return {"a.csv": text([*above, *([own, *((at + n) % 4 for n in range(3))] for at, own in enumerate(ACTIONS))])}


def form(*rows):
    """Return a form of two actions; each row is a school, a name and two ratings."""
    return {"a.csv": text([["School", "Round", "Name", "S1.1", "S1.2"], *([r[0], "Fall 2026", *r[1:]] for r in rows)])}


CASES = [
    Case(
        "sides in names: an answer says the side of one column, and not of the others",
        lambda: columns(*FACTS, ["Action", "Ana Ruiz", "Ben Cole", "Dana Ek"]),
        answers={**{f"column@a.csv!{place}": said for place, said in PLACES.items()}, "perspective": "School ILT"},
        questions=("perspective@a.csv", "titles@a.csv"),
        ratings=OF_THREE,
        sources=("a.csv: matched: 12 12 0 0 0",),
    ),
    Case(
        "sides in names: a column of the other side next to those of raters",
        lambda: columns(*FACTS, ["Rater", "Ana Ruiz", "Ben Cole", "District ILT"]),
        **PERSPECTIVE,
        before=4,
        ratings=OF_THREE,
        sources=("a.csv: by column: 12 12 0 0 0",),
    ),
    Case(
        "sides in names: numbered raters, and a column of the other side",
        lambda: columns(*FACTS, ["Action", "Rater 1", "Rater 2", "District ILT"]),
        **PERSPECTIVE,
        before=4,
        ratings=OF_THREE,
        sources=("a.csv: by column: 12 12 0 0 0",),
    ),
    Case(
        "sides in names: a column of ratings for each of two roles and for the other side",
        lambda: columns(*FACTS, ["Action", "Rating (Principal)", "Rating (Coach)", "Rating (District ILT)"]),
        **PERSPECTIVE,
        before=4,
        ratings=OF_THREE,
        sources=("a.csv: tidy: 12 12 0 0 0",),
    ),
    Case(
        "sides in names: a rater with the side in brackets, in columns",
        lambda: columns(*FACTS, ["Rater", "Ana Ruiz", "Ben Cole", "Dana Ek (District ILT)"]),
        **PERSPECTIVE,
        before=4,
        ratings=OF_THREE,
        sources=("a.csv: by column: 12 12 0 0 0",),
        notices=("What comes after a name, such as “District ILT”, says which side rated.",),
    ),
    Case(
        "sides in names: a rater with the side in brackets, in rows",
        lambda: form(["Oak", "Ana Ruiz", 0, 1], ["Oak", "Dana Ek (District ILT)", 2, 3], ["Oak", "Cy Day", 3, 3]),
        **PERSPECTIVE,
        ratings=("Oak | self | S1.1 0 1", "Oak | cross | S1.1 2 3", "Oak | self | S1.1 3 3"),
        sources=("a.csv: wide: 6 6 0 0 0",),
    ),
    Case(
        "sides in names: schools with the side in brackets, in rows",
        lambda: form(["Oak (self)", "Ana Ruiz", 0, 1], ["Oak (District ILT)", "Dana Ek", 2, 3]),
        ratings=("Oak | self | S1.1 0 1", "Oak | cross | S1.1 2 3"),
        sources=("a.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "sides in names: schools with the side in brackets, in columns below a round for all",
        lambda: columns(ROUND, ["School", *NAMED]),
        ratings=SCHOOLS,
        sources=("a.csv: by column: 12 12 0 0 0",),
    ),
    Case(
        "sides in names: schools with the side in brackets, above the headings",
        lambda: columns(ROUND, ["School", *NAMED], ["Action", "1", "2", "3"]),
        ratings=SCHOOLS,
        sources=("a.csv: by column: 12 12 0 0 0",),
    ),
    Case(
        "sides in names: tabs of schools with the side in brackets",
        lambda: {
            "a.xlsx": book(
                {
                    f"{school} ({side})": [ROUND, ["Action", "Rating"], *map(list, zip(ACTIONS, marks, strict=True))]
                    for school, side, marks in (
                        *(("Aspen", "self", (0, 1, 2, 3)), ("Aspen", "cross", (1, 2, 3, 0))),
                        *(("Birch", "self", (2, 3, 0, 1)), ("Birch", "cross", (3, 0, 1, 2))),
                    )
                }
            )
        },
        answers={"sheets": "schools"},
        questions=("sheets@a.xlsx",),
        ratings=(*SCHOOLS, "Birch | cross | S1.1 3 0 1 2"),
        sources=tuple(
            f"a.xlsx#{school} ({side}): tidy: 4 4 0 0 0" for school in ("Aspen", "Birch") for side in ("self", "cross")
        ),
    ),
    Case(
        "sides in names: tabs with the score of one year next to another year",
        lambda: {
            "a.xlsx": book(
                {
                    f"{school} Elementary": [
                        ["Action", "2025 score", "2026"],
                        *([own, (at + n) % 4, (at + n + 2) % 4] for at, own in enumerate(ACTIONS)),
                    ]
                    for n, school in enumerate(("Oak", "Elm"))
                }
            )
        },
        answers={"sheets": "schools", "perspective": "self"},
        questions=("sheets@a.xlsx", "perspective@a.xlsx"),
        rounds=("2025", "2026"),
        ratings=(
            *("Oak Elementary | self | S1.1 0 1 2 3", "Oak Elementary | self | S1.1 2 3 0 1"),
            *("Elm Elementary | self | S1.1 1 2 3 0", "Elm Elementary | self | S1.1 3 0 1 2"),
        ),
        sources=("a.xlsx#Oak Elementary: tidy: 8 8 0 0 0", "a.xlsx#Elm Elementary: tidy: 8 8 0 0 0"),
    ),
    Case(
        "sides in names: a month next to the score of a year may be that of a goal, so it is named",
        lambda: columns(
            ["School", "Oak", "", ""], ["Side", "School ILT", "", ""], ["Action", "2025 score", "June", ""]
        ),
        rounds=("2025",),
        ratings=("Oak | self | S1.1 0 1 2 3",),
        problems=("a.csv!C4: ratings-passed-over: ", "a.csv!D4: ratings-passed-over: "),
        sources=("a.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "sides in names: this year's figures next to the score of another year are named",
        lambda: {
            "a.csv": text(
                [
                    *([*fact, ""] for fact in (["School", "Oak"], ["Side", "School ILT"])),
                    ["Action", "2025 score", "This year"],
                    *([own, at % 4, (2, 0, 3, 1)[at]] for at, own in enumerate(ACTIONS)),
                ]
            )
        },
        rounds=("2025",),
        ratings=("Oak | self | S1.1 0 1 2 3",),
        problems=("a.csv!C4: ratings-passed-over: ",),
        sources=("a.csv: tidy: 4 4 0 0 0",),
    ),
    *(
        Case(
            f"sides in names: a column called {odd}, between facts of each column and the actions",
            lambda odd=odd: columns(
                ROUND,
                ["Action", "Ana", "Ben", odd],
                ["School", "Oak", "Oak", "Oak"],
                ["Side", "School ILT", "School ILT", "School ILT"],
            ),
            ratings=OF_THREE[:2],
            problems=("a.csv!D2: no-rater: ",),
            sources=("a.csv: by column: 12 8 0 4 0",),
        )
        for odd in ("Consensus", "Last year", "Where we want to be", "Diff", "n")
    ),
]

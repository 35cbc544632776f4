"""Tables below or next to another one: none is passed over, and facts above the first are those of all."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book

NOTES = ["Rating", "Notes"]
OWN = [["Round", "Fall 2026"], ["School", "Oak"], ["Team", "School ILT"]]
SCHOOL = [["S1.1", 0], ["S1.2", 1], ["S1.3", 2]]
TWICE = [[action, rating, None, action, 3 - rating] for action, rating in SCHOOL]
HEADINGS = ["Action", "Rating", None, "Action", "Rating"]


def below(*rows):
    return lambda: {"a.xlsx": book({"Sheet1": list(map(list, rows))})}


def side_by_side(*rows):
    return below(*rows, HEADINGS, *TWICE)


CASES = [
    Case(
        "tables below: a template's headings, then others for the other team",
        below(
            *OWN, ["DISTRICT ILT ACTIONS", *NOTES], ["D1.1", 3], [], ["SCHOOL ILT ACTIONS (Oak)", *NOTES], ["S1.1", 1]
        ),
        ratings=("Oak | cross | D1.1 3 || Oak | self | S1.1 1",),
        sources=("a.xlsx#Sheet1: template: 2 2 0 0 0",),
    ),
    Case(
        "tables below: a template's headings, then some that are not the template's",
        below(*OWN, ["School ILT Actions", "Rating and Notes"], ["S1.1", 3], [], ["Practice", "Score"], ["S1.2", 1]),
        ratings=("Oak | self | S1.1 3 1",),
        sources=("a.xlsx#Sheet1: template: 2 2 0 0 0",),
    ),
    Case(
        "tables below: far below the end of the first",
        below(
            *OWN,
            ["Name", "Ana Ruiz"],
            ["Action", "Rating"],
            ["S1.1", 3],
            *[[]] * 130,
            ["Action", "Score", "Notes"],
            ["S1.2", 1, "new"],
        ),
        ratings=("Oak | self | S1.1 3 1",),
        sources=("a.xlsx#Sheet1: tidy: 2 2 0 0 0",),
        notes=("S1.2 new",),
    ),
    *(
        Case(
            f"tables next to each other: {what} above the first, rounds above each",
            side_by_side(*rows, ["Fall 2026", None, None, "Spring 2027"]),
            rounds=("Fall 2026", "Spring 2027"),
            ratings=("Oak | self | S1.1 0 1 2 || Oak | self | S1.1 3 2 1",),
            sources=("a.xlsx#Sheet1: tidy: 6 6 0 0 0",),
        )
        for what, rows in (
            ("school, rater and team", [["School:", "Oak"], ["Rater:", "Ana Ruiz"], ["Team:", "School ILT"]]),
            ("all in one cell", [["School: Oak; Rater: Ana Ruiz; Team: School ILT"]]),
            ("one fact, and others over the second,", [["School", "Oak", None, "Name", "Ana Ruiz"], OWN[2]]),
        )
    ),
    Case(
        "tables next to each other: each names its rater",
        side_by_side(["School", "Oak"], ["Round", "Fall 2026"], OWN[2], ["Name", "Ana Ruiz", None, "Name", "Ben Cole"]),
        ratings=("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1"),
        sources=("a.xlsx#Sheet1: tidy: 6 6 0 0 0",),
    ),
    Case(
        "tables next to each other: one person named above both sides is on neither for certain",
        side_by_side(["School: Oak; Rater: Ana Ruiz; Round: Fall 2026"], ["Self", None, None, "District ILT"]),
        problems=tuple(f"a.xlsx#Sheet1!{row}: facts-unclear: " for row in (4, 4)),
        sources=("a.xlsx#Sheet1: tidy: 6 0 0 6 0",),
        says=("which ratings the text in cell A1 is about",),
    ),
    *(
        Case(
            f"tables below: {what} below one with a rating in each row",
            below(
                *OWN, ["Name", "Ana Ruiz"], ["Action", "Rating", "Notes"], ["S1.1", 1, "first"], ["S1.2", 2], [], *rows
            ),
            answers={"round": "Fall 2026", "school": "Oak"},
            questions=tuple(f"{key}@a.xlsx" for key in missing),
            before=2 if missing else 0,
            ratings=("Oak | self | S1.1 1 2", *others),
            sources=(f"a.xlsx#Sheet1: tidy: {seen} {seen} 0 0 0",),
            notes=("S1.1 first",),
        )
        for what, rows, missing, others, seen in (
            (
                "a column for each side",
                [["Action", "School ILT", "District ILT"], ["S2.1", 0, 3], ["S2.2", 1, 2]],
                ("round", "school"),
                ("Oak | self | S2.1 0 1", "Oak | cross | S2.1 3 2"),
                6,
            ),
            (
                "a form",
                [
                    ["Name", "School", "Round", "Team", "S2.1", "S2.2"],
                    ["Ben Cole", "Oak", "Fall 2026", "School ILT", 0, 3],
                ],
                (),
                ("Oak | self | S2.1 0 3",),
                4,
            ),
        )
    ),
    Case(
        "tables below: a template below a table with marks",
        below(
            *OWN,
            ["Name", "Ana Ruiz"],
            ["Action", 0, 1, 2, 3],
            ["S1.1", "", "x"],
            ["S1.2", "x"],
            [],
            ["Focus Area", "School ILT Actions", "Rating and Notes"],
            ["", "S2.1", "2 - good norms"],
            ["", "S2.2", 3],
        ),
        ratings=("Oak | self | S1.1 1 0 | S2.1 2 3",),
        sources=("a.xlsx#Sheet1: tidy: 4 4 0 0 0",),
        notes=("S2.1 good norms",),
    ),
    Case(
        "tables below: ratings of a form that are 0 to 3 head no choices",
        lambda: {
            "a.xlsx": book(
                {
                    "Sheet1": [
                        ["Name", "School", "Round", "Team", "S1.1", "S1.2", "S1.3", "S2.1"],
                        ["Ana Ruiz", "Oak", "Fall 2026", "School ILT", 1, 2, 0, 3],
                        ["Ben Cole", "Oak", "Fall 2026", "School ILT", 0, 1, 2, 3],
                        [],
                        ["Name", "School", "Round", "Team", "Action", "Rating"],
                        ["Cy Day", "Oak", "Fall 2026", "School ILT", "S3.1", 2],
                        ["Cy Day", "Oak", "Fall 2026", "School ILT", "S3.2", 1],
                    ]
                }
            )
        },
        ratings=("Oak | self | S1.1 1 2 0 3", "Oak | self | S1.1 0 1 2 3", "Oak | self | S3.1 2 1"),
        sources=("a.xlsx#Sheet1: wide: 10 10 0 0 0",),
    ),
    *(
        Case(
            f"tables below: a block for each school, with columns Self and {other}",
            below(
                ["Oak Elementary"],
                ["Action", "Self", other],
                ["S1.1", 0, 1],
                ["S1.2", 2, 3],
                ["S1.3", 0, 2],
                ["S2.1", 1, 1],
                ["Average", 0.75, 1.75],
                [],
                ["Elm Elementary"],
                ["Action", "Self", other],
                ["S1.1", 3, 2],
                ["S1.2", 1, 0],
                ["S1.3", 2, 2],
                ["S2.1", 0, 3],
                ["Average", 1.5, 1.75],
            ),
            answers={"round": "Fall 2026"},
            questions=("round@a.xlsx",),
            ratings=(
                "Elm Elementary | cross | S1.1 2 0 2 3",
                "Elm Elementary | self | S1.1 3 1 2 0",
                "Oak Elementary | cross | S1.1 1 3 2 1",
                "Oak Elementary | self | S1.1 0 2 0 1",
            ),
            sources=("a.xlsx#Sheet1: by column: 16 16 0 0 0",),
            notices=("have an average and were left out",),
        )
        for other in ("District", "District ILT")
    ),
]

"""What stands in one file and says different things: none is lost, and one answer is never laid over all."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import NUMBERED_AREA, WORDS, book, text

AREAS = [NUMBERED_AREA["S1.1"], "", "", "FA2 Establish Team Expectations & Norms"]
ACTIONS = ["S1.1", "S1.2", "S1.3", "S2.1"]


def rows(*ratings):
    """Return rows of the first actions, each with a rating."""
    return [[WORDS[action], rating] for action, rating in zip(ACTIONS, ratings, strict=False)]


CASES = [
    Case(
        "blocks and titles: a form above a list of district people",
        lambda: {
            "all.csv": text(
                [
                    ["Oak Elementary - Fall 2026"],
                    ["Name", *(WORDS[action] for action in ACTIONS)],
                    ["Ann Ash", 1, 2, 3, 0],
                    ["Bo Cole", 2, "", 1, 3],
                    ["Team average", 1.5, 2, 2, 1.5],
                    [],
                    ["DISTRICT PEOPLE (from Jess)"],
                    ["Name", "Action", "Rating", "Comment"],
                    ["Dee Fox", "S1.1", 0, "pasted"],
                    ["Dee Fox", "S1.2", 3, ""],
                ]
            )
        },
        answers={"perspective": "School ILT", "school": "Oak Elementary", "round": "Fall 2026"},
        questions=("perspective@all.csv", "school@all.csv", "round@all.csv"),
        ratings=(
            "Oak Elementary | self | S1.1 1 2 3 0",
            "Oak Elementary | self | S1.1 2 - 1 3",
            "Oak Elementary | cross | S1.1 0 3",
        ),
        sources=("all.csv: wide: 10 9 1 0 0",),
        notes=("S1.1 pasted",),
    ),
    Case(
        "blocks and titles: two rounds, each named beside the focus areas",
        lambda: {
            "oak.xlsx": book(
                {
                    "SY26-27": [
                        ["OCTOBER ROUND", *AREAS],
                        ["Name", *ACTIONS],
                        ["Ann Ash", 1, 2, 3, 0],
                        ["Bo Cole", 2, 2, 1, 3],
                        [],
                        ["FEBRUARY ROUND", *AREAS],
                        ["Name", *ACTIONS],
                        ["Ann Ash", 3, 3, 3, 3],
                        ["Bo Cole", 0, 2, 1, 3],
                    ]
                }
            )
        },
        answers={
            "perspective": "School ILT",
            "school": "Oak",
            "round:OCTOBER ROUND": "October 2026",
            "round:FEBRUARY ROUND": "February 2027",
        },
        questions=(
            *("perspective@oak.xlsx", "school@oak.xlsx", "round:OCTOBER ROUND@oak.xlsx"),
            "round:FEBRUARY ROUND@oak.xlsx",
        ),
        ratings=(
            "Oak | self | S1.1 1 2 3 0 || Oak | self | S1.1 3 3 3 3",
            "Oak | self | S1.1 0 2 1 3 || Oak | self | S1.1 2 2 1 3",
        ),
        rounds=("October 2026", "February 2027"),
        sources=("oak.xlsx#SY26-27: wide: 16 16 0 0 0",),
    ),
    Case(
        "blocks and titles: a title with a name and the side in brackets, and notes in rows of their own",
        lambda: {
            "oak.csv": text(
                [
                    ["Al Roy"],
                    ["Action", "Rating"],
                    *rows(1, 2),
                    ["Notes: we met 2 times"],
                    *rows("", "", 3)[2:],
                    [],
                    ["P. Lowe (district)"],
                    ["Action", "Rating"],
                    *rows(0, 0),
                    ["Comments: none seen"],
                    *rows("", "", 1)[2:],
                ]
            )
        },
        answers={"titles": "raters", "perspective": "School ILT", "school": "Oak", "round": "Fall 2026"},
        questions=("titles@oak.csv", "perspective@oak.csv", "school@oak.csv", "round@oak.csv"),
        ratings=("Oak | self | S1.1 1 2 3", "Oak | cross | S1.1 0 0 1"),
        sources=("oak.csv: tidy: 6 6 0 0 0",),
        notices=("Notes in rows of their own (5 and 12) were read as notes on the action above.",),
        notes=("S1.2 we met 2 times", "S1.2 none seen"),
    ),
    Case(
        "blocks and titles: the day of a visit is no round",
        lambda: {
            "oak.csv": text(
                [["Oak Elementary (visit of Jan 14, 2027)"], ["Name", "Al Roy"], ["Action", "Rating"], *rows(1, 2, 3)]
            )
        },
        answers={"round": "Winter 2027", "perspective": "District ILT"},
        questions=("round@oak.csv", "perspective@oak.csv"),
        ratings=("Oak Elementary | cross | S1.1 1 2 3",),
        rounds=("Winter 2027",),
        sources=("oak.csv: tidy: 3 3 0 0 0",),
    ),
    Case(
        "blocks and titles: headings of other rows name nobody",
        lambda: {
            "board.csv": text(
                [
                    ["Oak Elementary"],
                    ["Name", "Subitems", "Owner", "Visit date", "Item ID"],
                    ["Visit", "three actions", "Al Roy", "1/2/2027", 7],
                    ["Subitems", "Action", "Owner", "Rating", "Item ID"],
                    *(["", one, "Al Roy", rating, 8 + at] for at, (one, rating) in enumerate(rows(1, 2, 3, 0))),
                ]
            )
        },
        answers={"round": "Winter 2027", "perspective": "District ILT"},
        questions=("round@board.csv", "perspective@board.csv"),
        ratings=("Oak Elementary | cross | S1.1 1 2 3 0",),
        rounds=("Winter 2027",),
        sources=("board.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "blocks and titles: sheets that name a school and a season in short",
        lambda: {
            "all.xlsx": book(
                {
                    f"{sheet}": [["Name", *ACTIONS], ["Ann Ash", *ratings]]
                    for sheet, ratings in {
                        "Oak ES F26": (1, 2, 3, 0),
                        "Oak ES W27": (2, 2, 3, 1),
                        "Elm MS F26": (0, 0, 1, 1),
                    }.items()
                }
            )
        },
        answers={
            "sheets": "schools",
            "perspective": "School ILT",
            "round:F26": "Fall 2026",
            "round:W27": "Winter 2027",
        },
        questions=("sheets@all.xlsx", "perspective@all.xlsx", "round:F26@all.xlsx", "round:W27@all.xlsx"),
        ratings=("Elm MS | self | S1.1 0 0 1 1 || Oak ES | self | S1.1 1 2 3 0 || Oak ES | self | S1.1 2 2 3 1",),
        rounds=("Fall 2026", "Winter 2027"),
        sources=(
            "all.xlsx#Oak ES F26: wide: 4 4 0 0 0",
            "all.xlsx#Oak ES W27: wide: 4 4 0 0 0",
            "all.xlsx#Elm MS F26: wide: 4 4 0 0 0",
        ),
    ),
    Case(
        "blocks and titles: raters of the district ILT with a school and without one",
        lambda: {
            "form.csv": text(
                [
                    ["Name", "School", "Round", "D1.1", "D1.2", "D1.3"],
                    ["Ann Ash", "", "Fall 2026", 1, 2, 3],
                    ["Bo Cole", "Oak", "Fall 2026", 0, 0, 1],
                    ["Cy Dow", "Elm", "Fall 2026", 2, "", 1],
                ]
            )
        },
        answers={
            "perspective": "District ILT",
            "perspective:A rater with a school": "School ILT",
            "perspective:A rater without a school": "District ILT",
        },
        questions=(
            "perspective:A rater with a school@form.csv",
            "perspective:A rater without a school@form.csv",
        ),
        ratings=(" | self | D1.1 1 2 3", "Oak | cross | D1.1 0 0 1", "Elm | cross | D1.1 2 - 1"),
        sources=("form.csv: wide: 9 8 1 0 0",),
    ),
    Case(
        "blocks and titles: schools in place of actions, with averages beside them, say of whom the rows below are",
        lambda: {
            "tracker.csv": text(
                [
                    ["Action", "Rating", "Round"],
                    ["Oak ES", 1.5, ""],
                    *([*row, "Fall 2026"] for row in rows(1, 2, 3, 0)),
                    ["Elm MS", 2, ""],
                    *([*row, "Fall 2026"] for row in rows(2, 2, 1, 3)),
                ]
            )
        },
        answers={"perspective": "School ILT"},
        questions=("perspective@tracker.csv",),
        ratings=("Oak ES | self | S1.1 1 2 3 0", "Elm MS | self | S1.1 2 2 1 3"),
        problems=(
            "tracker.csv!A2: action-unknown: Oak ES",
            "tracker.csv!B2: not-one-rating: 1.5",
            "tracker.csv!C2: round-missing: ",
            "tracker.csv!A7: action-unknown: Elm MS",
            "tracker.csv!C7: round-missing: ",
        ),
        sources=("tracker.csv: tidy: 10 8 0 2 0",),
    ),
    Case(
        "blocks and titles: a plan whose columns are a priority and a count holds no ratings",
        lambda: {
            "plan.csv": text(
                [
                    ["Name", "Status", "Priority", "Meetings spent"],
                    *([one, "Done", 3 - (rating > 0), rating] for one, rating in rows(1, 3, 0, 1)),
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT", "school": "Oak"},
        questions=("round@plan.csv", "perspective@plan.csv", "school@plan.csv"),
        problems=("plan.csv!C1: no-rater: ", "plan.csv!D1: no-rater: "),
        sources=("plan.csv: by column: 8 0 0 8 0",),
        rounds=(),
    ),
]

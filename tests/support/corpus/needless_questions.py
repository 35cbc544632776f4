"""What is not asked, for no answer would be right, or the file says it; and what is offered as an answer."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import AREA, WORDS, S, book, text

FACTS = [["Round", "Fall 2026"], ["Perspective", "self"], ["School", "Oak"]]
MARKS = "0123012301230123012"
ALL = f"Oak | self | S1.1 {' '.join(MARKS)}"
OWNERS = dict(zip("0123", ("Ana P", "Leo M", "Kim", "Joy"), strict=True))
RATED = [[action, int(mark)] for action, mark in zip(S, MARKS, strict=True)]
VISITED = ["Reviewer", "School visited", "Home school", "Round", "Action", "Rating"]
VISITORS = (("Ola", "Sun School", 2), ("Uma", "Rook School", 1), ("Rex", "District office", 0))

CASES = [
    Case(
        "needless questions: no scale of owners next to ratings",
        lambda: {
            "plan.xlsx": book(
                {"Sheet": [*FACTS, ["ID", "Rating", "Owner"], *([*row, OWNERS[str(row[1])]] for row in RATED)]}
            )
        },
        ratings=(ALL,),
        sources=("plan.xlsx#Sheet: tidy: 19 19 0 0 0",),
    ),
    Case(
        "needless questions: no scale of ids next to figures of another sheet",
        lambda: {
            "pivot.xlsx": book(
                {
                    "Data": [*FACTS, ["ID", "Rating"], *RATED],
                    "Pivot": [["Row Labels", "Oak"], ["S1.3", 3], ["S3.4", 1], ["S1.1", 0], ["S1.2", 2]],
                }
            )
        },
        questions=("column@pivot.xlsx",),
        before=19,
        ratings=(ALL,),
        problems=("pivot.xlsx#Pivot: layout-unknown: ",),
        sources=("pivot.xlsx#Data: tidy: 19 19 0 0 0", "pivot.xlsx#Pivot: : 0 0 0 0 0"),
    ),
    Case(
        "needless questions: the side, by the schools that visitors are from",
        lambda: {
            "visits.csv": text(
                [VISITED, *([who, "Rook School", home, "Fall 2026", "S1.1", mark] for who, home, mark in VISITORS)]
            )
        },
        answers={
            "perspective": "column C",
            "perspective:Sun School": "District ILT",
            "perspective:Rook School": "School ILT",
            "perspective:District office": "District ILT",
        },
        questions=tuple(
            f"perspective{of}@visits.csv" for of in ("", ":Sun School", ":Rook School", ":District office")
        ),
        ratings=("Rook School | cross | S1.1 2", "Rook School | self | S1.1 1", "Rook School | cross | S1.1 0"),
        sources=("visits.csv: tidy: 3 3 0 0 0",),
    ),
    Case(
        "needless questions: no column of actions or focus areas is offered as a school",
        lambda: {
            "areas.csv": text(
                [
                    ["Focus area", "Action", "ID", "Rating"],
                    *(
                        [f"{action[1]}. {AREA[action]}", WORDS[action], *row]
                        for action, row in zip(S, RATED, strict=True)
                    ),
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "self", "school": "Oak"},
        questions=("round@areas.csv", "perspective@areas.csv", "school@areas.csv"),
        ratings=(ALL,),
        sources=("areas.csv: tidy: 19 19 0 0 0",),
    ),
    Case(
        "needless questions: the side that stands next to the year in a heading is no part of the round",
        lambda: {
            "years.csv": text(
                [
                    ["School", "Action", "Self-rating 2025", "Self-rating 2026"],
                    *(["Oak", action, mark, 3] for action, mark in zip(S, MARKS, strict=True)),
                ]
            )
        },
        rounds=("2025", "2026"),
        ratings=(ALL, f"Oak | self | S1.1 {' '.join('3' * 19)}"),
        sources=("years.csv: tidy: 38 38 0 0 0",),
    ),
    Case(
        "needless questions: ids behind short wordings of one's own",
        lambda: {
            "own.csv": text(
                [
                    *([*fact, ""] for fact in FACTS),
                    ["Action", "Rating", "Notes"],
                    ["Our shared expectations (S1.1)", 2, ""],
                    ["School goals aligned to the vision (S1.2)", 1, ""],
                    ["Teachers understand priorities (S1.3)", 0, ""],
                ]
            )
        },
        answers={"ids": "yes"},
        questions=("ids@own.csv",),
        ratings=("Oak | self | S1.1 2", "Oak | self | S1.2 1", "Oak | self | S1.3 0"),
        sources=("own.csv: tidy: 3 3 0 0 0",),
    ),
    Case(
        "needless questions: this school's team is the school's",
        lambda: {
            "form.csv": text(
                [
                    [
                        "Timestamp",
                        "Name",
                        "School",
                        "Which team are you on?",
                        *S[:2],
                        "What evidence did you think of?",
                    ],
                    ["10/1/2026 9:00:00", "Ana Ruiz", "Oak", "This school's ILT", 2, 0, "The template of last fall"],
                    ["10/2/2026 9:00:00", "Ben Cole", "Oak", "The district ILT", 1, 3, "Minutes of August"],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 2 0", "Oak | cross | S1.1 1 3"),
        sources=("form.csv: Google Forms: 4 4 0 0 0",),
    ),
    Case(
        "needless questions: self-rating and cross-rating are the two sides",
        lambda: {
            "sides.csv": text(
                [
                    ["School", "Round", "Rater", "Perspective", "Action", "Rating"],
                    ["Oak", "Fall 2026", "Ann Ash", "Self-rating", "S1.1", 2],
                    ["Oak", "Fall 2026", "Ben Cole", "Cross-rating", "S1.1", 0],
                ]
            )
        },
        ratings=("Oak | self | S1.1 2", "Oak | cross | S1.1 0"),
        sources=("sides.csv: tidy: 2 2 0 0 0",),
    ),
    Case(
        "needless questions: actions below the heading of a name are no names",
        lambda: {
            "board.csv": text(
                [
                    ["Name", "Person", "School", "Round", "Self rating", "District rating"],
                    *(
                        [WORDS[action], "Ann Ash", "Oak", "Fall 2026", *marks]
                        for action, marks in zip(S, ((0, 3), (1, 2), (2, 1)), strict=False)
                    ),
                ]
            )
        },
        ratings=("Oak | self | S1.1 0 1 2", "Oak | cross | S1.1 3 2 1"),
        sources=("board.csv: tidy: 6 6 0 0 0",),
    ),
    Case(
        "needless questions: the team in a group of a form called about",
        lambda: {
            "odk.csv": text(
                [
                    ["about-name", "about-team", "about-school", "d1_1", "d1_2"],
                    ["Ann Ash", "district", "", 2, 1],
                    ["Ben Cole", "school", "Oak", 0, 3],
                ]
            )
        },
        answers={"round": "Fall 2026", "side-column": "yes"},
        questions=("round@odk.csv", "side-column@odk.csv"),
        ratings=(" | self | D1.1 2 1", "Oak | cross | D1.1 0 3"),
        sources=("odk.csv: wide: 4 4 0 0 0",),
    ),
]

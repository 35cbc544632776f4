"""A name above each ``Rating`` and its ``Notes``, and columns that are left out by their headings."""

from ilt.framework import current
from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

IDS = ("S1.1", "S1.2", "S1.3", "S2.1")
OAK = {"round": "Fall 2026", "perspective": "School ILT", "school": "Oak"}
QUESTIONS = ("round@a.xlsx", "perspective@a.xlsx", "school@a.xlsx")
UP, DOWN = (0, 1, 2, 3), (3, 2, 1, 0)
NAMES = ("Ana Ruiz", "Ben Cole")
BOTH = ("Oak | self | S1.1 0 1 2 3", "Oak | self | S1.1 3 2 1 0")
NOTES = tuple(f"{action} {name}" for action in IDS for name in ("first", "second"))
SHARED = [[action, up, "good" if up else "none", down, "good"] for action, up, down in zip(IDS, UP, DOWN, strict=True)]

LONG = [current().by_id[action].text for action in ("S3.2", "S3.3", "S3.4")]


def pairs(one, other, *first, below=("Rating", "Notes"), more=()):
    """Write a sheet with two titles merged over the same headings each: ratings rise under one, and fall under the other."""
    at, width = len(first) + 1, len(below)
    above = ["", "", one, *[""] * (width - 1), other, *[""] * (width - 1), *more]
    rows = [*map(list, first), above, ["Focus area", "Action", *below, *below, *(below if more else ())]]
    for action, up, down in zip(IDS, UP, DOWN, strict=True):
        gaps = [9] * (width - 2)
        rows.append(
            ["Vision", action, up, "first", *gaps, down, "second", *gaps, *((1, "third", *gaps) if more else ())]
        )
    end = "D" if width == len(("Rating", "Notes")) else "E"
    return lambda: {"a.xlsx": book({"Sheet1": rows}, merged=[f"C{at}:{end}{at}"])}


def agreed(*headings):
    """Write a sheet with a column for each rater and one that a team agreed on."""
    rows = [["Action", *headings]]
    rows += [[action, up, down, 2, "seen"] for action, up, down in zip(IDS, UP, DOWN, strict=True)]
    return lambda: {"a.xlsx": book({"Sheet1": rows})}


CASES = [
    Case(
        "names above pairs: two people's ratings, each with notes",
        pairs(*NAMES),
        answers={**OAK, "titles": "raters"},
        questions=(*QUESTIONS, "titles@a.xlsx"),
        ratings=BOTH,
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
        notes=NOTES,
    ),
    Case(
        "names above pairs: two rounds of one person",
        pairs("Fall 2026", "Spring 2027", ["School", "Oak"], ["Rater", "Ana Ruiz"]),
        answers={"perspective": "School ILT"},
        questions=("perspective@a.xlsx",),
        rounds=("Fall 2026", "Spring 2027"),
        ratings=(" || ".join(BOTH),),
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
        notes=NOTES,
    ),
    Case(
        "names above pairs: two sides",
        pairs("Self", "District"),
        answers={"round": "Fall 2026", "school": "Oak"},
        questions=("round@a.xlsx", "school@a.xlsx"),
        ratings=("Oak | self | S1.1 0 1 2 3", "Oak | cross | S1.1 3 2 1 0"),
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
        notes=NOTES,
    ),
    Case(
        "names above pairs: with a gap next to each rating, which is none",
        pairs(*NAMES, below=("Score (0-3)", "Evidence", "Gap")),
        answers={**OAK, "titles": "raters"},
        questions=(*QUESTIONS, "titles@a.xlsx"),
        ratings=BOTH,
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
        notes=NOTES,
    ),
    Case(
        "names above pairs: what a team agreed on is a problem",
        pairs(*NAMES, more=("Consensus", "")),
        answers={**OAK, "titles": "raters"},
        questions=(*QUESTIONS, "titles@a.xlsx"),
        ratings=BOTH,
        problems=("a.xlsx#Sheet1!G1: no-rater: ",),
        sources=("a.xlsx#Sheet1: by column: 12 8 0 4 0",),
    ),
    Case(
        "names above pairs: what a team agreed on is left out by its heading, with its notes",
        pairs(*NAMES, more=("Consensus", "")),
        answers={**OAK, "titles": "raters", "fix@a.xlsx#Sheet1!G1": "leave out"},
        questions=(*QUESTIONS, "titles@a.xlsx"),
        ratings=BOTH,
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
        notes=NOTES,
    ),
    Case(
        "names above pairs: today's ratings and a goal are not two people's",
        pairs("Current", "Goal"),
        questions=("column@a.xlsx",),
        problems=("a.xlsx#Sheet1: rating-columns: ",),
        sources=("a.xlsx#Sheet1: : 0 0 0 0 0",),
    ),
    Case(
        "names above pairs: notes next to the ratings of several people are no legend",
        lambda: {
            "a.xlsx": book(
                {"Sheet1": [["", *(NAMES[0], ""), *(NAMES[1], "")], ["Action", *["Rating", "Notes"] * 2], *SHARED]}
            )
        },
        answers={**OAK, "titles": "raters"},
        questions=(*QUESTIONS, "titles@a.xlsx"),
        ratings=BOTH,
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
    ),
    Case(
        "a column for each rater: what the team agreed on is left out by its heading",
        agreed(*NAMES, "Team consensus", ""),
        answers={**OAK, "titles": "raters", "fix@a.xlsx#Sheet1!D1": "leave out"},
        questions=(*QUESTIONS, "titles@a.xlsx"),
        ratings=BOTH,
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
    ),
    Case(
        "a column for each rater: notes of a column that is left out are nobody's",
        agreed(*NAMES, "Team consensus", "Notes"),
        answers={**OAK, "titles": "raters", "fix@a.xlsx#Sheet1!D1": "leave out"},
        questions=(*QUESTIONS, "titles@a.xlsx"),
        ratings=BOTH,
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
        notes=(),
    ),
    *(
        Case(
            f"statement and question: {name} behind each action",
            lambda behind=behind: {
                "a.csv": text(
                    [
                        [
                            "Response ID",
                            "Status",
                            "Name",
                            "School",
                            "Round",
                            "Perspective",
                            *(f"{one}:{behind}" for one in LONG),
                        ],
                        ["1", "Complete", "Ana Ruiz", "Oak", "Fall 2026", "self", 0, 1, 2],
                        ["2", "Complete", "Ben Cole", "Oak", "Fall 2026", "self", 3, 2, 1],
                    ]
                )
            },
            ratings=("Oak | self | S3.2 0 1 2", "Oak | self | S3.2 3 2 1"),
            sources=("a.csv: wide: 6 6 0 0 0",),
        )
        for name, behind in (
            ("its focus area", "3. Monitor Instructional Effectiveness"),
            (
                "its focus area and a question",
                "Focus Area 3: Monitor Instructional Effectiveness - Please rate each action",
            ),
        )
    ),
    Case(
        "names above pairs: an average beside them has its heading in the row of the names",
        lambda: {
            "a.xlsx": book(
                {
                    "Sheet1": [
                        ["", "", NAMES[0], "", NAMES[1], "", "Team average"],
                        ["Focus area", "Action", *["Score", "Comments"] * 2, ""],
                        *(
                            ["Vision", action, up, "first", down, "second", (up + down) / 2]
                            for action, up, down in zip(IDS, UP, DOWN, strict=True)
                        ),
                    ]
                }
            )
        },
        answers={**OAK, "titles": "raters"},
        questions=(*QUESTIONS, "titles@a.xlsx"),
        ratings=BOTH,
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
        notes=NOTES,
    ),
    *(
        Case(
            f"a column for each side and round: {headings[0]}",
            lambda headings=headings: {
                "a.xlsx": book(
                    {
                        "Sheet1": [
                            ["Action", *headings],
                            *([one, up, down, up, up] for one, up, down in zip(IDS, UP, DOWN, strict=True)),
                        ]
                    }
                )
            },
            answers={"school": "Oak"},
            questions=("school@a.xlsx",),
            rounds=("Fall 2026", "Spring 2027"),
            ratings=(
                "Oak | self | S1.1 0 1 2 3",
                "Oak | cross | S1.1 3 2 1 0",
                "Oak | self | S1.1 0 1 2 3",
                "Oak | cross | S1.1 0 1 2 3",
            ),
            sources=("a.xlsx#Sheet1: by column: 16 16 0 0 0",),
        )
        for headings in (
            ["Fall 2026 – School", "Fall 2026 – District", "Spring 2027 – School", "Spring 2027 – District"],
            ["Self (Fall 2026)", "Cross (Fall 2026)", "Self (Spring 2027)", "Cross (Spring 2027)"],
        )
    ),
    Case(
        "a column for each side and round: next to one that says something else nothing is known",
        lambda: {
            "a.xlsx": book(
                {
                    "Sheet1": [
                        ["Action", "Fall 2026 - School", "Fall 2026 - District", "Consensus"],
                        *([one, up, down, up] for one, up, down in zip(IDS, UP, DOWN, strict=True)),
                    ]
                }
            )
        },
        questions=("column@a.xlsx",),
        problems=("a.xlsx#Sheet1: layout-unknown: ",),
        sources=("a.xlsx#Sheet1: : 0 0 0 0 0",),
    ),
    Case(
        "a column for each rater: notes of each in other words are not joined",
        lambda: {
            "a.xlsx": book(
                {
                    "Sheet1": [
                        ["Action", NAMES[0], "Notes", NAMES[1], "Comments"],
                        *([one, up, "first", down, "second"] for one, up, down in zip(IDS, UP, DOWN, strict=True)),
                    ]
                }
            )
        },
        answers={**OAK, "titles": "raters"},
        questions=(*QUESTIONS, "titles@a.xlsx"),
        ratings=BOTH,
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
        notes=NOTES,
    ),
    Case(
        "two columns of ratings: notes of each time in other words are not joined",
        lambda: {
            "a.xlsx": book(
                {
                    "Sheet1": [
                        ["Action", "2025 score", "Notes", "2026", "Comments"],
                        *([one, up, "first", down, "second"] for one, up, down in zip(IDS, UP, DOWN, strict=True)),
                    ]
                }
            )
        },
        answers={"perspective": "School ILT", "school": "Oak"},
        questions=("perspective@a.xlsx", "school@a.xlsx"),
        rounds=("2025", "2026"),
        ratings=BOTH,
        sources=("a.xlsx#Sheet1: tidy: 8 8 0 0 0",),
        notes=NOTES,
    ),
]

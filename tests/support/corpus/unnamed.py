"""Columns, tables and marks that tell rounds, sides, schools or scales apart under headings that do not say so."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, document, text

TWO = ["S1.1", "S1.2"]
HEAD = ["Name", "School", "Team"]
SIDE = "School ILT"
BOTH = "Birch Elementary | self | S1.1 0 1 || Birch Elementary | self | S1.1 2 3"


def two_times(heading, first, second):
    """Return a table of two raters, one a time, under some heading of the times."""
    return text(
        [
            [*HEAD, heading, *TWO],
            ["Ana", "Birch Elementary", SIDE, first, 0, 1],
            ["Ana", "Birch Elementary", SIDE, second, 2, 3],
        ]
    )


def visits(own, visited):
    """Return a table of two raters with two columns of schools."""
    return text([["Name", own, visited, "Team", *TWO], ["Ty", "Oak", "Elm", "District ILT", 3, 1]])


CASES = [
    Case(
        "unnamed columns: the events of REDCap are the rounds",
        lambda: {"events.csv": two_times("Event Name", "Fall 2026 (Arm 1: ILT)", "Spring 2027 (Arm 1: ILT)")},
        rounds=("Fall 2026", "Spring 2027"),
        ratings=(BOTH,),
        sources=("events.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "unnamed columns: school years are the rounds",
        lambda: {"years.csv": two_times("School year", "2025-26", "2026-27")},
        rounds=("2025-26", "2026-27"),
        ratings=(BOTH,),
        sources=("years.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "unnamed columns: numbers of cycles are asked about",
        lambda: {"cycles.csv": two_times("Cycle", "1", "2")},
        answers={"round-column": "yes"},
        questions=("round-column@cycles.csv",),
        rounds=("Cycle 1", "Cycle 2"),
        ratings=(BOTH,),
        sources=("cycles.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "unnamed columns: reviews in some months are asked about, and may be something else",
        lambda: {
            "reviews.csv": text(
                [
                    [*HEAD, "Which review is this?", *TWO],
                    ["Ana", "Birch Elementary", SIDE, "First (October)", 0, 1],
                    ["Ben", "Birch Elementary", SIDE, "Second (April)", 2, 3],
                ]
            )
        },
        answers={"round-column": "no, something else", "round": "Fall 2026"},
        questions=("round-column@reviews.csv", "round@reviews.csv"),
        ratings=("Birch Elementary | self | S1.1 0 1", "Birch Elementary | self | S1.1 2 3"),
        sources=("reviews.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "unnamed columns: seasons in a table of a row a rating",
        lambda: {
            "tidy.csv": text(
                [
                    ["School", "Rater", "Role", "Season", "Action", "Rating"],
                    ["Alder", "ann", "self", "Fall 2026", "S1.1", "1"],
                    ["Alder", "ann", "self", "Spring 2027", "S1.1", "3"],
                ]
            )
        },
        rounds=("Fall 2026", "Spring 2027"),
        ratings=("Alder | self | S1.1 1 || Alder | self | S1.1 3",),
        sources=("tidy.csv: tidy: 2 2 0 0 0",),
    ),
    Case(
        "unnamed columns: days of hire are no rounds",
        lambda: {"hired.csv": two_times("When were you hired?", "Fall 2020", "Spring 2021")},
        answers={"round": "Fall 2026", "duplicates": "set both aside"},
        questions=("round@hired.csv", "duplicates@hired.csv"),
        rounds=(),
        problems=tuple(
            f"hired.csv!{c}{r}: set-aside: {v}" for r, c, v in ((2, "E", 0), (2, "F", 1), (3, "E", 2), (3, "F", 3))
        ),
        sources=("hired.csv: wide: 4 0 0 4 0",),
    ),
    Case(
        "unnamed columns: answers of one form that were sent in months apart",
        lambda: {
            "form.csv": text(
                [
                    ["Timestamp", "Email Address", "School", "Role", *TWO],
                    ["10/02/2026 8:00:00", "a@x.org", "Oak", SIDE, 0, 1],
                    ["10/13/2026 8:10:00", "b@x.org", "Oak", SIDE, 1, 1],
                    ["05/14/2027 15:00:00", "a@x.org", "Oak", SIDE, 2, 3],
                ]
            )
        },
        answers={"round-times": "yes"},
        questions=("round-times@form.csv",),
        rounds=("October 2026", "May 2027"),
        ratings=("Oak | self | S1.1 0 1 || Oak | self | S1.1 2 3", "Oak | self | S1.1 1 1"),
        sources=("form.csv: Google Forms: 6 6 0 0 0",),
    ),
    Case(
        "unnamed columns: answers of one form that were sent in months apart, each of a round with a name",
        lambda: {
            "form.csv": text(
                [
                    ["Timestamp", "Email Address", "School", "Role", *TWO],
                    ["10/02/2026 8:00:00", "a@x.org", "Oak", SIDE, 0, 1],
                    ["10/13/2026 8:10:00", "b@x.org", "Oak", SIDE, 1, 1],
                    ["05/14/2027 15:00:00", "a@x.org", "Oak", SIDE, 2, 3],
                ]
            )
        },
        answers={"round-times": "Fall 2026; Spring 2027"},
        questions=("round-times@form.csv",),
        rounds=("Fall 2026", "Spring 2027"),
        ratings=("Oak | self | S1.1 0 1 || Oak | self | S1.1 2 3", "Oak | self | S1.1 1 1"),
        sources=("form.csv: Google Forms: 6 6 0 0 0",),
    ),
    Case(
        "unnamed columns: who you are is the side",
        lambda: {
            "sides.csv": text(
                [
                    ["Name", "School", "You are…", *TWO],
                    ["Ana", "Oak", "a school ILT member", 0, 1],
                    ["Ben", "Oak", "a district ILT member", 2, 3],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@sides.csv",),
        ratings=("Oak | self | S1.1 0 1", "Oak | cross | S1.1 2 3"),
        sources=("sides.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "unnamed columns: School and District under a heading that does not say whose they are are asked about",
        lambda: {
            "select.csv": text(
                [
                    ["Name", "School", "Please select", *TWO],
                    ["Ana", "Oak", "School", 0, 1],
                    ["Ben", "Oak", "District", 2, 3],
                ]
            )
        },
        answers={"round": "Fall 2026", "side-column": "yes"},
        questions=("round@select.csv", "side-column@select.csv"),
        ratings=("Oak | self | S1.1 0 1", "Oak | cross | S1.1 2 3"),
        sources=("select.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "unnamed columns: the school that was visited is the rated one",
        lambda: {
            "visits.csv": visits("Your school", "School you visited"),
            "reviews.csv": visits("Which school do you work at?", "Which school is this review about?"),
        },
        answers={"round": "Fall 2026"},
        questions=("round@visits.csv", "round@reviews.csv"),
        ratings=("Elm | cross | S1.1 3 1",),
        sources=("reviews.csv: wide: 2 2 0 0 0", "visits.csv: wide: 2 2 0 0 0"),
    ),
    Case(
        "unnamed columns: differences between two times are no round",
        lambda: {
            "growth.xlsx": book(
                {
                    "All": [
                        ["Fall 2026"],
                        [*HEAD, *TWO],
                        ["Al", "Birch Elementary", SIDE, 1, 0],
                        [],
                        ["Spring 2027"],
                        [*HEAD, *TWO],
                        ["Al", "Birch Elementary", SIDE, 2, 3],
                        [],
                        ["Movement"],
                        [*HEAD, *TWO],
                        ["Al", "Birch Elementary", SIDE, 1, 3],
                    ]
                }
            )
        },
        rounds=("Fall 2026", "Spring 2027"),
        ratings=("Birch Elementary | self | S1.1 1 0 || Birch Elementary | self | S1.1 2 3",),
        sources=("growth.xlsx#All: wide: 4 4 0 0 0",),
        notices=("A table was left out: the title above it says that it shows how ratings changed.",),
    ),
    Case(
        "ditto marks: the school above, and nothing below a row that names none",
        lambda: {
            "ditto.csv": text(
                [
                    ["Round", "School", "Name", "Team", *TWO],
                    ["Fall 2026", "Oak", "Ann", SIDE, 2, 1],
                    ['"', '"', "Bert", '"', 0, 3],
                    ["ditto", "idem", "Cy", "↓", 1, 1],
                ]
            )
        },
        ratings=("Oak | self | S1.1 2 1", "Oak | self | S1.1 0 3", "Oak | self | S1.1 1 1"),
        sources=("ditto.csv: wide: 6 6 0 0 0",),
        notices=("Ditto marks for the school were read as the entry directly above.",),
    ),
    Case(
        "a legend without signs in a paragraph of a Word document asks about the scale",
        lambda: {
            "legend.docx": document(
                "Please use: 1 Not yet, 2 Emerging, 3 Solid, 4 Sustaining.",
                [["Action", "Rating"], *([WORDS[action], rating] for action, rating in zip(TWO, "31", strict=True))],
            )
        },
        answers={"round": "Fall 2026", "school": "Oak", "perspective": SIDE, "scale": "set the whole source aside"},
        questions=tuple(f"{key}@legend.docx" for key in ("round", "school", "perspective", "scale")),
        rounds=(),
        problems=("legend.docx: scale-set-aside: ",),
        sources=("legend.docx: tidy: 2 0 0 2 0",),
    ),
]

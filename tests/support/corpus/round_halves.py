"""Rounds that a file says in two places: a year in one, and a time of the year in the other."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

YES = {"round-half": "yes"}
MERGED = ("Oak | self | S1.1 0 1", "Elm | self | S1.1 2 3", "Oak | self | S1.1 3 0")


def columns(first, second, rows, more=(), name="halves.csv"):
    """Write a table of three people with two columns that say when."""
    people = (("Oak", "ann", "0", "1"), ("Elm", "ben", "2", "3"), ("Oak", "cas", "3", "0"))
    table = [["School", "Rater", "Perspective", first, second, *more, "S1.1", "S1.2"]]
    for (school, who, *marks), halves in zip(people, rows, strict=True):
        table.append([school, who, "self", *halves, *marks])
    return lambda: {name: text(table)}


def case(name, first, second, rows, rounds, *, keys=(), **more):
    """Return a case of which all three ratings of two actions are taken."""
    return Case(
        f"round halves: {name}",
        columns(first, second, rows),
        **{"answers": YES if keys else {}, **more},
        questions=tuple(f"{key}@halves.csv" for key in keys),
        rounds=rounds,
        ratings=MERGED,
        sources=("halves.csv: wide: 6 6 0 0 0",),
    )


SCHOOL_YEARS = (("2025-26", "Fall"), ("2025-26", "Spring"), ("2026-27", "Fall"))
THREE = ("Fall 2025-26", "Spring 2025-26", "Fall 2026-27")
AGAIN = tuple((term, year) for year, term in SCHOOL_YEARS)


def sheets(first, second, years, sheet_names=("Sheet1", "Sheet2")):
    """Write a workbook of two forms with the two halves above each."""
    forms = {
        name: [
            ["School:", "Oak"],
            ["Name:", who],
            ["Perspective:", "self"],
            [first, "Fall"],
            [second, year],
            [],
            ["School ILT Actions", "Rating"],
            ["S1.1", mark],
        ]
        for name, who, year, mark in zip(sheet_names, ("Ann Ash", "Ben Birch"), years, (1, 2), strict=True)
    }
    return lambda: {"forms.xlsx": book(forms)}


CASES = [
    case(
        "a year and its heading as programs write them in one word",
        "Term",
        "SchoolYear",
        (("Fall", "2026-27"),) * 3,
        ("Fall 2026-27",),
        notices=("The name of the round was completed from the column “SchoolYear”.",),
    ),
    case(
        "a school year and a term",
        "School year",
        "Term",
        SCHOOL_YEARS,
        THREE,
        notices=("The name of the round was completed from the column “School year”.",),
    ),
    case("a season and a school year in short", "Season", "SY", [(a, b[2:]) for a, b in AGAIN], THREE),
    case("a semester and an academic year", "Semester", "Academic year", AGAIN, THREE),
    case(
        "a month and a year",
        "Month",
        "Year",
        (("October", "2025"), ("March", "2026"), ("October", "2026")),
        ("October 2025", "March 2026", "October 2026"),
    ),
    case(
        "numbers that begin anew each year",
        "Round",
        "School year",
        (("1", "2025-26"), ("2", "2025-26"), ("1", "2026-27")),
        ("Round 1 2025-26", "Round 2 2025-26", "Round 1 2026-27"),
    ),
    case(
        "a round that says its year has no need of another column",
        "Round",
        "Year",
        (("Fall 2025", "2025-26"), ("Spring 2026", "2025-26"), ("Fall 2026", "2026-27")),
        ("Fall 2025", "Spring 2026", "Fall 2026"),
    ),
    case(
        "a question for the time of the year is asked about",
        "School year",
        "Is this the fall or the spring reflection?",
        SCHOOL_YEARS,
        THREE,
        keys=("round-half",),
    ),
    case(
        "what is said to be something else is left aside",
        "Round",
        "Funding",
        (("Fall", "2024"), ("Spring", "2024"), ("Fall", "2025")),
        ("Fall", "Spring"),
        keys=("round-half",),
        answers={"round-half": "no, something else"},
        notices=("may not say when the round took place",),
    ),
    case(
        "the year in which somebody began is no half",
        "Round",
        "Year hired",
        (("Fall", "2019"), ("Spring", "2021"), ("Fall", "2020")),
        ("Fall", "Spring"),
    ),
    Case(
        "round halves: a row without its year has no round",
        columns("School year", "Term", (*SCHOOL_YEARS[:2], ("", "Fall"))),
        rounds=THREE[:2],
        ratings=MERGED[:2],
        problems=("halves.csv!E4: round-missing: ",),
        sources=("halves.csv: wide: 6 4 0 2 0",),
    ),
    *(
        Case(
            f"round halves: {first} {second} above each table",
            sheets(first, second, ("2025-26", "2026-27")),
            answers={"sheets": "none of these"},
            rounds=("Fall 2025-26", "Fall 2026-27"),
            ratings=("Oak | self | S1.1 1", "Oak | self | S1.1 2"),
            sources=tuple(f"forms.xlsx#Sheet{at}: template: 1 1 0 0 0" for at in (1, 2)),
        )
        for first, second in (("Term:", "School year:"), ("Round", "Year"), ("Window:", "Period:"))
    ),
]

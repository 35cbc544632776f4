"""Which school each row is about, under headings of any words; no one school is taken for all where a column differs."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

TWO, ROUND, SIDE = ["S1.1", "S1.2"], "Fall 2026", "School ILT"
OAK, ELM = "Oak Elementary", "Elm Middle"
READ = (f"{OAK} | self | S1.1 0 1", f"{ELM} | self | S1.1 2 2", f"{OAK} | self | S1.1 3 3")


def at(heading, *schools):
    """Return a table of three raters, with the school of each under a heading."""
    rows = zip(("Ana", "Ben", "Cy"), schools, ([0, 1], [2, 2], [3, 3]), strict=True)
    table = [["Name", heading, "Round", "Team", *TWO]]
    return text([*table, *([name, school, ROUND, SIDE, *rated] for name, school, rated in rows)])


def known(heading, *schools, ratings=READ):
    """Return a case in which a heading, and what is below it, say the school beyond doubt."""
    return Case(
        f"which school: {heading} ({(schools or (OAK,))[0]})",
        lambda: {"schools.csv": at(heading, *(schools or (OAK, ELM, OAK)))},
        ratings=ratings,
        sources=("schools.csv: wide: 6 6 0 0 0",),
    )


def doubtful(heading, *schools, answer="yes", ratings=READ):
    """Return a case in which it is asked whether a column says the school."""
    more = {} if answer == "yes" else {"school": OAK}
    return Case(
        f"which school: is it {heading} ({(schools or (OAK,))[0]}), {answer}",
        lambda: {"schools.csv": at(heading, *(schools or (OAK, ELM, OAK)))},
        answers={"school-column": answer, **more},
        questions=tuple(f"{key}@schools.csv" for key in ("school-column", *more)),
        ratings=ratings,
        sources=("schools.csv: wide: 6 6 0 0 0",),
    )


ALL_OAK = tuple(line.replace(ELM, OAK) for line in READ)

CASES = [
    Case(
        "which school: a row of the school, with means, above the indented names of its people",
        lambda: {
            "plan.xlsx": book(
                {
                    "Plan": [
                        ["School / Team member", "Round", "Team", *TWO],
                        [OAK, "", "", 1.5, 2],
                        ["    Ana", ROUND, SIDE, 0, 1],
                        ["    Cy", ROUND, SIDE, 3, 3],
                        [ELM, "", "", 2, 2],
                        ["    Ben", ROUND, SIDE, 2, 2],
                    ]
                }
            )
        },
        ratings=(READ[0], READ[2], READ[1]),
        sources=("plan.xlsx#Plan: wide: 6 6 0 0 0",),
        notices=("2 rows give the school for the indented names below them. Numbers in those rows are not ratings.",),
    ),
    known("Campus / School"),
    known("Data Access Group"),
    known("Your work site"),
    known(
        "School/Campus",
        "Oak",
        "Elm",
        "Oak",
        ratings=tuple(line.replace(OAK, "Oak").replace(ELM, "Elm") for line in READ),
    ),
    doubtful("Community"),
    doubtful("Your school (district staff: the one you know best)"),
    doubtful("Feeder", answer="no, something else", ratings=ALL_OAK),
    doubtful(
        "Which school do you coach?",
        "Oak",
        "Elm",
        "Oak",
        ratings=tuple(line.replace(OAK, "Oak").replace(ELM, "Elm") for line in READ),
    ),
    Case(
        "which school: the level of a school is no school",
        lambda: {"schools.csv": at("School level", "Elementary", "Middle", "Elementary")},
        answers={"school": OAK},
        questions=("school@schools.csv",),
        ratings=ALL_OAK,
        sources=("schools.csv: wide: 6 6 0 0 0",),
    ),
    Case(
        "which school: one rating a row, under another heading",
        lambda: {
            "long.csv": text(
                [
                    ["Name", "Location", "Round", "Perspective", "Action", "Rating"],
                    ["Ana", OAK, ROUND, SIDE, "S1.1", 0],
                    ["Ben", ELM, ROUND, SIDE, "S1.1", 2],
                ]
            )
        },
        ratings=(f"{OAK} | self | S1.1 0", f"{ELM} | self | S1.1 2"),
        sources=("long.csv: tidy: 2 2 0 0 0",),
    ),
    Case(
        "which school: the words behind one id are no school",
        lambda: {
            "worded.csv": text(
                [
                    [
                        "Name",
                        "School on the form",
                        "Round",
                        "Team",
                        "S4.1 Figures say so",
                        "S4.2 Good PD That Fits Our School",
                    ],
                    ["Ana", OAK, ROUND, SIDE, 0, 1],
                    ["Ben", ELM, ROUND, SIDE, 2, 2],
                ]
            )
        },
        questions=("column@worded.csv",),
        problems=("worded.csv: layout-unknown: ",),
        sources=("worded.csv: : 0 0 0 0 0",),
    ),
]

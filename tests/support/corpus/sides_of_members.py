"""Columns and lines that ask who somebody is: of which team, by a code, a yes or no, or by name."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

NAMES = ("Ana Ruiz", "Ben Cole", "Cy Day", "Di Eck")
BOTH = ("Oak | self | S1.1 0 1", "Oak | self | S1.1 1 2", "Oak | cross | S1.1 2 3", "Oak | cross | S1.1 3 0")
TEAMS = ("School", "School", "District", "District")


def form(heading, cells):
    """Return a form of two actions in which the first two people are of one team, and the others of the other."""
    rows = [
        [name, "Oak", "Fall 2026", cell, n, (n + 1) % 4]
        for n, (name, cell) in enumerate(zip(NAMES, cells, strict=True))
    ]
    return lambda: {"a.csv": text([["Name", "School", "Round", heading, "S1.1", "S1.2"], *rows])}


CASES = [
    *(
        Case(
            f"sides of members: {cells[0]} below {heading}",
            form(heading, cells),
            ratings=BOTH,
            sources=("a.csv: wide: 8 8 0 0 0",),
        )
        for heading, cells in (
            ("Which best describes you?", ("School ILT member",) * 2 + ("District ILT member",) * 2),
            ("Which of the following best describes you?", TEAMS),
            ("Rater team", TEAMS),
            ("ILT member", TEAMS),
            ("ILT_Member", ("School ILT",) * 2 + ("District ILT",) * 2),
        )
    ),
    *(
        Case(
            f"sides of members: codes below {heading} are asked about, each of them",
            form(heading, (1, 1, 2, 2)),
            answers={"side-column": "yes", "perspective:1": "School ILT", "perspective:2": "District ILT"},
            questions=("side-column@a.csv", "perspective:1@a.csv", "perspective:2@a.csv"),
            ratings=BOTH,
            sources=("a.csv: wide: 8 8 0 0 0",),
        )
        for heading in ("Which best describes you?", "I am a:", "Which group are you in?", "ILT member")
    ),
    Case(
        "sides of members: yes and no below ILT member? is asked about",
        form("ILT member?", ("Yes", "Yes", "No", "No")),
        answers={"side-column": "yes", "perspective:Yes": "School ILT", "perspective:No": "District ILT"},
        questions=("side-column@a.csv", "perspective:Yes@a.csv", "perspective:No@a.csv"),
        ratings=BOTH,
        sources=("a.csv: wide: 8 8 0 0 0",),
    ),
    *(
        Case(
            f"sides of members: {cells} below {heading} say no side",
            form(heading, cells),
            answers={"perspective": "School ILT"},
            questions=("perspective@a.csv",),
            ratings=tuple(line.replace("cross", "self") for line in BOTH),
            sources=("a.csv: wide: 8 8 0 0 0",),
        )
        for heading, cells in (
            ("Which best describes your school?", (1, 1, 2, 2)),
            ("Team member?", ("No",) * 4),
        )
    ),
    *(
        Case(
            f"sides of members: a name behind {label} above a table",
            lambda label=label: {
                "a.xlsx": book(
                    {
                        "Sheet1": [
                            ["School", "Oak"],
                            ["Round", "Fall 2026"],
                            [label, "Ana Ruiz"],
                            ["Team", "School ILT"],
                            ["Action", "Rating"],
                            ["S1.1", 2],
                            ["S1.2", 3],
                        ]
                    }
                )
            },
            ratings=("Oak | self | S1.1 2 3",),
            sources=("a.xlsx#Sheet1: tidy: 2 2 0 0 0",),
        )
        for label in ("ILT member", "Team member:")
    ),
]

"""Names with the link that programs with pages write in brackets behind them: the link is no part of the name."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

LINK = "https://pages.example/{}-6fa31c5e2607?pvs=21"
HEAD = ["School", "Round", "Team", "Rated by", "Action", "Rating", "Notes"]


def linked(name):
    return f"{name} ({LINK.format(name.replace(' ', '-'))})"


ROWS = [
    [
        linked("Oak"),
        linked("Fall 2026"),
        linked("School ILT"),
        linked("Ana Ruiz"),
        linked("S1.1"),
        2,
        linked("Minutes"),
    ],
    ["Oak", "Fall 2026", "School ILT", "Ana Ruiz", "S1.2", 1, "see " + LINK.format("x")],
    [
        "[Oak](../Schools/Oak%206fa3.md)",
        "Fall 2026",
        "School ILT",
        "Ben Cole (Staff%20List/Ben%206f.md)",
        "S1.1",
        3,
        "",
    ],
]
BOTH = [
    ["School", "Round", "Team", "S1.1", "S1.2"],
    [f"{linked('Oak Elementary')}, {linked('Elm Elementary')}", "Fall 2026", "District ILT", 2, 1],
]

PAIR = [["Rated by", "School", "Round", "Team", "S1.1", "S1.2"]]
PAIR += [[name, "Oak", "Fall 2026", "School ILT", 2, 1] for name in (linked("Ana Ruiz"), "Ben Cole")]
PAIR += [[f"{linked('Ana Ruiz')}, {linked('Ben Cole')}", "Oak", "Fall 2026", "School ILT", 3, 3]]

CASES = [
    Case(
        "links: behind each of two names in one cell",
        lambda: {"pair.csv": text(PAIR)},
        ratings=("Oak | self | S1.1 2 1", "Oak | self | S1.1 2 1"),
        problems=("pair.csv!A4: no-rater: ",),
        sources=("pair.csv: wide: 6 4 0 2 0",),
    ),
    Case(
        "links: behind names, schools, rounds, sides and actions, and in notes, where they stay",
        lambda: {"pages.csv": text([HEAD, *ROWS])},
        ratings=("Oak | self | S1.1 2 1", "Oak | self | S1.1 3"),
        notes=(f"S1.1 {linked('Minutes')}", f"S1.2 see {LINK.format('x')}"),
        sources=("pages.csv: tidy: 3 3 0 0 0",),
    ),
    Case(
        "links: behind each of two schools in one cell",
        lambda: {"both.csv": text(BOTH)},
        answers={"school:Oak Elementary, Elm Elementary": "Oak Elementary"},
        questions=("school:Oak Elementary, Elm Elementary@both.csv",),
        ratings=("Oak Elementary | cross | S1.1 2 1",),
        sources=("both.csv: wide: 2 2 0 0 0",),
    ),
]

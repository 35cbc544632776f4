"""A column that an answer says to name the raters: what stands there and is nobody's name is nobody's rating."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

WHO, WHERE = ["School", "Round", "Team"], ["Oak", "Fall 2026", "School ILT"]
ACTIONS = ("S1.1", "S1.2", "S1.3", "S2.1")
CONFIRMED = {"answers": {"rater-column": "yes"}, "questions": ("rater-column@list.csv",)}


def listed(*names, heading="Member"):
    """Return a list with four ratings a name: 0 1 2 3 of the first, 1 2 3 0 of the second, and so on."""
    rows = ([*WHERE, name, own, (at + n) % 4] for at, name in enumerate(names) for n, own in enumerate(ACTIONS))
    return {"list.csv": text([[*WHO, heading, "Action", "Rating"], *rows])}


def form(*names, heading="Member"):
    rows = ([*WHERE, name, at % 4, (at + 1) % 4] for at, name in enumerate(names))
    return {"list.csv": text([[*WHO, heading, "S1.1", "S1.2"], *rows])}


ANA, BEN = "Oak | self | S1.1 0 1 2 3", "Oak | self | S1.1 1 2 3 0"
NOBODY = ("2025", "State average", "Top priority", "District view", "Rounded")
TIMES = ("Last year", "Last fall", "Fall 2025", "Final", "Where we want to be")
SHORT = ("Oak | self | S1.1 0 1", "Oak | self | S1.1 1 2")

CASES = [
    *(
        Case(
            f"confirmed raters: {odd}, in a list",
            lambda odd=odd: listed("Ana Ruiz", "Ben", odd),
            **CONFIRMED,
            ratings=(ANA, BEN),
            problems=tuple(f"list.csv!D{row}: no-rater: " for row in (10, 11, 12, 13)),
            sources=("list.csv: tidy: 12 8 0 4 0",),
        )
        for odd in (*NOBODY, *TIMES)
    ),
    *(
        Case(
            f"confirmed raters: {odd}, in a form of two people",
            lambda odd=odd: form("Ana Ruiz", "Ben", odd),
            **CONFIRMED,
            ratings=SHORT,
            problems=("list.csv!D4: no-rater: ",),
            sources=("list.csv: wide: 6 4 0 2 0",),
        )
        for odd in (NOBODY[0], *TIMES[:2])
    ),
    Case(
        "confirmed raters: a sentence among first names and a dream among them",
        lambda: listed("Ana", "Ben", "Cy", "By June", "Dream"),
        **CONFIRMED,
        ratings=(ANA, BEN, "Oak | self | S1.1 2 3 0 1"),
        problems=tuple(f"list.csv!D{row}: no-rater: " for row in range(14, 22)),
        sources=("list.csv: tidy: 20 12 0 8 0",),
    ),
    Case(
        "confirmed raters: names in the first row of their block alone",
        lambda: {
            "list.csv": text(
                [
                    [*WHO, "Who", "Action", "Rating"],
                    *(
                        [*WHERE, name if n == 0 else "", own, (at + n) % 4]
                        for at, name in enumerate(("Ana Ruiz", "Ben Cole"))
                        for n, own in enumerate(ACTIONS)
                    ),
                ]
            )
        },
        **CONFIRMED,
        ratings=(ANA, BEN),
        sources=("list.csv: tidy: 8 8 0 0 0",),
        notices=("Where the rater is blank, we used the entry from the row above.",),
    ),
    Case(
        "confirmed raters: roles, codes and initials are names",
        lambda: listed("Principal", "District member", "Teacher 2", "A. Ek"),
        **CONFIRMED,
        ratings=(ANA, BEN, "Oak | self | S1.1 2 3 0 1", "Oak | self | S1.1 3 0 1 2"),
        sources=("list.csv: tidy: 16 16 0 0 0",),
    ),
    Case(
        "confirmed raters: a year among ids is one of them",
        lambda: listed("1187", "2025", "2310", heading="Staff ID"),
        ratings=(ANA, BEN, "Oak | self | S1.1 2 3 0 1"),
        sources=("list.csv: tidy: 12 12 0 0 0",),
    ),
    Case(
        "confirmed raters: somebody corrected what was taken for nobody's",
        lambda: form("Ana Ruiz", "Ben", "Final"),
        answers={"rater-column": "yes", "fix@list.csv!D4": "Final"},
        questions=("rater-column@list.csv",),
        ratings=(*SHORT, "Oak | self | S1.1 2 3"),
        sources=("list.csv: wide: 6 6 0 0 0",),
    ),
    *(
        Case(
            f"confirmed raters: {odd}, below a heading that asks for names",
            lambda odd=odd: form("Ana Ruiz", "Ben", odd, heading="Team member name"),
            ratings=SHORT,
            problems=("list.csv!D4: no-rater: ",),
            sources=("list.csv: wide: 6 4 0 2 0",),
        )
        for odd in NOBODY
    ),
]

"""Ratings of the other side next to those of a named person: they are somebody else's."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

ACTIONS = ["S1.1", "S1.2", "S1.3"]
OWN = {"Dana Ruiz": (0, 1, 2), "Omar Bell": (3, 2, 1)}
ONE = {"Dana Ruiz": (1, 1, 3), "Omar Bell": (1, 1, 3)}
EACH = {"Dana Ruiz": (1, 1, 3), "Omar Bell": (2, 2, 2)}
SELF = ("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1")


def pairs(name, headings, others, cross, *, layout="tidy", schools=("Oak", "Oak"), own=SELF):
    """Return a case of two people's ratings, with another side's next to them."""
    rows = [
        [school, person, *cells]
        for school, person in zip(schools, OWN, strict=True)
        for cells in zip(ACTIONS, OWN[person], others[person], strict=True)
    ]
    return Case(
        f"counterparts: {name}",
        lambda: {"p.csv": text([["School", *headings], *rows])},
        answers={"round": "Fall 2026", "perspective": "self"},
        questions=("round@p.csv", *(["perspective@p.csv"] if headings[-2] == "Rating" else [])),
        ratings=(*own, *cross),
        sources=(f"p.csv: {layout}: 12 12 0 0 0",),
        notices=(
            f"We can't tell who gave the ratings under “{headings[-1] if headings[0] == 'Name' else headings[-2]}”",
        ),
    )


CASES = [
    pairs(
        "the district's one rating next to each name",
        ["Name", "Action", "Rating", "District rating"],
        ONE,
        ["Oak | cross | S1.1 1 1 3"],
    ),
    pairs(
        "a rating of the district for each person's",
        ["Name", "Action", "Rating", "District rating"],
        EACH,
        ["Oak | cross | S1.1 1 1 3", "Oak | cross | S1.1 2 2 2"],
    ),
    pairs(
        "two sides by name, in rows of several people",
        ["Name", "Action", "Self", "District ILT"],
        ONE,
        ["Oak | cross | S1.1 1 1 3"],
        layout="by column",
    ),
    pairs(
        "names of reviewers",
        ["Reviewer", "Action", "Self", "District ILT"],
        EACH,
        ["Oak | cross | S1.1 1 1 3", "Oak | cross | S1.1 2 2 2"],
        layout="by column",
    ),
    pairs(
        "two schools in the rows of a table with a column a side",
        ["Name", "Action", "Self", "District ILT"],
        ONE,
        ["Oak | cross | S1.1 1 1 3", "Elm | cross | S1.1 1 1 3"],
        layout="by column",
        schools=("Oak", "Elm"),
        own=("Oak | self | S1.1 0 1 2", "Elm | self | S1.1 3 2 1"),
    ),
    Case(
        "counterparts: schools in rows and a column a side, without a name",
        lambda: {
            "s.csv": text(
                [
                    ["School", "Action", "Self", "District ILT"],
                    *[["Oak", *cells] for cells in zip(ACTIONS, (0, 1, 2), (1, 1, 3), strict=True)],
                    *[["Elm", *cells] for cells in zip(ACTIONS, (3, 2, 1), (2, 2, 2), strict=True)],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@s.csv",),
        ratings=(
            *("Oak | self | S1.1 0 1 2", "Elm | self | S1.1 3 2 1"),
            *("Oak | cross | S1.1 1 1 3", "Elm | cross | S1.1 2 2 2"),
        ),
        sources=("s.csv: by column: 12 12 0 0 0",),
    ),
]

"""Who rated where one code, one job title or one account stands beside several schools."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

FALL = "Fall 2026"


def table(*rows, action="S1.1"):
    """Return a file of one action: a school, a rater, a side and a rating a row."""
    return lambda: {"own.csv": text([["School", "Rater", "Perspective", "Round", action], *rows])}


def row(school, who, mark, side="self"):
    return [school, who, side, FALL, mark]


def case(name, rows, ratings, **more):
    """Return a case of one file whose ratings are all taken."""
    return Case(
        f"own schools: {name}",
        table(*rows),
        ratings=ratings,
        sources=(f"own.csv: wide: {len(rows)} {len(rows)} 0 0 0",),
        **more,
    )


APART = ("Oak | self | S1.1 0", "Elm | self | S1.1 1", "Oak | self | S1.1 2", "Elm | self | S1.1 3")
SAID = ("The same code or job title appears at several schools",)
LINK = [row("Oak", "ILT public link", 0), row("Elm", "ILT public link", 1), row("Fir", "ILT public link", 2)]


def twice(first, second):
    return [row("Oak", first, 0), row("Elm", first, 1), row("Oak", second, 2), row("Elm", second, 3)]


CASES = [
    *(
        case(f"{what} that begin anew in each school", twice(*names), APART, notices=SAID)
        for what, names in (
            ("codes", ("R1", "R2")),
            ("numbers", ("1", "2")),
            ("numbered raters", ("Rater 1", "Rater 2")),
            ("job titles", ("Principal", "Assistant Principal")),
        )
    ),
    case(
        "a whole name, an address and a long number are one person's wherever they stand",
        [*twice("Ana Ruiz", "104724"), row("Elm", "A-104", 0)],
        (
            "Elm | self | S1.1 1 || Oak | self | S1.1 0",
            "Elm | self | S1.1 3 || Oak | self | S1.1 2",
            "Elm | self | S1.1 0",
        ),
    ),
    case(
        "among job titles, one that no list has",
        [*twice("Principal", "Assistant Principal"), row("Oak", "ML coach", 1), row("Elm", "ML coach", 2)],
        (*APART, "Oak | self | S1.1 1", "Elm | self | S1.1 2"),
        notices=SAID,
    ),
    case(
        "a name among job titles, of somebody who is in one school alone",
        [*twice("Principal", "Assistant Principal"), row("Oak", "Ana", 1), row("Elm", "Ben", 2)],
        (*APART, "Oak | self | S1.1 1", "Elm | self | S1.1 2"),
        notices=SAID,
    ),
    case(
        "among job titles and people of one school, whoever is called no title is one person in both",
        [*twice("Principal", "Assistant Principal"), row("Oak", "Ana", 1), row("Elm", "Ana", 2), row("Elm", "Ben", 2)],
        (*APART, "Elm | self | S1.1 2 || Oak | self | S1.1 1", "Elm | self | S1.1 2"),
        notices=SAID,
    ),
    case(
        "one job title in each school",
        [row("Oak", "Principal", 0), row("Elm", "Principal", 1)],
        ("Oak | self | S1.1 0", "Elm | self | S1.1 1"),
        notices=SAID,
    ),
    case(
        "a code that no other shares, and first names, are one person's",
        [*twice("R7", "Ana"), row("Elm", "R1", 0)],
        (
            "Elm | self | S1.1 1 || Oak | self | S1.1 0",
            "Elm | self | S1.1 3 || Oak | self | S1.1 2",
            "Elm | self | S1.1 0",
        ),
    ),
    case(
        "who visits several schools is one person",
        [row("Oak", "R1", 0, "cross"), row("Elm", "R1", 1, "cross"), row("Elm", "R2", 2, "cross")],
        ("Elm | cross | S1.1 1 || Oak | cross | S1.1 0", "Elm | cross | S1.1 2"),
    ),
    case(
        "one account of three schools, of which each answer is another person's",
        LINK,
        ("Oak | self | S1.1 0", "Elm | self | S1.1 1", "Fir | self | S1.1 2"),
        answers={"one-name": "each answer is another person's"},
        questions=("one-name@own.csv",),
    ),
    case(
        "one account of three schools that is one person's",
        LINK,
        ("Elm | self | S1.1 1 || Fir | self | S1.1 2 || Oak | self | S1.1 0",),
        answers={"one-name": "one person"},
        questions=("one-name@own.csv",),
    ),
]

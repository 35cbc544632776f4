"""Tables that say one school or round, and their titles another: what is answered changes those that asked, no others."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, document

FACTS = ("Round: Fall 2026", "Perspective: self", "School: Oak School")


def form(*ratings):
    """Return a table of the first actions."""
    rows = zip(("S1.1", "S1.2", "S1.3"), ratings, strict=False)
    return [["School ILT Actions", "Rating and Notes"], *([WORDS[action], rating] for action, rating in rows)]


FIRST = (*FACTS, "Name: Ana Ruiz", form(2, 1, 0))
PAPER = "two.docx"
OAK = "Oak School | self | S1.1 2 1 0"
FIGURES = "template: 3 3 0 0 0"

CASES = [
    Case(
        "two names: another school in the title of the second form alone",
        lambda: {PAPER: document(*FIRST, "Elm Middle School", "Name: Ben Cole", form(0, 3, 3))},
        answers={"which-school:Oak School": "Elm Middle School"},
        questions=(f"which-school:Oak School@{PAPER}",),
        before=3,
        ratings=(OAK, "Elm Middle School | self | S1.1 0 3 3"),
        sources=(f"{PAPER}#Table 1: {FIGURES}", f"{PAPER}#Table 2: {FIGURES}"),
    ),
    Case(
        "two names: another round in the title of the second form alone",
        lambda: {PAPER: document(*FIRST, "Spring 2027", "Name: Ben Cole", form(0, 3, 3))},
        answers={"round:Fall 2026": "Spring 2027"},
        questions=(f"round:Fall 2026@{PAPER}",),
        before=3,
        rounds=("Fall 2026", "Spring 2027"),
        ratings=(OAK, "Oak School | self | S1.1 0 3 3"),
        sources=(f"{PAPER}#Table 1: {FIGURES}", f"{PAPER}#Table 2: {FIGURES}"),
    ),
    Case(
        "two names: two forms of which each has another school in its title",
        lambda: {
            PAPER: document(
                *(*FIRST, "Elm Middle School", "Name: Ben Cole", form(0, 3, 3)),
                *("Ash High School", "Name: Cy Dunn", form(1, 1, 2)),
            )
        },
        answers={
            "which-school:Oak School": "Elm Middle School",
            "which-school:Oak School | Ash High School": "Ash High School",
        },
        questions=(f"which-school:Oak School@{PAPER}", f"which-school:Oak School | Ash High School@{PAPER}"),
        before=3,
        ratings=(OAK, "Elm Middle School | self | S1.1 0 3 3", "Ash High School | self | S1.1 1 1 2"),
        sources=tuple(f"{PAPER}#Table {number}: {FIGURES}" for number in (1, 2, 3)),
    ),
    Case(
        "two names: a school that is none of the two",
        lambda: {PAPER: document(*FACTS, "Elm Middle School", "Name: Ana Ruiz", form(2, 1, 0))},
        answers={"which-school:Oak School": "Ash High School"},
        questions=(f"which-school:Oak School@{PAPER}",),
        ratings=("Ash High School | self | S1.1 2 1 0",),
        sources=(f"{PAPER}: {FIGURES}",),
    ),
]

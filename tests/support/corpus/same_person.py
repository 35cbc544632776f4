"""One full name with two addresses: who rated the same action of a team under both may be one person, and is asked."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

TWO = ["S1.1", "S1.2"]
ROUND, SIDE = "Fall 2026", "School ILT"
HEAD = ["Email", "Name", "School", "Round", "Team", *TWO]
BEN = ["b@sd.org", "Ben Cole", "Oak", ROUND, SIDE, 3, 3]


def ana(address, *ratings, school="Oak"):
    """Return an answer of Ana Ruiz."""
    return [address, "Ana Ruiz", school, ROUND, SIDE, *ratings]


TWICE = [HEAD, ana("a@sd.org", 0, 1), ana("ana.r@mail.com", 2, 1), BEN]
KEY = "same-person@two.csv"

CASES = [
    Case(
        "same person: two addresses of one, who answered twice",
        lambda: {"two.csv": text(TWICE)},
        answers={"same-person": "one person", "duplicates": "keep the latest"},
        questions=(KEY, "duplicates@two.csv"),
        ratings=("Oak | self | S1.1 2 1", "Oak | self | S1.1 3 3"),
        problems=("two.csv!F2: replaced: 0",),
        sources=("two.csv: wide: 6 5 0 1 0",),
    ),
    Case(
        "same person: two people of one name",
        lambda: {"two.csv": text(TWICE)},
        answers={"same-person": "several people"},
        questions=(KEY,),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 2 1", "Oak | self | S1.1 3 3"),
        sources=("two.csv: wide: 6 6 0 0 0",),
    ),
    Case(
        "same person: one name at two schools is two people, which is said",
        lambda: {"two.csv": text([HEAD, ana("a@sd.org", 0, 1), ana("ana.r@mail.com", 2, 1, school="Elm"), BEN])},
        ratings=("Oak | self | S1.1 0 1", "Elm | self | S1.1 2 1", "Oak | self | S1.1 3 3"),
        sources=("two.csv: wide: 6 6 0 0 0",),
        notices=(
            "The same full name has several email addresses (rows 2 and 3). Each address counts as a different person.",
        ),
    ),
    Case(
        "same person: one rating a row, an address and a name in each",
        lambda: {
            "two.csv": text(
                [
                    ["Email", "Name", "School", "Round", "Team", "Action", "Rating"],
                    ["a@sd.org", "Ana Ruiz", "Oak", ROUND, SIDE, "S1.1", 2],
                    ["ana.r@mail.com", "Ana Ruiz", "Oak", ROUND, SIDE, "S1.1", 2],
                    ["b@sd.org", "Ben Cole", "Oak", ROUND, SIDE, "S1.1", 3],
                ]
            )
        },
        answers={"same-person": "one person"},
        questions=(KEY,),
        ratings=("Oak | self | S1.1 2", "Oak | self | S1.1 3"),
        sources=("two.csv: tidy: 3 3 0 0 0",),
    ),
]

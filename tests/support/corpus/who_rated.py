"""Columns that say who rated, and on which team, under headings of any words: known, asked about, never dropped."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

TWO = ["S1.1", "S1.2"]
ROUND = "Fall 2026"
SIDE = "School ILT"
ANA, BEN = "Elm | self | S1.1 3 3 || Oak | self | S1.1 0 1", "Oak | self | S1.1 2 2"
ALONE = ("Elm | self | S1.1 3 3", "Oak | self | S1.1 0 1", "Oak | self | S1.1 2 2")


def named(headings, *names):
    """Return a table of three answers, of two people: the first and the last have one name."""
    who = names or (["Ana Ruiz"], ["Ben Cole"], ["Ana Ruiz"])
    schools, ratings = ("Oak", "Oak", "Elm"), ([0, 1], [2, 2], [3, 3])
    rows = [[*own, school, ROUND, SIDE, *rated] for own, school, rated in zip(who, schools, ratings, strict=True)]
    return text([[*headings, "School", "Round", "Team", *TWO], *rows])


def long(headings, *names):
    """Return the same, one rating a row."""
    rows = []
    for own, school, rated in zip(names, ("Oak", "Oak", "Elm"), ([0, 1], [2, 2], [3, 3]), strict=True):
        rows += [[*own, school, ROUND, SIDE, action, rating] for action, rating in zip(TWO, rated, strict=True)]
    return text([[*headings, "School", "Round", "Perspective", "Action", "Rating"], *rows])


def known(number, *headings, names=()):
    """Return a case in which headings say by themselves who rated."""
    return Case(
        f"who rated: {' and '.join(headings)}",
        lambda: {f"who{number}.csv": named(headings, *names)},
        ratings=(BEN, ANA),
        sources=(f"who{number}.csv: wide: 6 6 0 0 0",),
    )


HALVES = (["Ana", "Ruiz"], ["Ana", "Cole"], ["Ana", "Ruiz"])

CASES = [
    known(1, "Respondent's full name"),
    known(2, "Next, what's your name?"),
    known(3, "Who filled this out?"),
    known(4, "ILT team member name"),
    known(5, "Print your name below"),
    known(6, "Observer"),
    known(7, "Rater initials", names=(["AR"], ["BC"], ["AR"])),
    known(8, "Employee number", names=(["40211"], ["40877"], ["40211"])),
    known(9, "Your work email (required)", names=(["ana@d.org"], ["ben@d.org"], ["ana@d.org"])),
    known(10, "Given name", names=(["Ana"], ["Ben"], ["Ana"])),
    known(11, "Respondent (first name)", "Respondent (last name)", names=HALVES),
    known(12, "Your name: First", "Your name: Last", names=HALVES),
    known(13, "First", "Last", names=HALVES),
    known(14, "First, last name"),
    Case(
        "who rated: a row a rating, with two parts of a name",
        lambda: {"long.csv": long(["Forename", "Surname"], *HALVES)},
        ratings=(BEN, ANA),
        sources=("long.csv: tidy: 6 6 0 0 0",),
    ),
    Case(
        "who rated: a row a rating, with the name of the respondent",
        lambda: {"long.csv": long(["Name of respondent"], ["Ana Ruiz"], ["Ben Cole"], ["Ana Ruiz"])},
        ratings=(BEN, ANA),
        sources=("long.csv: tidy: 6 6 0 0 0",),
    ),
]

"""Stars of which none is a blank cell: where a heading or the file's name suggests them, what a blank means is asked."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, text

HEAD = ["Action", "School", "Rater", "Type", "Window"]
ACTIONS = ("S1.1", "S1.2", "S2.1", "S2.2", "S3.1")
WHO = ["Oak", "Ana Ruiz", "Self", "Fall 2026"]
AS_0 = "Oak | self | S1.1 0 3 | S2.1 0 1 | S3.1 2"
AS_NONE = "Oak | self | S1.1 - 3 | S2.1 - 1 | S3.1 2"
GRID = "Ratings-Grid view.csv"


def view(marks=("", "3", "", "1", "2"), heading="Rating"):
    """Return a view of Airtable with one rating a row."""
    rows = [[WORDS[action], *WHO, mark] for action, mark in zip(ACTIONS, marks, strict=True)]
    return text([[*HEAD, heading], *rows])


def case(what, name=GRID, answer=None, *, ratings, file=view, counts="5 5 0 0 0", layout="tidy", **expected):
    return Case(
        f"blank stars: {what}",
        lambda: {name: file()},
        **{
            "answers": {"blank-stars": answer} if answer else {},
            "questions": (f"blank-stars@{name}",) if answer else (),
            "ratings": ratings,
            "sources": (f"{name}: {layout}: {counts}",),
            **expected,
        },
    )


NOT = {"ratings": (AS_NONE,), "counts": "5 3 2 0 0"}
CASES = [
    case("a blank is no star", answer="0", ratings=(AS_0,), notices=("Blank cells were read as 0 (no stars)",)),
    case("a blank is not rated", answer="not rated", **NOT),
    case(
        "the heading says stars",
        "ratings.csv",
        file=lambda: view(heading="Stars (0-3)"),
        answers={"column@ratings.csv!D": "side", "column@ratings.csv!F": "rating", "blank-stars": "0"},
        questions=("column@ratings.csv",),
        ratings=(AS_0,),
        layout="matched",
    ),
    case("nothing suggests stars", "ratings.csv", **NOT),
    case(
        "a 0 is there, so a blank is none",
        file=lambda: view(("", "0", "", "1", "2")),
        ratings=("Oak | self | S1.1 - 0 | S2.1 - 1 | S3.1 2",),
        counts="5 3 2 0 0",
    ),
    case(
        "labels are no stars",
        file=lambda: view(("", "3 - Consistent", "", "1 - Inconsistent", "2 - Mostly consistent")),
        **NOT,
    ),
    case("no blanks", file=lambda: view("13212"), ratings=("Oak | self | S1.1 1 3 | S2.1 2 1 | S3.1 2",)),
]

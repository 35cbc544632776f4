"""Tables of marks with a header in two rows: labels, or one title, above 0 to 3; what the other columns are called counts."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import S, book, document

FACTS = [["School", "Oak"], ["Round", "Fall 2026"], ["Perspective", "self"], ["Name", "Al Roy"]]
LABELS = ["Not yet", "Now and then", "Mostly", "Always"]
MARKED = [
    [S[0], "X", "", "", "", "see minutes"],
    [S[1], "", "", "X", "", ""],
    [S[2], "", "X", "", "", "only in June"],
]
NOTES = ("S1.1 see minutes", "S1.3 only in June")
RATINGS = ("Oak | self | S1.1 0 2 1",)


def two_rows(above, below):
    return [above, below, *MARKED]


def paragraphs(school, name):
    """Return a document whose heading cells are merged down, so that their text stands in both rows."""
    rows = two_rows(["Action", "Rating", "", "", "", "Notes"], ["Action", *range(4), "Notes"])
    return document(f"School: {school}", "Round: Fall 2026", "Perspective: self", f"Name: {name}", rows)


CASES = [
    Case(
        "marks below labels: the notes are called so in the row of the labels",
        lambda: {"m.xlsx": book({"A": [*FACTS, *two_rows(["Action", *LABELS, "Notes"], ["", *range(4), ""])]})},
        ratings=RATINGS,
        notes=NOTES,
        sources=("m.xlsx#A: tidy: 3 3 0 0 0",),
    ),
    Case(
        "marks below labels: paragraphs above a Word table whose heading has two rows say whose each is",
        lambda: {"a.docx": paragraphs("Oak", "Al Roy"), "b.docx": paragraphs("Elm", "Bo Bay")},
        ratings=("Elm | self | S1.1 0 2 1", *RATINGS),
        sources=("a.docx: tidy: 3 3 0 0 0", "b.docx: tidy: 3 3 0 0 0"),
    ),
    Case(
        "marks below labels: a title above the choices, and notes called so next to it",
        lambda: {
            "m.xlsx": book({"A": [*FACTS, *two_rows(["Action", "Rating", "", "", "", "Notes"], ["", *range(4), ""])]})
        },
        ratings=RATINGS,
        notes=NOTES,
        sources=("m.xlsx#A: tidy: 3 3 0 0 0",),
    ),
]

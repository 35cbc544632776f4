"""Labels in other words: behind a sign next to the number, and next to labels of the framework."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import L0, text

HEAD = ["Round", "Perspective", "School", "Rater", "S1.1", "S1.2", "S1.3"]
ROW = ["Fall 2026", "self", "Oak"]
SOME, MOST = "Present, inconsistent", "Mostly consistent"
ANN, BOB, CY = [L0, SOME, MOST], [SOME, SOME, MOST], [L0, MOST, "see my mail"]


def form(*rows):
    """Write a row a rater."""
    return text([HEAD, *([*ROW, name, *cells] for name, cells in zip(("Ann", "Bob", "Cy"), rows, strict=False))])


def lines(*marks):
    """Return a line a rater."""
    return tuple(f"Oak | self | S1.1 {own}" for own in marks)


CASES = [
    Case(
        "labels in words: a dot or a bar between number and words",
        lambda: {
            "dots.csv": form(
                ["1 · Present / inconsistent", "0 · Not present", "1 · Present / inconsistent"],
                ["2 | we began last week", "3 • Consistent", "1 · Present / inconsistent"],
                ["2 + 1", "2 → Consistent", "2 / 3"],
            )
        },
        ratings=lines("1 0 1", "2 3 1"),
        problems=(
            "dots.csv!E4: not-one-rating: 2 + 1",
            "dots.csv!F4: not-a-rating: 2 → Consistent",
            "dots.csv!G4: not-one-rating: 2 / 3",
        ),
        sources=("dots.csv: wide: 9 6 0 3 0",),
        notes=("S1.1 we began last week",),
    ),
    Case(
        "labels in words: another scale's behind a dot",
        lambda: {
            "levels.csv": form(
                ["1 · Beginning", "2 · Developing", "3 · Exemplary"],
                ["2 · Developing", "1 · Beginning", "1 · Beginning"],
                ["3 · Exemplary", "3 · Exemplary", "1 · Beginning"],
            )
        },
        questions=("scale@levels.csv",),
        sources=("levels.csv: wide: 9 0 0 0 9",),
    ),
    Case(
        "labels in words: some are the framework's",
        lambda: {"words.csv": form(ANN, BOB, CY)},
        answers={f"rating:{SOME}": "1", f"rating:{MOST}": "2"},
        questions=(f"rating:{SOME}@words.csv", f"rating:{MOST}@words.csv"),
        ratings=(*lines("0 1 2", "1 1 2"), "Oak | self | S1.1 0 2"),
        problems=("words.csv!G4: not-a-rating: see my mail",),
        sources=("words.csv: wide: 9 8 0 1 0",),
    ),
]

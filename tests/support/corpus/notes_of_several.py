"""Notes that are of one of several columns of ratings, and notes that are called by the number of their action."""

from tests.support.corpus.case import Case
from tests.support.corpus.microsoft import MICROSOFT_HEAD
from tests.support.corpus.writers import WORDS, text

SENT = ["9/14/26 8:02:11", "9/14/26 8:09:41"]
HEAD = ["Round", "Perspective", "School", "Rater"]
ROW = ["Fall 2026", "self", "Oak"]


def growth(*headings, rows):
    """Return ratings of two times, with notes."""
    table = [["School", "Side", "Rater", "Action", *headings]]
    return text([*table, *(["Oak", "self", "Ann Ash", *row] for row in rows)])


TIMES = ("Fall 2025", "Spring 2026")
TWO_TIMES = ("Oak | self | S1.1 1 - || Oak | self | S1.1 2 3",)

CASES = [
    Case(
        "notes of several: a comment on the ratings of one time",
        lambda: {
            "growth.csv": growth(
                *("Fall 2025 rating", "Spring 2026 rating", "Comment on the spring rating"),
                rows=[["S1.1", 1, 2, "Norms are posted"], ["S1.2", "", 3, ""]],
            )
        },
        rounds=TIMES,
        ratings=TWO_TIMES,
        sources=("growth.csv: tidy: 4 3 1 0 0",),
        notes=("S1.1 Norms are posted",),
    ),
    Case(
        "notes of several: comments right of the ratings of each time, called by it",
        lambda: {
            "growth.csv": growth(
                *("Fall 2025 rating", "Fall comments", "Spring 2026 rating", "Spring comments"),
                rows=[["S1.1", 1, "No agenda", 2, "An agenda"], ["S1.2", "", "", 3, "Seen in May"]],
            )
        },
        rounds=TIMES,
        ratings=TWO_TIMES,
        sources=("growth.csv: tidy: 4 3 1 0 0",),
        notes=("S1.1 No agenda", "S1.1 An agenda", "S1.2 Seen in May"),
    ),
    Case(
        "notes of several: Notes right of the ratings of each time",
        lambda: {
            "growth.csv": growth(
                *("Fall 2025 rating", "Notes", "Spring 2026 rating", "Notes"),
                rows=[["S1.1", 1, "No agenda", 2, "An agenda"], ["S1.2", "", "", 3, ""]],
            )
        },
        rounds=TIMES,
        ratings=TWO_TIMES,
        sources=("growth.csv: tidy: 4 3 1 0 0",),
        notes=("S1.1 No agenda", "S1.1 An agenda"),
    ),
    Case(
        "notes of several: Microsoft Forms, notes with the number of the action left of them",
        lambda: {
            "notes.csv": text(
                [
                    [
                        *MICROSOFT_HEAD,
                        "School",
                        WORDS["S3.1"],
                        "Note 3.1 (optional)",
                        WORDS["S3.2"],
                        "Note 3.2 (optional)",
                    ],
                    ["1", *SENT, "a@d.org", "Ann", "Oak", 2, "two teams", 0, ""],
                    ["2", *SENT, "b@d.org", "Bob", "Oak", 1, "", 3, "all do"],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        questions=("round@notes.csv", "perspective@notes.csv"),
        ratings=("Oak | self | S3.1 2 0", "Oak | self | S3.1 1 3"),
        sources=("notes.csv: Microsoft Forms: 4 4 0 0 0",),
        notes=("S3.1 two teams", "S3.2 all do"),
    ),
    Case(
        "notes of several: a question over sentences, with the number of the action left of it",
        lambda: {
            "seen.csv": text(
                [
                    [*HEAD, WORDS["S3.1"], "What did you see? (3.1)", WORDS["S3.2"], "What did you see? (3.2)"],
                    [*ROW, "Ann", 2, "We have a tool that all of us use", 0, ""],
                    [*ROW, "Bob", 1, "", 3, "Every team brings work samples on Fridays"],
                ]
            )
        },
        ratings=("Oak | self | S3.1 2 0", "Oak | self | S3.1 1 3"),
        sources=("seen.csv: wide: 4 4 0 0 0",),
        notes=("S3.1 We have a tool that all of us use", "S3.2 Every team brings work samples on Fridays"),
    ),
]

"""Notes that are of one of several columns of ratings, and notes that are called by the number of their action."""

from tests.support.corpus.case import Case
from tests.support.corpus.microsoft import MICROSOFT_HEAD
from tests.support.corpus.writers import WORDS, book, text

SENT = ["9/14/26 8:02:11", "9/14/26 8:09:41"]
HEAD = ["Round", "Perspective", "School", "Rater"]
ROW = ["Fall 2026", "self", "Oak"]


def growth(*headings, rows):
    """Return ratings of two times, with notes."""
    table = [["School", "Side", "Rater", "Action", *headings]]
    return text([*table, *(["Oak", "self", "Ann Ash", *row] for row in rows)])


TIMES = ("Fall 2025", "Spring 2026")
TWO_TIMES = ("Oak | self | S1.1 1 - || Oak | self | S1.1 2 3",)


def two_lines(*below, label="comment"):
    """Write two people's ratings, and what stands in the row below each."""
    table = [["Round", "Perspective", "School", "Rater", "", "S1.1", "S1.2", "S1.3"]]
    for name, marks, own in zip(("Ann Ash", "Ben Birch"), ((2, 1, 0), (3, 3, 1)), below, strict=True):
        table += [[*ROW, name, "rating", *marks], ["", "", "", "", label, *own]]
    return {"a.csv": text(table)}


def two_sheets(notes, sheet="Notes"):
    """Write ratings on one sheet, and on another with the same headings and people their notes."""
    head = [*HEAD, "S1.1", "S1.2", "S1.3"]
    people = [[*ROW, name] for name in ("Ann Ash", "Ben Birch")]
    rows = [[*who, *own] for who, own in zip(people, notes, strict=True)]
    rated = [[*who, *own] for who, own in zip(people, ((2, 1, 0), (3, 3, 1)), strict=True)]
    return {"a.xlsx": book({"Ratings": [head, *rated], sheet: [head, *rows]})}


BOTH = ("Oak | self | S1.1 2 1 0", "Oak | self | S1.1 3 3 1")
APART = (("weekly", "", "no time yet"), ("", "grade 3 only", ""))
FOUND = ("S1.1 weekly", "S1.3 no time yet", "S1.2 grade 3 only")

CASES = [
    Case(
        "notes of several: in a row of their own below the ratings, which its label says",
        lambda: two_lines(*APART),
        ratings=BOTH,
        sources=("a.csv: wide: 6 6 0 0 0",),
        notices=("Notes in row 3 and 1 more were read as those of the ratings in the row above.",),
        notes=FOUND,
    ),
    Case(
        "notes of several: a row of notes below each action, a column for each person",
        lambda: {
            "a.csv": text(
                [
                    ["Round", "Fall 2026", "", ""],
                    ["School", "Oak", "", ""],
                    ["Team", "School ILT", "", ""],
                    ["Action", "", "Ann Ash", "Ben Birch"],
                    *([WORDS["S1.1"], "Rating", 2, 3], ["", "Notes", "weekly", ""]),
                    *([WORDS["S1.2"], "Rating", 1, 3], ["", "Notes", "", "grade 3 only"]),
                    *([WORDS["S1.3"], "Rating", 0, 1], ["", "Notes", "no time yet", ""]),
                ]
            )
        },
        answers={"titles": "raters"},
        questions=("titles@a.csv",),
        ratings=BOTH,
        sources=("a.csv: by column: 6 6 0 0 0",),
        notes=FOUND,
    ),
    Case(
        "notes of several: a number in a row of notes is no note, so the row stays what it is",
        lambda: two_lines(("weekly", "", "3"), ("", "grade 3 only", "")),
        ratings=BOTH,
        problems=(
            "a.csv!3: names-nobody: ",
            "a.csv!A5: round-missing: ",
            "a.csv!B5: perspective-missing: ",
            "a.csv!C5: school-missing: ",
            "a.csv!G5: not-a-rating: grade 3 only",
        ),
        sources=("a.csv: wide: 12 6 2 4 0",),
    ),
    Case(
        "notes of several: on a sheet of their own, of the same people in the same order",
        lambda: two_sheets(APART),
        ratings=BOTH,
        sources=("a.xlsx#Notes: : 0 0 0 0 0", "a.xlsx#Ratings: wide: 6 6 0 0 0"),
        notices=("The notes on the sheet “Notes” were matched to these ratings.",),
        notes=FOUND,
    ),
    Case(
        "notes of several: a sheet that no word calls one of notes",
        lambda: two_sheets(APART, "Fall"),
        ratings=BOTH,
        problems=(
            "a.xlsx#Fall!E2: not-a-rating: weekly",
            "a.xlsx#Fall!F3: not-a-rating: grade 3 only",
            "a.xlsx#Fall!G2: not-a-rating: no time yet",
        ),
        sources=("a.xlsx#Fall: wide: 6 0 3 3 0", "a.xlsx#Ratings: wide: 6 6 0 0 0"),
    ),
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

"""Tables that say they take the place of another one; visits of other months, however their day is called."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, document, text

ROUND = "Fall 2026"


def papers(*titles):
    """Return a document with a table below each title: the first rates 1 and 2, the next 2 and 3, then 0 and 1."""
    tables = [(1, 2), (2, 3), (0, 1)]
    head = ["Focus Area", "District ILT Actions", "Rating and Notes"]
    blocks = []
    for title, rated in zip(titles, tables, strict=True):
        rows = [["", WORDS[action], rating] for action, rating in zip(("D1.1", "D1.2"), rated, strict=True)]
        blocks += [title, [head, *rows]]
    return document(*blocks)


def visits(heading, days=("10/2/2026", "10/5/2026", "3/11/2027"), head="Observer"):
    """Return three visits with their days."""
    rated = ([1, 2], [2, 2], [3, 0])
    rows = [
        [name, "Oak", "cross", day, *own] for name, day, own in zip(("Ana", "Ben", "Ana"), days, rated, strict=True)
    ]
    return text([[head, "School", "Perspective", heading, "S1.1", "S1.2"], *rows])


TITLES = ("Kim Roe – Chief of Staff", "Al Ott – Director", "Kim R. – 2nd try, use this one")
INSTEAD = "instead-of:Kim R. 2nd try use this one"
WHO = {"titles": "raters", "round": ROUND, "perspective": "District ILT"}
OPEN = ("titles@tries.docx", "round@tries.docx", "perspective@tries.docx")
TWO_ROUNDS = (
    "Oak | cross | S1.1 1 2 || Oak | cross | S1.1 3 0",
    "Oak | cross | S1.1 2 2",
)


def apart(heading):
    """Return a case of visits in two times of a year."""
    return Case(
        f"second tries: visits of other months under {heading}",
        lambda: {"visits.csv": visits(heading)},
        answers={"round-times": "Fall 2026; Spring 2027"},
        questions=("round-times@visits.csv",),
        rounds=("Fall 2026", "Spring 2027"),
        ratings=TWO_ROUNDS,
        sources=("visits.csv: wide: 6 6 0 0 0",),
    )


CASES = [
    Case(
        "second tries: a title says that its table takes another's place",
        lambda: {"tries.docx": papers(*TITLES)},
        answers={**WHO, INSTEAD: "Kim Roe Chief of Staff"},
        questions=(*OPEN, f"{INSTEAD}@tries.docx"),
        ratings=(" | self | D1.1 0 1", " | self | D1.1 2 3"),
        problems=("tries.docx#Table 1!2: table-left-out: ",),
        sources=(
            "tries.docx#Table 1: template: 2 0 0 2 0",
            "tries.docx#Table 2: template: 2 2 0 0 0",
            "tries.docx#Table 3: template: 2 2 0 0 0",
        ),
    ),
    Case(
        "second tries: a title says so, and no table here is meant",
        lambda: {"tries.docx": papers(*TITLES)},
        answers={**WHO, INSTEAD: "none of these"},
        questions=(*OPEN, f"{INSTEAD}@tries.docx"),
        ratings=(" | self | D1.1 0 1", " | self | D1.1 1 2", " | self | D1.1 2 3"),
        sources=tuple(f"tries.docx#Table {number}: template: 2 2 0 0 0" for number in (1, 2, 3)),
    ),
    Case(
        "second tries: nothing is counted before that is known",
        lambda: {"tries.docx": papers("Kim Roe – Chief of Staff", "Al Ott – Director", "Kim R. – corrected")},
        answers=WHO,
        questions=(*OPEN, "instead-of:Kim R. corrected@tries.docx"),
        sources=tuple(f"tries.docx#Table {number}: template: 2 0 0 0 2" for number in (1, 2, 3)),
    ),
    Case(
        "second tries: sheets of two schools, one of them corrected",
        lambda: {
            "tries.xlsx": book(
                {
                    name: [["School ILT Actions", "Rating and Notes"], [WORDS["S1.1"], one], [WORDS["S1.2"], two]]
                    for name, one, two in (("Oak", 1, 2), ("Elm", 2, 3), ("Oak redo", 0, 1))
                }
            )
        },
        answers={
            "sheets": "schools",
            "round": ROUND,
            "perspective": "School ILT",
            "instead-of:Oak redo": "Oak",
            "school:Oak redo": "Oak",
        },
        questions=(
            *("sheets@tries.xlsx", "round@tries.xlsx", "perspective@tries.xlsx"),
            "instead-of:Oak redo@tries.xlsx",
        ),
        ratings=("Elm | self | S1.1 2 3", "Oak | self | S1.1 0 1"),
        problems=("tries.xlsx#Oak!2: table-left-out: ",),
        sources=(
            "tries.xlsx#Elm: template: 2 2 0 0 0",
            "tries.xlsx#Oak redo: template: 2 2 0 0 0",
            "tries.xlsx#Oak: template: 2 0 0 2 0",
        ),
    ),
    apart("Visit date"),
    apart("Date of observation"),
    apart("Observed on"),
    Case(
        "second tries: visits of one month are of one time",
        lambda: {"visits.csv": visits("Visit date", ("10/2/2026", "10/5/2026", "10/12/2026"))},
        answers={"round": ROUND, "duplicates": "keep the latest"},
        questions=("round@visits.csv", "duplicates@visits.csv"),
        ratings=("Oak | cross | S1.1 2 2", "Oak | cross | S1.1 3 0"),
        problems=("visits.csv!E2: replaced: 1", "visits.csv!F2: replaced: 2"),
        sources=("visits.csv: wide: 6 4 0 2 0",),
    ),
    Case(
        "second tries: a day on which somebody was hired says no time of rating",
        lambda: {"visits.csv": visits("Hire date", head="Rater")},
        answers={"round": ROUND, "duplicates": "keep the latest"},
        questions=("round@visits.csv", "duplicates@visits.csv"),
        ratings=("Oak | cross | S1.1 2 2", "Oak | cross | S1.1 3 0"),
        problems=("visits.csv!E2: replaced: 1", "visits.csv!F2: replaced: 2"),
        sources=("visits.csv: wide: 6 4 0 2 0",),
    ),
]

"""Marks under one column a choice, and numbers that are no ratings."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, text

LABELS = (
    "Not present",
    "Present, but implemented inconsistently and/or ineffectively",
    "Present and implemented mostly consistently and effectively",
    "Present and implemented consistently and effectively",
)
WHO = ["School", "Round", "Perspective", "Rater"]
OAK = ["Oak", "Fall 2026", "self"]


def choices(form: str, *actions: str) -> list[str]:
    return [form.format(action, choice) for action in actions for choice in range(4)]


CASES = [
    Case(
        "marks: a column a choice, an X in one, two in one, a word in one",
        lambda: {
            "m.csv": text(
                [
                    [*WHO, *choices("{} - {}", "S1.1", "S1.2")],
                    [*OAK, "a", "X", "", "", "", "", "", "", "x"],
                    [*OAK, "b", "", "1", "", "", "", "", "✓", ""],
                    [*OAK, "c", "", "", "1", "", "1", "", "1", ""],
                    [*OAK, "d", "", "", "TRUE", "FALSE", "later", "", "", ""],
                    [*OAK, "e", "", "", "", "", "", "1", "0", "0"],
                ]
            )
        },
        ratings=(
            "Oak | self | S1.1 0 3",
            "Oak | self | S1.1 1 2",
            "Oak | self | S1.1 2",
            "Oak | self | S1.1 2",
            "Oak | self | S1.1 - 1",
        ),
        problems=("m.csv!I4: two-marks: ", "m.csv!I5: mark-unclear: "),
        sources=("m.csv: wide: 10 7 1 2 0",),
    ),
    Case(
        "marks: the label stands in the column that was chosen",
        lambda: {
            "m.csv": text(
                [
                    [*WHO, *[f"{WORDS[a]} - {label}" for a in ("S1.1", "S1.2") for label in LABELS]],
                    [*OAK, "a", LABELS[0], "", "", "", "", "", "", LABELS[3]],
                    [*OAK, "b", "", LABELS[1], "", "", "", LABELS[2], "", ""],
                ]
            )
        },
        ratings=("Oak | self | S1.1 0 3", "Oak | self | S1.1 1"),
        problems=("m.csv!J3: mark-unclear: ",),
        sources=("m.csv: wide: 4 3 0 1 0",),
    ),
    Case(
        "marks: counts of answers are no marks",
        lambda: {
            "m.csv": text(
                [
                    ["School", "Round", "Perspective", *choices("{}_{}", "S1.1", "S1.2")],
                    [*OAK, *"20130042"],
                    ["Elm", "Fall 2026", "self", *"01201110"],
                ]
            )
        },
        questions=("column@m.csv",),
        problems=("m.csv: no-marks: ",),
        sources=("m.csv: : 0 0 0 0 0",),
    ),
    Case(
        "marks: counts of few answers are no marks either",
        lambda: {
            "m.csv": text(
                [
                    ["School", "Round", "Perspective", *choices("{}/{}", "S1.1", "S1.2")],
                    [*OAK, *"11001010"],
                    ["Elm", "Fall 2026", "self", *"01010011"],
                ]
            )
        },
        questions=("column@m.csv",),
        problems=("m.csv: no-marks: ",),
        sources=("m.csv: : 0 0 0 0 0",),
    ),
    Case(
        "marks: a choice is missing",
        lambda: {
            "m.csv": text([[*WHO, *choices("{}_{}", "S1.1")[:3], *choices("{}_{}", "S1.2")], [*OAK, "a", *"1000010"]])
        },
        questions=("column@m.csv",),
        problems=("m.csv: choices-incomplete: ",),
        sources=("m.csv: : 0 0 0 0 0",),
    ),
    Case(
        "marks: 0 to 3 beside each other in a template, Rating above them, and one who marked nothing",
        lambda: {
            "m.xlsx": book(
                {
                    "S": [
                        ["School", "Oak"],
                        ["Round", "Fall 2026"],
                        ["Perspective", "self"],
                        ["School ILT Actions", "Rating", None, None, None, "Notes"],
                        [None, 0, 1, 2, 3, None],
                        [WORDS["S1.1"], None, None, 1, None, "seen"],
                        [WORDS["S1.2"], 1, None, None, None, None],
                        [WORDS["S1.3"], None, None, None, None, "skipped"],
                        [WORDS["S2.1"], None, 1, 1, None, None],
                    ]
                },
                merged=[("S", "B4:E4")],
            )
        },
        ratings=("Oak | self | S1.1 2 0 -",),
        problems=("m.xlsx#S!C9: two-marks: ",),
        sources=("m.xlsx#S: template: 4 2 1 1 0",),
        notes=("S1.1 seen", "S1.3 skipped"),
    ),
    Case(
        "figures: counts beside each rating",
        lambda: {
            "m.csv": text(
                [
                    ["Action", "Rating", "Number of teachers", "n"],
                    *[[a, r, n, n] for a in ("S1.1", "S1.2") for r, n in enumerate((2, 4, 1, 0))],
                ]
            )
        },
        problems=("m.csv: counts: ",),
        sources=("m.csv: : 0 0 0 0 0",),
    ),
    Case(
        "figures: a column of means, the whole ones too",
        lambda: {
            "m.csv": text(
                [
                    ["School", "Round", "Perspective", "Action", "Rating"],
                    *[
                        [*OAK, a, r]
                        for a, r in zip(("S1.1", "S1.2", "S1.3", "S2.1"), ("1.5", "2", "2.33", "3"), strict=True)
                    ],
                ]
            )
        },
        problems=("m.csv: means: ",),
        sources=("m.csv: : 0 0 0 0 0",),
    ),
    Case(
        "figures: weights, the selected rating and the weighted score",
        lambda: {
            "m.csv": text(
                [
                    [*WHO, "Action", "Weight", "Selected (0-3)", "Score"],
                    [*OAK, "a", "S1.1", "2", "1", "2"],
                    [*OAK, "a", "S1.2", "1", "3", "3"],
                ]
            )
        },
        ratings=("Oak | self | S1.1 1 3",),
        sources=("m.csv: tidy: 2 2 0 0 0",),
    ),
    Case(
        "figures: a score next to weights, and nothing else",
        lambda: {
            "m.csv": text(
                [[*WHO, "Action", "Weight", "Score"], [*OAK, "a", "S1.1", "2", "2"], [*OAK, "a", "S1.2", "1", "3"]]
            )
        },
        questions=("column@m.csv",),
        problems=("m.csv: no-rating-column: ",),
        sources=("m.csv: : 0 0 0 0 0",),
    ),
    Case(
        "marks: a fifth choice beside the four is another scale",
        lambda: {
            "m.csv": text(
                [[*WHO, *[f"{a}_{c}" for a in ("S1.1", "S1.2") for c in range(5)]], [*OAK, "a", *"0100000001"]]
            )
        },
        questions=("column@m.csv",),
        problems=("m.csv: choices-incomplete: ",),
        sources=("m.csv: : 0 0 0 0 0",),
    ),
    Case(
        "figures: how many gave each rating, under a heading that nobody knows",
        lambda: {
            "m.csv": text(
                [["Action", "Rating", "Teachers"], *[[a, r, r + 2] for a in ("S1.1", "S1.2", "S1.3") for r in range(4)]]
            )
        },
        problems=("m.csv: counts: ",),
        sources=("m.csv: : 0 0 0 0 0",),
    ),
    Case(
        "figures: a row of means among those of people",
        lambda: {
            "m.csv": text(
                [
                    ["School", "Round", "Perspective", "Rater", "S1.1", "S1.2", "S1.3"],
                    *[[*OAK, name, *"213"] for name in ("a", "b", "c")],
                    [*OAK, "d", "1.67", "2", "2.33"],
                ]
            )
        },
        ratings=("Oak | self | S1.1 2 1 3",) * 3,
        problems=("m.csv!5: row-of-means: ",),
        sources=("m.csv: wide: 12 9 0 3 0",),
    ),
    Case(
        "figures: each school's means, a whole row of one too",
        lambda: {
            "m.csv": text(
                [
                    ["School", "Round", "Perspective", "S1.1", "S1.2", "S1.3"],
                    [*OAK, "1.67", "2", "2.33"],
                    ["Elm", "Fall 2026", "self", "1", "2", "3"],
                ]
            )
        },
        problems=("m.csv: means: ",),
        sources=("m.csv: : 0 0 0 0 0",),
    ),
    Case(
        "figures: a column of counts and one of means for each action hold no ratings",
        lambda: {"m.csv": text([["School", "S1.1 M", "S1.1 n", "S1.2 M", "S1.2 n"], ["Oak", 2, 3, 1, 3]])},
        questions=("column@m.csv",),
        problems=("m.csv: layout-unknown: ",),
        sources=("m.csv: : 0 0 0 0 0",),
    ),
]

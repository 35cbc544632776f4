"""Repeated groups in sheets of their own: several of one form, a group within a group, and one that is alone."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

FORM = [
    ["SubmissionDate", "school", "round", "team", "who-name", "KEY"],
    ["2026-10-01", "Oak", "Fall 2026", "School ILT", "Ana Ruiz", "uuid:1"],
    ["2026-10-02", "Elm", "Fall 2026", "School ILT", "Ben Cole", "uuid:2"],
]
AREAS = [["area", "PARENT_KEY", "KEY"], *(["Norms", f"uuid:{at}", f"uuid:{at}/area[1]"] for at in (1, 2))]


def group(actions, parent="uuid:{}"):
    """Return the rows of a repeated group: what each of the two rated."""
    rows = [
        [action, rating, parent.format(at), f"{parent.format(at)}/{action}"]
        for at, ratings in ((1, (0, 1)), (2, (2, 3)))
        for action, rating in zip(actions, ratings, strict=True)
    ]
    return [["action_id", "score", "PARENT_KEY", "KEY"], *rows]


NAMELESS = [[*row[:4], row[5]] for row in FORM]
FIRST, SECOND = ("S1.1", "S1.2"), ("S2.1", "S2.2")
ALONE = {"round": "Fall 2026", "perspective": "School ILT", "school": "Oak"}

CASES = [
    Case(
        "child sheets: two of one form",
        lambda: {"odk.xlsx": book({"f": FORM, "f-a": group(FIRST), "f-b": group(SECOND)})},
        ratings=("Oak | self | S1.1 0 1 | S2.1 0 1", "Elm | self | S1.1 2 3 | S2.1 2 3"),
        notices=("The details on the sheet “f” were matched to the rows of this sheet.",),
        sources=("odk.xlsx#f: : 0 0 0 0 0", "odk.xlsx#f-a: tidy: 4 4 0 0 0", "odk.xlsx#f-b: tidy: 4 4 0 0 0"),
    ),
    Case(
        "child sheets: a group within a group",
        lambda: {"deep.xlsx": book({"f-a": group(FIRST, "uuid:{}/area[1]"), "f-area": AREAS, "f": FORM})},
        ratings=("Oak | self | S1.1 0 1", "Elm | self | S1.1 2 3"),
        notices=("The details on the sheet “f-area” were matched to the rows of this sheet.",),
        sources=("deep.xlsx#f-a: tidy: 4 4 0 0 0", "deep.xlsx#f-area: : 0 0 0 0 0", "deep.xlsx#f: : 0 0 0 0 0"),
    ),
    Case(
        "child sheets: one without the form says how it can be read",
        lambda: {"alone.csv": text(group(FIRST))},
        answers=ALONE,
        questions=tuple(f"{key}@alone.csv" for key in ALONE),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 2 3"),
        notices=(
            "put both in one workbook, each on its own sheet",
            "each response to the form counts as one",
        ),
        sources=("alone.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "child sheets: the form names nobody, and its answers are of a person each in all sheets",
        lambda: {
            "odk.xlsx": book(
                {"f": NAMELESS, "f-a": group(FIRST, "uuid:{}/area[1]"), "f-area": AREAS, "f-b": group(SECOND)}
            )
        },
        ratings=("Oak | self | S1.1 0 1 | S2.1 0 1", "Elm | self | S1.1 2 3 | S2.1 2 3"),
        notices=("The file does not say who rated, so each response to the form counts as one person.",),
        sources=(
            *("odk.xlsx#f: : 0 0 0 0 0", "odk.xlsx#f-area: : 0 0 0 0 0"),
            *("odk.xlsx#f-a: tidy: 4 4 0 0 0", "odk.xlsx#f-b: tidy: 4 4 0 0 0"),
        ),
    ),
    Case(
        "child sheets: one answer to the form holds the ratings of several people",
        lambda: {
            "papers.csv": text(
                [
                    ["school", "round", "team", *FIRST, "PARENT_KEY", "KEY"],
                    *(
                        ["Oak", "Fall 2026", "School ILT", *rated, "uuid:1", f"uuid:1/paper[{at}]"]
                        for at, rated in enumerate(((0, 3), (2, 1), (2, 1)), 1)
                    ),
                ]
            )
        },
        ratings=("Oak | self | S1.1 0 3", "Oak | self | S1.1 2 1", "Oak | self | S1.1 2 1"),
        sources=("papers.csv: wide: 6 6 0 0 0",),
    ),
    Case(
        "child sheets: the id of a record is nobody's",
        lambda: {
            "records.csv": text(
                [
                    ["record_id", "school", "round", "team", *FIRST],
                    *([f"R{at}", "Oak", "Fall 2026", "School ILT", at, 3] for at in range(3)),
                ]
            )
        },
        ratings=("Oak | self | S1.1 0 3", "Oak | self | S1.1 1 3", "Oak | self | S1.1 2 3"),
        sources=("records.csv: wide: 6 6 0 0 0",),
    ),
]

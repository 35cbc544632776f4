"""Exports of SurveyMonkey that somebody worked on: spacer columns, titles above, the second row of headings anywhere."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import DASHED, WORDS, book, text

ACTIONS = ("S1.1", "S1.2", "S2.1", "S2.3")
IDS = ("Respondent ID", "Collector ID", "Start Date")
PEOPLE = (
    ("Ana", "Ruiz", "Oak", "School ILT"),
    ("Ben", "Cole", "Elm", "School ILT"),
    ("Cy", "Dunn", "Oak", "District ILT"),
)
MARKS = ((2, 3, 0, 1), (1, 1, 2, 3), (0, 2, 1, 3))
RATED = (
    "Oak | self | S1.1 2 3 | S2.1 0 | S2.3 1",
    "Elm | self | S1.1 1 1 | S2.1 2 | S2.3 3",
    "Oak | cross | S1.1 0 2 | S2.1 1 | S2.3 3",
)


def export(spacers=(), *, up=False, ids=True):
    """Return the rows of an export: who, a matrix of two actions, and two questions with a text below.

    ``spacers`` are (heading, label, cells) to put in: before the matrix, in it, between the questions, at the end.
    ``up`` puts the labels of the matrix in place of its question.
    """
    matrix = [(WORDS[action], "Response") for action in ACTIONS[:2]]
    matrix = matrix if up else [("To what extent is each present?", WORDS["S1.1"]), ("", WORDS["S1.2"])]
    heads = [("First name", "Open-Ended Response"), ("Last name", "Open-Ended Response")]
    heads += [("What is your school?", "Response"), ("Which team are you on?", "Response"), *matrix]
    heads += [
        (WORDS["S2.1"], "Response"),
        ("", "Please explain:"),
        (WORDS["S2.3"], "Response"),
        ("", "Please explain:"),
    ]
    rows = [
        [*person, *(DASHED[mark] for mark in marks[:3]), "weekly", DASHED[marks[3]], ""]
        for person, marks in zip(PEOPLE, MARKS, strict=True)
    ]
    for place, (heading, label, cells) in zip((10, 8, 5, 4), reversed(spacers), strict=False):
        heads.insert(place, (heading, label))
        for row, cell in zip(rows, cells, strict=True):
            row.insert(place, cell)
    if ids:
        heads = [*((name, "") for name in IDS), *heads]
        rows = [[f"11400{at}", "4295", f"11/0{at}/2026 1:00 PM", *row] for at, row in enumerate(rows, 1)]
    return [[above for above, _ in heads], [below for _, below in heads], *rows]


BLANK = ("", "", ("", "", ""))
THREES = ("GROWTH", "# of 3s", ("1", "1", "1"))
FACTS = {"answers": {"round": "Fall 2026"}, "questions": ("round@a.csv",)}
TWELVE = ("a.csv: SurveyMonkey: 12 12 0 0 0",)


def case(what, rows, **expected):
    return Case(
        f"SurveyMonkey by hand: {what}",
        lambda: {"a.csv": text(rows)},
        **{**FACTS, "ratings": RATED, "sources": TWELVE, **expected},
    )


WIDTH = len(export()[0])
TITLE = ["Jefferson ILT ratings", *[""] * (WIDTH - 1)]
UP = export(up=True)
MERGED = [["Jefferson ILT ratings"], UP[0], [below or None for below in UP[1]], *UP[2:]]

CASES = [
    case("a spacer between all groups of questions", export([BLANK] * 4)),
    case("a spacer, and a count of its own right of it", export([BLANK, THREES])),
    case("spaces in a spacer", export([("", "", (" ", "", " ")), BLANK, BLANK, BLANK])),
    case(
        "a column without a heading that may hold ratings",
        export([BLANK, BLANK, ("", "", ("3", "1", "2")), BLANK]),
        answers={},
        questions=("column@a.csv",),
        ratings=(),
        problems=("a.csv: two-columns-one-name: ",),
        sources=("a.csv: : 0 0 0 0 0",),
        says=("L and N has the ratings of S2.1",),
    ),
    case(
        "a column without a heading that holds remarks",
        export([BLANK, BLANK, BLANK, ("", "", ("", "left in May", ""))]),
        notices=("“left in May”",),
    ),
    Case(
        "SurveyMonkey by hand: a workbook with a spacer and a count right of the last question",
        lambda: {
            "a.xlsx": book({"Sheet": [[cell or None for cell in row] for row in export([BLANK, BLANK, BLANK, THREES])]})
        },
        answers={"round": "Fall 2026"},
        questions=("round@a.xlsx",),
        ratings=RATED,
        sources=("a.xlsx#Sheet: SurveyMonkey: 12 12 0 0 0",),
    ),
    case("a title right above both rows of headings", [TITLE, *export()]),
    case("a title right above, and Response below the actions", [TITLE, *UP]),
    Case(
        "SurveyMonkey by hand: a title, and ids that are merged over both rows of headings",
        lambda: {"a.xlsx": book({"Sheet": MERGED}, merged=("A1:F1", "A2:A3", "B2:B3", "C2:C3"))},
        answers={"round": "Fall 2026"},
        questions=("round@a.xlsx",),
        ratings=RATED,
        sources=("a.xlsx#Sheet: SurveyMonkey: 12 12 0 0 0",),
    ),
    case("no ids, a title, and Response below the actions", [TITLE[:10], *export(up=True, ids=False)]),
    case(
        "two exports one below the other, with their headings",
        [*export()[:4], *export()[:2], *export()[4:]],
    ),
]

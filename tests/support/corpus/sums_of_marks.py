"""Marks under one column a choice with figures among them: sums of the marks, and a number that is no mark."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import S, book, document, text

FACTS = [["School", "Oak"], ["Round", "Fall 2026"], ["Perspective", "self"], ["Name", "Al Roy"]]
HEAD = ["Action", 0, 1, 2, 3]
LEFT_OUT = "Row 12 has a total and was left out."


def marked(ratings, actions=S, mark="X"):
    """Return a row an action, with a mark below its rating."""
    return [
        [action, *(mark if rating == str(choice) else "" for choice in range(4))]
        for action, rating in zip(actions, ratings, strict=False)
    ]


def sheet(*rows):
    return lambda: {"m.xlsx": book({"A": [*FACTS, HEAD, *rows]})}


def below(*rows):
    """Return what a sheet with six marked actions, and rows below them, is read as."""
    return {"files": sheet(*marked("012012"), *rows), "ratings": ("Oak | self | S1.1 0 1 2 0 1 2",)}


def odd(row, cell):
    """Return what a sheet is read as whose fourth action has an odd row."""
    rows = [*marked("012"), [S[3], *row], *marked("123", S[4:])]
    return {
        "files": sheet(*rows),
        "ratings": ("Oak | self | S1.1 0 1 2 | S2.2 1 2 3",),
        "problems": (f"m.xlsx#A!{cell}: mark-unclear: ",),
        "sources": ("m.xlsx#A: tidy: 7 6 0 1 0",),
    }


PEOPLE = [["Oak", "Fall 2026", "self", name] for name in ("Ann Ash", "Bo Bay", "Cy Dorn", "Di Eck")]
ANSWERS = ["1000", "0100", "0100", "0001"]
WIDE = ["School", "Round", "Perspective", "Name", *(f"S1.1 - {choice}" for choice in range(4))]

CASES = [
    Case(
        "sums of marks: a total below them",
        **below(["Total", 2, 2, 2, 0]),
        sources=("m.xlsx#A: tidy: 6 6 0 0 0",),
        notices=(LEFT_OUT,),
    ),
    Case(
        "sums of marks: below them without a word",
        **below(["", 2, 2, 2, ""]),
        sources=("m.xlsx#A: tidy: 6 6 0 0 0",),
        notices=(LEFT_OUT,),
    ),
    Case(
        "sums of marks: figures below them that are others",
        **below(["How many", 2, 3, 2, 0]),
        problems=("m.xlsx#A!A12: action-unknown: How many", "m.xlsx#A!B12: mark-unclear: "),
        sources=("m.xlsx#A: tidy: 7 6 0 1 0",),
    ),
    Case(
        "sums of marks: of each area, in words of their own",
        sheet(
            *marked("011", mark=1),
            ["Our first area", 1, 2, "", ""],
            *marked("333", S[3:], mark=1),
            ["Our second area", 0, 0, 0, 3],
        ),
        ratings=("Oak | self | S1.1 0 1 1 3 3 3",),
        sources=("m.xlsx#A: tidy: 6 6 0 0 0",),
        notices=("Rows 9 and 13 each have a total and were left out.",),
    ),
    Case(
        "sums of marks: in a Word table",
        lambda: {
            "m.docx": document(
                *(": ".join(fact) for fact in FACTS),
                [["Action", "0", "1", "2", "3"], *marked("0123"), ["Total", "1", "1", "1", "1"]],
            )
        },
        ratings=("Oak | self | S1.1 0 1 2 3",),
        sources=("m.docx: tidy: 4 4 0 0 0",),
        notices=("Row 6 has a total and was left out.",),
    ),
    Case(
        "sums of marks: below those of several people",
        lambda: {
            "m.csv": text(
                [
                    WIDE,
                    *(own + list(row) for own, row in zip(PEOPLE, ANSWERS, strict=True)),
                    ["Total", "", "", "", 1, 2, 0, 1],
                ]
            )
        },
        ratings=tuple(f"Oak | self | S1.1 {rating}" for rating in (0, 1, 1, 3)),
        sources=("m.csv: wide: 4 4 0 0 0",),
        notices=("Row 6 has a total and was left out.",),
    ),
    Case("sums of marks: a number beside a mark", **odd(["", 5, "", "X"], "C9")),
    Case("sums of marks: a number that is another choice's", **odd(["", "", 3, ""], "D9")),
    Case(
        "sums of marks: more than one odd number in a few rows",
        sheet(*marked("012"), [S[3], 2, "", "", ""], [S[4], "", 4, "", ""], *marked("23", S[5:])),
        questions=("column@m.xlsx",),
        problems=("m.xlsx#A: no-marks: ",),
        sources=("m.xlsx#A: : 0 0 0 0 0",),
    ),
    Case(
        "sums of marks: shares are no marks, however many are whole",
        sheet(*marked("0123012", mark=1), [S[7], 0.5, 0.5, "", ""]),
        questions=("column@m.xlsx",),
        problems=("m.xlsx#A: no-marks: ",),
        sources=("m.xlsx#A: : 0 0 0 0 0",),
    ),
]

"""Actions in rows, and above the names of raters a round, a school with its side, or a title and facts; notes next to them."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book

MARKS = {"S1.1": (0, 1, 2, 3), "S1.2": (3, 2, 1, 0), "S1.3": (1, 0, 3, 2)}
DISTRICT = {f"D{action[1:]}": marks for action, marks in MARKS.items()}
RUNS = ("S1.1 0 3 1", "S1.1 1 2 0", "S1.1 2 1 3", "S1.1 3 0 2")


def sheet(*above, marks=MARKS, notes=()):
    """Return a workbook of one sheet; ``notes`` are the columns, from 1 on, that a note is right of."""
    rows = []
    for action, own in marks.items():
        row = [action]
        for at, mark in enumerate(own, 1):
            row += [mark, *([f"{action} by {at}"] if at in notes else [])]
        rows.append(row)
    return {"a.xlsx": book({"Sheet1": [*above, *rows]})}


def case(name, files, **expected):
    """Return a case of four columns of ratings, in which it is asked what their headings are."""
    whole = {"questions": ("titles@a.xlsx",), "sources": ("a.xlsx#Sheet1: by column: 12 12 0 0 0",)}
    return Case(f"titles of raters: {name}", files, **{**whole, **expected})


CASES = [
    case(
        "the same names below two rounds",
        lambda: sheet(
            ["Oak Elementary"],
            ["Perspective: self"],
            ["", "Fall 2026", "", "Spring 2027", ""],
            ["Action", "A. Ruiz", "B. Cole", "A. Ruiz", "B. Cole"],
        ),
        answers={"titles": "raters"},
        rounds=("Fall 2026", "Spring 2027"),
        ratings=(
            f"Oak Elementary | self | {RUNS[0]} || Oak Elementary | self | {RUNS[2]}",
            f"Oak Elementary | self | {RUNS[1]} || Oak Elementary | self | {RUNS[3]}",
        ),
    ),
    case(
        "a title and a fact in the row above them",
        lambda: sheet(
            ["Perspective: self"],
            ["Oak Elementary", "", "Round: Fall 2026", "", ""],
            ["Action", "A. Ruiz", "B. Cole", "C. Day", "D. Ek"],
        ),
        answers={"titles": "raters", "school": "Oak"},
        questions=("titles@a.xlsx", "school@a.xlsx"),
        ratings=tuple(f"Oak | self | {run}" for run in RUNS),
    ),
    case(
        "a school and its side above names",
        lambda: sheet(
            ["District ILT, Fall 2026"],
            ["", "District ILT", "", "Oak Elementary (cross)", "Elm Middle (cross)"],
            ["Action", "Supt.", "A. Ruiz", "B. Cole", "C. Day"],
            marks=DISTRICT,
        ),
        answers={"titles": "raters"},
        ratings=(
            " | self | D1.1 0 3 1",
            " | self | D1.1 1 2 0",
            "Oak Elementary | cross | D1.1 2 1 3",
            "Elm Middle | cross | D1.1 3 0 2",
        ),
    ),
    case(
        "a school called self above the district's actions is asked",
        lambda: sheet(
            ["District ILT, Fall 2026"],
            ["", "District ILT", "", "Oak Elementary (self)", ""],
            ["Action", "Supt.", "A. Ruiz", "B. Cole", "C. Day"],
            marks=DISTRICT,
        ),
        answers={"titles": "raters"},
        questions=("titles@a.xlsx", "perspective:Oak Elementary (self)@a.xlsx"),
        ratings=(" | self | D1.1 0 3 1", " | self | D1.1 1 2 0"),
        sources=("a.xlsx#Sheet1: by column: 12 6 0 0 6",),
    ),
    case(
        "codes of visitors next to initials",
        lambda: sheet(
            ["Oak Elementary, Fall 2026"],
            ["", "SELF (school ILT)", "", "", "CROSS (district ILT)"],
            ["Action", "KL", "MN", "OP", "DO1"],
        ),
        answers={"titles": "raters"},
        ratings=(*(f"Oak Elementary | self | {run}" for run in RUNS[:3]), f"Oak Elementary | cross | {RUNS[3]}"),
    ),
    case(
        "a code among the initials of one team",
        lambda: sheet(
            ["Oak Elementary, Fall 2026"],
            ["", "SELF (school ILT)", "", "", ""],
            ["Action", "KL", "MN", "OP", "DO1"],
        ),
        answers={"titles": "raters", "perspective": "self"},
        questions=("titles@a.xlsx", "perspective@a.xlsx"),
        ratings=tuple(f"Oak Elementary | self | {run}" for run in RUNS[:3]),
        problems=("a.xlsx#Sheet1!E3: no-rater: ",),
        sources=("a.xlsx#Sheet1: by column: 12 9 0 3 0",),
    ),
    Case(
        "titles of raters: notes of each side next to its ratings",
        lambda: sheet(
            ["Oak Elementary, Fall 2026"],
            ["Action", "Self", "Self notes", "Cross", "Cross notes"],
            marks={action: own[:2] for action, own in MARKS.items()},
            notes=(1, 2),
        ),
        ratings=tuple(f"Oak Elementary | {side} | {run}" for side, run in zip(("self", "cross"), RUNS, strict=False)),
        notes=tuple(f"{action} {action} by {at}" for action in MARKS for at in (1, 2)),
        sources=("a.xlsx#Sheet1: by column: 6 6 0 0 0",),
    ),
]

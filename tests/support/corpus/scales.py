"""Ratings of another scale than 0-3, as files say it: what is not known to be 0-3 waits, whatever the numbers are."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import DASHED, WORDS, S, book, span, text

HEAD = ["School", "Perspective", "Round", "Rater", "Action", "Rating"]
BLANK = [""] * 6
ACTIONS = span("S1.1", "S2.3")
GRADED = ["Beginning", "Developing", "Proficient", "Exemplary"]


def tidy(marks="123321", *, right=(), above=(), below=()):
    """Write a tidy table of one rater: what stands above, right of and below it."""
    rows = [[*HEAD]]
    rows += [["Oak", "self", "Fall 2026", "a", action, mark] for action, mark in zip(ACTIONS, marks, strict=True)]
    for row, own in zip(rows, right, strict=False):
        row += ["", *own]
    rows = [*([own] if isinstance(own, str) else own for own in above), *rows, *below]
    return [[*row, *[""] * (max(map(len, rows)) - len(row))] for row in rows]


def wide(marks="123321", before=""):
    """Write a wide table of one rater."""
    return [
        [*HEAD[:-2], *(f"{before}{action}]" for action in ACTIONS)],
        ["Oak", "self", "Fall 2026", "a", *marks],
    ]


LEGENDS = {
    "above, in one cell": tidy(above=["Scale: 1 = Beginning, 2 = Developing, 3 = Proficient, 4 = Exemplary"]),
    "above, in a cell each": tidy(above=[[f"{n} = {word}" for n, word in enumerate(GRADED, 1)]]),
    "above, one below the other with dashes": tidy(
        above=["Rating scale", *(f"{n} - {word}" for n, word in enumerate(GRADED, 1)), ""]
    ),
    "above, the number and its label in two cells": tidy(
        above=[["Score", "Meaning"], *([str(n), word] for n, word in enumerate(GRADED, 1)), []]
    ),
    "above, the highest first": tidy(above=["4 = Always; 3 = Often; 2 = Sometimes; 1 = Never"]),
    "above, the word first": tidy(above=["Key: Never = 1, Sometimes = 2, Often = 3, Always = 4"]),
    "above, numbers in brackets": tidy(above=["Never (1), Sometimes (2), Often (3), Always (4)"]),
    "above, with the framework's words moved by one": tidy(
        above=["1 = Not present, 2 = Inconsistent, 3 = Mostly consistent, 4 = Consistent"]
    ),
    "above, from 0 with other words": tidy("012321", above=["0 = Never, 1 = Sometimes, 2 = Often, 3 = Always"]),
    "above, 0-3 the other way round": tidy(
        "012321", above=["0 = consistent, 1 = mostly consistent, 2 = inconsistent, 3 = not present"]
    ),
    "above, a range": tidy(above=["Rate each action on a scale from 1 to 4."]),
    "above, a range of five": tidy(above=["Please rate 1-5 (5 is best)"]),
    "above, points": tidy(above=["We used a 5-point scale."]),
    "above, a list in one cell": tidy(above=["Rating scale: 1. Not yet 2. Starting 3. Mostly 4. Always"]),
    "above, a list on several lines": tidy(above=["Scale\n1-Not yet\n2-Starting\n3-Mostly\n4-Always"]),
    "above, levels in a cell each": tidy(above=[f"Level {n}: {word}" for n, word in enumerate(GRADED, 1)]),
    "above, words over numbers": tidy(above=[["", *GRADED[:3]], ["", "1", "2", "3"]]),
    "above, the label and its number in two cells": tidy(
        above=["Rating key", *([word, str(n)] for n, word in enumerate(GRADED, 1))]
    ),
    "above, its ends": tidy(above=["Please rate from 1 (low) to 4 (high)"]),
    "above, numbers in turn": tidy(above=["Low 1 2 3 4 High"]),
    "next to the ratings, a label each": [
        [*row, label]
        for row, label in zip(tidy("132131"), ["Label", *(GRADED[int(n) - 1] for n in "132131")], strict=True)
    ],
    "beside": tidy(right=[[f"{n} = {word}"] for n, word in enumerate(GRADED, 1)]),
    "beside, under a heading": tidy(right=[["Scale"], *([f"{n} - {word}"] for n, word in enumerate(GRADED, 1))]),
    "beside, the number and its label in two cells": tidy(
        right=[["Legend", ""], *([str(n), word] for n, word in enumerate(GRADED, 1))]
    ),
    "below": tidy(below=[BLANK, *([f"{n} = {word}"] for n, word in enumerate(GRADED, 1))]),
    "in the question before each action": wide(before="Rate from 1 to 4 ["),
}
LABELS = {
    "from 1 to 4": ["1 - Beginning", "2 - Developing", "3 - Proficient", "3 - Proficient", "2 - Developing"],
    "without a dash": ["1 Beginning", "2 Developing", "3 Proficient", "3 Proficient", "2 Developing"],
    "from 0 to 3 in other words": ["0 - Never", "2 - Often", "3 - Always", "3 - Always", "2 - Often"],
    "in a few cells": ["1 - Beginning", "2 - Developing", "3 - Proficient", "", ""],
    "in brackets": ["1 (low)", "2 (fair)", "3 (good)", "3 (good)", "2 (fair)"],
}
OWN = {
    "the framework's legend": tidy("012321", above=DASHED),
    "the framework's legend in few words": tidy(
        "012321", above=["0 = not present, 1 = inconsistent, 2 = mostly consistent, 3 = consistent"]
    ),
    "the framework's legend and one for not rated": tidy(
        "012321", above=["0 = Not present, 3 = Present and implemented consistently and effectively, 4 = N/A"]
    ),
    "the range 0-3": tidy("012321", above=["Rate each of the actions 1-19 on a scale of 0-3."]),
    "grades, a date and a list": tidy(
        "012321",
        above=[
            "Grades 1-5",
            "October 1-4",
            "Rating period 1 - 3",
            "Goals: 1 - Literacy 2 - Math",
            "Rating, step by step",
            "1. Read",
            "2. Talk",
            "3. Rate",
        ],
    ),
    "notes that hold numbers and signs": tidy(
        ["2 - all = one team of 4", "1 - see minutes", "3", "2 - in 2 of 5 grades", "1 - new", "0"]
    ),
    "a four-point scale": tidy("012321", above=["We used the four-point scale (0 to 3) of the framework, 4 points"]),
}


def waits(name, rows, sheet=""):
    """Return a case whose file waits for the question about its scale, and is set aside."""
    seen = 6
    layout = "Google Forms" if isinstance(rows, list) and len(rows) == 2 else "tidy"
    return Case(
        f"scale: {name}",
        lambda: {"ratings.csv": text(rows)} if isinstance(rows, list) else rows(),
        answers={"scale": "set the whole source aside"},
        questions=(f"scale@ratings.{'xlsx' if sheet else 'csv'}",),
        problems=(f"ratings.{'xlsx' if sheet else 'csv'}{sheet}: scale-set-aside: ",),
        sources=(
            f"ratings.{'xlsx' if sheet else 'csv'}{sheet}: {layout}: {seen} 0 0 {seen} 0",
            *(["ratings.xlsx#Key: : 0 0 0 0 0"] if sheet else []),
        ),
        notices=("has no table of ratings",) if sheet else (),
    )


def holds(name, rows):
    """Return a case whose ratings are 0-3, which nothing in the file denies."""
    marks = [row[5][:1] for row in rows[-6:]]
    return Case(
        f"scale: {name}",
        lambda: {"ratings.csv": text(rows)},
        ratings=(f"Oak | self | S1.1 {' '.join(marks)}",),
        sources=("ratings.csv: tidy: 6 6 0 0 0",),
    )


def filled(marks):
    """Write a template in text with these marks for its 19 actions."""
    about = [["School", "Oak"], ["Perspective", "self"], ["Round", "Fall 2026"], []]
    rows = [["", WORDS[action], mark] for action, mark in zip(S, marks, strict=True)]
    return text([*about, ["Focus Area", "School ILT Actions", "Rating and Notes"], *rows])


TEMPLATES = {"a.csv": "1234123123123123123", "b.csv": "2314231231231231231", "c.csv": "3124312312312312312"}
"""One 4 in each, and no 0."""

CASES = [
    *(waits(f"a legend {where}", rows) for where, rows in LEGENDS.items()),
    *(waits(f"labels in the cells, {kind}", tidy([*marks, marks[0]])) for kind, marks in LABELS.items()),
    waits(
        "a legend in a sheet of its own",
        lambda: {"ratings.xlsx": book({"Key": [["Scale"], *([n, w] for n, w in enumerate(GRADED, 1))], "R": tidy()})},
        sheet="#R",
    ),
    *(holds(name, rows) for name, rows in OWN.items()),
    Case(
        "scale: one template with three 4s and no 0",
        lambda: {"a.csv": filled("1234123412341231231")},
        questions=("scale@a.csv",),
        problems=("a.csv!C9: off-scale: 4", "a.csv!C13: off-scale: 4", "a.csv!C17: off-scale: 4"),
        sources=("a.csv: template: 19 0 0 0 19",),
    ),
    Case(
        "scale: templates that have a 4 each are one source of three",
        lambda: {name: filled(marks) for name, marks in TEMPLATES.items()},
        answers={"scale": "leave the 4s out"},
        questions=tuple(f"scale@{name}" for name in TEMPLATES),
        ratings=tuple(f"Oak | self | S1.1 {' '.join(m[:3])} | S2.2 {' '.join(m[4:])}" for m in TEMPLATES.values()),
        problems=tuple(f"{name}!C9: off-scale: 4" for name in TEMPLATES),
        sources=tuple(f"{name}: template: 19 18 0 1 0" for name in TEMPLATES),
    ),
    Case(
        "scale: a 4 by mistake in two of three templates, with 0s about",
        lambda: {name: filled(marks.replace("1", "0")) for name, marks in TEMPLATES.items()},
        ratings=tuple(
            f"Oak | self | S1.1 {' '.join(m[:3])} | S2.2 {' '.join(m[4:])}".replace(" 1", " 0")
            for m in TEMPLATES.values()
        ),
        problems=tuple(f"{name}!C9: off-scale: 4" for name in TEMPLATES),
        sources=tuple(f"{name}: template: 19 18 0 1 0" for name in TEMPLATES),
    ),
    Case(
        "scale: from 0 to 4",
        lambda: {"ratings.csv": text(tidy("0443423"[:6]))},
        questions=("scale@ratings.csv",),
        problems=tuple(f"ratings.csv!F{row}: off-scale: 4" for row in (3, 4, 6)),
        sources=("ratings.csv: tidy: 6 0 0 0 6",),
    ),
]

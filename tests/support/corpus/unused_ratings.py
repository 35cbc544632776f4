"""What seems to hold ratings and was not read: it is named, and nothing that holds none is."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import AREA, WORDS, book, span, text

HEAD = ["School", "Perspective", "Round", "Rater", "Action", "Rating"]
ACTIONS = span("S1.1", "S2.3")
BACK = dict(zip(ACTIONS, "123321", strict=True))


def tidy(heading, cells):
    """Write a tidy table of six ratings, and a column more."""
    rows = [["Oak", "self", "Fall 2026", "a", WORDS[action], BACK[action]] for action in ACTIONS]
    return [[*HEAD, heading], *([*row, cell] for row, cell in zip(rows, cells, strict=True))]


def column(name, heading, cells, *, named=True):
    """Return a case with a column more, that is named as passed over or not."""
    return Case(
        f"passed over: {name}",
        lambda: {"more.csv": text(tidy(heading, cells))},
        ratings=("Oak | self | S1.1 1 2 3 3 2 1",),
        problems=("more.csv!G2: ratings-passed-over: ",) if named else (),
        sources=("more.csv: tidy: 6 6 0 0 0",),
        says=("6 cells",) if named else (),
    )


def pairs(label):
    """Write a form of one rater with two columns for each of two actions."""
    return [
        [*HEAD[:4], *(one.format(id=id_) for id_ in ("S1.1", "S1.2") for one in ("{id}", label))],
        ["Oak", "self", "Fall 2026", "a", 2, 3, 0, 1],
    ]


def filled(heading, cells):
    """Write the template with figures in its first column, where the rating is blank."""
    head = [["School", "Oak", ""], ["Round", "Fall 2026", ""], ["Name", "a", ""], ["", "", ""]]
    rows = [
        [cells.get(at, ""), WORDS[action], "" if cells.get(at) else BACK[action]] for at, action in enumerate(ACTIONS)
    ]
    return [*head, [heading, "School ILT Actions", "Rating and Notes"], *rows]


LATER = [["Practice", "How we did"], *([WORDS[action], BACK[action]] for action in ACTIONS)]
FIRST = [["How we did", "Thing"], *([BACK[action], WORDS[action]] for action in ACTIONS)]

MORE = [[1, 2, 1], [2, 2, 0], [0, 1, 1], [3, 2, 1], [1, 3, 2]]
CASES = [
    column("a column of 0-3 of which nothing says what it is", "2025", "021133"),
    column("a column of labels in a form's words", "Before", ["Not present", "0", "1", "Not present", "2", "3"]),
    column("a column without a heading", "", "021133"),
    column("numbers of focus areas", "Strand", [action[1] for action in ACTIONS], named=False),
    column("focus areas by name", "Strand", [AREA[action] for action in ACTIONS], named=False),
    column("counts", "Count", "021133", named=False),
    column("weights", "Weight", "122122", named=False),
    column("grades", "Grade", "122122", named=False),
    column("years", "Since", ["2019", "2020", "2021", "2019", "2020", "2021"], named=False),
    Case(
        "passed over: a sheet with a heading that is not known, beside one that is read",
        lambda: {"two.xlsx": book({"A": tidy("", [""] * 6), "B": [["What", "How we did"], *LATER[1:]]})},
        questions=("column@two.xlsx",),
        before=6,
        ratings=("Oak | self | S1.1 1 2 3 3 2 1",),
        problems=("two.xlsx#B: layout-unknown: ",),
        sources=("two.xlsx#A: tidy: 6 6 0 0 0", "two.xlsx#B: : 0 0 0 0 0"),
    ),
    Case(
        "passed over: a sheet of actions without ratings is no loss",
        lambda: {"two.xlsx": book({"A": tidy("", [""] * 6), "B": [["Id", "Action"], *WORDS.items()]})},
        ratings=("Oak | self | S1.1 1 2 3 3 2 1",),
        sources=("two.xlsx#A: tidy: 6 6 0 0 0", "two.xlsx#B: : 0 0 0 0 0"),
        notices=("has no table of ratings",),
    ),
    Case(
        "passed over: a table above the one that is read, with a heading that is not known",
        lambda: {"one.csv": text([*([*row, "", "", "", "", ""] for row in FIRST), [""] * 7, *tidy("", [""] * 6)])},
        ratings=("Oak | self | S1.1 1 2 3 3 2 1",),
        problems=("one.csv!A2: ratings-passed-over: ",),
        sources=("one.csv: tidy: 6 6 0 0 0",),
    ),
    *(
        Case(
            f"passed over: a second column of each action under {label!r}",
            lambda label=label: {"pairs.csv": text(pairs(label))},
            ratings=("Oak | self | S1.1 2 0",),
            problems=(
                f"pairs.csv!F1: action-unknown: {label.format(id='S1.1')}",
                f"pairs.csv!H1: action-unknown: {label.format(id='S1.2')}",
            ),
            sources=("pairs.csv: wide: 4 2 0 2 0",),
        )
        for label in (
            *("District ILT {id}", "Principal {id}", "Rater 2 {id}", "{id} cross", "{id} District ILT"),
            *("{id} principal", "{id} Spring 2026", "{id} rater 2", "{id} Birch Middle"),
        )
    ),
    *(
        Case(
            f"stray: {name}",
            lambda cells=cells, heading=heading: {"filled.csv": text(filled(heading, cells))},
            questions=("perspective@filled.csv",),
            answers={"perspective@filled.csv": "self"},
            before=0,
            ratings=(f"Oak | self | S1.1 {' '.join(marks)}",),
            problems=tuple(f"filled.csv!{cell}: rating-elsewhere: " for cell in where.split()),
            sources=(f"filled.csv: template: 6 {6 - marks.count('-')} {marks.count('-')} 0 0",),
        )
        for name, heading, cells, marks, where in (
            ("one rating in the focus area column", "Focus Area", {0: "0"}, "-23321", "A6"),
            ("one rating with the number of its area", "Focus Area", {0: "1"}, "-23321", "A6"),
            (
                "three ratings that count up in the focus area column",
                "Focus Area",
                {0: "0", 1: "1", 2: "2"},
                "---321",
                "A6 A7 A8",
            ),
            ("one rating in a column without a heading", "", {4: "2"}, "1233-1", "A10"),
            ("focus areas by number, some actions not rated", "Focus Area", {0: "1", 3: "2", 5: ""}, "-23-21", ""),
        )
    ),
    *(
        Case(
            f"passed over: what is called growth and is {name}",
            lambda last=last: {
                "two.csv": text(
                    [
                        ["Action", "Fall 2026", "Spring 2027", "Growth"],
                        *([WORDS[action], *own] for action, own in zip(ACTIONS, [*MORE, last], strict=True)),
                    ]
                )
            },
            answers={"school": "Oak", "perspective": "self"},
            questions=("perspective@two.csv", "school@two.csv"),
            rounds=("Fall 2026", "Spring 2027"),
            ratings=(f"Oak | self | S1.1 1 2 0 3 1 {last[0]}", f"Oak | self | S1.1 2 2 1 2 3 {last[1]}"),
            problems=problems,
            sources=("two.csv: by column: 12 12 0 0 0",),
        )
        for name, last, problems in (
            ("the difference is no rating", [1, 3, 2], ()),
            ("something else is named", [1, 3, 1], ("two.csv!D2: ratings-passed-over: ",)),
        )
    ),
    Case(
        "passed over: ratings without a heading right of those of an action",
        lambda: {
            "two.csv": text(
                [
                    [*HEAD[:4], "S1.1", "", "S1.2", "", ""],
                    ["Oak", "self", "Fall 2026", "a", 1, 3, 2, "we meet", 7],
                    ["Oak", "self", "Fall 2026", "b", 0, 3, 3, "", 7],
                ]
            )
        },
        ratings=("Oak | self | S1.1 1 2", "Oak | self | S1.1 0 3"),
        problems=("two.csv!F2: ratings-passed-over: ",),
        sources=("two.csv: wide: 4 4 0 0 0",),
    ),
    *(
        Case(
            f"passed over: a column of 0-3 {name}",
            lambda heads=heads, cells=cells: {
                "form.csv": text(
                    [
                        ["Timestamp", *HEAD[:4], *heads],
                        ["9/14/2026 8:02:11", "Oak", "self", "Fall 2026", "a", *cells("0")],
                        ["9/14/2026 8:03:11", "Oak", "self", "Fall 2026", "b", *cells("3")],
                    ]
                )
            },
            ratings=(f"Oak | self | {said}", f"Oak | self | {said}"),
            problems=problems,
            sources=(f"form.csv: Google Forms: {seen}",),
        )
        for name, heads, cells, said, seen, problems in (
            (
                "where the headings leave out an action",
                [*span("S1.1", "S3.1"), "Monitoring", *span("S3.3", "S5.3")],
                lambda rating: ["2"] * 8 + [rating] + ["0"] * 10,
                "S1.1 2 2 2 2 2 2 2 2 | S3.3 0 0 0 0 0 0 0 0 0 0",
                "36 36 0 0 0",
                ("form.csv!N2: ratings-passed-over: ",),
            ),
            (
                "before the first of all actions",
                ["Item", *span("S1.2", "S5.3")],
                lambda rating: [rating] + ["0"] * 18,
                "S1.2 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
                "36 36 0 0 0",
                ("form.csv!F2: ratings-passed-over: ",),
            ),
            (
                "between actions of which none is missing",
                [*span("S1.1", "S3.1"), "Visits", *span("S3.2", "S5.3")],
                lambda rating: ["2"] * 8 + [rating] + ["0"] * 11,
                "S1.1 2 2 2 2 2 2 2 2 0 0 0 0 0 0 0 0 0 0 0",
                "38 38 0 0 0",
                (),
            ),
        )
    ),
    Case(
        "passed over: headings that stand once more between the answers of a form",
        lambda: {
            "form.csv": text(
                [
                    ["Timestamp", *HEAD[:4], "S1.1", "S1.2"],
                    ["9/14/2026 8:02:11", "Oak", "self", "Fall 2026", "a", 2, 3],
                    ["Timestamp", *HEAD[:4], "S1.1", "S1.2"],
                    ["9/14/2026 8:03:11", "Oak", "self", "Fall 2026", "b", 0, 1],
                ]
            )
        },
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 2 3"),
        sources=("form.csv: Google Forms: 4 4 0 0 0",),
    ),
    Case(
        "passed over: a rating in the column of notes, where its own is blank",
        lambda: {
            "form.csv": text(
                [
                    ["School", "Perspective", "Round", "Action", "Rating", "Notes"],
                    ["Oak", "self", "Fall 2026", "S1.1", 1, "2 of 5 teachers"],
                    ["Oak", "self", "Fall 2026", "S1.2", "", 2],
                    ["Oak", "self", "Fall 2026", "S1.3", "", "3 - put in the wrong box"],
                    ["Oak", "self", "Fall 2026", "S2.1", "", "2 meetings"],
                ]
            )
        },
        ratings=("Oak | self | S1.1 1 - - -",),
        problems=("form.csv!F3: rating-elsewhere: ", "form.csv!F4: rating-elsewhere: "),
        sources=("form.csv: tidy: 4 1 3 0 0",),
    ),
    Case(
        "passed over: a rating in a form's notes of one action, and notes that are numbers throughout",
        lambda: {
            "form.csv": text(
                [
                    ["School", "Perspective", "Round", "S1.1", "S1.1 notes", "S1.2", "S1.2 notes"],
                    ["Oak", "self", "Fall 2026", 1, "some", "", 2],
                    ["Oak", "self", "Fall 2026", 3, "most", 0, ""],
                ]
            ),
            "figures.csv": text(
                [
                    ["School", "Perspective", "Round", "Action", "Rating", "Notes"],
                    ["Elm", "self", "Fall 2026", "S1.1", 1, 3],
                    ["Elm", "self", "Fall 2026", "S1.2", "", 2],
                    ["Elm", "self", "Fall 2026", "S1.3", 2, 1],
                    ["Elm", "self", "Fall 2026", "S2.1", 0, 0],
                ]
            ),
        },
        ratings=("Oak | self | S1.1 1 -", "Oak | self | S1.1 3 0", "Elm | self | S1.1 1 - 2 0"),
        problems=("form.csv!G2: rating-elsewhere: ",),
        sources=("form.csv: wide: 4 3 1 0 0", "figures.csv: tidy: 4 3 1 0 0"),
    ),
]

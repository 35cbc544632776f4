"""Who is one person and who is two: answers that are exported twice, entered for others, or that name nobody."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import at, book, text

SIDE = "School ILT"
FIVE = ["S1.1", "S1.2", "S1.3", "S2.1", "S2.2"]
ANSWERS = {"round": "Fall 2026"}
ROWS = [
    ["10/13/2026 8:00:01", "Oak", SIDE, 0, 1, 2, 3, 0],
    ["10/13/2026 8:07:02", "Oak", SIDE, 1, 1, 1, 1, 1],
    ["10/14/2026 9:00:03", "Oak", SIDE, 3, 2, 3, 2, 3],
]
READ = ("Oak | self | S1.1 0 1 2 3 0", "Oak | self | S1.1 1 1 1 1 1", "Oak | self | S1.1 3 2 3 2 3")
HEAD = ["Timestamp", "School", "Team", *FIVE]
COPY = ("early.csv", "late.csv")


def two(first, second):
    """Return the files of two exports."""
    return {"early.csv": text(first), "late.csv": text(second)}


def both(*keys):
    """Return the questions that both exports ask."""
    return tuple(f"{key}@{file}" for key in keys for file in COPY)


def entered(heading, *names):
    """Return a table in which one address is in several rows, with a name in each."""
    marks = [[0, 1, 2, 3, 0], [1, 1, 1, 1, 1], [0, 2, 3, 2, 3]]
    rows = [["office@d.org", "Oak", SIDE, name, *marks[at]] for at, name in enumerate(names)]
    return {"form.csv": text([["Email Address", "School", "Team", heading, *FIVE], *rows])}


CASES = [
    Case(
        "people: an early and a late export of one anonymous form",
        lambda: two([HEAD, *ROWS[:2]], [HEAD, *ROWS]),
        answers=ANSWERS,
        questions=both("round"),
        ratings=READ,
        sources=("early.csv: Google Forms: 10 10 0 0 0", "late.csv: Google Forms: 15 15 0 0 0"),
        notices=("2 responses are also in early.csv. They are counted only once.",),
    ),
    Case(
        "people: one export, and the same as a workbook",
        lambda: {
            "early.csv": text([HEAD, *ROWS]),
            "late.xlsx": book(
                {
                    "Sheet1": [
                        HEAD,
                        [at(2026, 10, 13, 8, 0, 1), *ROWS[0][1:]],
                        [at(2026, 10, 13, 8, 7, 2), *ROWS[1][1:]],
                        [at(2026, 10, 14, 9, 0, 3), *ROWS[2][1:]],
                    ]
                }
            ),
        },
        answers=ANSWERS,
        questions=("round@early.csv", "round@late.xlsx"),
        ratings=READ,
        sources=("early.csv: Google Forms: 15 15 0 0 0", "late.xlsx#Sheet1: Google Forms: 15 15 0 0 0"),
        notices=("3 responses are also in early.csv. They are counted only once.",),
    ),
    Case(
        "people: an export without times that was saved again with one blank more",
        lambda: two(
            [HEAD[1:], *(row[1:] for row in ROWS)], [HEAD[1:], *([row[1], f"{SIDE} ", *row[3:]] for row in ROWS)]
        ),
        answers=ANSWERS,
        questions=both("round"),
        ratings=READ,
        sources=("early.csv: wide: 15 15 0 0 0", "late.csv: wide: 15 15 0 0 0"),
        notices=("3 responses are also in early.csv. They are counted only once.",),
    ),
    Case(
        "people: ids of answers, of which one was changed",
        lambda: two(
            [["Response ID", *HEAD[1:]], ["R_3kTq81Za", *ROWS[0][1:]], ["R_9mLw20Xc", *ROWS[1][1:]]],
            [["Response ID", *HEAD[1:]], ["R_9mLw20Xc", "Oak", SIDE, 1, 1, 1, 1, 2], ["R_5bQe77Yv", *ROWS[2][1:]]],
        ),
        answers=ANSWERS | {"duplicates": "set both aside"},
        questions=(*both("round"), "duplicates@late.csv"),
        ratings=(READ[0], "Oak | self | S1.1 1 1 1 1", READ[2]),
        problems=("early.csv!H3: set-aside: 1", "late.csv!H2: set-aside: 2"),
        sources=("early.csv: wide: 10 9 0 1 0", "late.csv: wide: 10 9 0 1 0"),
        notices=("1 response is also in early.csv. It is counted only once.",),
    ),
    Case(
        "people: two schools whose people answered in the same second, and alike",
        lambda: two([HEAD, ROWS[0]], [HEAD, [ROWS[0][0], "Elm", *ROWS[0][2:]]]),
        answers=ANSWERS,
        questions=both("round"),
        ratings=(READ[0], "Elm | self | S1.1 0 1 2 3 0"),
        sources=("early.csv: Google Forms: 5 5 0 0 0", "late.csv: Google Forms: 5 5 0 0 0"),
    ),
    Case(
        "people: two of one school who answered in the same minute, not alike",
        lambda: two([HEAD, ROWS[0]], [HEAD, ["10/13/2026 8:00:41", "Oak", SIDE, 0, 1, 2, 3, 1]]),
        answers=ANSWERS,
        questions=both("round"),
        ratings=(READ[0], "Oak | self | S1.1 0 1 2 3 1"),
        sources=("early.csv: Google Forms: 5 5 0 0 0", "late.csv: Google Forms: 5 5 0 0 0"),
    ),
    Case(
        "people: one answer in two files that are said to be of two rounds",
        lambda: two([HEAD, ROWS[0], ROWS[1]], [HEAD, ROWS[1], ROWS[2]]),
        answers={"round@early.csv": "Fall 2026", "round@late.csv": "Spring 2027"},
        questions=both("round"),
        rounds=("Fall 2026", "Spring 2027"),
        ratings=(READ[0], READ[2]),
        problems=("early.csv!3: answer-in-two-rounds: ", "late.csv!2: answer-in-two-rounds: "),
        sources=("early.csv: Google Forms: 10 5 0 5 0", "late.csv: Google Forms: 10 5 0 5 0"),
    ),
    Case(
        "people: an office enters for others, and a column asks for whom",
        lambda: entered("Name of the person who rated", "Ana Ruiz", "Ben Cole", "Cy Diaz"),
        answers=ANSWERS,
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 1 2 3 0", "Oak | self | S1.1 1 1 1 1 1", "Oak | self | S1.1 0 2 3 2 3"),
        sources=("form.csv: wide: 15 15 0 0 0",),
        notices=("the column “Name of the person who rated” says who rated",),
    ),
    Case(
        "people: an office enters for others, and some column has names",
        lambda: entered("ILT member whose paper this is", "Ana Ruiz", "Ben Cole", "Cy Diaz"),
        answers=ANSWERS | {"rater-column": "yes"},
        questions=("round@form.csv", "rater-column@form.csv"),
        ratings=("Oak | self | S1.1 0 1 2 3 0", "Oak | self | S1.1 1 1 1 1 1", "Oak | self | S1.1 0 2 3 2 3"),
        sources=("form.csv: wide: 15 15 0 0 0",),
    ),
    Case(
        "people: somebody answers twice and writes the name otherwise",
        lambda: entered("Name", "Ana Ruiz", "A. Ruiz"),
        answers=ANSWERS | {"duplicates": "keep the latest"},
        questions=("round@form.csv", "duplicates@form.csv"),
        ratings=("Oak | self | S1.1 1 1 1 1 1",),
        problems=tuple(f"form.csv!{c}2: replaced: {v}" for c, v in zip("EGHI", (0, 2, 3, 0), strict=True)),
        sources=("form.csv: wide: 10 6 0 4 0",),
    ),
    Case(
        "people: one rating a row, entered for others",
        lambda: {
            "list.csv": text(
                [
                    ["school", "perspective", "rater", "On behalf of", "action_id", "rating"],
                    ["Oak", "self", "office", "Ana", "S1.1", 3],
                    ["Oak", "self", "office", "Ben", "S1.1", 1],
                ]
            )
        },
        answers=ANSWERS,
        questions=("round@list.csv",),
        ratings=("Oak | self | S1.1 3", "Oak | self | S1.1 1"),
        sources=("list.csv: tidy: 2 2 0 0 0",),
        notices=("the column “On behalf of” says who rated",),
    ),
    Case(
        "people: what stands for a name and is nobody's",
        lambda: {
            "form.csv": text(
                [
                    ["Name", "School", "Team", *FIVE],
                    *(
                        [name, "Oak", SIDE, 0, 1, 2, 3, 0]
                        for name in ("N/A", "n/a", "Prefer not to say", "prefer not to say", "Anonymous", "--")
                    ),
                ]
            )
        },
        answers=ANSWERS,
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 1 2 3 0",) * 6,
        sources=("form.csv: wide: 30 30 0 0 0",),
    ),
    Case(
        "people: an answer that was sent twice within seconds is said, and one of the same ratings hours later is not",
        lambda: {
            "form.csv": text(
                [
                    HEAD,
                    ["10/13/2026 8:00:01", "Oak", SIDE, 0, 1, 2, 3, 0],
                    ["10/13/2026 8:00:03", "Oak", SIDE, 0, 1, 2, 3, 0],
                    ["10/13/2026 9:30:00", "Oak", SIDE, 0, 1, 2, 3, 0],
                    ["10/13/2026 9:30:02", "Elm", SIDE, 0, 1, 2, 3, 0],
                ]
            )
        },
        answers=ANSWERS,
        questions=("round@form.csv",),
        ratings=("Elm | self | S1.1 0 1 2 3 0", *["Oak | self | S1.1 0 1 2 3 0"] * 3),
        sources=("form.csv: Google Forms: 20 20 0 0 0",),
        notices=("Rows 2 and 3 have the same answers, sent within a minute of each other, and no name.",),
    ),
]

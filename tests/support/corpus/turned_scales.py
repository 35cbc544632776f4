"""Scales of four whose 1 is the best: what 1 to 4 are is asked, and may be answered from the best on."""

from ilt.framework import SCALE
from tests.support.corpus.case import Case
from tests.support.corpus.microsoft import MICROSOFT_HEAD
from tests.support.corpus.writers import WORDS, book, text

SENT = ["9/14/26 8:02:11", "9/14/26 8:09:41"]
FROM_4 = "1 is the highest: 1-4 stand for 3-0"
HEAD = ["Name", "School", "Round", "Team", "S1.1", "S1.2", "S1.3"]
OF = ["Oak", "Fall 2026", "School ILT"]
ROWS = [HEAD, ["Ann", *OF, 1, 4, 2], ["Bo", *OF, 3, "", 1]]
TURNED = [[number, SCALE[3 - number]] for number in range(4)]
OWN_WORDS = [
    [0, "Every teacher does this, always"],
    [1, "Many teachers do it, not all of them"],
    [2, "A few teachers have begun"],
    [3, "We have not done this so far"],
]
STEPS = [[1, "Read the whole action"], [2, "Talk about what you saw"], [3, "Rate it alone"], [4, "Send the form"]]
IN_ORDER = [HEAD, ["Ann", *OF, 0, 2, 1], ["Bo", *OF, 3, "", 0]]
NO_FOUR = [HEAD, ["Ann", *OF, 1, 3, 2], ["Bo", *OF, 3, "", 1]]
READ = ("Oak | self | S1.1 3 0 2", "Oak | self | S1.1 1 - 3")
LEGEND = "(1 = present and implemented consistently, 2 = mostly consistently, 3 = inconsistently, 4 = not present)"


def turned(name, legend, answer=FROM_4):
    """Return a case in which a sentence above the table says which number is the best."""
    return Case(
        f"turned scales: {name}",
        lambda: {"form.csv": text([[legend], [], *ROWS])},
        answers={"scale": answer},
        questions=("scale@form.csv",),
        ratings=READ,
        sources=("form.csv: wide: 6 5 1 0 0",),
        notices=("As you answered, the numbers 1 to 4 were read as the ratings 3 to 0, in that order.",),
    )


CASES = [
    turned("a legend from the best on", "1 = exemplary, 2 = good, 3 = some, 4 = not present"),
    turned("a sentence", "1 is best"),
    turned("both ends", "Scale: 1 (highest) to 4 (lowest)"),
    Case(
        "turned scales: Microsoft Forms, the legend behind the wording of each action",
        lambda: {
            "form.csv": text(
                [
                    [
                        *MICROSOFT_HEAD,
                        "School",
                        "Round",
                        "Team",
                        *(f"{WORDS[one]} {LEGEND}" for one in ("S3.1", "S3.2")),
                    ],
                    ["1", *SENT, "a@d.org", "Ann", *OF, 4, 2],
                    ["2", *SENT, "b@d.org", "Bob", *OF, 1, 3],
                ]
            )
        },
        answers={"scale": FROM_4},
        questions=("scale@form.csv",),
        ratings=("Oak | self | S3.1 0 2", "Oak | self | S3.1 3 1"),
        sources=("form.csv: Microsoft Forms: 4 4 0 0 0",),
    ),
    Case(
        "turned scales: where a 0 stands among the numbers, they are no choices from 1 to 4",
        lambda: {"form.csv": text([["1 = best, 4 = worst"], [], *ROWS[:2], ["Bo", *OF, 3, 0, 1]])},
        questions=("scale@form.csv",),
        problems=("form.csv!F4: off-scale: 4",),
        sources=("form.csv: wide: 6 0 0 0 6",),
        rounds=(),
    ),
    *(
        Case(
            f"turned scales: {where}",
            make,
            questions=(question,),
            sources=source,
            rounds=(),
        )
        for where, make, question, source in (
            (
                "each number and its label in two cells above the table",
                lambda: {"form.csv": text([*TURNED, [], *IN_ORDER])},
                "scale@form.csv",
                ("form.csv: wide: 6 0 0 0 6",),
            ),
            (
                "each label and its number in two cells above the table",
                lambda: {"form.csv": text([*(row[::-1] for row in TURNED), [], *IN_ORDER])},
                "scale@form.csv",
                ("form.csv: wide: 6 0 0 0 6",),
            ),
            (
                "each number and its label in two cells, in words of one's own",
                lambda: {"form.csv": text([*OWN_WORDS, [], *IN_ORDER])},
                "scale@form.csv",
                ("form.csv: wide: 6 0 0 0 6",),
            ),
            (
                "on a sheet of its own, without a heading",
                lambda: {"form.xlsx": book({"Answers": IN_ORDER, "Key": TURNED})},
                "scale@form.xlsx",
                ("form.xlsx#Answers: wide: 6 0 0 0 6", "form.xlsx#Key: : 0 0 0 0 0"),
            ),
            (
                "labels of both ends in brackets",
                lambda: {"form.csv": text([["Scale: 0 (fully in place) to 3 (not present)"], [], *IN_ORDER])},
                "scale@form.csv",
                ("form.csv: wide: 6 0 0 0 6",),
            ),
            (
                "labels of both ends in brackets, in other words",
                lambda: {"form.csv": text([["Rated 0 (strong) – 3 (weak)"], [], *IN_ORDER])},
                "scale@form.csv",
                ("form.csv: wide: 6 0 0 0 6",),
            ),
        )
    ),
    Case(
        "turned scales: a scale from 1 on in two cells a row, and nobody gave a 4",
        lambda: {"form.csv": text([*([n + 1, label] for n, (_, label) in enumerate(reversed(TURNED))), [], *NO_FOUR])},
        answers={"scale": "1 is the lowest: 1-4 stand for 0-3"},
        questions=("scale@form.csv",),
        ratings=("Oak | self | S1.1 0 2 1", "Oak | self | S1.1 2 - 0"),
        sources=("form.csv: wide: 6 5 1 0 0",),
    ),
    Case(
        "turned scales: our own labels in two cells a row, and steps that are numbered, are no other scale",
        lambda: {
            "form.csv": text(
                [*([n, label] for n, (_, label) in enumerate(reversed(TURNED))), [], *STEPS, [], *IN_ORDER]
            )
        },
        ratings=("Oak | self | S1.1 0 2 1", "Oak | self | S1.1 3 - 0"),
        sources=("form.csv: wide: 6 5 1 0 0",),
    ),
    *(
        Case(
            f"turned scales: a column says that {heading} {most} is the most",
            lambda heading=heading, most=most: {
                "a.csv": text(
                    [
                        ["round", "school", "rater", "perspective", "action_id", "rating", heading],
                        *(
                            ["Fall 2026", "Oak", "Ann", "self", one, n, most]
                            for n, one in enumerate(("S1.1", "S1.2", "S1.3"), 1)
                        ),
                    ]
                )
            },
            answers=answers,
            questions=("scale@a.csv",),
            ratings=("Oak | self | S1.1 1 2 3",) if answers else (),
            sources=(f"a.csv: tidy: 3 {'3 0 0 0' if answers else '0 0 0 3'}",),
            rounds=("Fall 2026",) if answers else (),
        )
        for heading, most, answers in (
            ("out of", 4, {}),
            ("Max score", 4, {"scale": "the scale was 0-3"}),
            ("Points possible", 5, {}),
        )
    ),
    Case(
        "turned scales: amid actions with a column for each rater, a row without an action is a problem",
        lambda: {
            "a.csv": text(
                [
                    ["Round", "Fall 2026"],
                    ["School", "Oak"],
                    ["Team", "School ILT"],
                    ["Action", "Ana Ruiz", "Ben Cole"],
                    ["S1.1", 1, 2],
                    ["", 3, 0],
                    ["S1.3", 2, 2],
                ]
            )
        },
        answers={"titles": "raters"},
        questions=("titles@a.csv",),
        ratings=("Oak | self | S1.1 1 | S1.3 2", "Oak | self | S1.1 2 | S1.3 2"),
        problems=("a.csv!A6: action-missing: ",),
        sources=("a.csv: by column: 6 4 0 2 0",),
    ),
]

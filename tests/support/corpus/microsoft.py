"""Exports of Microsoft Forms."""

from tests.support import files
from tests.support.corpus.case import Case
from tests.support.corpus.tables import FORM, names
from tests.support.corpus.writers import DASHED, MIXED, NUMBERED, ONES, WORDS, S, at, book, labeled, text, texts

MICROSOFT_HEAD = ["ID", "Start time", "Completion time", "Email", "Name"]


def sent(number, email="anonymous", name=""):
    return [number, at(2026, 9, 14, 8, number), at(2026, 9, 14, 8, number + 9), email, name]


COLUMNS = ["ID", "Start time", "Completion time", "Email", "Name"]

WHEN = ["11/3/26 8:00:00", "11/3/26 8:06:12"]

MICROSOFT = [
    ["ID", "Start time", "Completion time", "Email", "Name", *names(), f"Points - {files.SCHOOL[0].text}"],
    [1, "a", "b", "anonymous", "", *FORM, 1],
]

CASES = [
    Case(
        "Microsoft: anonymous, statements only, another order",
        lambda: {
            "ILT(1-3).xlsx": book(
                {
                    "Sheet1": [
                        [*MICROSOFT_HEAD, "Last modified time", *(WORDS[action] for action in reversed(S))],
                        [*sent(1), None, *labeled(reversed(MIXED))],
                        [*sent(2), None, *labeled(ONES)],
                        [*sent(3), None, *labeled(ONES)],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "School ILT"},
        questions=("perspective@ILT(1-3).xlsx", "round@ILT(1-3).xlsx", "school@ILT(1-3).xlsx"),
        ratings=(
            "Oak | self | S1.1 0 1 2 3 3 2 1 0 0 1 2 3 3 2 1 0 0 1 2",
            "Oak | self | S1.1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
            "Oak | self | S1.1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        ),
        sources=("ILT(1-3).xlsx#Sheet1: Microsoft Forms: 57 57 0 0 0",),
    ),
    Case(
        "Microsoft: a quiz with points and feedback, a branch that asks an action again",
        lambda: {
            "quiz.xlsx": book(
                {
                    "Sheet1": [
                        [
                            *MICROSOFT_HEAD,
                            "Total points",
                            "Quiz feedback",
                            "School",
                            "Points - School",
                            "Feedback - School",
                            WORDS["S1.3"],
                            f"Points - {WORDS['S1.3']}",
                            f"Feedback - {WORDS['S1.3']}",
                            WORDS["S2.3"],
                            f"Points - {WORDS['S2.3']}",
                            f"Feedback - {WORDS['S2.3']}",
                        ],
                        [*sent(1, "a@d.org", "Ann"), 2, None, "Oak", 0, None, DASHED[1], 3, None, DASHED[2], 1, None],
                        [*sent(2, "b@d.org", "Bob"), 0, None, "Oak", 0, None, DASHED[3], 0, None, None, 0, "well done"],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026", "perspective": "self"},
        questions=("perspective@quiz.xlsx", "round@quiz.xlsx"),
        ratings=("Oak | self | S1.3 1 | S2.3 2", "Oak | self | S1.3 3 | S2.3 -"),
        sources=("quiz.xlsx#Sheet1: Microsoft Forms: 4 3 1 0 0",),
    ),
    Case(
        "Microsoft: both branches of a joint form ask the same actions",
        lambda: {
            "branches.xlsx": book(
                {
                    "Sheet1": [
                        [
                            *MICROSOFT_HEAD,
                            "Your team",
                            "Your school",
                            WORDS["S3.2"],
                            WORDS["S3.3"],
                            f"{WORDS['S3.2']}2",
                            f"{WORDS['S3.3']}2",
                        ],
                        [*sent(1, "a@d.org", "Ann"), "School ILT", "Oak", DASHED[1], DASHED[2], None, None],
                        [*sent(2, "b@d.org", "Bob"), "District ILT", "Oak", None, None, DASHED[0], DASHED[3]],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@branches.xlsx",),
        ratings=("Oak | cross | S3.2 0 3", "Oak | self | S3.2 1 2"),
        sources=("branches.xlsx#Sheet1: Microsoft Forms: 4 4 0 0 0",),
    ),
    Case(
        "Microsoft: CSV with hard spaces, and Notes, Notes2 ... after each action",
        lambda: {
            "export.csv": text(
                [
                    [
                        *MICROSOFT_HEAD,
                        "What is your school?\xa0",
                        WORDS["S3.1"].replace(" ", "\xa0"),
                        "Notes",
                        WORDS["S3.2"] + "\xa0",
                        "Notes2",
                        WORDS["S3.3"],
                        "Notes3",
                    ],
                    [
                        "1",
                        "9/14/26 8:02:11",
                        "9/14/26 8:09:41",
                        "a@d.org",
                        "Ann",
                        "Oak",
                        "2",
                        "we have a tool",
                        "1",
                        "",
                        "0",
                        "nobody does",
                    ],
                    [
                        "2",
                        "9/14/26 9:02:11",
                        "9/14/26 9:09:41",
                        "b@d.org",
                        "Bob",
                        "Elm",
                        "3",
                        "",
                        "1",
                        "1 of 4 teams",
                        "2",
                        "",
                    ],
                ],
                encoding="utf-8-sig",
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        questions=("perspective@export.csv", "round@export.csv"),
        ratings=("Elm | self | S3.1 3 1 2", "Oak | self | S3.1 2 1 0"),
        sources=("export.csv: Microsoft Forms: 6 6 0 0 0",),
        notes=("S3.1 we have a tool", "S3.2 1 of 4 teams", "S3.3 nobody does"),
    ),
    Case(
        "Microsoft: one file for each school, answered by file",
        lambda: {
            "Oak ILT(1-1).xlsx": book(
                {"Sheet1": [[*MICROSOFT_HEAD, *(WORDS[a] for a in S)], [*sent(1), *labeled(MIXED)]]}
            ),
            "Elm ILT(1-1).xlsx": book(
                {"Sheet1": [[*MICROSOFT_HEAD, *(WORDS[a] for a in S)], [*sent(1), *labeled(ONES)]]}
            ),
        },
        answers={
            "round": "Fall 2026",
            "perspective": "School ILT",
            "school@Oak ILT(1-1).xlsx": "Oak",
            "school@Elm ILT(1-1).xlsx": "Elm",
        },
        questions=(
            "perspective@Elm ILT(1-1).xlsx",
            "perspective@Oak ILT(1-1).xlsx",
            "round@Elm ILT(1-1).xlsx",
            "round@Oak ILT(1-1).xlsx",
            "school@Elm ILT(1-1).xlsx",
            "school@Oak ILT(1-1).xlsx",
        ),
        ratings=(
            "Elm | self | S1.1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
            "Oak | self | S1.1 0 1 2 3 3 2 1 0 0 1 2 3 3 2 1 0 0 1 2",
        ),
        sources=(
            "Elm ILT(1-1).xlsx#Sheet1: Microsoft Forms: 19 19 0 0 0",
            "Oak ILT(1-1).xlsx#Sheet1: Microsoft Forms: 19 19 0 0 0",
        ),
    ),
    Case(
        "microsoft: neither school nor side, columns in any order",
        lambda: {
            "ILT Reflection(1-2).xlsx": book(
                {
                    "Sheet1": [
                        [*COLUMNS, *texts("S5.1", "S5.3")[::-1], *texts("S1.1", "S1.2")],
                        [1, *WHEN, "a@d.org", "Abe", NUMBERED[0], NUMBERED[1], NUMBERED[2], NUMBERED[3], NUMBERED[3]],
                        [2, *WHEN, "b@d.org", "Bea", NUMBERED[1], None, NUMBERED[1], NUMBERED[2], NUMBERED[0]],
                    ]
                }
            )
        },
        answers={
            "round": "Fall 2026",
            "perspective@ILT Reflection(1-2).xlsx": "School ILT",
            "school@ILT Reflection(1-2).xlsx": "Dale",
        },
        questions=(
            "perspective@ILT Reflection(1-2).xlsx",
            "round@ILT Reflection(1-2).xlsx",
            "school@ILT Reflection(1-2).xlsx",
        ),
        ratings=("Dale | self | S1.1 2 0 | S5.1 1 - 1", "Dale | self | S1.1 3 3 | S5.1 2 1 0"),
        sources=("ILT Reflection(1-2).xlsx#Sheet1: Microsoft Forms: 10 9 1 0 0",),
    ),
    Case(
        "microsoft: school and team asked, points and feedback",
        lambda: {
            "Quiz.xlsx": book(
                {
                    "Form1": [
                        [
                            *COLUMNS,
                            "Total points",
                            "Quiz feedback",
                            "Which school is this about?",
                            "Which ILT do you belong to?",
                        ]
                        + [
                            part
                            for text in texts("S3.1", "S3.2")
                            for part in (text, f"Points - {text}", f"Feedback - {text}")
                        ],
                        [7, *WHEN, "c@d.org", "Cy", 0, None, "Elm", "School ILT", "2", 0, None, "1", 3, "good"],
                        [
                            8,
                            *WHEN,
                            "d@d.org",
                            "Di",
                            0,
                            None,
                            "Elm",
                            "District ILT",
                            "3 - Fully in place",
                            1,
                            None,
                            "0 - Not yet",
                            2,
                            None,
                        ],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@Quiz.xlsx",),
        ratings=("Elm | cross | S3.1 3 0", "Elm | self | S3.1 2 1"),
        sources=("Quiz.xlsx#Form1: Microsoft Forms: 4 4 0 0 0",),
    ),
    Case(
        "microsoft: Notes right after each action, numbered by the tool",
        lambda: {
            "Notes.xlsx": book(
                {
                    "Sheet1": [
                        [
                            *COLUMNS,
                            "School",
                            "Team",
                            WORDS["D2.1"],
                            "Notes",
                            WORDS["D2.2"],
                            "Notes2",
                            WORDS["D2.3"],
                            "Notes3",
                        ],
                        [1, *WHEN, "e@d.org", "Eve", "Gum", "School ILT", 1, "2 rooms", 2, "3 meetings", 3, None],
                        [2, *WHEN, "f@d.org", "Flo", "Gum", "District ILT", 2, None, 2, "1 room", 0, "never came"],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@Notes.xlsx",),
        ratings=(" | self | D2.1 2 2 0", "Gum | cross | D2.1 1 2 3"),
        sources=("Notes.xlsx#Sheet1: Microsoft Forms: 6 6 0 0 0",),
        notes=("D2.1 2 rooms", "D2.2 1 room", "D2.2 3 meetings", "D2.3 never came"),
    ),
    Case(
        "microsoft: anonymous, no-break spaces, saved as csv",
        lambda: {
            "anon.csv": text(
                [
                    [
                        *COLUMNS,
                        "Your school",
                        "Your team",
                        *[str(text).replace(" ", "\xa0") for text in texts("S4.3", "S4.4")],
                    ],
                    ["1", *WHEN, "anonymous", "", "Ivy Hill", "School ILT", "1", "2"],
                    ["2", *WHEN, "anonymous", "", "Ivy Hill", "School ILT", "1", "2"],
                    ["3", *WHEN, "anonymous", "", "Ivy Hill", "District ILT", "0", "between 1 and 2"],
                ],
                encoding="cp1252",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@anon.csv",),
        ratings=("Ivy Hill | cross | S4.3 0", "Ivy Hill | self | S4.3 1 2", "Ivy Hill | self | S4.3 1 2"),
        problems=("anon.csv!I4: not-one-rating: between 1 and 2",),
        sources=("anon.csv: Microsoft Forms: 6 5 0 1 0",),
    ),
    Case(
        "Microsoft Forms",
        lambda: {"microsoft.xlsx": book({"Form1": MICROSOFT})},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@microsoft.xlsx", "round@microsoft.xlsx", "school@microsoft.xlsx"),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("microsoft.xlsx#Form1: Microsoft Forms: 19 19 0 0 0",),
    ),
    Case(
        "Microsoft: notes behind another question about each action",
        lambda: {
            "sure.csv": text(
                [
                    [
                        *MICROSOFT_HEAD,
                        "School",
                        *(WORDS["S3.1"], "How sure are you?", "Notes", WORDS["S3.2"], "How sure are you?2", "Notes2"),
                    ],
                    ["1", "9/14/26 8:02:11", "9/14/26 8:09:41", "a@d.org", "Ann", "Oak", 2, 3, "2 teams", 0, 1, ""],
                    ["2", "9/14/26 9:02:11", "9/14/26 9:09:41", "b@d.org", "Bob", "Oak", 1, 1, "", 3, 2, "all do"],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        questions=("perspective@sure.csv", "round@sure.csv"),
        ratings=("Oak | self | S3.1 2 0", "Oak | self | S3.1 1 3"),
        sources=("sure.csv: Microsoft Forms: 4 4 0 0 0",),
        notes=("S3.1 2 teams", "S3.2 all do"),
    ),
    Case(
        "Microsoft: points and feedback of a quiz in another language are not used",
        lambda: {
            "quiz.csv": text(
                [
                    ["ID", "Startzeit", "Name", "School", "Round", "Team", "S1.1", "Punkte – S1.1", "Feedback – S1.1"],
                    [1, "2026-10-05 09:00:00", "Ana Ruiz", "Oak", "Fall 2026", "School ILT", 2, 1, ""],
                    [2, "2026-10-05 09:10:00", "Ben Cole", "Oak", "Fall 2026", "School ILT", 0, 1, ""],
                ]
            )
        },
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 2"),
        sources=("quiz.csv: wide: 2 2 0 0 0",),
    ),
]

"""Exports of SurveyMonkey."""

from tests.support.corpus.case import Case
from tests.support.corpus.tables import BARE, names
from tests.support.corpus.writers import (
    AREA,
    DASHED,
    LABELS,
    NUMBERED,
    NUMBERED_AREA,
    WORDS,
    S,
    book,
    labeled,
    text,
    texts,
)

MONKEY_HEAD = [
    "Respondent ID",
    "Collector ID",
    "Start Date",
    "End Date",
    "IP Address",
    "Email Address",
    "First Name",
    "Last Name",
    "Custom Data 1",
]


def monkey(number, first="", last="", email=""):
    return [
        str(114000000000 + number),
        "429500111",
        "09/14/2026 08:02:11 AM",
        "09/14/2026 08:12:11 AM",
        "10.1.2.3",
        email,
        first,
        last,
        "",
    ]


def under(question, count):
    return [question, *[""] * (count - 1)]


LEAD = [
    "Respondent ID",
    "Collector ID",
    "Start Date",
    "End Date",
    "IP Address",
    "Email Address",
    "First Name",
    "Last Name",
    "Custom Data 1",
]

WHEN = ["11/04/2026 01:00:00 PM", "11/04/2026 01:05:00 PM", "10.0.0.1"]

MONKEY = [
    ["Respondent ID", "Collector ID", "School", "Please rate", *[""] * 18],
    ["", "", "Response", *names()],
    ["118", "1", "Alder", *BARE],
]

CASES = [
    Case(
        "SurveyMonkey: a matrix, cp1252, labels as answers",
        lambda: {
            "ILT.csv": text(
                [
                    [
                        *MONKEY_HEAD,
                        "What is your school?",
                        *under("To what extent is each action present in your ILT’s work?", 4),
                        "Anything else?",
                    ],
                    [*[""] * 9, "Response", *(WORDS[action] for action in S[3:7]), "Open-Ended Response"],
                    [*monkey(1), "Oak", *(LABELS[int(x)] for x in "0123"), "we’re trying – 2 of us"],
                    [*monkey(2), "Elm", *(LABELS[int(x)] for x in "321"), "", ""],
                ],
                encoding="cp1252",
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        questions=("perspective@ILT.csv", "round@ILT.csv"),
        ratings=("Elm | self | S2.1 3 2 1 -", "Oak | self | S2.1 0 1 2 3"),
        sources=("ILT.csv: SurveyMonkey: 8 7 1 0 0",),
    ),
    Case(
        "SurveyMonkey: first and last names are one rater",
        lambda: {
            "names.csv": text(
                [
                    [*MONKEY_HEAD, "School", *under("Rate your ILT", 2)],
                    [*[""] * 9, "Response", WORDS["S1.1"], WORDS["S1.3"]],
                    [*monkey(1, "Ann", "Lee"), "Oak", DASHED[1], DASHED[2]],
                    [*monkey(2, "Ann", "Moss"), "Oak", DASHED[3], DASHED[0]],
                    [*monkey(3, "ann ", "LEE"), "Oak", DASHED[1], DASHED[2]],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        questions=("perspective@names.csv", "round@names.csv"),
        ratings=("Oak | self | S1.1 1 | S1.3 2", "Oak | self | S1.1 3 | S1.3 0"),
        sources=("names.csv: SurveyMonkey: 6 6 0 0 0",),
    ),
    Case(
        "SurveyMonkey: a workbook, merged questions, a page for each focus area",
        lambda: {
            "All responses.xlsx": book(
                {
                    "Sheet": [
                        [
                            *MONKEY_HEAD,
                            "Which school ILT are you rating?",
                            "I am a member of",
                            *under(AREA["S3.1"], 4),
                            *under(AREA["S5.1"], 3),
                        ],
                        [*[None] * 9, "Response", "Response", *(WORDS[a] for a in (*S[7:11], *S[16:19]))],
                        [*monkey(1, email="a@d.org"), "Oak", "School ILT", *labeled("0011"), *labeled("223")],
                        [*monkey(2, email="b@d.org"), "Oak", "District ILT", *labeled("3322"), *labeled("..1")],
                    ]
                },
                merged=[("Sheet", "L1:O1"), ("Sheet", "P1:R1")],
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@All responses.xlsx",),
        ratings=("Oak | cross | S3.1 3 3 2 2 | S5.1 - - 1", "Oak | self | S3.1 0 0 1 1 | S5.1 2 2 3"),
        sources=("All responses.xlsx#Sheet: SurveyMonkey: 14 12 2 0 0",),
    ),
    Case(
        "SurveyMonkey: numbers 1-4 for the four columns",
        lambda: {
            "numeric.csv": text(
                [
                    [*MONKEY_HEAD, "School", "Perspective", "Round", *under("Rate your ILT", 19)],
                    [*[""] * 9, "Response", "Response", "Response", *(WORDS[action] for action in S)],
                    [*monkey(1), "Oak", "self", "Fall 2026", *"4321432143214321432"],
                    [*monkey(2), "Oak", "self", "Fall 2026", *"2222222222222222222"],
                ]
            )
        },
        questions=("scale@numeric.csv",),
        problems=(
            "numeric.csv!AC3: off-scale: 4",
            "numeric.csv!M3: off-scale: 4",
            "numeric.csv!Q3: off-scale: 4",
            "numeric.csv!U3: off-scale: 4",
            "numeric.csv!Y3: off-scale: 4",
        ),
        sources=("numeric.csv: SurveyMonkey: 38 0 0 0 38",),
    ),
    Case(
        "surveymonkey: first and last names, cp1252",
        lambda: {
            "ILT survey.csv": text(
                [
                    [
                        *LEAD,
                        "What is your school’s name?",
                        "Which team are you on?",
                        "How far is each of these in place – vision?",
                        "",
                        "",
                    ],
                    [*[""] * 9, "Open-Ended Response", "Response", *texts("S1.1", "S1.3")],
                    [
                        "1001",
                        "9",
                        *WHEN,
                        "",
                        "Ana",
                        "Diaz",
                        "",
                        "Juniper",
                        "School ILT",
                        NUMBERED[1],
                        NUMBERED[2],
                        NUMBERED[2],
                    ],
                    ["1002", "9", *WHEN, "", "Ana", "Wong", "", "Juniper", "School ILT", NUMBERED[3], NUMBERED[3], ""],
                    ["1003", "9", *WHEN, "", "Bo", "Diaz", "", "Juniper", "District ILT", NUMBERED[0], "", NUMBERED[1]],
                ],
                encoding="cp1252",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@ILT survey.csv",),
        ratings=("Juniper | cross | S1.1 0 - 1", "Juniper | self | S1.1 1 2 2", "Juniper | self | S1.1 3 3 -"),
        sources=("ILT survey.csv: SurveyMonkey: 9 7 2 0 0",),
    ),
    Case(
        "surveymonkey: workbook, merged questions, other and comment boxes",
        lambda: {
            "Data_All.xlsx": book(
                {
                    "Sheet": [
                        [
                            "Respondent ID",
                            "Date Created",
                            "School",
                            None,
                            "Team",
                            NUMBERED_AREA["D4.1"],
                            None,
                            None,
                            NUMBERED_AREA["D5.1"],
                            None,
                            None,
                            None,
                        ],
                        [
                            None,
                            None,
                            "Response",
                            "Other (please specify)",
                            "Response",
                            *texts("D4.1", "D4.2"),
                            "Comments:",
                            *texts("D5.1", "D5.3"),
                            "Comments:",
                        ],
                        [
                            118000000001,
                            "2026-11-04 10:00:00",
                            "Larch",
                            None,
                            "School ILT",
                            2,
                            1,
                            "2 days",
                            3,
                            3,
                            2,
                            None,
                        ],
                        [
                            118000000002,
                            "2026-11-04 10:02:00",
                            "Larch",
                            None,
                            "District ILT",
                            "3 - Mostly in place",
                            3,
                            None,
                            2,
                            2,
                            "N/A",
                            "0",
                        ],
                    ]
                },
                merged=("C1:D1", "F1:H1", "I1:L1"),
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@Data_All.xlsx",),
        ratings=(" | self | D4.1 3 3 2 2 -", "Larch | cross | D4.1 2 1 3 3 2"),
        sources=("Data_All.xlsx#Sheet: SurveyMonkey: 10 9 1 0 0",),
    ),
    Case(
        "surveymonkey: a question for each action, school not asked",
        lambda: {
            "singles.csv": text(
                [
                    ["Respondent ID", "Collector ID", "Name", *texts("S2.1", "S2.3"), "Comments"],
                    ["", "", "Open-Ended Response", "Response", "Response", "Response", "Open-Ended Response"],
                    ["5", "1", "Moe", LABELS[2], LABELS[1], LABELS[0], "2 is generous"],
                    ["6", "1", "Ned", LABELS[3], LABELS[3], LABELS[2], ""],
                ],
                encoding="utf-8-sig",
            )
        },
        answers={"round": "Fall 2026", "perspective@singles.csv": "School ILT", "school@singles.csv": "Maple"},
        questions=("perspective@singles.csv", "round@singles.csv", "school@singles.csv"),
        ratings=("Maple | self | S2.1 2 1 0", "Maple | self | S2.1 3 3 2"),
        sources=("singles.csv: SurveyMonkey: 6 6 0 0 0",),
    ),
    Case(
        "SurveyMonkey",
        lambda: {"monkey.csv": text(MONKEY, encoding="cp1252")},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@monkey.csv", "round@monkey.csv"),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("monkey.csv: SurveyMonkey: 19 19 0 0 0",),
    ),
]

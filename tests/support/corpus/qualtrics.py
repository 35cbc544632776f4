"""Exports of Qualtrics."""

import json

from tests.support.corpus.case import Case
from tests.support.corpus.tables import names
from tests.support.corpus.writers import NUMBERED, WORDS, D, S, book, labeled, text, texts


def qualtrics(number, status="IP Address", finished="True"):
    return [
        "2026-09-14 08:02:11",
        "2026-09-14 08:12:11",
        status,
        "10.1.2.3",
        "100",
        "600",
        finished,
        "2026-09-14 08:12:12",
        f"R_{number}",
        "",
        "",
        "",
        "",
        "",
        "",
        "anonymous",
        "EN",
    ]


QUALTRICS_HEAD = [
    "StartDate",
    "EndDate",
    "Status",
    "IPAddress",
    "Progress",
    "Duration (in seconds)",
    "Finished",
    "RecordedDate",
    "ResponseId",
    "RecipientLastName",
    "RecipientFirstName",
    "RecipientEmail",
    "ExternalReference",
    "LocationLatitude",
    "LocationLongitude",
    "DistributionChannel",
    "UserLanguage",
]

QUALTRICS_TEXT = [
    "Start Date",
    "End Date",
    "Response Type",
    "IP Address",
    "Progress",
    "Duration (in seconds)",
    "Finished",
    "Recorded Date",
    "Response ID",
    "Recipient Last Name",
    "Recipient First Name",
    "Recipient Email",
    "External Data Reference",
    "Location Latitude",
    "Location Longitude",
    "Distribution Channel",
    "User Language",
]


def imports(codes):
    return [json.dumps({"ImportId": code}) for code in codes]


def qualtrics_head(codes, words):
    return [
        [*QUALTRICS_HEAD, *codes],
        [*QUALTRICS_TEXT, *words],
        imports([*(h.lower() for h in QUALTRICS_HEAD), *(f"QID{n}" for n in range(len(codes)))]),
    ]


MATRIX = texts("S3.1", "S3.3", "To what extent is each in place? - ")

LEAD = [
    "StartDate",
    "EndDate",
    "Status",
    "Progress",
    "Finished",
    "ResponseId",
    "RecipientLastName",
    "RecipientFirstName",
    "DistributionChannel",
]

NAMES = [
    "Start Date",
    "End Date",
    "Response Type",
    "Progress",
    "Finished",
    "Response ID",
    "Recipient Last Name",
    "Recipient First Name",
    "Distribution Channel",
]


def heads(codes, questions):
    ids = [f'{{"ImportId":"QID{n}"}}' for n, _ in enumerate([*LEAD, *codes], 1)]
    return [[*LEAD, *codes], [*NAMES, *questions], ids]


WHEN = ["2026-11-06 09:00:00", "2026-11-06 09:04:00"]


def row(number, status, *values):
    return [*WHEN, status, 100, "True", f"R_{number}", "", "", "anonymous", *values]


QUALTRICS = [
    ["StartDate", "Status", "Q1", *(f"Q3_{n}" for n in range(19))],
    ["Start Date", "Response Type", "School", *names("Please rate - {text}")],
    [f'{{"ImportId":"QID{n}"}}' for n in range(22)],
    ["2026-10-02", "IP Address", "Alder", *[n % 4 for n in range(19)]],
    ["2026-10-02", "Survey Preview", "Alder", *[3] * 19],
]

UNANSWERED = [
    *qualtrics_head(["Round", "School", "Perspective", *S[:3]], ["Round", "School", "Perspective", *S[:3]]),
    [*qualtrics(1, "0", "1"), "Fall 2026", "Oak", "self", "0", "-99", "2"],
    [*qualtrics(2, "0", "1"), "Fall 2026", "Oak", "cross", "-99", "-99", "1"],
    [*qualtrics(3, "0", "1"), "Fall 2026", "Oak", "-99", "3", "-99", "-99"],
]

CASES = [
    Case(
        "Qualtrics: choice text, a preview and spam among the answers",
        lambda: {
            "ILT_September 14, 2026_08.30.csv": text(
                [
                    *qualtrics_head(
                        ["Q1", "Q2", "Q3_1", "Q3_2", "Q3_3"],
                        [
                            "Which school do you work at?",
                            "Which team are you on?",
                            *(f"Please rate - the extent to which each is present: - {WORDS[a]}" for a in S[:3]),
                        ],
                    ),
                    [*qualtrics(1, "Survey Preview"), "Oak", "School ILT", *labeled("000")],
                    [*qualtrics(2), "Oak", "School ILT", *labeled("123")],
                    [*qualtrics(3), "Oak", "District ILT", *labeled("00.")],
                    [*qualtrics(4, "Spam"), "Oak", "School ILT", *labeled("333")],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@ILT_September 14, 2026_08.30.csv",),
        ratings=("Oak | cross | S1.1 0 0 -", "Oak | self | S1.1 1 2 3"),
        sources=("ILT_September 14, 2026_08.30.csv: Qualtrics: 6 5 1 0 0",),
    ),
    Case(
        "Qualtrics: numeric, 1-4",
        lambda: {
            "numeric values.csv": text(
                [
                    *qualtrics_head(
                        ["School", "Team", "Round", *(f"Q3_{n}" for n in range(1, 20))],
                        ["School", "Team", "Round", *(f"Rate - {WORDS[a]}" for a in S)],
                    ),
                    [*qualtrics(1, "0", "1"), "Oak", "School ILT", "Fall 2026", *"4444333322221111432"],
                    [*qualtrics(2, "0", "1"), "Oak", "School ILT", "Fall 2026", *"1234123412341234123"],
                ]
            )
        },
        questions=("scale@numeric values.csv",),
        problems=(
            "numeric values.csv!AB5: off-scale: 4",
            "numeric values.csv!AF5: off-scale: 4",
            "numeric values.csv!AJ5: off-scale: 4",
            "numeric values.csv!AK4: off-scale: 4",
            "numeric values.csv!U4: off-scale: 4",
            "numeric values.csv!V4: off-scale: 4",
            "numeric values.csv!W4: off-scale: 4",
            "numeric values.csv!X4: off-scale: 4",
            "numeric values.csv!X5: off-scale: 4",
        ),
        sources=("numeric values.csv: Qualtrics: 38 0 0 0 38",),
    ),
    Case(
        "Qualtrics: numeric, recoded to 0-3, previews by number, tabs and UTF-16",
        lambda: {
            "ILT.tsv": text(
                [
                    *qualtrics_head(
                        ["Q1", "Q3_1", "Q3_2", "Q3_3", "Q3_4"],
                        ["School", *(f"Rate the ILT - {WORDS[a]}" for a in S[7:11])],
                    ),
                    [*qualtrics(1, "0", "1"), "Oak", *"0123"],
                    [*qualtrics(2, "1", "1"), "Oak", *"3333"],
                    [*qualtrics(3, "0", "1"), "Elm", *"1111"],
                ],
                delimiter="\t",
                encoding="utf-16",
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        questions=("perspective@ILT.tsv", "round@ILT.tsv"),
        ratings=("Elm | self | S3.1 1 1 1 1", "Oak | self | S3.1 0 1 2 3"),
        sources=("ILT.tsv: Qualtrics: 8 8 0 0 0",),
    ),
    Case(
        "Qualtrics: a workbook, the district rated by schools, a comment with line breaks",
        lambda: {
            "district.xlsx": book(
                {
                    "Sheet0": [
                        *qualtrics_head(
                            ["Q1", *(f"Q2_{n}" for n in range(1, 14)), "Q9"],
                            ["Your school", *(f"District ILT actions - {WORDS[a]}" for a in D), "Comments?"],
                        ),
                        [*qualtrics(1), "Oak", *labeled("0123012301230"), "first\nsecond - 3"],
                        [*qualtrics(2), "Elm", *labeled("1111111111111"), None],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        questions=("perspective@district.xlsx", "round@district.xlsx"),
        ratings=("Elm | cross | D1.1 1 1 1 1 1 1 1 1 1 1 1 1 1", "Oak | cross | D1.1 0 1 2 3 0 1 2 3 0 1 2 3 0"),
        sources=("district.xlsx#Sheet0: Qualtrics: 26 26 0 0 0",),
    ),
    Case(
        "qualtrics: a preview and spam among the responses",
        lambda: {
            "ILT_November 6, 2026_10.00.csv": text(
                [
                    *heads(["Q1", "Q2", "Q3_1", "Q3_2", "Q3_3"], ["Select your school", "Select your team", *MATRIX]),
                    row(1, "Survey Preview", "Pine", "School ILT", NUMBERED[3], NUMBERED[3], NUMBERED[3]),
                    row(2, "IP Address", "Pine", "School ILT", NUMBERED[1], NUMBERED[2], NUMBERED[0]),
                    row(3, "Spam", "Pine", "School ILT", NUMBERED[0], NUMBERED[0], NUMBERED[0]),
                    row(4, "IP Address", "Pine", "District ILT", NUMBERED[1], "", NUMBERED[1]),
                ],
                encoding="utf-8-sig",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@ILT_November 6, 2026_10.00.csv",),
        ratings=("Pine | cross | S3.1 1 - 1", "Pine | self | S3.1 1 2 0"),
        sources=("ILT_November 6, 2026_10.00.csv: Qualtrics: 6 5 1 0 0",),
    ),
    Case(
        "qualtrics: workbook of numbers from 1 to 4",
        lambda: {
            "numeric.xlsx": book(
                {
                    "Sheet0": [
                        *heads(
                            ["Q1", "Q2", *[f"Q3_{n}" for n in range(1, 6)]],
                            ["School", "Team", *texts("D1.1", "D2.2", "Rate the district ILT: - ")],
                        ),
                        row(1, "IP Address", "Rowan", "School ILT", 1, 2, 3, 4, 4),
                        row(2, "IP Address", "Rowan", "School ILT", 2, 2, 2, 2, 3),
                        row(3, "IP Address", "Rowan", "District ILT", 4, 4, 4, 3, 3),
                        row(4, "IP Address", "Rowan", "District ILT", 3, 4, 2, 1, 4),
                    ]
                }
            )
        },
        answers={"round": "Fall 2026", "scale@numeric.xlsx": "set the whole source aside"},
        questions=("round@numeric.xlsx", "scale@numeric.xlsx"),
        problems=("numeric.xlsx#Sheet0: scale-set-aside: ",),
        sources=("numeric.xlsx#Sheet0: Qualtrics: 20 0 0 20 0",),
    ),
    Case(
        "qualtrics: tabs in UTF-16, a focus area with a dash, options in other words",
        lambda: {
            "ILT.tsv": text(
                [
                    *heads(
                        ["school", "team", "v_1", "v_2", "v_1_TEXT"],
                        [
                            "Your school:",
                            "Your team:",
                            *texts("S1.2", "S1.3", "Vision - how far along are we? - "),
                            "Anything else? - Text",
                        ],
                    ),
                    row(1, "IP Address", "Sorrel", "School ILT", "2 - Mostly in place", "3 - Fully in place", "1 room"),
                    row(2, "IP Address", "Sorrel", "School ILT", "1 - Patchy", "4 - Exceeds", ""),
                ],
                "\t",
                "utf-16",
            )
        },
        answers={"round": "Fall 2026", "scale": "leave the 4s out"},
        questions=("round@ILT.tsv", "scale@ILT.tsv"),
        ratings=("Sorrel | self | S1.2 1", "Sorrel | self | S1.2 2 3"),
        problems=("ILT.tsv!M5: off-scale: 4 …",),
        sources=("ILT.tsv: Qualtrics: 4 3 0 1 0",),
    ),
    Case(
        "Qualtrics, with a preview",
        lambda: {"qualtrics.csv": text(QUALTRICS)},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@qualtrics.csv", "round@qualtrics.csv"),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("qualtrics.csv: Qualtrics: 19 19 0 0 0",),
    ),
    Case(
        "Qualtrics, with previews and without its other headers",
        lambda: {
            "one header.csv": text(
                [
                    ["StartDate", "Status", "Finished", "ResponseId", "DistributionChannel", "S1.1", "S1.2"],
                    ["2026-09-10 10:00:00", "IP Address", "True", "R_a", "anonymous", 2, 1],
                    ["2026-09-10 11:00:00", "Survey Preview", "True", "R_b", "preview", 3, 3],
                    ["2026-09-10 12:00:00", "Spam", "True", "R_c", "anonymous", 0, 0],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@one header.csv", "round@one header.csv", "school@one header.csv"),
        ratings=("Alder | self | S1.1 2 1",),
        sources=("one header.csv: wide: 2 2 0 0 0",),
        notices=("We left out 2 rows marked as a preview, a test or spam.",),
    ),
    Case(
        "Qualtrics: -99 for what was seen and not answered",
        lambda: {"ILT.csv": text(UNANSWERED)},
        ratings=("Oak | self | S1.1 0 - 2", "Oak | cross | S1.1 - - 1"),
        problems=("ILT.csv!T6: perspective-missing: ",),
        sources=("ILT.csv: Qualtrics: 9 3 3 3 0",),
        notices=("Not rated: 5 rating cells with -99",),
    ),
    Case(
        "Qualtrics: -99 without its other headers",
        lambda: {"ILT.csv": text(UNANSWERED[:1] + UNANSWERED[3:5])},
        ratings=("Oak | self | S1.1 0 - 2", "Oak | cross | S1.1 - - 1"),
        sources=("ILT.csv: wide: 6 3 3 0 0",),
        notices=("Not rated: 3 rating cells with -99",),
    ),
    Case(
        "Qualtrics: -99 in a table of another program is a problem",
        lambda: {
            "ILT.csv": text([["Round", "School", "Perspective", "S1.1", "S1.2"], ["Fall 2026", "Oak", "self", 2, -99]])
        },
        ratings=("Oak | self | S1.1 2",),
        problems=("ILT.csv!E2: off-scale: -99",),
        sources=("ILT.csv: wide: 2 1 0 1 0",),
    ),
]

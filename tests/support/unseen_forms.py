"""Exports of survey tools: Google Forms, Microsoft Forms, SurveyMonkey, Qualtrics, LimeSurvey."""

import csv
import json

from tests.support.unseen_kit import (
    AREA,
    CROSS,
    DASHED,
    LABELS,
    SELF,
    WORDS,
    Case,
    D,
    S,
    at,
    book,
    got,
    line,
    text,
    total,
)

FALL = {"round": "Fall 2026"}
ask = frozenset


def grid(actions, number=None):
    """Write a grid's headers: `2. Establish Team Expectations & Norms [the action]`."""
    return [f"{f'{number}. ' if number else ''}{AREA[action]} [{WORDS[action]}]" for action in actions]


def labelled(digits):
    return [DASHED[int(digit)] if digit != "." else "" for digit in digits]


ONES = "1" * 19
MIXED = "0123321001233210012"

GOOGLE_GRID = [
    Case(
        "Google grid: the usual one",
        {
            "ILT Self-Assessment (Responses) - Form Responses 1.csv": text(
                [
                    ["Timestamp", "Email Address", "Which school are you rating?", "Which team are you on?", *grid(S)],
                    ["9/14/2026 8:02:11", "ann@d.org", "Oak Elementary", "School ILT", *labelled(MIXED)],
                    ["9/14/2026 9:15:40", "bob@d.org", "Oak Elementary", "District ILT", *labelled(ONES)],
                    ["9/15/2026 7:44:02", "cy@d.org", "Elm Elementary", "School ILT", *labelled("2" * 18 + ".")],
                ],
                quoting=csv.QUOTE_ALL,
                end="\n",
            )
        },
        total(
            line("Oak Elementary", SELF, S, MIXED),
            line("Oak Elementary", CROSS, S, ONES),
            line("Elm Elementary", SELF, S, "2" * 18 + "."),
        ),
        ask=ask({"round"}),
        answers=FALL,
        raters=3,
        not_rated=1,
    ),
    Case(
        "Google grid: a German account, options in the district's words, comments of each section",
        {
            "ILT Umfrage.csv": text(
                [
                    [
                        "Zeitstempel",
                        "Name",
                        "School",
                        "Perspective",
                        "Round",
                        *grid(S[7:11]),
                        "Any comments on this section?",
                    ],
                    [
                        "14.09.2026 08:02:11",
                        "Ann",
                        "Oak",
                        "self",
                        "Fall 2026",
                        "2 - Mostly in place",
                        "1 - Started",
                        "0 - Not yet",
                        "3 - In place",
                        "we do 3 walks",
                    ],
                    [
                        "14.09.2026 09:02:11",
                        "Bob",
                        "Oak",
                        "cross",
                        "Fall 2026",
                        "2 - Mostly in place",
                        "",
                        "0 - Not yet",
                        "3 - In place",
                        "",
                    ],
                ],
                encoding="utf-8-sig",
            )
        },
        total(got("Oak", SELF, "S3.1=2 S3.2=1 S3.3=0 S3.4=3"), got("Oak", CROSS, "S3.1=2 S3.3=0 S3.4=3")),
        raters=2,
        not_rated=1,
    ),
    Case(
        "Google grid: the same person twice, Spanish account",
        {
            "Respuestas.csv": text(
                [
                    ["Marca temporal", "Dirección de correo electrónico", "School", *grid(S[:3], 1)],
                    ["2026/09/14 8:02:11 a.m. GMT-5", "ann@d.org", "Oak", *labelled("111")],
                    ["2026/09/20 8:02:11 a.m. GMT-5", "Ann@d.org", "Oak", *labelled("123")],
                    ["2026/09/20 9:02:11 a.m. GMT-5", "bob@d.org", "Oak", *labelled("000")],
                ]
            )
        },
        total(line("Oak", SELF, S[:3], "123"), line("Oak", SELF, S[:3], "000")),
        ask=ask({"round", "perspective", "duplicates"}),
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        reply={"": "latest"},
        raters=2,
    ),
    Case(
        "Google grid: one action alone",
        {
            "one question.csv": text(
                [
                    ["Timestamp", "School", f"Please rate: [{WORDS['S4.3']}]"],
                    ["9/14/2026 8:02:11", "Oak", DASHED[2]],
                    ["9/14/2026 8:05:11", "Elm", DASHED[0]],
                ]
            )
        },
        total(got("Oak", SELF, "S4.3=2"), got("Elm", SELF, "S4.3=0")),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "School ILT"},
    ),
    Case(
        "Google grid: a joint form, district and school, one person a side",
        {
            "Joint ILT form.xlsx": book(
                {
                    "Form Responses 1": [
                        [
                            "Timestamp",
                            "Your name",
                            "What school do you work at?",
                            "Are you on the school ILT or the district ILT?",
                            *grid(D),
                            *grid(S),
                        ],
                        [
                            at(2026, 9, 14, 8, 2),
                            "Ann",
                            "Oak",
                            "School ILT",
                            *labelled("0123012301230"),
                            *labelled(MIXED),
                        ],
                        [
                            at(2026, 9, 14, 9, 2),
                            "Dee",
                            None,
                            "District ILT",
                            *labelled("2" * 13),
                            *[None] * 19,
                        ],
                    ]
                }
            )
        },
        total(
            line("Oak", CROSS, D, "0123012301230"),
            line("Oak", SELF, S, MIXED),
            line("", SELF, D, "2" * 13),
        ),
        ask=ask({"round"}),
        answers=FALL,
        raters=3,
    ),
]

GOOGLE_SCALE = [
    Case(
        "Google scale: 0-3",
        {
            "Scale.csv": text(
                [
                    ["Horodateur", "School", "Perspective", *(WORDS[action] for action in S[:4])],
                    ["14/09/2026 08:02:11", "Oak", "self", "0", "1", "2", "3"],
                    ["14/09/2026 08:12:11", "Oak", "self", "3", "3", "", "3"],
                ]
            )
        },
        got("Oak", SELF, "S1.1=0 S1.1=3 S1.2=1 S1.2=3 S1.3=2 S2.1=3x2"),
        ask=ask({"round"}),
        answers=FALL,
        raters=2,
        not_rated=1,
    ),
    Case(
        "Google scale: 1-4 is never shifted by itself",
        {
            "1 to 4.csv": text(
                [
                    ["Timestamp", "School", "Perspective", "Round", *(WORDS[action] for action in S)],
                    ["9/14/2026", "Oak", "self", "Fall 2026", *"4433221144332211443"],
                    ["9/14/2026", "Oak", "self", "Fall 2026", *"3333222211113333222"],
                ]
            )
        },
        ask=ask({"scale"}),
        problems=ask({(2, "4")}),
    ),
    Case(
        "Google scale: ids before the wordings, a workbook",
        {
            "ids and wordings.xlsx": book(
                {
                    "Form Responses 1": [
                        [
                            "Timestamp",
                            "Email Address",
                            "Building",
                            *(f"{action} {WORDS[action]}" for action in S[11:16]),
                        ],
                        [at(2026, 10, 1, 10, 0, 1), "ann@d.org", "Oak", 0, 1, 2, 3, 3],
                        [at(2026, 10, 1, 10, 9, 1), "bob@d.org", "Elm", 1, 1, 1, 1, 1],
                    ]
                }
            )
        },
        total(line("Oak", CROSS, S[11:16], "01233"), line("Elm", CROSS, S[11:16], "11111")),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "District ILT"},
        raters=2,
    ),
    Case(
        "Google scale: one action alone",
        {
            "PLC pulse.csv": text(
                [
                    ["Timestamp", "Which school do you support?", WORDS["S4.3"]],
                    ["9/14/2026 8:02:11", "Oak", "2"],
                    ["9/14/2026 8:05:11", "Elm", "0"],
                    ["9/14/2026 8:09:11", "Elm", "1"],
                ]
            )
        },
        total(got("Oak", CROSS, "S4.3=2"), got("Elm", CROSS, "S4.3=0 S4.3=1")),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "District ILT"},
        raters=3,
    ),
]

MICROSOFT_HEAD = ["ID", "Start time", "Completion time", "Email", "Name"]


def sent(number, email="anonymous", name=""):
    return [number, at(2026, 9, 14, 8, number), at(2026, 9, 14, 8, number + 9), email, name]


MICROSOFT = [
    Case(
        "Microsoft: anonymous, statements only, another order",
        {
            "ILT(1-3).xlsx": book(
                {
                    "Sheet1": [
                        [*MICROSOFT_HEAD, "Last modified time", *(WORDS[action] for action in reversed(S))],
                        [*sent(1), None, *labelled(reversed(MIXED))],
                        [*sent(2), None, *labelled(ONES)],
                        [*sent(3), None, *labelled(ONES)],
                    ]
                }
            )
        },
        total(line("Oak", SELF, S, MIXED), line("Oak", SELF, S, ONES), line("Oak", SELF, S, ONES)),
        ask=ask({"round", "school", "perspective"}),
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "School ILT"},
        raters=3,
    ),
    Case(
        "Microsoft: a quiz with points and feedback, a branch that asks an action again",
        {
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
        got("Oak", SELF, "S1.3=1 S1.3=3 S2.3=2"),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "self"},
        raters=2,
        not_rated=1,
    ),
    Case(
        "Microsoft: both branches of a joint form ask the same actions",
        {
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
        total(got("Oak", SELF, "S3.2=1 S3.3=2"), got("Oak", CROSS, "S3.2=0 S3.3=3")),
        ask=ask({"round"}),
        answers=FALL,
        raters=2,
    ),
    Case(
        "Microsoft: CSV with hard spaces, and Notes, Notes2 ... after each action",
        {
            "export.csv": text(
                [
                    [
                        *MICROSOFT_HEAD,
                        "What is your school?\u00a0",
                        WORDS["S3.1"].replace(" ", "\u00a0"),
                        "Notes",
                        WORDS["S3.2"] + "\u00a0",
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
        total(got("Oak", SELF, "S3.1=2 S3.2=1 S3.3=0"), got("Elm", SELF, "S3.1=3 S3.2=1 S3.3=2")),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        notes=ask({("S3.1", "we have a tool"), ("S3.3", "nobody does"), ("S3.2", "1 of 4 teams")}),
        raters=2,
    ),
    Case(
        "Microsoft: one file for each school, answered by file",
        {
            "Oak ILT(1-1).xlsx": book(
                {"Sheet1": [[*MICROSOFT_HEAD, *(WORDS[a] for a in S)], [*sent(1), *labelled(MIXED)]]}
            ),
            "Elm ILT(1-1).xlsx": book(
                {"Sheet1": [[*MICROSOFT_HEAD, *(WORDS[a] for a in S)], [*sent(1), *labelled(ONES)]]}
            ),
        },
        total(line("Oak", SELF, S, MIXED), line("Elm", SELF, S, ONES)),
        ask=ask({"round", "school", "perspective"}),
        answers={
            "round": "Fall 2026",
            "perspective": "School ILT",
            "school@Oak ILT(1-1).xlsx": "Oak",
            "school@Elm ILT(1-1).xlsx": "Elm",
        },
        raters=2,
    ),
]

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
        str(114_000_000_000 + number),
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


SURVEYMONKEY = [
    Case(
        "SurveyMonkey: a matrix, cp1252, labels as answers",
        {
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
        total(line("Oak", SELF, S[3:7], "0123"), line("Elm", SELF, S[3:7], "321.")),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        raters=2,
        not_rated=1,
    ),
    Case(
        "SurveyMonkey: first and last names are one rater",
        {
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
        got("Oak", SELF, "S1.1=1 S1.3=2 S1.1=3 S1.3=0"),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        raters=2,
    ),
    Case(
        "SurveyMonkey: a workbook, merged questions, a page for each focus area",
        {
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
                        [*monkey(1, email="a@d.org"), "Oak", "School ILT", *labelled("0011"), *labelled("223")],
                        [*monkey(2, email="b@d.org"), "Oak", "District ILT", *labelled("3322"), *labelled("..1")],
                    ]
                },
                merged=[("Sheet", "L1:O1"), ("Sheet", "P1:R1")],
            )
        },
        total(
            line("Oak", SELF, (*S[7:11], *S[16:19]), "0011223"),
            line("Oak", CROSS, (*S[7:11], *S[16:19]), "3322..1"),
        ),
        ask=ask({"round"}),
        answers=FALL,
        raters=2,
        not_rated=2,
    ),
    Case(
        "SurveyMonkey: numbers 1-4 for the four columns",
        {
            "numeric.csv": text(
                [
                    [*MONKEY_HEAD, "School", "Perspective", "Round", *under("Rate your ILT", 19)],
                    [*[""] * 9, "Response", "Response", "Response", *(WORDS[action] for action in S)],
                    [*monkey(1), "Oak", "self", "Fall 2026", *"4321432143214321432"],
                    [*monkey(2), "Oak", "self", "Fall 2026", *"2222222222222222222"],
                ]
            )
        },
        ask=ask({"scale"}),
        problems=ask({(3, "4")}),
    ),
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


def imports(codes):
    return [json.dumps({"ImportId": code}) for code in codes]


def qualtrics_head(codes, words):
    return [
        [*QUALTRICS_HEAD, *codes],
        [*QUALTRICS_TEXT, *words],
        imports([*(h.lower() for h in QUALTRICS_HEAD), *(f"QID{n}" for n in range(len(codes)))]),
    ]


QUALTRICS = [
    Case(
        "Qualtrics: choice text, a preview and spam among the answers",
        {
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
                    [*qualtrics(1, "Survey Preview"), "Oak", "School ILT", *labelled("000")],
                    [*qualtrics(2), "Oak", "School ILT", *labelled("123")],
                    [*qualtrics(3), "Oak", "District ILT", *labelled("00.")],
                    [*qualtrics(4, "Spam"), "Oak", "School ILT", *labelled("333")],
                ]
            )
        },
        total(line("Oak", SELF, S[:3], "123"), line("Oak", CROSS, S[:3], "00.")),
        ask=ask({"round"}),
        answers=FALL,
        raters=2,
    ),
    Case(
        "Qualtrics: numeric, 1-4",
        {
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
        ask=ask({"scale"}),
        problems=ask({(4, "4"), (5, "4")}),
    ),
    Case(
        "Qualtrics: numeric, recoded to 0-3, previews by number, tabs and UTF-16",
        {
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
        total(line("Oak", SELF, S[7:11], "0123"), line("Elm", SELF, S[7:11], "1111")),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        raters=2,
    ),
    Case(
        "Qualtrics: a workbook, the district rated by schools, a comment with line breaks",
        {
            "district.xlsx": book(
                {
                    "Sheet0": [
                        *qualtrics_head(
                            ["Q1", *(f"Q2_{n}" for n in range(1, 14)), "Q9"],
                            ["Your school", *(f"District ILT actions - {WORDS[a]}" for a in D), "Comments?"],
                        ),
                        [*qualtrics(1), "Oak", *labelled("0123012301230"), "first\nsecond - 3"],
                        [*qualtrics(2), "Elm", *labelled("1111111111111"), None],
                    ]
                }
            )
        },
        total(line("Oak", CROSS, D, "0123012301230"), line("Elm", CROSS, D, "1" * 13)),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        raters=2,
    ),
]

LIME_HEAD = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]


def lime(number):
    return [str(number), "2026-09-14 08:02:11", "3", "en", "1234567"]


LIMESURVEY = [
    Case(
        "LimeSurvey: full texts, semicolons",
        {
            "results-survey123456.csv": text(
                [
                    [
                        *LIME_HEAD,
                        "What is your school?",
                        *(f"To what extent is each of these present? [{WORDS[a]}]" for a in S[11:16]),
                    ],
                    [*lime(1), "Oak", *labelled("01232")],
                    [
                        *lime(2),
                        "Elm",
                        *labelled("1111."),
                    ],
                ],
                delimiter=";",
                quoting=csv.QUOTE_ALL,
            )
        },
        total(line("Oak", SELF, S[11:16], "01232"), line("Elm", SELF, S[11:16], "1111.")),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        raters=2,
        not_rated=1,
    ),
    Case(
        "LimeSurvey: codes alone",
        {
            "codes.csv": text(
                [
                    [
                        "id",
                        "submitdate",
                        "lastpage",
                        "startlanguage",
                        "seed",
                        "G01Q01",
                        "Q1[SQ001]",
                        "Q1[SQ002]",
                        "Q1[SQ003]",
                    ],
                    [*lime(1), "Oak", "A1", "A2", "A3"],
                    [*lime(2), "Oak", "A4", "A4", "A4"],
                ]
            )
        },
        refused=ask({"codes.csv"}),
    ),
    Case(
        "LimeSurvey: full texts, the answers as codes",
        {
            "answer codes.xlsx": book(
                {
                    "responses": [
                        [*LIME_HEAD, "School", "Perspective", "Round", *(f"Rate [{WORDS[a]}]" for a in S[:3])],
                        [*lime(1), "Oak", "self", "Fall 2026", "A1", "A2", "A3"],
                        [*lime(2), "Oak", "self", "Fall 2026", DASHED[1], "AO02", "2"],
                    ]
                }
            )
        },
        got("Oak", SELF, "S1.1=1 S1.3=2"),
        problems=ask({(2, "A1"), (2, "A2"), (2, "A3"), (3, "AO02")}),
    ),
]

MANY = [
    Case(
        "many: a form, a template in Word and a table, of one round",
        {
            "form.csv": text(
                [
                    ["Timestamp", "School", "Team", *grid(S[:3])],
                    ["9/14/2026 8:02:11", "Oak", "School ILT", *labelled("123")],
                ]
            ),
            "wide.csv": text([["School", "Team", "Rater", *S[:3]], ["Elm", "District ILT", "d1", *"012"]]),
            "tidy.xlsx": book(
                {
                    "S": [
                        ["Building", "Team", "Respondent", "Action ID", "Score"],
                        ["Fir", "School ILT", "f1", "S1.1", 3],
                    ]
                }
            ),
        },
        total(line("Oak", SELF, S[:3], "123"), line("Elm", CROSS, S[:3], "012"), got("Fir", SELF, "S1.1=3")),
        ask=ask({"round"}),
        answers=FALL,
        rounds=ask({"Fall 2026"}),
        raters=3,
    ),
]

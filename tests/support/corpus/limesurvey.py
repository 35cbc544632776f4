"""Exports of LimeSurvey."""

import csv

from tests.support.corpus.case import Case
from tests.support.corpus.tables import FORM, names
from tests.support.corpus.writers import DASHED, LABELS, WORDS, S, book, labeled, text, texts

LIME_HEAD = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]


def lime(number):
    return [str(number), "2026-09-14 08:02:11", "3", "en", "1234567"]


LEAD = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]

LIME = [
    ["Response ID", "Date submitted", "Last page", "School", *names("Rate [{text}]")],
    ["1", "2026-10-02 10:00:00", "2", "Alder", *FORM],
]

CODES_ALONE = [
    ["id", "submitdate", "lastpage", *(f"Q1[SQ{n:03}]" for n in range(19))],
    ["1", "2026-10-02", "2", *["A2"] * 19],
]

CASES = [
    Case(
        "LimeSurvey: full texts, semicolons",
        lambda: {
            "results-survey123456.csv": text(
                [
                    [
                        *LIME_HEAD,
                        "What is your school?",
                        *(f"To what extent is each of these present? [{WORDS[a]}]" for a in S[11:16]),
                    ],
                    [*lime(1), "Oak", *labeled("01232")],
                    [*lime(2), "Elm", *labeled("1111.")],
                ],
                delimiter=";",
                quoting=csv.QUOTE_ALL,
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        questions=("perspective@results-survey123456.csv", "round@results-survey123456.csv"),
        ratings=("Elm | self | S4.1 1 1 1 1 -", "Oak | self | S4.1 0 1 2 3 2"),
        sources=("results-survey123456.csv: LimeSurvey: 10 9 1 0 0",),
    ),
    Case(
        "LimeSurvey: codes alone",
        lambda: {
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
        problems=("codes.csv: codes-only: ",),
        questions=("column@codes.csv",),
        sources=("codes.csv: : 0 0 0 0 0",),
    ),
    Case(
        "LimeSurvey: full texts, the answers as codes",
        lambda: {
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
        ratings=("Oak | self | S1.1 1 | S1.3 2",),
        problems=(
            "answer codes.xlsx#responses!I2: not-a-rating: A1",
            "answer codes.xlsx#responses!J2: not-a-rating: A2",
            "answer codes.xlsx#responses!J3: not-one-rating: AO02",
            "answer codes.xlsx#responses!K2: not-a-rating: A3",
        ),
        sources=("answer codes.xlsx#responses: LimeSurvey: 6 2 0 4 0",),
    ),
    Case(
        "limesurvey: questions in full, quoted, semicolons",
        lambda: {
            "results-survey118.csv": text(
                [
                    [
                        *LEAD,
                        "Your school",
                        "Your team",
                        *texts("S4.1", "S4.3", "How consistently does the ILT do each? [", "]"),
                    ],
                    [
                        "1",
                        "2026-11-07 10:00:00",
                        "3",
                        "en",
                        "77",
                        "Tamarack",
                        "School ILT",
                        LABELS[1],
                        LABELS[2],
                        LABELS[0],
                    ],
                    ["2", "2026-11-07 11:00:00", "3", "en", "78", "Tamarack", "District ILT", LABELS[3], "", LABELS[1]],
                ],
                ";",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@results-survey118.csv",),
        ratings=("Tamarack | cross | S4.1 3 - 1", "Tamarack | self | S4.1 1 2 0"),
        sources=("results-survey118.csv: LimeSurvey: 6 5 1 0 0",),
    ),
    Case(
        "limesurvey: codes alone",
        lambda: {
            "codes.csv": text(
                [
                    [
                        "id",
                        "submitdate",
                        "lastpage",
                        "startlanguage",
                        "seed",
                        "school",
                        "Q1[SQ001]",
                        "Q1[SQ002]",
                        "Q1[SQ003]",
                    ],
                    ["1", "2026-11-07 10:00:00", "3", "en", "77", "Tamarack", "1", "2", "3"],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        problems=("codes.csv: codes-only: ",),
        questions=("column@codes.csv",),
        sources=("codes.csv: : 0 0 0 0 0",),
        says=("question",),
    ),
    Case(
        "limesurvey: neither school nor side, answers as numbers",
        lambda: {
            "vvexport.xlsx": book(
                {
                    "Worksheet": [
                        [*LEAD, *texts("D2.1", "D2.3", "District ILT [", "]"), *texts("D5.1", "D5.1", "Data [", "]")],
                        [1, "2026-11-07 10:00:00", 3, "en", 77, 2, 1, 0, 3],
                        [2, "2026-11-07 10:30:00", 3, "en", 79, 1, None, 1, 2],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026", "perspective@vvexport.xlsx": "School ILT", "school@vvexport.xlsx": "Upton"},
        questions=("perspective@vvexport.xlsx", "round@vvexport.xlsx", "school@vvexport.xlsx"),
        ratings=("Upton | cross | D2.1 1 - 1 | D5.1 2", "Upton | cross | D2.1 2 1 0 | D5.1 3"),
        sources=("vvexport.xlsx#Worksheet: LimeSurvey: 8 7 1 0 0",),
    ),
    Case(
        "LimeSurvey texts",
        lambda: {"lime.csv": text(LIME, delimiter=";")},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@lime.csv", "round@lime.csv"),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("lime.csv: LimeSurvey: 19 19 0 0 0",),
    ),
    Case(
        "LimeSurvey codes alone",
        lambda: {"codes.csv": text(CODES_ALONE)},
        problems=("codes.csv: codes-only: ",),
        questions=("column@codes.csv",),
        sources=("codes.csv: : 0 0 0 0 0",),
    ),
]

"""Exports of Google Forms: grids and scales."""

import csv

from tests.support.corpus.case import Case
from tests.support.corpus.tables import FORM, names
from tests.support.corpus.writers import (
    DASHED,
    MIXED,
    NUMBERED,
    ONES,
    WORDS,
    D,
    S,
    at,
    book,
    grid,
    labeled,
    text,
    texts,
)

FIRST = texts("S1.1", "S1.3", "Establish a shared instructional vision [", "]")

GOALS = texts("S4.3", "S4.5", "Professional Learning (rate each) [", "]")

UP = [
    ["11/5/2026 7:00:00", f"m{n}", "Ash", "School ILT", *row]
    for n, row in enumerate(["4321", "2434", "1324", "3343", "2222"], 1)
]

GOOGLE = [["Timestamp", "School", *names("Rate each [{text}]")], ["2026/10/02 9:03:22 AM", "Alder", *FORM]]

OTHER_LANGUAGE = [["Zeitstempel", *GOOGLE[0][1:]], GOOGLE[1]]

SCALE_EXPORT = [["Timestamp", "School", *names()], ["10/2/2026 9:03", "Alder", *[place % 4 for place in range(19)]]]

CASES = [
    Case(
        "Google grid: the usual one",
        lambda: {
            "ILT Self-Assessment (Responses) - Form Responses 1.csv": text(
                [
                    ["Timestamp", "Email Address", "Which school are you rating?", "Which team are you on?", *grid(S)],
                    ["9/14/2026 8:02:11", "ann@d.org", "Oak Elementary", "School ILT", *labeled(MIXED)],
                    ["9/14/2026 9:15:40", "bob@d.org", "Oak Elementary", "District ILT", *labeled(ONES)],
                    ["9/15/2026 7:44:02", "cy@d.org", "Elm Elementary", "School ILT", *labeled("2" * 18 + ".")],
                ],
                quoting=csv.QUOTE_ALL,
                end="\n",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@ILT Self-Assessment (Responses) - Form Responses 1.csv",),
        ratings=(
            "Elm Elementary | self | S1.1 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 -",
            "Oak Elementary | cross | S1.1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
            "Oak Elementary | self | S1.1 0 1 2 3 3 2 1 0 0 1 2 3 3 2 1 0 0 1 2",
        ),
        sources=("ILT Self-Assessment (Responses) - Form Responses 1.csv: Google Forms: 57 56 1 0 0",),
    ),
    Case(
        "Google grid: a German account, options in the district's words, comments of each section",
        lambda: {
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
        answers={"scale": "the scale was 0-3"},
        questions=("scale@ILT Umfrage.csv",),
        ratings=("Oak | cross | S3.1 2 - 0 3", "Oak | self | S3.1 2 1 0 3"),
        sources=("ILT Umfrage.csv: Google Forms: 8 7 1 0 0",),
    ),
    Case(
        "Google grid: the same person twice, Spanish account",
        lambda: {
            "Respuestas.csv": text(
                [
                    ["Marca temporal", "Dirección de correo electrónico", "School", *grid(S[:3], 1)],
                    ["2026/09/14 8:02:11 a.m. GMT-5", "ann@d.org", "Oak", *labeled("111")],
                    ["2026/09/20 8:02:11 a.m. GMT-5", "Ann@d.org", "Oak", *labeled("123")],
                    ["2026/09/20 9:02:11 a.m. GMT-5", "bob@d.org", "Oak", *labeled("000")],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT", "duplicates": "keep the latest"},
        questions=("duplicates@Respuestas.csv", "perspective@Respuestas.csv", "round@Respuestas.csv"),
        ratings=("Oak | self | S1.1 0 0 0", "Oak | self | S1.1 1 2 3"),
        problems=("Respuestas.csv!E2: replaced: 1", "Respuestas.csv!F2: replaced: 1"),
        sources=("Respuestas.csv: Google Forms: 9 7 0 2 0",),
    ),
    Case(
        "Google grid: one action alone",
        lambda: {
            "one question.csv": text(
                [
                    ["Timestamp", "School", f"Please rate: [{WORDS['S4.3']}]"],
                    ["9/14/2026 8:02:11", "Oak", DASHED[2]],
                    ["9/14/2026 8:05:11", "Elm", DASHED[0]],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        questions=("perspective@one question.csv", "round@one question.csv"),
        ratings=("Elm | self | S4.3 0", "Oak | self | S4.3 2"),
        sources=("one question.csv: Google Forms: 2 2 0 0 0",),
    ),
    Case(
        "Google grid: a joint form, district and school, one person a side",
        lambda: {
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
                            *labeled("0123012301230"),
                            *labeled(MIXED),
                        ],
                        [at(2026, 9, 14, 9, 2), "Dee", None, "District ILT", *labeled("2" * 13), *[None] * 19],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@Joint ILT form.xlsx",),
        ratings=(
            " | self | D1.1 2 2 2 2 2 2 2 2 2 2 2 2 2",
            "Oak | cross | D1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 || Oak | self | S1.1 0 1 2 3 3 2 1 0 0 1 2 3 3 2 1 0 0 1 2",
        ),
        sources=("Joint ILT form.xlsx#Form Responses 1: Google Forms: 64 45 19 0 0",),
    ),
    Case(
        "Google scale: 0-3",
        lambda: {
            "Scale.csv": text(
                [
                    ["Horodateur", "School", "Perspective", *(WORDS[action] for action in S[:4])],
                    ["14/09/2026 08:02:11", "Oak", "self", "0", "1", "2", "3"],
                    ["14/09/2026 08:12:11", "Oak", "self", "3", "3", "", "3"],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@Scale.csv",),
        ratings=("Oak | self | S1.1 0 1 2 3", "Oak | self | S1.1 3 3 - 3"),
        sources=("Scale.csv: Google Forms: 8 7 1 0 0",),
    ),
    Case(
        "Google scale: 1-4 is never shifted by itself",
        lambda: {
            "1 to 4.csv": text(
                [
                    ["Timestamp", "School", "Perspective", "Round", *(WORDS[action] for action in S)],
                    ["9/14/2026", "Oak", "self", "Fall 2026", *"4433221144332211443"],
                    ["9/14/2026", "Oak", "self", "Fall 2026", *"3333222211113333222"],
                ]
            )
        },
        questions=("scale@1 to 4.csv",),
        problems=(
            "1 to 4.csv!E2: off-scale: 4",
            "1 to 4.csv!F2: off-scale: 4",
            "1 to 4.csv!M2: off-scale: 4",
            "1 to 4.csv!N2: off-scale: 4",
            "1 to 4.csv!U2: off-scale: 4",
            "1 to 4.csv!V2: off-scale: 4",
        ),
        sources=("1 to 4.csv: Google Forms: 38 0 0 0 38",),
    ),
    Case(
        "Google scale: ids before the wordings, a workbook",
        lambda: {
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
        answers={"round": "Fall 2026", "perspective": "District ILT"},
        questions=("perspective@ids and wordings.xlsx", "round@ids and wordings.xlsx"),
        ratings=("Elm | cross | S4.1 1 1 1 1 1", "Oak | cross | S4.1 0 1 2 3 3"),
        sources=("ids and wordings.xlsx#Form Responses 1: Google Forms: 10 10 0 0 0",),
    ),
    Case(
        "Google scale: one action alone",
        lambda: {
            "PLC pulse.csv": text(
                [
                    ["Timestamp", "Which school do you support?", WORDS["S4.3"]],
                    ["9/14/2026 8:02:11", "Oak", "2"],
                    ["9/14/2026 8:05:11", "Elm", "0"],
                    ["9/14/2026 8:09:11", "Elm", "1"],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "District ILT"},
        questions=("perspective@PLC pulse.csv", "round@PLC pulse.csv"),
        ratings=("Elm | cross | S4.3 0", "Elm | cross | S4.3 1", "Oak | cross | S4.3 2"),
        sources=("PLC pulse.csv: Google Forms: 3 3 0 0 0",),
    ),
    Case(
        "google grid: labels in full, e-mail addresses",
        lambda: {
            "ILT Self-Assessment (Responses).csv": text(
                [
                    [
                        "Timestamp",
                        "Email Address",
                        "What school do you work at?",
                        "I am answering as a member of the",
                        *FIRST,
                        "Anything to add?",
                    ],
                    [
                        "2026/11/02 9:14:03 AM EST",
                        "a@d.org",
                        "Oak Hill",
                        "School ILT",
                        NUMBERED[2],
                        NUMBERED[1],
                        NUMBERED[3],
                        "1 thing: time",
                    ],
                    [
                        "2026/11/02 9:20:41 AM EST",
                        "b@d.org",
                        "Oak Hill",
                        "District ILT",
                        NUMBERED[0],
                        "",
                        NUMBERED[2],
                        "",
                    ],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@ILT Self-Assessment (Responses).csv",),
        ratings=("Oak Hill | cross | S1.1 0 - 2", "Oak Hill | self | S1.1 2 1 3"),
        sources=("ILT Self-Assessment (Responses).csv: Google Forms: 6 5 1 0 0",),
    ),
    Case(
        "google grid: in Spanish, brackets within the rows, other words for the options",
        lambda: {
            "Autoevaluación.xlsx": book(
                {
                    "Respuestas de formulario 1": [
                        ["Marca temporal", "Escuela", "Perspective", "Name", *GOALS],
                        [
                            "3/11/2026 10:02:11",
                            "Benito Juárez",
                            "School ILT",
                            "Inés",
                            "2 - Mostly in place",
                            "0 - Not yet",
                            "3 - Fully in place",
                        ],
                        [
                            "3/11/2026 10:05:59",
                            "Benito Juárez",
                            "School ILT",
                            "Raúl",
                            "1 - Starting",
                            "2 - Mostly in place",
                            "Mostly in place",
                        ],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@Autoevaluación.xlsx",),
        ratings=("Benito Juárez | self | S4.3 1 2", "Benito Juárez | self | S4.3 2 0 3"),
        problems=("Autoevaluación.xlsx#Respuestas de formulario 1!G3: not-a-rating: Mostly in place",),
        sources=("Autoevaluación.xlsx#Respuestas de formulario 1: Google Forms: 6 5 0 1 0",),
    ),
    Case(
        "google grid: one file a school, neither school nor side within",
        lambda: {
            f"{school}.csv": text(
                [
                    ["Timestamp", "Your name", *FIRST],
                    ["11/2/2026 8:00:00", f"Z of {school}", *marks],
                    ["11/2/2026 8:30:00", f"Y of {school}", *marks[::-1]],
                ]
            )
            for school, marks in {"North HS": "123", "South HS": "001"}.items()
        },
        answers={
            "round": "Fall 2026",
            "perspective@North HS.csv": "School ILT",
            "school@North HS.csv": "North HS",
            "perspective@South HS.csv": "School ILT",
            "school@South HS.csv": "South HS",
        },
        questions=(
            "perspective@North HS.csv",
            "perspective@South HS.csv",
            "round@North HS.csv",
            "round@South HS.csv",
            "school@North HS.csv",
            "school@South HS.csv",
        ),
        ratings=(
            "North HS | self | S1.1 1 2 3",
            "North HS | self | S1.1 3 2 1",
            "South HS | self | S1.1 0 0 1",
            "South HS | self | S1.1 1 0 0",
        ),
        sources=("North HS.csv: Google Forms: 6 6 0 0 0", "South HS.csv: Google Forms: 6 6 0 0 0"),
    ),
    Case(
        "google grid: one person twice, otherwise each time",
        lambda: {
            "twice.csv": text(
                [
                    ["Timestamp", "Email Address", "School", "Team", *FIRST],
                    ["11/2/2026 8:00:00", "p@d.org", "Fir", "School ILT", "1", "1", "1"],
                    ["11/2/2026 8:10:00", "q@d.org", "Fir", "School ILT", "3", "3", "3"],
                    ["11/4/2026 16:00:00", "p@d.org", "Fir", "School ILT", "2", "1", "2"],
                ]
            )
        },
        answers={"round": "Fall 2026", "duplicates@twice.csv": "keep the latest"},
        questions=("duplicates@twice.csv", "round@twice.csv"),
        ratings=("Fir | self | S1.1 2 1 2", "Fir | self | S1.1 3 3 3"),
        problems=("twice.csv!E2: replaced: 1", "twice.csv!G2: replaced: 1"),
        sources=("twice.csv: Google Forms: 9 7 0 2 0",),
    ),
    Case(
        "google scale: a comment question after each",
        lambda: {
            "scale.csv": text(
                [
                    ["Horodateur", "Nom", "School", "Team", WORDS["D3.1"], "Comments", WORDS["D3.2"], "Comments"],
                    ["2026-11-05 12:00:00", "Luc", "Birch", "School ILT", 1, "2 walks", 3, "1 walk"],
                    ["2026-11-05 12:01:00", "Zoé", "Birch", "School ILT", 0, "", 2, ""],
                ],
                ";",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@scale.csv",),
        ratings=("Birch | cross | D3.1 0 2", "Birch | cross | D3.1 1 3"),
        sources=("scale.csv: Google Forms: 4 4 0 0 0",),
    ),
    Case(
        "google scale: from 1 to 4",
        lambda: {"one to four.csv": text([["Timestamp", "Name", "School", "Team", *texts("S2.1", "S2.4")], *UP])},
        answers={"round": "Fall 2026", "scale@one to four.csv": "set the whole source aside"},
        questions=("round@one to four.csv", "scale@one to four.csv"),
        problems=("one to four.csv: scale-set-aside: ",),
        sources=("one to four.csv: Google Forms: 20 0 0 20 0",),
    ),
    Case(
        "google scale: a 4 or two by mistake, with 0s about",
        lambda: {
            "scale.tsv": text(
                [
                    ["Timestamp", "Username", "School:", "Your ILT:", *texts("D5.1", "D5.3")],
                    ["11/5/2026 7:00:00", "a@d.org", "Cedar", "District ILT", "0", "4", "2"],
                    ["11/5/2026 7:01:00", "b@d.org", "Cedar", "School ILT", "3", "1", "4"],
                ],
                "\t",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@scale.tsv",),
        ratings=(" | self | D5.1 0 | D5.3 2", "Cedar | cross | D5.1 3 1"),
        problems=("scale.tsv!F2: off-scale: 4", "scale.tsv!G3: off-scale: 4"),
        sources=("scale.tsv: Google Forms: 6 4 0 2 0",),
    ),
    Case(
        "Google Forms grid",
        lambda: {"google.csv": text(GOOGLE)},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@google.csv", "round@google.csv"),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("google.csv: Google Forms: 19 19 0 0 0",),
    ),
    Case(
        "Google Forms, timestamp in another language",
        lambda: {"deutsch.csv": text(OTHER_LANGUAGE)},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@deutsch.csv", "round@deutsch.csv"),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("deutsch.csv: Google Forms: 19 19 0 0 0",),
    ),
    Case(
        "Google Forms scale",
        lambda: {"scale.csv": text(SCALE_EXPORT)},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@scale.csv", "round@scale.csv"),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("scale.csv: Google Forms: 19 19 0 0 0",),
    ),
    Case(
        "Google Forms: round and perspective are asked",
        lambda: {"asked.csv": text(GOOGLE)},
        questions=("perspective@asked.csv", "round@asked.csv"),
        sources=("asked.csv: Google Forms: 19 0 0 0 19",),
    ),
]

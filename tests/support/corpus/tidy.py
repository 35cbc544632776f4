"""Tables with a row a rating."""

from tests.support import files
from tests.support.corpus.case import Case
from tests.support.corpus.tables import TABLE
from tests.support.corpus.writers import L1, L3, LABELS, NUMBERED, NUMBERED_AREA, WORDS, at, book, span, text

SYNONYMS = [
    ["Term", "Building", "Respondent", "Role", "Item", "Score", "Comments"],
    ["Fall 2026", "Alder", "ann", "School ILT", "S1.1", "2", "x"],
]

CASES = [
    Case(
        "tidy: Building, Team, Respondent, Item, Score, Comments",
        lambda: {
            "walkthrough scores.csv": text(
                [
                    ["Building", "Team", "Respondent", "Round", "Action ID", "Score", "Comments", "Entered by"],
                    ["Maple Grove ES", "School ILT", "mg1", "Fall 2026", "S1.1", "2", "", "Kim"],
                    ["Maple Grove ES", "School ILT", "mg1", "Fall 2026", "S1.2", "0", "no goal yet", "Kim"],
                    ["Maple Grove ES", "School ILT", "mg2", "Fall 2026", "S1.1", "2", "", "Kim"],
                    [],
                    ["Maple Grove ES", "District ILT", "do1", "Fall 2026", "S1.1", "1", "saw 2 of 5 rooms", "Kim"],
                    ["Canyon Ridge MS", "school ilt", "cr1", "Fall 2026", "s1.1", "3", "", "Kim"],
                    ["Canyon Ridge MS", "SCHOOL ILT", "cr1", "Fall 2026", "S1.3", "", "", "Kim"],
                ]
            )
        },
        ratings=(
            "Canyon Ridge MS | self | S1.1 3 | S1.3 -",
            "Maple Grove ES | cross | S1.1 1",
            "Maple Grove ES | self | S1.1 2",
            "Maple Grove ES | self | S1.1 2 0",
        ),
        sources=("walkthrough scores.csv: tidy: 6 5 1 0 0",),
        notes=("S1.1 saw 2 of 5 rooms", "S1.2 no goal yet"),
    ),
    Case(
        "tidy: semicolons, cp1252, decimal commas, the labels as values",
        lambda: {
            "Auswertung.csv": text(
                [
                    ["School", "Rater", "Perspective", "Round", "Action", "Rating", "Note"],
                    ["École Saint-Denis", "A. Müller", "self", "Spring 2027", WORDS["S3.2"], "2,0", "“twice” a year"],
                    ["École Saint-Denis", "A. Müller", "self", "Spring 2027", WORDS["S3.3"], L1, ""],
                    ["École Saint-Denis", "B. Noël", "cross", "Spring 2027", WORDS["S3.2"], L3, ""],
                    ["École Saint-Denis", "B. Noël", "cross", "Spring 2027", WORDS["S3.3"], "2,5", ""],
                ],
                delimiter=";",
                encoding="cp1252",
            )
        },
        rounds=("Spring 2027",),
        ratings=("École Saint-Denis | cross | S3.2 3", "École Saint-Denis | self | S3.2 2 1"),
        problems=("Auswertung.csv!F5: not-one-rating: 2,5",),
        sources=("Auswertung.csv: tidy: 4 3 0 1 0",),
        notes=("S3.2 “twice” a year",),
    ),
    Case(
        "tidy: Excel's Unicode text, no school, no round, blanks of all kinds",
        lambda: {
            "ratings.txt": text(
                [
                    ["action_id", "rating", "perspective"],
                    ["S5.1", "3", "self"],
                    ["S5.1", "N/A", "self"],
                    ["S5.1", "–", "self"],
                    ["S5.2", "Not observed", "self"],
                    ["S5.2", "Don't know", "self"],
                    ["S5.2", " 1 ", "self"],
                ],
                delimiter="\t",
                encoding="utf-16",
            )
        },
        answers={"school": "Foxglove HS", "round": "Fall 2026"},
        questions=("round@ratings.txt", "school@ratings.txt"),
        ratings=(
            "Foxglove HS | self | S5.1 -",
            "Foxglove HS | self | S5.1 -",
            "Foxglove HS | self | S5.1 3",
            "Foxglove HS | self | S5.2 -",
            "Foxglove HS | self | S5.2 -",
            "Foxglove HS | self | S5.2 1",
        ),
        sources=("ratings.txt: tidy: 6 2 4 0 0",),
    ),
    Case(
        "tidy: a workbook with a title, a date for 1-2, a formula's error and a total",
        lambda: {
            "ILT ratings FY27.xlsx": book(
                {
                    "Data": [
                        ["Instructional leadership ratings"],
                        ["Prepared by the Office of Teaching and Learning"],
                        [],
                        ["Round", "School", "Perspective", "Rater", "Action ID", "Rating", "Note"],
                        ["Fall 2026", "Pine", "self", "p1", "S2.1", 2, None],
                        ["Fall 2026", "Pine", "self", "p1", "S2.2", "3", "text"],
                        ["Fall 2026", "Pine", "self", "p1", "S2.3", at(2026, 1, 2), None],
                        ["Fall 2026", "Pine", "self", "p1", "S2.4", "#N/A", None],
                        [None, None, None, None, None, None, None],
                        ["Fall 2026", "Pine", "self", "p2", "S2.1", "2 or 3", None],
                        ["Fall 2026", "Pine", "self", "p2", "S2.2", 0.0, None],
                        ["Average", None, None, None, None, 1.75, None],
                    ]
                }
            )
        },
        ratings=("Pine | self | S2.1 2 3", "Pine | self | S2.2 0"),
        problems=(
            "ILT ratings FY27.xlsx#Data!F10: not-one-rating: 2 or 3",
            "ILT ratings FY27.xlsx#Data!F7: became-a-date: 2026-01-02",
            "ILT ratings FY27.xlsx#Data!F8: cell-error: #N/A",
        ),
        sources=("ILT ratings FY27.xlsx#Data: tidy: 6 3 0 3 0",),
    ),
    Case(
        "tidy: roles of people's own, one question for each",
        lambda: {
            "by role.csv": text(
                [
                    ["School", "Round", "Role", "Respondent", "Action ID", "Score"],
                    ["Birch", "Fall 2026", "Principal", "a", "S1.1", "3"],
                    ["Birch", "Fall 2026", "Principal", "a", "D1.1", "1"],
                    ["Birch", "Fall 2026", "Central Office", "b", "S1.1", "1"],
                    ["Elm", "Fall 2026", "Principal", "c", "S1.1", "2"],
                ]
            )
        },
        answers={"perspective:Central Office": "District ILT", "perspective:Principal": "School ILT"},
        questions=("perspective:Central Office@by role.csv", "perspective:Principal@by role.csv"),
        ratings=("Birch | cross | D1.1 1 || Birch | self | S1.1 3", "Birch | cross | S1.1 1", "Elm | self | S1.1 2"),
        sources=("by role.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "tidy: wordings cut, changed on the way, unknown, or of the other assessment",
        lambda: {
            "pasted.csv": text(
                [
                    ["assessment", "school", "round", "perspective", "rater", "action", "rating"],
                    ["school", "Alder", "Fall 2026", "self", "x", "Reviews\xa0student tasks  and work samples", "2"],
                    ["school", "Alder", "Fall 2026", "self", "x", WORDS["S5.2"][:60], "1"],
                    ["school", "Alder", "Fall 2026", "self", "x", WORDS["S4.2"], "3"],
                    [
                        "school",
                        "Alder",
                        "Fall 2026",
                        "cross",
                        "y",
                        "Provides high-quality PD that is aligned to school priorities",
                        "0",
                    ],
                    ["school", "Alder", "Fall 2026", "self", "x", "Celebrates success", "3"],
                    ["school", "Alder", "Fall 2026", "self", "x", WORDS["D2.2"], "3"],
                ]
            )
        },
        ratings=("Alder | cross | S4.2 0", "Alder | self | S3.2 2 | S4.2 3 | S5.2 1"),
        problems=("pasted.csv!A7: assessment-disagrees: school", "pasted.csv!F6: action-unknown: Celebrates success"),
        sources=("pasted.csv: tidy: 6 4 0 2 0",),
    ),
    Case(
        "tidy: the same file twice, once as a workbook",
        lambda: {
            "fall.csv": text(
                [
                    ["round", "school", "rater", "perspective", "action_id", "rating"],
                    ["Fall 2026", "Cedar", "j@d.org", "self", "S1.1", "1"],
                    ["Fall 2026", "Cedar", "j@d.org", "self", "S1.2", "2"],
                ]
            ),
            "fall (copy).xlsx": book(
                {
                    "Sheet1": [
                        ["round", "school", "rater", "perspective", "action_id", "rating"],
                        ["Fall 2026", "Cedar", "J@d.org ", "self", "S1.1", 1],
                        ["Fall 2026", "Cedar", "j@d.org", "self", "S1.2", 2],
                    ]
                }
            ),
        },
        ratings=("Cedar | self | S1.1 1 2",),
        sources=("fall (copy).xlsx#Sheet1: tidy: 2 2 0 0 0", "fall.csv: tidy: 2 2 0 0 0"),
    ),
    Case(
        "tidy: one rater, two answers",
        lambda: {
            "twice.csv": text(
                [
                    ["round", "school", "rater", "perspective", "action_id", "rating"],
                    ["Fall 2026", "Cedar", "j@d.org", "self", "S1.1", "1"],
                    ["Fall 2026", "Cedar", "j@d.org", "self", "S1.1", "3"],
                    ["Fall 2026", "Cedar", "k@d.org", "self", "S1.1", "2"],
                ]
            )
        },
        answers={"duplicates": "keep the latest"},
        questions=("duplicates@twice.csv",),
        ratings=("Cedar | self | S1.1 2", "Cedar | self | S1.1 3"),
        problems=("twice.csv!F2: replaced: 1",),
        sources=("twice.csv: tidy: 3 2 0 1 0",),
    ),
    Case(
        "tidy: sep=; and the line ends of an old Mac; the district's own side has no school",
        lambda: {
            "export.csv": text(
                [
                    ["round", "school", "rater", "perspective", "action_id", "rating"],
                    ["Fall 2026", "Central office", "d1", "self", "D1.1", "2"],
                    ["Fall 2026", "", "d2", "self", "D1.1", "3"],
                    ["Fall 2026", "Oak", "o1", "cross", "D1.1", "0"],
                ],
                delimiter=";",
                end="\r",
                first="sep=;\r",
            )
        },
        ratings=(" | self | D1.1 2", " | self | D1.1 3", "Oak | cross | D1.1 0"),
        sources=("export.csv: tidy: 3 3 0 0 0",),
    ),
    Case(
        "tidy: pipes and Mac Roman, 1-4 in another hand",
        lambda: {
            "mac.csv": text(
                [
                    ["round", "school", "rater", "perspective", "action_id", "rating", "note"],
                    ["Fall 2026", "Peña Elementary", "r", "self", "S1.1", "2", "the team’s plan — good"],
                    ["Fall 2026", "Peña Elementary", "r", "self", "S1.2", "4", ""],
                    ["Fall 2026", "Peña Elementary", "r", "self", "S1.3", "1-2", ""],
                ],
                delimiter="|",
                encoding="mac_roman",
            )
        },
        ratings=("Peña Elementary | self | S1.1 2",),
        problems=("mac.csv!F3: off-scale: 4", "mac.csv!F4: not-one-rating: 1-2"),
        sources=("mac.csv: tidy: 3 1 0 2 0",),
        notes=("S1.1 the team’s plan — good",),
    ),
    Case(
        "tidy: Building, Team, Respondent, Score, Comments",
        lambda: {
            "ILT fall 2026.csv": text(
                [
                    ["Respondent", "Building", "Team", "Action ID", "Score", "Comments", "Entered by"],
                    ["A. Osei", "Garfield K-8", "School ILT", "S1.1", "2", "walls, not practice", "office"],
                    ["A. Osei", "Garfield K-8", "School ILT", "S1.2", "3", "", "office"],
                    ["B. Tran", "Garfield K-8", "District ILT", "S1.1", "1", "2 of 5 rooms", "office"],
                    ["B. Tran", "Garfield K-8", "District ILT", "S1.2", "0", "", "office"],
                    ["C. Ruiz", "Hoover Middle", "School ILT", "S1.1", "3", "", "office"],
                ],
                encoding="utf-8-sig",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@ILT fall 2026.csv",),
        ratings=("Garfield K-8 | cross | S1.1 1 0", "Garfield K-8 | self | S1.1 2 3", "Hoover Middle | self | S1.1 3"),
        sources=("ILT fall 2026.csv: tidy: 5 5 0 0 0",),
    ),
    Case(
        "tidy: by wording, semicolons, cp1252, labels, a total row",
        lambda: {
            "export.csv": text(
                [
                    ["Name", "School", "Role", "Focus area", "Action", "Rating", "Notes"],
                    *[
                        [
                            "Núñez",
                            "École Saint-Denis",
                            "School ILT",
                            NUMBERED_AREA[action],
                            WORDS[action],
                            mark,
                            "we’re “close”",
                        ]
                        for action, mark in [
                            ("S2.1", NUMBERED[3]),
                            ("S2.2", LABELS[1]),
                            ("S2.3", "2 – Mostly in place"),
                            ("S2.4", "Not observed"),
                        ]
                    ],
                    [""] * 7,
                    [
                        "Núñez",
                        "École Saint-Denis",
                        "School ILT",
                        NUMBERED_AREA["S4.2"],
                        "Provides high-quality PD that is aligned to school priorities.",
                        "0",
                        "",
                    ],
                    ["Average", "", "", "", "", "1.5", ""],
                ],
                ";",
                "cp1252",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@export.csv",),
        ratings=("École Saint-Denis | self | S2.1 3 1 2 - | S4.2 0",),
        sources=("export.csv: tidy: 5 4 1 0 0",),
    ),
    Case(
        "tidy: workbook with a title, Campus, Staff member, Item, Level",
        lambda: {
            "Mesa USD.xlsx": book(
                {
                    "Data": [
                        ["Mesa USD instructional leadership reflection"],
                        ["Window: 1 to 14 November 2026"],
                        [],
                        ["#", "Staff member", "Campus", "Perspective", "Item", "Level", "Remarks"],
                        [1, "Ana Bell", "Rio Alto HS", "School", "S5.1", 2, None],
                        [2, "Ana Bell", "Rio Alto HS", "School", "S5.2", 2.0, "see minutes"],
                        [None],
                        [3, "Ana Bell", "Rio Alto HS", "School", "S5.3", "1", None],
                        [4, "Dee Fox", "Rio Alto HS", "District", "S5.1", 0, None],
                        [5, "Dee Fox", "Rio Alto HS", "District", "S5.3", "n/a", None],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026"},
        rounds=("1 to 14 November 2026",),
        ratings=("Rio Alto HS | cross | S5.1 0 | S5.3 -", "Rio Alto HS | self | S5.1 2 2 1"),
        sources=("Mesa USD.xlsx#Data: tidy: 5 4 1 0 0",),
    ),
    Case(
        "tidy: UTF-16 with tabs and values of every kind",
        lambda: {
            "unicode text.txt": text(
                [
                    ["action_id", "rating", "school", "perspective", "rater"],
                    *[
                        [action, mark, "PS 118", "school", "r1"]
                        for action, mark in zip(
                            span("S1.1", "S4.4"),
                            [
                                "２",
                                "2,0",
                                " 3 ",
                                "2.5",
                                "1 or 2",
                                "4",
                                "two",
                                "-",
                                "Don't know",
                                "1-2",
                                "3 - " + LABELS[2],
                                "+2",
                                "0",
                                "½",
                                "'1",
                            ],
                            strict=True,
                        )
                    ],
                ],
                "\t",
                "utf-16",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@unicode text.txt",),
        ratings=("PS 118 | self | S1.1 2 2 3 | S3.1 - - | S4.2 0 | S4.4 1",),
        problems=(
            "unicode text.txt!B11: not-one-rating: 1-2",
            "unicode text.txt!B12: number-and-words-disagree: 3 …",
            "unicode text.txt!B13: not-a-rating: +2",
            "unicode text.txt!B15: not-a-rating: ½",
            "unicode text.txt!B5: not-one-rating: 2.5",
            "unicode text.txt!B6: not-one-rating: 1 or 2",
            "unicode text.txt!B7: off-scale: 4",
            "unicode text.txt!B8: not-a-rating: two",
        ),
        sources=("unicode text.txt: tidy: 15 5 2 8 0",),
    ),
    Case(
        "tidy: neither school nor side",
        lambda: {
            "Lincoln.csv": text(
                [
                    ["rater", "action_id", "rating"],
                    ["a", "S3.1", 1],
                    ["a", "S3.2", 2],
                    ["b", "S3.1", 0],
                    ["b", "S3.2", 3],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective@Lincoln.csv": "School ILT", "school@Lincoln.csv": "Lincoln"},
        questions=("perspective@Lincoln.csv", "round@Lincoln.csv", "school@Lincoln.csv"),
        ratings=("Lincoln | self | S3.1 0 3", "Lincoln | self | S3.1 1 2"),
        sources=("Lincoln.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "tidy: pipes, CR line ends, the id and the wording in one cell, the same rows twice",
        lambda: {
            "old mac.csv": text(
                [
                    ["School", "Team", "Rater", "Action", "Rating"],
                    ["Wheeler", "District ILT", "k", f"D1.1 {WORDS['D1.1']}", "1"],
                    ["Wheeler", "School ILT", "m", f"D1.1: {WORDS['D1.1']}", "3"],
                    ["Wheeler", "School ILT", "m", f"D1.2 - {WORDS['D1.2']}", "2"],
                    ["Wheeler", "School ILT", "m", f"D1.2 - {WORDS['D1.2']}", "2"],
                ],
                "|",
                end="\r",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@old mac.csv",),
        ratings=(" | self | D1.1 1", "Wheeler | cross | D1.1 3 2"),
        sources=("old mac.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "tidy: two files together, one a copy of the other, one school spelled two ways",
        lambda: {
            name: text(
                [
                    ["School", "Perspective", "Rater", "Action_ID", "Score"],
                    ["St. Mary's", "School", "x", "S1.1", "2"],
                    ["St Marys", "School", "y", "S1.1", "1"],
                ]
            )
            for name in ("final.csv", "final (1).csv")
        },
        answers={"round": "Fall 2026", "school:St. Mary's@final.csv": "St. Mary's"},
        questions=("round@final.csv", "school:St. Mary's@final.csv"),
        ratings=("St Marys | self | S1.1 1", "St. Mary's | self | S1.1 2"),
        sources=("final (1).csv: tidy: 2 2 0 0 0", "final.csv: tidy: 2 2 0 0 0"),
    ),
    Case(
        "tidy",
        lambda: {"tidy.csv": text(TABLE)},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("tidy.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "tidy, synonyms of column names",
        lambda: {"synonyms.csv": text(SYNONYMS)},
        ratings=("Alder | self | S1.1 2",),
        sources=("synonyms.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "OpenDocument",
        lambda: {"tidy.ods": files.opendocument(TABLE)},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("tidy.ods#One: tidy: 4 4 0 0 0",),
    ),
]

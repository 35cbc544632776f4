"""Tables of people's own, and filled-in templates: tidy, wide, the template in three formats, one rater a sheet."""

from tests.support.unseen_kit import (
    CROSS,
    DASHED,
    INTRO,
    L1,
    L2,
    L3,
    SCALE,
    SELF,
    TITLE,
    WORDS,
    Case,
    D,
    S,
    at,
    book,
    got,
    line,
    template,
    text,
    total,
    word,
)

FALL = {"round": "Fall 2026"}
ask = frozenset

TIDY = [
    Case(
        "tidy: Building, Team, Respondent, Item, Score, Comments",
        {
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
        total(
            got("Maple Grove ES", SELF, "S1.1=2x2 S1.2=0"),
            got("Maple Grove ES", CROSS, "S1.1=1"),
            got("Canyon Ridge MS", SELF, "S1.1=3"),
        ),
        notes=ask({("S1.2", "no goal yet"), ("S1.1", "saw 2 of 5 rooms")}),
        raters=4,
        rounds=ask({"Fall 2026"}),
        not_rated=1,
    ),
    Case(
        "tidy: semicolons, cp1252, decimal commas, the labels as values",
        {
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
        total(
            got("École Saint-Denis", SELF, "S3.2=2 S3.3=1"),
            got("École Saint-Denis", CROSS, "S3.2=3"),
        ),
        problems=ask({(5, "2,5")}),
        notes=ask({("S3.2", "“twice” a year")}),
        raters=2,
    ),
    Case(
        "tidy: Excel's Unicode text, no school, no round, blanks of all kinds",
        {
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
        got("Foxglove HS", SELF, "S5.1=3 S5.2=1"),
        ask=ask({"school", "round"}),
        answers={"school": "Foxglove HS", "round": "Fall 2026"},
        not_rated=4,
    ),
    Case(
        "tidy: a workbook with a title, a date for 1-2, a formula's error and a total",
        {
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
        got("Pine", SELF, "S2.1=2 S2.2=3 S2.2=0"),
        problems=ask({(7, "2026-01-02"), (8, "#N/A"), (10, "2 or 3")}),
        raters=2,
    ),
    Case(
        "tidy: roles of people's own, one question for each",
        {
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
        total(
            got("Birch", SELF, "S1.1=3"),
            got("Birch", CROSS, "D1.1=1 S1.1=1"),
            got("Elm", SELF, "S1.1=2"),
        ),
        ask=ask({"perspective"}),
        reply={"Principal": "School ILT", "Central Office": "District ILT"},
        raters=4,
    ),
    Case(
        "tidy: wordings cut, changed on the way, unknown, or of the other assessment",
        {
            "pasted.csv": text(
                [
                    ["assessment", "school", "round", "perspective", "rater", "action", "rating"],
                    ["school", "Alder", "Fall 2026", "self", "x", "Reviews\u00a0student tasks  and work samples", "2"],
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
        total(got("Alder", SELF, "S3.2=2 S5.2=1 S4.2=3"), got("Alder", CROSS, "S4.2=0")),
        problems=ask({(6, "Celebrates success"), (7, "school")}),
        raters=2,
    ),
    Case(
        "tidy: the same file twice, once as a workbook",
        {
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
        got("Cedar", SELF, "S1.1=1 S1.2=2"),
        raters=1,
    ),
    Case(
        "tidy: one rater, two answers",
        {
            "twice.csv": text(
                [
                    ["round", "school", "rater", "perspective", "action_id", "rating"],
                    ["Fall 2026", "Cedar", "j@d.org", "self", "S1.1", "1"],
                    ["Fall 2026", "Cedar", "j@d.org", "self", "S1.1", "3"],
                    ["Fall 2026", "Cedar", "k@d.org", "self", "S1.1", "2"],
                ]
            )
        },
        got("Cedar", SELF, "S1.1=3 S1.1=2"),
        ask=ask({"duplicates"}),
        reply={"": "latest"},
    ),
    Case(
        "tidy: sep=; and the line ends of an old Mac; the district's own side has no school",
        {
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
        total(got("", SELF, "D1.1=2 D1.1=3"), got("Oak", CROSS, "D1.1=0")),
        raters=3,
    ),
    Case(
        "tidy: pipes and Mac Roman, 1-4 in another hand",
        {
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
        got("Peña Elementary", SELF, "S1.1=2"),
        problems=ask({(3, "4"), (4, "1-2")}),
        notes=ask({("S1.1", "the team’s plan — good")}),
    ),
]

WIDE = [
    Case(
        "wide: ids, notes beside them, an average on the right and below",
        {
            "Summary.xlsx": book(
                {
                    "All": [
                        [
                            "Name",
                            "School",
                            "Round",
                            "Perspective",
                            "S1.1",
                            "S1.1 notes",
                            "S1.2",
                            "S1.2 notes",
                            "Average",
                        ],
                        ["Ann", "Oak", "Fall 2026", "self", 2, "posted", 1, None, 1.5],
                        ["Bob", "Oak", "Fall 2026", "self", 3, None, None, "not sure", 3],
                        ["Cy", "Elm", "Fall 2026", "cross", 0, None, 1, None, 0.5],
                        ["Average", None, None, None, 1.67, None, 1, None, 1.67],
                    ]
                }
            )
        },
        total(got("Oak", SELF, "S1.1=2 S1.1=3 S1.2=1"), got("Elm", CROSS, "S1.1=0 S1.2=1")),
        notes=ask({("S1.1", "posted"), ("S1.2", "not sure")}),
        raters=3,
        not_rated=1,
    ),
    Case(
        "wide: wordings under merged focus areas, title above",
        {
            "Elementary schools.xlsx": book(
                {
                    "Ratings": [
                        ["Fall ILT reflection"],
                        [],
                        [None, None, "3. Monitor Instructional Effectiveness", None, None, None],
                        ["School", "Email", *(WORDS[a] for a in ("S3.1", "S3.2", "S3.3", "S3.4"))],
                        ["Oak", "a@d.org", 1, 2, 2, 3],
                        ["Elm", "b@d.org", DASHED[0], DASHED[1], DASHED[2], DASHED[3]],
                    ]
                },
                merged=[("Ratings", "C3:F3")],
            )
        },
        total(line("Oak", SELF, S[7:11], "1223"), line("Elm", SELF, S[7:11], "0123")),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        raters=2,
    ),
    Case(
        "wide: all 32 actions, each person on one side",
        {
            "joint.csv": text(
                [
                    ["Timestamp", "School", "Team", *D, *S],
                    ["9/1/2026", "Oak", "School ILT", *"0123012301230", *"2222222222222222222"],
                    ["9/1/2026", "Oak", "District ILT", *"3333333333333", *"1111111111111111111"],
                ]
            )
        },
        total(
            line("Oak", CROSS, D, "0123012301230"),
            line("Oak", SELF, S, "2" * 19),
            line("", SELF, D, "3" * 13),
            line("Oak", CROSS, S, "1" * 19),
        ),
        ask=ask({"round"}),
        answers=FALL,
    ),
    Case(
        "wide: options in the district's own words",
        {
            "own words.csv": text(
                [
                    ["School", "Round", "Perspective", "Rater", "S3.2", "S3.3", "S3.4", "S4.1"],
                    [
                        "Oak",
                        "Fall 2026",
                        "self",
                        "a",
                        "2 - Mostly in place",
                        "3 = Fully in place",
                        "0: none",
                        "1. Started",
                    ],
                    ["Oak", "Fall 2026", "self", "b", f"2 - {L2}", f"3 = {L3}", f"3 - {L2}", "1 (started)"],
                    ["Oak", "Fall 2026", "self", "c", "Mostly in place", "2 - 3 times", "2/3", "In place"],
                ]
            )
        },
        total(
            got("Oak", SELF, "S3.2=2 S3.3=3 S3.4=0 S4.1=1"),
            got("Oak", SELF, "S3.2=2 S3.3=3 S4.1=1"),
        ),
        problems=ask({(3, f"3 - {L2}"), (4, "Mostly in place"), (4, "2 - 3 times"), (4, "2/3"), (4, "In place")}),
    ),
    Case(
        "wide: a row with a comma too many, another with one too few, UTF-8 with a mark, mixed line ends",
        {
            "typed by hand.csv": (
                "\ufeffSchool,Round,Perspective,Rater,S1.1,S1.2,S1.3\n"
                "Oak,Fall 2026,self,a,1,2,3\r\n"
                "Oak,Fall 2026,self,b,1,2,3,\n"
                "Oak,Fall 2026,self,c,1,2"
            ).encode()
        },
        got("Oak", SELF, "S1.1=1 S1.2=2 S1.3=3"),
        problems=ask({(3, ""), (4, "")}),
        raters=1,
    ),
    Case(
        "wide: two tables in one sheet, district above, school below",
        {
            "both.xlsx": book(
                {
                    "Sheet1": [
                        ["District ILT"],
                        ["Rater", "School", "Perspective", "Round", WORDS["D2.1"], WORDS["D2.2"], WORDS["D2.3"]],
                        ["d1", None, "self", "Fall 2026", 2, 2, 1],
                        ["o1", "Oak", "cross", "Fall 2026", 0, 1, 1],
                        [],
                        ["School ILTs"],
                        ["Rater", "School", "Perspective", "Round", WORDS["S2.3"], WORDS["S2.4"], WORDS["S3.2"]],
                        ["o1", "Oak", "self", "Fall 2026", 3, 3, 2],
                    ]
                }
            )
        },
        total(
            got("", SELF, "D2.1=2 D2.2=2 D2.3=1"),
            got("Oak", CROSS, "D2.1=0 D2.2=1 D2.3=1"),
            got("Oak", SELF, "S2.3=3 S2.4=3 S3.2=2"),
        ),
    ),
    Case(
        "wide: one school spelled two ways",
        {
            "spellings.csv": text(
                [
                    ["School", "Round", "Perspective", "Rater", "S1.1"],
                    ["Lincoln Elementary", "Fall 2026", "self", "a", "1"],
                    ["Lincoln Elementary", "Fall 2026", "self", "b", "2"],
                    ["Lincoln Elemntary", "Fall 2026", "self", "c", "3"],
                    ["Roosevelt", "Fall 2026", "self", "d", "0"],
                ]
            )
        },
        total(got("Lincoln Elementary", SELF, "S1.1=1 S1.1=2 S1.1=3"), got("Roosevelt", SELF, "S1.1=0")),
        ask=ask({"spelling"}),
        reply={"Lincoln Elemntary": "Lincoln Elementary"},
    ),
    Case(
        "wide: spellings that are two schools",
        {
            "two schools.csv": text(
                [
                    ["School", "Round", "Perspective", "Rater", "S1.1"],
                    ["PS 12", "Fall 2026", "self", "a", "1"],
                    ["PS 13", "Fall 2026", "self", "b", "2"],
                    ["North High School", "Fall 2026", "self", "c", "3"],
                    ["South High School", "Fall 2026", "self", "d", "0"],
                ]
            )
        },
        total(
            got("PS 12", SELF, "S1.1=1"),
            got("PS 13", SELF, "S1.1=2"),
            got("North High School", SELF, "S1.1=3"),
            got("South High School", SELF, "S1.1=0"),
        ),
    ),
]

SELF_DISTRICT = [
    "1 - we meet but nothing is tracked",
    "2",
    "2: see minutes",
    "Rating: 2",
    "2 - we do this in 2 of 5 grades",
    "3\nvery strong",
    "",
    "N/A",
    "2/3",
    "between 1 and 2",
    "2 meetings a month",
    "Rating: 0. Nobody knows",
    "3 (since August)",
]
TAKEN_DISTRICT = "D1.1=1 D1.2=2 D1.3=2 D2.1=2 D2.2=2 D2.3=3 D5.2=0 D5.3=3"
FORM_DISTRICT = [TITLE["D"], INTRO["D"], *SCALE, "", template("D", SELF_DISTRICT)]
DIGITS = "2301230123012301230"
OTHER = "0000111122223333012"


def flat(side, cells):
    return [[TITLE[side]], [INTRO[side]], *([entry] for entry in SCALE), [], *template(side, cells)]


TEMPLATE = [
    Case(
        "template: district, in Word, ratings and notes in one cell",
        {"Assistant superintendent.docx": word(FORM_DISTRICT)},
        got("", SELF, TAKEN_DISTRICT),
        ask=ask({"round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "District ILT"},
        problems=ask({(10, "2/3"), (11, "between 1 and 2"), (12, "2 meetings a month")}),
        notes=ask(
            {
                ("D1.1", "we meet but nothing is tracked"),
                ("D1.3", "see minutes"),
                ("D2.2", "we do this in 2 of 5 grades"),
                ("D2.3", "very strong"),
                ("D5.2", "Nobody knows"),
                ("D5.3", "since August"),
            }
        ),
        raters=1,
        not_rated=2,
    ),
    Case(
        "template: school, three Word files at once",
        {
            "ILT - Ana.docx": word([TITLE["S"], INTRO["S"], *SCALE, template("S", DIGITS)]),
            "ILT - Bea.docx": word([TITLE["S"], template("S", [DASHED[int(digit)] for digit in OTHER])]),
            "ILT - Cleo.docx": word([template("S", [f"{digit}\nsee binder" for digit in DIGITS]), "Thank you!"]),
        },
        total(line("Oak", SELF, S, DIGITS), line("Oak", SELF, S, OTHER), line("Elm", CROSS, S, DIGITS)),
        ask=ask({"round", "school", "perspective"}),
        answers={
            "round": "Fall 2026",
            "school": "Oak",
            "perspective": "School ILT",
            "school@ILT - Cleo.docx": "Elm",
            "perspective@ILT - Cleo.docx": "District ILT",
        },
        raters=3,
    ),
    Case(
        "template: as CSV, semicolons, cp1252, areas numbered right",
        {
            "template.csv": text(
                [
                    [TITLE["S"], "", ""],
                    ["", "", ""],
                    *template("S", [f"{digit} – ok" for digit in DIGITS], wrong_numbers=False),
                ],
                delimiter=";",
                encoding="cp1252",
            )
        },
        line("Oak", CROSS, S, DIGITS),
        ask=ask({"round", "school", "perspective"}),
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "District ILT"},
        notes=frozenset((action, "ok") for action in S),
        raters=1,
    ),
    Case(
        "template: a school rates the district; workbook with the scale above",
        {"From Oak.xlsx": book({"Template": flat("D", [2, 2, 1, 0, "1 - rarely", 3, 3, 2, None, 2, 1, 1, "n/a"])})},
        got("Oak", CROSS, "D1.1=2 D1.2=2 D1.3=1 D2.1=0 D2.2=1 D2.3=3 D3.1=3 D3.2=2 D4.2=2 D5.1=1 D5.2=1"),
        ask=ask({"round", "perspective", "school"}),
        answers={"round": "Fall 2026", "perspective": "School ILT", "school": "Oak"},
        notes=ask({("D2.2", "rarely")}),
        raters=1,
        not_rated=2,
    ),
    Case(
        "template: areas merged down in a workbook, rating and notes apart",
        {
            "apart.xlsx": book(
                {
                    "School": [
                        ["Focus Area", "School ILT Actions", "Rating", "Notes"],
                        ["3. Monitor Instructional Effectiveness", WORDS["S3.1"], 1, "no tool"],
                        [None, WORDS["S3.2"], 2, None],
                        [None, WORDS["S3.3"], 3, "2 of 3 coaches"],
                        [None, WORDS["S3.4"], None, "not started"],
                    ]
                },
                merged=[("School", "A2:A5")],
            )
        },
        got("Oak", SELF, "S3.1=1 S3.2=2 S3.3=3"),
        ask=ask({"round", "school", "perspective"}),
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "self"},
        notes=ask({("S3.1", "no tool"), ("S3.3", "2 of 3 coaches"), ("S3.4", "not started")}),
        not_rated=1,
    ),
    Case(
        "template: both assessments in one Word file",
        {"both.docx": word([TITLE["D"], template("D", "2" * 13), TITLE["S"], template("S", "1" * 19)])},
        total(line("Oak", CROSS, D, "2" * 13), line("Oak", SELF, S, "1" * 19)),
        ask=ask({"round", "school", "perspective"}),
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "School ILT"},
    ),
    Case(
        "sheets: one for each rater of a school",
        {
            "Oak ILT.xlsx": book(
                {"J. Smith": flat("S", DIGITS), "M. Jones": flat("S", OTHER), "P. Diaz": template("S", "." * 19)}
            )
        },
        total(line("Oak", SELF, S, DIGITS), line("Oak", SELF, S, OTHER)),
        ask=ask({"sheets", "round", "school", "perspective"}),
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "School ILT"},
        reply={"sheet": "rater"},
        raters=2,
        not_rated=19,
    ),
    Case(
        "sheets: one for each school, many raters in each",
        {
            "district.xlsx": book(
                {
                    "Oak": [
                        ["Rater", "Perspective", "Round", "S1.1", "S1.2"],
                        ["a", "self", "Fall 2026", 1, 2],
                        ["b", "self", "Fall 2026", 3, 2],
                    ],
                    "Elm": [["Rater", "Perspective", "Round", "S1.1", "S1.2"], ["c", "self", "Fall 2026", 0, 0]],
                    "Fir": [["Rater", "Perspective", "Round", "S1.1", "S1.2"], ["d", "cross", "Fall 2026", 3, 3]],
                }
            )
        },
        total(
            got("Oak", SELF, "S1.1=1 S1.1=3 S1.2=2x2"),
            got("Elm", SELF, "S1.1=0 S1.2=0"),
            got("Fir", CROSS, "S1.1=3 S1.2=3"),
        ),
        ask=ask({"sheets"}),
        reply={"sheet": "school"},
        raters=4,
    ),
    Case(
        "sheets: templates, a school a sheet, one of them hidden",
        {
            "schools.xlsx": book(
                {"Oak": flat("S", DIGITS), "Elm": flat("S", OTHER), "Old": flat("S", "0" * 19)}, hidden=["Old"]
            )
        },
        total(line("Oak", CROSS, S, DIGITS), line("Elm", CROSS, S, OTHER)),
        ask=ask({"sheets", "round", "perspective"}),
        answers={"round": "Fall 2026", "perspective": "District ILT"},
        reply={"sheet": "school"},
    ),
]

REFUSED = [
    Case(
        "refused: nothing in it, a header only, a PDF, an old workbook, a web page; the good one is read",
        {
            "empty.csv": b"",
            "header.csv": b"round,school,perspective,action_id,rating\n",
            "scan.xlsx": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
            "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "page.xls": b"<html><table><tr><td>S1.1</td><td>2</td></tr></table></html>",
            "torn.xlsx": book({"A": [["action_id", "rating"], ["S1.1", 2]]})[:900],
            "good.csv": b"round,school,rater,perspective,action_id,rating\nFall 2026,Oak,a,self,S1.1,2\n",
        },
        got("Oak", SELF, "S1.1=2"),
        refused=ask({"empty.csv", "header.csv", "scan.xlsx", "old.xls", "page.xls", "torn.xlsx"}),
    ),
    Case(
        "refused: a table of something else",
        {"budget.csv": text([["Item", "Cost", "Owner"], ["Paper", "200", "Kim"], ["Ink", "3", "Lee"]])},
        refused=ask({"budget.csv"}),
    ),
]

"""Tables with a row a rater and a column an action."""

from tests.support import files
from tests.support.corpus.case import Case
from tests.support.corpus.tables import FORM, names
from tests.support.corpus.writers import DASHED, L2, L3, NUMBERED, NUMBERED_AREA, WORDS, D, S, book, text, texts

CUT = [str(text)[:80] for text in texts("S2.4", "S3.1")]

ALIKE = (
    next(action for action in files.DISTRICT if action.id == "D2.2"),
    next(a for a in files.SCHOOL if a.id == "S2.4"),
)

WIDE = [["School", "Rater", *(action.text for action in ALIKE)], ["Alder", "ann", 1, 3]]

JOINT = [["School", *(a.text for a in (*files.DISTRICT, *files.SCHOOL))], ["Alder", *[2] * 32]]

SPACED = [n.replace(" ", "\xa0").replace("ti", "t\xadi").rstrip(".") for n in names()]

CUT_SHORT = [name[:60] for name in names()]

FOURS = [["School", *names("{id}")], *[["Alder", *[4, 2, 3, 1] * 4, 2, 3, 1]] * 2]

CASES = [
    Case(
        "wide: ids, notes beside them, an average on the right and below",
        lambda: {
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
        ratings=("Elm | cross | S1.1 0 1", "Oak | self | S1.1 2 1", "Oak | self | S1.1 3 -"),
        sources=("Summary.xlsx#All: wide: 6 5 1 0 0",),
        notes=("S1.1 posted", "S1.2 not sure"),
    ),
    Case(
        "wide: wordings under merged focus areas, title above",
        lambda: {
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
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        questions=("perspective@Elementary schools.xlsx", "round@Elementary schools.xlsx"),
        ratings=("Elm | self | S3.1 0 1 2 3", "Oak | self | S3.1 1 2 2 3"),
        sources=("Elementary schools.xlsx#Ratings: wide: 8 8 0 0 0",),
    ),
    Case(
        "wide: all 32 actions, each person on one side",
        lambda: {
            "joint.csv": text(
                [
                    ["Timestamp", "School", "Team", *D, *S],
                    ["9/1/2026", "Oak", "School ILT", *"0123012301230", *"2222222222222222222"],
                    ["9/1/2026", "Oak", "District ILT", *"3333333333333", *"1111111111111111111"],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@joint.csv",),
        ratings=(
            " | self | D1.1 3 3 3 3 3 3 3 3 3 3 3 3 3 || Oak | cross | S1.1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
            "Oak | cross | D1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 || Oak | self | S1.1 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2",
        ),
        sources=("joint.csv: Google Forms: 64 64 0 0 0",),
    ),
    Case(
        "wide: options in the district's own words",
        lambda: {
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
        ratings=("Oak | self | S3.2 2 3 0 1", "Oak | self | S3.2 2 3 | S4.1 1"),
        problems=(
            "own words.csv!E4: not-a-rating: Mostly in place",
            "own words.csv!F4: not-one-rating: 2 - 3 times",
            "own words.csv!G3: number-and-words-disagree: 3 …",
            "own words.csv!G4: not-one-rating: 2/3",
            "own words.csv!H4: not-a-rating: In place",
        ),
        sources=("own words.csv: wide: 12 7 0 5 0",),
    ),
    Case(
        "wide: a row with a comma too many, another with one too few, UTF-8 with a mark, mixed line ends",
        lambda: {
            "typed by hand.csv": "\ufeffSchool,Round,Perspective,Rater,S1.1,S1.2,S1.3\nOak,Fall 2026,self,a,1,2,3\r\nOak,Fall 2026,self,b,1,2,3,\nOak,Fall 2026,self,c,1,2".encode()
        },
        ratings=("Oak | self | S1.1 1 2 3",),
        problems=("typed by hand.csv!3: row-too-long: ", "typed by hand.csv!4: row-too-short: "),
        sources=("typed by hand.csv: wide: 9 3 0 6 0",),
    ),
    Case(
        "wide: two tables in one sheet, district above, school below",
        lambda: {
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
        ratings=(" | self | D2.1 2 2 1", "Oak | cross | D2.1 0 1 1 || Oak | self | S2.3 3 3 | S3.2 2"),
        sources=("both.xlsx#Sheet1: wide: 9 9 0 0 0",),
    ),
    Case(
        "wide: one school spelled two ways",
        lambda: {
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
        answers={"school:Lincoln Elemntary": "Lincoln Elementary"},
        questions=("school:Lincoln Elemntary@spellings.csv",),
        ratings=(
            "Lincoln Elementary | self | S1.1 1",
            "Lincoln Elementary | self | S1.1 2",
            "Lincoln Elementary | self | S1.1 3",
            "Roosevelt | self | S1.1 0",
        ),
        sources=("spellings.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "wide: spellings that are two schools",
        lambda: {
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
        ratings=(
            "North High School | self | S1.1 3",
            "PS 12 | self | S1.1 1",
            "PS 13 | self | S1.1 2",
            "South High School | self | S1.1 0",
        ),
        sources=("two schools.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "wide: ids, notes beside them, a role that is no side",
        lambda: {
            "responses.csv": text(
                [
                    [
                        "Person",
                        "Building",
                        "Position",
                        "S1.1",
                        "S1.1 notes",
                        "S1.2",
                        "S1.2 notes",
                        "S1.3",
                        "S1.3 notes",
                    ],
                    ["Kim", "Adams ES", "Principal", 2, "3 rooms seen", 1, "", 0, ""],
                    ["Lee", "Adams ES", "Area superintendent", 1, "", "", "ask Kim", 3, "2 teams"],
                    ["", "", "", "", "", "", "", "", ""],
                    ["May", "Burr ES", "Principal", 3, "", "N/A", "", 2, ""],
                ]
            )
        },
        answers={
            "round": "Fall 2026",
            "perspective:Area superintendent@responses.csv": "District ILT",
            "perspective:Principal@responses.csv": "School ILT",
        },
        questions=(
            "perspective:Area superintendent@responses.csv",
            "perspective:Principal@responses.csv",
            "round@responses.csv",
        ),
        ratings=("Adams ES | cross | S1.1 1 - 3", "Adams ES | self | S1.1 2 1 0", "Burr ES | self | S1.1 3 - 2"),
        sources=("responses.csv: wide: 9 7 2 0 0",),
    ),
    Case(
        "wide: wordings under merged focus areas, an average at the foot",
        lambda: {
            "Self-assessment summary.xlsx": book(
                {
                    "Sheet1": [
                        ["", "", "", NUMBERED_AREA["S3.1"], "", "", "", NUMBERED_AREA["S4.1"], ""],
                        ["Rater", "School", "Team", *texts("S3.1", "S4.2")],
                        ["r1", "Kennedy", "School ILT", 1, 2, 3, 0, 2, 2],
                        [],
                        ["r2", "Kennedy", "District ILT", 0, 1, 1, None, 1, "2 - Mostly in place"],
                        ["Average", None, None, "=AVERAGE(D3:D5)", 1.5, 2, 0, 1.5, 2],
                    ]
                },
                merged=("D1:G1", "H1:I1"),
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@Self-assessment summary.xlsx",),
        ratings=("Kennedy | cross | S3.1 0 1 1 - 1 2", "Kennedy | self | S3.1 1 2 3 0 2 2"),
        sources=("Self-assessment summary.xlsx#Sheet1: wide: 12 11 1 0 0",),
    ),
    Case(
        "wide: numbered wordings without full stops, no-break spaces, extra columns",
        lambda: {
            "Q1 pulse.csv": text(
                [
                    ["Date", "ILT member", "School name", "Which ILT are you on?"]
                    + [
                        f"{n}. {text}".rstrip(".").replace(" ", "\xa0", 3)
                        for n, text in enumerate(texts("D1.1", "D2.1"), 1)
                    ]
                    + ["What should we know?"],
                    ["11/03/2026", "P. Gill", "Eastlake", "School ILT", 2, 1, 1, 3, "3 new staff"],
                    ["11/03/2026", "Q. Hart", "", "District ILT", 3, 3, 2, 2, ""],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@Q1 pulse.csv",),
        ratings=(" | self | D1.1 3 3 2 2", "Eastlake | cross | D1.1 2 1 1 3"),
        sources=("Q1 pulse.csv: wide: 8 8 0 0 0",),
    ),
    Case(
        "wide: wordings a tool cut at 80 characters",
        lambda: {
            "cut.csv": text(
                [
                    ["School", "Side", "Rater", *CUT],
                    ["Polk", "School", "a", "1", NUMBERED[2]],
                    ["Polk", "District", "b", "1: no minutes", "3"],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@cut.csv",),
        ratings=("Polk | cross | S2.4 1 3", "Polk | self | S2.4 1 2"),
        sources=("cut.csv: wide: 4 4 0 0 0",),
        notices=("cut",),
    ),
    Case(
        "wide: both assessments side by side",
        lambda: {
            "joint form.csv": text(
                [
                    ["Name", "School", "Perspective", *texts("D1.1", "D5.3"), *texts("S1.1", "S5.3")],
                    ["One", "Taft", "School", *"2222133201231", *"0123012301230123012"],
                    ["Two", "Taft", "District", *"3333333333333", *"1111111111111111111"],
                ],
                ";",
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@joint form.csv",),
        ratings=(
            " | self | D1.1 3 3 3 3 3 3 3 3 3 3 3 3 3 || Taft | cross | S1.1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
            "Taft | cross | D1.1 2 2 2 2 1 3 3 2 0 1 2 3 1 || Taft | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",
        ),
        sources=("joint form.csv: wide: 64 64 0 0 0",),
    ),
    Case(
        "wide: only one action asked",
        lambda: {
            "exit ticket.csv": text(
                [
                    ["Your name", "Your school", "Your team", WORDS["S3.2"]],
                    ["Ivy", "Nash", "School ILT", "2"],
                    ["Jon", "Nash", "School ILT", "0"],
                    ["Kay", "Nash", "District ILT", "1"],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@exit ticket.csv",),
        ratings=("Nash | cross | S3.2 1", "Nash | self | S3.2 0", "Nash | self | S3.2 2"),
        sources=("exit ticket.csv: wide: 3 3 0 0 0",),
    ),
    Case(
        "D2.2 and S2.4 are told apart",
        lambda: {"alike.csv": text(WIDE)},
        answers={"round": "Fall 2026", "perspective": "School ILT", "school": "Alder"},
        questions=("perspective@alike.csv", "round@alike.csv"),
        ratings=("Alder | cross | D2.2 1 || Alder | self | S2.4 3",),
        sources=("alike.csv: wide: 2 2 0 0 0",),
    ),
    Case(
        "a joint form keeps both assessments",
        lambda: {"joint.csv": text(JOINT)},
        answers={"round": "Fall 2026", "perspective": "School ILT", "school": "Alder"},
        questions=("perspective@joint.csv", "round@joint.csv"),
        ratings=(
            "Alder | cross | D1.1 2 2 2 2 2 2 2 2 2 2 2 2 2 || Alder | self | S1.1 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2",
        ),
        sources=("joint.csv: wide: 32 32 0 0 0",),
    ),
    Case(
        "other spaces, soft hyphens, no full stop",
        lambda: {"spaces.csv": text([["School", *SPACED], ["Alder", *FORM]])},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@spaces.csv", "round@spaces.csv"),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("spaces.csv: wide: 19 19 0 0 0",),
    ),
    Case(
        "texts cut short at 60 characters",
        lambda: {"cut.csv": text([["School", *CUT_SHORT], ["Alder", *FORM]])},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@cut.csv", "round@cut.csv"),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("cut.csv: wide: 19 19 0 0 0",),
        notices=("Action texts that were cut off",),
    ),
    Case(
        "wide by action id",
        lambda: {"wide.csv": text([["School", *names("{id}")], ["Alder", *FORM]])},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@wide.csv", "round@wide.csv"),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("wide.csv: wide: 19 19 0 0 0",),
    ),
    Case(
        "wide by text, with notes",
        lambda: {
            "texts.csv": text(
                [
                    ["School", *[c for n in names() for c in (n, f"{n} notes")]],
                    ["Alder", *[c for v in FORM for c in (v, "n")]],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@texts.csv", "round@texts.csv"),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("texts.csv: wide: 19 19 0 0 0",),
    ),
    Case(
        "a scale shifted to 1-4 is asked about",
        lambda: {"shifted.csv": text(FOURS)},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@shifted.csv", "round@shifted.csv", "scale@shifted.csv"),
        problems=(
            "shifted.csv!B2: off-scale: 4",
            "shifted.csv!B3: off-scale: 4",
            "shifted.csv!F2: off-scale: 4",
            "shifted.csv!F3: off-scale: 4",
            "shifted.csv!J2: off-scale: 4",
            "shifted.csv!J3: off-scale: 4",
            "shifted.csv!N2: off-scale: 4",
            "shifted.csv!N3: off-scale: 4",
        ),
        sources=("shifted.csv: wide: 38 0 0 0 38",),
    ),
]

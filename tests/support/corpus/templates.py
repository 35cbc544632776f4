"""The self-assessment template filled in, as text, workbook or document."""

from tests.support import files, office
from tests.support.corpus.case import Case
from tests.support.corpus.tables import FORM
from tests.support.corpus.writers import (
    DASHED,
    INTRO,
    NUMBERED_AREA,
    SCALE,
    TITLE,
    WORDS,
    book,
    document,
    span,
    template,
    text,
    word,
)

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

FORM_DISTRICT = [TITLE["D"], INTRO["D"], *SCALE, "", template("D", SELF_DISTRICT)]

DIGITS = "2301230123012301230"

OTHER = "0000111122223333012"


def flat(side, cells):
    return [[TITLE[side]], [INTRO[side]], *([entry] for entry in SCALE), [], *template(side, cells)]


NOTES = [
    "2",
    "2: see minutes",
    "Rating: 1",
    "1 - we meet but nothing is tracked",
    "3\nall teams",
    "0",
    "2 - we do this in 2 of 5 grades",
]


def filled(first, last, marks):
    """The framework's own table, filled in; focus areas once each and numbered as the document numbers its rows."""
    side = "District ILT Actions" if first.startswith("D") else "School ILT Actions"
    rows = [["Focus Area", side, "Rating and Notes"]]
    shown = ""
    for number, (action, mark) in enumerate(zip(span(first, last), marks, strict=True), 1):
        area = NUMBERED_AREA[action].split(". ", 1)[1]
        rows.append(
            [
                "" if area == shown and number < 4 else f"{number}. " + ("" if area == shown else area),
                WORDS[action],
                mark,
            ]
        )
        shown = area
    return rows


def scale(kind):
    """What stands above the table in the framework."""
    return [
        f"ILT Framework Self-Assessment Template – {kind} ILT",
        f"Each member of the {kind.lower()} ILT should complete an individual reflection on the extent to which each of these actions is:",
        *DASHED,
    ]


REST = [""] * 6

VAGUE = ["2/3", "2 meetings a month", "3 of 5 teachers", "between 1 and 2", "2 - 3 times", "2.5", "3 (since 2024)"]

TEMPLATE_WITH_NOTES = files.template(
    files.SCHOOL, "School", [["School: Alder"], ["Round: Fall 2026"]], ["2 - in 2 of 5 grades"]
)

FILLED_IN = files.template(files.SCHOOL, "School", [["School: Alder"], ["Round: Fall 2026"]], FORM)

PAPER = [row for row in files.template(files.SCHOOL, "School", [], FORM) if len(row) == 3]

CASES = [
    Case(
        "template: district, in Word, ratings and notes in one cell",
        lambda: {"Assistant superintendent.docx": word(FORM_DISTRICT)},
        answers={"round": "Fall 2026", "perspective": "District ILT"},
        questions=("perspective@Assistant superintendent.docx", "round@Assistant superintendent.docx"),
        ratings=(" | self | D1.1 1 2 2 2 2 3 - - | D5.2 0 3",),
        problems=(
            "Assistant superintendent.docx!C10: not-one-rating: 2/3",
            "Assistant superintendent.docx!C11: not-one-rating: between 1 and 2",
            "Assistant superintendent.docx!C12: not-a-rating: 2 meetings a month",
        ),
        sources=("Assistant superintendent.docx: template: 13 8 2 3 0",),
        notes=(
            "D1.1 we meet but nothing is tracked",
            "D1.3 see minutes",
            "D2.2 we do this in 2 of 5 grades",
            "D2.3 very strong",
            "D5.2 Nobody knows",
            "D5.3 since August",
        ),
    ),
    Case(
        "template: school, three Word files at once",
        lambda: {
            "ILT - Ana.docx": word([TITLE["S"], INTRO["S"], *SCALE, template("S", DIGITS)]),
            "ILT - Bea.docx": word([TITLE["S"], template("S", [DASHED[int(digit)] for digit in OTHER])]),
            "ILT - Cleo.docx": word([template("S", [f"{digit}\nsee binder" for digit in DIGITS]), "Thank you!"]),
        },
        answers={
            "round": "Fall 2026",
            "school": "Oak",
            "perspective": "School ILT",
            "school@ILT - Cleo.docx": "Elm",
            "perspective@ILT - Cleo.docx": "District ILT",
        },
        questions=(
            "perspective@ILT - Ana.docx",
            "perspective@ILT - Bea.docx",
            "perspective@ILT - Cleo.docx",
            "round@ILT - Ana.docx",
            "round@ILT - Bea.docx",
            "round@ILT - Cleo.docx",
            "school@ILT - Ana.docx",
            "school@ILT - Bea.docx",
            "school@ILT - Cleo.docx",
        ),
        ratings=(
            "Elm | cross | S1.1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0",
            "Oak | self | S1.1 0 0 0 0 1 1 1 1 2 2 2 2 3 3 3 3 0 1 2",
            "Oak | self | S1.1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0",
        ),
        sources=(
            "ILT - Ana.docx: template: 19 19 0 0 0",
            "ILT - Bea.docx: template: 19 19 0 0 0",
            "ILT - Cleo.docx: template: 19 19 0 0 0",
        ),
    ),
    Case(
        "template: as CSV, semicolons, cp1252, areas numbered right",
        lambda: {
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
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "District ILT"},
        questions=("perspective@template.csv", "round@template.csv", "school@template.csv"),
        ratings=("Oak | cross | S1.1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0",),
        sources=("template.csv: template: 19 19 0 0 0",),
        notes=(
            "S1.1 ok",
            "S1.2 ok",
            "S1.3 ok",
            "S2.1 ok",
            "S2.2 ok",
            "S2.3 ok",
            "S2.4 ok",
            "S3.1 ok",
            "S3.2 ok",
            "S3.3 ok",
            "S3.4 ok",
            "S4.1 ok",
            "S4.2 ok",
            "S4.3 ok",
            "S4.4 ok",
            "S4.5 ok",
            "S5.1 ok",
            "S5.2 ok",
            "S5.3 ok",
        ),
    ),
    Case(
        "template: a school rates the district; workbook with the scale above",
        lambda: {
            "From Oak.xlsx": book({"Template": flat("D", [2, 2, 1, 0, "1 - rarely", 3, 3, 2, None, 2, 1, 1, "n/a"])})
        },
        answers={"round": "Fall 2026", "perspective": "School ILT", "school": "Oak"},
        questions=("perspective@From Oak.xlsx", "round@From Oak.xlsx", "school@From Oak.xlsx"),
        ratings=("Oak | cross | D1.1 2 2 1 0 1 3 3 2 - 2 1 1 -",),
        sources=("From Oak.xlsx#Template: template: 13 11 2 0 0",),
        notes=("D2.2 rarely",),
    ),
    Case(
        "template: areas merged down in a workbook, rating and notes apart",
        lambda: {
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
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "self"},
        questions=("perspective@apart.xlsx", "round@apart.xlsx", "school@apart.xlsx"),
        ratings=("Oak | self | S3.1 1 2 3 -",),
        sources=("apart.xlsx#School: template: 4 3 1 0 0",),
        notes=("S3.1 no tool", "S3.3 2 of 3 coaches", "S3.4 not started"),
    ),
    Case(
        "template: both assessments in one Word file",
        lambda: {"both.docx": word([TITLE["D"], template("D", "2" * 13), TITLE["S"], template("S", "1" * 19)])},
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "School ILT"},
        questions=("perspective@both.docx", "round@both.docx", "school@both.docx"),
        ratings=(
            "Oak | cross | D1.1 2 2 2 2 2 2 2 2 2 2 2 2 2 || Oak | self | S1.1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        ),
        sources=("both.docx#Table 1: template: 13 13 0 0 0", "both.docx#Table 2: template: 19 19 0 0 0"),
    ),
    Case(
        "sheets: one for each rater of a school",
        lambda: {
            "Oak ILT.xlsx": book(
                {"J. Smith": flat("S", DIGITS), "M. Jones": flat("S", OTHER), "P. Diaz": template("S", "." * 19)}
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT", "sheets": "raters", "school": "Oak"},
        questions=("perspective@Oak ILT.xlsx", "round@Oak ILT.xlsx", "school@Oak ILT.xlsx", "sheets@Oak ILT.xlsx"),
        ratings=(
            "Oak | self | S1.1 - - - - - - - - - - - - - - - - - - -",
            "Oak | self | S1.1 0 0 0 0 1 1 1 1 2 2 2 2 3 3 3 3 0 1 2",
            "Oak | self | S1.1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0",
        ),
        sources=(
            "Oak ILT.xlsx#J. Smith: template: 19 19 0 0 0",
            "Oak ILT.xlsx#M. Jones: template: 19 19 0 0 0",
            "Oak ILT.xlsx#P. Diaz: template: 19 0 19 0 0",
        ),
    ),
    Case(
        "sheets: one for each school, many raters in each",
        lambda: {
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
        answers={"sheets": "schools"},
        questions=("sheets@district.xlsx",),
        ratings=("Elm | self | S1.1 0 0", "Fir | cross | S1.1 3 3", "Oak | self | S1.1 1 2", "Oak | self | S1.1 3 2"),
        sources=(
            "district.xlsx#Elm: wide: 2 2 0 0 0",
            "district.xlsx#Fir: wide: 2 2 0 0 0",
            "district.xlsx#Oak: wide: 4 4 0 0 0",
        ),
    ),
    Case(
        "sheets: templates, a school a sheet, one of them hidden",
        lambda: {
            "schools.xlsx": book(
                {"Oak": flat("S", DIGITS), "Elm": flat("S", OTHER), "Old": flat("S", "0" * 19)}, hidden=["Old"]
            )
        },
        answers={"round": "Fall 2026", "perspective": "District ILT", "sheets": "schools"},
        questions=("perspective@schools.xlsx", "round@schools.xlsx", "sheets@schools.xlsx"),
        ratings=(
            "Elm | cross | S1.1 0 0 0 0 1 1 1 1 2 2 2 2 3 3 3 3 0 1 2",
            "Oak | cross | S1.1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0",
        ),
        sources=("schools.xlsx#Elm: template: 19 19 0 0 0", "schools.xlsx#Oak: template: 19 19 0 0 0"),
    ),
    Case(
        "template: one Word file of one rater",
        lambda: {
            "Marisol Vega.docx": document(
                *scale("School"), filled("S1.1", "S3.3", [*NOTES, "Not observed", "3. weekly", ""])
            )
        },
        answers={
            "round": "Fall 2026",
            "perspective@Marisol Vega.docx": "School ILT",
            "school@Marisol Vega.docx": "Vale",
        },
        questions=("perspective@Marisol Vega.docx", "round@Marisol Vega.docx", "school@Marisol Vega.docx"),
        ratings=("Vale | self | S1.1 2 2 1 1 3 0 2 - 3 -",),
        sources=("Marisol Vega.docx: template: 10 8 2 0 0",),
    ),
    Case(
        "template: both assessments in one Word file, the scale above each",
        lambda: {
            "both.docx": document(
                "ILT Framework",
                *scale("District"),
                filled("D1.1", "D5.3", [*NOTES, *REST]),
                *scale("School"),
                filled("S1.1", "S5.3", ["1"] * 18 + ["3 – yes"]),
            )
        },
        answers={"round": "Fall 2026", "perspective@both.docx": "District ILT", "school@both.docx": "Wren"},
        questions=("perspective@both.docx", "round@both.docx", "school@both.docx"),
        ratings=(
            " | self | D1.1 2 2 1 1 3 0 2 - - - - - - || Wren | cross | S1.1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 3",
        ),
        sources=("both.docx#Table 1: template: 13 7 6 0 0", "both.docx#Table 2: template: 19 19 0 0 0"),
    ),
    Case(
        "template: notes that are not ratings, as csv",
        lambda: {
            "yarrow.csv": text(
                [
                    *[[line, "", ""] for line in scale("District")],
                    ["", "", ""],
                    *filled("D1.1", "D5.3", [*VAGUE, *REST]),
                ],
                encoding="cp1252",
            )
        },
        answers={"round": "Fall 2026", "perspective@yarrow.csv": "School ILT", "school@yarrow.csv": "Yarrow"},
        questions=("perspective@yarrow.csv", "round@yarrow.csv", "school@yarrow.csv"),
        ratings=("Yarrow | cross | D3.1 3 - - - - - -",),
        problems=(
            "yarrow.csv!C10: not-a-rating: 2 meetings a month",
            "yarrow.csv!C11: not-one-rating: 3 of 5 teachers",
            "yarrow.csv!C12: not-one-rating: between 1 and 2",
            "yarrow.csv!C13: not-one-rating: 2 - 3 times",
            "yarrow.csv!C14: not-one-rating: 2.5",
            "yarrow.csv!C9: not-one-rating: 2/3",
        ),
        sources=("yarrow.csv: template: 13 1 6 6 0",),
    ),
    Case(
        "template: a workbook with a sheet for each rater",
        lambda: {
            "Zinnia ILT.xlsx": book(
                {
                    name: [[line] for line in scale("School")] + [[]] + filled("S1.1", "S2.4", marks)
                    for name, marks in {
                        "Ada": ["1", "2", "3", "", "0 - none", "2", "2"],
                        "Ben": ["2"] * 7,
                        "Cleo": ["3", "3", "", "1", "1", "1", "0"],
                    }.items()
                }
            )
        },
        answers={
            "round": "Fall 2026",
            "sheets@Zinnia ILT.xlsx": "raters",
            "perspective@Zinnia ILT.xlsx": "School ILT",
            "school@Zinnia ILT.xlsx": "Zinnia",
        },
        questions=(
            "perspective@Zinnia ILT.xlsx",
            "round@Zinnia ILT.xlsx",
            "school@Zinnia ILT.xlsx",
            "sheets@Zinnia ILT.xlsx",
        ),
        ratings=(
            "Zinnia | self | S1.1 1 2 3 - 0 2 2",
            "Zinnia | self | S1.1 2 2 2 2 2 2 2",
            "Zinnia | self | S1.1 3 3 - 1 1 1 0",
        ),
        sources=(
            "Zinnia ILT.xlsx#Ada: template: 7 6 1 0 0",
            "Zinnia ILT.xlsx#Ben: template: 7 7 0 0 0",
            "Zinnia ILT.xlsx#Cleo: template: 7 6 1 0 0",
        ),
    ),
    Case(
        "template: five raters' Word files at once",
        lambda: {
            f"ILT self-assessment {name}.docx": document(*scale("School"), filled("S5.1", "S5.3", list(marks)))
            for name, marks in {"Ann": "123", "Ben": "012", "Cat": "333", "Dan": "210", "Eli": "222"}.items()
        },
        answers={
            "round": "Fall 2026",
            "perspective@ILT self-assessment Ann.docx": "School ILT",
            "school@ILT self-assessment Ann.docx": "Aspen",
            "perspective@ILT self-assessment Ben.docx": "School ILT",
            "school@ILT self-assessment Ben.docx": "Aspen",
            "perspective@ILT self-assessment Cat.docx": "School ILT",
            "school@ILT self-assessment Cat.docx": "Aspen",
            "perspective@ILT self-assessment Dan.docx": "School ILT",
            "school@ILT self-assessment Dan.docx": "Aspen",
            "perspective@ILT self-assessment Eli.docx": "School ILT",
            "school@ILT self-assessment Eli.docx": "Aspen",
        },
        questions=(
            "perspective@ILT self-assessment Ann.docx",
            "perspective@ILT self-assessment Ben.docx",
            "perspective@ILT self-assessment Cat.docx",
            "perspective@ILT self-assessment Dan.docx",
            "perspective@ILT self-assessment Eli.docx",
            "round@ILT self-assessment Ann.docx",
            "round@ILT self-assessment Ben.docx",
            "round@ILT self-assessment Cat.docx",
            "round@ILT self-assessment Dan.docx",
            "round@ILT self-assessment Eli.docx",
            "school@ILT self-assessment Ann.docx",
            "school@ILT self-assessment Ben.docx",
            "school@ILT self-assessment Cat.docx",
            "school@ILT self-assessment Dan.docx",
            "school@ILT self-assessment Eli.docx",
        ),
        ratings=(
            "Aspen | self | S5.1 0 1 2",
            "Aspen | self | S5.1 1 2 3",
            "Aspen | self | S5.1 2 1 0",
            "Aspen | self | S5.1 2 2 2",
            "Aspen | self | S5.1 3 3 3",
        ),
        sources=(
            "ILT self-assessment Ann.docx: template: 3 3 0 0 0",
            "ILT self-assessment Ben.docx: template: 3 3 0 0 0",
            "ILT self-assessment Cat.docx: template: 3 3 0 0 0",
            "ILT self-assessment Dan.docx: template: 3 3 0 0 0",
            "ILT self-assessment Eli.docx: template: 3 3 0 0 0",
        ),
    ),
    Case(
        "template: rating and notes in columns of their own, two tables in a sheet",
        lambda: {
            "split.xlsx": book(
                {
                    "Beech": [
                        ["Focus Area", "District ILT Actions", "Rating", "Notes"],
                        [NUMBERED_AREA["D1.1"], WORDS["D1.1"], 2, "1 of 3"],
                        [None, WORDS["D1.2"], 1, None],
                        [],
                        ["Focus Area", "School ILT Actions", "Rating", "Notes"],
                        [NUMBERED_AREA["S2.4"], WORDS["S2.4"], 3, None],
                        [NUMBERED_AREA["S3.1"], WORDS["S3.1"], None, "2"],
                        [None, WORDS["S3.2"], 0, None],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026", "perspective@split.xlsx": "District ILT", "school@split.xlsx": "Beech"},
        questions=("perspective@split.xlsx", "round@split.xlsx", "school@split.xlsx"),
        ratings=(" | self | D1.1 2 1 || Beech | cross | S2.4 3 - 0",),
        problems=("split.xlsx#Beech!D7: rating-elsewhere: ",),
        sources=("split.xlsx#Beech: template: 5 4 1 0 0",),
    ),
    Case(
        "rating and notes in one cell; focus areas numbered wrongly",
        lambda: {"template.csv": text(TEMPLATE_WITH_NOTES)},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@template.csv",),
        ratings=("Alder | self | S1.1 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2",),
        sources=("template.csv: template: 19 19 0 0 0",),
    ),
    Case(
        "the template as text",
        lambda: {"template.csv": text(FILLED_IN)},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@template.csv",),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("template.csv: template: 19 19 0 0 0",),
    ),
    Case(
        "the template as a workbook",
        lambda: {"template.xlsx": book({"Sheet1": FILLED_IN})},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@template.xlsx",),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("template.xlsx#Sheet1: template: 19 19 0 0 0",),
    ),
    Case(
        "the template as a document",
        lambda: {"template.docx": files.document(PAPER, above=("School: Alder", "Round: Fall 2026"))},
        answers={"round": "Fall 2026", "perspective": "self", "school": "Alder"},
        questions=("perspective@template.docx",),
        ratings=("Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        sources=("template.docx: template: 19 19 0 0 0",),
    ),
    Case(
        "LibreOffice's workbook",
        lambda: {"libre.xlsx": (office.FOLDER / "template.xlsx").read_bytes()},
        ratings=("Alder | self | S1.1 2 1 - 3 0 2 1 - 3 0 2 1 - 3 0 2 1 - 3",),
        sources=("libre.xlsx#Sheet1: template: 19 15 4 0 0",),
    ),
    Case(
        "LibreOffice's spreadsheet",
        lambda: {"libre.ods": (office.FOLDER / "template.ods").read_bytes()},
        ratings=("Alder | self | S1.1 2 1 - 3 0 2 1 - 3 0 2 1 - 3 0 2 1 - 3",),
        sources=("libre.ods#Sheet1: template: 19 15 4 0 0",),
    ),
    Case(
        "LibreOffice's document",
        lambda: {"libre.docx": (office.FOLDER / "words.docx").read_bytes()},
        ratings=("Alder | self | S1.1 2 1 - 3 0 2 1 - 3 0 2 1 - 3 0 2 1 - 3",),
        sources=("libre.docx: template: 19 15 4 0 0",),
    ),
]

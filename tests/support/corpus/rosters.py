"""Names of raters that are of another kind than the others, formulas, and rows without a name among named ones."""

import io
import zipfile
from dataclasses import replace

from tests.support.corpus.case import Case
from tests.support.corpus.writers import MIXED, ONES, S, book, document, template, text

HEAD = ["School", "Perspective", "Rater", "S1.1", "S1.2", "S1.3"]
PEOPLE = [
    ["Oak", "self", "Dana Ruiz", 0, 1, 2],
    ["Oak", "self", "Omar Bell", 3, 2, 1],
    ["Oak", "self", "Lupe Soto", 1, 1, 2],
]
RATED = ("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1", "Oak | self | S1.1 1 1 2")
ROUND = {"round": "Fall 2026"}


def roster(name, *labels, out=(), people=PEOPLE, fixed=None):
    """Return a case of three raters and further rows with a label each, of which the places ``out`` are no names."""
    rows = [["Oak", "self", label, 3, 2, 3] for label in labels]
    seen = 3 * (len(people) + len(labels))
    return Case(
        f"rosters: {name}",
        lambda: {"r.csv": text([HEAD, *people, *rows])},
        answers=ROUND | {f"fix@r.csv!{cell}": now for cell, now in (fixed or {}).items()},
        questions=("round@r.csv",),
        ratings=(*RATED, *(["Oak | self | S1.1 3 2 3"] * (len(labels) - len(out)))),
        problems=tuple(f"r.csv!C{len(people) + 2 + at}: no-rater: " for at in out),
        sources=(f"r.csv: wide: {seen} {seen - 3 * len(out)} 0 {3 * len(out)} 0",),
    )


def called(*names):
    """Return the three raters under other names."""
    return [[*who[:2], name, *who[3:]] for who, name in zip(PEOPLE, names, strict=True)]


def calculated(formulas):
    """Write a workbook whose formulas have the values that a spreadsheet program calculated."""
    rows = [HEAD, *PEOPLE, ["Oak", "self", "Ann Ash", *(f"FORMULA{at}" for at in range(3))]]
    packed = zipfile.ZipFile(io.BytesIO(book({"S": rows})))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        for member in packed.namelist():
            content = packed.read(member).decode()
            if member == "xl/worksheets/sheet1.xml":
                for at, (formula, value) in enumerate(formulas):
                    cell, start = f"{'DEF'[at]}5", content.index(f'<c r="{"DEF"[at]}5"')
                    end = content.index("</c>", start)
                    shared, _, own = formula.rpartition("|")
                    content = f'{content[:start]}<c r="{cell}"><f{shared}>{own}</f><v>{value}</v>{content[end:]}'
            folder.writestr(member, content)
    return file.getvalue()


def formulas(name, *cells, problems=(), rated="1 1 2", first="S1.1", rejected=3):
    """Return a case of three raters and a fourth row of formulas."""
    return Case(
        f"rosters: {name}",
        lambda: {"f.xlsx": calculated(cells)},
        answers=ROUND,
        questions=("round@f.xlsx",),
        ratings=(*RATED, *([f"Oak | self | {first} {rated}"] if rated else [])),
        problems=problems,
        sources=(f"f.xlsx#S: wide: 12 {12 - rejected} 0 {rejected} 0",),
    )


DIGITS = ("0321302110302132011", "3012130321021303121", "1230021330310212303", "2103313002133021230")
wholes = [
    ["Oak", "self", name, *map(int, digits)]
    for name, digits in zip(("Dana Ruiz", "Omar Bell", "Lupe Soto", "Cy Poe"), DIGITS, strict=True)
]
means = [int(sum(map(int, column)) / 4 + 0.5) for column in zip(*DIGITS, strict=True)]
near = [*means[:-1], 3 if means[-1] < 2 else 0]
threes = ["Oak", "self", "Ann Ash", *[3] * 19]

CASES = [
    roster("one word among whole names", "Dream", "Official", out=(0, 1)),
    roster("words of no list among whole names", "2024-25", "best of us", out=(0, 1)),
    roster("a label among first names", "By June", out=(0,), people=called("Dana", "Omar", "Lupe")),
    roster(
        "a word among e-mail addresses", "Desired", out=(0,), people=called("dana@x.org", "o.bell@x.org", "ls@x.org")
    ),
    roster("a label among initials", "Todos", out=(0,), people=called("DR", "OB", "LS")),
    roster("a label among codes", "Dream", out=(0,), people=called("Rater 1", "Rater 2", "Rater 3")),
    roster("the foot of a printed page", "Page 2 of 2", out=(0,)),
    roster("a label that is a name, as somebody said", "Dream", fixed={"C5": "Dream"}),
    roster("roles among names", "Principal", "AP", "ML coordinator", "Ms. Ortiz", "J. Day"),
    roster("names in other dress", "de la Cruz, Ana", "O'Neil, Pat", "Ann-Marie Day (AP)", "Summer Ash", "Kim Low"),
    roster("first names as often as whole ones", "Dana", "Marisol", "Fernando", "Beatriz"),
    roster("codes", "Rater 4", "Principal", people=called("Rater 1", "Rater 2", "Rater 3")),
    roster("roles alone", "Custodian", "SPED", "Grade 3", people=called("Principal", "AP", "Grade 5 teacher")),
    roster("a name within a name, and a nickname", 'Bob "Bobby" Day', "Kim Ode (4th grade)"),
    roster("departments", "Counseling", people=called("Math Dept", "ELA Dept", "Science Dept")),
    Case(
        "rosters: codes under a heading of no list",
        lambda: {
            "ids.csv": text(
                [
                    ["ID", *HEAD[:2], *HEAD[3:]],
                    *[[f"OAK-0{at}", *row[:2], *row[3:]] for at, row in enumerate(PEOPLE)],
                    ["OAK-all", "Oak", "self", 3, 2, 3],
                ]
            )
        },
        answers=ROUND,
        questions=("round@ids.csv",),
        ratings=RATED,
        problems=("ids.csv!A5: no-rater: ",),
        sources=("ids.csv: wide: 12 9 0 3 0",),
    ),
    Case(
        "rosters: a column of raters called by something else",
        lambda: {
            "by.csv": text(
                [
                    ["Name", "Dana Ruiz", "Omar Bell", "Lupe Soto", "Vision"],
                    ["S1.1", 0, 3, 1, 3],
                    ["S1.2", 1, 2, 1, 2],
                    ["S1.3", 2, 1, 2, 3],
                ]
            )
        },
        answers={**ROUND, "school": "Oak", "perspective": "self"},
        questions=("round@by.csv", "school@by.csv", "perspective@by.csv"),
        ratings=RATED,
        problems=("by.csv!E1: no-rater: ",),
        sources=("by.csv: by column: 12 9 0 3 0",),
    ),
    Case(
        "rosters: rows of one rating without a name, where names are given",
        lambda: {
            "tidy.csv": text(
                [
                    ["School", "Perspective", "Rater", "Action", "Rating"],
                    *[[*row[:3], action, own] for row in PEOPLE for action, own in zip(HEAD[3:], row[3:], strict=True)],
                    *[["Oak", "self", "", action, 3] for action in HEAD[3:]],
                ]
            )
        },
        answers=ROUND,
        questions=("round@tidy.csv",),
        ratings=RATED,
        problems=tuple(f"tidy.csv!{row}: names-nobody: " for row in (11, 12, 13)),
        sources=("tidy.csv: tidy: 12 9 0 3 0",),
    ),
    Case(
        "rosters: a row without a name that has a number of its own",
        lambda: {
            "n.csv": text(
                [
                    ["Response ID", *HEAD],
                    *[[101 + at, *row] for at, row in enumerate([*PEOPLE, ["Oak", "self", "", 3, 0, 3]])],
                ]
            )
        },
        answers=ROUND,
        questions=("round@n.csv",),
        ratings=(*RATED, "Oak | self | S1.1 3 0 3"),
        sources=("n.csv: wide: 12 12 0 0 0",),
    ),
    Case(
        "rosters: how many answered, next to the names of schools",
        lambda: {"n.csv": text([["Rater", "n", *HEAD[3:]], ["Oak School", 6, 0, 1, 2], ["Elm School", 5, 3, 2, 1]])},
        problems=("n.csv: counts: ",),
        sources=("n.csv: : 0 0 0 0 0",),
    ),
    Case(
        "rosters: facts above each table of a document",
        lambda: {
            "two.docx": document("Name: Ann Ash", template("S", MIXED), "Name: Ben Bay", template("S", ONES)),
        },
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "self"},
        questions=("round@two.docx", "school@two.docx", "perspective@two.docx"),
        ratings=(f"Oak | self | S1.1 {' '.join(MIXED)}", f"Oak | self | S1.1 {' '.join(ONES)}"),
        sources=("two.docx#Table 1: template: 19 19 0 0 0", "two.docx#Table 2: template: 19 19 0 0 0"),
    ),
    Case(
        "rosters: a sheet called by something else than its rater",
        lambda: {
            "tabs.xlsx": book(
                {
                    name: [["Action", "Rating"], *zip(S, map(int, digits), strict=True)]
                    for name, digits in zip(("Dana Ruiz", "Omar Bell", "Lupe Soto", "Northstar"), DIGITS, strict=True)
                }
            )
        },
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "self", "sheets": "raters"},
        questions=("sheets@tabs.xlsx", "round@tabs.xlsx", "school@tabs.xlsx", "perspective@tabs.xlsx"),
        ratings=tuple(f"Oak | self | S1.1 {' '.join(digits)}" for digits in DIGITS[:3]),
        problems=("tabs.xlsx#Northstar!2: sheet-no-rater: ",),
        sources=(
            *(f"tabs.xlsx#{name}: tidy: 19 19 0 0 0" for name in ("Dana Ruiz", "Omar Bell", "Lupe Soto")),
            "tabs.xlsx#Northstar: tidy: 19 0 0 19 0",
        ),
    ),
    Case(
        "rosters: a word that somebody sent in at a certain time",
        lambda: {
            "form.csv": text(
                [
                    ["Timestamp", *HEAD],
                    *[[f"9/1{at}/2026 18:05:00", *row] for at, row in enumerate(PEOPLE)],
                    ["9/14/2026 18:05:00", "Oak", "self", "Dream", 3, 2, 3],
                ]
            )
        },
        answers=ROUND,
        questions=("round@form.csv",),
        ratings=(*RATED, "Oak | self | S1.1 3 2 3"),
        sources=("form.csv: Google Forms: 12 12 0 0 0",),
    ),
    Case(
        "rosters: the average of each school without a name",
        lambda: {
            "sub.csv": text(
                [
                    HEAD,
                    *PEOPLE,
                    ["Oak", "self", "", 1, 1, 2],
                    ["Elm", "self", "Ann Ash", 2, 2, 0],
                    ["Elm", "self", "Ben Day", 2, 3, 1],
                    ["Elm", "self", "Cy Poe", 3, 3, 0],
                    ["Elm", "self", "", 2, 3, 0],
                ]
            )
        },
        answers=ROUND,
        questions=("round@sub.csv",),
        ratings=(*RATED, "Elm | self | S1.1 2 2 0", "Elm | self | S1.1 2 3 1", "Elm | self | S1.1 3 3 0"),
        problems=("sub.csv!C5: no-rater: ", "sub.csv!C9: no-rater: "),
        sources=("sub.csv: wide: 24 18 0 6 0",),
    ),
    Case(
        "rosters: a row without a name, where names are given",
        lambda: {"n.csv": text([HEAD, *PEOPLE, ["Oak", "self", "", 3, 0, 3]])},
        answers=ROUND,
        questions=("round@n.csv",),
        ratings=RATED,
        problems=("n.csv!C5: names-nobody: ",),
        sources=("n.csv: wide: 12 9 0 3 0",),
    ),
    Case(
        "rosters: names that are voluntary",
        lambda: {"n.csv": text([HEAD, *PEOPLE, ["Oak", "self", "", 3, 0, 3], ["Oak", "self", "", 3, 0, 0]])},
        answers=ROUND,
        questions=("round@n.csv",),
        ratings=(*RATED, "Oak | self | S1.1 3 0 3", "Oak | self | S1.1 3 0 0"),
        sources=("n.csv: wide: 15 15 0 0 0",),
    ),
    Case(
        "rosters: averages in whole numbers under a person's name, beyond chance",
        lambda: {"m.csv": text([[*HEAD[:3], *S], *wholes, ["Oak", "self", "Ivy Hart", *means]])},
        answers=ROUND,
        questions=("round@m.csv",),
        ratings=tuple(f"Oak | self | S1.1 {' '.join(map(str, row[3:]))}" for row in wholes),
        problems=("m.csv!C6: no-rater: ",),
        sources=("m.csv: wide: 95 76 0 19 0",),
        says=("an average, a total or another summary of the other rows",),
    ),
    Case(
        "rosters: a rater who is near the averages, and one who gives threes",
        lambda: {"m.csv": text([[*HEAD[:3], *S], *wholes, ["Oak", "self", "Ivy Hart", *near], threes])},
        answers=ROUND,
        questions=("round@m.csv",),
        ratings=tuple(
            f"Oak | self | S1.1 {' '.join(map(str, row[3:]))}" for row in [*wholes, ["", "", "", *near], threes]
        ),
        sources=("m.csv: wide: 114 114 0 0 0",),
    ),
    formulas(
        "a row of averages under a person's name",
        *(("ROUND(AVERAGE(D2:D4),0)", 1), ("(E2+E3+E4)/3", 1), (' t="shared" si="0"|MEDIAN(F2:F4)', 2)),
        problems=("f.xlsx#S!C5: computed-rating: ",),
        rated="",
    ),
    formulas(
        "one rating that is worked out, and two that are chosen",
        *(("MAX(D2:D4)", 3), ('IF(A5="Oak",1,2)', 1), ("VALUE(LEFT(&quot;2 - often&quot;,1))", 2)),
        problems=("f.xlsx#S!D5: computed-rating: ",),
        rated="1 2",
        first="S1.2",
        rejected=1,
    ),
    formulas(
        "figures that are made up, and one more than another",
        *(("RANDBETWEEN(0,3)", 1), ("E4+1", 2), ("MIN(3,F4+1)", 1)),
        problems=("f.xlsx#S!C5: computed-rating: ",),
        rated="",
    ),
    replace(
        formulas("figures of another sheet", ("Fall!B2", 1), ("Fall!B3", 1), ("Fall!B4", 2), rejected=0),
        notices=("3 numbers (the first is D5) are copied by formula from another sheet",),
    ),
    formulas(
        "an average of a name",
        *(("ROUND(AVERAGE(OakRaters),0)", 1), ("INDEX(A2:A4,ROW()+1)", 2), ("VALUE(LEFT(&quot;2 - often&quot;,1))", 2)),
        problems=("f.xlsx#S!D5: computed-rating: ",),
        rated="2 2",
        first="S1.2",
        rejected=1,
    ),
    formulas(
        "the larger of two",
        *(("IF(E2&gt;E3,E2,E3)", 2), ("INDEX(A2:A4,ROW()+1)", 2), ("VALUE(LEFT(&quot;2 - often&quot;,1))", 2)),
        problems=("f.xlsx#S!D5: computed-rating: ",),
        rated="2 2",
        first="S1.2",
        rejected=1,
    ),
    formulas(
        "formulas that fetch one cell, and an average of texts alone",
        *(("E4", 1), ("ROUND(F2,0)", 2), ("COUNTA(A2:A3)", 2)),
        rated="1 2 2",
        rejected=0,
    ),
    Case(
        "rosters: how many answered in each school",
        lambda: {"agg.csv": text([["School", "Responses", *HEAD[3:]], ["Oak", 6, 0, 1, 2], ["Elm", 5, 3, 2, 1]])},
        problems=("agg.csv: counts: ",),
        sources=("agg.csv: : 0 0 0 0 0",),
    ),
    Case(
        "rosters: names above the tables of a document",
        lambda: {
            "two.docx": document("Ann Ash", template("S", MIXED), "Ben Bay", template("S", ONES)),
        },
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "self", "titles": "raters"},
        questions=("titles@two.docx", "round@two.docx", "school@two.docx", "perspective@two.docx"),
        ratings=(f"Oak | self | S1.1 {' '.join(MIXED)}", f"Oak | self | S1.1 {' '.join(ONES)}"),
        sources=("two.docx#Table 1: template: 19 19 0 0 0", "two.docx#Table 2: template: 19 19 0 0 0"),
    ),
    Case(
        "rosters: a later version of a template without a name, and another's",
        lambda: {
            name: book({"S": template("S", digits)})
            for name, digits in (
                *(("Oak.xlsx", DIGITS[0]), ("Oak v2.xlsx", f"{DIGITS[0][:-1]}3"), ("Oak other.xlsx", DIGITS[1])),
            )
        },
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "self"},
        questions=tuple(
            f"{key}@{name}"
            for key in ("round", "school", "perspective")
            for name in ("Oak.xlsx", "Oak v2.xlsx", "Oak other.xlsx")
        ),
        ratings=tuple(
            f"Oak | self | S1.1 {' '.join(digits)}" for digits in (DIGITS[0], f"{DIGITS[0][:-1]}3", DIGITS[1])
        ),
        sources=tuple(f"{name}#S: template: 19 19 0 0 0" for name in ("Oak.xlsx", "Oak v2.xlsx", "Oak other.xlsx")),
        notices=("18 of these 19 ratings are the same as in Oak.xlsx.",),
    ),
]

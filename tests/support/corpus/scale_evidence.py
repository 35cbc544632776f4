"""Another scale than 0-3 that no legend above the table says: by counts, long labels, validation, names and prose."""

import io
from functools import partial

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from tests.support.corpus.case import Case
from tests.support.corpus.writers import L0, D, S, span, text

HEAD = ["Round", "School", "Perspective", "Rater"]
ACTIONS = span("S1.1", "S2.3")
PRAISED = {
    1: "Hasta ahora no lo hacemos en ninguna de nuestras reuniones de equipo",
    2: "Lo hacemos de vez en cuando, en unas pocas de nuestras reuniones",
    3: "Lo hacemos en casi todas nuestras reuniones, con unas 2 o 3 excepciones",
    4: "Lo hacemos siempre, en todas nuestras reuniones, y lo revisamos cada mes",
}
WORST_LAST = {
    0: "We do this in each and every meeting and look at what comes of it",
    1: "We do this in most of our meetings but seldom look at what comes of it",
    2: "We do this now and then when somebody thinks of it before the meeting",
    3: "We have not begun to do this in any of our meetings as of this month",
}


def wide(*marks, actions=S, before="", sides=("self",)):
    """Write a row of marks a rater, each rater on the next of the sides."""
    rows = [[*HEAD, *actions]]
    for at, own in enumerate(marks):
        rows.append(["Fall 2026", "Oak", sides[at % len(sides)], f"rater {at}", *own])
    lines = [[before, *[""] * (len(rows[0]) - 1)]] if before else []
    return text([*lines, *rows])


def labeled(labels, marks):
    """Write a row a rater whose cells hold the number and its label."""
    return wide(*([f"{mark} - {labels[int(mark)]}" for mark in own] for own in marks), actions=ACTIONS)


def workbook(*, kind="list", first="", last="", listed=(), named=""):
    """Write a workbook whose ratings (C2 to C7) are validated, perhaps by a list of a hidden sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    for row in [
        ["Rater", "Action", "Rating"],
        *(["ann", *pair] for pair in zip(ACTIONS, map(int, "123212"), strict=True)),
    ]:
        sheet.append(row)
    if listed:
        lists = made.create_sheet("All Lists")
        for entry in listed:
            lists.append([entry])
        lists.sheet_state = "hidden"
    if named:
        made.defined_names["Choices"] = DefinedName("Choices", attr_text=named)
    limits = {"operator": "between", "formula2": last} if last else {}
    rule = DataValidation(type=kind, formula1=first, **limits)
    sheet.add_data_validation(rule)
    rule.add("C2:C40")
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def document(*paragraphs, choices=""):
    """Write a Word table of four ratings below paragraphs, each perhaps chosen from a list."""
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "School ILT Actions", "Rating and Notes"
    for action, mark in zip(ACTIONS, "1232", strict=False):
        cells = table.add_row().cells
        cells[0].text = action
        if not choices:
            cells[1].text = mark
            continue
        items = "".join(f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in choices)
        cells[1]._tc.append(
            parse_xml(
                f"<w:p {nsdecls('w')}><w:sdt><w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
                f"<w:sdtContent><w:r><w:t>{mark}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
            )
        )
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


SAID = {"round": "Fall 2026", "school": "Oak", "perspective": "self"}


def waits(name, files, seen, layout="wide", *, answers=None, problems=()):
    """Return a case that asks about its scale and waits."""
    ((file, made),) = files.items()
    more = [f"{key}@{file}" for key in answers or ()]
    return Case(
        f"scale: {name}",
        lambda: {file: made() if callable(made) else made},
        answers=answers or {},
        questions=(f"scale@{file}", *more),
        problems=tuple(f"{file}!{problem}" for problem in problems),
        sources=(f"{file}{'#Sheet' if file.endswith('xlsx') else ''}: {layout}: {seen} 0 0 0 {seen}",),
    )


def _form(says):
    return {"form.csv": wide("123212", actions=ACTIONS, before=says)}


def _book(made):
    return {"own.xlsx": workbook(**made)}


BOOKS = {
    "a list": {"first": '"1,2,3,4"'},
    "a list of labels in a hidden sheet": {
        "first": "'All Lists'!$A$1:$A$4",
        "listed": ("1 - Never", "2 - Rarely", "3 - Often", "4 - Always"),
    },
    "a list that has a name": {"first": "Choices", "listed": (1, 2, 3, 4), "named": "'All Lists'!$A$1:$A$4"},
    "a range": {"kind": "whole", "first": "1", "last": "4"},
    "three choices": {"first": '"1,2,3"'},
}
OWN_BOOKS = {
    "0 to 3": {"first": '"0,1,2,3,N/A"'},
    "the range 0-3": {"kind": "decimal", "first": "0", "last": "3"},
    "any number up to 100": {"kind": "whole", "first": "0", "last": "100"},
}
PROSE = {
    "the best": "4 = best",
    "both ends": "1 is lowest and 4 is highest",
    "what 0 and 3 mean": "Note: 0 means fully in place, 3 means not in place.",
    "the wrong end": "Lower is better.",
    "a known label of another number": "Scale 3-0 (3 = not present)",
    "in Spanish": "Escala: 1 (nunca) a 4 (siempre)",
    "numbers and colons": "1: Not yet 2: Emerging 3: Solid 4: Sustaining",
    "no signs, the highest first": "Key: 3 Not present 2 Inconsistent 1 Mostly 0 Consistently",
    "each number in brackets": "(1) Not yet (2) Emerging (3) Solid (4) Sustaining",
    "its ends with dashes": "1–not yet; 4–fully",
    "its ends without signs": "0 best 3 worst",
    "turned around": "Reverse scored",
    "numbers in words, and no 0": "Ratings range from one to four",
    "a list of numbers, and no 0": "Rate using 1, 2, 3 or 4",
    "points, and no 0": "We used a four-point scale.",
    "a range": "Scale: 1-4",
}
NO_ZERO = "1232123212321232123"
ORDINARY = ("1121312112112113112", "2" * 19, "3" * 19)
TURNS = ("012301", "132012", "210323", "301230")
WORDS_OF = ("Never", "Rarely", "Often", "Always")

NO_SCALE = (
    "Please rate the 19 actions by May 5, or 4 pm.",
    "Grades (1-4), 4 teachers, rated in 4 meetings",
    "The highest priority is to rate honestly; 2 - most of us",
    "Rate from 0 (not present) to 3 (consistent), 4 areas",
)
CASES = [
    Case(
        "scale: numbers above that are of something else",
        lambda: {"form.csv": wide("123212", actions=ACTIONS, before="\n".join(NO_SCALE))},
        ratings=("Oak | self | S1.1 1 2 3 2 1 2",),
        sources=("form.csv: wide: 6 6 0 0 0",),
    ),
    *(
        Case(
            f"scale: a text above of something else, {at}",
            partial(_form, says),
            ratings=("Oak | self | S1.1 1 2 3 2 1 2",),
            sources=("form.csv: wide: 6 6 0 0 0",),
        )
        for at, says in enumerate(NO_SCALE)
    ),
    Case(
        "scale: a status next to the first rating is no label",
        lambda: {
            "form.csv": text(
                [
                    [*HEAD, "Status", *ACTIONS],
                    *(["Fall 2026", "Oak", "self", f"rater {own[0]}", f"Part {own[0]}", *own] for own in TURNS),
                ]
            )
        },
        ratings=tuple(f"Oak | self | S1.1 {' '.join(own)}" for own in TURNS),
        sources=("form.csv: wide: 24 24 0 0 0",),
    ),
    waits(
        "one 4 and no 0 in twenty ratings",
        {"form.csv": wide("4123212312", "1232123212", actions=span("S1.1", "S3.3"))},
        20,
        problems=("E2: off-scale: 4",),
    ),
    waits(
        "a side whose form went to 4, next to one with 0s",
        {
            "form.csv": wide(
                "0123012301230123012",
                "4" + NO_ZERO[1:],
                "0123012301230123012",
                NO_ZERO,
                sides=("District ILT", "School ILT"),
            )
        },
        76,
        problems=("E3: off-scale: 4",),
    ),
    waits(
        "an assessment whose form went to 4, next to one with 0s",
        {"form.csv": wide("0123012301230" + "4" + NO_ZERO[1:], actions=[*D, *S])},
        32,
        problems=("R2: off-scale: 4",),
    ),
    waits(
        "a hundred ratings of which most are a 1 and none is a 0", {"form.csv": wide(*["1121312112112113112"] * 6)}, 114
    ),
    Case(
        "scale: sixty ratings without a 0 are an ordinary team's",
        lambda: {"form.csv": wide(*ORDINARY)},
        ratings=tuple(f"Oak | self | S1.1 {' '.join(own)}" for own in ORDINARY),
        sources=("form.csv: wide: 57 57 0 0 0",),
    ),
    waits("long labels from 1 on", {"form.csv": labeled(PRAISED, ["123312", "231123", "312231"])}, 18),
    waits("long labels of which 0 is best", {"form.csv": labeled(WORST_LAST, ["023310", "201120", "312201"])}, 18),
    waits(
        "Present and Not present alone",
        {"form.csv": wide(*[[L0, "Present", "Present", L0, "Present", "Present"]] * 2, actions=ACTIONS)},
        12,
        problems=tuple(f"{column}{row}: not-a-rating: Present" for row in (2, 3) for column in "FGIJ"),
    ),
    waits(
        "a label next to each rating of a form",
        {
            "form.csv": wide(
                *([cell for mark in own for cell in (mark, WORDS_OF[int(mark)])] for own in ("012321", "321012")),
                actions=[text for action in ACTIONS for text in (action, f"How often ({action[-1]}), in words")],
            )
        },
        12,
    ),
    waits(
        "levels up to 4",
        {"form.csv": wide(*([f"Level {mark}" for mark in own] for own in ("123412", "124123")), actions=ACTIONS)},
        12,
        problems=("H2: off-scale: Level 4", "G3: off-scale: Level 4"),
    ),
    *(
        waits(f"a text above, {what}", {"form.csv": wide("123212", actions=ACTIONS, before=says)}, 6)
        for what, says in PROSE.items()
    ),
    *(
        waits(f"a paragraph, {what}", {"own.docx": partial(document, says)}, 4, "template", answers=SAID)
        for what, says in PROSE.items()
    ),
    waits("a list of a document's cells", {"own.docx": partial(document, choices="1234")}, 4, "template", answers=SAID),
    waits("the name of a file", {"Oak (scale 1-4).csv": wide("123212", actions=ACTIONS)}, 6),
    *(
        waits(f"validation: {what}", {"own.xlsx": partial(workbook, **made)}, 6, "tidy", answers=SAID)
        for what, made in BOOKS.items()
    ),
    *(
        Case(
            f"scale: validation: {what}",
            partial(_book, made),
            answers=SAID,
            questions=tuple(f"{key}@own.xlsx" for key in SAID),
            ratings=("Oak | self | S1.1 1 2 3 2 1 2",),
            sources=("own.xlsx#Sheet: tidy: 6 6 0 0 0",),
        )
        for what, made in OWN_BOOKS.items()
    ),
    Case(
        "scale: what numbers mean in the column of schools is no scale",
        lambda: {
            "form.csv": text(
                [
                    ["Round", "School (1 = Oak, 2 = Elm)", "Perspective", "Rater", *ACTIONS],
                    ["Fall 2026", "Oak", "self", "ann", *"012321"],
                ]
            )
        },
        questions=("school@form.csv",),
        answers={"school": "Oak"},
        ratings=("Oak | self | S1.1 0 1 2 3 2 1",),
        sources=("form.csv: wide: 6 6 0 0 0",),
    ),
    Case(
        "scale: four people who gave each action another rating are no distribution",
        lambda: {
            "long.csv": text(
                [
                    ["Round", "School", "Perspective", "Action", "Rating"],
                    *(["Fall 2026", "Oak", "self", action, mark] for action in ACTIONS[:2] for mark in range(4)),
                ]
            )
        },
        ratings=tuple(f"Oak | self | {action} {mark}" for action in ACTIONS[:2] for mark in range(4)),
        sources=("long.csv: tidy: 8 8 0 0 0",),
    ),
    Case(
        "scale: each rating once an action, and how many gave it",
        lambda: {
            "long.csv": text(
                [
                    ["Round", "School", "Perspective", "Action", "Rating", "Staff"],
                    *(
                        ["Fall 2026", "Oak", "self", action, mark, 4 - mark]
                        for action in ACTIONS[:2]
                        for mark in range(4)
                    ),
                ]
            )
        },
        problems=("long.csv: counts: ",),
        sources=("long.csv: : 0 0 0 0 0",),
    ),
    waits(
        "a level that 0-3 does not have, in a row of the table",
        {
            "form.csv": text(
                [
                    ["School ILT Actions", "Rating and Notes"],
                    *zip(ACTIONS[:3], "213", strict=True),
                    ["Level 4 is the goal", ""],
                    *zip(ACTIONS[3:], "232", strict=True),
                ]
            )
        },
        6,
        "template",
        answers=SAID,
    ),
    waits(
        "most numbers are far above 3",
        {"sliders.csv": wide((0, 40, 75, 100, 1, 60), (3, 80, 95, 20, 2, 45), actions=S[:6])},
        12,
        problems=tuple(
            f"{cell}: off-scale: {mark}"
            for cell, mark in zip(
                ("F2", "G2", "H2", "J2", "F3", "G3", "H3", "J3"), (40, 75, 100, 60, 80, 95, 20, 45), strict=True
            )
        ),
    ),
]

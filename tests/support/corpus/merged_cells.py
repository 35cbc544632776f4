"""Cells merged sideways: the first holds the rating, each other is a problem."""

import io

import docx

from tests.support.corpus.case import Case
from tests.support.corpus.looks import sheet
from tests.support.corpus.writers import WORDS, span


def _merge(areas, *blank):
    def change(own):
        for cell in blank:
            own[cell] = None
        for area in areas:
            own.merge_cells(area)

    return change


def document():
    """Write a table for self and district ILT, in one row of which a cell is merged over both."""
    paper = docx.Document()
    paper.add_paragraph("School: Oak   Round: Fall 2026")
    marks = [(1, 2), (2, ""), (3, 0), (1, 1)]
    rows = [("School ILT Actions", "Self", "District ILT")]
    rows += [(WORDS[action], *pair) for action, pair in zip(span("S1.1", "S2.1"), marks, strict=True)]
    table = paper.add_table(rows=0, cols=3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = str(text)
    table.cell(2, 1).merge(table.cell(2, 2)).text = "2"
    file = io.BytesIO()
    paper.save(file)
    return {"both.docx": file.getvalue()}


CASES = [
    Case(
        "merged sideways: a rating over two actions",
        lambda: {"merged.xlsx": sheet(_merge(["E2:F2"]))},
        ratings=("Oak | self | S1.1 0 | S1.3 2", "Oak | self | S1.1 3 2 1"),
        problems=("merged.xlsx#Sheet!F2: merged-rating: ",),
        sources=("merged.xlsx#Sheet: wide: 6 5 0 1 0",),
    ),
    Case(
        "merged sideways: what says that nobody rated holds for each",
        lambda: {
            "merged.xlsx": sheet(
                _merge(["E2:G2"]),
                [
                    ["Round", "School", "Perspective", "Rater", "S1.1", "S1.2", "S1.3"],
                    ["Fall 2026", "Oak", "self", "ann", "N/A", "", ""],
                    ["Fall 2026", "Oak", "self", "ben", 3, 2, 1],
                ],
            )
        },
        ratings=("Oak | self | S1.1 - - -", "Oak | self | S1.1 3 2 1"),
        sources=("merged.xlsx#Sheet: wide: 6 3 3 0 0",),
    ),
    Case(
        "merged sideways: a rating over both sides, in Word",
        document,
        ratings=("Oak | self | S1.1 1 2 3 1", "Oak | cross | S1.1 2 | S1.3 0 1"),
        problems=("both.docx!C3: merged-rating: ",),
        sources=("both.docx: by column: 8 7 0 1 0",),
    ),
]

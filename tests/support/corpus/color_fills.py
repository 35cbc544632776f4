"""Heat maps whose ratings are colors alone: read where a legend of colored cells says each level beyond doubt."""

import io

import docx
import openpyxl
from docx.oxml import parse_xml
from openpyxl.styles import PatternFill

from tests.support.corpus.case import Case
from tests.support.corpus.writers import LABELS, WORDS

COLORS = ("F4736B", "F9B26B", "FFE699", "92D050")
GRAY, BLUE = "BFBFBF", "9DC3E6"
MARKS = {"S1.1": (2, 0), "S1.2": (1, 1), "S1.3": (3, 2), "S3.2": (0, 3)}
NAMES = ["Ana Ruiz", "Ben Cole"]
FACTS = [["School", "Oak"], ["Round", "Fall 2026"], ["Team", "School ILT"], ["Rater", *NAMES]]
SHORT = ("not present", "inconsistent", "mostly", "consistent")
RATED = ("Oak | self | S1.1 2 1 3 | S3.2 0", "Oak | self | S1.1 0 1 2 | S3.2 3")


def heat_map(legend=(), changes=(), top=()):
    """Return the cells of a heat map: rows of (text, color); a legend below it, or on top.

    ``changes`` are other cells: (row of the actions, column) -> (text, color).
    """
    rows = [[(text, None) for text in row] for row in FACTS]
    for at, (action, marks) in enumerate(MARKS.items()):
        cells = [dict(changes).get((at, place), (None, COLORS[mark])) for place, mark in enumerate(marks)]
        rows.append([(WORDS[action], None), *cells])
    return [*top, *rows, [], *legend]


def workbook(rows):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Map"
    for at, row in enumerate(rows, 1):
        for place, (text, color) in enumerate(row, 1):
            cell = sheet.cell(at, place, text)
            if color:
                cell.fill = PatternFill("solid", fgColor=color)
    file = io.BytesIO()
    book.save(file)
    return {"h.xlsx": file.getvalue()}


def document(rows):
    """Return a Word document of the facts and one table, each cell with its shading."""
    paper = docx.Document()
    for row in FACTS[:3]:
        paper.add_paragraph(": ".join(row))
    table = paper.add_table(rows=0, cols=3)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for row in rows:
        for cell, (text, color) in zip(table.add_row().cells, row, strict=False):
            cell.text = text or ""
            if color:
                shade = parse_xml(f'<w:shd {space} w:val="clear" w:color="auto" w:fill="{color}"/>')
                cell._tc.get_or_add_tcPr().append(shade)
    file = io.BytesIO()
    paper.save(file)
    return {"h.docx": file.getvalue()}


SWATCHES = [[(f"{n} = {SHORT[n]}", None), (None, COLORS[n])] for n in range(4)]
NOT_SEEN = [("not observed", None), (None, GRAY)]
OWN = [[(f"{n} - {LABELS[n]}", COLORS[n])] for n in range(4)]
IN_A_ROW = [
    [("Key", None), *(cell for n in range(4) for cell in ((None, COLORS[n]), (f"{n} {SHORT[n]}", None)))]
    + [(None, GRAY), ("N/A", None)]
]
LABELS_FIRST = [[cell for n in range(4) for cell in ((str(n), None), (None, COLORS[n]))]]
READ = ("Colored cells were read as ratings, using the colors of the legend: ",)


def case(what, rows, **expected):
    return Case(
        f"color fills: {what}",
        lambda: workbook(rows),
        **{"ratings": RATED, "sources": ("h.xlsx#Map: by column: 8 8 0 0 0",), "notices": READ, **expected},
    )


def not_read(what, legend):
    """Return a case in which no rating is taken: the legend says nothing beyond doubt."""
    return case(
        what,
        heat_map(legend),
        questions=("column@h.xlsx",),
        ratings=(),
        notices=(),
        problems=("h.xlsx#Map: layout-unknown: ",),
        sources=("h.xlsx#Map: : 0 0 0 0 0",),
        says=("Blank cells in columns B and C are colored, and no legend in this sheet says for certain",),
    )


CASES = [
    case(
        "a color right of each level",
        heat_map(SWATCHES),
        notices=(f"{READ[0]}B10 is 0, B11 is 1, B12 is 2, B13 is 3.",),
    ),
    case("levels in cells of their color", heat_map(OWN)),
    case("colors and levels in one row, behind a title", heat_map(IN_A_ROW)),
    case("numbers and colors in one row", heat_map(LABELS_FIRST)),
    case("the legend on top", heat_map(top=[*OWN, []])),
    case(
        "a color for what was not observed",
        heat_map([*SWATCHES, NOT_SEEN], {(0, 0): (None, GRAY)}.items()),
        ratings=("Oak | self | S1.1 - 1 3 | S3.2 0", RATED[1]),
        sources=("h.xlsx#Map: by column: 8 7 1 0 0",),
    ),
    case(
        "a color that the legend lacks",
        heat_map(SWATCHES, {(1, 1): (None, BLUE)}.items()),
        ratings=(RATED[0], "Oak | self | S1.1 0 | S1.3 2 | S3.2 3"),
        problems=("h.xlsx#Map!C6: colored-cell: ",),
        sources=("h.xlsx#Map: by column: 8 7 0 1 0",),
    ),
    case(
        "a number in a cell of another color counts as it is written",
        heat_map(SWATCHES, {(1, 1): ("3", COLORS[0])}.items()),
        ratings=(RATED[0], "Oak | self | S1.1 0 3 2 | S3.2 3"),
    ),
    not_read("no legend", ()),
    not_read("a legend of three levels", SWATCHES[:3]),
    not_read("one color for two levels", [*SWATCHES[:3], [("3 = consistent", None), (None, COLORS[2])]]),
    not_read("one level twice", [*SWATCHES, [("3 = consistent", None), (None, BLUE)]]),
    not_read("words that are not the framework's", [[(word, COLORS[n])] for n, word in enumerate("abcd")]),
    not_read("numbers with words of others", [[(f"{n} = {SHORT[3 - n]}", COLORS[n])] for n in range(4)]),
    Case(
        "color fills: a table of a Word document",
        lambda: document([row or [(None, None)] for row in heat_map(SWATCHES)[3:]]),
        ratings=RATED,
        sources=("h.docx: by column: 8 8 0 0 0",),
        notices=READ,
    ),
]

"""What the files of the corpus are written with: the framework's words in, bytes out."""

import csv
import datetime as dt
import io
import zipfile
from xml.sax.saxutils import escape

import docx
import openpyxl

from tests.support.app_pages import ROOT

with (ROOT / "data" / "framework.csv").open(encoding="utf-8", newline="") as lines:
    ACTIONS = list(csv.DictReader(lines))
IDS = [row["action_id"] for row in ACTIONS]
WORDS = {row["action_id"]: row["action"] for row in ACTIONS}
OTHER_WORDS = {row["action_id"]: row["framework_wording"] for row in ACTIONS}
AREA = {row["action_id"]: row["focus_area_name"] for row in ACTIONS}
NUMBERED_AREA = {row["action_id"]: f"{row['focus_area']}. {row['focus_area_name']}" for row in ACTIONS}
D = [action for action in IDS if action.startswith("D")]
S = [action for action in IDS if action.startswith("S")]

L0 = "Not present"
L1 = "Present, but implemented inconsistently and/or ineffectively"
L2 = "Present and implemented mostly consistently and effectively"
L3 = "Present and implemented consistently and effectively"
LABELS = [L0, L1, L2, L3]
NUMBERED = [f"{number} - {label}" for number, label in enumerate(LABELS)]
DASHED = SCALE = [f"{number} – {label}" for number, label in enumerate(LABELS)]
ONES = "1" * 19
MIXED = "0123321001233210012"
INTRO = {
    letter: f"Each member of the {kind} ILT should complete an individual reflection on the extent to which each of "
    "these actions is:"
    for letter, kind in (("D", "district"), ("S", "school"))
}
TITLE = {
    letter: f"ILT Framework Self-Assessment Template – {kind} ILT"
    for letter, kind in (("D", "DISTRICT"), ("S", "SCHOOL"))
}


def span(first, last):
    """Return the actions from one to another."""
    return IDS[IDS.index(first) : IDS.index(last) + 1]


def texts(first, last, before="", after=""):
    """Return the wordings of a run of actions, with something around each."""
    return [f"{before}{WORDS[action]}{after}" for action in span(first, last)]


def at(*when):
    """Make a date of a spreadsheet: those have no time zone."""
    return dt.datetime(*when)  # noqa: DTZ001


def text(rows, delimiter=",", encoding="utf-8", end="\r\n", *, first="", quoting=csv.QUOTE_MINIMAL):
    """Write a delimited file."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return (first + file.getvalue()).encode(encoding)


def book(sheets, merged=(), hidden=()):
    """Write a workbook of {sheet: rows}; `merged` are (sheet, range), or ranges of all sheets."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if title in hidden:
            sheet.sheet_state = "hidden"
        for cells in merged:
            if isinstance(cells, str) or cells[0] == title:
                sheet.merge_cells(cells if isinstance(cells, str) else cells[1])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def document(*blocks):
    """Write a Word document of paragraphs (text) and tables (lists of rows)."""
    paper = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            paper.add_paragraph(block)
            continue
        grid = paper.add_table(rows=0, cols=len(block[0]))
        for row in block:
            for cell, value in zip(grid.add_row().cells, row, strict=True):
                cell.text = str(value)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def word(blocks):
    """Write the XML of a Word document as Word cuts it: a cell's line breaks are paragraphs, and text stands in runs."""
    body = "".join(_paragraph(block) if isinstance(block, str) else _table(block) for block in blocks)
    space = "http://schemas.openxmlformats.org"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="rId1" Type='
        f'"{space}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body>{body}'
        "<w:sectPr/></w:body></w:document>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in files.items():
            folder.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content)
    return file.getvalue()


def _paragraph(content):
    """Word cuts text into runs as people type; so does this, after every twenty letters."""
    runs = [content[at : at + 20] for at in range(0, len(content), 20)]
    return (
        "<w:p><w:pPr/>"
        + "".join(f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs)
        + "</w:p>"
    )


def _table(rows):
    cells = (
        "".join(f"<w:tc><w:tcPr/>{''.join(map(_paragraph, str(cell).split(chr(10))))}</w:tc>" for cell in row)
        for row in rows
    )
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def template(side, cells, *, wrong_numbers=True):
    """Write the template's table, filled in: the focus areas numbered as in the framework's own file."""
    actions = D if side == "D" else S
    rows = [["Focus Area", "District ILT Actions" if side == "D" else "School ILT Actions", "Rating and Notes"]]
    number, before = 0, ""
    for action, cell in zip(actions, cells, strict=True):
        area = AREA[action]
        new = area != before
        if new or (wrong_numbers and AREA[action] not in {AREA["D1.1"], AREA["D2.1"]}):
            number += 1
            label = f"{number}. {area if new else ''}"
        else:
            label = ""
        rows.append([label, WORDS[action], cell])
        before = area
    return rows


def grid(actions, number=None):
    """Write a grid's headers: `2. Establish Team Expectations & Norms [the action]`."""
    return [f"{f'{number}. ' if number else ''}{AREA[action]} [{WORDS[action]}]" for action in actions]


def labeled(digits):
    """Write a rating's number and label for each digit; a dot is not rated."""
    return [DASHED[int(digit)] if digit != "." else "" for digit in digits]

"""What the made-up files of `tests.support.unseen` are written with: cells in, bytes out, and the expectation beside them."""

import csv
import datetime as dt
import io
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

with (Path(__file__).parents[2] / "data" / "framework.csv").open(encoding="utf-8") as lines:
    ACTIONS = list(csv.DictReader(lines))
WORDS = {row["action_id"]: row["action"] for row in ACTIONS}
OTHER_WORDS = {row["action_id"]: row["framework_wording"] for row in ACTIONS}
AREA = {row["action_id"]: row["focus_area_name"] for row in ACTIONS}
D = [action for action in WORDS if action.startswith("D")]
S = [action for action in WORDS if action.startswith("S")]

L0 = "Not present"
L1 = "Present, but implemented inconsistently and/or ineffectively"
L2 = "Present and implemented mostly consistently and effectively"
L3 = "Present and implemented consistently and effectively"
LABELS = [L0, L1, L2, L3]
DASHED = [f"{number} – {label}" for number, label in enumerate(LABELS)]

SELF, CROSS = "self", "cross"


@dataclass(frozen=True)
class Case:
    """Files, what is answered, and what must come of them.

    `ask` are the kinds of all questions that are put; `answers` go by key, `reply` to the question that holds the
    words. `take` counts (school, perspective, action, rating); `problems` are (row, cell), refused files by name.
    """

    name: str
    files: dict[str, bytes]
    take: Counter = field(default_factory=Counter)
    ask: frozenset[str] = frozenset()
    answers: dict[str, str] = field(default_factory=dict)
    reply: dict[str, str] = field(default_factory=dict)
    problems: frozenset[tuple[int, str]] = frozenset()
    refused: frozenset[str] = frozenset()
    notes: frozenset[tuple[str, str]] | None = None
    raters: int | None = None
    rounds: frozenset[str] | None = None
    not_rated: int | None = None


def got(school, perspective, text):
    """`S1.1=2 S1.2=3x2`: one 2 on S1.1 and two 3s on S1.2."""
    out = Counter()
    for word in text.split():
        action, _, rest = word.partition("=")
        rating, _, times = rest.partition("x")
        out[school, perspective, action, int(rating)] += int(times or 1)
    return out


def line(school, perspective, actions, digits):
    """One rater's ratings of these actions, a digit each; a dot is not rated."""
    pairs = zip(actions, digits, strict=True)
    return Counter({(school, perspective, action, int(digit)): 1 for action, digit in pairs if digit != "."})


def total(*parts):
    return sum(parts, Counter())


def at(*when):
    """Make a date of a spreadsheet: those have no time zone."""
    return dt.datetime(*when)  # noqa: DTZ001


def text(rows, *, delimiter=",", encoding="utf-8", end="\r\n", first="", quoting=csv.QUOTE_MINIMAL):
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return (first + file.getvalue()).encode(encoding)


def book(sheets, merged=(), hidden=()):
    """Write a workbook of {sheet: rows}; `merged` are (sheet, range)."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if title in hidden:
            sheet.sheet_state = "hidden"
    for title, cells in merged:
        workbook[title].merge_cells(cells)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def word(blocks):
    """Write a Word document of paragraphs (text) and tables (lists of rows); a cell's line breaks are paragraphs."""
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


SCALE = [
    "0 – Not present",
    "1 – Present, but implemented inconsistently and/or ineffectively",
    "2 – Present and implemented mostly consistently and effectively",
    "3 – Present and implemented consistently and effectively",
]
INTRO = {
    "D": "Each member of the district ILT should complete an individual reflection on the extent to which each of "
    "these actions is:",
    "S": "Each member of the school ILT should complete an individual reflection on the extent to which each of "
    "these actions is:",
}
TITLE = {
    "D": "ILT Framework Self-Assessment Template – DISTRICT ILT",
    "S": "ILT Framework Self-Assessment Template – SCHOOL ILT",
}


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

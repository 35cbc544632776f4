"""Check boxes below choices in any order, in words of their own: a box is the choice above it, never its place."""

import io

import docx
from docx.oxml import parse_xml

from tests.support.corpus.case import Case
from tests.support.corpus.writers import LABELS, NUMBERED, NUMBERED_AREA, WORDS, book

MARKS = {"S1.1": 2, "S1.2": 0, "S2.1": 3, "S3.2": 1}
ONE_EACH = tuple((number,) for number in MARKS.values())
FACTS = ("School: Oak Elementary", "Round: Fall 2026", "Name: Ana Ruiz", "Team: School ILT")
RATED = ("Oak Elementary | self | S1.1 2 0 | S2.1 3 | S3.2 1",)
SHORT = ("not present", "inconsistent", "mostly", "consistently")
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def box(is_checked):
    """Return a check box as Word writes it: a content control with its state and its sign."""
    return parse_xml(
        f'<w:sdt {NAMESPACES}><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(is_checked)}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{'☒' if is_checked else '☐'}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def form(head, rows):
    """Return a Word document with one table; a row's cells are texts, or pieces of which True and False are boxes."""
    paper = docx.Document()
    for fact in FACTS:
        paper.add_paragraph(fact)
    table = paper.add_table(rows=0, cols=len(head))
    for row in (head, *rows):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            for piece in value if isinstance(value, tuple) else (value,):
                if isinstance(piece, bool):
                    cell.paragraphs[0]._p.append(box(piece))
                else:
                    cell.paragraphs[0].add_run(piece)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def in_columns(order, heads, marks=ONE_EACH):
    """Return a form with a column a choice; ``marks`` are the checked choices of each action."""
    rows = [[WORDS[action], *(n in own for n in order)] for action, own in zip(MARKS, marks, strict=True)]
    return {"a.docx": form(["School ILT Actions", *heads], rows)}


def in_cells(order):
    """Return a form with all choices, each behind its box, in one cell."""
    rows = [[WORDS[a], tuple(piece for n in order for piece in (n == mark, f" {n}  "))] for a, mark in MARKS.items()]
    return {"a.docx": form(["School ILT Actions", "Rating and Notes"], rows)}


def case(what, files, **expected):
    return Case(
        f"word boxes: {what}",
        files,
        **{"ratings": RATED, "sources": ("a.docx: template: 4 4 0 0 0",), **expected},
    )


def workbook():
    """Return a workbook with a column a choice below a question, and titles of focus areas between the actions."""
    heads = ["", "School ILT action", *(f"{n}\n{SHORT[n].capitalize()}" for n in (3, 2, 1, 0)), "Evidence"]
    found = [[*fact.split(": ")] for fact in FACTS] + [["", "", "How true is it today?"], heads]
    area = ""
    for action, mark in MARKS.items():
        if area != (area := NUMBERED_AREA[action]):
            found.append([area])
        found.append(["", WORDS[action], *("X" if n == mark else None for n in (3, 2, 1, 0)), f"saw {mark} of it"])
    return book({"Ana": found})


CASES = [
    case("3 2 1 0 in columns", lambda: in_columns((3, 2, 1, 0), "3210")),
    case("labels from the best on", lambda: in_columns((3, 2, 1, 0), LABELS[::-1])),
    case(
        "numbers with short words below them",
        lambda: in_columns((3, 2, 1, 0), [f"{n}\n{SHORT[n]}" for n in (3, 2, 1, 0)]),
    ),
    case("no order at all", lambda: in_columns((1, 3, 0, 2), [NUMBERED[n] for n in (1, 3, 0, 2)])),
    case("0 last", lambda: in_columns((1, 2, 3, 0), [f"{SHORT[n]} ({n})" for n in (1, 2, 3, 0)])),
    case("3 2 1 0 in one cell", lambda: in_cells((3, 2, 1, 0))),
    case("0 last in one cell", lambda: in_cells((1, 2, 3, 0))),
    case(
        "two boxes in one row",
        lambda: in_columns((3, 2, 1, 0), "3210", ((2,), (0, 1), (3,), (1,))),
        ratings=("Oak Elementary | self | S1.1 2 | S2.1 3 | S3.2 1",),
        problems=("a.docx!D3: two-marks: ",),
        sources=("a.docx: template: 4 3 0 1 0",),
    ),
    case(
        "numbers with words of another one",
        lambda: in_columns((3, 2, 1, 0), ["3 inconsistent", "2 not present", "1 mostly", "0 consistently"]),
        questions=("column@a.docx",),
        ratings=(),
        problems=("a.docx: layout-unknown: ",),
        sources=("a.docx: : 0 0 0 0 0",),
    ),
    case(
        "no choice above the boxes",
        lambda: in_columns((3, 2, 1, 0), ("Rating", "", "", "")),
        ratings=(),
        problems=tuple(f"a.docx!B{row}: not-a-rating: {sign}" for row, sign in zip((2, 3, 4, 5), "☐☐☒☐", strict=True)),
        sources=("a.docx: template: 4 0 0 4 0",),
    ),
    Case(
        "word boxes: a workbook with a column a choice, in short words, from the best on",
        lambda: {"a.xlsx": workbook()},
        ratings=RATED,
        notes=tuple(f"{action} saw {mark} of it" for action, mark in MARKS.items()),
        sources=("a.xlsx#Ana: tidy: 4 4 0 0 0",),
    ),
]

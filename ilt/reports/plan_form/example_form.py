"""A small plan form to try out, or to copy marks from: a Word file with a mark of each kind."""

from __future__ import annotations

from typing import Any

import docx
from docx.shared import Inches

from ilt import screens
from ilt.reports.documents.word import INK, QUIET, element, font, heads, named, saved

_LOOKS = {
    "Normal": (10.5, False, INK),
    "Title": (22, True, INK),
    "Heading 1": (13.5, True, INK),
    "List Bullet": (10.5, False, INK),
    "Header": (8.5, False, QUIET),
}
_COLUMNS = (
    ("Action we chose", "action", 2.2),
    ("Root cause", "root cause", 1.5),
    ("Next step", "next step", 1.5),
    ("Who", "who", 0.9),
    ("By when", "by when", 0.9),
)
_ROWS = 3


def example_form() -> bytes:
    """Return the form as a ``.docx``."""
    mark = screens.plan_form.mark
    paper = docx.Document()
    named(paper, "Example plan form")
    for name, (size, bold, ink) in _LOOKS.items():
        font(paper.styles[name], size, bold=bold, ink=ink)
    for rule in paper.styles["Title"].element.pPr.findall("{*}pBdr"):
        paper.styles["Title"].element.pPr.remove(rule)
    section = paper.sections[0]
    section.left_margin = section.right_margin = Inches(0.75)
    section.header.paragraphs[0].text = mark("title")
    paper.add_paragraph(f"Improvement plan: {mark('team')}", "Title")
    paper.add_paragraph(f"{mark('round')}. {mark('who rated')}. Filled in on {mark('date')}.")
    paper.add_paragraph("What we saw", "Heading 1")
    paper.add_paragraph(mark("findings"), "List Bullet")
    paper.add_paragraph("What we will do", "Heading 1")
    _table(paper)
    paper.add_paragraph("All next steps", "Heading 1")
    paper.add_paragraph(mark("next steps"), "List Bullet")
    return saved(paper)


def _table(paper: Any) -> None:
    table = paper.add_table(_ROWS + 1, len(_COLUMNS), "Table Grid")
    table.autofit = False
    for at, (head, part, wide) in enumerate(_COLUMNS):
        texts = [head, *(screens.plan_form.mark(f"priority {row}: {part}") for row in range(1, _ROWS + 1))]
        for cell, text in zip(table.columns[at].cells, texts, strict=True):
            cell.width = Inches(wide)
            cell.paragraphs[0].add_run(text).bold = text == head
    heads(table.cell(0, 0), 1)
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001 - python-docx cannot mark it

"""Templates to fill in: an Excel workbook an assessment, and the tidy CSV. What is filled in reads back exactly."""

from __future__ import annotations

import io
from typing import Any

import docx
import pandas as pd
import xlsxwriter
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

from ilt import framework
from ilt.ratings import COLUMNS
from ilt.reports.documents.word import INK, ROW_HEADS, heads, saved
from ilt.reports.tables import csv_bytes

_WIDTHS = (11, 34, 74, 9, 56)
_WORD_WIDTHS, _WORD_FACTS = (1.7, 4.4, 3.5), (4.6, 5.0)
_INK = RGBColor.from_string(INK)
_QUIET = RGBColor(0x5B, 0x66, 0x73)
_HEADER = ("action_id", "Focus area", "Action", "rating", "note")


def workbook(assessment: str) -> bytes:
    """Return the self-assessment of one assessment as an ``.xlsx``: one row an action, a drop-down 0-3, notes."""
    instructions = framework.INSTRUCTIONS[assessment]
    actions = framework.current().of(assessment)
    areas = {area.number: area.name for area in framework.current().areas}
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(f"{assessment.capitalize()} ILT")
        font = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        text = book.add_format({**font, "text_wrap": True})
        bold = book.add_format({**font, "bold": True, "text_wrap": True})
        title = book.add_format({**font, "bold": True, "font_size": 16})
        quiet = book.add_format({**font, "font_color": "#5B6673", "text_wrap": True})
        field = book.add_format({**font, "border": 1, "border_color": "#5B6673", "locked": False, "num_format": "@"})
        head = book.add_format({**font, "bold": True, "bg_color": "#F5F3EE", "bottom": 1})
        cell = book.add_format({**font, "text_wrap": True, "bottom": 1, "bottom_color": "#DDD9D0"})
        rating = book.add_format({**font, "align": "center", "border": 1, "border_color": "#5B6673"})
        note = book.add_format({**font, "text_wrap": True, "border": 1, "border_color": "#5B6673", "num_format": "@"})
        for place, width in enumerate(_WIDTHS):
            sheet.set_column(place, place, width)
        sheet.write_string(0, 0, instructions.title, title)
        line = 1
        scale = "\n".join(f"{value} – {label}" for value, label in framework.SCALE.items())
        for words, px in ((instructions.before, 20), (scale, 66), (instructions.after, 36)):
            sheet.merge_range(line, 0, line, len(_WIDTHS) - 1, words, text)
            sheet.set_row_pixels(line, px)
            line += 1
        line += 1
        for name, help_ in framework.TEMPLATE_FACTS:
            sheet.write_string(line, 0, name, bold)
            sheet.write_blank(line, 1, None, field)
            sheet.write_string(line, 2, help_ or framework.SCHOOL_HELP[assessment], quiet)
            if name == "Perspective":
                sheet.data_validation(line, 1, line, 1, {"validate": "list", "source": ["School ILT", "District ILT"]})
            line += 1
        line += 1
        for place, name in enumerate(_HEADER):
            sheet.write_string(line, place, name, head)
        sheet.freeze_panes(line + 1, 0)
        for row, action in enumerate(actions, line + 1):
            sheet.write_string(row, 0, action.id, cell)
            sheet.write_string(row, 1, areas[action.focus_area], cell)
            sheet.write_string(row, 2, action.text, cell)
            sheet.write_blank(row, 3, None, rating)
            sheet.write_blank(row, 4, None, note)
            sheet.set_row_pixels(row, 20 * (1 + len(action.text) // 76) + 4)
        sheet.data_validation(
            line + 1,
            3,
            line + len(actions),
            3,
            {
                "validate": "list",
                "source": [str(value) for value in framework.SCALE],
                "input_title": "Rating",
                "input_message": "0, 1, 2 or 3; leave blank if you cannot rate it",
                "error_title": "Not a rating",
                "error_message": "Choose 0, 1, 2 or 3, or leave the cell blank.",
            },
        )
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_paper(1)
        sheet.repeat_rows(line)
    return file.getvalue()


def document(assessment: str) -> bytes:
    """Return the self-assessment of one assessment as a ``.docx``: facts above, the framework's own table below."""
    instructions = framework.INSTRUCTIONS[assessment]
    paper = docx.Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    section.left_margin = section.right_margin = Inches(0.7)
    section.top_margin = section.bottom_margin = Inches(0.6)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(3)
    title = paper.add_paragraph(style="Heading 1").add_run(instructions.title)
    title.bold, title.font.size, title.font.name, title.font.color.rgb = True, Pt(16), "Calibri", _INK
    paper.add_paragraph(instructions.before)
    for value, label in framework.SCALE.items():
        line = paper.add_paragraph()
        line.paragraph_format.left_indent = Inches(0.2)
        line.add_run(f"{value} – {label}")
    facts = paper.add_table(rows=0, cols=2, style="Table Grid")
    _columns(facts, _WORD_FACTS)
    for name, help_ in framework.TEMPLATE_FACTS:
        cells = facts.add_row().cells
        cells[0].paragraphs[0].add_run(name).bold = True
        quiet = cells[0].paragraphs[0].add_run(f"\n{help_ or framework.SCHOOL_HELP[assessment]}")
        quiet.font.size, quiet.font.color.rgb = Pt(9), _QUIET
        _width(cells, _WORD_FACTS)
    heads(facts.cell(0, 0), 1, ROW_HEADS)
    paper.add_paragraph()
    table = paper.add_table(rows=1, cols=3, style="Table Grid")
    _columns(table, _WORD_WIDTHS)
    names = ("Focus Area", f"{assessment.capitalize()} ILT Actions", "Rating and Notes")
    for cell, head in zip(table.rows[0].cells, names, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
        _shade(cell, "F5F3EE")
    _width(table.rows[0].cells, _WORD_WIDTHS)
    heads(table.cell(0, 1), 2)  # each row is an action
    _mark(table.rows[0], "w:tblHeader")
    areas = {area.number: area.name for area in framework.current().areas}
    last = 0
    for action in framework.current().of(assessment):
        row = table.add_row()
        _mark(row, "w:cantSplit")
        if action.focus_area != last:
            row.cells[0].paragraphs[0].add_run(f"{action.focus_area}. {areas[action.focus_area]}").bold = True
        last = action.focus_area
        row.cells[1].text = f"[{action.id}] {action.text}"
        _width(row.cells, _WORD_WIDTHS)
    paper.add_paragraph(instructions.after)
    return saved(paper)


def _columns(table: Any, inches: tuple[float, ...]) -> None:
    # Word goes by the cells, LibreOffice by the columns.
    table.autofit = False
    for column, width in zip(table.columns, inches, strict=True):
        column.width = Inches(width)


def _width(cells: Any, inches: tuple[float, ...]) -> None:
    for cell, width in zip(cells, inches, strict=True):
        cell.width = Inches(width)


def _shade(cell: Any, color: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), color)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no public way to shade a cell


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - nor to repeat a row on each page


def tidy() -> bytes:
    """Return the tidy CSV to fill in: one row an action of both assessments, every column of a ratings table."""
    actions = framework.current().actions
    table = pd.DataFrame({name: [""] * len(actions) for name in COLUMNS})
    table["assessment"] = [action.assessment for action in actions]
    table["action_id"] = [action.id for action in actions]
    return csv_bytes(table)

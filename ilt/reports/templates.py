"""Templates to fill in: an Excel workbook an assessment, and the tidy CSV. What is filled in reads back exactly."""

from __future__ import annotations

import io

import pandas as pd
import xlsxwriter

from ilt import framework
from ilt.ratings import COLUMNS
from ilt.reports.tables import csv_bytes

_WIDTHS = (11, 34, 74, 9, 56)
_HEADER = ("action_id", "Focus area", "Action", "rating", "note")
ABOUT = (
    ("Round", "Which time of rating this is, such as Fall 2026"),
    ("School", ""),
    ("Perspective", "School ILT or District ILT: the team that you belong to"),
    ("Rater", "Your name or a code; counted, never shown. May stay blank"),
)
_SCHOOL_HELP = {
    "school": "The school whose ILT you rate",
    "district": "Your school; leave blank if you belong to the district ILT",
}


def workbook(assessment: str) -> bytes:
    """Return the self-assessment of one assessment as an ``.xlsx``: one row an action, a drop-down 0-3, notes."""
    told = framework.INSTRUCTIONS[assessment]
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
        sheet.write_string(0, 0, told.title, title)
        line = 1
        scale = "\n".join(f"{value} – {label}" for value, label in framework.SCALE.items())
        for words, px in ((told.before, 20), (scale, 66), (told.after, 36)):
            sheet.merge_range(line, 0, line, len(_WIDTHS) - 1, words, text)
            sheet.set_row_pixels(line, px)
            line += 1
        line += 1
        for name, help_ in ABOUT:
            sheet.write_string(line, 0, name, bold)
            sheet.write_blank(line, 1, None, field)
            sheet.write_string(line, 2, help_ or _SCHOOL_HELP[assessment], quiet)
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


def tidy() -> bytes:
    """Return the tidy CSV to fill in: one row an action of both assessments, every column of a ratings table."""
    actions = framework.current().actions
    table = pd.DataFrame({name: [""] * len(actions) for name in COLUMNS})
    table["assessment"] = [action.assessment for action in actions]
    table["action_id"] = [action.id for action in actions]
    return csv_bytes(table)

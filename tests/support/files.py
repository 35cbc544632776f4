"""Files as programs write them, from the cells that stand in them, and the template filled in."""

import csv
import io
import zipfile
from typing import Any

import docx
import openpyxl

import ilt
from ilt import framework

SCHOOL = framework.current().of("school")
DISTRICT = framework.current().of("district")
LABELS = [f"{value} - {label}" for value, label in framework.SCALE.items()]
ALONE = list(framework.SCALE.values())


def source(data: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def text(rows: list[list[Any]], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def book(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def read(data: bytes, name: str, **answers: str) -> ilt.Reading:
    reading = ilt.read(source(data, name), answers=answers)
    figures = reading.sources
    assert (figures["seen"] == figures[["accepted", "not_rated", "rejected", "waiting"]].sum(axis=1)).all()
    return reading


def ratings_by_action(reading: ilt.Reading, school: str = "Alder") -> dict[str, int]:
    own = reading.ratings[reading.ratings["school"] == school]
    return dict(zip(own["action_id"], own["rating"], strict=True))


def cycled(start: int = 0) -> dict[str, int]:
    return {action.id: (place + start) % 4 for place, action in enumerate(SCHOOL)}


def template(actions, kind: str, about: list[list[str]], cells: list[str]) -> list[list[str]]:
    rows = [[f"ILT Framework Self-Assessment Template – {kind.upper()} ILT"], ["Each member should rate:"], *about, []]
    rows.append(["Focus Area", f"{kind} ILT Actions", "Rating and Notes"])
    for place, action in enumerate(actions):
        rows.append([f"{place + 4}. " if place % 2 else "", action.text, cells[place % len(cells)]])
    return rows


CELLS = ["2 - in 2 of 5 grades", "1", "", "Rating: 3", "0: no"]
EXPECTED = [2, 1, None, 3, 0]


def document(*tables: list[list[str]], above: tuple[str, ...] = ()) -> bytes:
    paper = docx.Document()
    for line in above:
        paper.add_paragraph(line)
    for rows in tables:
        table = paper.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        paper.add_paragraph()
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


ODS_CELL = '<table:table-cell office:value-type="{}" {}><text:p>{}</text:p></table:table-cell>'


def opendocument(rows: list[list[Any]], extra: str = "") -> bytes:
    body = ""
    for row in rows:
        cells = "".join(
            ODS_CELL.format("float", f'office:value="{cell}"', cell)
            if isinstance(cell, int)
            else ODS_CELL.format("string", "", str(cell).replace("&", "&amp;").replace("<", "&lt;"))
            for cell in row
        )
        body += f"<table:table-row>{cells}</table:table-row>"
    spaces = "".join(f' xmlns:{name}="urn:{name}"' for name in ("office", "table", "text", "style"))
    content = (
        f'<?xml version="1.0"?><office:document-content{spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="One">{body}{extra}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return file.getvalue()


TIDY = [["round", "school", "perspective", "action_id", "rating"], ["Fall 2026", "Alder", "self", "S1.1", 2]]

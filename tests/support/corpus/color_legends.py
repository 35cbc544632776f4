"""Blank cells with colors, and a legend in one cell that says which rating each color stands for."""

import io

import openpyxl
from openpyxl.styles import PatternFill

from tests.support.corpus.case import Case
from tests.support.corpus.writers import S

FACTS = [["School", "Oak"], ["Round", "Fall 2026"], ["Perspective", "self"], ["Name", "Al Roy"]]
COLORS = ["FF0000", "FFC000", "FFFF00", "00B050"]
RED, ORANGE, YELLOW, GREEN = range(4)
OAK = "Oak | self | S1.1 0 1 2 3 0 1"


def colored(*legend, below=False, written=False):
    """Return a workbook whose six rating cells have a color each, with a legend above or below them."""

    def files():
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.title = "A"
        for row in (*FACTS, *([] if below else [legend]), ["Action", "Rating"]):
            sheet.append(row)
        for action, color in zip(S, (RED, ORANGE, YELLOW, GREEN, RED, ORANGE), strict=False):
            sheet.append([action, color if written else None])
            sheet.cell(sheet.max_row, 2).fill = PatternFill("solid", fgColor=COLORS[color])
        for row in [[], legend] if below else []:
            sheet.append(row)
        file = io.BytesIO()
        workbook.save(file)
        return {"c.xlsx": file.getvalue()}

    return files


def at_once(name, *legend, below=False):
    return Case(
        f"color legend: {name}",
        colored(*legend, below=below),
        ratings=(OAK,),
        sources=("c.xlsx#A: tidy: 6 6 0 0 0",),
        notices=("using the legend: red is 0, orange is 1, yellow is 2, green is 3.",),
    )


CASES = [
    at_once("in one cell", "Green = 3, Yellow = 2, Orange = 1, Red = 0"),
    at_once("behind a word, numbers in brackets", "Key: Green (3), Yellow (2), Orange (1), Red (0)"),
    at_once("without a mark between the entries", "Red=0 Orange=1 Yellow=2 Green=3"),
    at_once("next to its title, below the table", "Legend", "Green = 3, Yellow = 2, Orange = 1, Red = 0", below=True),
    at_once("with the labels", "3 = Green (consistent), 2 = Yellow (mostly), 1 = Orange, 0 = Red (not present)"),
    Case(
        "color legend: next to numbers says no other scale",
        colored("Green = 3, Yellow = 2, Orange = 1, Red = 0", written=True),
        ratings=(OAK,),
        sources=("c.xlsx#A: tidy: 6 6 0 0 0",),
    ),
    Case(
        "color legend: that begins with the best is asked about",
        colored("Green = 0, Yellow = 1, Orange = 2, Red = 3"),
        questions=("scale@c.xlsx",),
        sources=("c.xlsx#A: tidy: 6 0 0 0 6",),
    ),
    Case(
        "color legend: of three colors leaves the cells to be written, and asks no scale of ratings that are not there",
        colored("Green = 3, Yellow = 2, Red = 1"),
        problems=tuple(f"c.xlsx#A!B{row}: colored-cell: " for row in range(7, 13)),
        sources=("c.xlsx#A: tidy: 6 0 0 6 0",),
    ),
]

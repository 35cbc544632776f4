"""What a district has on an ordinary day: two form exports, six filled-in Word templates, a messy workbook.

`python -m tests.support.everyday FOLDER` writes them.
"""

import functools
import io
import sys
from pathlib import Path

import docx
import openpyxl

from ilt.reports import templates
from tests.support.files import ALONE, DISTRICT, LABELS, SCHOOL, book, text

GOOGLE, MICROSOFT, MESSY = "ILT reflection (Responses) - Form Responses 1.csv", "School ILT reflection(1-5).xlsx", "Ratings MASTER v3 FINAL.xlsx"  # fmt: skip
PEOPLE = ("Ann Moss", "Ben Ott", "Cas Roe", "Dot Lee", "Eve Kay", "Fay Orr")
"""Who filled in a Word template; no screen names them, save the file names on Ratings."""


def google() -> bytes:
    """Return a Google Forms export that asked school and e-mail, and neither round nor team: 6 people, 2 blanks."""
    asked = ["Timestamp", "Email Address", "Which school do you work at?"]
    rows = [[*asked, *(f"Rate each action of your school's ILT [{action.text}]" for action in SCHOOL)]]
    for place in range(6):
        given = [LABELS[(place + n) % 4] for n in range(19)]
        if place < 2:
            given[place] = ""
        stamp = f"2026/10/0{place + 1} 9:0{place}:22 AM GMT-5"
        rows.append([stamp, f"p{place}@riverbend.example", ("Alder Elementary", "Birch Middle")[place % 2], *given])
    return text(rows)


def microsoft() -> bytes:
    """Return a Microsoft Forms export that asked neither school nor round nor team: 5 people, all rated."""
    own = ["ID", "Start time", "Completion time", "Email", "Name"]
    rows = [[*own, *(action.text for action in SCHOOL)]]
    for place in range(1, 6):
        given = [ALONE[(place * n) % 4] for n in range(19)]
        rows.append([place, "10/2/26 9:00:11", "10/2/26 9:14:50", "anonymous", "", *given])
    return book(("Sheet1", rows))


def word(place: int) -> bytes:
    """Return our Word template as one person filled it in: with notes, some blank, one with no round written."""
    paper = docx.Document(io.BytesIO(templates.document("school")))
    facts, table = paper.tables
    said = ("" if place == 5 else "Fall 2026", "Cedar K-8", "School ILT", PEOPLE[place])
    for row, words in zip(facts.rows, said, strict=True):
        row.cells[1].text = words
    for n, row in enumerate(table.rows[1:]):
        rating = (place + n * 2) % 4
        row.cells[2].text = "" if n == 7 else f"{rating} - we meet, but nothing is tracked" if n == 3 else f"{rating}"
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


ODD = {(1, 2): "2-3", (1, 4): "N/A", (2, 3): "two", (3, 1): "-", (4, 5): "n/a", (5, 0): 2.5}
"""Rater and action -> what stands there in the messy workbook in place of a rating."""


def messy() -> bytes:
    """Return a workbook as one office keeps it: a merged title, blank rows, three sheets, one school in two spellings.

    7 people rate the first 6 school actions of two schools, one of them spelled two ways; averages stand below.
    """
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Walkthrough ratings"
    sheet["A1"] = "RIVERBEND PUBLIC SCHOOLS – ILT ratings"
    sheet.merge_cells("A1:H1")
    sheet["A2"] = "Office of Teaching and Learning, printed 10/14/2026"
    sheet.append([])
    sheet.append(["Building", "Completed by", "Role", "Term", *(action.text for action in SCHOOL[:6])])
    for place in range(7):
        school = ("Dogwood Elementary", "Dogwood Elementery", "Alder Elementary")[place % 3]
        given = [ODD.get((place, n), (place + n) % 4) for n in range(6)]
        sheet.append([school, f"Rater {place}", "Director" if place < 4 else "District ILT", "Fall 2026", *given])
        if place == 2:
            sheet.append([])
    sheet.append([])
    sheet.append(["Average", None, None, None, *(f"=AVERAGE({letter}5:{letter}12)" for letter in "EFGHIJ")])
    district = workbook.create_sheet("District ILT")
    district.append(["District ILT, same day"])
    district.append(["Completed by", "Role", "Term", *(action.text for action in DISTRICT)])
    for place in range(4):
        district.append([f"Office {place}", "District ILT", "Fall 2026", *((place + n) % 4 for n in range(13))])
    contacts = workbook.create_sheet("Contacts")
    contacts.append(["Who", "Phone"])
    contacts.append(["Front desk", "555-0100"])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


@functools.cache
def files() -> dict[str, bytes]:
    """Return all of them by file name."""
    papers = {f"ILT reflection {name}.docx": word(place) for place, name in enumerate(PEOPLE)}
    return {GOOGLE: google(), MICROSOFT: microsoft(), **papers, MESSY: messy()}


def main(folder: Path) -> None:
    """Write them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

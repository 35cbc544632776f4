"""What a district has on one day: two form exports, six filled-in Word templates, a messy workbook, and a PDF."""

import functools
import io

import docx
import openpyxl

from ilt.reports import templates
from tests.support.corpus.case import Case
from tests.support.files import ALONE, DISTRICT, LABELS, SCHOOL, book, text

GOOGLE, MICROSOFT, MESSY = "ILT reflection (Responses) - Form Responses 1.csv", "School ILT reflection(1-5).xlsx", "Ratings MASTER v3 FINAL.xlsx"  # fmt: skip
PEOPLE = ("Ann Moss", "Ben Ott", "Cas Roe", "Dot Lee", "Eve Kay", "Fay Orr")
"""Who filled in a Word template; no screen names them, save the file names on Ratings."""


def google() -> bytes:
    """Write a Google Forms export that asked school and e-mail, and neither round nor team: 6 people, 2 blanks."""
    questions = ["Timestamp", "Email Address", "Which school do you work at?"]
    rows = [[*questions, *(f"Rate each action of your school's ILT [{action.text}]" for action in SCHOOL)]]
    for place in range(6):
        ratings = [LABELS[(place + n) % 4] for n in range(19)]
        if place < 2:
            ratings[place] = ""
        stamp = f"2026/10/0{place + 1} 9:0{place}:22 AM GMT-5"
        rows.append([stamp, f"p{place}@riverbend.example", ("Alder Elementary", "Birch Middle")[place % 2], *ratings])
    return text(rows)


def microsoft() -> bytes:
    """Write a Microsoft Forms export that asked neither school nor round nor team: 5 people, all rated."""
    own = ["ID", "Start time", "Completion time", "Email", "Name"]
    rows = [[*own, *(action.text for action in SCHOOL)]]
    for place in range(1, 6):
        ratings = [ALONE[(place * n) % 4] for n in range(19)]
        rows.append([place, "10/2/26 9:00:11", "10/2/26 9:14:50", "anonymous", "", *ratings])
    return book(("Sheet1", rows))


def word(place: int) -> bytes:
    """Return our Word template as one person filled it in: with notes, some blank, one with no round written."""
    paper = docx.Document(io.BytesIO(templates.document("school")))
    facts, table = paper.tables
    facts_of = ("" if place == 5 else "Fall 2026", "Cedar K-8", "School ILT", PEOPLE[place])
    for row, words in zip(facts.rows, facts_of, strict=True):
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
        ratings = [ODD.get((place, n), (place + n) % 4) for n in range(6)]
        sheet.append([school, f"Rater {place}", "Director" if place < 4 else "District ILT", "Fall 2026", *ratings])
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
    papers = {f"ILT reflection {name}.docx": word(place) for place, name in enumerate(PEOPLE)}
    return {GOOGLE: google(), MICROSOFT: microsoft(), **papers, MESSY: messy(), "minutes.pdf": b"%PDF-1.7 minutes"}


CASES = [
    Case(
        "day: what is not written down is asked, and all is read but three cells and a PDF",
        files,
        answers={
            "round": "Fall 2026",
            "perspective": "School ILT",
            "school": "Elm High",
            "perspective:Director": "cross",
            "school:Dogwood Elementery": "Dogwood Elementery",
        },
        questions=(
            "perspective:Director@Ratings MASTER v3 FINAL.xlsx",
            "perspective@ILT reflection (Responses) - Form Responses 1.csv",
            "perspective@School ILT reflection(1-5).xlsx",
            "round@ILT reflection (Responses) - Form Responses 1.csv",
            "round@ILT reflection Fay Orr.docx",
            "round@School ILT reflection(1-5).xlsx",
            "school:Dogwood Elementery@Ratings MASTER v3 FINAL.xlsx",
            "school@School ILT reflection(1-5).xlsx",
        ),
        before=147,
        ratings=(
            " | self | D1.1 0 1 2 3 0 1 2 3 0 1 2 3 0",
            " | self | D1.1 1 2 3 0 1 2 3 0 1 2 3 0 1",
            " | self | D1.1 2 3 0 1 2 3 0 1 2 3 0 1 2",
            " | self | D1.1 3 0 1 2 3 0 1 2 3 0 1 2 3",
            "Alder Elementary | cross | S1.1 2 3 0 | S2.2 2 3",
            "Alder Elementary | cross | S1.2 2 3 0 1 2",
            "Alder Elementary | self | S1.1 - 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",
            "Alder Elementary | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",
            "Alder Elementary | self | S1.1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0",
            "Birch Middle | self | S1.1 1 - 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3",
            "Birch Middle | self | S1.1 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3",
            "Birch Middle | self | S1.1 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1",
            "Cedar K-8 | self | S1.1 0 2 0 2 0 2 0 - 0 2 0 2 0 2 0 2 0 2 0",
            "Cedar K-8 | self | S1.1 0 2 0 2 0 2 0 - 0 2 0 2 0 2 0 2 0 2 0",
            "Cedar K-8 | self | S1.1 1 3 1 3 1 3 1 - 1 3 1 3 1 3 1 3 1 3 1",
            "Cedar K-8 | self | S1.1 1 3 1 3 1 3 1 - 1 3 1 3 1 3 1 3 1 3 1",
            "Cedar K-8 | self | S1.1 2 0 2 0 2 0 2 - 2 0 2 0 2 0 2 0 2 0 2",
            "Cedar K-8 | self | S1.1 3 1 3 1 3 1 3 - 3 1 3 1 3 1 3 1 3 1 3",
            "Dogwood Elementary | cross | S1.1 0 1 2 3 0 1",
            "Dogwood Elementary | cross | S1.1 2 3 0 1 2 3",
            "Dogwood Elementary | cross | S1.1 3 - 1 2 3 0",
            "Dogwood Elementery | cross | S1.1 0 1 2 3 0 -",
            "Dogwood Elementery | cross | S1.1 1 2 | S2.1 0 - 2",
            "Elm High | self | S1.1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
            "Elm High | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",
            "Elm High | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",
            "Elm High | self | S1.1 0 2 0 2 0 2 0 2 0 2 0 2 0 2 0 2 0 2 0",
            "Elm High | self | S1.1 0 3 2 1 0 3 2 1 0 3 2 1 0 3 2 1 0 3 2",
        ),
        problems=(
            "Ratings MASTER v3 FINAL.xlsx#Walkthrough ratings!E11: not-one-rating: 2.5",
            "Ratings MASTER v3 FINAL.xlsx#Walkthrough ratings!G6: not-one-rating: 2-3",
            "Ratings MASTER v3 FINAL.xlsx#Walkthrough ratings!H7: not-a-rating: two",
            "minutes.pdf: not-a-spreadsheet: ",
        ),
        sources=(
            "ILT reflection (Responses) - Form Responses 1.csv: Google Forms: 114 112 2 0 0",
            "ILT reflection Ann Moss.docx: template: 19 18 1 0 0",
            "ILT reflection Ben Ott.docx: template: 19 18 1 0 0",
            "ILT reflection Cas Roe.docx: template: 19 18 1 0 0",
            "ILT reflection Dot Lee.docx: template: 19 18 1 0 0",
            "ILT reflection Eve Kay.docx: template: 19 18 1 0 0",
            "ILT reflection Fay Orr.docx: template: 19 18 1 0 0",
            "Ratings MASTER v3 FINAL.xlsx#Contacts: : 0 0 0 0 0",
            "Ratings MASTER v3 FINAL.xlsx#District ILT: wide: 52 52 0 0 0",
            "Ratings MASTER v3 FINAL.xlsx#Walkthrough ratings: wide: 42 36 3 3 0",
            "School ILT reflection(1-5).xlsx#Sheet1: Microsoft Forms: 95 95 0 0 0",
            "minutes.pdf: : 0 0 0 0 0",
        ),
        notes=("S2.1 we meet, but nothing is tracked",),
    ),
]

"""Workbooks of several sheets, and several files uploaded together."""

from tests.support import files
from tests.support.corpus.case import Case
from tests.support.corpus.tables import FORM
from tests.support.corpus.writers import WORDS, S, book, grid, labeled, text

COLUMNS = ["Rater", "Team", "S1.1", "S1.2", "S1.3"]

CASES = [
    Case(
        "many: a form, a template in Word and a table, of one round",
        lambda: {
            "form.csv": text(
                [
                    ["Timestamp", "School", "Team", *grid(S[:3])],
                    ["9/14/2026 8:02:11", "Oak", "School ILT", *labeled("123")],
                ]
            ),
            "wide.csv": text([["School", "Team", "Rater", *S[:3]], ["Elm", "District ILT", "d1", *"012"]]),
            "tidy.xlsx": book(
                {
                    "S": [
                        ["Building", "Team", "Respondent", "Action ID", "Score"],
                        ["Fir", "School ILT", "f1", "S1.1", 3],
                    ]
                }
            ),
        },
        answers={"round": "Fall 2026"},
        questions=("round@form.csv", "round@tidy.xlsx", "round@wide.csv"),
        ratings=("Elm | cross | S1.1 0 1 2", "Fir | self | S1.1 3", "Oak | self | S1.1 1 2 3"),
        sources=("form.csv: Google Forms: 3 3 0 0 0", "tidy.xlsx#S: tidy: 1 1 0 0 0", "wide.csv: wide: 3 3 0 0 0"),
    ),
    Case(
        "sheets: one a school",
        lambda: {
            "All schools.xlsx": book(
                {
                    "Cherry Elementary": [COLUMNS, ["a", "School ILT", 1, 2, 3], ["b", "District ILT", 0, 0, 1]],
                    "Dogwood Middle": [COLUMNS, ["c", "School ILT", 3, 3, 3]],
                }
            )
        },
        answers={"round": "Fall 2026", "sheets@All schools.xlsx": "schools"},
        questions=("round@All schools.xlsx", "sheets@All schools.xlsx"),
        ratings=(
            "Cherry Elementary | cross | S1.1 0 0 1",
            "Cherry Elementary | self | S1.1 1 2 3",
            "Dogwood Middle | self | S1.1 3 3 3",
        ),
        sources=(
            "All schools.xlsx#Cherry Elementary: wide: 6 6 0 0 0",
            "All schools.xlsx#Dogwood Middle: wide: 3 3 0 0 0",
        ),
    ),
    Case(
        "sheets: a hidden one, a cover sheet, a list of schools",
        lambda: {
            "workbook.xlsx": book(
                {
                    "Read me": [["How to fill this in"], ["Use 0 to 3."]],
                    "Ratings": [["School", *COLUMNS], ["Fern", "d", "School ILT", "2", "2", "0"]],
                    "Old": [["School", *COLUMNS], ["Fern", "d", "School ILT", 3, 3, 3]],
                    "Schools": [["School", "Principal"], ["Fern", "E. Moss"]],
                },
                hidden=("Old",),
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@workbook.xlsx",),
        ratings=("Fern | self | S1.1 2 2 0",),
        sources=(
            "workbook.xlsx#Ratings: wide: 3 3 0 0 0",
            "workbook.xlsx#Read me: : 0 0 0 0 0",
            "workbook.xlsx#Schools: : 0 0 0 0 0",
        ),
        notices=("1 hidden sheet was not read",),
    ),
    Case(
        "sheets: forms of three tools at once",
        lambda: {
            "a.csv": text(
                [
                    ["Timestamp", "Name", "School", "Team", f"Vision [{WORDS['S1.1']}]"],
                    ["11/2/2026 8:00:00", "a", "Hazel", "School ILT", "1"],
                ]
            ),
            "b.xlsx": book(
                {
                    "Sheet1": [
                        [
                            "ID",
                            "Start time",
                            "Completion time",
                            "Email",
                            "Name",
                            "School",
                            "Team",
                            WORDS["S1.1"],
                            WORDS["S1.2"],
                        ],
                        [1, "11/3/26 8:00", "11/3/26 8:01", "b@d.org", "b", "Hazel", "District ILT", "2", "0"],
                    ]
                }
            ),
            "c.csv": text(
                [
                    ["id", "School", "Perspective", "Rater", "Action", "Rating"],
                    [1, "Hazel", "School", "c", "S1.2", "3"],
                ],
                ";",
                "utf-16",
            ),
            "photo.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        },
        answers={"round": "Fall 2026"},
        questions=("round@a.csv", "round@b.xlsx", "round@c.csv"),
        ratings=("Hazel | cross | S1.1 2 0", "Hazel | self | S1.1 1", "Hazel | self | S1.2 3"),
        problems=("photo.pdf: not-a-spreadsheet: ",),
        sources=(
            "a.csv: Google Forms: 1 1 0 0 0",
            "b.xlsx#Sheet1: Microsoft Forms: 2 2 0 0 0",
            "c.csv: tidy: 1 1 0 0 0",
            "photo.pdf: : 0 0 0 0 0",
        ),
    ),
    Case(
        "several sheets: what their names say is asked",
        lambda: {
            "sheets.xlsx": book(
                {
                    "Alder": files.template(files.SCHOOL, "School", [], FORM),
                    "Birch": files.template(files.SCHOOL, "School", [], FORM),
                }
            )
        },
        answers={"round": "F", "perspective": "self"},
        questions=("perspective@sheets.xlsx", "round@sheets.xlsx", "sheets@sheets.xlsx"),
        sources=("sheets.xlsx#Alder: template: 19 0 0 0 19", "sheets.xlsx#Birch: template: 19 0 0 0 19"),
    ),
    Case(
        "several sheets, one a school",
        lambda: {
            "schools.xlsx": book(
                {
                    "Alder": files.template(files.SCHOOL, "School", [], FORM),
                    "Birch": files.template(files.SCHOOL, "School", [], FORM),
                }
            )
        },
        answers={"round": "F", "perspective": "self", "sheets": "schools"},
        questions=("perspective@schools.xlsx", "round@schools.xlsx", "sheets@schools.xlsx"),
        rounds=("F",),
        ratings=(
            "Alder | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",
            "Birch | self | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",
        ),
        sources=("schools.xlsx#Alder: template: 19 19 0 0 0", "schools.xlsx#Birch: template: 19 19 0 0 0"),
    ),
]

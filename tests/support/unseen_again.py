"""Files as districts make them, written from the descriptions of the layouts alone, each with what a right reading is."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import docx
import openpyxl

DATA = Path(__file__).parents[2] / "data" / "framework.csv"
with DATA.open(encoding="utf-8", newline="") as lines:
    FRAMEWORK = list(csv.DictReader(lines))
IDS = [row["action_id"] for row in FRAMEWORK]
TEXT = {row["action_id"]: row["action"] for row in FRAMEWORK}
AREA = {row["action_id"]: f"{row['focus_area']}. {row['focus_area_name']}" for row in FRAMEWORK}
LABELS = {
    "0": "Not present",
    "1": "Present, but implemented inconsistently and/or ineffectively",
    "2": "Present and implemented mostly consistently and effectively",
    "3": "Present and implemented consistently and effectively",
}
LONG = {number: f"{number} - {label}" for number, label in LABELS.items()}
Rows = list[list[object]]


@dataclass(frozen=True)
class Unseen:
    """Some files dropped together; a line of `takes` is a rater: `school | side | first action and its ratings in order`.

    `asks` names what is to be asked (school, spelling, side, scale, sheet, twice), `told` answers it, `problems` are the values
    refused, `says` what must be said somewhere, `refused` the files not read at all.
    """

    name: str
    files: dict[str, bytes]
    takes: str = ""
    asks: str = ""
    told: dict[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    def raters(self) -> Counter[frozenset[tuple[str, str, str, int]]]:
        """What each rater is to be taken to have said: (school, side, action, rating)."""
        return Counter(_rater(line) for line in self.takes.strip().splitlines())


def _rater(line: str) -> frozenset[tuple[str, str, str, int]]:
    school, side, *runs = (part.strip() for part in line.split("|"))
    said = set()
    for run in runs:
        first, *ratings = run.split()
        start = IDS.index(first)
        # Members of the district ILT rate their own team for the whole district: no school is kept of them.
        about = "" if side == "district" and first.startswith("D") else school
        said |= {(about, side, IDS[start + at], int(mark)) for at, mark in enumerate(ratings) if mark != "-"}
    return frozenset(said)


def span(first: str, last: str) -> list[str]:
    """The actions from one to another."""
    return IDS[IDS.index(first) : IDS.index(last) + 1]


def texts(first: str, last: str, before: str = "", after: str = "") -> list[object]:
    """The wordings of a run of actions, with something around each."""
    return [f"{before}{TEXT[action]}{after}" for action in span(first, last)]


def table(rows: Rows, delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """A delimited file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue().encode(encoding)


def book(sheets: dict[str, Rows], hidden: str = "", merged: tuple[str, ...] = ()) -> bytes:
    """A workbook."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
        if title == hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def document(*parts: str | Rows) -> bytes:
    """A Word document of paragraphs and tables."""
    made = docx.Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        grid = made.add_table(rows=0, cols=len(part[0]))
        for row in part:
            for cell, value in zip(grid.add_row().cells, row, strict=True):
                cell.text = str(value)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def tidy() -> list[Unseen]:
    """One row a rating, with the column names people choose."""
    return [
        Unseen(
            "tidy: Building, Team, Respondent, Score, Comments",
            {
                "ILT fall 2026.csv": table(
                    [
                        ["Respondent", "Building", "Team", "Action ID", "Score", "Comments", "Entered by"],
                        ["A. Osei", "Garfield K-8", "School ILT", "S1.1", "2", "walls, not practice", "office"],
                        ["A. Osei", "Garfield K-8", "School ILT", "S1.2", "3", "", "office"],
                        ["B. Tran", "Garfield K-8", "District ILT", "S1.1", "1", "2 of 5 rooms", "office"],
                        ["B. Tran", "Garfield K-8", "District ILT", "S1.2", "0", "", "office"],
                        ["C. Ruiz", "Hoover Middle", "School ILT", "S1.1", "3", "", "office"],
                    ],
                    encoding="utf-8-sig",
                )
            },
            "Garfield K-8 | school | S1.1 2 3\nGarfield K-8 | district | S1.1 1 0\nHoover Middle | school | S1.1 3",
        ),
        Unseen(
            "tidy: by wording, semicolons, cp1252, labels, a total row",
            {
                "export.csv": table(
                    [
                        ["Name", "School", "Role", "Focus area", "Action", "Rating", "Notes"],
                        *[
                            [
                                "Núñez",
                                "École Saint-Denis",
                                "School ILT",
                                AREA[action],
                                TEXT[action],
                                mark,
                                "we’re “close”",
                            ]
                            for action, mark in [
                                ("S2.1", LONG["3"]),
                                ("S2.2", LABELS["1"]),
                                ("S2.3", "2 – Mostly in place"),
                                ("S2.4", "Not observed"),
                            ]
                        ],
                        [""] * 7,
                        [
                            "Núñez",
                            "École Saint-Denis",
                            "School ILT",
                            AREA["S4.2"],
                            "Provides high-quality PD that is aligned to school priorities.",
                            "0",
                            "",
                        ],
                        ["Average", "", "", "", "", "1.5", ""],
                    ],
                    ";",
                    "cp1252",
                )
            },
            "École Saint-Denis | school | S2.1 3 1 2 | S4.2 0",
        ),
        Unseen(
            "tidy: workbook with a title, Campus, Staff member, Item, Level",
            {
                "Mesa USD.xlsx": book(
                    {
                        "Data": [
                            ["Mesa USD instructional leadership reflection"],
                            ["Window: 1 to 14 November 2026"],
                            [],
                            ["#", "Staff member", "Campus", "Perspective", "Item", "Level", "Remarks"],
                            [1, "Ana Bell", "Rio Alto HS", "School", "S5.1", 2, None],
                            [2, "Ana Bell", "Rio Alto HS", "School", "S5.2", 2.0, "see minutes"],
                            [None],
                            [3, "Ana Bell", "Rio Alto HS", "School", "S5.3", "1", None],
                            [4, "Dee Fox", "Rio Alto HS", "District", "S5.1", 0, None],
                            [5, "Dee Fox", "Rio Alto HS", "District", "S5.3", "n/a", None],
                        ]
                    }
                )
            },
            "Rio Alto HS | school | S5.1 2 2 1\nRio Alto HS | district | S5.1 0",
        ),
        Unseen(
            "tidy: UTF-16 with tabs and values of every kind",
            {
                "unicode text.txt": table(
                    [
                        ["action_id", "rating", "school", "perspective", "rater"],
                        *[
                            [action, mark, "PS 118", "school", "r1"]
                            for action, mark in zip(
                                span("S1.1", "S4.4"),
                                [
                                    "２",
                                    "2,0",
                                    " 3 ",
                                    "2.5",
                                    "1 or 2",
                                    "4",
                                    "two",
                                    "-",
                                    "Don't know",
                                    "1-2",
                                    "3 - " + LABELS["2"],
                                    "+2",
                                    "0",
                                    "½",
                                    "'1",
                                ],
                                strict=True,
                            )
                        ],
                    ],
                    "\t",
                    "utf-16",
                )
            },
            "PS 118 | school | S1.1 2 2 3 | S4.2 0 | S4.4 1",
            problems=("2.5", "1 or 2", "4", "two", "1-2", "3 - " + LABELS["2"], "+2", "½"),
        ),
        Unseen(
            "tidy: neither school nor side",
            {
                "Lincoln.csv": table(
                    [
                        ["rater", "action_id", "rating"],
                        ["a", "S3.1", 1],
                        ["a", "S3.2", 2],
                        ["b", "S3.1", 0],
                        ["b", "S3.2", 3],
                    ],
                )
            },
            "Lincoln | school | S3.1 1 2\nLincoln | school | S3.1 0 3",
            asks="school side",
            told={"school": "Lincoln", "side": "school"},
        ),
        Unseen(
            "tidy: pipes, CR line ends, the id and the wording in one cell, the same rows twice",
            {
                "old mac.csv": table(
                    [
                        ["School", "Team", "Rater", "Action", "Rating"],
                        ["Wheeler", "District ILT", "k", f"D1.1 {TEXT['D1.1']}", "1"],
                        ["Wheeler", "School ILT", "m", f"D1.1: {TEXT['D1.1']}", "3"],
                        ["Wheeler", "School ILT", "m", f"D1.2 - {TEXT['D1.2']}", "2"],
                        ["Wheeler", "School ILT", "m", f"D1.2 - {TEXT['D1.2']}", "2"],
                    ],
                    "|",
                    end="\r",
                )
            },
            "Wheeler | district | D1.1 1\nWheeler | school | D1.1 3 2",
        ),
        Unseen(
            "tidy: two files together, one a copy of the other, one school spelled two ways",
            {
                name: table(
                    [
                        ["School", "Perspective", "Rater", "Action_ID", "Score"],
                        ["St. Mary's", "School", "x", "S1.1", "2"],
                        ["St Marys", "School", "y", "S1.1", "1"],
                    ]
                )
                for name in ("final.csv", "final (1).csv")
            },
            "St. Mary's | school | S1.1 2\nSt Marys | school | S1.1 1",
            asks="spelling",
            told={"St. Mary's": "St. Mary's"},
        ),
    ]


def wide() -> list[Unseen]:
    """One row a rater, one column an action."""
    cut = [str(text)[:80] for text in texts("S2.4", "S3.1")]
    return [
        Unseen(
            "wide: ids, notes beside them, a role that is no side",
            {
                "responses.csv": table(
                    [
                        [
                            "Person",
                            "Building",
                            "Position",
                            "S1.1",
                            "S1.1 notes",
                            "S1.2",
                            "S1.2 notes",
                            "S1.3",
                            "S1.3 notes",
                        ],
                        ["Kim", "Adams ES", "Principal", 2, "3 rooms seen", 1, "", 0, ""],
                        ["Lee", "Adams ES", "Area superintendent", 1, "", "", "ask Kim", 3, "2"],
                        ["", "", "", "", "", "", "", "", ""],
                        ["May", "Burr ES", "Principal", 3, "", "N/A", "", 2, ""],
                    ]
                )
            },
            "Adams ES | school | S1.1 2 1 0\nAdams ES | district | S1.1 1 - 3\nBurr ES | school | S1.1 3 - 2",
            asks="side",
            told={"Principal": "school", "Area superintendent": "district"},
        ),
        Unseen(
            "wide: wordings under merged focus areas, an average at the foot",
            {
                "Self-assessment summary.xlsx": book(
                    {
                        "Sheet1": [
                            ["", "", "", AREA["S3.1"], "", "", "", AREA["S4.1"], ""],
                            ["Rater", "School", "Team", *texts("S3.1", "S4.2")],
                            ["r1", "Kennedy", "School ILT", 1, 2, 3, 0, 2, 2],
                            [],
                            ["r2", "Kennedy", "District ILT", 0, 1, 1, None, 1, "2 - Mostly in place"],
                            ["Average", None, None, "=AVERAGE(D3:D5)", 1.5, 2, 0, 1.5, 2],
                        ]
                    },
                    merged=("D1:G1", "H1:I1"),
                )
            },
            "Kennedy | school | S3.1 1 2 3 0 2 2\nKennedy | district | S3.1 0 1 1 - 1 2",
        ),
        Unseen(
            "wide: numbered wordings without full stops, no-break spaces, extra columns",
            {
                "Q1 pulse.csv": table(
                    [
                        ["Date", "ILT member", "School name", "Which ILT are you on?"]
                        + [
                            f"{n}. {text}".rstrip(".").replace(" ", "\u00a0", 3)
                            for n, text in enumerate(texts("D1.1", "D2.1"), 1)
                        ]
                        + ["What should we know?"],
                        ["11/03/2026", "P. Gill", "Eastlake", "School ILT", 2, 1, 1, 3, "3 new staff"],
                        ["11/03/2026", "Q. Hart", "", "District ILT", 3, 3, 2, 2, ""],
                    ]
                )
            },
            "Eastlake | school | D1.1 2 1 1 3\n | district | D1.1 3 3 2 2",
        ),
        Unseen(
            "wide: wordings a tool cut at 80 characters",
            {
                "cut.csv": table(
                    [
                        ["School", "Side", "Rater", *cut],
                        ["Polk", "School", "a", "1", LONG["2"]],
                        ["Polk", "District", "b", "1: no minutes", "3"],
                    ]
                )
            },
            "Polk | school | S2.4 1 2\nPolk | district | S2.4 1 3",
            says=("cut",),
        ),
        Unseen(
            "wide: both assessments side by side",
            {
                "joint form.csv": table(
                    [
                        ["Name", "School", "Perspective", *texts("D1.1", "D5.3"), *texts("S1.1", "S5.3")],
                        ["One", "Taft", "School", *"2222133201231", *"0123012301230123012"],
                        ["Two", "Taft", "District", *"3333333333333", *"1111111111111111111"],
                    ],
                    ";",
                )
            },
            "Taft | school | D1.1 2 2 2 2 1 3 3 2 0 1 2 3 1 | S1.1 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2\n"
            "Taft | district | D1.1 3 3 3 3 3 3 3 3 3 3 3 3 3 | S1.1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        ),
        Unseen(
            "wide: only one action asked",
            {
                "exit ticket.csv": table(
                    [
                        ["Your name", "Your school", "Your team", TEXT["S3.2"]],
                        ["Ivy", "Nash", "School ILT", "2"],
                        ["Jon", "Nash", "School ILT", "0"],
                        ["Kay", "Nash", "District ILT", "1"],
                    ]
                )
            },
            "Nash | school | S3.2 2\nNash | school | S3.2 0\nNash | district | S3.2 1",
        ),
    ]


def google_grid() -> list[Unseen]:
    """Google Forms, a grid for each focus area."""
    first = texts("S1.1", "S1.3", "Establish a shared instructional vision [", "]")
    goals = texts("S4.3", "S4.5", "Professional Learning (rate each) [", "]")
    return [
        Unseen(
            "google grid: labels in full, e-mail addresses",
            {
                "ILT Self-Assessment (Responses).csv": table(
                    [
                        [
                            "Timestamp",
                            "Email Address",
                            "What school do you work at?",
                            "I am answering as a member of the",
                            *first,
                            "Anything to add?",
                        ],
                        [
                            "2026/11/02 9:14:03 AM EST",
                            "a@d.org",
                            "Oak Hill",
                            "School ILT",
                            LONG["2"],
                            LONG["1"],
                            LONG["3"],
                            "1 thing: time",
                        ],
                        [
                            "2026/11/02 9:20:41 AM EST",
                            "b@d.org",
                            "Oak Hill",
                            "District ILT",
                            LONG["0"],
                            "",
                            LONG["2"],
                            "",
                        ],
                    ]
                )
            },
            "Oak Hill | school | S1.1 2 1 3\nOak Hill | district | S1.1 0 - 2",
        ),
        Unseen(
            "google grid: in Spanish, brackets within the rows, other words for the options",
            {
                "Autoevaluación.xlsx": book(
                    {
                        "Respuestas de formulario 1": [
                            ["Marca temporal", "Escuela", "Perspective", "Name", *goals],
                            [
                                "3/11/2026 10:02:11",
                                "Benito Juárez",
                                "School ILT",
                                "Inés",
                                "2 - Mostly in place",
                                "0 - Not yet",
                                "3 - Fully in place",
                            ],
                            [
                                "3/11/2026 10:05:59",
                                "Benito Juárez",
                                "School ILT",
                                "Raúl",
                                "1 - Starting",
                                "2 - Mostly in place",
                                "Mostly in place",
                            ],
                        ]
                    }
                )
            },
            "Benito Juárez | school | S4.3 2 0 3\nBenito Juárez | school | S4.3 1 2",
            problems=("Mostly in place",),
        ),
        Unseen(
            "google grid: one file a school, neither school nor side within",
            {
                f"{school}.csv": table(
                    [
                        ["Timestamp", "Your name", *first],
                        ["11/2/2026 8:00:00", f"Z of {school}", *marks],
                        ["11/2/2026 8:30:00", f"Y of {school}", *marks[::-1]],
                    ]
                )
                for school, marks in {"North HS": "123", "South HS": "001"}.items()
            },
            "North HS | school | S1.1 1 2 3\nNorth HS | school | S1.1 3 2 1\n"
            "South HS | school | S1.1 0 0 1\nSouth HS | school | S1.1 1 0 0",
            asks="school side",
            told={"North HS.csv": "North HS", "South HS.csv": "South HS", "side": "school"},
        ),
        Unseen(
            "google grid: one person twice, otherwise each time",
            {
                "twice.csv": table(
                    [
                        ["Timestamp", "Email Address", "School", "Team", *first],
                        ["11/2/2026 8:00:00", "p@d.org", "Fir", "School ILT", "1", "1", "1"],
                        ["11/2/2026 8:10:00", "q@d.org", "Fir", "School ILT", "3", "3", "3"],
                        ["11/4/2026 16:00:00", "p@d.org", "Fir", "School ILT", "2", "1", "2"],
                    ]
                )
            },
            "Fir | school | S1.1 2 1 2\nFir | school | S1.1 3 3 3",
            asks="twice",
            told={"twice": "the later"},
        ),
    ]


def google_scale() -> list[Unseen]:
    """Google Forms, a linear scale for each action."""
    up = [
        ["11/5/2026 7:00:00", f"m{n}", "Ash", "School ILT", *row]
        for n, row in enumerate(["4321", "2434", "1324", "3343", "2222"], 1)
    ]
    return [
        Unseen(
            "google scale: a comment question after each",
            {
                "scale.csv": table(
                    [
                        ["Horodateur", "Nom", "School", "Team", TEXT["D3.1"], "Comments", TEXT["D3.2"], "Comments"],
                        ["2026-11-05 12:00:00", "Luc", "Birch", "School ILT", 1, "2 walks", 3, "1"],
                        ["2026-11-05 12:01:00", "Zoé", "Birch", "School ILT", 0, "", 2, ""],
                    ],
                    ";",
                )
            },
            "Birch | school | D3.1 1 3\nBirch | school | D3.1 0 2",
        ),
        Unseen(
            "google scale: from 1 to 4",
            {"one to four.csv": table([["Timestamp", "Name", "School", "Team", *texts("S2.1", "S2.4")], *up])},
            asks="scale",
            told={"scale": "set aside"},
            refused=("one to four.csv",),
        ),
        Unseen(
            "google scale: a 4 or two by mistake, with 0s about",
            {
                "scale.tsv": table(
                    [
                        ["Timestamp", "Username", "School:", "Your ILT:", *texts("D5.1", "D5.3")],
                        ["11/5/2026 7:00:00", "a@d.org", "Cedar", "District ILT", "0", "4", "2"],
                        ["11/5/2026 7:01:00", "b@d.org", "Cedar", "School ILT", "3", "1", "4"],
                    ],
                    "\t",
                )
            },
            "Cedar | district | D5.1 0 - 2\nCedar | school | D5.1 3 1",
            problems=("4", "4"),
        ),
    ]


def microsoft() -> list[Unseen]:
    """Microsoft Forms: the statements alone."""
    head = ["ID", "Start time", "Completion time", "Email", "Name"]
    when = ["11/3/26 8:00:00", "11/3/26 8:06:12"]
    return [
        Unseen(
            "microsoft: neither school nor side, columns in any order",
            {
                "ILT Reflection(1-2).xlsx": book(
                    {
                        "Sheet1": [
                            [*head, *texts("S5.1", "S5.3")[::-1], *texts("S1.1", "S1.2")],
                            [1, *when, "a@d.org", "Abe", LONG["0"], LONG["1"], LONG["2"], LONG["3"], LONG["3"]],
                            [2, *when, "b@d.org", "Bea", LONG["1"], None, LONG["1"], LONG["2"], LONG["0"]],
                        ]
                    }
                )
            },
            "Dale | school | S1.1 3 3 | S5.1 2 1 0\nDale | school | S1.1 2 0 | S5.1 1 - 1",
            asks="school side",
            told={"school": "Dale", "side": "school"},
        ),
        Unseen(
            "microsoft: school and team asked, points and feedback",
            {
                "Quiz.xlsx": book(
                    {
                        "Form1": [
                            [
                                *head,
                                "Total points",
                                "Quiz feedback",
                                "Which school is this about?",
                                "Which ILT do you belong to?",
                            ]
                            + [
                                part
                                for text in texts("S3.1", "S3.2")
                                for part in (text, f"Points - {text}", f"Feedback - {text}")
                            ],
                            [7, *when, "c@d.org", "Cy", 0, None, "Elm", "School ILT", "2", 0, None, "1", 3, "good"],
                            [
                                8,
                                *when,
                                "d@d.org",
                                "Di",
                                0,
                                None,
                                "Elm",
                                "District ILT",
                                "3 - Fully in place",
                                1,
                                None,
                                "0 - Not yet",
                                2,
                                None,
                            ],
                        ]
                    }
                )
            },
            "Elm | school | S3.1 2 1\nElm | district | S3.1 3 0",
        ),
        Unseen(
            "microsoft: Notes right after each action, numbered by the tool",
            {
                "Notes.xlsx": book(
                    {
                        "Sheet1": [
                            [
                                *head,
                                "School",
                                "Team",
                                TEXT["D2.1"],
                                "Notes",
                                TEXT["D2.2"],
                                "Notes2",
                                TEXT["D2.3"],
                                "Notes3",
                            ],
                            [1, *when, "e@d.org", "Eve", "Gum", "School ILT", 1, "2", 2, "3 meetings", 3, None],
                            [2, *when, "f@d.org", "Flo", "Gum", "District ILT", 2, None, 2, "1", 0, "never came"],
                        ]
                    }
                )
            },
            "Gum | school | D2.1 1 2 3\nGum | district | D2.1 2 2 0",
        ),
        Unseen(
            "microsoft: anonymous, no-break spaces, saved as csv",
            {
                "anon.csv": table(
                    [
                        [
                            *head,
                            "Your school",
                            "Your team",
                            *[str(text).replace(" ", "\u00a0") for text in texts("S4.3", "S4.4")],
                        ],
                        ["1", *when, "anonymous", "", "Ivy Hill", "School ILT", "1", "2"],
                        ["2", *when, "anonymous", "", "Ivy Hill", "School ILT", "1", "2"],
                        ["3", *when, "anonymous", "", "Ivy Hill", "District ILT", "0", "between 1 and 2"],
                    ],
                    encoding="cp1252",
                )
            },
            "Ivy Hill | school | S4.3 1 2\nIvy Hill | school | S4.3 1 2\nIvy Hill | district | S4.3 0",
            problems=("between 1 and 2",),
        ),
    ]


def surveymonkey() -> list[Unseen]:
    """SurveyMonkey: two rows of headers."""
    lead = [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "End Date",
        "IP Address",
        "Email Address",
        "First Name",
        "Last Name",
        "Custom Data 1",
    ]
    when = ["11/04/2026 01:00:00 PM", "11/04/2026 01:05:00 PM", "10.0.0.1"]
    return [
        Unseen(
            "surveymonkey: first and last names, cp1252",
            {
                "ILT survey.csv": table(
                    [
                        [
                            *lead,
                            "What is your school’s name?",
                            "Which team are you on?",
                            "How far is each of these in place – vision?",
                            "",
                            "",
                        ],
                        [*[""] * 9, "Open-Ended Response", "Response", *texts("S1.1", "S1.3")],
                        [
                            "1001",
                            "9",
                            *when,
                            "",
                            "Ana",
                            "Diaz",
                            "",
                            "Juniper",
                            "School ILT",
                            LONG["1"],
                            LONG["2"],
                            LONG["2"],
                        ],
                        ["1002", "9", *when, "", "Ana", "Wong", "", "Juniper", "School ILT", LONG["3"], LONG["3"], ""],
                        ["1003", "9", *when, "", "Bo", "Diaz", "", "Juniper", "District ILT", LONG["0"], "", LONG["1"]],
                    ],
                    encoding="cp1252",
                )
            },
            "Juniper | school | S1.1 1 2 2\nJuniper | school | S1.1 3 3\nJuniper | district | S1.1 0 - 1",
        ),
        Unseen(
            "surveymonkey: workbook, merged questions, other and comment boxes",
            {
                "Data_All.xlsx": book(
                    {
                        "Sheet": [
                            [
                                "Respondent ID",
                                "Date Created",
                                "School",
                                None,
                                "Team",
                                AREA["D4.1"],
                                None,
                                None,
                                AREA["D5.1"],
                                None,
                                None,
                                None,
                            ],
                            [
                                None,
                                None,
                                "Response",
                                "Other (please specify)",
                                "Response",
                                *texts("D4.1", "D4.2"),
                                "Comments:",
                                *texts("D5.1", "D5.3"),
                                "Comments:",
                            ],
                            [
                                118000000001,
                                "2026-11-04 10:00:00",
                                "Larch",
                                None,
                                "School ILT",
                                2,
                                1,
                                "2 days",
                                3,
                                3,
                                2,
                                None,
                            ],
                            [
                                118000000002,
                                "2026-11-04 10:02:00",
                                "Larch",
                                None,
                                "District ILT",
                                "3 - Mostly in place",
                                3,
                                None,
                                2,
                                2,
                                "N/A",
                                "0",
                            ],
                        ]
                    },
                    merged=("C1:D1", "F1:H1", "I1:L1"),
                )
            },
            "Larch | school | D4.1 2 1 3 3 2\nLarch | district | D4.1 3 3 2 2",
        ),
        Unseen(
            "surveymonkey: a question for each action, school not asked",
            {
                "singles.csv": table(
                    [
                        ["Respondent ID", "Collector ID", "Name", *texts("S2.1", "S2.3"), "Comments"],
                        ["", "", "Open-Ended Response", "Response", "Response", "Response", "Open-Ended Response"],
                        ["5", "1", "Moe", LABELS["2"], LABELS["1"], LABELS["0"], "2 is generous"],
                        ["6", "1", "Ned", LABELS["3"], LABELS["3"], LABELS["2"], ""],
                    ],
                    encoding="utf-8-sig",
                )
            },
            "Maple | school | S2.1 2 1 0\nMaple | school | S2.1 3 3 2",
            asks="school side",
            told={"school": "Maple", "side": "school"},
        ),
    ]


def qualtrics() -> list[Unseen]:
    """Qualtrics: three rows of headers."""
    lead = [
        "StartDate",
        "EndDate",
        "Status",
        "Progress",
        "Finished",
        "ResponseId",
        "RecipientLastName",
        "RecipientFirstName",
        "DistributionChannel",
    ]
    names = [
        "Start Date",
        "End Date",
        "Response Type",
        "Progress",
        "Finished",
        "Response ID",
        "Recipient Last Name",
        "Recipient First Name",
        "Distribution Channel",
    ]
    when = ["2026-11-06 09:00:00", "2026-11-06 09:04:00"]

    def heads(codes: list[str], questions: list[object]) -> Rows:
        ids = [f'{{"ImportId":"QID{n}"}}' for n, _ in enumerate([*lead, *codes], 1)]
        return [[*lead, *codes], [*names, *questions], list[object](ids)]

    def row(number: int, status: str, *values: object) -> list[object]:
        return [*when, status, 100, "True", f"R_{number}", "", "", "anonymous", *values]

    matrix = texts("S3.1", "S3.3", "To what extent is each in place? - ")
    return [
        Unseen(
            "qualtrics: a preview and spam among the responses",
            {
                "ILT_November 6, 2026_10.00.csv": table(
                    [
                        *heads(
                            ["Q1", "Q2", "Q3_1", "Q3_2", "Q3_3"], ["Select your school", "Select your team", *matrix]
                        ),
                        row(1, "Survey Preview", "Pine", "School ILT", LONG["3"], LONG["3"], LONG["3"]),
                        row(2, "IP Address", "Pine", "School ILT", LONG["1"], LONG["2"], LONG["0"]),
                        row(3, "Spam", "Pine", "School ILT", LONG["0"], LONG["0"], LONG["0"]),
                        row(4, "IP Address", "Pine", "District ILT", LONG["1"], "", LONG["1"]),
                    ],
                    encoding="utf-8-sig",
                )
            },
            "Pine | school | S3.1 1 2 0\nPine | district | S3.1 1 - 1",
        ),
        Unseen(
            "qualtrics: workbook of numbers from 1 to 4",
            {
                "numeric.xlsx": book(
                    {
                        "Sheet0": [
                            *heads(
                                ["Q1", "Q2", *[f"Q3_{n}" for n in range(1, 6)]],
                                ["School", "Team", *texts("D1.1", "D2.2", "Rate the district ILT: - ")],
                            ),
                            row(1, "IP Address", "Rowan", "School ILT", 1, 2, 3, 4, 4),
                            row(2, "IP Address", "Rowan", "School ILT", 2, 2, 2, 2, 3),
                            row(3, "IP Address", "Rowan", "District ILT", 4, 4, 4, 3, 3),
                            row(4, "IP Address", "Rowan", "District ILT", 3, 4, 2, 1, 4),
                        ]
                    }
                )
            },
            asks="scale",
            told={"scale": "set aside"},
            refused=("numeric.xlsx",),
        ),
        Unseen(
            "qualtrics: tabs in UTF-16, a focus area with a dash, options in other words",
            {
                "ILT.tsv": table(
                    [
                        *heads(
                            ["school", "team", "v_1", "v_2", "v_1_TEXT"],
                            [
                                "Your school:",
                                "Your team:",
                                *texts("S1.2", "S1.3", "Vision - how far along are we? - "),
                                "Anything else? - Text",
                            ],
                        ),
                        row(
                            1,
                            "IP Address",
                            "Sorrel",
                            "School ILT",
                            "2 - Mostly in place",
                            "3 - Fully in place",
                            "1 room",
                        ),
                        row(2, "IP Address", "Sorrel", "School ILT", "1 - Patchy", "4 - Exceeds", ""),
                    ],
                    "\t",
                    "utf-16",
                )
            },
            "Sorrel | school | S1.2 2 3\nSorrel | school | S1.2 1",
            problems=("4 - Exceeds",),
        ),
    ]


def limesurvey() -> list[Unseen]:
    """LimeSurvey, as questions or codes."""
    lead = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]
    return [
        Unseen(
            "limesurvey: questions in full, quoted, semicolons",
            {
                "results-survey118.csv": table(
                    [
                        [
                            *lead,
                            "Your school",
                            "Your team",
                            *texts("S4.1", "S4.3", "How consistently does the ILT do each? [", "]"),
                        ],
                        [
                            "1",
                            "2026-11-07 10:00:00",
                            "3",
                            "en",
                            "77",
                            "Tamarack",
                            "School ILT",
                            LABELS["1"],
                            LABELS["2"],
                            LABELS["0"],
                        ],
                        [
                            "2",
                            "2026-11-07 11:00:00",
                            "3",
                            "en",
                            "78",
                            "Tamarack",
                            "District ILT",
                            LABELS["3"],
                            "",
                            LABELS["1"],
                        ],
                    ],
                    ";",
                )
            },
            "Tamarack | school | S4.1 1 2 0\nTamarack | district | S4.1 3 - 1",
        ),
        Unseen(
            "limesurvey: codes alone",
            {
                "codes.csv": table(
                    [
                        [
                            "id",
                            "submitdate",
                            "lastpage",
                            "startlanguage",
                            "seed",
                            "school",
                            "Q1[SQ001]",
                            "Q1[SQ002]",
                            "Q1[SQ003]",
                        ],
                        ["1", "2026-11-07 10:00:00", "3", "en", "77", "Tamarack", "1", "2", "3"],
                    ]
                )
            },
            refused=("codes.csv",),
            says=("question",),
        ),
        Unseen(
            "limesurvey: neither school nor side, answers as numbers",
            {
                "vvexport.xlsx": book(
                    {
                        "Worksheet": [
                            [
                                *lead,
                                *texts("D2.1", "D2.3", "District ILT [", "]"),
                                *texts("D5.1", "D5.1", "Data [", "]"),
                            ],
                            [1, "2026-11-07 10:00:00", 3, "en", 77, 2, 1, 0, 3],
                            [2, "2026-11-07 10:30:00", 3, "en", 79, 1, None, 1, 2],
                        ]
                    }
                )
            },
            "Upton | school | D2.1 2 1 0 | D5.1 3\nUpton | school | D2.1 1 - 1 | D5.1 2",
            asks="school side",
            told={"school": "Upton", "side": "school"},
        ),
    ]


def filled(first: str, last: str, marks: list[str]) -> Rows:
    """The framework's own table, filled in; focus areas once each and numbered as the document numbers its rows."""
    side = "District ILT Actions" if first.startswith("D") else "School ILT Actions"
    rows: Rows = [["Focus Area", side, "Rating and Notes"]]
    shown = ""
    for number, (action, mark) in enumerate(zip(span(first, last), marks, strict=True), 1):
        area = AREA[action].split(". ", 1)[1]
        rows.append(
            [
                "" if area == shown and number < 4 else f"{number}. " + ("" if area == shown else area),
                TEXT[action],
                mark,
            ]
        )
        shown = area
    return rows


def scale(kind: str) -> list[str]:
    """What stands above the table in the framework."""
    return [
        f"ILT Framework Self-Assessment Template – {kind} ILT",
        f"Each member of the {kind.lower()} ILT should complete an individual reflection on the extent to which each of these actions is:",
        *[f"{number} – {label}" for number, label in LABELS.items()],
    ]


def template() -> list[Unseen]:
    """The framework's self-assessment, filled in by hand."""
    notes = [
        "2",
        "2: see minutes",
        "Rating: 1",
        "1 - we meet but nothing is tracked",
        "3\nall teams",
        "0",
        "2 - we do this in 2 of 5 grades",
    ]
    vague = ["2/3", "2 meetings a month", "3 of 5 teachers", "between 1 and 2", "2 - 3 times", "2.5", "3 (since 2024)"]
    rest = [""] * 6
    return [
        Unseen(
            "template: one Word file of one rater",
            {
                "Marisol Vega.docx": document(
                    *scale("School"), filled("S1.1", "S3.3", [*notes, "Not observed", "3. weekly", ""])
                )
            },
            "Vale | school | S1.1 2 2 1 1 3 0 2 - 3",
            asks="school side",
            told={"school": "Vale", "side": "school"},
        ),
        Unseen(
            "template: both assessments in one Word file",
            {
                "both.docx": document(
                    "ILT Framework",
                    *scale("District"),
                    filled("D1.1", "D5.3", [*notes, *rest]),
                    *scale("School"),
                    filled("S1.1", "S5.3", ["1"] * 18 + ["3 – yes"]),
                )
            },
            "Wren | district | D1.1 2 2 1 1 3 0 2 | S1.1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 3",
            asks="school side",
            told={"school": "Wren", "side": "district"},
        ),
        Unseen(
            "template: notes that are not ratings, as csv",
            {
                "yarrow.csv": table(
                    [
                        *[[line, "", ""] for line in scale("District")],
                        ["", "", ""],
                        *filled("D1.1", "D5.3", [*vague, *rest]),
                    ],
                    encoding="cp1252",
                )
            },
            "Yarrow | school | D3.1 3",
            asks="school side",
            told={"school": "Yarrow", "side": "school"},
            problems=("2/3", "2 meetings a month", "3 of 5 teachers", "between 1 and 2", "2 - 3 times", "2.5"),
        ),
        Unseen(
            "template: a workbook with a sheet for each rater",
            {
                "Zinnia ILT.xlsx": book(
                    {
                        name: [[line] for line in scale("School")] + [[]] + filled("S1.1", "S2.4", marks)
                        for name, marks in {
                            "Ada": ["1", "2", "3", "", "0 - none", "2", "2"],
                            "Ben": ["2"] * 7,
                            "Cleo": ["3", "3", "", "1", "1", "1", "0"],
                        }.items()
                    }
                )
            },
            "Zinnia | school | S1.1 1 2 3 - 0 2 2\nZinnia | school | S1.1 2 2 2 2 2 2 2\nZinnia | school | S1.1 3 3 - 1 1 1 0",
            asks="sheet school side",
            told={"sheet": "rater", "school": "Zinnia", "side": "school"},
        ),
        Unseen(
            "template: five raters' Word files at once",
            {
                f"ILT self-assessment {name}.docx": document(*scale("School"), filled("S5.1", "S5.3", list(marks)))
                for name, marks in {"Ann": "123", "Ben": "012", "Cat": "333", "Dan": "210", "Eli": "222"}.items()
            },
            "Aspen | school | S5.1 1 2 3\nAspen | school | S5.1 0 1 2\nAspen | school | S5.1 3 3 3\n"
            "Aspen | school | S5.1 2 1 0\nAspen | school | S5.1 2 2 2",
            asks="school side",
            told={"school": "Aspen", "side": "school"},
        ),
        Unseen(
            "template: rating and notes in columns of their own, two tables in a sheet",
            {
                "split.xlsx": book(
                    {
                        "Beech": [
                            ["Focus Area", "District ILT Actions", "Rating", "Notes"],
                            [AREA["D1.1"], TEXT["D1.1"], 2, "1 of 3"],
                            [None, TEXT["D1.2"], 1, None],
                            [],
                            ["Focus Area", "School ILT Actions", "Rating", "Notes"],
                            [AREA["S2.4"], TEXT["S2.4"], 3, None],
                            [AREA["S3.1"], TEXT["S3.1"], None, "2"],
                            [None, TEXT["S3.2"], 0, None],
                        ]
                    }
                )
            },
            "Beech | district | D1.1 2 1 | S2.4 3 - 0",
            asks="school side",
            told={"school": "Beech", "side": "district"},
        ),
    ]


def sheets() -> list[Unseen]:
    """Workbooks of several sheets."""
    head = ["Rater", "Team", "S1.1", "S1.2", "S1.3"]
    return [
        Unseen(
            "sheets: one a school",
            {
                "All schools.xlsx": book(
                    {
                        "Cherry Elementary": [head, ["a", "School ILT", 1, 2, 3], ["b", "District ILT", 0, 0, 1]],
                        "Dogwood Middle": [head, ["c", "School ILT", 3, 3, 3]],
                    }
                )
            },
            "Cherry Elementary | school | S1.1 1 2 3\nCherry Elementary | district | S1.1 0 0 1\nDogwood Middle | school | S1.1 3 3 3",
            asks="sheet",
            told={"sheet": "school"},
        ),
        Unseen(
            "sheets: a hidden one, a cover, a list of schools",
            {
                "workbook.xlsx": book(
                    {
                        "Read me": [["How to fill this in"], ["Use 0 to 3."]],
                        "Ratings": [["School", *head], ["Fern", "d", "School ILT", "2", "2", "0"]],
                        "Old": [["School", *head], ["Fern", "d", "School ILT", 3, 3, 3]],
                        "Schools": [["School", "Principal"], ["Fern", "E. Moss"]],
                    },
                    hidden="Old",
                )
            },
            "Fern | school | S1.1 2 2 0",
            says=("Old",),
        ),
        Unseen(
            "sheets: forms of three tools at once",
            {
                "a.csv": table(
                    [
                        ["Timestamp", "Name", "School", "Team", f"Vision [{TEXT['S1.1']}]"],
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
                                TEXT["S1.1"],
                                TEXT["S1.2"],
                            ],
                            [1, "11/3/26 8:00", "11/3/26 8:01", "b@d.org", "b", "Hazel", "District ILT", "2", "0"],
                        ]
                    }
                ),
                "c.csv": table(
                    [
                        ["id", "School", "Perspective", "Rater", "Action", "Rating"],
                        [1, "Hazel", "School", "c", "S1.2", "3"],
                    ],
                    ";",
                    "utf-16",
                ),
                "photo.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
            },
            "Hazel | school | S1.1 1\nHazel | district | S1.1 2 0\nHazel | school | S1.2 3",
            refused=("photo.pdf",),
        ),
    ]


FAMILIES = [
    tidy,
    wide,
    google_grid,
    google_scale,
    microsoft,
    surveymonkey,
    qualtrics,
    limesurvey,
    template,
    sheets,
]


def everything() -> list[Unseen]:
    """Every case."""
    return [case for family in FAMILIES for case in family()]

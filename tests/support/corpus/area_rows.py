"""Raters in columns, and rows with a focus area's title between the rows of its actions, alone or with averages."""

import io

import xlsxwriter

from tests.support.corpus.case import Case
from tests.support.corpus.writers import NUMBERED_AREA, WORDS, book, document, text

MARKS = {"S1.1": (0, 1, 2), "S1.3": (3, 2, 1), "S2.1": (1, 0, 3), "S2.2": (2, 2, 0), "S2.4": (3, 1, 1)}
AREA_1, AREA_2 = NUMBERED_AREA["S1.1"], NUMBERED_AREA["S2.1"]
ABOVE = [["School", "Oak Elementary"], ["Round", "Fall 2026"], ["Team", "School ILT"]]
HEAD = ["Action", "Ana Ruiz", "Ben Cole", "Cy Dunn"]
RATED = tuple(
    f"Oak Elementary | self | S1.1 {a} | S1.3 {b} {c} {d} | S2.4 {e}"
    for a, b, c, d, e in zip(*MARKS.values(), strict=True)
)
AVERAGES = {AREA_1: ("1.5", "1.5", "1.5"), AREA_2: ("2", "1", "1.3")}
WHOLE = {AREA_1: ("2", "2", "2"), AREA_2: ("2", "1", "1")}
SAID = "each have the average of a focus area and were left out"


def rows(of_areas, wide=4):
    """Return the rows of both areas: each title with what stands right of it, blank up to so many cells."""
    found = []
    for action, marks in MARKS.items():
        if action in ("S1.1", "S2.1"):
            title = [NUMBERED_AREA[action], *of_areas.get(NUMBERED_AREA[action], ())]
            found.append([*title, *[""] * (wide - len(title))])
        found.append([WORDS[action], *marks])
    return found


def case(what, file, **expected):
    name, data = file
    place = {"xlsx": "#Sheet1"}.get(name.partition(".")[2], "")
    return Case(
        f"area rows: {what}",
        lambda: {name: data()},
        **{
            "answers": {"titles": "raters"},
            "questions": (f"titles@{name}",),
            "ratings": RATED,
            "sources": (f"{name}{place}: by column: 15 15 0 0 0",),
            **expected,
        },
    )


def table(of_areas=(), wide=4):
    return [*ABOVE, HEAD, *rows(dict(of_areas), wide)]


def worked_out():
    """Return a workbook in which formulas work out whole averages, and the titles are merged over two columns."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Sheet1")
        for at, row in enumerate(table(WHOLE)):
            for place, cell in enumerate(row):
                if place and row[0] in WHOLE:
                    column = "ABCD"[place]
                    sheet.write_formula(at, place, f"=ROUND(AVERAGE({column}{at + 2}:{column}{at + 3}),0)", None, cell)
                else:
                    sheet.write(at, place, cell)
    return file.getvalue()


def of_areas_in_a_column():
    """Return a workbook with the titles in a column of their own, merged over all of the row."""
    found = [["Focus area", *HEAD], *([row[0], "", *row[1:]] if row[0] in WHOLE else ["", *row] for row in rows({}))]
    return book({"Sheet1": [*ABOVE, *found]}, merged=("A5:E5", "A8:E8"))


DOCUMENT = ("School: Oak Elementary", "Round: Fall 2026", "Team: School ILT")
LINES = [f"a.csv!A{row}: action-unknown: {title}" for row, title in ((5, AREA_1), (8, AREA_2)) for _ in range(3)]

CASES = [
    case("CSV, a title is the one cell of its row", ("a.csv", lambda: text(table(wide=1)))),
    case("CSV, blank cells right of the titles", ("a.csv", lambda: text(table()))),
    case("CSV, averages right of the titles", ("a.csv", lambda: text(table(AVERAGES))), notices=(SAID,)),
    case(
        "CSV, a header and no facts above it",
        ("a.csv", lambda: text([HEAD, *rows({}, 1)])),
        answers={"titles": "raters", "school": "Oak Elementary", "round": "Fall 2026", "perspective": "School ILT"},
        questions=("titles@a.csv", "round@a.csv", "perspective@a.csv", "school@a.csv"),
    ),
    case(
        "CSV, whole numbers right of the titles may be anything",
        ("a.csv", lambda: text(table(WHOLE))),
        sources=("a.csv: by column: 21 15 0 6 0",),
        problems=tuple(dict.fromkeys(LINES)),
    ),
    case(
        "CSV, whole numbers right of the titles, left out",
        ("a.csv", lambda: text(table(WHOLE))),
        answers={"titles": "raters", "fix@a.csv!A5": "leave out", "fix@a.csv!A8": "leave out"},
        sources=("a.csv: by column: 21 15 0 6 0",),
        problems=tuple(f"a.csv!A{row}: left-out: " for row in (5, 8)),
    ),
    case("XLSX, blank cells", ("a.xlsx", lambda: book({"Sheet1": table()}))),
    case(
        "XLSX, averages as numbers",
        (
            "a.xlsx",
            lambda: book({"Sheet1": table({title: map(float, cells) for title, cells in AVERAGES.items()})}),
        ),
        notices=(SAID,),
    ),
    case("XLSX, whole averages that formulas work out", ("a.xlsx", worked_out), notices=(SAID,)),
    case("XLSX, titles in a column of their own, merged over their row", ("a.xlsx", of_areas_in_a_column)),
    case("Word, titles", ("a.docx", lambda: document(*DOCUMENT, [HEAD, *rows({})]))),
    case("Word, averages", ("a.docx", lambda: document(*DOCUMENT, [HEAD, *rows(AVERAGES)])), notices=(SAID,)),
    case(
        "XLSX, teams for names, below which nothing is asked",
        ("a.xlsx", lambda: book({"Sheet1": [*ABOVE[:2], ["Rater", *HEAD[1:]], *rows(AVERAGES)]})),
        answers={"perspective": "School ILT"},
        questions=("perspective@a.xlsx",),
        notices=(SAID,),
    ),
    case(
        "CSV, columns that are said to be what they are",
        ("a.csv", lambda: text([*ABOVE, HEAD, ["What we saw"], ["and heard"], *rows(AVERAGES, 1)])),
        answers={f"column@a.csv!{place}": "rating" for place in "BCD"}
        | {"column@a.csv!A": "action", "column@a.csv!4": "rater"},
        questions=("column@a.csv",),
        sources=("a.csv: matched: 15 15 0 0 0",),
        notices=(SAID,),
    ),
    case(
        "words right of a title may say more",
        ("a.csv", lambda: text(table({AREA_2: ("goal", "goal", "goal")}))),
        answers={},
        questions=("column@a.csv",),
        ratings=(),
        sources=("a.csv: : 0 0 0 0 0",),
        problems=("a.csv: layout-unknown: ",),
    ),
]

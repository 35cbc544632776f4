"""What heads rows and columns: names without a heading, seasons in short, labels next to numbers, and what is no time."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import AREA, NUMBERED, WORDS, S, book, span, text

OAK = {"round": "Fall 2026", "perspective": "School ILT", "school": "Oak"}
QUESTIONS = ("round", "perspective", "school")
IDS = span("S1.1", "S2.1")
PEOPLE = {"Gil (principal)": "0123", "Hope": "1210", "Ike": "3121", "Jo": "0012"}
ROWS = {**PEOPLE, "where we landed": "1122", "spread": "3111"}
FOUR = tuple(f"Oak | self | S1.1 {' '.join(marks)}" for marks in PEOPLE.values())
MARKED = {"S1.1": 0, "S1.2": 2, "S1.3": 1, "S2.1": 3}
NOBODY = ("a.csv!A6: no-rater: ", "a.csv!A7: no-rater: ", "a.csv!8: no-rater: ")
PLAIN = "Oak | self | S1.1 0 2 1 3"


def case(what, files, keys=QUESTIONS, *, more=None, also=(), **expected):
    """Return a case of one file, answered as Oak's and with ``more``; ``also`` are questions that stay open."""
    name = next(iter(files()))
    answers = {**{key: OAK[key] for key in keys}, **(more or {})}
    keys = (*(key.partition("!")[0] for key in answers), *also)
    return Case(what, files, answers=answers, questions=tuple(f"{key}@{name}" for key in keys), **expected)


def rows(heading, *first):
    """Write a form with names in its first column, and below them what no person gave."""
    marks = [[name, *map(int, own)] for name, own in ROWS.items()]
    return {"a.csv": text([*first, [heading, *IDS], *marks, ["avg w/o principal", 1.3, 1.3, 1.3, 1.0]])}


def template():
    """Write a template in which another number stands next to the first row of each focus area."""
    marks = dict(zip(S, (1, 3, 3, 2, 1, 1, 0, "3 - weekly", 2, 2, 1, 0, 3, 3, 2, 1, "2 - monthly", 0, 3), strict=True))
    shown: set[str] = set()
    table = [["Focus Area", "School ILT Actions", "Rating and Notes"]]
    for action, mark in marks.items():
        table.append(["" if AREA[action] in shown else AREA[action], WORDS[action], mark])
        shown.add(AREA[action])
    return {"a.csv": text(table)}


def sheets(*names):
    """Write a workbook with four ratings on each sheet, one higher on each."""
    return {
        "a.xlsx": book(
            {
                name: [["Action", "Rating"], *([action, (at + n) % 4] for n, action in enumerate(IDS))]
                for at, name in enumerate(names)
            }
        )
    }


def named_above(*names, top="School ILT action", first=""):
    """Write schools above pairs of headings, with the heading of the actions merged over both rows."""
    pairs = [cell for name in names for cell in (name, "")]
    table = [[top, *pairs], [first, *["Rating", "Notes"] * len(names)]]
    table += [[WORDS[action], *[mark, "seen"] * len(names)] for action, mark in MARKED.items()]
    return {"a.xlsx": book({"Sheet1": table}, merged=["A1:A2"] if not first else [])}


def labels(other=None):
    """Write the label of each number in a column next to it, and totals; ``other`` replaces the label of S1.3."""
    table = [["Action", "Pick one", "Rating"]]
    table += [[WORDS[action], NUMBERED[mark], mark] for action, mark in MARKED.items()]
    table[3][1] = other or table[3][1]
    return {"a.csv": text([*table, ["Grand total", "", 6]])}


CASES = [
    case(
        "row labels: names without a heading are asked about, and what stands among them is nobody",
        lambda: rows(""),
        more={"rater-column": "yes"},
        ratings=FOUR,
        problems=NOBODY,
        sources=("a.csv: wide: 28 16 0 12 0",),
    ),
    case(
        "row labels: a heading that nobody knows above the same names",
        lambda: rows("ILT folks"),
        more={"rater-column": "yes"},
        ratings=FOUR,
        problems=NOBODY,
        sources=("a.csv: wide: 28 16 0 12 0",),
    ),
    case(
        "row labels: focus areas next to the first rating of each are no labels of a scale",
        template,
        ratings=("Oak | self | S1.1 1 3 3 2 1 1 0 3 2 2 1 0 3 3 2 1 2 0 3",),
        sources=("a.csv: template: 19 19 0 0 0",),
    ),
    Case(
        "row labels: quarters of a plan are neither a round nor ratings",
        lambda: {
            "a.csv": text(
                [["School", "ILT action", "Quarter"], *(["Oak", WORDS[action], n] for action, n in MARKED.items())]
            )
        },
        questions=("column@a.csv",),
        problems=("a.csv: layout-unknown: ",),
        sources=("a.csv: : 0 0 0 0 0",),
    ),
    case(
        "row labels: the same column headed with one quarter is that round's",
        lambda: {
            "a.csv": text(
                [["School", "ILT action", "Quarter 2"], *(["Oak", WORDS[action], n] for action, n in MARKED.items())]
            )
        },
        ("perspective",),
        rounds=("Quarter 2",),
        ratings=(PLAIN,),
        sources=("a.csv: by column: 4 4 0 0 0",),
    ),
    case(
        "row labels: S27 in the name of a sheet is a season next to F26",
        lambda: sheets("Oak – F26", "Oak – S27", "Elm – F26", "Elm – S27"),
        ("perspective",),
        more={"sheets": "schools", "round:F26": "Fall 2026", "round:S27": "Spring 2027"},
        rounds=("Fall 2026", "Spring 2027"),
        ratings=(
            "Oak | self | S1.1 0 1 2 3",
            "Oak | self | S1.1 1 2 3 0",
            "Elm | self | S1.1 2 3 0 1",
            "Elm | self | S1.1 3 0 1 2",
        ),
        sources=tuple(
            f"a.xlsx#{name}: tidy: 4 4 0 0 0" for name in ("Oak – F26", "Oak – S27", "Elm – F26", "Elm – S27")
        ),
    ),
    case(
        "row labels: S27 alone in the names of sheets says nothing",
        lambda: sheets("Oak S27", "Elm S27"),
        ("round", "perspective"),
        more={"sheets": "schools"},
        ratings=("Oak S27 | self | S1.1 0 1 2 3", "Elm S27 | self | S1.1 1 2 3 0"),
        sources=tuple(f"a.xlsx#{name}: tidy: 4 4 0 0 0" for name in ("Oak S27", "Elm S27")),
    ),
    case(
        "column labels: the heading of the actions is merged next to the names above pairs",
        lambda: named_above("Oak Elementary", "Elm Middle"),
        ("round", "perspective"),
        ratings=("Oak Elementary | self | S1.1 0 2 1 3", "Elm Middle | self | S1.1 0 2 1 3"),
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
    ),
    case(
        "column labels: among schools is a name that may be none, so all are asked about",
        lambda: named_above("Oak Elementary", "Elm 6-8"),
        ("round", "perspective"),
        more={"titles": "schools"},
        ratings=("Oak Elementary | self | S1.1 0 2 1 3", "Elm 6-8 | self | S1.1 0 2 1 3"),
        sources=("a.xlsx#Sheet1: by column: 8 8 0 0 0",),
    ),
    Case(
        "column labels: two headings, one above the other, are no merged one",
        lambda: named_above("Oak Elementary", "Elm Middle", first="What we do"),
        questions=("column@a.xlsx",),
        problems=("a.xlsx#Sheet1: rating-columns: ",),
        sources=("a.xlsx#Sheet1: : 0 0 0 0 0",),
    ),
    case(
        "column labels: a column with the label of each number says the same once more, also above a total",
        labels,
        ratings=(PLAIN,),
        sources=("a.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "column labels: one label that is not its number's makes two columns of ratings",
        lambda: labels(NUMBERED[2]),
        questions=("column@a.csv",),
        problems=("a.csv: rating-columns: ",),
        sources=("a.csv: : 0 0 0 0 0",),
    ),
    case(
        "row labels: means next to schools and focus areas do not make the ratings below them means",
        lambda: {
            "a.csv": text(
                [
                    ["Practice", "Rating"],
                    *(
                        row
                        for school, mean in (("Oak Elementary", 1.84), ("Elm Middle", 1.21))
                        for row in (
                            [school, mean],
                            [AREA["S1.1"], 1.67],
                            *([WORDS[action], MARKED[action]] for action in IDS[:3]),
                            [AREA["S2.1"], 1.5],
                            [WORDS["S2.1"], 3],
                        )
                    ),
                ]
            )
        },
        ("round", "perspective"),
        ratings=("Oak Elementary | self | S1.1 0 2 1 3", "Elm Middle | self | S1.1 0 2 1 3"),
        problems=(
            "a.csv!A2: action-unknown: Oak Elementary",
            "a.csv!B2: not-one-rating: 1.84",
            "a.csv!A9: action-unknown: Elm Middle",
            "a.csv!B9: not-one-rating: 1.21",
        ),
        sources=("a.csv: tidy: 10 8 0 2 0",),
    ),
    case(
        "column labels: whom a form addresses by an earlier answer",
        lambda: {
            "a.csv": text(
                [
                    ["Your name?", "And which school, {{field:01HCAB}}?", *(WORDS[action] for action in IDS)],
                    ["Ana", "Oak", 0, 2, 1, 3],
                    ["Ben", "Oak", 3, 1, 2, 0],
                ]
            )
        },
        ("round", "perspective"),
        ratings=(PLAIN, "Oak | self | S1.1 3 1 2 0"),
        sources=("a.csv: wide: 8 8 0 0 0",),
    ),
]

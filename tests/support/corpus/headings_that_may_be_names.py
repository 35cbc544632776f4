"""Actions in rows, and columns whose headings may be names of raters: of whom they are is asked, once for a file."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

MARKS = {"S1.1": (0, 1, 2), "S1.2": (3, 2, 1), "S1.3": (1, 0, 3)}
ABOVE = [["School: Oak Elementary"], ["Round: Fall 2026"], ["Perspective: School ILT"]]
PEOPLE = ["Ana Ruiz", "Ben Cole", "Cy Dunn"]
READ = ("0 3 1", "1 2 0", "2 1 3")


def case(name, head, more=(), above=ABOVE, *, label="Action", after=(), **expected):
    """Return a case of a column for each person; ``more`` has what stands right of each row, ``after`` below them."""
    rows = [[action, *marks, *(cell[at] for cell in more)] for at, (action, marks) in enumerate(MARKS.items())]
    return Case(
        f"headings that may be names: {name}",
        lambda: {"a.csv": text([*above, [label, *head], *rows, *after])},
        **{"questions": ("titles@a.csv",), "sources": ("a.csv: by column: 9 9 0 0 0",), **expected},
    )


def sheets():
    """Return a workbook of two schools, with the team of each person in a row above the names."""
    made = {}
    for school, names, teams in (
        ("Oak Elementary", PEOPLE, ["", "Our ILT", "", "District visitors"]),
        ("Elm Elementary", ["Di Ek", "Cy Dunn", "Flo Gray"], ["", "Our ILT", "District visitors", ""]),
    ):
        head = [[f"{school} – Fall 2026"], [], teams, ["Action", *names]]
        made[school[:3]] = [*head, *([action, *marks] for action, marks in MARKS.items())]
    return {"a.xlsx": book(made)}


SELF = tuple(f"Oak Elementary | self | S1.1 {marks}" for marks in READ)

CASES = [
    case("raters", PEOPLE, answers={"titles": "raters"}, ratings=SELF),
    case(
        "nothing that is known",
        PEOPLE,
        answers={"titles": "neither"},
        sources=("a.csv: by column: 9 0 0 9 0",),
        problems=tuple("a.csv!5: rating-columns: " for _ in PEOPLE),
    ),
    case(
        "one that is a word for ratings",
        ["Mark", "Value", "Cy Dunn"],
        questions=("column@a.csv",),
        sources=("a.csv: : 0 0 0 0 0",),
        problems=("a.csv: layout-unknown: ",),
    ),
    case("nobody says what they are", PEOPLE, sources=("a.csv: by column: 9 0 0 0 9",)),
    case(
        "a mode and a goal right of them",
        [*PEOPLE, "Mode", "Goal"],
        ([0, 3, 1], [2, 2, 2]),
        answers={"titles": "raters"},
        ratings=SELF,
    ),
    case(
        "a row of teams that nobody knows above them",
        PEOPLE,
        above=[*ABOVE, [], ["", "North", "", "South"]],
        questions=("column@a.csv",),
        sources=("a.csv: : 0 0 0 0 0",),
        problems=("a.csv: layout-unknown: ",),
    ),
    case(
        "other people below a second heading",
        PEOPLE,
        after=[["Action", "Di Ek", "Cy Dunn", "Flo Gray"], ["S2.1", 1, 2, 3]],
        questions=("column@a.csv",),
        sources=("a.csv: : 0 0 0 0 0",),
        problems=("a.csv: layout-unknown: ",),
    ),
    case(
        "other people below a second heading, which is called so",
        PEOPLE,
        label="Name",
        after=[["Name", "Di Ek", "Cy Dunn", "Flo Gray"], ["S2.1", 1, 2, 3]],
        questions=("column@a.csv",),
        sources=("a.csv: : 0 0 0 0 0",),
        problems=("a.csv: layout-unknown: ",),
    ),
    case(
        "the same headings above each area",
        PEOPLE,
        after=[["Action", *PEOPLE], ["S2.1", 1, 2, 3]],
        answers={"titles": "raters"},
        ratings=tuple(f"{own} {mark}" for own, mark in zip(SELF, (1, 2, 3), strict=True)),
        sources=("a.csv: by column: 12 12 0 0 0",),
    ),
    Case(
        "headings that may be names: teams above them, in two sheets",
        sheets,
        answers={
            "titles": "raters",
            "perspective:Our ILT": "School ILT",
            "perspective:District visitors": "District ILT",
        },
        questions=("titles@a.xlsx", "perspective:Our ILT@a.xlsx", "perspective:District visitors@a.xlsx"),
        ratings=(
            *SELF[:2],
            "Elm Elementary | cross | S1.1 1 2 0 || Oak Elementary | cross | S1.1 2 1 3",
            "Elm Elementary | self | S1.1 0 3 1",
            "Elm Elementary | cross | S1.1 2 1 3",
        ),
        sources=("a.xlsx#Oak: by column: 9 9 0 0 0", "a.xlsx#Elm: by column: 9 9 0 0 0"),
    ),
]

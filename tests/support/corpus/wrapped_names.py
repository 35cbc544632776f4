"""What programs write around names of schools: ids, brackets, HTML, codes, and titles of groups with their counts."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

ACTIONS = ["S1.1", "S1.2"]
PEOPLE = (("Ana Ruiz", [0, 1]), ("Ben Cole", [2, 3]), ("Cy Dunn", [3, 0]), ("Di Ek", [1, 1]))
SCHOOLS = ("Oak Elementary", "Oak Elementary", "Elm Middle", "Elm Middle")
AFTER = ["School ILT", "Fall 2026"]
READ = tuple(
    f"{school} | self | S1.1 {first} {second}" for school, (_, (first, second)) in zip(SCHOOLS, PEOPLE, strict=True)
)
FIGURES = "8 8 0 0 0"


def column(name, *schools, **more):
    """Return a case of a column of schools."""
    rows = [[person, school, *AFTER, *own] for (person, own), school in zip(PEOPLE, schools, strict=True)]
    return Case(
        f"wrapped names: {name}",
        lambda: {"a.csv": text([["Rater", "School", "Team", "Round", *ACTIONS], *rows])},
        ratings=READ,
        sources=(f"a.csv: wide: {FIGURES}",),
        **more,
    )


def titles(oak, elm):
    """Return a case of two groups of people."""
    rows = [[person, *AFTER, *own] for person, own in PEOPLE]
    blank = [""] * 4
    return Case(
        f"wrapped names: groups of people, {oak}",
        lambda: {
            "a.csv": text([["Rater", "Team", "Round", *ACTIONS], [oak, *blank], *rows[:2], [elm, *blank], *rows[2:]])
        },
        ratings=READ,
        notices=("2 rows give the school for the names below them.",),
        sources=(f"a.csv: wide: {FIGURES}",),
    )


def groups(heading, oak, elm, mean=""):
    """Return a case of two groups of ratings, whose titles stand in a column of their own."""
    rows = [
        ["", action, person, *AFTER, rating]
        for person, own in PEOPLE
        for action, rating in zip(ACTIONS, own, strict=True)
    ]
    head = [heading, "Action", "Rater", "Team", "Round", "Rating"]
    oaks, elms = ([title, "", "", "", "", mean] for title in (oak, elm))
    return Case(
        f"wrapped names: groups of ratings, {heading} over {oak} {mean}",
        lambda: {"a.csv": text([head, oaks, *rows[:4], elms, *rows[4:]])},
        ratings=READ,
        sources=(f"a.csv: tidy: {FIGURES}",),
        notices=("2 rows give the school for the rows below them.",),
    )


CASES = [
    column("ids of a lookup", "12;#Oak Elementary", "Oak Elementary", "7;#Elm Middle", "Elm Middle;#7"),
    column("a list of one", '["Oak Elementary"]', "['Oak Elementary']", '["Elm Middle"]', "Elm Middle"),
    column(
        "ids of records",
        "Oak Elementary (recA1bC2dE3)",
        "Oak Elementary",
        "Elm Middle (rec9aB)",
        "Elm Middle (recXy12)",
    ),
    column(
        "the team in place of its school",
        *("Oak Elementary ILT", "Oak Elementary", "Elm Middle ILT", "Elm Middle ILT"),
        notices=("Where a school's ILT is named in place of a school, we read it as that school.",),
    ),
    column("HTML", "<p>Oak Elementary</p>", "Oak Elementary&nbsp;", "<div>Elm Middle</div>", "Elm Middle"),
    column(
        "codes next to the name alone",
        *("012 - Oak Elementary", "Oak Elementary", "Elm Middle", "Elm Middle | ELM"),
        answers={"school:012 - Oak Elementary": "Oak Elementary", "school:Elm Middle | ELM": "Elm Middle"},
        questions=("school:012 - Oak Elementary@a.csv", "school:Elm Middle | ELM@a.csv"),
    ),
    column(
        "a code behind a bar, in each name",
        *("Oak Elementary | OAK", "Oak Elementary | OAK", "Elm Middle | ELM", "Elm Middle | ELM"),
        notices=("The codes after schools' names were not read: ",),
    ),
    *(
        titles(*(title.replace("*", school) for school in ("Oak Elementary", "Elm Middle")))
        for title in (
            *("School : * (2)", "* (2)", "School: *", "Building: * (2 items)", "▼ *", "* - 2 responses"),
            *("School = *", "* Count: 2", "Group: *", "* [2]"),
        )
    ),
    groups("School", "School : Oak Elementary (4)", "School : Elm Middle (4)"),
    groups("School", "Oak Elementary", "Elm Middle", mean=1.5),
    groups("School", "Oak Elementary", "Elm Middle", mean=2),
    groups("Group", "School : Oak Elementary (4)", "School : Elm Middle (4)", mean=1.5),
    groups("Name", "Oak Elementary (4)", "Elm Middle (4)"),
]

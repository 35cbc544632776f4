"""Lists whose first column, ``Name``, holds the title of each record: who rated stands in another column."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

ACTIONS = ["S1.1", "S1.2", "S1.3"]
PEOPLE = (("Ana Ruiz", "Oak", (0, 1, 3)), ("Ben Cole", "Oak", (1, 3, 2)), ("Cy Dunn", "Elm", (2, 2, 0)))
READ = tuple(f"{school} | self | S1.1 {' '.join(map(str, own))}" for _, school, own in PEOPLE)
AFTER = ["School ILT", "Fall 2026"]


def records(heading, *titles):
    """Return a row a person, each with a title."""
    rows = [[title, name, school, *AFTER, *own] for title, (name, school, own) in zip(titles, PEOPLE, strict=True)]
    return lambda: {"a.csv": text([["Name", heading, "School", "Side", "Round", *ACTIONS], *rows])}


def ratings():
    """Return a row a rating, each with a title of the action and the person: each person has three."""
    rows = [
        [f"{action} {name}", action, rating, school, *AFTER, name]
        for name, school, own in PEOPLE
        for action, rating in zip(ACTIONS, own, strict=True)
    ]
    return {"a.csv": text([["Name", "Action", "Rating", "School", "Side", "Round", "Person"], *rows])}


def read(name, files, layout="wide", **more):
    return Case(
        f"titles of records: {name}",
        files,
        ratings=READ,
        sources=(f"a.csv: {layout}: 9 9 0 0 0",),
        **more,
    )


CASES = [
    read("numbered, and a Person", records("Person", "Reflection 1", "Reflection 2", "Reflection 3")),
    read("a school and a number, and a Respondent", records("Respondent", "Oak-0", "Oak-1", "Elm-2")),
    read("a code, and a Team member", records("Team member", "ILT-100", "ILT-101", "ILT-102")),
    read("the action and the person, and a Person", ratings, "tidy"),
    read(
        "numbered, and who made the record, which is asked",
        records("Created by", "Response #1", "Response #2", "Response #3"),
        answers={"rater-column": "yes"},
        questions=("rater-column@a.csv",),
    ),
    read("people in place of titles", records("Created by", "Di Ek", "Eva Fox", "Gus Hall")),
]

"""Forms with a section for each language, of which everybody fills one."""

from ilt.framework import SCALE
from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

WHO = ["Timestamp", "Your school", "Your name", "Are you a member of this school's ILT?"]
IN_SPANISH = ["Su escuela", "Su nombre"]
ACTIONS = [f"S1.{number}" for number in (1, 2, 3)]
ACCIONES = ["[1.1 Establece expectativas]", "[1.2 Establece metas]", "[1.3 Asegura que se comprendan]"]
MEMBER, OUTSIDE = "Yes", "No (I work for the district)"
NOTHING = ["", "", ""]
ENGLISH = [
    [
        "11/2/2026 18:05:00",
        "Oak",
        "Anne Holloway",
        MEMBER,
        SCALE[3],
        SCALE[0],
        SCALE[1],
        "",
        "",
        *NOTHING,
    ],
    ["11/3/2026 18:05:00", "Oak", "Paul Ferris", OUTSIDE, SCALE[0], SCALE[1], "", "", "", *NOTHING],
]
SPANISH = [
    ["11/4/2026 18:05:00", "", "", "", *NOTHING, "Oak", "Teresa Lugo", "A veces", "Siempre", "Nunca"],
    ["11/5/2026 18:05:00", "", "", "", *NOTHING, "Oak", "Luis Prado", "Nunca", "A veces", "Siempre"],
    ["11/6/2026 18:05:00", "", "", "", *NOTHING, "Oak", "Guadalupe Ríos", "Siempre", "Nunca", "A veces"],
]
SIDES = {f"perspective:{MEMBER}": "School ILT", f"perspective:{OUTSIDE}": "District ILT"}
ANSWERS = {"round": "Fall 2026", "side-column": "yes", **SIDES}
QUESTIONS = ("round@form.csv", "side-column@form.csv", *(f"{key}@form.csv" for key in SIDES))
LABELS = {"rating:Nunca": "0", "rating:A veces": "1", "rating:Siempre": "3"}
READ = ("Oak | self | S1.1 3 0 1", "Oak | cross | S1.1 0 1 -")


def form(*rows, second=ACCIONES):
    """Write a form in two languages."""
    return {"form.csv": text([[*WHO, *ACTIONS, *IN_SPANISH, *second], *rows])}


CASES = [
    Case(
        "second language: its columns are named, and who is on a team is asked",
        lambda: form(*ENGLISH, *SPANISH),
        answers=ANSWERS,
        questions=QUESTIONS,
        ratings=READ,
        problems=tuple(f"form.csv!{column}4: ratings-passed-over: " for column in "JKL"),
        sources=("form.csv: Google Forms: 15 5 10 0 0",),
        says=("3 cells under",),
    ),
    Case(
        "second language: with the actions' ids in its headings, and the sides in its rows",
        lambda: form(*ENGLISH, *SPANISH, second=ACTIONS),
        answers={**ANSWERS, **LABELS, **{f"fix@form.csv!D{row}": MEMBER for row in (4, 5, 6)}},
        questions=(*QUESTIONS, *(f"{key}@form.csv" for key in LABELS)),
        ratings=(
            READ[0],
            "Oak | cross | S1.1 0 1",
            "Oak | self | S1.1 1 3 0",
            "Oak | self | S1.1 0 1 3",
            "Oak | self | S1.1 3 0 1",
        ),
        sources=("form.csv: Google Forms: 14 14 0 0 0",),
    ),
    Case(
        "second language: two questions to those who did not rate are none",
        lambda: form(*ENGLISH, *([*row[:-1], ""] for row in SPANISH)),
        answers=ANSWERS,
        questions=QUESTIONS,
        ratings=READ,
        sources=("form.csv: Google Forms: 15 5 10 0 0",),
    ),
]

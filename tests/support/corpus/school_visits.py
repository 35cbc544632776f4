"""Days, visits and people behind the name of a school, which are no part of it."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import S, book, text

FACTS = [["Round", "Fall 2026"], ["Perspective", "cross"], ["Name", "Al Roy"]]
TABLE = [["Action", "Rating"], *([action, rating] for action, rating in zip(S, "01230", strict=False))]
SAID = "A day, a visit or a person's name after a school's name was not read as part of the school's name."


def above(line):
    return lambda: {"a.xlsx": book({"A": [[line], *FACTS, *TABLE]})}


def one(written, school, *, said=True):
    return Case(
        f"school visits: {written}",
        above(f"School: {written}"),
        ratings=(f"{school} | cross | S1.1 0 1 2 3 0",),
        sources=("a.xlsx#A: tidy: 5 5 0 0 0",),
        notices=(SAID,) if said else (),
    )


def rows(*schools):
    names = ("Al Roy", "Bo Tan", "Cy Lo", "Di Eck")
    table = list(zip(names, schools, range(4), strict=False))
    return lambda: {
        "a.csv": text(
            [
                ["Name", "School", "Round", "Perspective", "S1.1"],
                *([name, school, "Fall 2026", "cross", number] for name, school, number in table),
            ]
        )
    }


CASES = [
    one("Oak (visited 10/3 by J. Smith)", "Oak"),
    one("Oak School (October 3, 2026)", "Oak School"),
    one("Oak (walkthrough with Dr. Lee, Tuesday)", "Oak"),
    one("Oak, visited 10/3 by J. Smith", "Oak"),
    one("Oak - visited 10/3", "Oak"),
    one("Oak (observed 9/12)", "Oak"),
    one("Oak (K-5)", "Oak (K-5)", said=False),
    one("Oak (North Campus)", "Oak (North Campus)", said=False),
    one("Oak, Mon Valley", "Oak, Mon Valley", said=False),
    Case(
        "school visits: in a column",
        rows("Oak (visited 10/3 by J. Smith)", "Oak", "Elm (observed 10/4)"),
        ratings=("Oak | cross | S1.1 0", "Oak | cross | S1.1 1", "Elm | cross | S1.1 2"),
        sources=("a.csv: wide: 3 3 0 0 0",),
        notices=(SAID,),
    ),
    Case(
        "school visits: brackets that may be a person, a campus, a day or grades",
        rows("Oak (by J. Smith)", "Oak", "Elm (Jane Stone)", "Elm (9/12)"),
        answers={
            "school:Oak (b… J… S…)": "Oak",
            "school:Elm (J… S…)": "Elm (J… S…)",
            "school:Elm (9/12)": "Elm",
        },
        questions=("school:Oak (b… J… S…)@a.csv", "school:Elm (J… S…)@a.csv", "school:Elm (9/12)@a.csv"),
        ratings=(
            *("Oak | cross | S1.1 0", "Oak | cross | S1.1 1"),
            *("Elm (J… S…) | cross | S1.1 2", "Elm | cross | S1.1 3"),
        ),
        sources=("a.csv: wide: 4 4 0 0 0",),
    ),
]

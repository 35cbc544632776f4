"""Somebody said of some columns which action they rate: others that may rate one are named, and not passed over."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

HEADS = ["Rate_S11EstablishesShared_Rating", "Rate_S12EstablishesSchool_Rating", "Rate_S13Ensures_Rating"]
ROWS = (["Ana Ruiz", "3", "1", "1"], ["Bo Ek", "0", "2", "2"], ["Cy Fox", "2", "3", "0"])
QUESTIONS = ("column@p.csv",)


def file(*heads):
    facts = ["Birch Elementary", "Fall 2026", "School ILT"]
    return lambda: {"p.csv": text([["School", "Round", "Team", "Name", *heads], *([*facts, *row] for row in ROWS)])}


def said(*roles):
    """Return what somebody says of the columns from the first of an action on."""
    return {f"column@p.csv!{column}": role for column, role in zip("EFG", roles, strict=False)}


def of_each(*columns):
    """Return the ratings of some actions, by their columns."""
    runs = ["".join(f" {row[1 + at]}" for at in columns) for row in ROWS]
    return tuple(f"Birch Elementary | self | S1.1{run}" for run in runs)


CASES = [
    Case(
        "matched in part: one of three actions",
        file(*HEADS),
        answers=said("S1.1"),
        questions=QUESTIONS,
        ratings=of_each(0),
        problems=("p.csv!F2: ratings-passed-over: ", "p.csv!G2: ratings-passed-over: "),
        sources=("p.csv: matched: 3 3 0 0 0",),
        says=("We did not read 3 cells under “Rate_S12EstablishesSchool_Rating” that may have ratings.",),
    ),
    Case(
        "matched in part: a column that is said to be none is not named",
        file(*HEADS),
        answers=said("S1.1", "S1.2", "not used"),
        questions=QUESTIONS,
        ratings=of_each(0, 1),
        sources=("p.csv: matched: 6 6 0 0 0",),
    ),
    Case(
        "matched in part: a column of something else is not named",
        file(*HEADS[:2], "Mood"),
        answers=said("S1.1", "S1.2"),
        questions=QUESTIONS,
        ratings=of_each(0, 1),
        sources=("p.csv: matched: 6 6 0 0 0",),
    ),
]

"""Columns of ratings of which hardly one names its action: no table goes through with that one alone."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

OURS = "Reviews student tasks and work samples."
OWN = ["Shared expectations for effective instruction", "Coaching for teachers that fits what each of them needs", OURS]
WHO, TEAM = ["Who", "School", "Round", "Team"], ["Oak", "Fall 2026", "School ILT"]
LABELS = ["Not present", "Present, but implemented inconsistently and/or ineffectively", "Not present"]


def form(*headings, rows=((2, 1, 0), (3, 3, 1))):
    named = [["Ana Ruiz", *TEAM, *rows[0]], ["Ben Cole", *TEAM, *rows[1]]]
    return text([[*WHO, *headings], *named])


def matched(file):
    said = {"A": "rater", "B": "school", "C": "round", "D": "side", "E": "S1.1", "F": "S4.4", "G": "S3.2"}
    return {f"column@{file}!{column}": role for column, role in said.items()}


CASES = [
    Case(
        "few known: one action of three columns, which column is what is asked",
        lambda: {"own.csv": form(*OWN)},
        answers=matched("own.csv"),
        questions=("column@own.csv",),
        ratings=("Oak | self | S1.1 2 | S3.2 0 | S4.4 1", "Oak | self | S1.1 3 | S3.2 1 | S4.4 3"),
        sources=("own.csv: matched: 6 6 0 0 0",),
    ),
    Case(
        "few known: the same with the labels in place of numbers",
        lambda: {"labels.csv": form(*OWN, rows=(LABELS, LABELS))},
        answers=matched("labels.csv"),
        questions=("column@labels.csv",),
        ratings=("Oak | self | S1.1 0 | S3.2 0 | S4.4 1",) * 2,
        sources=("labels.csv: matched: 6 6 0 0 0",),
    ),
    Case(
        "few known: one of two columns is named as a problem",
        lambda: {"two.csv": form(OWN[0], OURS, rows=((2, 1), (3, 3)))},
        answers={"rater-column": "yes"},
        questions=("rater-column@two.csv",),
        ratings=("Oak | self | S3.2 1", "Oak | self | S3.2 3"),
        problems=(f"two.csv!E1: action-unknown: {OWN[0]}",),
        sources=("two.csv: wide: 4 2 0 2 0",),
    ),
]

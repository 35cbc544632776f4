"""Sheets with two rows of headings, of which somebody says that the second holds them: the first holds no facts."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

FIRST = ["Respondent ID", "Start Date", "IP Address", "Custom Data", "Your name", "Your school", "Job title"]
GROUPS = ["1. Establish a shared vision: how far along are we?", "", "2. Team norms: how far along are we?"]
SECOND = [
    *[""] * 4,
    "Open-Ended Response",
    "Response",
    "Open-Ended Response",
    "We all expect the same",
    "Goals",
    "Norms",
]
ROWS = [
    ["11", "2026-10-01", "", "", "Ana Ruiz", "Oak", "Coach", 0, 1, 2],
    ["12", "2026-10-02", "", "", "Ben Cole", "Oak", "Teacher", 3, 3, 1],
]
SAID = {"E": "rater", "F": "school", "H": "S1.1", "I": "S1.2", "J": "S2.1"}

READ = ("Oak | self | S1.1 0 1 | S2.1 2", "Oak | self | S1.1 3 3 | S2.1 1")


def two_rows(name, said):
    file = "two.csv"
    places = {f"column@{file}!{place}": role for place, role in said.items()}
    return Case(
        f"two rows of headings: {name}",
        lambda: {file: text([[*FIRST, *GROUPS], SECOND, *ROWS])},
        answers=places | {"round": "Fall 2026", "perspective": "School ILT"},
        questions=(f"column@{file}",),
        ratings=READ,
        sources=(f"{file}: matched: 6 6 0 0 0",),
    )


CASES = [
    two_rows("the second is said to be the headings", SAID | {"2": "headings"}),
    two_rows("both are", SAID | {"1:2": "headings", "G": "not used"}),
    two_rows("the names are not used", SAID | {"2": "headings", "E": "not used"}),
]

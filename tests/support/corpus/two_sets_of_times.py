"""Answers that were sent in months apart, in sheets that have times of their own."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

ANSWERS = {
    "sheets": "neither",
    "round-times": "Fall 2024; Spring 2025",
    "round-times:October 2025 and April 2026": "Fall 2025; Spring 2026",
}


def sheet(name, *days):
    """Return the answers of one person, a day each."""
    rows = [[f"{day} 8:00:00", name, "Oak", "School ILT", at, 3] for at, day in enumerate(days)]
    return [["Timestamp", "Name", "School", "Team", "S1.1", "S1.2"], *rows]


FIRST, SECOND = ("2024-10-02", "2025-04-14"), ("2025-10-05", "2026-04-17")


def fit(name, answer, *rounds):
    """Return a case in which an answer names the times."""
    return Case(
        f"two sets of times: {name}",
        lambda: {"form.csv": text(sheet("Ann", *SECOND))},
        answers={"round-times": answer},
        questions=("round-times@form.csv",),
        rounds=rounds,
        ratings=("Oak | self | S1.1 0 3 || Oak | self | S1.1 1 3",),
        sources=("form.csv: Google Forms: 4 4 0 0 0",),
    )


CASES = [
    Case(
        "two sets of times: each sheet has an answer of its own",
        lambda: {"form.xlsx": book({"Responses": sheet("Ann", *FIRST), "Answers": sheet("Bo", *SECOND)})},
        answers=ANSWERS,
        questions=tuple(f"{key}@form.xlsx" for key in ANSWERS),
        rounds=("Fall 2024", "Spring 2025", "Fall 2025", "Spring 2026"),
        ratings=("Oak | self | S1.1 0 3 || Oak | self | S1.1 1 3",) * 2,
        sources=("form.xlsx#Responses: Google Forms: 4 4 0 0 0", "form.xlsx#Answers: Google Forms: 4 4 0 0 0"),
    ),
    Case(
        "two sets of times: sheets with the same times have one answer",
        lambda: {
            "form.xlsx": book({"Responses": sheet("Ann", *SECOND), "Answers": sheet("Bo", "2025-10-09", "2026-04-20")})
        },
        answers={"sheets": "neither", "round-times": "yes"},
        questions=("sheets@form.xlsx", "round-times@form.xlsx"),
        rounds=("October 2025", "April 2026"),
        ratings=("Oak | self | S1.1 0 3 || Oak | self | S1.1 1 3",) * 2,
        sources=("form.xlsx#Responses: Google Forms: 4 4 0 0 0", "form.xlsx#Answers: Google Forms: 4 4 0 0 0"),
    ),
    fit("a school year has two years", "2025-26, first; 2025-26, second", "2025-26, first", "2025-26, second"),
    fit("names that say no year", "Fall; Spring", "Fall", "Spring"),
]

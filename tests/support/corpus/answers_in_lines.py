"""All answers of a form in one cell, a line an action, as an input table is exported."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import LABELS, WORDS, text

WHO = ["Submission Date", "Name", "School", "Round", "Team"]
ANA = ["2026-10-05 09:00:00", "Ana Ruiz", "Oak", "Fall 2026", "School ILT"]
BEN = ["2026-10-06 09:00:00", "Ben Cole", "Elm", "Fall 2026", "School ILT"]


def lines(**ratings):
    """Return a cell with a line for each action."""
    return "\n".join(f"{WORDS[action]}: {rating} – {LABELS[rating]}" for action, rating in ratings.items())


def form(heading, one, other):
    return {"a.csv": text([[*WHO, heading], [*ANA, one], [*BEN, other]])}


ONE = lines(**{"S1.1": 2, "S1.2": 0, "S1.3": 3})
OTHER = lines(**{"S1.3": 1, "S1.1": 0})

CASES = [
    Case(
        "answers in lines: each names its action",
        lambda: form("Please rate each action", ONE, OTHER),
        ratings=("Oak | self | S1.1 2 0 3", "Elm | self | S1.1 0 - 1"),
        notices=("The cells in column F were read line by line. Each line has an action and its answer.",),
        sources=("a.csv: Google Forms: 6 5 1 0 0",),
    ),
    Case(
        "answers in lines: the question says what they are",
        lambda: form("How important is each action?", ONE, OTHER),
        questions=("column@a.csv",),
        problems=("a.csv: layout-unknown: ",),
        sources=("a.csv: : 0 0 0 0 0",),
    ),
    Case(
        "answers in lines: a line that is no answer leaves the cell as it is",
        lambda: form("Please rate each action", ONE, f"{OTHER}\nThank you"),
        problems=("a.csv: layout-unknown: ",),
        sources=("a.csv: : 0 0 0 0 0",),
    ),
]

"""The number of a question before an action, such as ``Q2``, is no round, though a quarter may be called so."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, text

ACTIONS = ("S1.1", "S1.2", "S1.3")
RATINGS = ("Birch Elementary | self | S1.1 2 0 3", "Birch Elementary | self | S1.1 1 1 -")


def file(*heads, more=(), cells=()):
    return lambda: {
        "q.csv": text(
            [
                ["Name", "School", "Team", *more, *heads],
                ["Ana Ruiz", "Birch Elementary", "School ILT", *cells, 2, 0, 3],
                ["Bo Ek", "Birch Elementary", "School ILT", *cells, 1, 1, ""],
            ]
        )
    }


def round_open(name, *heads):
    """Return a case whose round is asked, and nothing else."""
    return Case(
        f"question numbers: {name}",
        file(*heads),
        answers={"round": "Fall 2026"},
        questions=("round@q.csv",),
        ratings=RATINGS,
        sources=("q.csv: wide: 6 5 1 0 0",),
    )


CASES = [
    round_open("of a matrix, before id and wording", *(f"Q2. {action} {WORDS[action]}" for action in ACTIONS)),
    round_open("before a wording alone", *(f"Q4: {WORDS[action]}" for action in ACTIONS)),
    round_open("with the id in brackets", *(f"Q3 [{action}] {WORDS[action]}" for action in ACTIONS)),
    round_open("in codes", *(f"Q2_{action.replace('.', '_')}" for action in ACTIONS)),
    round_open("of a question each", *(f"Q{at}. {action}" for at, action in enumerate(ACTIONS, 1))),
    Case(
        "question numbers: a column says the round",
        file(*(f"Q1 - {action}" for action in ACTIONS), more=["Round"], cells=["Fall 2026"]),
        ratings=RATINGS,
        sources=("q.csv: wide: 6 5 1 0 0",),
    ),
    Case(
        "question numbers: two of one action may be two questions or two quarters",
        file("Q1 S1.1", "Q2 S1.1", "Q2 S1.2"),
        questions=("column@q.csv",),
        problems=("q.csv: two-columns-one-name: ",),
        sources=("q.csv: : 0 0 0 0 0",),
    ),
]

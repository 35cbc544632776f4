"""Many columns that ask something else of the actions, beside their ratings: one problem names them all."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

ACTIONS = ["S1.1", "S1.2", "S1.3", "S2.1", "S2.2"]
WHO = ["Rater", "School", "Round", "Team"]
ANA = ["Ana Ruiz", "Oak", "Fall 2026", "School ILT"]
RATED = [0, 1, 2, 3, 1]


def with_questions(name, others, *, problems, says, answers=None):
    """Return a case with other questions about each action; ``others`` are their titles and answers."""
    file = "both.csv"
    headings = [*ACTIONS, *(f"{title}: {action}" for title, _ in others for action in ACTIONS)]
    row = [*RATED, *(answer for _, own in others for answer in own)]
    seen = 5 * (1 + len(others) - len(answers or {}))
    return Case(
        f"second questions: {name}",
        lambda: {file: text([[*WHO, *headings], [*ANA, *row]])},
        answers=answers or {},
        ratings=("Oak | self | S1.1 0 1 2 3 1",),
        problems=tuple(f"{file}!{cell}1: action-unknown: {value}" for cell, value in problems),
        sources=(f"{file}: wide: {seen} 5 0 {seen - 5} 0",),
        says=says,
    )


IMPORTANT = ("How important is it", [1, 2, 3, 3, 2])
HARD = ("How hard is it", [0, 2, 1, 3, 2])

CASES = [
    with_questions(
        "how important each is",
        [IMPORTANT],
        problems=(("J", "How important is it: S1.1"),),
        says=(
            "it mentions S1.1, but may ask about how important the action is (the same is true of cells K1, L1, M1 and N1).",
        ),
    ),
    with_questions(
        "how important, and how hard",
        [IMPORTANT, HARD],
        problems=(("J", "How important is it: S1.1"), ("O", "How hard is it: S1.1")),
        says=("(the same is true of cells K1, L1, M1 and N1).", "(the same is true of cells P1, Q1, R1 and S1)."),
    ),
    with_questions(
        "the first of them is left out, and so are those that one problem named",
        [IMPORTANT, HARD],
        answers={"fix@both.csv!J1": "leave out"},
        problems=(("O", "How hard is it: S1.1"),),
        says=("(the same is true of cells P1, Q1, R1 and S1).",),
    ),
]

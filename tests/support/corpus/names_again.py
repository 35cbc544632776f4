"""Names under headings of any words that stand more than once: somebody answered twice, or rated several schools."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

TWO = ["S1.1", "S1.2"]
ROUND, SIDE = "Fall 2026", "School ILT"

VISITS = [
    ["Who's rating?", "Whose team did you sit in with?", "Round", "Perspective", *TWO],
    ["Ana Ruiz", "Oak Elementary", ROUND, "District ILT", 0, 1],
    ["Ben Cole", "Oak Elementary", ROUND, "District ILT", 2, 2],
    ["Ana Ruiz", "Elm Elementary", ROUND, "District ILT", 3, 3],
    ["Ben Cole", "Elm Elementary", ROUND, "District ILT", 1, 0],
]
TWICE = [
    ["Name as written on the paper form", "School", "Round", "Team", *TWO],
    *([name, "Oak", ROUND, SIDE, *rated] for name, rated in (("Ana Ruiz", (0, 1)), ("Ana Ruiz", (0, 2)))),
    *([name, "Oak", ROUND, SIDE, *rated] for name, rated in (("Ben Cole", (2, 2)), ("Ben Cole", (2, 2)))),
]
TRIED = [
    ["Who are you?", "School", "Round", "Team", *TWO, "Final thoughts"],
    ["Asdf asdf", "Oak", ROUND, SIDE, 0, 0, "asdf"],
    ["test", "Oak", ROUND, SIDE, 3, 3, "testing the form - delete"],
    ["ana ruiz", "Oak", ROUND, SIDE, 0, 1, "ok"],
    ["Ana Ruiz", "Elm", ROUND, SIDE, 3, 3, "ok"],
    ["Ben Cole", "Oak", ROUND, SIDE, 2, 2, ""],
]
NOBODY = [
    ["School", "Round", "Perspective", "Action", "Rating"],
    *(
        ["Oak", ROUND, SIDE, action, rating]
        for rated in ((0, 1), (2, 2))
        for action, rating in zip(TWO, rated, strict=True)
    ),
]
ROLE = [
    ["Name", "School", "Round", "Team", *TWO],
    ["M. Ortiz", "Oak", ROUND, SIDE, 0, 1],
    ["M. Ortiz, Principal", "Elm", ROUND, SIDE, 2, 2],
]

CASES = [
    Case(
        "names again: each of them rated two schools, which another question says",
        lambda: {"visits.csv": text(VISITS)},
        answers={"rater-column": "yes", "school-column": "yes"},
        questions=("rater-column@visits.csv", "school-column@visits.csv"),
        ratings=(
            "Elm Elementary | cross | S1.1 1 0 || Oak Elementary | cross | S1.1 2 2",
            "Elm Elementary | cross | S1.1 3 3 || Oak Elementary | cross | S1.1 0 1",
        ),
        sources=("visits.csv: wide: 8 8 0 0 0",),
    ),
    Case(
        "names again: nothing names anybody, so each rating in a row counts as another person's, which is said",
        lambda: {"nobody.csv": text(NOBODY)},
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 2", "Oak | self | S1.2 1", "Oak | self | S1.2 2"),
        notices=(
            "The file does not say who rated, so each of the 4 ratings counts as coming from a different person.",
        ),
        sources=("nobody.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "names again: one alone and with a role behind it, which is said",
        lambda: {"role.csv": text(ROLE)},
        ratings=("Oak | self | S1.1 0 1", "Elm | self | S1.1 2 2"),
        notices=("The names in rows 2 and 3 differ only by the role after one of them",),
        sources=("role.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "names again: every form was typed twice",
        lambda: {"typed.csv": text(TWICE)},
        answers={"rater-column": "yes", "duplicates": "keep the latest"},
        questions=("rater-column@typed.csv", "duplicates@typed.csv"),
        ratings=("Oak | self | S1.1 0 2", "Oak | self | S1.1 2 2"),
        problems=("typed.csv!F2: replaced: 1",),
        sources=("typed.csv: wide: 8 7 0 1 0",),
    ),
    Case(
        "names again: tries of the form and a name in small letters are no reason not to ask",
        lambda: {"tried.csv": text(TRIED)},
        answers={"rater-column": "yes"},
        questions=("rater-column@tried.csv",),
        ratings=("Elm | self | S1.1 3 3 || Oak | self | S1.1 0 1", "Oak | self | S1.1 2 2"),
        problems=("tried.csv!A3: no-rater: ", "tried.csv!A2: no-rater: "),
        sources=("tried.csv: wide: 10 6 0 4 0",),
    ),
]

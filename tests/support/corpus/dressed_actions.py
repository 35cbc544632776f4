"""Actions in rows with a number before them, an id behind, or as numbers alone; and what else once refused a whole sheet."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, S, book, text

FACTS = [["Round", "Fall 2026"], ["Perspective", "self"], ["School", "Oak"]]
MARKS = "0123012301230123012"
READ = (f"Oak | self | S1.1 {' '.join(MARKS)}",)
FORM = "form.xlsx#Sheet: tidy: 19 19 0 0 0"


def form(actions, *, title=(), head=("Action", "Rating"), more=()):
    """Return a workbook of one person."""
    rows = [[action, int(mark)] for action, mark in zip(actions, MARKS, strict=True)]
    rows = [[*row, *cells] for row, cells in zip(rows, more or [[]] * len(rows), strict=True)]
    return {"form.xlsx": book({"Sheet": [*[[line] for line in title], *FACTS, list(head), *rows]})}


CASES = [
    *(
        Case(f"dressed actions: {name}", lambda actions=actions: form(actions), ratings=READ, sources=(FORM,))
        for name, actions in (
            ("the school's own number before the wording", [f"{action[1:]} {WORDS[action]}" for action in S]),
            (
                "numbers that are other actions' in the framework",
                [f"{at}. {WORDS[own]}" for at, own in enumerate(S, 1)],
            ),
            ("the id behind the wording", [f"{WORDS[action]} ({action})" for action in S]),
        )
    ),
    Case(
        "dressed actions: another action's id behind the wording",
        lambda: {
            "odd.csv": text(
                [
                    *([*fact, ""] for fact in FACTS),
                    ["Action", "Rating", "Notes"],
                    ["S1.1", 2, ""],
                    [f"{WORDS['S1.2']} (S3.4)", 1, ""],
                ]
            )
        },
        ratings=("Oak | self | S1.1 2",),
        problems=("odd.csv!A6: action-unknown: Establishes school-specific instructional goal(s) that is a…",),
        sources=("odd.csv: tidy: 2 1 0 1 0",),
    ),
    Case(
        "dressed actions: numbers alone below the title of a self-assessment",
        lambda: form([float(action[1:]) for action in S], title=("School ILT self-assessment",), head=("ID", "Rating")),
        ratings=READ,
        sources=(FORM,),
        notices=("Numbers such as 1.1 were read as IDs such as S1.1, because a title names the assessment.",),
    ),
    Case(
        "dressed actions: numbers alone without a title",
        lambda: form([float(action[1:]) for action in S], head=("ID", "Rating")),
        questions=("column@form.xlsx",),
        problems=("form.xlsx#Sheet: layout-unknown: ",),
        sources=("form.xlsx#Sheet: : 0 0 0 0 0",),
    ),
    Case(
        "dressed actions: a share of the most next to each rating",
        lambda: form(S, head=("ID", "Rating", "% of max"), more=[[f"{round(int(mark) * 100 / 3)}%"] for mark in MARKS]),
        ratings=READ,
        sources=(FORM,),
    ),
    Case(
        "dressed actions: one broken number among whole ones is a mistake in its cell",
        lambda: {
            "form.csv": text(
                [
                    *FACTS,
                    ["Action", "Rating"],
                    *([action, "1.33" if action == "S2.1" else mark] for action, mark in zip(S, MARKS, strict=True)),
                ]
            )
        },
        ratings=("Oak | self | S1.1 0 1 2 | S2.2 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2",),
        problems=("form.csv!B8: not-one-rating: 1.33",),
        sources=("form.csv: tidy: 19 18 0 1 0",),
    ),
    *(
        Case(
            f"one sheet called as the school: {answer}",
            lambda: {"form.xlsx": book({"Oak ES": [*FACTS[:2], ["ID", "Rating"], ["S1.1", 2]]})},
            answers={"school": answer},
            questions=("school@form.xlsx",),
            ratings=(f"{answer} | self | S1.1 2",),
            sources=("form.xlsx#Oak ES: tidy: 1 1 0 0 0",),
        )
        for answer in ("Oak ES", "Elm ES")
    ),
]

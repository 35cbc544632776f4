"""Tables of which somebody said what their columns are: what their rows say of themselves is asked there, too."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, text

WHO = ["Name", "School", "Round", "Team"]
OAK = ["Oak", "Fall 2026", "School ILT"]
COLUMNS = {f"column@a.csv!{place}": said for place, said in (("E", "S1.1"), ("F", "S1.2"))}
QUESTIONS = ("column@a.csv",)
LEFT_OUT = {**COLUMNS, "unfinished": "leave them out"}
BEN = "Oak | self | S1.1 1 3"
ANA = "Oak | self | S1.1 2 0"


def form(heading, *said):
    """Return three answers to two questions, and what a column behind them says of each."""
    rated = (("Ana Ruiz", 2, 0), ("Ben Cole", 1, 3), ("Cy Dunn", 0, ""))
    rows = [[name, *OAK, first, second, own] for (name, first, second), own in zip(rated, said, strict=True)]
    return text([[*WHO, "One", "Two", heading], *rows])


def left_out(what, heading, *said):
    return Case(
        f"matched rows: unfinished by {what}",
        lambda: {"a.csv": form(heading, *said)},
        answers=LEFT_OUT,
        questions=QUESTIONS,
        ratings=(BEN, ANA),
        problems=("a.csv!4: unfinished: ",),
        sources=("a.csv: matched: 6 4 0 2 0",),
    )


CASES = [
    left_out("a status", "Entry_Status", "Submitted", "Submitted", "Incomplete"),
    left_out("Finished", "Finished", "True", "True", "False"),
    left_out("a time of sending", "submitdate", "2026-10-05 09:00:00", "2026-10-05 09:10:00", ""),
    Case(
        "matched rows: unfinished answers that count",
        lambda: {"a.csv": form("Response Type", "completed", "completed", "partial")},
        answers={**COLUMNS, "unfinished": "count them"},
        questions=QUESTIONS,
        ratings=("Oak | self | S1.1 0 -", BEN, ANA),
        sources=("a.csv: matched: 6 5 1 0 0",),
    ),
    Case(
        "matched rows: previews are left out, which is said",
        lambda: {
            "a.csv": text(
                [
                    ["Status", "Finished", "ResponseId", *WHO, "One", "Two"],
                    ["IP Address", "1", "R_1", "Ana Ruiz", *OAK, 2, 0],
                    ["Survey Preview", "1", "R_2", "Ben Cole", *OAK, 1, 3],
                ]
            )
        },
        answers={"column@a.csv!H": "S1.1", "column@a.csv!I": "S1.2"},
        questions=("column@a.csv",),
        ratings=(ANA,),
        notices=("We left out 1 row marked as a preview, a test or spam.",),
        sources=("a.csv: matched: 2 2 0 0 0",),
    ),
    Case(
        "matched rows: two tables next to each other, whose first row rates an action of each",
        lambda: {
            "a.csv": text(
                [
                    ["Item", "Ana Ruiz", "Ben Cole", "", "Item", "Ana Ruiz", "Ben Cole"],
                    [WORDS["S1.1"], 2, 1, "", WORDS["D1.1"], 0, 0],
                    [WORDS["S1.2"], 0, 3, "", WORDS["D1.2"], 0, 0],
                ]
            )
        },
        answers={
            **{f"column@a.csv!{place}": "not used" for place in "DEFG"},
            "column@a.csv!A": "action",
            "column@a.csv!B": "rating",
            "column@a.csv!C": "rating",
            "column@a.csv!1": "rater",
            "school": "Oak",
            "round": "Fall 2026",
            "perspective": "School ILT",
        },
        questions=("column@a.csv",),
        ratings=(ANA, BEN),
        sources=("a.csv: matched: 4 4 0 0 0",),
    ),
]

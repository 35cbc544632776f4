"""Columns, and cells above a table, that are not ours and may say more: a day, the name of a form, a status, a team."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, text

THREE = ["S1.1", "S1.2", "S1.3"]
DAYS = {"Ann Moss": ("2026-09-10", 1), "Ben Ott": ("2026-09-11", 3)}


def paper(label, name, day, rating):
    """Write one person's sheet, with a day above the table."""
    return [["Name", name], [label, day], ["School", "Oak"], ["Action", "Rating"], [WORDS["S1.1"], rating]]


CASES = [
    Case(
        "a day above each table is when it was answered, and no round",
        lambda: {"pages.xlsx": book({name: paper("Date:", name, day, rating) for name, (day, rating) in DAYS.items()})},
        answers={"round": "Fall 2026", "perspective": "self"},
        questions=("round@pages.xlsx", "perspective@pages.xlsx"),
        ratings=("Oak | self | S1.1 1", "Oak | self | S1.1 3"),
        sources=("pages.xlsx#Ann Moss: tidy: 1 1 0 0 0", "pages.xlsx#Ben Ott: tidy: 1 1 0 0 0"),
    ),
    Case(
        "sheets that are called as days: which round each is, is asked",
        lambda: {
            "pages.xlsx": book(
                {
                    day: [row for row in paper("Team", name, "School ILT", rating) if row[0] != "Date"]
                    for name, (day, rating) in DAYS.items()
                }
            )
        },
        answers={"round:2026-09-10": "Fall 2026", "round:2026-09-11": "Fall 2026"},
        questions=("round:2026-09-10@pages.xlsx", "round:2026-09-11@pages.xlsx"),
        ratings=("Oak | self | S1.1 1", "Oak | self | S1.1 3"),
        sources=("pages.xlsx#2026-09-10: tidy: 1 1 0 0 0", "pages.xlsx#2026-09-11: tidy: 1 1 0 0 0"),
    ),
    Case(
        "the name of a form in each row says nothing of what a team agreed on",
        lambda: {
            "data.csv": text(
                [
                    ["record_id", "redcap_repeat_instrument", "rater_name", "school", "role", *THREE],
                    [1, "ilt_rating", "Ann Moss", "Oak", "self", 0, 1, 2],
                    [2, "ilt_rating", "Ben Ott", "Oak", "self", 3, 2, 1],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@data.csv",),
        ratings=("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1"),
        sources=("data.csv: wide: 6 6 0 0 0",),
    ),
]

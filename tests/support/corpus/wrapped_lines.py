"""Wordings that go on in the next rows, as in a PDF's table; and columns of tools and lists that are taken for what they are."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, text

ABOVE = [["School: Oak", "", "Name: Ana Ruiz"], ["Round: Fall 2026", "", ""], ["School ILT Actions", "Rating", "Notes"]]
SELF = {"answers": {"perspective": "School ILT"}}
LIST = ["Action", "Rating", "School", "Team"]
RATED = (("S1.1", 0), ("S1.2", 1), ("S1.1", 2), ("S1.2", 3))
NAMES = ("Ana Ruiz", "Ana Ruiz", "Ben Cole", "Ben Cole")


def lines(action, *, each=4):
    """Return the wording of an action, so many words a line."""
    words = WORDS[action].split()
    return [" ".join(words[at : at + each]) for at in range(0, len(words), each)]


def page(*rated):
    """Return a page: of each action its lines, the row that holds its rating, the rating, and the lines of its note."""
    rows = []
    for action, where, rating, *note in rated:
        own = [[line, "", ""] for line in lines(action)]
        own[where][1] = rating
        for row, said in zip(own, note, strict=False):
            row[2] = said
        rows += own
    return {"p.csv": text([*ABOVE, *rows])}


def listed(heading, cells, *, name, more="Round", times=("Fall 2026",) * 4, **case):
    """Return a case of a list of ratings with one more column."""
    rows = [
        [action, rating, "Oak", "School ILT", time, cell]
        for (action, rating), time, cell in zip(RATED, times, cells, strict=True)
    ]
    return Case(
        f"wrapped lines: {name}",
        lambda: {"l.csv": text([[*LIST, more, heading], *rows])},
        **{"sources": ("l.csv: tidy: 4 4 0 0 0",)} | case,
    )


CASES = [
    Case(
        "wrapped lines: each action is one, and so is the note next to it",
        lambda: page(("S1.1", 0, 3, "We visit weekly and", "write it down"), ("S1.2", 1, 0), ("S1.3", 1, 1)),
        **SELF,
        questions=("perspective@p.csv",),
        ratings=("Oak | self | S1.1 3 0 1",),
        notes=("S1.1 We visit weekly and write it down",),
        notices=("In column A, the text of 3 cells continues in the rows below.",),
        sources=("p.csv: template: 3 3 0 0 0",),
    ),
    Case(
        "wrapped lines: two ratings next to the lines of one action stay as they are",
        lambda: {
            "p.csv": page(("S1.1", 0, 3), ("S1.2", 1, 0))["p.csv"].replace(b"effective and,,", b"effective and,2,")
        },
        **SELF,
        questions=("perspective@p.csv",),
        ratings=("Oak | self | S1.2 0",),
        problems=tuple(f"p.csv!A{row}: action-unknown: {line}" for row, line in enumerate(lines("S1.1"), 4)),
        sources=("p.csv: template: 4 1 0 3 0",),
    ),
    listed(
        "Raters",
        NAMES,
        name="a heading in the plural over names is asked about",
        answers={"rater-column": "yes"},
        questions=("rater-column@l.csv",),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 2 3"),
    ),
    listed(
        "Version",
        (1, 1, 2, 2),
        name="the version of a row is no rating",
        answers={"people": "each person rated the actions in turn"},
        questions=(),
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.2 1", "Oak | self | S1.1 2", "Oak | self | S1.2 3"),
    ),
    listed(
        "Rater",
        NAMES,
        more="Reflection window",
        name="a window of reflection is the round",
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 2 3"),
    ),
]

"""Tables whose columns somebody said, with titles, facts and headings inside: no block is taken for part of another."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book

HEAD = [["Round", "Fall 2026"], ["Perspective", "School ILT"]]
OAK, ELM = "Oak Elementary", "Elm Middle"
_TOP = ["Name", "Person", "Self rating", "District rating", "Status"]
_BOARD = [
    *([OAK], _TOP, ["S1.1", "Ann Ash", 2, 3, "Done"], ["S1.2", "Ann Ash", 1, 0, "Done"], []),
    *([ELM], _TOP, ["S1.1", "Ann Ash", 0, 1, "Done"], ["S1.2", "Ann Ash", 0, 1, "Done"]),
]


def matched(name, rows, headings, *, more=(), question="column", questions=(), ratings=(), **others):
    """Return a case of actions in column A, and a rater each in B and C, as somebody said."""
    said = {str(headings): "rater", "A": "action", "B:C": "rating"}
    return Case(
        f"matched blocks: {name}",
        lambda: {"blocks.xlsx": book({"Sheet1": rows})},
        answers={**{f"column@blocks.xlsx#Sheet1!{place}": role for place, role in said.items()}, **dict(more)},
        questions=(f"{question}@blocks.xlsx", *questions),
        ratings=ratings,
        **others,
    )


CASES = [
    matched(
        "last year's below this year's, under a title",
        [
            *(*HEAD, ["School", OAK], ["Action", "Ann", "Bob"], ["S1.1", 2, 3], ["S1.2", 1, 0], []),
            *(["OLD 2025-26 (keep for comparison)"], ["Action", "Ann", "Bob"], ["S1.1", 0, 1], ["S1.2", 0, 1]),
        ],
        4,
        more={"counts:OLD 2025-26 (keep for comparison)": "leave out"},
        question="titles",
        questions=("counts:OLD 2025-26 (keep for comparison)@blocks.xlsx",),
        ratings=(f"{OAK} | self | S1.1 2 1", f"{OAK} | self | S1.1 3 0"),
        problems=("blocks.xlsx#Sheet1!10: table-left-out: ",),
        sources=("blocks.xlsx#Sheet1: matched: 8 4 0 4 0",),
        notices=("Row 9 repeats the header and was left out.",),
    ),
    matched(
        "a title of a school above each",
        [
            *(*HEAD, [OAK], ["Action", "Ann", "Bob"], ["S1.1", 2, 3], ["S1.2", 1, 0], []),
            *([ELM], ["Action", "Ann", "Bob"], ["S1.1", 0, 1], ["S1.2", 0, 1]),
        ],
        4,
        question="titles",
        ratings=(
            f"{ELM} | self | S1.1 0 0 || {OAK} | self | S1.1 2 1",
            f"{ELM} | self | S1.1 1 1 || {OAK} | self | S1.1 3 0",
        ),
        sources=("blocks.xlsx#Sheet1: matched: 8 8 0 0 0",),
        notices=("Row 9 repeats the header and was left out.", "The school is from the title above the table."),
    ),
    Case(
        "matched blocks: headings once more, of which one heads names elsewhere",
        lambda: {"blocks.xlsx": book({"Sheet1": _BOARD})},
        answers={
            "round": "Fall 2026",
            **{
                f"column@blocks.xlsx#Sheet1!{place}": role
                for place, role in {"2": "headings", "A": "action", "C": "rating; side=self"}.items()
            },
            "column@blocks.xlsx#Sheet1!D": "rating; side=cross",
        },
        questions=("round@blocks.xlsx",),
        ratings=(
            f"{OAK} | self | S1.1 2 1",
            f"{OAK} | cross | S1.1 3 0",
            f"{ELM} | self | S1.1 0 0",
            f"{ELM} | cross | S1.1 1 1",
        ),
        sources=("blocks.xlsx#Sheet1: matched: 8 8 0 0 0",),
        notices=("Row 7 repeats the header and was left out.",),
    ),
    Case(
        "matched blocks: headings once more, not matched",
        lambda: {"blocks.xlsx": book({"Sheet1": _BOARD})},
        answers={"round": "Fall 2026"},
        questions=("round@blocks.xlsx",),
        ratings=(
            f"{ELM} | self | S1.1 0 0 || {OAK} | self | S1.1 2 1",
            f"{ELM} | cross | S1.1 1 1",
            f"{OAK} | cross | S1.1 3 0",
        ),
        sources=("blocks.xlsx#Sheet1: tidy: 8 8 0 0 0",),
        notices=(
            "Row 7 repeats the header and was left out.",
            "We can't tell who gave the ratings under “District rating”. The names in the file go with the other ratings",
        ),
    ),
    matched(
        "facts inside, with a value for each rater above",
        [
            *(["Round", "Fall 2026"], ["Perspective", "self", "cross"], ["School", OAK], ["Action", "Ann", "Bob"]),
            *(["S1.1", 2, 3], ["S1.2", 1, 0], ["School", ELM], ["S1.1", 0, 1], ["S1.2", 0, 1]),
        ],
        4,
        ratings=(
            f"{ELM} | self | S1.1 0 0 || {OAK} | self | S1.1 2 1",
            f"{ELM} | cross | S1.1 1 1 || {OAK} | cross | S1.1 3 0",
        ),
        sources=("blocks.xlsx#Sheet1: matched: 8 8 0 0 0",),
    ),
    matched(
        "the same headings above each area",
        [
            *(*HEAD, ["School", OAK], ["Focus area 1", "Ann", "Bob"], ["S1.1", 2, 3], ["S1.2", 1, 0]),
            *(["Focus area 2", "Ann", "Bob"], ["S2.1", 0, 1]),
        ],
        4,
        question="titles",
        ratings=(f"{OAK} | self | S1.1 2 1 | S2.1 0", f"{OAK} | self | S1.1 3 0 | S2.1 1"),
        sources=("blocks.xlsx#Sheet1: matched: 6 6 0 0 0",),
        notices=("Row 7 repeats the header and was left out.",),
    ),
    matched(
        "the raters in another order below a second heading",
        [
            *(*HEAD, ["School", OAK], ["Action", "Ann", "Bob"], ["S1.1", 2, 3], ["S1.2", 1, 0]),
            *(["Focus area 2", "Bob", "Ann"], ["S2.1", 0, 1]),
        ],
        4,
        ratings=(f"{OAK} | self | S1.1 2 1", f"{OAK} | self | S1.1 3 0"),
        problems=("blocks.xlsx#Sheet1!7: second-table: ", "blocks.xlsx#Sheet1!8: second-table: "),
        sources=("blocks.xlsx#Sheet1: matched: 8 4 0 4 0",),
    ),
    matched(
        "other raters below a second heading",
        [
            *(*HEAD, ["School", OAK], ["Action", "Ann", "Bob"], ["S1.1", 2, 3], ["S1.2", 1, 0]),
            *(["Action", "Cy", "Di"], ["S2.1", 0, 1]),
        ],
        4,
        ratings=(f"{OAK} | self | S1.1 2 1", f"{OAK} | self | S1.1 3 0"),
        problems=("blocks.xlsx#Sheet1!7: second-table: ", "blocks.xlsx#Sheet1!8: second-table: "),
        sources=("blocks.xlsx#Sheet1: matched: 8 4 0 4 0",),
    ),
]

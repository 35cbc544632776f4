"""Schools in rows of their own, above the people or the sub-items that belong to them."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

HEAD = ["S1.1", "S1.2", "S1.3"]
ANSWERS = {"perspective": "School ILT", "round": "Fall 2026"}
ROWS = [["Ana Ruiz", 0, 1, 3], ["Ben Cole", 1, 3, 2], ["Cy Dunn", 2, 2, 0], ["Di Ek", 3, 0, 1]]
READ = tuple(
    f"{school} | self | S1.1 {ratings}"
    for school, ratings in (
        *(("Oak Elementary", "0 1 3"), ("Oak Elementary", "1 3 2")),
        *(("Elm Middle", "2 2 0"), ("Elm Middle", "3 0 1")),
    )
)
NOTICE = ("2 rows give the school for the names below them. Numbers in those rows are not ratings.",)


def below(heading, oak, elm, *last, above=()):
    """Return a list of schools and, below each, two people."""
    oaks, elms = (["Oak Elementary", *oak], ["Elm Middle", *elm])
    return text([*above, [heading, *HEAD], oaks, *ROWS[:2], elms, *ROWS[2:], *last])


def items():
    """Return items with sub-items: an item, the headings of its sub-items, and these."""
    people = [["", name, "School ILT", *ratings] for name, *ratings in ROWS]
    head = ["Subitems", "Name", "Team", "One", "Two", "Three"]
    oak, elm = (["Oak Elementary", "Ana Ruiz, Ben Cole", "Kim Vogel"], ["Elm Middle", "Cy Dunn, Di Ek", "Kim Vogel"])
    return book({"board": [["Fall 2026"], oak, head, *people[:2], elm, head, *people[2:]]})


CASES = [
    Case(
        "schools above: their figures are means",
        lambda: {"a.csv": below("Primary Column", (0.5, 2, 2.5), (2.5, 1, 0.5))},
        answers=ANSWERS,
        questions=("perspective@a.csv", "round@a.csv"),
        ratings=READ,
        notices=NOTICE,
        sources=("a.csv: wide: 12 12 0 0 0",),
    ),
    Case(
        "schools above: a pivot table with sums and a total",
        lambda: {
            "a.csv": below(
                "Row Labels",
                *((1, 4, 5), (5, 2, 1), ["Grand Total", 6, 6, 6]),
                above=[["Values", "Column Labels", "", ""]],
            )
        },
        answers=ANSWERS,
        questions=("perspective@a.csv", "round@a.csv"),
        ratings=READ,
        notices=(*NOTICE, "Row 9 has a total and was left out."),
        sources=("a.csv: wide: 12 12 0 0 0",),
    ),
    Case(
        "schools above: whole figures may be somebody's, and a column of people is not offered as the schools",
        lambda: {"a.csv": below("Primary Column", (1, 2, 3), (2, 1, 0))},
        answers=ANSWERS,
        questions=("perspective@a.csv", "round@a.csv", "school@a.csv", "rater-column@a.csv"),
        problems=("a.csv!A2: no-rater: ", "a.csv!A5: no-rater: "),
        sources=("a.csv: wide: 18 0 0 0 18",),
    ),
    Case(
        "schools above: sub-items of a matched list are of the item above their headings",
        lambda: {"a.xlsx": items()},
        answers={
            f"column@a.xlsx#board!{place}": said
            for place, said in zip("ABCDEF", ("school; down", "rater", "side", "S1.1", "S1.2", "S1.3"), strict=True)
        },
        questions=("column@a.xlsx",),
        ratings=READ,
        problems=("a.xlsx#board!B6: no-rater: ",),
        sources=("a.xlsx#board: matched: 15 12 0 3 0",),
    ),
    Case(
        "schools above: of a matched list, an average is no school",
        lambda: {
            "a.csv": text(
                [
                    ["Where", "Who", "One", "Two", "Three"],
                    *(["Oak Elementary", *ROWS[0]], ["", *ROWS[1]], ["Average", "", 0.5, 2, 2.5], ["", *ROWS[2]]),
                ]
            )
        },
        answers={
            **ANSWERS,
            **{
                f"column@a.csv!{place}": said
                for place, said in zip("ABCDE", ("school; down", "rater", "S1.1", "S1.2", "S1.3"), strict=True)
            },
        },
        questions=("column@a.csv",),
        ratings=(*READ[:2], "Oak Elementary | self | S1.1 2 2 0"),
        notices=("Row 4 has an average and was left out.",),
        sources=("a.csv: matched: 9 9 0 0 0",),
    ),
]

"""What numbers mean, in rows below a table or inside it: nobody's ratings, and no rater."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import LABELS, WORDS, book, text

HEAD = [["Round", "Fall 2026"], ["Perspective", "School ILT"], ["School", "Oak"]]
WIDE = [*HEAD, ["Name", "S1.1", "S1.2"], ["Al", 2, 3], ["Bo", 1, 1], []]
READ = ("Oak | self | S1.1 2 3", "Oak | self | S1.1 1 1")
SAID = ("Rows 8 to 11 say what the numbers mean, so they were not read as ratings.",)


def below(name, *legend):
    """Return a case of two raters, a row each, with a legend below them."""
    return Case(
        f"legend: below rows of raters, {name}",
        lambda: {"below.xlsx": book({"Sheet1": [*WIDE, *legend]})},
        ratings=READ,
        sources=("below.xlsx#Sheet1: wide: 4 4 0 0 0",),
        notices=SAID,
    )


CASES = [
    below("in the column of names", *([f"{number} = {label}"] for number, label in enumerate(LABELS))),
    below("in the first column of ratings", *([None, f"{number} = {label}"] for number, label in enumerate(LABELS))),
    below(
        "in the last column of ratings", *([None, None, f"{number} = {label}"] for number, label in enumerate(LABELS))
    ),
    below("numbers and labels in cells of their own", *([number, label] for number, label in enumerate(LABELS))),
    below("from 3 down", *([None, f"{number} - {label}"] for number, label in reversed([*enumerate(LABELS)]))),
    Case(
        "legend: below an empty form, next to its wordings",
        lambda: {
            "empty.xlsx": book(
                {
                    "Sheet1": [
                        *(*HEAD, ["ID", "Action", "Team"], ["S3.2", WORDS["S3.2"]]),
                        *([None, f"{number} = {LABELS[number]}"] for number in (0, 3)),
                    ]
                }
            )
        },
        rounds=(),
        questions=("column@empty.xlsx",),
        problems=("empty.xlsx#Sheet1: layout-unknown: ",),
        sources=("empty.xlsx#Sheet1: : 0 0 0 0 0",),
    ),
    Case(
        "legend: below a form that nobody filled in",
        lambda: {
            "blank.csv": text(
                [
                    *(*HEAD, ["ID", "Rating"], ["S1.1", ""], ["S1.2", ""], ["S1.3", ""], ["S2.1", ""]),
                    *(["", f"{number} = {label}"] for number, label in enumerate(LABELS)),
                ]
            )
        },
        ratings=("Oak | self | S1.1 - - - -",),
        sources=("blank.csv: tidy: 4 0 4 0 0",),
        notices=("Rows 9 to 12 say what the numbers mean, so they were not read as ratings.",),
    ),
    Case(
        "legend: of another scale, below rows of raters",
        lambda: {
            "other.xlsx": book(
                {"Sheet1": [*WIDE, ["1 = Beginning"], ["2 = Developing"], ["3 = Solid"], ["4 = Exemplary"]]}
            )
        },
        rounds=(),
        questions=("scale@other.xlsx",),
        sources=("other.xlsx#Sheet1: wide: 4 0 0 0 4",),
        notices=SAID,
    ),
    Case(
        "legend: answers with their labels are none",
        lambda: {
            "answers.csv": text(
                [
                    ["Name", "Round", "School", "Perspective", "S1.1"],
                    *(
                        [name, "Fall 2026", "Oak", "self", f"{number} = {LABELS[number]}"]
                        for number, name in enumerate(("Al", "Bo", "Cy", "Di"))
                    ),
                ]
            )
        },
        ratings=tuple(f"Oak | self | S1.1 {number}" for number in range(4)),
        sources=("answers.csv: wide: 4 4 0 0 0",),
    ),
]

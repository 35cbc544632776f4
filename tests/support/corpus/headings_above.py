"""Two rows of headings of which a person named one: the other holds headings, too, and no label with its value."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, text

WHERE = {"round": "Fall 2026", "perspective": "School ILT"}
THREE = ("Oak | self | S2.1 3 | S2.3 2", "Oak | self | S2.1 3 | S2.3 2", "Oak | self | S2.1 1 | S2.3 1")


def case(name, heads, rows, columns, **more):
    """Return a case of three answers without a name, two of them with the same ratings."""
    said = {f"column@two.csv!{column}": what for column, what in columns.items()}
    return Case(
        f"headings above: {name}",
        lambda: {"two.csv": text([*heads, *rows])},
        answers={**WHERE, **said, **more.pop("answers", {})},
        ratings=THREE,
        sources=("two.csv: matched: 6 6 0 0 0",),
        **more,
    )


CASES = [
    case(
        "a name and a value would be two of them",
        [["Respondent ID", "Collector ID", "", ""], ["", "", WORDS["S2.1"], WORDS["S2.3"]]],
        [["11", "Oak", 3, 2], ["12", "Oak", 3, 2], ["13", "Oak", 1, 1]],
        {"B": "school"},
        answers={"school": "Oak"},
        questions=("school@two.csv", "perspective@two.csv", "round@two.csv"),
    ),
    case(
        "the one for names is in both",
        [["Q1_1", "Q1_2", "Your name"], ["Our norms", "Our roles", "Your name"]],
        [[3, 2, ""], [3, 2, ""], [1, 1, ""]],
        {"A": "S2.1", "B": "S2.3", "2": "headings"},
        answers={"school": "Oak"},
        questions=("column@two.csv",),
    ),
    case(
        "each is another one",
        [["RecipientEmail", "ExternalReference", "Q1_1", "Q1_2"], ["Recipient Email", "Reference", "Norms", "Roles"]],
        [["", "", 3, 2], ["", "", 3, 2], ["", "", 1, 1]],
        {"C": "S2.1", "D": "S2.3", "2": "headings"},
        answers={"school": "Oak"},
        questions=("column@two.csv",),
    ),
]

"""Words that nothing used are named, each with its place; what is known to say nothing is not."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, span

START = "Words that were not used may say more of the figures: "
FACTS = [["Round", "Fall 2026"], ["School", "Oak"], ["Perspective", "School ILT"]]
RATED = [[WORDS[action], mark] for action, mark in zip(span("S1.1", "S2.1"), "1233", strict=True)]
FORM = [*FACTS, ["Name", "Al"], ["School ILT Actions", "Rating and Notes"], *RATED]
HEAD = ["School", "Round", "Perspective", "Name", "S1.1", "S1.2"]
PEOPLE = [
    ["Oak", "Fall 2026", "self", name, *marks] for name, marks in (("Al", (1, 2)), ("Bo", (0, 3)), ("Cy", (2, 2)))
]


def named(name, rows, *says, layout="wide"):
    """Return a case of which one notice names these words."""
    form = layout == "template"
    return Case(
        f"unused words: {name}",
        lambda: {"words.xlsx": book({"Sheet1": rows})},
        ratings=("Oak | self | S1.1 1 2 3 3",) if form else tuple(f"Oak | self | S1.1 {a} {b}" for *_, a, b in PEOPLE),
        sources=(f"words.xlsx#Sheet1: {layout}: {'4 4' if form else '6 6'} 0 0 0",),
        notices=(f"{START}{'; '.join(says)}. If they say so",),
    )


def right_of(place, text):
    """Return the table with a text in a column without a heading, right of a rater."""
    return [HEAD, *([*row, "", text] if at == place else row for at, row in enumerate(PEOPLE))]


CASES = [
    named(
        "a sentence above a form",
        [["Please rate the ILT in the video."], *FORM],
        "A1 “Please rate the ILT in the video.”",
        layout="template",
    ),
    named(
        "a fact that is none of ours, and its value",
        [["Number of raters", 5], *FORM],
        "A1 “Number of raters | 5”",
        layout="template",
    ),
    named("a title over some of the columns", [["", "", "", "", "Down the road"], HEAD, *PEOPLE], "E1 “Down the road”"),
    named("a label right of a row", right_of(1, "← absent that day"), "H3 “← absent that day”"),
    named(
        "a remark in a column that is not read",
        [[*HEAD, "Remarks"], PEOPLE[0], [*PEOPLE[1], "this was for last spring"], PEOPLE[2]],
        "G3 “this was for last spring”",
    ),
    named(
        "more than six are counted",
        [*([f"Line {letter}"] for letter in "abcdefgh"), [], HEAD, *PEOPLE],
        *(f"A{at} “Line {letter}”" for at, letter in enumerate("abcdef", 1)),
        "and 2 more",
    ),
]

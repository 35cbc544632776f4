"""Answers in words of one's own, under headings that are known and under those that are not."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

WHO = ["Round", "School", "Perspective", "Rater"]
OAK = ["Fall 2026", "Oak", "self"]
KNOWN = ["S1.1", "S1.2", "S1.3"]
OWN = ["Where we head", "How we plan", "What teachers know"]
ROWS = ("012", "321", "130")
SAID = tuple(f"Oak | self | S1.1 {' '.join(marks)}" for marks in ROWS)

EIGHT = ["nowhere", "patchy", "mostly", "always", "nunca", "a veces", "casi siempre", "siempre"]


def table(words, headings=KNOWN, rows=ROWS):
    """Write a row a rater with the words for 0, 1, 2 and 3."""
    answers = [[*OAK, name, *(words[int(mark)] for mark in marks)] for name, marks in zip("abcdef", rows, strict=False)]
    return text([[*WHO, *headings], *answers])


def own_words(name, words, known=()):
    """Return a case whose words are a question each, where they are not known."""
    own = {f"rating:{word}": str(at) for at, word in enumerate(words) if at not in known}
    return Case(
        f"own answers: {name}",
        lambda: {"f.csv": table(words)},
        answers=own,
        questions=tuple(f"{key}@f.csv" for key in own),
        ratings=SAID,
        sources=("f.csv: wide: 9 9 0 0 0",),
    )


CASES = [
    own_words(
        "a number with a sign that is not known", ["0 / nowhere", "1 / here and there", "2 / mostly", "3 / always"]
    ),
    own_words(
        "words before a number, next to a label that is known",
        ["Not present", "Patchy – 1", "Fair – 2", "Firm – 3"],
        {0},
    ),
    Case(
        "own answers: the words of two languages",
        lambda: {"f.csv": table(EIGHT, rows=("012", "321", "130", "456", "765", "574"))},
        answers={f"rating:{word}": str(at % 4) for at, word in enumerate(EIGHT)},
        questions=tuple(f"rating:{word}@f.csv" for word in EIGHT),
        ratings=(*SAID, *SAID),
        sources=("f.csv: wide: 18 18 0 0 0",),
    ),
    own_words("circles, more of them filled each time", ["○", "◔", "◑", "●"]),
    own_words("a number in a keycap", ["0️⃣ Nothing", "1️⃣ Patchy", "2️⃣ Fair", "3️⃣ Firm"]),
    Case(
        "own answers: a word that two people wrote among plain numbers is a problem each",
        lambda: {"f.csv": table(["0", "some", "2", "3"])},
        ratings=("Oak | self | S1.1 0 | S1.3 2", "Oak | self | S1.1 3 2", "Oak | self | S1.2 3 0"),
        problems=("f.csv!F2: not-a-rating: some", "f.csv!G3: not-a-rating: some", "f.csv!E4: not-a-rating: some"),
        sources=("f.csv: wide: 9 6 0 3 0",),
    ),
    Case(
        "own answers: columns of the same few words, under headings that are not known, lead to matching columns",
        lambda: {"f.csv": table(["nowhere", "patchy", "mostly", "always"], OWN)},
        questions=("column@f.csv",),
        problems=("f.csv: layout-unknown: ",),
        sources=("f.csv: : 0 0 0 0 0",),
    ),
    Case(
        "own answers: one column of a number with words",
        lambda: {
            "f.csv": text(
                [
                    ["Unit", "What", "State"],
                    ["Oak", "Where we head", "0 / nowhere"],
                    ["Oak", "How we plan", "1 / patchy"],
                    ["Oak", "What teachers know", "3 / always"],
                ]
            )
        },
        questions=("column@f.csv",),
        problems=("f.csv: layout-unknown: ",),
        sources=("f.csv: : 0 0 0 0 0",),
    ),
    Case(
        "own answers: columns of yes and no hold no ratings",
        lambda: {
            "f.csv": text([["Name", "Bus", "Lunch", "Trip"], ["a", "yes", "no", "yes"], ["b", "no", "yes", "no"]])
        },
        problems=("f.csv: layout-unknown: ",),
        sources=("f.csv: : 0 0 0 0 0",),
    ),
]

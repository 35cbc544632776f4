"""Labels of one's own below which stand numbers that are no rater's, and what says that nobody rated."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

HEAD = ["Name", "School", "Round", "Team", "S1.1", "S1.2", "S1.3", "S2.1"]
OF = ["Oak", "Fall 2026", "School ILT"]
ROWS = [
    ["Ann Ash", *OF, "Not yet", "Sometimes", "Mostly", "Mostly"],
    ["Bo Cole", *OF, "Not yet", "Consistently", "Not yet", "Sometimes"],
    ["Cy Dow", *OF, "Mostly", "Mostly", "Consistently", "Sometimes"],
]
WORDS = ["Not yet", "Sometimes", "Mostly", "Consistently"]

CASES = [
    Case(
        "own labels: a row of goals in numbers below them",
        lambda: {"form.csv": text([HEAD, *ROWS, ["GOAL for EOY", "", "", "", 3, 2, 3, 2]])},
        answers={f"rating:{word}": str(rating) for rating, word in enumerate(WORDS)},
        questions=tuple(f"rating:{word}@form.csv" for word in WORDS),
        ratings=("Oak | self | S1.1 0 1 2 2", "Oak | self | S1.1 0 3 0 1", "Oak | self | S1.1 2 2 3 1"),
        problems=("form.csv!A5: no-rater: ",),
        sources=("form.csv: wide: 16 12 0 4 0",),
    ),
    Case(
        "own labels: numbers are more than words",
        lambda: {"form.csv": text([HEAD, ["Ann Ash", *OF, 1, 2, 3, "weak"], ["Bo Cole", *OF, 0, 1, 1, "weak"]])},
        ratings=("Oak | self | S1.1 1 2 3", "Oak | self | S1.1 0 1 1"),
        problems=("form.csv!H2: not-a-rating: weak", "form.csv!H3: not-a-rating: weak"),
        sources=("form.csv: wide: 8 6 0 2 0",),
    ),
    Case(
        "own labels: a color in front of a rating, and words for none",
        lambda: {
            "form.csv": text(
                [
                    HEAD,
                    ["Ann Ash", *OF, "🟢 3", "🔴 0", "⚪ n/a", "did not see"],
                    ["Bo Cole", *OF, "🟡 2", "I do not know", "Don't know / N/A", "🟠 1"],
                ]
            )
        },
        ratings=("Oak | self | S1.1 3 0 - -", "Oak | self | S1.1 2 - - 1"),
        sources=("form.csv: wide: 8 4 4 0 0",),
    ),
]

"""The framework's labels with their numbers next to them, however somebody wrote the two."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import LABELS, S, text

HEAD = ["School", "Round", "Perspective", "Name", "Action", "Rating"]
WAYS = (
    *("{label} [{number}]", "{label} ({number})", "{number} [{label}]", "[{number}] {label}", "{number}_{label}"),
    *("{label}{number}", "{label} (Rating {number})", "{label} (score: {number})", "{label} (Level {number})"),
    *("{label} ({number} points)", "{label}; {number}"),
)


def rows(*cells):
    return text(
        [HEAD, *(["Oak", "Fall 2026", "self", "Al Roy", action, cell] for action, cell in zip(S, cells, strict=False))]
    )


CASES = [
    *(
        Case(
            f"label and number: {way}",
            lambda way=way: {
                "l.csv": rows(*(way.format(label=label, number=number) for number, label in enumerate(LABELS)))
            },
            ratings=("Oak | self | S1.1 0 1 2 3",),
            sources=("l.csv: tidy: 4 4 0 0 0",),
        )
        for way in WAYS
    ),
    Case(
        "label and number: that disagree, or of which one is not certain",
        lambda: {
            "l.csv": rows(
                *(f"{LABELS[1]} [2]", f"2 [{LABELS[1]}]", "Not present (Level 1)", "Not present (5)"),
                *("Not present (0?)", "Not present (1 of 3)", "Not present (goal 0)", "Not present (0)"),
            )
        },
        ratings=("Oak | self | S3.1 0",),
        problems=(
            "l.csv!F2: number-and-words-disagree: Present, but implemented inconsistently and/or ineffectivel… …",
            "l.csv!F3: number-and-words-disagree: 2 …",
            "l.csv!F4: number-and-words-disagree: Not present (Level 1) …",
            "l.csv!F5: number-and-words-disagree: Not present (5) …",
            "l.csv!F6: not-a-rating: Not present (0?)",
            "l.csv!F7: not-one-rating: Not present (1 of 3)",
            "l.csv!F8: not-a-rating: Not present (goal 0)",
        ),
        sources=("l.csv: tidy: 8 1 0 7 0",),
    ),
]

"""Words behind a rating that say nobody saw or rated, that it does not count, or that the number means the other end."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

NOT_SEEN = [
    *("0 - did not see", "0 - was not there", "0 - haven't visited", "0 - unobserved", "0 - DNO"),
    *("0 = didn't answer", "0 = declined", "0 - not scored yet", "0 = could not tell", "0 - too early to say"),
    *("0 - not my area", "0 - new to the team", "0 - ask Maria", "2 (did not see)"),
]
NOT_COUNTED = ["2 - wrong, ignore", "2 (test)", "1 - entered by mistake", "3 - please delete"]
TURNED = ["0 - fully in place", "0 = best", "3 = lowest", "3 - never"]
PLAIN = [
    *("2 - we meet weekly", "0 - we have no team", "0 - not yet", "0 - no calendar", "0 - not there yet"),
    *("0 - did not see any calendar", "0 - new initiative", "1 - wrong focus", "2 - tests are reviewed"),
    *("0 - no one knows the goals", "3 - observed in all rooms", "0 - never", "3 - fully in place"),
    *("1 - not always", "3 - always on time", "0 - teachers do not know", "3 - never miss a meeting"),
]
NAMES = (
    "Ash",
    "Bay",
    "Cruz",
    "Diaz",
    "Eck",
    "Fox",
    "Gray",
    "Hill",
    "Ives",
    "Jay",
    "Kay",
    "Lee",
    "Moss",
    "Nash",
    "Orr",
    "Park",
    "Quinn",
)


def file(cells):
    """Return a form in which each rater writes one of the cells, and a 1."""
    rows = [
        ["Birch Elementary", "Fall 2026", "self", f"Ana {name}", cell, 1]
        for name, cell in zip(NAMES, cells, strict=False)
    ]
    return lambda: {"n.csv": text([["School", "Round", "Perspective", "Name", "S1.1", "S1.2"], *rows])}


def doubtful(name, cells, code, says, shown=str):
    """Return a case in which each of the cells is a problem, and the 1 next to it is read."""
    count = len(cells)
    return Case(
        f"doubtful notes: {name}",
        file(cells),
        ratings=("Birch Elementary | self | S1.2 1",) * count,
        problems=tuple(f"n.csv!E{row}: {code}: {shown(cell)}" for row, cell in enumerate(cells, 2)),
        sources=(f"n.csv: wide: {2 * count} {count} 0 {count} 0",),
        says=says,
    )


CASES = [
    doubtful(
        "nobody saw, knew or rated",
        NOT_SEEN,
        "zero-or-none",
        ("“0 - did not see” may be a 0, or it may mean “not rated”.",),
    ),
    doubtful("it does not count", NOT_COUNTED, "zero-or-none", ("“2 (test)” may be a 2",)),
    doubtful(
        "the other end of the scale",
        TURNED,
        "number-and-words-disagree",
        ("The number is 0, but the words mean 3.", "The number is 3, but the words mean 0."),
        lambda cell: f"{cell[0]} …",
    ),
    Case(
        "doubtful notes: what is rated, and no more",
        file(PLAIN),
        ratings=tuple(f"Birch Elementary | self | S1.1 {cell[0]} 1" for cell in PLAIN),
        notes=tuple(f"S1.1 {cell[4:]}" for cell in PLAIN),
        sources=(f"n.csv: wide: {2 * len(PLAIN)} {2 * len(PLAIN)} 0 0 0",),
    ),
    Case(
        "doubtful notes: whoever says which rating it is loses no word of it",
        file(["2 – Ask Denise, she runs it", "3 - by June", "0 (did not see)", "1 - we meet"]),
        answers={"fix@n.csv!E2": "2", "fix@n.csv!E3": "n/a", "fix@n.csv!E4": "0", "fix@n.csv!E5": "2"},
        ratings=tuple(f"Birch Elementary | self | S1.1 {mark} 1" for mark in "2-02"),
        notes=("S1.1 Ask Denise, she runs it", "S1.1 by June", "S1.1 did not see"),
        sources=("n.csv: wide: 8 7 1 0 0",),
    ),
    Case(
        "doubtful notes: a goal, or a count, in one rating's place is no header of a second table",
        file(["2", "n/a (2)", "Goal: 3", "n=2", "1"]),
        ratings=("Birch Elementary | self | S1.1 2 1", "Birch Elementary | self | S1.1 1 1")
        + ("Birch Elementary | self | S1.2 1",) * 3,
        problems=(
            "n.csv!E3: not-a-rating: n/a (2)",
            "n.csv!E4: not-a-rating: Goal: 3",
            "n.csv!E5: not-a-rating: n=2",
        ),
        sources=("n.csv: wide: 10 7 0 3 0",),
    ),
]

"""Tables of how many people gave each answer, a row an answer, and of statistics, a row a statistic: nobody's ratings."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import DASHED, text

HEAD = ["School", "Team", "Answer", "Round", "S1.1", "S1.2", "S1.3"]
BIRCH = [[0, 0, 0], [1, 0, 0], [0, 3, 2], [2, 0, 1]]
CEDAR = [[1, 0, 0], [0, 0, 0], [0, 0, 1], [2, 3, 2]]
COUNTS = ("f.csv: counts: ",)
SAID = ("The column “S1.1” has counts",)
REFUSED = ("f.csv: : 0 0 0 0 0",)
STATISTICS = ["School", "Statistic", "Round", "S1.1", "S1.2"]


def rows(school, answers, figures=BIRCH, team="School ILT"):
    """Return a row an answer, with the figures of a team."""
    return [[school, team, answer, "Fall 2026", *own] for answer, own in zip(answers, figures, strict=False)]


def table(*found, heading="Answer"):
    head = [heading if cell == "Answer" else cell for cell in HEAD]
    return lambda: {"f.csv": text([head, *found])}


def counted(name, *found, heading="Answer"):
    """Return a case that is refused as counts."""
    return Case(f"frequencies: {name}", table(*found, heading=heading), problems=COUNTS, says=SAID, sources=REFUSED)


def statistics(name, *labels, says):
    """Return a case of two schools with a row a statistic."""
    body = [[school, label, "Fall 2026", 3, 2] for school in ("Birch Elementary", "Cedar Middle") for label in labels]
    return Case(
        f"frequencies: {name}",
        lambda: {"f.csv": text([STATISTICS, *body])},
        questions=("perspective@f.csv", "round@f.csv", "school@f.csv"),
        problems=tuple(f"f.csv!B{row}: no-rater: " for row in range(2, 2 + len(body))),
        sources=(f"f.csv: wide: {2 * len(body)} 0 0 0 {2 * len(body)}",),
        says=says,
    )


SHORT = ["Not present", "Inconsistent", "Mostly", "Consistent"]

CASES = [
    counted("numbers as answers", *rows("Birch Elementary", range(4)), *rows("Cedar Middle", range(4), CEDAR)),
    counted(
        "labels without a heading, from the highest on",
        *rows("Birch Elementary", reversed(DASHED)),
        *rows("Cedar Middle", reversed(DASHED), CEDAR),
        heading="",
    ),
    counted(
        "a few words of each label",
        *rows("Birch Elementary", SHORT),
        *rows("Cedar Middle", SHORT, CEDAR),
        heading="Level",
    ),
    counted("one school", *rows("Birch Elementary", DASHED), heading="Rating"),
    counted(
        "an answer that nobody gave has no row",
        *rows("Birch Elementary", [0, 1, 2, 3]),
        *rows("Cedar Middle", [0, 3], CEDAR[::3]),
        *rows("Dogwood K-8", [1, 2, 3], CEDAR),
    ),
    counted(
        "labels under a heading of raters, in an order of their own",
        *rows("Birch Elementary", [DASHED[at] for at in (2, 0, 3, 1)]),
        *rows("Cedar Middle", [DASHED[at] for at in (2, 0, 3, 1)], CEDAR),
        heading="Rater",
    ),
    Case(
        "frequencies: raters who are numbered in each school rate",
        table(*rows("Birch Elementary", [1, 2, 3]), *rows("Cedar Middle", [1, 2, 3], CEDAR), heading="No."),
        ratings=(
            "Birch Elementary | self | S1.1 0 0 0",
            "Birch Elementary | self | S1.1 1 0 0",
            "Birch Elementary | self | S1.1 0 3 2",
            "Cedar Middle | self | S1.1 1 0 0",
            "Cedar Middle | self | S1.1 0 0 0",
            "Cedar Middle | self | S1.1 0 0 1",
        ),
        sources=("f.csv: wide: 18 18 0 0 0",),
    ),
    Case(
        "frequencies: raters who rate something else as well rate",
        table(
            *rows("Birch Elementary", [2, 1, 2, 3]), *rows("Cedar Middle", [2, 0, 3, 3], CEDAR), heading="Overall mood"
        ),
        ratings=(
            "Birch Elementary | self | S1.1 0 0 0",
            "Birch Elementary | self | S1.1 1 0 0",
            "Birch Elementary | self | S1.1 0 3 2",
            "Birch Elementary | self | S1.1 2 0 1",
            "Cedar Middle | self | S1.1 1 0 0",
            "Cedar Middle | self | S1.1 0 0 0",
            "Cedar Middle | self | S1.1 0 0 1",
            "Cedar Middle | self | S1.1 2 3 2",
        ),
        sources=("f.csv: wide: 24 24 0 0 0",),
    ),
    statistics(
        "N next to a mean is no name", "Mean", "N", says=("could stand for an average", "could stand for a count")
    ),
    statistics("Valid N is a count", "Valid N", "Median", says=("could stand for a count", "could stand for a median")),
    statistics("Mode next to a count is no name", "Responses", "Mode", says=("could stand for a mode",)),
]

"""Many columns of one kind that are no ratings, or were not read: one problem names them all."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import S, text

WHO = ["Name", "School", "Round", "Perspective"]
PEOPLE = [["Al Roy", "Oak", "Fall 2026", "self"], ["Bo Bay", "Oak", "Fall 2026", "self"]]
FIVE = S[:5]
RATINGS = ("Oak | self | S1.1 0 1 2 3 0", "Oak | self | S1.1 1 1 1 1 1")


def next_to_each(heading):
    """Return a form with a column right of each of five actions, called by ``heading`` with the action in it."""
    headings = [cell for action in FIVE for cell in (action, heading.format(action))]
    rows = [
        [*who, *(cell for rating in own for cell in (rating, 2))]
        for who, own in zip(PEOPLE, ("01230", "11111"), strict=True)
    ]
    return lambda: {"a.csv": text([[*WHO, *headings], *rows])}


def passed_over(name, heading, where):
    return Case(
        f"many columns: {name}",
        next_to_each(heading),
        ratings=RATINGS,
        problems=("a.csv!F2: ratings-passed-over: ",),
        sources=("a.csv: wide: 10 10 0 0 0",),
        says=(f"We did not read 10 cells in columns F, H, J, L and N{where} that may have ratings.",),
    )


CASES = [
    Case(
        "many columns: that ask something which is not known of each action",
        next_to_each("{} Principal"),
        ratings=RATINGS,
        problems=("a.csv!F1: action-unknown: S1.1 Principal",),
        sources=("a.csv: wide: 20 10 0 10 0",),
        says=(
            "“S1.1 Principal” doesn't match any action in the framework (the same is true of cells H1, J1, L1 and N1).",
        ),
    ),
    passed_over("under one heading right of each action", "Principal", " under “Principal”"),
    passed_over("under one that is not to be shown", "What Pat Doe says", " under “W… P… D… s…”"),
    passed_over("without a heading", "", ""),
    Case(
        "many columns: next to the ratings of a list",
        lambda: {
            "a.csv": text(
                [
                    [*WHO, "Action", "Rating", "Importance", "Urgency", "Effort", "Ease"],
                    *(
                        [*PEOPLE[0], action, at % 4, *row]
                        for at, (action, row) in enumerate(
                            zip(FIVE, ("2130", "1022", "0311", "3203", "2013"), strict=True)
                        )
                    ),
                ]
            )
        },
        ratings=RATINGS[:1],
        problems=("a.csv!G2: ratings-passed-over: ",),
        sources=("a.csv: tidy: 5 5 0 0 0",),
        says=("20 cells in columns G under “Importance”; H under “Urgency”; I under “Effort”; J under “Ease”",),
    ),
]

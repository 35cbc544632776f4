"""Job titles next to a column that says the side: a coach may sit on either team, so the side is what counts."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text


def with_jobs(heading, job="Role"):
    """Return three raters, each with a team and a job; the coaches are on different teams."""
    return text(
        [
            ["Name", "School", "Round", job, heading, "S1.1"],
            ["Ana", "Oak Elementary", "Fall 2026", "Principal", "School ILT", 1],
            ["Ben", "Oak Elementary", "Fall 2026", "Coach", "District ILT", 2],
            ["Cy", "Oak Elementary", "Fall 2026", "Coach", "School ILT", 3],
        ]
    )


RATINGS = ("Oak Elementary | self | S1.1 1", "Oak Elementary | cross | S1.1 2", "Oak Elementary | self | S1.1 3")
WIDE = ("jobs.csv: wide: 3 3 0 0 0",)

CASES = [
    Case(
        f"jobs: next to {heading}",
        lambda heading=heading: {"jobs.csv": with_jobs(heading)},
        ratings=RATINGS,
        sources=WIDE,
    )
    for heading in ("Team", "Which ILT are you on?", "Respondent type", "I am a member of the")
]
CASES += [
    Case(
        "jobs: next to sides under a heading of any words",
        lambda: {"jobs.csv": with_jobs("Group", "Job title")},
        answers={"side-column": "yes"},
        questions=("side-column@jobs.csv",),
        ratings=RATINGS,
        sources=WIDE,
    ),
    Case(
        "jobs: of a tidy table",
        lambda: {
            "jobs.csv": text(
                [
                    ["Name", "School", "Round", "Role", "Team", "Action", "Rating"],
                    *(
                        ["Ana", "Oak Elementary", "Fall 2026", "Principal", "School ILT", action, 1]
                        for action in ("S1.1", "S1.2")
                    ),
                    *(
                        ["Ben", "Oak Elementary", "Fall 2026", "Coach", "District ILT", action, 2]
                        for action in ("S1.1", "S1.2")
                    ),
                ]
            )
        },
        ratings=("Oak Elementary | self | S1.1 1 1", "Oak Elementary | cross | S1.1 2 2"),
        sources=("jobs.csv: tidy: 4 4 0 0 0",),
    ),
]

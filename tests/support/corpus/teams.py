"""Which team a rater is on, and of which school, however a column says it; none of these is left aside in silence."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

TWO, ROUND = ["S1.1", "S1.2"], "Fall 2026"
DISTRICT_TWO = ["D1.1", "D1.2"]


def on(heading, *teams, schools=("Oak Elementary", "Oak Elementary", "Elm Middle"), actions=TWO):
    """Return a table of three raters, each with a team; without a column of schools where none are given."""
    rows = zip(("Ana", "Ben", "Cy"), schools or ("", "", ""), teams, ([0, 1], [2, 2], [3, 3]), strict=True)
    table = [["Name", "School", "Round", heading, *actions]]
    table += [[name, school, ROUND, team, *rated] for name, school, team, rated in rows]
    return text(table if schools else [[row[0], *row[2:]] for row in table])


SELF_CROSS = (
    "Oak Elementary | self | S1.1 0 1",
    "Oak Elementary | cross | S1.1 2 2",
    "Elm Middle | self | S1.1 3 3",
)
WIDE = ("teams.csv: wide: 6 6 0 0 0",)
SAID = ("Teams with a school's name were read as that school's ILT.",)

CASES = [
    Case(
        "teams: called by their school, or by the district",
        lambda: {
            "teams.csv": on(
                "Which team are you on?", "Oak Elementary ILT", "District ILT", "Elm Middle Leadership Team"
            )
        },
        ratings=SELF_CROSS,
        sources=WIDE,
        notices=SAID,
    ),
    Case(
        "teams: the school of each is its team's",
        lambda: {
            "teams.csv": on(
                "I am a member of",
                "the Oak Elementary ILT",
                "the district ILT",
                "the Elm Middle ILT",
                schools=(),
                actions=DISTRICT_TWO,
            )
        },
        ratings=(
            "Oak Elementary | cross | D1.1 0 1",
            " | self | D1.1 2 2",
            "Elm Middle | cross | D1.1 3 3",
        ),
        sources=WIDE,
        notices=SAID,
    ),
    Case(
        "teams: who rates another school is asked about",
        lambda: {"teams.csv": on("Which team are you on?", "Oak Elementary ILT", "Elm Middle ILT", "Elm Middle ILT")},
        answers={"perspective:Elm Middle ILT": "cross"},
        questions=("perspective:Elm Middle ILT@teams.csv",),
        before=0,
        ratings=SELF_CROSS,
        sources=WIDE,
        notices=SAID,
    ),
    Case(
        "teams: of which one is not known",
        lambda: {"teams.csv": on("Team", "School ILT", "Central cabinet", "School ILT")},
        answers={"perspective:Central cabinet": "District ILT"},
        questions=("perspective:Central cabinet@teams.csv",),
        before=0,
        ratings=SELF_CROSS,
        sources=WIDE,
    ),
    Case(
        "teams: none is known, and they say whose side it is",
        lambda: {"teams.csv": on("Team", "Blue", "Gold", "Blue")},
        answers={"side-column": "yes", "perspective:Blue": "School ILT", "perspective:Gold": "District ILT"},
        questions=("side-column@teams.csv", "perspective:Blue@teams.csv", "perspective:Gold@teams.csv"),
        ratings=SELF_CROSS,
        sources=WIDE,
    ),
    Case(
        "teams: none is known, and they say something else",
        lambda: {"teams.csv": on("Team", "Grade 3", "Grade 4", "Grade 3")},
        answers={"side-column": "no, something else", "perspective": "cross"},
        questions=("side-column@teams.csv", "perspective@teams.csv"),
        ratings=(
            "Oak Elementary | cross | S1.1 0 1",
            "Oak Elementary | cross | S1.1 2 2",
            "Elm Middle | cross | S1.1 3 3",
        ),
        sources=WIDE,
    ),
    Case(
        "teams: whether somebody is a member, in figures",
        lambda: {"teams.csv": on("Are you a member of the leadership team at this school?", 1, 0, 1)},
        answers={"side-column": "yes", "perspective:1": "School ILT", "perspective:0": "District ILT"},
        questions=("side-column@teams.csv", "perspective:1@teams.csv", "perspective:0@teams.csv"),
        ratings=SELF_CROSS,
        sources=WIDE,
    ),
    Case(
        "teams: a flag of who is of the district",
        lambda: {"teams.csv": on("district_rater", 0, 1, 0)},
        answers={"side-column": "yes", "perspective:0": "School ILT", "perspective:1": "District ILT"},
        questions=("side-column@teams.csv", "perspective:1@teams.csv", "perspective:0@teams.csv"),
        ratings=SELF_CROSS,
        sources=WIDE,
    ),
    Case(
        "teams: called by their school under a heading of any words",
        lambda: {"teams.csv": on("Affiliation", "Oak Elementary ILT", "District ILT", "Elm Middle ILT")},
        answers={"side-column": "yes"},
        questions=("side-column@teams.csv",),
        ratings=SELF_CROSS,
        sources=WIDE,
        notices=SAID,
    ),
]

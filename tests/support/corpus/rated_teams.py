"""Columns that name a team: whose ratings they are, or which team was rated; and roles in codes or a column an option."""

from tests.support.corpus.case import Case
from tests.support.corpus.surveymonkey import monkey
from tests.support.corpus.writers import WORDS, text

ROUND = "Fall 2026"
SENT = "9/9/2026 8:58:01"


def both(heading, *, of_district="District ILT", of_school="School ILT"):
    """Return a form with a branch for each team: Mia, of a school, rates the district's, too."""
    actions = [WORDS[action] for action in ("D1.1", "D1.2", "S1.1", "S1.2")]
    return text(
        [
            ["Timestamp", "Your name", "Round", heading, "School", *actions],
            [SENT, "Ann Rowe", ROUND, of_district, "", 3, 2, "", ""],
            [SENT, "Gus Tate", ROUND, of_school, "Oak Elementary", "", "", 1, 0],
            [SENT, "Mia Sol", ROUND, of_school, "Elm Elementary", "", "", 2, 0],
            [SENT, "Mia Sol", ROUND, of_district, "Elm Elementary", 1, 1, "", ""],
        ]
    )


def coded(heading):
    """Return answers on the district's actions, with a number for who rated."""
    return text(
        [
            ["Round", "Name", "School", heading, "D1.1", "D1.2"],
            [ROUND, "Ann Rowe", "Oak Elementary", 1, 3, 2],
            [ROUND, "Gus Tate", "Oak Elementary", 2, 0, 1],
        ]
    )


def roles(*, twice):
    """Return an export with a column for each role; one rater has two where ``twice``."""
    head = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address"]
    head += ["First Name", "Last Name", "Custom Data 1"]
    return text(
        [
            [*head, "What is your role? (check all that apply)", "", "", "Rate the district ILT", ""],
            [""] * 9 + ["Cabinet", "Director", "Principal", WORDS["D1.1"], WORDS["D1.2"]],
            [*monkey(1, "Ann", "Rowe"), "Cabinet", "Director" if twice else "", "", 3, 2],
            [*monkey(2, "Gus", "Tate"), "", "", "Principal", 0, 1],
            [*monkey(3, "Mia", "Sol"), "", "Director", "", 2, 2],
        ]
    )


ELM = "Elm Elementary"
ALL_SELF = (
    " | self | D1.1 3 2",
    f" | self | D1.1 1 1 || {ELM} | cross | D1.1 - - || {ELM} | cross | S1.1 - - || {ELM} | self | S1.1 2 0",
    "Oak Elementary | cross | D1.1 - - || Oak Elementary | self | S1.1 1 0",
)
"""Nothing is rated in the branch that was not the rater's."""
GOOGLE = ("teams.csv: Google Forms: 16 8 8 0 0",)
UNUSED = "The school of district ILT members was not used: they rate for the whole district."


CASES = [
    Case(
        "rated teams: what somebody reflects on is asked, and may be who rated",
        lambda: {"teams.csv": both("I am reflecting on the ...", of_school="ILT of a school")},
        answers={"side-column": "yes"},
        questions=("side-column@teams.csv",),
        ratings=ALL_SELF,
        sources=GOOGLE,
        notices=(UNUSED,),
    ),
    Case(
        "rated teams: which team was rated, and a person says so",
        lambda: {"teams.csv": both("I am rating the")},
        answers={"side-column": "no, something else", "perspective": "self"},
        questions=("side-column@teams.csv", "perspective@teams.csv"),
        ratings=(
            " | self | D1.1 - - || Oak Elementary | self | S1.1 1 0",
            " | self | D1.1 1 1 || Elm Elementary | self | S1.1 2 0",
            " | self | D1.1 3 2",
        ),
        sources=GOOGLE,
        notices=(UNUSED,),
    ),
    Case(
        "rated teams: Team alone, where each row names the team that it rates",
        lambda: {"teams.csv": both("Team")},
        answers={"side-column": "yes"},
        questions=("side-column@teams.csv",),
        ratings=ALL_SELF,
        sources=GOOGLE,
        notices=(UNUSED,),
    ),
    Case(
        "rated teams: the rater's own team is none that has to be asked about",
        lambda: {"teams.csv": both("Your team")},
        ratings=ALL_SELF,
        sources=GOOGLE,
        notices=(UNUSED,),
    ),
    Case(
        "rated teams: a number for who answers is asked about",
        lambda: {"coded.csv": coded("I am answering as ...")},
        answers={"side-column": "yes", "perspective:1": "District ILT", "perspective:2": "School ILT"},
        questions=("side-column@coded.csv", "perspective:1@coded.csv", "perspective:2@coded.csv"),
        ratings=(" | self | D1.1 3 2", "Oak Elementary | cross | D1.1 0 1"),
        sources=("coded.csv: wide: 4 4 0 0 0",),
        notices=(UNUSED,),
    ),
    Case(
        "rated teams: what a heading says of how to answer is no part of it",
        lambda: {"coded.csv": coded("Your role - select one")},
        answers={"perspective:1": "District ILT", "perspective:2": "School ILT"},
        questions=("perspective:1@coded.csv", "perspective:2@coded.csv"),
        ratings=(" | self | D1.1 3 2", "Oak Elementary | cross | D1.1 0 1"),
        sources=("coded.csv: wide: 4 4 0 0 0",),
        notices=(UNUSED,),
    ),
    Case(
        "rated teams: SurveyMonkey, a column for each role",
        lambda: {"roles.csv": roles(twice=False)},
        answers={
            "round": ROUND,
            "school": "not known",
            "perspective:Cabinet": "District ILT",
            "perspective:Director": "District ILT",
            "perspective:Principal": "School ILT",
        },
        questions=(
            "round@roles.csv",
            "school@roles.csv",
            "perspective:Cabinet@roles.csv",
            "perspective:Director@roles.csv",
            "perspective:Principal@roles.csv",
        ),
        ratings=(" | self | D1.1 3 2", " | cross | D1.1 0 1", " | self | D1.1 2 2"),
        sources=("roles.csv: SurveyMonkey: 6 6 0 0 0",),
    ),
    Case(
        "rated teams: SurveyMonkey, a column for each role, and somebody has two",
        lambda: {"roles.csv": roles(twice=True)},
        answers={
            "round": ROUND,
            "school": "not known",
            "perspective:Cabinet; Director": "District ILT",
            "perspective:Director": "District ILT",
            "perspective:Principal": "School ILT",
        },
        questions=(
            "round@roles.csv",
            "school@roles.csv",
            "perspective:Cabinet; Director@roles.csv",
            "perspective:Director@roles.csv",
            "perspective:Principal@roles.csv",
        ),
        ratings=(" | self | D1.1 3 2", " | cross | D1.1 0 1", " | self | D1.1 2 2"),
        sources=("roles.csv: SurveyMonkey: 6 6 0 0 0",),
    ),
]

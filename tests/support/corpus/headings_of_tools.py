"""Headings as tools write them around an action: a group before its id, a scale, a number or a question behind it."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import LABELS, NUMBERED, WORDS, text

ACTIONS = ("S1.1", "S1.2", "S2.1")
HEAD, OF = ["Name", "School", "Team", "Round"], ["Ana Ruiz", "Oak", "School ILT", "Fall 2026"]
READ = ("Oak | self | S1.1 2 0 | S2.1 3",)
SCHOOLS = ("Oak Elementary", "Elm Middle")
ODK = [
    *("SubmissionDate", "start", "meta-instanceID", "KEY"),
    *("SubmitterID", "SubmitterName", "FormVersion", "Edits"),
]
CHOSEN = ("S1.1", "S1.2", "S1.3", "S2.1")
FROM_1 = "1 is the lowest: 1-4 stand for 0-3"


def form(heading, *, rated=(2, 0, 3), name, **more):
    """Return a case of one person's form; ``heading`` makes the heading of an action."""
    rows = [[*HEAD, *map(heading, ACTIONS)], [*OF, *rated]]
    return Case(
        f"headings of tools: {name}",
        lambda: {"a.csv": text(rows)},
        **{"ratings": READ, "sources": ("a.csv: wide: 3 3 0 0 0",)} | more,
    )


def short(action):
    """Return an id without its signs: ``S11``."""
    return action.replace(".", "")


def glued(action):
    """Return an id and the start of its wording without spaces, as Cognito Forms names a column."""
    words = "".join(word.capitalize() for word in WORDS[action].replace("/", " ").replace(",", "").split()[:5])
    return f"Rate_{short(action)}{words}_Rating"


CASES = [
    form(lambda action: f"rate-{short(action)}", name="a group and a hyphen"),
    form(lambda action: f"grp_{short(action)}", name="a group and an underscore"),
    form(glued, name="an id and its wording at once"),
    form(lambda action: f"{action} {WORDS[action]} (90{short(action)[1:]})", name="the number of a gradebook"),
    form(
        lambda action: f"{action} {WORDS[action]} (0-4)",
        name="the range of another scale is asked about",
        answers={"scale": "the scale was 0-3"},
        questions=("scale@a.csv",),
    ),
    form(
        lambda action: f"{WORDS[action]} (1 star = {LABELS[0]}, 4 stars = {LABELS[3]})",
        rated=(3, 1, 4),
        name="stars from 1 on",
        answers={"scale": FROM_1},
        questions=("scale@a.csv",),
        notices=("the numbers 1 to 4 were read as the ratings 0 to 3",),
    ),
    Case(
        "headings of tools: an action on two scales, the second a goal",
        lambda: {
            "a.csv": text(
                [
                    [
                        *HEAD,
                        *(f"{short(one)}{scale}" for one in ACTIONS for scale in ("[1][Now]", "[2][Goal by June]")),
                    ],
                    [*OF, 2, 3, 0, 3, 3, 3],
                ]
            )
        },
        ratings=READ,
        problems=tuple(
            f"a.csv!{cell}1: action-unknown: {one}[Goal by June]" for cell, one in zip("FHJ", ACTIONS, strict=True)
        ),
        sources=("a.csv: wide: 6 3 0 3 0",),
    ),
    Case(
        "headings of tools: a question behind each action that differs in the school alone",
        lambda: {
            "a.csv": text(
                [
                    ["Name", "Team", "Round", *(f"{WORDS[one]}:Please rate {s}" for s in SCHOOLS for one in ACTIONS)],
                    ["Ana Ruiz", "District ILT", "Fall 2026", 2, 0, 3, 1, 1, 0],
                ]
            )
        },
        ratings=("Elm Middle | cross | S1.1 1 1 | S2.1 0 || Oak Elementary | cross | S1.1 2 0 | S2.1 3",),
        sources=("a.csv: wide: 6 6 0 0 0",),
    ),
    Case(
        "headings of tools: ODK Central, flat",
        lambda: {
            "a.csv": text(
                [
                    [
                        *ODK,
                        "about-rater",
                        "about-school",
                        "about-side",
                        *(f"rate-{short(action)}" for action in ACTIONS),
                    ],
                    [
                        *("2026-10-05T10:00:00Z", "2026-10-05T09:50:00Z", "uuid:0", "uuid:0", 101, "webform", 3, 0),
                        *("Ana Ruiz", "Oak", "School ILT", 2, 0, 3),
                    ],
                    [
                        *("2026-10-06T10:00:00Z", "2026-10-06T09:50:00Z", "uuid:1", "uuid:1", 101, "webform", 3, 0),
                        *("Ben Cole", "Oak", "School ILT", 1, 1, 1),
                    ],
                ]
            )
        },
        answers={"round": "Fall 2026", "rater-column": "no, something else"},
        questions=("round@a.csv", "rater-column@a.csv"),
        ratings=(*READ, "Oak | self | S1.1 1 1 | S2.1 1"),
        sources=("a.csv: wide: 6 6 0 0 0",),
    ),
    Case(
        "headings of tools: choices with the framework's labels and numbers leave no doubt of the scale",
        lambda: {
            "a.csv": text(
                [
                    ["Respondent ID", "Collector ID", *(cell for action in CHOSEN for cell in (action, "", "", ""))],
                    ["", "", *NUMBERED * len(CHOSEN)],
                    *(
                        [
                            f"90{number}",
                            "1",
                            *(NUMBERED[mark] if mark == 1 + number else "" for _ in CHOSEN for mark in range(4)),
                        ]
                        for number in range(3)
                    ),
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT", "school": "Oak"},
        questions=("round@a.csv", "perspective@a.csv", "school@a.csv"),
        ratings=(
            "Oak | self | S1.1 1 1 1 1",
            "Oak | self | S1.1 2 2 2 2",
            "Oak | self | S1.1 3 3 3 3",
        ),
        sources=("a.csv: SurveyMonkey: 12 12 0 0 0",),
    ),
]

"""Actions by their id with a wording of somebody's own: taken where these are the framework's, else asked about."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, D, text

SHORT = dict(
    zip(
        D,
        [
            "One vision of effective instruction",
            "Priorities and goals for the whole district",
            "Hiring and keeping staff in line with the vision",
            "The purpose of district and school ILTs is shared",
            "Meetings with a clear focus on priorities that are monitored",
            "Coaching in school ILT meetings",
            "Joint learning walks",
            "Coaches principals to lead instruction",
            "PD on priorities and vision",
            "Flexible PD plans of the schools",
            "District-wide data is collected and analyzed",
            "Data systems for school ILTs",
            "Resources go to the priorities",
        ],
        strict=True,
    )
)
OTHERS = [
    "Climate",
    "Attendance",
    "Families",
    "Safety",
    "Buses",
    "Meals",
    "Budget",
    "Sports",
    "Arts",
    "Library",
    "Playground",
    "Nurses",
    "Counseling",
]
ELSE = dict(zip(D, (f"{word} in the buildings" for word in OTHERS), strict=True))
SWAPPED = {**SHORT, "D3.1": SHORT["D4.2"], "D4.2": SHORT["D3.1"]}
ANN, BOB = "0123012301230", "3210321032103"
LINES = tuple(" | self | D1.1 " + " ".join(marks) for marks in (ANN, BOB))
WHO = ["Round", "Perspective", "Rater"]
FALL = ["Fall 2026", "self"]


def wide(headings):
    """Write a row a rater."""
    return text([[*WHO, *headings], [*FALL, "Ann", *ANN[: len(headings)]], [*FALL, "Bob", *BOB[: len(headings)]]])


def tidy(actions):
    """Write a row a rating."""
    head = [*WHO, "Action", "Rating"]
    rows = [
        [*FALL, name, action, mark]
        for name, marks in (("Ann", ANN), ("Bob", BOB))
        for action, mark in reversed([*zip(actions, marks, strict=True)])
    ]
    return text([head, *rows])


def behind(words, pattern="{id} {words}"):
    """Return each id with what stands around it."""
    return [pattern.format(id=id_, words=own) for id_, own in words.items()]


def taken(name, data, layout):
    """Return a case that is read without a question, and says so."""
    return Case(
        f"own wordings: {name}",
        lambda: {"own.csv": data},
        ratings=LINES,
        sources=(f"own.csv: {layout}: 26 26 0 0 0",),
        notices=("The wording next to the action IDs is not the framework’s",),
    )


def tidy_problems(actions):
    """Return the problems of all actions, last first, each in the rows of both raters."""
    last_first = [*enumerate(reversed(actions), 2)]
    cells = [(row + more, action) for more in (0, len(actions)) for row, action in last_first]
    short = {action: action if len(action) <= 60 else f"{action[:59]}…" for action in actions}
    return tuple(f"own.csv!D{row}: action-unknown: {short[action]}" for row, action in cells)


def open_to(name, words, answer, ratings, problems=()):
    """Return a case that is asked about once."""
    return Case(
        f"own wordings: {name}, {answer}",
        lambda: {"own.csv": tidy(words)},
        answers={"ids": answer},
        questions=("ids@own.csv",),
        ratings=ratings,
        problems=problems,
        sources=(f"own.csv: tidy: 26 {26 - len(problems)} 0 {len(problems)} 0",),
    )


CASES = [
    taken("headings", wide(behind(SHORT)), "wide"),
    taken("headings in brackets behind a question", wide(behind(SHORT, "How present is it? [{id}: {words}]")), "wide"),
    taken("headings with the id behind", wide(behind(SHORT, "{words} ({id})")), "wide"),
    taken("rows from the last action to the first", tidy(behind(SHORT)), "tidy"),
    Case(
        "own wordings: a part of the actions",
        lambda: {"own.csv": wide([WORDS["D1.1"], *behind({id_: SHORT[id_] for id_ in D[1:3]})])},
        answers={"ids": "yes"},
        questions=("ids@own.csv",),
        ratings=(" | self | D1.1 0 1 2", " | self | D1.1 3 2 1"),
        sources=("own.csv: wide: 6 6 0 0 0",),
    ),
    open_to("another framework", behind(ELSE), "yes", LINES),
    open_to("another framework", behind(ELSE), "no, something else", (), tidy_problems(behind(ELSE))),
    open_to("somebody behind each", behind(SHORT, "{id} {words} (our superintendent)"), "yes", LINES),
    open_to(
        "two wordings in each other's place",
        behind(SWAPPED),
        "yes",
        (
            " | self | D1.1 0 1 2 3 0 1 | D3.2 3 0 | D5.1 2 3 0",
            " | self | D1.1 3 2 1 0 3 2 | D3.2 0 3 | D5.1 1 0 3",
        ),
        tuple(one for one in tidy_problems(behind(SWAPPED)) if "Flexible" in one or "Joint" in one),
    ),
    Case(
        "own wordings: another question about each",
        lambda: {"own.csv": tidy(behind(SHORT, "{id} How important: {words}?"))},
        problems=tidy_problems(behind(SHORT, "{id} How important: {words}?")),
        sources=("own.csv: tidy: 26 0 0 26 0",),
    ),
]

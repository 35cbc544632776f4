"""Columns that say who rated, and on which team, under headings of any words: known, asked about, never dropped."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

TWO = ["S1.1", "S1.2"]
ROUND = "Fall 2026"
SIDE = "School ILT"
ANA, BEN = "Elm | self | S1.1 3 3 || Oak | self | S1.1 0 1", "Oak | self | S1.1 2 2"
ALONE = ("Elm | self | S1.1 3 3", "Oak | self | S1.1 0 1", "Oak | self | S1.1 2 2")


def named(headings, *names):
    """Return a table of three answers, of two people: the first and the last have one name."""
    who = names or (["Ana Ruiz"], ["Ben Cole"], ["Ana Ruiz"])
    schools, ratings = ("Oak", "Oak", "Elm"), ([0, 1], [2, 2], [3, 3])
    rows = [[*own, school, ROUND, SIDE, *rated] for own, school, rated in zip(who, schools, ratings, strict=True)]
    return text([[*headings, "School", "Round", "Team", *TWO], *rows])


def long(headings, *names):
    """Return the same, one rating a row."""
    rows = []
    for own, school, rated in zip(names, ("Oak", "Oak", "Elm"), ([0, 1], [2, 2], [3, 3]), strict=True):
        rows += [[*own, school, ROUND, SIDE, action, rating] for action, rating in zip(TWO, rated, strict=True)]
    return text([[*headings, "School", "Round", "Perspective", "Action", "Rating"], *rows])


def known(number, *headings, names=()):
    """Return a case in which headings say by themselves who rated."""
    return Case(
        f"who rated: {' and '.join(headings)}",
        lambda: {f"who{number}.csv": named(headings, *names)},
        ratings=(BEN, ANA),
        sources=(f"who{number}.csv: wide: 6 6 0 0 0",),
    )


def open_to(number, heading, *names, answer="yes", keys=("rater-column",), ratings=(BEN, ANA)):
    """Return a case in which it is asked whether a column says who rated."""
    file = f"asked{number}.csv"
    return Case(
        f"who rated: asked of {heading}, {answer}",
        lambda: {file: named([heading], *([name] for name in names or ("Ana Ruiz", "Ben Cole", "Ana Ruiz")))},
        answers=dict.fromkeys(keys, answer),
        questions=tuple(f"{key}@{file}" for key in keys),
        ratings=ratings,
        sources=(f"{file}: wide: 6 6 0 0 0",),
    )


def ignored(number, heading, *cells):
    """Return a case with a column that tells nobody apart, or says that it is something else."""
    file = f"other{number}.csv"
    return Case(
        f"who rated: {heading} ({cells[0]}) names nobody",
        lambda: {file: named([heading], *([cell] for cell in cells))},
        ratings=ALONE,
        sources=(f"{file}: wide: 6 6 0 0 0",),
    )


def several(number, both, other):
    """Return a case in which the second answer is of two people."""
    file = f"both{number}.csv"
    return Case(
        f"who rated: two in one cell ({both})",
        lambda: {file: named(["Name"], [other], [both], [other])},
        ratings=(ANA,),
        problems=(f"{file}!A3: no-rater: ",),
        sources=(f"{file}: wide: 6 4 0 2 0",),
        says=("the names of several people",),
    )


PAIRS = (
    ("Ben C. and Cy D.", "Ana Ruiz"),
    ("Ben Cole, Cy Diaz", "Ana Ruiz"),
    ("Ben & Cy", "Ana"),
    ("Ben Cole / Cy Diaz", "Ana Ruiz"),
    ("Ben Cole; Cy Diaz", "Ana Ruiz"),
)
HALVES = (["Ana", "Ruiz"], ["Ana", "Cole"], ["Ana", "Ruiz"])
TWO_EACH = (["Ana Ruiz", "u1@d.org"], ["Ben Cole", "u2@d.org"], ["Ana Ruiz", "u3@d.org"])

CASES = [
    known(1, "Respondent's full name"),
    known(2, "Next, what's your name?"),
    known(3, "Who filled this out?"),
    known(4, "ILT team member name"),
    known(5, "Print your name below"),
    known(6, "Observer"),
    known(7, "Rater initials", names=(["AR"], ["BC"], ["AR"])),
    known(8, "Employee number", names=(["40211"], ["40877"], ["40211"])),
    known(9, "Your work email (required)", names=(["ana@d.org"], ["ben@d.org"], ["ana@d.org"])),
    known(10, "Given name", names=(["Ana"], ["Ben"], ["Ana"])),
    known(11, "Respondent (first name)", "Respondent (last name)", names=HALVES),
    known(12, "Your name: First", "Your name: Last", names=HALVES),
    known(13, "First", "Last", names=HALVES),
    known(14, "First, last name"),
    Case(
        "who rated: a row a rating, with two parts of a name",
        lambda: {"long.csv": long(["Forename", "Surname"], *HALVES)},
        ratings=(BEN, ANA),
        sources=("long.csv: tidy: 6 6 0 0 0",),
    ),
    Case(
        "who rated: a row a rating, with the name of the respondent",
        lambda: {"long.csv": long(["Name of respondent"], ["Ana Ruiz"], ["Ben Cole"], ["Ana Ruiz"])},
        ratings=(BEN, ANA),
        sources=("long.csv: tidy: 6 6 0 0 0",),
    ),
    open_to(1, "Created By"),
    open_to(2, "Who are you?"),
    open_to(3, "Contact person"),
    open_to(4, "Badge", "A-104", "B-217", "A-104"),
    open_to(5, "Login", "ana@d.org", "ben@d.org", "ana@d.org"),
    open_to(6, "Match key", "40211", "40877", "40211"),
    open_to(7, "Coach at your school", answer="no, something else", ratings=ALONE),
    ignored(1, "Your grade", "Third Grade", "Fifth Grade", "Third Grade"),
    ignored(2, "City", "New Haven", "Old Lyme", "New Haven"),
    ignored(3, "Anything else?", "We began in fall.", "It depends on the grade.", "No more time."),
    ignored(4, "Browser", "Chrome", "Safari", "Edge"),
    ignored(5, "Referrer Name", "", "", ""),
    ignored(6, "Task Owner", "Unassigned", "Unassigned", "Unassigned"),
    ignored(7, "Duration (in seconds)", "310", "295", "310"),
    Case(
        "who rated: of two columns that may say it, the second does",
        lambda: {"two.csv": named(["Coach", "Login"], *TWO_EACH)},
        answers={"rater-column": "no, something else", "rater-column:Coach": "yes"},
        questions=("rater-column@two.csv", "rater-column:Coach@two.csv"),
        ratings=(BEN, ANA),
        sources=("two.csv: wide: 6 6 0 0 0",),
    ),
    Case(
        "who rated: asked of a column, a row a rating",
        lambda: {"long.csv": long(["Filed under"], ["Ana Ruiz"], ["Ben Cole"], ["Ana Ruiz"])},
        answers={"rater-column": "yes"},
        questions=("rater-column@long.csv",),
        ratings=(BEN, ANA),
        sources=("long.csv: tidy: 6 6 0 0 0",),
    ),
    Case(
        "who rated: a person who is responsible for an action rated nothing",
        lambda: {
            "plan.csv": text(
                [
                    ["School", "Round", "Perspective", "Action", "Rating", "Lead"],
                    *(["Oak", ROUND, SIDE, "S1.1", rating, "Ana Ruiz"] for rating in (0, 2)),
                    *(["Oak", ROUND, SIDE, "S1.2", rating, "Ben Cole"] for rating in (1, 2)),
                ]
            )
        },
        ratings=tuple(f"Oak | self | S1.{at}" for at in ("1 0", "1 2", "2 1", "2 2")),
        sources=("plan.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "who rated: a name from its last word on is the same person's",
        lambda: {"turned.csv": named(["Name"], ["Ruiz, Ana"], ["Ben Cole"], ["ANA RUIZ"])},
        ratings=(BEN, ANA),
        sources=("turned.csv: wide: 6 6 0 0 0",),
        notices=("A name such as “Ash, Ann” counts as the same person as “Ann Ash”.",),
    ),
    Case(
        "who rated: what asked for a name is no part of it",
        lambda: {"signed.csv": named(["Name"], ["Signed: Ana Ruiz"], ["Ben Cole"], ["Ana Ruiz"])},
        ratings=(BEN, ANA),
        sources=("signed.csv: wide: 6 6 0 0 0",),
    ),
    *(several(number, *pair) for number, pair in enumerate(PAIRS)),
    Case(
        "who rated: two last names and two first names are one person's",
        lambda: {"one.csv": named(["Name"], ["Ruiz Gomez, Ana Maria"], ["Cole, Ben"], ["Ruiz Gomez, Ana Maria"])},
        ratings=(BEN, ANA),
        sources=("one.csv: wide: 6 6 0 0 0",),
    ),
]

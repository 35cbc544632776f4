"""Two names of who rated: in two lines above a table, or in two columns. Also two schools in two lines."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import S, book, document, text

TABLE = [["Action", "Rating"], *([action, rating] for action, rating in zip(S, "01230", strict=False))]
FACTS = [["School", "Oak"], ["Round", "Fall 2026"], ["Perspective", "cross"]]
OAK = "Oak | cross | S1.1 0 1 2 3 0"
TWO = [["Observer", "Jo Lee"], ["Completed by", "J. O'Hara"]]


def above(*rows):
    return lambda: {"a.xlsx": book({"A": [*FACTS, *rows, *TABLE]})}


def open_for(name, *rows, files=None, source="a.xlsx#A"):
    return Case(
        f"two raters: {name}",
        files or above(*rows),
        questions=(f"who-rated@{source.partition('#')[0]}",),
        sources=(f"{source}: tidy: 5 0 0 0 5",),
    )


def at_once(name, *rows):
    return Case(f"two raters: {name}", above(*rows), ratings=(OAK,), sources=("a.xlsx#A: tidy: 5 5 0 0 0",))


HEAD = ["School", "Round", "Perspective"]


def columns(one, other, *pairs):
    rows = [["Oak", "Fall 2026", "self", *pair, number] for number, pair in enumerate(pairs)]
    return lambda: {"a.csv": text([[*HEAD, one, other, "S1.1"], *rows])}


def listed(one, other, *pairs):
    """Return a list with a rating in each row, and two columns that ask who rated."""
    rows = [["Oak", "Fall 2026", "self", *pair, action, at] for at, pair in enumerate(pairs) for action in S[:2]]
    return lambda: {"a.csv": text([[*HEAD, one, other, "Action", "Rating"], *rows])}


CASES = [
    Case(
        "two raters: a list with addresses next to the names",
        listed("Name", "Email", ("Jo Lee", "jo@oak.org"), ("Ed Fox", "ed@oak.org")),
        ratings=("Oak | self | S1.1 0 0", "Oak | self | S1.1 1 1"),
        sources=("a.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "two raters: a list that names its rows and its raters",
        listed("Name", "Reviewer", ("Jo Lee - 1", "Jo Lee"), ("Jo Lee - 2", "Jo Lee")),
        questions=("column@a.csv",),
        problems=("a.csv: two-columns-one-name: ",),
        sources=("a.csv: : 0 0 0 0 0",),
    ),
    Case(
        "two raters: a list with codes next to names",
        listed("Respondent ID", "Name", ("11", "Jo Lee"), ("12", "Ed Fox")),
        questions=("column@a.csv",),
        problems=("a.csv: two-columns-one-name: ",),
        sources=("a.csv: : 0 0 0 0 0",),
    ),
    open_for("two lines", *TWO),
    open_for("two labels in one cell", ["Observer: Jo Lee   Completed by: J. O'Hara"]),
    open_for("side by side", ["Observer", "Jo Lee", "Completed by", "J. O'Hara"]),
    open_for(
        "above a Word table",
        files=lambda: {"a.docx": document(*(": ".join(fact) for fact in (*FACTS, *TWO)), TABLE)},
        source="a.docx",
    ),
    Case(
        "two raters: one of them rated in all tables below",
        lambda: {
            "a.xlsx": book(
                {"A": [*FACTS, *TWO, *TABLE, [], ["School", "Elm"], ["Action", "Rating", "Notes"], ["S1.1", 3, ""]]}
            )
        },
        answers={"who-rated": "Completed by"},
        questions=("who-rated@a.xlsx",),
        ratings=(f"Elm | cross | S1.1 3 || {OAK}",),
        sources=("a.xlsx#A: tidy: 6 6 0 0 0",),
    ),
    Case(
        "two raters: neither of them rated",
        above(*TWO),
        answers={"who-rated": "neither"},
        questions=("who-rated@a.xlsx",),
        ratings=(OAK,),
        sources=("a.xlsx#A: tidy: 5 5 0 0 0",),
    ),
    at_once("one person twice", ["Observer", "Jo Lee"], ["Completed by", "J. Lee"]),
    at_once("a name and an address", ["Name", "Jo Lee"], ["Email", "office@oak.org"]),
    at_once("a label with nothing behind it", ["Observer", "Jo Lee"], ["Completed by", "____"]),
    Case(
        "two raters: under one label",
        above(["Name", "Jo Lee"], ["Name", "Ed Fox"]),
        problems=("a.xlsx#A!7: facts-unclear: ",),
        sources=("a.xlsx#A: tidy: 5 0 0 5 0",),
    ),
    Case(
        "two raters: two schools in two lines",
        above(["Building", "Elm"], ["Name", "Jo Lee"]),
        answers={"which-school:Oak": "Elm"},
        questions=("which-school:Oak@a.xlsx",),
        ratings=(OAK.replace("Oak", "Elm"),),
        sources=("a.xlsx#A: tidy: 5 5 0 0 0",),
    ),
    Case(
        "two raters: a form that asks for a name twice",
        columns("Your name", "Your name", ("Jo Lee", "Ed Fox"), ("Ann Ash", "Ann Ash"), ("Bo Bay", "")),
        answers={"rater-column": "yes"},
        questions=("rater-column@a.csv",),
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 1", "Oak | self | S1.1 2"),
        sources=("a.csv: wide: 3 3 0 0 0",),
        notices=("Where two columns name different people, the column “Your name” says who rated.",),
    ),
    Case(
        "two raters: the second column under a heading that has more words",
        columns("Rater", "Your name (as on the badge)", ("Jo Lee", "Ed Fox"), ("Ann Ash", "Ann Ash")),
        questions=("rater-column@a.csv",),
        sources=("a.csv: wide: 2 0 0 0 2",),
    ),
    Case(
        "two raters: two columns that never name two people",
        columns("Your name", "Full name", ("Jo Lee", ""), ("", "Ann Ash"), ("Bo", "Bo Bay")),
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 1", "Oak | self | S1.1 2"),
        sources=("a.csv: wide: 3 3 0 0 0",),
    ),
    Case(
        "two raters: an address is of the name next to it, whatever it is",
        columns("Email", "Name", ("office@oak.org", "Ed Fox"), ("ash@oak.org", "Ann Ash")),
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 1"),
        sources=("a.csv: wide: 2 2 0 0 0",),
    ),
]

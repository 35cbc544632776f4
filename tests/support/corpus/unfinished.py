"""Answers that nobody finished, among so few that most of them say nothing."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

GERMAN = ["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Name", "School", "Round", "Team", "S1.1", "S1.2"]
OF = ("Oak", "Fall 2026", "School ILT")
SENT = [1, "2026-10-01 10:00:00", 4, "Ann Ash", *OF, 1, 2]
FIRST = "Oak | self | S1.1 1 2"


def begun(number, name):
    """Return an answer that somebody began and did not send."""
    return [number, "", 1, name, *OF, 2, ""]


CASES = [
    Case(
        "unfinished: one of two answers was not sent",
        lambda: {"lime.csv": text([GERMAN, SENT, begun(2, "Bo Bay")])},
        answers={"unfinished": "leave them out"},
        questions=("unfinished@lime.csv",),
        ratings=(FIRST,),
        problems=("lime.csv!3: unfinished: ",),
        sources=("lime.csv: wide: 4 2 0 2 0",),
    ),
    Case(
        "unfinished: two of three answers were not sent, and count",
        lambda: {"lime.csv": text([GERMAN, SENT, begun(2, "Bo Bay"), begun(3, "Cy Dorn")])},
        answers={"unfinished": "count them"},
        questions=("unfinished@lime.csv",),
        ratings=(FIRST, "Oak | self | S1.1 2 -", "Oak | self | S1.1 2 -"),
        sources=("lime.csv: wide: 6 4 2 0 0",),
    ),
    Case(
        "unfinished: where no answer was sent, nobody used the column",
        lambda: {"lime.csv": text([GERMAN, begun(2, "Bo Bay"), begun(3, "Cy Dorn")])},
        ratings=("Oak | self | S1.1 2 -", "Oak | self | S1.1 2 -"),
        sources=("lime.csv: wide: 4 2 2 0 0",),
    ),
]

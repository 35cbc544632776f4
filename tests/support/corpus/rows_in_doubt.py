"""What names, times and headings say against each other is said, and counts until somebody says that it does not."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, span, text

HEAD = ["School", "Round", "Perspective", "Name", "S1.1", "S1.2"]


def said(name, rows, *notices, ratings, header=HEAD, **more):
    """Return a case of a table in which all counts and one doubt is said."""
    count = 2 * len(ratings)
    own = {"sources": (f"doubt.csv: wide: {count} {count} 0 0 0",)} | more
    return Case(
        f"rows in doubt: {name}", lambda: {"doubt.csv": text([header, *rows])}, ratings=ratings, notices=notices, **own
    )


def people(*names, school="Oak"):
    """Return a row a name."""
    return [[school, "Fall 2026", "self", name, 1, 2] for name in names]


def schools(*names):
    """Return a row a school, each of another person."""
    return [[name, "Fall 2026", "self", person, 1, 2] for name, person in zip(names, "abcdefgh", strict=False)]


def of(*names):
    """Return the ratings of a row a school."""
    return tuple(f"{name} | self | S1.1 1 2" for name in names)


FORM = [["Round", "Fall 2026"], ["School", "Oak"], ["Perspective", "self"], ["Name", "Al"]]
RATED = [[WORDS[action], mark] for action, mark in zip(span("S1.1", "S2.1"), "1233", strict=True)]


def form(name, heading, side, notice, *, when="Fall 2026"):
    """Return a case of a form whose heading of ratings says something else than the lines above it."""
    return Case(
        f"rows in doubt: {name}",
        lambda: {"form.xlsx": book({"Sheet1": [*FORM, ["School ILT Actions", heading], *RATED]})},
        rounds=(when,),
        ratings=(f"Oak | {side} | S1.1 1 2 3 3",),
        sources=("form.xlsx#Sheet1: template: 4 4 0 0 0",),
        notices=(notice,),
    )


EVENTS = ["record_id", "redcap_event_name", "school", "side", "s1_1", "s1_2"]
ARMS = [[at, f"Fall 2026 (Arm {at}: {who})", "Oak", "self", 1, 2] for at, who in ((1, "ILT"), (2, "PLC leads"))]
TYPED = [
    ["1--1", "Fall 2026", "Oak", "self", 1, 2],
    ["1--2", "Fall 2026", "Oak", "self", 1, 3],
    ["2--1", "Fall 2026", "Oak", "self", 2, 2],
]
DESCRIBED = ["School", "Round", "Perspective", "Name", "action_id", "Description", "Rating"]


def described(*actions):
    """Return a row an id, with the wording of another action where they differ."""
    ids = ("S1.1", "S1.2", "S1.3", "S2.1")
    return [[*people("Al")[0][:4], own, WORDS[other], 2] for own, other in zip(ids, actions, strict=True)]


ELM = "Elm Elementary"
CASES = [
    form(
        "a heading of another side",
        "District rating",
        "cross",
        "side is “self”, but the heading of the ratings says “District ILT”",
    ),
    form(
        "a heading of another round",
        "Rating 2025",
        "self",
        "the round is “Fall 2026”, but the heading of the ratings says “2025”",
        when="2025",
    ),
    said(
        "a name with more behind it",
        people("Ana Cruz", "Ben Ito", "Ana Cruz (2)", "Ben Ito - Jan"),
        "The name in rows 4 and 5 is another",
        ratings=of(*["Oak"] * 4),
    ),
    said(
        "a code with a mark",
        people("AC", "BI", "AC*"),
        "The name in row 4 is another",
        ratings=of(*["Oak"] * 3),
    ),
    said(
        "a school with more behind it",
        schools(ELM, ELM, f"{ELM} PLC", f"{ELM} (goal)"),
        f"“{ELM} (goal)” and “{ELM}” count as two schools",
        f"“{ELM} PLC” and “{ELM}” count as two schools",
        ratings=of(ELM, ELM, f"{ELM} PLC", f"{ELM} (goal)"),
    ),
    said(
        "a name among schools",
        schools(ELM, ELM, ELM, "Statewide"),
        "“Statewide” counts as a school, though",
        ratings=of(ELM, ELM, ELM, "Statewide"),
    ),
    said(
        "an answer a team",
        [[*row[:3], *row[4:]] for row in schools("Oak", "Elm", "Fir")],
        "each of 3 teams has one response",
        ratings=of("Oak", "Elm", "Fir"),
        header=[*HEAD[:3], *HEAD[4:]],
    ),
    said(
        "sent before the year of the round",
        [["10/3/2025 9:00:00", *people("Al")[0]], ["10/3/2026 9:00:00", *people("Bo")[0]]],
        "Responses in row 2 were sent before the year of their round (“Fall 2026”)",
        ratings=of("Oak", "Oak"),
        header=["Timestamp", *HEAD],
        sources=("doubt.csv: Google Forms: 4 4 0 0 0",),
    ),
    Case(
        "rows in doubt: two arms of one event",
        lambda: {"doubt.csv": text([EVENTS, *ARMS])},
        ratings=of("Oak", "Oak"),
        sources=("doubt.csv: wide: 4 4 0 0 0",),
        notices=(
            "Several REDCap arms (“Fall 2026 (Arm 1: ILT)” and “Fall 2026 (Arm 2: PLC leads)”) count as one round",
        ),
    ),
    Case(
        "rows in doubt: a record that two people typed in",
        lambda: {"doubt.csv": text([["record_id", *EVENTS[1:]], *TYPED])},
        ratings=("Oak | self | S1.1 1 2", "Oak | self | S1.1 1 3", "Oak | self | S1.1 2 2"),
        sources=("doubt.csv: wide: 6 6 0 0 0",),
        notices=("A1 “record_id: answers typed twice, 1--1, 1--2 and so on”",),
    ),
    Case(
        "rows in doubt: two columns of one action, of which each row fills one",
        lambda: {"doubt.csv": text([[*HEAD, "S1.2"], [*people("Al")[0], ""], [*people("Bo")[0][:5], "", 3]])},
        questions=("column@doubt.csv",),
        problems=("doubt.csv: two-columns-one-name: ",),
        sources=("doubt.csv: : 0 0 0 0 0",),
    ),
    Case(
        "rows in doubt: wordings under Description disagree with their ids",
        lambda: {"doubt.csv": text([DESCRIBED, *described("S1.1", "S1.3", "S1.2", "S2.1")])},
        ratings=("Oak | self | S1.1 2 | S2.1 2",),
        problems=("doubt.csv!E3: action-disagrees: S1.2", "doubt.csv!E4: action-disagrees: S1.3"),
        sources=("doubt.csv: tidy: 4 2 0 2 0",),
    ),
    Case(
        "rows in doubt: numbers of periods",
        lambda: {
            "doubt.csv": text(
                [
                    [HEAD[0], "Period", *HEAD[2:]],
                    *([*row[:1], at, *row[2:]] for at, row in enumerate(people("Al", "Bo"), 1)),
                ]
            )
        },
        answers={"round-column": "yes"},
        questions=("round-column@doubt.csv",),
        rounds=("1", "2"),
        ratings=of("Oak", "Oak"),
        sources=("doubt.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "rows in doubt: a form in the name of a group",
        lambda: {
            "form.xlsx": book({"Sheet1": [*FORM[:3], ["Name", "PLC leads"], ["School ILT Actions", "Rating"], *RATED]})
        },
        questions=("counts:PLC leads@form.xlsx",),
        sources=("form.xlsx#Sheet1: template: 4 0 0 0 4",),
    ),
    Case(
        "rows in doubt: the name of one sheet of several",
        lambda: {"doubt.xlsx": book({"Data": [HEAD, *people("Al", "Bo")], "Vision": [HEAD, *people("Cy")]})},
        ratings=of(*["Oak"] * 3),
        sources=("doubt.xlsx#Data: wide: 4 4 0 0 0", "doubt.xlsx#Vision: wide: 2 2 0 0 0"),
        notices=("sheet name “Vision”",),
    ),
]

"""Forms that ask the same actions for several schools: a grid for each, a loop, or a group with a number."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, text

THREE = ("S1.1", "S1.2", "S1.3")
SCHOOLS = ("Oak Elementary", "Elm Middle")
DISTRICT = {"perspective": "District ILT", "round": "Fall 2026"}
ANA = "Elm Middle | cross | S1.1 2 2 0 || Oak Elementary | cross | S1.1 0 1 3"
BEN = "Elm Middle | cross | S1.1 3 0 1 || Oak Elementary | cross | S1.1 1 3 2"
RATED = ([0, 1, 3, 2, 2, 0], [1, 3, 2, 3, 0, 1])


def grids(title):
    """Return a form with a grid a school, whose title is ``title`` with the school in it."""
    headings = [f"{title.replace('*', school)} [{WORDS[one]}]" for school in SCHOOLS for one in THREE]
    times = ("10/1/2026 9:00:00", "10/2/2026 9:00:00")
    rows = [[time, name, *own] for time, name, own in zip(times, ("Ana Ruiz", "Ben Cole"), RATED, strict=True)]
    return {"a.csv": text([["Timestamp", "Name", *headings], *rows])}


def read(name, files, layout, answers=DISTRICT, **more):
    return Case(
        f"groups of schools: {name}",
        files,
        answers=answers,
        questions=tuple(f"{key}@a.csv" for key in answers),
        ratings=(ANA, BEN),
        sources=(f"a.csv: {layout}: 12 12 0 0 0",),
        **more,
    )


def loop():
    """Return a loop of a survey: its columns begin with the school, which the question says once more."""
    question = "{0} - Think of the ILT of {0}. How present is each action? - {1}"
    codes = [f"{at}_Q6_{number}" for at in (1, 2) for number in (1, 2, 3)]
    headings = [question.format(school, WORDS[one]) for school in SCHOOLS for one in THREE]
    ids = [f'{{"ImportId":"{code}"}}' for code in ("endDate", "QID1", *codes)]
    rows = [["2026-10-01 09:00:00", name, *own] for name, own in zip(("Ana Ruiz", "Ben Cole"), RATED, strict=True)]
    return {"a.csv": text([["EndDate", "Q1", *codes], ["Recorded Date", "Your name", *headings], ids, *rows])}


def group(*rated):
    """Return a repeated group: its fields have the number of the repeat at their end."""
    fields = [field for n in (1, 2) for field in (f"school_{n}", *(f"s1_{one}_{n}" for one in (1, 2, 3)))]
    rows = [
        [name, "Fall 2026", 2, SCHOOLS[0], *own[:3], SCHOOLS[1], *own[3:]]
        for name, own in zip(("Ana Ruiz", "Ben Cole"), rated, strict=True)
    ]
    return {"a.csv": text([["rater_name", "round", "n_schools", *fields], *rows])}


CASES = [
    read("a grid for each, with its school first", lambda: grids("*: how present is each action?"), "Google Forms"),
    read("a loop that says each school twice", loop, "Qualtrics"),
    read("a numbered group", lambda: group(*RATED), "wide", {"perspective": "District ILT"}),
    Case(
        "groups of schools: below numbers are marks, of which some are missing",
        lambda: group([0, 1, 1, 1, 0, 0], [1, 0, 0, 0, 1, 1]),
        problems=("a.csv: choices-incomplete: ",),
        questions=("column@a.csv",),
        sources=("a.csv: : 0 0 0 0 0",),
    ),
]

"""Survey tools that number choices from 1 on, where nobody chose the last: no 4, and no 0."""

from tests.support.corpus.case import Case
from tests.support.corpus.qualtrics import qualtrics, qualtrics_head
from tests.support.corpus.surveymonkey import MONKEY_HEAD, monkey
from tests.support.corpus.writers import WORDS, S, text, texts

TEN = S[:10]
ROUND = {"round": "Fall 2026", "school": "Oak", "perspective": "self"}
LINE = "Oak | self | S1.1 {}"


def monkey_form(*marks):
    """Write a SurveyMonkey export with a row of ten marks an answer."""
    rows = [[*monkey(at), *own] for at, own in enumerate(marks)]
    return text([[*MONKEY_HEAD, "Rate each action", *[""] * 9], [*[""] * 9, *(WORDS[a] for a in TEN)], *rows])


def qualtrics_form(*marks):
    """Write a numeric Qualtrics export with a row of ten marks an answer."""
    head = qualtrics_head([f"Q3_{at}" for at in range(10)], texts("S1.1", "S3.3", "How present is it? - "))
    return text([*head, *([*qualtrics(at, status="0", finished="1"), *own] for at, own in enumerate(marks))])


def typeform(*marks, question=""):
    """Write a Typeform export with a row of ten marks an answer."""
    head = ["#", *(f"{question}{WORDS[a]}" for a in TEN), "Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    when = ["2026-10-03 08:00:00", "2026-10-03 08:05:00", "77e1b2c3d4"]
    return text([head, *([f"k3j9x{at}ab", *own, *when] for at, own in enumerate(marks))])


def redcap(*marks):
    """Write a raw REDCap export with a row of ten marks an answer."""
    head = ["record_id", *(a.lower().replace(".", "_") for a in TEN), "ilt_complete"]
    return text([head, *([at, *own, 2] for at, own in enumerate(marks, 1))])


def case(name, files, marks, layout, *, waits=True, answers=None, read=None):
    """Return a case of one file that waits for its scale, or not, besides the round, the side and the school."""
    (file,) = files
    count = sum(map(len, marks))
    return Case(
        f"numbered choices: {name}",
        lambda: {file: files[file](*marks)},
        answers={**ROUND, **(answers or {})},
        questions=tuple(f"{key}@{file}" for key in (*ROUND, *(["scale"] if waits else []))),
        ratings=() if waits and not answers else tuple(LINE.format(" ".join(own)) for own in read or marks),
        sources=(f"{file}: {layout}: {count} " + (f"0 0 0 {count}" if waits and not answers else f"{count} 0 0 0"),),
    )


WAS = {"scale": "the scale was 0-3"}
FROM_1 = {"scale": "1 is the lowest: 1-4 stand for 0-3"}
CASES = [
    case("Qualtrics, ten marks of 1 to 3", {"q.csv": qualtrics_form}, ["1232123212"], "Qualtrics"),
    case("Qualtrics, and they were 0-3", {"q.csv": qualtrics_form}, ["1232123212"], "Qualtrics", answers=WAS),
    case(
        "Qualtrics, codes of 1 to 4 that stand for 0 to 3",
        {"q.csv": qualtrics_form},
        ["1432123412"],
        "Qualtrics",
        answers=FROM_1,
        read=["0321012301"],
    ),
    case(
        "SurveyMonkey, codes of 1 to 3 that stand for 0 to 2",
        {"m.csv": monkey_form},
        ["3332233123"],
        "SurveyMonkey",
        answers=FROM_1,
        read=["2221122012"],
    ),
    case("Qualtrics, one 0", {"q.csv": qualtrics_form}, ["1232123212", "3323321022"], "Qualtrics", waits=False),
    case("SurveyMonkey, ten marks of 1 to 3", {"m.csv": monkey_form}, ["3332233123"], "SurveyMonkey"),
    case("another tool, twenty marks of 1 to 3", {"t.csv": typeform}, ["1232123212", "3332233123"], "wide"),
    case("raw REDCap, twenty marks of 1 to 3", {"r.csv": redcap}, ["1232123212", "3332233123"], "wide"),
    case("another tool, ten marks say nothing", {"t.csv": typeform}, ["1232123212"], "wide", waits=False),
    case(
        "another tool whose question says 0-3",
        {"t.csv": lambda *marks: typeform(*marks, question="Rate from 0 to 3: ")},
        ["1232123212", "3332233123"],
        "wide",
        waits=False,
    ),
    Case(
        "numbered choices: a 0 in another file of the same form says that all are 0-3",
        lambda: {"fall.csv": monkey_form("1232123212"), "spring.csv": monkey_form("3310233123")},
        answers={**ROUND, "round@fall.csv": "Fall 2026", "round@spring.csv": "Spring 2027"},
        questions=tuple(f"{key}@{file}" for file in ("fall.csv", "spring.csv") for key in ROUND),
        rounds=("Fall 2026", "Spring 2027"),
        ratings=(LINE.format("1 2 3 2 1 2 3 2 1 2"), LINE.format("3 3 1 0 2 3 3 1 2 3")),
        sources=("fall.csv: SurveyMonkey: 10 10 0 0 0", "spring.csv: SurveyMonkey: 10 10 0 0 0"),
    ),
]

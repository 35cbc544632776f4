"""Numbers from 1 on that the file's own legend explains with the framework's labels, or that have a 4 and no 0: asked."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import LABELS, WORDS, book, span, text

ACTIONS = span("S1.1", "S2.2")
HEAD = ["Name", "School", "Team", "Round"]
PEOPLE = [["Ana Ruiz", "Oak", "School ILT", "Fall 2026"], ["Ben Cole", "Oak", "School ILT", "Fall 2026"]]
RATED = ((1, 2, 3, 1, 2), (3, 3, 2, 1, 1))
FROM_1 = {"scale": "1 is the lowest: 1-4 stand for 0-3"}
READ = ("Oak | self | S1.1 0 1 2 0 1", "Oak | self | S1.1 2 2 1 0 0")
SHORT = ("Not present", "Inconsistently", "Mostly consistently", "Consistently and effectively")
SAID = ("As you answered, the numbers 1 to 4 were read as the ratings 0 to 3, in that order",)


def rows(rated=RATED):
    """Return a form of two people."""
    return [[*HEAD, *ACTIONS], *([*who, *own] for who, own in zip(PEOPLE, rated, strict=True))]


def below(*labels, first=1):
    """Return the form with a legend below it."""
    return {"a.csv": text([*rows(), [], *([f"{number} = {label}"] for number, label in enumerate(labels, first))])}


def about_scale(name, files, ratings=READ, **more):
    """Return a case in which the scale is asked and somebody says that 1 is the lowest."""
    (file,) = files()
    return Case(
        f"legends from 1: {name}",
        files,
        **{"answers": FROM_1, "questions": (f"scale@{file}",), "ratings": ratings, "notices": SAID} | more,
    )


STARS = "(1 star = 0 Not present, 2 stars = 1, 3 stars = 2, 4 stars = 3 Consistent)"


def stars():
    """Return a form whose headings say which rating so many stars are."""
    head = ["ID", "Start time", "Completion time", *HEAD, *(f"{WORDS[action]} {STARS}" for action in ACTIONS)]
    sent = [[at, f"9/10/2026 18:0{at}", f"9/10/2026 18:1{at}"] for at in (1, 2)]
    rated = ((1, 2, 3, 1, 2), (4, 3, 2, 1, 1))
    return {"stars.csv": text([head, *([*own, *who, *row] for own, who, row in zip(sent, PEOPLE, rated, strict=True))])}


def questionpro():
    """Return codes below two rows of headings, and a sheet that says what the codes are."""
    head = [*HEAD, "Q4. To what extent is each action present?", *[""] * 4]
    wordings = [*[""] * 4, *(WORDS[action] for action in ACTIONS)]
    data = [*PEOPLE[0], 1, 2, 3, 5, 2], [*PEOPLE[1], 4, 3, 2, 1, 1]
    codes = [["Q4", code, f"{code - 1} – {LABELS[code - 1]}"] for code in (1, 2, 3, 4)]
    return {
        "q.xlsx": book({"Raw Data": [head, wordings, *data], "Legend": [["Question", "Code", "Answer"], *codes, NONE]})
    }


NONE = ["Q4", 5, "Not observed"]


def spss():
    """Return the two views of SPSS, the second with its labels of values."""
    values = "; ".join(f"{{{number}, {LABELS[number - 1]}}}" for number in (1, 2, 3, 4))
    variables = [[action.replace(".", "_"), "Numeric", WORDS[action], values] for action in ACTIONS]
    head = [*HEAD, *(action.replace(".", "_") for action in ACTIONS)]
    return {
        "s.xlsx": book(
            {"Data View": [head, *rows()[1:]], "Variable View": [["Name", "Type", "Label", "Values"], *variables]}
        )
    }


CASES = [
    about_scale(
        "in the headings, as so many stars",
        stars,
        ratings=(READ[0], "Oak | self | S1.1 3 2 1 0 0"),
        sources=("stars.csv: Microsoft Forms: 10 10 0 0 0",),
    ),
    about_scale("below the table", lambda: below(*SHORT), sources=("a.csv: wide: 10 10 0 0 0",)),
    about_scale(
        "with a number of none, in a sheet of its own, and headings in two rows",
        questionpro,
        ratings=("Oak | self | S1.1 0 1 2 - 1", "Oak | self | S1.1 3 2 1 0 0"),
        notices=(f"{SAID[0]}, and 5 as not rated.",),
        sources=("q.xlsx#Raw Data: wide: 10 9 1 0 0", "q.xlsx#Legend: : 0 0 0 0 0"),
    ),
    about_scale(
        "as SPSS writes it", spss, sources=("s.xlsx#Data View: wide: 10 10 0 0 0", "s.xlsx#Variable View: : 0 0 0 0 0")
    ),
    about_scale(
        "labels of another rubric are not offered",
        lambda: below("Beginning", "Developing", "Proficient", "Exemplary"),
        answers={},
        ratings=(),
        rounds=(),
        notices=(),
        sources=("a.csv: wide: 10 0 0 0 10",),
    ),
    about_scale(
        "no legend, no 0 and a 4",
        lambda: {"a.csv": text(rows(((1, 4, 3, 1, 2), (3, 4, 2, 1, 1))))},
        ratings=("Oak | self | S1.1 0 3 2 0 1", "Oak | self | S1.1 2 3 1 0 0"),
        sources=("a.csv: wide: 10 10 0 0 0",),
    ),
    about_scale(
        "a 0 among them is none of the legend",
        lambda: {"a.csv": below(*SHORT)["a.csv"].replace(b"3,3,2,1,1", b"3,3,2,1,0")},
        answers={},
        ratings=(),
        rounds=(),
        notices=(),
        sources=("a.csv: wide: 10 0 0 0 10",),
    ),
]

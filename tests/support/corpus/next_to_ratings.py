"""What stands next to the ratings of forms and is none of them: legends of other questions, names of tables, notes."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, text

IDS = ("S1.1", "S1.2", "S1.3")
HEAD = ["Name", "School", "Team", "Round", *IDS]
PEOPLE = ("Ana Ruiz", "Ben Cole", "Cy Dunn")
MARKS = ((0, 1, 2), (3, 2, 1), (1, 0, 3))
READ = tuple(f"Oak Elementary | self | S1.1 {' '.join(map(str, own))}" for own in MARKS)
ROWS = [[name, "Oak Elementary", "School ILT", "Fall 2026", *own] for name, own in zip(PEOPLE, MARKS, strict=True)]
STARS = "(1 star = 0 Not present, 2 stars = 1, 3 stars = 2, 4 stars = 3 Consistently)"
FROM_1 = "1 is the lowest: 1-4 stand for 0-3"
USEFUL = "How useful was today's training for your work with the team? (0 = not useful, 3 = very useful)"
ABOUT = ("Comment on: a shared vision", "Comment on: goals")


def case(name, head, rows, **more):
    """Return a case of a form with a row for each person."""
    return Case(
        f"next to ratings: {name}",
        lambda: {"a.csv": text([head, *rows])},
        **{"ratings": READ, "sources": ("a.csv: wide: 9 9 0 0 0",), **more},
    )


def repeated():
    """Return a Kobo workbook whose ratings stand in rows of their own; the form is called by a word for agreement."""
    form = [["start", "Your name", "School", "Team", "Round", "_index"]]
    rated = [["Which action?", "Rating", "_index", "_parent_table_name", "_parent_index"]]
    for at, row in enumerate(ROWS, 1):
        form.append(["2026-10-05T14:00:00", *row[:4], at])
        rated += [
            [own, mark, 3 * at + n, "ILT rating", at] for n, (own, mark) in enumerate(zip(IDS, row[4:], strict=True))
        ]
    return {"a.xlsx": book({"ILT rating": form, "ratings": rated})}


CASES = [
    case(
        "a legend of another question",
        [*HEAD, USEFUL],
        [[*row, mark] for row, mark in zip(ROWS, (3, 2, 3), strict=True)],
        problems=(f"a.csv!H1: action-unknown: {USEFUL[:59]}…",),
        sources=("a.csv: wide: 12 9 0 3 0",),
    ),
    case(
        "stars that say which rating they are",
        [*HEAD[:4], *(f"{own} {STARS}" for own in IDS)],
        [[*row[:4], *(mark + 1 for mark in row[4:])] for row in ROWS],
        answers={"scale": FROM_1},
        questions=("scale@a.csv",),
        notices=("the numbers 1 to 4 were read as the ratings 0 to 3",),
    ),
    Case(
        "next to ratings: the name of a table above a repeated group",
        repeated,
        ratings=READ,
        sources=("a.xlsx#ILT rating: : 0 0 0 0 0", "a.xlsx#ratings: tidy: 9 9 0 0 0"),
    ),
    case(
        "notes that are called by the number of their action, not behind each",
        [*HEAD[:4], "S1.1", "1.1 notes", "S1.2", "1.2 notes", "S1.3"],
        [[*row[:5], "", row[5], f"said by {row[0]}", row[6]] for row in ROWS],
        notes=tuple(f"S1.2 said by {name}" for name in PEOPLE),
    ),
    case(
        "notes that name no action",
        [*HEAD, *ABOUT, "General comments"],
        [[*row, "We began in May", "", ""] for row in ROWS],
        notices=("Notes that name no action were not used: column H “Comment on: a shared vision”.",),
        notes=(),
    ),
    case(
        "missing values of Stata",
        HEAD,
        [[*row[:6], "."] for row in ROWS[:1]]
        + [[*row[:6], mark] for row, mark in zip(ROWS[1:], (".a", ".z"), strict=True)],
        ratings=tuple(f"Oak Elementary | self | S1.1 {first} {second} -" for first, second, _ in MARKS),
        sources=("a.csv: wide: 9 6 3 0 0",),
    ),
    case(
        "options of REDCap by codes alone, next to the side",
        ["record_id", "rater_name", "school", "side", "role___1", "role___2", "round", "s1_1", "s1_2", "s1_3"],
        [[at, *row[:2], "School ILT", at % 2, 1 - at % 2, "Fall 2026", *row[4:]] for at, row in enumerate(ROWS, 1)],
    ),
    case(
        "evidence in a matrix of its own, below a question above its first column alone",
        ["Respondent ID", "Name", "School", "Team", "Round", "Please rate", "", "", "If any, evidence", "", ""],
        [
            ["", *["Open-Ended Response"] * 4, *(WORDS[own] for own in (*IDS, *IDS))],
            *([at, *row, "", f"said by {row[0]}", ""] for at, row in enumerate(ROWS, 1)),
        ],
        notes=tuple(f"S1.2 said by {name}" for name in PEOPLE),
        sources=("a.csv: SurveyMonkey: 9 9 0 0 0",),
    ),
    case(
        "reasons behind words for none",
        HEAD,
        [
            [*row[:6], said]
            for row, said in zip(ROWS, ("N/A - I was out", "n/a: ask Maria", "Not observed – a new team"), strict=True)
        ],
        ratings=tuple(f"Oak Elementary | self | S1.1 {first} {second} -" for first, second, _ in MARKS),
        notes=("S1.3 I was out", "S1.3 ask Maria", "S1.3 a new team"),
        sources=("a.csv: wide: 9 6 3 0 0",),
    ),
    case(
        "a round in short behind each action",
        [*HEAD[:3], *(f"{own} F26" for own in IDS)],
        [[*row[:3], *row[4:]] for row in ROWS],
        rounds=("F26",),
    ),
    case(
        "two rounds in short before each action",
        [*HEAD[:3], *(f"{when} {own}" for own in IDS[:2] for when in ("F26", "S27"))],
        [[*row[:3], *row[4:], 2] for row in ROWS],
        rounds=("F26", "S27"),
        ratings=tuple(
            " || ".join(
                sorted(f"Oak Elementary | self | S1.1 {marks}" for marks in (f"{first} {third}", f"{second} 2"))
            )
            for first, second, third in MARKS
        ),
        sources=("a.csv: wide: 12 12 0 0 0",),
        notices=("“S27” may not say when the round took place.",),
    ),
    case(
        "a gradebook, with the most points above the names",
        ["Student", *HEAD[1:]],
        [["    Points Possible", "", "", "", 3, 3, 3], *ROWS],
        answers={"rater-column": "yes"},
        questions=("rater-column@a.csv",),
        notices=("Row 2 has a goal or a baseline and was left out.",),
    ),
]

"""A link of its own for each school: through which of them somebody answered may be all that says the school."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

HEAD = ["Respondent ID", "Collector ID", "Your name", "Round", "Team", "Please rate", ""]
BELOW = ["", "", "Open-Ended Response", "", "", "S1.1", "S1.2"]
ANSWERS = (("Ana Ruiz", 0, 1), ("Ben Cole", 2, 2), ("Cy Diaz", 3, 1))
READ = ("0 1", "2 2", "3 1")


def links(name, collectors, answers, questions, schools):
    file = "links.csv"
    rows = [
        [str(number), collector, who, "Fall 2026", "School ILT", *rated]
        for number, (collector, (who, *rated)) in enumerate(zip(collectors, ANSWERS, strict=True), 901)
    ]
    return Case(
        f"collectors: {name}",
        lambda: {file: text([HEAD, BELOW, *rows])},
        answers=answers,
        questions=tuple(f"{key}@{file}" for key in questions),
        ratings=tuple(f"{school} | self | S1.1 {rated}" for school, rated in zip(schools, READ, strict=True)),
        sources=(f"{file}: SurveyMonkey: 6 6 0 0 0",),
    )


TWO = ("452190011", "452190057", "452190011")
CALLED = {"school:452190011": "Oak", "school:452190057": "Elm"}

WHERE = [["Your name", "School", "Round", "Team", "S1.1"]]
WHERE += [
    [name, school, "Fall 2026", "School ILT", rating]
    for name, school, rating in (
        ("Ana Ruiz", "Oak", 0),
        ("Ben Cole", "the new one on 4th st", 2),
        ("Cy Diaz", "Elm", 3),
    )
]

BOX = "Please tell us what you see:"
PACED, SHARED = "A calendar hangs in each room, nobody reads it", "The agenda is shared a day before we meet"
WITHIN, THEIRS = "One of us writes the minutes each time", "Nobody told the schools what was decided"
BOXES = [
    [
        "Respondent ID",
        "Collector ID",
        "Email Address",
        "Custom Data 1",
        "Your name (as you want it shown)",
        "D1.1",
        "",
        "D1.2",
        "",
    ],
    ["", "", "", "", "Open-Ended Response", "Response", BOX, "Response", BOX],
    ["901", "452190011", "", "F25", "Ana Ruiz", 0, PACED, 1, ""],
    ["902", "452190057", "", "F25", "Ben Cole", 2, "", "", THEIRS],
    ["903", "452190011", "", "S26", "Ana Ruiz", 1, "", 3, SHARED],
    ["904", "452190057", "", "S26", "Ben Cole", 3, WITHIN, 2, ""],
]
SIDE_OF_LINK = {"perspective:452190011": "District ILT", "perspective:452190057": "School ILT"}


def boxes(name, side, questions, **more):
    """Return a case of a form with a comment box for each action, and a link for each side."""
    return Case(
        f"collectors: {name}",
        lambda: {"boxes.csv": text(BOXES)},
        answers={"round-column": "yes", "school": "not known", **side},
        questions=tuple(f"{key}@boxes.csv" for key in questions),
        rounds=("F25", "S26"),
        **more,
    )


CASES = [
    boxes(
        "a link for each side, custom data for the round, and a comment box for each action",
        {"perspective": "column B", **SIDE_OF_LINK},
        ("round-column", "perspective", "school", *SIDE_OF_LINK),
        ratings=(" | self | D1.1 0 1 ||  | self | D1.1 1 3", " | cross | D1.1 2 - ||  | cross | D1.1 3 2"),
        notes=(f"D1.1 {PACED}", f"D1.2 {THEIRS}", f"D1.2 {SHARED}", f"D1.1 {WITHIN}"),
        sources=("boxes.csv: SurveyMonkey: 8 7 1 0 0",),
    ),
    Case(
        "collectors: somebody describes a school in place of its name",
        lambda: {"where.csv": text(WHERE)},
        answers={"school:the new one on 4th st": "Oak"},
        questions=("school:the new one on 4th st@where.csv",),
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 2", "Elm | self | S1.1 3"),
        sources=("where.csv: wide: 3 3 0 0 0",),
    ),
    links(
        "two say the school",
        TWO,
        {"school-column": "yes", **CALLED},
        ("school-column", *CALLED),
        ("Oak", "Elm", "Oak"),
    ),
    links(
        "two are of one school",
        TWO,
        {"school-column": "no, something else", "school": "Oak"},
        ("school-column", "school"),
        ("Oak",) * 3,
    ),
    links("one says nothing", TWO[:1] * 3, {"school": "Oak"}, ("school",), ("Oak",) * 3),
]

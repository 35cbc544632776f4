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

CASES = [
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

"""People under headings of rounds and schools: ``Window`` and ``Site`` head who was there, as well."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

PEOPLE = ("Zlatana Quimby", "Orfeo Vexley", "Mara Toth")
READ = ("0 1", "2 2", "3 1")


def people_under(name, heading, answers, questions, *, cells=PEOPLE, rounds=("Fall 2026",), schools=("Oak",) * 3):
    """Make a case of three who rated; ``schools`` as each one's row is read."""
    file = "people.csv"
    other = {"Site": "Window", "Campus": "Window"}.get(heading, "School")
    rows = [
        ["School ILT", cell, "Fall 2026" if other == "Window" else "Oak", *map(int, rated.split())]
        for cell, rated in zip(cells, READ, strict=True)
    ]
    return Case(
        f"people for times: {name}",
        lambda: {file: text([["Team", heading, other, "S1.1", "S1.2"], *rows])},
        answers=answers,
        questions=tuple(f"{key}@{file}" for key in questions),
        rounds=rounds,
        ratings=tuple(f"{school} | self | S1.1 {rated}" for school, rated in zip(schools, READ, strict=True)),
        sources=(f"{file}: wide: 6 6 0 0 0",),
    )


CASES = [
    *(
        people_under(
            f"who was at a {heading}",
            heading,
            {"round-column": "no, something else", "round": "Fall 2026"},
            ("round-column", "round"),
            cells=cells,
        )
        for heading, cells in (
            ("Window", PEOPLE),
            ("Period", ("Quimby, Zlatana", "Vexley, Orfeo", "Quimby, Zlatana")),
            ("Term", ("zlatana@riverbend.org", "orfeo@riverbend.org", "mara@riverbend.org")),
        )
    ),
    people_under(
        "times that read like names",
        "Window",
        {"round-column": "yes"},
        ("round-column",),
        cells=("Early Birds", "Early Birds", "Night Owls"),
        rounds=("Early Birds", "Night Owls"),
    ),
    people_under(
        "who is at a Site",
        "Site",
        {"school-column": "no, something else", "school": "Oak"},
        ("school-column", "school"),
    ),
    people_under(
        "a Campus like a person",
        "Campus",
        {"school-column": "yes"},
        ("school-column",),
        cells=("Maple Grove", "Oak Hill", "Cedar Park"),
        schools=("Maple Grove", "Oak Hill", "Cedar Park"),
    ),
    people_under(
        "a Campus of several raters", "Campus", {}, (), cells=("Maple Grove",) * 3, schools=("Maple Grove",) * 3
    ),
    people_under(
        "names of windows",
        "Window",
        {},
        (),
        cells=("Window A", "Mid Year", "Baseline"),
        rounds=("Window A", "Mid Year", "Baseline"),
    ),
]

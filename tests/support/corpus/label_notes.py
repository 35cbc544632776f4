"""The scale's labels behind numbers, which are no notes; what is written once, or behind several numbers, is one."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

HEAD = ["Round", "Perspective", "School", "Rater", "S1.1", "S1.2", "S1.3"]
ROW = ["Fall 2026", "self", "Oak"]
ONE, TWO, THREE = "1 = Present but inconsistent", "2 = Mostly consistent and effective", "3 = Consistent"
NOT_YET = "0 – We do not do any of this at all yet in our school"
STARTED = "1 – Presente, aunque se implementa de manera inconsistente en las aulas"
MOSTLY = "2 – Presente y se implementa de manera mayormente consistente y eficaz"
OFTEN = "3 – At least 80% of our teams do this in each week of the year"


def form(*rows):
    """Write a row a rater."""
    return text([HEAD, *([*ROW, name, *cells] for name, *cells in rows)])


def case(name, file, notes, ratings, **more):
    """Return a case of three raters and three actions."""
    return Case(
        f"labels as notes: {name}",
        lambda: {"labels.csv": form(*file)},
        ratings=tuple(f"Oak | self | S1.1 {marks}" for marks in ratings),
        sources=("labels.csv: wide: 9 9 0 0 0",),
        notes=notes,
        **more,
    )


CASES = [
    case(
        "the framework's in fewer words, and notes behind two of them",
        [
            ["Ann", ONE, TWO, THREE],
            ["Bob", TWO, f"{TWO} - we meet weekly", "0 = Not present"],
            ["Cy", ONE, ONE, "1 - no calendar yet"],
        ],
        ("S1.2 we meet weekly", "S1.3 no calendar yet"),
        ("1 2 3", "2 2 0", "1 1 1"),
    ),
    case(
        "another scale's",
        [
            ["Ann", "0 - Beginning", "1 - Developing", "1 - Developing"],
            ["Bob", "1 - Developing", "0 - Beginning", "2 - Sustaining"],
            ["Cy", "0 - Beginning", "2 - Sustaining", "2 - Sustaining"],
        ],
        (),
        ("0 1 1", "1 0 2", "0 2 2"),
        answers={"scale": "the scale was 0-3"},
        questions=("scale@labels.csv",),
    ),
    case(
        "the same words behind several numbers",
        [
            ["Ann", "1 - see minutes", "1 - see minutes", "1 - see minutes"],
            ["Bob", "2 - see minutes", "2 - see minutes", "2 - see minutes"],
            ["Cy", "0", "0", "3"],
        ],
        tuple(f"S1.{at} see minutes" for at in (1, 2, 3)),
        ("1 1 1", "2 2 2", "0 0 3"),
    ),
    case(
        "the same words behind one number",
        [
            ["Ann", "1 - see minutes", "1 - see minutes", "1 - see minutes"],
            ["Bob", "2", "2", "3"],
            ["Cy", "0", "0", "3"],
        ],
        tuple(f"S1.{at} see minutes" for at in (1, 2, 3)),
        ("1 1 1", "2 2 3", "0 0 3"),
    ),
    case(
        "long ones of one's own, one of which comes once",
        [["Ann", STARTED, MOSTLY, MOSTLY], ["Bob", STARTED, NOT_YET, STARTED], ["Cy", MOSTLY, STARTED, MOSTLY]],
        (),
        ("1 2 2", "1 0 1", "2 1 2"),
        answers={"scale": "the scale was 0-3"},
        questions=("scale@labels.csv",),
    ),
    case(
        "long ones with a figure, and a note below one",
        [
            ["Ann", STARTED, OFTEN, OFTEN],
            ["Bob", STARTED, f"{OFTEN}\nas the log of June shows", STARTED],
            ["Cy", OFTEN, STARTED, OFTEN],
        ],
        ("S1.2 as the log of June shows",),
        ("1 3 3", "1 3 1", "3 1 3"),
        answers={"scale": "the scale was 0-3"},
        questions=("scale@labels.csv",),
    ),
    case(
        "long notes that somebody pasted behind half of a number",
        [
            ["Ann", "1 - in 2 of 5 grades so far", "1 - in 2 of 5 grades so far", "1 - in 2 of 5 grades so far"],
            ["Bob", "1 - a calendar is missing", "1 - no agenda", "2 - nobody keeps the minutes of our meetings"],
            ["Cy", "2 - nobody keeps the minutes of our meetings", "2 - see above", "2"],
        ],
        (
            *(f"S1.{at} in 2 of 5 grades so far" for at in (1, 2, 3)),
            *("S1.1 a calendar is missing", "S1.2 no agenda", "S1.2 see above"),
            *(f"S1.{at} nobody keeps the minutes of our meetings" for at in (1, 3)),
        ),
        ("1 1 1", "1 1 2", "2 2 2"),
    ),
]

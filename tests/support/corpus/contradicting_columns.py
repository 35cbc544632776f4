"""Columns that nothing uses, and that say of some row another round, side or school than the columns that are used."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

FALL = "Fall 2026"
WHO = ("a@d.org", "b@d.org", "c@d.org")


def case(name, heading, cells, after, *, key="", schools=("Oak", "Elm", "Oak"), side="self", **more):
    """Return a case of a column beside three rows; ``after`` has the school, the side and the round of each."""
    rows = [
        [school, who, side, FALL, mark, cell]
        for school, who, mark, cell in zip(schools, WHO, (0, 1, 2), cells, strict=True)
    ]
    return Case(
        f"contradicting columns: {name}",
        lambda: {"columns.csv": text([["School", "Rater", "Perspective", "Round", "S1.1", heading], *rows])},
        **{"answers": {key: "yes"} if key else {}, **more},
        questions=(f"{key}@columns.csv",) if key else (),
        rounds=tuple(dict.fromkeys(round_ for *_, round_ in after)),
        ratings=tuple(f"{school} | {own} | S1.1 {mark}" for mark, (school, own, _) in enumerate(after)),
        sources=("columns.csv: wide: 3 3 0 0 0",),
    )


PLAIN = [("Oak", "self", FALL), ("Elm", "self", FALL), ("Oak", "self", FALL)]
ROUND = [("Oak", "self", FALL), ("Elm", "self", FALL), ("Oak", "self", "Fall 2024-25")]
LINCOLN = ("Lincoln", "Adams", "Lincoln")

CASES = [
    case("another school year", "School year", ("2026-27", "2026-27", "2024-25"), ROUND, key="other-round"),
    case(
        "another round",
        "As of",
        (FALL, FALL, "Fall 2025"),
        [*PLAIN[:2], ("Oak", "self", "Fall 2025")],
        key="other-round",
    ),
    case(
        "another round, which does not count",
        "As of",
        (FALL, FALL, "Fall 2025"),
        PLAIN,
        key="other-round",
        answers={"other-round": "no, something else"},
    ),
    case("the same round in other words", "School year", ("2026-27", "2026-27", "2026-27"), PLAIN),
    case("the year in which somebody began", "Start year", ("2019", "2020", "2021"), PLAIN),
    case(
        "another team",
        "Which team are you on?",
        ("School ILT", "School ILT", "District ILT"),
        [*PLAIN[:2], ("Oak", "cross", FALL)],
        key="other-side",
    ),
    case("the same team", "Which team are you on?", ("School ILT",) * 3, PLAIN),
    case(
        "another school",
        "ILT I sat in on",
        ("Elm", "Oak", "Elm"),
        [("Elm", "cross", FALL), ("Oak", "cross", FALL), ("Elm", "cross", FALL)],
        key="other-school",
        side="cross",
    ),
    case(
        "the rater's own school",
        "Home school",
        ("Elm", "Oak", "Elm"),
        [(school, "cross", FALL) for school, _, _ in PLAIN],
        side="cross",
    ),
    case(
        "one name with two levels",
        "School type",
        ("Elementary", "High", "High"),
        [("Lincoln Elementary", "self", FALL), ("Adams", "self", FALL), ("Lincoln High", "self", FALL)],
        key="school-level",
        schools=LINCOLN,
    ),
    case(
        "one name in two networks",
        "Network",
        ("North", "North", "South"),
        [("Lincoln North", "self", FALL), ("Adams", "self", FALL), ("Lincoln South", "self", FALL)],
        key="school-level",
        schools=LINCOLN,
    ),
    case("a level of each school", "Level", ("High", "Elementary", "High"), PLAIN),
    case("what each person teaches", "Grades you teach", ("K-2", "3-5", "3-5"), PLAIN),
]

"""Rounds of one name that may be of two years, and one round under several names."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

HEAD = ["School", "Rater", "Perspective", "Round", "S1.1"]


def table(*rounds, more=(), at=0):
    """Return a table of one action with a person a row."""
    return [
        [*HEAD, *(name for name, _ in more)],
        *(
            ["Oak", f"{'abcdefgh'[at + row]}@d.org", "self", label, row % 4, *(cells[row] for _, cells in more)]
            for row, label in enumerate(rounds)
        ),
    ]


def files(*labels, names=("ILT 2025.csv", "ILT 2026.csv")):
    return lambda: {name: text(table(label, at=at)) for at, (name, label) in enumerate(zip(names, labels, strict=True))}


def taken(count):
    return tuple(f"Oak | self | S1.1 {at % 4}" for at in range(count))


def of_two_files(*names):
    return tuple(f"{name}: wide: 1 1 0 0 0" for name in names)


def spelled(name, labels, rounds, answers, **more):
    """Return a case of one file with a round in several spellings."""
    return Case(
        f"round names: {name}",
        lambda: {"one.csv": text(table(*labels))},
        answers=answers,
        questions=tuple(f"{key}@one.csv" for key in answers),
        rounds=rounds,
        ratings=taken(len(labels)),
        sources=(f"one.csv: wide: {len(labels)} {len(labels)} 0 0 0",),
        **more,
    )


YEARS = {"round-year:Fall 2025": "Fall 2025", "round-year:Fall 2026": "Fall 2026"}

CASES = [
    Case(
        "round names: files of two years hold one name",
        files("Fall", "Fall"),
        answers=YEARS,
        questions=("round-year:Fall 2025@ILT 2025.csv", "round-year:Fall 2026@ILT 2026.csv"),
        rounds=("Fall 2025", "Fall 2026"),
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 0"),
        sources=of_two_files("ILT 2025.csv", "ILT 2026.csv"),
    ),
    Case(
        "round names: two sheets of school years hold one name",
        lambda: {
            "both.xlsx": book({f"SY {year}": table("Round 1", at=at) for at, year in enumerate(("2025-26", "2026-27"))})
        },
        answers={f"round-year:Round 1 {year}": f"Round 1 {year}" for year in ("2025-26", "2026-27")},
        questions=tuple(f"round-year:Round 1 {year}@both.xlsx" for year in ("2025-26", "2026-27")),
        rounds=("Round 1 2025-26", "Round 1 2026-27"),
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 0"),
        sources=tuple(f"both.xlsx#SY {year}: wide: 1 1 0 0 0" for year in ("2025-26", "2026-27")),
    ),
    Case(
        "round names: the days of two exports in one year say nothing",
        files("Fall", "Fall", names=("ILT 2026-10-05.csv", "ILT 2027-01-12.csv")),
        rounds=("Fall",),
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 0"),
        sources=of_two_files("ILT 2026-10-05.csv", "ILT 2027-01-12.csv"),
    ),
    Case(
        "round names: answers of one name were sent in a year apart",
        lambda: {
            "one.csv": text(
                table(
                    *["Round 1"] * 4,
                    more=[("Timestamp", ["10/15/2025 9:00", "10/16/2025 9:00", "10/15/2026 9:00", "10/19/2026 8:00"])],
                )
            )
        },
        answers={"round-year:Round 1 October 2025": "Fall 2025", "round-year:Round 1 October 2026": "Fall 2026"},
        questions=tuple(f"round-year:Round 1 October {year}@one.csv" for year in (2025, 2026)),
        rounds=("Fall 2025", "Fall 2026"),
        ratings=taken(4),
        sources=("one.csv: wide: 4 4 0 0 0",),
    ),
    spelled(
        "case, commas and the order of the words are no other round",
        ["Fall 2026", "Fall, 2026", "2026 Fall", "fall-2026", "FALL of 2026", "Spring 2027"],
        ("Fall 2026", "Spring 2027"),
        {},
        notices=("The round “2026 Fall” was read as “Fall 2026”.",),
    ),
    spelled(
        "other words for it are asked about",
        ["Fall 2026", "Fall 2026", "F26", "Fall '26", "SY26-27 Fall"],
        ("Fall 2026", "F26"),
        {"same-round:F26": "F26", "same-round:Fall '26": "Fall 2026", "same-round:SY26-27 Fall": "Fall 2026"},
    ),
    spelled(
        "a month in short is asked about",
        ["October 2026", "October 2026", "Oct 2026"],
        ("October 2026",),
        {"same-round:Oct 2026": "October 2026"},
    ),
    spelled(
        "other figures are other rounds",
        ["Fall 2026", "Fall 2025", "Spring 2026", "Fall 2026 B"],
        ("Fall 2026", "Fall 2025", "Spring 2026", "Fall 2026 B"),
        {},
    ),
]

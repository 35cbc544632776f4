"""The sample district: every kind of finding is there, by plain sums over the rows of the file."""

import csv
from collections import defaultdict
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "data" / "sample_ratings.csv"
ROWS = list(csv.DictReader(SAMPLE.read_text(encoding="utf-8").splitlines()))
NOW, THEN = "Fall 2026", "Spring 2026"


def values(round_: str = NOW, **where: str) -> list[int]:
    """Return the ratings of one place in the file."""
    rows = (row for row in ROWS if row["round"] == round_ and all(row[name] == value for name, value in where.items()))
    return [int(row["rating"]) for row in rows if row["rating"] in ("0", "1", "2", "3")]


def mean(values: list[int]) -> float:
    return sum(values) / len(values)


def both(action: str, school: str) -> tuple[float, float]:
    return (
        mean(values(action_id=action, school=school, perspective="self")),
        mean(values(action_id=action, school=school, perspective="cross")),
    )


def most_low(action: str) -> set[str]:
    by_school = defaultdict(list)
    for row in ROWS:
        if (row["round"], row["action_id"], row["perspective"]) == (NOW, action, "self") and row["rating"] in "0123":
            by_school[row["school"]].append(row["rating"])
    by_school = {school: [r for r in values if r] for school, values in by_school.items()}
    return {school for school, values in by_school.items() if 2 * sum(r in "01" for r in values) >= len(values) > 0}


def test_who_rated() -> None:
    schools = {row["school"] for row in ROWS} - {""}
    assert len(schools) == 8
    assert {row["round"] for row in ROWS} == {NOW, THEN}
    people = defaultdict(set)
    for row in ROWS:
        if row["round"] == NOW:
            people[row["assessment"], row["school"], row["perspective"]].add(row["rater"])
    assert len(people["district", "", "self"]) == 6
    assert min(len(people["district", school, "cross"]) for school in schools) == 2
    assert all(len(people["district", school, "cross"]) in (2, 3, 4) for school in schools)
    own = sorted(len(people["school", school, "self"]) for school in schools)
    assert own[0] == 2
    assert own[1] >= 4
    assert own[-1] <= 7
    assert all(1 <= len(people["school", school, "cross"]) <= 3 for school in schools)


def test_notes_and_not_rated() -> None:
    noted = sum(bool(row["note"]) for row in ROWS)
    assert 0.30 <= noted / len(ROWS) <= 0.37
    assert any(row["rating"] == "" for row in ROWS)
    seen = [(row["round"], row["action_id"], row["note"]) for row in ROWS if row["note"]]
    assert len(seen) == len(set(seen))


def test_the_four_pairs() -> None:
    own, other = both("S3.1", "Birch Elementary")
    assert own >= 2 > other
    assert own - other >= 1
    own, other = both("S3.2", "Cedar Middle")
    assert other >= 2 > own
    assert other - own >= 1
    own, other = both("S5.1", "Dogwood Elementary")
    assert own < 2
    assert other < 2
    assert abs(own - other) < 0.5
    assert min(both("S2.1", "Alder Elementary")) >= 2


def test_a_split() -> None:
    assert sorted(values(action_id="S2.3", school="Elm Middle", perspective="self")) == [0, 0, 1, 3, 3, 3]


def test_one_school_or_many() -> None:
    assert len(most_low("S3.1")) == 6
    assert most_low("S4.3") == {"Maple Elementary"}
    assert len(most_low("S4.1")) == 3


def test_each_action_that_names_mls_and_swds_is_low_somewhere() -> None:
    assert all(most_low(action) for action in ("S2.2", "S3.1", "S4.1", "S5.1"))


def test_one_action_improved_and_one_fell() -> None:
    def change(action: str) -> float:
        return mean(values(action_id=action, perspective="self")) - mean(
            values(THEN, action_id=action, perspective="self")
        )

    assert change("S2.4") > 0.5
    assert change("S4.4") < -0.5

"""Names in one team that may be one person's are reading about by their rows, and one only if somebody says so."""

import io

import pytest

from ilt.reading import read_here
from tests.support.corpus.writers import WORDS, text

HEAD = ["rater", "school", "round", "perspective", "S1.1", "S1.2"]


def read(*rows, name="t.csv", school="Birch Elementary", **answers):
    file = io.BytesIO(text([HEAD, *([who, school, "Fall 2026", "self", *own] for who, own in rows)]))
    file.name = name
    return read_here(file, answers={key.replace("_", "-"): said for key, said in answers.items()})


ANA = ("Ana Ruiz", (2, 2))


@pytest.mark.parametrize(
    "other",
    ["Dr. Ben Cole", "B. Cole", "Benjamin Cole", "Ben J. Cole", "Mr. Cole", "bcole@sd.org", "Bén Colé"],
)
def test_one_person_may_be_written_in_two_ways(other):
    rows = [("Ben Cole", (1, 3)), ANA, (other, (1, 3))]
    reading = read(*rows)
    assert list(reading.questions["key"]) == ["same-name"]
    assert "row 2 and row 4" in reading.questions["question"][0]
    assert "Cole" not in reading.questions["question"][0]
    assert reading.ratings.empty


def test_the_answer_says_how_many_there_are():
    rows = [("José Díaz", (1, 3)), ANA, ("Jose Diaz", (1, 3))]
    one = read(*rows, same_name="one person")
    assert sorted(one.ratings["rater"]) == ["Ana Ruiz", "Ana Ruiz", "José Díaz", "José Díaz"]
    assert sorted(set(read(*rows, same_name="several people").ratings["rater"])) == [
        "Ana Ruiz",
        "Jose Diaz",
        "José Díaz",
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("Dan Lee", "Dana Lee"),
        ("Ana Cole", "Ben Cole"),
        ("Ben Cole", "Ben Dow"),
        ("Ben Cole", "Bea Cole", "B. Cole"),
        ("Ana Ash", "Ana Nash"),
        ("R1", "R1b"),
        ("Principal", "Dr. Pal"),
    ],
)
def test_different_names_are_different_people(names):
    reading = read(*((name, (1, 2)) for name in names))
    assert reading.questions.empty
    assert len(set(reading.ratings["rater"])) == len(names)


def test_raters_in_columns_are_named_by_their_columns():
    above = [["School", "Birch Elementary"], ["Round", "Fall 2026"], ["Perspective", "self"], [""]]
    own = [[WORDS[action], 1, 2, 3] for action in ("S1.1", "S1.2", "S1.3")]
    file = io.BytesIO(text([*above, ["Rater", "Ben Cole", "Ana Ruiz", "Dr. Ben Cole"], *own]))
    file.name = "t.csv"
    reading = read_here(file).questions
    assert list(reading["key"]) == ["same-name"]
    assert "column B and column D" in reading["question"][0]

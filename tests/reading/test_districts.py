"""A district that some files name and others do not: two districts, until somebody says that they are one."""

import io

import ilt
from tests.support.corpus.writers import text

HEAD = ["Round", "District", "School", "Perspective", "Rater", "D1.1", "D1.2"]
NAMED = (
    "schools.csv",
    [HEAD, ["Fall 2026", "Mesa", "Ash", "cross", "ann", "1", "0"], ["Fall 2026", "", "Ash", "cross", "bo", "2", ""]],
)
UNNAMED = (
    "team.csv",
    [
        ["Round", "Perspective", "Rater", "D1.1", "D1.2"],
        ["Fall 2026", "self", "cy", "3", "2"],
        ["Fall 2026", "self", "di", "1", "2"],
    ],
)


def read(**answers: str) -> ilt.Reading:
    files = []
    for name, rows in (NAMED, UNNAMED):
        file = io.BytesIO(text(rows))
        file.name = name
        files.append(file)
    return ilt.read(*files, answers=answers)


def districts(reading: ilt.Reading) -> dict[str, str]:
    return dict(zip(reading.ratings["rater"], reading.ratings["district"], strict=True))


def test_a_blank_district_stays_blank_and_is_no_question():
    reading = read()
    assert reading.questions.empty
    assert districts(reading) == {"ann": "Mesa", "bo": "", "cy": "", "di": ""}


def test_an_answer_fills_in_blanks_alone():
    assert set(districts(read(district="Mesa")).values()) == {"Mesa"}
    assert districts(read(district="Other")) == {"ann": "Mesa", "bo": "Other", "cy": "Other", "di": "Other"}
    assert districts(read(**{"district@team.csv": "Mesa"})) == {"ann": "Mesa", "bo": "", "cy": "Mesa", "di": "Mesa"}


def test_then_the_two_sides_are_compared():
    apart = ilt.findings.gaps(ilt.count(read().ratings))
    assert not (apart["gap"].notna() & (apart["district"] == "Mesa")).any()
    joined = ilt.findings.gaps(ilt.count(read(district="Mesa").ratings)).query("scope == 'district ILT'")
    found = joined.set_index("action_id")[["self_mean", "self_n", "cross_mean", "cross_n", "gap"]]
    assert found.loc["D1.1"].tolist() == [2.0, 2, 1.5, 2, 0.5]
    assert found.loc["D1.2"].tolist() == [2.0, 2, 0.0, 1, 2.0]

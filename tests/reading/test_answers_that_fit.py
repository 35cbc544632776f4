"""Answers that hold for some tables alone: elsewhere the question stays open."""

import io

import ilt
from tests.support.corpus.writers import S, text


def upload(name, rows):
    file = io.BytesIO(text(rows))
    file.name = name
    return file


def test_codes_from_1_are_no_answer_where_a_number_is_a_0():
    rows = [["Name", "School", "Team", *S], ["Ana", "Oak", "self", *("12340" * 5)[:19]]]
    answers = {"round": "Fall 2026", "scale": "1 is the lowest: 1-4 stand for 0-3"}
    reading = ilt.read(upload("r.csv", rows), answers=answers)
    assert reading.ratings.empty
    assert list(reading.questions["key"]) == ["scale"]


def places(answers):
    rows = [
        ["Where do you sit?", "Name", "School", *S[:2]],
        ["District office", "Ann", "Oak", 0, 1],
        ["Inside the building", "Ben", "Oak", 2, 3],
    ]
    return ilt.read(upload("form.csv", rows), answers={"round": "Fall 2026", **answers})


def test_a_column_that_may_say_the_side_is_offered_first():
    (choices,) = places({}).questions["choices"]
    assert choices == [
        "column A “Where do you sit?” (District office, Inside the building)",
        "School ILT",
        "District ILT",
    ]


def test_a_column_that_is_not_there_or_is_called_otherwise_says_no_side():
    for answer in ("column Z", "column B", "column A “Your team” (School, District)"):
        reading = places({"perspective": answer})
        assert reading.ratings.empty
        assert list(reading.questions["key"]) == ["perspective"]
        assert f"We did not use “{answer}”." in " ".join(reading.notices["message"])


def test_a_column_that_is_not_there_is_no_school_and_no_round():
    rows = [["Name", "Perspective", *S[:2]], ["Ann", "self", 0, 1]]
    answers = {"school": "column Z “Site” (Oak)", "round": "column Z “When” (Fall 2026)"}
    reading = ilt.read(upload("r.csv", rows), answers=answers)
    assert reading.ratings.empty
    assert set(reading.questions["key"]) == {"school", "round"}


def test_rounds_of_another_year_name_no_times():
    days = ("2025-10-05 8:00:00", "2026-04-17 8:00:00")
    rows = [["Timestamp", "Name", "School", "Team", *S[:2]], *([day, "Ana", "Oak", "self", 0, 3] for day in days)]
    for answer, first in (
        ("Fall 2024; Spring 2025", "Fall 2024"),
        ("2023-24, first; 2024-25, second", "2023-24, first"),
    ):
        reading = ilt.read(upload("form.csv", rows), answers={"round-times": answer})
        assert reading.ratings.empty
        assert list(reading.questions["key"]) == ["round-times"]
        says = f"says “{first}” for October 2025, which is a different year."
        assert any(says in message for message in reading.notices["message"])


def test_what_is_not_known_is_no_school_of_a_schools_own_assessment():
    rows = [["Action", "Rating", "Rater", "Perspective", "Round"], ["S1.1", 2, "Ana Diaz", "self", "Fall 2026"]]
    reading = ilt.read(upload("r.csv", rows), answers={"school": "not known"})
    assert reading.ratings.empty
    assert list(reading.questions["key"]) == ["school"]

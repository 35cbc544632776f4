"""Answers that hold for some tables alone: elsewhere the question stays open."""

import io

import ilt
from tests.support.corpus.writers import S, text


def upload(name, rows):
    file = io.BytesIO(text(rows))
    file.name = name
    return file


def test_codes_from_1_are_no_answer_for_a_table_that_no_survey_tool_made():
    rows = [["Name", "School", "Team", *S], ["Ana", "Oak", "self", *("1234" * 5)[:19]]]
    answers = {"round": "Fall 2026", "scale": "1 is the lowest: 1-4 stand for 0-3"}
    reading = ilt.read(upload("r.csv", rows), answers=answers)
    assert reading.ratings.empty
    assert list(reading.questions["key"]) == ["scale"]

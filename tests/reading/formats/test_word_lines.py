"""Ratings in the lines of a document that has no table."""

import io

import docx
import pytest

import ilt
from ilt.reading import read_here

LINES = ("S1.1: 2", "S1.2: 3", "S1.3: 0", "S2.1: 1")


def read(tmp_path, change=None) -> ilt.Reading:
    document = docx.Document()
    document.add_paragraph("Oak Elementary, Fall 2026")
    runs = [document.add_paragraph().add_run(line) for line in LINES]
    if change:
        change(runs[1].font)
    data = io.BytesIO()
    document.save(data)
    path = tmp_path / "a.docx"
    path.write_bytes(data.getvalue())
    return read_here(path, answers={"perspective": "self"})


def test_lines_are_read_as_a_table(tmp_path):
    reading = read(tmp_path)
    assert reading.ratings[["school", "round", "action_id", "rating"]].to_numpy().tolist() == [
        ["Oak Elementary", "Fall 2026", action, rating]
        for action, rating in (("S1.1", 2), ("S1.2", 3), ("S1.3", 0), ("S2.1", 1))
    ]
    assert "Each of 4 lines has an action and its rating." in reading.notices["message"].tolist()[0]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda font: setattr(font, "strike", True), id="crossed out"),
        pytest.param(lambda font: setattr(font.color, "rgb", docx.shared.RGBColor(255, 255, 255)), id="white"),
    ],
)
def test_lines_of_which_some_do_not_count_are_refused(tmp_path, change):
    reading = read(tmp_path, change)
    assert reading.problems["code"].tolist() == ["no-table"]
    assert reading.ratings.empty

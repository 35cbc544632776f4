"""What nothing used is named; what was used is not."""

from ilt.reading import read_here
from tests.support.corpus.writers import book

ANSWERS = {"round": "Fall 2026", "perspective": "School ILT", "school": "Oak"}


def test_notes_in_rows_of_their_own_are_not_named_as_unused(tmp_path):
    rows = [
        ["Action", "Rating"],
        ["S1.1", 2],
        ["Notes: minutes are in the folder"],
        ["S1.2", 1],
        ["S1.3", 0],
        ["Goals for June"],
    ]
    path = tmp_path / "a.xlsx"
    path.write_bytes(book({"Sheet1": rows}))
    reading = read_here(path, answers=ANSWERS)
    said = " ".join(reading.notices["message"])
    assert "minutes are in the folder" in set(reading.ratings["note"])
    assert "Notes in rows of their own (3)" in said
    assert "A3 “" not in said

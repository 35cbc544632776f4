"""Surnames that are also words of headings: who is called so is neither dropped nor shown."""

import io

import pytest

from ilt.reading import read_here
from ilt.reading.cells import masks
from tests.support.corpus.writers import WORDS, span, text

NAMES = ("Young", "Price", "Long", "Grant", "Bishop", "Reading", "Day", "Key", "Page", "Weeks", "Best", "Rich")
ABOVE = (["School", "Oak", ""], ["Round", "Fall 2026", ""], ["Perspective", "self", ""], ["", "", ""])
ROWS = [[WORDS[action], *pair] for action, *pair in zip(span("S1.1", "S3.2"), "213021302", "320113210", strict=True)]


def read(*head):
    file = io.BytesIO(text([*ABOVE, head, *ROWS]))
    file.name = "t.csv"
    return read_here(file)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_rater_where_raters_have_columns(name):
    for heading in (name, f"Ms. {name}"):
        reading = read("Rater", heading, "Ben Moss")
        assert reading.problems.empty
        first = reading.ratings["rater"] == reading.ratings["rater"].iloc[0]
        assert [list(reading.ratings["rating"][rows]) for rows in (first, ~first)] == [
            [2, 1, 3, 0, 2, 1, 3, 0, 2],
            [3, 2, 0, 1, 1, 3, 2, 1, 0],
        ]


@pytest.mark.parametrize("name", NAMES)
def test_what_one_gave_is_named_next_to_a_column_of_ratings(name):
    for heading in (f"Ms. {name}", f"{name}, Ann", f"A. {name}"):
        reading = read("Action", "Rating", heading)
        assert list(reading.problems["code"]) == ["ratings-passed-over"], heading
        assert list(reading.ratings["rating"]) == [2, 1, 3, 0, 2, 1, 3, 0, 2]
        assert name not in "".join(reading.problems["message"]) + "".join(reading.problems["column"])


@pytest.mark.parametrize("name", NAMES)
def test_none_is_shown_with_a_title(name):
    assert name not in masks.heading(f"Ms. {name}")
    assert name not in masks.heading(f"Rating by Ann {name}")
    assert name not in masks.heading(f"A. {name}")

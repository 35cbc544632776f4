"""Files that LibreOffice wrote (tests/support/office) are read as what a person sees in them."""

import pandas as pd
import pytest

import ilt
from tests.support.files import EXPECTED
from tests.support.office import FOLDER


@pytest.mark.parametrize("name", ["template.xlsx", "template.ods", "words.docx"])
def test_the_template_that_libreoffice_saved(name):
    reading = ilt.read(FOLDER / name)
    assert reading.problems.empty
    assert reading.questions.empty
    found = [None if pd.isna(rating) else rating for rating in reading.ratings["rating"].astype("float64")]
    assert found == [EXPECTED[place % 5] for place in range(19)]
    assert reading.ratings.loc[0, "note"] == "in 2 of 5 grades"
    assert set(reading.ratings["perspective"]) == {"self"}


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_odd_cells_that_libreoffice_saved(kind):
    reading = ilt.read(FOLDER / f"odd.{kind}")
    taken = dict(zip(reading.ratings["action_id"], reading.ratings["rating"], strict=True))
    assert taken == {"S1.1": 2, "S1.2": 2, "S2.3": 3}
    assert reading.ratings.loc[0, "note"] == "“curly”, and a\nsecond line"
    # In the .xlsx the date's formula has no format: what shows is a number of five digits.
    date = "became-a-date" if kind == "ods" else "off-scale"
    assert reading.problems[["row", "code"]].to_numpy().tolist() == [
        [4, "cell-error"],
        [5, date],
        [6, "true-or-false"],
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("protected.xlsx", "password"),  # encrypted by msoffcrypto-tool as Excel does
        ("table.numbers", "numbers-file"),  # written by numbers-parser
    ],
)
def test_files_that_have_to_be_saved_in_another_way(name, code):
    reading = ilt.read(FOLDER / name)
    assert reading.problems["code"].tolist() == [code]
    assert reading.ratings.empty

"""What was read of files, in words."""

import pandas as pd

from ilt import screens


def test_what_was_understood_of_tables_that_look_alike() -> None:
    table = {
        "source": ["a.docx", "b.docx"],
        "sheet": ["", ""],
        "layout": ["template"] * 2,
        "header_row": [1, 1],
        "assessment": ["school"] * 2,
        "accepted": [18, 0],
        "not_rated": [1, 0],
        "rejected": [0, 0],
        "duplicates": [0, 0],
        "waiting": [0, 19],
    }
    both = pd.DataFrame(table)
    assert screens.ratings.tables(both, "a.docx") == (
        "2 files that look alike, such as a.docx: filled-in template, school assessment. "
        "18 ratings accepted, 1 blank or N/A, 19 rating cells waiting for an answer"
    )
    assert screens.ratings.tables(both.tail(1), "b.docx") == (
        "b.docx: filled-in template, header in row 1, school assessment. 19 rating cells waiting for an answer"
    )
    sheets = both.assign(source="a.xlsx", layout="tidy", waiting=0, rejected=[0, 2])
    assert screens.ratings.tables(sheets, "a.xlsx, sheet One") == (
        "2 sheets that look alike, such as a.xlsx, sheet One: one rating per row, school assessment. "
        "18 ratings accepted, 1 blank or N/A, 2 not counted"
    )


def test_whose_ratings_is_a_question_in_words() -> None:
    assert list(screens.questions.who("school")) == ["School ILT", "District ILT"]
    assert list(screens.questions.who("district and district")) == ["District ILT", "School ILT"]
    assert list(screens.questions.who("district and school")) == ["School ILT", "District ILT", "self", "cross"]
    assert screens.questions.answer("round", "Fall 2026") == "round: Fall 2026"
    assert screens.questions.answer("perspective", "School ILT", "district") == (
        "who rated: School raters: rating the district’s ILT"
    )
    assert screens.questions.answer("duplicates", "set both aside") == "two ratings by one rater: Count neither"
    assert screens.questions.answer("counts:Ana’s goals", "leave out") == "a title or a sheet: Leave them out"


def test_what_is_open_before_confirming() -> None:
    assert screens.ratings.before_confirming(0, 0).startswith("Review your file")
    assert screens.ratings.before_confirming(1, 0).startswith("Below: 1 problem. ")
    assert screens.ratings.before_confirming(2, 3).startswith("Below: 2 problems and schools with similar names. ")
    assert screens.ratings.before_confirming(0, 0, elsewhere=26) == (
        "26 problems in files you confirmed earlier are in the full-detail view."
    )

"""Lists of many corrections and files are shown by the page: whatever is in them can be reached."""

import pandas as pd
import pytest

from ilt.ui.session import Session
from ilt.ui.upload import problem_list
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.screens import said
from tests.support.visitors import uploaded

FAULTY = [[*row[:7], "2.5", ""] for row in ratings_of(["Alder"], raters=4)]


def labels(app, start):
    return [button.label for button in app.button if button.label.startswith(start)]


@pytest.mark.full
def test_each_of_many_corrections_can_be_taken_back():
    answers = {f"fix@ratings.csv!H{row}": "1" for row in range(2, len(FAULTY) + 2)}
    assert len(answers) > 100
    app = uploaded({"ratings.csv": as_csv(FAULTY)}, confirmed=False, answers=answers).run()
    app.switch_page("pages/ratings.py").run()
    assert len(labels(app, "Undo")) == 50
    page = next(box for box in app.selectbox if box.label == "Which corrections?")
    assert page.options == [
        f"1 to 50 of {len(answers)}",
        f"51 to 100 of {len(answers)}",
        f"101 to 128 of {len(answers)}",
    ]
    page.set_value(100).run()
    last = f"cell H{len(FAULTY) + 1}"
    assert last in said(app)
    app.button[[button.label for button in app.button].index("Undo")].click().run()
    assert not app.exception
    assert len(Session(app.session_state).saver.all("answer")) == len(answers) - 1


@pytest.mark.full
def test_each_of_many_files_can_be_removed():
    files = {f"file {n:03}.csv": as_csv(ratings_of([f"School {n}"], raters=1)[:1]) for n in range(103)}
    app = uploaded(files, confirmed=False).run()
    app.switch_page("pages/ratings.py").run()
    assert len(labels(app, "Remove file")) == 100
    next(box for box in app.selectbox if box.label == "Which files?").set_value(100).run()
    assert labels(app, "Remove file") == ["Remove file 100.csv…", "Remove file 101.csv…", "Remove file 102.csv…"]
    next(button for button in app.button if button.label == "Remove file 102.csv…").click().run()
    app.get_by_key("_remove_it").click().run()
    assert not app.exception
    assert "file 102.csv" not in Session(app.session_state).saver.all("source")


def test_each_of_many_files_that_were_not_read_is_said():
    files = {f"notes {n:02}.csv": f"minutes,of meeting {n}\nhello,world\n".encode() for n in range(23)}
    app = uploaded({**files, "read.csv": as_csv(ratings_of(["Alder"], raters=1))}, confirmed=False).run()
    app.switch_page("pages/ratings.py").run()
    assert not app.exception
    page = next(box for box in app.selectbox if box.label == "Which sheets without ratings?")
    assert page.options == ["1 to 20 of 23", "21 to 23 of 23"]
    assert "notes 22.csv: " not in "".join(text.value for text in [*app.text, *app.caption])
    page.set_value(20).run()
    words = "".join(text.value for text in [*app.text, *app.caption])
    assert all(f"notes {n}.csv: " in words for n in (20, 21, 22))


def test_rows_of_problems_are_as_high_as_the_longest_words_need():
    two_lines = "“2.5” is not one of the ratings 0, 1, 2 and 3. Enter 0, 1, 2 or 3."
    three_lines = "word " * 33  # 11 words of 5 letters in a line
    assert problem_list.row_height(pd.DataFrame({"message": [two_lines, three_lines]})) == 3 * 19 + 16
    wraps_above = 4 * 16  # 4rem, in Streamlit's own script
    assert problem_list.row_height(pd.DataFrame({"message": [two_lines]})) > wraps_above

"""A file is often one person's: while presenting, Ratings has no figure of a confirmed one, and no name of a sheet."""

import pytest

from ilt.ui.session import Session
from tests.support.corpus.names import tabs
from tests.support.daily import the_rest_in_full
from tests.support.ratings_files import ONE, as_csv, ratings_of
from tests.support.screens import said
from tests.support.visitors import uploaded

WORDS = ("seen", "accepted", "not rated", "not_rated", "rejected", "waiting", "duplicates", "not taken")


def person(school: str, blanks: int) -> bytes:
    """A file of one rater of one school, who left so many of the actions blank."""
    rows = ratings_of([school], raters=1)
    return as_csv([[*row[:7], "" if at < blanks else row[7], *row[8:]] for at, row in enumerate(rows)])


def ratings(files, *, full_detail=False, confirmed=True, **more):
    app = uploaded(files, confirmed=confirmed, **more)
    Session(app.session_state).full_detail = full_detail
    app.run()
    app.switch_page("pages/ratings.py").run()
    assert not app.exception
    return app


def figures(app) -> set[str]:
    """Return which figures of files stand in the titles of what was understood, and in its tables."""
    labels = " ".join(box.label for box in app.expander if "header in row" in box.label or "alike" in box.label)
    assert labels
    columns = {str(name) for table in app.dataframe for name in table.value.columns}
    return {word for word in WORDS if word in labels or word in columns}


@pytest.mark.parametrize("others", the_rest_in_full([1], [3, 9]))
def test_no_figure_of_a_confirmed_file_is_shown_while_presenting(others):
    files = {"Elm Dora.csv": person("Elm", 6)}
    files |= {f"Birch {at}.csv": person("Birch", at) for at in range(others)}
    # The headings of a third kind of table, so that some file stands alone.
    files["Oak Finn.csv"] = person("Oak", 4).replace(b"rating,", b"Score,")
    assert figures(ratings(files)) == set()
    assert {"accepted", "not_rated"} <= figures(ratings(files, full_detail=True))
    assert {"accepted", "not_rated"} <= figures(ratings(files, confirmed=False))


def test_figures_of_a_new_file_do_not_tell_those_of_a_confirmed_one_that_looks_alike():
    app = ratings({"Elm Dora.csv": person("Elm", 6)})
    Session(app.session_state).saver.add_source("new.csv", person("Oak", 2))
    app.run()
    (label,) = [box.label for box in app.expander if "look alike" in box.label]
    assert not [word for word in WORDS if word in label]
    (table,) = [table.value for table in app.dataframe if "not_rated" in table.value.columns]
    rows = table.set_index("source")["not_rated"]
    assert rows["new.csv"] == 2
    assert rows.isna()["Elm Dora.csv"]


@pytest.mark.full
def test_that_one_person_left_all_blank_is_not_said_of_a_confirmed_file():
    blank = {"Elm Dora.csv": as_csv([[*ONE[:7], "", ""]]), "good.csv": as_csv(ratings_of(["Alder"]))}
    assert not [one for one in ratings(blank).warning if "Elm Dora" in one.value]
    assert [one for one in ratings(blank, full_detail=True).warning if "Elm Dora" in one.value]


def question_in(app) -> str:
    (question,) = [one.value for one in app.markdown if "The sheets " in one.value]
    return question.replace("\\", "")


def test_the_question_about_sheets_has_their_names_in_the_full_detail_view_alone():
    (data,) = tabs("Anna Schmidt", "Bert Jones")().values()
    app = ratings({"tabs.xlsx": data}, confirmed=False)
    question = question_in(app)
    assert "Anna" not in question
    assert "Bert" not in question
    assert "(sheets 1 to 2)" in question
    assert "Are these names of schools, raters, rounds, or sides (school or district)?" in said(app)
    assert "The full-detail view shows them." in said(app)
    assert "Anna Schmidt" in question_in(ratings({"tabs.xlsx": data}, confirmed=False, full_detail=True))


@pytest.mark.full
def test_a_heading_that_is_not_used_may_be_a_name():
    head = [*as_csv([]).decode().strip().split(","), "Anna Schmidt"]
    data = {"a.csv": as_csv([[*row, "x"] for row in ratings_of(["Alder"])], head)}
    assert "A… S…" in [one.value for one in ratings(data, confirmed=False).text]
    assert "Anna Schmidt" in [one.value for one in ratings(data, confirmed=False, full_detail=True).text]


@pytest.mark.full
def test_words_that_nothing_used_are_quoted_by_no_screen_while_presenting(caplog):
    """They may name somebody: their places alone are shown, else no more than initials; a log has none of them."""
    above = b"Typed in for Dora Quist,,,,,,,,\r\n"
    file = {"ratings.csv": above + as_csv(ratings_of(["Oak"]))}
    words = said(ratings(file, confirmed=False))
    assert "We did not use this text: A1. If" in words
    full = said(ratings(file, confirmed=False, full_detail=True))
    assert "We did not use this text: A1 “Typed in for D… Q…”. If" in full
    assert "Quist" not in words + full + caplog.text

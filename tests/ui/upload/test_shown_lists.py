"""What somebody types or chooses in a list on Add and review ratings stays while others change what is listed, or is said to be gone."""

import pytest

from ilt.store import Saver, Store
from ilt.ui.session import Session
from tests.support.many_questions import RIGHT, answers, submit, tables
from tests.support.many_rows import file, numbered, varied
from tests.support.ratings_files import HEAD, ONE, as_csv
from tests.support.saved_workspaces import visit
from tests.support.screens import said


def saved(database, **files):
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="colleague")
    for name, content in files.items():
        assert saver.add_source(f"{name}.csv", content)
    return saver


def faulty(school, side="self"):
    """Return a file with one rating that can be read and one that cannot."""
    row = [*ONE[:3], school, ONE[4], side, *ONE[6:]]
    return as_csv([row, [*row[:6], "S1.2", "2.5", ""]], HEAD)


def problems(app):
    return [head.value for head in app.subheader if "problem" in head.value]


def test_choices_in_a_table_stay_while_another_answers(database):
    """Rows of a form that is not sent yet stay in their places; what both answered is chosen by a person."""
    names = [f"{name} {number}" for name in RIGHT for number in (1, 2)]
    saver = saved(database, a=file(varied(school=names, rater=numbered("r{}", len(names)))).getvalue())
    app = visit(saver.link, "ratings")
    (before,) = tables(app)
    first, second = before.iloc[0][["first", "second"]]
    saver.put("answer", f"schools:{first} | {second}", "two schools")
    app.run()
    (after,) = tables(app)
    assert after.equals(before)
    assert "While you were working, someone else changed this list." in said(app)
    next(box for box in app.selectbox if box.label == "Use one answer for all rows that have none yet").set_value(
        "Yes: use the first spelling"
    )
    submit(app)
    assert "Someone else made changes at the same time as you" in said(
        app
    )  # that it is one school, and that they are two
    assert len(answers(app)) == len(before) + 1
    saver.refresh()
    assert saver.get("answer", f"schools:{first} | {second}") == "two schools"


@pytest.mark.full
def test_what_was_typed_about_a_file_that_another_removes_is_said_to_be_gone(database):
    saver = saved(database, a=faulty("Alder"), b=faulty("Birch"))
    app = visit(saver.link, "ratings")
    assert problems(app) == ["2 problems"]
    saver.remove_source("a.csv")
    app.run()
    assert problems(app) == ["1 problem"]
    typed = "The corrections or answers you were typing for it were not saved."
    assert f"Someone else removed 1 file. {typed}" in said(app)
    app.switch_page("pages/heatmaps.py").run()
    app.switch_page("pages/ratings.py").run()
    assert "Someone else removed" not in said(app)


def test_answers_that_are_remembered_make_no_list_anew(database):
    """A colleague's file like one before needs no answer: what somebody is typing in a list stays."""
    saver = saved(database, a=faulty("Alder", "Coach"))
    app = visit(saver.link, "ratings")
    app.radio[0].set_value("District ILT")
    submit(app)
    listed = Session(app.session_state).lists["problems"]
    assert len(listed.table) == 1
    saver.refresh()
    saver.add_source("b.csv", faulty("Birch", "Coach"))
    app.run()
    assert answers(app)["perspective:Coach@b.csv"] == "District ILT"
    assert Session(app.session_state).lists["problems"] is listed

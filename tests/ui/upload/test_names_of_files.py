"""What the names of files and sheets say is offered on Add and review ratings: each file by itself where they differ."""

import pytest

from ilt.ui.session import Session
from tests.support.corpus.names import tabs, tidy
from tests.support.corpus.writers import text
from tests.support.many_questions import answers, submit, tables
from tests.support.screens import said
from tests.support.visitors import uploaded

KNOWN = (["Round", "Fall 2026"], ["Perspective", "self"])


def ratings(files):
    app = uploaded(files, confirmed=False).run()
    app.switch_page("pages/ratings.py").run()
    assert not app.exception
    return app


def test_files_with_schools_in_their_names_are_answered_one_by_one():
    schools = {"Oak Elementary": "01", "Elm High": "23"}
    app = ratings({f"{school}.csv": text(tidy(marks, *KNOWN)) for school, marks in schools.items()})
    (table,) = tables(app)
    assert dict(zip(table["file"], table["answer"], strict=True)) == {
        "Oak Elementary.csv": "Oak Elementary",
        "Elm High.csv": "Elm High",
    }
    submit(app)
    said = answers(app)
    assert [said[f"school@{school}.csv"] for school in schools] == list(schools)
    assert "school" not in said


@pytest.mark.full
def test_which_round_a_name_is_is_typed():
    (data,) = tabs("Pre", "Post", above=(["School", "Oak"], ["Perspective", "self"]))().values()
    app = ratings({"tabs.xlsx": data})
    assert [one.label for one in app.text_input] == ["Which round is “Pre”?", "Which round is “Post”?"]
    for field, label in zip(app.text_input, ("Fall 2026", "Spring 2027"), strict=True):
        field.input(label)
    submit(app)
    said = answers(app)
    assert (said["round:Pre@tabs.xlsx"], said["round:Post@tabs.xlsx"]) == ("Fall 2026", "Spring 2027")
    app.run()
    assert not app.text_input or not any("Which round" in one.label for one in app.text_input)


def test_a_sheet_that_is_none_of_the_others_is_left_out():
    (data,) = tabs("Kim", "Zed", above=(["School", "Oak"], ["Perspective", "self"]))().values()
    app = ratings({"tabs.xlsx": data})
    left_out = next(box for box in app.multiselect if box.label == "Sheets to leave out")
    assert left_out.options == ["sheet 1", "sheet 2"]
    left_out.select("sheet 2")
    next(radio for radio in app.radio if "Raters" in radio.options).set_value("raters")
    submit(app)
    assert answers(app) == {"sheets@tabs.xlsx": "raters", "column@tabs.xlsx#Zed": "not used"}
    assert not app.run().exception


def test_times_that_are_months_apart_are_named():
    head = ["Timestamp", "School", "Role", "S1.1", "S1.2"]
    rows = [[f"{day} 8:00:00", "Oak", "School ILT", 0, 3] for day in ("10/02/2026", "05/14/2027")]
    app = ratings({"form.csv": text([head, *rows])})
    (field,) = (one for one in app.text_input if "months apart" in one.label)
    field.input("Fall 2026; Spring 2027")
    submit(app)
    assert answers(app) == {"round-times@form.csv": "Fall 2026; Spring 2027"}
    # Another file with the same headings has other times.
    assert Session(app.session_state).saver.all("remembered") == {}
    assert not app.run().exception
    assert not any("months apart" in one.label for one in app.text_input)


def times(*days):
    """Write the answers of a form of these days."""
    return text(
        [
            ["Timestamp", "School", "Role", "S1.1", "S1.2"],
            *([f"{day} 8:00:00", "Oak", "School ILT", 0, 3] for day in days),
        ]
    )


@pytest.mark.full
def test_times_of_one_file_are_not_named_as_those_of_another():
    days = {
        "y1.csv": ("10/02/2025", "04/14/2026"),
        "y2.csv": ("10/05/2026", "04/17/2027"),
        "y3.csv": ("10/06/2026", "04/19/2027"),
    }
    app = ratings({name: times(*own) for name, own in days.items()})
    first, second = (one for one in app.text_input if "months apart" in one.label)
    assert ("October 2025" in first.label, "October 2026" in second.label) == (True, True)
    first.input("Fall 2025; Spring 2026")
    submit(app)
    assert answers(app) == {"round-times@y1.csv": "Fall 2025; Spring 2026"}
    (second,) = (one for one in app.text_input if "months apart" in one.label)
    second.input("Spring 2027; Fall 2026")
    submit(app)
    assert not app.run().exception
    assert any("lists the rounds in a different order than the times" in one for one in said(app).split("\n"))
    (second,) = (one for one in app.text_input if "months apart" in one.label)
    second.input("Fall 2026; Spring 2027")
    submit(app)
    assert [answers(app)[f"round-times@{name}"] for name in ("y2.csv", "y3.csv")] == ["Fall 2026; Spring 2027"] * 2

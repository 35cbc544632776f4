"""Which column is what is asked on Add and review ratings; nothing is taken before somebody confirms it, and it is remembered."""

import json

import pytest

from ilt.store import sha256
from ilt.ui.session import Session
from tests.support.files import book, text
from tests.support.screens import said
from tests.support.visitors import uploaded

ROWS = [["Practice", "Weight", "Now", "Why", "Contact"], ["S1.1", "1", "2", "so", "pat@r.example"]]
ROWS += [["S1.2", "2", "0", "", "lee@r.example"], ["S2.2", "1", "3", "yes", "ana@r.example"]]
WHO = {"round": "Fall 2026", "school": "Birch", "perspective": "School ILT"}


def opened(files, *, answers=WHO, confirmed=False, working=False):
    app = uploaded(files, confirmed=confirmed, answers=answers)
    Session(app.session_state).full_detail = working
    app.run()
    app.switch_page("pages/ratings.py").run()
    assert not app.exception
    return app


def button(app, label):
    return next((one for one in app.button if one.label == label), None)


def press(app, label):
    button(app, label).click().run()
    assert not app.exception


def answers(app):
    return Session(app.session_state).saver.all("answer")


def columns(app):
    return {key: role for key, role in answers(app).items() if key.startswith("column")}


def test_a_guess_is_shown_and_nothing_is_taken_before_it_is_confirmed():
    app = opened({"a.csv": text(ROWS)})
    assert "Which column is what?" in said(app)
    assert "3 ratings (1 × 0, 0 × 1, 1 × 2, 1 × 3)" in said(app)
    assert app.title[0].value == "1 question to answer before we can read ratings from 1 file"
    assert columns(app) == {}
    press(app, "Use these columns")
    assert app.title[0].value == "3 ratings read from 1 file"
    assert columns(app)["column@a.csv!C"] == "rating"
    assert "Which column is what?" not in said(app)
    assert "You answered" in said(app)
    assert button(app, "This is right: show the heatmaps")


def test_names_and_addresses_are_on_no_screen():
    for working in (False, True):
        app = opened({"a.csv": text(ROWS)}, working=working)
        assert "@r.example" not in said(app)
        assert "pat" not in said(app)


def test_a_file_with_the_same_headings_is_read_without_asking():
    app = opened({"a.csv": text(ROWS)})
    press(app, "Use these columns")
    saver = Session(app.session_state).saver
    assert {json.loads(key)[1] for key in saver.all("remembered")} >= {"column!A", "column!C", "column!1"}
    saver.add_source("b.csv", text([ROWS[0], ["S3.1", "3", "1", "", ""]]))
    app.run()
    assert "Which column is what?" not in said(app)
    assert "column@b.csv!C" in columns(app)
    assert app.title[0].value == "4 ratings read from 2 files"


def test_sheets_that_look_alike_are_said_once():
    data = book(("Birch", ROWS), ("Elm", ROWS))
    app = opened({"b.xlsx": data}, answers={"round": "F", "perspective": "self", "sheets": "schools"})
    assert len([one for one in app.button if one.label == "Use these columns"]) == 1
    press(app, "Use these columns")
    assert {key.partition("!")[0] for key in columns(app)} == {"column@b.xlsx#Birch", "column@b.xlsx#Elm"}
    assert app.title[0].value == "6 ratings read from 1 file"


def test_a_sheet_without_ratings_is_passed_over():
    app = opened({"a.csv": text(ROWS)})
    press(app, "This sheet has no ratings")
    assert columns(app) == {"column@a.csv": "not used"}
    assert "Which column is what?" not in said(app)


@pytest.mark.full
def test_what_was_confirmed_can_be_changed_and_left_as_it_is():
    app = opened({"a.csv": text(ROWS)})
    press(app, "Use these columns")
    press(app, "Change how we read your columns")
    assert "Which column is what?" in said(app)
    press(app, "Leave it as it is")
    assert "Which column is what?" not in said(app)


def test_a_table_that_is_read_by_itself_can_be_said_anew_and_not_while_its_cells_are_hidden():
    data = text([["action", "rating", "New"], ["S1.1", "2", "3"]])
    app = opened({"a.csv": data})
    press(app, "Change how we read your columns")
    assert "1 rating (0 × 0, 0 × 1, 1 × 2, 0 × 3)" in said(app)
    assert columns(app) == {}
    hidden = opened({"a.csv": data}, confirmed=True)
    assert button(hidden, "Change how we read your columns") is None
    assert Session(app.session_state).saver.all("confirmed") in ({}, {"a.csv": sha256(data)})


@pytest.mark.full
def test_rows_are_left_out_and_headings_moved():
    app = opened({"a.csv": text(ROWS)})
    app.text_input[0].set_value("3-4").run()
    assert "1 rating (" in said(app)
    app.text_input[0].set_value("three").run()
    assert button(app, "Use these columns") is None
    app.text_input[0].set_value("").run()
    next(box for box in app.selectbox if box.label == "Headings are in").select("0").run()
    assert not app.exception
    # The row of headings is one like any other then: it names no action, and the six below it stay.
    assert "6 ratings (1 × 0, 2 × 1, 2 × 2, 1 × 3)" in said(app)


@pytest.mark.full
def test_what_was_seen_is_said_above_the_columns():
    app = opened({"a.csv": text([["Name", "s1_1", "imp_s1_1", "s1_2"], ["Ann", "1", "3", "2"], ["Bo", "0", "3", "1"]])})
    assert "We can't tell which of columns B and C has the ratings of S1.1." in said(app)
    press(app, "Use these columns")
    assert columns(app)["column@a.csv!C"] == "not used"
    assert app.title[0].value == "4 ratings read from 1 file"

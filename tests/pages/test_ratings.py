"""The Ratings screen says one thing: how many ratings, what is open, what was settled, and what can be done next."""

import io
import re

import pytest
import xlsxwriter

from ilt import format, read, screens
from ilt.ui.session import Session
from tests.support.app_pages import new_app
from tests.support.ratings_files import HEAD, ONE, as_csv, ratings_of
from tests.support.screens import said
from tests.support.visitors import uploaded

CONFIRM = ("This is right", "Done: show")


def opened(files: dict[str, bytes], *, working: bool = False, **more):
    app = uploaded(files, **more)
    Session(app.session_state).full_detail = working
    app.run()
    app.switch_page("pages/ratings.py").run()
    assert not app.exception
    return app


def confirms(app) -> bool:
    return any(button.label.startswith(CONFIRM) for button in app.button)


# A file without a rating


@pytest.mark.parametrize("rating", ["", "N/A"])
def test_a_file_without_a_rating_says_so_and_is_not_right(rating):
    blank = as_csv(ratings_of(["Alder"], rating=rating))
    app = opened({"blank.csv": blank}, confirmed=False)
    words = said(app)
    many = blank.count(b"\n") - 1
    assert f"No ratings in blank.csv: {many} rating cells are blank or N/A." in words
    assert "fill in 0, 1, 2 or 3 and add it again" in words
    assert not confirms(app)
    assert app.title[0].value.startswith("No ratings read from 1 file")


def test_among_files_with_ratings_one_without_is_named_and_the_others_go_on():
    app = opened(
        {"blank.csv": as_csv([[*ONE[:7], "", ""]]), "good.csv": as_csv(ratings_of(["Alder"]))}, confirmed=False
    )
    assert "No ratings in blank.csv: 1 rating cell is blank or N/A." in said(app)
    assert "good.csv:" not in said(app).partition("No ratings in")[2].partition("Check that this")[0]
    assert confirms(app)


def test_a_file_whose_cells_all_have_a_problem_holds_no_rating_either():
    app = opened({"odd.csv": as_csv([[*ONE[:7], "2.5", ""], [*ONE[:7], "", ""]])}, confirmed=False)
    assert "No ratings in odd.csv: 1 rating cell is blank or N/A, 1 could not be read." in said(app)
    assert not confirms(app)


# One number of ratings


def test_ratings_that_are_said_twice_are_counted_once_in_every_place():
    rows = ratings_of(["Alder", "Birch"])
    twice = as_csv([*rows, *rows[:7]])
    app = opened({"ratings.csv": twice}, confirmed=False)
    assert app.title[0].value == f"{len(rows)} ratings read from 1 file"
    labels = [box.label for box in app.expander]
    (line,) = [label for label in labels if "accepted" in label]
    assert f"{len(rows)} ratings accepted (7 repeated cells counted only once)" in line.replace("\\", "")


@pytest.mark.parametrize("copies", [1, 3])
def test_the_numbers_of_the_tables_add_up_to_the_title(copies):
    rows = ratings_of(["Alder", "Birch"])
    sources = []
    for at in range(copies):
        sources.append(io.BytesIO(as_csv([*rows[at:], *rows[:3]])))
        sources[-1].name = f"{at}.csv"
    reading = read(*sources)
    title = int(re.match(r"[\d,]+", screens.ratings.title(reading.sources, reading.problems, reading.questions))[0])
    lines = [screens.ratings.tables(group, "x") for _, group in reading.sources.groupby("source")]
    assert title == reading.ratings["rating"].notna().sum()
    assert title == sum(int(re.search(r"(\d+) ratings? accepted", line)[1]) for line in lines)


# What an answer settled is no problem


TWO = [[*ONE[:7], "1", ""], [*ONE[:7], "3", ""]]


@pytest.mark.parametrize("answer", ["keep the latest", "set both aside"])
def test_two_ratings_of_one_rater_are_no_problem_once_it_is_answered(answer):
    rows = as_csv([*ratings_of(["Birch"]), *TWO])
    app = opened({"ratings.csv": rows}, confirmed=False, answers={"duplicates": answer})
    assert "problem" not in app.title[0].value
    assert "problem" not in " ".join(one.value for one in app.subheader)
    assert "Below:" not in said(app)
    left = {"keep the latest": 1, "set both aside": 2}[answer]
    labels = [box.label for box in app.expander]
    assert f"{format.number(left, 'cell')} left out, as you chose" in labels
    assert confirms(app)


def test_what_is_left_open_is_still_a_problem():
    rows = as_csv([*ratings_of(["Birch"]), *TWO, [*ONE[:6], "S1.2", "2.5", ""]])
    app = opened({"ratings.csv": rows}, confirmed=False, answers={"duplicates": "keep the latest"})
    assert app.title[0].value.endswith("; 1 problem to review")
    assert "1 problem" in [one.value for one in app.subheader]


# What is said to be below is below


@pytest.mark.full
def test_problems_that_are_not_shown_while_presenting_are_not_said_to_be_below():
    bad = as_csv([*ratings_of(["Alder"]), [*ONE[:4], "Zed", *ONE[5:7], "2.5", ""]])
    open_ = as_csv([row[1:] for row in ratings_of(["Birch"])], HEAD[1:])
    app = uploaded({"old.csv": bad, "asks.csv": open_})
    app.run()
    Session(app.session_state).saver.add_source("new.csv", as_csv(ratings_of(["Cedar"])))
    app.switch_page("pages/ratings.py").run()
    assert "The full-detail view has 1 problem to review and 1 question to answer." in said(app)
    Session(app.session_state).saver.put("answer", "round@asks.csv", "Fall 2026")
    app.run()
    assert "Below:" not in said(app)
    assert "1 problem in files you confirmed earlier is in the full-detail view." in said(app)
    assert not [one for one in app.subheader if "problem" in one.value]
    Session(app.session_state).full_detail = True
    app.run()
    assert "Below: 1 problem." in said(app)
    assert [one for one in app.subheader if one.value == "1 problem"]


# Removing


def test_a_file_is_removed_after_one_question_in_place():
    app = opened({"a.csv": as_csv(ratings_of(["Alder"])), "b.csv": as_csv(ratings_of(["Birch"]))})
    first = next(button for button in app.button if button.label == "Remove b.csv…")
    first.click().run()
    assert "Remove b.csv? This removes its ratings" in said(app)
    app.get_by_key("_keep_it").click().run()
    assert "This removes its ratings" not in said(app)
    assert set(Session(app.session_state).saver.all("source")) == {"a.csv", "b.csv"}
    next(button for button in app.button if button.label == "Remove b.csv…").click().run()
    app.get_by_key("_remove_it").click().run()
    assert not app.exception
    assert set(Session(app.session_state).saver.all("source")) == {"a.csv"}


@pytest.mark.full
def test_what_was_said_of_a_file_stays_where_its_name_ends_as_that_of_a_removed_one():
    rows = ratings_of(["Alder"])
    said = {"round@b.csv": "Fall 2025", "round@a@b.csv": "Fall 2026", "fix@c.xlsx#Kim@b.csv!H2": "2"}
    app = uploaded(
        {"b.csv": as_csv(rows), "a@b.csv": as_csv(rows[1:]), "c.xlsx": workbook(rows, "Kim@b.csv")}, answers=said
    )
    app.switch_page("pages/ratings.py").run()
    next(button for button in app.button if "Remove b.csv" in button.label.replace(":gray[]", "")).click().run()
    app.get_by_key("_remove_it").click().run()
    assert set(Session(app.session_state).saver.all("answer")) == {"round@a@b.csv", "fix@c.xlsx#Kim@b.csv!H2"}


def test_what_is_more_than_a_workspace_can_hold_is_said_to_be():
    app = opened({f"{'a' * 1_996}.csv": as_csv([row[1:] for row in ratings_of(["Alder"])], HEAD[1:])}, confirmed=False)
    app.text_input[0].input("Fall 2026")
    next(button for button in app.button if button.label == "Use these answers").click().run()
    assert not app.exception
    assert "is more than a workspace can hold" in said(app)


def workbook(rows: list[list[str]], sheet: str = "Sheet1") -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for at, row in enumerate([HEAD, *rows]):
            page.write_row(at, 0, row)
    return file.getvalue()


@pytest.mark.full
def test_removing_a_file_opens_no_other_again():
    """What was opened of the others is still there, and nothing of the one that is gone."""
    app = opened({"a.xlsx": workbook(ratings_of(["Alder"])), "b.xlsx": workbook(ratings_of(["Birch"]))})
    digests = {name: about["sha256"] for name, about in Session(app.session_state).saver.all("source").items()}
    before = dict(Session(app.session_state).unpacked)
    assert set(before) == set(digests.values())
    next(button for button in app.button if button.label == "Remove b.xlsx…").click().run()
    app.get_by_key("_remove_it").click().run()
    after = Session(app.session_state).unpacked
    assert set(after) == {digests["a.xlsx"]}
    assert after[digests["a.xlsx"]] is before[digests["a.xlsx"]]


@pytest.mark.full
def test_removing_a_file_that_nobody_confirmed_reads_nothing_again():
    app = opened({"a.csv": as_csv(ratings_of(["Alder"]))})
    Session(app.session_state).saver.add_source("b.csv", as_csv(ratings_of(["Birch"])))
    app.run()
    charted = [data for key, data in Session(app.session_state).readings.items() if len(key[0]) == 1]
    shown = Session(app.session_state).shown[2]
    next(button for button in app.button if button.label == "Remove b.csv…").click().run()
    app.get_by_key("_remove_it").click().run()
    assert [*Session(app.session_state).readings.values()] == charted
    assert Session(app.session_state).shown[2] is shown


# Names of sheets


@pytest.mark.parametrize(
    ("sheet", "answers", "called"),
    [
        pytest.param("Ann Smith", {}, "sheet 1", marks=pytest.mark.full),
        ("Ann Smith", {"sheets": "raters"}, "sheet 1"),
        pytest.param("Alder Elementary", {"sheets": "schools"}, "sheet Alder Elementary", marks=pytest.mark.full),
        ("Form Responses 1", {}, "sheet Form Responses 1"),
    ],
)
def test_a_sheet_that_may_have_a_raters_name_is_a_number_in_the_full_detail_view_too(sheet, answers, called, downloads):
    rows = [*ratings_of(["Alder"]), [*ONE[:4], "Zed", *ONE[5:7], "2.5", ""]]
    app = opened({"a.xlsx": workbook(rows, sheet)}, working=True, answers={**answers, "fix@a.xlsx#Ann Smith!H3": "1"})
    words = said(app) + "".join(box.label.replace("\\", "") for box in app.expander)
    files = [data.decode() for _, name, data in downloads if name == "problems.csv"]
    assert f"a.xlsx, {called}" in words
    assert files
    if "Ann" in sheet:
        assert "Ann" not in words + "".join(files) + app.get("dataframe")[0].value.to_csv()


def test_a_conflict_names_the_cell_and_no_sheet():
    assert screens.conflicts.entry("answer", "fix@a.xlsx#Ann Smith!D14") == "cell D14 in a.xlsx"
    assert screens.conflicts.entry("answer", "fix@a.csv!D14") == "cell D14 in a.csv"


# Filters


@pytest.mark.full
def test_reset_takes_lists_back_too():
    app = uploaded({"ratings.csv": as_csv(ratings_of(["Alder", "Birch"], raters=8))})
    app.run()
    app.switch_page("pages/heatmaps.py").run()
    fresh = {key: app.get_by_key(key).value for key in ("action", "cell")}
    app.get_by_key("cell").set_value("Birch").run()
    app.get_by_key("action").set_value(app.get_by_key("action").options[3]).run()
    assert app.get_by_key("cell").value == "Birch"
    next(button for button in app.button if button.label == "Reset filters").click().run()
    assert not app.exception
    assert {key: app.get_by_key(key).value for key in fresh} == fresh
    assert not {"cell", "action"} & set(app.query_params)


@pytest.mark.full
def test_a_minimum_group_size_that_is_chosen_again_shows_as_chosen() -> None:
    app = new_app().run()
    app.switch_page("pages/ratings.py").run()
    for size in (1, 3, 1, 3):
        next(box for box in app.selectbox if "_cover_now" in box.key).set_value(size).run()
        assert next(box for box in app.selectbox if "_cover_now" in box.key).value == size
    for on in (True, False, True):
        next(box for box in app.toggle if "hide_alike" in box.key).set_value(on).run()
        assert next(box for box in app.toggle if "hide_alike" in box.key).value == on


@pytest.mark.full
def test_how_many_ratings_one_person_gave_is_not_said_while_presenting():
    """Nor in a sum with what a file says of itself that nobody has confirmed yet."""
    one, others = ratings_of(["Alder"], raters=1), ratings_of(["Birch"], raters=4)
    count = len(one) + len(others) - 13  # who rates the district in both files is the same person, who says the same
    assert opened({"ann.csv": as_csv(one)}).title[0].value == "Ratings read from 1 file"
    assert opened({"ann.csv": as_csv(one)}, working=True).title[0].value == f"{len(one)} ratings read from 1 file"
    assert opened({"ann.csv": as_csv(one)}, confirmed=False).title[0].value == f"{len(one)} ratings read from 1 file"
    app = opened({"ann.csv": as_csv(one), "others.csv": as_csv(others)})
    assert app.title[0].value.startswith(f"{count} ratings read from 2 files")


def test_filters_are_of_the_sample_only_where_the_sample_is_shown():
    def filters_of(page: str) -> list[str]:
        app = uploaded({"north.csv": as_csv(ratings_of(["Alder"]))}, confirmed=False)
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        return [one.label for kind in ("button_group", "multiselect") for one in app.sidebar.get(kind)]

    assert filters_of("ratings") == []
    assert {"Round", "Schools"} <= set(filters_of("overview"))

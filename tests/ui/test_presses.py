"""A press does what stood on the screen: what was chosen a moment before counts, and a second press does no more."""

import ast

import pytest
from streamlit.testing.v1 import AppTest

from ilt.store import Saver, Store, sha256
from ilt.ui.session import Session
from tests.support.app_pages import APP
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.saved_workspaces import saved_meetings, visit
from tests.support.screens import said
from tests.support.visitors import at

ALIKE = ("Lincoln Elementary I", "Lincoln Elementary II", "Adams High 1", "Adams High 2")


@pytest.fixture
def saver(database):
    """A workspace of schools whose names are alike two and two, kept by somebody else."""
    content = as_csv(ratings_of(list(ALIKE)))
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="other")
    assert saver.add_source("ratings.csv", content)
    assert saver.put("confirmed", "ratings.csv", sha256(content))
    return saver


def pressed(app: AppTest, label: str) -> str:
    """Press the first button with a label, and return its key: a second press, sent before the answer, has the same."""
    button = next(button for button in app.button if button.label == label)
    button.click().run()
    assert not app.exception
    return str(button.key)


@pytest.mark.full
def test_a_meeting_is_of_the_team_that_was_chosen_a_moment_before(saver):
    app = at("meeting", saver.link)
    app.get_by_key("_meeting_team").set_value("Adams High 1")  # the answer to which has not come
    app.get_by_key("_meeting_minutes").set_value(60)
    pressed(app, "Save this meeting for later")
    (found,) = saved_meetings(saver)
    assert (found.team, found.minutes) == ("Adams High 1", 60)
    assert "Adams High 1, Fall 2026" in said(app)


@pytest.mark.full
def test_schools_that_are_said_to_be_two_leave_the_next_pair_open(saver):
    app = visit(saver.link, "ratings")
    Session(app.session_state).full_detail = True
    app.run()
    assert said(app).count("Are they the same school?") == 2
    key = pressed(app, "No, two schools")
    assert said(app).count("Are they the same school?") == 1
    assert key not in {button.key for button in app.button}


@pytest.mark.full
def test_a_conflict_that_is_settled_leaves_the_next_one_open(saver):
    app = visit(saver.link, "ratings")
    mine = Session(app.session_state).saver
    for name in ("cover", "cover_in_office"):
        saver.put("setting", name, 9)
        mine.put("setting", name, 4)
    app.run()
    assert said(app).count("Which version do you want to keep?") == 2
    key = pressed(app, "Yours: 4")
    assert said(app).count("Which version do you want to keep?") == 1
    assert key not in {button.key for button in app.button}


@pytest.mark.full
def test_ratings_without_a_district_are_offered_to_the_one_that_is_named(database):
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="other")
    for name, rows in (("named.csv", ratings_of(["Alder"])), ("blank.csv", ratings_of(["Birch"], district=""))):
        content = as_csv(rows)
        assert saver.add_source(name, content)
        assert saver.put("confirmed", name, sha256(content))
    app = visit(saver.link, "ratings")
    count = sum(row[7] in "0123" for row in ratings_of(["Birch"]))
    counted = "so we count them as a separate district, in addition to “Riverbend”"
    assert f"{count} ratings do not name a district, {counted}" in said(app)
    pressed(app, "They are from Riverbend")
    assert "without a district" not in said(app)
    app.switch_page("pages/heatmaps.py").run()
    assert not [pills for pills in app.get("button_group") if pills.label == "District"]
    assert "2 schools" in said(app)


def test_an_action_becomes_a_next_step_under_any_filter(saver):
    app = at("priorities", saver.link, schools="Adams High 1", area="1")
    pressed(app, "Make it a next step")
    assert (app.get_by_key("schools").value, app.get_by_key("area").value) == (["Adams High 1"], "1")
    assert any(box.label == "What will you do?" for box in app.text_area)


def test_screens_lead_on_with_the_filters_as_they_are():
    """Without parameters ``st.switch_page`` clears the address, and raises where a filter is in it."""
    root = APP.parent
    calls = [line for file in [*root.glob("pages/*.py"), *root.glob("ilt/ui/**/*.py")] for line in without(file)]
    assert calls == []


def without(file):
    """Return the calls of ``st.switch_page`` in a file that hand over no parameters."""
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    calls = [node for node in tree if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.switch_page"]
    return [f"{file.name}:{node.lineno}" for node in calls if "query_params" not in {one.arg for one in node.keywords}]


@pytest.mark.full
def test_this_is_right_is_said_of_the_files_on_the_screen_alone(database):
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="other")
    first, added = (as_csv(ratings_of([name], raters=8)) for name in ("Alder", "Birch"))
    assert saver.add_source("first.csv", first)
    app = visit(saver.link, "ratings")
    assert saver.add_source("added.csv", added)  # a moment before the press, by a colleague
    pressed(app, "This is right: show the heatmaps")
    saver.refresh()
    assert saver.all("confirmed") == {"first.csv": sha256(first)}
    assert "1 file needs review" in said(app)
    # The screen now shows both, so a press on it confirms both.
    app.switch_page("pages/ratings.py").run()
    pressed(app, "This is right: show the heatmaps")
    saver.refresh()
    assert saver.all("confirmed") == {"first.csv": sha256(first), "added.csv": sha256(added)}


def test_a_press_on_what_is_rated_does_what_its_button_said(database):
    """Twice, or late: another button in its place is another button, also where a round has the words of a filter."""
    rows = [row for row in ratings_of(["Alder"], raters=8) if row[2] == "school"]
    blank = [["Fall 2026", *row[1:7], "" if row[6].startswith("S1.") else row[7], ""] for row in rows]
    content = as_csv([*blank, *(["all focus areas", *row[1:]] for row in rows)])
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="other")
    assert saver.add_source("ratings.csv", content)
    assert saver.put("confirmed", "ratings.csv", sha256(content))
    app = at("attention", saver.link, round="Fall 2026", area="1")
    assert [button.label for button in app.button if button.label.startswith("Show all")] == [
        "Show all focus areas"
    ] * 2
    first, second = (str(button.key) for button in app.button if button.label == "Show all focus areas")
    app.get_by_key(first).click().run()
    assert not app.exception
    assert not {first, second} & {button.key for button in app.button}
    assert [app.get_by_key("round").value, app.get_by_key("area").value] in (
        ["all focus areas", "1"],
        ["Fall 2026", "All"],
    )


@pytest.mark.parametrize(
    ("page", "presses"),
    [
        ("next_steps", ("_ask_newest", "Add a next step")),
        pytest.param("ratings", ("_ask_here", "Delete permanently…"), marks=pytest.mark.full),
    ],
)
def test_two_presses_that_come_together_open_one_dialog(saver, page, presses):
    for raters in (8, 9):  # of the ninth, who rates later, nothing is shown yet
        content = as_csv(ratings_of(["Oak"], raters=raters))
        assert saver.add_source("oak.csv", content)
        assert saver.put("confirmed", "oak.csv", sha256(content))
        app = visit(saver.link, page)
    for button in app.button:
        if button.key in presses or button.label in presses:
            button.click()
    app.run()
    assert not app.exception
    assert len(app.get("dialog")) == 1


def test_a_meeting_that_somebody_else_deleted_does_not_block_the_full_detail_view(saver):
    app = at("meeting", saver.link)
    pressed(app, "Save this meeting for later")
    pressed(app, "Delete…")
    (found,) = saved_meetings(saver)
    assert saver.delete("meeting", [key for key in saver.all("meeting") if key.startswith(found.key)])
    app.run()
    app.get_by_key("_ask_working").click().run()
    assert [dialog.proto.dialog.title for dialog in app.get("dialog")] == ["Open the full-detail view?"]


def typed_in(tree: ast.AST) -> list[ast.Call]:
    """Return the calls that draw a field: a text, or a column of a table that is not fixed."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found = [one for one in calls if ast.unparse(one.func).endswith((".text_input", ".text_area"))]
    for editor in (one for one in calls if ast.unparse(one.func) == "st.data_editor"):
        fixed = {node.value for word in editor.keywords if word.arg == "disabled" for node in ast.walk(word)
                 if isinstance(node, ast.Constant)}  # fmt: skip
        for table in (node for node in ast.walk(editor) if isinstance(node, ast.Dict)):
            columns = {ast.literal_eval(key): value for key, value in zip(table.keys, table.values, strict=True) if key}
            found += [
                one
                for name, column in columns.items()
                for one in ast.walk(column)
                if name not in fixed and isinstance(one, ast.Call) and ast.unparse(one.func).endswith("TextColumn")
            ]
    return found


def test_no_field_takes_more_than_a_browser_can_say_at_once():
    """The server hangs up on a browser that says more than a megabyte, again and again: what was typed is lost."""
    found = {}
    for file in (*(APP.parent / "ilt" / "ui").rglob("*.py"), *(APP.parent / "pages").glob("*.py")):
        for one in typed_in(ast.parse(file.read_text(encoding="utf-8"))):
            found[f"{file.name}:{one.lineno}"] = bool({"max_chars", None} & {word.arg for word in one.keywords})
    assert len(found) > 8
    assert [place for place, limited in found.items() if not limited] == []

"""framework.csv breaks while people work: what they type is kept, the next screen says why, and works when it is fixed."""

import pytest

from ilt import framework
from ilt.ui.session import Session
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.screens import said
from tests.support.visitors import uploaded

BROKEN = "action_id,assessment\nS1.1,school\n"


@pytest.fixture
def file(tmp_path, monkeypatch):
    file = tmp_path / "framework.csv"
    file.write_bytes(framework.path().read_bytes())
    monkeypatch.setenv("ILT_FRAMEWORK", str(file))
    return file


def test_a_file_that_breaks_goes_on_as_it_was_and_is_said_to_be_broken(file):
    sound, known = file.read_bytes(), framework.current()
    file.write_text(BROKEN, encoding="utf-8")
    assert framework.current() is known
    with pytest.raises(framework.FrameworkError, match="the column focus_area is missing"):
        framework.checked()
    file.unlink()
    assert framework.current() is known
    file.write_bytes(sound.replace(b"Has a clear purpose", b"Has a clear aim"))
    assert framework.current().digest == framework.checked().digest != known.digest


def test_a_file_that_was_never_read_is_an_error(file):
    file.write_text(BROKEN, encoding="utf-8")
    with pytest.raises(framework.FrameworkError):
        framework.current()


@pytest.mark.full
def test_what_is_typed_in_a_dialog_stays_while_the_file_is_broken(file):
    """A dialog runs alone: its callbacks and its fields need the framework, and app.py does not look first."""
    sound = file.read_bytes()
    app = uploaded({"ratings.csv": as_csv(ratings_of(["Alder"], raters=8))}).run()
    app.switch_page("pages/next_steps.py").run()
    next(button for button in app.button if button.label == "Add a next step").click().run()
    file.write_text(BROKEN, encoding="utf-8")
    next(area for area in app.text_area if area.label == "What will you do?").set_value("Walk weekly").run()
    assert not app.exception
    assert "The framework cannot be read" in app.title[0].value
    assert "the column focus_area is missing" in said(app)
    saver = Session(app.session_state).saver
    assert "Walk weekly" in saver.all("step").values()
    file.write_bytes(sound)
    next(button for button in app.button if button.label == "Try again").click().run()
    assert not app.exception
    assert "Walk weekly" in said(app)

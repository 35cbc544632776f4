"""Slides and reports fills a form of theirs, and says what of it is blank, what is unknown, and what is not in it."""

import io
import zipfile

import docx
import pytest

from ilt import screens
from ilt.ui.session import Session
from tests.support.made_forms import word_form
from tests.support.made_next_steps import next_step_entries
from tests.support.saved_workspaces import at_saved
from tests.support.screens import said

words = screens.plan_form
MEETING = {
    "m.assessment": "school",
    "m.district": "Riverbend",
    "m.school": "Alder",
    "m.round": "Fall 2026",
    "m.day": "2026-11-25",
    "m.minutes": 45,
    "m.seat": "0123456789abcdef",
    "m.chosen": ["S3.1"],
    "m.cause.S3.1": "Nobody owns the calendar",
}


@pytest.fixture
def app(database):
    return at_saved(f"sqlite:///{database}", "reports", meeting=MEETING, step=next_step_entries())


def upload(app, content, name="Our plan.docx"):
    next(one for one in app.file_uploader if one.label == words.UPLOAD).upload(
        name, content, "application/octet-stream"
    ).run()
    assert not app.exception


def test_a_form_is_filled_with_what_a_school_decided(app):
    app.get_by_key("schools").set_value(["Alder"]).run()
    upload(app, word_form("{{team}}: {{priority 1: root cause}}", "{{priority 2}}", "{{student *name*}}"))
    assert "Our plan.docx: 2 placeholders filled." in said(app)
    assert "there yet: {{priority 2}}" in said(app)
    assert "names: {{student *name*}}" in said(app).replace("\\", "")
    (left,) = [table.value for table in app.dataframe if words.PIECE in table.value]
    assert "Walk weekly" in [*left[words.SAYS]]
    assert "Nobody owns the calendar" not in [*left[words.SAYS]]
    app.get_by_key("_remove_form").click().run()
    assert "placeholders filled" not in said(app)


def test_each_school_gets_its_own(app):
    upload(app, word_form("{{team}}: {{priority 1: root cause}}"))
    app.get_by_key(Session.kinds_of_files.key).set_value(["plan.docx"]).run()
    next(button for button in app.button if button.label == "Make 2 files").click().run(timeout=60)
    assert not app.exception
    with zipfile.ZipFile(io.BytesIO(Session(app.session_state).reports.content())) as packed:
        texts = {name: docx.Document(io.BytesIO(packed.read(name))).paragraphs[0].text for name in packed.namelist()}
    assert texts == {
        "Alder - Fall 2026.plan.docx": "Alder: Nobody owns the calendar",
        "Birch - Fall 2026.plan.docx": "Birch: ",
    }


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: b"PK\x03\x04", words.REFUSED["other kind"]),
        (lambda: word_form("No marks"), words.NO_MARKS),
    ],
)
def test_what_is_no_form_is_refused_with_a_sentence(app, make, why):
    upload(app, make())
    assert why in said(app).replace("\\", "")
    assert Session(app.session_state).form is None
    upload(app, word_form("{{team}}"))
    assert "1 placeholder filled" in said(app)

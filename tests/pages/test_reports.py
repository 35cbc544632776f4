"""Slides and reports: a file of what the filters show, and one for each school with its progress."""

import io
import zipfile

import docx
import pytest
from pptx import Presentation
from pptx.util import Inches

from ilt import screens, settings
from ilt.command_line import main
from ilt.reports.documents import typesetting
from ilt.reports.many import apart, workers
from ilt.store import Saver, Store
from ilt.ui import reports
from ilt.ui.session import Session
from ilt.ui.workspace import addresses
from tests.support.daily import the_rest_in_full
from tests.support.made_next_steps import next_step_entries
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.saved_workspaces import at_saved
from tests.support.screens import said
from tests.support.visitors import opened

MEETING = {
    "m.assessment": "school",
    "m.district": "Riverbend",
    "m.school": "Alder",
    "m.round": "Fall 2026",
    "m.agreed.S3.1": 1,
    "m.day": "2026-11-25",
    "m.minutes": 45,
    "m.seat": "0123456789abcdef",
}


@pytest.fixture
def app(database):
    return at_saved(f"sqlite:///{database}", "reports", meeting=MEETING)


def make(app, label):
    next(button for button in app.button if button.label == label).click().run(timeout=60)
    assert not app.exception


def packed(app):
    return zipfile.ZipFile(io.BytesIO(Session(app.session_state).reports.content()))


def words_of(deck):
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    return [paragraph.text for shape in shapes for paragraph in shape.text_frame.paragraphs]


def test_each_school_of_a_workspace_has_its_slides(app):
    assert not app.exception
    assert "Slides and reports" in said(app)
    make(app, "Make 2 files")
    assert "2 files ready." in said(app)
    with packed(app) as files:
        assert files.namelist() == ["Alder - Fall 2026.pptx", "Birch - Fall 2026.pptx"]
        other, deck = (
            Presentation(io.BytesIO(files.read(f"{school} - Fall 2026.pptx"))) for school in ("Alder", "Birch")
        )
    # What a team agreed on is in its own slides alone.
    assert ["Agreed rating: 1 inconsistent" in words_of(one) for one in (other, deck)] == [True, False]
    assert deck.slides[0].shapes.title.text_frame.text == "Birch: ILT ratings, Fall 2026"
    # Of another choice others are made.
    app.get_by_key("schools").set_value(["Alder"]).run()
    assert "ready" not in said(app)


@pytest.mark.full
@pytest.mark.parametrize("kinds", [["pptx"], ["pdf", "docx", "page.pdf", "xlsx"]], ids=len)
def test_the_command_makes_the_same_of_an_exported_workspace(kinds, database, tmp_path, capsys):
    url = f"sqlite:///{database}"
    app = at_saved(
        url,
        "reports",
        meeting=MEETING,
        step=next_step_entries(),
        answer={"fix@ratings.csv!H2": "not rated"},
        setting={settings.MINIMUM.name: 4},  # of six raters, three rate their own school
    )
    saver = Saver.open(Store(url), app.query_params[addresses.WORKSPACE], visitor="other")
    saver.add_source("not confirmed.csv", as_csv(ratings_of(["Cedar"], raters=6)))
    file, out = tmp_path / "workspace.zip", tmp_path / "out"
    file.write_bytes(saver.export())
    order = ["report", str(file), "--each", "school", "--format", ",".join(kinds), "--out"]
    assert main([*order, str(out)]) == 0, capsys.readouterr().err
    if kinds != ["pptx"]:
        app.get_by_key(Session.kinds_of_files.key).set_value(kinds).run()
    make(app, f"Make {2 * len(kinds)} files")
    with packed(app) as files:
        on_screen = {name: files.read(name) for name in files.namelist()}
    assert {one.name: one.read_bytes() for one in out.glob("[!.]*")} == on_screen
    if kinds != ["pptx"]:
        return
    said_of = {name: words_of(Presentation(io.BytesIO(content))) for name, content in on_screen.items()}
    alder, birch = (" ".join(said_of[f"{school} - Fall 2026.pptx"]) for school in ("Alder", "Birch"))
    for words in ("Agreed rating: 1 inconsistent", "Walk weekly"):
        assert words in alder
        assert words not in birch
    assert "fewer than 4" in alder
    assert "1 file" in alder
    # What the command says of the minimum group size goes before what the workspace does.
    assert main([*order, str(tmp_path / "one"), "--minimum", "1"]) == 0
    one = Presentation(str(tmp_path / "one" / "Alder - Fall 2026.pptx"))
    assert "fewer than 4" not in " ".join(words_of(one))


def test_in_another_order_of_the_rounds_other_files_are_made(monkeypatch):
    # Reports say what changed since the round before.
    monkeypatch.setattr(reports, "_made", lambda *_: b"a report")
    teams = [f"{round_},{school}" for round_ in ("Kick-off", "Middle", "End") for school in ("Alder", "Birch")]
    rows = [f"{team},self,S1.1,2" for team in teams for _ in range(3)]
    app = opened("\n".join(["round,school,perspective,action_id,rating", *rows]).encode(), "reports")
    make(app, "Make 2 files")
    assert "2 files ready." in said(app)
    Session(app.session_state).saver.put("setting", settings.ROUND_ORDER.name, ["Middle", "Kick-off", "End"])
    app.run()
    assert "ready" not in said(app)
    make(app, "Make 2 files")


@pytest.mark.full
def test_a_report_that_takes_too_long_is_named_and_keeps_no_other_from_being_made(app, monkeypatch):
    app.get_by_key(Session.kinds_of_files.key).set_value(["pdf", "xlsx"]).run()
    monkeypatch.setattr(typesetting, "SECONDS", 0.001)
    make(app, "Make 4 files")
    assert "Not made: Alder - Fall 2026.pdf, Birch - Fall 2026.pdf. This report would be too long." in said(app)
    assert "2 files ready." in said(app)
    monkeypatch.undo()
    make(app, "Make 2 files")
    assert "4 files ready." in said(app)
    assert "Not made" not in said(app)
    with packed(app) as files:
        assert files.read("Birch - Fall 2026.pdf").startswith(b"%PDF")


@pytest.mark.parametrize("kinds", the_rest_in_full([["xlsx"]], [["pdf", "xlsx"]]))
def test_many_reports_are_made_by_a_program_of_their_own(kinds, app, monkeypatch):
    monkeypatch.setattr(workers, "EACH", 1)
    app.get_by_key(Session.kinds_of_files.key).set_value(kinds).run()
    monkeypatch.setattr(reports, "_made", lambda *_: pytest.fail("made by the server"))
    make(app, f"Make {2 * len(kinds)} files")
    assert f"{2 * len(kinds)} files ready." in said(app)
    with packed(app) as files:
        every = [f"{school} - Fall 2026.{kind}" for school in ("Alder", "Birch") for kind in kinds]
        assert sorted(files.namelist()) == every
        assert all(files.read(name)[:4] in (b"%PDF", b"PK\x03\x04") for name in every)


@pytest.mark.full
def test_many_reports_that_take_too_long_are_named_and_made_at_the_next_press(app, monkeypatch):
    monkeypatch.setattr(workers, "EACH", 1)
    app.get_by_key(Session.kinds_of_files.key).set_value(["xlsx"]).run()
    with monkeypatch.context() as hurried:
        hurried.setattr(apart, "SECONDS", 0.001)
        make(app, "Make 2 files")
    assert "Not made: Alder - Fall 2026.xlsx, Birch - Fall 2026.xlsx. This report would be too long." in said(app)
    make(app, "Make 2 files")
    assert "2 files ready." in said(app)
    assert "Not made" not in said(app)


def upload(app, name, content):
    one = next(one for one in app.file_uploader if one.label == screens.report.OWN_SLIDES)
    one.upload(name, content, "application/octet-stream").run()
    assert not app.exception


def saved(file):
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def test_slides_take_the_look_of_theirs(app):
    upload(app, "plan.docx", saved(docx.Document()))
    assert screens.report.NO_SLIDES in said(app)
    theirs = Presentation()
    theirs.slide_width, theirs.slide_height = Inches(11), Inches(8)
    theirs.slides.add_slide(theirs.slide_layouts[0]).shapes.title.text = "An old slide of theirs"
    upload(app, "ours.pptx", saved(theirs))
    assert "Slides use the design of ours.pptx" in said(app)
    make(app, "Make 2 files")
    with packed(app) as files:
        deck = Presentation(io.BytesIO(files.read("Alder - Fall 2026.pptx")))
    assert (deck.slide_width, deck.slide_height) == (Inches(11), Inches(8))
    assert "An old slide of theirs" not in words_of(deck)
    assert deck.slides[0].shapes.title.text == "Alder: ILT ratings, Fall 2026"
    app.get_by_key("_remove_template").click().run()
    assert "use the design" not in said(app)

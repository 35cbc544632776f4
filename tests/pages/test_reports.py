"""Take it home: a file of what the filters show, and one for each school with its progress."""

import io
import zipfile

from pptx import Presentation

from ilt.store import Saver, Store, sha256
from ilt.ui.session import Session
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.screens import said
from tests.support.visitors import at


def test_each_school_of_a_workspace_has_its_slides(database):
    content = as_csv(ratings_of(["Alder", "Birch"], raters=6))
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="other")
    assert saver.add_source("ratings.csv", content)
    assert saver.put("confirmed", "ratings.csv", sha256(content))
    app = at("reports", saver.link)
    assert not app.exception
    assert "Take it home" in said(app)
    next(button for button in app.button if button.label == "Make 2 files").click().run(timeout=60)
    assert not app.exception
    assert "2 files ready." in said(app)
    archive = Session(app.session_state).reports
    with zipfile.ZipFile(io.BytesIO(archive.content())) as packed:
        assert packed.namelist() == ["Alder - Fall 2026.pptx", "Birch - Fall 2026.pptx"]
        deck = Presentation(io.BytesIO(packed.read("Birch - Fall 2026.pptx")))
    assert deck.slides[0].shapes.title.text_frame.text == "Birch: ILT ratings, Fall 2026"
    # Of another choice others are made.
    app.get_by_key("schools").set_value(["Alder"]).run()
    assert "ready" not in said(app)

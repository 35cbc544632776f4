"""What is deleted is gone: from the memory of the process that held it, and from the files that it was saved in."""

import contextlib
import io
import json
import time
import urllib.request
import zipfile
from pathlib import Path

import docx
import pytest
from pptx import Presentation
from streamlit.proto.WidgetStates_pb2 import WidgetState

from ilt import screens
from ilt.store import Saver, Store, sha256
from tests.support.app_pages import APP, app_pages
from tests.support.browser.server import running
from tests.support.guards import Process, guards
from tests.support.ratings_files import HEAD, as_csv, ratings_of
from tests.support.wire import visiting

pytestmark = pytest.mark.xdist_group("screens")

PAGES = [page.stem for page in app_pages() if not page.default]
GONE_SECONDS = 20
"""What refers to itself is searched for soon, not at once (``ilt.ui.garbage``)."""
# Memory is written over when it is freed: what is found in it is still held by somebody.
POISONED = {
    "PYTHONMALLOC": "malloc_debug",
    "GLIBC_TUNABLES": "glibc.malloc.perturb=170:glibc.malloc.tcache_count=0:glibc.pthread.stack_cache_size=0",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
MARKS = {
    place: f"Zq{place.capitalize()}Mark"
    for place in (
        *("file", "round", "district", "school", "rater", "note", "cell", "heading", "side"),
        *("answer", "correction", "here", "norms", "cause", "what", "who", "know", "typed", "form"),
    )
}
TEAM = {"district": MARKS["district"], "school": MARKS["school"], "round": f"Fall 2026 {MARKS['round']}"}
STEP = {**TEAM, "action_id": "S1.1", "status": "open", **{name: MARKS[name] for name in ("what", "who", "know")}}
MEETING = {
    **TEAM,
    "assessment": "school",
    "day": "2026-11-25",
    "minutes": 45,
    "seat": "0123456789abcdef",
    "chosen": ["S1.1"],
    "here": MARKS["here"],
    "norms": MARKS["norms"],
    "cause.S1.1": MARKS["cause"],
}


def ratings_file() -> bytes:
    rows = ratings_of([MARKS["school"], "Birch"], raters=6)
    place = {name: at for at, name in enumerate(HEAD)}
    for at, row in enumerate(rows):
        row[place["round"]], row[place["district"]] = TEAM["round"], TEAM["district"]
        row[place["rater"]] = f"{row[place['rater']]} {MARKS['rater']}"
        row[place["note"]] = f"{MARKS['note']} {at}"
    rows[3][place["rating"]] = rows[5][place["rating"]] = MARKS["cell"]
    rows[7][place["perspective"]] = MARKS["side"]
    return as_csv([[*row, "x"] for row in rows], [*HEAD, MARKS["heading"]])


def plan_form() -> bytes:
    """Return a form to fill, whose words are there to be found: it is not compressed."""
    paper = docx.Document()
    for text in (MARKS["form"], "{{title}}", "{{root causes}}", "{{next steps}}"):
        paper.add_paragraph(text)
    return unpacked(paper)


def own_slides() -> bytes:
    """Return slides whose look others take."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).name = "ZqLayoutMark"  # it is read and packed again: seldom to be seen
    return unpacked(deck)


def unpacked(file) -> bytes:
    packed, plain = io.BytesIO(), io.BytesIO()
    file.save(packed)
    with zipfile.ZipFile(packed) as members, zipfile.ZipFile(plain, "w") as stored:
        for name in members.namelist():
            stored.writestr(name, members.read(name))
    return plain.getvalue()


def planted(url: str) -> Saver:
    """Save a workspace with a mark in every kind of place."""
    saver, name, content = Saver.begin(Store(url), visitor="other"), f"{MARKS['file']}.csv", ratings_file()
    assert saver.add_source(name, content)
    assert saver.put("confirmed", name, sha256(content))
    saver.put_all("answer", {f"perspective:{MARKS['side']}": "School ILT", f"round@{name}": MARKS["answer"]})
    saver.put_all("answer", {f"fix@{name}!H5": MARKS["correction"]})
    saver.put_all("remembered", {json.dumps([MARKS["heading"], "round"]): MARKS["answer"]})
    saver.put_all("step", {f"s.{field}": value for field, value in STEP.items()})
    saver.put_all("meeting", {f"m.{field}": value for field, value in MEETING.items()})
    return saver


def walk(visitor, url: str) -> None:
    """Look at screens, write in every field, and take every file."""
    for page in PAGES:
        visitor.go(page)
        fields = [one for kind in ("text_input", "text_area") for one in visitor.elements(kind)]
        if fields and page != "framework":  # what is searched there is the visitor's own
            visitor.run(*(WidgetState(id=one.id, string_value=MARKS["typed"]) for one in fields))
        if page == "reports" and visitor.elements("file_uploader"):
            visitor.upload("form.docx", plan_form(), screens.plan_form.UPLOAD)
            visitor.upload("slides.pptx", own_slides(), screens.report.OWN_SLIDES)
        for button in visitor.elements("download_button"):
            if path := visitor.download(button.label):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(f"{url}{path}").close()
            assert visitor.refused == ""


def found(process: Process) -> list[str]:
    return sorted(process.words_of("Zq", "Zq[A-Z][a-z]+Mark"))


@pytest.mark.full
@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a process's memory is read from /proc")
def test_nothing_of_a_deleted_workspace_is_left(tmp_path):
    database = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    saver = planted(database)
    env = {"ILT_DATABASE": database, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path), **POISONED}
    with running(APP, tmp_path / "log.txt", env=env) as server:
        process = Process(server.number)
        query = f"workspace={saver.link}&meeting=m&seat={MEETING['seat']}"
        with visiting(server.url, "overview", query=query) as visitor:
            held = found(process)  # what is written over below may be gone by then
            for full_detail in (False, True):
                if full_detail:
                    visitor.go("heatmaps")
                    visitor.press("_ask_working")
                    visitor.press("_enter_working")
                walk(visitor, server.url)
            assert {*held, *found(process)} >= {*MARKS.values()}
            visitor.go("ratings")
            visitor.click("Delete permanently…")
            visitor.click("Delete everything")
            visitor.go("overview")
            visitor.go("framework")
            deadline = time.monotonic() + GONE_SECONDS
            while (left := found(process)) and time.monotonic() < deadline:
                time.sleep(0.5)
            assert left == []
            assert [mark for guard in guards(process.number) for mark in found(guard)] == []
        files = {file.name: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
        assert [(mark, name) for mark in MARKS.values() for name in files if mark.encode() in files[name]] == []

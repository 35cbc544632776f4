"""No name from a file is sent to a browser that may be projected: the file's own, on Add and review ratings alone, and that is all.

Each place of an upload holds a word of its own. Everything that the server sends is searched for them: what is drawn,
hidden columns, tooltips, keys, addresses.
"""

import io

import pytest
import xlsxwriter

from ilt import read
from ilt.reading import Reading
from ilt.store import Saver, Store, sha256
from tests.support.app_pages import APP, BARE, app_pages
from tests.support.browser.server import running
from tests.support.ratings_files import HEAD, ratings_of
from tests.support.wire import visiting

pytestmark = pytest.mark.xdist_group("screens")

FILE, OPEN = "ZqFile Smith.xlsx", "ZqFile Open.xlsx"
WORDS = {
    "sheet": "ZqSheet",
    "rater": "ZqRater",
    "note": "ZqNote",
    "heading": "ZqHeading",
    "cell": "ZqCell",
    "unused cell": "ZqOther",
    "corrected cell": "ZqWas",
    "correction": "ZqNow",
    "answered": "ZqSide",
    "asked": "ZqAsked",
    "here": "ZqHere",
}
ALL = [page.stem for page in app_pages() if not page.default and page.stem not in BARE]
EVERY_DAY = ["heatmaps", "attention", "notes", "ratings", "meeting", "next_steps"]
"""Where the full-detail view shows most."""
ANSWERS = {"perspective:ZqSide Coach": "School ILT", f"fix@{FILE}#ZqSheet Ann!H9": "ZqNow"}
MEETING = {
    "assessment": "school",
    "district": "Riverbend",
    "school": "Alder",
    "round": "Fall 2026",
    "day": "2026-11-25",
    "minutes": 45,
    "seat": "0123456789",
    "here": "ZqHere Ann",
}


def workbook(*, asks: bool) -> bytes:
    """Write two sheets, each as a rater might name it, with a word in each place; one file asks a question."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for sheet in ("ZqSheet Ann", "ZqSheet Bob"):
            rows = ratings_of(["Alder", "Birch"], raters=6)
            rows = [[*row[:4], f"ZqRater {row[4]} {sheet[-3:]}", *row[5:8], "ZqNote said"] for row in rows]
            rows[3][5], rows[5][7], rows[7][7] = "ZqAsked Aide" if asks else "ZqSide Coach", "ZqCell", "ZqWas"
            page = book.add_worksheet(sheet)
            for at, row in enumerate([[*HEAD, "ZqHeading"], *([*row, "ZqOther"] for row in rows)]):
                page.write_row(at, 0, row)
    return file.getvalue()


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    return {FILE: workbook(asks=False), OPEN: workbook(asks=True)}


@pytest.fixture(scope="module")
def reading(contents) -> Reading:
    sources = []
    for name, content in contents.items():
        sources.append(io.BytesIO(content))
        sources[-1].name = name
    return read(*sources, answers=ANSWERS)


def test_each_word_is_read(reading):
    """So that what follows could find them."""
    tables = (reading.ratings, reading.problems, reading.sources, reading.questions, reading.corrections)
    words = "\n".join(table.to_csv() for table in tables)
    assert [place for place, word in WORDS.items() if word not in words] == ["unused cell", "answered", "here"]
    assert len(reading.ratings) > 100


def walk(url: str, link: str, *, working: bool, pages: list[str]) -> dict[str, bytes]:
    """Return what is sent of each page, in one session."""
    with visiting(url, "framework", query=f"workspace={link}") as visitor:
        if working:
            visitor.go("heatmaps")
            visitor.press("_ask_working")
            visitor.press("_enter_working")
        return {page: visitor.go(page) + visitor.open_all() for page in pages}


@pytest.fixture(scope="module")
def workspaces(contents, tmp_path_factory):
    """A server, and links of a workspace whose file is confirmed and of one where it is not."""
    folder = tmp_path_factory.mktemp("names")
    url = f"sqlite:///{folder / 'kept.sqlite'}"
    links = {}
    for confirmed in (True, False):
        saver = Saver.begin(Store(url), visitor="test")
        for name, content in contents.items():
            assert saver.add_source(name, content)
        saver.put_all("answer", ANSWERS)
        saver.put_all("remembered", {'["look", "perspective:ZqSide Coach"]': "School ILT"})
        saver.put_all("meeting", {f"m.{name}": value for name, value in MEETING.items()})
        if confirmed:
            saver.put_all("confirmed", {name: sha256(content) for name, content in contents.items()})
        links[confirmed] = saver.link
    with running(APP, folder / "log.txt", env={"ILT_DATABASE": url}) as server:
        yield server.url, links
        assert server.complaints() == ""


def found(sent: dict[str, bytes]) -> dict[str, set[str]]:
    """Return where each word was sent to."""
    where = {
        place: {page for page in sent if word.encode() in sent[page]}
        for place, word in {"file": "ZqFile", **WORDS}.items()
    }
    return {place: pages for place, pages in where.items() if pages}


each_day_some = pytest.mark.parametrize(
    "pages", [EVERY_DAY, pytest.param(ALL, marks=pytest.mark.full)], ids=["some screens", "every screen"]
)


@each_day_some
def test_what_may_be_projected_holds_the_files_name_on_ratings_and_nothing_else(workspaces, pages):
    url, links = workspaces
    sent = walk(url, links[True], working=False, pages=pages)
    assert all(len(frames) > 5_000 for frames in sent.values())
    assert b"Alder" in sent["heatmaps"]
    assert found(sent) == {"file": {"ratings"}}
    with visiting(url, "stage", query=f"workspace={links[True]}&meeting=m") as visitor:
        assert b"ilt_controls" in visitor.seen
        assert found({"stage": visitor.seen}) == {}


@pytest.mark.full
@each_day_some
def test_the_full_detail_view_shows_places_in_files_on_ratings_and_never_a_rater(workspaces, pages):
    url, links = workspaces
    where = found(walk(url, links[True], working=True, pages=pages))
    assert where.pop("note") == {"attention", "notes"}
    assert {place: pages for place, pages in where.items() if pages != {"ratings"}} == {}
    assert "rater" not in where
    assert {"file", "cell", "heading"} <= set(where)
    assert "sheet" not in where


@each_day_some
def test_a_file_that_nobody_looked_over_shows_its_cells_on_ratings_and_no_name_of_a_sheet_rater_or_heading(
    workspaces, pages
):
    url, links = workspaces
    where = found(walk(url, links[False], working=False, pages=pages))
    assert {place: pages for place, pages in where.items() if pages != {"ratings"}} == {}
    assert {"file", "cell", "asked"} <= set(where)
    assert not {"sheet", "rater", "note", "here", "heading"} & set(where)

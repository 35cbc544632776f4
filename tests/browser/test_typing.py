"""What one person is typing, and has not handed in yet, outlives what another does in the same workspace meanwhile."""

import contextlib

import pytest

from ilt.store import Saver, Store, sha256
from tests.pages.test_pages import HEAD, as_csv, ratings_of
from tests.support.app_pages import APP

from .harness.screen import new_context, settle
from .harness.server import running
from .test_workspaces import HEARD_SECONDS

pytestmark = pytest.mark.xdist_group("typing")

ROUND, SIDE = HEAD.index("round"), HEAD.index("perspective")
TYPED = "Typed but not handed in"
MEETING = {
    "assessment": "school",
    "district": "Riverbend",
    "school": "Alder",
    "round": "Fall 2026",
    "day": "2026-11-25",
    "minutes": 45,
    "seat": "0123456789",
    "place": ["purpose", 0, {}],
}


def without(*columns: int) -> bytes:
    def kept(row: list[str]) -> list[str]:
        return [cell for place, cell in enumerate(row) if place not in columns]

    rows = ratings_of(["Alder", "Birch"], raters=8)
    return as_csv([kept(row) for row in rows], kept(HEAD))


@pytest.fixture
def kept(tmp_path):
    """A server, and how to begin a workspace in its database."""
    url = f"sqlite:///{tmp_path / 'kept.sqlite'}"

    def begin(files: dict[str, bytes], *, confirmed: bool = True) -> Saver:
        saver = Saver.begin(Store(url), visitor="colleague")
        for name, content in files.items():
            assert saver.add_source(name, content)
        if confirmed:
            saver.put_all("confirmed", {name: sha256(content) for name, content in files.items()})
        return saver

    with running(APP, tmp_path / "log.txt", env={"ILT_DATABASE": url}) as server:
        yield server, begin


@contextlib.contextmanager
def at(chromium, server, path: str):
    context, watch = new_context(chromium, server)
    page = context.new_page()
    page.goto(path)
    settle(page)
    yield page
    assert watch.complaints() == []
    context.close()


ASKS_TWO = without(ROUND, SIDE)
QUESTION = "Which round"


def answered(saver: Saver) -> str:
    saver.put("answer", "perspective@ratings.csv", "School ILT")
    return "whose ratings: School ILT"


def a_file_more(saver: Saver) -> str:
    saver.add_source("more.csv", without(ROUND, HEAD.index("school")))
    return "more.csv"


@pytest.mark.parametrize("meanwhile", [answered, a_file_more])
def test_a_typed_answer_outlives_what_another_does(chromium, kept, meanwhile):
    server, begin = kept
    saver = begin({"ratings.csv": ASKS_TWO}, confirmed=False)
    with at(chromium, server, f"/ratings?workspace={saver.link}") as page:
        field = page.get_by_test_id("stForm").get_by_role("textbox").first
        field.fill(TYPED)
        chosen = meanwhile(saver)
        page.get_by_text(chosen).first.wait_for(timeout=HEARD_SECONDS * 1000)
        settle(page)
        field = page.get_by_test_id("stForm").get_by_role("textbox", name=QUESTION)
        assert field.input_value() == TYPED
        page.get_by_role("button", name="Use these answers").click()
        page.get_by_text(f"round: {TYPED}").wait_for()
    saver.refresh()
    assert TYPED in saver.all("answer").values()


def test_a_chosen_answer_outlives_anothers(chromium, kept):
    """The other way round: a choice is there still when the typed question was answered."""
    server, begin = kept
    saver = begin({"ratings.csv": ASKS_TWO}, confirmed=False)
    with at(chromium, server, f"/ratings?workspace={saver.link}") as page:
        page.get_by_text("School people", exact=False).first.click()
        saver.put("answer", "round@ratings.csv", "Fall 2026")
        page.get_by_text("round: Fall 2026").wait_for(timeout=HEARD_SECONDS * 1000)
        settle(page)
        assert page.get_by_role("radio").first.is_checked()


def test_a_next_step_that_is_being_written_outlives_anothers(chromium, kept):
    server, begin = kept
    saver = begin({"ratings.csv": as_csv(ratings_of(["Alder", "Birch"], raters=8))})
    with at(chromium, server, f"/next_steps?workspace={saver.link}") as page:
        page.get_by_role("button", name="Add a next step").click()
        field = page.get_by_role("textbox", name="What will you do?")
        field.fill(TYPED)
        whose = {"district": "Riverbend", "school": "Alder", "round": "Fall 2026", "status": "open"}
        entry = {**whose, "action_id": "S1.1", "what": "Another’s step", "who": "", "due": "", "know": "", "again": ""}
        saver.put_all("step", {f"other.{name}": value for name, value in entry.items()})
        page.get_by_text("Another’s step").first.wait_for(state="attached", timeout=HEARD_SECONDS * 1000)
        settle(page)
        assert field.input_value() == TYPED
        page.get_by_role("textbox", name="Who?").fill("Ann")
        saver.put("step", "other.status", "done")
        settle(page, quiet=1500)
        assert (field.input_value(), page.get_by_role("textbox", name="Who?").input_value()) == (TYPED, "Ann")
        page.get_by_role("button", name="Done").click()
        page.get_by_text(TYPED).first.wait_for()


@pytest.mark.parametrize("label", ["Who is here", "Norms"])
def test_what_a_facilitator_is_typing_outlives_anothers(chromium, kept, label):
    server, begin = kept
    saver = begin({"ratings.csv": as_csv(ratings_of(["Alder", "Birch"], raters=8))})
    saver.put_all("meeting", {f"m.{name}": value for name, value in MEETING.items() if name != "place"})
    with at(chromium, server, f"/facilitator?workspace={saver.link}&seat={MEETING['seat']}") as page:
        page.get_by_role("button", name="Next").click()
        page.get_by_role("textbox", name=label).wait_for()
        settle(page)
        field = page.get_by_role("textbox", name=label)
        field.press_sequentially(TYPED)
        saver.put("meeting", "m.cause.S1.1", "A cause of another’s")
        settle(page, quiet=HEARD_SECONDS * 150)
        assert TYPED in field.input_value()


def test_a_search_of_notes_outlives_what_another_does(chromium, kept):
    server, begin = kept
    saver = begin({"ratings.csv": as_csv(ratings_of(["Alder", "Birch"], raters=8, note="Words of the room"))})
    with at(chromium, server, f"/notes?workspace={saver.link}") as page:
        page.get_by_text("Show notes").first.click()
        settle(page)
        field = page.get_by_role("textbox").first
        field.press_sequentially("of the")
        saver.put("setting", "cover", 2)
        settle(page, quiet=HEARD_SECONDS * 150)
        assert field.input_value() == "of the"

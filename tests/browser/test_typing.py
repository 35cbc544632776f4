"""What one person is typing, and has not handed in yet, outlives what another does in the same workspace meanwhile."""

import re

import pytest

from ilt import screens
from ilt.meetings.stored import FACILITATOR_KEY
from ilt.store import Saver, Store, sha256
from tests.support.app_pages import APP
from tests.support.browser.screen import settle
from tests.support.browser.server import HEARD_SECONDS, kill, running
from tests.support.made_next_steps import next_step_entries
from tests.support.ratings_files import HEAD, as_csv, ratings_of

pytestmark = pytest.mark.xdist_group("screens")

ROUND, SIDE = HEAD.index("round"), HEAD.index("perspective")
TYPED = "Typed but not handed in"


def without(*columns: int) -> bytes:
    def shorter(row: list[str]) -> list[str]:
        return [cell for place, cell in enumerate(row) if place not in columns]

    rows = ratings_of(["Alder", "Birch"], raters=8)
    return as_csv([shorter(row) for row in rows], shorter(HEAD))


@pytest.fixture
def server_and_begin(server, server_database):
    """The server, and how to begin a workspace in its database."""

    def begin(files: dict[str, bytes], *, confirmed: bool = True) -> Saver:
        saver = Saver.begin(Store(server_database), visitor="colleague")
        for name, content in files.items():
            assert saver.add_source(name, content)
        if confirmed:
            saver.put_all("confirmed", {name: sha256(content) for name, content in files.items()})
        return saver

    return server, begin


def at(open_page, server, path: str):
    page = open_page(server)
    page.goto(path)
    return settle(page)


ASKS_TWO, ASKS_SCHOOL = without(ROUND, SIDE), without(ROUND, HEAD.index("school"))
ASKS_ROUND = without(ROUND)


def answered(saver: Saver) -> None:
    saver.put("answer", "perspective@ratings.csv", "School ILT")


def a_file_more(saver: Saver) -> None:
    saver.add_source("more.csv", ASKS_SCHOOL)


def the_other_text(saver: Saver) -> None:
    saver.put("answer", "school@ratings.csv", "Alder")


@pytest.mark.parametrize(
    ("asks", "meanwhile"),
    [
        pytest.param(ASKS_TWO, answered, marks=pytest.mark.full),
        pytest.param(ASKS_TWO, a_file_more, marks=pytest.mark.full),
        pytest.param(ASKS_SCHOOL, the_other_text, marks=pytest.mark.full),
    ],
)
def test_a_typed_answer_outlives_what_another_does(open_page, server_and_begin, asks, meanwhile):
    """What stands in the field stays, and so does the cursor in it: one goes on typing."""
    server, begin = server_and_begin
    saver = begin({"ratings.csv": asks}, confirmed=False)
    page = at(open_page, server, f"/ratings?workspace={saver.link}")
    field = page.get_by_role("textbox", name="Which round")
    field.press_sequentially("Fall")
    meanwhile(saver)
    page.get_by_text("While you were working, someone else answered some of these").wait_for(
        timeout=HEARD_SECONDS * 1000
    )
    settle(page)
    page.keyboard.type(" 2031")
    assert field.input_value() == "Fall 2031"
    page.get_by_role("button", name="Use these answers").click()
    page.get_by_text("round: Fall 2031").wait_for()
    settle(page)
    assert page.get_by_text(re.compile("someone else (answered|made|wrote)", re.IGNORECASE)).count() == 0
    saver.refresh()
    assert saver.get("answer", "round@ratings.csv") == "Fall 2031"


@pytest.mark.full
@pytest.mark.parametrize("confirms", [False, True])
def test_a_typed_answer_outlives_anothers_to_the_last_question(open_page, server_and_begin, confirms):
    """Nothing is asked any more, and the file may be charted already: what is typed stays until it is sent or dropped."""
    server, begin = server_and_begin
    saver = begin({"ratings.csv": ASKS_ROUND}, confirmed=False)
    page = at(open_page, server, f"/ratings?workspace={saver.link}")
    field = page.get_by_role("textbox", name="Which round")
    field.press_sequentially("Fall")
    saver.put("answer", "round@ratings.csv", "Fall 2032")
    if confirms:
        saver.put("confirmed", "ratings.csv", sha256(ASKS_ROUND))
    page.get_by_text("While you were working, someone else answered all of these").wait_for(
        timeout=HEARD_SECONDS * 1000
    )
    settle(page)
    page.keyboard.type(" 2031")
    assert field.input_value() == "Fall 2031"
    page.get_by_role("button", name="Use these answers").click()
    page.get_by_text("Someone else made changes at the same time as you").wait_for()
    settle(page)
    assert page.get_by_role("textbox", name="Which round").count() == 0
    saver.refresh()
    assert saver.get("answer", "round@ratings.csv") == "Fall 2032"


@pytest.mark.full
def test_what_was_typed_can_be_dropped(open_page, server_and_begin):
    server, begin = server_and_begin
    saver = begin({"ratings.csv": ASKS_ROUND}, confirmed=False)
    page = at(open_page, server, f"/ratings?workspace={saver.link}")
    page.get_by_role("textbox", name="Which round").press_sequentially("Fall 2031")
    saver.put("answer", "round@ratings.csv", "Fall 2032")
    page.get_by_role("button", name="Discard what I typed").click(timeout=HEARD_SECONDS * 1000)
    page.get_by_text("round: Fall 2032").first.wait_for()  # while it is drawn anew, the line of before is there, too
    settle(page)
    assert page.get_by_text("round: Fall 2032").count() == 1
    assert page.get_by_role("textbox", name="Which round").count() == 0
    assert page.get_by_text(re.compile("someone else (answered|made|wrote)", re.IGNORECASE)).count() == 0


@pytest.mark.full
def test_two_who_answer_one_question_choose(open_page, server_and_begin):
    server, begin = server_and_begin
    saver = begin({"ratings.csv": ASKS_TWO}, confirmed=False)
    page = at(open_page, server, f"/ratings?workspace={saver.link}")
    page.get_by_role("textbox", name="Which round").press_sequentially("Fall 2031")
    saver.put("answer", "round@ratings.csv", "Fall 2032")
    page.get_by_text("While you were working, someone else answered some of these").wait_for(
        timeout=HEARD_SECONDS * 1000
    )
    settle(page)
    page.get_by_role("button", name="Use these answers").click()
    page.get_by_text("Someone else made changes at the same time as you").wait_for()
    saver.refresh()
    assert saver.get("answer", "round@ratings.csv") == "Fall 2032"


@pytest.mark.full
def test_a_chosen_answer_outlives_anothers(open_page, server_and_begin):
    """The other way round: a choice is there still when the typed question was answered."""
    server, begin = server_and_begin
    saver = begin({"ratings.csv": ASKS_TWO}, confirmed=False)
    page = at(open_page, server, f"/ratings?workspace={saver.link}")
    page.locator("label:has([type=radio])").first.click()
    saver.put("answer", "round@ratings.csv", "Fall 2026")
    page.get_by_text("While you were working, someone else answered some of these").wait_for(
        timeout=HEARD_SECONDS * 1000
    )
    settle(page)
    assert page.locator("[type=radio]").first.is_checked()


@pytest.mark.full
def test_a_next_step_that_is_being_written_outlives_anothers(open_page, server_and_begin):
    server, begin = server_and_begin
    saver = begin({"ratings.csv": as_csv(ratings_of(["Alder", "Birch"], raters=8))})
    page = at(open_page, server, f"/next_steps?workspace={saver.link}")
    page.get_by_role("button", name="Add a next step").click()
    field = page.get_by_role("textbox", name="What will you do?")
    field.fill(TYPED)
    whose = {"district": "Riverbend", "school": "Alder", "round": "Fall 2026", "status": "open"}
    entry = {**whose, "action_id": "S1.1", "what": "Another’s step", "who": "", "due": "", "know": "", "again": ""}
    saver.put_all("step", {f"other.{name}": value for name, value in entry.items()})
    settle(page, quiet=HEARD_SECONDS * 150)
    assert field.input_value() == TYPED
    page.get_by_role("textbox", name="Who?").fill("Ann")
    saver.put("step", "other.status", "done")
    settle(page, quiet=HEARD_SECONDS * 150)
    assert (field.input_value(), page.get_by_role("textbox", name="Who?").input_value()) == (TYPED, "Ann")
    page.get_by_role("button", name="Done").click()
    page.get_by_test_id("stMain").get_by_text(TYPED).first.wait_for()
    # What was heard meanwhile is there once the step is closed.
    page.get_by_text("Another’s step").first.wait_for(state="attached")


def of_one_step(begin) -> Saver:
    """A workspace with one next step."""
    saver = begin({"ratings.csv": as_csv(ratings_of(["Alder", "Birch"], raters=8))})
    saver.put_all("step", next_step_entries(who="Ana", status="open"))
    return saver


@pytest.mark.full
def test_two_who_write_in_one_field_of_a_next_step_choose(open_page, server_and_begin):
    """What one types stays in the field and is saved over nobody's; both texts are there to choose from."""
    server, begin = server_and_begin
    saver = of_one_step(begin)
    page = at(open_page, server, f"/next_steps?workspace={saver.link}")
    page.get_by_role("button", name="Edit…").click()
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_role("textbox", name="What will you do?")
    field.fill(TYPED)
    saver.put("step", "a.what", "Theirs")
    settle(page, quiet=HEARD_SECONDS * 150)
    assert field.input_value() == TYPED
    page.keyboard.type(" yet")
    dialog.get_by_role("textbox", name="Who?").fill("Ben")
    dialog.get_by_text("Which version do you want to keep?").wait_for()
    settle(page)
    saver.refresh()
    assert saver.get("step", "a.what") == "Theirs"
    assert dialog.get_by_role("button", name="Theirs: Theirs").count() == 1
    dialog.get_by_role("button", name=f"Yours: {TYPED} yet").click()
    dialog.get_by_text("Which version do you want to keep?").wait_for(state="detached")
    settle(page)
    saver.refresh()
    assert (saver.get("step", "a.what"), saver.get("step", "a.who")) == (f"{TYPED} yet", "Ben")
    assert field.input_value() == f"{TYPED} yet"


def hold_down(page, label: str) -> None:
    """Press a button and let go once the page says what came of the field that was left by it."""
    box = page.get_by_role("dialog").get_by_role("button", name=label).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 3)
    page.mouse.down()
    page.get_by_text("“What will you do?” in a next step").wait_for(state="attached")
    page.wait_for_timeout(100)
    page.mouse.up()
    settle(page)


@pytest.mark.full
def test_a_press_that_leaves_a_field_counts_whatever_news_that_brings(open_page, server_and_begin):
    server, begin = server_and_begin
    saver = of_one_step(begin)
    page = at(open_page, server, f"/next_steps?workspace={saver.link}")
    page.get_by_role("button", name="Edit…").click()
    dialog = page.get_by_role("dialog")
    what, who = (dialog.get_by_role("textbox", name=name) for name in ("What will you do?", "Who?"))
    who.fill("Mine")
    saver.put("step", "a.who", "Theirs")
    page.keyboard.press("Tab")
    dialog.get_by_text("Which version do you want to keep?").wait_for()
    settle(page)
    what.fill(TYPED)
    saver.put("step", "a.what", "Theirs, too")
    hold_down(page, "Yours: Mine")  # what is to be chosen of the other field comes above it
    dialog.get_by_role("button", name="Yours: Mine").wait_for(state="detached")
    settle(page)
    saver.refresh()
    assert (saver.get("step", "a.what"), saver.get("step", "a.who")) == ("Theirs, too", "Mine")
    dialog.get_by_role("button", name="Theirs: Theirs, too").click()
    dialog.get_by_text("Which version do you want to keep?").wait_for(state="detached")
    settle(page)
    saver.put("step", "a.what", "Theirs again")
    who.fill("Ben")
    page.keyboard.press("Tab")
    dialog.get_by_text("Someone else wrote: Theirs again").wait_for()
    settle(page)
    what.fill(TYPED)
    hold_down(page, "Use their version")
    saver.refresh()
    assert (saver.get("step", "a.what"), what.input_value()) == ("Theirs again", "Theirs again")
    assert page.get_by_text(re.compile("someone else (answered|made|wrote)", re.IGNORECASE)).count() == 0


@pytest.mark.full
def test_what_is_being_typed_in_a_next_step_outlives_news_of_other_fields_and_that_it_was_deleted(
    open_page, server_and_begin
):
    server, begin = server_and_begin
    saver = of_one_step(begin)
    page = at(open_page, server, f"/next_steps?workspace={saver.link}")
    page.get_by_role("button", name="Edit…").click()
    dialog = page.get_by_role("dialog")
    who, know = (dialog.get_by_role("textbox", name=name) for name in ("Who?", "How will you know it worked?"))
    who.fill("Ben")
    saver.put_all("step", {"a.what": "Theirs", "a.due": "2026-12-01"})
    know.fill(TYPED)
    dialog.get_by_text("Someone else wrote: Theirs").wait_for(timeout=HEARD_SECONDS * 1000)
    settle(page)
    page.keyboard.type(" yet")
    saver.put_all("step", dict.fromkeys(saver.all("step")))
    settle(page, quiet=HEARD_SECONDS * 150)
    page.keyboard.type(" again")
    who.fill("Cal")
    dialog.get_by_text("Someone else deleted this next step.").wait_for()
    settle(page)
    assert (who.input_value(), know.input_value()) == ("Cal", f"{TYPED} yet again")
    dialog.get_by_role("button", name="Save it again").click()
    dialog.get_by_text("Someone else deleted this next step.").wait_for(state="detached")
    settle(page)
    saver.refresh()
    found = {key.removeprefix("a."): value for key, value in saver.all("step").items()}
    assert (found["who"], found["know"], found["what"]) == ("Cal", f"{TYPED} yet again", "Walk weekly")


@pytest.mark.full
def test_what_is_being_typed_in_a_meeting_outlives_that_it_is_deleted(open_page, server_and_begin):
    """And Escape leaves a next step open, with what is being typed there."""
    server, begin = server_and_begin
    saver = of_one_step(begin)
    whose = {"assessment": "school", "district": "Riverbend", "school": "Alder", "round": "Fall 2026"}
    place = {"slide": "purpose", "since": 1, "begun": 1}
    meeting = {**whose, "day": "2026-11-25", "minutes": 45, FACILITATOR_KEY: "its-secret", "place": place}
    saver.put_all("meeting", {f"m.{name}": value for name, value in meeting.items()})
    page = at(open_page, server, f"/facilitator?workspace={saver.link}&{FACILITATOR_KEY}=its-secret")
    field = page.get_by_role("textbox", name="Who is here").first
    field.fill(TYPED)
    saver.put_all("meeting", dict.fromkeys(saver.all("meeting")))
    page.get_by_text("Someone else deleted this meeting").wait_for(timeout=HEARD_SECONDS * 1000)
    settle(page)
    page.keyboard.type(" yet")
    page.keyboard.press("Tab")
    page.get_by_text("Someone else deleted this.").wait_for()
    assert field.input_value() == f"{TYPED} yet"
    page.goto(f"/next_steps?workspace={saver.link}")
    page.get_by_role("button", name="Edit…").click()
    who = page.get_by_role("dialog").get_by_role("textbox", name="Who?")
    who.fill(TYPED)
    page.keyboard.press("Escape")
    settle(page)
    assert who.input_value() == TYPED


@pytest.mark.full
def test_what_is_being_typed_when_somebody_deletes_the_workspace_can_be_copied(open_page, server_and_begin):
    server, begin = server_and_begin
    saver = begin({"ratings.csv": as_csv(ratings_of(["Alder", "Birch"], raters=8))})
    page = at(open_page, server, f"/next_steps?workspace={saver.link}")
    page.get_by_role("button", name="Add a next step").click()
    page.get_by_role("textbox", name="What will you do?").press_sequentially(TYPED)
    saver.forget()
    text = page.get_by_role("textbox", name=screens.workspace.NOT_SAVED_TEXT)
    text.wait_for(timeout=HEARD_SECONDS * 1000)
    settle(page)
    assert (text.input_value(), text.is_editable()) == (TYPED, False)
    assert page.get_by_text("This workspace was deleted").count() == 1


@pytest.mark.full
def test_a_search_of_notes_outlives_what_another_does(open_page, server_and_begin):
    server, begin = server_and_begin
    saver = begin({"ratings.csv": as_csv(ratings_of(["Alder", "Birch"], raters=8, note="Words of the room"))})
    page = at(open_page, server, f"/notes?workspace={saver.link}")
    page.get_by_test_id("stMain").get_by_role("button", name="Show notes").click()
    settle(page)
    field = page.get_by_label("Search the notes")
    field.press_sequentially("of the")
    saver.put("setting", "cover", 2)
    settle(page, quiet=HEARD_SECONDS * 150)
    assert field.input_value() == "of the"


@pytest.mark.full
def test_what_is_being_typed_in_a_dialog_when_the_server_begins_anew_can_be_copied(open_page, tmp_path, port):
    env = {"ILT_DATABASE": f"sqlite:///{tmp_path / 'kept.sqlite'}"}
    saver = Saver.begin(Store(env["ILT_DATABASE"]), visitor="colleague")
    content = as_csv(ratings_of(["Alder", "Birch"], raters=8))
    assert saver.add_source("ratings.csv", content)
    assert saver.put("confirmed", "ratings.csv", sha256(content))
    with running(APP, tmp_path / "first.txt", env=env, port=port) as first:
        page = open_page(first, log=False)
        page.goto(f"/next_steps?workspace={saver.link}")
        settle(page).get_by_role("button", name="Add a next step").click()
        page.get_by_role("textbox", name="What will you do?").press_sequentially(TYPED)
        kill(first)
    with running(APP, tmp_path / "second.txt", env=env, port=port):
        text = page.get_by_role("textbox", name=screens.workspace.NOT_HEARD)
        text.wait_for()
        assert text.input_value() == TYPED
        page.get_by_role("button", name=screens.workspace.CLOSE).click()
        assert text.count() == 0
        page.watch.forget()  # what the browser says of a server that is gone
        page.close()

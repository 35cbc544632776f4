"""In a real browser: nothing is lost by a killed server or a second person."""

import contextlib
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.app_pages import APP
from tests.support.browser.screen import settle
from tests.support.browser.server import HEARD_SECONDS, kill, running
from tests.support.browser.tables import write_correction
from tests.support.ratings_files import ONE, as_csv, ratings_of
from tests.support.wire import visiting

pytestmark = pytest.mark.xdist_group("servers")

FILE = as_csv([*ratings_of(["Alder", "Birch"], raters=8, note="Words of the room"), [*ONE[:7], "2.5", ""]])


@pytest.fixture
def own(tmp_path, port):
    """Start a server of a computer of one's own, whose user's data folder is the test's; it ends with the test."""
    env = {"ILT_DATABASE": "", "XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    with contextlib.ExitStack() as stack:
        yield lambda name: stack.enter_context(running(APP, tmp_path / f"{name}.txt", env=env, port=port))


def add(page, tmp_path) -> None:
    file = tmp_path / "ratings.csv"
    file.write_bytes(FILE)
    page.goto("/ratings")
    settle(page)
    page.set_input_files("input[type=file]", str(file))
    page.get_by_role("heading", name=re.compile("Remove")).wait_for()
    settle(page)


def read(folder) -> list[str]:
    """Return what each file of the saved workspaces holds."""
    return [file.read_bytes().decode("latin-1") for file in (folder / "data" / "ilt-dashboard").iterdir()]


def heading(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def go(page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    settle(page)


def test_a_killed_server_and_a_second_person_lose_nothing_and_forgetting_leaves_no_byte(own, open_page, tmp_path):
    server = own("first")
    page = open_page(server)
    add(page, tmp_path)
    page.get_by_test_id("stSidebar").get_by_text("Saved: this page").wait_for()
    before, address = heading(page), page.url.removeprefix(server.url)
    link = parse_qs(urlsplit(address).query)["workspace"][0]
    secret = page.evaluate("localStorage.getItem('ilt-browser')")
    assert re.fullmatch("[0-9a-f]{64}", secret)
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    assert server.complaints() == ""
    kill(server)
    server = own("second")
    goes_on(page, link)
    assert heading(page) == before
    other = open_page(server)
    nobody_else_does(server, other, secret, link)
    # Neither the secret nor a link is in the database.
    files = read(tmp_path)
    assert not [file for file in files if {secret, link} & set(re.findall(r"[\w-]{30,}", file))]
    assert any("Words of the room" in file for file in files)
    other.goto(address)
    other.get_by_text("started by someone else").wait_for()
    settle(other)
    assert heading(other) == before
    correct_the_same_cell(page, other)
    page.get_by_role("button", name="This is right").click()
    page.wait_for_url("**/heatmaps*")
    other.get_by_role("link", name="See the heatmaps").wait_for(timeout=HEARD_SECONDS * 1000)
    settle(other)
    settle(page)
    assert page.get_by_text("sample data").count() == 0
    other.get_by_role("button", name="Forget all of this…").click()
    other.get_by_role("button", name="Forget it").click()
    other.get_by_text("This workspace was forgotten.").wait_for()
    page.get_by_text("sample data").first.wait_for(timeout=HEARD_SECONDS * 1000)
    assert not any("Words of the room" in file for file in read(tmp_path))
    go(page, "Overview")
    assert page.get_by_text("sample data").count() > 0
    assert page.get_by_text("Go on with").count() == 0
    assert server.complaints() == ""


def goes_on(page, link: str) -> None:
    """Who began a workspace opens it from the list and is asked nothing."""
    page.goto("/overview")
    page.get_by_role("button", name=re.compile("1 file, ")).click()
    page.get_by_test_id("stSidebar").get_by_text("Saved").wait_for()
    settle(page)
    assert page.get_by_text("Go on with").count() == 0
    assert f"workspace={link}" in page.url
    # It is known as one's own: no question whom the next file goes to.
    go(page, "Ratings")
    assert page.get_by_text("started by someone else").count() == 0


def nobody_else_does(server, other, secret: str, link: str) -> None:
    """A browser finds its own again by a secret that it alone has: not by where a request says that it comes from.

    Another browser on this very computer, and programs that say whatever they like, get nothing.
    """
    other.goto("/overview")
    settle(other)
    assert other.get_by_text("sample data").count() > 0
    assert other.get_by_text("Go on with").count() == 0
    assert other.evaluate("localStorage.getItem('ilt-browser')") not in (None, secret)
    forged = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "localhost", "Forwarded": "for=127.0.0.1"}
    for host in ("127.0.0.1", "localhost"):
        url = server.url.replace("127.0.0.1", host)
        with visiting(url, "overview", origin=url, **forged) as program:
            assert b"sample data" in program.seen
            assert b"Go on with" not in program.seen
            assert link.encode() not in program.seen


def correct_the_same_cell(page, other) -> None:
    """Both write before either has said so: the second hears of it and overwrites nothing."""
    write_correction(other, "3")
    write_correction(page, "2")
    page.get_by_role("button", name="Use these corrections").click()
    other.get_by_text("“2.5” → “2”").wait_for(timeout=HEARD_SECONDS * 1000)
    settle(other)
    # What is being typed stays.
    other.get_by_text("Somebody else changed these problems meanwhile.").wait_for()
    other.get_by_role("button", name="Use these corrections").click()
    # What both wrote may be on a projector: it is shown in the full-detail view alone.
    other.get_by_text("Somebody else changed the same things").wait_for()
    assert other.get_by_text("Theirs").count() == 0
    assert page.get_by_text("Somebody else").count() == 0
    settle(page)

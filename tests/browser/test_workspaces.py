"""In a real browser: nothing is lost by a refresh, a killed server or a second person."""

import contextlib
import re
from urllib.parse import parse_qs

import pytest

from ilt.store.exports import opened
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


def read(file) -> str:
    return file.read_bytes().decode("latin-1")


def heading(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_refresh_and_a_killed_server_lose_nothing_and_a_browser_finds_its_own_again(own, open_page, tmp_path):
    """By a secret that the browser alone has: not by where a request says that it comes from."""
    server = own("first")
    page = open_page(server)
    add(page, tmp_path)
    before, query = confirmed_and_exported(page)
    secret = page.evaluate("localStorage.getItem('ilt-browser')")
    assert re.fullmatch("[0-9a-f]{64}", secret)
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    assert server.complaints() == ""
    kill(server)
    server = own("second")
    page.goto("/overview")
    page.get_by_role("button", name=re.compile("1 file, ")).wait_for()
    settle(page)
    link = parse_qs(query)["workspace"][0]
    other = open_page(server)
    nobody_else_does(server, other, secret, link)
    other.goto(f"/heatmaps?{query}")
    settle(other)
    assert heading(other) == before
    # Neither the secret nor a link is in the database.
    folder = tmp_path / "data" / "ilt-dashboard"
    assert not [file for file in folder.iterdir() if {secret, link} & set(re.findall(r"[\w-]{30,}", read(file)))]
    goes_on_and_forgets(page, other, link)
    assert server.complaints() == ""


def confirmed_and_exported(page) -> tuple[str, str]:
    """Say that what was understood is right, refresh, and export; return what the heatmaps say, and their address."""
    page.get_by_role("button", name="This is right").click()
    page.wait_for_url("**/heatmaps*")
    settle(page)
    page.get_by_test_id("stSidebar").get_by_text("Saved: this page").wait_for()
    before = heading(page)
    page.reload()
    settle(page)
    assert heading(page) == before
    assert page.get_by_text("sample data").count() == 0
    query = page.url.split("?", 1)[1]
    page.get_by_test_id("stSidebar").get_by_role("link", name="Ratings", exact=True).click()
    settle(page)
    page.get_by_role("button", name="Full-detail view…").first.click()
    page.get_by_role("button", name="Show everything but names").click()
    settle(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Export the workspace (.zip)").click()
    assert FILE in opened(coming.value.path().read_bytes())[1].values()
    return before, query


def nobody_else_does(server, other, secret: str, link: str) -> None:
    """Another browser on this very computer, and programs that say whatever they like, get nothing."""
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


def goes_on_and_forgets(page, other, link: str) -> None:
    """Who began a workspace opens it from the list and is asked nothing; once forgotten it is on no list."""
    page.get_by_role("button", name=re.compile("1 file, ")).click()
    page.get_by_test_id("stSidebar").get_by_text("Saved").wait_for()
    settle(page)
    assert page.get_by_text("Go on with").count() == 0
    assert f"workspace={link}" in page.url
    # It is known as one's own: no question whom the next file goes to.
    page.get_by_test_id("stSidebar").get_by_role("link", name="Ratings", exact=True).click()
    page.get_by_role("button", name="Forget all of this…").wait_for()
    settle(page)
    assert page.get_by_text("started by someone else").count() == 0
    other.goto(f"/ratings?workspace={link}")
    other.get_by_text("started by someone else").wait_for()
    page.get_by_role("button", name="Forget all of this…").click()
    page.get_by_role("button", name="Forget it").click()
    page.get_by_text("This workspace was forgotten.").wait_for()
    page.goto("/overview")
    settle(page)
    assert page.get_by_text("sample data").count() > 0
    assert page.get_by_text("Go on with").count() == 0


def correct_the_same_cell(page, other) -> None:
    """Both write before either has said so: the second sees both, chooses, and both have what was chosen."""
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
    other.get_by_test_id("stMain").get_by_role("button", name="Full-detail view…").click()
    other.get_by_role("button", name="Show everything but names").click()
    other.get_by_text("Somebody else changed the cell").wait_for()
    assert "“2.5” → “2”" in other.get_by_test_id("stMain").inner_text()
    other.get_by_role("button", name="Theirs: 2").wait_for()
    other.get_by_role("button", name="Yours: 3").click()
    for each in (page, other):
        each.get_by_text("“2.5” → “3”").wait_for(timeout=HEARD_SECONDS * 1000)
        assert each.get_by_text("Somebody else").count() == 0
        settle(each)


def test_two_people_see_each_other_and_forgetting_leaves_no_byte(own, open_page, tmp_path):
    server = own("both")
    page = open_page(server)
    add(page, tmp_path)
    other = open_page(server)
    other.goto(page.url.replace(server.url, ""))
    settle(other)
    assert other.get_by_role("button", name="This is right").count() == 1
    correct_the_same_cell(page, other)
    page.get_by_role("button", name="This is right").click()
    page.wait_for_url("**/heatmaps*")
    other.get_by_role("link", name="See the heatmaps").wait_for(timeout=HEARD_SECONDS * 1000)
    settle(other)
    settle(page)
    folder = tmp_path / "data" / "ilt-dashboard"
    assert any(b"Words of the room" in file.read_bytes() for file in folder.iterdir())
    other.get_by_role("button", name="Forget all of this…").click()
    other.get_by_role("button", name="Forget it").click()
    other.get_by_text("This workspace was forgotten.").wait_for()
    page.get_by_text("sample data").first.wait_for(timeout=HEARD_SECONDS * 1000)
    assert not any(b"Words of the room" in file.read_bytes() for file in folder.iterdir())

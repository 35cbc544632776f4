"""In a real browser: nothing is lost by a reload, a killed server or a second person, and what is exported is whole."""

import contextlib
import csv
import io
import random
import re
import zipfile
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.app_pages import APP
from tests.support.browser.navigation import go
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
    stay_while_another_file_is_uploaded(page)


def stay_while_another_file_is_uploaded(page) -> None:
    """Press what leads elsewhere, be asked, and stay."""
    said = []
    page.once("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.route("**/_stcore/upload_file/**", lambda _: None)
    page.set_input_files("input[type=file]", {"name": "slow.csv", "mimeType": "text/csv", "buffer": b"a"})
    page.get_by_role("button", name="This is right").click()
    assert said == ["A file is still being added. Continue without it?"]
    page.get_by_role("button", name="Cancel upload of slow.csv").click()
    page.unroute_all()
    settle(page)
    page.watch.forget()  # Streamlit says in the console that an upload was canceled


CHANCE = random.Random(20261127)
RATED = [[*row[:7], str(CHANCE.randrange(4)), ""] for row in ratings_of(["Alder", "Birch"], raters=8)]
"""A file whose figures are other ones in each cell; nothing in it is asked about."""
SCHOOLS = ("Alder", "Birch")
ACTIONS = ("S1.1 S1.2 S1.3", "S2.1 S2.2 S2.3 S2.4", "S3.1 S3.2 S3.3 S3.4", "S4.1 S4.2 S4.3 S4.4 S4.5", "S5.1 S5.2 S5.3")


def mean(actions: str, schools: tuple[str, ...]) -> str:
    """Return what a cell says of how the teams of these schools rated these actions."""
    own = [row for row in RATED if row[3] in schools and row[5] == "self" and row[6] in actions.split()]
    whole = Decimal(sum(int(row[7]) for row in own)) / len(own)
    return str(whole.quantize(Decimal("0.1"), ROUND_HALF_UP))


def expected() -> list[list[str]]:
    """Return what Heatmaps has to show: a chart of the focus areas, then one for each; column by column, from the top."""
    groups = [(SCHOOLS), *((school,) for school in SCHOOLS)]
    areas = [mean(area, group) for group in groups for area in ACTIONS]
    return [areas, *([mean(action, group) for group in groups for action in area.split()] for area in ACTIONS)]


def numbers(page) -> list[list[str]]:
    """Return the means of each heatmap on the screen."""
    charts = page.get_by_test_id("stVegaLiteChart").all()
    texts = [chart.locator("svg text").all_text_contents() for chart in charts]
    found = [[text for text in own if re.fullmatch(r"\d\.\d", text)] for own in texts]
    return [means for means in found if means]


def confirm(page, tmp_path) -> str:
    """Add the file, say that it is right, and see its numbers; return the address."""
    (tmp_path / "rated.csv").write_bytes(as_csv(RATED))
    page.goto("/ratings")
    settle(page)
    page.set_input_files("input[type=file]", str(tmp_path / "rated.csv"))
    page.get_by_role("button", name="This is right").click()
    page.wait_for_url("**/heatmaps*")
    page.get_by_test_id("stSidebar").get_by_text("Saved. Bookmark").wait_for()
    settle(page)
    assert numbers(page) == expected()
    return page.url


def is_confirmed(page, before: str) -> None:
    """See the numbers again, under the heading from before; and that nothing waits to be looked over."""
    assert numbers(page) == expected()
    assert heading(page) == before
    assert page.get_by_text("sample data").count() == 0
    go(page, "Add and review ratings")
    assert heading(page) == f"{len(RATED)} ratings read from 1 file"
    assert page.get_by_role("link", name="See the heatmaps").count() == 1
    assert page.get_by_role("button", name="This is right").count() == 0


@pytest.mark.full
def test_a_reload_of_a_confirmed_workspace_shows_the_same_numbers(own, open_page, tmp_path):
    page = open_page(own("only"))
    address = confirm(page, tmp_path)
    before = heading(page)
    page.reload()
    settle(page)
    assert page.url == address
    is_confirmed(page, before)


@pytest.mark.full
def test_a_server_killed_after_confirming_loses_nothing(own, open_page, tmp_path):
    server = own("first")
    page = open_page(server)
    address = confirm(page, tmp_path)
    before = heading(page)
    page.goto("about:blank")
    assert server.complaints() == ""
    kill(server)
    second = own("second")
    page.goto(address)
    settle(page)
    is_confirmed(page, before)
    stranger = open_page(second)
    stranger.goto(address)
    settle(stranger)
    is_confirmed(stranger, before)


def download(page, name: str) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("button", name=name).click()
    return coming.value.path().read_bytes()


def counted(file: bytes) -> Counter:
    """Count the ratings of a file, by school, side, action and figure; whose they are is another thing."""
    return Counter(
        (row["school"], row["perspective"], row["action_id"], row["rating"])
        for row in csv.DictReader(io.StringIO(file.decode("utf-8-sig")))
    )


@pytest.mark.full
def test_exports_arrive_and_hold_the_right_numbers(own, open_page, tmp_path):
    server = own("only")
    page = open_page(server)
    confirm(page, tmp_path)
    rated = Counter((row[3], row[5], row[6], row[7]) for row in RATED)
    go(page, "Attention")
    page.get_by_text("All flags in one table").click()
    flags = csv.DictReader(io.StringIO(download(page, "Download the table (CSV)").decode("utf-8-sig")))
    seen = 0
    for row in flags:
        for side in ("self", "cross"):
            own_ratings = [int(line[7]) for line in RATED if line[6] == row["Id"] and line[5] == side]
            title = side.capitalize()
            shown = tuple(int(row[f"{title} {what}"]) for what in ("0 or 1", "ratings", "0s"))
            assert shown == (sum(r < 2 for r in own_ratings), len(own_ratings), own_ratings.count(0)), row["Id"]
            seen += 1
    assert seen > len(ACTIONS)
    go(page, "Add and review ratings")
    page.get_by_role("button", name="Full-detail view…").first.click()
    page.get_by_role("button", name="Show every rating and note").click()
    settle(page)
    assert counted(download(page, "Download the accepted ratings (CSV)")) == rated
    workspace = download(page, "Export the workspace (.zip)")
    with zipfile.ZipFile(io.BytesIO(workspace)) as archive:
        assert archive.read("sources/1") == as_csv(RATED)
    # Whoever adds it elsewhere sees the same numbers.
    (tmp_path / "workspace.zip").write_bytes(workspace)
    other = open_page(server)
    other.goto("/ratings")
    settle(other)
    other.set_input_files("input[type=file]", str(tmp_path / "workspace.zip"))
    other.get_by_role("button", name="This is right").click()
    other.wait_for_url("**/heatmaps*")
    settle(other)
    assert numbers(other) == expected()
    assert parse_qs(urlsplit(other.url).query)["workspace"] != parse_qs(urlsplit(page.url).query)["workspace"]


def read(folder) -> list[str]:
    """Return what each file of the saved workspaces holds."""
    return [file.read_bytes().decode("latin-1") for file in (folder / "data" / "ilt-dashboard").iterdir()]


def heading(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


@pytest.mark.full
def test_a_killed_server_and_a_second_person_lose_nothing_and_forgetting_leaves_no_byte(own, open_page, tmp_path):
    server = own("first")
    page = open_page(server)
    add(page, tmp_path)
    page.get_by_test_id("stSidebar").get_by_text("Saved. Bookmark").wait_for()
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
    other.get_by_text("Someone else started this workspace").wait_for()
    settle(other)
    assert heading(other) == before
    correct_the_same_cell(page, other)
    page.get_by_role("button", name="This is right").click()
    page.wait_for_url("**/heatmaps*")
    other.get_by_role("link", name="See the heatmaps").wait_for(timeout=HEARD_SECONDS * 1000)
    settle(other)
    settle(page)
    assert page.get_by_text("sample data").count() == 0
    other.get_by_role("button", name="Delete permanently…").click()
    other.get_by_role("button", name="Delete everything").click()
    other.get_by_text("This workspace was deleted.").wait_for()
    page.get_by_text("sample data").first.wait_for(timeout=HEARD_SECONDS * 1000)
    assert not any("Words of the room" in file for file in read(tmp_path))
    go(page, "Overview")
    assert page.get_by_text("sample data").count() > 0
    assert page.get_by_text("Continue with").count() == 0
    assert server.complaints() == ""


def goes_on(page, link: str) -> None:
    """Who began a workspace opens it from the list and is asked nothing."""
    page.goto("/overview")
    page.get_by_role("button", name=re.compile("1 file, ")).click()
    page.get_by_test_id("stSidebar").get_by_text("Saved").wait_for()
    settle(page)
    assert page.get_by_text("Continue with").count() == 0
    assert f"workspace={link}" in page.url
    # It is known as one's own: no question whom the next file goes to.
    go(page, "Add and review ratings")
    assert f"workspace={link}" in page.url
    assert page.get_by_text("Someone else started this workspace").count() == 0
    # So do its links, in a tab of their own.
    page.get_by_test_id("stTopNav").get_by_role("button", name="See", exact=True).click()
    for role, name in (("menuitem", "Notes"), ("link", "Overview")):
        with page.context.expect_page() as opened:
            page.get_by_role(role, name=name, exact=True).click(button="middle")
        settle(opened.value)
        assert f"workspace={link}" in opened.value.url
        opened.value.close()
    page.keyboard.press("Escape")
    settle(page)


def nobody_else_does(server, other, secret: str, link: str) -> None:
    """A browser finds its own again by a secret that it alone has: not by where a request says that it comes from.

    Another browser on this very computer, and programs that say whatever they like, get nothing.
    """
    other.goto("/overview")
    settle(other)
    assert other.get_by_text("sample data").count() > 0
    assert other.get_by_text("Continue with").count() == 0
    assert other.evaluate("localStorage.getItem('ilt-browser')") not in (None, secret)
    forged = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "localhost", "Forwarded": "for=127.0.0.1"}
    for host in ("127.0.0.1", "localhost"):
        url = server.url.replace("127.0.0.1", host)
        with visiting(url, "overview", origin=url, **forged) as program:
            assert b"sample data" in program.seen
            assert b"Continue with" not in program.seen
            assert link.encode() not in program.seen


def correct_the_same_cell(page, other) -> None:
    """Both write before either has said so: the second hears of it and overwrites nothing."""
    write_correction(other, "3")
    write_correction(page, "2")
    page.get_by_role("button", name="Use these corrections").click()
    other.get_by_text("“2.5” → “2”").wait_for(timeout=HEARD_SECONDS * 1000)
    settle(other)
    # What is being typed stays.
    other.get_by_text("While you were working, someone else changed these problems.").wait_for()
    other.get_by_role("button", name="Use these corrections").click()
    # What both wrote may be on a projector: it is shown in the full-detail view alone.
    other.get_by_text("Someone else made changes at the same time as you").wait_for()
    assert other.get_by_text("Theirs").count() == 0
    assert page.get_by_text("someone else").count() == 0
    settle(page)


def test_slides_go_on_saying_that_a_link_is_wrong_once_the_tab_has_answered(page):
    page.goto("/stage?workspace=gone-and-forgotten&meeting=none")
    settle(page)
    page.wait_for_timeout(500)
    assert page.get_by_text("its link is wrong or was turned off").is_visible()

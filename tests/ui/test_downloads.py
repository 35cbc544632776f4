"""A download is made for whom it was offered, while they may have it, at an address nobody guesses and not for long."""

import time
import urllib.error
import urllib.request
from dataclasses import replace

import pytest

from ilt.access import Person, RefusedError
from ilt.screens import frame
from ilt.store import Saver, Store, sha256, sharing
from ilt.store.exports import opened
from ilt.ui import downloads
from tests.support.app_pages import APP, ROOT
from tests.support.browser.server import running
from tests.support.sign_in import AUTH, FILE, PEOPLE, toml_of
from tests.support.wire import SECONDS, cookie_of, visiting

pytestmark = pytest.mark.xdist_group("screens")

SHORT = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
from ilt.ui import downloads
downloads.HELD_SECONDS = 2
downloads.offer("Take it", lambda: b"the same for all", "same.csv")
downloads.offer("Another", lambda: b"another", "other.csv")
"""


def fetched(url: str) -> int:
    """Return what a browser is answered that asks for a file."""
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:
            assert answer.headers["Content-Disposition"].startswith("attachment")
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.full
def test_each_file_has_an_address_of_its_own_and_is_gone_after_a_while(tmp_path):
    script = tmp_path / "short.py"
    script.write_text(SHORT.format(root=str(ROOT)), encoding="utf-8")
    with running(script, tmp_path / "log.txt") as server:
        with visiting(server.url, "") as one, visiting(server.url, "") as other:
            first, second = (visitor.download("Take it") for visitor in (one, other))
            assert first != second
            for _ in range(3):
                other.run()
            assert [fetched(f"{server.url}{path}") for path in (first, second)] == [200, 200]
            # Others who download meanwhile keep nothing alive.
            deadline = time.monotonic() + SECONDS
            while fetched(f"{server.url}{first}") == 200 and time.monotonic() < deadline:
                other.download("Another")
                time.sleep(0.2)
            assert fetched(f"{server.url}{first}") == 404
            # Pressed just when the screen was drawn anew.
            before = one.shown
            one.run()
            one.shown, now = before, one.shown
            assert (one.download("Take it"), one.refused) == ("", frame.PRESS_AGAIN)
            one.shown = now
            assert fetched(f"{server.url}{one.download('Take it')}") == 200
        assert server.complaints() == ""


LARGE = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
from ilt.ui import downloads
from ilt.ui.workspace import upload_memory
upload_memory.limit(1, 5)
for at in range(3):
    downloads.offer(f"Take {{at}}", lambda at=at: str(at).encode() * (2 * 2**20), f"{{at}}.csv")
"""


@pytest.mark.full
def test_a_window_holds_a_file_once_and_all_together_no_more_than_the_server_may(tmp_path):
    script = tmp_path / "large.py"
    script.write_text(LARGE.format(root=str(ROOT)), encoding="utf-8")
    with running(script, tmp_path / "log.txt") as server, visiting(server.url, "") as one:
        paths = []
        for _ in range(4):  # each run offers another address
            paths.append(one.download("Take 0"))
            one.run()
        assert [fetched(f"{server.url}{path}") for path in paths] == [404, 404, 404, 200]
        assert fetched(f"{server.url}{one.download('Take 1')}") == 200
        # Of three at once there would be 6 MB.
        assert one.download("Take 2") == ""
        with visiting(server.url, "") as other:
            assert other.download("Take 0") == ""
            assert other.refused == "This server has no room for more files right now. Try again in a few minutes."
        assert fetched(f"{server.url}{paths[-1]}") == 200


@pytest.fixture
def server(tmp_path):
    """The app with a sign-in, a workspace, and the file that says who may what."""
    secrets = tmp_path / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()
    secrets.write_text(toml_of(PEOPLE), encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    saver = Saver.begin(Store(url), visitor="other")
    assert saver.add_source("ratings.csv", FILE)
    assert saver.put("confirmed", "ratings.csv", sha256(FILE))
    env = {"ILT_DATABASE": url, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    with running(APP, tmp_path / "log.txt", env=env) as found:
        yield found, saver, secrets


def test_who_may_not_any_more_gets_no_file(server):
    found, saver, secrets = server
    cookies = cookie_of(found.url, AUTH["cookie_secret"], "all@r.example")
    with visiting(found.url, "heatmaps", found.url, query=f"workspace={saver.link}", cookies=cookies) as visitor:
        visitor.press("_ask_working")
        visitor.press("_enter_working")
        visitor.go("ratings")
        path = visitor.download("Export the workspace")
        with urllib.request.urlopen(f"{found.url}{path}", timeout=SECONDS) as answer:
            assert FILE in opened(answer.read())[1].values()
        # A facilitator now; nothing of the page was drawn since.
        secrets.write_text(toml_of(PEOPLE | {"All@r.example": {"role": "facilitator"}}), encoding="utf-8")
        deadline = time.monotonic() + SECONDS
        while visitor.download("Export the workspace") and time.monotonic() < deadline:
            time.sleep(0.2)
        assert visitor.download("Export the workspace") == ""
        assert visitor.refused == frame.RELOAD
    log = found.log.read_text(encoding="utf-8")
    assert frame.RELOAD in log
    assert "Traceback" not in log


@pytest.mark.full
def test_a_file_goes_with_its_workspace_and_with_its_session(server):
    found, saver, _ = server
    cookies = cookie_of(found.url, AUTH["cookie_secret"], "all@r.example")
    # Deleted elsewhere: what was made by the view-only link does not wait until its time is up.
    assert sharing.share(saver)
    query = f"workspace={sharing.view_link(saver)}"
    with visiting(found.url, "reports", found.url, query=query, cookies=cookies) as visitor:
        path = visitor.download(visitor.elements("download_button")[0].label)
        assert fetched(f"{found.url}{path}") == 200
        saver.forget()
        deadline = time.monotonic() + downloads.HELD_SECONDS / 2
        while fetched(f"{found.url}{path}") == 200:
            assert time.monotonic() < deadline
            time.sleep(0.2)
    # Signed out in another window of the same browser.
    with (
        visiting(found.url, "reports", found.url, cookies=cookies) as visitor,
        visiting(found.url, "framework", found.url, cookies=cookies) as other,
    ):
        label = visitor.elements("download_button")[0].label
        other.click("Sign out")
        assert visitor.download(label) == ""
        assert visitor.refused == frame.RELOAD
        visitor.run()
        assert [heading.body for heading in visitor.elements("heading")] == ["Sign in to see ratings"]
    # Whoever copied the cookie sends whatever they like beside it.
    for more in ("", "; _streamlit_user_x=1", "; _streamlit_user_tokens=1"):
        with visiting(found.url, "framework", found.url, cookies=f"{cookies}{more}") as again:
            assert [heading.body for heading in again.elements("heading")] == ["Sign in to see ratings"]


def test_a_file_of_a_workspace_that_somebody_else_deleted_is_refused(monkeypatch, database):
    """In the second before its window hears of it."""
    saver = Saver.begin(Store(f"sqlite:///{database}"), visitor="other")
    assert saver.add_source("ratings.csv", FILE)
    offered = downloads._Offer(Person(), "", "", saver.link, "a.csv", saver.version)
    monkeypatch.setattr(downloads.sign_in, "still", lambda *_: True)
    made = downloads._made_or_refused
    assert made(offered, lambda: b"x", "text/csv") == b"x"
    saver.forget()
    with pytest.raises(RefusedError, match="This workspace was deleted"):
        made(offered, lambda: b"x", "text/csv")
    only_here = replace(offered, version=None)  # it was not in the database when it was offered
    assert made(only_here, lambda: b"x", "text/csv") == b"x"

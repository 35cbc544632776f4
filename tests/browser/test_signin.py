"""In a real browser, with a real OpenID Connect provider: in, out, and somebody else in; each sees what is theirs."""

import contextlib
import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from ilt.store import Saver, Store, sha256
from tests.support.app_pages import APP
from tests.support.browser.accessibility import axe
from tests.support.browser.screen import settle
from tests.support.browser.server import START_SECONDS, free_port, running
from tests.support.sign_in import AUTH, FILE, PEOPLE

pytestmark = pytest.mark.xdist_group("servers")


@pytest.fixture
def provider(tmp_path):
    """A provider at which the people may sign in, each by one click."""
    url = f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", url.rsplit(":", 1)[1]]
    for address in PEOPLE:
        claims = {"sub": address.split("@")[0], "email": address, "email_verified": True}
        command += ["--user-claims", json.dumps(claims)]
    with (tmp_path / "provider.txt").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            deadline = time.monotonic() + START_SECONDS
            while True:
                with contextlib.suppress(urllib.error.URLError, OSError), urllib.request.urlopen(url, timeout=2):
                    break
                assert process.poll() is None, (tmp_path / "provider.txt").read_text()
                assert time.monotonic() < deadline
                time.sleep(0.1)
            yield url
        finally:
            process.terminate()
            process.wait()


@pytest.fixture
def server(tmp_path, provider, port):
    """The app, with a sign-in at that provider, and the link of a workspace that it keeps."""
    auth = AUTH | {
        "redirect_uri": f"http://127.0.0.1:{port}/oauth2callback",
        "server_metadata_url": f"{provider}/.well-known/openid-configuration",
    }
    lines = ["[auth]", *(f"{name} = {json.dumps(value)}" for name, value in auth.items()), "[people]"]
    for address, rights in PEOPLE.items():
        inside = ", ".join(f"{name} = {json.dumps(value)}" for name, value in rights.items())
        lines.append(f"{json.dumps(address)} = {{ {inside} }}")
    folder = tmp_path / ".streamlit"
    folder.mkdir()
    (folder / "secrets.toml").write_text("\n".join(lines), encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    saver = Saver.begin(Store(url), visitor="other")
    assert saver.add_source("ratings.csv", FILE)
    assert saver.put("confirmed", "ratings.csv", sha256(FILE))
    env = {"ILT_DATABASE": url, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    with running(APP, tmp_path / "server.txt", env=env, port=port) as found:
        yield found, saver.link


def sign_in(page, who: str) -> None:
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=who, exact=True).click()
    page.get_by_text("Signed in as").wait_for()


def test_one_signs_in_and_sees_what_is_theirs(server, open_page):
    found, link = server
    page = open_page(found, log=False)  # packages that sign people in warn of what is to come
    page.goto(f"/heatmaps?workspace={link}")
    page.get_by_role("heading", name="Sign in to see ratings").wait_for()
    settle(page)
    assert not re.search("Alder|Birch|sample data", page.content())
    sign_in(page, "birch")
    page.goto(f"/notes?workspace={link}")
    page.get_by_text("Signed in as facilitator").wait_for()
    page.get_by_text("You see Birch.").wait_for()
    settle(page)
    assert "Birch" in page.content()
    assert "Alder" not in page.content()
    assert page.watch.errors == []
    page.watch.forget()  # the provider's own page asks for a style sheet elsewhere, which the browser does not get
    assert "r.example" not in found.log.read_text(encoding="utf-8")


@pytest.mark.full
def test_each_signs_in_and_out_again(server, open_page):
    found, link = server
    page = open_page(found, dark=True, log=False)
    page.goto(f"/heatmaps?workspace={link}")
    page.get_by_role("heading", name="Sign in to see ratings").wait_for()
    settle(page)
    assert axe(page) == []

    sign_in(page, "birch")
    page.goto(f"/notes?workspace={link}")
    page.get_by_text("You see Birch.").wait_for()
    page.goto("/")
    page.get_by_text("Your workspaces").wait_for()
    page.get_by_role("button", name=re.compile("1 file, ")).click()
    page.get_by_text("You see Birch.").wait_for()
    settle(page)
    assert f"workspace={link}" in page.url
    assert "Birch" in page.content()
    assert "Alder" not in page.content()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()
    page.get_by_role("heading", name="Sign in to see ratings").wait_for()

    sign_in(page, "All")
    page.goto(f"/heatmaps?workspace={link}")
    page.get_by_text("Signed in as coordinator").wait_for()
    settle(page)
    assert "Alder" in page.content()
    assert "Birch" in page.content()
    assert page.watch.errors == []
    page.watch.forget()  # the provider's own page asks for a style sheet elsewhere, which the browser does not get
    assert "r.example" not in found.log.read_text(encoding="utf-8")


@pytest.mark.full
def test_a_reload_after_sign_in_stays_signed_in_and_shows_the_same(server, open_page):
    found, link = server
    page = open_page(found, log=False)
    page.goto(f"/notes?workspace={link}")
    sign_in(page, "birch")
    page.goto(f"/notes?workspace={link}")
    page.get_by_text("Signed in as facilitator").wait_for()
    settle(page)
    before = page.get_by_test_id("stMain").inner_text()
    assert page.get_by_text("You see Birch.").count() == 1
    page.reload()
    settle(page)
    assert page.get_by_text("Signed in as facilitator").count() == 1
    assert page.get_by_text("You see Birch.").count() == 1
    assert page.get_by_role("button", name="Sign in").count() == 0
    assert page.get_by_test_id("stMain").inner_text() == before
    assert "Alder" not in page.content()
    assert page.watch.errors == []
    page.watch.forget()  # the provider's own page asks for a style sheet elsewhere, which the browser does not get

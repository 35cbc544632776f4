"""Fixtures of the browser tests: a real browser, the app on a server of its own, and pages that are watched."""

import contextlib
from collections import defaultdict

import pytest
from playwright.sync_api import sync_playwright

from tests.support.app_pages import APP
from tests.support.browser import screen
from tests.support.browser.chromium import launch
from tests.support.browser.server import free_port, running
from tests.support.programs import CHROMIUM, DRIVER


@pytest.fixture(scope="session")
def chromium():
    """A running browser; the tests that need it fail where there is none."""
    DRIVER.need()
    place = CHROMIUM.need()
    with sync_playwright() as playwright, contextlib.closing(launch(playwright, place)) as browser:
        yield browser


@pytest.fixture(scope="session")
def port():
    """Where all servers answer that tests start for themselves: what a browser has loaded from one is that of the next."""
    return free_port()


@pytest.fixture(scope="module")
def start_server(tmp_path_factory, port):
    """Start a server: `start_server(script, env={...})`. It ends when the next one starts, or with the file of tests."""
    with contextlib.ExitStack() as stack:

        def start(script, *, env=None):
            stack.close()
            log = tmp_path_factory.mktemp("server") / "log.txt"
            return stack.enter_context(running(script, log, env=env, port=port))

        yield start


@pytest.fixture(scope="session")
def server_database(tmp_path_factory):
    """Where the server that tests share saves: a test may write there as somebody else would."""
    return f"sqlite:///{tmp_path_factory.mktemp('kept') / 'kept.sqlite'}"


@pytest.fixture(scope="session")
def server(tmp_path_factory, server_database):
    """The app, on a server that all tests of the run share."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with running(APP, log, env={"ILT_DATABASE": server_database}) as shared:
        yield shared


@pytest.fixture
def cold_server(tmp_path):
    """The app, on a server that nobody has visited yet."""
    with running(APP, tmp_path / "server-log.txt", cold=True) as cold:
        yield cold


@pytest.fixture(scope="session")
def visits():
    """By the server's address, pages that are used again: what was loaded before loads in half the time."""
    return defaultdict(list)


@pytest.fixture
def open_page(chromium, visits):
    """Open a page for a new visitor of a server, with nothing stored: `open_page(server, size=(1920, 1080), dark=True)`.

    At the end of the test no page may have had a console error or a page error or asked another host for anything, and
    no server may have logged a warning or an error meanwhile, unless that is not looked at: `log=False`. `page.watch` is
    what was seen, for tests that provoke it.
    """
    opened = []

    def open_(server, *, size=screen.LAPTOP, dark=False, log=True):
        since = server.log_length() if log else None
        if visits[server.url]:
            page = visits[server.url].pop()
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page.emulate_media(color_scheme="dark" if dark else "light")
            page.watch.forget()
        else:
            context, watch = screen.new_context(chromium, server, size=size, dark=dark)
            page = context.new_page()
            page.watch = watch
        opened.append((page, server, since))
        return page

    yield open_
    complaints = []
    for page, server, since in opened:
        if page.is_closed():
            page.context.close()
        else:
            screen.forget(page)
            visits[server.url].append(page)
        complaints += page.watch.complaints()
        if since is not None and (said := server.complaints(since)):
            complaints.append(f"the server said: {said}")
    assert complaints == []


@pytest.fixture
def page(open_page, server):
    """An empty page of the app at 1280x720, watched; `page.goto("/heatmaps")` goes to the shared server."""
    return open_page(server)

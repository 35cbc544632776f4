"""Workspaces that are saved, and visits by their link."""

import time

from streamlit.testing.v1 import AppTest

from ilt.meetings.meeting import Meeting
from ilt.meetings.stored import meetings
from ilt.store import Saver, Store, sha256
from ilt.ui.workspace import addresses
from tests.support.app_pages import new_app
from tests.support.ratings_files import ONE, as_csv, ratings_of
from tests.support.screens import said
from tests.support.visitors import at

FILE = as_csv([*ratings_of(["Alder"], raters=8, note="Words to be forgotten"), [*ONE[:7], "2.5", ""]])


def saved_workspace(url: str) -> tuple[Store, Saver]:
    """Keep a workspace as another visitor would."""
    store = Store(url)
    saver = Saver.begin(store, visitor="other")
    assert saver.add_source("ratings.csv", FILE)
    assert saver.put("confirmed", "ratings.csv", sha256(FILE))
    return store, saver


def visit(link: str = "", page: str = "overview") -> AppTest:
    """Open a page of the app, with a link or without."""
    app = new_app().switch_page(f"pages/{page}.py")
    if link:
        app.query_params[addresses.WORKSPACE] = link
    return app.run()


def at_saved(url: str, page: str, **kinds: dict[str, object]) -> AppTest:
    """Open a page with six raters each of two schools, confirmed, and entries of more kinds that another visitor saved."""
    content = as_csv(ratings_of(["Alder", "Birch"], raters=6))
    saver = Saver.begin(Store(url), visitor="other")
    assert saver.add_source("ratings.csv", content)
    assert saver.put("confirmed", "ratings.csv", sha256(content))
    for kind, entries in kinds.items():
        assert saver.put_all(kind, entries)
    return at(page, saver.link)


PAUSE = 0.1
SECONDS = 20


def until_saved(app: AppTest) -> str:
    end = time.monotonic() + SECONDS
    while "Saved. Bookmark" not in (words := said(app.run())):
        assert time.monotonic() < end, words
        time.sleep(PAUSE)
    assert not app.exception
    return words


def saved_meetings(saver) -> list[Meeting]:
    """Return the meetings that are in the database."""
    saver.refresh()
    return meetings(saver.all("meeting"))

"""The two links of a workspace: what each lets people do, that neither leads to the other, and that each is withdrawn."""

import re

import pytest

from ilt.access import COORDINATOR, VIEWER
from ilt.store import Saver, sharing
from ilt.ui.session import Session
from ilt.ui.workspace import addresses
from tests.support.app_pages import BARE, app_pages
from tests.support.made_next_steps import next_step_entries
from tests.support.saved_workspaces import saved_workspace, visit
from tests.support.screens import everything, said

ADDRESS = re.compile(r"overview\?workspace=([\w-]+)")
MAY_NOT = ("Full-detail view…", "Delete permanently…", "Show notes", "Share…", "Edit…", "Begin the meeting")


def pressed(app, label: str):
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception
    return app


def links(app, press: str = "") -> list[str]:
    """Press in the dialog, and open it again: a test of an app runs the whole page. Return the links that it shows."""
    if press:
        pressed(pressed(app, press), "Share…")
    return [ADDRESS.search(code.value)[1] for code in app.code]


@pytest.fixture
def saved(database):
    store, saver = saved_workspace(f"sqlite:///{database}")
    saver.put_all("step", next_step_entries(who="Ana", status="open"))
    sharing.share(saver)
    return store, saver


def test_by_a_view_only_link_one_sees_what_is_projected_and_changes_nothing(saved):
    store, saver = saved
    link = sharing.view_link(saver)
    app = visit(link)
    for page in sorted({page.stem for page in app_pages()} - set(BARE)):
        # What a browser might make up counts for nothing.
        session = Session(app.session_state)
        session.notes = session.full_detail = True
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception, page
        sent = everything(app)
        assert "sample data" not in said(app), page
        assert saver.link not in sent
        assert saver.key not in sent
        assert "Words to be forgotten" not in sent, page
        assert "Full-detail view: shows individual ratings" not in said(app)
        assert not {button.label for button in app.button} & set(MAY_NOT), page
        assert not app.get("file_uploader"), page
        assert (session.person.role, session.saver.link) == (VIEWER, link)
    assert app.query_params[addresses.WORKSPACE] in (link, [link])
    assert "View only" in said(app)
    assert Saver.open(store, saver.link, visitor="another").all("step") == saver.all("step")
    assert link not in everything(visit())  # on no list of those that were opened


def test_a_link_that_is_shared_in_the_dialog_opens_until_it_is_withdrawn(saved):
    _, saver = saved
    sharing.withdraw(saver)
    mine = pressed(visit(saver.link), "Share…")
    assert links(mine) == [saver.link]
    first, own = links(mine, "Create a view-only link")
    assert (own, first.startswith("view-only-")) == (saver.link, True)
    guest = visit(first)
    assert "View only" in said(guest)
    assert links(mine, "Turn off the view-only link") == [own]
    guest.run()
    for nobodys in (guest, visit(first)):
        assert "turned off" in said(nobodys)
        assert "sample data" in said(nobodys)
        assert Session(nobodys.session_state).person.role == COORDINATOR  # of the sample, like anybody
        assert "Full-detail view…" in {button.label for button in nobodys.button}
    second, own = links(mine, "Create a view-only link")
    assert (own, second != first) == (saver.link, True)
    assert "View only" in said(visit(second))


def test_a_link_to_work_with_is_withdrawn_and_who_withdrew_it_works_on(saved):
    _, saver = saved
    colleague = visit(saver.link)
    mine = pressed(visit(saver.link), "Share…")
    view_link, old = links(mine)
    assert old == saver.link
    again, new = links(mine, "Turn off this link and create a new one")
    assert (again, new != old) == (view_link, True)
    mine.run()
    assert mine.query_params[addresses.WORKSPACE] in (new, [new])
    assert "Saved. Bookmark" in said(mine)
    assert "turned off" in said(colleague.run())
    assert "turned off" in said(visit(old))
    assert "View only" in said(visit(view_link))
    assert "Saved. Bookmark" in said(visit(new))

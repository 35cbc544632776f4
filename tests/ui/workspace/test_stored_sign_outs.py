"""Who signed out stays signed out at another server, and at the one that takes this one's place."""

import time

import pytest

from ilt.store import MEMORY, Saver, Store
from ilt.ui import sign_in
from ilt.ui.workspace import database, stored_sign_outs

SECRET = b"s" * 32


@pytest.fixture
def new_server(monkeypatch):
    """Begin as a server that begins does, with a sign-in and the same database."""

    def begin(secret: bytes = SECRET) -> set[str]:
        monkeypatch.setattr(sign_in, "set_up", lambda: True)
        monkeypatch.setattr(sign_in, "server_secret", lambda _: secret)
        monkeypatch.setattr(sign_in, "signed_out", set())
        monkeypatch.setattr(stored_sign_outs, "_last", stored_sign_outs._Look())
        monkeypatch.setattr(stored_sign_outs, "WAIT_SECONDS", 30)
        stored_sign_outs.follow()
        return sign_in.signed_out

    return begin


@pytest.mark.usefixtures("database")
def test_who_signed_out_is_signed_out_at_the_next_server(new_server):
    new_server().add("a")
    stored_sign_outs.follow()
    assert new_server() == {"a"}
    sign_in.signed_out.add("b")
    stored_sign_outs.follow()
    assert new_server() == {"a", "b"}
    assert new_server(b"t" * 32) == set()


@pytest.mark.usefixtures("database")
def test_what_no_cookie_is_let_in_by_any_more_is_forgotten(new_server, monkeypatch):
    new_server().add("a")
    monkeypatch.setattr(stored_sign_outs, "COOKIE_DAYS", -2)  # two days from now
    stored_sign_outs.follow()
    sign_in.signed_out.add("b")
    stored_sign_outs.follow()
    assert new_server() == {"b"}


def test_deleting_goes_on_where_the_sign_in_is_not_set_up(monkeypatch):
    monkeypatch.setattr(sign_in.server_secrets, "read", lambda: {"auth": {"client_id": "x"}})
    database._delete_old(Store(MEMORY), 1)


@pytest.mark.usefixtures("database")
def test_a_sign_out_outlasts_workspaces_that_are_soon_deleted(new_server, monkeypatch):
    new_server().add("a")
    stored_sign_outs.follow()
    store = database.database().store
    saver = Saver.begin(store, visitor="somebody")
    assert saver.put("answer", "round", "Fall 2026")
    monkeypatch.setattr(store, "_now", lambda: time.time() + 36 * 3600)

    database._delete_old(store, 1)
    assert store.versions([saver.key]) == {}
    assert new_server() == {"a"}


def test_a_database_that_does_not_answer_holds_up_a_click_for_a_moment_alone(new_server, monkeypatch):
    looks = []
    monkeypatch.setattr(stored_sign_outs, "_look", lambda *_: looks.append(stored_sign_outs.time.sleep(0.3)))
    new_server()
    monkeypatch.setattr(stored_sign_outs, "WAIT_SECONDS", 0)
    monkeypatch.setattr(stored_sign_outs, "EVERY_SECONDS", 0)
    for _ in range(5):
        stored_sign_outs.follow()  # one look at a time
    stored_sign_outs._last.thread.join()
    assert len(looks) == 2

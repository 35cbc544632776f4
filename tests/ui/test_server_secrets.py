"""The secrets.toml of a running server: each change is heard of, and one that is just being written lets nobody in."""

import itertools
import os

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import Secrets

from ilt.access import RefusedError, SetupError
from ilt.ui import server_secrets, sign_in
from tests.support.sign_in import PEOPLE, toml_of

WHOLE = toml_of(PEOPLE)


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write the secrets.toml of a server that begins now; no clock is too coarse for it."""
    file, times = tmp_path / "secrets.toml", itertools.count(1)
    of = config.get_option
    for module in (st, config):
        monkeypatch.setattr(module, "get_option", lambda name: [str(file)] if name == "secrets.files" else of(name))
    own = Secrets()
    own._file_watchers_installed = True
    monkeypatch.setattr(st, "secrets", own)
    monkeypatch.setattr(server_secrets, "secrets_singleton", own)
    monkeypatch.setattr(server_secrets, "_read", server_secrets._Read())

    def written(content: bytes) -> None:
        file.write_bytes(content)
        at = next(times)
        os.utime(file, ns=(at, at))

    written.file = file
    return written


def test_each_change_is_heard_of_whatever_stood_there_before(write):
    for broken in (WHOLE[:-1].encode(), b'x = "\xe9"', f"{WHOLE}\n[auth]".encode()):
        write(WHOLE.encode())
        assert server_secrets.read()["people"] == PEOPLE
        write(broken)
        with pytest.raises(
            SetupError, match=r"line [0-9]+: it cannot be read|a letter is not in UTF-8|the file: it cannot"
        ):
            server_secrets.read()
        with pytest.raises(
            RefusedError, match=r"line [0-9]+: it cannot be read|a letter is not in UTF-8|the file: it cannot"
        ):
            sign_in.must("viewer")
    write(toml_of({"lead@r.example": PEOPLE["lead@r.example"]}).encode())
    assert list(server_secrets.read()["people"]) == ["lead@r.example"]


def test_a_file_that_required_a_sign_in_and_is_empty_or_gone_lets_nobody_in(write):
    assert not sign_in.required()
    write(b"")
    assert not sign_in.required()
    write(WHOLE.encode())
    assert sign_in.required()
    write(b"")
    with pytest.raises(SetupError, match="missing now"):
        sign_in.required()
    write.file.unlink()
    with pytest.raises(SetupError, match="missing now"):
        sign_in.required()
    assert not sign_in.allowed()
    write(WHOLE.encode())
    assert sign_in.required()


def test_a_sign_in_that_was_misspelled_and_is_empty_or_gone_lets_nobody_in(write):
    write(WHOLE.replace("[auth]", "[Auth]").encode())
    with pytest.raises(SetupError, match="has no section with this name"):
        sign_in.required()
    write(b"")
    with pytest.raises(SetupError, match="missing now"):
        sign_in.required()
    assert not sign_in.allowed()


def test_who_is_listed_is_made_of_the_list_once_for_each_change(write, monkeypatch):
    made, people = [], sign_in.access.people
    monkeypatch.setattr(sign_in, "_last", [])
    monkeypatch.setattr(sign_in.access, "people", lambda *said: made.append(said) or people(*said))
    for listed in (PEOPLE, {"lead@r.example": PEOPLE["lead@r.example"]}, PEOPLE):
        write(toml_of(listed).encode())
        for _ in range(3):
            assert sign_in._listed().keys() == {address.lower() for address in listed}
    assert len(made) == 3

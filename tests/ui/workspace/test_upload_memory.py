"""What visitors upload: no more is kept than the limits, and nothing after they left."""

import contextlib
import gc
import importlib.util
import re
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from ilt import freed_memory
from ilt.ui.workspace import upload_memory
from tests.support.app_pages import APP
from tests.support.browser.server import running
from tests.support.wire import visiting

pytestmark = pytest.mark.xdist_group("screens")

MB = 2**20
PICTURE = b"\x89PNG\r\n\x1a\n"
"""So begins what reading refuses at once, so that nothing but the bytes themselves takes memory."""
ENVIRONMENT = {
    "ILT_VISITOR_MB": "60",
    "ILT_ALL_MB": "100",
    "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "1",
}
SLACK = 25
"""Megabytes by which a server's memory moves by itself."""
SECONDS = 60


def bytes_of(megabytes: int, mark: int) -> bytes:
    return PICTURE + bytes([mark]) * (megabytes * MB - len(PICTURE))


def resident(server) -> float:
    """Return how many megabytes of memory a server has."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{server.number}/status").read_text())[1]) / 1024


def texts(visitor) -> str:
    return " ".join(one.body for kind in ("alert", "text") for one in visitor.elements(kind))


@pytest.mark.full
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="a process's memory is read from /proc")
def test_files_have_limits_and_make_room_again(tmp_path):
    env = {**ENVIRONMENT, "ILT_DATABASE": f"sqlite:///{tmp_path / 'kept.sqlite'}"}
    with running(APP, tmp_path / "log.txt", env=env) as server:
        with visiting(server.url, "ratings") as visitor:
            visitor.upload("a.png", bytes_of(1, 0))  # whatever is loaded once
        before = resident(server)
        with contextlib.ExitStack() as stack:
            first, second = (stack.enter_context(visiting(server.url, "ratings")) for _ in range(2))
            first.upload("a.png", bytes_of(45, 1))
            assert "files open on this server" not in texts(first)
            assert resident(server) > before + 45 - SLACK
            # More than one visitor may have, sent with and without a page that reads it.
            first.upload("b.png", bytes_of(45, 2))
            assert "at most 60 MB of files open" in texts(first)
            for mark in range(3, 6):
                first.send("c.png", bytes_of(45, mark))
            # More than all may have together.
            second.send("d.png", bytes_of(40, 6))
            third = stack.enter_context(visiting(server.url, "ratings"))
            third.upload("e.png", bytes_of(40, 7))
            assert "no room for more files right now" in texts(third)
            assert resident(server) < before + 100 + SLACK
        until = time.monotonic() + SECONDS
        while resident(server) > before + SLACK:
            assert time.monotonic() < until, (before, resident(server))
            time.sleep(0.5)
        with visiting(server.url, "ratings") as again:
            again.upload("e.png", bytes_of(50, 8))
            assert "no room" not in texts(again)
        assert server.complaints() == ""


def test_memory_is_settled_again_at_once_when_somebody_left_and_later_when_something_was_deleted(monkeypatch):
    """Until it is, each run ends with a search through all that is loaded."""
    monkeypatch.setattr(upload_memory, "_memory", upload_memory._Memory())

    def settled() -> bool:
        upload_memory.settle()
        return gc.get_freeze_count() > 0

    upload_memory.unsettle(0)
    assert settled()
    upload_memory.unsettle()
    assert not settled()
    upload_memory.unsettle(0)
    assert not settled()
    gc.freeze()  # as the tests' process was


def test_what_somebody_took_who_left_is_returned_to_the_system_for_a_while_and_not_for_ever(monkeypatch):
    monkeypatch.setattr(upload_memory, "_memory", upload_memory._Memory())
    monkeypatch.setattr(upload_memory, "forget", lambda _: None)
    returned = []
    give_back = freed_memory.give_back
    monkeypatch.setattr(freed_memory, "give_back", lambda: returned.append(give_back()))
    for sessions in ([], ["one"], *[[]] * 20):
        upload_memory._forget_all(sessions)
    assert returned == [None] * upload_memory.RETURNS


def test_a_program_that_is_loaded_anew_while_it_runs_takes_files():
    """As where its own files are updated under a running server: who came since is known to the newer module alone."""
    stored = []
    manager = SimpleNamespace(add_file=lambda session, file: stored.append((session, file.data)))
    for name in ("first", "second"):
        spec = importlib.util.spec_from_file_location(name, upload_memory.__file__)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module  # dataclasses look themselves up
        spec.loader.exec_module(module)
        del sys.modules[name]
        module._memory.watching = True
        module._memory.visitors[name] = module._Visitor(None, may_add=True)
        for _ in range(2):
            module._watch(manager)
        manager.add_file(name, UploadedFileRec("1", "a.csv", "text/csv", b"x"))
    assert stored == [("first", b"x"), ("second", b"x")]

"""How much of visitors' files this server holds in memory: for each visitor, for all, and given back after them.

Downloads count with what is held for all.

Streamlit takes a file from whoever has opened a page, sends it no matter what the page draws, and keeps it until the
visitor's session ends, which may be never. So what it is about to keep is looked at here first: of who may add no files
nothing is kept, and what goes beyond a limit is dropped, with a sentence for the person.
"""

from __future__ import annotations

import gc
import math
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from starlette.exceptions import HTTPException
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from ilt import freed_memory, screens, settings
from ilt.store import Saver, StoreError, limits
from ilt.ui.session import Session, of_this_run

LOOK_SECONDS = 5
MARGIN_SECONDS = 5
"""A visitor counts as gone so long after Streamlit would let them come back."""
SETTLE_SECONDS = 30
"""So long after a deletion memory is not settled: until then the last runs that saw the deleted have ended."""
RETURNS = 6
"""So many times, one each ``LOOK_SECONDS`` after somebody left, memory is given back to the system."""
_MB = 2**20


def _none() -> None:
    return None


@dataclass
class _Visitor:
    """A session: what it remembers, its workspace, whether it may add files, and what it was refused.

    What it remembers is not looked into while the visitor is here: Streamlit may hold its lock for a whole run.
    """

    session: Session
    may_add: bool
    saver: Callable[[], Saver | None] = _none
    left: float | None = None
    refused: dict[str, str] = field(default_factory=dict)


class _Memory:
    """What this process holds for its visitors."""

    def __init__(self) -> None:
        self.visitor, self.all = settings.VISITOR_MB.default * _MB, settings.ALL_MB.default * _MB
        self.visitors: dict[str, _Visitor] = {}
        self.downloads: dict[str, int] = {}
        self.own_files: dict[str, int] = {}
        self.lock = threading.RLock()
        self.watching = False
        self.modules, self.settle_at = 0, -math.inf
        self.to_give_back = 0

    def pieces(self, session: str) -> dict[tuple[int, str], int]:
        """Return the size of each file that a session holds, by what tells the same bytes from others."""
        visitor = self.visitors.get(session)
        saver = visitor.saver() if visitor else None
        files = [file.data for file in list(_uploads().get(session, {}).values())]
        own = list(saver.sources.all().values()) if saver else []
        found = {(id(one), ""): len(one) for one in (*files, *own)}
        # Where nothing is kept, a database in memory has it once more.
        again = {(id(one), session): len(one) for one in own} if saver and saver.in_memory else {}
        return found | again

    def total(self) -> int:
        every: dict[tuple[int, str], int] = {}
        for session in {*self.visitors, *_uploads()}:
            every |= self.pieces(session)
        return sum(every.values()) + sum(self.downloads.values()) + sum(self.own_files.values())

    def room(self, session: str, size: int) -> str:
        """Say why there is no room for so many bytes more; blank where there is."""
        if sum(self.pieces(session).values()) + size > self.visitor:
            return screens.workspace.visitor_full(self.visitor // _MB)
        return self.room_for_all(size)

    def room_for_all(self, size: int) -> str:
        """Say why this server has no room for so many bytes more, of whomever; blank where it has."""
        full = self.total() + size > self.all
        return screens.workspace.SERVER_FULL if full else ""


_memory = _Memory()


def _uploads() -> Mapping[str, Mapping[str, UploadedFileRec]]:
    manager: Any = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    return dict(getattr(manager, "file_storage", {}))


def limit(visitor_mb: int, all_mb: int) -> None:
    """Set the limits, in megabytes."""
    _memory.visitor, _memory.all = visitor_mb * _MB, all_mb * _MB


def enter(*, may_add: bool) -> None:
    """Take note of who is here, and whether they may add files; to be called in each run, also of who is not let in."""
    context, here = get_script_run_ctx(), of_this_run()
    if context is None or here is None or not runtime.exists():
        return
    with _memory.lock:
        visitor = _memory.visitors.setdefault(context.session_id, _Visitor(here, may_add))
        visitor.session, visitor.may_add, visitor.left = here, may_add, None
        own = [here.form[1].content if here.form else b"", here.template[1] if here.template else b""]
        _memory.own_files[context.session_id] = sum(map(len, own))
        _watch(runtime.get_instance().uploaded_file_mgr)
    holds(here.saver)
    if not may_add:
        runtime.get_instance().uploaded_file_mgr.remove_session_files(context.session_id)


def holds(saver: Saver | None) -> None:
    """Take note of the workspace that this visitor has open."""
    context = get_script_run_ctx()
    visitor = _memory.visitors.get(context.session_id) if context else None
    if visitor is not None:
        visitor.saver = _none if saver is None else weakref.ref(saver)


def must_have(file_id: str) -> None:
    """Raise ``StoreError`` where an uploaded file was dropped for want of room."""
    context = get_script_run_ctx()
    visitor = _memory.visitors.get(context.session_id) if context else None
    if visitor is not None and (why := visitor.refused.pop(file_id, "")):
        raise StoreError("no-room", why=why)


def admit(size: int) -> None:
    """Raise ``StoreError`` where this visitor's workspace has no room for so many bytes more."""
    context = get_script_run_ctx()
    if context is not None and runtime.exists():
        with _memory.lock:
            if why := _memory.room(context.session_id, size):
                raise StoreError("no-room", why=why)


def take(download: str, size: int) -> str:
    """Count a file that is held to be downloaded; say why there is no room for it, blank where there is."""
    with _memory.lock:
        if why := _memory.room_for_all(size):
            return why
        _memory.downloads[download] = size
        return ""


def give(download: str) -> None:
    """Count a download no longer."""
    with _memory.lock:
        _memory.downloads.pop(download, None)


def held() -> int:
    """Return how many bytes of files are held for all visitors."""
    with _memory.lock:
        return _memory.total()


def _watch(manager: Any) -> None:
    """Look at what is uploaded before it is kept, and at who has left."""
    if getattr(manager.add_file, "looked_at_by", None) is not _memory:
        # Where the program's own files change while it runs, Streamlit loads this module once more.
        keep = getattr(manager.add_file, "looked_at", manager.add_file)

        def add_file(session_id: str, file: UploadedFileRec) -> None:
            with _memory.lock:
                keep(session_id, _admitted(session_id, file))

        vars(add_file).update(looked_at=keep, looked_at_by=_memory)
        manager.add_file = add_file
    if not _memory.watching:
        _memory.watching = True
        threading.Thread(target=_give_back, name="visitors", daemon=True).start()


def _admitted(session: str, file: UploadedFileRec) -> UploadedFileRec:
    visitor = _memory.visitors.get(session)
    if visitor is None or not visitor.may_add:
        raise HTTPException(403, screens.workspace.NOT_LET_IN)
    if len(_uploads().get(session, {})) >= limits.SOURCES:
        raise HTTPException(413, screens.workspace.too_many_files(limits.SOURCES))
    why = _memory.room(session, len(file.data))
    if why:
        visitor.refused[file.file_id] = why
        return file._replace(data=b"")
    return file


def _give_back() -> None:
    while True:
        time.sleep(LOOK_SECONDS)
        if runtime.exists():
            gone = float(st.get_option("server.disconnectedSessionTTL") or 0) + MARGIN_SECONDS
            _forget_all(_gone(time.monotonic(), gone))


def _forget_all(sessions: Sequence[str]) -> None:
    """Forget who is gone, and give back what they took: not at once, as threads let go of it one after the other."""
    forget(sessions)
    if sessions:
        _memory.to_give_back = RETURNS
    elif _memory.to_give_back:
        _memory.to_give_back -= 1
        freed_memory.give_back()


def _gone(now: float, seconds: float) -> list[str]:
    """Return the sessions that have been gone for so long that nobody can come back to them."""
    found = []
    with _memory.lock:
        for session, visitor in _memory.visitors.items():
            if runtime.get_instance().is_active_session(session):
                visitor.left = None
            elif visitor.left is None:
                visitor.left = now
            elif now - visitor.left > seconds:
                found.append(session)
    return found


def forget(sessions: Iterable[str]) -> None:
    """Give back whatever is held for sessions that ended."""
    ended = False
    for session in sessions:
        with _memory.lock:
            visitor = _memory.visitors.pop(session, None)
            _memory.own_files.pop(session, None)
        server = runtime.get_instance()
        server.uploaded_file_mgr.remove_session_files(session)
        server.media_file_mgr.clear_session_refs(session)  # what downloads would be made of
        server.media_file_mgr.remove_orphaned_files()
        if visitor is not None:
            if (saver := visitor.saver()) is not None:
                saver.close()
            visitor.session.clear()
            ended = True
    if ended:
        unsettle(0)  # no run of theirs is left
        gc.collect()


def settle() -> None:
    """Spare every rerun the search through what never changes: pandas and altair are large, and pages bring more."""
    with _memory.lock:
        if _memory.modules != len(sys.modules) and time.monotonic() >= _memory.settle_at:
            _memory.modules = len(sys.modules)
            gc.collect()
            gc.freeze()


def unsettle(seconds: float = SETTLE_SECONDS) -> None:
    """Let whatever is there be collected again, for so long at least: what was deleted may have been settled, too."""
    with _memory.lock:
        gc.unfreeze()
        _memory.modules, _memory.settle_at = 0, max(_memory.settle_at, time.monotonic() + seconds)

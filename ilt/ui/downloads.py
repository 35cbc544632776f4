"""Downloads: files that are made when they are asked for, for whom they were offered, and gone after a minute."""

from __future__ import annotations

import functools
import logging
import mimetypes
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pandas as pd
import streamlit as st
from streamlit import runtime
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from ilt.access import Person, RefusedError
from ilt.reports import tables
from ilt.screens import frame
from ilt.store import StoreError
from ilt.ui import sign_in
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.workspace import upload_memory
from ilt.ui.workspace.database import database
from ilt.view import View

HELD_SECONDS = 60


@dataclass(frozen=True)
class _Offer:
    """To whom a file is offered (a person, what signed them in, their window), of which workspace, and its name.

    ``version`` is that of the workspace; ``None`` where not all of it was in the database.
    """

    person: Person
    ticket: str
    visitor: str
    link: str
    name: str
    version: int | None


_held: dict[str, _Offer] = {}
"""Who holds a file in Streamlit's place, and as what it was offered."""
_refused: dict[str, str] = {}
"""Why the file was refused that a window asked for last."""
_lock = threading.RLock()


def offer(label: str, data: Callable[[], bytes], name: str, *, icon: str = ":material/download:", **more: Any) -> None:
    """Offer a file that ``data`` makes when it is asked for.

    It is made where no visitor's session is known, so whatever it needs has to be at hand before. It is made only while
    the person to whom it was offered has the rights that they had then, and at an address that nobody can guess.
    """
    more.setdefault("key", f"_download {name}")
    mine = session.saver
    link = mine.link if mine else ""
    version = mine.version if mine and mine.started and not mine.unsaved and not mine.trouble else None
    # Streamlit makes the address from the content, its kind and its name: two visitors' files of the same content would
    # share one, and who can guess the content could guess it.
    kind = f"{mimetypes.guess_type(name)[0] or 'application/octet-stream'};offer={secrets.token_hex(16)}"
    context = get_script_run_ctx()
    own = _Offer(sign_in.person(), sign_in.ticket(), context.session_id if context else "", link, name, version)
    make = functools.partial(_made_or_refused, own, data, kind)
    st.download_button(plain(label), make, name, kind, on_click="ignore", icon=icon, **more)


def offer_table(view: View, label: str, table: Callable[[], pd.DataFrame], name: str, **more: Any) -> None:
    """Offer a table of what is looked at as CSV; where there are several districts, it says of which it is."""
    offer(label, lambda: tables.csv_bytes(view.with_district(table())), name, **more)


def _made_or_refused(offered: _Offer, data: Callable[[], bytes], kind: str) -> bytes:
    _refused.pop(offered.visitor, None)
    try:
        return _made(offered, data, kind)
    except RefusedError as error:
        _refused[offered.visitor] = str(error)
        raise


def _made(offered: _Offer, data: Callable[[], bytes], kind: str) -> bytes:
    """Make a file for a person, and hold it for a while.

    Streamlit drops it after any two scripts have ended, of any visitor: where others work it would be gone before the
    browser fetches it.
    """
    if not sign_in.still(offered.person, offered.ticket):
        raise RefusedError(frame.RELOAD)
    content = data()
    _must_be_there(offered)
    if runtime.exists():
        _hold(content, kind, offered)
    return content


def _must_be_there(offered: _Offer) -> None:
    """Refuse a file of a workspace that somebody else deleted, in the second before this window hears of it."""
    if offered.version is None or not database().lasts:
        return
    try:
        database().store.changes(offered.link, offered.version)
    except StoreError as error:
        if error.kind == "gone":
            raise RefusedError(str(error)) from error


def _saying_why(handle: Any) -> Any:
    """Say below a button why its file is refused; Streamlit (1.67) says only that something failed.

    Whoever presses just when the screen is drawn anew asks for a file of the screen before, which nobody offers now.
    """

    @functools.wraps(handle)
    async def said(self: Any, request: Any, session_id: str) -> Any:
        offered = self._get_media_file_mgr()._deferred_callables  # noqa: SLF001
        if request.deferred_file.file_id not in offered:
            return BackendOperationResponse(request_id=request.request_id, error_msg=frame.PRESS_AGAIN)
        answer = await handle(self, request, session_id)
        answer.error_msg = _refused.pop(session_id, answer.error_msg)
        return answer

    return said


def _in_a_line(record: logging.LogRecord) -> bool:
    """Write a file that was refused into the log as a line: no fault of the program's, and who pressed reads why."""
    error = record.exc_info[1] if record.exc_info else None
    while error is not None and not isinstance(error, RefusedError):
        error = error.__cause__
    if error is not None:
        record.msg, record.args, record.exc_info = str(error), (), None
    return True


logging.getLogger(DeferredFileHandler.__module__).addFilter(_in_a_line)
DeferredFileHandler.handle = _saying_why(DeferredFileHandler.handle)  # type: ignore[method-assign]


def _hold(content: bytes, kind: str, offered: _Offer) -> None:
    """Hold a file in place of the one of the same name that this window was given before."""
    manager = runtime.get_instance().media_file_mgr
    holder: Any = SimpleNamespace(session_id=f"download {secrets.token_hex(8)}")
    with _lock:
        for earlier in [one for one, of in _held.items() if (of.visitor, of.name) == (offered.visitor, offered.name)]:
            _let_go(manager, earlier)
        if why := upload_memory.take(holder.session_id, len(content)):
            raise RefusedError(why)
        _held[holder.session_id] = offered
    holding = threading.Thread(
        target=manager.add, args=(content, kind, "0", offered.name), kwargs={"is_for_static_download": True}
    )
    add_script_run_ctx(holding, holder)
    holding.start()
    holding.join()
    timer = threading.Timer(HELD_SECONDS, _let_go, [manager, holder.session_id])
    timer.daemon = True
    timer.start()


def drop(link: str) -> None:
    """Let go of the files that were made of a workspace, now that it is deleted."""
    if runtime.exists():
        for holder in [holder for holder, of in list(_held.items()) if of.link == link]:
            _let_go(runtime.get_instance().media_file_mgr, holder)


def _let_go(manager: Any, holder: str) -> None:
    with _lock:
        _held.pop(holder, None)
    upload_memory.give(holder)
    manager.clear_session_refs(holder)
    # What nobody refers to is marked, and then deleted: nobody's next click is waited for.
    for _ in range(2):
        manager.remove_orphaned_files()

"""Open windows: they watch their workspace, and are asked to look at it again when it changed.

No browser asks every so often. ``ilt.store.Watcher`` says which windows are concerned; here each of them runs again, as
if its browser had asked for it, but only the small fragment that looks what is new. Streamlit has no official call for
this: ``NAMES`` are what we use of its inside, and where one is missing, windows ask by themselves as they did before.
"""

from __future__ import annotations

import asyncio
import functools
from contextlib import suppress
from typing import Any

from streamlit import runtime
from streamlit.errors import StreamlitAPIException
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ilt.store import Saver, Waiting, Watcher, Window
from ilt.ui import script_run

KEY = "listening"
"""The key of the fragment that looks what is new."""
NAMES = (
    *("request_rerun", "_scriptrunner", "_browser_queue", "_client_state", "_event_loop", "_fragment_storage"),
    "_pages_manager",
)
"""What of a session of Streamlit's is used here: ask it to run; whether it runs; what it still has to send; where it
is; its fragments; its pages."""
RETURN_SECONDS = 3600
"""A browser that has anything to ask for later, however late, asks for its page when its connection was broken and is
there again: with a server that began anew, or on a phone that slept. Without, it shows the old page until a click."""
AT_ONCE = 4
"""So many woken windows run at a time: whoever clicks meanwhile waits for these, not for all."""
MANY = 4
"""While more than so many others run, woken windows run one at a time: who clicks goes first."""
PAUSE_SECONDS = 0.02

_due: dict[str, tuple[Watcher, Window]] = {}
_running: set[str] = set()
"""Both are used on the server's event loop alone."""


def session(name: object) -> Any:
    """Return the session of a window that is connected, where Streamlit has what is used of it."""
    if not runtime.exists():
        return None
    find = getattr(runtime.get_instance(), "get_app_session", None)
    found = find(name) if find else None
    return found if isinstance(found, AppSession) and not missing(found) else None


def missing(found: AppSession) -> list[str]:
    """Return which names a session does not have."""
    names = [name for name in NAMES if not hasattr(found, name)]
    return names or [name for name in ("resolve_target",) if not hasattr(found._fragment_storage, name)]  # noqa: SLF001


def here() -> str:
    """Return the name of this window if it can be woken; blank where it has to ask by itself."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context is not None and session(context.session_id) is not None else ""


def _of_the_page_that_is_shown(ask: Any) -> Any:
    """Drop what a browser asks of a part of a page that it has left: its script may have led elsewhere meanwhile.

    Streamlit would take it for a way back to that page, find no such part on it, and leave the browser with nothing at
    all (seen in 1.67, where the first press on a fresh server leads from Meeting to its slides).
    """

    @functools.wraps(ask)
    def request_rerun(found: AppSession, client_state: ClientState | None) -> None:
        if client_state is not None and client_state.fragment_id and not missing(found):
            shows = found._pages_manager  # noqa: SLF001
            pages = {client_state.page_script_hash, shows.current_page_script_hash}
            if len(pages - {"", shows.main_script_hash}) > 1:  # not said, or not known yet
                return
        ask(found, client_state)

    return request_rerun


AppSession.request_rerun = _of_the_page_that_is_shown(AppSession.request_rerun)  # type: ignore[method-assign]


def in_fragment() -> bool:
    """Tell whether only a fragment runs, not the whole page."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and bool(context.fragment_ids_this_run)


def watch(watcher: Watcher, has: Saver | Waiting) -> None:
    """Have this window woken, now that it has looked."""
    if name := here():
        watcher.watch(name, has, lambda window: _wake(watcher, window))


def _wake(watcher: Watcher, window: Window) -> None:
    """Hand a window over to the server's event loop, which alone may ask sessions to run."""
    found = session(window.name)
    if found is None:  # a phone that sleeps: it is asked again until it is back, or its session has ended
        return
    loop = found._event_loop  # noqa: SLF001
    with suppress(RuntimeError):  # the server ends
        loop.call_soon_threadsafe(_take, loop, watcher, window)


def _take(loop: asyncio.AbstractEventLoop, watcher: Watcher, window: Window) -> None:
    idle = not _due
    _due[str(window.name)] = watcher, window
    if idle:
        _run(loop)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    """Ask the windows that are due to run, a few at a time, and none that is busy: it may be on its way elsewhere."""
    try:
        _running.intersection_update({name for name in _running if _runs(session(name))})
        at_once = 1 if script_run.under_way() - len(_running) > MANY else AT_ONCE
        for name, (watcher, window) in list(_due.items()):
            if len(_running) >= at_once:
                break
            found = session(name)
            if found is not None and window.woken and _busy(found):
                continue
            del _due[name]
            if found is None or not window.woken:  # it left, or has looked by itself meanwhile
                continue
            if _ask(found):
                _running.add(name)
            else:
                watcher.leave(name)
    finally:
        if _due:
            loop.call_later(PAUSE_SECONDS, _run, loop)


def _runs(found: Any) -> bool:
    return found is not None and found._scriptrunner is not None  # noqa: SLF001


def _busy(found: Any) -> bool:
    """Tell whether a session runs, or its browser was not sent yet that it ran.

    A fragment that begins before that is sent makes Streamlit send that the last one was broken off, and the browser
    leaves on the screen what is not there any more (``ForwardMsgQueue.clear``; seen in 1.67).
    """
    return _runs(found) or not found._browser_queue.is_empty()  # noqa: SLF001


def _ask(found: Any) -> bool:
    """Ask a session to run its fragment, as its browser would; return whether the page that it shows has one."""
    try:
        fragments = found._fragment_storage.resolve_target(KEY)  # noqa: SLF001
    except StreamlitAPIException:
        return False
    state = ClientState()
    state.CopyFrom(found._client_state)  # noqa: SLF001 - its page, its address and its browser, as of its last run
    state.ClearField("widget_states")
    state.fragment_id, state.is_auto_rerun = fragments[0], True
    found.request_rerun(state)
    return True

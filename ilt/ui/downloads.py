"""Downloads: files that are made when they are asked for, and stay until the browser has them."""

from __future__ import annotations

import functools
import mimetypes
import threading
import uuid
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import add_script_run_ctx

from ilt.ui.markdown import plain

HELD_SECONDS = 60
_HOLDER: Any = SimpleNamespace(session_id="downloads")
"""Files are held for a session of no visitor, all of them let go together."""
_lock = threading.Lock()
_release: list[threading.Timer] = []


def offer(label: str, data: Callable[[], bytes], name: str, **more: Any) -> None:
    """Offer a file that ``data`` makes when it is asked for.

    It is made where no visitor's session is known, so whatever it needs has to be at hand before.
    """
    more.setdefault("key", f"_download {name}")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    st.download_button(plain(label), functools.partial(_made, data, kind, name), name, kind, on_click="ignore", **more)


def _made(data: Callable[[], bytes], kind: str, name: str) -> bytes:
    """Make a file, and hold it for a while.

    Streamlit drops it after any two scripts have ended, of any visitor: where others work it would be gone before the
    browser fetches it. The same bytes under the same name are the same file.
    """
    content = data()
    if runtime.exists():
        manager = runtime.get_instance().media_file_mgr
        holding = threading.Thread(
            target=manager.add,
            args=(content, kind, uuid.uuid4().hex, name),
            kwargs={"is_for_static_download": True},
        )
        add_script_run_ctx(holding, _HOLDER)
        holding.start()
        holding.join()
        with _lock:
            while _release:
                _release.pop().cancel()
            timer = threading.Timer(HELD_SECONDS, manager.clear_session_refs, [_HOLDER.session_id])
            timer.daemon = True
            timer.start()
            _release.append(timer)
    return content

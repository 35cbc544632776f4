"""Downloads: files that are made when they are asked for, for whom they were offered, and gone after a minute."""

from __future__ import annotations

import functools
import mimetypes
import secrets
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pandas as pd
import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import add_script_run_ctx

from ilt.access import Person, RefusedError
from ilt.reports import tables
from ilt.ui import sign_in
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.view import View

HELD_SECONDS = 60
_held: dict[str, str] = {}
"""Who holds a file in Streamlit's place, and the link of the workspace that it was made of."""


def offer(label: str, data: Callable[[], bytes], name: str, *, icon: str = ":material/download:", **more: Any) -> None:
    """Offer a file that ``data`` makes when it is asked for.

    It is made where no visitor's session is known, so whatever it needs has to be at hand before. It is made only while
    the person to whom it was offered has the rights that they had then, and at an address that nobody can guess.
    """
    more.setdefault("key", f"_download {name}")
    link = session.saver.link if session.saver else ""
    # Streamlit makes the address from the content, its kind and its name: two visitors' files of the same content would
    # share one, and who can guess the content could guess it.
    kind = f"{mimetypes.guess_type(name)[0] or 'application/octet-stream'};offer={secrets.token_hex(16)}"
    make = functools.partial(_made, (sign_in.person(), link), data, kind, name)
    st.download_button(plain(label), make, name, kind, on_click="ignore", icon=icon, **more)


def offer_table(view: View, label: str, table: Callable[[], pd.DataFrame], name: str) -> None:
    """Offer a table of what is looked at as CSV; where there are several districts, it says of which it is."""
    offer(label, lambda: tables.csv_bytes(view.with_district(table())), name)


def _made(whose: tuple[Person, str], data: Callable[[], bytes], kind: str, name: str) -> bytes:
    """Make a file for a person, of the workspace with a link, and hold it for a while.

    Streamlit drops it after any two scripts have ended, of any visitor: where others work it would be gone before the
    browser fetches it.
    """
    person, link = whose
    if not sign_in.still(person):
        raise RefusedError("What you may do here has changed: load the page again.")
    content = data()
    if runtime.exists():
        _hold(content, kind, name, link)
    return content


def _hold(content: bytes, kind: str, name: str, link: str) -> None:
    manager = runtime.get_instance().media_file_mgr
    holder: Any = SimpleNamespace(session_id=f"download {secrets.token_hex(8)}")
    holding = threading.Thread(
        target=manager.add, args=(content, kind, "0", name), kwargs={"is_for_static_download": True}
    )
    add_script_run_ctx(holding, holder)
    holding.start()
    holding.join()
    _held[holder.session_id] = link
    timer = threading.Timer(HELD_SECONDS, _let_go, [manager, holder.session_id])
    timer.daemon = True
    timer.start()


def drop(link: str) -> None:
    """Let go of the files that were made of a workspace, now that it is deleted."""
    if runtime.exists():
        for holder in [holder for holder, of in list(_held.items()) if of == link]:
            _let_go(runtime.get_instance().media_file_mgr, holder)


def _let_go(manager: Any, holder: str) -> None:
    _held.pop(holder, None)
    manager.clear_session_refs(holder)
    # What nobody refers to is marked, and then deleted: nobody's next click is waited for.
    for _ in range(2):
        manager.remove_orphaned_files()

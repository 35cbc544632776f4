"""Which browser, or which person, this is: known by a secret that nobody else can have, never by where it comes from.

A person who signed in is known by it. Else the browser itself makes 256 random bits once, keeps them for this address
alone (``localStorage``, which no other site or port reads) and tells them when a page opens. The server keeps neither
these nor anything they could be worked out from: only digests and what is encrypted under them.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from ilt.store import Saver
from ilt.store.validation import BEGUN
from ilt.ui import sign_in
from ilt.ui.leave_fields import LEAVE_FIELDS
from ilt.ui.session import session

_SECRET = re.compile("[0-9a-f]{64}")
_component = st.components.v2.component(
    "ilt_browser", js=LEAVE_FIELDS + (Path(__file__).parent / "browser.js").read_text(encoding="utf-8")
)


def listen() -> bool:
    """Hear from the browser who it is; return whether that is news. Draws nothing that can be seen."""
    known = bool(session.browser_secret or sign_in.person().key)
    state: Any = _component(key="_browser_tells", data={"known": known}, on_browser_change=lambda: None)
    said = state.get("browser")
    sent = said.get("secret") if isinstance(said, Mapping) else None
    if known or not isinstance(sent, str) or not _SECRET.fullmatch(sent):
        return False
    session.browser_secret = sent
    return True


def secret(purpose: str) -> bytes | None:
    """Return 32 bytes, for a purpose, that only this person or browser leads to; ``None`` where it is not known yet."""
    if sign_in.person().key:
        return sign_in.secret(purpose)
    own = session.browser_secret
    return hmac.new(bytes.fromhex(own), purpose.encode(), hashlib.sha256).digest() if own else None


def began(mine: Saver) -> bool:
    """Tell whether this workspace was begun here, or was taken for one to add files to."""
    own = secret(f"begun {mine.link}")
    return mine.began or (own is not None and bool(mine.get(BEGUN, own.hex())))


def mark(mine: Saver, *, agreed: bool = False) -> None:
    """Remember that a workspace was begun here (or ``agreed`` to), for when its link is opened again."""
    mine.began |= agreed
    own = secret(f"begun {mine.link}")
    if own is not None and mine.began and not mine.get(BEGUN, own.hex()):
        mine.put(BEGUN, own.hex(), value=True)

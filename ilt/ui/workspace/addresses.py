"""The whole address of a screen, as another window, person or phone needs it."""

from __future__ import annotations

from urllib.parse import urlencode, urljoin, urlsplit

import streamlit as st

from ilt import screens
from ilt.ui.workspace import connected
from ilt.ui.workspace.database import OWN_MACHINE

WORKSPACE = "workspace"
"""Names a workspace's link in the address."""


def of(page: str, link: str = "", **params: str) -> str:
    """Return the address of a screen, with the link of its workspace where one is given."""
    query = ({WORKSPACE: link} if link else {}) | connected.in_links()
    return urljoin(str(st.context.url), f"{page}?{urlencode({**query, **params})}")


def here_only() -> str:
    """Say that no other machine reaches this address, and what to do; blank where others may.

    It is the browser that says it, and anybody can write that, so it decides nothing but which words help.
    """
    return (
        screens.share.THIS_COMPUTER
        if urlsplit(str(st.context.headers.get("Origin", ""))).hostname in OWN_MACHINE
        else ""
    )

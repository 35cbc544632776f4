"""The whole address of a screen, as another window, person or phone needs it."""

from __future__ import annotations

from urllib.parse import urlencode, urljoin, urlsplit

import streamlit as st

from ilt.ui.workspace.database import OWN_MACHINE

WORKSPACE = "workspace"
"""Names a workspace's link in the address."""
HERE_ONLY = (
    "This address works on this computer only, so no phone and nobody else can reach it. Start the dashboard with "
    "--server.address 0.0.0.0 and open it by this computer’s address in the network, or put it on a server: the README "
    "says how."
)


def of(page: str, link: str = "", **params: str) -> str:
    """Return the address of a screen, with the link of its workspace where one is given."""
    query = {WORKSPACE: link} if link else {}
    return urljoin(str(st.context.url), f"{page}?{urlencode({**query, **params})}")


def here_only() -> str:
    """Say that no other machine reaches this address, and what to do; blank where others may.

    It is the browser that says it, and anybody can write that, so it decides nothing but which words help.
    """
    return HERE_ONLY if urlsplit(str(st.context.headers.get("Origin", ""))).hostname in OWN_MACHINE else ""

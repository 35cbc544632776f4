"""Links to screens: in a new tab, too, they open the workspace that is open here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ilt.ui.workspace import current_workspace


def link(page: str | st.Page, query: Mapping[str, Any] | None = None, **look: Any) -> None:
    """Link to a screen, and to what is chosen there by ``query``."""
    st.page_link(page, query_params={**current_workspace.in_address(), **(query or {})}, **look)

"""The day and the time where a visitor is: a server may be on the other side of midnight."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st


def zone() -> tzinfo | None:
    """Return the time zone of the visitor's browser; ``None``, the server's own, where it says none that is known."""
    try:
        return ZoneInfo(st.context.timezone or "")
    except (KeyError, ValueError, OSError):
        return None


def today() -> date:
    """Return the day where the visitor is."""
    return datetime.now(zone()).date()

"""Save the pictures of a screen as one file: with its title, what and who under it, and its legends."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ilt.ui.session import session

WITH_CHARTS = ("overview", "heatmaps", "self_and_cross", "attention", "change", "across_schools", "priorities")
_CSS = """
button { font: 400 14px var(--st-font); color: inherit; background: none; border: 0; padding: 0.25rem 0 }
button + button { margin-left: 0.75rem }
button:hover { cursor: pointer; text-decoration: underline }
button:focus-visible { outline: 2px solid currentColor; outline-offset: 2px }
"""
_button = st.components.v2.component(
    "ilt_picture",
    html='<button type="button" value="png">Save picture</button><button type="button" value="svg">as SVG</button>',
    css=_CSS,
    js=(Path(__file__).parent / "picture.js").read_text(encoding="utf-8"),
)


def offer() -> None:
    """Offer it on screens that have a chart."""
    if session.page in WITH_CHARTS:
        _button(key="_picture", data={"name": session.page}, width="content")

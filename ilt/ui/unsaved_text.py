"""What was being typed in fields that are gone is shown once more, to be copied; only the browser knows it."""

from pathlib import Path

import streamlit as st

from ilt import screens

_STYLE = """
textarea {
  display: block; box-sizing: border-box; width: 100%; margin-top: 4px; padding: 8px;
  font: inherit; color: inherit; background: transparent; border: 1px solid currentcolor; border-radius: 4px;
}
"""
_component = st.components.v2.component(
    "ilt_unsaved_text",
    html="<div class='unsaved'></div>",
    css=_STYLE,
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def show(of: str) -> None:
    """Show what was being typed, where something was; the same for as long as it is ``of`` the same fields."""
    _component(key="_unsaved_text", data={"words": screens.workspace.NOT_SAVED_TEXT, "number": of})

"""Scripts that run in the browser, for what Streamlit has no call for; they draw nothing."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_scripts = {
    name: st.components.v2.component(
        f"ilt_{name}", js=(Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8")
    )
    for name in ("focus", "cell", "double_click", "uploading")
}
STYLE = "[data-testid=stLayoutWrapper]:has(> [class*=st-key-_script_]) { display: none }"


def run(name: str, words: str = "") -> None:
    """Run a script of this folder by its name, with words that it may say; each sees to it that it runs once."""
    with st.container(key=f"_script_{name}"):
        _scripts[name](key=f"_run_{name}", data=words)

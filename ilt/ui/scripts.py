"""Scripts that run in the browser, for what Streamlit has no call for; they draw nothing."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_files = {"everywhere": ("double_click", "focus"), "cell": ("cell",), "uploading": ("uploading",)}
_scripts = {
    name: st.components.v2.component(
        f"ilt_{name}", js="".join((Path(__file__).parent / f"{file}.js").read_text(encoding="utf-8") for file in files)
    )
    for name, files in _files.items()
}
STYLE = "[data-testid=stLayoutWrapper]:has(> [class*=st-key-_script_]) { display: none }"


def run(name: str, words: str = "") -> None:
    """Run the scripts of a name, with words that they may say; each sees to it that it runs once."""
    with st.container(key=f"_script_{name}"):
        _scripts[name](key=f"_run_{name}", data=words)

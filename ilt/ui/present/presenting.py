"""The Present switch: the screen alone and large, and a bar that leads on by arrow keys or a remote.

What is switched on stays in the address, as filters do. The filters are drawn all the same, where nobody sees them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from ilt import framework
from ilt.screens import frame
from ilt.ui.session import Session, session

NEVER = ("", "home", "start", "stage", "facilitator", "meeting", "reports", "ratings")
"""Screens without the switch: a meeting has its slides, and files may be called as people are."""
WITHOUT_FILTERS = ("framework", "numbers")
ALL_AREAS = "All"
ROWS = 5
"""How many rows of a chart are seen at once while presenting."""
_HERE = Path(__file__).parent
_PRINTED_OR_PRESENTED = (_HERE / "nothing_to_press.css").read_text(encoding="utf-8")
_PRESENTED = (_HERE / "screen.css").read_text(encoding="utf-8")
_PRINTED = (_HERE / "paper.css").read_text(encoding="utf-8")
STYLE = (
    f"@media print {{ {_PRINTED_OR_PRESENTED} {_PRINTED} }}"
    "@media (max-width: 768px) { .st-key-present_switch { display: none } }"
)
_bar = st.components.v2.component(
    "ilt_present",
    html=(_HERE / "bar.html").read_text(encoding="utf-8"),
    css=(_HERE / "bar.css").read_text(encoding="utf-8"),
    js=(_HERE / "bar.js").read_text(encoding="utf-8"),
)


def on() -> bool:
    """Tell whether the screen is presented."""
    return session.choice("present") is True and session.page not in NEVER


def switch() -> None:
    """Draw the switch. While it is on, nothing is shown that only the full-detail view shows."""
    if session.page in NEVER:
        return
    with st.container(key="present_switch"):
        st.toggle(frame.PRESENT, key="present", bind="query-params", persist_state="session")
    if on():
        del session.full_detail
        st.html(f"<style>{_PRINTED_OR_PRESENTED} @media screen {{ {_PRESENTED} }}</style>")


def bar(screens: Mapping[str, Sequence[Page]]) -> None:
    """Draw the bar below a presented screen, and go where it leads."""
    if not on():
        return
    order = [(menu, page) for menu, pages in screens.items() for page in pages if page.url_path not in NEVER]
    paths = [page.url_path for _, page in order]
    at = paths.index(session.page)
    data = {
        "name": order[at][1].title,
        "place": f"{at + 1} of {len(order)}",
        "mark": frame.SAMPLE if session.view is not None and session.view.shown.sample else "",
        "page": session.page,
        "back": paths[at - 1] if at else "",
        "next": paths[at + 1] if at + 1 < len(paths) else "",
        "areas": [] if session.page in WITHOUT_FILTERS else _areas(),
        "area": session.choice("area", ALL_AREAS),
    }
    result = _bar(
        key=Session.present_bar.key,
        data=data,
        on_go_change=lambda: None,
        on_area_change=_choose_area,
        on_leave_change=leave,
    )
    wanted = result.get("go") if isinstance(result, Mapping) else None
    if wanted in paths:
        st.switch_page(f"pages/{wanted}.py", query_params={})


def rows(most: int) -> int:
    """Return how many rows a chart of the first of them shows."""
    return min(most, ROWS) if on() else most


def leave() -> None:
    """Show the filters and menus again."""
    session.choose("present", False)


def _areas() -> list[str]:
    return [ALL_AREAS, *(str(area.number) for area in framework.current().areas)]


def _choose_area() -> None:
    sent: Any = session.present_bar
    wanted = sent.get("area") if isinstance(sent, Mapping) else None
    if wanted in _areas():
        session.choose("area", wanted)

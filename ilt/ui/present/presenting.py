"""The Present switch: the screen alone, as a slide, and a bar that leads on by arrow keys or a remote.

What is switched on stays in the address, as filters do. The filters are drawn all the same, where nobody sees them.
What a slide has no room for is on its next pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.navigation.page import Page

from ilt import framework
from ilt.charts import layout, presented
from ilt.charts.layout import Item
from ilt.screens import frame
from ilt.ui import script_run
from ilt.ui.markdown import plain
from ilt.ui.session import Session, session

NEVER = (
    *("", "home", "start", "across_districts", "stage", "facilitator", "meeting", "reports", "ratings"),
    *("framework", "numbers"),
)
"""Without the switch: a meeting has its slides, files may be called as people are, and the rest is to be read."""
ALL_AREAS = "All"
MOST_ROWS = 40
"""A room turns no more pages than these have; the desk has all."""
LAST_PAGE = 1_000_000
"""More than any screen has: from the next screen a remote goes back to the last page."""
LONG_TITLE = 118
"""With more letters a title has no room on two lines, and gets smaller ones."""
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
        st.toggle(
            frame.PRESENT, key="present", bind="query-params", persist_state="session", help=frame.WHAT_PRESENT_DOES
        )
    if on():
        del session.full_detail
        st.html(f"<style>{_PRINTED_OR_PRESENTED} @media screen {{ {_PRESENTED} }}</style>")


@contextmanager
def bar(screens: Mapping[str, Sequence[Page]], shows: Callable[[str], bool]) -> Iterator[None]:
    """Draw the bar below a presented screen, once that is drawn, and go where the bar leads.

    A screen is passed by where it has nothing that it ``shows``.
    """
    if not on():
        yield
        return
    pages = [page for own in screens.values() for page in own if page.url_path not in NEVER]
    if (wanted := session.take(Session.present_next)) in {page.url_path for page in pages}:
        st.switch_page(f"pages/{wanted}.py", query_params={})
    del session.slide_pages
    with script_run.to_its_end():
        yield
    order = [page for page in pages if session.page == page.url_path or shows(page.url_path)]
    paths = [page.url_path for page in order]
    at, turned_to = paths.index(session.page), session.slide_page
    data = {
        "name": order[at].title,
        "place": frame.place(at + 1, len(order)),
        "mark": frame.SAMPLE if session.view is not None and session.view.shown.sample else "",
        "page": session.page,
        "back": paths[at - 1] if at else "",
        "next": paths[at + 1] if at + 1 < len(paths) else "",
        "pages": session.slide_pages,
        "at": turned_to[1],
        "turned": frame.place(turned_to[1], session.slide_pages),
        "areas": _areas(),
        "area": session.choice("area", ALL_AREAS),
    }
    _bar(
        key=Session.present_bar.key,
        data=data,
        on_go_change=_go,
        on_end_change=_go_to_end,
        on_turn_change=_turn,
        on_area_change=_choose_area,
        on_leave_change=leave,
    )


def title(finding: str, about: str) -> None:
    """Draw the finding as a slide's title, and one line of what and who; the bar has the sample mark."""
    with st.container(gap=None, key="long_title" if len(finding) > LONG_TITLE else "short_title"):
        st.title(plain(finding), anchor=False)
        st.caption(plain(about))


def page(heights: Sequence[float], room: float = presented.room()) -> slice:
    """Return which rows a slide shows: as many as have room, from where one turned to; on the desk all."""
    if not on():
        return slice(len(heights))
    pages = presented.pages(heights, room)
    own, number = session.slide_page
    number = max(1, min(number, len(pages))) if own == session.page else 1
    session.slide_page, session.slide_pages = (session.page, number), len(pages)
    return pages[number - 1]


def label_px(desk: int) -> int:
    """Return the room for the labels of rows: a slide gives them more than they have on the ``desk``."""
    return max(desk, layout.WIDE_LABEL_PX) if on() else desk


def placed(
    table: pd.DataFrame,
    items: Sequence[Item],
    *said: str,
    row_px: int | Mapping[str, int] = layout.TALL_PX,
    label_px: int = layout.WIDE_LABEL_PX,
) -> pd.DataFrame:
    """Lay out the rows of a chart, as ``layout.rows_of`` does; on a slide those that have room above what is ``said``.

    Rows are less tall there where so all of them have room.
    """
    if not on():
        return layout.rows_of(table, items, row_px, label_px)
    room, few = presented.room(captions=presented.lines(*said) - 1), items[:MOST_ROWS]
    for px in (row_px, presented.ROW_PX) if isinstance(row_px, int) else (row_px,):
        row_px, heights = px, layout.heights(layout.rows_of(table, few, px, label_px))
        if sum(heights) <= room:
            break
    return layout.rows_of(table, few[page(heights, room)], row_px, label_px)


def texts(items: Sequence[Sequence[str]], *said: str) -> slice:
    """Return which texts a slide shows, each under a head of its own, above what is ``said`` of all."""
    heights = [presented.HEAD_PX + presented.TEXT_PX * presented.lines(*item) for item in items]
    return page(heights, presented.PICTURE_PX - presented.TEXT_PX * presented.lines(*said))


def ends() -> None:
    """End a slide: what follows on the screen is for the desk."""
    if on():
        script_run.stop()


def leave() -> None:
    """Show the filters and menus again."""
    session.choose("present", False)


def _areas() -> list[str]:
    return [ALL_AREAS, *(str(area.number) for area in framework.current().areas)]


def _sent(name: str) -> Any:
    sent: Any = session.present_bar
    return sent.get(name) if isinstance(sent, Mapping) else None


def _go() -> None:
    session.present_next = str(_sent("go"))


def _go_to_end() -> None:
    session.present_next = wanted = str(_sent("end"))
    session.slide_page = wanted, LAST_PAGE


def _turn() -> None:
    if isinstance(number := _sent("turn"), int):
        session.slide_page = session.page, number


def _choose_area() -> None:
    if (wanted := _sent("area")) in _areas():
        session.choose("area", wanted)
        del session.slide_page

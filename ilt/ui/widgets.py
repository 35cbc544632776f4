"""What pages share: charts with their tables, legends, notes and links to other screens."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NoReturn

import pandas as pd
import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ilt import charts, format, framework, screens
from ilt.cache import once
from ilt.ui import downloads, filters, privacy
from ilt.ui.markdown import badge, plain
from ilt.ui.present import presenting
from ilt.ui.session import Session, session
from ilt.view import ASSESSMENT_NAMES, View

MOST_ROWS, A_PAGE, MOST_NAMES, CHART_ROWS = 4_000, 1_000, 200, 250
"""What a screen sends at once: tables up to so many rows, else pages of them; names in a cell; rows of a chart."""
AT_ONCE = 100
"""Tables of more rows are sent when they are opened."""
CARDS = 20
"""So many cards with buttons, such as meetings, are drawn at once: a district has hundreds."""
_PLACE = "[data-testid=stLayoutWrapper]:has(> [class*=st-key-{}_])"
STYLE = (
    ".st-key-heading [data-testid=stHorizontalBlock] { overflow: visible }"
    ".st-key-heading h1 { text-wrap: balance }"
    f"@media screen and (max-width: 48em) {{ {_PLACE.format('wide')} {{ display: none }} }}"
    "@media screen and (max-width: 48em) { .legend .blank { display: none } }"
    f"@media print, (min-width: 48.01em) {{ {_PLACE.format('narrow')} {{ display: none }} }}"
    "@media screen and (max-width: 48em) {"
    " .st-key-heading [data-testid=stHorizontalBlock] { flex-direction: column-reverse }"
    " .st-key-heading [data-testid=stColumn] { width: 100% } .st-key-heading h1 { font-size: 1.4rem }"
    " [class*=st-key-rules_] [data-testid=stHorizontalBlock] { gap: 0 } }"
    f"{screens.figures.STYLE}"
)


def chart(
    frame: pd.DataFrame,
    structure: Mapping[str, Any],
    *,
    alt: str,
    width: int | Literal["stretch"] = "stretch",
    **more: Any,
) -> Any:
    """Draw a chart from its structure and data; while presenting larger, and with nothing to click."""
    sent = charts.sent.data(frame)
    if presenting.on():
        return st.vega_lite_chart(sent, charts.presented.presented(structure), alt=alt, width="content")
    return st.vega_lite_chart(sent, dict(structure), alt=alt, width=width, **more)


@once
def _as_arrow(frame: pd.DataFrame) -> pa.Table:
    """Return a table as it is sent, with nothing of pandas."""
    return pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata()


Listed = tuple[pd.DataFrame, pd.DataFrame]
"""Laid-out rows and what is said of them, as ``screens.figures.in_words`` takes them."""


def chart_or_list(  # noqa: PLR0913 - one chart: what it draws, what it is called, what is said under it
    frame: pd.DataFrame,
    structure: Mapping[str, Any],
    listed: Listed,
    *,
    alt: str,
    name: str,
    marks: Sequence[str] = (),
    more: Sequence[str] = (),
) -> None:
    """Draw a chart with lines under it, and on phones what its tooltips say as a list in its place.

    The lines of ``marks`` say what the chart's marks are: the list has none, so phones show only the lines of ``more``.
    """
    apart = not presenting.on()  # a slide has room for one caption
    with wide(name):
        chart(frame, structure, alt=alt)
        caption(*marks, *(() if apart else more))
    narrow(name, screens.figures.in_words(*listed))
    caption(*(more if apart else ()))


def wide(name: str) -> DeltaGenerator:
    """Return a place for what phones have no room for; ``narrow`` takes its place there."""
    return st.container(key=f"wide_{name}")


def narrow(name: str, html: str) -> None:
    """Show on phones alone what stands elsewhere in ``wide``."""
    with st.container(key=f"narrow_{name}"):
        st.html(html)


def table(
    rows: pd.DataFrame,
    printed: Callable[[pd.DataFrame], pd.DataFrame] = lambda rows: rows,
    *,
    alt: str,
    name: str,
    label: str = screens.frame.AS_A_TABLE,
) -> None:
    """Put a chart's twin, a table to read, sort and copy, one click away.

    ``printed`` makes it of ``rows``, a row of each. A long one is sent when it is opened, a very long
    one by pages, and there is a file of all, which is called ``name``.
    """
    many = len(rows)
    how: dict[str, Any] = {} if many <= AT_ONCE else {"key": f"_table {name}", "on_change": "rerun"}
    with st.expander(plain(label), icon=":material/table:", **how) as opened:
        if opened.open is False:
            return
        if many <= MOST_ROWS:
            data(printed(rows), alt=alt)
            return
        data(printed(rows[page(screens.frame.ROWS, many, A_PAGE, key=name)]), alt=alt)
        st.caption(plain(screens.frame.many_rows(many)))
        if session.view is not None:
            whole = functools.partial(printed, rows)
            label = screens.frame.download_rows(many)
            downloads.offer_table(session.view, label, whole, name, key=f"_every {name}")


def data(table: pd.DataFrame, *, alt: str) -> None:
    """Show a table; of very many names in one cell the first, and how many more there are."""
    st.dataframe(_as_arrow(_in_cells(table)), hide_index=True, alt=alt)


@once
def _in_cells(table: pd.DataFrame) -> pd.DataFrame:
    names = {
        name: column.map(lambda cell: format.some(cell, MOST_NAMES) if isinstance(cell, tuple) else cell)
        for name, column in table.items()
        if column.dtype == object
    }
    return table.assign(**names)


def first_rows(rows: pd.DataFrame, most: int, label: str, key: str) -> pd.DataFrame:
    """Return the first rows for a chart; all of them, or a page where they are very many, where that is chosen."""
    if len(rows) <= most or presenting.on():
        return rows.head(presenting.MOST_ROWS) if presenting.on() else rows
    if not st.toggle(plain(label), key=key, bind="query-params"):
        return rows.head(most)
    return rows[page(screens.frame.CHART_ROWS, len(rows), CHART_ROWS)]


def page(what: str, many: int, most: int, *, key: str = "") -> slice:
    """Ask which page of a long list to show, where it has several; ``what`` names the list, ``key`` one of several."""
    if many <= most:
        return slice(many)
    first = st.selectbox(
        plain(screens.frame.which(what)),
        range(0, many, most),
        format_func=lambda at: screens.frame.page(at + 1, min(at + most, many), many),
        key=Session.page_of.key(key or what, many),  # of a list that changed the first page is shown
    )
    return slice(first, first + most)


def legend(label: str, *, means: bool = False) -> None:
    """Explain the rating colors, or those of means; on a slide what has no color says why itself.

    On phones a list has the colors of means alone.
    """
    with st.container() if means else wide("legend"):
        st.html((screens.legend.means if means else screens.legend.ratings)(label, blanks=not presenting.on()))


def caption(*lines: str) -> None:
    """Show lines under a chart, without those that are blank; nothing where all are."""
    if said := list(filter(None, lines)):
        # A page shows three spaces as one: the parts of a line would run into each other.
        st.caption("  \n".join(plain(line.replace("   ", "\u2003")) for line in said))


def notes(frame: pd.DataFrame, *, limit: int = 4, with_school: bool = True, key: str = "") -> None:
    """Show what people wrote, as text, without a name: the side beside it, and the rating where it may be shown.

    ``frame`` has the columns of ``suppression.notes``. While projected, notes are shown only when that is chosen.
    """
    if frame.empty:
        st.caption(screens.notes.NOT_SHOWN if privacy.presenting() else screens.notes.NOT_WRITTEN)
        return
    if not privacy.with_notes():
        privacy.notes_hidden(key)
        return
    for row in frame.head(limit).itertuples():
        rating = format.NOT_RATED if pd.isna(row.rating) else screens.notes.rated(row.rating)
        about = [rating if row.labeled else "", row.perspective, row.school if with_school else ""]
        with st.container(gap=None):
            st.text(f"“{row.note}”")
            st.caption(plain(" · ".join(filter(None, about))))
    if len(frame) > limit:
        st.caption(plain(screens.notes.more(len(frame) - limit)))


def named(action: framework.Action) -> None:
    """Head what is said of an action with its name, and the students that it names."""
    st.markdown(f"**{plain(action.short_label)}** {badge(screens.actions.tag(action))}")


def newer(key: str, words: str | None, wanted: Callable[[], None], *, what: str = screens.next_steps.TEXT) -> None:
    """Say what somebody else wrote in a field meanwhile; ``wanted`` puts it there, instead of what was typed."""
    st.text(screens.frame.someone_wrote(words, what))
    st.button(screens.frame.SHOW_THAT, key=f"_newest {key}", on_click=wanted)


def nothing(what: str, change: str) -> None:
    """Say that the filters leave nothing, and which to change."""
    st.info(plain(change), title=plain(what))
    st.button(screens.frame.RESET, on_click=filters.reset_filters, key="reset_here")


def go(page: str) -> NoReturn:
    """Go on to another screen with the filters as they are."""
    # Without parameters Streamlit would clear the address, and raises where a filter is in it.
    st.switch_page(f"pages/{page}.py", query_params={})


def link(page: str, label: str, view: View, /, **params: str) -> None:
    """Link to another screen with filters set; what is not named stays as it is.

    ``assessment`` and ``action`` are given as ``school`` or ``S2.3``, and stand in the address as the lists show them.
    """
    now: dict[str, Any] = {
        "district": view.named_district,
        "round": view.round,
        "assessment": view.assessment,
        "schools": list(view.schools),
        "area": str(view.area or "All"),
    }
    query = {name: value for name, value in {**now, **params}.items() if value}
    query["assessment"] = ASSESSMENT_NAMES[query["assessment"]]
    if "action" in query:
        query["action"] = filters.action_words(query["action"])
    st.page_link(
        f"pages/{page}.py",
        label=plain(label),
        query_params=query,
        icon=":material/arrow_forward:",
        icon_position="right",
    )

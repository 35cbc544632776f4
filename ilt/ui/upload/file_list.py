"""What was understood of each file: tables that look alike together, with their first cells."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ilt import format, screens
from ilt.reading import Reading
from ilt.ui import privacy, sheets_on_screen, widgets
from ilt.ui.markdown import plain
from ilt.ui.sheets_on_screen import Called
from ilt.ui.upload import columns
from ilt.ui.workspace import answer_questions, files

MANY_GROUPS = 8
MOST_NOTICES = 20


def draw(reading: Reading) -> None:
    """Show what was understood, tables that look alike together, with the first cells as they were read."""
    st.subheader(screens.ratings.WHAT_WE_READ, anchor=False)
    known = reading.sources[reading.sources["layout"] != ""]
    groups = [group for _, group in known.groupby(["layout", "look", "assessment"], sort=False)]
    if len(groups) > MANY_GROUPS:
        groups.sort(key=lambda group: not group[["waiting", "rejected"]].sum().any())
        _figures(known, sheets_on_screen.sheet_names(reading))
    for group in groups[widgets.page(screens.ratings.TABLES, len(groups), MANY_GROUPS)]:
        _alike_tables(group, reading)
    refusals, called = reading.problems[reading.problems["row"].isna()], sheets_on_screen.sheet_names(reading)
    unread = reading.sources[reading.sources["layout"] == ""]
    for row in unread[widgets.page(screens.ratings.SHEETS_WITHOUT_RATINGS, len(unread), MOST_NOTICES)].itertuples():
        if why := _about(refusals, row.source, row.sheet):
            st.text(f"{sheets_on_screen.place(row, called)}: {screens.ratings.NOT_READ} {' '.join(why)}")
        else:
            why = _about(reading.notices, row.source, row.sheet) or [screens.ratings.NOT_READ]
            st.caption(plain(f"{sheets_on_screen.place(row, called)}: {' '.join(why)}"))
    _notices(reading, known)
    _answered()


def _alike_tables(group: pd.DataFrame, reading: Reading) -> None:
    """Show tables of one layout and the same headings."""
    first, called = next(group.itertuples()), sheets_on_screen.sheet_names(reading)
    place = sheets_on_screen.place(first, called)
    with st.expander(
        plain(screens.ratings.tables(group, place)), key=sheets_on_screen.key("source", first.source, first.sheet)
    ):
        if len(group) > 1:
            _figures(group, called)
        own = reading.preview[reading.preview["source"].isin(group["source"])]
        own = own[own["sheet"].isin(group["sheet"])]
        left, right = st.columns([0.55, 0.45], gap="large")
        if own.empty and privacy.presenting() and files.confirmed():
            left.caption(screens.ratings.CELLS_HIDDEN)
        else:
            left.caption(screens.ratings.FIRST_CELLS)
            left.dataframe(
                own.drop(columns=["sheet"] if len(group) > 1 else ["source", "sheet"]),
                hide_index=True,
                alt=screens.ratings.first_cells(place),
                column_config={
                    name: st.column_config.Column(screens.ratings.column_head(name)) for name in own.columns
                },
            )
        if first.columns:
            right.caption(screens.ratings.USED)
            right.text("\n".join(str(first.columns).split("; ")))
        if first.ignored:
            right.caption(screens.ratings.NOT_USED)
            right.text(str(first.ignored))
        with right:
            columns.change((str(first.source), str(first.sheet)))


def _figures(sources: pd.DataFrame, called: Called) -> None:
    """Show the figures of tables that may be shown, and what tells the tables apart."""
    several = [
        name for name in ("sheet", "layout", "header_row", "assessment") if len(set(sources[name].fillna(0))) > 1
    ]
    hidden = sources[[*screens.ratings.FIGURES]].isna().all(axis=None)
    names = ["source", *several, *(() if hidden else screens.ratings.FIGURES)]
    figures = sources.assign(sheet=sheets_on_screen.sheets(sources, called))[names]
    st.dataframe(
        figures,
        hide_index=True,
        alt=screens.ratings.WHAT_WE_READ_ALT,
        column_config={name: st.column_config.Column(screens.ratings.column_head(name)) for name in figures.columns},
    )


def _about(table: pd.DataFrame, source: str, sheet: str) -> list[str]:
    own = table[(table["source"] == source) & (table["sheet"] == sheet)]
    return [str(message) for message in own["message"].unique()]


def _notices(reading: Reading, known: pd.DataFrame) -> None:
    """Say what was normalized or left aside, with its place; rounds and schools have sections of their own."""
    tables_ = {(row.source, row.sheet) for row in known.itertuples()} | {(name, "") for name in known["source"]}
    said: dict[str, list[str]] = {}
    called = sheets_on_screen.sheet_names(reading)
    for row in reading.notices.itertuples():
        if (row.source, row.sheet) in tables_:
            said.setdefault(str(row.message), []).append(sheets_on_screen.place(row, called))
    for message, where in list(said.items())[widgets.page(screens.ratings.REMARKS, len(said), MOST_NOTICES)]:
        st.caption(plain(f"{format.some(where, 3)}: {message}"))


def _as_offered(key: str, text: str) -> str:
    """Say an answer in the words in which it was offered for its file, or for all."""
    name, _, place = key.partition("@")
    table = files.understood().reading.sources
    own = table[table["source"].map(place.startswith)] if place else table
    return screens.questions.answer(name, text, " and ".join(own["assessment"]))


def _answered() -> None:
    answered = {key: text for key, text in files.answers().items() if not key.startswith("fix@")}
    if answered:
        with st.container(horizontal=True, vertical_alignment="center"):
            said = [_as_offered(*one) for one in answered.items()]
            distinct = dict.fromkeys(said)
            hidden = privacy.presenting() and files.confirmed()
            words = format.number(len(distinct), "question") if hidden else "; ".join(distinct)
            st.caption(plain(screens.ratings.you_answered(words)))
            st.button(screens.ratings.CHANGE_ANSWERS, on_click=answer_questions.answer_anew, type="tertiary")

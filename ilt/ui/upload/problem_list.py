"""The problems, each cell to be corrected there, and the corrections, each to be taken back."""

from __future__ import annotations

import textwrap
from typing import Any

import pandas as pd
import streamlit as st

from ilt import format, screens
from ilt.reports import tables
from ilt.store.limits import TEXT_CHARACTERS
from ilt.ui import downloads, sheets_on_screen, widgets
from ilt.ui.markdown import plain
from ilt.ui.session import Session
from ilt.ui.upload import shown_lists
from ilt.ui.workspace import answer_questions, files

MOST_PROBLEMS = 500
MOST_CORRECTIONS, MOST_ON_PHONES = 50, 100
MESSAGE_PX, LETTER_PX, LINE_PX, PADDING_PX = 400, 7, 19, 16
"""Of the column that says what is wrong: its width, that of a letter, and the heights of a line and around it."""
WRAPS_FROM_PX = 65
"""In lower rows Streamlit (1.67) breaks no lines: they end at the edge of their column."""


def draw(now: pd.DataFrame) -> None:
    """List what is open; where it lies in a cell, let the person write what stands there instead.

    What they answered or left out themselves is listed apart, and is no problem.
    """
    _open_problems(screens.ratings.unsettled(now))
    settled = now.drop(screens.ratings.unsettled(now).index)
    if not settled.empty:
        left_out = settled.assign(
            sheet=sheets_on_screen.sheets(settled, sheets_on_screen.sheet_names(files.understood().reading))
        )
        with st.expander(plain(screens.problems.left_out(len(settled))), icon=":material/done:"):
            st.dataframe(
                left_out[["source", "sheet", "cell", "value", "message"]].head(MOST_PROBLEMS),
                hide_index=True,
                row_height=row_height(left_out.head(MOST_PROBLEMS)),
                alt=screens.problems.LEFT_OUT_ALT,
                column_config=_headings(left_out),
            )
            if len(left_out) > MOST_PROBLEMS:
                st.caption(plain(screens.problems.first_shown(MOST_PROBLEMS)))
    if not now.empty:
        named = now.assign(sheet=sheets_on_screen.sheets(now, sheets_on_screen.sheet_names(files.understood().reading)))
        downloads.offer(screens.problems.DOWNLOAD, lambda: tables.csv_bytes(named), "problems.csv")


def _open_problems(now: pd.DataFrame) -> None:
    earlier = shown_lists.as_shown("problems", now)
    shown_lists.say_what_is_gone(earlier)
    table = earlier.table
    if table.empty:
        return
    st.subheader(plain(format.number(len(table), "problem")), anchor=False)
    fixable = table[table["cell"] != ""]
    st.text(screens.problems.not_counted(len(table), fixable=bool(len(fixable))))
    shown = table.head(MOST_PROBLEMS).assign(correction="")
    called = sheets_on_screen.sheet_names(files.understood().reading)
    shown["sheet"] = sheets_on_screen.sheets(shown, called)
    # A phone shows no more than a part of the table's widest column.
    first = shown.head(MOST_ON_PHONES).itertuples()
    said = [(sheets_on_screen.place(row, called), row.cell, row.message) for row in first]
    widgets.narrow("problems", screens.problems.listed(said, len(table)))
    with st.form("_corrections", border=False):
        edited = st.data_editor(
            shown,
            hide_index=True,
            row_height=row_height(shown),
            key=Session.problem_table.key(earlier.number),
            column_order=[
                *(("cell", "value", "correction") if len(fixable) else ()),
                *("message", "source", "sheet", "row", "column"),
            ],
            disabled=[name for name in shown.columns if name != "correction"],
            column_config=_headings(shown)
            | {
                "correction": st.column_config.TextColumn(
                    screens.problems.CORRECTION,
                    help=screens.problems.CORRECTION_HELP,
                    max_chars=TEXT_CHARACTERS,
                ),
            },
        )
        if len(fixable) and st.form_submit_button(screens.problems.USE_CORRECTIONS):
            own = edited.loc[edited["cell"] != "", "correction"]
            lacking = screens.problems.no_cell(edited)
            if not lacking and answer_questions.correct(table, own, seen=earlier.answers):
                st.rerun()
            st.text(lacking or screens.problems.NONE_YET)
    if not table.equals(now.reset_index(drop=True)):
        shown_lists.changed_meanwhile("problems", screens.problems.CHANGED, screens.problems.LIST_AGAIN)
    if len(table) > MOST_PROBLEMS:
        st.caption(plain(screens.problems.first_shown(MOST_PROBLEMS)))


def row_height(shown: pd.DataFrame) -> int:
    """Return the height of rows, which all have the same: as much as the longest words on what is wrong need."""
    letters = MESSAGE_PX // LETTER_PX
    lines = max(len(textwrap.wrap(said, letters)) for said in shown["message"])
    return max(lines * LINE_PX + PADDING_PX, WRAPS_FROM_PX)


def draw_corrections(table: pd.DataFrame) -> None:
    """List the cells that were corrected, each to be taken back."""
    st.subheader(plain(format.number(len(table), "correction")), anchor=False)
    called = sheets_on_screen.sheet_names(files.understood().reading)
    for row in table[widgets.page("corrections", len(table), MOST_CORRECTIONS)].itertuples():
        where = sheets_on_screen.place(row, called)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(screens.problems.correction(where, row.cell, row.was, row.now))
            st.button(
                screens.problems.UNDO,
                key=sheets_on_screen.key("back", row.source, row.sheet, row.cell),
                type="tertiary",
                on_click=answer_questions.take_back,
                args=(row.source, row.sheet, row.cell),
            )


def _headings(table: pd.DataFrame) -> dict[str, Any]:
    heads = {name: st.column_config.Column(screens.ratings.column_head(name)) for name in table.columns}
    return heads | {"message": st.column_config.Column(screens.problems.WHAT_IS_WRONG, width=MESSAGE_PX)}

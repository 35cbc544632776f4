"""Which column is what: the columns with a guess, what they give at once, and the confirmation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from ilt import format
from ilt.reading import Reading
from ilt.reading.questions import COLUMN
from ilt.screens import which_column
from ilt.store.limits import TEXT_CHARACTERS
from ilt.ui import privacy, sheets_on_screen
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.workspace import column_choices, files
from ilt.ui.workspace.column_choices import UNKNOWN, Sheet

MOST_KINDS = 3
"""So many kinds of sheets are asked about at once; the next follow when these are answered."""
_ROWS = 20
_HEIGHT, _ROW_HEIGHT, _PREVIEW, _PROBLEMS = 400, 33, 6, 2


def draw(reading: Reading) -> None:
    """Ask which column is what, sheets with the same headings together; and anew, where somebody wants to change it."""
    groups, anew = _open(reading), session.columns_of
    if anew is not None and anew[0] in files.uploads() and not _hidden(anew[0]):
        groups = [[anew], *(group for group in groups if anew not in group)]
    if not groups:
        return
    st.subheader(which_column.TITLE, anchor=False)
    st.text(which_column.ABOUT)
    for sheets in groups[:MOST_KINDS]:
        with st.container(border=True):
            _match(sheets, sheets_on_screen.sheet_names(reading), _why(reading, sheets))
    if len(groups) > MOST_KINDS:
        st.caption(plain(which_column.more_kinds(len(groups) - MOST_KINDS)))


def other_problems(reading: Reading) -> pd.DataFrame:
    """Return the problems without those of sheets that wait for this question: there it is said what to do."""
    waiting = [sheet for group in _open(reading) for sheet in group]
    return reading.problems.drop(_of_sheets(reading.problems, waiting).index)


def change(sheet: Sheet) -> None:
    """Offer to say anew which column of a sheet is what."""
    if not _hidden(sheet[0]):
        st.button(
            which_column.CHANGE,
            key=sheets_on_screen.key("rematch", *sheet),
            type="tertiary",
            on_click=_change,
            args=(sheet,),
        )


def _hidden(source: str) -> bool:
    return privacy.presenting() and source in files.confirmed()


def _change(sheet: Sheet | None) -> None:
    session.columns_of = sheet


def _open(reading: Reading) -> list[list[Sheet]]:
    """Return the sheets that wait for it, those with the same headings together."""
    waiting = set(reading.questions.loc[reading.questions["key"] == COLUMN, "source"])
    unread = reading.sources[reading.sources["layout"] == ""]
    sheets = {(str(row.source), str(row.sheet)) for row in unread.itertuples() if row.source in waiting}
    groups: dict[object, list[Sheet]] = {}
    for row in reading.columns.drop_duplicates(["source", "sheet"]).itertuples():
        sheet = (str(row.source), str(row.sheet))
        if sheet in sheets:
            groups.setdefault(row.look or sheet, []).append(sheet)
    return list(groups.values())


def _why(reading: Reading, sheets: Sequence[Sheet]) -> str:
    """Return what was seen of sheets, and why that leaves open which column is what."""
    sources = [source for source, _ in sheets]
    about_columns = (reading.questions["key"] == COLUMN) & reading.questions["source"].isin(sources)
    texts = reading.questions.loc[about_columns, "question"]
    return " ".join(dict.fromkeys(text.partition("? ")[2] for text in texts))


def _match(sheets: Sequence[Sheet], called: Mapping[Sheet, str], why: str) -> None:
    """Let a person say which column of one kind of sheet is what."""
    where = [", ".join(filter(None, (source, called.get((source, sheet), "")))) for source, sheet in sheets]
    st.markdown(f"**{plain(format.some(where, 3))}**")
    if why:
        st.text(why)
    first = _seen(sheets, _said(sheets[0]))
    left, right = st.columns([0.62, 0.38], gap="medium")
    with left:
        headings, left_out = _headings(sheets[0], first)
        whole = dict.fromkeys(headings.split(), which_column.HEADINGS)
        seen = first if headings == which_column.headings_of(first) else _seen(sheets, whole)
        chosen = _choose(sheets[0], headings, seen)
        apart = _tell_apart(sheets[0], chosen, seen)
        rows = _rows(sheets[0], first)
    unclear = [number for number in rows if not number.isdecimal()]
    said = which_column.answers(seen, chosen, apart, headings, {**(left_out or {}), **rows})
    with right:
        ready = left_out is not None and not unclear
        tried = _outcome(sheets, said, seen, chosen) if ready else None
        _confirm(sheets, said, seen, tried)
        if tried is not None:
            _preview(_of_sheets(tried.preview, sheets))


def _confirm(sheets: Sequence[Sheet], said: Mapping[str, str], seen: pd.DataFrame, tried: Reading | None) -> None:
    now = dict(files.answers())
    about = dict(zip(seen["place"], seen["heading"], strict=True))
    look = str(tried.columns["look"].iloc[0]) if tried is not None and len(tried.columns) else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        if tried is not None:
            st.button(
                which_column.USE_COLUMNS,
                key=sheets_on_screen.key("match", *sheets[0]),
                type="primary",
                on_click=column_choices.confirm,
                args=(sheets, said, about, look, now),
            )
        st.button(
            plain(which_column.no_ratings(len(sheets))),
            key=sheets_on_screen.key("no_ratings", *sheets[0]),
            on_click=column_choices.pass_over,
            args=(sheets, now),
        )
        if session.columns_of in sheets:
            st.button(which_column.LEAVE_AS_IS, key="_leave_columns", type="tertiary", on_click=_change, args=(None,))


def _said(sheet: Sheet) -> dict[str, str]:
    start = f"{column_choices.where(sheet)}!"
    return {key.removeprefix(start): text for key, text in files.answers().items() if key.startswith(start)}


def _seen(sheets: Sequence[Sheet], said: Mapping[str, str]) -> pd.DataFrame:
    """Return what is seen of the columns of the first of the sheets."""
    columns = column_choices.tried(sheets[:1], said).columns
    return columns[(columns["source"] == sheets[0][0]) & (columns["sheet"] == sheets[0][1])]


def _headings(sheet: Sheet, seen: pd.DataFrame) -> tuple[str, dict[str, str] | None]:
    """Ask where the headings are, and which rows hold no ratings; ``None`` where that says no rows."""
    about, rest = st.columns([0.4, 0.6])
    headings = about.selectbox(
        which_column.HEADINGS_IN,
        which_column.headings_options(seen, _ROWS),
        format_func=which_column.headings_in_words,
        key=sheets_on_screen.key("headings", *sheet),
    )
    unused = seen.loc[seen["role"] == which_column.NOT_USED, "place"]
    text = rest.text_input(
        which_column.ROWS_LEFT_OUT,
        value=", ".join(place for place in unused if place[0].isdigit()),
        max_chars=TEXT_CHARACTERS,
        placeholder=which_column.SUCH_AS_ROWS,
        key=sheets_on_screen.key("left_out", *sheet),
    )
    rows = which_column.left_out(text)
    if rows is None:
        rest.caption(which_column.WRITE_ROWS)
    return headings, rows


def _rows(sheet: Sheet, seen: pd.DataFrame) -> dict[str, str]:
    """Ask for rows above the ratings that say whose each column is; return row -> what it says."""
    known = {str(row.role or row.guess): str(row.place) for row in seen.itertuples() if not row.place.isalpha()}
    rows: dict[str, str] = {}
    with st.expander(which_column.A_ROW_NAMES, expanded=bool(which_column.NAMED_IN_ROWS.keys() & known)):
        for column, (kind, words) in zip(
            st.columns(len(which_column.NAMED_IN_ROWS)), which_column.NAMED_IN_ROWS.items(), strict=True
        ):
            number = column.text_input(
                plain(which_column.row_of(words)),
                value=known.get(kind, ""),
                max_chars=TEXT_CHARACTERS,
                placeholder=which_column.SUCH_AS_ROW,
                key=sheets_on_screen.key("row", kind, *sheet),
            ).strip()
            rows |= {number: kind} if number else {}
            if number and not number.isdecimal():
                column.caption(which_column.WRITE_ROW)
    return rows


def _choose(sheet: Sheet, headings: str, seen: pd.DataFrame) -> dict[str, str]:
    """Draw the columns, each with what it may be; return what was chosen."""
    table, ordered = which_column.table(seen), which_column.in_order(seen)
    ends = (min(ordered.values(), default=""), max(ordered.values(), default=""))
    taken = bool(ordered) and st.toggle(
        plain(which_column.in_this_order(len(ordered), *ends)),
        key=sheets_on_screen.key("in_order", headings, *sheet),
    )
    if taken:
        table["is"] = [ordered.get(place, role) for place, role in zip(table["column"], table["is"], strict=True)]
    roles = which_column.roles(table["is"])
    config = st.column_config
    edited = st.data_editor(
        table,
        hide_index=True,
        height=_height(table, _HEIGHT),
        disabled=["column", "heading", "first_cells"],
        key=sheets_on_screen.key("columns", headings, str(taken), *sheet),
        column_config={
            "column": config.TextColumn("Column", width=58),
            "heading": config.TextColumn("Heading", width=125),
            "is": config.SelectboxColumn(
                which_column.THIS_IS,
                options=list(roles),
                format_func=lambda role: roles[str(role)],
                required=True,
                width=170,
            ),
            "first_cells": config.TextColumn(which_column.FIRST_CELLS, width=115),
        },
    )
    return dict(zip(edited["column"], edited["is"], strict=True))


def _height(table: pd.DataFrame, most: int) -> int:
    return min(most, _ROW_HEIGHT * (len(table) + 1) + 4)


def _tell_apart(sheet: Sheet, chosen: Mapping[str, str], seen: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Ask what tells columns apart that rate the same actions."""
    twice = which_column.rated_twice(chosen)
    if not twice:
        return {}
    st.caption(which_column.SEVERAL_COLUMNS)
    said, headings = which_column.details(seen), dict(zip(seen["place"], seen["heading"], strict=True))
    table = pd.DataFrame({"column": twice, "heading": [headings.get(place, "") for place in twice]})
    for name in which_column.OF_ROWS:
        table[name] = [said.get(place, {}).get(name, "") for place in twice]
    config = st.column_config
    edited = st.data_editor(
        table,
        hide_index=True,
        height=_height(table, _HEIGHT // 2),
        disabled=["column", "heading"],
        key=sheets_on_screen.key("apart", *sheet, *twice),
        column_config={
            "column": config.TextColumn("Column", width=60),
            "heading": config.TextColumn("Heading", width=170),
            "school": config.TextColumn("School", max_chars=TEXT_CHARACTERS),
            "side": config.SelectboxColumn("Side", options=["", *which_column.SIDES]),
            "round": config.TextColumn("Round", max_chars=TEXT_CHARACTERS),
        },
    )
    rows = edited.fillna("").astype(str).set_index("column")
    return {str(place): {name: str(row[name]) for name in which_column.OF_ROWS} for place, row in rows.iterrows()}


def _outcome(
    sheets: Sequence[Sheet], said: Mapping[str, str], seen: pd.DataFrame, chosen: Mapping[str, str]
) -> Reading | None:
    """Show what the columns give; return the reading, or ``None`` where they give no table yet."""
    tried = column_choices.tried(sheets, said)
    own = _of_sheets(tried.sources, sheets)
    st.markdown(f"**{which_column.RESULT}**")
    if (own["layout"] == "").any():
        open_ = tried.questions.loc[tried.questions["key"] == COLUMN, "question"]
        reasons = [text.partition("? ")[2] for text in open_]
        reasons = reasons or list(_of_sheets(tried.problems, sheets)["message"])
        st.text(which_column.nothing_yet(" ".join(dict.fromkeys(reasons))))
        return None
    alone = len(own) == int((tried.sources["layout"] != "").sum())
    st.text(which_column.outcome(own, tried.ratings if alone else None))
    if left := which_column.unused(seen, chosen):
        st.caption(plain(which_column.not_used(format.some(list(left), 3))))
    problems = _of_sheets(tried.problems, sheets)["message"].drop_duplicates()
    for message in problems.head(_PROBLEMS):
        st.text(message)
    if len(problems) > _PROBLEMS:
        st.caption(plain(which_column.more_problems(len(problems) - _PROBLEMS)))
    return tried


def _preview(preview: pd.DataFrame) -> None:
    """Show the first ratings as the columns give them, without what stands in for answers."""
    cells = preview.head(_PREVIEW)
    names = ["row", "action_id", "cell", "rating", "school", "round"]
    shown = [name for name in names if not cells[name].isin(["", UNKNOWN]).all()]
    st.dataframe(
        cells[shown],
        hide_index=True,
        alt=which_column.FIRST_RATINGS,
        column_config={name: st.column_config.Column(name.removesuffix("_id").capitalize()) for name in shown},
    )


def _of_sheets(table: pd.DataFrame, sheets: Sequence[Sheet]) -> pd.DataFrame:
    return table[pd.Series([(row.source, row.sheet) in sheets for row in table.itertuples()], table.index, dtype=bool)]

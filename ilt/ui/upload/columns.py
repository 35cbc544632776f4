"""Which column is what: the columns with a guess, what they give at once, and the confirmation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from ilt import format, screens
from ilt.reading import Reading
from ilt.reading.questions import COLUMN
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
_OF_ROWS = {"school": "School of each column", "side": "Side of each column", "round": "Round of each column"}
_NAMED_IN_ROWS = _OF_ROWS | {"rater": "Rater of each column"}
"""The row of the headings may name the raters, too."""


def draw(reading: Reading) -> None:
    """Ask which column is what, sheets with the same headings together; and anew, where somebody wants to change it."""
    groups, anew = _open(reading), session.columns_of
    if anew is not None and anew[0] in files.uploads() and not _hidden(anew[0]):
        groups = [[anew], *(group for group in groups if anew not in group)]
    if not groups:
        return
    st.subheader("Which column is what?", anchor=False)
    st.text(
        "Correct the guess under “This is”, and look at what it gives. “Not used” is what holds no ratings to count."
    )
    for sheets in groups[:MOST_KINDS]:
        with st.container(border=True):
            _match(sheets, sheets_on_screen.sheet_names(reading), _why(reading, sheets))
    if len(groups) > MOST_KINDS:
        st.caption(f"{len(groups) - MOST_KINDS} more kinds of tables follow when these are answered.")


def other_problems(reading: Reading) -> pd.DataFrame:
    """Return the problems without those of sheets that wait for this question: there it is said what to do."""
    waiting = [sheet for group in _open(reading) for sheet in group]
    return reading.problems.drop(_of_sheets(reading.problems, waiting).index)


def change(sheet: Sheet) -> None:
    """Offer to say anew which column of a sheet is what."""
    if not _hidden(sheet[0]):
        st.button(
            "Change which column is what",
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
        whole = dict.fromkeys(headings.split(), screens.which_column.HEADINGS)
        seen = first if headings == screens.which_column.headings_of(first) else _seen(sheets, whole)
        chosen = _choose(sheets[0], headings, seen)
        apart = _tell_apart(sheets[0], chosen, seen)
        rows = _rows(sheets[0], first)
    unclear = [number for number in rows if not number.isdecimal()]
    said = screens.which_column.answers(seen, chosen, apart, headings, {**(left_out or {}), **rows})
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
                "Use these columns",
                key=sheets_on_screen.key("match", *sheets[0]),
                type="primary",
                on_click=column_choices.confirm,
                args=(sheets, said, about, look, now),
            )
        st.button(
            f"{'This sheet holds' if len(sheets) == 1 else 'These sheets hold'} no ratings",
            key=sheets_on_screen.key("no_ratings", *sheets[0]),
            on_click=column_choices.pass_over,
            args=(sheets, now),
        )
        if session.columns_of in sheets:
            st.button("Leave it as it is", key="_leave_columns", type="tertiary", on_click=_change, args=(None,))


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
        "Headings are in",
        screens.which_column.headings_options(seen, _ROWS),
        format_func=screens.which_column.headings_in_words,
        key=sheets_on_screen.key("headings", *sheet),
    )
    unused = seen.loc[seen["role"] == screens.which_column.NOT_USED, "place"]
    text = rest.text_input(
        "Rows that hold no ratings",
        value=", ".join(place for place in unused if place[0].isdigit()),
        max_chars=TEXT_CHARACTERS,
        placeholder="such as 12, 15-18",
        key=sheets_on_screen.key("left_out", *sheet),
    )
    rows = screens.which_column.left_out(text)
    if rows is None:
        rest.caption("Write the numbers of rows, such as 12, 15-18.")
    return headings, rows


def _rows(sheet: Sheet, seen: pd.DataFrame) -> dict[str, str]:
    """Ask for rows above the ratings that say whose each column is; return row -> what it says."""
    known = {str(row.role or row.guess): str(row.place) for row in seen.itertuples() if not row.place.isalpha()}
    rows: dict[str, str] = {}
    with st.expander("A row above the ratings says whose each column is", expanded=bool(_NAMED_IN_ROWS.keys() & known)):
        for column, (kind, words) in zip(st.columns(len(_NAMED_IN_ROWS)), _NAMED_IN_ROWS.items(), strict=True):
            number = column.text_input(
                plain(f"{words}: row"),
                value=known.get(kind, ""),
                max_chars=TEXT_CHARACTERS,
                placeholder="such as 2",
                key=sheets_on_screen.key("row", kind, *sheet),
            ).strip()
            rows |= {number: kind} if number else {}
            if number and not number.isdecimal():
                column.caption("Write the number of a row.")
    return rows


def _choose(sheet: Sheet, headings: str, seen: pd.DataFrame) -> dict[str, str]:
    """Draw the columns, each with what it may be; return what was chosen."""
    table, ordered = screens.which_column.table(seen), screens.which_column.in_order(seen)
    first_to_last = f"{min(ordered.values(), default='')} to {max(ordered.values(), default='')}"
    taken = bool(ordered) and st.toggle(
        plain(f"The {len(ordered)} columns with 0 to 3 are {first_to_last}, in this order"),
        key=sheets_on_screen.key("in_order", headings, *sheet),
    )
    if taken:
        table["is"] = [ordered.get(place, role) for place, role in zip(table["column"], table["is"], strict=True)]
    roles = screens.which_column.roles(table["is"])
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
                "This is", options=list(roles), format_func=lambda role: roles[str(role)], required=True, width=170
            ),
            "first_cells": config.TextColumn("First cells", width=115),
        },
    )
    return dict(zip(edited["column"], edited["is"], strict=True))


def _height(table: pd.DataFrame, most: int) -> int:
    return min(most, _ROW_HEIGHT * (len(table) + 1) + 4)


def _tell_apart(sheet: Sheet, chosen: Mapping[str, str], seen: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Ask what tells columns apart that rate the same actions."""
    twice = screens.which_column.rated_twice(chosen)
    if not twice:
        return {}
    st.caption(
        "Several columns rate the same actions. Is each of one school, side or round? Leave blank what the table says. "
        "Where nothing tells them apart, each column is one rater’s; a row that names them, such as that of the "
        "headings, is said below."
    )
    said, headings = screens.which_column.details(seen), dict(zip(seen["place"], seen["heading"], strict=True))
    table = pd.DataFrame({"column": twice, "heading": [headings.get(place, "") for place in twice]})
    for name in _OF_ROWS:
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
            "school": config.TextColumn("School"),
            "side": config.SelectboxColumn("Side", options=["", "School ILT", "District ILT"]),
            "round": config.TextColumn("Round"),
        },
    )
    rows = edited.fillna("").astype(str).set_index("column")
    return {str(place): {name: str(row[name]) for name in _OF_ROWS} for place, row in rows.iterrows()}


def _outcome(
    sheets: Sequence[Sheet], said: Mapping[str, str], seen: pd.DataFrame, chosen: Mapping[str, str]
) -> Reading | None:
    """Show what the columns give; return the reading, or ``None`` where they give no table yet."""
    tried = column_choices.tried(sheets, said)
    own = _of_sheets(tried.sources, sheets)
    st.markdown("**What this gives**")
    if (own["layout"] == "").any():
        open_ = tried.questions.loc[tried.questions["key"] == COLUMN, "question"]
        reasons = [text.partition("? ")[2] for text in open_]
        reasons = reasons or list(_of_sheets(tried.problems, sheets)["message"])
        st.text("Nothing yet. " + " ".join(dict.fromkeys(reasons)))
        return None
    alone = len(own) == int((tried.sources["layout"] != "").sum())
    st.text(screens.which_column.outcome(own, tried.ratings if alone else None))
    if left := screens.which_column.unused(seen, chosen):
        st.caption(plain(f"Not used, though there are 0 to 3 in it: column {format.some(list(left), 3)}"))
    problems = _of_sheets(tried.problems, sheets)["message"].drop_duplicates()
    for message in problems.head(_PROBLEMS):
        st.text(message)
    if len(problems) > _PROBLEMS:
        st.caption(f"{len(problems) - _PROBLEMS:,} more problems")
    return tried


def _preview(preview: pd.DataFrame) -> None:
    """Show the first ratings as the columns give them, without what stands in for answers."""
    cells = preview.head(_PREVIEW)
    names = ["row", "action_id", "cell", "rating", "school", "round"]
    shown = [name for name in names if not cells[name].isin(["", UNKNOWN]).all()]
    st.dataframe(
        cells[shown],
        hide_index=True,
        alt="The first ratings as these columns give them",
        column_config={name: st.column_config.Column(name.removesuffix("_id").capitalize()) for name in shown},
    )


def _of_sheets(table: pd.DataFrame, sheets: Sequence[Sheet]) -> pd.DataFrame:
    return table[pd.Series([(row.source, row.sheet) in sheets for row in table.itertuples()], table.index, dtype=bool)]

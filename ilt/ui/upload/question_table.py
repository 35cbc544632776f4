"""Many questions of one kind, on the Ratings screen: one table, what is most certain and holds back most first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from ilt import format, screens
from ilt.reading import Reading
from ilt.ui import sheets_on_screen
from ilt.ui.markdown import plain

MANY = 3
"""More questions of one kind than this stand in one table."""
KINDS = ("school", "perspective", "rating")
MOST_ROWS = 1_000
_WIDTHS: dict[str, Literal["small", "medium"]] = {"looks_like": "medium", "or_like": "medium", "ratings": "small"}
SAME, OTHER, OWN = screens.questions.LOOKS_LIKE, screens.questions.OR_LIKE, screens.questions.ANOTHER_SCHOOL


def kind_of(key: str) -> str:
    """Return the kind of a question that is asked of many things: ``school`` of ``school:Lincon``; else blank."""
    kind, colon, _ = key.partition(":")
    return kind if colon and kind in KINDS else ""


def draw(kind: str, questions: pd.DataFrame, reading: Reading) -> dict[str, dict[str, str]]:
    """Draw the questions of one kind inside a form; return the answers of each key by source.

    ``questions`` has rows of ``Reading.questions``.
    """
    rows = questions.groupby("key", sort=False).agg(
        sources=("source", lambda own: list(dict.fromkeys(own))),
        choices=("choices", "first"),
        ratings=("ratings", "sum"),
    )
    shown = rows.head(MOST_ROWS)
    table, words = _of_schools(shown) if kind == "school" else _of_words(kind, shown, reading)
    table["file"] = [format.some(own, 2) for own in shown["sources"]]
    st.markdown(f"**{screens.questions.MANY[kind]}**")
    if len(rows) > len(shown):
        st.caption(plain(screens.questions.first_shown(MOST_ROWS, len(rows))))
    picked = edit(table, words, kind=kind, label=screens.questions.WHICH[kind], rest=OTHER.__ne__)
    chosen: dict[str, dict[str, str]] = {}
    for (key, row), answer in zip(shown.iterrows(), picked, strict=True):
        if meant := _meant(str(key), row["choices"], answer):
            chosen[str(key)] = dict.fromkeys(row["sources"], meant)
    return chosen


def edit(
    table: pd.DataFrame, words: Mapping[str, str], *, kind: str, label: str, rest: Callable[[str], bool] = bool
) -> list[str]:
    """Draw a table with an answer to choose in each row, and one for all rows without; return the answers.

    Parameters
    ----------
    words
        Answer -> how it reads.
    rest
        Which answers may be given to all rows at once.
    """
    # Another table has other rows in these places, so it is another widget.
    own = [str(cell) for cell in table.to_numpy().ravel()]
    config = st.column_config
    edited = st.data_editor(
        table.assign(answer=None),
        hide_index=True,
        column_order=[*(name for name in table.columns if name != "file"), "answer", "file"],
        disabled=list(table.columns),
        key=sheets_on_screen.key(f"many_{kind}", *own),
        column_config={
            **{name: config.Column(_words(name), width=_WIDTHS.get(name)) for name in table.columns},
            "answer": config.SelectboxColumn(
                label, options=list(words), format_func=lambda answer: words[str(answer)], width="medium"
            ),
        },
    )
    options = ["", *(answer for answer in words if rest(answer))]
    others = st.selectbox(
        screens.questions.ALL_ROWS,
        options,
        format_func=lambda answer: words.get(answer, screens.questions.LEAVE_OPEN),
        key=sheets_on_screen.key(f"rest_{kind}", *own),
    )
    return [str(answer) if isinstance(answer, str) and answer else others for answer in edited["answer"]]


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _of_schools(rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the table of names that are nearly others', and the answers."""
    near = [list(choices)[:-1] for choices in rows["choices"]]
    table: dict[str, list[Any]] = {
        "spelling": [str(key).partition(":")[2] for key in rows.index],
        "ratings": list(rows["ratings"]),
        "looks_like": [own[0] for own in near],
    }
    several = any(len(own) > 1 for own in near)
    if several:
        table["or_like"] = [own[1] if len(own) > 1 else "" for own in near]
    answers = (SAME, *((OTHER,) if several else ()), OWN)
    return pd.DataFrame(table), {answer: answer for answer in answers}


def _of_words(kind: str, rows: pd.DataFrame, reading: Reading) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the table of words that may name a side, or a rating, and the answers."""
    sources = {source for own in rows["sources"] for source in own}
    assessments = reading.sources[reading.sources["source"].isin(sources)]["assessment"]
    table = {"in_the_files": [str(key).partition(":")[2] for key in rows.index], "ratings": list(rows["ratings"])}
    offered = screens.questions.choices_in_words(f"{kind}:", rows["choices"].iloc[0], " and ".join(assessments))
    return pd.DataFrame(table), offered


def _meant(key: str, choices: Any, answer: str) -> str:
    """Return what an answer in the table says; blank where a name is like one other alone, and the second was meant."""
    near = list(choices)[:-1]
    if answer == OTHER:
        return str(near[1]) if len(near) > 1 else ""
    return {SAME: str(near[0]) if near else "", OWN: key.partition(":")[2]}.get(answer, answer)

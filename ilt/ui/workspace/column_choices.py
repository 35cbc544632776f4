"""Which column is what: what a choice would give before anybody confirms it, and what is confirmed."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from ilt import framework, guard, screens
from ilt.reading import Reading
from ilt.reading.around_tables.sheet_columns import remembered
from ilt.reading.questions import COLUMN, NONE_OF_THESE, NOT_USED, WAS_0_TO_3
from ilt.sources.connection import SourceError
from ilt.ui.session import session
from ilt.ui.workspace import files

Sheet = tuple[str, str]
"""A file and a sheet of it."""
UNKNOWN = screens.which_column.UNKNOWN
_STAND_IN = {
    "round": UNKNOWN,
    "school": UNKNOWN,
    "perspective": "self",  # not shown
    "sheets": NONE_OF_THESE,
    "scale": WAS_0_TO_3,
}
"""So that it is seen what columns give while other questions are open; what is answered counts before it."""
_TRIED = 6


def where(sheet: Sheet) -> str:
    """Return how the answers about the columns of a sheet begin."""
    source, name = sheet
    return f"{COLUMN}@{source}" + (f"#{name}" if name else "")


def tried(sheets: Sequence[Sheet], said: Mapping[str, str]) -> Reading:
    """Return what these sheets' files read as where each place of the sheets is as it is said; nothing is kept."""
    answers = _STAND_IN | {key: text for key, text in files.answers().items() if not _about(key, sheets)}
    for sheet in sheets:
        answers |= {f"{where(sheet)}!{place}": role for place, role in said.items()} or {where(sheet): "ask"}
    names = list(dict.fromkeys(source for source, _ in sheets))
    digests = files.digests()
    key = (tuple((name, digests[name]) for name in names), tuple(sorted(answers.items())), framework.current())
    known = session.tried
    if key not in known:
        sources: list[Any] = []
        for name in names:
            source = io.BytesIO(files.uploads()[name])
            source.name = name
            sources.append(source)
        with st.spinner(screens.ratings.READING):
            counted = guard.counted(*sources, answers=answers, memory=session.unpacked, who=files.who())
        if not counted.begun:
            raise SourceError(screens.ratings.BUSY)
        while len(known) >= _TRIED:
            del known[next(iter(known))]
        known[key] = counted.reading
    return known[key]


def _about(key: str, sheets: Sequence[Sheet]) -> bool:
    return any(key == where(sheet) or key.startswith(f"{where(sheet)}!") for sheet in sheets)


def confirm(
    sheets: Sequence[Sheet], said: Mapping[str, str], about: Mapping[str, str], look: str, seen: Mapping[str, str]
) -> None:
    """Take what is said of the columns of sheets, where ``seen`` was answered; remember it for sheets alike.

    Parameters
    ----------
    about
        Column -> its heading.
    """
    fresh: dict[str, str | None] = dict.fromkeys(key for key in files.answers() if _about(key, sheets))
    for sheet in sheets:
        fresh |= {f"{where(sheet)}!{place}": role for place, role in said.items()}
    if look and remembered(said, about):
        old = {entry: None for entry in files.remembered() if json.loads(entry)[0] == look}
        files.remembered().put(old | {json.dumps([look, f"{COLUMN}!{place}"]): role for place, role in said.items()})
    files.answers().put(fresh, seen=seen)
    session.columns_of = None


def pass_over(sheets: Sequence[Sheet], seen: Mapping[str, str]) -> None:
    """Take it that sheets hold no ratings."""
    fresh: dict[str, str | None] = dict.fromkeys(key for key in files.answers() if _about(key, sheets))
    files.answers().put(fresh | {where(sheet): NOT_USED for sheet in sheets}, seen=seen)
    session.columns_of = None

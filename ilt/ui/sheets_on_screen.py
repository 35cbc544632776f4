"""Places in files as a screen calls them: what a browser is sent names no sheet that may be a rater's."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from ilt import screens
from ilt.reading import Reading
from ilt.reading.around_tables.sheet_names import has_own_name
from ilt.reading.questions import SCHOOLS
from ilt.ui import privacy
from ilt.ui.session import Session
from ilt.ui.workspace import files

Called = Mapping[tuple[str, str], str]
"""File and sheet, to what the sheet is called on screen."""


def sheet_names(reading: Reading) -> dict[tuple[str, str], str]:
    """Return what each sheet of each file is called on screen.

    Often it has a rater's name: so it is a number, in the full-detail view too, unless somebody said that the sheets
    are named after schools, or it is the name that a program gives a sheet.
    """
    answers, names, last = files.answers(), {}, Counter[str]()
    for source, sheet in reading.sources[["source", "sheet"]].drop_duplicates().itertuples(index=False):
        last[source] += 1
        schools = answers.get(f"sheets@{source}", answers.get("sheets", "")) == SCHOOLS
        named = not privacy.presenting() and (schools or not has_own_name(sheet))
        names[source, sheet] = screens.ratings.sheet(sheet if named else last[source]) if sheet else ""
    return names


def place(row: Any, called: Called) -> str:
    """Say where something is: its file and its sheet."""
    return ", ".join(filter(None, [str(row.source), called.get((row.source, row.sheet), "")]))


def sheets(table: pd.DataFrame, called: Called) -> list[str]:
    """Return what the sheet of each row is called, for a column of sheets."""
    return [called.get((row.source, row.sheet), "").removeprefix("sheet ") for row in table.itertuples()]


def key(kind: str, *names: str) -> str:
    """Return a key for a widget about something in a file: a browser is sent it, so it says nothing of that."""
    return Session.in_file.key(kind, hashlib.sha256(repr(names).encode()).hexdigest()[:16])

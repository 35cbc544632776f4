"""Rows with nothing but a note of the action in the row above: ``Notes: we meet weekly``."""

from __future__ import annotations

import re

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import kind_of
from ilt.reading.cells.text import cell_text, clean, listed
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import filled_cells

NOTICE = "Notes in rows of their own ({rows}) were read as notes on the action above."
_LABELED = re.compile(r"([^:\s][^:]{2,29}): ?(\S.*)", re.DOTALL)
_ROWS, _SHOWN = 2_000, 40


def notes_below(body: Grid, actions: Mask) -> tuple[Mask, Column | None, list[str]]:
    """Return the rows that hold such a note, the notes, and what to say of them; no notes where there are none."""
    rows: Mask = np.zeros(body.height, dtype=np.bool_)
    notes = [""] * body.height
    alone: list[int] = np.flatnonzero(filled_cells(body, 1) == 1).tolist() if body.height <= _ROWS else []
    for place in alone:
        text = next(filter(None, map(cell_text, (column[place] for column in body.columns))), "")
        above = place and actions[place - 1] and not rows[place - 1]
        if above and (note := labeled_note(text)):
            rows[place] = True
            notes[place - 1] = note
    numbers = list(map(str, body.numbers[rows].tolist()))
    says = [NOTICE.format(rows=listed(numbers, _SHOWN))] if numbers else []
    return rows, Column.from_cells(notes) if numbers else None, says


def labeled_note(text: str) -> str:
    """Return what stands behind a word for notes.

    >>> labeled_note("Evidence: we meet weekly"), labeled_note("School: Oak")
    ('we meet weekly', '')
    """
    found = _LABELED.match(clean(text))
    return found[2] if found and kind_of(found[1]).name == "note" else ""

"""Wordings that go on in the next rows, a line a row, as programs write the tables of a PDF into a spreadsheet.

Each becomes one cell, in the row with its rating, and so do the texts right of it. Rows that hold several ratings stay
as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from ilt.framework import text_key
from ilt.reading.cells import rating_values
from ilt.reading.cells.column import Column
from ilt.reading.cells.text import cell_text, clean, letters
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import actions_now

_ONE = (
    "In column {place}, the text of 1 cell continues in the rows below. We read it as one text, with the cells to its "
    "right."
)
_SEVERAL = (
    "In column {place}, the text of {count} cells continues in the rows below. We read each as one text, with the "
    "cells to its right."
)
_ROWS, _COLUMNS, _LINES, _LEAST, _START, _MOST = 400, 12, 10, 2, 8, 400


def resolve(grids: Sequence[Grid]) -> None:
    """Write wordings that go on in the next rows into one."""
    starts = {
        text_key(wording)[:_START]
        for action in actions_now().framework.actions
        for wording in (action.text, action.framework_wording)
    }
    for grid in grids:
        if grid.height <= _ROWS:
            for at, column in enumerate(grid.columns[:_COLUMNS]):
                if column.unencoded is None and len(found := _wrapped(column, starts)) >= _LEAST:
                    _join(grid, at, found)


def _wrapped(column: Column, starts: set[str]) -> list[tuple[range, str]]:
    """Return the rows of each wording that stands in several, and the wording."""
    cells = [clean(cell) if isinstance(cell, str) else "" for cell in (column[row] for row in range(len(column)))]
    found: list[tuple[range, str]] = []
    for row, cell in enumerate(cells):
        if len(cell) >= _START and text_key(cell)[:_START] in starts and not actions_now().exact(cell):
            lines = cell
            for last in range(row + 1, min(row + _LINES, len(cells))):
                if not cells[last] or len(lines) > _MOST:
                    break
                lines = f"{lines} {cells[last]}"
                if actions_now().exact(lines):
                    found.append((range(row, last + 1), lines))
                    break
    return found


def _join(grid: Grid, at: int, found: Sequence[tuple[range, str]]) -> None:
    joined = 0
    for rows, wording in found:
        others = grid.columns[at + 1 :]
        rated = [row for row in rows if any(rating_values.parse(column[row]).rating is not None for column in others)]
        if len(rated) > 1:
            continue
        keep = rated[0] if rated else rows[0]
        grid.columns[at].put(keep, wording)
        for row in set(rows) - {keep}:
            grid.columns[at].put(row, "")
        for column in others:
            _join_texts(column, rows, keep)
        joined += 1
    if joined:
        grid.memo.clear()
        grid.notices.append((_ONE if joined == 1 else _SEVERAL).format(place=letters(at), count=joined))


def _join_texts(column: Column, rows: range, keep: int) -> None:
    """Write the lines of a text into one of its rows; a rating alone stays where it is."""
    lines = [text for row in rows if (text := clean(cell_text(column[row])))]
    if len(lines) > 1 or (lines and not clean(cell_text(column[keep]))):
        column.put(keep, " ".join(lines))
        for row in set(rows) - {keep}:
            column.put(row, "")

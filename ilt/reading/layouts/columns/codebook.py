"""A sheet that says what the codes at the head of another one stand for: ``Q1`` and the action's wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ilt.reading import limits
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import action_named, actions_now

_CODE = re.compile(r"[A-Za-z]\w{0,19}")
_LEAST, _COLUMNS, _ROWS, _HEADER_ROWS = 2, 12, 500, 5
NOTICE = "Headings such as {code} were read with the key on the sheet {sheet}."


def resolve(grids: Sequence[Grid]) -> None:
    """Write the wordings of actions into headings that are codes, where another sheet of the file names each once."""
    if len(grids) < _LEAST:
        return
    books = {at: _codes(grid) for at, grid in enumerate(grids)}
    for at, grid in enumerate(grids):
        codes = {code: text for other, book in books.items() if other != at for code, text in book.items()}
        for place in range(min(_HEADER_ROWS, grid.height) if codes and not books[at] else 0):
            row = [clean(cell) for cell in grid.row(place)]
            known = {column: codes[text] for column, text in enumerate(row) if text in codes}
            if len(known) >= _LEAST and not any(map(action_named, row)):
                for column, text in known.items():
                    grid.columns[column].put(place, f"{row[column]}: {text}")
                grid.memo.clear()
                code = row[next(iter(known))]
                key = next(grids[other] for other, book in books.items() if code in book)
                key.is_used_elsewhere = True
                grid.notices.append(NOTICE.format(code=code, sheet=f"“{key.sheet}”"))
                break


def _codes(grid: Grid) -> dict[str, str]:
    """Return code -> wording, where one column of a sheet names actions and one left of it has a code for each."""
    height = min(_ROWS, limits.ROWS, grid.height)
    columns = [
        [clean(cell) if isinstance(cell, str) else "" for cell in _first(grid, at, height)] for at in _some(grid)
    ]
    for at, texts in enumerate(columns):
        rows = [row for row, text in enumerate(texts) if text and actions_now().exact(text)]
        for codes in columns[:at] if len(rows) >= _LEAST else []:
            own = [codes[row] for row in rows]
            if len(set(own)) == len(own) and all(_CODE.fullmatch(code) and not action_named(code) for code in own):
                return {codes[row]: texts[row] for row in rows}
    return {}


def _some(grid: Grid) -> range:
    return range(min(_COLUMNS, len(grid.columns)))


def _first(grid: Grid, at: int, height: int) -> list[object]:
    return [grid.columns[at][row] for row in range(height)]

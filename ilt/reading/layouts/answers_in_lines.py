"""All answers of a form in one cell, a line an action: ``Sets goals: 2 – Present ...``, as an input table is exported.

Each action becomes a column of its own, as other forms write it. Where one line of a column is anything else than an
action and its answer, the column stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ilt.reading.cells.column import Column
from ilt.reading.cells.text import cell_text, clean, letters
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import actions_now

NOTICE = "The cells in column {place} were read line by line. Each line has an action and its answer."
_DIVIDER = re.compile(r":\s|\s[-–—=|]\s|\t")
_ROWS, _LEAST, _LONGEST, _SPELLINGS = 20_000, 2, 20_000, 6


def resolve(grids: Sequence[Grid]) -> None:
    """Write such answers into columns of their own."""
    for grid in grids:
        for at, column in enumerate(list(grid.columns) if grid.height <= _ROWS else []):
            if _holds_lines(column) and (found := _answers(column)):
                _spread(grid, at, *found)


def _holds_lines(column: Column) -> bool:
    return column.unencoded is None and any(isinstance(cell, str) and "\n" in cell for cell in column.values)


def _answers(column: Column) -> tuple[int, list[dict[str, tuple[str, str]]]] | None:
    """Return the row of the heading, and for each row below it: action -> its wording and the answer."""
    cells = [cell_text(column[row]) for row in range(len(column))]
    head = next((row for row, cell in enumerate(cells) if clean(cell)), -1)
    found = []
    for cell in cells[head + 1 :]:
        own = _of_cell(cell)
        if own is None:
            return None
        found.append(own)
    return (head, found) if len({action for own in found for action in own}) >= _LEAST else None


def _of_cell(cell: str) -> dict[str, tuple[str, str]] | None:
    """Return the answers in the lines of a cell; ``None`` where some line is none, or an action is there twice."""
    lines = [line for line in cell.split("\n") if clean(line)] if len(cell) <= _LONGEST else [""]
    found = {own[0]: own[1:] for line in lines if (own := _of_line(line))}
    return found if len(found) == len(lines) else None


def _of_line(line: str) -> tuple[str, str, str] | None:
    for divider in list(_DIVIDER.finditer(line))[:_SPELLINGS]:
        wording = clean(line[: divider.start()])
        exact = actions_now().exact(wording)
        if len(exact) == 1:
            return exact[0], wording, clean(line[divider.end() :])
    return None


def _spread(grid: Grid, at: int, head: int, answers: Sequence[dict[str, tuple[str, str]]]) -> None:
    title = clean(cell_text(grid.columns[at][head]))
    wordings = {action: wording for own in reversed(answers) for action, (wording, _) in own.items()}
    for action in (one.id for one in actions_now().framework.actions if one.id in wordings):
        own = [rows.get(action, ("", ""))[1] for rows in answers]
        grid.columns.append(Column.from_cells([*[""] * head, f"{title} [{wordings[action]}]", *own]))
    grid.columns[at] = Column.from_cells([""] * grid.height)
    grid.memo.clear()
    grid.notices.append(NOTICE.format(place=letters(at)))

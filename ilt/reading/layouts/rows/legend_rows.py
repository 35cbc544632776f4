"""Rows that say what numbers mean, wherever they stand: ``0 = Not present`` alone, or a number next to its label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.color_legends import legend_of_colors
from ilt.reading.cells.legends import entries_of, is_of_a_scale, is_own, names_a_legend
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.table import filled_cells

_MOST_CELLS, _MOST_ROWS, _LONGEST = 3, 2_000, 200
_FIRST = re.compile(r"(?:level |rating |score )?(\d{1,2}) ?(=|:|[-\u2010-\u2015.)]) ?(?=[^\W\d])", re.IGNORECASE)
_LAST = re.compile(r"(?<=[^\W\d]) ?(=|\() ?(\d{1,2})\)?\Z")
_SEVERAL, _WHOLE = 3, 4


@dataclass(frozen=True)
class _LegendRow:
    """What a row says a number means; ``sign`` is what stands between both, blank where they are in two cells."""

    place: int
    column: int
    number: int
    sign: str
    label: str
    is_titled: bool


def legend_rows(grid: Grid) -> Mask:
    """Return the rows of a grid that are a legend, with its title."""
    found: Mask = np.zeros(grid.height, dtype=np.bool_)
    filled = filled_cells(grid, _MOST_CELLS)
    few = np.flatnonzero((filled > 0) & (filled <= _MOST_CELLS))
    if not 0 < len(few) <= _MOST_ROWS:
        return found
    rows = {place: [clean(cell) for cell in grid.row(place)] for place in few.tolist()}
    entries = [entry for place, row in rows.items() if (entry := _entry(place, row))]
    for run in _runs(entries, filled):
        if _is_legend(grid, run):
            found[[entry.place for entry in run]] = True
    for place, row in rows.items():
        cells = [text for text in row if text]
        titled = len(cells) > 1 and names_a_legend(cells[0])
        if len(cells) == 1 + titled:
            found[place] |= len(entries_of(cells[-1])) >= _SEVERAL or bool(legend_of_colors(cells[-1:]))
    for place, row in rows.items():
        cells = [text for text in row if text]
        heads = len(cells) == 1 and names_a_legend(cells[0])
        found[place] |= heads and bool(found[place + 1 : place + 2].any())
    return found


def _entry(place: int, row: Sequence[str]) -> _LegendRow | None:
    cells = [(at, text) for at, text in enumerate(row) if text]
    if any(len(text) > _LONGEST or action_named(text) for _, text in cells):
        return None
    is_titled = len(cells) > 1 and not _FIRST.match(cells[0][1]) and names_a_legend(cells[0][1])
    cells = cells[1:] if is_titled else cells
    if len(cells) == 1:
        at, text = cells[0]
        if first := _FIRST.match(text):
            return _LegendRow(place, at, int(first[1]), first[2], text[first.end() :], is_titled)
        last = _LAST.search(text)
        return _LegendRow(place, at, int(last[2]), last[1], text[: last.start()], is_titled) if last else None
    figures = [(at, text) for at, text in cells if text.isascii() and text.isdigit() and len(text) < _SEVERAL]
    words = [text for _, text in cells if text[0].isalpha()]
    if not len(figures) == len(words) == 1:
        return None
    return _LegendRow(place, figures[0][0], int(figures[0][1]), "", words[0], is_titled)


def _runs(entries: Sequence[_LegendRow], filled: np.ndarray[Any, np.dtype[np.int16]]) -> Iterator[list[_LegendRow]]:
    """Return entries that follow each other, up or down, with nothing between them."""
    run: list[_LegendRow] = []
    for entry in entries:
        last = run[-1] if run else None
        follows = last is not None and not filled[last.place + 1 : entry.place].any()
        follows = follows and last is not None and (entry.column, entry.sign) == (last.column, last.sign)
        step = entry.number - last.number if last is not None else 0
        if follows and step and (len(run) == 1 or (step > 0) == (run[1].number > run[0].number)):
            run.append(entry)
        else:
            yield run
            run = [entry]
    yield run


def _is_legend(grid: Grid, run: Sequence[_LegendRow]) -> bool:
    """Tell whether entries are a legend: all numbers from 0 or 1 on, or some with ``=`` where no other cell has one.

    Without ``=`` they may be a list, or answers with notes, unless a title or labels of a scale say what they are.
    """
    numbers = sorted(entry.number for entry in run)
    whole = len(run) >= _WHOLE and numbers in ([*range(len(run))], [*range(1, len(run) + 1)])
    if not run or run[0].sign != "=":
        legend = {entry.number: entry.label for entry in run}
        return whole and (run[0].is_titled or is_own(legend) or is_of_a_scale(legend))
    if whole:
        return True
    column = grid.columns[run[0].column]
    others = column.where(lambda cell: (found := _FIRST.match(clean(cell_text(cell)))) and found[2] == "=")
    return 1 < len(run) == int(others.sum())


def legend_notices(grid: Grid, rows: Mask) -> list[str]:
    """Say which rows are a legend, where some are."""
    numbers = grid.numbers[rows]
    if not len(numbers):
        return []
    where = f"Row {numbers[0]} says" if len(numbers) == 1 else f"Rows {numbers[0]} to {numbers[-1]} say"
    return [f"{where} what the numbers mean, so {'it was' if len(numbers) == 1 else 'they were'} not read as ratings."]

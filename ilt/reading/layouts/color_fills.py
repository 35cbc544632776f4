"""Ratings that are colors of cells alone, where a legend of colored cells says which color is which level.

A cell of the legend says a level and has its color, or the blank cell next to it does: ``0 = not present``, and right
of it a red one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ilt.framework import SCALE
from ilt.reading.cells.column import Column
from ilt.reading.cells.headings import field_of
from ilt.reading.cells.legends import names_a_legend
from ilt.reading.cells.named_actions import NOT_RATED, choice_of
from ilt.reading.cells.text import Fault, cell_text, clean, letters
from ilt.reading.formats.grid import Grid

_ROWS, _COLUMNS, _TEXTS, _LONGEST = 5_000, 100, 20_000, 120
_NOT_RATED = "N/A"
_OWN, _RIGHT, _LEFT = 0, 1, -1
"""Where the color of a label is: in its own cell, or in the blank one next to it."""
NOTICE = "Colored cells were read as ratings, using the colors of the legend: {named}."
Cell = tuple[int, int]


@dataclass(frozen=True)
class _Legend:
    """What colors mean, and the cells that say it.

    Attributes
    ----------
    texts
        Color -> the rating that it stands for, as text.
    cells
        The cells with these colors that are of the legend.
    labels
        Its cells that hold words, with its title.
    """

    texts: Mapping[str, str]
    cells: Mapping[str, Cell]
    labels: Sequence[Cell]


def resolve(grids: Sequence[Grid]) -> None:
    """Write ratings in place of blank cells whose colors a legend of the sheet explains beyond doubt."""
    for grid in grids:
        colored = grid.looks.colored
        legend = _legend(grid) if colored and _is_small(grid) else None
        if legend is None:
            continue
        of_legend = {*legend.cells.values()}
        meant: dict[Cell, object] = {
            at: legend.texts[color] for at, color in colored.items() if color in legend.texts and at not in of_legend
        }
        rows, places = {row for row, _ in meant}, {at for _, at in meant}
        left = {at: color for at, color in colored.items() if at not in meant and at not in of_legend}
        meant |= {at: Fault.COLORED for at in left if at[0] in rows and at[1] in places}
        # What the legend says is used: it is no row of the table above or below it.
        meant |= dict.fromkeys(legend.labels, "")
        for place in {at for _, at in meant}:
            own = {row: cell for (row, at), cell in meant.items() if at == place}
            grid.columns[place] = _written(grid.columns[place], own)
        grid.looks = replace(grid.looks, colored={at: color for at, color in left.items() if at not in meant})
        grid.memo.clear()
        named = [
            f"{letters(at)}{grid.numbers[row]} is {legend.texts[color]}" for color, (row, at) in legend.cells.items()
        ]
        grid.notices.append(NOTICE.format(named=", ".join(named)))


def _is_small(grid: Grid) -> bool:
    """Tell whether a sheet has so few cells that each may be looked at."""
    if grid.height > _ROWS or len(grid.columns) > _COLUMNS:
        return False
    return sum(len(column.values) for column in grid.columns) <= _TEXTS


def _written(column: Column, cells: Mapping[int, object]) -> Column:
    """Return a column with other cells in some of its rows."""
    values = list(dict.fromkeys(cells.values()))
    codes = column.codes.copy()
    for row, cell in cells.items():
        codes[row] = len(column.values) + values.index(cell)
    return Column(codes, [*column.values, *values])


def _legend(grid: Grid) -> _Legend | None:
    """Return the one legend of a sheet: each level once, each with a color of its own."""
    labels = dict(_labels(grid))
    if sorted(choice for choice in labels.values() if choice != NOT_RATED) != sorted(SCALE):
        return None
    found = [legend for side in (_OWN, _RIGHT, _LEFT) if (legend := _of_side(grid, labels, side))]
    # In "red, not present, orange, inconsistent ..., gray, not observed" the last has no color right of it.
    found = [legend for legend in found if len(legend.cells) == len(labels)] or found
    if len(found) != 1:
        return None
    rows = {row for row, _ in labels}
    titles = [
        (row, at) for row in rows for at, text in enumerate(map(clean, grid.row(row))) if text and _is_title(text)
    ]
    return replace(found[0], labels=[*labels, *titles])


def _of_side(grid: Grid, labels: Mapping[Cell, int], side: int) -> _Legend | None:
    """Return what the colors of labels, or those of the cells next to them, mean, where each has one of its own."""
    colors = grid.looks.colored if side else grid.looks.filled
    cells = {at: (at[0], at[1] + side) for at in labels}
    said = [(colors.get(cells[at], ""), choice, cells[at]) for at, choice in labels.items()]
    rated = [color for color, choice, _ in said if choice != NOT_RATED]
    others = [color for color, choice, _ in said if choice == NOT_RATED and color]
    if not all(rated) or len({*rated}) < len(rated) or {*rated} & {*others}:
        return None
    texts = {color: _NOT_RATED if choice == NOT_RATED else str(choice) for color, choice, _ in said if color}
    return _Legend(texts, {color: cell for color, _, cell in said if color}, [*labels])


def _labels(grid: Grid) -> Iterator[tuple[Cell, int]]:
    """Yield the cells that say a level, in rows or columns of nothing else, and which."""
    found: dict[Cell, int] = {}
    others: list[Cell] = []
    for at, column in enumerate(grid.columns):
        said = {code: _choice(cell) for code, cell in enumerate(column.values)}
        filled = column.where(lambda cell: bool(clean(cell_text(cell))))
        for row in np.flatnonzero(filled).tolist():
            choice = said[column.codes[row]]
            if choice is not None:
                found[row, at] = choice
            elif not _is_title(clean(cell_text(column[row]))):
                others.append((row, at))
    rows, columns = {row for row, _ in others}, {at for _, at in others}
    for cell, choice in found.items():
        if cell[0] not in rows or cell[1] not in columns:
            yield cell, choice


def _choice(cell: object) -> int | None:
    text = clean(cell_text(cell))
    return choice_of(text) if text and len(text) <= _LONGEST else None


def _is_title(text: str) -> bool:
    return names_a_legend(text) and field_of(text) != "rating"

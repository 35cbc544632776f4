"""The problems of unused ratings: cells that seem to hold ratings, and that no layout took."""

from __future__ import annotations

from collections.abc import Sequence

from ilt.reading.around_tables.second_blocks import second_blocks
from ilt.reading.around_tables.unused_ratings import UnusedRatings, strays, unused_ratings
from ilt.reading.cells import masks
from ilt.reading.cells.text import letters, listed
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import Table
from ilt.reading.log import Log
from ilt.reading.problems import sentence

_FEW, _EVERY = 3, 40
"""So many columns have a problem each; of more, one problem names so many."""


_HOW = "add a heading like those of the ratings that we read, tell us which column is what"


def note(source: str, grid: Grid, tables: Sequence[Table], log: Log) -> None:
    """Note what a sheet holds besides its tables: columns that may be ratings, and figures in rows without one."""
    named = unused_ratings(grid, tables) if tables else []
    named += [own for own in second_blocks(grid, tables) if own.column not in {one.column for one in named}]
    for columns in [named] if len(named) > _FEW else [[own] for own in named]:
        first = columns[0]
        row, heading = int(grid.numbers[first.rows[0]]), masks.heading(first.heading)
        count = sum(len(own.rows) for own in columns)
        cells = "1 cell" if count == 1 else f"{count:,} cells"
        says = sentence("ratings-passed-over", cells=cells, where=_where(grid, columns), how=_HOW)
        cell = f"{letters(first.column)}{row}"
        log.problem(source, "ratings-passed-over", says, sheet=grid.sheet, row=row, column=heading, cell=cell)
    for left in strays(grid, tables, named):
        for place in left.rows:
            row = int(grid.numbers[place])
            cell, heading = f"{letters(left.column)}{row}", masks.heading(left.heading)
            says = sentence("rating-elsewhere", cell=cell)
            log.problem(source, "rating-elsewhere", says, sheet=grid.sheet, row=row, column=heading, cell=cell)


def _where(grid: Grid, columns: Sequence[UnusedRatings]) -> str:
    if len(columns) > 1:
        places: dict[str, list[str]] = {}
        for own in columns:
            places.setdefault(f" under “{masks.heading(own.heading)}”" if own.heading else "", []).append(
                letters(own.column)
            )
        some = [f"{listed(own, _EVERY)}{heading}" for heading, own in places.items()]
        return f"in columns {'; '.join(some)}"
    (own,) = columns
    cell = f"{letters(own.column)}{int(grid.numbers[own.rows[0]])}"
    return f"under “{masks.heading(own.heading)}”" if own.heading else f"from {cell} on"

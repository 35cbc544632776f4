"""A name above each ``Rating`` and its ``Notes``: a header of two rows, in which the lower one is the same for all."""

from __future__ import annotations

from dataclasses import replace

from ilt.reading import limits
from ilt.reading.cells.column_kinds import kind_of, words_of
from ilt.reading.cells.headings import field_of, header_key
from ilt.reading.cells.text import Fault, clean
from ilt.reading.cells.titles import side_of
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.rating_columns import is_rating

_LEAST, _MOST = 2, 60


def in_one_row(grid: Grid) -> Grid:
    """Return a grid in which such a header is one row: the names, each next to the headings of its notes.

    Nothing changes where two names are the same, where something stands above a heading that is no name of ratings,
    or where one group has other headings than the next.
    """
    for lower in range(1, min(limits.HEADER_ROWS, grid.height)):
        row = [clean(text) for text in grid.row(lower)]
        rated = [at for at, text in enumerate(row) if text and is_rating(text) and not kind_of(text).whose]
        if _LEAST <= len(rated) <= _MOST and _are_named(grid, lower, row, rated):
            return _joined(grid, lower, row, rated)
    return grid


def _are_named(grid: Grid, lower: int, row: list[str], rated: list[int]) -> bool:
    """Tell whether each group of headings has a name of its own above its first one, and nothing else above it."""
    above = [clean(text) for text in grid.row(lower - 1)]
    starts = [at for at, text in enumerate(above) if at >= rated[0] and (text or _is_left_out(grid, lower - 1, at))]
    names = [above[at] for at in rated if above[at]]
    # What stands beside the pairs has a heading in the row of the names: "Average".
    starts = [at for at in starts if at in rated or row[at]]
    ends = [*rated[1:], len(row)]
    groups = [[header_key(text) for text in row[at:end] if text] for at, end in zip(rated, ends, strict=True)]
    left = [at for at in range(rated[0]) if row[at]]
    # The heading of the actions may stand in the row of the names, and be merged with the cell below it.
    over_left = [at for at in range(rated[0]) if above[at] and above[at] != row[at]]
    return (
        starts == rated
        and len({header_key(name) for name in names}) == len(names)
        and not any((field_of(name) and not side_of(words_of(name))) or is_rating(name) for name in names)
        and all(own == groups[0] for own in groups)
        and bool(left) != bool(over_left)
    )


def _is_left_out(grid: Grid, row: int, place: int) -> bool:
    return grid.columns[place][row] is Fault.LEFT_OUT


def _joined(grid: Grid, lower: int, row: list[str], rated: list[int]) -> Grid:
    columns = list(grid.columns)
    for at, text in enumerate(row):
        if text:
            columns[at] = columns[at].slice(0, grid.height)
            columns[at].put(lower, "")
            if at not in rated:
                columns[at].put(lower - 1, text)
    return replace(grid, columns=columns, memo={})

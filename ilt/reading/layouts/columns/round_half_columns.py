"""Columns beside that of the round that hold nothing but years, or nothing but times of a year: its other half."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ilt.reading.cells.column import Column
from ilt.reading.cells.round_halves import is_time_of_year, may_head_half, year_in
from ilt.reading.cells.text import cell_text, clean

HALF = "half of round?"
"""How the names of fields begin that hold such a column; its place follows."""
_MOST, _LOOKED_AT, _LONGEST = 24, 200, 40


def may_be_halves(free: Mapping[int, Column], texts: Sequence[str]) -> list[int]:
    """Return the columns that may be half of the round, by their place: their few cells are all of one kind."""
    return [at for at, column in free.items() if may_head_half(texts[at]) and _holds_halves(column)]


def _holds_halves(column: Column) -> bool:
    # Of texts that are as many as rows, none is a time.
    if column.unencoded is not None or len(column.values) > _LOOKED_AT:
        return False
    cells = {clean(cell_text(cell)) for cell in column.present()} - {""}
    if not 0 < len(cells) <= _MOST or any(len(cell) > _LONGEST for cell in cells):
        return False
    return all(map(year_in, cells)) or all(map(is_time_of_year, cells))

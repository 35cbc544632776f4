"""Where, below a table with an action in each row, another one begins that is laid out otherwise."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ilt.reading.cells.headings import field_of, header_key
from ilt.reading.cells.rating_values import parse
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.header_row import is_header, names_actions
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.columns.rating_columns import choices_in, is_rating
from ilt.reading.layouts.table import seen_text

_TEXTS, _FEWEST, _LOOKED_AT = 1_000, 2, 12


def start_of_next(grid: Grid, header: int) -> int:
    """Return the row of headings of another table, with a column a rater or an action; 0 where there is none.

    It has words where the first table has ratings, and either names several actions, or heads a column of actions.
    """
    first = grid.row(header)
    choices = choices_in(first)
    rated = sorted(choices.places) if choices else [at for at, cell in enumerate(first) if is_rating(cell)]
    keys = [header_key(cell) for cell in first]
    for place in _rows_with_words(grid, header, rated[:1]):
        row = [clean(cell) for cell in grid.row(place)]
        if [header_key(cell) for cell in row] != keys and not is_header(grid, place) and _heads(grid, place, row):
            return place
    return 0


def _rows_with_words(grid: Grid, header: int, rated: Sequence[int]) -> list[int]:
    """Return the rows below a header with a text in the column of ratings that is none, the first of each text."""
    rows: list[int] = []
    for at in rated:
        column = grid.columns[at].slice(header + 1, grid.height)
        if column.unencoded is not None or len(column.values) > _TEXTS:
            return []
        words = column.where(
            lambda cell: isinstance(cell, str) and bool(parse(cell).code) and any(map(str.isalpha, cell))
        )
        places = np.flatnonzero(words)
        _, of_each = np.unique(column.codes[places], return_index=True)
        rows += (places[np.sort(of_each)] + header + 1).tolist()
    return rows


def _heads(grid: Grid, place: int, row: Sequence[str]) -> bool:
    """Tell whether a row heads a table: it names several actions, or stands above some, with words in other columns."""
    if len({action for cell in row if (action := action_named(cell))}) >= _FEWEST:
        return True
    texts = [at for at, cell in enumerate(row) if cell]
    if any(action_named(row[at]) or parse(row[at]).rating is not None for at in texts):
        return False
    below = grid.slice(place + 1, min(place + 1 + _LOOKED_AT, grid.height))
    for at, column in enumerate(below.columns):
        if names_actions(column) and (not row[at] or field_of(row[at]) in ("action", "action_id")):
            others = [other for other in texts if other != at]
            return len(others) >= _FEWEST and all(_rates(below, other) for other in others[:_FEWEST])
    return False


def _rates(below: Grid, at: int) -> bool:
    """Tell whether the cell right below a heading is a rating."""
    first = next((text for cell in below.columns[at].present() if (text := seen_text(cell))), "")
    return parse(cell_text(first)).rating is not None

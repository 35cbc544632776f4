"""The figures of a table's rows, each with those of other rows of the same action: one row a rater, or one a rating."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from ilt.coded_columns import Codes, Mask
from ilt.reading import limits
from ilt.reading.cells.column import Column
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import seen_text

Values = np.ndarray[Any, np.dtype[np.float64]]


class Figures(Protocol):
    """The figures of a table's rows."""

    def key(self, row: int, place: int) -> object:
        """Return what is the same for rows that are one rater's, or one summary, by the words in one column."""

    def pairs(self, row: int, place: int, others: Mask) -> list[tuple[float, Values]]:
        """Return each figure of a row, and of all that have its key, with what other rows hold of the same action."""


class FormFigures:
    """The figures of a form's rows: one row a rater, one column an action."""

    def __init__(self, body: Grid, ratings: Sequence[int]) -> None:
        self._body, self._ratings = body, ratings
        self._values: dict[int, Values] = {}

    def key(self, row: int, place: int) -> object:
        """Return the row: each is a rater's, or a summary."""
        del place
        return row

    def pairs(self, row: int, place: int, others: Mask) -> list[tuple[float, Values]]:
        """Return the figures of a row, each with those of other rows in its column."""
        del place
        if not self._values:
            self._values = {column: _figures(self._body.columns[column]) for column in self._ratings}
        own = [(float(values[row]), values[others]) for values in self._values.values() if not np.isnan(values[row])]
        return [(value, values[~np.isnan(values)]) for value, values in own]


class TidyFigures:
    """The figures of rows that hold one rating each: those with the same words in a cell are one rater's."""

    def __init__(self, body: Grid, action: int, rating: int, teams: Sequence[int]) -> None:
        self._actions, self._body, self._teams = body.columns[action], body, teams
        self._column = body.columns[rating]
        self._values: Values | None = None
        self._rated: dict[int, Codes] = {}

    def key(self, row: int, place: int) -> object:
        """Return the words of a cell, and of which team they are said."""
        columns = [self._body.columns[at] for at in (place, *self._teams)]
        return place, *(int(column.codes[row]) for column in columns)

    def pairs(self, row: int, place: int, others: Mask) -> list[tuple[float, Values]]:
        """Return the figures of all rows with the same words, each with those of other rows of its action."""
        if self._values is None:
            self._values = _figures(self._column)
        same = self._body.columns[place].codes == self._body.columns[place].codes[row]
        for team in self._teams:
            same &= self._body.columns[team].codes == self._body.columns[team].codes[row]
        rows = np.flatnonzero(same & ~np.isnan(self._values)).tolist()
        found = []
        for at in rows:
            there = self._rated_alike(self._values, int(self._actions.codes[at]))
            found.append((float(self._values[at]), self._values[there[others[there]]]))
        return found

    def _rated_alike(self, values: Values, action: int) -> Codes:
        """Return the rows with a figure of an action, looked for once."""
        if action not in self._rated:
            self._rated[action] = np.flatnonzero((self._actions.codes == action) & ~np.isnan(values))
        return self._rated[action]


def _figures(column: Column) -> Values:
    """Return the figure that each cell of a column holds; NaN where it holds none, or more than one."""
    return np.array([_figure(cell) for cell in column.values], dtype=np.float64)[column.codes]


def _figure(cell: object) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = seen_text(cell)[: limits.NAME_CHARACTERS]
    try:
        return float(text.removesuffix("%").strip().replace(",", ".")) / (100 if text.endswith("%") else 1)
    except ValueError:
        return float("nan")

"""A table of a Word document that a page cut in two: its second half has no headings, and nothing stands between."""

from __future__ import annotations

from collections.abc import Sequence

from ilt.reading.cells import rating_values
from ilt.reading.cells.column_kinds import kind_of
from ilt.reading.cells.text import clean

_STATEMENT, _MOSTLY = 20, 0.5


def continues(first: Sequence[Sequence[str]], second: Sequence[Sequence[str]]) -> bool:
    """Tell whether the rows of a table go on in the table below it.

    They do where both have as many columns, the first alone has headings, with one column of ratings, ratings are below
    that in the second, and no statement of the first is there once more, as in the table of another person.
    """
    if not first or not second or {*map(len, first), *map(len, second)} != {len(first[0])}:
        return False
    rated = [at for at, cell in enumerate(first[0]) if kind_of(clean(cell)).name == "rating"]
    if len(rated) != 1 or any(kind_of(clean(cell)).name == "rating" for cell in second[0]):
        return False
    cells = [text for row in second if (text := clean(row[rated[0]]))]
    figures = sum(rating_values.parse(cell).rating is not None for cell in cells)
    return figures > _MOSTLY * len(cells) and not _statements(first, rated[0]) & _statements(second, rated[0])


def _statements(rows: Sequence[Sequence[str]], rated: int) -> set[str]:
    """Return the longest text of each row beside its rating."""
    return {max((clean(cell) for at, cell in enumerate(row) if at != rated), key=len, default="") for row in rows} - {
        ""
    }

"""A column that says of each rating what the most is, as survey tools and gradebooks write it: ``out of`` 4."""

from __future__ import annotations

import re

import numpy as np

from ilt.framework import SCALE
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import Table

_HEADS = re.compile(
    r"(?:rating |score |item |scale |points? |total )?(?:out of|max(?:imum)?|possible|top|highest|scale)"
    r"(?: (?:rating|score|points?|value|possible|per (?:item|action|question)))?",
    re.IGNORECASE,
)
_MOST = 10
_DISTINCT = 20


def highest_said(grid: Grid, table: Table) -> str:
    """Return, in a few words, the highest rating that a column of a table gives for all of its rows, where it is not 3.

    Blank where no column does, or where its rows differ.
    """
    for at, heading in table.headers.items():
        if at in table.uses or at >= len(grid.columns) or not _HEADS.fullmatch(heading.replace("_", " ").strip()):
            continue
        rows = np.searchsorted(grid.numbers, np.unique(table.numbers))
        column = grid.columns[at].take(rows)
        texts = {clean(cell_text(cell)) for cell in column.present()} if len(column.values) <= _DISTINCT else set()
        numbers = {int(text.removesuffix(".0")) for text in texts if text.removesuffix(".0").isdecimal()}
        if len(texts) == len(numbers) == 1 and max(SCALE) < max(numbers) <= _MOST:
            return f"{heading.replace('_', ' ').strip()} {max(numbers)}"
    return ""

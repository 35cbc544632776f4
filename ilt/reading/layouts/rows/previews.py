"""Rows of a Qualtrics export that nobody answered: previews, tests and spam, also where headers of it were deleted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import cell_text
from ilt.reading.formats.grid import Grid

_STATUS = ("survey preview", "spam", "survey test", "spam survey preview", "1", "2", "8", "9")
_DROPPED = {"status": _STATUS, "responsetype": _STATUS, "distributionchannel": ("preview", "test")}
_OWN = frozenset(
    ("startdate", "recordeddate", "responseid", "distributionchannel", "progress", "finished", "userlanguage")
)
_ENOUGH = 2


def previews_left_out(rows: Mask) -> list[str]:
    """Say how many rows were left out as previews."""
    return [f"{int(rows.sum())} rows that are previews, tests or spam were left out."] if rows.any() else []


def previews(grid: Grid, headings: Sequence[str], *, certain: bool = False) -> Mask:
    """Return the rows that are previews, tests or spam; unless ``certain``, only where headings are Qualtrics' own."""
    drop: Mask = np.zeros(grid.height, dtype=np.bool_)
    keys = [header_key(heading).replace(" ", "") for heading in headings]
    if certain or len(_OWN & set(keys)) >= _ENOUGH:
        for place, key in enumerate(keys):
            if key in _DROPPED:
                said = grid.columns[place].map(lambda cell: header_key(cell_text(cell)))
                drop |= said.where(_DROPPED[key].__contains__)
    return drop

"""What nobody answered in a Qualtrics export, also where headers of it were deleted: previews, tests, spam, -99."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import cell_text
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import Table

_STATUS = ("survey preview", "spam", "survey test", "spam survey preview", "1", "2", "8", "9")
_DROPPED = {"status": _STATUS, "responsetype": _STATUS, "distributionchannel": ("preview", "test")}
_OWN = frozenset(
    ("startdate", "recordeddate", "responseid", "distributionchannel", "progress", "finished", "userlanguage")
)
_ENOUGH = 2
_UNANSWERED = "-99"
"""What Qualtrics writes, where somebody chose so, for a question that was seen and not answered."""


def previews_left_out(rows: Mask) -> list[str]:
    """Say how many rows were left out as previews."""
    if not rows.any():
        return []
    many = "1 row" if int(rows.sum()) == 1 else f"{int(rows.sum()):,} rows"
    return [f"We left out {many} marked as a preview, a test or spam."]


def previews(grid: Grid, headings: Sequence[str], *, certain: bool = False) -> Mask:
    """Return the rows that are previews, tests or spam; unless ``certain``, only where headings are Qualtrics' own."""
    drop: Mask = np.zeros(grid.height, dtype=np.bool_)
    if certain or is_of_qualtrics(headings):
        for place, key in enumerate(map(_key, headings)):
            if key in _DROPPED:
                said = grid.columns[place].map(lambda cell: header_key(cell_text(cell)))
                drop |= said.where(_DROPPED[key].__contains__)
    return drop


def is_of_qualtrics(headings: Sequence[str]) -> bool:
    """Tell whether headings are those that Qualtrics alone writes."""
    return len(_OWN & {*map(_key, headings)}) >= _ENOUGH


def without_unanswered(table: Table) -> Table:
    """Return a table of Qualtrics in which a cell is blank where it says that nobody answered, which is said."""
    held = [name for name, column in table.fields.items() if any(map(_is_unanswered, column.values))]
    if not held:
        return table
    count = int(table.fields["rating"].where(_is_unanswered).sum())
    many = "1 rating cell" if count == 1 else f"{count:,} rating cells"
    says = f"Not rated: {many} with -99, Qualtrics' code for “seen but not answered”."
    blank = {name: table.fields[name].map(lambda cell: "" if _is_unanswered(cell) else cell) for name in held}
    return replace(table, fields={**table.fields, **blank}, notices=[*table.notices, *([says] if count else [])])


def _is_unanswered(cell: object) -> bool:
    return cell_text(cell).strip() == _UNANSWERED


def _key(heading: str) -> str:
    return header_key(heading).replace(" ", "")

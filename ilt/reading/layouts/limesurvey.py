"""LimeSurvey: ``Question [row]`` where the full question text was exported, or codes such as ``Q1[SQ001]``."""

from __future__ import annotations

import re

from ilt.reading import limits
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import forms
from ilt.reading.layouts.columns import form_header, heading_actions
from ilt.reading.layouts.table import Table
from ilt.reading.problems import Refused

_CODE = re.compile(r"[A-Za-z]\w*\[\w+\]")
_OWN = frozenset(("submitdate", "date submitted", "lastpage", "last page", "startlanguage", "start language", "seed"))
_UNUSED = frozenset(
    ("id", "response id", "lastpage", "last page", "startlanguage", "start language", "seed", "startdate", "datestamp")
)
_CODES = 2


class LimeSurvey:
    """The responses of a LimeSurvey survey."""

    name = "LimeSurvey"

    def header(self, grid: Grid) -> int | None:
        """Return the row with LimeSurvey's own columns and actions, or with codes of rows."""
        found = form_header.header(grid)
        if found is not None:
            # With codes and texts as headings, a header reads "lastpage. Last page".
            keys = {header_key(text) for cell in grid.row(found) for text in (cell, cell.partition(". ")[2])}
            return found if len(keys & _OWN) >= _CODES else None
        for place in range(min(limits.HEADER_ROWS, grid.height)):
            if sum(bool(_CODE.fullmatch(clean(cell))) for cell in grid.row(place)) >= _CODES:
                return place
        return None

    def tables(self, grid: Grid, header: int) -> list[Table]:
        """Turn the grid into tables; codes alone cannot be known."""
        row = [clean(cell) for cell in grid.row(header)]
        coded = [cell for cell in row if _CODE.fullmatch(cell)]
        if len(coded) >= _CODES and not heading_actions.count_actions(row):
            raise Refused("codes-only", example=coded[0])
        texts = [_without_code(cell) for cell in row]
        return forms.tables(grid, self.name, header, texts, unused=_UNUSED)


def _without_code(cell: str) -> str:
    code, _, text = cell.partition(". ")
    return text if text and re.fullmatch(r"\w+(?:\[\w+\])?", code) else cell

"""Qualtrics: three header rows (codes, questions, ``{"ImportId": ...}``), and previews and spam among the rows."""

from __future__ import annotations

import re

from ilt.reading import limits
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import forms
from ilt.reading.layouts.columns import heading_actions
from ilt.reading.layouts.columns.other_answers import without_selected
from ilt.reading.layouts.rows.previews import previews, without_unanswered
from ilt.reading.layouts.table import Table

_ORDER = re.compile(r"_DO_\d{1,3}\Z")
"""The code of a column with the place at which a statement was shown, under the statement's own words."""
_MARK = '{"ImportId"'
_UNUSED = frozenset(
    (
        *("startdate", "start date", "status", "response type", "ipaddress", "ip address", "progress", "duration"),
        *("duration in seconds", "finished", "responseid", "response id", "recipientlastname", "recipientfirstname"),
        *("externalreference", "external data reference", "locationlatitude", "locationlongitude"),
        *("location latitude", "location longitude", "distributionchannel", "distribution channel", "userlanguage"),
        *("user language", "recipient last name", "recipient first name", "end date", "enddate"),
    )
)


class Qualtrics:
    """The export of a Qualtrics survey with its three header rows."""

    name = "Qualtrics"

    def header(self, grid: Grid) -> int | None:
        """Return the row of codes: two below it is the row of import ids."""
        for place in range(2, min(limits.HEADER_ROWS, grid.height)):
            if any(cell.replace(" ", "").replace("'", '"').startswith(_MARK) for cell in grid.row(place)):
                return place - 2
        return None

    def tables(self, grid: Grid, header: int) -> list[Table]:
        """Turn the grid into tables, without previews and spam."""
        codes, questions = grid.row_as_found(header), grid.row_as_found(header + 1)
        texts = []
        for code, question in zip(map(clean, codes), map(clean, questions), strict=True):
            if _ORDER.search(code):
                texts.append("")
                continue
            question = without_selected(question)  # noqa: PLW2901 - as it was asked
            named = heading_actions.action_named(code) and not heading_actions.action_named(question)
            texts.append(code if named or not question else question)
        drop = previews(grid, codes, certain=True)
        found = forms.tables(grid, self.name, header, texts, below=header + 2, drop=drop, unused=_UNUSED)
        return [without_unanswered(table) for table in found]

"""The wide layout: one row a rater, one column an action, named by its id or its wording.

Several tables may come one below the other, such as the district's above the schools'.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading import limits
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import forms
from ilt.reading.layouts.columns import form_header, heading_actions
from ilt.reading.layouts.columns.wide_headings import says_the_same, wide_headings
from ilt.reading.layouts.rows.label_rows import cut_at_labels
from ilt.reading.layouts.rows.previews import is_of_qualtrics, without_unanswered
from ilt.reading.layouts.rows.sections import in_sections
from ilt.reading.layouts.table import Table
from ilt.reading.layouts.tidy import title_above
from ilt.reading.problems import Refused


class Wide:
    """One row a rater; a column with the notes of each action may be next to it."""

    name = "wide"

    def header(self, grid: Grid) -> int | None:
        """Return the first row that names actions."""
        return form_header.header(grid)

    def tables(self, grid: Grid, header: int) -> list[Table]:
        """Return each table; what is said above the first holds for the next ones, too."""
        found: list[Table] = []
        further = _further_headers(grid, header)
        if len(further) >= limits.TABLES:
            raise Refused("too-many-tables", limit=limits.TABLES)
        starts = [0, *(title_above(grid, place, header) for place in further)]
        for start, stop in zip(starts, [*starts[1:], grid.height], strict=True):
            cut = grid.slice(start, stop)
            own = self.header(cut)
            assert own is not None  # noqa: S101 - each was cut at its header
            try:
                texts, last = wide_headings(cut, own)
                (table,) = forms.tables(cut, self.name, own, texts, below=last)
            except Refused as refused:
                if refused.code != "no-rows" or len(starts) == 1:
                    raise
                continue
            if is_of_qualtrics(cut.row(own)):
                table = without_unanswered(table)
            facts = {**(found[-1].facts_above if found else {}), **table.facts_above}
            counted = {name: value for name, value in facts.items() if value}
            sections = in_sections(cut, last, replace(table, facts=counted, facts_above=facts))
            found += [own for section in sections for own in cut_at_labels(cut, section)]
        if not found:
            raise Refused("no-rows")
        return found


def _further_headers(grid: Grid, header: int) -> list[int]:
    """Return the rows below a header that name actions as it does: each starts a table."""
    below: Mask = np.zeros(grid.height, dtype=np.bool_)
    for place, text in enumerate(grid.row(header)):
        if text and heading_actions.count_actions([text]):
            below |= grid.columns[place].where(lambda cell: heading_actions.action_named(clean(cell_text(cell))))
    below[: header + 1 + says_the_same(grid, header)] = False
    return [
        place
        for place in np.flatnonzero(below).tolist()
        if len({heading_actions.action_named(clean(cell)) for cell in grid.row(place)} - {""}) >= form_header.LEAST
    ]

"""The framework's own self-assessment template, filled in: one rater a sheet or file, rating and notes in one cell."""

from __future__ import annotations

import re

import numpy as np

from ilt.coded_columns import Mask
from ilt.framework import ASSESSMENTS
from ilt.reading import limits
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.header_row import HeaderRow, is_header
from ilt.reading.layouts.table import seen_text
from ilt.reading.layouts.tidy import Tidy, titles_of_areas

_ACTIONS = ("district ilt actions", "school ilt actions", "ilt actions", "district school ilt actions")
_BOTH = ("rating and notes", "rating notes", "ratings and notes", "rating note")
_TITLE = re.compile(r"\b(district|school) ilt\b\W*$", re.IGNORECASE)


class Template(Tidy):
    """The self-assessment template; its focus area column is numbered wrongly and not used."""

    name = "template"
    one_rater = True

    def header(self, grid: Grid) -> int | None:
        """Return the first row with the template's own headings: "School ILT Actions", "Rating and Notes"."""
        for place in range(min(limits.HEADER_ROWS, grid.height)):
            row = grid.row(place)
            keys = [header_key(cell) for cell in row if len(cell) < 60]
            own = any(key in _ACTIONS for key in keys) or any(key in _BOTH for key in keys)
            if own and is_header(grid, place):
                # Another table above it is no template's.
                above = grid.slice(0, place)
                return None if any(is_header(above, at) for at in range(place)) else place
        return None

    def no_ratings(self, body: Grid, named: HeaderRow, actions: Mask) -> Mask:
        """Return the rows with neither an action nor a rating, such as a focus area in a row of its own."""
        rated: Mask = np.zeros(body.height, dtype=np.bool_)
        places = {named.fields[name] for name in ("rating", "note") if name in named.fields}
        for place in places | set(named.choices.places if named.choices else ()):
            rated |= body.columns[place].where(seen_text)
        return (~actions & ~rated) | titles_of_areas(body)

    def facts_in_header(self, grid: Grid, header: int) -> dict[str, str]:
        """Return the assessment, as the heading or the title above it names it."""
        for cell in grid.row(header):
            key = header_key(cell)
            if key in _ACTIONS[:2]:
                return {"assessment": key.partition(" ")[0]}
        for place in range(header - 1, -1, -1):
            match = next(filter(None, (_TITLE.search(clean(cell)) for cell in grid.row(place))), None)
            if match and match[1].casefold() in ASSESSMENTS:
                return {"assessment": match[1].casefold()}
        return {}

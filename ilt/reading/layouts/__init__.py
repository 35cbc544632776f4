"""The ways in which people lay out ratings, one small module each.

A layout says how it is recognized (``header``) and how a grid becomes tables (``tables``), each with one row a
rating cell. To add one, write a module with such a class, put it into ``LAYOUTS`` before those that are less strict,
and add its samples to the tests.
"""

from __future__ import annotations

import contextlib
from typing import Protocol

from ilt.reading import limits
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import (
    answers_in_lines,
    color_fills,
    group_rows,
    indented,
    separate_notes,
    side_by_side,
    wrapped_lines,
)
from ilt.reading.layouts.by_column import ByColumn
from ilt.reading.layouts.columns import (
    codebook,
    form_header,
    id_links,
    ids_without_letter,
    own_wordings,
    paired_headings,
    repeats,
)
from ilt.reading.layouts.formatting import as_seen
from ilt.reading.layouts.google import GoogleForms
from ilt.reading.layouts.limesurvey import LimeSurvey
from ilt.reading.layouts.microsoft import MicrosoftForms
from ilt.reading.layouts.next_table import start_of_next
from ilt.reading.layouts.qualtrics import Qualtrics
from ilt.reading.layouts.rows.facts_below import with_facts_below
from ilt.reading.layouts.surveymonkey import SurveyMonkey
from ilt.reading.layouts.table import Table, seen_text
from ilt.reading.layouts.template import Template
from ilt.reading.layouts.tidy import Tidy, title_above
from ilt.reading.layouts.wide import Wide
from ilt.reading.problems import Refused


class Layout(Protocol):
    """One way of laying out ratings in a sheet."""

    name: str

    def header(self, grid: Grid) -> int | None:
        """Return the place of the header if the grid is laid out this way."""

    def tables(self, grid: Grid, header: int) -> list[Table]:
        """Return each table of the grid; raises ``Refused`` where a header cannot be read."""


LAYOUTS: tuple[Layout, ...] = (
    Template(),
    Tidy(),
    ByColumn(),
    Qualtrics(),
    SurveyMonkey(),
    MicrosoftForms(),
    LimeSurvey(),
    GoogleForms(),
    Wide(),
)


def resolve(grids: list[Grid]) -> None:
    """Write in full, in the sheets of a file, what other cells or sheets say of a cell."""
    for each in (
        color_fills.resolve,
        codebook.resolve,
        wrapped_lines.resolve,
        own_wordings.resolve,
        ids_without_letter.resolve,
        repeats.join_parents,
        id_links.join,
        indented.resolve,
        group_rows.resolve,
        answers_in_lines.resolve,
        separate_notes.resolve,
    ):
        each(grids)


def tables_of(grid: Grid) -> list[Table]:
    """Return the tables of a grid, by the first layout that knows it.

    Raises
    ------
    Refused
        No layout knows it, or its header cannot be read.
    """
    cuts = side_by_side.cuts(grid)
    if cuts:
        return side_by_side.tables(grid, cuts, _one_below_the_other)
    joined = paired_headings.in_one_row(grid)
    if joined is not grid:
        with contextlib.suppress(Refused):
            return _one_below_the_other(joined)
    return _one_below_the_other(grid)


def _one_below_the_other(grid: Grid, number: int = 1) -> list[Table]:
    if number > limits.TABLES:
        raise Refused("too-many-tables", limit=limits.TABLES)
    for layout in LAYOUTS:
        header = layout.header(grid)
        if header is not None:
            start = _end_of_form(grid, header) if layout.name == Tidy.name else 0
            if start:
                both = (grid.slice(0, start), grid.slice(start, grid.height))
                return [table for own in both for table in _one_below_the_other(own)]
            following = _following(grid, header, number) if isinstance(layout, Tidy) else []
            if following:
                return following
            tables = with_facts_below(grid, layout.tables(grid, header))
            return [as_seen(grid, table) for table in tables]
    raise Refused("layout-unknown", limit=limits.HEADER_ROWS)


def _following(grid: Grid, header: int, number: int) -> list[Table]:
    """Return the tables of a grid in which one below the first is laid out otherwise; none where there is none."""
    place = start_of_next(grid, header)
    if not place:
        return []
    start = title_above(grid, place, header)
    try:
        below = _one_below_the_other(grid.slice(start, grid.height), number + 1)
    except Refused:
        return []
    return [*_one_below_the_other(grid.slice(0, start), number), *below]


def _end_of_form(grid: Grid, header: int) -> int:
    """Return the row where the title of a list starts, where a form with a row a rater stands above it; else 0."""
    above = form_header.header(grid.slice(0, header))
    if above is None:
        return 0
    start = title_above(grid, header, above)
    return start if any(map(seen_text, grid.slice(above + 1, start).columns[0].present())) else 0

"""What a layout makes of a grid: one row a rating cell; and what all layouts look at to get there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.area_names import names_area
from ilt.reading.cells.column import Codes, Column, Numbers
from ilt.reading.cells.fact_labels import YEAR, name_of
from ilt.reading.cells.headings import fact_of, header_key
from ilt.reading.cells.text import Fault, ShownNumber, cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.problems import sentence

ANSWER = "answer"
CALLED = "full name"
"""The field of full names next to the addresses or codes that tell raters apart."""
SUBMISSION = "submission"
"""The field of a repeated group: which answer to the form each row is a part of."""
"""The id that a form program gave to an answer: the same in each export."""
FIELDS = ("round", "district", "assessment", "school", "rater", "perspective", "action_id", "action", "rating", "note")
_MOST = 0.9
_ENOUGH = 3
_TITLE, _TITLE_CELLS, _TITLE_ROWS = 80, 2, 20
_ONE_BY_ONE = 20_000


@dataclass(frozen=True)
class BrokenRows:
    """Rows that cannot be read as a rater's; nothing else is said about them.

    Attributes
    ----------
    column
        The column with the cell that says so, where one does.
    whole
        Whether one problem is said for all of the rows together.
    row
        The number of the row with the cell that says so, such as that of a heading, where it is none of these rows.
    """

    rows: Mask
    code: str
    says: str
    column: int | None = None
    whole: bool = False
    row: int | None = None


@dataclass(frozen=True)
class Table:
    """A grid as one row a rating cell, each cell as it was found.

    Attributes
    ----------
    fields
        The columns of ``FIELDS`` (and ``TEAM``, ``WHEN``, ``ANSWER``, ``CALLED``, ``SUBMISSION``) that there are;
        ``action_id`` or ``action``, and ``rating``, always. All are as long as ``numbers``.
    numbers
        The row, as the person's own program numbers it, that each rating cell is in.
    rating_in
        The column, from 0, that each rating cell is in.
    places
        Our name -> column, for what is in one column.
    headers
        Column -> its header as it was written.
    columns, ignored
        What was taken for what, and what was not used, in words.
    broken
        Rows that cannot be read as a rater's.
    facts
        Fields that are said once for the whole sheet, outside of the table.
    title
        What stands above the table in rows of hardly a cell, and names none of our columns.
    used
        The columns that were used or are known to hold no ratings, besides those of ``places`` and ``rating_in``.
    one_rater
        Whether the whole sheet is one person's where nobody is named.
    actions_in_header
        Whether the actions are in the header, where one that is not known is one problem and not one a row.
    rater_of
        Which rater each rating cell is of where nobody is named: the same number, the same rater. ``None``: its row's.
    facts_above
        What stands above the table, for those below it.
    whose
        What tells the nameless rater of this table from those of the sheet's others.
    below
        The label, alone in a row of the table, that its rows stand below.
    heading
        What heads its column of ratings, where that may name the rater, the school ... and nothing says which.
    """

    layout: str
    fields: dict[str, Column]
    numbers: Numbers
    rating_in: Codes
    places: dict[str, int]
    headers: dict[int, str]
    header_row: int
    columns: str
    ignored: str
    broken: list[BrokenRows] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    title: str = ""
    used: frozenset[int] = frozenset()
    one_rater: bool = False
    actions_in_header: bool = False
    notices: list[str] = field(default_factory=list)
    rater_of: Numbers | None = None
    facts_above: dict[str, str] = field(default_factory=dict)
    whose: str = ""
    below: str = ""
    heading: str = ""

    @cached_property
    def rated(self) -> list[int]:
        """The columns that ratings are in, in order."""
        return np.flatnonzero(np.bincount(self.rating_in)).tolist()

    @cached_property
    def uses(self) -> frozenset[int]:
        """The columns whose cells are accounted for."""
        return self.used | frozenset(self.places.values()) | frozenset(self.rated)

    @property
    def look(self) -> str:
        """What is the same for tables with the same layout and headings."""
        headings = "\x1f".join([self.layout, *sorted(map(header_key, self.headers.values()))])
        return hashlib.sha256(headings.encode()).hexdigest()[:12]

    def take(self, rows: Mask) -> Self:
        """Return the table with some of its rows alone."""
        return replace(
            self,
            fields={name: column.take(rows) for name, column in self.fields.items()},
            numbers=self.numbers[rows],
            rating_in=self.rating_in[rows],
            rater_of=None if self.rater_of is None else self.rater_of[rows],
            broken=[replace(broken, rows=broken.rows[rows]) for broken in self.broken],
        )


def seen_text(cell: object) -> str:
    """Return what is seen of a cell; no cell is blank that failed, was left out or holds a number that it hides."""
    text = (cell if isinstance(cell, str) else cell_text(cell)).strip(" \t\r\n\u00a0\ufeff")
    return text or ("?" if isinstance(cell, Fault | ShownNumber) else "")


def blank_rows(grid: Grid) -> Mask:
    """Return the rows that hold nothing."""
    blank: Mask = filled_cells(grid, 0) == 0
    return blank


def filled_cells(grid: Grid, most: int) -> np.ndarray[Any, np.dtype[np.int16]]:
    """Return how many cells of each row hold something; of a row with more than ``most``, at least one more than that.

    Long texts are looked at last, and only in rows that may have so few.
    """
    filled = np.zeros(grid.height, dtype=np.int16)
    for column in sorted(
        grid.columns, key=lambda column: np.inf if column.unencoded is not None else len(column.values)
    ):
        few = filled <= most
        if not few.any():
            break
        if column.unencoded is None or int(few.sum()) > _ONE_BY_ONE:
            filled += column.where(seen_text)
        else:
            for place in np.flatnonzero(few).tolist():
                filled[place] += bool(seen_text(column[place]))
    return filled


def broken_rows(grid: Grid, header: int, skipped: Mask) -> list[BrokenRows]:
    """Return the rows below a header with lone quotes, or with too many or too few cells.

    Parameters
    ----------
    skipped
        The rows below the header that are left out anyhow.
    """
    found: list[BrokenRows] = []
    quotes: Mask = np.zeros(len(skipped), dtype=np.bool_)
    quotes[[place - header - 1 for place in grid.broken if place > header]] = True
    if quotes.any():
        found.append(BrokenRows(quotes, "quote-not-closed", sentence("quote-not-closed")))
    if grid.widths is None:
        return found
    widths = grid.widths[header + 1 :]
    if (widths == grid.widths[header]).all():
        return found
    want = _wanted_width(grid, header, widths, skipped | quotes)
    for have in np.unique(widths[~skipped]):
        if have != want:
            code = "row-too-long" if have > want else "row-too-short"
            found.append(BrokenRows((widths == have) & ~quotes, code, sentence(code, have=have, want=want)))
    return found


def _wanted_width(grid: Grid, header: int, widths: Numbers, skipped: Mask) -> int:
    """Return how many cells a row has: as many as the header, or nearly all rows as many more or less blank ones.

    One row with a separator too many may have all cells after it in the wrong column, so it takes nearly all rows.
    """
    assert grid.widths is not None  # noqa: S101 - only separated values have widths
    own = int(grid.widths[header])
    rows = widths[~skipped]
    if len(rows) < _ENOUGH:
        return own
    usual = int(np.bincount(rows).argmax())
    if usual == own or (rows == usual).mean() < _MOST:
        return own
    if usual > own:
        beyond = [
            column.take(np.arange(header + 1, grid.height)).take((widths == usual) & ~skipped)
            for column in grid.columns[own:usual]
        ]
        blank = all(column.where(lambda cell: not seen_text(cell)).all() for column in beyond)
    else:
        blank = not any(clean(cell) for cell in grid.row(header)[usual:own])
    return usual if blank else own


def cut_short(ids: Iterable[str]) -> list[str]:
    """Say which actions were known by the start of their wording alone."""
    named = ", ".join(sorted(set(ids)))
    return [f"Action texts that were cut off were matched to the full text: {named}."] if named else []


def title_of(grid: Grid, header: int) -> str:
    """Return what rows of hardly a cell above the header say, other than facts such as ``School: Oak`` and days.

    Names of focus areas above their columns are no part of it.
    """
    found: list[str] = []
    for place in range(max(0, header - _TITLE_ROWS), header):
        row = [text for text in map(clean, grid.row(place)) if text and not names_area(text)]
        labels = [cell.partition(":")[0] for cell in row]
        if len(row) <= _TITLE_CELLS and not any(fact_of(text) or name_of(text) not in ("", YEAR) for text in labels):
            found += [cell for cell in row if len(cell) <= _TITLE]
    return " | ".join(found)

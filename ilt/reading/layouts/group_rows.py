"""Rows that title a group of rows, in a column that is blank in these: ``School : Oak (12)`` above twelve ratings.

Programs for lists write them where a list is grouped. The figures in such a row count or sum up those below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.column import Column
from ilt.reading.cells.fact_labels import FACTS
from ilt.reading.cells.headings import field_of
from ilt.reading.cells.odd_names import looks_like_person
from ilt.reading.cells.summary_words import summary_of
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.titles import looks_like_school
from ilt.reading.cells.wrapped_names import group_title
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.form_header import LEAST
from ilt.reading.layouts.columns.header_row import is_header
from ilt.reading.layouts.columns.heading_actions import count_actions
from ilt.reading.layouts.table import seen_text

_ROWS, _ABOVE = 20_000, 8


@dataclass(frozen=True)
class _Groups:
    """The column of the titles, our name of what they say, their rows, and what is said of each row below them."""

    at: int
    fact: str
    titles: frozenset[int]
    said: dict[int, str]


def notice(fact: str, count: int, below: str) -> str:
    """Say how many rows give a school, a round or a side of the rows or names ``below`` them."""
    if count == 1:
        return f"1 row gives the {fact} for the {below} below it. Numbers in that row are not ratings."
    return f"{count:,} rows give the {fact} for the {below} below them. Numbers in those rows are not ratings."


def resolve(grids: Sequence[Grid]) -> None:
    """Write what titles of groups say into each of the rows below them, and blank the titles."""
    for grid in grids:
        head = _header(grid) if grid.columns and grid.height <= _ROWS else None
        found = None if head is None else _groups(grid, head)
        if head is None or found is None:
            continue
        title = found.fact.capitalize()
        named = field_of(cell_text(grid.columns[found.at][head])) == found.fact
        said = found.said if named else {head: title, **found.said}
        for at, column in enumerate(grid.columns):
            cells = ["" if row in found.titles else column[row] for row in range(grid.height)]
            if at == found.at:
                cells = [said.get(row, cell) for row, cell in enumerate(cells)]
            grid.columns[at] = Column.from_cells(cells)
        grid.memo.clear()
        grid.notices.append(notice(found.fact, len(found.titles), "rows"))


def _header(grid: Grid) -> int | None:
    rows = range(min(grid.height, _ABOVE))
    return next((row for row in rows if is_header(grid, row) or count_actions(grid.row(row)) >= LEAST), None)


def _groups(grid: Grid, head: int) -> _Groups | None:
    """Return the titles of groups; ``None`` where some row of the table is neither one nor below one."""
    first = next((row for row in range(head + 1, grid.height) if any(map(clean, grid.row(row)))), 0)
    in_words = [at for at, cell in enumerate(grid.row(first)) if any(map(str.isalpha, cell))] if first else []
    if len(in_words) != 1:
        return None
    (at,) = in_words
    column = grid.columns[at]
    titles: Mask = column.where(seen_text)
    titles[: head + 1] = False
    there = np.logical_or.reduce([own.where(seen_text) for own in grid.columns])
    there[: head + 1] = False
    there &= ~column.where(lambda cell: bool(summary_of(clean(cell))))
    below: dict[int, list[int]] = {}
    for row in np.flatnonzero(there).tolist():
        if titles[row]:
            below[row] = []
        else:
            below[next(reversed(below), first)].append(row)
    if not all(below.values()) or not _are_bare(grid, at, below, figures=is_header(grid, head)):
        return None
    heading = field_of(cell_text(column[head])) or ""
    others = {field_of(cell) for place, cell in enumerate(grid.row(head)) if place != at}
    said, facts = dict[int, str](), set[str]()
    for row, own in below.items():
        title = group_title(clean(cell_text(column[row])), len(own))
        facts.add(title.fact or _fact(title.name, heading))
        said |= dict.fromkeys(own, title.name)
    fact = facts.pop() if len(facts) == 1 else ""
    return _Groups(at, fact, frozenset(below), said) if fact in FACTS and fact not in others else None


def _are_bare(grid: Grid, at: int, below: Mapping[int, Sequence[int]], *, figures: bool) -> bool:
    """Tell whether titles hold nothing else, save ``figures``, and the rows below them all say something more."""
    says_more = False
    for place, column in enumerate(grid.columns):
        if place == at:
            continue
        own = [cell_text(column[row]) for row in below]
        if any(any(map(str.isalpha, cell)) or (cell.strip() and not figures) for cell in own):
            return False
        texts = (cell_text(column[row]) for rows in below.values() for row in rows)
        says_more |= not any(map(str.strip, own)) and all(any(map(str.isalpha, cell)) for cell in texts)
    return says_more


def _fact(name: str, heading: str) -> str:
    """Return which fact a title without a label says: what its column is called, or a school."""
    if looks_like_school(name):
        return "school"
    return heading if heading != "rater" or looks_like_person(name) else ""

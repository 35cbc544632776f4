"""Schools in rows of their own above their people, as Smartsheet writes a sheet with parents: names may be indented.

Such a row holds means of the rows below it, so its figures are no one's ratings. Without indents, a school's row is
blank in a column that says something of each person, such as the team, or holds figures that nobody gives: means, sums.
"""

from __future__ import annotations

from collections.abc import Sequence

from ilt.reading.cells.column import Column
from ilt.reading.cells.odd_names import looks_like_person
from ilt.reading.cells.rating_values import parse
from ilt.reading.cells.summary_words import summary_of
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.titles import looks_like_school
from ilt.reading.cells.wrapped_names import group_title
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.form_header import LEAST
from ilt.reading.layouts.columns.heading_actions import count_actions
from ilt.reading.layouts.group_rows import notice

_SCHOOL, _NAME, _ROWS, _INDENT, _ABOVE = "School", "Name", 20_000, "  ", 8


def resolve(grids: Sequence[Grid]) -> None:
    """Write the schools of such rows into a column of their own, and blank the rows."""
    for grid in grids:
        head = _header(grid)
        texts = _texts(grid, head)
        parents = _parents(grid, head, texts)
        if not parents:
            continue
        first, school = grid.columns[0], ""
        schools: list[object] = [*[""] * head, _SCHOOL]
        for row in range(head + 1, grid.height):
            school = clean(texts[row]) if row in parents else school
            schools.append("" if row in parents or not clean(cell_text(first[row])) else school)
        names = "indented names" if cell_text(first[head + 2]).startswith(_INDENT) else "names"
        for at, column in enumerate(grid.columns):
            cells = ["" if row in parents else column[row] for row in range(grid.height)]
            cells[head] = _NAME if at == 0 else cells[head]
            grid.columns[at] = Column.from_cells(cells)
        grid.columns.append(Column.from_cells(schools))
        grid.memo.clear()
        grid.notices.append(notice("school", len(parents), names))


def _header(grid: Grid) -> int:
    """Return the row of the headings: the first that names actions, where a title or a pivot's fields stand above."""
    rows = range(min(grid.height, _ABOVE))
    return next((row for row in rows if count_actions(grid.row(row)) >= LEAST), 0)


def _texts(grid: Grid, head: int) -> list[str]:
    """Return the cells of the first column; those that are titles of groups, as schools are called."""
    texts = (
        [cell_text(grid.columns[0][row]) for row in range(grid.height)] if grid.columns and grid.height <= _ROWS else []
    )
    filled = [row for row in range(head + 1, len(texts)) if texts[row].strip()]
    titles = {row: title for row in filled if (title := titled_school(texts[row], 0))}
    for at, row in enumerate(filled):
        if row in titles:
            below = next((n for n, other in enumerate(filled[at + 1 :]) if other in titles), len(filled) - at - 1)
            texts[row] = titled_school(texts[row], below)
    return texts


def titled_school(text: str, rows: int) -> str:
    """Return the school that a title of so many rows is of; blank where it is of none.

    >>> titled_school("School : Oak (3)", 3), titled_school("Oak Elementary (2)", 3), titled_school("Ana Ruiz (3)", 3)
    ('Oak', 'Oak Elementary (2)', '')
    """
    title = group_title(clean(text), rows)
    return title.name if title.fact == "school" or (not title.fact and looks_like_school(title.name)) else ""


def _parents(grid: Grid, head: int, texts: Sequence[str]) -> set[int]:
    """Return the rows of schools: all cells of the first column that are not indented, each above one that is."""
    if not grid.columns or not head + 2 < grid.height <= _ROWS:
        return set()
    if not looks_like_school(texts[head + 1]) or _SCHOOL in map(clean, grid.row(head)):
        return set()
    below = range(head + 1, grid.height)
    if not texts[head + 2].startswith(_INDENT):
        return _above_people(grid, head, texts)
    parents = {row for row in below if texts[row].strip() and not texts[row][0].isspace()}
    above = all(row + 1 < grid.height and texts[row + 1].startswith(_INDENT) for row in parents)
    return parents if above and all(looks_like_school(texts[row]) for row in parents) else set()


def _above_people(grid: Grid, head: int, texts: Sequence[str]) -> set[int]:
    """Return the rows of schools above rows of people, which say by their figures or blanks that they are no one's."""
    below = [row for row in range(head + 1, grid.height) if not summary_of(clean(texts[row]))]
    parents = {row for row in below if looks_like_school(texts[row])}
    people = [row for row in below if row not in parents]
    alone = any(row + 1 not in people for row in parents)
    if alone or not all(looks_like_person(clean(texts[row])) for row in people):
        return set()
    return parents if _blank_elsewhere(grid, parents, people) or _no_ratings(grid, head, parents, people) else set()


def _blank_elsewhere(grid: Grid, parents: set[int], people: Sequence[int]) -> bool:
    """Tell whether a column that says something of each person is blank in just the rows of schools."""
    for column in grid.columns[1:]:
        blank = {row for row in (*parents, *people) if not clean(cell_text(column[row]))}
        if blank == parents and not any(clean(cell_text(column[row]))[:1].isdigit() for row in people):
            return True
    return False


def _no_ratings(grid: Grid, head: int, parents: set[int], people: Sequence[int]) -> bool:
    """Tell whether each row of a school has a figure that nobody rates with, or none, and most people's have none."""
    rated = [column for column, heading in zip(grid.columns, grid.row(head), strict=True) if count_actions([heading])]

    def strange(row: int) -> list[bool]:
        return [parse(column[row]).rating is None for column in rated if clean(cell_text(column[row]))]

    return (
        len(rated) >= LEAST
        and all(any(strange(row)) or not strange(row) for row in parents)
        and (2 * sum(any(strange(row)) for row in people) < len(people))
    )

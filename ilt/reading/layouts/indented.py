"""Schools in rows of their own above their people, as Smartsheet writes a sheet with parents: names may be indented.

Such a row holds means of the rows below it, so its figures are no one's ratings. Without indents, a school's row is
blank in a column that says something of each person, such as the team.
"""

from __future__ import annotations

from collections.abc import Sequence

from ilt.reading.cells.column import Column
from ilt.reading.cells.rosters import looks_like_person
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.titles import looks_like_school
from ilt.reading.formats.grid import Grid

NOTICE = "Rows of schools above {names} ({count}) say whose rows follow; their own figures are no one’s ratings."
_SCHOOL, _NAME, _ROWS, _INDENT, _PARENT, _CHILD = "School", "Name", 20_000, "  ", 1, 2


def resolve(grids: Sequence[Grid]) -> None:
    """Write the schools of such rows into a column of their own, and blank the rows."""
    for grid in grids:
        parents = _parents(grid)
        if not parents:
            continue
        first, school = grid.columns[0], ""
        schools: list[object] = [_SCHOOL]
        for row in range(1, grid.height):
            school = clean(cell_text(first[row])) if row in parents else school
            schools.append("" if row in parents or not clean(cell_text(first[row])) else school)
        for at, column in enumerate(grid.columns):
            cells = ["" if row in parents else column[row] for row in range(grid.height)]
            grid.columns[at] = Column.from_cells([_NAME, *cells[1:]] if at == 0 else cells)
        grid.columns.append(Column.from_cells(schools))
        grid.memo.clear()
        names = "indented names" if cell_text(first[_CHILD]).startswith(_INDENT) else "names"
        grid.notices.append(NOTICE.format(names=names, count=len(parents)))


def _parents(grid: Grid) -> set[int]:
    """Return the rows of schools: all cells of the first column that are not indented, each above one that is."""
    if not grid.columns or not _CHILD < grid.height <= _ROWS:
        return set()
    first = grid.columns[0]
    if not looks_like_school(cell_text(first[_PARENT])) or _SCHOOL in map(clean, grid.row(0)):
        return set()
    texts = [cell_text(first[row]) for row in range(grid.height)]
    if not texts[_CHILD].startswith(_INDENT):
        return _blank_elsewhere(grid, texts)
    parents = {row for row in range(1, grid.height) if texts[row].strip() and not texts[row][0].isspace()}
    above = all(row + 1 < grid.height and texts[row + 1].startswith(_INDENT) for row in parents)
    return parents if _PARENT in parents and above and all(looks_like_school(texts[row]) for row in parents) else set()


def _blank_elsewhere(grid: Grid, texts: Sequence[str]) -> set[int]:
    """Return the rows of schools above rows of people, where another column is blank in just these rows."""
    parents = {row for row in range(1, grid.height) if looks_like_school(texts[row])}
    people = [row for row in range(1, grid.height) if row not in parents]
    alone = any(row + 1 in parents or row + 1 == grid.height for row in parents)
    if _PARENT not in parents or alone or not all(looks_like_person(clean(texts[row])) for row in people):
        return set()
    for column in grid.columns[1:]:
        blank = {row for row in range(1, grid.height) if not clean(cell_text(column[row]))}
        if blank == parents and not any(clean(cell_text(column[row]))[:1].isdigit() for row in people):
            return parents
    return set()

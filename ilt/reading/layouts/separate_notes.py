"""Notes that are apart from their ratings: in the row below them, or on a sheet of their own with the same headings.

A person's ratings may have a row that is labeled so, and her notes the next one; or the notes of all are on a sheet
``Notes`` that is a copy of the first. Each is written next to its rating, as in one cell of the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ilt.framework import SCALE
from ilt.reading.cells import rating_values
from ilt.reading.cells.column_kinds import kind_of
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid

_FEWEST, _LONGEST, _LABELS, _MOST_ROWS, _MOST_SHEETS = 2, 30, 200, 2_000, 20
_ROWS = "Notes in {} were read as those of the ratings in the row above."
_SHEETS = "The notes on the sheet “{}” were matched to these ratings."
_Cell = tuple[int, int]


def resolve(grids: Sequence[Grid]) -> None:
    """Write the notes of each sheet next to their ratings, where rows or sheets are labeled as notes."""
    for grid in grids:
        if grid.height <= _MOST_ROWS:
            _from_rows(grid)
    if not 1 < len(grids) <= _MOST_SHEETS:
        return
    for notes in grids:
        if _kind(notes.sheet) == "note":
            others = [
                own for own in grids if own is not notes and _shape(own) == _shape(notes) and own.height <= _MOST_ROWS
            ]
            found = [(own, cells) for own in others if (cells := _of_copy(own, notes))]
            if len(found) == 1:
                _write(found[0][0], notes, found[0][1])
                found[0][0].notices.append(_SHEETS.format(notes.sheet))
                notes.is_used_elsewhere = True


def _kind(text: str) -> str:
    """Return what a label says, and says of nobody in particular."""
    kind = kind_of(clean(text)) if 0 < len(text) <= _LONGEST else None
    return "" if kind is None or kind.whose else kind.name


def _shape(grid: Grid) -> tuple[int, int]:
    return grid.height, len(grid.columns)


def _from_rows(grid: Grid) -> None:
    for at, column in enumerate(grid.columns):
        # Labels come again and again.
        if column.unencoded is not None or len(column.values) > _LABELS:
            continue
        kinds = {cell: _kind(cell_text(cell)) for cell in column.present()}
        if not {"rating", "note"} <= {*kinds.values()}:
            continue
        labels = [_kind(cell_text(column[row])) for row in range(grid.height)]
        pairs = [row for row in range(1, grid.height) if labels[row] == "note"]
        # Below a header "Notes" are notes, and no label of its own row.
        if len(pairs) < _FEWEST or any(labels[row - 1] != "rating" for row in pairs):
            continue
        cells = list(_below(grid, at, pairs))
        if cells and all(cells):
            for above, below in filter(None, cells):
                _join(grid, above, grid, below)
            for row in pairs:
                for own in grid.columns:
                    own.put(row, "")
                column.put(row - 1, "")
            rows = f"row {grid.numbers[pairs[0]]}" + f" and {len(pairs) - 1} more" * (len(pairs) > 1)
            grid.notices.append(_ROWS.format(rows))
            return


def _below(grid: Grid, label: int, pairs: Sequence[int]) -> Iterator[tuple[_Cell, _Cell] | None]:
    """Return the cells of ratings with those of their notes below them; ``None`` for one that is something else."""
    for row in pairs:
        for at, column in enumerate(grid.columns):
            note, above = clean(cell_text(column[row])), clean(cell_text(column[row - 1]))
            if at != label and note and note != above:
                yield ((row - 1, at), (row, at)) if _is_pair(above, note) else None


def _of_copy(grid: Grid, notes: Grid) -> list[_Cell]:
    """Return the cells of notes on a sheet that is a copy of another one but for these; none where it is not."""
    found: list[_Cell] = []
    same = 0
    for at, (own, other) in enumerate(zip(grid.columns, notes.columns, strict=True)):
        for row in range(grid.height):
            rating, note = clean(cell_text(own[row])), clean(cell_text(other[row]))
            same += bool(note) and rating == note
            if rating == note or (not note and rating in _RATINGS):
                continue
            if not _is_pair(rating, note):
                return []
            found.append((row, at))
    return found if same > len(grid.columns) else []


_RATINGS = frozenset(map(str, SCALE)) | {""}


def _is_pair(rating: str, note: str) -> bool:
    """Tell whether a text is a bare rating, and another one words that are none."""
    said = rating_values.parse(note)
    return bool(rating) and rating in _RATINGS and said.code == "not-a-rating" and any(map(str.isalpha, note))


def _write(grid: Grid, notes: Grid, cells: Sequence[_Cell]) -> None:
    for cell in cells:
        _join(grid, cell, notes, cell)
    for column in notes.columns:
        for row in range(notes.height):
            column.put(row, "")


def _join(grid: Grid, cell: _Cell, notes: Grid, other: _Cell) -> None:
    rating = clean(cell_text(grid.columns[cell[1]][cell[0]]))
    grid.columns[cell[1]].put(cell[0], f"{rating}: {clean(cell_text(notes.columns[other[1]][other[0]]))}")

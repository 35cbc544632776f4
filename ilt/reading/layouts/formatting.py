"""What a person sees of a table besides its text: struck through, hidden, or colored where nothing stands.

What is struck through counts as withdrawn, a hidden column that competes with one that is seen is not taken, and blank
cells whose colors may be the ratings are named.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading import limits
from ilt.reading.cells import masks, rating_values
from ilt.reading.cells.color_legends import legend_of_colors, ratings_of_colors
from ilt.reading.cells.column import Column
from ilt.reading.cells.text import Fault, clean, letters, listed
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import BrokenRows, Table, seen_text
from ilt.reading.problems import Refused, sentence

_LIKE_RATINGS = 0.8
_LOOKED_AT, _NAMED = 200, 6
_PALETTE = 2
_STEP = limits.COLUMNS * 2


def as_seen(grid: Grid, table: Table, *, said: bool = False) -> Table:
    """Return a table without what a person sees to be withdrawn.

    Parameters
    ----------
    said
        Whether somebody said which column is what, so that a hidden one is meant.

    Raises
    ------
    Refused
        The ratings are in a hidden column, and one that is seen seems to hold ratings, too.
    """
    looks = grid.looks
    if looks.hidden and not said:
        table = _without_hidden(grid, table)
    if looks.struck:
        table = _without_struck(grid, table)
    if looks.computed:
        table = _without_computed(grid, table)
    return _without_colors(grid, table) if looks.colored else table


def _keys(numbers: object, columns: object) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return one number for each row number and column."""
    return np.asarray(numbers, dtype=np.int64) * _STEP + np.asarray(columns, dtype=np.int64)


def _rated_at(table: Table, numbers: list[int], columns: list[int]) -> Mask:
    """Return which ratings are in these cells."""
    found: Mask = np.isin(_keys(table.numbers, table.rating_in), _keys(numbers, columns))
    return found


def _with_fault(table: Table, rows: Mask, fault: Fault) -> Table:
    return replace(table, fields={**table.fields, "rating": table.fields["rating"].masked(~rows, fault)})


def _without_struck(grid: Grid, table: Table) -> Table:
    cells = [(int(grid.numbers[row]), column) for row, column in grid.looks.struck]
    numbers, columns = [number for number, _ in cells], [column for _, column in cells]
    rated = _rated_at(table, numbers, columns)
    crossed = [column for number, column in cells if number == table.header_row]
    if crossed:
        rated |= np.isin(table.rating_in, crossed) & table.fields["rating"].where(seen_text)
    broken = list(table.broken)
    for name, place in table.places.items():
        if name in ("rating", "note"):
            continue
        rows = [number for number, column in cells if column == place]
        mask: Mask = np.isin(table.numbers, rows)
        if mask.any():
            broken.append(BrokenRows(mask, "struck-through", sentence("struck-through"), place))
    return replace(_with_fault(table, rated, Fault.STRUCK), broken=broken)


def _without_computed(grid: Grid, table: Table) -> Table:
    """Make a problem of what formulas compute from other figures: of a rater's ratings together, where most are so."""
    cells = [(int(grid.numbers[row]), column) for row, column in grid.looks.computed]
    found = _rated_at(table, [number for number, _ in cells], [column for _, column in cells])
    if not found.any():
        return table
    names = table.fields.get("rater")
    alike = table.numbers if table.actions_in_header else np.zeros(len(found)) if names is None else names.codes
    _, groups = np.unique(alike, return_inverse=True)
    most = 2 * np.bincount(groups, found) >= np.bincount(groups, table.fields["rating"].where(seen_text))
    whole: Mask = most[groups]
    broken = list(table.broken)
    if whole.any():
        says = sentence("computed-rating")
        place = table.places.get("rater")
        broken.append(BrokenRows(whole, "computed-rating", says, place, whole=not table.actions_in_header))
    return replace(_with_fault(table, found & ~whole, Fault.COMPUTED), broken=broken)


def _without_hidden(grid: Grid, table: Table) -> Table:
    rated = set(table.rated)
    hidden = sorted(rated & grid.looks.hidden)
    if not hidden:
        return table
    used = rated | set(table.places.values())
    below = int(np.searchsorted(grid.numbers, table.header_row, side="right"))
    for place, header in table.headers.items():
        if header and place not in used | grid.looks.hidden and _holds_ratings(grid.columns[place], below):
            name = masks.heading(table.headers.get(hidden[0], "")) or letters(hidden[0])
            raise Refused("hidden-column", column=name, other=masks.heading(header))
    one, some = len(hidden) == 1, listed([letters(at) for at in hidden], _NAMED)
    says = (
        f"Column {some} is hidden, and its ratings count, too. If they should not, delete it"
        if one
        else f"Columns {some} are hidden, and their ratings count, too. If they should not, delete them"
    )
    return replace(table, notices=[*table.notices, f"{says} and add the file again."])


def _holds_ratings(column: Column, below: int) -> bool:
    cells = [cell for cell in column.slice(below, len(column)).present()[:_LOOKED_AT] if seen_text(cell)]
    rated = sum(rating_values.parse(cell).rating is not None for cell in cells)
    return rated > 0 and rated >= _LIKE_RATINGS * len(cells)


def _without_colors(grid: Grid, table: Table) -> Table:
    """Name blank rating cells with colors of their own, where the colors seem to say something that no legend does."""
    table = _by_legend(grid, table)
    places = {place for name, place in table.places.items() if name != "rating"}
    colors = {(int(grid.numbers[row]), column): color for (row, column), color in grid.looks.colored.items()}
    if table.actions_in_header:
        cells = colors
        rows = _rated_at(table, [number for number, _ in cells], [column for _, column in cells])
    else:
        # Of choices in columns of their own, a row's rating is in none of them while none is marked.
        cells = {at: color for at, color in colors.items() if at[1] not in places}
        rows = np.isin(table.numbers, [number for number, _ in cells])
    blank = table.fields["rating"].where(lambda cell: not seen_text(cell))
    rows = rows & blank
    if not rows.any():
        return table
    own = {color for (number, _), color in cells.items() if number in set(table.numbers[rows].tolist())}
    if len(own) < _PALETTE and not (blank.all() and not rows.all()) and not _marked(table, cells):
        one = int(rows.sum()) == 1
        numbers = [f"{row:,}" for row in np.unique(table.numbers[rows]).tolist()]
        where = f"row{'s' * (len(numbers) > 1)} {listed(numbers, _NAMED)}"
        says = (
            f"1 blank rating cell is colored ({where}). It counts as not rated."
            if one
            else f"{int(rows.sum()):,} blank rating cells are colored ({where}). They count as not rated."
        )
        return replace(table, notices=[*table.notices, says])
    return _with_fault(table, rows, Fault.COLORED)


def _by_legend(grid: Grid, table: Table) -> Table:
    """Return a table with the ratings that the colors of blank cells stand for, where a legend names them."""
    few = [column for column in grid.columns if column.unencoded is None and len(column.values) <= _LOOKED_AT]
    legend = legend_of_colors(clean(cell) for column in few for cell in column.present() if isinstance(cell, str))
    if not legend:
        return table
    cells = {(int(grid.numbers[row]), column): color for (row, column), color in grid.looks.colored.items()}
    blank = table.fields["rating"].where(lambda cell: not seen_text(cell))
    there = blank & _rated_at(table, [row for row, _ in cells], [column for _, column in cells])
    at = zip(table.numbers[there].tolist(), table.rating_in[there].tolist(), strict=True)
    ratings, meant = table.fields["rating"], ratings_of_colors(legend, sorted({cells[place] for place in at}))
    for color, rating in meant.items():
        own = [place for place, other in cells.items() if other == color]
        rows = there & _rated_at(table, [row for row, _ in own], [column for _, column in own])
        ratings = ratings.masked(~rows, str(rating))
    named = ", ".join(f"{color} is {rating}" for color, rating in legend.items())
    says = [f"Blank cells were read by their color, using the legend: {named}."] if meant else []
    return replace(table, fields={**table.fields, "rating": ratings}, notices=[*table.notices, *says])


def _marked(table: Table, cells: dict[tuple[int, int], str]) -> bool:
    """Tell whether one cell of each row is colored, in different columns, and no rating stands anywhere."""
    blank = table.fields["rating"].where(lambda cell: not seen_text(cell)).all()
    return bool(blank) and len({column for _, column in cells}) > 1

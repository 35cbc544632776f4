"""Sheets as files hold them: columns of distinct cells and their rows. Light enough for the guard process."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from ilt.reading import limits
from ilt.reading.problems import Refused

Around = tuple[str, str]
"""A place outside of cells, and the words there."""
AROUND, AROUND_CHARACTERS = 200, 500
"""So many such words of a sheet are looked at, and so much of each."""
_FILLED = 2_000
Area = tuple[int, int, int, int]
"""First and last row, first and last column, from 0."""


@dataclass(frozen=True)
class Allowed:
    """The texts that validation lets the cells of some areas hold."""

    texts: tuple[str, ...]
    areas: tuple[Area, ...]


@dataclass
class Looks:
    """What a person sees of a sheet and its cells' texts do not say.

    Attributes
    ----------
    struck
        (row, column), from 0, of cells that are struck through, or a part of them.
    colored
        (row, column) -> color of blank cells that have another than all that stands in their row.
    filled
        (row, column) -> color of cells that hold something, where some are ``colored``; of a whole sheet alone.
    hidden
        Columns that nobody sees.
    corrected
        (row, column) of cells that somebody corrected -> what stood there.
    computed
        (row, column) of cells whose formulas work figures of other cells together.
    spanned
        (row, column) of blank cells that a merged cell left of them covers.
    allowed
        What cells may hold, by validation or the choices that they offer.
    """

    struck: set[tuple[int, int]] = field(default_factory=set)
    colored: dict[tuple[int, int], str] = field(default_factory=dict)
    filled: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    corrected: dict[tuple[int, int], str] = field(default_factory=dict)
    computed: set[tuple[int, int]] = field(default_factory=set)
    spanned: set[tuple[int, int]] = field(default_factory=set)
    allowed: list[Allowed] = field(default_factory=list)

    def moved(self, rows: int, stop: int | None = None) -> Looks:
        """Return the looks of a sheet whose rows are so many places further down, without those beyond its edges."""
        allowed = [
            replace(one, areas=tuple((top + rows, end + rows, left, right) for top, end, left, right in one.areas))
            for one in self.allowed
        ]
        if not (self.struck or self.colored or self.corrected or self.computed or self.spanned):
            return Looks(hidden=self.hidden, allowed=allowed)
        edge = float("inf") if stop is None else stop

        def there(cells: set[tuple[int, int]]) -> set[tuple[int, int]]:
            return {(row + rows, column) for row, column in cells if 0 <= row + rows < edge}

        colored = {
            (row + rows, column): color for (row, column), color in self.colored.items() if 0 <= row + rows < edge
        }
        corrected = {(row + rows, at): was for (row, at), was in self.corrected.items() if 0 <= row + rows < edge}
        looks = Looks(there(self.struck), colored, hidden=self.hidden, corrected=corrected, allowed=allowed)
        looks.computed, looks.spanned = there(self.computed), there(self.spanned)
        return looks

    def between(self, start: int, stop: int) -> Looks:
        """Return the looks of some columns, which begin anew at 0."""

        def there(cells: set[tuple[int, int]]) -> set[tuple[int, int]]:
            return {(row, column - start) for row, column in cells if start <= column < stop}

        colored = {(row, at - start): color for (row, at), color in self.colored.items() if start <= at < stop}
        hidden = {at - start for at in self.hidden if start <= at < stop}
        corrected = {(row, at - start): was for (row, at), was in self.corrected.items() if start <= at < stop}
        looks = Looks(there(self.struck), colored, hidden=hidden, corrected=corrected)
        looks.computed, looks.spanned = there(self.computed), there(self.spanned)
        return looks


class ColoredCells:
    """The blank cells with a color of their own: another than all that stands in their row.

    Attributes
    ----------
    cells
        Place -> color.
    filled
        The same of cells that hold something, of the first ones.
    """

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], str] = {}
        self.filled: dict[tuple[int, int], str] = {}
        self._blank: dict[tuple[int, int], str] = {}
        self._there: set[str] = set()

    def add(self, row: int, column: int, color: str, *, there: bool) -> None:
        """Take a cell of a row: its color, and whether something stands in it."""
        if there:
            self._there.add(color)
            if color and len(self.filled) < _FILLED:
                self.filled[row, column] = color
        elif color:
            self._blank[row, column] = color

    def show(self, looks: Looks) -> None:
        """Note the colors of a whole sheet in its looks."""
        looks.colored = self.cells
        looks.filled = self.filled if self.cells else {}

    def end_row(self) -> None:
        """Take a row's end; cells beyond ``limits.PROBLEMS`` are more than anybody would look at."""
        if self._there and len(self.cells) < limits.PROBLEMS:
            self.cells |= {at: color for at, color in self._blank.items() if color not in self._there}
        self._blank, self._there = {}, set()


@dataclass
class Sheet:
    """One sheet, or one table of a document.

    Attributes
    ----------
    columns
        For each column the place of each row's cell among the distinct, and these: text, numbers, dates, ``Fault``.
    first
        The number of the first row as the person's own program counts; text above a table of a document has numbers
        below 1.
    merged
        (row, column), from 0, of cells that a merged cell above fills.
    around
        Words that stand in no cell, each with its place: headers and footers of pages, text boxes, lines below a table.
    """

    name: str
    columns: list[tuple[array[int], list[Any]]]
    height: int
    first: int = 1
    merged: frozenset[tuple[int, int]] = frozenset()
    notices: list[str] = field(default_factory=list)
    looks: Looks = field(default_factory=Looks)
    around: list[Around] = field(default_factory=list)


@dataclass
class Opened:
    """What a file holds: its sheets, what was noticed, and the sheets that are refused."""

    sheets: list[Sheet]
    notices: list[str] = field(default_factory=list)
    refused: dict[str, Refused] = field(default_factory=dict)


def hidden_notice(sheets: int) -> list[str]:
    """Say that hidden sheets were not read; without their names, which may be raters'."""
    if not sheets:
        return []
    return [
        "1 hidden sheet was not read. To read it, unhide it and add the file again."
        if sheets == 1
        else f"{sheets:,} hidden sheets were not read. To read them, unhide them and add the file again."
    ]


def comments_notice(comments: int) -> list[str]:
    """Say that what stands in comments was not read."""
    if not comments:
        return []
    many = "1 cell has a comment, which was" if comments == 1 else f"{comments:,} cells have comments, which were"
    return [f"{many} not read. Put notes in a notes column."]


def pictures_notice(pictures: int) -> list[str]:
    """Say that pictures were not read."""
    if not pictures:
        return []
    many = "1 picture was" if pictures == 1 else f"{pictures:,} pictures were"
    return [f"{many} not read. Type any ratings or notes shown in a picture."]


def check_size(rows: int, columns: int) -> None:
    """Refuse a sheet that reaches beyond a limit."""
    if rows * columns > limits.CELLS:
        raise Refused("too-many-cells", limit=limits.CELLS)
    if columns > limits.COLUMNS:
        raise Refused("too-many-columns", limit=limits.COLUMNS)
    if rows > limits.ROWS:
        raise Refused("too-many-rows", limit=limits.ROWS)


def distinct(cells: Sequence[Any]) -> tuple[array[int], list[Any]]:
    """Return the place of each cell among the distinct ones, and those, in order of appearance."""
    known: dict[Any, int] = {}
    codes = array("i", [known.setdefault(cell, len(known)) for cell in cells])
    return codes, list(known)


def from_rows(name: str, rows: Sequence[Sequence[Any]], **more: Any) -> Sheet:
    """Return rows of cells, of whatever lengths, as a sheet."""
    columns = [distinct(column) for column in zip_longest(*rows, fillvalue="")]
    return Sheet(name, columns, len(rows), **more)


def spanned_cells(rows: Sequence[Sequence[Any]], spans: Sequence[tuple[int, int, int, int]]) -> set[tuple[int, int]]:
    """Return the cells that merged ones (row, column, rows and columns spanned) cover to their right.

    Only those of cells that hold something, and no more than anybody would look at.
    """
    found: set[tuple[int, int]] = set()
    for top, column, height, width in spans:
        if width < 2 or top >= len(rows) or column >= len(rows[top]) or rows[top][column] == "":
            continue
        if len(found) > limits.PROBLEMS:
            break
        there = range(top, min(top + height, len(rows), top + limits.PROBLEMS))
        found |= {(row, at) for row in there for at in range(column + 1, min(column + width, limits.COLUMNS))}
    return found


def fill_down(rows: list[list[Any]], spans: Sequence[tuple[int, int, int]]) -> frozenset[tuple[int, int]]:
    """Write the value of a merged cell (row, column, rows spanned) into the rows that it spans.

    Returns
    -------
    frozenset
        The cells that were filled.
    """
    filled: set[tuple[int, int]] = set()
    work = 0
    for top, column, height in spans:
        work += 1 + min(height, len(rows))
        if work > limits.CELLS:
            break
        if top >= len(rows) or column >= len(rows[top]) or rows[top][column] == "":
            continue
        for row in range(top + 1, min(top + height, len(rows))):
            rows[row] += [""] * (column + 1 - len(rows[row]))
            rows[row][column] = rows[top][column]
            filled.add((row, column))
    return frozenset(filled)

"""A column of cells: its distinct cells, and which of them each row has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ilt.coded_columns import Mask, blocks, combine, look_up, occurring
from ilt.reading import limits
from ilt.reading.cells.text import cleaned

Numbers = np.ndarray[Any, np.dtype[np.int64]]
Codes = np.ndarray[Any, np.dtype[np.int32]]

_RUN = 4
"""Where the same text comes so many times in a row, rows are looked at in runs."""


class Column:
    """The cells of a column: its distinct cells, and which of them each row has.

    What a cell means is found once for each distinct one, however many rows there are. A column of long texts that
    hardly repeat is only encoded so when somebody needs it.

    Parameters
    ----------
    codes
        The place in ``values`` of each row's cell.
    values
        The distinct cells.
    text
        In place of both: the cells as Arrow text. It stays for as long as no cell changes.
    """

    def __init__(self, codes: Any = None, values: Sequence[Any] = (), text: pa.ChunkedArray | None = None) -> None:
        self.text = text
        self._codes: Codes | None = None if codes is None else np.asarray(codes, dtype=np.int32)
        self._values = list(values)
        # The places of values that no row has, once somebody knows them.
        self._absent: frozenset[int] | None = None

    @classmethod
    def constant(cls, value: Any, length: int) -> Column:
        """Return a column that holds one value in every row."""
        return cls(np.zeros(length, dtype=np.int32), [value])

    @classmethod
    def from_cells(cls, cells: Sequence[Any]) -> Column:
        """Return cells as a column."""
        known: dict[Any, int] = {}
        codes = np.fromiter((known.setdefault(cell, len(known)) for cell in cells), dtype=np.int32, count=len(cells))
        return cls.complete(codes, list(known))

    @classmethod
    def complete(cls, codes: Any, values: Sequence[Any]) -> Column:
        """Return a column of which it is known that some row has each of its values."""
        column = cls(codes, values)
        column._absent = frozenset()
        return column

    def encode_cells(self) -> None:
        """Find the distinct cells of a text."""
        text, times = _runs(self.text)
        coded = pc.dictionary_encode(text).combine_chunks()
        codes = coded.indices.to_numpy()
        self._codes = codes if times is None else np.repeat(codes, times)
        self._values = coded.dictionary.to_pylist()
        self._absent = frozenset()

    @property
    def unencoded(self) -> pa.ChunkedArray | None:
        """The text of a column that is not encoded yet."""
        return self.text if self._codes is None else None

    @property
    def codes(self) -> Codes:
        """The place in ``values`` of each row's cell."""
        if self._codes is None:
            self.encode_cells()
        assert self._codes is not None  # noqa: S101 - for the type checker
        return self._codes

    @property
    def values(self) -> list[Any]:
        """The distinct cells."""
        if self._codes is None:
            self.encode_cells()
        return self._values

    def __len__(self) -> int:
        return len(self.codes if self.unencoded is None else self.unencoded)

    def __getitem__(self, place: int) -> Any:
        return self.values[self.codes[place]] if self.unencoded is None else self.unencoded[place].as_py()

    def present(self) -> list[Any]:
        """Return the distinct cells that some row has: a part of a column knows those of the whole."""
        if self._absent is None and len(self) < len(self.values):
            return [self.values[code] for code in occurring(self.codes, len(self.values)).tolist()]
        if self._absent is None:
            there = np.zeros(len(self.values), dtype=np.bool_)
            there[self.codes] = True
            self._absent = frozenset(np.flatnonzero(~there).tolist())
        if not self._absent:
            return self.values
        there = np.ones(len(self.values), dtype=np.bool_)
        there[list(self._absent)] = False
        return list(compress(self.values, there.tolist()))

    def first_rows(self) -> list[int]:
        """Return the first row of each distinct cell that some row has."""
        first = np.full(len(self.values), -1, dtype=np.int64)
        left = len(self.present())
        for block in blocks(len(self)):
            if not left:
                break
            codes = self.codes[block]
            fresh = np.flatnonzero(first[codes] < 0)[::-1]
            first[codes[fresh]] = fresh + block.start
            left -= len(set(codes[fresh].tolist()))
        return [at for at in first.tolist() if at >= 0]

    def filled_cells(self) -> Sequence[Any]:
        """Return the cells that are more than a blank text: each distinct one; of text not encoded yet, all."""
        if self.unencoded is None:
            return [cell for cell in self.present() if cell != ""]
        texts: list[str] = self.unencoded.filter(pc.greater(pc.binary_length(self.unencoded), 0)).to_pylist()
        return texts

    def filled(self) -> int:
        """Return in how many rows the cell is more than a blank text."""
        if self.unencoded is not None:
            return len(self) - int(pc.sum(pc.equal(pc.binary_length(self.unencoded), 0)).as_py() or 0)
        return int(self.where(lambda cell: cell != "").sum())

    def where(self, holds: Callable[[Any], Any]) -> Mask:
        """Return in which rows something holds of the cell."""
        values = self.values
        found: Mask
        if len(self) < len(values):
            # A few rows of many: what none of them has is not looked at.
            known = {code: bool(holds(values[code])) for code in dict.fromkeys(self.codes.tolist())}
            found = np.fromiter(map(known.__getitem__, self.codes.tolist()), dtype=np.bool_, count=len(self))
            return found
        found = np.fromiter(map(bool, map(holds, values)), dtype=np.bool_, count=len(values))
        every = bool(found.all())
        return look_up(found, self.codes) if found.any() and not every else np.full(len(self), every and len(found) > 0)

    def with_text_of(self, other: Column | None) -> Column:
        """Return the other column where it holds the same and its text is there already."""
        if other is None or other.text is None or self.text is not None:
            return self
        known = {value: place for place, value in enumerate(other.values)}
        places = np.array([known.get(value, -1) for value in self.values], dtype=np.int32)
        same = all((look_up(places, self.codes[block]) == other.codes[block]).all() for block in blocks(len(self)))
        return other if same else self

    def map(self, change: Callable[[Any], Any]) -> Column:
        """Return the column with each cell changed; cells that become the same are one."""
        return self._changed(list(map(change, self.values)))

    def cleaned(self) -> Column:
        """Return the column with each cell as clean text."""
        return self._changed(cleaned(self.values))

    def _changed(self, changed: list[Any]) -> Column:
        if changed == self.values:
            return self
        known: dict[Any, int] = {}
        codes = [known.setdefault(value, len(known)) for value in changed]
        same = len(known) == len(changed)
        mapped = Column(self.codes if same else look_up(np.array(codes, dtype=np.int32), self.codes), list(known))
        if self._absent is not None:
            there = {code for place, code in enumerate(codes) if place not in self._absent}
            mapped._absent = frozenset(range(len(known))) - there if self._absent else frozenset()
        return mapped

    def take(self, rows: Any) -> Column:
        """Return some rows, by a mask or by their places."""
        if isinstance(rows, np.ndarray) and rows.dtype == bool and rows.all():
            return self
        if self.unencoded is not None:
            rows = pa.array(rows)
            return Column(text=self.unencoded.filter(rows) if rows.type == pa.bool_() else self.unencoded.take(rows))
        return Column(self.codes[rows], self.values)

    def slice(self, start: int, stop: int) -> Column:
        """Return the rows from ``start`` up to ``stop``."""
        text = None if self.text is None else self.text.slice(start, stop - start)
        if self.unencoded is not None:
            return Column(text=text)
        column = Column(self.codes[start:stop], self.values, text)
        dropped = len(self) - len(column)
        if self._absent is not None and dropped <= limits.HEADER_ROWS:
            gone = {*self.codes[:start].tolist(), *self.codes[stop:].tolist()}
            column._absent = self._absent | {code for code in gone if not (column.codes == code).any()}
        return column

    def put(self, place: int, value: Any) -> None:
        """Change one cell."""
        codes = self.codes.copy()
        codes[place] = len(self.values)
        self._codes, self._values, self.text, self._absent = codes, [*self.values, value], None, None

    def masked(self, keep: Mask, value: Any) -> Column:
        """Return the column with ``value`` where ``keep`` does not hold."""
        if keep.all():
            return self
        codes = np.where(keep, self.codes, np.int32(len(self.values)))
        return Column(codes, [*self.values, value])


def _runs(text: Any) -> tuple[pa.ChunkedArray, Numbers | None]:
    """Return text where neighbors differ, and how often each repeats: a rater's rows are mostly together."""
    first = text.chunk(0) if text.num_chunks else text
    runs = [pc.run_end_encode(first)] if text.num_chunks else []
    if not runs or len(runs[0].values) * _RUN > len(first):
        return text, None
    runs += [pc.run_end_encode(chunk) for chunk in text.chunks[1:]]
    times = [np.diff(run.run_ends.to_numpy(), prepend=0) for run in runs]
    return pa.chunked_array([run.values for run in runs]), np.concatenate(times)


def combined(*columns: Column) -> Column:
    """Return the combinations of cells that occur in several columns as one column of tuples."""
    codes, places = combine([(column.codes, len(column.values)) for column in columns])
    found = [[column.values[at] for at in place] for column, place in zip(columns, places, strict=True)]
    return Column.complete(codes, list(zip(*found, strict=True)))


def stacked(columns: Sequence[Column]) -> Column:
    """Return the cells of several columns as one, row by row: the first row of each, the second row of each ..."""
    codes = np.empty((len(columns[0]), len(columns)), dtype=np.int32)
    known: dict[Any, int] = {}
    for place, column in enumerate(columns):
        # 1 and 1.0 are two cells; most cells are text.
        own = [
            known.setdefault(cell if type(cell) is str else (type(cell), cell), len(known)) for cell in column.values
        ]
        codes[:, place] = look_up(np.array(own, dtype=np.int32), column.codes)
    return Column(codes.ravel(), [cell if type(cell) is str else cell[1] for cell in known])


def one_below_the_other(columns: list[Column]) -> Column:
    """Return columns one below the other, with each distinct value once."""
    if len(columns) == 1:
        return columns[0]
    known: dict[Any, int] = {}
    codes = [np.zeros(0, dtype=np.int32)]
    for column in columns:
        places = np.array([known.setdefault(value, len(known)) for value in column.values], dtype=np.int32)
        codes.append(places[column.codes] if len(places) else column.codes)
    return Column(np.concatenate(codes), list(known))

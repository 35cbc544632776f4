"""Separated values without a fault, read into columns at once: the quick way for nearly all files.

Whatever is odd (a quotation mark out of place, a row of another length, a blank line) is left to ``csvs``, which looks
at each line; both ways give the same cells.
"""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv

from ilt.coded_columns import blocks
from ilt.reading import limits
from ilt.reading.cells.column import Column, Numbers
from ilt.reading.cells.headings import field_of
from ilt.reading.formats.sheets import check_size
from ilt.reading.problems import Refused

_FEWEST, _NARROW = 2, 16
_SMALL = 2**16
"""Bytes; what is smaller is read before a thread has started."""
_QUOTE, _NEWLINE, _RETURN = (ord(mark) for mark in '"\n\r')
Bytes = np.ndarray[Any, np.dtype[np.uint8]]
_BLOCK, _LEAST_BLOCK, _STRETCH = 2**21, 2**13, 2**19
_BLOCKS_OF_ALL_COLUMNS, _SET_ASIDE = 2**24, 400 * 2**20
"""Arrow sets aside a block for each column, so in a wide file they are smaller; and of a long one it sets aside the
whole file once for each column, which is too much for the memory of a guard: then ``csvs`` reads it, line by line."""


def columns(data: bytes, separator: str, swallows: Any) -> list[Column] | None:
    """Return the columns of UTF-8 text, header and all; ``None`` where the text is not without fault.

    Parameters
    ----------
    swallows
        Tells whether a cell of several lines holds what looks like a row of its own: (text, separator, width).
    """
    names = _names(data, separator)
    if not _FEWEST <= len(names) <= limits.COLUMNS or b"\x00" in data:
        return None
    if len(names) > _NARROW and len(names) * len(data) > _SET_ASIDE:
        return None
    text: Bytes = np.frombuffer(data, dtype=np.uint8)
    if len(data) < _SMALL:
        quotes = _quotes_in_place(text, separator)
        found = None if quotes is None else _parse(data, separator, names, newlines=False)
    else:
        with ThreadPoolExecutor(1) as pool:
            parsed = pool.submit(_parse, data, separator, names, newlines=False)
            quotes = _quotes_in_place(text, separator)
        found = parsed.result() if quotes is not None else None
    if quotes is None:
        return None
    if not len(quotes) or (found is not None and not any(map(_several_lines, found))):
        return found
    # Some line end is between quotation marks, where cutting a file at line ends may cut a cell.
    spans = _spans(text, quotes)
    if any(stop - start > limits.CHARACTERS for start, stop in spans):
        raise Refused("cell-too-long", limit=limits.CHARACTERS)
    texts = (data[start:stop].decode("utf-8", "replace") for start, stop in spans)
    if any(swallows(text, separator, len(names)) for text in texts):
        return None
    return _parse(data, separator, names, newlines=True)


def _names(data: bytes, separator: str) -> list[str]:
    """Return the cells of the first line; none where it is not a whole row."""
    end = data.find(b"\n")
    try:
        head = data[: end if end >= 0 else len(data)].decode()
        return next(csv.reader([head], delimiter=separator, strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        return []


def _parse(data: bytes, separator: str, names: list[str], *, newlines: bool) -> list[Column] | None:
    block = min(_BLOCK, max(_LEAST_BLOCK, _BLOCKS_OF_ALL_COLUMNS // len(names)))
    try:
        table = pa.csv.read_csv(
            pa.BufferReader(data),
            read_options=pa.csv.ReadOptions(autogenerate_column_names=True, block_size=block),
            parse_options=pa.csv.ParseOptions(
                delimiter=separator, newlines_in_values=newlines, ignore_empty_lines=False, double_quote=True
            ),
            convert_options=pa.csv.ConvertOptions(
                column_types={f"f{place}": pa.large_string() for place in range(len(names))},
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
            ),
        )
    except (pa.ArrowInvalid, MemoryError):
        return None
    if table.num_columns != len(names):
        return None
    check_size(table.num_rows, table.num_columns)
    found = [Column(text=column) for column in table.columns]
    encoded = [one for one, name in zip(found, names, strict=True) if field_of(name) != "note"]
    if len(data) < _SMALL:
        for one in encoded:
            one.encode_cells()
    else:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(Column.encode_cells, encoded))
    return found


def _quotes(text: Bytes) -> Numbers | None:
    """Return where the quotation marks are; ``None`` where there are more than two for each cell of a sheet."""
    found: list[Numbers] = []
    count = 0
    for stretch in blocks(len(text), _STRETCH):
        found.append(np.flatnonzero(text[stretch] == _QUOTE) + stretch.start)
        count += len(found[-1])
        if count > 2 * limits.CELLS:
            return None
    return np.concatenate(found)


def _quotes_in_place(text: Bytes, separator: str) -> Numbers | None:
    """Return where the quotation marks are; ``None`` where there are too many, or one is not where one may be."""
    quotes = _quotes(text)
    return quotes if quotes is not None and _in_place(text, quotes, separator) else None


def _in_place(text: Bytes, quotes: Numbers, separator: str) -> bool:
    """Tell whether each quotation mark is at the start or the end of a cell, or next to another."""
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    ends = np.zeros(256, dtype=np.bool_)
    ends[[ord(separator), _NEWLINE, _RETURN, _QUOTE]] = True
    before = text[opening[opening > 0] - 1]
    after = text[closing[closing < len(text) - 1] + 1]
    return bool(ends[before].all() and ends[after].all())


def _several_lines(column: Column) -> bool:
    """Tell whether some cell holds a line end."""
    if column.unencoded is None:
        return any("\n" in value or "\r" in value for value in column.values)
    texts = (np.frombuffer(chunk.buffers()[2] or b"", dtype=np.uint8) for chunk in column.unencoded.chunks)
    # The first test is quick, and nearly always enough.
    return any(text.min(initial=_QUOTE) <= _RETURN and np.isin(text, (_NEWLINE, _RETURN)).any() for text in texts)


def _spans(text: Bytes, quotes: Numbers) -> list[tuple[int, int]]:
    """Return the quoted stretches that hold a line end."""
    lines = np.flatnonzero((text == _NEWLINE) | (text == _RETURN))
    opening, closing = quotes[::2], quotes[1::2]
    several = np.flatnonzero(np.searchsorted(lines, opening) != np.searchsorted(lines, closing))
    return [(int(opening[at]) + 1, int(closing[at])) for at in several]

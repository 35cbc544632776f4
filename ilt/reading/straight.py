"""Separated values without a fault, straight into columns: the quick way for the files that need no mending.

Whatever is odd (a quotation mark out of place, a row of another length, a blank line) is left to ``csvs``, which looks
at each line; both ways give the same cells.
"""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc

from ilt.reading import limits
from ilt.reading.columns import field_of
from ilt.reading.grids import Column, Numbers

_CHUNK = 2**19
_FEWEST = 2
_QUOTE, _NEWLINE, _RETURN = (ord(mark) for mark in '"\n\r')
Bytes = np.ndarray[Any, np.dtype[np.uint8]]
_MANY_BLOCKS = 4 * 2**20


def columns(data: bytes, separator: str, swallows: Any) -> list[Column] | None:
    """Return the columns of UTF-8 text, header and all; ``None`` where the text is not without fault.

    Parameters
    ----------
    swallows
        Tells whether a cell of several lines holds what looks like a row of its own: (text, separator, width).
    """
    if b"\x00" in data:
        return None
    end = data.find(b"\n")
    try:
        head = data[: end if end >= 0 else len(data)].decode()
        names = next(csv.reader([head], delimiter=separator, strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        return None
    marks = _marks(data)
    if not _FEWEST <= len(names) <= limits.COLUMNS or not _in_place(marks, separator):
        return None
    found = _parse(data, separator, names, newlines=False)
    if not len(marks.quotes) or (found is not None and len(found[0]) == marks.lines):
        return found
    # Some line end stands between quotation marks, which a file cut at each line end shows as an error or a row less.
    texts = (data[start:stop].decode("utf-8", "replace") for start, stop in marks.spans())
    if any(swallows(text, separator, len(names)) for text in texts):
        return None
    return _parse(data, separator, names, newlines=True)


def _parse(data: bytes, separator: str, names: list[str], *, newlines: bool) -> list[Column] | None:
    plain = {place for place, name in enumerate(names) if field_of(name) == "note"}
    texts = pa.dictionary(pa.int32(), pa.string())
    types = {f"f{place}": pa.large_string() if place in plain else texts for place in range(len(names))}
    try:
        table = pc.read_csv(
            pa.BufferReader(data),
            read_options=pc.ReadOptions(autogenerate_column_names=True, block_size=_MANY_BLOCKS),
            parse_options=pc.ParseOptions(
                delimiter=separator, newlines_in_values=newlines, ignore_empty_lines=False, double_quote=True
            ),
            convert_options=pc.ConvertOptions(
                column_types=types, strings_can_be_null=False, quoted_strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_columns != len(names):
        return None
    found = []
    for place, column in enumerate(table.unify_dictionaries().columns):
        whole = column.combine_chunks()
        if place in plain:
            found.append(Column(plain=whole))
        else:
            found.append(Column.whole(whole.indices.to_numpy(zero_copy_only=False), whole.dictionary.to_pylist()))
    return found


@dataclass(frozen=True)
class _Marks:
    """Where the quotation marks stand, how many lines there are, and how many carriage returns without a line feed."""

    text: Bytes
    quotes: Numbers
    lines: int
    lone: int

    def spans(self) -> list[tuple[int, int]]:
        """Return the quoted stretches that hold a line end."""
        lines = np.flatnonzero(self.text == _NEWLINE)
        opening, closing = self.quotes[::2], self.quotes[1::2]
        several = np.flatnonzero(np.searchsorted(lines, opening) != np.searchsorted(lines, closing))
        return [(int(opening[at]) + 1, int(closing[at])) for at in several]


def _marks(data: bytes) -> _Marks:
    text: Bytes = np.frombuffer(data, dtype=np.uint8)
    if _QUOTE not in data:
        return _Marks(text, np.zeros(0, dtype=np.int64), 0, 0)
    half = len(text) // 2
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda span: _scan(text, *span), [(0, half), (half, len(text))]))
    quotes, ends = zip(*found, strict=True)
    feeds, returns, pairs = (sum(counts) for counts in zip(*ends, strict=True))
    last = int(text[-1] != _NEWLINE)
    return _Marks(text, np.concatenate([np.concatenate(places) for places in quotes]), feeds + last, returns - pairs)


def _scan(text: Bytes, begin: int, stop: int) -> tuple[list[Numbers], tuple[int, int, int]]:
    """Return where the quotation marks stand in a part of a text; its line feeds, its returns, and pairs of the two.

    It is looked at in chunks that a processor's cache holds.
    """
    feed, back = np.empty(_CHUNK, dtype=np.bool_), np.empty(_CHUNK, dtype=np.bool_)
    quotes = [np.zeros(0, dtype=np.int64)]
    feeds = returns = pairs = 0
    for start in range(begin, stop, _CHUNK):
        chunk = text[start : min(start + _CHUNK, stop)]
        here = feed[: len(chunk)]
        quotes.append(np.flatnonzero(np.equal(chunk, _QUOTE, out=here)) + start)
        feeds += int(np.count_nonzero(np.equal(chunk, _NEWLINE, out=here)))
        before = text[max(start - 1, 0) : start + len(chunk) - 1]
        after = here[len(chunk) - len(before) :]
        pairs += int(np.count_nonzero(np.equal(before, _RETURN, out=back[: len(before)]) & after))
        returns += int(np.count_nonzero(np.equal(chunk, _RETURN, out=back[: len(chunk)])))
    return quotes, (feeds, returns, pairs)


def _in_place(marks: _Marks, separator: str) -> bool:
    """Tell whether each quotation mark stands at the start or the end of a cell, or beside another."""
    if len(marks.quotes) % 2 or marks.lone:
        return False
    text, opening, closing = marks.text, marks.quotes[::2], marks.quotes[1::2]
    ends = np.zeros(256, dtype=np.bool_)
    ends[[ord(separator), _NEWLINE, _RETURN, _QUOTE]] = True
    before = text[opening[opening > 0] - 1]
    after = text[closing[closing < len(text) - 1] + 1]
    return bool(ends[before].all() and ends[after].all())

"""Separated values without a fault, straight into columns: the quick way for the files that need no mending.

Whatever is odd (a quotation mark out of place, a row of another length, a blank line) is left to ``csvs``, which looks
at each line; both ways give the same cells.
"""

from __future__ import annotations

import csv
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc

from ilt.reading import limits
from ilt.reading.columns import field_of
from ilt.reading.grids import Column, Numbers

_CHUNK = 2**20
_FEWEST = 2
_QUOTE, _NEWLINE = ord('"'), ord("\n")
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
    spans = _quoted_lines(data, separator)
    if spans is None or not _FEWEST <= len(names) <= limits.COLUMNS:
        return None
    if any(swallows(data[start:stop].decode("utf-8", "replace"), separator, len(names)) for start, stop in spans):
        return None
    return _parse(data, separator, names, newlines=bool(len(spans)))


def _parse(data: bytes, separator: str, names: list[str], *, newlines: bool) -> list[Column] | None:
    plain = {place for place, name in enumerate(names) if field_of(name) == "note"}
    texts = pa.dictionary(pa.int32(), pa.string())
    types = {f"f{place}": pa.string() if place in plain else texts for place in range(len(names))}
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
            found.append(Column(whole.indices.to_numpy(zero_copy_only=False), whole.dictionary.to_pylist()))
    return found


def _quoted_lines(data: bytes, separator: str) -> list[tuple[int, int]] | None:
    """Return the quoted stretches that hold a line end; ``None`` where a quotation mark is out of place."""
    if b'"' not in data:
        return []
    text = np.frombuffer(data, dtype=np.uint8)
    quotes, lines = _places(text)
    if len(quotes) % 2 or (b"\r" in data and not _same_line_ends(data, text, lines)):
        return None
    opening, closing = quotes[::2], quotes[1::2]
    ends = np.array([ord(separator), _NEWLINE, ord("\r"), _QUOTE], dtype=np.uint8)
    before = text[opening[opening > 0] - 1]
    after = text[closing[closing < len(text) - 1] + 1]
    if not (np.isin(before, ends).all() and np.isin(after, ends).all()):
        return None
    several = np.searchsorted(lines, opening) != np.searchsorted(lines, closing)
    return [(int(start) + 1, int(stop)) for start, stop in zip(opening[several], closing[several], strict=True)]


def _same_line_ends(data: bytes, text: np.ndarray[Any, np.dtype[np.uint8]], lines: Numbers) -> bool:
    return data.count(b"\r") == len(lines) and bool((text[lines[lines > 0] - 1] == ord("\r")).all())


def _places(text: np.ndarray[Any, np.dtype[np.uint8]]) -> tuple[Numbers, Numbers]:
    """Return where the quotation marks and the line ends stand."""
    quotes, lines = [], []
    for start in range(0, len(text), _CHUNK):
        chunk = text[start : start + _CHUNK]
        quotes.append(np.flatnonzero(chunk == _QUOTE) + start)
        lines.append(np.flatnonzero(chunk == _NEWLINE) + start)
    return np.concatenate(quotes), np.concatenate(lines)

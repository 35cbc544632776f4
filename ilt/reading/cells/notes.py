"""Notes, cleaned: as they were written, without what no reader could see."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ilt.coded_columns import Mask
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.text import clean_note

_SPACE, _APOSTROPHE, _TILDE = (np.uint8(ord(mark)) for mark in " '~")


def cleaned(column: Column) -> Column:
    """Clean notes; only those that may need it are looked at one by one."""
    if column.unencoded is None:
        return column.map(clean_note)
    chunks = column.unencoded.chunks
    odd = [_to_clean(chunk) for chunk in chunks]
    if not any(mask.any() for mask in odd):
        return column
    return Column(text=pa.chunked_array(map(_with_clean, chunks, odd), type=column.unencoded.type))


def joined(column: Column | None, in_rating_cells: Column) -> Column:
    """Return notes, each with what is in the rating cell besides the rating."""
    if column is None:
        return in_rating_cells
    if not any(in_rating_cells.values):
        return cleaned(column)
    pairs = combined(column.map(clean_note), in_rating_cells)
    return pairs.map(lambda pair: "\n".join(filter(None, pair)))


def _with_clean(notes: pa.LargeStringArray, odd: Mask) -> pa.LargeStringArray:
    cleaned_notes = [clean_note(text) for text in notes.filter(pa.array(odd)).to_pylist()]
    return pc.replace_with_mask(notes, pa.array(odd), pa.array(cleaned_notes, type=notes.type))


def _to_clean(notes: pa.LargeStringArray) -> Mask:
    """Return which notes start or end with a space or an apostrophe, or hold more than printable ASCII."""
    _, starts, texts = notes.buffers()
    found = np.zeros(len(notes), dtype=np.bool_)
    ends = np.frombuffer(starts, dtype=np.int64)[notes.offset : notes.offset + len(notes) + 1]
    if texts is None or ends[0] == ends[-1]:
        return found
    text = np.frombuffer(texts, dtype=np.uint8)
    own = text[ends[0] : ends[-1]]
    if own.min() < _SPACE or own.max() > _TILDE:
        odd = np.flatnonzero((own < _SPACE) | (own > _TILDE)) + ends[0]
        found[np.searchsorted(ends, odd, side="right") - 1] = True
    filled = np.flatnonzero(ends[1:] > ends[:-1])
    first, last = text[ends[filled]], text[ends[filled + 1] - 1]
    found[filled[(first == _SPACE) | (first == _APOSTROPHE) | (last == _SPACE)]] = True
    return found

"""Notes, cleaned: as they were written, without what no reader could see."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ilt.reading.grids import Column, Mask
from ilt.reading.text import clean_note

_SPACE, _APOSTROPHE, _TILDE = (np.uint8(ord(mark)) for mark in " '~")


def cleaned(column: Column) -> Column:
    """Clean notes; only those that may need it are looked at one by one."""
    if column.plain is None:
        return column.map(clean_note)
    notes = column.plain
    odd = _to_clean(notes)
    if not odd.any():
        return column
    mended = pa.array([clean_note(text) for text in notes.filter(pa.array(odd)).to_pylist()], type=notes.type)
    return Column(plain=pc.replace_with_mask(notes, pa.array(odd), mended))


def _to_clean(notes: pa.LargeStringArray) -> Mask:
    """Return which notes start or end with a space or an apostrophe, or hold more than printable ASCII."""
    _, starts, texts = notes.buffers()
    found = np.zeros(len(notes), dtype=np.bool_)
    ends = np.frombuffer(starts, dtype=np.int64)[notes.offset : notes.offset + len(notes) + 1]
    if texts is None or ends[0] == ends[-1]:
        return found
    text = np.frombuffer(texts, dtype=np.uint8)
    # What lies below the space turns around to above the tilde.
    odd = np.flatnonzero(text[ends[0] : ends[-1]] - _SPACE > _TILDE - _SPACE) + ends[0]
    found[np.searchsorted(ends, odd, side="right") - 1] = True
    filled = np.flatnonzero(ends[1:] > ends[:-1])
    first, last = text[ends[filled]], text[ends[filled + 1] - 1]
    found[filled[(first == _SPACE) | (first == _APOSTROPHE) | (last == _SPACE)]] = True
    return found

"""ZIP files, which Word's, PowerPoint's and Excel's files are, without the time at which they were packed."""

from __future__ import annotations

import io
import struct
import zipfile

_FIRST_DAY = b"\x00\x00\x21\x00"
"""Midnight of January 1, 1980, as a ZIP file writes it."""


def without_time(content: bytes) -> bytes:
    """Return a ZIP file as it would be if all of it had been packed at the beginning of 1980: the same each time."""
    packed = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as entries:
        entry = entries.start_dir
        for part in entries.infolist():
            packed[part.header_offset + 10 : part.header_offset + 14] = _FIRST_DAY
            packed[entry + 12 : entry + 16] = _FIRST_DAY
            entry += 46 + sum(struct.unpack_from("<3H", packed, entry + 28))  # its name, what is extra, its comment
    return bytes(packed)

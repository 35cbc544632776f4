"""How much a workspace may hold, in the store and in an exported file; the message that refuses it cites the limit."""

from ilt.reading.limits import BYTES as SOURCE_BYTES

SOURCES = 500
"""Sources of one workspace."""
SOURCES_BYTES = 500 * 2**20
"""All sources of one workspace together."""
ENTRIES = 100_000
"""Entries of one workspace."""
KIND_CHARACTERS = 64
KEY_CHARACTERS = 2_000
VALUE_CHARACTERS = 1_000_000
"""An entry's value, as JSON."""
ENTRIES_BYTES = 200 * 2**20
"""All entries of an exported workspace, as JSON."""
EXPORT_BYTES = 700 * 2**20
"""An exported workspace, as it is given."""

__all__ = [
    "ENTRIES",
    "ENTRIES_BYTES",
    "EXPORT_BYTES",
    "KEY_CHARACTERS",
    "KIND_CHARACTERS",
    "SOURCES",
    "SOURCES_BYTES",
    "SOURCE_BYTES",
    "VALUE_CHARACTERS",
]

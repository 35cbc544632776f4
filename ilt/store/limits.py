"""How much a workspace may hold, in the store and in an exported file; the message that refuses it cites the limit."""

from ilt.reading import limits

SOURCE_BYTES = limits.BYTES
SOURCES = 500
"""Sources of one workspace."""
SOURCES_BYTES = 200 * 2**20
"""All sources of one workspace together."""
ENTRIES = 50_000
"""Entries of one workspace."""
ITEMS = 1_000
"""Meetings that an import may lead to, and next steps: screens show each of them beside all others."""
ENTRIES_CHARACTERS = 20_000_000
"""All entries of one workspace, keys and values as JSON."""
KIND_CHARACTERS = 64
KEY_CHARACTERS = 2_000
TEXT_CHARACTERS = 20_000
"""What a person types into one field."""
NEXT_STEP_CHARACTERS = 2_000
"""What a person types into one field of a next step, all of which is on slides and on one page."""
VALUE_CHARACTERS = 200_000
"""An entry's value, as JSON."""
RELEASED_GROUPS = 100_000
"""Groups of which a workspace remembers what was shown; these count among no other limit, since nobody typed them."""
EXPORT_BYTES = 220 * 2**20
"""An exported workspace, as it is given."""
INDEX_BYTES = 32 * 2**20
"""What an exported workspace says of its entries, as JSON; so much text may take seven times as much memory."""
INDEX_MARKS = 1_000_000
"""Commas, colons and opening brackets in that: there are no more values and names than these."""
INDEX_DEPTH = 6
"""How deep a value of an entry is nested at most."""
INDEX_DIGITS = 20
"""Digits of a number in it."""
DIRECTORY_BYTES = 100_000
"""The list of the parts of an exported workspace: some 1,500 parts."""

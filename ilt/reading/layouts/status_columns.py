"""Columns that are not used and may say which rows count: a status, or a yes or no below ``Archive?`` and the like.

What a word rules out beyond doubt is a problem by itself (``not_counted``); of all else a person says what counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ilt.reading.cells.column import Column
from ilt.reading.cells.no_rater_words import name_key
from ilt.reading.cells.text import cell_text, clean

STATUS = "status?"
"""How the names of fields begin that may say which rows count."""
_MOST, _LOOKED_AT, _LONGEST, _LONGEST_HEADING = 8, 5_000, 30, 60
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HEADS = frozenset(
    (
        *("archive", "archived", "delete", "deleted", "valid", "validity", "validated", "validation", "approve"),
        *("approved", "approval", "use", "used", "usable", "keep", "count", "counts", "counted", "exclude", "excluded"),
        *("include", "included", "test", "draft", "final", "flag", "flagged", "accept", "accepted", "reject"),
        *("rejected", "verified", "verify", "ok", "active", "inactive", "hold", "reviewed", "published", "skip"),
        *("ignore", "void", "duplicate", "remove", "removed", "hidden", "withdrawn"),
    )
)
_WITH_HEADS = frozenset(
    (
        *("is", "was", "it", "this", "the", "a", "an", "in", "for", "to", "from", "do", "we", "not", "should", "be"),
        *("response", "responses", "row", "rows", "record", "records", "entry", "entries", "submission", "answer"),
        *("answers", "results", "analysis", "report", "data", "status", "on"),
    )
)
NO = frozenset(("no", "n", "false", "f", "0", "unchecked", "nein"))
_YES_NO = NO | {"yes", "y", "true", "t", "1", "x", "checked", "si", "ja"}
_TICKS = "✓✔☑☐✗✘"
_TELLING = frozenset(
    (
        *("approved", "unapproved", "rejected", "pending", "draft", "archived", "deleted", "excluded", "hold"),
        *("verified", "unverified", "invalid", "declined", "denied", "review", "reviewed", "hasissues", "issues"),
        *("published", "unpublished", "withdrawn", "flagged", "void", "voided", "inactive", "accepted", "duplicate"),
        *("cancelled", "canceled", "superseded", "removed", "hidden", "replaced", "retired", "obsolete"),
    )
)
_WITH_STATUS = frozenset(
    (
        *("not", "yet", "on", "in", "under", "to", "be", "has", "needs", "awaiting", "for", "by", "as", "is", "no"),
        *("none", "valid", "active", "submitted", "complete", "completed", "incomplete", "final", "new", "open"),
        *("closed", "done", "ok", "keep", "use", "used", "count", "counted", "included", "test", "real", "live"),
        *("received", "edited", "returned", "approval", "entry", "current", "started", "progress", "partial"),
    )
)


def with_status(fields: dict[str, Column], free: Mapping[int, Column], texts: Sequence[str]) -> dict[str, int]:
    """Add the columns that may say which rows count to the fields; return their places.

    Parameters
    ----------
    free
        Columns of which it is not known what they hold, by their place; all are as long as those of ``fields``.
    texts
        The headings.
    """
    found = [at for at, column in free.items() if may_say_what_counts(texts[at], column)]
    places = {f"{STATUS} {at}": at for at in found}
    fields |= {name: free[at] for name, at in places.items()}
    return places


def may_say_what_counts(heading: str, column: Column) -> bool:
    """Tell whether the few words of a column are those of a status and differ from row to row."""
    if column.unencoded is not None or len(column.values) > _LOOKED_AT:
        return False
    cells = {clean(cell_text(cell)) for cell in column.present()}
    if not 1 < len(cells) <= _MOST + 1 or any(len(cell) > _LONGEST for cell in cells):
        return False
    said = [cell for cell in cells if cell]
    if all(cell.casefold() in _YES_NO or cell in _TICKS for cell in said):
        words = set(name_key(_HUMP.sub(" ", heading[:_LONGEST_HEADING])).split())
        return bool(words & _HEADS) and words <= _HEADS | _WITH_HEADS
    words_of_each = [set(name_key(_HUMP.sub(" ", cell)).split()) for cell in said]
    known = all(words and words <= _TELLING | _WITH_STATUS for words in words_of_each)
    return known and any(words & _TELLING for words in words_of_each)


def is_status(heading: str, column: Column) -> bool:
    """Tell whether a column holds a status, and so no people."""
    words = set(name_key(_HUMP.sub(" ", heading[:_LONGEST_HEADING])).split())
    return bool(words & _STATUS) or may_say_what_counts(heading, column)


_STATUS = frozenset(("status", "approval", "state", "stage", "estado", "statut"))

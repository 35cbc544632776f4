"""Columns that are not used and may say which rows count: a status, or a yes or no below ``Archive?`` and the like.

What a word rules out beyond doubt is a problem by itself (``rows_not_to_count``); of all else
a person says what counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from ilt.reading.cells.column import Column
from ilt.reading.cells.summary_words import name_key
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.whether_rows_count import says_out, words_apart

STATUS = "status?"
"""How the names of fields begin that may say which rows count."""
_MOST, _TEXTS, _LOOKED_AT, _LONGEST, _LONGEST_HEADING = 8, 500, 5_000, 30, 60
_IN_HEADS = frozenset(
    (
        *("valid", "validity", "validated", "validation", "approve", "approved", "approval", "use", "used", "usable"),
        *("keep", "count", "counts", "counted", "include", "included", "final", "accept", "accepted", "verified"),
        *("verify", "ok", "okay", "active", "reviewed", "published", "share", "real", "actual", "live", "official"),
    )
)
_PRACTICE = frozenset(
    (
        *(
            "training",
            "practice",
            "practise",
            "practicing",
            "trial",
            "demo",
            "demonstration",
            "pilot",
            "mock",
            "rehearsal",
            "dry",
        ),
        *("calibration", "norming", "sandbox", "simulation", "test", "testing"),
    )
)
"""What people do with a form before they rate with it."""
_OUT_HEADS = _PRACTICE | frozenset(
    (
        *("archive", "archived", "delete", "deleted", "exclude", "excluded", "test", "draft", "flag", "flagged"),
        *("reject", "rejected", "inactive", "hold", "skip", "ignore", "void", "duplicate", "remove", "removed"),
        *("hidden", "withdrawn"),
    )
)
_HEADS = _IN_HEADS | _OUT_HEADS
_WITH_HEADS = frozenset(
    (
        *("is", "was", "it", "this", "the", "a", "an", "in", "for", "to", "from", "do", "we", "not", "should", "be"),
        *("response", "responses", "row", "rows", "record", "records", "entry", "entries", "submission", "answer"),
        *("answers", "results", "analysis", "report", "data", "status", "on", "may", "can", "could", "i", "us", "my"),
        *("your", "these", "rating", "ratings", "project", "if", "t", "don", "only", "just", "run", "visit", "visits"),
        *("are", "you", "mode", "form", "survey", "round", "session", "purpose", "purposes", "exercise", "and", "or"),
    )
)
_SORTS = frozenset(("type", "kind", "mode", "purpose", "sort", "category", "nature", "reason"))
"""Words of headings below which practice is said apart from ratings."""
NO = frozenset(("no", "n", "false", "f", "0", "unchecked", "nein"))
_YES_NO = NO | {"yes", "y", "true", "t", "1", "x", "checked", "si", "ja"}
_TICKS = "✓✔☑☐✗✘"
_NOT_TICKED = "☐✗✘"
_GOOD = frozenset(
    (
        *("approved", "accepted", "complete", "completed", "final", "valid", "verified", "submitted", "published"),
        *("reviewed", "active", "keep", "use", "used", "count", "counted", "included", "done", "ok", "live", "real"),
        *("received", "closed", "edited", "current"),
    )
)
_NOT_YET = frozenset(("not", "no", "to", "be", "needs", "awaiting", "under", "in", "for", "on", "hasissues", "issues"))
OTHER = "other words"
"""What stands for the texts of a column that are none of a status: they may be names."""
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
        *("validation", "status"),
    )
)


def may_say_what_counts(heading: str, column: Column) -> bool:
    """Tell whether the few words of a column are those of a status, or a cell does nothing but rule out.

    A status that all rows have counts where it does not say that they count.
    """
    said = _few_words(column)
    practice = bool(_heading_words(heading) & _SORTS) and any(map(_is_practice, said))
    return (_all_of_status(heading, said) and _may_tell(heading, said, column)) or practice or _rules_out(column)


def _may_tell(heading: str, said: Sequence[str], column: Column) -> bool:
    """Tell whether a column says other things of its rows, or one that may rule out all of them."""
    return len({clean(cell_text(cell)) for cell in column.present()}) > 1 or all(
        may_rule_out(heading, one) for one in said
    )


def may_rule_out(heading: str, word: str) -> bool:
    """Tell whether a word, which all rows have, may say that none of them counts.

    >>> may_rule_out("State", "Not Approved"), may_rule_out("Training?", "yes"), may_rule_out("Use?", "yes")
    (True, True, False)
    """
    said = says_in(heading) is not None if yes_or_no(word) else tells(word)
    return said and not is_good(heading, word)


def _rules_out(column: Column) -> bool:
    if column.unencoded is not None or len(column.values) > _TEXTS:
        return False
    return any(says_out(text) for text in map(cell_text, column.present()) if 0 < len(text) <= _LONGEST)


def _few_words(column: Column) -> list[str]:
    """Return the distinct words of a column that are few and short, else none."""
    if column.unencoded is not None or len(column.values) > _LOOKED_AT:
        return []
    cells = {clean(cell_text(cell)) for cell in column.present()}
    few = len(cells) <= _MOST + 1 and all(len(cell) <= _LONGEST for cell in cells)
    return [cell for cell in cells if cell] if few else []


def _all_of_status(heading: str, said: Sequence[str]) -> bool:
    if said and all(yes_or_no(cell) for cell in said):
        words = _heading_words(heading)
        return bool(words & _HEADS) and words <= _HEADS | _WITH_HEADS
    return all(_known(cell) for cell in said) and any(_words(cell) & _TELLING for cell in said)


def says_in(heading: str) -> bool | None:
    """Tell whether a yes below a heading says that a row counts, or that it does not; ``None`` where neither is clear.

    >>> says_in("Use?"), says_in("Archive?"), says_in("Do not use"), says_in("Tags")
    (True, False, False, None)
    """
    words = _heading_words(heading)
    lets, rules_out = words & _IN_HEADS, words & _OUT_HEADS
    if bool(lets) == bool(rules_out) or (rules_out and "not" in words):
        return None
    return bool(lets) and "not" not in words


def word_of(cell: object) -> str:
    """Return a cell as it may be shown and counted: words of a status are, what stands behind a yes or no is not.

    >>> word_of("Not approved"), word_of("no - practice"), word_of("Ann Moss"), word_of("")
    ('Not approved', 'no …', 'other words', '')
    """
    text = clean(cell_text(cell)).replace(";", ",")
    if not text or text in _TICKS or text.casefold() in _YES_NO or _known(text) or says_out(text) or _is_practice(text):
        return text
    return f"{name_key(text).split()[0]} …" if yes_or_no(text) else OTHER


def is_good(heading: str, word: str) -> bool:
    """Tell whether a word of a column says that its rows count.

    >>> is_good("State", "Approved"), is_good("State", "Not approved"), is_good("Archive?", "no"), is_good("Use?", "no")
    (True, False, True, False)
    """
    if yes_or_no(word):
        no = word in _NOT_TICKED or word.casefold() in NO or name_key(word).split()[:1] == ["no"]
        lets = says_in(heading)
        return lets is not None and lets != no
    return bool(_words(word) & _GOOD) and not _words(word) & _NOT_YET and not says_out(word)


def tells(word: str) -> bool:
    """Tell whether a word is that of a status, or rules rows out."""
    return bool(_words(word) & _TELLING) or says_out(word) or _is_practice(word)


def _is_practice(text: str) -> bool:
    """Tell whether a cell says that its row was made to try the form.

    >>> _is_practice("Practice run"), _is_practice("Training room"), _is_practice("Not a test")
    (True, False, False)
    """
    words = _words(text)
    return bool(words & _PRACTICE) and words <= (_PRACTICE | _WITH_HEADS) - {"not", "don"}


def yes_or_no(cell: str) -> bool:
    """Tell whether a cell says yes or no, or is a tick."""
    return cell.casefold() in _YES_NO or cell in _TICKS or name_key(cell).split()[:1] in (["yes"], ["no"])


def _known(cell: str) -> bool:
    words = _words(cell)
    return bool(words) and words <= _TELLING | _WITH_STATUS


def _words(text: str) -> set[str]:
    return set(name_key(words_apart(text)).split())


def _heading_words(heading: str) -> set[str]:
    return _words(heading[:_LONGEST_HEADING])


def is_status(heading: str, column: Column) -> bool:
    """Tell whether a column holds a status, and so no people."""
    return bool(_heading_words(heading) & _STATUS) or _all_of_status(heading, _few_words(column))


_STATUS = frozenset(("status", "approval", "state", "stage", "estado", "statut"))

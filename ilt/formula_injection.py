"""Formula injection: text that a spreadsheet program takes for a formula leaves inert, and comes back as it was."""

from __future__ import annotations

import re

_UNSEEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
_SIGN = "[=+\\-@＝＋－＠\\t\\r]"  # noqa: RUF001 - full-width signs start formulas, too
_AHEAD = rf"[^\S\t\n\r{_UNSEEN}]|[{_UNSEEN}\"]"
"""What may come before the sign: programs leave out what nobody sees, and take quotation marks for their own."""
_AT_START = rf"[\s{_UNSEEN}]*{_SIGN}"
# A program may take each of these for the end of a cell, whatever separates the cells of the file.
_SEPARATOR, _INSIDE = r"([;|\t\n\r])", rf"(?:{_AHEAD})*{_SIGN}"
_LIVE = re.compile(rf"'*{_AT_START}")
_LIVE_INSIDE = re.compile(rf"{_SEPARATOR}(?='*{_INSIDE})")
_GUARDED = re.compile(rf"'+{_AT_START}")
_GUARD_INSIDE = re.compile(rf"{_SEPARATOR}'(?='*{_INSIDE})")


def inert(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula, whatever separates the cells of a file.

    An apostrophe comes before the text, and after each separator in it that would start a formula.

    >>> inert("=1+1"), inert("see;=1+1"), inert("1 + 1; 2")
    ("'=1+1", "'see;'=1+1", '1 + 1; 2')
    """
    if _LIVE.match(text) or _LIVE_INSIDE.search(text):
        return "'" + _LIVE_INSIDE.sub(r"\1'", text)
    return text


def as_written(text: str) -> str:
    """Return what ``inert`` made inert as it was before; any other text is left alone.

    >>> as_written("'see;'=1+1"), as_written("see;'=1+1"), as_written("'tis")
    ('see;=1+1', "see;'=1+1", "'tis")
    """
    if text.startswith("'") and (_GUARDED.match(text) or _GUARD_INSIDE.search(text)):
        return _GUARD_INSIDE.sub(r"\1", text[1:])
    return text

"""Typed text as files can hold it."""

from __future__ import annotations

import re

_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that are not text, or that would reverse the text after them."""
_TITLE = 255
"""So many characters hold the properties of Word's and PowerPoint's files."""


def line(text: str) -> str:
    """Return typed text on one line, without invisible characters; a dot separates its own lines."""
    typed = (" ".join(_NO_TEXT.sub("", one).split()) for one in text.splitlines())
    return " · ".join(filter(None, typed))


def as_property(text: str) -> str:
    """Return a title as a file holds it among its properties."""
    return line(text)[:_TITLE]

"""Typed text as files can hold it."""

from __future__ import annotations

import re

from ilt import rules

_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that are not text, or that would reverse the text after them."""
_LOW = rules.LOW_IN_WORDS.replace(" ", "\u00a0")
_LAST_WORDS = re.compile(r"(\b(self|cross) [●○]|\([^()]{1,20} · [^()]{1,20}\))$")
_TITLE = 255
"""So many characters hold the properties of Word's and PowerPoint's files."""


def line(text: str) -> str:
    """Return typed text on one line, without invisible characters; a dot separates its own lines."""
    typed = (" ".join(_NO_TEXT.sub("", one).split()) for one in text.splitlines())
    return " · ".join(filter(None, typed))


def unbroken(title: str) -> str:
    """Return a title with ``0 or 1`` on one line: many end with it, and a line that says *or 1* alone reads odd."""
    return title.replace(rules.LOW_IN_WORDS, _LOW)


def unspaced(few: str) -> str:
    """Return a few words that are read as one, such as a tag, so that they stay on one line."""
    return few.replace(" ", "\u00a0")


def of_cell(text: str) -> str:
    r"""Return the text of a cell: a tag or a side that ends it is on one line.

    >>> of_cell("Cedar Middle cross ○").split(" ")
    ['Cedar', 'Middle', 'cross\xa0○']
    """
    return _LAST_WORDS.sub(lambda found: unspaced(found[0]), line(text))


def as_property(text: str) -> str:
    """Return a title as a file holds it among its properties."""
    return line(text)[:_TITLE]

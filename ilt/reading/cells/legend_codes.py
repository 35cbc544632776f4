"""Legends in which 1 is the lowest of the framework's ratings: ``1 = Not present`` ... ``5 = Not observed``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ilt.framework import SCALE, text_key
from ilt.reading.cells.legends import is_own, legend_of
from ilt.reading.cells.not_rated import NOT_RATED
from ilt.reading.cells.rating_values import is_label, parse

_IN_BRACES = re.compile(r"\{(\d{1,3}), ?([^{}]{1,160})\}")
"""An entry as SPSS writes it: ``{1, Not present}``."""
_OWN_NUMBER = re.compile(r"[0-3] ?[\u2010-\u2015:=.-] ?(?=\D)")


def with_signs(text: str) -> str:
    """Return a text whose entries of a legend have an equals sign.

    >>> with_signs("{1, Not present}; {2, Emerging}")
    '1 = Not present; 2 = Emerging'
    """
    return _IN_BRACES.sub(r"\1 = \2", text) if "{" in text else text


def without_number(text: str) -> str:
    """Return a label of the framework without the number of its own, or words for none; blank for another text.

    >>> without_number("0 – Not present"), without_number("Not observed"), without_number("Q4")
    ('Not present', 'Not observed', '')
    """
    if text_key(text) in NOT_RATED:
        return text
    found = _OWN_NUMBER.match(text)
    return text[found.end() :] if found and is_label(text) and parse(text).rating == int(text[0]) else ""


def codes_in(texts: Iterable[str]) -> dict[int, int | None]:
    """Return number -> the rating it stands for, ``None`` for none, where a legend counts the four ratings from 1 on.

    >>> codes_in(["1 = Not present", "2 = Inconsistently", "4 = Consistently", "5 = Not observed"])
    {1: 0, 2: 1, 4: 3, 5: None}
    >>> codes_in(["1 = Beginning", "4 = Exemplary"]), codes_in(["0 = Not present", "3 = Consistently"])
    ({}, {})
    >>> codes_in(["1 star = 0 Not present, 4 stars = 3"]), codes_in(["1 star = 1, 4 stars = 3"])
    ({1: 0, 4: 3}, {})
    """
    legend = legend_of(texts)
    codes = {number: _rating_of(number, label) for number, label in legend.items()}
    ends = (min(SCALE) + 1, max(SCALE) + 1)
    return codes if all(codes.get(end) == end - 1 for end in ends) and -1 not in codes.values() else {}


def _rating_of(number: int, label: str) -> int | None:
    """Return the rating below a number, where the label is its own; ``None`` for words of none, -1 for others."""
    if text_key(label) in NOT_RATED:
        return None
    own, rest = (int(label[0]), label[1:].strip()) if label[:1].isdecimal() else (number - 1, label)
    known = own == number - 1 in SCALE and (not rest or is_own({own: rest}))
    return own if known else -1


def says(codes: Mapping[int, int | None]) -> str:
    """Return how a sentence goes on that says what 1 to 4 are read as: which numbers are none.

    >>> says({1: 0, 4: 3, 5: None}), says({1: 0, 4: 3})
    (', and 5 as not rated', '')
    """
    none = [str(number) for number, rating in codes.items() if rating is None]
    return f", and {' and '.join(none)} as not rated" if none else ""

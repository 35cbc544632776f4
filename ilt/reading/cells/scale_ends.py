"""What texts say of the ends of a scale: which number is best, and how many points there are."""

from __future__ import annotations

import re

from ilt.framework import SCALE
from ilt.reading import limits

_LOW = "lowest|worst|bottom|weakest|poorest|least|minimum|low|poor|never|peor|nunca"
_HIGH = "highest|best|top|strongest|most|maximum|high|excellent|always|mejor|siempre"
_NUMBER_FIRST = re.compile(
    rf"(?<![\w.,/-])(\d{{1,2}}) ?(=|\(|is|being|as|es|[\u2010-\u2015:-]) ?(?:the |our |el |la |lo )?"
    rf"(?:({_LOW})|({_HIGH}))\b",
    re.IGNORECASE,
)
_WORD_FIRST = re.compile(
    rf"\b(?:({_LOW})|({_HIGH})) ?(?:=|\(|is|being|es) ?(?:an? )?(\d{{1,2}})(?![\w/%]|[.,-]\d)", re.IGNORECASE
)
_TURNED = re.compile(
    r"\b(?:low(?:er|est)?|smaller|fewer|menor) (?:\w+ ){0,2}?(?:is|are|=|means?|es) (?:\w+ )?(?:better|best|mejor)\b|"
    r"\bhigh(?:er|est)? (?:\w+ ){0,2}?(?:is|are|=|means?) (?:\w+ )?(?:worse|worst)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:[34]|three|four)[ -](?:points?|pts?)\b|\b(?:escala|échelle) de (?:3|4|tres|cuatro|quatre)\b", re.IGNORECASE
)
_SCALE = re.compile(r"\b(?:scale|rubric|likert|escala|échelle)\b", re.IGNORECASE)


def other_ends(text: str) -> str:
    """Return the words with which a text says that another number than 3 is best, or than 0 is lowest; else blank.

    >>> other_ends("1 is lowest and 4 is highest"), other_ends("Lower is better."), other_ends("0 = lowest, 3 = best")
    ('1 is lowest and 4 is highest', 'Lower is better.', '')
    """
    if len(text) > limits.HEADING_CHARACTERS:
        return ""
    if _TURNED.search(text):
        return text
    found = _NUMBER_FIRST.findall(text)
    # A note may be "2 - most of us".
    named = len(found) > 1 or bool(_SCALE.search(text))
    ends = [(int(number), bool(low)) for number, sign, low, _ in found if named or sign[:1] in "=(ibae"]
    ends += [(int(number), bool(low)) for low, _, number in _WORD_FIRST.findall(text)]
    return text if any(number != (min(SCALE) if low else max(SCALE)) for number, low in ends) else ""


def names_a_scale(text: str) -> bool:
    """Tell whether a name of a file or a sheet speaks of a scale, as ``Oak (scale 1-4)`` does."""
    return _SCALE.search(text) is not None or _POINTS.search(text) is not None


def points(text: str) -> str:
    """Return how many points a scale has, where 0-3 and others may be meant; else blank.

    >>> points("We used a four-point scale."), points("4 points of order")
    ('four-point', '')
    """
    found = _POINTS.search(text) if len(text) <= limits.HEADING_CHARACTERS and _SCALE.search(text) else None
    return found[0] if found else ""

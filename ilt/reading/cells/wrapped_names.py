"""What programs write around a name, and in the titles of groups: ``12;#Oak``, ``["Oak"]``, ``School : Oak (12)``."""

from __future__ import annotations

import re
from typing import NamedTuple

from ilt.reading.cells.headings import fact_of
from ilt.reading.cells.wrappings import without_tags

_LONGEST = 200
_LIST = re.compile(r"\[\s?([\"'])(?P<names>.{0,200})\1\s?\]")
_ARROWS = " ▼▾▽▿▶►▸▷➤⊟⊞"
_LABEL = re.compile(r"(?P<label>[^:=]{1,30}?)\s?[:=]\s(?P<name>.{1,200})")
_COUNTED = r"(?:items?|rows?|records?|responses?|entries|ratings?|results?|answers?)"
_COUNT = re.compile(
    rf"(?P<name>.{{0,150}}\S)\s?(?:[(\[](?:count\s?[:=]\s?)?(?P<bare>\d{{1,6}})(?P<counted>\s{_COUNTED})?[)\]]"
    rf"|\s[-\u2010-\u2015,]\s?\d{{1,6}}\s{_COUNTED}|[ ,;]\s?count\s?[:=]\s?\d{{1,6}})",
    re.IGNORECASE,
)


_RECORD = re.compile(r"(?<=\S)\s{0,3}\(rec(?=[A-Za-z]{0,20}\d)[A-Za-z0-9]{3,20}\)\Z")
"""The id of the record that a list links to, behind its name."""


class GroupTitle(NamedTuple):
    """The title of a group of rows: which of our facts it says (blank where it does not), and its name."""

    fact: str
    name: str


def unwrapped_name(text: str) -> str:
    """Return a name without ids of a lookup, the brackets of a list and HTML; several names are joined by commas.

    >>> unwrapped_name("12;#Oak"), unwrapped_name("Ruiz, Ana;#14"), unwrapped_name("['A', 'B']")
    ('Oak', 'Ruiz, Ana', 'A, B')
    >>> unwrapped_name("<p>St. Mary&#39;s</p>"), unwrapped_name("Oak&nbsp;"), unwrapped_name("[Oak]")
    ("St. Mary's", 'Oak', '[Oak]')
    >>> unwrapped_name("Oak (recA1bC2dE3fG4hI5)"), unwrapped_name("Oak (recreation)"), unwrapped_name("Oak (Rec 2)")
    ('Oak', 'Oak (recreation)', 'Oak (Rec 2)')
    """
    if len(text) > _LONGEST:
        return text
    if "&" in text or (text.startswith("<") and text.endswith(">")):
        text = " ".join(without_tags(text).split())
    if text.endswith(")"):
        text = _RECORD.sub("", text)
    if ";#" in text:
        names = [piece for piece in text.split(";#") if piece and not piece.isdecimal()]
        text = ", ".join(names) or text
    found = _LIST.fullmatch(text) if text[:1] == "[" else None
    if not found:
        return text
    names, between = found["names"].split(found[1])[::2], found["names"].split(found[1])[1::2]
    return ", ".join(names) if all(one.strip() == "," for one in between) else text


def group_title(text: str, rows: int) -> GroupTitle:
    """Return what the title of a group says; a number in brackets is its count where ``rows`` is as many.

    >>> group_title("School : Oak Elementary (3)", 3), group_title("▼ PS 12 - 4 responses", 3)
    (GroupTitle(fact='school', name='Oak Elementary'), GroupTitle(fact='', name='PS 12'))
    >>> group_title("Oak Elementary (2)", 3).name, group_title("Group: Oak Elementary Count: 3", 3).name
    ('Oak Elementary (2)', 'Oak Elementary')
    """
    name, fact = text.strip(_ARROWS), ""
    found = _LABEL.fullmatch(name)
    if found and ((said := fact_of(found["label"])) or found["label"].casefold() == "group"):
        name, fact = found["name"], said or ""
    found = _COUNT.fullmatch(name)
    if found and (found["counted"] or not found["bare"] or int(found["bare"]) == rows):
        name = found["name"]
    return GroupTitle(fact, unwrapped_name(name))

"""Which rating a few words behind a number say, where all of them are words of the framework's labels."""

from __future__ import annotations

import re

from ilt.framework import SCALE, text_key

_LONGEST = 80
_CLAUSE = re.compile(r"[^,;.:()\[\]\n—]*")
_WORD = re.compile(r"[^\W\d_]+")
_OWN = {word for label in SCALE.values() for word in _WORD.findall(text_key(label))}
_OTHERS = {"consistent", "inconsistent", "effective", "ineffective", "is", "are", "yet", "very"}
WORDS_OF_LABELS = frozenset(_OWN | _OTHERS)


def rating_in_words(note: str) -> int | None:
    """Return the rating that the first clause of a note is a label of; ``None`` where it says more, or may be several.

    >>> rating_in_words("Consistently"), rating_in_words("not consistent yet"), rating_in_words("inconsistent in math")
    (3, 1, None)
    """
    match = _CLAUSE.match(note[:_LONGEST])
    words = _WORD.findall(text_key(match[0])) if match else []
    if not words or not set(words) <= WORDS_OF_LABELS:
        return None
    if words[0] == "not" and set(words[1:]) <= {"present", "implemented", "yet"} and len(words) > 1:
        return 0
    found = None
    if any(word.startswith(("inconsist", "ineffect")) for word in words):
        found = 1
    elif any(word.startswith("consist") for word in words):
        found = 1 if "not" in words else 2 if "mostly" in words else 3
    return found


def labeled_number(text: str) -> int | None:
    """Return the number 0-3 that a text says next to a label of it in other words; ``None`` where they disagree.

    >>> labeled_number("2 mostly"), labeled_number("3 - consistently"), labeled_number("Inconsistent (1)")
    (2, 3, 1)
    >>> labeled_number("3 inconsistent"), labeled_number("0 = Not present, 3 = Consistently"), labeled_number("3")
    (None, None, None)
    """
    found = _NUMBERED.fullmatch(text[:_LONGEST].strip())
    if not found:
        return None
    number, words = int(found[1] or found[4]), found[2] or found[3][: _LAST_LETTER.match(found[3]).end()]  # type: ignore[union-attr]
    if any(map(str.isdigit, words)):
        return None
    said = 2 if text_key(words) == "mostly" else rating_in_words(words)
    return number if said == number else None


_NUMBERED = re.compile(r"([0-3])\b\W*([^\W\d].*)|([^\W\d].*)(?<=\W)([0-3])\W*", re.DOTALL)
_LAST_LETTER = re.compile(r".*\w", re.DOTALL)

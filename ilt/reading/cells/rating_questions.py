"""A question behind an action that says no more than that one rates it now: all of its words are known to say so."""

from __future__ import annotations

import re

from ilt.reading.cells.column_kinds import LABEL_WORDS, RATING_WORDS, words_of
from ilt.reading.cells.headings import SMALL_WORDS
from ilt.reading.cells.other_than_ratings import other_question

_OPENS = re.compile(
    r"(?:to what (?:extent|degree|level)|how (?!many|often|much|long|hard)[a-z]+|(?:at )?what level"
    r"|(?:please )?(?:rate|score|indicate|assess)|where (?:are )?(?:we|you|is|our|your))\b"
)
_WORDS = frozenset(
    (
        *("to", "extent", "degree", "level", "how", "well", "far", "fully", "strongly", "where", "there", "here"),
        *(
            "today",
            "now",
            "right",
            "these",
            "those",
            "would",
            "has",
            "have",
            "been",
            "can",
            "currently",
            "much",
            "true",
        ),
        *("place", "evident", "established", "happening", "done", "happen", "practice", "practices", "along"),
        *("school", "schools", "district", "districts", "leadership", "instructional", "its", "as", "use", "regularly"),
    )
)
_SCALE = re.compile(r"\(?\b0 ?[-–] ?3\b\)?")
_LONGEST = 200


def asks_for_rating(text: str) -> bool:
    """Tell whether a text is a question for a rating of today, and says of nobody whose it is, or of when.

    >>> asks_for_rating("To what extent is each action present at your school?"), asks_for_rating("Where we are now")
    (True, True)
    >>> asks_for_rating("To what extent does it matter?"), asks_for_rating("How present is it at Birch?")
    (False, False)
    """
    plain = _SCALE.sub(" ", text.casefold()).strip(" \t()[]:-–—|.,>")
    if len(plain) > _LONGEST or not _OPENS.match(plain) or other_question(plain):
        return False
    return all(
        word in _WORDS or word in RATING_WORDS or word in SMALL_WORDS or word in LABEL_WORDS for word in words_of(plain)
    )

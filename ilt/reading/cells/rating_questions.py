"""A question behind an action that says no more than that one rates it now: all of its words are known to say so."""

from __future__ import annotations

import functools
import re

from ilt import framework
from ilt.reading.cells.column_kinds import LABEL_WORDS, RATING_WORDS, words_of
from ilt.reading.cells.headings import SMALL_WORDS
from ilt.reading.cells.legend_codes import codes_in
from ilt.reading.cells.legends import is_own, legend_of
from ilt.reading.cells.other_than_ratings import other_question
from ilt.reading.cells.title_words import TITLE_WORDS, without_request
from ilt.reading.cells.titles import fact_of_title, is_question_number, is_time_word

_OPENS = re.compile(
    r"(?:to what (?:extent|degree|level)|how (?!many|often|much|long|hard)[a-z]+|(?:at )?what level"
    r"|(?:please )?(?:rate|score|indicate|assess)|where (?:are )?(?:we|you|is|our|your))\b"
)
_PLAIN = (
    "to extent degree level how well far fully strongly where there here today now right these those would has"
    " have been can currently much true place evident established happening doing done happen practice practices"
    " along school schools district districts leadership instructional its as use regularly"
)
_WORDS = frozenset(_PLAIN.split())
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


def unknown_words(title: str) -> frozenset[str]:
    """Return the words in a title of ratings of which it is not known that they change nothing of what is asked.

    >>> sorted(unknown_words("To what extent is each action present at our school?"))
    []
    >>> sorted(unknown_words("Clarity of the wording"))
    ['clarity', 'wording']
    """
    return _unknown_words(title, framework.current())


@functools.lru_cache(maxsize=4096)
def _unknown_words(title: str, current: framework.Framework) -> frozenset[str]:
    fact = fact_of_title(_ILT.sub("", title).title())
    if is_question_number(title) or (fact is not None and fact[0] in ("school", "perspective")):
        return frozenset()
    if fact is not None:
        return frozenset((title,))
    known = _WORDS | TITLE_WORDS | RATING_WORDS | SMALL_WORDS | LABEL_WORDS | _framework_words(current)
    legend = legend_of([title])
    if is_own(legend) or codes_in([title]):
        known |= {word for label in legend.values() for word in words_of(label)}
    return frozenset(word for word in words_of(without_request(title)) if _says_more(word) and word not in known)


def _says_more(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and not is_time_word(word)


_ILT = re.compile(r" ilt\Z", re.IGNORECASE)


@functools.lru_cache(maxsize=4)
def _framework_words(current: framework.Framework) -> frozenset[str]:
    return frozenset(word for area in current.areas for word in words_of(area.name))

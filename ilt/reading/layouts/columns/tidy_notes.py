"""Which column of a table with one action a row holds the notes of which of its columns of ratings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ilt.reading.cells.column_kinds import NOTE_WORDS, RATING_WORDS, kind_of, words_of
from ilt.reading.cells.headings import SMALL_WORDS, field_of
from ilt.reading.cells.text import clean


def notes_of_each(row: Sequence[str], rated: Sequence[int]) -> Mapping[int, int]:
    """Return the column of notes of each of several columns of ratings, where one is its own.

    A heading with words of one of them alone is of that one (``Comment on the spring rating``). One without such words
    is of those to its left, up to other notes.

    Parameters
    ----------
    rated
        The columns of ratings, in order.
    """
    says = {place: _words(row[place]) for place in rated}
    own = {place: words - set().union(*(says[at] for at in rated if at != place)) for place, words in says.items()}
    found: dict[int, int] = {}
    free = []
    for at, heading in enumerate(row):
        if at in says or not NOTE_WORDS & set(words_of(heading)):
            continue
        words = _words(heading)
        named = [place for place in rated if words & own[place]]
        if len(named) == 1 and words <= says[named[0]]:
            found.setdefault(named[0], at)
        elif not words and (field_of(heading) == "note" or kind_of(clean(heading)).name == "note"):
            free.append(at)
    before = -1
    for at in free:
        left = [place for place in rated if before < place < at]
        for place in left or (rated if len(free) == 1 else []):
            found.setdefault(place, at)
        before = at
    return found


def notes_of_one(row: Sequence[str], rated: Sequence[int]) -> Mapping[int, int]:
    """Return the column of notes of each column of ratings that has one to itself, as ``notes_of_each`` finds it.

    >>> notes_of_one(["Action", "Self", "Self notes", "Cross", "Cross notes"], [1, 3])
    {1: 2, 3: 4}
    >>> notes_of_one(["Action", "Ann", "Ben", "Notes"], [1, 2])
    {}
    >>> notes_of_one(["Action", "2023-24", "2024-25", "Notes (24-25)"], [1, 2])
    {2: 3}
    """
    found = notes_of_each(row, rated)
    of_several = Counter(found.values())
    return {place: at for place, at in found.items() if of_several[at] == 1}


def _words(heading: str) -> set[str]:
    """Return the words of a heading that say more than that it is one of ratings or notes."""
    heading = _SHORT_YEARS.sub(r"20\1-\2", heading)
    return set(words_of(heading)) - NOTE_WORDS - (RATING_WORDS - _WHOSE) - SMALL_WORDS


_SHORT_YEARS = re.compile(r"(?<![\d-])(\d\d)[-\u2013/](\d\d)(?![\d-])")
"""``24-25``, of the year that another heading calls ``2024-25``."""


_WHOSE = frozenset(("self", "team", "ilt", "current", "currently", "now"))
"""Words of ratings that say whose they are, or of when."""

"""What a note right behind a rating says of it: nobody saw or rated, it does not count, or the number means another."""

from __future__ import annotations

import re

from ilt.framework import SCALE
from ilt.reading.cells.label_words import rating_in_words

_LOOKED_AT = 120
_CLAUSE = re.compile(r"[^,;.:()\[\]\n—]*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NOT = frozenset(("not", "no", "never", "unable", "cannot", "too", "hard", "difficult", "yet"))
_SAW = frozenset(
    (
        *(
            "see",
            "saw",
            "seen",
            "observe",
            "observed",
            "observing",
            "visit",
            "visited",
            "visiting",
            "attend",
            "attended",
        ),
        *(
            "witness",
            "witnessed",
            "know",
            "known",
            "tell",
            "say",
            "judge",
            "answer",
            "answered",
            "answering",
            "respond",
        ),
        *("responded", "rate", "rated", "rating", "score", "scored", "scoring", "assess", "assessed", "evaluate"),
        *("evaluated", "comment", "sure", "certain"),
    )
)
_ALONE = frozenset(
    (
        *("unobserved", "unseen", "unvisited", "unscored", "undecided", "declined", "declines", "refused", "abstain"),
        *("abstained", "dno", "dns", "dna", "nr", "dnr"),
    )
)
_SMALL = frozenset(
    (
        *("i", "we", "me", "am", "was", "were", "is", "be", "been", "have", "had", "has", "do", "did", "does", "could"),
        *(
            "can",
            "would",
            "able",
            "to",
            "it",
            "this",
            "that",
            "at",
            "all",
            "so",
            "far",
            "day",
            "week",
            "then",
            "any",
            "time",
            "early",
            "soon",
            "get",
            "got",
        ),
        *("chance", "opportunity", "just", "still", "yet", "for", "us", "now", "by", "honestly", "the", "an", "a"),
    )
)
_PLACES = frozenset(("there", "here"))
_WAS = frozenset(("was", "were", "been"))
_WITH_NOT = _NOT | _SAW | _SMALL | _PLACES
_STARTS = (("not", "my"), ("not", "in", "my"), ("outside", "my"), ("new", "to"), ("new", "here"), ("am", "new"))
WORDS_OF_NONE = _NOT | _SAW | _ALONE | _SMALL | _PLACES | frozenset(word for start in _STARTS[:3] for word in start)
"""All words of what says that nobody saw or rated."""
_OUT = frozenset(
    (
        "test",
        "testing",
        "ignore",
        "wrong",
        "delete",
        "disregard",
        "mistake",
        "error",
        "void",
        "typo",
        "duplicate",
        "oops",
    )
)
_WITH_OUT = frozenset(
    ("please", "this", "by", "a", "an", "the", "entry", "only", "is", "was", "just", "that", "my", "sorry", "entered")
)
_BEST = frozenset(("best", "highest", "fully", "excellent", "exemplary", "always"))
_WORST = frozenset(("worst", "lowest", "never"))
_WITH_ENDS = frozenset(
    ("in", "place", "implemented", "the", "is", "and", "effective", "effectively", "everywhere", "rating", "level")
)


def may_be_none(note: str) -> bool:
    """Tell whether all that a note says first is that nobody saw, knew or rated, or that the rating does not count.

    >>> may_be_none("did not see"), may_be_none("haven't visited"), may_be_none("did not see any calendar")
    (True, True, False)
    >>> may_be_none("ask Maria"), may_be_none("not my area"), may_be_none("wrong, ignore"), may_be_none("wrong focus")
    (True, True, True, False)
    """
    words = _words(_first(note))
    return bool(words) and (
        _nobody_saw(words)
        or words[0] == "ask"
        or any(tuple(words[at : at + len(start)]) == start for start in _STARTS for at in (0, 1))
        or (bool(_OUT & set(words)) and set(words) <= _OUT | _WITH_OUT)
    )


def is_unseen(note: str) -> bool:
    """Tell whether all that a note in a cell of its own says first is that nobody saw or rated.

    >>> is_unseen("Haven't visited yet"), is_unseen("not my area"), is_unseen("Not observed in math")
    (True, True, False)
    """
    words = _words(_first(note))
    mine = any(tuple(words[at : at + len(start)]) == start for start in _STARTS[:3] for at in (0, 1))
    return bool(words) and (_nobody_saw(words) or mine)


def _nobody_saw(words: list[str]) -> bool:
    every = set(words)
    if every & _ALONE:
        return every <= _ALONE | _SMALL | _SAW | _NOT
    if not every & _NOT or not every <= _WITH_NOT:
        return False
    return bool(every & _SAW) or bool(every & _PLACES and every & _WAS)


def meant_by(note: str, rating: int) -> int | None:
    """Return the rating whose label a note's first clause is, or the other end of the scale that it names."""
    meant = rating_in_words(note)
    return other_end(note, rating) if meant is None else meant


def other_end(note: str, rating: int) -> int | None:
    """Return the end of the scale that all words of a note's first clause name, where it is not next to the rating.

    >>> other_end("fully in place", 0), other_end("lowest", 3), other_end("best practice shared", 0)
    (3, 0, None)
    >>> other_end("fully in place", 2)
    """
    words = set(_words(_first(note)))
    best, worst = words & _BEST, words & _WORST
    if bool(best) == bool(worst) or not words <= _BEST | _WORST | _WITH_ENDS:
        return None
    end = max(SCALE) if best else min(SCALE)
    return end if abs(end - rating) > 1 else None


def _first(note: str) -> str:
    match = _CLAUSE.match(note[:_LOOKED_AT].lstrip(" ([-–—"))
    return match[0] if match else ""


def _words(text: str) -> list[str]:
    """Return the words of a text, in small letters, with "n't" as a "not" of its own."""
    found: list[str] = []
    for word in _WORD.findall(text.casefold().replace("’", "'")):
        negated = word.endswith("n't")
        found += [word.removesuffix("n't"), "not"] if negated else [*word.split("'")] if "'" in word else [word]
    return found


def reason_of_none(text: str) -> str:
    """Return what stands behind words for none, a sign and no figure: ``N/A - I was out``; blank where that is not so.

    >>> reason_of_none("N/A - I can't say"), reason_of_none("N/A - 2 of 3"), reason_of_none("n/a")
    ("I can't say", '', '')
    >>> reason_of_none("N/A - Present"), reason_of_none("N/A - consistent"), reason_of_none("Not observed (new team)")
    ('', '', 'new team')
    """
    found = _NONE_FIRST.match(text)
    reason = text[found.end() :].strip() if found else ""
    reason = reason.removesuffix(")") if found and text[found.end() - 1] == "(" else reason
    rated = (
        any(map(str.isdigit, reason))
        or rating_in_words(reason) is not None
        or _OF_LABELS & set(_WORD.findall(reason.casefold()))
    )
    return reason if reason[:1].isalpha() and not rated else ""


_OF_LABELS = frozenset(_WORD.findall(" ".join(SCALE.values()).casefold())) - {"and", "or", "not", "but"}
_NONE_FIRST = re.compile(r"(?:n/a|not (?:applicable|observed|rated))\s?[-\u2010-\u2015:\n(]", re.IGNORECASE)

"""What a note right behind a rating says against it: a second rating, or that the number is no present one."""

from __future__ import annotations

import re
from itertools import pairwise

_DASH = "-‐‑‒–—―−"  # noqa: RUF001 - every dash that people's programs write
_LOOKED_AT = 300
_LABELED = re.compile(
    rf"(?:(?<=[,;/\n]\s)|(?<=[,;/\n)\]])|(?<=[)\]]\s))[0-3]\s?(?:[{_DASH}(\[](?!\d)|\Z)"
    r"|(?<![\w.,:/-])[0-3]\s?[:=](?!\d)"
)
"""A figure that has a note of its own: behind a comma or a bracket with a dash or a bracket, anywhere with a colon."""
_ITEM = re.compile(r"(?<![\w.])(?<!grade )([1-3])\.\s")
_ENTRY = re.compile(r"\d{1,2}[.)]?")
_INSTEAD = re.compile(
    r"\b(?:now|wait|meant|mean|actually|really|more like|closer to|so|should be|"
    r"(?:revised|changed|moved|updated|corrected) to|make (?:it|that))"
    r"[\s,:]{1,3}(?:an? )?[0-3]\s?(?:\Z|[.,;!)\]\n](?!\d))",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"(?:on |out of |of |in )?(?:an?|our) (?:scale\b|(?:\d|\w{3,5})[- ]?point|\d\s?(?:[-–]|to)\s?\d\b)",
    re.IGNORECASE,
)
_IN_BRACKET = re.compile(r"([^()\[\]\d]{1,40}?)(?: | ?[:=] ?)[0-3] ?[)\]]")
_NUMBERED_WORDS = (
    "grade grades gr page pages p pp tier tiers phase goal goals step steps part item items section sections"
    " round cycle room unit units period quarter q week weeks day days team teams version v number no figure appendix"
    " question priority priorities form standard standards strand domain area focus year years semester trimester term"
    " class block module chapter table row building floor grado pagina página note notes footnote footnotes fn comment"
    " comments slide slides attachment exhibit meeting link line nota"
)
_NUMBERED = frozenset(_NUMBERED_WORDS.split())
"""What has a number that is no rating: ``2 (grade 3)``."""
_CANNOT = re.compile(
    r"\b(?:cannot|can not|can['’]t|unable to|not able to) (?:really )?"
    r"(?:say|rate|judge|tell|answer)\b\W{0,3}(?:\Z|[.,;])",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^,;.:()\[\]\n—]*")
_WORD = re.compile(r"[^\W_]+['’]?[^\W_]*")
_ALONE = frozenset(
    (
        *("goal", "target", "meta", "objetivo", "avg", "average", "mean", "median", "promedio", "prior", "previous"),
        *("previously", "desired", "ideal", "projected", "aspiration", "oops", "sorry"),
    )
)
_PAIRS = frozenset((("crossed", "out"), ("scratch", "that"), ("no", "wait"), ("i", "meant"), ("año", "pasado")))
BEFORE_TIMES = frozenset(("last", "next", "by"))
TIMES = frozenset(
    (
        *(
            "year",
            "years",
            "fall",
            "autumn",
            "winter",
            "spring",
            "summer",
            "semester",
            "quarter",
            "term",
            "round",
            "time",
        ),
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
        *("december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "eoy"),
        "end",
    )
)
_SMALL = frozenset(
    (
        *("our", "my", "the", "their", "is", "was", "as", "a", "an", "of", "for", "by", "in", "on", "at", "this", "to"),
        *("from", "team", "ilt", "school", "district", "group", "rating", "score", "all", "only", "de", "el", "del"),
        *("para", "be", "would", "it", "will", "copied", "copy", "carried", "over"),
    )
)
_OF_TIMES = _ALONE | BEFORE_TIMES | TIMES | _SMALL


_COMPOUND = re.compile(
    rf"[{_DASH}](?:ish\b|fold\b|(?:on|to|by)[{_DASH}]\w|(?:day|hour|hr|minute|min|week|month|year|yr|page|step|point|"
    r"part|person|tier|column|item|session|member|star|grade|phase)s?\b|times\b)",
    re.IGNORECASE,
)
"""What makes a number with it another word: ``3-day institute``, ``1-on-1 coaching``, ``2-ish``."""


def is_within_a_word(behind: str) -> bool:
    """Tell whether a number is the beginning of a word, by what is behind it.

    >>> is_within_a_word("-day institute"), is_within_a_word("-we meet")
    (True, False)
    """
    return _COMPOUND.match(behind) is not None


_LATER_LINE = re.compile(r"^[^\W\d][\w .'&/-]{0,30}[:=] ?[0-9] ?$", re.MULTILINE)
"""A line of its own with whose, or when, a rating is: ``January: 2``."""


def is_followed_by_another(separator: str, after: str, rating: int) -> bool:
    """Tell whether a note holds a second rating with a note of its own, or one that takes its place.

    Parameters
    ----------
    separator
        What stands between the rating and the note.

    Examples
    --------
    >>> is_followed_by_another(" (", "JM) 3 (KT)", 2), is_followed_by_another(" - ", "3 of 5 teachers", 2)
    (True, False)
    >>> is_followed_by_another(" (", "Millbrook 1)", 2), is_followed_by_another(" (", "grade 3)", 2)
    (True, False)
    """
    after = after[:_LOOKED_AT]
    items = _ITEM.findall(after) if separator.strip()[:1] == "." else []
    listed = str(rating + 1) in items
    if separator.rstrip()[-1:] in ("(", "[") and (inside := _IN_BRACKET.match(after)):
        last = _WORD.findall(inside[1])[-1:]
        if last and last[0].casefold() not in _NUMBERED:
            return True
    if "\n" in separator and _LATER_LINE.search(after):
        return True
    return bool(listed or _LABELED.search(after) or _INSTEAD.search(after) or _SCALE.match(after))


def begins_list(rating: int, separator: str, after: str) -> bool:
    """Tell whether the number is the first of a list: the next one starts a line, or stands before a bracket."""
    following = str(rating + 1)
    if any(_ENTRY.match(line.strip()) and line.strip().startswith(following) for line in after.split("\n")[1:]):
        return True
    return separator.strip()[:1] == ")" and f" {following})" in after


def cannot_say(note: str) -> bool:
    """Tell whether a note says that its writer cannot rate: ``I am new and cannot say``."""
    return _CANNOT.search(note[:_LOOKED_AT]) is not None


def is_of_another_time(after: str) -> bool:
    """Tell whether the note's first clause says that a number is a goal, an average, or of another time, and no more.

    >>> is_of_another_time("goal for June"), is_of_another_time("last year, now 3"), is_of_another_time("goal setting")
    (True, True, False)
    """
    match = _CLAUSE.match(after[:_LOOKED_AT])
    words = [word.casefold() for word in _WORD.findall(match[0] if match else "")]
    pairs = list(pairwise(words))
    said = _ALONE & set(words) or any(one in BEFORE_TIMES and two in TIMES for one, two in pairs)
    if words and tuple(words[:2]) in _PAIRS:
        return True
    return bool(said) and all(word in _OF_TIMES or word.isdecimal() for word in words)

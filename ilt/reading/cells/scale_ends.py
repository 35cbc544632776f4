"""What texts say of the ends of a scale: which number is best, and how many points there are."""

from __future__ import annotations

import re

from ilt.framework import SCALE
from ilt.reading import limits
from ilt.reading.cells.column_kinds import LABEL_WORDS, RATING_WORDS, words_of

_LOW = "lowest|worst|bottom|weakest|poorest|least|minimum|low|poor|never|peor|nunca"
_HIGH = "highest|best|top|strongest|most|maximum|high|excellent|always|mejor|siempre"
_OTHER_NUMBERS = frozenset(
    (
        *("period", "grade", "week", "page", "question", "item", "action", "area", "round", "quarter", "month", "year"),
        *("day", "cohort", "team", "room", "row", "column", "step", "part", "section", "priority", "goal", "by"),
    )
)
"""Words before a range that is none of a scale, without an s."""
_ABOUT_SCALES = re.compile(
    r"\b(?:scales?|rat(?:e|ed|es|ing|ings)|scor(?:e|es|ing)|likert|rubric|escalas?|califi(?:ca|que|caci[oó]n)|"
    r"puntu(?:a|aci[oó]n)|puntaje|échelle)\b",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(
    rf"(?<![\w.,/-])(\d{{1,2}}) ?(=|\(|is|being|as|es|[\u2010-\u2015:-]|(?= )) ?(?:the |our |el |la |lo )?"
    rf"(?:({_LOW})|({_HIGH}))\b",
    re.IGNORECASE,
)
_WORD_FIRST = re.compile(
    rf"\b(?:({_LOW})|({_HIGH})) ?(?:=|\(|is|being|es) ?(?:an? )?(\d{{1,2}})(?![\w/%]|[.,-]\d)", re.IGNORECASE
)
_TURNED = re.compile(
    r"\b(?:low(?:er|est)?|smaller|fewer|menor) (?:\w+ ){0,2}?(?:is|are|=|means?|es) (?:\w+ )?(?:better|best|mejor)\b|"
    r"\bhigh(?:er|est)? (?:\w+ ){0,2}?(?:is|are|=|means?) (?:\w+ )?(?:worse|worst)\b|"
    r"\b(?:reversed?|inverted|inverse)[ -](?:scor|scal|cod|rat)[a-z]{0,5}\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:[34]|three|four)[ -](?:points?|pts?)\b|\b(?:escala|échelle) de (?:3|4|tres|cuatro|quatre)\b", re.IGNORECASE
)
_IN_TURN = re.compile(r"(?<![\w.])(?:0[ ,/|-]{1,3})?1[ ,/|-]{1,3}2[ ,/|-]{1,3}3[ ,/|-]{1,3}4(?![\w.])")
_STARS = re.compile(r"\b(?:[4-9]|10|four|five|ten)[ -]?stars?\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[] ?[01] ?(?:[\u2010-\u2015-]|to) ?(?:[4-9]|10) ?[)\]]")
_ABOVE = re.compile(
    r"(?<![\w.,/:\u2010-\u2015-])(?:[4-9]|10|four|five|six|seven|ten)"
    r"(?![\w/%:]|[.,-]\d| ?[ap]\.?m\b| (?!or\b|to\b|and\b|is\b|as\b|being\b|the\b)[a-z])",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"(?<!grade )\b(?:level|nivel) [4-9]\b", re.IGNORECASE)
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
_LONGEST, _LONGEST_WORD = 200, 60
_SCALE = re.compile(r"\b(?:scale|rubric|likert|escala|échelle)\b", re.IGNORECASE)


def other_ends(text: str) -> str:
    """Return the words with which a text says that another number than 3 is best, or than 0 is lowest; else blank.

    >>> other_ends("1 is lowest and 4 is highest"), other_ends("Lower is better."), other_ends("0 = lowest, 3 = best")
    ('1 is lowest and 4 is highest', 'Lower is better.', '')
    """
    if len(text) > limits.HEADING_CHARACTERS:
        return ""
    ends_said = _ANCHORED.search(text)
    if _TURNED.search(text) or (ends_said and _side(ends_said[1]) > 0 > _side(ends_said[2])):
        return text
    found = _NUMBER_FIRST.findall(text)
    # A note may be "2 - most of us".
    named = len(found) > 1 or bool(_SCALE.search(text))
    ends = [(int(number), bool(low)) for number, sign, low, _ in found if named or (sign and sign[:1] in "=(ibae")]
    ends += [(int(number), bool(low)) for low, _, number in _WORD_FIRST.findall(text)]
    return text if any(number != (min(SCALE) if low else max(SCALE)) for number, low in ends) else ""


def is_turned(said: str) -> bool:
    """Tell whether a scale that is said begins with its best.

    >>> is_turned("1 = Always … 4 = Never"), is_turned("1 is highest and 4 is lowest"), is_turned("Lower is better.")
    (True, True, True)
    >>> is_turned("4 = best"), is_turned("1 = Never … 4 = Always")
    (False, False)
    """
    if _TURNED.search(said):
        return True
    ends = {int(number): label for number, label in _ENDS.findall(said)}
    low, high = (ends.get(number, "") for number in (1, max(ends, default=1)))
    best = bool(_BEST.search(low)) and not _WORST.search(low)
    worst = bool(_WORST.search(high)) and not _BEST.search(high)
    return best or (worst and max(ends) > 1)


def are_ends(first: str, last: str) -> bool:
    """Tell whether one of two labels says the worst of a scale, and the other the best.

    >>> are_ends("Not present", "Consistently in place"), are_ends("Not present", "Not sure")
    (True, False)
    """
    return _side(first) * _side(last) < 0


def _side(label: str) -> int:
    """Return 1 for words of the best, -1 for words of the worst, 0 for both and for neither."""
    return bool(_BEST.search(label)) - bool(_WORST.search(label))


_ENDS = re.compile(r"\b(\d)\b([^\d]*)")
_BEST = re.compile(
    r"\b(?:best|highest|high|top|always|exemplary|excellent|fully|consistently|strong(?:est)?)\b", re.IGNORECASE
)
_WORST = re.compile(
    r"\b(?:not|never|none|no|worst|lowest|low|poor|rarely|weak(?:est)?)\b|\binconsistently", re.IGNORECASE
)
_ANCHORED = re.compile(
    r"(?<![\w.])[01] ?\(([^()]{1,40})\) ?(?:[\u2010-\u2015-]|to|through|and|al?|hasta|y|à) ?\d{1,2} ?\(([^()]{1,40})\)",
    re.IGNORECASE,
)
"""The ends of a scale with their labels: ``0 (weak) to 3 (strong)``."""


def names_a_scale(text: str) -> bool:
    """Tell whether a name of a file or a sheet speaks of a scale, as ``Oak (scale 1-4)`` does."""
    return _SCALE.search(text) is not None or _POINTS.search(text) is not None


def may_be_other(text: str) -> str:
    """Return the words that may be said of a scale that is not 0-3, or of that; else blank.

    >>> may_be_other("We used a four-point scale."), may_be_other("Rate using 1, 2, 3 or 4")
    ('four-point', 'Rate using 1, 2, 3 or 4')
    >>> may_be_other("Please rate the 19 actions by May 5"), may_be_other("Rate all actions in 4 areas")
    ('', '')
    """
    if len(text) > _LONGEST:
        return ""
    if (found := _POINTS.search(text)) and _SCALE.search(text):
        return found[0]
    if _IN_TURN.search(text) or _STARS.search(text) or names_level_above(text):
        return text
    bracket = _IN_BRACKETS.search(text)
    if bracket and not is_of_others(text[: bracket.start()]):
        return text
    above = (match for match in _ABOVE.finditer(text) if not is_of_others(text[: match.start()]))
    return text if about_scales(text) and any(above) else ""


def names_level_above(text: str) -> bool:
    """Tell whether a text names a level that 0-3 does not have: ``Level 4 is the goal``."""
    return len(text) <= _LONGEST and _LEVEL.search(text) is not None


def about_scales(text: str) -> bool:
    """Tell whether a text speaks of a scale, of ratings or of scores."""
    return len(text) <= limits.HEADING_CHARACTERS and _ABOUT_SCALES.search(text) is not None


def is_of_others(before: str) -> bool:
    """Tell whether the words before a number say that it is none of a scale: ``Grades``, ``May``."""
    words = before[-_LONGEST_WORD:].rstrip(" :([.,").casefold().split()
    last = words[-1].removesuffix("s") if words else ""
    return last in _OTHER_NUMBERS or last[:3] in _MONTHS


_NUMBERS_FROM_1 = frozenset("1234")
_ONE_IS_NOTHING = re.compile(
    r"\b1\b[^\w\n]{0,4}(?:(?:is|means) )?(?:not (?:present|implemented|in place)|absent)", re.IGNORECASE
)
_FROM_1_TO_4 = re.compile(
    r"(?<![\w.])1\b[^\d\n]{0,60}?(?:[-–]|\bto|\bthrough)\s?4\b(?:\s?(?:[(=:–-]|is\b)[^()\n.;]{0,60})?", re.IGNORECASE
)
_PLAIN_WORDS = "scale a of the from to on is in range points point through using 1 2 3 4"
_PLAIN = frozenset(_PLAIN_WORDS.split())


def may_be_from_1(said: str) -> bool:
    """Tell whether a scale that is said may be the framework's four levels, counted from 1 on: no label is another's.

    >>> may_be_from_1("Rate from 1 (not present) to 4"), may_be_from_1("1-4"), may_be_from_1("1 = not present")
    (True, True, True)
    >>> may_be_from_1("1 (beginning) to 4"), may_be_from_1("1-5"), may_be_from_1("0-4"), may_be_from_1("4 = best")
    (False, False, False, False)
    """
    part = _FROM_1_TO_4.search(said) or _ONE_IS_NOTHING.search(said)
    words = words_of(part[0]) if part else []
    numbers = {word for word in words if word.isdecimal()}
    if not numbers or not numbers <= _NUMBERS_FROM_1 or is_turned(said):
        return False
    if not set(words) <= _PLAIN | RATING_WORDS | LABEL_WORDS:
        return False
    labeled = bool(set(words) & (LABEL_WORDS - _PLAIN - RATING_WORDS))
    return _ONE_IS_NOTHING.search(said) is not None or not labeled

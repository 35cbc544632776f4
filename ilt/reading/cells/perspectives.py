"""The words for the two teams: whose side a rater is on, and which team's assessment is rated."""

from __future__ import annotations

import re

from ilt.framework import ASSESSMENTS
from ilt.ratings import CROSS, SELF

CHOICES = ("self", "cross", "School ILT", "District ILT")
_TEAM = re.compile(
    r"(?:(?:i am|i'm|we are) )?(?:(?:on|a|an) )?(?:members? of )?(?:(?:the|our|my|a) )?"
    r"(school|district)(?:'s)?(?: ilt)?(?: team)?(?: members?)?"
)
_TWICE = re.compile(r"([^()]+?) ?\(([^()]+)\)")
"""A side said twice: ``Cross (District ILT)``."""

_RATING = re.compile(r"[ -](?:ratings?|assessments?)\Z")


def perspective_of(words: str, assessment: str) -> str | None:
    """Return the perspective that words name, for a rating of one assessment; ``None`` for other words.

    >>> perspective_of("District", "district"), perspective_of("a school ILT member", "district")
    ('self', 'cross')
    >>> perspective_of("Self-rating", "district"), perspective_of("Cross rating", "school")
    ('self', 'cross')
    >>> perspective_of("Self (School ILT)", "school"), perspective_of("Self (School ILT)", "district")
    ('self', None)
    """
    key = words.casefold().replace("’", "'").replace("_", " ").replace("instructional leadership team", "ilt")
    side = _RATING.sub("", key)
    if side in (SELF, CROSS):
        return side
    team = _TEAM.fullmatch(key)
    if team:
        return SELF if team[1] == assessment else CROSS
    if (both := _TWICE.fullmatch(key)) and (said := perspective_of(both[1], assessment)):
        return said if said == perspective_of(both[2], assessment) else None
    return None


def may_name_assessment(words: str) -> bool:
    """Tell whether words name a side, save where they may as well name the assessment of their row."""
    return words.casefold() in ASSESSMENTS


def assessment_of(text: str) -> str:
    """Return the assessment that words name; else blank."""
    key = text.casefold().removesuffix(" ilts").removesuffix(" ilt")
    return key if key in ASSESSMENTS else ""

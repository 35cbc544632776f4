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

_AT = re.compile(
    r"(?:(?:i|we) (?:work|am|are) |(?:i'm|we're) |based |works )?(?:at|in) (?:a|the|my|our|one) "
    r"(school|district|central)(?: (?:office|level|building|site))?"
)
"""Where somebody works: ``At a school``."""
_ILT = re.compile(r"\b(school|district)(?:'s)? ilt\b(?: team)?")
_MEMBERS = frozenset(
    (
        *("a", "an", "the", "our", "my", "i", "am", "i'm", "as", "on", "of", "in", "is", "who", "and", "member"),
        *("members", "outside", "inside", "external", "internal", "perspective", "view", "rater", "staff", "leader"),
        *(
            "leaders",
            "lead",
            "teacher",
            "teachers",
            "principal",
            "assistant",
            "vice",
            "ap",
            "dean",
            "coach",
            "counselor",
        ),
        *("coordinator", "specialist", "director", "superintendent", "chair", "facilitator", "librarian", "classroom"),
        *("instructional", "building", "rep", "representative", "administrator"),
    )
)
"""Words next to one team's name that say no more than that somebody is on it."""
_VIEW_OF_OTHER = {SELF: frozenset(("outside", "external")), CROSS: frozenset(("inside", "internal"))}
_RATING = re.compile(r"[ -](?:ratings?|assessments?)\Z")


def perspective_of(words: str, assessment: str) -> str | None:
    """Return the perspective that words name, for a rating of one assessment; ``None`` for other words.

    >>> perspective_of("District", "district"), perspective_of("a school ILT member", "district")
    ('self', 'cross')
    >>> perspective_of("Self-rating", "district"), perspective_of("Cross rating", "school")
    ('self', 'cross')
    >>> perspective_of("Teacher on the school ILT", "school"), perspective_of("District ILT member (outside)", "school")
    ('self', 'cross')
    >>> perspective_of("School ILT (outside view)", "school"), perspective_of("Another school ILT's member", "school")
    (None, None)
    >>> perspective_of("Self (School ILT)", "school"), perspective_of("Self (School ILT)", "district")
    ('self', None)
    """
    key = words.casefold().replace("’", "'").replace("_", " ").replace("instructional leadership team", "ilt")
    side = _RATING.sub("", key)
    if side in (SELF, CROSS):
        return side
    if said := _said_plainly(side):
        return said
    team = _TEAM.fullmatch(key)
    if team:
        return SELF if team[1] == assessment else CROSS
    if (both := _TWICE.fullmatch(key)) and (said := perspective_of(both[1], assessment)):
        other = perspective_of(both[2], assessment)
        if other is not None:
            return said if said == other else None
    member = _member_of(key)
    if member is None:
        return None
    side = SELF if member == assessment else CROSS
    return side if not _words(key) & _VIEW_OF_OTHER[side] else None


def _said_plainly(key: str) -> str | None:
    """Return the side of words that name it and then only say what it is.

    >>> _said_plainly("self (my own team)"), _said_plainly("cross - another team"), _said_plainly("self (school ilt)")
    ('self', 'cross', None)
    """
    found = _EXPLAINED.fullmatch(key)
    plain = found is not None and _words(found[2]) and _words(found[2]) <= _SAYS_THE_SAME[found[1]]
    return found[1] if found and plain else None


_EXPLAINED = re.compile(r"(self|cross)(?:[- ](?:ratings?|assessments?))? ?(?:\(|[-–—:,] ?)([^()]{1,60})\)?")
_SAYS_NO_MORE = "a the my our of for team ilt about rating i we am are rate"
_OF_ANY = frozenset(_SAYS_NO_MORE.split())
_SAYS_THE_SAME = {SELF: _OF_ANY | {"own"}, CROSS: _OF_ANY - {"my", "our"} | {"another", "other", "else's"}}


def _member_of(key: str) -> str | None:
    """Return the team that somebody is on by words that say nothing else, or works at; ``None`` where they may.

    >>> _member_of("teacher on the school ilt"), _member_of("at a school"), _member_of("coach for the school ilt")
    ('school', 'school', None)
    """
    if at := _AT.fullmatch(key):
        return at[1].replace("central", "district")
    teams = set(_ILT.findall(key)) if len(key) <= _LONGEST else set()
    if len(teams) != 1:
        return None
    (team,) = teams
    return team if _words(_ILT.sub(" ", key)) <= _MEMBERS | {team} else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_']+(?:'\w+)?", text))


_LONGEST = 80


def may_name_assessment(words: str) -> bool:
    """Tell whether words name a side, save where they may as well name the assessment of their row."""
    return words.casefold() in ASSESSMENTS


def assessment_of(text: str) -> str:
    """Return the assessment that words name; else blank."""
    key = text.casefold().removesuffix(" ilts").removesuffix(" ilt")
    return key if key in ASSESSMENTS else ""

"""Labels that nobody is called by, whatever they mean: a word of headings, a group, a time or a school in short.

What a label among raters' names means need not be known to ask about it: it is enough that it is built as no name is.
"""

from __future__ import annotations

import re

from ilt.reading.cells.names_in_headings import is_heading_word
from ilt.reading.cells.summary_words import name_key

_ROLE_WORDS = (
    "principal assistant associate vice asst dean coach coordinator teacher counselor counsellor specialist director"
    " lead leader chair facilitator member rater respondent participant reviewer evaluator observer interviewer"
    " interventionist librarian secretary superintendent supt supervisor manager officer administrator admin"
    " psychologist therapist parent guardian student representative rep paraprofessional para aide liaison clerk"
    " nurse head partner consultant person individual educator instructor staff faculty community maestra maestro"
    " docente"
    " cao ceo coo cfo cto cio vp"
    " directora subdirector subdirectora coordinador coordinadora consejero consejera padre madre participante"
)
ROLES = frozenset(_ROLE_WORDS.split())
"""What a person may be called for: one of these is enough."""
_GROUP_WORDS = (
    "staff faculty community leadership team committee council board panel cabinet cohort department squad plc pln"
    " families people admins"
)
_GROUPS = frozenset(_GROUP_WORDS.split())
"""What several people are together, where it stands alone."""
_SAID_WORDS = (
    "pick picks est estimate estimates guess choice choices call vote votes recommendation recommendations rec recs"
    " suggestion suggestions proposal input version versions view take opinion score scores rating ratings number"
    " numbers figure figures average avg draft drafts calibration review edit edits entry adjustment notes note"
    " comment comments summary result results feedback perception judgment judgement preference prediction response"
    " responses reflection assessment evaluation report data check ratg"
)
_SAID = frozenset(_SAID_WORDS.split())
"""What somebody said, behind the word for who did: a coach is somebody, and a coach's pick is not."""
_NO_VOWEL = frozenset(("ng", "md", "wm", "bj", "tj", "cj"))
"""Names and nicknames without a vowel."""
_SEASONS = frozenset(("fall", "spring", "winter"))
_IN_SHORT = frozenset(("boy", "moy", "eoy", "ytd", "tbd", "qtr", "plc", "plcs", "slt", "blt", "dlt", "ilt", "mtss"))
"""Times and teams in letters: they are no initials."""
_FIGURE_WORDS = (
    "previous current original preliminary proposed reference recommended estimated provisional tentative adjusted"
    " revised initially suggested predicted projected priority evidence observation observed average weighted"
    " calibrated moderated consensus summary target expected benchmark baseline percentage difference overall"
    " verified planned approximate"
)
_FIGURES = _FIGURE_WORDS.split()
_CUT, _FIRST_LETTERS = 4, 6
"""A word of figures may be cut to so many letters: ``Prev``, ``Prelim``."""
_NAMES_TOO_WORDS = (
    "basel an comfort delta ela else job less link maximo my per reason said true unique us clear cross date day de"
    " each field key more moy post real room segura short steer strand tailor too way were reading weeks young price"
    " long best rich page cook prior bishop do no so am lo may will grant ali sam ray lee kim max"
)
_NAMES_TOO = frozenset(_NAMES_TOO_WORDS.split())
"""Words of headings that somebody may be called by, alone."""
_MADE_OF_WORDS = re.compile(r"\w*(?:tion|tions|sions|[sztdvgkc]ed|nned|ined)", re.IGNORECASE)
"""How a word ends that is made of a verb; it needs ``_MADE`` letters."""
_MADE = 7
_PLURAL_IN_LETTERS = re.compile(r"[A-Z]{2,}s")
_VOWELS = frozenset("aeiouyáàâäãåéèêëíìîïóòôöõøúùûü")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEHIND = re.compile(r"(?<!\s)\s*(?:\(.*|\[.*|[,;/|&+:].*|\s[-–—]\s.*)\Z", re.DOTALL)
_OF = frozenset(("of", "for", "on", "in", "to", "at", "de", "del", "and", "y"))
_LETTERS_IN_SHORT = 3
_LEVELS = {"elementary": "e", "middle": "m", "high": "h", "academy": "a", "school": "s", "primary": "p"}


def is_no_person(text: str, *, among_roles: bool = False) -> bool:
    """Tell whether a label among names is built as no name, no initials and no role is.

    Parameters
    ----------
    among_roles
        Whether most of the others are roles: a group may stand among these.

    Examples
    --------
    >>> all(map(is_no_person, ("EOY", "Coach pick", "Facilitator est.", "Prev", "PLCs", "Staff", "Wt")))
    True
    >>> any(map(is_no_person, ("JT", "J.T.", "Coach Diaz", "Grant", "Kim", "ML coach", "Ng", "McKay")))
    False
    """
    bare = _BEHIND.sub("", text.strip())
    words = _WORD.findall(bare)
    keys = [word.casefold() for word in words]
    if not words or "@" in text:
        return False
    if set(keys) & ROLES:
        return _is_said(bare, words, keys) or (len(keys) == 1 and keys[0] in _GROUPS and not among_roles)
    if _is_in_short(bare, words, keys):
        return True
    if not among_roles and len(keys) == 1 and (keys[0] in _GROUPS or _are_several(keys[0])):
        return True
    if keys[0] in _SEASONS and len(keys) == 1:
        return True
    # Among roles, a subject is whoever teaches it.
    of_figures = not among_roles or bool((_SAID | set(_FIGURES)) & set(keys))
    return of_figures and _is_made_of_words(words, keys)


def _is_said(bare: str, words: list[str], keys: list[str]) -> bool:
    """Tell whether the last word of a role is not who, but what: ``Coach pick``, ``Facilitator est.``."""
    if len(words) == 1 or keys[-1] in ROLES or _OF & set(keys):
        return False
    return keys[-1] in _SAID or (len(words[-1]) > 1 and words[-1].islower() and bare.endswith("."))


def _is_in_short(bare: str, words: list[str], keys: list[str]) -> bool:
    """Tell whether a label is one word that was cut, or letters that stand for a time or a team."""
    if len(words) > 1:
        return False
    word, key = words[0], keys[0]
    if key in _IN_SHORT and (word.isupper() or key not in _NAMES_TOO):
        return True
    if _PLURAL_IN_LETTERS.fullmatch(word):
        return True
    mixed = word[:1].isupper() and word[1:].islower()
    if mixed and bare.endswith(".") and key not in ("jr", "sr"):
        return True
    if mixed and not _VOWELS & set(key[1:]) and key[0] not in "aeiou" and key not in _NO_VOWEL:
        return True
    return (
        _CUT <= len(key) <= _FIRST_LETTERS
        and key not in _NAMES_TOO
        and any(figure.startswith(key) and figure != key and key[-1] not in "aeiou" for figure in _FIGURES)
    )


def _are_several(key: str) -> bool:
    """Tell whether a word is the plural of a role: ``Teachers``."""
    return key not in ROLES and any(key.endswith(end) and key.removesuffix(end) in ROLES for end in ("s", "es"))


def _is_made_of_words(words: list[str], keys: list[str]) -> bool:
    """Tell whether each word of a label is one of headings, and none may be a name."""
    if set(keys) & _NAMES_TOO or max(map(len, words)) <= _LETTERS_IN_SHORT:
        return False
    return all(is_heading_word(word) or (len(word) >= _MADE and _MADE_OF_WORDS.fullmatch(word)) for word in words)


def stands_for(text: str, school: str) -> bool:
    """Tell whether a label is a school (``name_key``) in short.

    Examples
    --------
    >>> stands_for("BES", "birch elementary"), stands_for("Birch ES", "birch elementary")
    (True, True)
    >>> stands_for("BE", "birch elementary"), stands_for("Ben", "birch elementary")
    (True, False)
    """
    return name_key(text) in in_short(school)


def in_short(school: str) -> frozenset[str]:
    """Return how a school (``name_key``) may be called: by its letters, or by its name with its level in letters.

    >>> sorted(in_short("oak hill middle school"))
    ['oak hill m', 'oak hill ms', 'ohm', 'ohms']
    """
    words = school.split()
    at = next((place for place, word in enumerate(words) if word in _LEVELS), 0)
    own, level = words[:at], words[at:]
    if not own or not _LEVELS.keys() >= set(level):
        return frozenset()
    letters = "".join(_LEVELS[word] for word in level).removesuffix("s")
    initials = "".join(word[0] for word in own)
    return frozenset(start + end for start in (f"{' '.join(own)} ", initials) for end in (letters, f"{letters}s"))

"""Names that are nobody's: a sentence, a group, what is final, a school, in place of who rated."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ilt.reading.cells.labels_among_names import in_short
from ilt.reading.cells.prompts import PROMPTING, PROMPTING_STARTS, is_prompt
from ilt.reading.cells.summary_words import (
    INSTEAD_OF_NAME,
    KIND_WORDS,
    SMALL_WORDS,
    SummaryLabel,
    instead_of_name,
    name_key,
    summary_of,
)
from ilt.reading.cells.texts_with_words import ascii_words, may_hold

_SENTENCE = frozenset(
    (
        *("where", "what", "when", "after", "before", "want", "we", "us", "our", "ours", "says", "should", "could"),
        *(
            "talking",
            "discussion",
            "discussing",
            "discussed",
            "meeting",
            "conversation",
            "donde",
            "queremos",
            "despues",
        ),
        *("antes", "nosotros", "todos"),
    )
)
ANONYMOUS = frozenset(("say", "prefer", "rather", "name", "named", "anonymous"))
_FINAL = frozenset(
    ("final", "finals", "version", "rollup", "roll", "up", "all", "of", "us", "everyone", "the", "draft")
)
_GROUP = frozenset(("ilt", "all", "team", "whole", "staff", "summary", "overall", "everyone", "group", "total"))
_NO_NAME_WORDS = (
    "answer decision vote votes guess estimate result results official revised revision outcome everybody nobody anyone"
    " together elementary middle academy pasado pasada ano anos desired hoped wished ideal ideally reality actual"
    " actually projected projection movement importance rounded majority status comparison how many who why which both"
    " tbd pages"
)
_ALONE_WORDS = (
    "key hi lo state scale dream dreams wish vision range spread mode medium notes note comment comments page legend"
    " date time place today tomorrow yesterday blank none office deseado deseada futuro hoy escala clave"
)
NO_NAMES = (SMALL_WORDS | _SENTENCE | _FINAL | _GROUP).union(_NO_NAME_WORDS.split())
"""Words that stand in no name of a person, not even as a part of it."""
ALONE_NO_NAMES = NO_NAMES.union(_ALONE_WORDS.split())
"""Words that are no name where they stand alone."""
_PAGES = frozenset(("page", "pagina", "pag", "seite"))
_WITHHELD = frozenset(
    ("anonymous", "anonymously", "anon", "anónimo", "anónima", "anonimo", "anonyme", "anonym", "anoniem")
)
_WITH_WITHHELD = frozenset(("user", "respondent", "participant", "rater", "staff", "member", "teacher", "usuario"))
_INSTEAD = frozenset(
    (
        *("n/a", "none", "no name", "name withheld", "withheld", "prefer not to say", "prefer not to answer"),
        *("i prefer not to say", "rather not say", "i'd rather not say", "prefer not to share", "not given"),
        *("not provided", "unknown", "no answer", "no response", "private", "confidential", "nobody", "no one"),
        *("null", "nan", "#n/a", "name", "your name", "sin nombre", "ninguno", "not applicable"),
    )
)
_VIEWS = frozenset(("view", "views", "perspective", "top", "picture"))
"""Words that stand next to such as say what figures are, and next to no part of a name."""
_SAYING = frozenset(_NO_NAME_WORDS.split()) | KIND_WORDS | _VIEWS - {"top"}
"""Of these words each text has one that is nobody's because none of its words is a name's."""
_TEAMS = frozenset(("team", "teams", "ilt", "group", "groups", "member", "members", "rater", "raters", "staff"))
_YEAR = re.compile(r"(?:sy ?)?(?:19|20)\d\d(?: ?[-–/] ?(?:(?:19|20)\d\d|\d\d))?", re.IGNORECASE)
_YEARS = ("19", "20", "SY", "sy", "Sy")
_TELLING = _PAGES | _SENTENCE | _FINAL | _GROUP | _SAYING | INSTEAD_OF_NAME
"""Of these words, or of the schools', each name has one that is nobody's, if it has any."""
_WITHHOLDING = PROMPTING | _WITHHELD | {max(ascii_words(text), key=len) for text in _INSTEAD}
_WITHHOLDING_STARTS = (*PROMPTING_STARTS, "xx")
_LONGEST_NAME, _SEVERAL = 1, 2
_MOST_WORDS = 20
"""Of a school's name: longer ones are known by these alone."""
_PHRASE = SummaryLabel("phrase")


@dataclass(frozen=True)
class SchoolNames:
    """How schools may be called; made once for all names that are held against them.

    Attributes
    ----------
    whole
        Their names (``name_key``), and these in short.
    starts
        The first words of each name.
    """

    whole: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Collection[str]) -> SchoolNames:
        """Return how the schools of some names (``name_key``) may be called."""
        short = [one for name in names for one in in_short(name)]
        words = [name.split() for name in names]
        starts = (" ".join(one[:many]) for one in words for many in range(1, min(len(one), _MOST_WORDS) + 1))
        return cls(frozenset([*names, *short]), frozenset(starts))


NO_SCHOOLS = SchoolNames()


def no_name(text: str, schools: SchoolNames = NO_SCHOOLS) -> SummaryLabel | None:
    """Return what a name is that is nobody's; ``None`` where it may be somebody's.

    Parameters
    ----------
    schools
        How the schools of the table may be called.

    Examples
    --------
    >>> no_name("Where we want to be").kind, no_name("FINAL").kind, no_name("Prefer not to say")
    ('phrase', 'phrase', None)
    >>> no_name("Top priority").kind, no_name("District view").kind, no_name("District member")
    ('phrase', 'phrase', None)
    >>> oak = SchoolNames.of(["oak elementary"])
    >>> no_name("Oak ILT (all)", oak).kind, no_name("OES", oak).kind, no_name("Will Oak", oak)
    ('phrase', 'phrase', None)
    """
    words = name_key(text.strip()).split()
    there = set(words)
    if not words or "@" in text or there & ANONYMOUS:
        return None
    if words[0] in _PAGES and there - _PAGES and all(word.isdigit() or word in ("of", "de") for word in words[1:]):
        return _PHRASE
    if (len(words) > _LONGEST_NAME and there & _SENTENCE) or there <= _FINAL - {"the", "of", "up", "us"}:
        return _PHRASE
    if there <= _FINAL and len(words) >= _SEVERAL:
        return _PHRASE
    if there <= ALONE_NO_NAMES | _VIEWS and there & _SAYING and not there & _TEAMS:
        return _PHRASE
    return _PHRASE if is_school(text, schools) else instead_of_name(text.strip())


def years_among(names: Sequence[str]) -> list[int]:
    """Return the places of the names that are a year, where none is another number.

    >>> years_among(["Ann", "2025", "Ben", "2024-25"]), years_among(["2024", "2025", "1187"])
    ([1, 3], [])
    """
    likely = [at for at, name in enumerate(names) if name.startswith(_YEARS) and _YEAR.fullmatch(name.strip())]
    others = set(range(len(names))).difference(likely) if likely else ()
    return [] if any(names[at].strip().isdecimal() for at in others) else likely


def that_may_be_nobody(names: Sequence[str], schools: Collection[str]) -> Sequence[int]:
    """Return the places of the names that ``no_name`` may tell of: nearly all names need no closer look."""
    of_schools = [ascii_words(name) for school in schools for name in (school, *in_short(school))]
    return may_hold(names, _TELLING.union(*of_schools)) if all(of_schools) else range(len(names))


def that_are_anonymous(names: Sequence[str]) -> frozenset[str]:
    """Return the names that are nobody's (``is_anonymous``)."""
    return frozenset(names[at] for at in may_hold(names, _WITHHOLDING, _WITHHOLDING_STARTS) if is_anonymous(names[at]))


def is_anonymous(name: str) -> bool:
    """Tell whether what stands for a name is nobody's: two who write it need not be one.

    >>> is_anonymous("Anonymous"), is_anonymous("N/A"), is_anonymous("--"), is_anonymous("Prefer not to say.")
    (True, True, True, True)
    >>> is_anonymous("Anonymous 2"), is_anonymous("NA"), is_anonymous("Ann")
    (False, False, False)
    """
    text = name.strip().casefold().replace("\u2019", "'").strip(" .()[]*!")
    if not any(map(str.isalnum, text)) or (len(text) > 1 and set(text) == {"x"}):
        return True
    words = set(text.split())
    return text in _INSTEAD or is_prompt(name) or (bool(words & _WITHHELD) and words <= _WITHHELD | _WITH_WITHHELD)


def is_school(text: str, schools: SchoolNames) -> bool:
    """Tell whether a name is a school's, or its start with a word such as "ILT" or "all"."""
    words = name_key(text.strip()).split()
    rest = [word for word in words if word not in _GROUP]
    return " ".join(words) in schools.whole or (len(rest) < len(words) and " ".join(rest) in schools.starts)


def is_no_rater(name: str, school: str) -> bool:
    """Tell whether the name of a sheet says that it is no rater's.

    >>> is_no_rater("Final version", ""), is_no_rater("Poplar", "Poplar Elementary"), is_no_rater("Kim", "Oak")
    (True, True, False)
    """
    own, whole = name_key(name), name_key(school)
    if not own:
        return False
    return f"{whole} ".startswith(f"{own} ") or bool(
        no_name(name, SchoolNames.of([whole] if whole else [])) or summary_of(name)
    )

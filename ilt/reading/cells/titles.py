"""What the title of a part says that is all of one school, side, time or person: a section, a column, a block.

Only what can mean nothing else counts: ``Birch Elementary``, ``For school ILT members``, ``Spring 2027``.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ilt.ratings import SEASONS
from ilt.reading.cells.column_kinds import RATING_WORDS, words_of
from ilt.reading.cells.headings import SMALL_WORDS

_MOST_WORDS = 8
_SCHOOL_WORDS = frozenset(
    (
        *("elementary", "middle", "high", "school", "academy", "primary", "secondary", "junior", "prep", "preparatory"),
        *("charter", "magnet", "intermediate", "campus", "es", "ms", "hs", "k8", "montessori", "institute", "lyceum"),
        *("escuela", "colegio", "schule", "collegiate", "elem"),
    )
)
_NO_SCHOOL = frozenset(
    (
        *("ilt", "team", "teams", "member", "members", "district", "action", "actions", "priority", "very", "low"),
        *("quality", "level", "score", "rating", "ratings", "notes", "part", "section", "year", "grade", "leader"),
        *("leaders", "principal", "staff", "self", "high-level", "rate", "please", "how", "which", "what", "s"),
        *("the", "our", "your", "this", "my", "a", "for", "not", "except", "is", "are", "visit", "visited", "rates"),
        *("rated", "by", "formerly", "vs", "versus", "compared"),
    )
)
_GRADES = re.compile(r"\bk[\s\-–]?(?:5|6|8|12)\b", re.IGNORECASE)
_SEASONS = frozenset(("fall", "autumn", "winter", "spring", "summer"))
_IN_SPANISH = frozenset(
    (
        *("ronda", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre"),
        *("noviembre", "diciembre"),
    )
)
"""These say a time next to a number only, as do the seasons in other languages: ``Primavera`` may be a school."""
_TIMES = frozenset(
    (
        *SEASONS,
        *_IN_SPANISH,
        *("pre", "post", "boy", "moy", "eoy", "baseline", "midyear", "beginning", "end", "mid", "quarter", "semester"),
        *("trimester", "round", "cycle", "wave", "administration", "january", "february", "march", "april", "may"),
        *("june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun"),
        *("jul", "aug", "sep", "sept", "oct", "nov", "dec", "q1", "q2", "q3", "q4", "sy", "year", "time"),
    )
)
_TIMES_ALONE = (_TIMES - _IN_SPANISH - (SEASONS.keys() - _SEASONS)) - {
    "year",
    "quarter",
    "semester",
    "trimester",
    "time",
    "end",
    "beginning",
    "mid",
    "may",
    "round",
    "cycle",
    "wave",
    "administration",
}
_YEAR = re.compile(r"(?:20)?\d\d|20\d\d\d\d")
_PEOPLE = frozenset(
    (
        *("principal", "ap", "vp", "coach", "teacher", "counselor", "dean", "librarian", "interventionist"),
        *("specialist", "psychologist", "paraprofessional", "facilitator", "secretary", "nurse"),
    )
)
_BEFORE_PEOPLE = frozenset(
    (
        *(
            "assistant",
            "vice",
            "associate",
            "instructional",
            "instr",
            "math",
            "literacy",
            "ell",
            "el",
            "sped",
            "special",
        ),
        *("education", "science", "ela", "reading", "grade", "lead", "mentor", "media", "mtss", "data"),
    )
)
_NUMBERED = frozenset(("rater", "respondent", "member", "participant", "person", "teacher", "reviewer", "coach"))
_MEMBER_WORDS = frozenset(("ilt", "ilts", "team", "member", "members", "assigned", "given", "only", "office", "people"))
_OWN = frozenset(("self", "own"))


_AROUND = " []()-–—:|_.,"
_SELF = re.compile(r"\bself\b(?:[ -]?(?:ratings?|assessments?)\b)?", re.IGNORECASE)
"""The side in the name of a round: ``Self-rating 2025``."""


def fact_of_title(title: str) -> tuple[str, str] | None:
    """Return which of our fields a title says, and its value; ``None`` where it may mean something else.

    >>> fact_of_title("Birch Elementary"), fact_of_title("For district ILT members")
    (('school', 'Birch Elementary'), ('perspective', 'District ILT'))
    >>> fact_of_title("Fall 2026"), fact_of_title("Principal"), fact_of_title("Consensus")
    (('round', 'Fall 2026'), ('rater', 'Principal'), None)
    >>> fact_of_title("Self-assessment, October 2026"), fact_of_title("Quarter 2"), fact_of_title("Quarter")
    (('round', 'October 2026'), ('round', 'Quarter 2'), None)
    >>> fact_of_title("F25"), fact_of_title("Sp26"), fact_of_title("F5"), fact_of_title("S26")
    (('round', 'F25'), ('round', 'Sp26'), None, None)
    """
    title = title.strip(_AROUND)
    words = words_of(title)
    if not words or len(words) > _MOST_WORDS or "?" in title:
        return None
    for name, value in (
        ("perspective", side_of(words)),
        ("round", school_year(title) or (_SELF.sub("", title).strip(_AROUND) if _is_time(words) else "")),
        ("round", title if _SEASON_IN_SHORT.fullmatch(title) else ""),
        ("rater", title if _is_person(words) else ""),
        ("school", title if looks_like_school(title) else ""),
    ):
        if value:
            return name, value
    return None


_SEASON_IN_SHORT = re.compile(r"(?:fa?|wi?n?|spr?|sum?)['\u2019]?[23]\d", re.IGNORECASE)
"""A season and a year in one word; ``S26`` may be an action, too."""
_SPRING_OR_SUMMER = re.compile(r"s['\u2019]?[23]\d", re.IGNORECASE)


def seasons_next_to(titles: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return the titles such as ``S26``, each with the round that it says, where another is ``F25`` or the like.

    >>> seasons_next_to(["F25", "S26", "Oak"]), seasons_next_to(["Oak", "S26"])
    ({'S26': ('round', 'S26')}, {})
    """
    if not any(map(_SEASON_IN_SHORT.fullmatch, titles)):
        return {}
    return {title: ("round", title) for title in titles if _SPRING_OR_SUMMER.fullmatch(title)}


def is_question_number(title: str) -> bool:
    """Tell whether a title before an action is no more than the number of a question, though it may be a quarter.

    >>> is_question_number("Q2."), is_question_number("Q2 2026")
    (True, False)
    """
    return _QUESTION_NUMBER.fullmatch(title.strip(_AROUND)) is not None


_QUESTION_NUMBER = re.compile(r"q ?\d{1,3}", re.IGNORECASE)
_DIFFERENCES = frozenset(
    (
        *("movement", "change", "changes", "growth", "difference", "differences", "delta", "gain", "gains", "shift"),
        *("improvement", "increase", "variance", "moved"),
    )
)


def is_difference(title: str) -> bool:
    """Tell whether a title says that numbers are differences between ratings.

    >>> is_difference("Movement"), is_difference("Change, fall to spring"), is_difference("Growth survey")
    (True, True, False)
    """
    words = set(words_of(title)) if len(title) <= _LONGEST else set()
    rest = {word for word in words - _DIFFERENCES - _TIMES if not word.isdecimal() and not _is_small(word)}
    return bool(words & _DIFFERENCES) and not rest - {"between", "since", "net", "+", "over"}


_LONGEST = 60
_SCHOOL_YEAR = re.compile(r"(?:sy ?)?(\d\d) ?[-\u2010-\u2015/] ?(\d\d)", re.IGNORECASE)


def school_year(title: str) -> str:
    """Return a school year of two figures each in full; blank where it may be something else.

    >>> school_year("24-25"), school_year("24-26"), school_year("9-10")
    ('2024-25', '', '')
    """
    found = _SCHOOL_YEAR.fullmatch(title)
    if found is None or not _FIRST_YEAR <= int(found[1]) == int(found[2]) - 1:
        return ""
    return f"20{found[1]}-{found[2]}"


_FIRST_YEAR = 15
_ARM = re.compile(r" ?\((?:arm \d{1,2}\b[^()]{0,60})\)\Z|[ _]arm[ _]\d{1,2}\Z", re.IGNORECASE)


def without_arm(text: str) -> str:
    """Return the name of an event of REDCap without its arm, as a person would write it.

    >>> without_arm("Fall 2025 (Arm 1: ILT)"), without_arm("fall_2025_arm_1")
    ('Fall 2025', 'Fall 2025')
    """
    found = _ARM.search(text)
    if found is None:
        return text
    name = text[: found.start()]
    return name if " " in name else name.replace("_", " ").capitalize()


def looks_like_school(title: str) -> bool:
    """Tell whether a text is the name of a school; a name alone, such as ``Birch``, is not enough.

    >>> looks_like_school("Oak elementary"), looks_like_school("Good training that matches school priorities")
    (True, False)
    >>> looks_like_school("Al Roy (Oak Elementary)"), looks_like_school("Al Roy (school)")
    (False, False)
    """
    words = words_of(title)
    return (
        1 < len(words) <= _MOST_WORDS
        and not _NO_SCHOOL & set(words)
        and bool(_SCHOOL_WORDS & set(words[1:]) or _GRADES.search(title))
        and title[:1].isupper()
        and not (_OF_SCHOOL.search(title) or _is_of_a_school(title))
        and not any(word.isdecimal() and len(word) == _YEAR_DIGITS for word in words)
        and not any(word.islower() and word not in _IN_NAMES for word in _LETTERS.findall(title))
    )


def _is_of_a_school(title: str) -> bool:
    """Tell whether a name is followed by its school in parentheses: ``Al Roy (Oak Elementary)`` is no school."""
    outside, bracket, inside = title.partition("(")
    return bool(bracket) and not _SCHOOL_WORDS & set(words_of(outside)) and looks_like_school(inside.rstrip(" )"))


_OF_SCHOOL = re.compile(r"\(school\)?\s*\Z", re.IGNORECASE)
"""``Al Roy (school)`` is on a school's side, and no school."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_IN_NAMES = _SCHOOL_WORDS | frozenset(
    (
        *("of", "the", "at", "for", "and", "in", "on", "by", "to", "an"),
        *("de", "del", "la", "las", "los", "el", "et", "des", "du"),
    )
)
"""What a name of a school may write in small letters; another such word makes it a sentence."""


def side_of(words: list[str]) -> str:
    """Return the side that a title names, as cells name it; blank where it names none.

    >>> side_of(["school", "ilt", "members"]), side_of(["cross", "rating"]), side_of(["anna", "cross"])
    ('School ILT', 'cross', '')
    """
    if words[:1] in (["by"], ["per"]) and words[1:] in (["school"], ["district"]):
        return ""
    left = [word for word in words if not _is_small(word) or word in _OWN]
    teams = {word for word in left if word in ("school", "district")}
    others = {word for word in left if word not in ("school", "district") and word not in _MEMBER_WORDS}
    if len(teams) == 1 and not others:
        return f"{teams.pop().capitalize()} ILT"
    if teams or len(others) != 1:
        return ""
    return "self" if others <= _OWN else "cross" if others == {"cross"} else ""


_BRACKET = re.compile(r"([^()\[\]]{1,80}[^()\[\]\s])\s?[(\[]([^()\[\]]{3,40})[)\]]")


_APART = re.compile(r"([^,;:()]{2,60}?)(?:,| [-–—])\s(?=[^,;:]{0,40}\b(?:ilt|team)\b)([^,;:()]{6,40})", re.IGNORECASE)
"""A side behind a person's name and a comma or dash."""


def side_behind(name: str, *, bare: bool = True) -> tuple[str, str]:
    """Return a name without the side in brackets behind it, and the side; the name and a blank where there is none.

    Parameters
    ----------
    bare
        Whether "School" and "District" alone are sides.

    Examples
    --------
    >>> side_behind("Dana Ek (District ILT)"), side_behind("Oak (self)"), side_behind("Oak (School)", bare=False)
    (('Dana Ek', 'District ILT'), ('Oak', 'self'), ('Oak (School)', ''))
    >>> side_behind("Dana Ek, district ILT member"), side_behind("Dana Ek, School Coach")
    (('Dana Ek', 'District ILT'), ('Dana Ek, School Coach', ''))
    """
    apart = _APART.fullmatch(name) if bare else None
    if apart and (side := side_of(words_of(apart[2]))):
        return apart[1], side
    found = _BRACKET.fullmatch(name) if name[-1:] in (")", "]") else None
    words = words_of(found[2]) if found else []
    side = side_of(words) if bare or words not in (["school"], ["district"]) else ""
    return (found[1], side) if found and side else (name, "")


def without_question(title: str) -> str:
    """Return a title without the question behind or before it, where the question says no more than that one rates.

    >>> without_question("Birch Elementary - Rate each action"), without_question("Rate each action")
    ('Birch Elementary', 'Rate each action')
    """
    pieces = [piece for piece in _PIECES.split(title) if words_of(piece)]
    more = [{word for word in words_of(piece) if not (_is_small(word) or word in QUESTION_WORDS)} for piece in pieces]
    said = [piece for piece, words in zip(pieces, more, strict=True) if words]
    # "Birch Elementary - Rate each action at Birch Elementary"
    own = {*words_of(said[0])} if said else set()
    return said[0].strip() if said and len(pieces) > 1 and all(words <= own for words in more) else title


QUESTION_WORDS = frozenset(("these", "those", "would", "today"))
"""Words of a question, besides those that say that something is rated: ``Rate each of these``."""
_PIECES = re.compile(r"[:?\n]|\s[-–—|]\s")


def _is_small(word: str) -> bool:
    return word in SMALL_WORDS or word in RATING_WORDS


def _is_time(words: list[str]) -> bool:
    said = [word for word in words if not _is_small(word) or word in _TIMES]
    there = set(said)
    numbered = bool(there & _TIMES) and any(word.isdecimal() for word in said)
    known = bool(there) and all(word in _TIMES or word.isdecimal() for word in said)
    years = known and all(_YEAR.fullmatch(word) for word in said) and any(len(word) >= _YEAR_DIGITS for word in said)
    return years or (
        known and bool(there & _TIMES_ALONE or numbered or ("year" in there and there & {"beginning", "end"}))
    )


_YEAR_DIGITS = 4


def times_in(text: str) -> tuple[set[str], set[int]]:
    """Return the seasons and the calendar years that a name of a round says.

    >>> times_in("Fall 2026"), times_in("2025-26 Spring")
    (({'fall'}, {2026}), ({'spring'}, {2025, 2026}))
    """
    words = words_of(text)
    years = {int(word) % 100 + 2000 for word in words if word.isdecimal() and _YEAR.fullmatch(word)}
    return {SEASONS[word] for word in words if word in SEASONS}, years if any(
        len(word) >= _YEAR_DIGITS for word in words if word.isdecimal()
    ) else set()


def distinct_words(school: str) -> set[str]:
    """Return the words of a school's name that are not those of schools in general.

    >>> sorted(distinct_words("Oak Hill Elementary School"))
    ['hill', 'oak']
    """
    return set(words_of(school)) - _SCHOOL_WORDS - {"the", "of"}


def is_time_word(word: str) -> bool:
    """Tell whether a word, in small letters, may stand in the name of a time."""
    return word in _TIMES


def _is_person(words: list[str]) -> bool:
    said = [word for word in words if not _is_small(word) or word in _NUMBERED]
    if len(said) == _PAIR and said[0] in _NUMBERED and (said[1].isdecimal() or len(said[1]) == 1):
        return True
    if len(said) > 1 and said[-1] in ("lead", "leader"):
        said = said[:-1]
    return bool(said) and said[-1] in _PEOPLE and all(word in _BEFORE_PEOPLE for word in said[:-1])


_PAIR = 2


_COPY = re.compile(r"\s?\(\d{1,3}\)\Z")
"""What spreadsheet programs write behind the name of a sheet, or of a file, that somebody copied."""


def without_copy(name: str) -> str:
    """Return the name of the sheet that one is a copy of.

    >>> without_copy("Fall 2026 (2)"), without_copy("Fall (2026)")
    ('Fall 2026', 'Fall (2026)')
    """
    return _COPY.sub("", name)

"""A school's name in full: ``Harbor ES``, ``Harbor Elem.`` and ``harbor_elementary`` are one."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

from ilt.framework import text_key

_LEVELS = {
    "elementary": "es elem elementary elementry ele primaria",
    "middle": "ms mid middle",
    "high": "hs high",
    "junior": "jh jhs jr junior",
    "intermediate": "int inter intermediate",
    "academy": "acad academy",
    "preparatory": "prep preparatory",
}
_LEVEL = {short: level for level, words in _LEVELS.items() for short in words.split()}
_IN_FULL = {"st": "saint", "mt": "mount", "ft": "fort", "ctr": "center", "centre": "center"}
_DROPPED = frozenset(("school", "schools", "sch", "the", "and", "of", "at"))
_DOT_IN_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_WORD = re.compile(r"[^\W_]+")


@functools.lru_cache(maxsize=20_000)
def in_full(name: str) -> tuple[str, str]:
    """Return the letters of a school's name without its level, and the level; each blank where there is none.

    >>> in_full("Harbor E.S."), in_full("St. Mary's Elementary School"), in_full("Jr High")
    (('harbor', 'elementary'), ('saintmarys', 'elementary'), ('', 'junior'))
    """
    words = _WORD.findall(_DOT_IN_INITIALS.sub("", text_key(name)).replace("'", ""))
    level = ""
    stem: list[str] = []
    last = next((word for word in reversed(words) if word not in _DROPPED), "")
    for word in words:
        own = _LEVEL.get(word, "") if stem or level or len(words) > 1 else ""
        if word == last == "el" and stem:
            own = "elementary"
        if own and (not level or (level == "junior" and own == "high")):
            level = level or own
        elif word not in _DROPPED:
            stem.append(_IN_FULL.get(word, word))
    return "".join(stem), level


_GRADES = frozenset(
    ("k-5", "k-6", "k-8", "k-12", "6-8", "7-8", "6-12", "7-12", "9-12", "prek-5", "pk-5", "secondary", "primary")
)


def is_level(text: str) -> bool:
    """Tell whether a text is the level of a school, and no name of one.

    >>> is_level("Elementary"), is_level("High School"), is_level("K-8"), is_level("Oak Elementary"), is_level("3-5")
    (True, True, True, False, False)
    """
    plain = text_key(text)
    words = [word for word in _WORD.findall(plain) if word not in _DROPPED]
    return plain.replace(" ", "") in _GRADES or (
        bool(words) and all(word in _LEVEL or word in _GRADES for word in words)
    )


_NONE = frozenset(
    (
        *("n/a", "n.a", "none", "not applicable", "does not apply", "no school", "unknown", "not known", "null"),
        *("nan", "#n/a", "tbd", "tba", "to be determined", "not sure", "unsure", "i don't know", "don't know"),
        *("prefer not to say", "prefer not to answer", "i prefer not to say", "rather not say", "anonymous"),
        *("not listed", "my school is not listed", "blank", "nil", "not provided", "not given", "no answer", "ninguna"),
    )
)
_ALL = frozenset(("all", "both", "multiple", "various", "several", "many", "every", "each", "district-wide", "general"))
_WITH_ALL = frozenset(
    ("school", "schools", "sites", "buildings", "campuses", "of", "them", "the", "these", "our", "above", "in", "wide")
)
_OTHER = frozenset(("other", "others", "oth", "otra", "otro", "autre", "sonstiges", "sonstige", "andere"))
_WITH_OTHER = frozenset(
    (
        *("please", "specify", "school", "schools", "text", "enter", "name", "write", "in", "below", "not", "listed"),
        *("describe", "the", "a", "explain", "type", "here", "autre", "bitte", "angeben"),
    )
)
_OFFICES = frozenset(("district", "office", "offices", "headquarters", "hq", "administration"))
_WITH_OFFICES = frozenset(
    (
        *("central", "board", "main", "head", "admin", "administrative", "building", "department", "education", "of"),
        *("work", "at", "the", "in", "i", "am", "a", "our", "for", "from", "based", "county", "school", "wide", "s"),
        *("team", "staff", "level", "ilt", "services", "center", "leadership", "superintendent", "superintendent's"),
    )
)
_PICK = frozenset(("select", "choose", "pick", "enter", "type", "please", "your"))
_WITH_PICK = frozenset(
    (
        *("school", "schools", "name", "one", "an", "a", "the", "here", "building", "site", "campus", "option", "from"),
        *("list", "of", "below", "in", "item", "answer", "this", "s", "drop", "down", "dropdown", "s"),
    )
)
_TRIED = frozenset(("test", "demo", "sample", "example", "dummy", "fake"))
_SEE = 5
_OPEN, _CLOSED = "[(<{", "])>}"


@functools.lru_cache(maxsize=20_000)
def no_school(text: str) -> str:
    """Return what stands in a cell that names no school: ``blank``, ``other``, ``all`` or ``office``; else blank.

    >>> no_school("N/A"), no_school("____"), no_school("[type your school here]"), no_school("Select one")
    ('blank', 'blank', 'blank', 'blank')
    >>> no_school("Other (please specify)"), no_school("-oth-"), no_school("Both"), no_school("Central Office")
    ('other', 'other', 'all', 'office')
    >>> no_school("All Saints"), no_school("Central High"), no_school("District 5"), no_school("Test Valley")
    ('', '', '', '')
    """
    plain = text_key(text).strip(" .:;,*!?-–—_")
    words = _WORD.findall(plain)
    there = set(words)
    placeholder = text[:1] in _OPEN and text[-1:] in _CLOSED
    refers = plain.startswith("see ") and len(words) <= _SEE
    if not words or plain in _NONE or there == {"x"} or placeholder or refers:
        return "blank"
    if words[0] in _PICK and there <= _PICK | _WITH_PICK:
        return "blank"
    return next((kind for kind, some, others in _KINDS if there & some and there <= some | others), "")


_KINDS = (
    ("blank", _TRIED, {"school", "the", "a"}),
    ("other", _OTHER, _WITH_OTHER),
    ("office", _OFFICES, _WITH_OFFICES),
    ("all", _ALL, _WITH_ALL),
)


def same_school(one: str, other: str) -> bool:
    """Tell whether two names may be one in full, or one of them without its level.

    >>> same_school("Millbrook MS", "Millbrook Middle"), same_school("Millbrook", "Millbrook Middle")
    (True, True)
    >>> same_school("Millbrook MS", "Millbrook ES")
    False
    """
    first, second = in_full(one)[0], in_full(other)[0]
    return bool(first) and first == second and not of_two_levels(one, other)


@functools.lru_cache(maxsize=20_000)
def without_code(name: str) -> str:
    """Return a name without the code that a list writes before or behind it; the name where there is none.

    >>> without_code("012 - Oak Elementary"), without_code("Oak Elementary | OAK"), without_code("Oak (12)")
    ('Oak Elementary', 'Oak Elementary', 'Oak')
    >>> without_code("PS 12"), without_code("Oak - HS"), without_code("Oak - North")
    ('PS 12', 'Oak - HS', 'Oak - North')
    """
    before, behind = _CODE_BEFORE.fullmatch(name), _CODE_BEHIND.fullmatch(name)
    bare = before["name"] if before else behind["name"] if behind and behind["code"].casefold() not in _LEVEL else name
    return bare if any(map(str.isalpha, bare)) else name


_CODE_BEFORE = re.compile(r"[#(\[]?\d{1,9}[)\]]?\s?[-\u2010-\u2015:|]\s(?P<name>.{1,120})")
_CODE_BEHIND = re.compile(
    r"(?P<name>.{0,120}\S)\s(?:[-\u2010-\u2015|]\s|[(\[]#?)(?P<code>\d{1,9}|[A-Z]{2,6}\d{0,4})[)\]]?"
)


def without_codes(names: Collection[str]) -> dict[str, str]:
    """Return schools and their names without the code behind a bar, where each has one of its own; else none.

    >>> without_codes(["Oak | OAK", "Elm | ELM"]), without_codes(["Oak | OAK", "Elm"])
    ({'Oak | OAK': 'Oak', 'Elm | ELM': 'Elm'}, {})
    """
    bare = {name: without_code(name) for name in names if name}
    coded = bool(bare) and all(own != name and _BAR.match(name[len(own) :]) for name, own in bare.items())
    return bare if coded and len({*bare.values()}) == len(bare) else {}


_BAR = re.compile(r"\s\|\s")


def cut_key(name: str) -> str:
    """Return the first letters of each word of a name, which it has in common with the same name in shorter words."""
    return " ".join(word[:_CUT] for word in _words(name))


def cut_short(one: str, other: str) -> bool:
    """Tell whether two names are one of which some words are cut short, by a full stop or in the word for the level.

    >>> cut_short("Oak Elementa", "Oak Elementary School"), cut_short("Benj. Banneker", "Benjamin Banneker")
    (True, True)
    >>> cut_short("Oak Park", "Oak Parkside")
    False
    """
    return _is_cut(one, other) or _is_cut(other, one)


def _is_cut(short: str, whole: str) -> bool:
    cut = may_be_cut(short)
    if not cut:
        return False
    words, others = _words(short), _words(whole)
    return (
        len(words) == len(others)
        and words != others
        and all(
            own == other or (own in cut and other.startswith(own)) for own, other in zip(words, others, strict=True)
        )
    )


@functools.lru_cache(maxsize=20_000)
def may_be_cut(name: str) -> frozenset[str]:
    """Return the words of a name that may be cut short."""
    starts = {word for word in _words(name)[1:] if word not in _LEVELS and any(own.startswith(word) for own in _LEVELS)}
    return frozenset(word for word in {*starts, *map(text_key, _DOTTED.findall(name))} if len(word) >= _CUT)


@functools.lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text_key(name).replace("'", "")) if word not in _DROPPED)


_CUT = 2
_DOTTED = re.compile(r"\b[^\W_]{2,40}(?=\.)")


def of_two_levels(one: str, other: str) -> bool:
    """Tell whether two names say two levels: an elementary and a middle school."""
    first, second = in_full(one)[1], in_full(other)[1]
    return bool(first and second) and first != second

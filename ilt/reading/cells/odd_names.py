"""Names of raters that are of another kind than all others in their column.

A list of what is no name is never complete. But who writes "Dana Ruiz" and "Omar Bell" writes no third rater as
"Dream", and no "By June" stands among first names. So what most names look like says what the others may be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from ilt.framework import text_key
from ilt.reading.cells.labels_among_names import ROLES, is_no_person
from ilt.reading.cells.not_rated import NOT_RATED
from ilt.reading.cells.rater_headings import without_prompt
from ilt.reading.cells.rater_names import ALONE_NO_NAMES, ANONYMOUS, NO_NAMES, is_anonymous
from ilt.reading.cells.summary_words import name_key

_PERSON, _INITIALS, _SINGLE, _SHORT, _CODE, _ROLE = "person", "initials", "single", "short", "code", "role"
_UNIT, _OTHER, _NONE, _SOURCE = "unit", "other", "none", "source"
_UNITS = frozenset(("dept", "department", "departments", "grade", "grades", "office", "class", "room", "table"))
"""What several people are together: a table may have a row for each, but none among names."""
_SOURCE_WORDS = (
    "walkthrough walkthroughs survey surveys observation observations visit visits interview interviews data report"
    " reports artifact artifacts document documents minutes evidence feedback discussed discussion"
)
_SOURCES = frozenset(_SOURCE_WORDS.split())
"""Where figures are from that nobody gave: one of these is the last word (a survey coordinator is somebody)."""
_TITLES = frozenset(("dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sr", "sra", "srta", "coach", "rev"))
_PARTICLE_WORDS = "de del la las los el le van von der den da das dos du di bin ibn bint al y e st san ter"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_MONTH_WORDS = (
    "january february march april may june july august september october november december enero febrero marzo abril"
    " mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_MONTHS = frozenset(_MONTH_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’`.-][^\W\d_]+)*\.?")
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_BEHIND = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\]|[;/|]\s.*|\s[-–—]\s.*)\Z", re.DOTALL)
"""What may stand behind a name: a bracket, or a role behind a comma or a dash."""
_QUOTES = re.compile(r"[\"“”„«»]")
_LONGEST_NAME, _INITIAL, _LONGEST = 5, 3, 80
_LETTERS_ALONE = re.compile(r"[A-Z]{1,3}")
_LETTERED = {_PERSON: (1, 3), _SINGLE: (1,)}
"""So many letters are no initials among such names: people have two, and may write a first name in capitals."""
_ANYWHERE = frozenset((_PERSON, _INITIALS, _SHORT, _ROLE))
_NAMES = frozenset((_PERSON, _INITIALS, _SINGLE, _SHORT))
_MAY_STAND_WITH = {
    _PERSON: _ANYWHERE,
    _INITIALS: _ANYWHERE | {_CODE},
    _SINGLE: _ANYWHERE | {_SINGLE},
    _CODE: _ANYWHERE | {_CODE},
    _ROLE: _ANYWHERE | {_CODE, _SINGLE, _UNIT, _OTHER},
    _UNIT: _ANYWHERE | {_CODE, _SINGLE, _UNIT, _OTHER},
}
"""What most names look like, and what others may stand among them: a role is whatever nobody else is called."""
_FEWEST = {_PERSON: 2, _INITIALS: 3, _SINGLE: 3, _CODE: 3, _ROLE: 2, _UNIT: 2}
_SHARE, _STRAY = 0.1, 2


def odd_ones(names: Sequence[str]) -> frozenset[int]:
    """Return which of the distinct names of a column, in order, are of another kind than most.

    Where they stand among the others, only a few may be: else both kinds are names there.

    Examples
    --------
    >>> odd_ones(["Dana Ruiz", "Omar Bell", "ML coordinator", "Dream"]), odd_ones(["Dana", "Omar", "Kim", "By June"])
    (frozenset({3}), frozenset({3}))
    >>> odd_ones(["Dana Ruiz", "Omar Bell", "Di Ekman", "Van Tran", "De La Cruz", "Goals"])
    frozenset({5})
    >>> odd_ones(["Gil (principal)", "Hope", "Ike", "Jo", "where we landed", "spread", "# of folks"])
    frozenset({4, 5, 6})
    >>> odd_ones(["Dana Ruiz", "Kim", "Omar Bell", "Lu", "Ann", "Jo"]), odd_ones(["Rater 1", "Rater 2", "Rater 3"])
    (frozenset(), frozenset())
    """
    every = {at: text for at, name in enumerate(names) if (text := without_prompt(name.strip()))}
    codes = _codes(list(every.values()))
    small = _mostly_small(list(every.values()))
    kinds = {at: _kind(text, codes, small=small) for at, text in every.items()}
    roles = sum(kind in (_ROLE, _UNIT) for kind in kinds.values())
    sources = {at for at, kind in kinds.items() if kind == _SOURCE or _is_no_person(every[at], kind, 2 * roles, kinds)}
    if sources and sum(kind in _ANYWHERE | {_SINGLE, _CODE} for at, kind in kinds.items() if at not in sources) > 1:
        others = [name for at, name in enumerate(names) if at not in sources]
        places = [at for at in range(len(names)) if at not in sources]
        return frozenset(sources | {places[at] for at in odd_ones(others)})
    counted = Counter(kinds.values())
    counted[_SINGLE] += counted[_SHORT]
    usual = max(_FEWEST, key=counted.__getitem__)
    count = counted[usual]
    if count < _FEWEST[usual]:
        return frozenset()
    own = [at for at, kind in kinds.items() if kind == usual or (usual == _SINGLE and kind == _SHORT)]
    odd = [at for at, kind in kinds.items() if kind not in _MAY_STAND_WITH[usual]]
    lettered = [at for at, kind in kinds.items() if kind in (_INITIALS, _SHORT) and _LETTERS_ALONE.fullmatch(every[at])]
    if usual in _LETTERED and len(lettered) == 1:
        # Nobody else is called by letters: "EOC" among full names.
        odd += [at for at in lettered if len(every[at]) in _LETTERED[usual]]
    if odd:
        # Who writes her name in small letters once is the same.
        there = {every[at].casefold() for at in own}
        odd = [at for at in odd if every[at].casefold() not in there]
    at_an_end = bool(odd) and (min(odd) > max(own) or max(odd) < min(own))
    few = len(odd) <= max(_STRAY, _SHARE * count)
    # A role or initials among first names are somebody's, too.
    return frozenset(odd if len(odd) < len(kinds) - len(odd) and (few or at_an_end) else ())


def _is_no_person(text: str, kind: str, roles_twice: int, kinds: Collection[object]) -> bool:
    words = set(name_key(text).split())
    withheld = is_anonymous(text) or bool(words & ANONYMOUS) or text_key(text) in NOT_RATED
    return not withheld and kind not in (_CODE, _UNIT) and is_no_person(text, among_roles=roles_twice >= len(kinds))


def several_people(names: Sequence[str]) -> frozenset[int]:
    """Return which of the distinct names of a column, in order, are those of several people in one cell.

    Examples
    --------
    >>> several_people(["Ana W. and Bo O.", "Cy Diaz"]), several_people(["Ana Ruiz, Ben Cole", "Cy Diaz", "Di Ek"])
    (frozenset({0}), frozenset({0}))
    >>> several_people(["Diaz Ruiz, Ana Maria", "Cole, Ben"]), several_people(["Ana Ruiz, Principal", "Cy Diaz"])
    (frozenset(), frozenset())
    """
    commas = 2 * sum("," in name for name in names) > len(names)
    between = _BETWEEN if commas else _BETWEEN_OR_COMMA
    found = set()
    for at, name in enumerate(names):
        whole = len(name) > _LONGEST or "@" in name or is_anonymous(name)
        pieces = [] if whole else [piece.strip() for piece in between.split(name)]
        if len(pieces) > 1 and all(_kind(piece, (), small=False) in _NAMES for piece in pieces):
            single = sum(" " not in piece and "." not in piece for piece in pieces)
            # "Ruiz, Ana" is one name.
            if "," not in name or not single:
                found.add(at)
    return frozenset(found)


_BETWEEN = re.compile(r"\s(?:and|und|et|with)\s|[&+;/\n]")
_BETWEEN_OR_COMMA = re.compile(rf"{_BETWEEN.pattern}|,")


def is_source(name: str) -> bool:
    """Tell whether a text says where figures are from that are nobody's rating.

    >>> is_source("Staff survey"), is_source("Walkthrough"), is_source("Survey coordinator")
    (True, True, False)
    """
    return bool(_SOURCES & set(name_key(name).split()[-1:]))


def looks_like_person(name: str) -> bool:
    """Tell whether a text by itself looks like a name, a first name or initials.

    >>> looks_like_person("Ana Ruiz"), looks_like_person("J.B."), looks_like_person("Teacher 3")
    (True, True, True)
    >>> looks_like_person("Yes, often"), looks_like_person("Principal"), looks_like_person("3rd grade")
    (False, False, False)
    """
    text = name.strip()
    kind = _kind(text, (), small=False)
    return kind in _NAMES or (kind == _ROLE and _DIGITS.search(text) is not None)


def _mostly_small(names: Sequence[str]) -> bool:
    """Tell whether most names are written in small letters, or none has any: then these say nothing."""
    return 2 * sum(not any(map(str.isupper, name)) for name in names) >= len(names)


def _codes(names: Sequence[str]) -> set[str]:
    """Return the names that are codes: a number with words, three or more of one pattern, or two beside those.

    "Office 0" and "Birch 0" have one pattern. "Rater D1" has the words of "Rater 1", so it is a code next to that.
    """
    patterns = {name: _LETTERS.sub("a", _DIGITS.sub("#", name)) for name in names if _DIGITS.search(name)}
    many = Counter(patterns.values())
    usual = {name for name, pattern in patterns.items() if many[pattern] >= _FEWEST[_CODE]}
    words = {_words_alone(name) for name in usual}
    more = {name for name, pattern in patterns.items() if many[pattern] > 1 or _words_alone(name) in words}
    return usual | more if usual else set()


def _words_alone(name: str) -> tuple[str, ...]:
    """Return the words of a code that have no number in them."""
    return tuple(word for word in name.split() if not _DIGITS.search(word))


def _kind(text: str, codes: Collection[str], *, small: bool) -> str:  # noqa: PLR0911 - one return a kind
    """Return what a name looks like."""
    if text.count("@") == 1 and len(text.split()) == 1:
        return _PERSON
    if len(text) > _LONGEST:
        return _OTHER
    if text in codes or (_DIGITS.search(text) and " " not in text and any(" " not in code for code in codes)):
        return _CODE
    words = name_key(text).split()
    if is_source(text):
        return _SOURCE
    if set(words) & (ROLES | ANONYMOUS) or text_key(text) in NOT_RATED:
        return _ROLE
    bare = _BEHIND.sub("", text) or text
    if set(name_key(bare).split()) & _UNITS:
        return _UNIT
    undated = set(words) - _MONTHS
    if undated and all(word in ALONE_NO_NAMES or word.isdigit() for word in undated):
        return _NONE
    first, _, after = _QUOTES.sub("", bare).partition(",")
    # "Cruz, Ana" is one name, and "Ana Cruz, 4th grade" is another.
    tokens = [*first.split(), *(after.split() if all(map(_WORD.fullmatch, after.split())) else ())]
    if not tokens or len(tokens) > _LONGEST_NAME or not all(map(_WORD.fullmatch, tokens)):
        return _OTHER
    titled = len(tokens) > 1 and tokens[0].rstrip(".").casefold() in _TITLES
    # "Di Ekman" is called Di, and "Ana di Ekman" is not.
    rest = tokens[titled:]
    called = rest[:1] if rest[0][0].isupper() else []
    own = [*called, *(token for token in rest[len(called) :] if token.casefold() not in _PARTICLES)] or tokens
    if not (small or all(token[0].isupper() or not token[0].islower() for token in own)):
        return _OTHER
    return _kind_of_words(own, titled=titled)


def _kind_of_words(own: Sequence[str], *, titled: bool) -> str:
    letters = "".join(own).replace(".", "")
    if len(own) > 1 and not titled and set(name_key(" ".join(own)).split()) & NO_NAMES:
        return _NONE
    if len(letters) <= _INITIAL:
        return _INITIALS if letters.isupper() or len(own) > 1 else _SHORT
    return _PERSON if titled or len(own) > 1 else _SINGLE

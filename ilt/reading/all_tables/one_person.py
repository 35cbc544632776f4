"""Two names in one team that may be one person's: a title, an accent, an initial or an address in place of the name.

They are never taken for one in silence. The question names the rows, and nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from ilt.ratings import ANONYMOUS
from ilt.reading.all_tables.people_of_schools import may_be_several
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.labels_among_names import ROLES
from ilt.reading.cells.text import letters
from ilt.reading.layouts.by_column import ByColumn
from ilt.reading.layouts.table import CALLED
from ilt.reading.log import Log
from ilt.reading.questions import Question
from ilt.reading.stages import SheetTable, TableRatings

ONE_PERSON, SEVERAL_PEOPLE = "one person", "several people"
_TEAM = ("district", "round", "assessment", "school", "perspective")
_MOST_NAMES, _MOST_IN_TEAM, _SAID = 50_000, 60, 8
_TITLES = frozenset(("dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sr", "sra", "srta", "rev", "coach"))
_WORD = re.compile(r"[^\W\d_]+")
_WITHIN = re.compile(r"['’`]")
_INITIAL, _INITIALS, _NICKNAME, _SHORTEST, _LONGEST = 1, 3, 3, 5, 60
Tables = Sequence[tuple[SheetTable, TableRatings]]
Words = tuple[str, ...]


def with_one_person(
    keys: dict[str, Column], tables: Tables, starts: Sequence[int], log: Log
) -> tuple[Column, set[int]]:
    """Ask whether names in one team that may be one person's are; give one name to those that somebody said to be.

    Returns
    -------
    tuple
        The rater of each rating, and the tables, by their place, that wait for what is asked.
    """
    raters = keys["rater"]
    pairs = _pairs(keys, any(CALLED in place.table.fields for place, _ in tables))
    if not pairs:
        return raters, set()
    first = {name: int(np.argmax(raters.codes == code)) for name, code in _codes(raters, pairs).items()}
    of_files: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        last = max(map(first.__getitem__, pair))
        of_files[tables[_table_at(last, starts)][0].source].append(pair)
    waiting: set[int] = set()
    same: dict[str, str] = {}
    for source, own_pairs in of_files.items():
        where = [_where([first[name] for name in pair], tables, starts, source) for pair in own_pairs]
        question = _about(source, where)
        if log.ask(question, "", question.choices.__contains__):
            held = {name for pair in own_pairs for name in pair}
            rows = np.flatnonzero(raters.where(held.__contains__))
            waiting |= set((np.searchsorted(starts, rows, side="right") - 1).tolist())
        elif log.answers.find(question.key, source, "") == ONE_PERSON:
            for pair in own_pairs:
                here, there = sorted(pair, key=first.__getitem__)
                same[there] = same.get(here, here)
    return (raters.map(lambda name: same.get(name, name)) if same else raters), waiting


def _pairs(keys: dict[str, Column], by_called: bool) -> dict[tuple[str, str], None]:  # noqa: FBT001
    """Return the pairs of names in one team that may be one person's; addresses are asked about by their names."""
    raters = keys["rater"]
    words = {name: _words(name) for name in raters.present() if not name.startswith(ANONYMOUS)}
    if by_called:
        words = {name: own for name, own in words.items() if "@" not in name}
    if len(words) < 2 or len(words) > _MOST_NAMES or not _some_alike(words):
        return {}
    teams: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for *team, name in combined(*(keys[name] for name in _TEAM), raters).present():
        if words.get(name):
            teams[tuple(team)].append(name)
    return dict.fromkeys(pair for names in teams.values() for pair in _alike(names, words))


def _table_at(rating: int, starts: Sequence[int]) -> int:
    return int(np.searchsorted(starts, rating, side="right")) - 1


def _codes(raters: Column, pairs: dict[tuple[str, str], None]) -> dict[str, int]:
    names = {name for pair in pairs for name in pair}
    return {name: code for code, name in enumerate(raters.values) if name in names}


def _about(source: str, where: Sequence[str]) -> Question:
    many = "Two names in one team" if len(where) == 1 else "Several pairs of names, each in one team,"
    some = " If some pairs are and others are not, write each person’s name the same way everywhere in the file."
    text = (
        f"{many} may be the same person, written in two ways: {_listed(where)}. Are they one person?"
        f"{some if len(where) > 1 else ''}"
    )
    return Question("same-name", source, text, (ONE_PERSON, SEVERAL_PEOPLE))


def _listed(where: Sequence[str]) -> str:
    return "; ".join([*where[:_SAID], *(["…"] if len(where) > _SAID else [])])


def _where(ratings: Sequence[int], tables: Tables, starts: Sequence[int], source: str) -> str:
    """Return where two names first stand, in words that name nobody; a sheet's name may be a rater's."""
    said = []
    sheet = None
    for rating in sorted(ratings):
        at = _table_at(rating, starts)
        place, own = tables[at]
        number, column = (int(of[rating - starts[at]]) for of in (own.numbers, own.rating_in))
        by_column = place.table.layout == ByColumn.name and "rater" not in place.table.fields
        text = f"column {letters(column)}" if by_column else f"row {number:,}"
        if place.source != source:
            text += f" of {place.source}"
        elif sheet is not None and place.sheet != sheet:
            text += " of another sheet"
        sheet = place.sheet if place.source == source else sheet
        said.append(text)
    return " and ".join(said)


def _words(name: str) -> Words:
    """Return the words of a person's name as they are the same however it is written; none of a code or a role.

    >>> _words("Dr. Ben Cole"), _words("José Díaz"), _words("ben.cole@sd.org"), _words("Rater 1"), _words("BC")
    (('ben', 'cole'), ('jose', 'diaz'), ('ben', 'cole'), (), ('bc',))
    >>> _words("Ben Cole, Principal"), _words("Principal, Oak")
    (('ben', 'cole'), ())
    """
    name = _without_role(name)
    text, at, _ = name.partition("@")
    text = _WITHIN.sub("", text)
    if len(name) > _LONGEST or (any(map(str.isdigit, text))):
        return ()
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    words = tuple(word.casefold() for word in _WORD.findall(plain.replace("_", " ")))
    if not at and words[:1] and words[0] in _TITLES and len(words) > 1:
        words = words[1:]
    return () if set(words) & ROLES or may_be_several(name) else words


def _without_role(name: str) -> str:
    """Return a person's name without the role behind it: ``Ben Cole, Principal``, ``Ben Cole (AP)``."""
    found = _ROLE_BEHIND.fullmatch(name) if len(name) <= _LONGEST else None
    return found[1] if found and ROLES & set(map(str.casefold, _WORD.findall(found[2]))) else name


_ROLE_BEHIND = re.compile(r"([^,(\u2013\u2014]{3,40}?)(?:,\s|\s?\(|\s[-\u2013\u2014]\s)([^,(]{2,40}?)\)?")


def _some_alike(words: dict[str, Words]) -> bool:
    """Tell whether two names may be alike at all: they share a first or a last word, or one is a word."""
    ends = [own[-1] for own in words.values() if own]
    starts = [own[0] for own in words.values() if own]
    return bool(ends) and (
        len(set(ends)) < len(ends) or len(set(starts)) < len(starts) or any(len(own) == 1 for own in words.values())
    )


def _alike(names: Sequence[str], words: dict[str, Words]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names of one team that may be one person's; a short form only of one of the others."""
    if len(names) > _MOST_IN_TEAM:
        known = defaultdict[Words, list[str]](list)
        for name in names:
            known[words[name]].append(name)
        yield from (pair for own in known.values() for pair in combinations(own, 2))
        return
    for one in names:
        others = [other for other in names if other != one and words[other] != words[one]]
        yield from (
            (one, other)
            for other in names
            if one < other
            and _joined(words[one]) == _joined(words[other])
            # A mark or more behind a name has a notice of its own, save for a role.
            and (
                not (one.startswith(other) or other.startswith(one))
                or _without_role(max(one, other)) != max(one, other)
            )
        )
        short_of = [other for other in others if _is_short_for(words[one], words[other], alone=_may_be_alone(one))]
        if len({words[other] for other in short_of}) == 1:
            yield from ((one, other) for other in short_of)


def _joined(words: Words) -> str:
    return "".join(words)


def _may_be_alone(name: str) -> bool:
    """Tell whether one word may be a name in short: an address, or a last name behind a title; no first name is."""
    return "@" in name or name.partition(" ")[0].rstrip(".").casefold() in _TITLES


def _is_short_for(short: Words, whole: Words, *, alone: bool = False) -> bool:
    """Tell whether a name may be another in fewer letters, or with a letter wrong in its last name.

    >>> _is_short_for(("b", "cole"), ("ben", "cole")), _is_short_for(("ben", "cole"), ("ben", "j", "cole"))
    (True, True)
    >>> _is_short_for(("bcole",), ("ben", "cole"), alone=True), _is_short_for(("bc",), ("ben", "cole"))
    (True, True)
    >>> _is_short_for(("ben", "cole"), ("benjamin", "cole")), _is_short_for(("ana", "ruizz"), ("ana", "ruizs"))
    (True, True)
    >>> _is_short_for(("dan", "lee"), ("dana", "lee")), _is_short_for(("ana", "ruiz"), ("ben", "ruiz"))
    (False, False)
    """
    if len(whole) < 2:
        return False
    first, last = whole[0], whole[-1]
    if len(short) == 1:
        own = short[0]
        initials = "".join(word[0] for word in whole)
        return (alone and own in (first, last, f"{first[0]}{last}", f"{first}{last[0]}")) or own == initials
    if short[-1] != last:
        near = len(short) == len(whole) and short[:-1] == whole[:-1] and min(len(last), len(short[-1])) >= _SHORTEST
        return (near and _one_letter_apart(short[-1], last)) or (
            short[0] == first and len(short[-1]) == _INITIAL and last.startswith(short[-1])
        )
    if len(short) < len(whole) and short[0] == first:
        return all(len(word) == _INITIAL or word in short for word in whole)
    shorter = len(first) - len(short[0])
    return first.startswith(short[0]) and (
        len(short[0]) == _INITIAL < len(first) or shorter >= _NICKNAME <= len(short[0])
    )


def _one_letter_apart(one: str, other: str) -> bool:
    """Tell whether two words differ in one letter, or in two that changed places."""
    if len(one) != len(other):
        short, whole = sorted((one, other), key=len)
        return len(whole) - len(short) == 1 and any(whole[:at] + whole[at + 1 :] == short for at in range(len(whole)))
    differ = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(differ) == 1:
        return True
    return (
        len(differ) == 2
        and differ[1] - differ[0] == 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )

"""The ratings table: its columns and types, the identity of a rater, and the order of rounds."""

from __future__ import annotations

import bisect
import hashlib
import re
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ilt.coded_columns import Coded, Codes, combine

COLUMNS = ("round", "district", "assessment", "school", "rater", "perspective", "action_id", "rating", "note")
TEAM = ("round", "district", "assessment", "school", "perspective")
"""What tells one team, seen from one side, in one round."""
SELF, CROSS = "self", "cross"
PERSPECTIVES = (SELF, CROSS)
ANONYMOUS = "\x00"
"""Starts the identity of a rater whom no column names: known in one file only, and never a name."""


def empty() -> pd.DataFrame:
    """Return a ratings table without rows."""
    return typed(pd.DataFrame({name: [] for name in COLUMNS}))


def typed(table: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of a ratings table, in order: text as ``str``, ``rating`` as ``Int64`` (missing = not rated).

    Missing text becomes blank. Nothing is checked: that is what reading is for.
    """
    texts = {name: table[name].astype("str").fillna("") for name in COLUMNS if name != "rating"}
    return pd.DataFrame({**texts, "rating": table["rating"].astype("Int64")}, columns=list(COLUMNS)).reset_index(
        drop=True
    )


OTHERS = "\x1fothers"
"""In counts, the school of ratings that are shown only together with those of other schools."""
_coded: dict[int, tuple[weakref.ref[Any], Codes, pd.Index]] = {}


def column_of(codes: Any, values: list[str] | pa.Array, text: pa.ChunkedArray | None = None) -> pd.Series:
    """Return a text column of a ratings table: in each row one of ``values``, by its place in them.

    ``codes_of`` gives the same codes back, for as long as the column itself is asked and no part or change of it.

    Parameters
    ----------
    text
        The same as Arrow text, where that is there already.
    """
    values = values if isinstance(values, pa.Array) else pa.array(values, type=pa.large_string())
    if text is None:
        text = pa.chunked_array([values.take(pa.array(codes))])
    column = text_column(text)
    data = column.array.__arrow_array__()
    key = id(data)
    distinct = pd.Index(text_column(pa.chunked_array([values])))
    _coded[key] = (weakref.ref(data, lambda _: _coded.pop(key, None)), codes, distinct)
    return column


def text_column(text: pa.ChunkedArray) -> pd.Series:
    """Return Arrow text as a text column."""
    return pd.Series(pd.array(text, dtype="str"), copy=False)


def codes_of(column: pd.Series) -> tuple[Codes, pd.Index]:
    """Return the place in the distinct values of each row, and these values."""
    arrow = getattr(column.array, "__arrow_array__", None)
    if arrow is not None:
        data = arrow()
        known = _coded.get(id(data))
        # Arrow's data never change, so the same object holds the same text.
        if known is not None and known[0]() is data:
            return known[1], known[2]
    codes, values = pd.factorize(column, sort=False)
    return codes, values


def codes_of_all(table: pd.DataFrame, names: Sequence[str]) -> list[Coded]:
    """Return the codes of some columns, as ``ilt.coded_columns.combine`` takes them."""
    coded = (codes_of(table[name]) for name in names)
    return [(codes, len(values)) for codes, values in coded]


def people(ratings: pd.DataFrame) -> tuple[Codes, Codes, Codes]:
    """Tell who gave each row: the place of the person; and of each person a number, and the place of the name.

    The numbers start at 1 and follow a digest of (district, rater), so that the order of a file or of the alphabet
    shows nothing; names are places in what ``codes_of`` finds in ``rater``.
    """
    coded = [codes_of(ratings[name]) for name in ("district", "rater")]
    rows, (district, name) = combine([(codes, len(values)) for codes, values in coded])
    districts, names = (values.to_numpy() for _, values in coded)
    digests = [
        hashlib.sha256(f"{one}\x1f{other}".encode()).digest()
        for one, other in zip(districts[district], names[name], strict=True)
    ]
    digits = np.frombuffer(b"".join(digests), dtype=">u8").reshape(-1, 4).T
    numbers = np.empty(len(digests), dtype=np.int64)
    numbers[np.lexsort(digits[::-1])] = np.arange(1, len(digests) + 1)
    return rows, numbers, name


def codes_of_people(numbers: Codes) -> pa.Array:
    """Return the codes, such as ``Rater 12``, of people's numbers."""
    texts = pc.cast(pa.array(numbers), pa.large_string())
    return pc.binary_join_element_wise(pa.scalar("Rater", pa.large_string()), texts, pa.scalar(" ", pa.large_string()))


def rater_codes(ratings: pd.DataFrame) -> pd.Series:
    """Return a code such as ``Rater 12`` for each row: the same person the same code, and nothing of the name in it."""
    rows, numbers, _ = people(ratings)
    codes = pa.chunked_array([codes_of_people(numbers).take(pa.array(rows))])
    return text_column(codes).set_axis(ratings.index).rename("rater")


@dataclass(frozen=True)
class Rounds:
    """Rounds in the order of time.

    Attributes
    ----------
    ordered
        The labels, earliest first.
    unplaced
        The labels that tell no time that compares with the others'; where there is one, ``ordered`` is the order of
        first appearance.
    """

    ordered: tuple[str, ...]
    unplaced: tuple[str, ...]


_Place = tuple[str, int, int, int]
"""When a round was: of what kind its name is, and three numbers that put rounds of one kind in order."""


def order_rounds(labels: Iterable[str]) -> Rounds:
    """Order rounds by year, then winter < spring < summer < fall or BOY < MOY < EOY; days and months; "Round n".

    Only labels of one kind compare; where kinds are mixed, or a label is of none, all stay in order of first
    appearance and those that are not of the most frequent kind are named.

    >>> order_rounds(["Fall 2026", "2026-27 Spring", "Spring 2026"]).ordered
    ('Spring 2026', 'Fall 2026', '2026-27 Spring')
    >>> order_rounds(["March 2027", "Oct. 5, 2026", "Sep 2026"]).ordered
    ('Sep 2026', 'Oct. 5, 2026', 'March 2027')
    """
    seen = tuple(dict.fromkeys(labels))
    placed = {label: _place(label) for label in seen}
    kinds = Counter(place[0] for place in placed.values() if place)
    # Of as frequent ones the first.
    common = kinds.most_common(1)[0][0] if kinds else ""
    unplaced = tuple(label for label, place in placed.items() if not place or place[0] != common)
    if unplaced:
        return Rounds(seen, unplaced if len(seen) > 1 else ())
    return Rounds(tuple(sorted(seen, key=lambda label: placed[label] or ())), ())


def arranged(labels: Iterable[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """Return rounds as somebody arranged them; those that came since stand where their time says, else last.

    >>> arranged(["Fall 2026", "Pilot"], ["Pilot", "Spring 2026", "Fall 2026"])
    ('Pilot', 'Fall 2026')
    >>> arranged(["Fall 2027", "Spring 2027", "Fall 2026", "Pilot", "Visit"], ["Pilot", "Fall 2026", "Fall 2027"])
    ('Pilot', 'Fall 2026', 'Spring 2027', 'Fall 2027', 'Visit')
    """
    there = tuple(dict.fromkeys(labels))
    found = [label for label in dict.fromkeys(wanted) if label in there]
    if not found:
        return order_rounds(there).ordered
    of_kind: dict[str, list[tuple[_Place, int]]] = defaultdict(list)
    for at, label in enumerate(found):
        if place := _place(label):
            of_kind[place[0]].append((place, at))
    known = {kind: _Dated.of(own) for kind, own in of_kind.items()}
    before: dict[int, list[str]] = defaultdict(list)
    arranged_by_hand = set(found)
    for label in order_rounds(label for label in there if label not in arranged_by_hand).ordered:
        place = _place(label)
        own = known.get(place[0]) if place else None
        before[own.after(place) if own and place else len(found)].append(label)
    return tuple(name for at in range(len(found) + 1) for name in (*before[at], *found[at : at + 1]))


@dataclass(frozen=True)
class _Dated:
    """Rounds of one kind that somebody arranged: their times in order, and how far along each and all before it are."""

    times: tuple[_Place, ...]
    along: tuple[int, ...]

    @classmethod
    def of(cls, own: Iterable[tuple[_Place, int]]) -> _Dated:
        times, along = zip(*sorted(own), strict=True)
        return cls(times, tuple(accumulate(along, max)))

    def after(self, time: _Place) -> int:
        """Return where a round of this time goes: after all that are earlier, or before the first of its kind."""
        earlier = bisect.bisect_right(self.times, time)
        return self.along[earlier - 1] + 1 if earlier else self.along[0]


def says_when(label: str) -> bool:
    """Tell whether the name of a round says when it was, in some way.

    >>> says_when("October 2026"), says_when("Kick-off")
    (True, False)
    """
    return _place(label) is not None


SEASONS = {
    **dict.fromkeys(("winter", "invierno", "hiver", "inverno"), "winter"),
    **dict.fromkeys(("spring", "primavera", "printemps", "frühling", "frühjahr"), "spring"),
    **dict.fromkeys(("summer", "verano", "été", "verão", "sommer"), "summer"),
    **dict.fromkeys(("fall", "autumn", "otoño", "otono", "automne", "outono", "herbst"), "fall"),
}
"""The season that each word for one means, in the languages of the forms that we know."""
_IN_YEAR = ("winter", "spring", "summer", "fall")
_TERMS = {"boy": 0, "moy": 1, "eoy": 2}
_YEAR = r"(?P<year>\d{4})(?:\s*[-/–]\s*(?P<end>\d{4}|\d{2}))?"
_WORD = rf"(?P<word>{'|'.join((*SEASONS, *_TERMS))})"
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENDS = "(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?"
_MONTH = re.compile(rf"({'|'.join(_MONTHS)}){_ENDS}\.?(?: ?- ?| )(?:([12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)? )?(\d{{4}})")
_NUMBERED = re.compile(r"(?:round|ronda|r)?\s*(?:#\s*)?(\d{1,3})")
_YEAR_FIRST, _WORD_FIRST = re.compile(rf"{_YEAR}\s*{_WORD}?"), re.compile(rf"{_WORD}\s*{_YEAR}")


def _place(label: str) -> _Place | None:
    text = " ".join(label.casefold().replace(",", " ").split())
    if day := _day(text):
        return ("date", *day)
    if match := _NUMBERED.fullmatch(text):
        return ("round", int(match[1]), 0, 0)
    match = _YEAR_FIRST.fullmatch(text) or _WORD_FIRST.fullmatch(text)
    if not match:
        return None
    start, end = int(match["year"]), match["end"]
    if end and int(end) % 100 != (start + 1) % 100:
        return None
    word = match["word"]
    if word in SEASONS:
        # In a school year, only the fall lies in its first calendar year.
        return ("season", start + bool(end and SEASONS[word] != "fall"), _IN_YEAR.index(SEASONS[word]), 0)
    return ("term", start, _TERMS[word], 0) if word else ("year", start, 0, 0)


def _day(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a day or a month; the day of a month is 0."""
    if match := _DATE.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3] or 0)
    if match := _MONTH.fullmatch(text):
        return int(match[3]), 1 + _MONTHS.index(match[1]), int(match[2] or 0)
    return None

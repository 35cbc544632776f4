"""A time in a cell: from which second to which it may be, in each way in which the column can be read.

``3/4/2026`` may be in March or in April, and a column that can be read in both ways has two readings. What is certain
in all of them is known.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ilt.reading.cells.text import clean

Form = Literal["MDY", "DMY", "YMD"]
FORMS: tuple[Form, ...] = ("MDY", "DMY", "YMD")
_DAY, _MINUTE = 86_399, 59
_ANY_ZONE = 26 * 3600
"""Two clocks of the world differ by no more."""
_LONGEST = 60
_UTC = "utc"
_MONTHS = (
    *(("jan", 1), ("ene", 1), ("gen", 1), ("feb", 2), ("fev", 2), ("mar", 3), ("mrz", 3), ("apr", 4), ("abr", 4)),
    *(("avr", 4), ("may", 5), ("mai", 5), ("mag", 5), ("jun", 6), ("juin", 6), ("giu", 6), ("jul", 7), ("juil", 7)),
    *(("lug", 7), ("aug", 8), ("ago", 8), ("aou", 8), ("sep", 9), ("set", 9), ("oct", 10), ("okt", 10), ("out", 10)),
    *(("ott", 10), ("nov", 11), ("dec", 12), ("dic", 12), ("dez", 12)),
)
_WEEKDAYS = (
    *("mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mar", "mie", "jue", "vie", "sab", "dom"),
    *("le", "el", "mer", "jeu", "ven", "sam", "dim", "die", "mit", "don", "fre", "son", "seg", "ter", "qua"),
    *("qui", "sex"),
)
_OFFSETS = {"z": 0, _UTC: 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8}
_OFFSETS |= {"pdt": -7, "akst": -9, "akdt": -8, "hst": -10}
_IN_NUMBERS = re.compile(r"(?<![\d./:-])(\d{1,4})([-/.]) ?(\d{1,2})\2 ?(\d{1,4})(?![\d/:-])")
_DAY_FIRST = re.compile(
    r"(?<![\d:])(\d{1,4})(?:st|nd|rd|th|[.º])?[ /-]?(?:de |of )?([a-z]{3,10})[.,]?[ /-]?(?:de )?(\d{2,4})(?![\d:])"
)
_MONTH_FIRST = re.compile(r"(?<![a-z])([a-z]{3,10})[.]? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})(?![\d:])")
_CLOCK = re.compile(r"(?<![\d.:])(\d{1,2})[:h.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?!\d) ?([ap])?(?(4)\.? ?m\b\.?)")
_OFFSET = re.compile(r"\(?(?:gmt|utc)? ?([+-]) ?(\d{1,2})(?::?(\d{2}))?\)?(?: \([a-z ]{1,40}\))?")
_BETWEEN = frozenset(("", "t", "at", "a las", "a", "um", "kl", "de", "às", "as", "alle", "alle ore", "ore"))
_NUMBER = re.compile(r"\d{5}(?:\.\d+)?|\d{10}|\d{13}")
_SERIALS, _EPOCHS = (36_526, 73_051), (946_684_800, 4_102_444_800)
_YEARS = (1990, 2100)


@dataclass(frozen=True)
class CellTime:
    """A time.

    Attributes
    ----------
    first, last
        The seconds between which it is: a day alone has many.
    zone
        Whose clock shows it: ``utc``, a name that is not known, or blank where the cell says none.
    has_clock
        Whether it is told to the minute.
    """

    first: int
    last: int
    zone: str = ""
    has_clock: bool = True

    @property
    def to_the_second(self) -> bool:
        """Whether it is told to the second."""
        return self.first == self.last


def compared(one: CellTime, other: CellTime) -> int | None:
    """Return -1 where one is surely before the other, 1 where it is after, 0 where both are the same, else ``None``."""
    if one == other:
        return 0
    margin = 0 if one.zone == other.zone else _ANY_ZONE
    if one.last + margin < other.first:
        return -1
    return 1 if other.last + margin < one.first else None


def has_clock(cell: Any) -> bool:
    """Tell whether a cell is a day and a time of day, in some form."""
    return any(time.has_clock for form in FORMS if (time := _cell_time(cell, form, numbers=False)))


def looks_like_time(cell: Any) -> bool:
    """Tell whether a cell is a day, or a day and a time, in some form; a time of day alone is none.

    >>> looks_like_time("Oct 19, 2025 9:00 AM"), looks_like_time("Grade 3"), looks_like_time("2025/10/19 9:00:00 MDT")
    (True, False, True)
    """
    return any(_cell_time(cell, form, numbers=False) for form in FORMS)


def readings(cells: Sequence[Any], *, numbers: bool) -> list[list[CellTime | None]]:
    """Return the times of cells, in each way in which all that look like times can be read.

    Parameters
    ----------
    numbers
        Whether a number counts, as spreadsheet programs and others count days and seconds.
    """
    there = [any(_cell_time(cell, form, numbers=numbers) for form in FORMS) for cell in cells]
    # A program that took some of the texts for dates may have taken the day for the month.
    if any(isinstance(cell, dt.date) for cell in cells) and any(
        isinstance(cell, str) and at for cell, at in zip(cells, there, strict=True)
    ):
        return []
    found: list[list[CellTime | None]] = []
    for form in FORMS:
        own = [_cell_time(cell, form, numbers=numbers) if at else None for cell, at in zip(cells, there, strict=True)]
        if own not in found and all(time or not at for time, at in zip(own, there, strict=True)):
            found.append(own)
    return found


def _cell_time(cell: Any, form: Form, *, numbers: bool) -> CellTime | None:
    if isinstance(cell, dt.date):
        return _of_date(cell)
    text = clean(cell)
    if not text or len(text) > _LONGEST or not any(map(str.isdecimal, text)):
        return None
    if numbers and _NUMBER.fullmatch(text):
        return _of_number(float(text))
    return None if isinstance(cell, int | float) else _of_text(_plain(text), form)


def _plain(text: str) -> str:
    """Return a text in small letters without accents."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).split())


def _of_date(cell: dt.date) -> CellTime:
    if not isinstance(cell, dt.datetime):
        return CellTime(start := _seconds((cell.year, cell.month, cell.day)) or 0, start + _DAY, has_clock=False)
    first = _seconds((cell.year, cell.month, cell.day), (cell.hour, cell.minute, cell.second)) or 0
    whole = cell.time() == dt.time()
    return CellTime(first, first + _DAY if whole else first, has_clock=not whole)


def _of_number(number: float) -> CellTime | None:
    if _SERIALS[0] <= number < _SERIALS[1]:
        first = round((number - 25_569) * 86_400)
        whole = number.is_integer()
        return CellTime(first, first + _DAY if whole else first, has_clock=not whole)
    seconds = number / 1000 if number > _EPOCHS[1] else number
    return CellTime(int(seconds), int(seconds), _UTC) if _EPOCHS[0] <= seconds < _EPOCHS[1] else None


def _of_text(text: str, form: Form) -> CellTime | None:
    day = _day(text, form)
    if day is None:
        return None
    on, start, stop = day
    before, after = text[:start].strip(" ,"), text[stop:].strip(" ,")
    clock = _CLOCK.match(_without_link(after))
    if clock is None and (clock := _CLOCK.match(before)) and not before[clock.end() :].strip(" ,"):
        before = ""
    elif clock is not None:
        after = _without_link(after)[clock.end() :].strip(" ,")
    if (before and not before.rstrip(".").startswith(_WEEKDAYS)) or " " in before:
        return None
    if clock is None:
        first = _seconds(on)
        return None if after or first is None else CellTime(first, first + _DAY, has_clock=False)
    return _with_clock(on, clock, after)


def _without_link(text: str) -> str:
    word = re.match(r"[^\d]*", text)
    link = word[0].strip(" ,.") if word else ""
    return text[len(word[0]) :] if word and link in _BETWEEN else text


def _with_clock(day: tuple[int, int, int], clock: re.Match[str], zone: str) -> CellTime | None:
    hour, minute, half = int(clock[1]), int(clock[2]), clock[4]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    first = _seconds(day, (hour, minute, int(clock[3] or 0)))
    if first is None:
        return None
    length = 0 if clock[3] else _MINUTE
    if zone in ("", "h", "hs", "hrs", "uhr"):
        return CellTime(first, first + length)
    name = zone.strip("()")
    if offset := _OFFSET.fullmatch(zone):
        ahead = (int(offset[2]) * 60 + int(offset[3] or 0)) * (60 if offset[1] == "+" else -60)
    elif name in _OFFSETS:
        ahead = _OFFSETS[name] * 3600
    elif any(map(str.isdecimal, zone)):
        return None
    else:
        return CellTime(first, first + length, name)
    return CellTime(first - ahead, first - ahead + length, _UTC)


def _day(text: str, form: Form) -> tuple[tuple[int, int, int], int, int] | None:
    """Return the year, month and day in a text, and where they stand."""
    if found := _IN_NUMBERS.search(text):
        day = _of_numbers(found[1], found[3], found[4], form)
        return (day, *found.span()) if day else None
    for found in _DAY_FIRST.finditer(text):
        if month := _month(found[2]):
            years_first = len(found[1]) == 4 or (len(found[3]) == 2 and form == "YMD")
            year, date = (found[1], found[3]) if years_first else (found[3], found[1])
            return (_year(year), month, int(date)), *found.span()
    for found in _MONTH_FIRST.finditer(text):
        if month := _month(found[1]):
            return (_year(found[3]), month, int(found[2])), *found.span()
    return None


def _of_numbers(one: str, two: str, three: str, form: Form) -> tuple[int, int, int] | None:
    if len(one) > 2:
        return _year(one), int(two), int(three)
    if form == "YMD":
        return None if len(three) > 2 else (_year(one), int(two), int(three))
    return (_year(three), int(one), int(two)) if form == "MDY" else (_year(three), int(two), int(one))


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) <= 2 else 0)


def _month(word: str) -> int:
    found = [number for start, number in _MONTHS if word.startswith(start)]
    return found[-1] if found else 0


def _seconds(day: tuple[int, int, int], clock: tuple[int, int, int] = (0, 0, 0)) -> int | None:
    if not _YEARS[0] <= day[0] < _YEARS[1]:
        return None
    try:
        return int(dt.datetime(*day, *clock, tzinfo=dt.UTC).timestamp())
    except ValueError:
        return None

"""Text as cells hold it, and as we keep it."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ilt.formula_injection import as_written

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_CLEAN = re.compile(r"[A-Za-z0-9][!-~]*(?: [!-~]+)*")
"""Text that needs no cleaning; nearly all does not."""
_TOGETHER, _CLEAN_LINES = 256, re.compile(r"(?:(?:[A-Za-z0-9][!-'*-~]*+(?: [!-'*-~]++)*+)?(?:\n|\Z))*+")
_IN_BRACKETS = re.compile(r"\s?\(([^\s()]{4,1000})\)(?=\s?[,;]|\s?\Z)")
_LINKED = re.compile(r"\[([^\[\]]{1,200})\]\(([^\s()]{4,1000})\)")
_LINKS = ("http://", "https://", "notion://", "mailto:", "www.", "./", "../")
_LONGEST_COLUMN = 7
_JOINERS = "\u200c\u200d"
ERRORS = frozenset(
    (
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"),
        *("#FIELD!",),
    )
)
"""What a spreadsheet program shows in a cell whose formula failed."""


LEAVE_OUT = "leave out"
"""The correction of a cell that drops it."""


class Fault(Enum):
    """A cell that holds no value that could be read."""

    UNCALCULATED = "formula-not-calculated"
    MERGED = "merged-rating"
    LEFT_OUT = "left-out"
    STRUCK = "struck-through"
    COLORED = "colored-cell"
    COMPUTED = "computed-rating"
    TWO_MARKS = "two-marks"
    MARK_UNCLEAR = "mark-unclear"


@dataclass(frozen=True)
class ShownNumber:
    """A number that a cell shows as some other text, or as nothing."""

    text: str
    number: float


@dataclass(frozen=True)
class CorrectedRating:
    """A rating as somebody corrected it, with the words that stand behind it."""

    text: str
    note: str


def cell_text(cell: Any) -> str:
    """Return a cell as the text that a person sees in it: whole numbers without ``.0``, dates as ISO."""
    if isinstance(cell, str):
        return cell
    if cell is None or isinstance(cell, Fault):
        return ""
    if isinstance(cell, ShownNumber | CorrectedRating):
        return cell.text
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def clean(cell: Any) -> str:
    """Return a name or label on one line: composed letters, single spaces, nothing invisible.

    The apostrophes that keep text from being a formula in a spreadsheet program are taken off, and so are single
    quotation marks around the whole, which some programs write in place of double ones, and the link that programs with
    pages write in brackets behind a name.
    """
    if isinstance(cell, str) and _CLEAN.fullmatch(cell):
        return without_links(cell)
    text = as_written(cell_text(cell))
    if text[:1] == "'" and text[-1:] == "'" and text.count("'") == 2:
        text = text[1:-1]
    if text.isascii() and text.isprintable() and "  " not in text:
        return without_links(text.strip())
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if not text.isprintable():
            text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cs") or c in _JOINERS)
    return without_links(" ".join(_CONTROL.sub("", text).split()))


def cleaned(cells: Sequence[Any]) -> list[str]:
    """Return cells as ``clean`` does each: of many texts together it is seen at once that they need no cleaning."""
    found: list[str] = []
    for start in range(0, len(cells), _TOGETHER):
        own = cells[start : start + _TOGETHER]
        text = "\n".join(own) if all(type(cell) is str for cell in own) else "\t"
        are_clean = _CLEAN_LINES.fullmatch(text) is not None and text.count("\n") == len(own) - 1
        found += own if are_clean else map(clean, own)
    return found


def without_links(text: str) -> str:
    """Return names without the links behind them.

    >>> without_links("Oak (https://n.so/Oak?p=1), Elm (../Schools/Elm%206f.md)"), without_links("[Oak](www.oak.org)")
    ('Oak, Elm', 'Oak')
    >>> without_links("Oak (see www.oak.org)"), without_links("(https://oak.org)")
    ('Oak (see www.oak.org)', '(https://oak.org)')
    """
    if "(" not in text:
        return text
    text = _LINKED.sub(lambda match: match[1] if _is_link(match[2]) else match[0], text)
    return _IN_BRACKETS.sub(lambda match: "" if _is_link(match[1]) else match[0], text) or text


def _is_link(text: str) -> bool:
    return text.startswith(_LINKS) or "%20" in text


def clean_note(cell: Any) -> str:
    """Return a note as it was written, without what no reader could see or what would turn the text around."""
    text = as_written(cell_text(cell))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        text = _BIDI.sub("", _CONTROL.sub("", text))
    return text.strip()


@functools.lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return what is the same of a clean text in whatever case it is written."""
    return text.casefold()


def shown(text: str, longest: int = 60) -> str:
    """Return text short enough, and on one line, to show in a problem."""
    text = clean(text)
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def listed(words: Sequence[str], most: int) -> str:
    """Join words with commas and a last "and"; those beyond so many are counted.

    >>> listed(["C", "D"], 3), listed(["C", "D", "E", "F", "G"], 3)
    ('C and D', 'C, D, E and 2 more')
    """
    *first, last = [*words[:most], *([f"{len(words) - most:,} more"] if len(words) > most else [])]
    return f"{', '.join(first)} and {last}" if first else last


def name_of_file(path: str) -> str:
    """Return what a file is called in all that is said of it: without its folder, and without what nobody could see."""
    name = clean(path.replace("\\", "/").rpartition("/")[2])
    return name if name.strip(" .") else "file"


def numbered(name: str, number: int) -> str:
    """Return a name with a number, before the ending of a file.

    >>> numbered("a.csv", 2), numbered("St. Mary", 2)
    ('a (2).csv', 'St. Mary (2)')
    """
    stem, dot, ending = name.rpartition(".")
    return f"{stem} ({number}).{ending}" if stem and dot and " " not in ending else f"{name} ({number})"


def distinct_name(name: str, taken: dict[str, int]) -> str:
    """Return a name that is not ``taken`` yet, and take it; ``taken`` counts how often each was wanted."""
    wanted = name
    while name in taken:
        taken[wanted] += 1
        name = numbered(wanted, taken[wanted])
    taken[name] = 1
    return name


def letters(column: int) -> str:
    """Return the letters of a column, counted from 0.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """Return the number, from 0, of a column's letters.

    >>> column_number("AB")
    27
    """
    number = 0
    # A longer name is beyond every limit, whatever its end says.
    for letter in name[:_LONGEST_COLUMN].upper():
        number = number * 26 + ord(letter) - 64
    return number - 1

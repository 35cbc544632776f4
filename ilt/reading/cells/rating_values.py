"""One cell of a rating column: a rating 0-3, not rated, or a problem. Nothing is guessed."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from ilt.framework import SCALE, text_key
from ilt.reading.cells import second_ratings, wrappings
from ilt.reading.cells.column import Column
from ilt.reading.cells.doubtful_notes import may_be_none, meant_by, reason_of_none
from ilt.reading.cells.not_rated import NO_EVIDENCE, NOT_RATED, NOT_RATED_FIRST, NOTHING
from ilt.reading.cells.text import ERRORS, CorrectedRating, Fault, ShownNumber, clean, clean_note, shown
from ilt.reading.problems import sentence

Kind = Literal["rated", "not rated", "problem"]


@dataclass(frozen=True)
class Value:
    """What a rating cell says.

    Attributes
    ----------
    kind
        ``rated``, ``not rated`` or ``problem``.
    rating
        0-3 where it is rated.
    note
        What is in the cell besides the rating.
    code, message
        What is wrong, where something is.
    shown
        The cell's text for a problem list, without a note.
    """

    kind: Kind
    rating: int | None = None
    note: str = ""
    code: str = ""
    message: str = ""
    shown: str = ""


_LABELS = {text_key(label): rating for rating, label in SCALE.items()}
_LONGEST_LABEL = max(map(len, _LABELS))
_WORDS = re.compile(r"[^\W_]+")
_OF_RATINGS = frozenset(("rating", "score", "level", "value", "point", "points", "pt", "pts"))
"""Words that may stand with the number of a label."""
_UNSURE = frozenset("?~≈±+%!")
_WIDE = str.maketrans({0xFF01 + n: 0x21 + n for n in range(94)})
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_BLANK = f"{_UNSEEN} \t\n\u00a0\u202f\u2003\u2002\u2009\u3000"
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd\ud800-\udfff]")
_DASHES = "-‐‑‒–—―−"  # noqa: RUF001 - every dash that people's programs write
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DOUBTED = ("zero-or-none", "another-time")
_SAYS_MORE = ("zero-or-none", "another-time", "off-scale", "number-and-words-disagree")
_DATE = re.compile(
    rf"\d{{1,2}}[-/. ]{_MONTH}(?:[-/. ,]+\d{{2,4}})?|{_MONTH}[-/. ]\d{{1,4}}(?:,? \d{{2,4}})?"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_LEADING = re.compile(r"(?:rating\b\s*(?::\s*)?)?(?P<number>[0-9]+)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_ZEROS = re.compile(r"[.,]0+")
_SEPARATOR = re.compile(rf"[{_BLANK}]*?[{_DASHES}=:;.()\[\]\n][\s{_UNSEEN}{re.escape(_DASHES)}=:;.()\[\]]*")
_SIGN = re.compile(
    rf"\s{{1,3}}[^\w\s{_UNSEEN}+&/<>~%#$?!,;@^*\"'“”±\u2190-\u2218\u221a-\u22c4\u22c6-\u22ff\u27f0-\u297f\u2b00-\u2bff"
    rf"\U0001f000-\U0001ffff]\s{{1,3}}(?=[^\W\d_])"
)
"""A sign of no meaning between a number and words, such as a dot; not a plus, an arrow or a slash."""
_MARKS = "'\"“”‘’~#<>=≈*"
_HEDGE = re.compile(
    r"(?:(?:or|maybe|perhaps|possibly|sometimes|almost|nearly|now|changed? to|should be|moved to|revised to|updated to|"
    r"corrected to|actually)\W+(?:\w+\W+){0,2}?|(?:to|and)\W+|(?:out )?of |[/~,;&+]\W*)\d",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:rating|score)\s?[:=]\s?\d", re.IGNORECASE)
_NUMERIC = re.compile(rf"[{_DASHES}+]?\s*\d[\d\s.,]*")
_PERCENT = re.compile(r"[-+]?\s*[\d.,]+\s*%")
_SEVERAL = re.compile(r"\d.*\d", re.DOTALL)
_FILLED_BY_NOBODY = re.compile(rf"[{_DASHES}_.]+|\.[a-z]")  # .a is a missing value of Stata
_POINTS = re.compile(r"(?P<number>\d{1,4}) ?(?:pts?|points?)\.?", re.IGNORECASE)
_ORDINAL = re.compile(r"-(?:st|nd|rd|th)\b", re.IGNORECASE)


@functools.lru_cache(maxsize=65536, typed=True)
def parse(cell: Any) -> Value:  # noqa: PLR0911 - one return a kind of cell
    """Read one rating cell.

    Parameters
    ----------
    cell
        Text as typed, or what a workbook holds: a number, a date, a time, ``True``, a ``Fault``.

    Examples
    --------
    >>> parse("1 - we meet but nothing is tracked").rating
    1
    >>> parse("1-2").code
    'not-one-rating'
    """
    if cell is None:
        return Value("not rated")
    if isinstance(cell, Fault):
        return _problem(cell.value, "")
    if isinstance(cell, ShownNumber):
        return _shown_otherwise(cell)
    if isinstance(cell, CorrectedRating):
        return replace(parse(cell.text), note=cell.note)
    if isinstance(cell, bool):
        return _problem("true-or-false", str(cell).upper())
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return _date(cell)
    return _number(float(cell)) if isinstance(cell, int | float) else _text(str(cell))


def corrected(was: str, said: str) -> str | CorrectedRating:
    """Return what a cell holds once somebody said its rating: words behind a number that was in doubt are a note still.

    >>> corrected("2 - Ask Denise, she runs it", "2").note, corrected("2", "3")
    ('Ask Denise, she runs it', '3')
    """
    text = was.strip()
    match = _LEADING.fullmatch(text.translate(_WIDE))
    if parse(was).code not in _DOUBTED or parse(said).code or parse(said).note or not match:
        return said
    behind = _SEPARATOR.match(match["rest"]) or _SIGN.match(match["rest"])
    if not behind:
        return said
    return CorrectedRating(said, _with_bracket(behind[0], clean_note(text[match.start("rest") + behind.end() :])))


def of_column(column: Column) -> Column:
    """Read the rating cells of a column; "2 pts" is a rating where no cell has more points than a rating can."""
    points = [
        match for cell in column.present() if isinstance(cell, str) and (match := _POINTS.fullmatch(cell.strip()))
    ]
    if not points or any(int(match["number"]) not in SCALE for match in points):
        return column.map(parse)
    figures = {match.string: match["number"] for match in points}
    return column.map(lambda cell: parse(figures.get(cell.strip(), cell) if isinstance(cell, str) else cell))


def is_label(cell: Any) -> bool:
    """Tell whether a cell holds the whole label of a rating, with its number or alone."""
    text = text_key(cell) if isinstance(cell, str) else ""
    return any(text == label or text.endswith(f" {label}") for label in _LABELS)


def _problem(code: str, value: str, **facts: object) -> Value:
    return Value("problem", code=code, message=sentence(code, value=value, **facts), shown=value)


def _shown_otherwise(cell: ShownNumber) -> Value:
    """Read a number that the cell shows as a text: the two have to say the same."""
    value, seen = _number(cell.number), _text(cell.text)
    if value.code or seen.rating == value.rating:
        return value if value.code else seen
    text = f"“{shown(cell.text)}”" if clean(cell.text) else "nothing"
    says = sentence("shown-otherwise", text=text, number=value.rating)
    return Value("problem", code="shown-otherwise", message=says, shown=shown(cell.text))


def _date(cell: dt.date | dt.time | dt.timedelta) -> Value:
    guess = f"; it may have been {_day(cell)}" if isinstance(cell, dt.date) else ""
    day = cell.date() if isinstance(cell, dt.datetime) else cell
    return _problem("became-a-date", str(day), guess=guess)


def _day(date: dt.date) -> str:
    # Spreadsheets count days from 1900 on.
    return str(date.day) if (date.year, date.month) == (1900, 1) else f"{date.month}-{date.day}"


def _number(number: float) -> Value:
    if number in SCALE:
        return Value("rated", int(number))
    value = str(int(number)) if number.is_integer() else repr(number)
    return _problem("off-scale" if number.is_integer() else _fraction(number), value)


def _fraction(number: float) -> str:
    return "not-one-rating" if 0 < number < max(SCALE) else "off-scale"


def _text(raw: str) -> Value:
    """Read text as it is written; where it says nothing so, what is in it once it is out of what stands around it."""
    whole = raw.replace("\r\n", "\n").replace("\r", "\n").strip().strip(_BLANK)
    value = _plain(whole)
    if value.code not in ("not-a-rating", "not-one-rating", "unreadable-character"):
        return value
    if wrappings.is_struck(whole):
        return _problem("struck-through", shown(whole))
    offered = wrappings.choices(whole)
    inside = wrappings.unwrapped(whole)
    if offered is not None:
        chosen = _chosen(offered)
        if chosen is not None:
            return chosen
    elif inside != whole and not (other := _plain(inside)).code:
        return other
    elif inside != whole and other.code in _SAYS_MORE:
        return replace(other, shown=shown(whole))
    note, number = wrappings.rating_at_end(whole)
    return Value("rated", int(number), clean_note(note)) if number and int(number) in SCALE else value


def _chosen(offered: list[tuple[bool, str]]) -> Value | None:
    """Return the one choice that is marked of those that a cell shows; ``None`` where they are no choices."""
    read = [(marked, _plain(wrappings.unwrapped(text))) for marked, text in offered]
    if any(value.code for _, value in read):
        return None
    marked = [value for one, value in read if one]
    if len(marked) == 1:
        return marked[0]
    return None if marked else Value("not rated")


_COLORS = frozenset("🔴🟠🟡🟢🔵🟣🟤⚪⚫🟥🟧🟨🟩🟦🟪🟫⬜⬛")
"""In front of a rating they say no more than it does."""


def _plain(whole: str) -> Value:  # noqa: PLR0911 - one return a verdict
    if _UNREADABLE.search(whole):
        return _problem("unreadable-character", shown(whole))
    if whole[:1] in ("'", "’"):
        whole = whole[1:].lstrip(_BLANK)
    if whole[:1] in _COLORS:
        whole = whole[1:].lstrip(f"\ufe0f{_BLANK}") or whole
    # One character for one, so that the note can be cut from the text as it was written.
    text = whole.translate(_WIDE)
    key = text_key(text)
    if _is_none(key) or _FILLED_BY_NOBODY.fullmatch(text) or not text or reason_of_none(text):
        return Value("not rated", note=clean_note(reason_of_none(text)))
    if key in NOTHING:
        return _problem("zero-or-none", shown(text), number=0)
    if text.upper() in ERRORS:
        return _problem("cell-error", text.upper())
    if key in _LABELS:
        return Value("rated", _LABELS[key])
    if _DATE.fullmatch(text):
        return _problem("became-a-date", shown(text), guess="; it may have been two numbers")
    if match := _LEADING.fullmatch(text):
        return _leading(whole, text, match)
    return _labeled(text) or _problem(_why(text), shown(text))


def _is_none(key: str) -> bool:
    """Tell whether words say that nobody rated, perhaps twice: ``don't know / n/a``."""
    return key.replace("_", " ") in NOT_RATED or (" / " in key and NOT_RATED.issuperset(key.split(" / ")))


def _labeled(text: str) -> Value | None:
    """Read a whole label with its number next to it; ``None`` where text is no such thing.

    >>> _labeled("Not present [0]").rating, _labeled("Not present (Level 1)").code, _labeled("Not present (1 of 2)")
    (0, 'number-and-words-disagree', None)
    """
    number, rating = _label_number(text)
    return None if rating is None else _agreeing(int(number), rating, "", text)


def _label_number(text: str) -> tuple[str, int | None]:
    """Return the figure next to a whole label, and the rating of the label; ``None`` where there is more, or less."""
    if len(text) > _LONGEST_LABEL * 2 or not _FIGURE.search(text):  # most texts are notes
        return "", None
    key = text_key(text)
    for label, rating in _LABELS.items():
        rest = key.removeprefix(label) if key.startswith(label) else key.removesuffix(label)
        words = [] if rest == key or _UNSURE & set(rest) else _WORDS.findall(rest)
        figures = [word for word in words if word not in _OF_RATINGS]
        if len(figures) == 1 and figures[0].isascii() and figures[0].isdigit() and len(figures[0]) == 1:
            return figures[0], rating
    return "", None


def _leading(whole: str, text: str, match: re.Match[str]) -> Value:  # noqa: PLR0911 - one return a verdict
    """Read text that starts with a number: what follows decides whether that is the rating."""
    number, rest = match["number"], match["rest"]
    if len(number) > 1:
        return _problem(_why(text), shown(text))
    rating = int(number)
    if not rest or _ZEROS.fullmatch(rest):
        return Value("rated", rating) if rating in SCALE else _problem("off-scale", number)
    separator = _SEPARATOR.match(rest) or _SIGN.match(rest)
    if not separator or second_ratings.is_within_a_word(rest):
        return _labeled(text) or _problem(_why(text), shown(text))
    after = rest[separator.end() :]
    hedged = second_ratings.is_followed_by_another(separator[0], after, rating) or _ORDINAL.match(rest)
    hedged = hedged or after.lstrip(f"{_MARKS}{_BLANK}")[:1].isnumeric() or _HEDGE.match(after) or _AGAIN.search(after)
    # A dash with nothing behind it says as much as "2+" does; "1) ... 2) ..." is a list.
    if (
        hedged
        or (not after and set(separator[0]) & set(_DASHES))
        or second_ratings.begins_list(rating, separator[0], after)
    ):
        return _problem("not-one-rating", shown(text))
    if rating not in SCALE:
        return _problem("off-scale", f"{number} …" if after else number)
    words, note = _words(whole[len(whole) - len(after) :] if after else "")
    note = _with_bracket(separator[0], note)
    if second_ratings.is_of_another_time(note):
        return _problem("another-time", shown(text), number=rating)
    if _says_none(note, rating) or second_ratings.cannot_say(note) or (not words and may_be_none(note)):
        return _problem("zero-or-none", shown(text), number=rating)
    if not words and (meant := meant_by(note, rating)) is not None:
        words = (meant,)
    return Value("rated", rating, note) if not words or rating in words else _disagree(rating, words[0], number)


def _with_bracket(separator: str, note: str) -> str:
    """Return a note in brackets without them; where it goes on behind them, with both."""
    opening = separator[-1:]
    closing = {"(": ")", "[": "]"}.get(opening, "")
    end = note.find(closing) if closing else -1
    if end < 0 or 0 <= note.find(opening) < end:
        return note
    return note[:end].rstrip() if end == len(note) - 1 else opening + note


def _says_none(note: str, rating: int) -> bool:
    """Tell whether what stands behind a rating says that there is none."""
    key = text_key(note).strip(" ()[]/,;-!?*.") or text_key(note)
    key = key.removeprefix("or ")
    if key in NOT_RATED or (not rating and key in NO_EVIDENCE):
        return True
    # "0 - haven't started / N/A"
    starts = [(start, piece) for piece in (key, *key.split(" / ")) for start in NOT_RATED_FIRST]
    return not rating and any(
        piece.startswith(start) and not piece[len(start) :][:1].isalnum() for start, piece in starts
    )


def _words(text: str) -> tuple[tuple[int, ...], str]:
    """Return the ratings whose label is at the start of a text (or is cut off there), and what follows it."""
    key = text_key(text)
    for label, rating in _LABELS.items():
        if key == label:
            return (rating,), ""
        if key.startswith(label) and not key[len(label)].isalnum():
            return (rating,), _after(text, label)
    cut = tuple(rating for label, rating in _LABELS.items() if len(key) >= len("present") and label.startswith(key))
    return (cut, "") if cut else ((), clean_note(text))


def _after(text: str, label: str) -> str:
    # text_key changes lengths (spaces, soft hyphens), so the label's end is found on the text itself.
    for end in _ends(text):
        if text_key(text[:end]) == label:
            return clean_note(text[end:].lstrip(f" \t\n\u00a0.:;,{_DASHES}"))
    return clean_note(text)


def _ends(text: str) -> Iterator[int]:
    """Return the places of a text where a label may end: behind a character that is none of a run of spaces."""
    seen = 0
    for end, letter in enumerate(text, 1):
        if letter.isspace() or unicodedata.category(letter) == "Cf":
            continue
        seen += 1
        yield end
        if seen > _LONGEST_LABEL:
            return


def _disagree(number: int, words: int, value: str) -> Value:
    message = sentence("number-and-words-disagree", number=number, words=words)
    return Value("problem", code="number-and-words-disagree", message=message, shown=f"{value} …")


def _agreeing(number: int, words: int, note: str, value: str) -> Value:
    return Value("rated", number, note) if number == words else _disagree(number, words, shown(value))


def _why(text: str) -> str:
    """Return the code that says best why a text is no rating."""
    if _PERCENT.fullmatch(text):
        return "percent"
    if text.casefold() in ("true", "false", "yes", "no"):
        return "true-or-false"
    if _NUMERIC.fullmatch(text):
        plain = re.sub(r"\s", "", text).replace(",", ".").replace("−", "-")
        try:
            number = float(plain)
        except ValueError:
            return "not-one-rating"
        if number in SCALE:
            return "not-a-rating"
        return "off-scale" if number.is_integer() else _fraction(number)
    return "not-one-rating" if _SEVERAL.search(text) else "not-a-rating"

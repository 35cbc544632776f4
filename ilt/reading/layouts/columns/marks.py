"""Marks under one column a choice: the choice is the column's, and a 1, an X or a ticked box in it is a mark.

All layouts with such columns read them here: forms (``S1.1 - 0`` ... ``S1.1 - 3``), templates (0 | 1 | 2 | 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ilt.coded_columns import Codes, Mask
from ilt.framework import IN_SHORT, SCALE
from ilt.reading.cells import masks, rating_values
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.label_words import labeled_number
from ilt.reading.cells.named_actions import NOT_RATED
from ilt.reading.cells.text import Fault, cell_text, clean, listed
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import seen_text
from ilt.reading.problems import Refused

_MARKS = frozenset(
    (
        *("x", "xx", "✓", "✔", "✔️", "√", "☑", "☒", "🗹", "🗷", "✗", "✘", "×", "●", "■", "⬤", "◉", "⦿", "✅", "*"),
        *("true", "yes", "y", "checked", "selected", "marked", "ticked", "on"),
    )
)
_NO_MARKS = frozenset(
    (*("", "false", "no", "unchecked", "not selected", "unselected", "off", "☐", "□", "○", "◯", "❑", "-", "."),)
)
_MOST_DOUBLE = 0.2
"""Where more answers than this have several marks, the columns hold no marks of one person."""
_MOST_ODD, _FEWEST = 0.1, 4
"""So many answers may hold a number that is no mark, or one of them; and so many hold marks."""


@dataclass(frozen=True)
class Choices:
    """The columns of the choices of one action.

    Attributes
    ----------
    of
        Rating -> its column.
    not_rated
        The columns for those who did not rate.
    """

    of: Mapping[int, int]
    not_rated: tuple[int, ...] = ()

    @property
    def first(self) -> int:
        """The column that stands for all of them."""
        return min(self.of.values())

    @property
    def places(self) -> tuple[int, ...]:
        """All columns, the ratings' first."""
        return (*self.of.values(), *self.not_rated)


def complete(choices: Iterable[tuple[int, int]]) -> Choices | None:
    """Return (column, choice) as the choices of one action: all four there, each once; else ``None``."""
    of: dict[int, int] = {}
    not_rated: list[int] = []
    for place, choice in choices:
        if choice == NOT_RATED:
            not_rated.append(place)
        elif choice in of:
            return None
        else:
            of[choice] = place
    return Choices(of, tuple(not_rated)) if of.keys() == SCALE.keys() else None


def read(
    body: Grid, sets: Sequence[Choices], texts: Mapping[int, str] | Sequence[str], judged: Mask | None = None
) -> list[tuple[Column, Codes]]:
    """Return the rating cells of each set of choices, and the column that each is in.

    A cell is the rating whose column is marked, blank where none is, or a ``Fault`` where several are, or a number is
    no mark as the others are.

    Parameters
    ----------
    judged
        The rows that say what the columns hold: those that name an action, and are no sums; all where none is so.

    Raises
    ------
    Refused
        The columns hold something else than marks, such as counts.
    """
    judged = None if judged is None or not judged.any() else judged
    found = [_Cells(body, own, judged) for own in sets]
    means = _meaning(found, in_words=_in_words(sets, texts))
    if means is None:
        raise _no_marks(sets[0], texts)
    numbers = {number for own in found for number in own.numbers}
    unclear = means is _FLAG and numbers <= {(0, 0), (1, 1)} and (0, 0) in numbers
    read_sets = [own.ratings(means, unclear=unclear) for own in found]
    rows = slice(None) if judged is None else judged
    double = sum(int(cells.where(lambda cell: cell is Fault.TWO_MARKS)[rows].sum()) for cells, _ in read_sets)
    marked = sum(int(cells.where(seen_text)[rows].sum()) for cells, _ in read_sets)
    if double > 1 and double > _MOST_DOUBLE * marked:
        raise _no_marks(sets[0], texts)
    return read_sets


@dataclass(frozen=True)
class _Meaning:
    """What a number below a choice is: the choice's own, from ``first`` on, or 0 and 1 for no mark and a mark."""

    first: int | None = None

    def marks(self, choice: int, number: float) -> bool | None:
        """Tell whether a number marks its choice; ``None`` where it is no such number."""
        if choice == NOT_RATED or self.first is None:
            return number == 1 if number in (0, 1) else None
        return True if number == choice + self.first else None


_FLAG, _OWN, _PLACE = _Meaning(), _Meaning(0), _Meaning(1)


def _meaning(found: Sequence[_Cells], *, in_words: bool) -> _Meaning | None:
    """Return what the numbers are in all answers, or in all but a few of them, which are odd; else ``None``."""
    numbers = {number for own in found for number in own.numbers}
    # Some programs write the place of the choice, from 1 on.
    ways = [_FLAG, _OWN, *([_PLACE] if in_words and len(numbers) > 1 else [])]
    odd = {way: sum(own.odd(way) for own in found) for way in ways}
    best = min(ways, key=odd.__getitem__)
    answers = sum(int(own.counts.sum()) for own in found)
    whole = all(number.is_integer() for _, number in numbers)
    few = whole and odd[best] <= max(1, answers * _MOST_ODD) and answers - odd[best] >= _FEWEST
    return best if not odd[best] or few else None


def counted(body: Grid, own: Choices, ratings: Column, rows: Mask, marked: Mask) -> Mask:
    """Return which ``rows`` hold how many marks are above them, in each column: since the last such row, or in all.

    Parameters
    ----------
    ratings
        What ``read`` found, for all rows.
    marked
        The rows that name an action.
    """
    found: Mask = np.zeros(body.height, dtype=np.bool_)
    filled = np.sum([body.columns[place].where(seen_text) for place in own.of.values()], axis=0) > 0
    ratings = ratings.map(cell_text)
    totals = {choice: np.cumsum(ratings.where(str(choice).__eq__) & marked) for choice in own.of}
    since = dict.fromkeys(own.of, 0)
    for row in np.flatnonzero(rows & filled).tolist():
        figures = {choice: _number(body.columns[place][row] or 0) for choice, place in own.of.items()}
        sums = [{choice: int(all_[row]) - since[choice] * part for choice, all_ in totals.items()} for part in (1, 0)]
        # A 1 alone may as well be a mark.
        if figures in sums and sum(filter(None, figures.values())) > 1:
            found[row] = True
            since = {choice: int(all_[row]) for choice, all_ in totals.items()}
    return found


def _in_words(sets: Sequence[Choices], texts: Mapping[int, str] | Sequence[str]) -> bool:
    """Tell whether the headings of choices end with their labels, and have no number of theirs."""
    headings = [clean(texts[place]) for own in sets for place in own.of.values()]
    return all(any(heading.casefold().endswith(label.casefold()) for label in SCALE.values()) for heading in headings)


def _no_marks(own: Choices, texts: Mapping[int, str] | Sequence[str]) -> Refused:
    named = listed([f"“{masks.heading(texts[place])}”" for place in own.of.values()], len(own.of))
    return Refused("no-marks", columns=named)


class _Cells:
    """The cells of one set of choices, a tuple a row."""

    def __init__(self, body: Grid, own: Choices, judged: Mask | None) -> None:
        self.own = own
        self.rows = combined(*(body.columns[place] for place in own.places))
        self.choices = (*own.of, *(NOT_RATED for _ in own.not_rated))
        codes = self.rows.codes if judged is None else self.rows.codes[judged]
        self.counts = np.bincount(codes, minlength=len(self.rows.values))
        self.counts *= np.array([any(map(seen_text, row)) for row in self.rows.values], dtype=np.bool_)
        self._said = [
            [(choice, number) for choice, cell in self.pairs(row) if (number := _number(cell)) is not None]
            for row in self.rows.values
        ]

    @property
    def numbers(self) -> set[tuple[int, float]]:
        """Each choice with each number below it."""
        judged = np.flatnonzero(self.counts).tolist()
        return {(choice, number) for at in judged for choice, number in self._said[at] if choice != NOT_RATED}

    def odd(self, means: _Meaning) -> int:
        """Return how many answers hold a number that is none of what numbers mean."""
        fits = [all(means.marks(*pair) is not None for pair in said) for said in self._said]
        return int(self.counts[~np.array(fits, dtype=np.bool_)].sum())

    def pairs(self, row: tuple[Any, ...]) -> Iterable[tuple[int, Any]]:
        return zip(self.choices, row, strict=True)

    def ratings(self, means: _Meaning, *, unclear: bool) -> tuple[Column, Codes]:
        answers = [self._answer(row, means, unclear=unclear) for row in self.rows.values]
        places = np.array([place for _, place in answers], dtype=np.int32)
        return Column(self.rows.codes, [cell for cell, _ in answers]), places[self.rows.codes]

    def _answer(self, row: tuple[Any, ...], means: _Meaning, *, unclear: bool) -> tuple[Any, int]:
        """Return the rating that a row marks, and the column of the mark."""
        marked, doubtful = [], []
        for at, (choice, cell) in enumerate(self.pairs(row)):
            verdict = _is_mark(cell, choice, means)
            if verdict is None or (unclear and choice == 0 and _number(cell) == 0):
                doubtful.append(at)
            elif verdict:
                marked.append(at)
        first = self.own.places[(marked or doubtful or [0])[0]]
        if len(marked) > 1:
            return Fault.TWO_MARKS, first
        if doubtful:
            return Fault.MARK_UNCLEAR, self.own.places[doubtful[0]]
        if not marked:
            return "", self.own.first
        choice = self.choices[marked[0]]
        return ("N/A" if choice == NOT_RATED else str(choice)), first


def _number(cell: Any) -> float | None:
    """Return the number that a cell holds; ``None`` where it holds something else."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return float(cell)
    text = clean(cell) if isinstance(cell, str) else ""
    try:
        return float(text.replace(",", ".")) if text and text[0].isdigit() else None
    except ValueError:
        return None


def _is_mark(cell: Any, choice: int, means: _Meaning) -> bool | None:
    """Tell whether a cell is marked; ``None`` where that cannot be known."""
    number = _number(cell)
    if number is not None:
        return means.marks(choice, number)
    if isinstance(cell, Fault):
        return None
    text = clean(cell).casefold() if isinstance(cell, str) else str(cell).casefold() if cell is not None else ""
    if text in _MARKS or text in _NO_MARKS:
        return text in _MARKS
    value = rating_values.parse(cell)
    if choice != NOT_RATED and text == IN_SHORT[choice]:
        return True
    if choice == NOT_RATED:
        return True if value.kind == "not rated" else None
    is_label = not value.note or labeled_number(text) == choice
    return True if value.rating == choice and is_label else None

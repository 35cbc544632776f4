"""Marks under one column a choice: the choice is the column's, and a 1, an X or a ticked box in it is a mark.

All layouts with such columns read them here: forms (``S1.1 - 0`` ... ``S1.1 - 3``), templates (0 | 1 | 2 | 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ilt.factorize import Codes
from ilt.framework import SCALE
from ilt.reading.cells import masks, rating_values
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.named_actions import NOT_RATED
from ilt.reading.cells.text import Fault, clean
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


def read(body: Grid, sets: Sequence[Choices], texts: Mapping[int, str] | Sequence[str]) -> list[tuple[Column, Codes]]:
    """Return the rating cells of each set of choices, and the column that each is in.

    A cell is the rating whose column is marked, blank where none is, or a ``Fault`` where several are.

    Raises
    ------
    Refused
        The columns hold something else than marks, such as counts.
    """
    found = [_Cells(body, own) for own in sets]
    numbers = {number for own in found for number in own.numbers}
    if all(number in (0, 1) for _, number in numbers):
        own_number = False
        unclear = numbers <= {(0, 0), (1, 1)} and (0, 0) in numbers
    elif all(choice == number for choice, number in numbers):
        own_number, unclear = True, False
    elif all(number == choice + 1 for choice, number in numbers) and len(numbers) > 1 and _in_words(sets, texts):
        # Some programs write the place of the choice, from 1 on.
        own_number, unclear = True, False
        found = [_Cells(body, own, first=1) for own in sets]
    else:
        raise _no_marks(sets[0], texts)
    read_sets = [own.ratings(own_number=own_number, unclear=unclear) for own in found]
    double = sum(int(cells.where(lambda cell: cell is Fault.TWO_MARKS).sum()) for cells, _ in read_sets)
    marked = sum(int(cells.where(seen_text).sum()) for cells, _ in read_sets)
    if double > 1 and double > _MOST_DOUBLE * marked:
        raise _no_marks(sets[0], texts)
    return read_sets


def _in_words(sets: Sequence[Choices], texts: Mapping[int, str] | Sequence[str]) -> bool:
    """Tell whether the headings of choices end with their labels, and have no number of theirs."""
    headings = [clean(texts[place]) for own in sets for place in own.of.values()]
    return all(any(heading.casefold().endswith(label.casefold()) for label in SCALE.values()) for heading in headings)


def _no_marks(own: Choices, texts: Mapping[int, str] | Sequence[str]) -> Refused:
    named = " and ".join(f"“{masks.heading(texts[place])}”" for place in list(own.of.values())[:2])
    return Refused("no-marks", columns=named)


class _Cells:
    """The cells of one set of choices, a tuple a row."""

    def __init__(self, body: Grid, own: Choices, first: int = 0) -> None:
        self.own, self.first = own, first
        self.rows = combined(*(body.columns[place] for place in own.places))
        self.choices = (*own.of, *(NOT_RATED for _ in own.not_rated))
        pairs = ((choice, _number(cell)) for row in self.rows.present() for choice, cell in self.pairs(row))
        self.numbers = {(choice, number) for choice, number in pairs if number is not None and choice != NOT_RATED}

    def pairs(self, row: tuple[Any, ...]) -> Iterable[tuple[int, Any]]:
        return zip(self.choices, row, strict=True)

    def ratings(self, *, own_number: bool, unclear: bool) -> tuple[Column, Codes]:
        answers = [self._answer(row, own_number=own_number, unclear=unclear) for row in self.rows.values]
        places = np.array([place for _, place in answers], dtype=np.int32)
        return Column(self.rows.codes, [cell for cell, _ in answers]), places[self.rows.codes]

    def _answer(self, row: tuple[Any, ...], *, own_number: bool, unclear: bool) -> tuple[Any, int]:
        """Return the rating that a row marks, and the column of the mark."""
        marked, doubtful = [], []
        for at, (choice, cell) in enumerate(self.pairs(row)):
            verdict = _is_mark(cell, choice, choice + self.first if own_number else 1)
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


def _is_mark(cell: Any, choice: int, own: int) -> bool | None:
    """Tell whether a cell is marked; ``None`` where that cannot be known."""
    number = _number(cell)
    if number is not None:
        return number == own
    if isinstance(cell, Fault):
        return None
    text = clean(cell).casefold() if isinstance(cell, str) else str(cell).casefold() if cell is not None else ""
    if text in _MARKS or text in _NO_MARKS:
        return text in _MARKS
    value = rating_values.parse(cell)
    if choice == NOT_RATED:
        return True if value.kind == "not rated" else None
    return True if value.rating == choice and not value.note else None

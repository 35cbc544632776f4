"""Headings such as ``1.1``, ``1.2``: ids without their letter, below a title that names the assessment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ilt.framework import ASSESSMENTS, current
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import action_named

_NUMBER = re.compile(r"\d\.\d")
_TITLE = re.compile(r"\b(district|school) ilt(?:['’]s)? (?:self[ -]?)?(?:assessment|actions)\b", re.IGNORECASE)
_LEAST, _ROWS, _LONGEST, _MOST = 4, 20, 200, 300
NOTICE = "Numbers such as {number} were read as IDs such as {id}, because a title names the assessment."


def with_letters(grid: Grid, place: int, texts: Sequence[str]) -> list[str]:
    """Return headings with the numbers of actions in full, where all numbers are ids of the assessment of the title.

    Parameters
    ----------
    place
        The row of the headings in the grid.
    """
    numbers = [text for text in texts if _NUMBER.fullmatch(text)]
    if len(numbers) < _LEAST or len(set(numbers)) < len(numbers) or numbers != sorted(numbers):
        return list(texts)
    letter = _letter(grid, place)
    known = current().by_id
    if not letter or any(f"{letter}{number}" not in known for number in numbers):
        return list(texts)
    return [f"{letter}{text}" if text in numbers else text for text in texts]


def resolve(grids: Sequence[Grid]) -> None:
    """Write ids in place of numbers alone in a column, where all of them are ids of the assessment of the title."""
    for grid in grids:
        for column in grid.columns:
            if column.unencoded is not None or len(column.values) > _MOST:
                continue
            texts = [clean(cell_text(cell)) for cell in (column[place] for place in range(min(len(column), _MOST)))]
            places = [place for place, text in enumerate(texts) if _NUMBER.fullmatch(text)]
            named = with_letters(grid, places[0], [texts[place] for place in places]) if places else []
            if not named or named[0] == texts[places[0]] or _names_actions(grid):
                continue
            for place, name in zip(places, named, strict=True):
                column.put(place, name)
            grid.notices.append(NOTICE.format(number=texts[places[0]], id=named[0]))
            grid.memo.clear()


def _names_actions(grid: Grid) -> bool:
    """Tell whether some other cell of a sheet names an action: then numbers may be something else."""
    few = (column for column in grid.columns if column.unencoded is None and len(column.values) <= _MOST)
    return any(action_named(clean(cell)) for column in few for cell in column.values if isinstance(cell, str))


def of_whole_assessment(texts: Sequence[str]) -> dict[int, str]:
    """Return the actions that numbers may stand for, by place: those of all actions of one assessment, and no others.

    >>> of_whole_assessment(["1.1", "1.2"])
    {}
    """
    numbers = {place: text for place, text in enumerate(texts) if _NUMBER.fullmatch(text)}
    for kind in ASSESSMENTS:
        ids = {action.id[1:]: action.id for action in current().of(kind)}
        if len(numbers) == len(ids) and ids.keys() == set(numbers.values()):
            return {place: ids[number] for place, number in numbers.items()}
    return {}


def _letter(grid: Grid, place: int) -> str:
    """Return the letter of the ids of the one assessment that titles above a row name; blank where none does."""
    cells = [clean(cell)[:_LONGEST] for row in range(max(0, place - _ROWS), place) for cell in grid.row(row) if cell]
    named = {kind.casefold() for cell in cells for kind in _TITLE.findall(cell)}
    (kind,) = named if len(named) == 1 else ("",)
    return next(iter(current().of(kind))).id[0] if kind in ASSESSMENTS else ""

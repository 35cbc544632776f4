"""A column called ``Name`` that holds the titles of records, as programs for lists write them, and no people."""

from __future__ import annotations

from collections.abc import Sequence

from ilt.reading.cells import masks
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.odd_names import looks_like_person
from ilt.reading.cells.rater_headings import asks_for
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid

_ENOUGH, _HALF, _MOST = 2, 0.5, 0.8
_BY, _MEMBERS = frozenset(("by",)), frozenset(("ilt", "team", "member", "members"))


def without_titles(body: Grid, texts: Sequence[str], raters: Sequence[int]) -> list[int]:
    """Return the columns of raters without a ``Name`` that is another in each row and hardly ever a person's.

    It gives way where another column asks who rated, in whatever words, and holds whole names.
    """
    names = [at for at in raters if header_key(texts[at]) == "name" and _are_titles(body.columns[at])]
    others = (at for at, text in enumerate(texts) if at not in names and _may_ask(text)) if names else ()
    people = any(_names_people(body.columns[at]) for at in others)
    return [at for at in raters if at not in names or not people]


def _are_titles(column: Column) -> bool:
    cells = {clean(cell) for cell in column.filled_cells()} - {""}
    people = sum(map(looks_like_person, cells))
    return column.filled() == len(cells) > _ENOUGH and people < _HALF * len(cells)


def _names_people(column: Column) -> bool:
    cells = {clean(cell) for cell in column.filled_cells()} - {""}
    people = sum((" " in cell and looks_like_person(cell)) or bool(masks.EMAIL.fullmatch(cell)) for cell in cells)
    return bool(cells) and people >= _MOST * len(cells)


def _may_ask(heading: str) -> bool:
    """Tell whether a heading asks who rated, or may: ``Created by``, ``Team member``.

    >>> _may_ask("Respondent"), _may_ask("Created by"), _may_ask("Team member"), _may_ask("Principal's name")
    (True, True, True, False)
    """
    words = set(words_of(heading))
    return asks_for(heading) == "whole" or bool(words & _BY) or ("member" in words and words <= _MEMBERS)

"""Columns that nothing uses, and whose few cells are times, sides, schools or their levels, as those of used ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ilt.reading.cells.answer_codes import is_answer_code
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.headings import SMALL_WORDS, says_person
from ilt.reading.cells.perspectives import perspective_of
from ilt.reading.cells.round_halves import may_head_half, says_year, year_in
from ilt.reading.cells.school_names import is_level
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.titles import fact_of_title

SAME_KIND = "same kind?"
"""How the names of fields begin that hold such a column; what its cells are, and its place, follow."""
ROUNDS, SIDES, SCHOOLS, LEVELS = "round", "perspective", "school", "level"
_MOST, _LOOKED_AT, _LONGEST, _COLUMNS = 40, 200, 60, 8
_OF_SCHOOLS = frozenset(("network", "campus", "region", "zone", "cluster", "area", "division", "feeder"))
_WITH_THEM = _OF_SCHOOLS | {"school", "name", "pattern", "learning"}
_OWN = frozenset(
    ("home", "own", "your", "my", "base", "from", "work", "rater", "raters", "employing", "former", "last")
)


def of_same_kind(fields: Mapping[str, Column], free: Mapping[int, Column], texts: Sequence[str]) -> dict[str, int]:
    """Return the columns that say what another, used one says, too: a name for the field of each, and its place."""
    schools = _cells(fields["school"]) if "school" in fields else set()
    found = {}
    for at, column in free.items():
        kind = _kind_of(texts[at], _cells(column), schools)
        if kind:
            found[f"{SAME_KIND}{kind} {at}"] = at
    return dict(list(found.items())[:_COLUMNS])


def _cells(column: Column) -> set[str]:
    """Return the few texts of a column; none where they are many or long."""
    if column.unencoded is not None or len(column.values) > _LOOKED_AT:
        return set()
    cells = {clean(cell_text(cell)) for cell in column.present()} - {""}
    return cells if len(cells) <= _MOST and all(len(cell) <= _LONGEST for cell in cells) else set()


def _kind_of(heading: str, cells: set[str], schools: set[str]) -> str:
    words = {word for word in words_of(heading) if word not in SMALL_WORDS}
    if not cells or not heading or says_person(heading):
        return ""
    if all(map(_is_round, cells)):
        return ROUNDS if may_head_half(heading) else ""
    if all(perspective_of(cell, "school") is not None and "ilt" in words_of(cell) for cell in cells):
        return SIDES
    if all(map(is_level, cells)) or (words & _OF_SCHOOLS and words <= _WITH_THEM):
        return LEVELS
    names = not all(cell.isdecimal() or is_answer_code(cell) for cell in cells)
    return SCHOOLS if names and len(cells) > 1 and cells <= schools and not _OWN & set(words_of(heading)) else ""


def _is_round(cell: str) -> bool:
    fact = fact_of_title(cell)
    return bool(year_in(cell)) or (fact is not None and fact[0] == "round" and says_year(cell))

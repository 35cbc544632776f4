"""Rows inside a table that say what the rows below them are of: ``Cedar Middle`` alone, or ``Round`` and its name.

A focus area in a row of its own is none, nor is a stray line: a row counts where what it says is known, or where the
same actions are rated below several such rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.framework import current, text_key
from ilt.reading.cells.column import Column
from ilt.reading.cells.fact_labels import says_fact
from ilt.reading.cells.headings import TEAM, fact_of, header_key
from ilt.reading.cells.summary_words import summary_of
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.titles import fact_of_title, looks_like_school
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.rows.facts import Said, said_above, with_facts
from ilt.reading.layouts.rows.notes_below import labeled_note
from ilt.reading.layouts.table import Table, filled_cells, seen_text

_LONGEST, _CELLS, _DISTINCT = 80, 2, 1_000
_SEPARATORS = re.compile(r"[,;\t|]")


@dataclass(frozen=True)
class _Section:
    """The numbers of its first row and of the last one above its ratings, its title, and what is said with labels."""

    first: int
    number: int
    title: str = ""
    said: Said = field(default_factory=Said)


def in_sections(grid: Grid, header: int, table: Table, rated: Sequence[int] = (-1,)) -> list[Table]:
    """Return a table cut where rows of it begin a section; the table alone where none does.

    What a section does not say is as in the one above it, unless its label stands there alone. ``rated`` are the
    columns of ratings that rows of facts stand above.
    """
    sections = _sections(grid, header, table, rated)
    if not sections:
        return [table]
    ends = [*(section.first for section in sections[1:]), np.inf]
    cut = [_rows(table, table.numbers < sections[0].first, _Section(0, 0, table.title))]
    above: dict[str, str] = {}
    for section, end in zip(sections, ends, strict=True):
        said = section.said.below(above)
        rows = (table.numbers > section.number) & (table.numbers < end)
        cut.append(_rows(table, rows, replace(section, said=said)))
        fact = fact_of_title(section.title)
        above = {name: value for name, value in said.facts.items() if fact is None or name != fact[0]}
    cut = [own for own in cut if len(own.numbers)]
    known = any(section.said.where or _says(table, section.title) for section in sections)
    return cut if cut and (known or (not table.actions_in_header and _rate_the_same(cut))) else [table]


def _sections(grid: Grid, header: int, table: Table, rated: Sequence[int]) -> list[_Section]:
    filled = filled_cells(grid, _CELLS)
    few: Mask = ((filled > 0) & (filled <= _CELLS)) | _labeled(grid, table)
    schools = _schools_in_place_of_actions(grid, table)
    few |= schools
    few[: header + 1] = False
    headings = _keys(grid, header) if header >= 0 else []
    found: list[_Section] = []
    actions = _rated_actions(table) if few.any() else frozenset()
    for place in np.flatnonzero(few).tolist():
        section = None if _keys(grid, place) == headings else _section(grid, place, table, rated)
        if section is None and schools[place]:
            section = _of_parent(grid, place, table)
        if section is None or (section.title in actions and not schools[place]):
            continue
        last = found[-1] if found else None
        number = int(grid.numbers[place])
        if last is not None and not ((table.numbers > last.number) & (table.numbers < number)).any():
            title = " | ".join(filter(None, (last.title, section.title)))
            found[-1] = replace(section, first=last.first, title=title, said=last.said.with_more(section.said))
        else:
            found.append(section)
    return found


def _schools_in_place_of_actions(grid: Grid, table: Table) -> Mask:
    """Return the rows that name a school where others name an action: what a tracker indents below it is of it."""
    if table.actions_in_header or "school" in table.fields or "action" not in table.places:
        return np.zeros(grid.height, dtype=np.bool_)
    return schools_in({"action": grid.columns[table.places["action"]]})


def schools_in(fields: Mapping[str, Column]) -> Mask:
    """Return the rows that name a school where others name an action, if two or more do, and no other column does."""
    column = fields["action" if "action" in fields else "action_id"]
    found: Mask = np.zeros(len(column), dtype=np.bool_)
    if "school" not in fields and column.unencoded is None and len(column.values) <= _DISTINCT:
        found |= column.where(lambda cell: looks_like_school(clean(cell_text(cell))))
        found &= ~column.where(lambda cell: action_named(clean(cell_text(cell))))
    return found if int(found.sum()) > 1 else np.zeros_like(found)


def _of_parent(grid: Grid, place: int, table: Table) -> _Section:
    """Return the section of a school whose row holds figures, too: it stays in the table, as no action's."""
    number = int(grid.numbers[place])
    return _Section(number, number - 1, clean(cell_text(grid.columns[table.places["action"]][place])))


def _rated_actions(table: Table) -> frozenset[str]:
    """Return what names the actions of rows with a rating, in whatever words: elsewhere it is no title."""
    rows = table.fields["rating"].where(seen_text)
    columns = [table.fields[name] for name in ("action_id", "action") if name in table.fields]
    few = [column for column in columns if column.unencoded is None and len(column.values) <= _DISTINCT]
    return frozenset(clean(cell_text(cell)) for column in few for cell in column.take(rows).present())


def _keys(grid: Grid, place: int) -> list[str]:
    return [header_key(clean(cell)) for cell in grid.row(place)]


def _labeled(grid: Grid, table: Table) -> Mask:
    """Return the rows with a label such as ``School``, in a table with the actions in rows, where no field stands."""
    found: Mask = np.zeros(grid.height, dtype=np.bool_)
    fields = {at for name, at in table.places.items() if name not in ("action", "action_id")}
    for at, column in enumerate(grid.columns[: 0 if table.actions_in_header else None]):
        if at not in fields and column.unencoded is None and len(column.values) <= _DISTINCT:
            found |= column.where(lambda cell: says_fact([cell_text(cell)]))
    return found


def _section(grid: Grid, place: int, table: Table, rated: Sequence[int]) -> _Section | None:
    row = [clean(cell) for cell in grid.row(place)]
    cells = [text for text in row if text]
    number = int(grid.numbers[place])
    again = sum(bool(text) and text.casefold() == table.headers.get(at, "").casefold() for at, text in enumerate(row))
    if not cells or again > 1:  # nothing but characters that nobody sees, or headings of other rows
        return None
    # "School" may be a rater's side.
    sides = {row[at] for name, at in table.places.items() if name in ("perspective", "assessment", TEAM)}
    if says_fact(grid.row(place)) and cells[0] not in sides and not any(map(action_named, cells)):
        return _Section(number, number, said=said_above(grid.slice(place, place + 1), 1, rated))
    title = cells[0]
    named = action_named(title) or fact_of(title.partition(":")[0])
    if len(cells) > 1 or len(title) > _LONGEST or named or labeled_note(title) or _sums_up(title):
        return None
    # A whole row in one cell is a broken row.
    if any(map(action_named, _SEPARATORS.split(title))):
        return None
    if _is_area(title) or (table.actions_in_header and not _says(table, title)):
        return None
    return _Section(number, number, title)


def _says(table: Table, title: str) -> bool:
    """Tell whether a title says what no column of the table does."""
    fact = fact_of_title(title)
    return fact is not None and fact[0] != "rater" and fact[0] not in table.fields


def _sums_up(title: str) -> bool:
    """Tell whether a row sums up: "District ILT rating" alone is a title."""
    summary = summary_of(title)
    return summary is not None and not summary.of_team


def _is_area(title: str) -> bool:
    key = text_key(title)
    return any(text_key(area.name) in key or key in text_key(area.name) for area in current().areas)


def _rows(table: Table, rows: Mask, section: _Section) -> Table:
    said = section.said.of_column(int(table.rating_in[0]), {})
    facts = {**table.facts, **said.facts}
    own = replace(table.take(rows), title=section.title)
    return replace(with_facts(own, said, facts), facts_above=table.facts_above)


def _rate_the_same(tables: Sequence[Table]) -> bool:
    seen: set[str] = set()
    for table in tables:
        names = [table.fields[name] for name in ("action_id", "action") if name in table.fields]
        own = {header_key(cell_text(cell)) for column in names for cell in column.present()} - {""}
        if own & seen:
            return True
        seen |= own
    return False

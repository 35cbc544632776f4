"""Rows inside a table that say what the rows below them are of: ``Cedar Middle`` alone, or ``Round`` and its name.

A focus area in a row of its own is none, nor is a stray line: a row counts where what it says is known, or where the
same actions are rated below several such rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ilt.factorize import Mask
from ilt.framework import current, text_key
from ilt.reading.cells.headings import fact_of, header_key
from ilt.reading.cells.no_rater_words import summary_of
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.titles import fact_of_title
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.heading_actions import action_named
from ilt.reading.layouts.table import Table, facts_above, seen_text

_LONGEST, _CELLS = 80, 2
_SEPARATORS = re.compile(r"[,;\t|]")


@dataclass(frozen=True)
class _Section:
    """The number of the row that begins it, its title, and what is said with labels."""

    number: int
    title: str = ""
    facts: dict[str, str] = field(default_factory=dict)


def in_sections(grid: Grid, header: int, table: Table) -> list[Table]:
    """Return a table cut where rows of it begin a section; the table alone where none does."""
    sections = _sections(grid, header, table)
    if not sections:
        return [table]
    ends = [*(section.number for section in sections[1:]), np.inf]
    cut = [_rows(table, table.numbers < sections[0].number, _Section(0, table.title))]
    for section, end in zip(sections, ends, strict=True):
        cut.append(_rows(table, (table.numbers > section.number) & (table.numbers < end), section))
    cut = [own for own in cut if len(own.numbers)]
    known = any(section.facts or _says(table, section.title) for section in sections)
    return cut if cut and (known or (not table.actions_in_header and _rate_the_same(cut))) else [table]


def _sections(grid: Grid, header: int, table: Table) -> list[_Section]:
    filled = np.zeros(grid.height, dtype=np.int64)
    for column in grid.columns:
        filled += column.where(seen_text)
    few: Mask = (filled > 0) & (filled <= _CELLS)
    few[: header + 1] = False
    found: list[_Section] = []
    for place in np.flatnonzero(few).tolist():
        section = _section(grid, place, table)
        if section is None:
            continue
        last = found[-1] if found else None
        number = int(grid.numbers[place])
        if last is not None and not ((table.numbers > last.number) & (table.numbers < number)).any():
            title = " | ".join(filter(None, (last.title, section.title)))
            found[-1] = _Section(number, title, {**last.facts, **section.facts})
        else:
            found.append(section)
    return found


def _section(grid: Grid, place: int, table: Table) -> _Section | None:
    row = [clean(cell) for cell in grid.row(place)]
    cells = [text for text in row if text]
    number = int(grid.numbers[place])
    if not cells:  # nothing but characters that nobody sees
        return None
    if fact_of(cells[0].partition(":")[0]):
        facts = facts_above(grid.slice(place, place + 1), 1)
        return _Section(number, facts={name: value for name, value in facts.items() if value}) if facts else None
    title = cells[0]
    if len(cells) > 1 or len(title) > _LONGEST or action_named(title) or summary_of(title) is not None:
        return None
    # A whole row in one cell is a broken row.
    if any(map(action_named, _SEPARATORS.split(title))):
        return None
    if _is_area(title) or (table.actions_in_header and not _says(table, title)):
        return None
    return _Section(number, title)


def _says(table: Table, title: str) -> bool:
    """Tell whether a title says what no column of the table does."""
    fact = fact_of_title(title)
    return fact is not None and fact[0] != "rater" and fact[0] not in table.fields


def _is_area(title: str) -> bool:
    key = text_key(title)
    return any(text_key(area.name) in key or key in text_key(area.name) for area in current().areas)


def _rows(table: Table, rows: Mask, section: _Section) -> Table:
    return replace(
        table,
        fields={name: column.take(rows) for name, column in table.fields.items()},
        numbers=table.numbers[rows],
        rating_in=table.rating_in[rows],
        rater_of=None if table.rater_of is None else table.rater_of[rows],
        broken=[replace(broken, rows=broken.rows[rows]) for broken in table.broken],
        title=section.title,
        facts={**table.facts, **section.facts},
    )


def _rate_the_same(tables: Sequence[Table]) -> bool:
    seen: set[str] = set()
    for table in tables:
        names = [table.fields[name] for name in ("action_id", "action") if name in table.fields]
        own = {header_key(cell_text(cell)) for column in names for cell in column.present()} - {""}
        if own & seen:
            return True
        seen |= own
    return False

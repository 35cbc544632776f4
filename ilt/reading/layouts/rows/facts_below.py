"""Facts below the tables of a sheet: where each form is signed at its foot, they are those of the form above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.fact_labels import FACTS, says_fact
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import cell_text, clean, letters
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.rows.facts import Said, said_above, with_facts
from ilt.reading.layouts.table import Table

_MOST_ROWS = 2_000
_Place = tuple[str, str]


def with_facts_below(grid: Grid, tables: list[Table]) -> list[Table]:
    """Return the tables of a sheet with what is said below them; a problem of each where it may be of another one."""
    blocks = sorted({_rows(table) for table in tables})
    said = _said(grid, tables, blocks)
    if not any(said[1:]):
        return tables
    for name in FACTS:
        values = [own.get(name, ("", "")) for own in said]
        if any(name in table.fields for table in tables) or not any(value for value, _ in values[1:]):
            continue
        if _is_at_foot(name, values, tables) or _is_of_all(name, values, tables):
            below = {block: value or values[-1][0] for block, (value, _) in zip(blocks, values[1:], strict=True)}
            tables = [_with(table, name, below[_rows(table)]) for table in tables]
        elif _is_unclear(name, values, tables):
            where = next(cell for value, cell in reversed(values) if value)
            tables = [_unclear(table, name, where) for table in tables]
    return tables


def _rows(table: Table) -> tuple[int, int]:
    return int(table.numbers.min()), int(table.numbers.max())


def _said(grid: Grid, tables: Sequence[Table], blocks: Sequence[tuple[int, int]]) -> list[dict[str, _Place]]:
    """Return what is said above the first block, below each, and the cell that says it."""
    found: list[dict[str, _Place]] = [{} for _ in range(len(blocks) + 1)]
    free: Mask = np.ones(grid.height, dtype=np.bool_)
    for table in tables:
        free[grid.places(table.numbers)] = False
    outside = np.flatnonzero(free)
    if len(outside) > _MOST_ROWS:
        return found
    headers = {int(np.searchsorted(grid.numbers, table.header_row)) for table in tables}
    headings = {_key(grid.row(place)) for place in headers}
    for place in outside.tolist():
        row = [cell_text(column[place]) for column in grid.columns]
        if not says_fact(row) or _key(row) in headings or any(action_named(clean(cell)) for cell in row):
            continue
        at = sum(last < grid.numbers[place] for _, last in blocks)
        facts = said_above(grid.slice(place, place + 1), 1, [-1]).facts
        cell = f"{letters(next(at for at, text in enumerate(row) if text.strip()))}{grid.numbers[place]}"
        for name, value in facts.items():
            if value:
                found[at].setdefault(name, (value, cell))
    return found


def _key(row: Sequence[str]) -> str:
    return header_key("|".join(row))


def _is_at_foot(name: str, values: Sequence[_Place], tables: Sequence[Table]) -> bool:
    """Tell whether something is said below each block, and above none."""
    below = [value for value, _ in values[1:]]
    one_form = len(below) > 1 or not _rate_the_same(tables)
    return not values[0][0] and all(below) and one_form and not _is_address(name, values)


def _is_of_all(name: str, values: Sequence[_Place], tables: Sequence[Table]) -> bool:
    """Tell whether something is said below the last block alone, of blocks that rate different actions."""
    alone = values[-1][0] and not any(value for value, _ in values[:-1])
    return bool(alone) and not _is_address(name, values) and not _rate_the_same(tables)


def _is_address(name: str, values: Sequence[_Place]) -> bool:
    """Tell whether what is said is an address, which below a table may be anybody's."""
    return name == "rater" and any("@" in value for value, _ in values)


def _is_unclear(name: str, values: Sequence[_Place], tables: Sequence[Table]) -> bool:
    """Tell whether something is said below the last block, and not above it, or between blocks alone."""
    last = values[-1][0]
    if last:
        before = next((value for value, _ in reversed(values[:-1]) if value), "")
        return last.casefold() != before.casefold() and (bool(before) or not _is_address(name, values))
    return not values[0][0] and not tables[0].title and _rate_the_same(tables)


def _rate_the_same(tables: Sequence[Table]) -> bool:
    """Tell whether two blocks rate the same action, or the rows below the headings and below the same once more."""
    seen: set[str] = set()
    for rows in sorted({_rows(table) for table in tables}):
        first = next(table for table in tables if _rows(table) == rows)
        column = first.fields["action" if "action" in first.fields else "action_id"]
        own = {action for cell in column.present() if (action := action_named(clean(cell_text(cell))))}
        twice = len(column) > len(column.present()) and any("repeats the header" in said for said in first.notices)
        if own & seen or (twice and "rater" not in first.fields):
            return True
        seen |= own
    return False


def _with(table: Table, name: str, value: str) -> Table:
    notice = f"We took the {name} from below the table."
    one = table.one_rater or (name == "rater" and table.rater_of is None)
    return replace(table, facts={**table.facts, name: value}, one_rater=one, notices=[*table.notices, notice])


def _unclear(table: Table, name: str, cell: str) -> Table:
    said = Said(table.facts_above, unclear={name}, where={name: cell})
    return with_facts(table, said, table.facts)

"""Several tables next to each other in one sheet, with the same headings each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from ilt.reading import limits
from ilt.reading.cells import masks
from ilt.reading.cells.area_names import names_area
from ilt.reading.cells.fact_labels import FACTS, labels_of_row
from ilt.reading.cells.headings import field_of, header_key
from ilt.reading.cells.text import cell_text, clean, letters
from ilt.reading.cells.titles import fact_of_title
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.columns.rating_columns import is_rating
from ilt.reading.layouts.rows.facts import said_above, unclear
from ilt.reading.layouts.table import Table
from ilt.reading.problems import Refused

_MOST, _LEAST, _ONE_PERSONS = 12, 2, 4


def cuts(grid: Grid) -> list[tuple[int, int]]:
    """Return the columns, from and up to, of tables that are next to each other; none where there is one table."""
    for place in range(min(limits.HEADER_ROWS, grid.height)):
        row = grid.row(place)
        if sum(map(is_rating, filter(None, row))) >= _LEAST:
            found = _cuts_of(row)
            if found:
                return found
    return []


def _cuts_of(row: Sequence[str]) -> list[tuple[int, int]]:
    keys = [header_key(cell) for cell in row]
    first = next((at for at, key in enumerate(keys) if key), None)
    starts = [] if first is None else [at for at, key in enumerate(keys) if key == keys[first]]
    if not _LEAST <= len(starts) <= _MOST:
        return []
    ends = [*starts[1:], len(keys)]
    own = [[key for key in keys[start:end] if key] for start, end in zip(starts, ends, strict=True)]
    alike = all(headings == own[0] for headings in own)
    rated = any(is_rating(cell) for cell in row[starts[0] : ends[0]])
    named = any(field_of(cell) in ("action", "action_id") or len(own[0]) >= _LEAST for cell in row[starts[0] : ends[0]])
    return list(zip(starts, ends, strict=True)) if alike and rated and named else []


def tables(grid: Grid, places: Sequence[tuple[int, int]], read: Callable[[Grid], list[Table]]) -> list[Table]:
    """Return the tables of each cut of a grid, in the columns that they have in the sheet.

    Raises
    ------
    Refused
        They rate the same actions, and nothing says whose each is.
    """
    shared = _shared_rows(grid, places)
    across = {at: text for at, text in shared.items() if any(grid.row(at)[places[0][1] :])}
    found = [(start, _slice(grid, start, end, shared if at else across)) for at, (start, end) in enumerate(places)]
    own = [read(cut) for _, cut in found]
    said = [_said_above(cut, tables_[0]) for (_, cut), tables_ in zip(found, own, strict=True)]
    titles = {tables_[0].title for tables_ in own} - {""}
    # What titles say that is not known is asked.
    titled = len(titles) == len(own)
    if not titled and len({tuple(sorted(facts.items())) for facts in said}) < len(said):
        if _overlap([table for tables_ in own for table in tables_]):
            headings = " and ".join(
                f"“{masks.heading(text)}”" for text in list(own[0][0].headers.values())[:1] * len(own)
            )
            raise Refused("rating-columns", columns=headings)
        said = [said[0]] * len(said)
    every = [table for tables_ in own for table in tables_]
    # The names of focus areas say only which piece of the form each is.
    titled = titled and not all(map(names_area, titles))
    if not titled and all(facts == said[0] for facts in said) and _is_one_form(every):
        own = [_with_facts_of_one(tables_, every) for tables_ in own]
    shifted = [
        _shifted(
            replace(table, facts={**table.facts, **facts}), start, "" if facts == said[0] and not titled else str(start)
        )
        for (start, _), tables_, facts in zip(found, own, said, strict=True)
        for table in tables_
    ]
    if cell := _name_over_sides(grid, places[0][0], shared, said):
        shifted = [unclear(table, cell) for table in shifted]
    used = frozenset(place for table in shifted for place in table.uses)
    return sorted((replace(table, used=used) for table in shifted), key=lambda table: table.header_row)


def _is_one_form(tables_: Sequence[Table]) -> bool:
    """Tell whether tables are the pieces of one form: each rates other actions of one assessment, and names nobody."""
    columns = [table.fields["action" if "action" in table.fields else "action_id"] for table in tables_]
    actions = [action for column in columns for cell in column.filled_cells() if (action := action_named(clean(cell)))]
    once = len(set(actions)) == len(actions) >= _ONE_PERSONS and not _overlap(tables_)
    nameless = not any(table.rater_of is not None or "rater" in table.fields for table in tables_)
    return once and nameless and len({action[:1] for action in actions}) == 1


def _with_facts_of_one(own: Sequence[Table], every: Sequence[Table]) -> list[Table]:
    """Return pieces of one form with what a single piece of it says of who, where and when, such as a signature."""
    said = {name: {table.facts[name] for table in every if table.facts.get(name)} for name in FACTS}
    one = {name: values.pop() for name, values in said.items() if len(values) == 1}
    return [
        replace(
            table,
            facts={**{name: value for name, value in one.items() if name not in table.fields}, **table.facts},
            one_rater=True,
        )
        for table in own
    ]


def _shared_rows(grid: Grid, places: Sequence[tuple[int, int]]) -> dict[int, str]:
    """Return the rows (row -> text) above the header that say something of all tables.

    These are a title alone above rows that say something of each; facts above the first table, where nothing is above
    the others that is not above the first; and different facts in one row across them.
    """
    header = next((at for at in range(min(limits.HEADER_ROWS, grid.height)) if _cuts_of(grid.row(at)) == [*places]), 0)
    rows = {at: row for at in range(header) if any(row := grid.row(at))}
    of_each = [at for at, row in rows.items() if all(any(row[start:end]) for start, end in places)]
    start, end = places[0]
    alone = {at: row[start:end] for at, row in rows.items() if any(row[start:end]) and not any(row[end:])}
    found = {
        at: row[0] for at, row in alone.items() if sum(map(bool, row)) == 1 and row[0] and at < max(of_each, default=0)
    }
    for at, row in rows.items() if {*alone, *of_each} == {*rows} else ():
        said = [own for own in labels_of_row(row) if own.values]
        if said and (at in alone or len({own.name for own in said}) == len(said) > 1):
            found[at] = "; ".join(f"{own.label.rstrip(': ')}: {own.values[0][1]}" for own in said)
    return found


def _name_over_sides(grid: Grid, at: int, shared: Mapping[int, str], said: Sequence[Mapping[str, str]]) -> str:
    """Return the cell that names one person above tables of both sides, of which nobody is; else blank."""
    raters, sides = ({facts.get(name, "") for facts in said} for name in ("rater", "perspective"))
    if len(raters) > 1 or raters == {""} or len(sides) == 1:
        return ""
    rows = [row for row, text in shared.items() if any(own.name == "rater" for own in labels_of_row([text]))]
    return f"{letters(at)}{int(grid.numbers[rows[0]])}" if rows else ""


def _slice(grid: Grid, start: int, end: int, shared: Mapping[int, str]) -> Grid:
    """Return some columns of a grid, where the first cell of each row above all of its tables says all of it."""
    columns = [column.slice(0, grid.height) for column in grid.columns[start:end]]
    for at, text in shared.items():
        for place, column in enumerate(columns):
            if place == 0 or cell_text(column[at]):
                column.put(at, "" if place else text)
    merged = frozenset((row, column - start) for row, column in grid.merged if start <= column < end)
    looks = grid.looks.between(start, end)
    return Grid(grid.source, grid.sheet, columns, grid.numbers, None, grid.broken, merged, looks=looks)


def _said_above(cut: Grid, table: Table) -> dict[str, str]:
    """Return what stands above one table: facts, or a title that says of which school, side or time it is."""
    header = int(np.searchsorted(cut.numbers, table.header_row))
    said = said_above(cut, header, table.rated)
    facts = {name: value for name, value in said.facts.items() if value}
    for place in range(header - 1, -1, -1):
        cells = [text for text in map(clean, cut.row(place)) if text]
        title = fact_of_title(cells[0]) if len(cells) == 1 else None
        if title is not None and title[0] in FACTS:
            facts.setdefault(*title)
            break
    return facts


def _overlap(tables_: Sequence[Table]) -> bool:
    """Tell whether two tables rate the same action."""
    seen: set[str] = set()
    for table in tables_:
        column = table.fields["action" if "action" in table.fields else "action_id"]
        names = {clean(cell) for cell in column.present()} - {""}
        if names & seen:
            return True
        seen |= names
    return False


def _shifted(table: Table, by: int, whose: str) -> Table:
    return replace(
        table,
        rating_in=table.rating_in + np.int32(by),
        places={name: place + by for name, place in table.places.items()},
        used=frozenset(place + by for place in table.used),
        headers={place + by: text for place, text in table.headers.items()},
        whose=table.whose + whose,
    )

"""Answers that an unused column (``fact_columns``) says the school, the round or the side of each row."""

from __future__ import annotations

from collections.abc import Mapping

from ilt.reading.cells import masks
from ilt.reading.cells.column import Column
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import cell_text, clean, column_number, letters, shown
from ilt.reading.layouts.columns.entered_for import MAYBE_RATER
from ilt.reading.layouts.columns.fact_columns import MAYBE_FACT, may_say, names_nobody
from ilt.reading.layouts.columns.maybe_schools import MAYBE_SCHOOL, is_of_links
from ilt.reading.layouts.table import Table
from ilt.reading.one_table.confirmed_raters import confirmed
from ilt.reading.questions import SAYS_IT
from ilt.reading.stages import TableLog

_OFFERED, _CELLS, _LONGEST, _LINKS = 3, 3, 40, 12


def offered(table: Table, name: str, taken: Mapping[str, int], log: TableLog) -> tuple[str, ...]:
    """Return the columns that may say the school, the round or the side, as answers: ``column D “Team” (Oak, Elm)``.

    Parameters
    ----------
    taken
        Our name -> column, of what is known so far.
    """
    found = []
    links = _links(table) if name == "perspective" else {}
    for at, column in {**links, **_columns(table, log)}.items():
        if at in links or (at not in taken.values() and may_say(name, column)):
            cells = list(dict.fromkeys(text for cell in column.present() if (text := clean(cell_text(cell)))))
            whole = name != "school" and all(map(names_nobody, cells))
            some = ", ".join(masks.cells([shown(cell, _LONGEST) for cell in cells[:_CELLS]], whole=whole))
            more = ", …" if len(cells) > _CELLS else ""
            found.append(f"column {letters(at)} “{masks.heading(table.headers.get(at, ''))}” ({some}{more})")
    return tuple(found[:_OFFERED])


def said_by_column(table: Table, name: str, log: TableLog) -> tuple[Column, int] | None:
    """Return the column that somebody said to tell the school, the round or the side, and its place."""
    found = SAYS_IT.fullmatch(log.answer(name))
    if found is None:
        return None
    at = column_number(found[1])
    column = {**(_links(table) if name == "perspective" else {}), **_columns(table, log)}.get(at)
    heading = table.headers.get(at, "")
    called = map(header_key, (heading, masks.heading(heading)))
    if column is not None and name == "school" and not may_say(name, column):
        return None
    if column is None or (found[2] is not None and header_key(found[2]) not in called):
        return None
    return column, at


def _columns(table: Table, log: TableLog) -> dict[int, Column]:
    """Return the columns that may be said to tell it, save those that may name people.

    Once it is known which one does, the others may not.
    """
    rater = confirmed(table, log)
    maybe = {at for name, at in table.places.items() if name.startswith(MAYBE_RATER)}
    people = {at for name, at in table.places.items() if name.startswith(MAYBE_SCHOOL)}
    if not isinstance(rater, str):
        people |= maybe
    elif rater:
        people.add(table.places[rater])
    fields = {
        int(name.removeprefix(MAYBE_FACT)): own for name, own in table.fields.items() if name.startswith(MAYBE_FACT)
    }
    return {at: column for at, column in fields.items() if at not in people}


def _links(table: Table) -> dict[int, Column]:
    """Return the columns of links to a form, which may be one for each side as well as for each school."""
    places = {name: at for name, at in table.places.items() if name.startswith(MAYBE_SCHOOL)}
    links = {name: at for name, at in places.items() if is_of_links(table.headers.get(at, ""))}
    return {at: own for name, at in links.items() if len((own := table.fields[name]).present()) <= _LINKS}

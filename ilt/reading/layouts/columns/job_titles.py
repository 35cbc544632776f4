"""Columns of job titles next to one whose cells are sides: a coach may sit on both teams, so the sides count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ilt.reading.cells.column import Column
from ilt.reading.cells.headings import TEAM
from ilt.reading.cells.team_names import team_of
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid

_LOOKED_AT, _MOST = 2_000, 60


def holds_sides(column: Column) -> bool:
    """Tell whether each cell of a column that is not blank is a side, or a team that says one."""
    cells = _cells(column)
    return bool(cells) and all(team_of(cell) is not None for cell in cells)


def holds_some_side(column: Column) -> bool:
    """Tell whether a cell of a column is a side, or a team that says one."""
    return any(team_of(cell) is not None for cell in _cells(column))


def _cells(column: Column) -> list[str]:
    """Return the distinct texts of a column; none where they are too many to be sides or jobs."""
    if column.unencoded is not None or len(column.values) > _LOOKED_AT:
        return []
    cells = list(dict.fromkeys(text for cell in column.present() if (text := clean(cell).rstrip("; "))))
    return cells if len(cells) <= _MOST else []


def without_job_titles(body: Grid, fields: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Return which columns are which of ours, without those of job titles where another one holds sides.

    Parameters
    ----------
    fields
        Our name -> the columns whose headings say it.
    """
    found = {name: list(places) for name, places in fields.items()}
    said, teams = found.get("perspective", []), found.get(TEAM, [])
    sides = [at for at in said if holds_sides(body.columns[at])]
    if sides:
        found["perspective"] = sides
    elif said and any(holds_sides(body.columns[at]) for at in teams):
        del found["perspective"]
    return found


def only_job_titles(body: Grid, fields: Mapping[str, Sequence[int]]) -> bool:
    """Tell whether what is called a role names jobs alone, so that some other column may say the side."""
    said = fields.get("perspective", ())
    return bool(said) and TEAM not in fields and not any(holds_some_side(body.columns[at]) for at in said)

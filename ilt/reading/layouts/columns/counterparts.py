"""Raters without a name: of a team's rows, and of ratings of the other side next to those of a named person."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ilt.coded_columns import Mask, combine
from ilt.reading.cells.column import Column, Numbers

NOTICE = (
    "We can't tell who gave the ratings under “{heading}”. The names in the file go with the other ratings, not "
    "with these. If you know who gave these, add a column with their names."
)
_ACTIONS = ("action_id", "action")
_TEAMS = ("school", "district", "round", "assessment")


def counterparts(fields: Mapping[str, Column], rows: Mask) -> Numbers:
    """Return a number for the nameless rater of each row: the same number, the same rater.

    Where a team's rows of the same action all say the same, it is one rating, written next to each name. Else the
    rater of each named person's ratings is another.

    Parameters
    ----------
    fields
        The columns of a table, with the names of the other side's raters.
    rows
        The rows of the table that hold ratings.
    """
    own = {name: column.take(rows) for name, column in fields.items()}
    of_team = of_teams(own)
    one, said = (len(set(of_teams(own, *names).tolist())) for names in (_ACTIONS, (*_ACTIONS, "rating")))
    return of_team if one == said else of_teams(own, "rater")


def of_teams(fields: Mapping[str, Column], *more: str) -> Numbers:
    """Return the same number for rows of the same team, and with the same in further columns."""
    columns = [fields[name] for name in (*_TEAMS, *more) if name in fields]
    return _numbers(columns, len(fields["rating"]))


def are_once(fields: Mapping[str, Column]) -> bool:
    """Tell whether each rater, or each team where nobody is named, has each action once."""
    numbers = of_teams(fields, "rater", "perspective", *_ACTIONS)
    return len(set(numbers.tolist())) == len(numbers)


def _numbers(columns: list[Column], length: int) -> Numbers:
    """Return the same number for rows that hold the same in all columns."""
    if not columns:
        return np.zeros(length, dtype=np.int64)
    codes, _ = combine([(column.codes, len(column.values)) for column in columns])
    return np.asarray(codes, dtype=np.int64)

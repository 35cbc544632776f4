"""Names that stand in the first row of their block alone: whose the rows below it are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.column import Column, Numbers
from ilt.reading.cells.headings import TEAM
from ilt.reading.cells.text import clean
from ilt.reading.layouts.columns.unnamed_columns import MAYBE
from ilt.reading.layouts.table import seen_text

_NAMES = ("round", "district", "assessment", "school", "rater", "perspective", TEAM)
_OPEN = tuple(f"{name}{MAYBE}" for name in ("round", "school", "perspective"))
"""Columns that may say it, of which that is asked."""
NOTICE = "Where the {names} is blank, we used the entry from the row above."


def filled_down(fields: Mapping[str, Column], rows: Mask) -> tuple[dict[str, Column], list[str]]:
    """Fill names down into the rows of their block, where the table is in blocks beyond doubt.

    The names that are missing are missing together; each block is of two rows or more, names them in its first row
    alone, and holds each action once.

    Parameters
    ----------
    rows
        The rows of the table that hold ratings.
    """
    blank = {name: rows & ~fields[name].where(seen_text) for name in (*_NAMES, *_OPEN) if name in fields}
    missing = {name: mask[rows] for name, mask in blank.items() if mask.any()}
    if not missing:
        return dict(fields), []
    there = np.flatnonzero(rows)
    first = ~np.logical_and.reduce(list(missing.values()))
    # A school may hold several raters' blocks, but no rater's block goes on at another school.
    nested = any((~mask == first).all() for mask in missing.values()) and not any(mask[0] for mask in missing.values())
    if not nested or not _are_blocks(fields, there, first):
        return dict(fields), []
    filled = dict(fields)
    for name, mask in missing.items():
        takes = np.arange(len(rows))
        takes[there] = there[np.maximum.accumulate(np.where(mask, 0, np.arange(len(there))))]
        filled[name] = fields[name].take(takes)
    return filled, [NOTICE.format(names=" and ".join(name.removesuffix(MAYBE) for name in missing))]


def schools_of_people(fields: Mapping[str, Column]) -> tuple[dict[str, Column], list[str]]:
    """Fill schools down a list of people with ratings, each in a row, where each school begins a block of its own.

    Each block is of two people or more and names its school in its first row alone, no school has two blocks, and each
    person is there once.
    """
    names = [fields[name].map(clean) for name in ("school", "rater") if name in fields]
    if len(names) < _LEAST or not len(names[0]):
        return dict(fields), []
    school, rater = names
    first = school.where(bool)
    people = [name for name in rater.values if name]
    alone = rater.where(bool).all() and len(rater.present()) == len(rater) == len(set(people) & set(rater.present()))
    starts = np.flatnonzero(first)
    sizes = np.diff(np.append(starts, len(school)))
    several = len(starts) >= _LEAST and starts[0] == 0 and (sizes >= _LEAST).all()
    if not (several and alone and len({school[int(at)] for at in starts}) == len(starts)):
        return dict(fields), []
    rows = np.maximum.accumulate(np.where(first, np.arange(len(school)), 0))
    return {**fields, "school": fields["school"].take(rows)}, [NOTICE.format(names="school")]


def _are_blocks(fields: Mapping[str, Column], there: Numbers, first: Mask) -> bool:
    """Tell whether each row with names is followed by rows without, and each block has an action once."""
    if not first[0] or first[-1] or (first[:-1] & first[1:]).any():
        return False
    starts = np.flatnonzero(first)
    ends = np.append(starts[1:], len(there))
    names = [fields[name] for name in ("action_id", "action") if name in fields]
    actions = [tuple(clean(column[int(at)]) for column in names) for at in there]
    return all(len(set(actions[start:end])) == end - start for start, end in zip(starts, ends, strict=True))


_LEAST = 2

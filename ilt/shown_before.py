"""What was shown before of each group, so that nobody who rates later can be worked out by subtraction.

Two figures of one group, of yesterday and of today, differ by who rated in between (a *differencing attack*). So the
figures that were shown of a group stay until at least as many people as the minimum have joined. What was shown is a
table of counts without names, kept in the workspace:

``KEYS``, the figures shown (``FIGURES``), ``k`` (the minimum then), ``pooled`` (whether the group was counted together
with other small ones; its own figures are then 0, and those of the pool are in the row of the school ``OTHERS``) and
``renewed`` (whether these figures took the place of earlier ones) and ``members`` (whose figures they are, as
``ilt.group_members`` has it: no names).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from ilt import rules
from ilt.counts import KEYS, NS, rows_of
from ilt.ratings import OTHERS

FIGURES = (*NS, "not_rated", "raters")
_COLUMNS = {
    **dict.fromkeys(KEYS, "str"),
    **dict.fromkeys((*FIGURES, "k"), "int64"),
    "pooled": "bool",
    "renewed": "bool",
    "members": "str",
}
_ENTRY = ("round", "district", "assessment", "perspective", "action_id")
"""One entry of a workspace holds the groups that agree in these."""
_LISTED = ("school", *FIGURES, "k", "pooled", "renewed", "members")
_MOST = 10**9
_MEMBERS = re.compile("([0-9a-f]{8})*")


def none() -> pd.DataFrame:
    """Return what was shown where nothing was."""
    return pd.DataFrame({name: pd.Series([], dtype=kind) for name, kind in _COLUMNS.items()})


def hold(table: pd.DataFrame, before: pd.DataFrame, wanted: pd.Series) -> pd.DataFrame:
    """Return counts as they may be shown beside what was shown before.

    Parameters
    ----------
    table
        Counts (``ilt.counts.COLUMNS``), with rows of the school ``OTHERS`` for pools, ``members`` and ``borrowed``
        (``ilt.group_members.follow``).
    wanted
        How many raters each row's group must have.

    Returns
    -------
    pandas.DataFrame
        The rows of ``table``, in which groups with too few new raters have the figures that were shown, and beside
        them ``k`` (the minimum when they were shown), ``known`` (they were shown), ``pooled`` (only in a pool),
        ``held`` (these are the figures that were shown, whoever has rated by now), ``waits`` (newer ratings wait),
        ``joined`` (raters more than are shown), ``renewed`` and ``apart`` (nothing may be shown of it: it is new, and
        of people of a group that was shown and came apart, or of two that were shown with one person and became one).
    """
    own = before.reset_index(drop=True).reindex(rows_of(table, before)).set_axis(table.index)
    found = own["k"].notna()
    pooled = found & own["pooled"].eq(other=True)
    known = found & ~pooled
    was = own[list(FIGURES)].fillna(0).astype("int64")
    changed = known & (table[list(FIGURES)] != was).any(axis=1)
    # Where one rater is enough to be shown, there is nobody to protect.
    fresh = table["raters"] - was["raters"] - table["borrowed"]
    enough = (wanted <= 1) | (fresh >= rules.JOINED * wanted)
    waits = changed & ~enough
    renewed = changed & enough
    held = known & ~renewed
    return table.assign(
        **{name: table[name].mask(waits, was[name]) for name in FIGURES},
        k=own["k"].where(held, wanted).astype("int64"),
        known=known,
        pooled=pooled,
        held=held,
        waits=waits,
        joined=(table["raters"] - was["raters"]).clip(lower=0).where(waits, 0),
        apart=~known & ~pooled & (table["borrowed"] > 0) & ~enough,
        members=table["members"].mask(held, own["members"]),
        renewed=(known & own["renewed"].eq(other=True)) | (renewed & (wanted > 1)),
    )


def record(before: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """Return what has been shown once this is, in the order of ``KEYS``: the newest of each group."""
    table = pd.concat([before, shown[list(_COLUMNS)]], ignore_index=True)
    table = table.drop_duplicates(list(KEYS), keep="last").sort_values(list(KEYS), ignore_index=True)
    return table.astype(_COLUMNS)


def entries(table: pd.DataFrame) -> dict[str, list[Any]]:
    """Return what was shown as entries of a workspace, by a key without a name."""
    # Of many groups, a search for each would take minutes.
    by_group: dict[tuple[str, ...], list[list[Any]]] = {}
    columns = [table[name].tolist() for name in (*_ENTRY, *_LISTED)]
    for row in zip(*columns, strict=True):
        by_group.setdefault(row[: len(_ENTRY)], []).append(list(row[len(_ENTRY) :]))
    return {
        hashlib.sha256(json.dumps(place).encode()).hexdigest()[:24]: [list(place), rows]
        for place, rows in by_group.items()
    }


def table(stored: Mapping[str, Any]) -> pd.DataFrame:
    """Return what entries hold; whatever is not as ``entries`` makes it is as if nothing had been shown."""
    rows = [row for value in stored.values() for row in _rows(value)]
    found = pd.DataFrame(rows, columns=[*_ENTRY, *_LISTED]) if rows else none()
    return record(none(), found)


def sound(value: Any) -> bool:
    """Tell whether a value is as ``entries`` makes it."""
    rows = list(_rows(value))
    return bool(rows) and len(rows) == len(value[1])


def _rows(value: Any) -> Iterator[list[Any]]:
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(one, list) for one in value)):
        return
    place, rows = value
    if len(place) != len(_ENTRY) or not all(isinstance(name, str) for name in place):
        return
    for row in rows:
        # Of what was kept before members were, nobody is known.
        older = isinstance(row, list) and len(row) == len(_LISTED) - 1
        whole = [*row, ""] if older else row
        if isinstance(whole, list) and len(whole) == len(_LISTED) and _right(whole):
            yield [*place, *whole]


def _right(row: list[Any]) -> bool:
    school, *numbers, pooled, renewed, members = row
    if not (isinstance(school, str) and isinstance(pooled, bool) and isinstance(renewed, bool)):
        return False
    if not (isinstance(members, str) and _MEMBERS.fullmatch(members)):
        return False
    if not all(type(number) is int and 0 <= number <= _MOST for number in numbers):
        return False
    *figures, _, raters, k = numbers
    return k > 0 and (raters <= sum(figures)) and not (pooled and (sum(figures) or school == OTHERS))

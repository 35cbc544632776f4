"""One person, one name: in whatever case and order somebody writes it, within a district."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ilt.ratings import ANONYMOUS
from ilt.reading.cells.column import Column, combined
from ilt.reading.log import Log
from ilt.reading.stages import SheetTable


def same_names(
    districts: Column, names: Column, tables: Sequence[SheetTable], starts: Sequence[int], log: Log
) -> Column:
    """Give one person one spelling, the first, within a district: ``Ash, Ann`` is ``Ann Ash``, which is said."""
    known = {name: _in_order(name).casefold() for name in names.values if not name.startswith(ANONYMOUS)}
    if len({*known.values()}) == len(known):
        return names
    first: dict[tuple[str, str], str] = {}
    turned: list[str] = []
    pairs = combined(districts, names)
    # Combinations are in no order of the rows, so the first row of each is looked up.
    for at in sorted(pairs.first_rows()):
        district, name = pairs[at]
        if name in known:
            same = first.setdefault((district, known[name]), name)
            turned += [name] if same.casefold() != name.casefold() else []
    for name in dict.fromkeys(turned):
        for table in np.unique(np.searchsorted(starts, np.flatnonzero(names.where(name.__eq__)), side="right") - 1):
            log.say(
                "A name such as “Ash, Ann” counts as the same person as “Ann Ash”.",
                tables[table].source,
                tables[table].sheet,
            )
    return pairs.map(lambda pair: first.get((pair[0], known.get(pair[1], "")), pair[1]))


def _in_order(name: str) -> str:
    """Return a name that is written from its last name on as others write it: ``Ash, Ann`` is ``Ann Ash``."""
    if "," not in name:
        return name
    last, comma, rest = name.partition(", ")
    return f"{rest} {last}" if comma and "," not in rest and all(map(str.isalpha, (last[:1], rest[:1]))) else name

"""Tables that hold the rounded averages of another one of the same file: a row a school, and nobody's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells import rating_values
from ilt.reading.cells.fact_labels import WHEN
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.table import Table
from ilt.reading.stages import SheetTable

_CELLS, _ROWS, _NEAR = 50_000, 500, 0.5
_Rated = dict[tuple[str, str], list[int]]


def sums_up_another(own: SheetTable, tables: Sequence[SheetTable]) -> bool:
    """Tell whether each figure of a table is the rounded mean of what another one, that says who or when, holds."""
    if _says_who(own.table) or "school" not in own.table.fields or len(own.table.numbers) > _ROWS:
        return False
    rated = _rated(own.table)
    if not rated or any(len(ratings) > 1 for ratings in rated.values()):
        return False
    others = [other.table for other in tables if other is not own and _says_who(other.table)]
    return any(_are_means(rated, _rated(other)) for other in others if len(other.numbers) <= _CELLS)


def _says_who(table: Table) -> bool:
    return "rater" in table.fields or WHEN in table.fields


def _are_means(rated: _Rated, others: _Rated) -> bool:
    """Tell whether ratings are means of others, of which some action has several."""
    if not rated.keys() <= others.keys() or not any(len(others[key]) > 1 for key in rated):
        return False
    return all(abs(own[0] - float(np.mean(others[key]))) <= _NEAR for key, own in rated.items())


def _rated(table: Table) -> _Rated:
    """Return the ratings of each school and action."""
    sound: Mask = np.ones(len(table.numbers), dtype=np.bool_)
    for broken in table.broken:
        sound &= ~broken.rows
    fields = table.fields
    if "school" not in fields:
        return {}
    schools = fields["school"].map(lambda cell: clean(cell_text(cell)).casefold())
    actions = (fields.get("action_id") or fields["action"]).map(lambda cell: action_named(clean(cell_text(cell))))
    ratings = fields["rating"].map(lambda cell: rating_values.parse(cell).rating)
    found: _Rated = defaultdict(list)
    for at in np.flatnonzero(sound).tolist():
        if schools[at] and actions[at] and ratings[at] is not None:
            found[schools[at], actions[at]].append(ratings[at])
    return found

"""Raters that are called as the school that they rate, or as its name in short: nobody's, until somebody says so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.column import combined
from ilt.reading.cells.labels_among_names import stands_for
from ilt.reading.cells.summary_words import SummaryLabel, name_key
from ilt.reading.layouts.by_column import ByColumn
from ilt.reading.layouts.table import BrokenRows, Table
from ilt.reading.one_table.confirmed_raters import corrected_rows
from ilt.reading.problems import sentence
from ilt.reading.stages import NameColumns, Settled, TableLog

_MOST = 5_000
_OTHERS = 2


def without_schools(table: Table, names: NameColumns, settled: Settled, log: TableLog) -> tuple[Table, Mask]:
    """Make a problem of rows whose rater has the school's own name, where others are named; return these rows, too.

    Where schools rate, or nobody else is named, the name stays.
    """
    rows: Mask = np.zeros(len(table.numbers), dtype=np.bool_)
    raters = names.texts["rater"]
    if raters.unencoded is not None or len(raters.values) > _MOST or not any(raters.present()):
        return table, rows
    pairs = combined(raters, settled.school)
    own = {pair for pair in pairs.present() if pair[0] and pair[1] and _is_own(*pair)}
    if not own:
        return table, rows
    others = {pair[0] for pair in pairs.present() if pair[0]} - {pair[0] for pair in own}
    if table.layout != ByColumn.name and len(others) < max(_OTHERS, len({pair[0] for pair in own}) + 1):
        return table, rows
    place = names.places.get("rater")
    rows = pairs.where(own.__contains__) & names.sound
    rows[corrected_rows(table, place, log)] = False
    says = sentence("no-rater", why=SummaryLabel("phrase").why)
    of_column = place is None
    at, row = (int(table.rating_in[0]), table.header_row) if of_column else (place, None)
    broken = BrokenRows(rows, "no-rater", says, at, whole=of_column, row=row)
    return replace(table, broken=[*table.broken, broken]), rows


def _is_own(rater: str, school: str) -> bool:
    """Tell whether a rater is called as a school, as the start of its name, or as it is in short.

    >>> _is_own("Birch", "Birch Elementary"), _is_own("BES", "Birch Elementary"), _is_own("Ben", "Birch Elementary")
    (True, True, False)
    """
    whole, own = name_key(school), name_key(rater)
    return bool(own) and (f"{whole} ".startswith(f"{own} ") or stands_for(rater, whole))

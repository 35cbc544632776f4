"""A chart's data as a browser is sent them."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from ilt.cache import once

_MOST_VALUES, _LIST_BYTES = 127, 300
"""So many values have places of one byte; what a list of a column's values takes besides them."""


@once
def data(frame: pd.DataFrame) -> pa.Table:
    """Return the same table, with each value of a column once where that is shorter, and with nothing of pandas."""
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata()
    return pa.table({name: _said_once(table[name]) for name in table.column_names})


def _said_once(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_large_string(column.type):
        column = column.cast(pa.string())
    places = column.dictionary_encode()
    if len(column.unique()) <= _MOST_VALUES:
        places = places.cast(pa.dictionary(pa.int8(), column.type))
    return places if places.nbytes + _LIST_BYTES < column.nbytes else column

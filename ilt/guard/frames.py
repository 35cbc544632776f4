"""What goes through the pipes between the app and a guard process: JSON and Arrow, which run no code when read.

A message is a header of JSON and any number of blobs of bytes, each with its length before it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import IO, Any

import numpy as np
import pandas as pd
import pyarrow as pa

from ilt import ratings
from ilt.reading import Reading
from ilt.reading.all_tables.merge import RatingsTable

_LENGTH = 8
_LARGEST = 2**31
"""No message of ours has a part as large as this."""
_TABLES = ("problems", "sources", "questions", "notices", "corrections", "preview", "recalled", "columns", "unused")
READ, ALONE = "read", "alone"
"""Read all files together; or each by itself, to see which one a guard dies of."""
READING = 1 + len(_TABLES)
"""So many blobs hold a reading."""
_KIND = b"kind"


class BrokenError(Exception):
    """A pipe ended, or what came through it is no message."""


def send(pipe: IO[bytes], header: dict[str, Any], blobs: Sequence[Any] = ()) -> None:
    """Write a message."""
    text = json.dumps({**header, "blobs": len(blobs)}).encode()
    for block in (text, *blobs):
        view = memoryview(block).cast("B")
        pipe.write(len(view).to_bytes(_LENGTH, "little"))
        pipe.write(view)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Read a message.

    Raises
    ------
    BrokenError
        There is none.
    """
    try:
        header = json.loads(_block(pipe))
        blobs = [_block(pipe) for _ in range(header["blobs"])]
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise BrokenError from error
    return header, blobs


def _block(pipe: IO[bytes]) -> bytes:
    start = pipe.read(_LENGTH)
    length = int.from_bytes(start, "little")
    if len(start) < _LENGTH or length > _LARGEST:
        raise BrokenError
    block = pipe.read(length)
    if len(block) < length:
        raise BrokenError
    return block


def reading_to_blobs(table: RatingsTable, others: Mapping[str, pd.DataFrame]) -> list[Any]:
    """Return what was gathered of a ``Reading`` as blobs."""
    return [_ratings_to_blob(table), *(table_to_blob(others[name]) for name in _TABLES)]


def reading_of_blobs(blobs: Sequence[bytes]) -> Reading:
    """Return the reading that ``reading_to_blobs`` wrote; raises ``pyarrow.ArrowInvalid`` where it is none."""
    tables = dict(zip(_TABLES, map(table_of_blob, blobs[1:]), strict=True))
    return Reading(ratings=_ratings_of_blob(blobs[0]), **tables)


def table_to_blob(table: pd.DataFrame) -> Any:
    """Return a table of text, numbers and lists of texts as Arrow."""
    columns = {name: _arrow(table[name]) for name in table.columns}
    fields = [pa.field(name, columns[name].type, metadata={_KIND: str(table[name].dtype)}) for name in columns]
    return _blob(pa.table(list(columns.values()), schema=pa.schema(fields)))


def table_of_blob(blob: bytes) -> pd.DataFrame:
    """Return the table that ``table_to_blob`` wrote."""
    table = _table(blob)
    return pd.DataFrame(
        {field.name: _series(table[field.name], (field.metadata or {})[_KIND].decode()) for field in table.schema},
        index=pd.RangeIndex(table.num_rows),
    )


def _arrow(column: pd.Series) -> Any:
    if column.dtype == "str":
        return _text(column)
    if column.dtype == object:
        return pa.array(list(column), type=pa.list_(pa.large_string()))
    return pa.array(column)


def _text(column: pd.Series) -> Any:
    return pa.chunked_array(column.array.__arrow_array__()).cast(pa.large_string())


def _series(column: Any, kind: str) -> pd.Series:
    if kind == "str":
        return ratings.text_column(column)
    if kind == "object":
        return pd.Series(column.to_pylist(), dtype=object)
    return pd.Series(column.to_pandas(integer_object_nulls=True), dtype=kind)


def _ratings_to_blob(table: RatingsTable) -> Any:
    columns: dict[str, Any] = {"rating": pa.array(table.rating), "note": table.note}
    for name, column in table.keys.items():
        small = column.codes.astype(np.min_scalar_type(-max(len(column.values), 1)), copy=False)
        values = pa.array([str(value) for value in column.values], type=pa.large_string())
        columns[name] = pa.DictionaryArray.from_arrays(pa.array(small), values, safe=False)
    return _blob(pa.table(columns))


def _ratings_of_blob(blob: bytes) -> pd.DataFrame:
    table = _table(blob)
    columns: dict[str, Any] = {}
    for name in ratings.COLUMNS:
        if name == "rating":
            rating = table[name].to_numpy().astype(np.int64)
            columns[name] = pd.Series(pd.arrays.IntegerArray(np.maximum(rating, 0), rating < 0))
        elif name == "note":
            columns[name] = ratings.text_column(table[name])
        else:
            coded = table[name].combine_chunks()
            coded = coded if isinstance(coded, pa.DictionaryArray) else coded.chunk(0)
            columns[name] = ratings.column_of(coded.indices.to_numpy(), coded.dictionary)
    return pd.DataFrame(columns, columns=list(ratings.COLUMNS))


def _blob(table: pa.Table) -> Any:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def _table(blob: bytes) -> pa.Table:
    table = pa.ipc.open_stream(pa.py_buffer(blob)).read_all()
    # Who wrote it had read a stranger's bytes, so no offset in it is believed.
    table.validate(full=True)
    return table

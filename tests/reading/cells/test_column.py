"""Cells of a column that are more than blank."""

import pyarrow as pa

from ilt.reading.cells.column import Column


def test_filled_cells_of_text_and_of_codes():
    texts = ["a", "", "b", "a"]
    column = Column(text=pa.chunked_array([texts], type=pa.large_string()))
    assert column.filled_cells() == ["a", "b", "a"]
    assert Column.from_cells(texts).filled_cells() == ["a", "b"]
    assert Column.from_cells(texts).take([0, 1]).filled_cells() == ["a"]

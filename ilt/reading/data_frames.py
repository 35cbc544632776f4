"""The rows of a reading's problems, notices, corrections ... as a data frame."""

from __future__ import annotations

import functools
from typing import Any

import pandas as pd


def data_frame(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    """Return rows as a data frame: all text but the row number and the rating."""
    return _data_frame(rows, columns) if rows else _no_rows(columns).copy()


@functools.cache
def _no_rows(columns: tuple[str, ...]) -> pd.DataFrame:
    # Most tables of most readings: made anew each time they would take a fifth of the time of a small file.
    return _data_frame([], columns)


def _data_frame(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    kinds = {name: "Int64" if name in ("row", "rating") else "str" for name in columns}
    return pd.DataFrame({name: pd.array([row.get(name) for row in rows], dtype=kinds[name]) for name in columns})

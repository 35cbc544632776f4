"""Tables as CSV: never a live formula, never cut, and read back as what they were."""

from __future__ import annotations

import csv
import io
from collections.abc import Hashable
from typing import Any

import pandas as pd
import xlsxwriter

from ilt.formula_injection import as_written, inert
from ilt.ratings import ANONYMOUS, COLUMNS, rater_codes

ROWS_OF_A_SHEET, CELL_CHARACTERS = 1_048_576, 32_767
"""What a sheet and a cell of an Excel workbook hold."""


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as UTF-8 CSV that Excel opens as such; text is quoted and inert, missing values are blank.

    Reading takes the apostrophes of inert text off again.
    """
    texts = {
        name: column.map(lambda value: inert(_text(value)), na_action="ignore")
        for name, column in table.items()
        if column.dtype in ("str", object)
    }
    safe = table.assign(**texts).rename(columns=inert)
    text: str = safe.to_csv(index=False, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    return text.encode("utf-8-sig")


def _text(value: object) -> str:
    """Return a cell as text: of several names all."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def ratings_csv(ratings: pd.DataFrame, *, names: bool = False) -> bytes:
    """Return a ratings table as the CSV that people upload, with ``Rater 7`` for each name unless ``names``."""
    return csv_bytes(named_ratings(ratings, names=names))


def xlsx_bytes(table: pd.DataFrame, name: str = "Ratings") -> bytes:
    """Return a table as an ``.xlsx``: every text a text, whatever it starts with; whole or refused, never cut.

    Raises
    ------
    ValueError
        A text is longer than a cell of the format holds, or there are more rows than a sheet holds.
    """
    if len(table) >= ROWS_OF_A_SHEET:
        raise ValueError(f"An Excel sheet holds {ROWS_OF_A_SHEET - 1:,} rows. Download the CSV instead.")
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(name)
        text = book.add_format({"num_format": "@"})
        for place, header in enumerate(table.columns):
            sheet.write_string(0, place, str(header))
        sheet.freeze_panes(1, 0)
        for row, values in enumerate(table.itertuples(index=False), 1):
            for place, value in enumerate(values):
                _write(sheet, row, place, value, text)
    return file.getvalue()


def _write(sheet: Any, row: int, place: int, value: Hashable, text: Any) -> None:
    if pd.isna(value):
        return
    if isinstance(value, str):
        if value and sheet.write_string(row, place, in_workbook(value), text):
            raise ValueError(
                f"A text of {len(value):,} characters does not fit in an Excel cell. Download the CSV instead."
            )
    else:
        sheet.write_number(row, place, value)


def in_workbook(text: str) -> str:
    """Return a text as a cell holds it, which is no formula however it starts; of ``'=1`` reading takes one off."""
    return text if as_written(text) == text else inert(text)


def fits_excel(table: pd.DataFrame) -> bool:
    """Tell whether a table fits a sheet of Excel whole; the CSV file has no such limits."""
    texts = [column for _, column in table.items() if column.dtype == "str"]
    texts += [column[column.str.startswith("'")].map(in_workbook) for column in texts]
    return len(table) < ROWS_OF_A_SHEET and not any((column.str.len() > CELL_CHARACTERS).any() for column in texts)


def ratings_xlsx(ratings: pd.DataFrame, *, names: bool = False) -> bytes:
    """Return a ratings table as ``ratings_csv`` does, as an ``.xlsx``."""
    return xlsx_bytes(named_ratings(ratings, names=names))


def named_ratings(ratings: pd.DataFrame, *, names: bool) -> pd.DataFrame:
    """Return the columns of a ratings table that people upload, with ``Rater 7`` for each name unless ``names``."""
    named = ratings["rater"].mask(ratings["rater"].str.startswith(ANONYMOUS), "")
    return ratings[list(COLUMNS)].assign(rater=named if names else rater_codes(ratings))

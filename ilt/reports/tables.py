"""Tables as CSV: never a live formula, never cut, and read back as what they were."""

from __future__ import annotations

import re

import pandas as pd

from ilt.ratings import ANONYMOUS, COLUMNS, rater_codes

_LIVE = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r]")  # noqa: RUF001 - full-width signs start formulas, too


def inert(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula: an apostrophe before what would start one.

    Reading takes the apostrophe off again (``ilt.reading``).
    """
    return f"'{text}" if _LIVE.match(text) else text


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as UTF-8 CSV that Excel opens as such; text is inert, missing values are blank."""
    texts = {
        name: column.map(inert, na_action="ignore") for name, column in table.items() if column.dtype in ("str", object)
    }
    safe = table.assign(**texts).rename(columns=inert)
    text: str = safe.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def ratings_csv(ratings: pd.DataFrame, *, names: bool = False) -> bytes:
    """Return a ratings table as the CSV that people upload, with ``Rater 7`` for each name unless ``names``."""
    named = ratings["rater"].mask(ratings["rater"].str.startswith(ANONYMOUS), "")
    return csv_bytes(ratings[list(COLUMNS)].assign(rater=named if names else rater_codes(ratings)))

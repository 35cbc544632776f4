"""Rows in pixels: labels broken into lines, tags behind or under them, one row below the other."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from ilt.cache import once

Item = tuple[str, str, str]
"""A row to lay out: its key, its label, its tag or blank."""
LABEL_PX, WIDE_LABEL_PX = 236, 316
"""The room left of a chart for the rows' labels; dumbbells and bars have more of it to give than heatmaps."""
CHAR_PX = 7.3
"""The width of a letter of a label, with a little to spare."""
TALL_PX, ROW_PX, DENSE_PX = 48, 42, 22
"""The least height of a row: in one picture, in one of several, and where a room is to see as many as it can."""
LINE_PX = 19
TAG_PX = 78


def wrapped(text: str, chars: int, lines: int = 4) -> str:
    """Break a text into lines, the last one cut with an ellipsis where it is longer."""
    return "\n".join(textwrap.wrap(text, chars, max_lines=lines, placeholder="…", break_long_words=True) or [""])


def heads(names: Iterable[str], chars: int) -> dict[str, str]:
    """Return each name broken into at most four lines, no two alike: what is cut to the same has its end, too."""
    found = {name: wrapped(name, chars) for name in names}
    for name in _alike(found):
        whole = textwrap.wrap(name, chars) or [""]
        found[name] = "\n".join([*whole[:2], "…" + "\n".join(whole[2:][-2:])])
    while alike := _alike(found):
        for at, name in enumerate(alike, 1):
            found[name] += f" ({at})"
    return found


def _alike(found: Mapping[str, str]) -> list[str]:
    times = Counter(found.values())
    return [name for name, label in found.items() if times[label] > 1]


def place_rows(
    items: Sequence[Item], row_px: int | Mapping[str, int] = TALL_PX, label_px: int = LABEL_PX
) -> pd.DataFrame:
    """Lay out one row an item, in pixels: ``key, label, tag, y0, y1, y, label_y, tag_x, tag_y``.

    ``items`` are (key, label, tag); ``row_px`` is the least height, of all or by key. Labels break
    where they are long, and their rows grow; a tag stands behind the last line where there is room, else under it.
    """
    placed: list[dict[str, str | float]] = []
    top = 0.0
    for key, text, tag in items:
        lines = wrapped(text, int(label_px / CHAR_PX)).split("\n")
        behind = CHAR_PX * len(lines[-1]) + TAG_PX + 16 < label_px
        count = len(lines) + (bool(tag) and not behind)
        least = row_px if isinstance(row_px, int) else row_px.get(key, TALL_PX)
        px = max(least, LINE_PX * (count - 1) + min(least, LINE_PX + 8))
        first = top + px / 2 - LINE_PX * (count - 1) / 2
        placed.append(
            {
                "key": key,
                "label": "\n".join(lines),
                "tag": tag,
                "y0": top + 1.5,
                "y1": top + px - 1.5,
                "y": top + px / 2,
                "label_y": first,
                "tag_x": TAG_PX / 2 - label_px + (CHAR_PX * len(lines[-1]) + 14 if behind else 1),
                "tag_y": first + LINE_PX * (count - 1),
            }
        )
        top += px
    return pd.DataFrame(placed)


@once
def rows_of(
    table: pd.DataFrame, items: Sequence[Item], row_px: int | Mapping[str, int] = TALL_PX, label_px: int = LABEL_PX
) -> pd.DataFrame:
    """Lay out rows as ``place_rows`` does, once for the table that they show."""
    del table
    return place_rows(items, row_px, label_px)


@once
def of_rows(table: pd.DataFrame, layout: pd.DataFrame) -> pd.DataFrame:
    """Return what is shown in laid-out rows, by its ``key``."""
    return table[table["key"].isin(layout["key"])]


def with_corner(layout: pd.DataFrame, text: str) -> pd.DataFrame:
    """Return laid-out rows with a text above them, beside the heads of the columns."""
    corner = {"key": "", "label": text, "tag": "", "label_y": -13 - LINE_PX * text.count("\n")}
    return pd.concat([layout, pd.DataFrame([corner])], ignore_index=True)


def heights(layout: pd.DataFrame) -> list[float]:
    """Return the pixels that each laid-out row takes."""
    return list(layout["y1"] - layout["y0"] + 3)


@once
def height(layout: pd.DataFrame) -> int:
    """Return the pixels that laid-out rows take."""
    return int(layout["y1"].max() + 1.5)

"""Legends in the names of colors, such as ``Red = 0``, and which color of that name a filled cell has."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable

from ilt.framework import SCALE

_CODE = re.compile(r"#?(?:[0-9a-f]{2})?([0-9a-f]{6})")
_LONGEST = 200
_HUES = {
    "red": (-12, 12),
    "orange": (20, 46),
    "amber": (20, 46),
    "yellow": (54, 66),
    "green": (85, 160),
    "blue": (190, 250),
    "purple": (262, 300),
}
"""From which hue to which, in degrees, everybody calls a strong color so: what lies between has two names."""
_COLOR = "|".join(_HUES)
_ENTRY = re.compile(
    rf"\b({_COLOR})\b ?[=:(–—-] ?([0-3])(?![\d.])|(?<![\d.])([0-3]) ?[=:(–—-] ?({_COLOR})\b",
    re.IGNORECASE,
)
FROM_THE_WORST = ("red", "orange", "amber", "yellow", "green", "blue")
_STRONG, _STRONG_GREEN, _DARK = 0.75, 0.5, 0.4


def legend_of_colors(texts: Iterable[str]) -> dict[str, int]:
    """Return the rating that each color stands for, where texts say it of all four in as many colors; else nothing.

    >>> legend_of_colors(["Red = 0", "Orange = 1; Yellow = 2", "3 = green"])
    {'red': 0, 'orange': 1, 'yellow': 2, 'green': 3}
    >>> legend_of_colors(["Key: Green (3), Yellow (2), Orange (1), Red (0)"]), legend_of_colors(["Red = 0"])
    ({'red': 0, 'orange': 1, 'yellow': 2, 'green': 3}, {})
    """
    entries = (match for text in texts if len(text) <= _LONGEST for match in _ENTRY.finditer(text))
    found = {((match[1] or match[4]).casefold(), int(match[2] or match[3])) for match in entries}
    legend = dict(sorted(found, key=lambda entry: entry[1]))
    ranges = {_HUES[color] for color in legend}
    whole = len(found) == len(legend) == len(ranges) and sorted(legend.values()) == sorted(SCALE)
    return legend if whole else {}


def ratings_of_colors(legend: dict[str, int], codes: Iterable[str]) -> dict[str, int]:
    """Return which rating each color of a cell stands for; nothing where two of them have one name.

    >>> legend = {"red": 0, "orange": 1, "yellow": 2, "green": 3}
    >>> ratings_of_colors(legend, ["FFFF0000", "FFFFC000", "#92d050", "FFFFE699", "theme 5"])
    {'FFFF0000': 0, 'FFFFC000': 1, '#92d050': 3}
    >>> ratings_of_colors(legend, ["FFFFC000", "FFED7D31"])
    {}
    """
    found = {code: legend[name] for code in codes if (name := _name_of(code, legend))}
    return found if len(set(found.values())) == len(found) else {}


def _name_of(code: str, names: Iterable[str]) -> str:
    match = _CODE.fullmatch(code.casefold())
    if match is None:
        return ""
    red, green, blue = (int(match[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, strong, bright = colorsys.rgb_to_hsv(red, green, blue)
    degrees = hue * 360 - 360 * (hue > 0.9)  # reds lie on both ends
    if bright < _DARK:
        return ""
    for name in names:
        least = _STRONG_GREEN if name == "green" else _STRONG
        if _HUES[name][0] <= degrees <= _HUES[name][1] and strong >= least:
            return name
    return ""

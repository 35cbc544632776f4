"""Colors that mean something: of a rating, of a mean, of a gap; and the ink that reads on them."""

from __future__ import annotations

from functools import cache

from ilt import rules

RATINGS = ("#A63E00", "#F6B26B", "#9CC5DF", "#1B5E9B")
"""The colors of 0, 1, 2 and 3: the one place where hue speaks."""
JUST_UNDER = "#FFDBAA"
"""Of a mean just under the break, where need ends and strength begins: the palest warm color, and still no white."""
GAPS = {"small": "#EFEDE8", "notable": "#C3C8CE", "large": "#33404E"}
"""Gaps are ink, not hue."""
HIDDEN = "#8B929A"
"""Hidden (suppressed): a plain gray, unlike the hatching of what is not rated."""
BLACK, WHITE = "#000000", "#FFFFFF"


def of_mean(mean: float) -> str:
    """Return the fill of a mean rating (0-3), between those of two ratings: warm under the break, from it on cool."""
    low = min(int(mean), len(RATINGS) - 2)
    high = JUST_UNDER if low + 1 == rules.STRENGTH else RATINGS[low + 1]
    share = mean - low
    mixed = (round(a + (b - a) * share) for a, b in zip(_channels(RATINGS[low]), _channels(high), strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


@cache
def ink_on(fill: str) -> str:
    """Return black or white, whichever contrasts more with a fill."""
    return max(BLACK, WHITE, key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors (1-21), as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(hexadecimal: str) -> tuple[int, int, int]:
    return int(hexadecimal[1:3], 16), int(hexadecimal[3:5], 16), int(hexadecimal[5:7], 16)


def _luminance(hexadecimal: str) -> float:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in _channels(hexadecimal))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

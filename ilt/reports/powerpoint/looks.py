"""How slides look: their fonts, inks and sizes, and how much text a place has room for."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Inches

FONT = "Calibri"
INK, QUIET, RULE = "16202C", "5B6673", "DDD9D0"
WIDE, HIGH, MARGIN = Inches(13.333), Inches(7.5), Inches(0.6)
LETTER = 0.49
"""The width of a letter, as a share of its size, with a little to spare."""
TITLE_PT, TEXT_PT, LIST_PT, SMALL_PT, CELL_PT = 30, 18, 16, 14, 20
EMU = 12700
"""English Metric Units of a point."""


class TemplateError(ValueError):
    """A file is no template for slides."""


@dataclass(frozen=True)
class SlideRoom:
    """A room on a slide: where something is on a slide, in English Metric Units."""

    left: int
    top: int
    width: int
    height: int

    def below(self, height: int, gap: int = 0) -> SlideRoom:
        """Return what is left of it below so much."""
        return SlideRoom(self.left, self.top + height + gap, self.width, self.height - height - gap)


def rgb(hexadecimal: str) -> Any:
    """Return a color of six hexadecimal digits as python-pptx takes it."""
    return RGBColor(*bytes.fromhex(hexadecimal))


def lines_of(text: str, chars: int) -> int:
    """Return how many lines a text takes, each of so many letters."""
    return max(1, len(textwrap.wrap(text, chars)))


def chars_of(room: SlideRoom, size: float) -> int:
    """Return how many letters of a size, in points, a line of a room has."""
    return max(int(room.width / EMU / size / LETTER), 20)

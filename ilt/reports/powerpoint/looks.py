"""How slides look: their fonts, inks and sizes, and how much text a place has room for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Inches

from ilt.reports import letters
from ilt.reports.powerpoint.faces import CALIBRI, Face

FONT = "Calibri"
INK, QUIET, RULE = "16202C", "5B6673", "DDD9D0"
PAPER = "FFFFFF"
"""Below everything that is in an ink of ours: a district's own slides may be dark, or a photograph."""
WIDE, HIGH, MARGIN = Inches(13.333), Inches(7.5), Inches(0.6)
TEXT_PT, SMALL_PT, CELL_PT = 18, 14, 20
LINE = 1.2
"""How much higher than its letters a line is."""
_BOLD = 1.03
"""How much wider letters in bold are."""
EMU = 12700
"""English Metric Units of a point."""


class TemplateError(ValueError):
    """A file is no template for slides."""


@dataclass(frozen=True)
class SlideRoom:
    """A room on a slide: where something is on a slide, in English Metric Units.

    ``letters`` says how much room letters take in it. What takes room is measured in points of Calibri.
    """

    left: int
    top: int
    width: int
    height: int
    letters: Face = CALIBRI

    @property
    def wide(self) -> float:
        """Its width in points of Calibri."""
        return self.width / EMU / self.letters.wide

    @property
    def high(self) -> float:
        """Its height in points of Calibri."""
        return self.height / EMU / self.letters.high

    def emu(self, points: float) -> int:
        """Return how high so many points of Calibri are in it, in English Metric Units."""
        return round(points * EMU * self.letters.high)

    def below(self, height: int, gap: int = 0) -> SlideRoom:
        """Return what is left of it below so much."""
        return replace(self, top=self.top + height + gap, height=self.height - height - gap)


def rgb(hexadecimal: str) -> Any:
    """Return a color of six hexadecimal digits as python-pptx takes it."""
    return RGBColor(*bytes.fromhex(hexadecimal))


def in_ems(width: float, size: float, *, bold: bool = False) -> float:
    """Return a width in points as so many ems of letters of a size."""
    return max(width / size / (_BOLD if bold else 1), 1)


def high(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Return how high a text is in a width, all in points."""
    return letters.lines(text, in_ems(width, size, bold=bold)) * size * LINE

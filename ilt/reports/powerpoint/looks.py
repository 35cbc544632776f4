"""How slides look: their fonts, inks and sizes, and how much text a place has room for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Inches

from ilt.reports import letters

FONT = "Calibri"
INK, QUIET, RULE = "16202C", "5B6673", "DDD9D0"
PAPER = "FFFFFF"
"""Below everything that is in an ink of ours: a district's own slides may be dark, or a photograph."""
WIDE, HIGH, MARGIN = Inches(13.333), Inches(7.5), Inches(0.6)
TEXT_PT, SMALL_PT, CELL_PT = 18, 14, 20
LINE = 1.2
"""How much higher than its letters a line is."""
OTHER_FONT, _BOLD = 1.1, 1.03
"""How much wider than Calibri's a template's letters may be, and letters in bold."""
EMU = 12700
"""English Metric Units of a point."""


class TemplateError(ValueError):
    """A file is no template for slides."""


@dataclass(frozen=True)
class SlideRoom:
    """A room on a slide: where something is on a slide, in English Metric Units.

    ``letters`` says how wide letters are in it, as a multiple of Calibri's.
    """

    left: int
    top: int
    width: int
    height: int
    letters: float = 1.0

    @property
    def wide(self) -> float:
        """Its width in points of Calibri."""
        return self.width / EMU / self.letters

    @property
    def high(self) -> float:
        """Its height in points."""
        return self.height / EMU

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

"""The largest print in which words fit on one page: how wide and how high they stand, estimated before they are set.

Widths are Calibri's. A computer without it prints in another font, so large print leaves a sixth of the page free.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

WIDE, HIGH = 612.0, 792.0
"""A Letter page in points."""
SIZES = tuple(size / 2 for size in range(22, 13, -1))
"""Sizes of print in points, the largest first."""
FULL, CROWDED = 0.85, 0.97
"""How much of a page may be filled; the second where the smallest print needs it."""
TITLE, HEADING = 2.0, 1.2
"""How much larger than the print these are."""
_LINE = 1.22
_EMS = {
    **dict.fromkeys("'ijlI.,:;| ’·", 0.25),
    **dict.fromkeys('frtJ()-[]{}`!/\\"“”', 0.35),
    **dict.fromkeys("cszLgkvxyFS?", 0.46),
    **dict.fromkeys("ADGHNOQUVw%&", 0.68),
    **dict.fromkeys("mMW@—…", 0.9),
}
_OTHER, _FOREIGN, _FULL_WIDTH = 0.54, 0.65, 1.25


@dataclass(frozen=True)
class Words:
    """What a page holds, as plain text: paragraphs below headings, two of them columns; then a table, then its foot."""

    title: str
    about: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
    below: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: str


@dataclass(frozen=True)
class Page:
    """How a page is set, in points.

    Attributes
    ----------
    size
        Of the print.
    beside
        Each part has a column of its own; else the two flow through both.
    """

    size: float
    beside: bool

    @property
    def _ease(self) -> float:
        """From 0, the smallest print, to 1."""
        return (self.size - SIZES[-1]) / (SIZES[0] - SIZES[-1])

    @property
    def margin(self) -> float:
        """Around the page."""
        return 28 + 26 * self._ease

    @property
    def leading(self) -> float:
        """The distance of lines, as a multiple of the font's own."""
        return 0.9 + 0.12 * self._ease

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * _LINE * self.leading

    @property
    def after(self) -> float:
        """Below a paragraph."""
        return self.size * (0.12 + 0.33 * self._ease)

    @property
    def before(self) -> float:
        """Above a heading."""
        return self.size * (0.6 + 0.7 * self._ease)

    @property
    def indent(self) -> float:
        """Of the lines of a paragraph after its mark."""
        return self.size * 1.75

    @property
    def between(self) -> float:
        """Between columns."""
        return self.size * 2.4

    @property
    def width(self) -> float:
        """Of the whole text."""
        return WIDE - 2 * self.margin

    @property
    def column(self) -> float:
        """Of one of two columns."""
        return (self.width - self.between) / 2

    def columns(self, rows: Iterable[tuple[str, ...]]) -> tuple[float, ...]:
        """Return the widths of a table of next steps: narrow figures and dates, the rest as the words need it."""
        texts = list(zip(*rows, strict=True))[1:]
        number, day = self.size * 4, self.size * 6.4
        what, who, know = (max((ems(text) for text in texts[place]), default=1.0) + 1 for place in (0, 1, 3))
        whole = what + who + know
        shares = [max(part / whole, least) for part, least in ((what, 0.3), (who, 0.16), (know, 0.2))]
        free = (self.width - number - 2 * day) / sum(shares)
        return (number, shares[0] * free, shares[1] * free, day, shares[2] * free, day)


def fit(words: Words) -> Page:
    """Return how a page is set in the largest print in which the words fit on it; else in the smallest."""
    for size in SIZES:
        for page in (Page(size, beside=True), Page(size, beside=False)):
            if height(words, page) <= FULL * (HIGH - 2 * page.margin):
                return page
    smallest = Page(SIZES[-1], beside=True)
    room = CROWDED * (HIGH - 2 * smallest.margin)
    return smallest if height(words, smallest) <= room else Page(SIZES[-1], beside=False)


def height(words: Words, page: Page) -> float:
    """Estimate how high words stand on a page, in points."""
    heading = page.before + page.after + HEADING * page.line
    left, right = (heading + _paragraphs(part, page, page.column) for part in (words.left, words.right))
    widths = page.columns(words.rows)
    return (
        TITLE * page.line * lines(words.title, page.width / page.size / TITLE)
        + _paragraphs(words.about, page, page.width)
        + (max(left, right) if page.beside else (left + right) / 2 + 3 * page.line)
        + heading
        + _paragraphs(words.below, page, page.width)
        + heading
        + sum(_row(row, widths, page) for row in words.rows)
        + page.before
        + _paragraphs([words.foot], page, page.width)
    )


def _paragraphs(texts: Iterable[str], page: Page, width: float) -> float:
    broad = (width - page.indent) / page.size
    return sum(lines(text, broad) * page.line + page.after for text in texts)


def _row(row: tuple[str, ...], widths: Iterable[float], page: Page) -> float:
    cells = (lines(text, width / page.size - 0.8) for text, width in zip(row, widths, strict=True))
    return max(cells) * page.line + 2 * page.after + 1


def lines(text: str, width: float) -> int:
    """Count the lines of a text in a width, in ems, broken between words; a word too long for a line, within.

    >>> lines("Walk weekly, all of us", 5.5), lines("Walk", 99)
    (2, 1)
    """
    count = 0
    for line in text.split("\n"):
        count, at = count + 1, 0.0
        for word in line.split(" "):
            wide = ems(word)
            if at and at + wide > width:
                count, at = count + 1, 0.0
            count += int(wide // width)
            at += wide % width + _EMS[" "]
    return count


@functools.lru_cache(maxsize=16_384)
def ems(text: str) -> float:
    """Estimate how wide a text is in Calibri, in ems."""
    return sum(map(_em, text))


def _em(letter: str) -> float:
    if letter < "ɐ":
        return _EMS.get(letter, _OTHER)
    return _EMS.get(letter, _FOREIGN if letter < "⺀" else _FULL_WIDTH)

"""The largest print in which words fit on one page: widths and heights are estimated before anything is written.

Widths are Calibri's. A computer without it prints in a wider font, so all but the smallest print leaves some of the
page free.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ilt.reports.letters import ems, lines

WIDE, HIGH = 612.0, 792.0
"""A Letter page in points."""
SIZES = tuple(size / 2 for size in range(24, 13, -1))
"""Sizes of print in points, the largest first."""
SMALL = 10
"""From this size down, lines may run in."""
FULL = 0.9
"""How much of a page may be filled, except by the smallest print."""
TITLE, HEADING = 2.0, 1.2
"""How much larger than the print these are."""
RULE = 5
"""Points between the words and the rule below them."""
_LINE = 1.22


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
    turn
        How many of the right column's paragraphs go below the left column's, so that both are equally high.
    run_in
        What would be on a line of its own follows after a dash.
    """

    size: float
    turn: int = 0
    run_in: bool = False

    @property
    def _ease(self) -> float:
        """From 0, the smallest print, to 1."""
        return (self.size - SIZES[-1]) / (SIZES[0] - SIZES[-1])

    @property
    def margin(self) -> float:
        """Around the page."""
        return 21 + 33 * self._ease

    @property
    def leading(self) -> float:
        """The distance between lines, as a multiple of the font's line height."""
        return 0.81 + 0.23 * self._ease

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * _LINE * self.leading

    @property
    def after(self) -> float:
        """Below a paragraph."""
        return self.size * (0.08 + 0.37 * self._ease)

    @property
    def before(self) -> float:
        """Above a heading."""
        return self.size * (0.4 + 0.9 * self._ease)

    @property
    def indent(self) -> float:
        """Of a paragraph next to its mark; never more than Word's lists have room for."""
        return min(self.size * 1.6, 18)

    @property
    def between(self) -> float:
        """Between columns."""
        return self.size * 2

    @property
    def width(self) -> float:
        """Of the text."""
        return WIDE - 2 * self.margin

    @property
    def column(self) -> float:
        """Of one of two columns."""
        return (self.width - self.between) / 2

    def text(self, words: str) -> str:
        """Return words with their lines as they are set."""
        return words.replace("\n", " – ") if self.run_in else words

    def columns(self, rows: Iterable[tuple[str, ...]]) -> tuple[float, ...]:
        """Return the widths of a table of next steps: narrow figures and dates, the rest as the words need it."""
        number, day = self.size * 3.8, self.size * 6.2
        longest = [max(map(ems, texts)) for texts in zip(*rows, strict=True)]
        what, who, know = (longest[place] for place in (1, 2, 4))
        free = self.width - number - 2 * day
        own = free * min(max(who**0.5 / (what**0.5 + who**0.5 + know**0.5), 0.11), 0.25)
        first = (free - own) * min(max(what / (what + know), 0.25), 0.75)
        return (number, first, own, day, free - own - first, day)


def fit(words: Words) -> Page:
    """Return how a page is set in the largest print in which the words fit on it; else in the smallest."""
    for page in (Page(size, 0, run_in) for size in SIZES for run_in in (False, True)[: 1 + (size <= SMALL)]):
        columns = _columns(words, page)
        room = FULL * (HIGH - 2 * page.margin) - _around(words, page)
        if columns[0] <= room:
            return page
        even = columns.index(min(columns))
        if columns[even] <= room:
            break
    return replace(page, turn=even)


def _columns(words: Words, page: Page) -> list[float]:
    """Return how high the higher column is, for each paragraph at which the second one can begin."""
    heading = page.after + HEADING * page.line
    left = heading + _paragraphs(words.left, page, page.column)
    right = [_paragraphs([text], page, page.column) for text in words.right]
    turned = [max(left + page.before + heading + sum(right[:turn]), sum(right[turn:])) for turn in range(1, len(right))]
    return [max(left, heading + sum(right)), *turned]


def _around(words: Words, page: Page) -> float:
    """Return how high all but the columns is."""
    widths = page.columns(words.rows)
    return (
        TITLE * page.line * lines(words.title, page.width / page.size / TITLE)
        + page.after
        + _paragraphs(words.about, page, page.width)
        + RULE
        + page.before
        + 2 * (page.before + page.after + HEADING * page.line)
        + _paragraphs(words.below, page, page.width)
        + sum(_row(row, widths, page) for row in words.rows)
        + page.before
        + _paragraphs([words.foot], page, page.width)
    )


def _paragraphs(texts: Iterable[str], page: Page, width: float) -> float:
    broad = (width - page.indent) / page.size
    return sum(lines(page.text(text), broad) * page.line + page.after for text in texts)


def _row(row: tuple[str, ...], widths: Iterable[float], page: Page) -> float:
    cells = (lines(text, width / page.size - 0.8) for text, width in zip(row, widths, strict=True))
    return max(cells) * page.line + 2 * page.after + 1

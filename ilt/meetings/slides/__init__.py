"""Slides: what a meeting sees, one idea at a time. They hide small groups as every screen does.

A slide is words and figures, ready to be printed; ``ilt.meetings.slides.html`` draws it. What a slide has no room
for is on a slide of its own or counted in words: nothing is cut, nothing scrolls.
"""

from __future__ import annotations

import functools
import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

HEIGHT = 641
"""Where the buttons begin. This and all heights and widths here are pixels of a projector of 1280x720."""
LINE = 29
"""The height of a line of the smallest text."""
LABEL_CHARS, WIDE_CHARS = 29, 86
"""Letters in a line of a row's label, and in one across the slide."""
TITLES = {"": (48, 46), "long": (40, 57), "longer": (31, 74)}
"""For each size of a title the height of a line, and its letters."""
LONG, LONGER = 92, 150
"""A title of so many letters is smaller."""
GROWN = (1.5, 1.25)
KEY_CHARS = 62
"""The letters that the rating colors, with their words, take after a foot."""
SIDE_PX = 364
"""The width of each side of the line in rows of bars."""


@dataclass(frozen=True)
class Bar:
    """How one side rated something: ``counts`` of 0s, 1s, 2s and 3s; ``words`` where no counts are shown."""

    mark: str
    counts: tuple[int, ...] = ()
    words: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Mark:
    """A mark on the scale 0-3: ``shape`` is ``self``, ``cross``, ``then`` or ``now``; its figure is on one side."""

    shape: str
    value: float
    text: str
    right: bool


@dataclass(frozen=True)
class Row:
    """One row of a slide, with bars, marks or words after its label.

    Attributes
    ----------
    tag
        The students that an action names.
    words
        Behind the marks, or instead of them.
    rating
        A rating that the team agreed on, 0-3.
    """

    label: str
    tag: str = ""
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    words: str = ""
    rating: int | None = None


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes
    ----------
    name
        ``step`` or ``step:what``.
    kicker, title, ask, foot
        Above the title what this is about; under it a question or the whole wording; below how to read it.
    kind
        How rows look: ``bars``, ``scale``, ``words`` or ``agreed``.
    most
        For bars, the longest side in raters.
    whose
        Which team of which district, where several districts may have a team of its name; on the margin above the rest.
    picture
        The address of an image of a QR code, on the right; beside one there are few words.
    """

    name: str
    kicker: str
    title: str
    kind: str = "words"
    rows: tuple[Row, ...] = ()
    most: int = 1
    ask: str = ""
    foot: str = ""
    whose: str = ""
    picture: str = ""


def step_of(name: str) -> str:
    """Return the key of the step that a slide belongs to, from the slide's name."""
    return name.partition(":")[0]


def lines(text: str, chars: int = LABEL_CHARS) -> int:
    """Return how many lines a text takes."""
    return sum(max(1, len(textwrap.wrap(part, chars))) for part in text.split("\n"))


def size(title: str) -> str:
    """Return the size of a title: blank, ``long`` or ``longer``."""
    return "longer" if len(title) > LONGER else "long" if len(title) > LONG else ""


def room(slide: Slide) -> int:
    """Return the height that is left for a slide's rows."""
    px, chars = TITLES[size(slide.title)]
    head = 30 + LINE * lines(slide.kicker, WIDE_CHARS) + px * lines(slide.title, chars) + 2 + 16
    key = "x" * KEY_CHARS if slide.kind == "bars" and slide.foot else ""
    ask, foot = ((LINE * lines(text, WIDE_CHARS) + 12) * bool(text) for text in (slide.ask, slide.foot + key))
    return HEIGHT - head - ask - foot - (30 if slide.kind == "scale" else 0)


def row_px(row: Row, kind: str, grown: float = 1) -> float:
    """Return the height that a row needs, its text so many times as large as the smallest."""
    line, label_chars, wide = LINE * grown, int(LABEL_CHARS / grown), int(WIDE_CHARS / grown)
    if kind == "words":
        head = lines(row.label, wide - 16) * (line + 5) if row.label else 0
        return head + (lines(row.words, wide) * line if row.words else 0) + 16 * grown
    tag = len(row.tag) + 3 if row.tag else 0
    label = lines(row.label + "x" * tag if tag < label_chars else row.label, label_chars) * line
    bars = 38 * grown * len(row.bars)
    agreed = max(lines(row.words, int(44 / grown)) * line, 46 * grown)
    behind = {"bars": bars, "scale": max(lines(row.words, int(18 / grown)) * line, 42 * grown), "agreed": agreed}
    return max(label, behind[kind]) + 6 * grown


def grown(slide: Slide) -> float:
    """Return how much larger a slide's rows are than they have to be: a few rows are large."""
    return next((by for by in GROWN if sum(row_px(row, slide.kind, by) for row in slide.rows) <= room(slide)), 1)


def paged(slide: Slide, most: int = 9) -> list[Slide]:
    """Break a slide's rows into as many slides as they need; the first has its plain name."""
    pages: list[list[Row]] = [[]]
    left = whole = float(room(slide))
    for row in slide.rows:
        px = row_px(row, slide.kind)
        if pages[-1] and (px > left or len(pages[-1]) >= most):
            pages.append([])
            left = whole
        pages[-1].append(row)
        left -= px
    between = "" if ":" in slide.name else ":"
    return [
        replace(
            slide,
            name=f"{slide.name}{between}{at}" if at > 1 else slide.name,
            kicker=f"{slide.kicker} ({at} of {len(pages)})" if len(pages) > 1 else slide.kicker,
            rows=tuple(page),
        )
        for at, page in enumerate(pages, 1)
    ]


def fitting(slide: Slide, most: int = 9) -> Slide:
    """Return a slide with the rows that it has room for: the first ones."""
    return replace(slide, rows=paged(slide, most)[0].rows)


def longest(rows: Sequence[Row]) -> int:
    """Return the longest side of some rows of bars, in raters."""
    sides = [sum(part) for row in rows for bar in row.bars for part in (bar.counts[:2], bar.counts[2:])]
    return max([1, *sides])


@functools.cache
def _needs(n: int) -> float:
    return 16.0 * len(str(n)) + 12


def widths(counts: Sequence[int], most: int) -> list[float]:
    """Return how wide each part of a bar is, in percent of one side of the line.

    As wide as its raters ask, unless a figure would not fit: then each part has room for its figure first, and shares
    what is left by its raters.
    """
    found = [0.0] * len(counts)
    for at in (0, 2):
        side = counts[at : at + 2]
        plain = [SIDE_PX * n / most for n in side]
        if all(px >= _needs(n) for n, px in zip(side, plain, strict=True) if n):
            own = plain
        else:
            needed = [_needs(n) if n else 0.0 for n in side]
            left = max(SIDE_PX - sum(needed), 0.0)
            own = [need + left * n / most for n, need in zip(side, needed, strict=True)]
        for place, px in enumerate(own):
            found[at + place] = math.floor(1000 * min(px, SIDE_PX) / SIDE_PX) / 10
    return found

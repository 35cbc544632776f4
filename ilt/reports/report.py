"""A report: what people take home of one view, described once. Every format prints this, and nothing else.

Figures are texts that are ready to be printed, as on screens; a chart has its values beside them, so that what a
program shows as the chart's data is what the screen says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Cell:
    """One cell of a table: its words, and its color where it has one (``#RRGGBB``); ``hatched``: nobody rated it."""

    text: str
    fill: str = ""
    hatched: bool = False


@dataclass(frozen=True)
class TableOfFigures:
    """A table of figures. The first column names its rows.

    Attributes
    ----------
    name
        What is in it, for whom a screen reader reads it.
    heat
        Whether its colors say how high its figures are, so that cells are as wide as each other.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heat: bool = False


@dataclass(frozen=True)
class Series:
    """One series of a chart: a value for each row (``None``: no figure), and how it is printed."""

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    fill: str


@dataclass(frozen=True)
class BarChart:
    """A bar chart: a row for each of ``rows``, and a bar or a part of one for each series.

    Attributes
    ----------
    says
        The same in words, for whom cannot see it.
    most
        Where its scale ends; it begins at 0.
    stacked
        Whether the series of a row are parts of one bar.
    """

    says: str
    rows: tuple[str, ...]
    series: tuple[Series, ...]
    most: float
    stacked: bool = False


Picture = BarChart | TableOfFigures
"""What a section shows."""


@dataclass(frozen=True)
class Item:
    """One item of a list: what it is about, what is said of it, and the students that it focuses on."""

    head: str
    lines: tuple[str, ...] = ()
    tag: str = ""


@dataclass(frozen=True)
class ReportSection:
    """One finding and what it rests on.

    Attributes
    ----------
    key
        Names it among the sections of a report.
    heading, finding
        What it is about, and what is to be seen there, in a sentence.
    picture, items, table
        A chart or a heatmap; a list; the figures behind a chart.
    foot
        How to read it, and what is to be known of its figures.
    prompts
        What a facilitator may ask.
    """

    key: str
    heading: str
    finding: str
    picture: Picture | None = None
    items: tuple[Item, ...] = ()
    table: TableOfFigures | None = None
    foot: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report of one team, or of a district.

    Attributes
    ----------
    title
        Whose ratings these are, and of when.
    about
        What was chosen, who rated, what is hidden, how many files it was made from, and when: on the first page.
    day
        When it was made, for the properties of a file.
    language
        Of its words, as ``en-US``.
    """

    title: str
    about: tuple[str, ...]
    sections: tuple[ReportSection, ...]
    day: date | None = None
    language: str = field(default="en-US")

    @property
    def headings(self) -> tuple[str, ...]:
        """What each section is titled: its finding; where another has the same, what it is about, too."""
        findings = [section.finding for section in self.sections]
        return tuple(
            ": ".join(filter(None, (section.heading, section.finding)))
            if not section.finding or findings.count(section.finding) > 1
            else section.finding
            for section in self.sections
        )

    @property
    def feet(self) -> tuple[tuple[str, ...], ...]:
        """The foot of each section without the lines that the section before has, too: for who reads on."""
        before = ((), *(section.foot for section in self.sections))
        return tuple(
            tuple(line for line in section.foot if line not in above)
            for section, above in zip(self.sections, before, strict=False)
        )

"""Charts and tables of a report, of what screens print: a chart's values are the figures that stand there."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from ilt import colors, format, framework, screens
from ilt.counts import NS
from ilt.ratings import CROSS, SELF
from ilt.reports.report import BarChart, Cell, Series, TableOfFigures
from ilt.view import TakingPart

words = screens.report

FILLS = {SELF: "#16202C", CROSS: "#8B929A"}
"""Self is ink, cross is gray: no hue, which is for ratings alone."""
_LEFT_OUT = {"Id", "Focuses on", "School", "Size", "In words"}
"""What a table of a screen says for whom sorts or searches it, and what paper is too narrow for."""

_NO_FIGURE = "–"


def figures(name: str, table: pd.DataFrame, actions: pd.DataFrame | None = None) -> TableOfFigures:
    """Return the figures of a table of a screen; ``actions``: which ones its rows are of, to name them in short."""
    short = table.drop(columns=[column for column in table.columns if column in _LEFT_OUT])
    if actions is not None:
        by_id = framework.current().by_id
        short = short.assign(Action=[by_id[key].short_label for key in actions["action_id"]])
    return grid(name, short)


def grid(name: str, table: pd.DataFrame) -> TableOfFigures:
    """Return a table of a screen as one of a report, each of its values as text."""
    rows = tuple(tuple(Cell(_text(value)) for value in row) for row in table.itertuples(index=False))
    return TableOfFigures(name, tuple(map(str, table.columns)), rows)


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if pd.isna(value) else str(value)


def taking_part(sides: Sequence[TakingPart]) -> TableOfFigures:
    """Return who rated from each side, and how much, as a row of figures for each; a column has one at least."""
    columns = {
        words.SCHOOLS: [one.schools for one in sides],
        words.RATINGS: [one.ratings for one in sides],
        words.ACTIONS: [one.actions for one in sides],
    }
    shown = {
        name: [f"{value:,}" if value else "" for value in column] for name, column in columns.items() if any(column)
    }
    shown[words.COMPLETE] = [f"{one.complete}%" if one.actions else "" for one in sides]
    rows = tuple(
        (Cell(one.who), *(Cell(text or (words.HIDDEN if one.hidden else _NO_FIGURE)) for text in figures_of))
        for one, *figures_of in zip(sides, *shown.values(), strict=True)
    )
    return TableOfFigures(words.WHO, (words.WHO, *shown), rows)


def two_sides(rows: Sequence[str], table: pd.DataFrame) -> BarChart | None:
    """Return the means of self and cross as bars, with the figures that screens print; of the sides that have any."""
    named = ((SELF, words.SELF), (CROSS, words.CROSS))
    means = [(name, screens.focus_areas.means(table, side), FILLS[side]) for side, name in named]
    shown = [one for one in means if any(text != _NO_FIGURE for text in one[1])]
    return bars(rows, shown) if shown else None


def bars(rows: Sequence[str], named: Iterable[tuple[str, Sequence[str], str]]) -> BarChart:
    """Return a bar for each row and series: its name, its printed means, and its fill."""
    series = tuple(Series(name, _values(texts), tuple(texts), fill) for name, texts, fill in named)
    figures_of = [
        [f"{_named(one.name)} {_said(one.texts[at])}" for one in series if one.texts[at]] for at in range(len(rows))
    ]
    says = words.bars_say(words.MEANS_CHART, list(zip(rows, figures_of, strict=True)))
    return BarChart(says, tuple(rows), series, max(framework.SCALE))


def ratings(rows: Sequence[tuple[str, Mapping[Hashable, Any]]]) -> BarChart:
    """Return how many 0s, 1s, 2s and 3s each row got, as one bar of four parts."""
    labels = [label for label, _ in rows]
    series = tuple(
        Series(
            f"{value} {framework.IN_SHORT[value]}",
            tuple(float(row[name]) or None for _, row in rows),
            tuple(str(row[name]) if row[name] else "" for _, row in rows),
            colors.RATINGS[value],
        )
        for value, name in enumerate(NS)
    )
    most = max(sum(int(row[name]) for name in NS) for _, row in rows)
    figures_of = [[words.rated(int(row[name]), value) for value, name in enumerate(NS) if row[name]] for _, row in rows]
    says = words.bars_say(words.COUNTS_CHART, list(zip(labels, figures_of, strict=True)))
    return BarChart(says, tuple(labels), series, float(most), stacked=True)


def _values(texts: Sequence[str]) -> tuple[float | None, ...]:
    """Return printed figures as numbers: what a chart holds is what the screen says."""
    return tuple(None if text == _NO_FIGURE else float(text.rstrip(format.LEFT_OUT)) for text in texts)


def _named(series: str) -> str:
    """Return the name of a series before its figure; a year is read apart from it."""
    return f"{series}:" if series[-1:].isdigit() else series


def _said(figure: str) -> str:
    """Return a figure as a sentence has it: a dash would not be read aloud."""
    return words.NO_FIGURE if figure == _NO_FIGURE else figure

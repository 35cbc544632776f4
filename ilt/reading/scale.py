"""Whether ratings were given on 0-3: what a sheet says of its scale, and what the numbers of files that look alike say.

Ratings are never shifted. Where anything says that the scale was another, a person is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from ilt.reading import limits, questions
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.legends import entries_of, in_words, is_own, labels_of, names_a_legend, other_scale
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import Table
from ilt.reading.log import Log
from ilt.reading.questions import SET_ASIDE, WAS_0_TO_3, WITHOUT_FOURS
from ilt.reading.stages import ScaleFigures, TableResult

ABOVE_SCALE = 3
"""So many numbers above 3 are no slip of the pen."""
_SHARE = 0.1
"""Where there are zeros, too, so many of the numbers are above 3; where there are none, two of so many are enough."""
_HIGHEST = 10
_DISTINCT = 200
_ROWS, _LONGEST = 100, 600
ANSWERS = (WAS_0_TO_3, WITHOUT_FOURS, SET_ASIDE)


def scale_said(grid: Grid, tables: Sequence[Table]) -> str:
    """Return, in a few words, the scale that a sheet says outside of its ratings, where it is not 0-3; else blank."""
    first = min((int(np.searchsorted(grid.numbers, table.header_row)) for table in tables), default=grid.height)
    texts = list(_texts_of_rows(grid, min(first, _ROWS)))
    headings = []
    for table in tables:
        rated = set(np.unique(table.rating_in).tolist())
        headings += [clean(text) for place, text in table.headers.items() if place in rated]
        texts += _texts_outside(grid, table, rated)
    return other_scale(texts, headings) or next(filter(None, (_labels_next_to(grid, table) for table in tables)), "")


def _labels_next_to(grid: Grid, table: Table) -> str:
    """Return, in a few words, the labels in a column next to the ratings: each number has one, and each label one."""
    if len(rated := np.unique(table.rating_in)) != 1 or table.actions_in_header or not len(table.numbers):
        return ""
    rows = np.searchsorted(grid.numbers, table.numbers)
    numbers = grid.columns[int(rated[0])].take(rows)
    for at, column in enumerate(grid.columns):
        if at in table.uses or column.unencoded is not None or len(column.values) > _DISTINCT:
            continue
        pairs = combined(numbers, column.take(rows)).present()
        texts = {f"{clean(number)} {label}": 2 for number, cell in pairs if (label := clean(cell))}
        labels = labels_of(texts)
        if len(labels) == len(texts) and len(labels) >= ABOVE_SCALE and len(rows) > len(labels) and not is_own(labels):
            return in_words(labels)
    return ""


def _texts_of_rows(grid: Grid, rows: int) -> Iterator[str]:
    """Return the texts of the first rows; a number and its label in the next cell, or above or below it, are one."""
    above: list[str] = []
    for place in range(rows):
        cells = [clean(text) if 0 < len(text) <= _LONGEST else "" for text in grid.row(place)]
        yield from _paired(above, cells)
        yield from _paired(cells, above)
        row = [text for text in cells if text]
        for text, following in zip(row, [*row[1:], ""], strict=False):
            if _is_number(text) and following[:1].isalpha():
                yield f"{text} - {following}"
            elif _is_number(following) and text[:1].isalpha():
                yield f"{following} - {text}"
            yield text
        above = cells


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text[:3]) <= _HIGHEST


def _paired(numbers: Sequence[str], labels: Sequence[str]) -> list[str]:
    """Return each number with the label in its column, where a row of numbers has a row of labels next to it."""
    pairs = [
        f"{number} = {label}"
        for number, label in zip(numbers, labels, strict=False)
        if _is_number(number) and label[:1].isalpha()
    ]
    filled = [text for text in numbers if text]
    return pairs if len(pairs) >= ABOVE_SCALE and len(pairs) == len(filled) else []


def _texts_outside(grid: Grid, table: Table, rated: set[int]) -> list[str]:
    """Return the texts of columns that are no part of the table, and those of its columns that are legends.

    Free text is left aside: a note may say "1 = we began".
    """
    names = {place for name, place in table.places.items() if name not in ("rating", "note", "rater")}
    found: list[str] = []
    for at, column in enumerate(grid.columns):
        heading = table.headers.get(at, "")
        bare = not heading or names_a_legend(heading) or entries_of(heading)
        outside = bare and at not in rated and at not in table.places.values()
        values = column.values if column.unencoded is None else []
        if outside and len(values) <= _DISTINCT:
            found += [heading, *_with_next(grid, at, column)] if heading else list(_with_next(grid, at, column))
        elif at in names and len(values) <= limits.SCHOOLS:
            texts = (cell for cell in values if isinstance(cell, str) and "=" in cell)
            found += [text for text in map(clean, texts) if entries_of(text)]
    return found


def _with_next(grid: Grid, at: int, column: Column) -> Iterator[str]:
    """Return the distinct texts of a column; a number goes with the first text right of it."""
    for place in column.first_rows():
        text = clean(cell_text(column[place]))
        following = clean(cell_text(grid.columns[at + 1][place])) if at + 1 < len(grid.columns) else ""
        yield f"{text} - {following}" if _is_number(text) and following[:1].isalpha() else text


def labels_said(ratings: Column) -> str:
    """Return, in a few words, the labels in rating cells where they are not the framework's; else blank."""
    if len(ratings.values) > limits.SCHOOLS:
        return ""
    counts = np.bincount(ratings.codes, minlength=len(ratings.values)).tolist()
    texts: dict[str, int] = defaultdict(int)
    for cell, count in zip(ratings.values, counts, strict=True):
        text = cell_text(cell).strip()
        if count and text:
            texts[text] += count
    labels = labels_of(texts)
    return "" if is_own(labels) else in_words(labels)


def figures_of(said: Column) -> ScaleFigures:
    """Return what the numbers of rating cells (``Value``) say of the scale."""
    counts = np.bincount(said.codes, minlength=len(said.values)).tolist()
    above = zeros = rated = 0
    for value, count in zip(said.values, counts, strict=True):
        number = value.shown.removesuffix(" …")
        off = value.code == "off-scale" and number.isascii() and number.isdigit() and int(number) <= _HIGHEST
        above += count if off else 0
        zeros += count if value.rating == 0 else 0
        rated += count if value.rating is not None else 0
    return ScaleFigures(above, zeros, rated)


def seems_other(figures: ScaleFigures) -> bool:
    """Tell whether numbers look like those of another scale: several above 3, and no 0, or more than a few."""
    of_all = figures.above >= _SHARE * (figures.above + figures.rated)
    return figures.above >= ABOVE_SCALE - (of_all and not figures.zeros) and (not figures.zeros or of_all)


def ask_of_all_alike(results: Sequence[TableResult], log: Log) -> list[TableResult]:
    """Ask about the scale where files that look alike, or the sheets of one file, tell it together; these then wait.

    What a table tells alone was asked when it was read.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, result in enumerate(results):
        for alike in (("look", result.sheet_table.table.look), ("file", result.sheet_table.source)):
            groups[alike].append(place)
    found = list(results)
    for group in groups.values():
        figures = sum((results[at].scale for at in group), ScaleFigures())
        if len(group) == 1 or not seems_other(figures):
            continue
        for at in group:
            own = found[at].sheet_table
            if any(one.key == "scale" and one.source == own.source for one in log.questions):
                is_open = log.answers.find("scale", own.source, own.sheet) not in ANSWERS
            else:
                question = questions.about_scale(own.source, figures.above, zeros=bool(figures.zeros), together=True)
                is_open = log.ask(question, own.sheet, ANSWERS.__contains__)
            if is_open:
                found[at] = replace(found[at], ratings=None, waiting=True)
    return found

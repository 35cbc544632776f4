"""Which row of a form's export is its header: the first that names two actions or more."""

from __future__ import annotations

from collections.abc import Sequence

from ilt.framework import ASSESSMENTS
from ilt.reading import limits
from ilt.reading.cells import rating_values
from ilt.reading.cells.headings import header_key, question_of
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import action_named, actions_now, count_actions, cut_named
from ilt.reading.layouts.columns.ids_without_letter import with_letters
from ilt.reading.layouts.table import seen_text

TIMES = frozenset(
    (
        *("timestamp", "completion time", "submitted at", "date submitted", "submitdate", "end date", "enddate"),
        *("recorded date", "recordeddate", "zeitstempel", "marca temporal", "horodateur", "carimbo de data hora"),
        *("informazioni cronologiche", "tijdstempel", "marca de tiempo", "submission time", "submitted"),
    )
)
"""Headings of the time at which an answer was sent in."""
LEAST = 2
"""So many actions make a row a header by themselves."""
_CELLS_LOOKED_AT = 20_000
_LIKE_RATINGS = 0.8
_OTHER_HEADERS = frozenset(("respondent id", "collector id"))


def header(grid: Grid) -> int | None:
    """Return the first row that names two actions or more, else one that names an action next to what else forms ask.

    A row that names one action may be a row of some other table: ratings, and no action, are below a header.
    """
    if "header" not in grid.memo:
        grid.memo["header"] = _header(grid)
    return grid.memo["header"]  # type: ignore[no-any-return]


def _header(grid: Grid) -> int | None:
    rows_that_may_be = min(limits.HEADER_ROWS, max(1, _CELLS_LOOKED_AT // max(len(grid.columns), 1)), grid.height)
    alone, characters = [], 0
    for place in range(rows_that_may_be):
        row = grid.row(place)
        named = count_actions(with_letters(grid, place, row))
        if named >= LEAST and not _is_one_action(row):
            return place
        alone += [place] if named else []
        characters += sum(map(len, row))
        if characters > limits.HEADER_CHARACTERS:
            break
    return next((place for place in alone if _heads_one(grid, place)), None)


def _is_one_action(row: Sequence[str]) -> bool:
    """Tell whether a row holds the id and the wording of one action, as a row below other headings does."""
    texts = [text for text in map(clean, row) if text and count_actions([text])]
    ids = [text for text in texts if text.upper() in actions_now().by_id]
    return (
        len(ids) == 1 < len(texts) and len({action_named(text) or cut_named(text, ASSESSMENTS) for text in texts}) == 1
    )


def _heads_one(grid: Grid, at: int) -> bool:
    """Tell whether a row that names one action is a header: it names who, where or when, and ratings are below."""
    row, above = ([clean(cell) for cell in grid.row(place)] for place in (at, max(at - 1, 0)))
    known = any(header_key(text) in TIMES or question_of(text) for text in row if text)
    if not known and not {header_key(text) for text in above} & _OTHER_HEADERS:
        return False
    column = next(place for place, text in enumerate(row) if text and count_actions([text]))
    below = grid.columns[column].slice(at + 1, grid.height).present()
    answers = [cell for cell in below if seen_text(cell)]
    rated = sum(rating_values.parse(cell).rating is not None for cell in answers)
    return rated >= max(1, _LIKE_RATINGS * len(answers)) and not any(
        action_named(clean(cell)) for cell in answers if isinstance(cell, str)
    )

"""Numbers that are no one person's ratings, by how they look together: means, and how often each rating was given."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ilt.coded_columns import Mask
from ilt.framework import SCALE, text_key
from ilt.reading.cells import masks, rating_values
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import kind_of
from ilt.reading.cells.label_words import rating_in_words
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.rating_columns import holds_counts
from ilt.reading.layouts.rows.row_labels import Who
from ilt.reading.layouts.table import BrokenRows, seen_text
from ilt.reading.problems import Refused, sentence

Values = np.ndarray[Any, np.dtype[Any]]
_BROKEN, _OFTEN, _MOST = 2, 0.2, 1 / 3
_LONG, _LOOKED_AT, _ROWS = 20, 200, 100_000
_WHOLE, _HALF, _OTHER = 1, 2, 3
_WHOLE_ONES = 10
_CHANCE = 0.02


def check_no_means(column: Column, heading: str) -> None:
    """Refuse a column of whole and broken numbers: where some are means, the whole ones are, too."""
    if is_means([column[place] for place in range(min(len(column), _LOOKED_AT))]):
        raise Refused("means", column=f"“{masks.heading(heading)}”")


def is_means(cells: Sequence[object]) -> bool:
    """Tell whether cells are means: broken numbers that nobody writes for "between two", or many of those.

    One of them among ten whole ones or more is a mistake in its cell.

    >>> is_means(["1.33", "2"]), is_means(["2", "1", "2.5", "0", "3", "1"]), is_means([1.5, 2.0, 2.5])
    (True, False, True)
    """
    kinds = [_kind(cell) for cell in cells]
    broken = sum(kind > _WHOLE for kind in kinds)
    other = kinds.count(_OTHER)
    if other >= _BROKEN or (other and kinds.count(_WHOLE) < _WHOLE_ONES):
        return True
    return broken >= _BROKEN and broken >= _OFTEN * sum(kind > 0 for kind in kinds)


def is_number(cell: object) -> bool:
    """Tell whether a cell is a number, be it in text."""
    return _kind(cell) > 0


def is_broken_number(cell: object) -> bool:
    """Tell whether a cell is a number that is not whole."""
    return _kind(cell) > _WHOLE


def means_of_areas(ratings: Column, areas: Mask) -> Mask:
    """Return the rows of focus areas that hold figures, where one is broken: none rates an action."""
    filled: Mask = areas & ratings.where(seen_text)
    broken = any(_kind(ratings[int(at)]) > _WHOLE for at in np.flatnonzero(filled))
    return filled & broken


def mean_rows(body: Grid, places: Sequence[int], rows: Mask, heading: str) -> list[BrokenRows]:
    """Return the rows of a form that hold means, such as a school's.

    Raises
    ------
    Refused
        Many do: then the others may hold means that happen to be whole.
    """
    numbers = np.zeros(body.height, dtype=np.int32)
    broken, other = numbers.copy(), np.zeros(body.height, dtype=np.bool_)
    for place in places:
        column = body.columns[place]
        kinds = np.array([_kind(cell) for cell in column.values], dtype=np.int8)[column.codes]
        numbers += kinds > 0
        broken += kinds > _WHOLE
        other |= kinds == _OTHER
    means: Mask = (other | ((broken >= _BROKEN) & (broken >= _OFTEN * numbers))) & rows
    if not means.any():
        return []
    if means.sum() >= _MOST * rows.sum():
        raise Refused("means", column=f"“{masks.heading(heading)}”")
    return [BrokenRows(means, "row-of-means", sentence("row-of-means"))]


def check_no_counts(body: Grid, headings: Mapping[int, str], who: Who) -> None:
    """Refuse a form whose rows name no time, but how many answered: each sums up several.

    Where rows have names, they are a person's unless each counts two or more.

    Parameters
    ----------
    headings
        Of the columns that are not used: place -> what it is called.
    """
    if any(body.columns[place].where(seen_text).any() for place in who.times):
        return
    named = any(body.columns[place].where(seen_text).any() for place in who.people)
    for place, heading in headings.items():
        if heading and kind_of(heading).name == "count" and holds_counts(body.columns[place], 2 if named else 0):
            raise Refused("counts", column=f"“{masks.heading(heading)}”")


def check_no_frequencies(body: Grid, headings: Mapping[int, str], who: Who, rows: Mask, rated: str) -> None:
    """Refuse a form that has a row for each answer of a team, as a table of how many gave each has.

    Nobody is named there, nothing says when a row was sent, and no answer stands twice in a team.

    Parameters
    ----------
    headings
        Of the columns that rate no action of ours: place -> what it is called.
    rows
        The rows that may be a rater's.
    rated
        The headings of the ratings, to name them.
    """
    if any(body.columns[place].where(seen_text).any() for place in who.times) or rows.sum() > _ROWS:
        return
    places = [*who.teams, *who.rounds]
    said = [np.zeros(int(rows.sum()), dtype=np.int32), *(body.columns[at].codes[rows] for at in places)]
    _, teams = np.unique(np.stack(said), axis=1, return_inverse=True)
    named = {place: body.columns[place] for place in who.people}
    for place, heading in headings.items():
        column = body.columns[place]
        if column.unencoded is not None or len(column.values) > _LONG:
            continue
        if any(other.where(seen_text).any() for at, other in named.items() if at != place):
            continue
        codes = column.codes[rows]
        answers = np.array([_answer(cell) for cell in column.values], dtype=np.int8)[codes]
        in_words = np.unique([seen_text(cell) for cell in column.values], return_inverse=True)[1][codes]
        bare = all(_kind(cell) or not seen_text(cell) for cell in column.present())
        # Numbers without a 0 may number the raters of each team.
        numbering = bare and (place in named or (not (answers == 0).any() and kind_of(heading).name != "rating"))
        if not numbering and _one_each(answers, teams.ravel(), in_words):
            raise Refused("counts", column=f"“{masks.heading(rated)}”")


def _answer(cell: object) -> int:
    """Return the rating that a cell says, be it in fewer words; -1 where it says none."""
    rating = rating_values.parse(cell).rating
    words = seen_text(cell)
    found = rating if rating is not None else rating_in_words(words)
    return found if found is not None else 2 if text_key(words) == "mostly" else -1


def _one_each(answers: Values, teams: Values, in_words: Values) -> bool:
    """Tell whether no answer stands twice in a team, beyond what chance explains, less so where they are in order."""
    if len(answers) < len(SCALE) or (answers < 0).any():
        return False
    own = [(answers[teams == team], in_words[teams == team]) for team in range(int(teams.max()) + 1)]
    sizes = [len(team) for team, _ in own]
    if any(len(set(team.tolist())) < len(team) for team, _ in own):
        return False
    orders = ([team for team, _ in own], [-team for team, _ in own], [words for _, words in own])
    in_order = any(all((np.diff(team) > 0).all() for team in order) for order in orders)
    ways = [math.comb(len(SCALE), size) if in_order else math.perm(len(SCALE), size) for size in sizes]
    chance = math.prod(way / len(SCALE) ** size for way, size in zip(ways, sizes, strict=True))
    return bool(chance * (len(orders) if in_order else 1) < _CHANCE)


def check_no_distribution(actions: Column, ratings: Column, others: Sequence[Column], heading: str) -> None:
    """Refuse a table that lists each rating of each action as often as every other, and says how many gave each.

    Parameters
    ----------
    others
        The columns that nothing is known of, one of which may hold how many.
    """
    if len(actions) > _ROWS or len(actions) < _BROKEN * len(SCALE):
        return
    if not any(all(map(_is_figure, column.present())) for column in others):
        return
    rated = np.array([-1 if (own := rating_values.parse(cell).rating) is None else own for cell in ratings.values])[
        ratings.codes
    ]
    pairs, counts = np.unique(np.stack([actions.codes, rated]), axis=1, return_counts=True)
    if len(set(counts)) == 1 and (pairs[1] >= 0).all() and pairs.shape[1] == len(SCALE) * len(set(pairs[0].tolist())):
        raise Refused("counts", column=f"“{masks.heading(heading)}”")


def _is_figure(cell: object) -> bool:
    return bool(_kind(cell) or _kind(seen_text(cell).removesuffix("%")))


def _kind(cell: object) -> int:
    """Return whether a cell is a whole number, one between two, or another broken one; 0 where it is none."""
    if isinstance(cell, bool) or cell is None:
        return 0
    text = seen_text(cell).replace(",", ".")
    try:
        number = float(text) if text[:1].isdigit() and len(text) < _LONG else None
    except ValueError:
        return 0
    return 0 if number is None else _WHOLE if number.is_integer() else _HALF if (2 * number).is_integer() else _OTHER

"""Where raters gave two different ratings of one action, in words that name nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

from ilt.coded_columns import Codes
from ilt.reading.cells.text import listed

_RATERS, _ROWS = 3, 4
"""So many raters, and so many rows of each, fit into a sentence."""


class RatedRow(NamedTuple):
    """One rating of a rater, and the row that it stands in."""

    rater: str
    action: str
    source: str
    sheet: str
    row: int


def first_raters(
    conflicts: Iterable[Sequence[int]], raters: Codes, source_of: Callable[[int], str]
) -> dict[str, tuple[int, list[Sequence[int]]]]:
    """Return, for each file, how many raters rated an action in two ways, and the conflicts of the first of them.

    A conflict is of the file that has the last of its ratings: it is asked about once.

    Parameters
    ----------
    conflicts
        The ratings of one action that differ.
    raters
        The rater of each rating.
    """
    found: dict[str, dict[int, list[Sequence[int]]]] = defaultdict(lambda: defaultdict(list))
    for ratings in conflicts:
        found[source_of(ratings[-1])][int(raters[ratings[0]])].append(ratings)
    return {source: (len(own), [*chain(*islice(own.values(), _RATERS))]) for source, own in found.items()}


def in_rows(conflicts: Iterable[Sequence[RatedRow]]) -> dict[str, list[tuple[str, int]]]:
    """Return, for each file, in which rows each rater rated an action in two ways, and how many actions those are.

    A conflict is of one file, as in ``first_raters``. A sheet is not named, for its name may be a rater's.

    >>> one, two = RatedRow("Ann", "S1.1", "a.csv", "", 4), RatedRow("Ann", "S1.1", "b.csv", "", 9)
    >>> in_rows([[one, two]]), in_rows([[one, one._replace(row=5)]])
    ({'b.csv': [('row 4 of a.csv and row 9 of b.csv', 1)]}, {'a.csv': [('rows 4 and 5', 1)]})
    """
    rows: dict[str, dict[tuple[str, str, int], None]] = defaultdict(dict)
    actions: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for ratings in conflicts:
        rows[ratings[0].rater] |= dict.fromkeys((one.source, one.sheet, one.row) for one in ratings)
        actions[ratings[-1].source][ratings[0].rater].add(ratings[0].action)
    return {
        source: [(_in_words(list(rows[rater]), source), len(own)) for rater, own in of_raters.items()]
        for source, of_raters in actions.items()
    }


def _in_words(rows: Sequence[tuple[str, str, int]], source: str) -> str:
    """Return rows in words, each with its sheet or file where that is another."""
    sheet = next(sheet for file, sheet, _ in rows if file == source)
    if all((file, own) == (source, sheet) for file, own, _ in rows):
        return f"rows {listed([f'{row:,}' for _, _, row in rows], _ROWS)}"
    several = len({file for file, _, _ in rows}) > 1
    words = [
        f"row {row:,}" + (f" of {file}" if several else " of another sheet" if own != sheet else "")
        for file, own, row in rows
    ]
    return listed(words, _ROWS)

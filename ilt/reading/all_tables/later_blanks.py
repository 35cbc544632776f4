"""Ratings that the same rater left blank in a later response: they stand, and that is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import permutations
from typing import NamedTuple

from ilt.reading.all_tables.latest import Latest
from ilt.reading.log import Log
from ilt.reading.stages import SheetTable


class OneAnswer(NamedTuple):
    """What a rater says of an action.

    Attributes
    ----------
    at
        Its place among all ratings.
    rated
        Whether it is a rating, and not a blank.
    taken
        Whether it is taken.
    rater
        Who says it, in which round, and so on: all but the action.
    table
        The place of its table.
    """

    at: int
    rated: bool
    taken: bool
    rater: tuple[int, ...]
    table: int


def left_blank_later(
    repeated: Sequence[Sequence[OneAnswer]], latest: Latest, corrects: Callable[[int], bool]
) -> Counter[tuple[int, int]]:
    """Return how many ratings of a table stand that the same rater left blank in a later answer, wherever that is.

    A form that was filled in by halves looks the same, so only a table counts that rates some other action once more.

    Parameters
    ----------
    repeated
        What one rater says of one action more than once, in the order of the files and their rows.
    latest
        Which is the latest.
    corrects
        Whether somebody answered that the latest ratings hold, by the place of a table.
    """
    twice = {
        (one.rater, one.table, other.table)
        for said in repeated
        for one, other in permutations([own for own in said if own.rated], 2)
        if one.table != other.table
    }
    stand: Counter[tuple[int, int]] = Counter()
    for said in repeated:
        rated = [own for own in said if own.taken and own.rated]
        blanks = [own for own in said if own.taken and not own.rated]
        if len(rated) == 1 and blanks:
            one, other = rated[0], blanks[-1]
            both = sorted((one.at, other.at))
            once_more = (one.rater, one.table, other.table) in twice or corrects(one.table)
            stand[one.table, other.table] += once_more and latest.of(both, both) == other.at
    return +stand


def say_later_blanks(stand: Counter[tuple[int, int]], tables: Sequence[SheetTable], log: Log) -> None:
    """Say how many ratings stand, as ``left_blank_later`` counts them, and what to do if they should not."""
    for (earlier, later), count in stand.items():
        place, other = tables[earlier], tables[later]
        many, it, they = (
            (f"{count:,} earlier ratings", "them", "they") if count > 1 else ("1 earlier rating", "it", "it")
        )
        where = "" if other.source == place.source else f" ({other.source})"
        said = f"We kept {many} because the rater left {it} blank in a later response{where}."
        log.say(f"{said} If {they} should not count, delete {it} in your file.", place.source, place.sheet)

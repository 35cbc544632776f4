"""Files and sheets without a name that hold nearly the same ratings: versions of one, or two raters of one mind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from ilt.reading.log import Log
from ilt.reading.stages import TableResult

_ACTIONS, _DIFFERENT, _VALUES = 12, 2, 3
_MOST, _RATINGS = 200, 100
_ALIKE = ("round", "school", "perspective")


def say_versions(results: Sequence[TableResult], log: Log) -> None:
    """Say which nameless person's ratings are all but one or two those of another's, in a table of their own."""
    own = [(result, rated) for result in results[:_MOST] if (rated := _rated(result))]
    said: set[int] = set()
    for (first, before), (second, after) in combinations(own, 2):
        if id(second) not in said and _alike(first, second) and _are_versions(before, after):
            said.add(id(second))
            there, here = first.sheet_table, second.sheet_table
            where = there.source if there.source != here.source else f"the sheet {there.sheet}"
            same = sum(after.get(action) == rating for action, rating in before.items())
            many = f"All {same} ratings are" if same == len(after) else f"{same} of these {len(after)} ratings are"
            log.say(
                f"{many} the same as in {where}. Each counts as a different rater’s. "
                "If one is a new version of the other, remove the old one.",
                here.source,
                here.sheet,
            )


def _rated(result: TableResult) -> Mapping[str, int]:
    """Return what the one rater without a name of a table gave each action; nothing where there are several."""
    place, ratings = result.sheet_table, result.ratings
    if ratings is None or not place.identity or not place.table.one_rater or len(ratings.rating) > _RATINGS:
        return {}
    actions = ratings.keys["action_id"]
    return {actions[at]: int(rating) for at, rating in enumerate(ratings.rating) if rating >= 0}


def _alike(first: TableResult, second: TableResult) -> bool:
    """Tell whether two tables are of the same team and time."""
    one, other = first.ratings, second.ratings
    assert one is not None and other is not None  # noqa: S101, PT018 - they have ratings
    return all(one.keys[name][0] == other.keys[name][0] for name in _ALIKE)


def _are_versions(before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """Tell whether two differ in hardly an action, of many that are not rated alike."""
    every = before.keys() | after.keys()
    different = sum(before.get(action) != after.get(action) for action in every)
    return len(every) >= _ACTIONS and len(set(after.values())) >= _VALUES and different <= _DIFFERENT

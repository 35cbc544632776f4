"""Headings cut so short that they may be several actions': which one it is says their place between their neighbors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ilt.framework import current
from ilt.reading.layouts.columns.heading_actions import actions_now, begins_with, spellings

_LEAST = 25
"""So many characters of a wording, between its neighbors, are no accident."""


def by_order(texts: Sequence[str], places: Iterable[int], asks: Mapping[str, Sequence[int]]) -> dict[int, str]:
    """Return the actions of cut headings that stand right between the action before and the one behind.

    Parameters
    ----------
    places
        The columns whose headings name no action for certain.
    asks
        Action -> the columns that ask it.
    """
    at_place = {place: action for action, own in asks.items() for place in own}
    found: dict[int, str] = {}
    for place in places:
        ids = _may_be(texts[place])
        left = at_place.get(max((at for at in at_place if at < place), default=-1), "")
        right = at_place.get(min((at for at in at_place if at > place), default=-1), "")
        fits = [id_ for id_ in ids if id_ not in asks and _between(left, id_, right)]
        if len(fits) == 1:
            found[place] = fits[0]
    return found if len(set(found.values())) == len(found) else {}


def _may_be(text: str) -> tuple[str, ...]:
    """Return the actions whose wording begins as a heading does."""
    for spelling in spellings(text):
        if ids := actions_now().beginning(spelling, _LEAST):
            return tuple(id_ for id_ in ids if begins_with(text, spelling, id_))
    return ()


def _between(left: str, action: str, right: str) -> bool:
    """Tell whether an action follows ``left`` in its assessment, and ``right`` follows it; at an end, another may."""
    ids = [one.id for one in current().of(current().by_id[action].assessment)]
    at = ids.index(action)
    before, after = ids[at - 1] if at else "", ids[at + 1] if at + 1 < len(ids) else ""
    return (left == before or (not before and left not in ids)) and (right == after or (not after and right not in ids))

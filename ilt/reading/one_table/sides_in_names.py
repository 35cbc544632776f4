"""Sides behind the name of a school or a rater: ``Oak (self)``, ``Dana Ek (District ILT)``, ``Al Roy, School ILT``."""

from __future__ import annotations

from functools import partial

from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.text import shown
from ilt.reading.cells.titles import side_behind
from ilt.reading.stages import TableLog


def take_sides(texts: dict[str, Column], log: TableLog) -> None:
    """Take the sides behind the names of schools and raters, where nothing else says a side; say so.

    A rater keeps the name as it is: two people may differ in nothing else.
    """
    if any(texts["perspective"].present()):
        return
    schools = texts["school"].map(partial(side_behind, bare=False))
    raters = texts["rater"].map(side_behind)
    if not any(side for _, side in (*schools.present(), *raters.present())):
        return
    sides = combined(schools, raters).map(lambda pair: _both(pair[0][1], pair[1][1]))
    texts["perspective"] = sides
    texts["school"] = schools.map(lambda pair: pair[0])
    some = next(side for side in sides.present() if side)
    log.say(f"What comes after a name, such as “{shown(some)}”, says which side rated.")


def _both(one: str, other: str) -> str:
    """Return the side that two names say; where they differ, both, so that it is asked."""
    return f"{one} ({other})" if one and other and one != other else one or other

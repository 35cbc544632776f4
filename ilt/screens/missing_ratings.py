"""What nobody has rated of what is looked at, said in words, and which filters lead to what is rated."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ilt import framework
from ilt.cache import once
from ilt.counts import NS
from ilt.ratings import CROSS, PERSPECTIVES, SELF
from ilt.view import SHOWS, View

MOST_WAYS = 3
HOW = """
This screen shows ratings, but no one in your selection has given any yet. A blank or N/A means *not rated*, which is
not the same as a 0.
"""


@dataclass(frozen=True)
class Way:
    """A way on: what a button says, and the filters that it sets.

    Attributes
    ----------
    filters
        Any of ``round``, ``assessment`` (``school`` or ``district``), ``perspective``, ``area`` (``None``: all) and
        ``schools`` (empty: all).
    """

    label: str
    filters: Mapping[str, Any]


@once
def unrated(view: View, sides: Sequence[str] = PERSPECTIVES) -> bool:
    """Tell whether none of these sides rated what is looked at; who is too few to be shown has rated."""
    table = _of(view, view.selected, sides_of(view, sides))
    return not (table[[*NS, "hidden"]] > 0).to_numpy().any()


def lacking(view: View) -> tuple[str, ...]:
    """Return the one side that has not rated what is looked at, where the other has; else nothing."""
    found = tuple(side for side in PERSPECTIVES if unrated(view, (side,)))
    return found if len(found) == 1 else ()


def sides_of(view: View, sides: Sequence[str]) -> tuple[str, ...]:
    """Return the sides that a screen is about; of one school, the district assessment is its view."""
    if view.assessment == "district" and view.one_school and CROSS in sides:
        return (CROSS,)
    return tuple(sides)


def _of(view: View, table: pd.DataFrame, sides: Sequence[str]) -> pd.DataFrame:
    own = table[table["perspective"].isin(sides)]
    # With a school's view of the district ILT comes the ILT's own, which no school filter takes away.
    return own[own["school"].isin(view.schools)] if view.schools and SELF not in sides else own


def sentence(view: View, sides: Sequence[str] = PERSPECTIVES) -> str:
    """Say that none of these sides rated what is looked at: ``No district rater has rated Birch in Fall 2026 yet``."""
    sides = sides_of(view, sides)
    place = view.one_school or ("these schools" if view.schools else "")
    if view.assessment == "district":
        who = {SELF: "No member of the district ILT", CROSS: f"No one from {place}" if place else "No school rater"}
        whom = "the district ILT"
    else:
        team = f"of {place}’s team" if view.one_school else f"of {place}’ teams" if place else "of a school’s team"
        who = {SELF: f"No member {team}", CROSS: "No district rater"}
        whom = place or "the schools"
    one = sides[0] if len(sides) == 1 else ""
    own = "their own ILT" if view.assessment == "school" else whom
    area = f" on “{framework.current().area(view.area).name}”" if view.area else ""
    return f"{who.get(one, 'No one')} has rated {own if one == SELF else whom}{area} in {view.round} yet"


def why(view: View, sides: Sequence[str] = PERSPECTIVES) -> str:
    """Say what the files hold in place of these ratings, and what can be done."""
    blank = int(_of(view, view.selected, sides_of(view, sides))["not_rated"].sum())
    held = "Your files list these actions, but all ratings are blank." if blank else "Your files have no such ratings."
    return f"{held} See what is rated, or add ratings."


def ways(view: View, sides: Sequence[str] = PERSPECTIVES) -> list[Way]:
    """Return the fewest changes of filters that show something, at most ``MOST_WAYS``."""
    others = [side for side in PERSPECTIVES if side not in sides]
    sides = sides_of(view, sides)
    found = [
        Way(f"Show {SHOWS[side].lower()} ratings", {"perspective": side})
        for side in others
        if not unrated(view, [side])
    ]
    for way in sorted(_wider(view), key=lambda way: len(way.filters)):
        if any(one.filters.items() <= way.filters.items() for one in found if "perspective" not in one.filters):
            continue
        if len(found) < MOST_WAYS and _shows(view, way.filters, sides):
            found.append(way)
    return found


def _wider(view: View) -> list[Way]:
    rounds = [(label, label) for label in view.rounds[::-1] if label != view.round]
    kinds = {"school": "the school assessment", "district": "the district assessment"}
    choices: list[list[tuple[str, str, Any]]] = [
        [("round", words, label) for label, words in rounds],
        [("assessment", words, kind) for kind, words in kinds.items() if kind != view.assessment],
        [("schools", "all schools", ())] if view.schools else [],
        [("area", "all focus areas", None)] if view.area else [],
    ]
    # The last of them vary first: closest by is what a smaller step shows.
    combined = itertools.product(*[[None, *options] for options in choices])
    changes = [[change for change in several if change] for several in combined]
    return [
        Way("Show " + ", ".join(words for _, words, _ in several), {name: value for name, _, value in several})
        for several in changes
        if several
    ]


def _shows(view: View, filters: Mapping[str, Any], sides: Sequence[str]) -> bool:
    """Tell whether something is rated once these filters are set."""
    assessment = filters.get("assessment", view.assessment)
    actions = framework.current().of(assessment, filters.get("area", view.area))
    wider = {"assessment": assessment, "actions": tuple(action.id for action in actions)}
    wider |= {"schools": filters.get("schools", view.schools), "round_": filters.get("round", view.round)}
    table = view.choose(view.counts, **wider)
    table = table[table["perspective"].isin(sides)]
    if wider["schools"] and SELF not in sides:
        table = table[table["school"].isin(wider["schools"])]
    return bool((table[[*NS, "hidden"]] > 0).to_numpy().any())

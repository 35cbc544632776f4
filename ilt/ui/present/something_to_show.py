"""Which screens have something to show: those that have not are passed by while presenting."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ilt import findings, priorities
from ilt.counts import NS
from ilt.ratings import PERSPECTIVES
from ilt.ui import next_steps
from ilt.ui.session import session
from ilt.view import View


def on(page: str) -> bool:
    """Tell whether a screen has anything to show of what the filters leave."""
    view = session.view
    return view is None or page not in _SHOWS or _SHOWS[page](view)


def _both_sides(view: View) -> bool:
    rated = view.selected[view.selected[list(NS)].to_numpy().any(axis=1)]
    return set(PERSPECTIVES) <= set(rated["perspective"])


def _rated_by_schools(view: View) -> bool:
    seen = view.but(schools=()).selected
    return bool(findings.consistency(seen)["cross_n"].gt(0).any())


_SHOWS: Mapping[str, Callable[[View], bool]] = {
    "self_and_cross": _both_sides,
    "change": lambda view: view.round != view.rounds[0],
    "across_schools": lambda view: (
        _rated_by_schools(view) if view.assessment == "district" else len(view.every_school) > 1
    ),
    "notes": lambda view: view.with_notes and not view.notes.empty,
    "priorities": lambda view: bool(priorities.ranked(view.selected, view.whole, view.scope, view.one_school)),
    "next_steps": lambda view: bool(next_steps.of_view(view)),
}
